"""Input that nobody means: a typed error, and never an abort."""

import gc
import json
import os
import resource
import subprocess
import sys
import threading

import pytest

import waml

HELLO = '{"to":"85290000001","type":"text","text":"Hello!"}'
CALLS = int(os.environ.get("WAML_CALLS", "20000"))


def codes(refused: waml.Refused) -> list[str]:
    return [finding.code for finding in refused.findings]


def test_lone_surrogates_are_a_finding() -> None:
    text = HELLO.replace("Hello", "Hell\ud83d")
    with pytest.raises(waml.Refused) as caught:
        waml.gate(text)
    assert codes(caught.value) == ["syntax/encoding"]
    assert waml.check("text: \udc00").findings[0].code == "syntax/encoding"
    with pytest.raises(waml.Refused):
        waml.compile("text: \udfff")
    with pytest.raises(waml.Refused):
        waml.Plan("text: \udfff")
    with pytest.raises(waml.Refused):
        waml.gate('{"to":"85290000001","type":"text","text":"\\ud83d"}')


def test_bytes_that_are_no_utf8_are_a_finding() -> None:
    for broken in (b"\xff", b'{"to": "\x80"}', "text: 字".encode("gbk"), "text: a".encode("utf-16")):
        assert "syntax/encoding" in [finding.code for finding in waml.check(broken).findings]
        with pytest.raises(waml.Refused) as caught:
            waml.gate(broken)
        assert "syntax/encoding" in codes(caught.value)


class Text(str):
    """A text that is not what it says it is."""

    def __str__(self) -> str:
        raise AssertionError("it is asked")

    def encode(self, *_: object, **__: object) -> bytes:
        raise AssertionError("it is asked")

    def __eq__(self, other: object) -> bool:
        raise AssertionError("it is asked")

    __hash__ = str.__hash__


def test_subclasses_of_str_are_what_they_hold() -> None:
    given = Text(HELLO)
    assert waml.gate(given) is given
    assert waml.gate_many([given, Text("\ud800")]) == [1]
    with pytest.raises(waml.Refused):
        waml.gate(Text("\ud800"))
    plan = waml.Plan(Text("params: {name: {max_chars: 9, example: a}}\ntext: '{{name}}'"))
    assert json.loads(plan.fill({Text("name"): Text("Lin"), "to": "85290000001"}))["text"] == "Lin"


@pytest.mark.parametrize("wrong", [None, 7, {"to": "x"}, [HELLO], object()])
def test_another_type_is_a_type_error(wrong: object) -> None:
    for call in (waml.gate, waml.check, waml.gate_lines, waml.compile, waml.Plan, waml.Catalogue):
        with pytest.raises(TypeError):
            call(wrong)
    with pytest.raises(TypeError, match="payload 1 is to be str or bytes"):
        waml.gate_many([HELLO, wrong])
    for given in (HELLO, HELLO.encode(), None, 7):
        with pytest.raises(TypeError):
            waml.gate_many(given)


def test_ten_megabytes_are_refused_or_taken() -> None:
    long = "x" * 10_000_000
    for text in (long, f'{{"to":"85290000001","type":"text","text":"{long}"}}', "[" * 10_000_000, "a: " * 3_333_333):
        with pytest.raises(waml.Refused) as caught:
            waml.gate(text)
        assert caught.value.findings
        assert not waml.check(text).ok
    assert waml.gate_lines("\n".join([HELLO] * 200_000)) == []


def test_a_thousand_threads() -> None:
    found: list[object] = []
    start = threading.Barrier(1000)

    def work() -> None:
        start.wait()
        try:
            assert waml.gate(HELLO) is HELLO
            assert waml.gate_many([HELLO, "{}"]) == [1]
            assert not waml.check("txt: Hello!").ok
            waml.gate("{}")
        except waml.Refused as refused:
            found.append(codes(refused))

    threads = [threading.Thread(target=work) for _ in range(1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1000 and all(one == found[0] for one in found)


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)


def test_a_fork_after_import_goes_on() -> None:
    program = f"""
import os, waml
payload = {HELLO!r}
waml.gate(payload); waml.gate_many([payload] * 1000)
children = []
for _ in range(8):
    child = os.fork()
    if child == 0:
        waml.gate(payload)
        bad = waml.gate_many([payload] * 1000 + ["{{}}"])
        os._exit(0 if bad == [1000] and not waml.check("txt: a").ok else 1)
    children.append(child)
assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
"""
    ended = run(program)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_interpreter_shuts_down_under_threads() -> None:
    program = f"""
import threading, waml
payload = {HELLO!r}
ready = threading.Barrier(9)
def work():
    ready.wait()
    while True:
        waml.gate_many([payload] * 1000); waml.check("txt: a"); waml.gate(payload)
for _ in range(8):
    threading.Thread(target=work, daemon=True).start()
ready.wait()
"""
    for _ in range(10):
        ended = run(program)
        assert (ended.returncode, ended.stderr) == (0, "")


def test_what_runs_at_the_end_may_still_ask() -> None:
    program = f"""
import atexit, waml
class Last:
    def __init__(self): self.gate = waml.gate
    def __del__(self): self.gate({HELLO!r})
kept = Last()
atexit.register(lambda: print(waml.gate_many([{HELLO!r}, "{{}}"])))
"""
    ended = run(program)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "[1]\n", "")


def test_a_worker_that_is_killed_leaves_the_others_whole() -> None:
    program = f"""
import multiprocessing, os, signal, time, waml
def work(queue):
    while True:
        queue.put(waml.gate_many([{HELLO!r}] * 10000 + ["{{}}"]))
if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    queues = [context.Queue(1) for _ in range(2)]
    workers = [context.Process(target=work, args=(queue,), daemon=True) for queue in queues]
    for worker in workers:
        worker.start()
    assert queues[0].get() == [10000]
    os.kill(workers[0].pid, signal.SIGKILL)
    workers[0].join()
    assert workers[0].exitcode == -signal.SIGKILL
    assert queues[1].get() == [10000] and queues[1].get() == [10000]
    workers[1].terminate()
    workers[1].join()
    assert waml.gate_many(["{{}}"]) == [0]
"""
    ended = run(program)
    assert (ended.returncode, ended.stderr) == (0, "")


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is read from /proc")
def test_calls_leave_nothing_behind() -> None:
    plan = waml.Plan("params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'")
    catalogue = waml.Catalogue('[{"name": "hello", "components": [{"type": "BODY", "text": "Hello!"}]}]')

    def refused(call: object, *given: object) -> None:
        try:
            call(*given)
        except (waml.WamlError, TypeError):
            return
        raise AssertionError("it passed")

    def calls(count: int) -> None:
        for number in range(count):
            waml.gate(HELLO)
            waml.gate(HELLO, catalogue=catalogue)
            plan.fill({"name": "Lin", "to": "85290000001"})
            if number % 100 == 0:
                waml.gate_many([HELLO, "{}", b"\xff", "\ud800"])
                refused(waml.gate, "{}")
                refused(waml.gate, "\ud800")
                refused(waml.gate, 7)
                refused(plan.fill, {"name": "x" * 30})
                refused(waml.compile, "txt: a")
                waml.check("txt: a").findings
                waml.Plan("text: a")

    calls(max(CALLS // 10, 2000))
    gc.collect()
    before = resident()
    calls(CALLS)
    gc.collect()
    grown = resident() - before
    print(f"{grown} bytes more after {CALLS} rounds of three calls")
    assert grown < 4 << 20, f"{grown} bytes more after {CALLS} rounds"
