"""The workers, without a broker."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import consumer
import pytest
import tasks
import waml
from payloads import checked

HELLO = '{"to":"85290000001","type":"text","text":"Hello!"}'
WRONG = '{"to":"+85290000001","type":"text","text":""}'


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent, by tasks that run where they are called."""
    bodies: list[str] = []
    monkeypatch.setattr(tasks, "sender", bodies.append)
    monkeypatch.setitem(tasks.app.conf, "task_always_eager", True)
    return bodies


def test_a_task_sends_what_is_right(sent: list[str]) -> None:
    tasks.send.delay(HELLO).get()
    tasks.remind.delay({"customer": "Lin", "day": "Friday", "to": "85290000001"}).get()
    assert [json.loads(body)["text"] for body in sent] == ["Hello!", "Hello Lin, we see you on Friday."]


def test_what_is_wrong_is_told_and_not_tried_again(sent: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def gate(payload: str) -> str:
        asked.append(payload)
        return waml.gate(payload)

    monkeypatch.setattr(tasks, "gate", gate)
    for task in (tasks.send.delay(WRONG), tasks.remind.delay({"customer": "L" * 25, "to": "85290000001"})):
        with pytest.raises(waml.Refused) as caught:
            task.get()
        assert caught.value.findings
    assert (sent, asked) == ([], [WRONG])


def test_what_the_network_spoils_is_tried_again(sent: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    failures = [tasks.TryAgain(), tasks.TryAgain()]

    def flaky(body: str) -> None:
        if failures:
            raise failures.pop()
        sent.append(body)

    monkeypatch.setattr(tasks, "sender", flaky)
    tasks.send.delay(HELLO).get()
    assert sent == [HELLO]


@dataclass
class Record:
    """A record as the client gives it."""

    text: bytes | None
    broken: object | None = None

    def error(self) -> object | None:
        return self.broken

    def key(self) -> bytes | None:
        return b"key"

    def value(self) -> bytes | None:
        return self.text


@dataclass
class Topic:
    """A topic that remembers what was committed, and where wrong records go."""

    records: list[Record]
    committed: int = 0
    read: int = 0
    aside: list[tuple[bytes, bytes | None, str]] = field(default_factory=list)

    def consume(self, num_messages: int, timeout: float) -> Sequence[Record]:
        found = self.records[self.read : self.read + num_messages]
        self.read += len(found)
        return found

    def commit(self, *, asynchronous: bool) -> None:
        assert not asynchronous
        self.committed = self.read

    def produce(self, topic: str, value: bytes, key: bytes | None, headers: list[tuple[str, bytes]]) -> None:
        assert topic == consumer.WRONG
        self.aside.append((value, key, headers[0][1].decode()))

    def flush(self) -> int:
        return 0


def work(topic: Topic, send: Callable[[bytes], None]) -> None:
    while consumer.step(topic, topic, send):
        pass


def test_wrong_records_go_aside_with_their_report() -> None:
    records = [Record(HELLO.encode())] * 1200 + [Record(WRONG.encode()), Record(b"\xff"), Record(None), Record(None, "gone")]
    topic, sent = Topic(records), list[bytes]()
    work(topic, sent.append)
    assert len(sent) == 1200 and topic.committed == len(records)
    assert [value for value, _, _ in topic.aside] == [WRONG.encode(), b"\xff", b""]
    codes = [[f["code"] for f in json.loads(told)["files"][0]["findings"]] for _, _, told in topic.aside]
    assert codes[0] == ["recipient/not-digits", "length/text-body"] and codes[1] == ["syntax/encoding"]
    assert all(key == b"key" for _, key, _ in topic.aside)


def test_a_worker_that_dies_in_the_middle_leaves_the_batch_to_the_next() -> None:
    topic, sent = Topic([Record(HELLO.encode())] * 700), list[bytes]()

    def dying(body: bytes) -> None:
        if len(sent) == 600:
            raise KeyboardInterrupt
        sent.append(body)

    with pytest.raises(KeyboardInterrupt):
        work(topic, dying)
    assert topic.committed == 500
    topic.read = topic.committed
    sent.clear()
    work(topic, sent.append)
    assert len(sent) == 200 and topic.committed == 700


def test_the_recipe_fails_with_what_is_wrong() -> None:
    assert checked(json.loads(HELLO)) == json.loads(HELLO)
    with pytest.raises(AssertionError, match="recipient/not-digits"):
        checked(json.loads(WRONG))
    with pytest.raises(AssertionError, match="x字"):
        checked({"to": "x字", "type": "text", "text": "a"})


def test_the_recipe_of_the_page_does_the_same() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/python.md").read_text(encoding="utf-8")
    recipe = next(block for block in re.findall(r"```python\n(.*?)```", page, re.S) if "def checked" in block)
    names: dict[str, Callable[[object], object]] = {}
    exec(recipe, names)
    assert names["checked"](json.loads(HELLO)) == json.loads(HELLO)
    with pytest.raises(AssertionError, match="recipient/not-digits"):
        names["checked"](json.loads(WRONG))
