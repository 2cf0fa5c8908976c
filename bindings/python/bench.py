"""What Python pays, beside what a service would use without waml; prints the tables of docs/performance.md.

    pip install WHEEL pydantic jsonschema-rs     the wheel of `maturin build` (profile dist)
    python bench.py                              all but the install
    python bench.py install WHEEL                a fresh environment and the first check

CPU time a call where nothing else is said, the best of many turns, in which every case takes its own: other work on the
machine weighs on none. All read from text, as it comes from a queue. The peers check less: types and lengths, no relation.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

ROOT = Path(__file__).resolve().parents[2]
MANY = int(os.environ.get("MANY", "1000000"))
WRONG = 1000


def best(cases: dict[str, Callable[[], object]], turns: int = 40, calls: int = 500) -> dict[str, float]:
    """Microseconds of CPU a call."""
    found = dict.fromkeys(cases, float("inf"))
    for _, (name, call) in itertools.product(range(turns), cases.items()):
        start = time.process_time()
        for _ in range(calls):
            call()
        found[name] = min(found[name], (time.process_time() - start) / calls * 1e6)
    return found


def model() -> Callable[[str], object]:
    """The list message of the document in pydantic, as a service writes it."""
    from pydantic import BaseModel, Field, StringConstraints

    def text(most: int) -> object:
        return Annotated[str, StringConstraints(min_length=1, max_length=most)]

    class Row(BaseModel):
        id: text(200)  # type: ignore[valid-type]
        title: text(24)  # type: ignore[valid-type]
        description: text(72) | None = None  # type: ignore[valid-type]

    class Section(BaseModel):
        title: text(24)  # type: ignore[valid-type]
        rows: Annotated[list[Row], Field(min_length=1, max_length=10)]

    class Action(BaseModel):
        button: text(20)  # type: ignore[valid-type]
        sections: Annotated[list[Section], Field(min_length=1, max_length=10)]

    class Header(BaseModel):
        type: Literal["text"]
        text: text(60)  # type: ignore[valid-type]

    class Body(BaseModel):
        text: text(4096)  # type: ignore[valid-type]

    class Footer(BaseModel):
        text: text(60)  # type: ignore[valid-type]

    class Interactive(BaseModel):
        type: Literal["list"]
        header: Header | None = None
        body: Body
        footer: Footer | None = None
        action: Action

    class Message(BaseModel):
        to: Annotated[str, StringConstraints(pattern=r"^[0-9]+$")]
        type: Literal["interactive"]
        interactive: Interactive

    return Message.model_validate_json


def documented() -> str:
    """The list of the document, without the white space that programs do not write."""
    text = (ROOT / "fixtures/documented/2.3-list.json").read_text(encoding="utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def single() -> None:
    import jsonschema_rs

    import waml

    text = documented()
    raw = text.encode()
    waml.gate(text)
    schema = json.loads((ROOT / "schemas/payload.schema.json").read_text(encoding="utf-8"))
    validator, validate = jsonschema_rs.validator_for(schema), model()
    assert validator.is_valid(json.loads(text))
    definition = waml.Plan("params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'")
    values = {"name": "Lin", "to": "85290000001"}
    yaml = (ROOT / "fixtures/example/repotting.waml.yaml").read_text(encoding="utf-8")
    found = best(
        {
            "waml.gate, str": lambda: waml.gate(text),
            "waml.gate, bytes": lambda: waml.gate(raw),
            "json.loads alone": lambda: json.loads(text),
            "pydantic, model_validate_json": lambda: validate(text),
            "jsonschema-rs, is_valid(json.loads)": lambda: validator.is_valid(json.loads(text)),
            "waml.Plan.fill": lambda: definition.fill(values),
            "waml.check, a definition": lambda: waml.check(yaml),
        }
    )
    ours = found["waml.gate, str"]
    print(f"\nthe documented list, {len(raw)} bytes\n\n| | us a call | times gate |\n|---|--:|--:|")
    for name, cost in found.items():
        print(f"| {name} | {cost:.2f} | {cost / ours:.1f} |")


def threads() -> None:
    import waml

    payloads = [documented()] * 20_000

    def walls(count: int) -> float:
        workers = [threading.Thread(target=waml.gate_many, args=(payloads,)) for _ in range(count)]
        start = time.perf_counter()
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return time.perf_counter() - start

    def forked(count: int) -> float:
        """The same in processes, which share nothing: what the machine has to give just then."""
        begin, go = os.pipe()
        children = []
        for _ in range(count):
            child = os.fork()
            if child == 0:
                os.read(begin, 1)
                waml.gate_many(payloads)
                os._exit(0)
            children.append(child)
        start = time.perf_counter()
        os.write(go, b"x" * count)
        for child in children:
            os.waitpid(child, 0)
        took = time.perf_counter() - start
        os.close(begin), os.close(go)
        return took

    one = two = apart = float("inf")
    # Short turns and many of them: some find both cores free.
    for _ in range(100):
        one, two, apart = min(one, walls(1)), min(two, walls(2)), min(apart, forked(2))
    print(
        f"\ngate_many, 20,000 payloads a thread: one {one * 1e3:.0f} ms, two {two * 1e3:.0f} ms ({2 * one / two:.2f} times);"
        f" two processes {apart * 1e3:.0f} ms ({2 * one / apart:.2f} times)"
    )


def corpus(path: Path) -> None:
    every = MANY // WRONG
    with path.open("w", encoding="utf-8") as file:
        for number in range(MANY):
            title = "x" * 25 if number % every == 1 else f"Fern {number}"
            rows = [{"id": f"{number}-{row}", "title": title, "description": "In a pot of 12 cm"} for row in range(4)]
            body = {"text": f"Order {number}: which fern?"}
            action = {"button": "Menu", "sections": [{"title": "Ferns", "rows": rows}]}
            message = {"to": f"852{number:08}", "type": "interactive", "interactive": {"type": "list", "body": body, "action": action}}
            file.write(json.dumps(message, separators=(",", ":")) + "\n")


def served(path: Path) -> int:
    """How many are refused by `waml serve --stdio`, all in flight."""
    server = subprocess.Popen([sys.executable, "-m", "waml", "serve", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin and server.stdout

    def feed() -> None:
        with path.open("rb") as file:
            for number, line in enumerate(file):
                server.stdin.write(b'{"id":%d,"method":"gate","payload":%b}\n' % (number, line[:-1]))
        server.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    refused = sum(b',"ok":false,' in line[:40] for line in server.stdout)
    feeder.join()
    assert server.wait() == 0
    return refused


def one_by_one(count: int = 20_000) -> float:
    """Requests a second to `waml serve --stdio`, each after the answer to the last."""
    text = documented().encode()
    server = subprocess.Popen([sys.executable, "-m", "waml", "serve", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin and server.stdout
    start = time.perf_counter()
    for number in range(count):
        server.stdin.write(b'{"id":%d,"method":"gate","payload":%b}\n' % (number, text))
        server.stdin.flush()
        assert b'"ok":true' in server.stdout.readline()[:40]
    took = time.perf_counter() - start
    server.stdin.close()
    server.wait()
    return count / took


def cpu() -> float:
    """Seconds of CPU of this process and of those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def many() -> None:
    import waml

    def each(path: Path) -> int:
        refused = 0
        with path.open("rb") as file:
            for line in file:
                try:
                    waml.gate(line)
                except waml.Refused:
                    refused += 1
        return refused

    def batches(path: Path) -> int:
        with path.open(encoding="utf-8") as file:
            return sum(len(waml.gate_many(batch)) for batch in iter(lambda: list(itertools.islice(file, 20_000)), []))

    ways: dict[str, Callable[[Path], int]] = {
        "read the lines alone": lambda path: sum(1 for _ in path.open("rb")) and 0,
        "gate, each line": each,
        "gate_many, 20,000 lines": batches,
        "gate_lines, the file": lambda path: len(waml.gate_lines(path.read_bytes())),
        "serve --stdio, all in flight": served,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "payloads.jsonl"
        corpus(path)
        print(f"\n{MANY:,} payloads, {path.stat().st_size >> 20} MiB, {WRONG:,} of them wrong\n\n| | CPU s | a second of CPU | clock s | refused |\n|---|--:|--:|--:|--:|")
        for name, way in ways.items():
            start, before = time.perf_counter(), cpu()
            refused = way(path)
            took, used = time.perf_counter() - start, cpu() - before
            print(f"| {name} | {used:.2f} | {MANY / used:,.0f} | {took:.2f} | {refused:,} |", flush=True)
            assert refused == (0 if "alone" in name else WRONG), name
    print(f"\nserve --stdio, one request after the other: {one_by_one():,.0f} a second")


def install(wheel: str) -> None:
    """A fresh environment with the wheel, and the first check in it."""
    with tempfile.TemporaryDirectory() as folder:
        steps = [
            ("python -m venv", [sys.executable, "-m", "venv", folder]),
            ("pip install", [f"{folder}/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", wheel]),
            ("waml check", [f"{folder}/bin/waml", "check", str(ROOT / "fixtures/example")]),
            ("waml check, again", [f"{folder}/bin/waml", "check", str(ROOT / "fixtures/example")]),
            ("import waml, check", [f"{folder}/bin/python", "-c", "import waml; assert waml.check('text: Hello!').ok"]),
            ("python -c pass", [f"{folder}/bin/python", "-c", "pass"]),
        ]
        print(f"\n{os.path.getsize(wheel) / 1e6:.2f} MB\n\n| | s |\n|---|--:|")
        for name, command in steps:
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            print(f"| {name} | {time.perf_counter() - start:.2f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["install"]:
        install(sys.argv[2])
    else:
        single()
        threads()
        many()
