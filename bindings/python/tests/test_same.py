"""The report is the same through the command, the module, and the server, byte for byte."""

import json
import subprocess
import sys
from pathlib import Path

import waml


def fixtures(root: Path) -> list[Path]:
    found = sorted(path for path in (root / "fixtures").rglob("*") if path.suffix in {".yaml", ".json"})
    assert len(found) > 1000
    return found


def command(arguments: list[str], given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-c", "from waml._waml import run; import sys; sys.exit(run(['waml', *sys.argv[1:]]))"]
    return subprocess.run([*program, *arguments], input=given, capture_output=True)


def test_every_fixture_has_the_same_report(root: Path) -> None:
    texts = [(str(path), path.read_bytes()) for path in fixtures(root)]
    readable = []
    for name, text in texts:
        try:
            readable.append((name, text.decode()))
        except UnicodeDecodeError:
            assert not waml.check(text, name).ok
    assert len(readable) > len(texts) - 20
    requests = "".join(json.dumps({"method": "check", "text": text, "name": name}) + "\n" for name, text in readable)
    served = command(["serve", "--stdio"], requests.encode())
    assert (served.returncode, served.stderr) == (0, b"")
    answers = served.stdout.decode().splitlines()
    assert len(answers) == len(readable)
    for (name, text), answer in zip(readable, answers, strict=True):
        report = waml.check(text, name)
        line = report.json.replace("\n", "")
        assert answer == f'{{"id":null,"ok":{json.dumps(report.ok)},"report":{line}}}', name


def test_the_command_prints_the_report_of_the_module(root: Path) -> None:
    paths = fixtures(root)
    # A process for each; the server's are all held against the command's in the tests of the command.
    for path in paths[:: len(paths) // 50]:
        printed = command(["check", "--isolated", "--format", "json", str(path)])
        report = waml.check(path.read_bytes(), str(path))
        assert printed.stdout.decode() == report.json, path
        assert printed.returncode == (0 if report.ok else 1)


def test_gate_and_server_say_the_same(root: Path) -> None:
    payloads = [path.read_text(encoding="utf-8") for path in sorted((root / "fixtures/documented").glob("*.json"))]
    payloads += [payload.replace("852", "+852") for payload in payloads]
    requests = "".join(json.dumps({"method": "gate", "text": payload}) + "\n" for payload in payloads)
    answers = [json.loads(line) for line in command(["serve", "--stdio"], requests.encode()).stdout.splitlines()]
    for payload, answer in zip(payloads, answers, strict=True):
        try:
            assert (answer["ok"], answer.get("payload")) == (True, json.loads(waml.gate(payload)))
        except waml.Refused as refused:
            assert (answer["ok"], answer["report"]) == (False, json.loads(refused.report.json))
