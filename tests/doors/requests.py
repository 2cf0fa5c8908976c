#!/usr/bin/env python3
"""Requests of `waml serve`, one on each line: what every door of waml has to answer alike.

    tests/doors/requests.py [SEED]

Every fixture comes with options, with what stands beside it and with values; texts are broken as editors, networks and
people break them. The same seed gives the same lines. Tests of Python and of JavaScript read them, and hold what their door
says against the answers of the server, byte for byte.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

Request = dict[str, Any]

WORDS = ["url-button", "quick-reply-payload", "named-parameters"]

# How many texts are broken.
BROKEN = 300

# Each set of options meets every kind of text.
OPTIONS: list[Request] = [
    {},
    {"lang": "zh"},
    {"pedantic": True},
    {"lang": "zh", "pedantic": True, "undocumented": WORDS},
    {"allow": ["hint/insecure-link", "hint/html"], "pedantic": True},
    {"undocumented": ["named-parameters"], "lang": "en", "allow": []},
    {"shape": "payload"},
    {"shape": "definition", "lang": "zh"},
]

CATALOGUE = [
    {"name": "order_track", "language": "en", "status": "APPROVED", "components": [
        {"type": "BODY", "text": "Order {{1}} is on its way."},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Open", "url": "https://example.com/{{1}}"}]},
    ]},
    {"name": "hello", "language": "zh_CN", "status": "PAUSED", "components": [{"type": "BODY", "text": "你好 {{guest}}"}]},
]

CALL = "name: call\ntemplate:\n  name: order_track\n  body: ['1042']\n  buttons: [{index: 0, url_value: '1042'}]\n"


def texts() -> list[tuple[str, str]]:
    """The texts of all fixtures by their paths, as far as they are UTF-8."""
    found = []
    for path in sorted((ROOT / "fixtures").rglob("*")):
        if path.suffix not in {".yaml", ".yml", ".json", ".txt"} or path.name == "catalogue.json":
            continue
        try:
            found.append((path.relative_to(ROOT).as_posix(), path.read_bytes().decode()))
        except UnicodeDecodeError:
            continue
    return found


def beside(name: str, ending: str) -> str | None:
    """What stands beside a fixture."""
    path = ROOT / name
    path = path.with_name(path.name.split(".", 1)[0] + "." + ending) if ending else path.with_name("catalogue.json")
    return path.read_text(encoding="utf-8") if path.is_file() else None


def of_fixtures() -> Iterator[Request]:
    for at, (name, text) in enumerate(texts()):
        options = dict(OPTIONS[at % len(OPTIONS)])
        known: Request = {}
        if (catalogue := beside(name, "")) is not None:
            known["catalogue"] = catalogue
        if (forwarded := beside(name, "undocumented")) is not None:
            known["undocumented"] = forwarded.split()
        yield {"method": "check", "text": text, "name": name, **options, **known}
        yield {"method": "compile", "text": text, "name": name, "to": "85290000001", **known}
        if name.endswith(".json"):
            gated = {key: value for key, value in options.items() if key in {"lang", "undocumented"}}
            yield {"method": "gate", "text": text, **gated, **known}
        if "params:" in text:
            yield {"method": "fill", "text": text, "values": {"to": "85290000001"}, "example": True, **known}
            yield {"method": "fill", "text": text, "values": {"to": "+852", "none": [1, {}]}, "name": name, "lang": "zh"}
        if (values := beside(name, "values")) is not None:
            yield {"method": "fill", "text": text, "values": json.loads(values), "name": name, **known}
        if at % 7 == 0:
            form = ["html", "svg", "text", "markdown"][at // 7 % 4]
            drawn = {"form": form, "longest": at % 2 == 0, "lang": ["en", "zh"][at % 3 == 0]}
            yield {"method": "preview", "text": text, "name": name, **drawn, **known}


def of_calls() -> Iterator[Request]:
    for catalogue in (CATALOGUE, json.dumps(CATALOGUE), {"data": CATALOGUE}, [], "[{"):
        for options in OPTIONS[:6]:
            yield {"method": "check", "text": CALL, "catalogue": catalogue, **options}
        yield {"method": "compile", "text": CALL, "to": "85290000001", "catalogue": catalogue, "undocumented": WORDS}
        yield {"method": "fill", "text": CALL, "values": {"to": "85290000001"}, "catalogue": catalogue, "undocumented": WORDS}


def of_strange_options() -> Iterator[Request]:
    for options in (
        {"undocumented": ["url-buton"]},
        {"undocumented": ["flows"], "lang": "zh"},
        {"undocumented": ["url-button", "url-button"]},
        {"allow": ["hint/htm"]},
        {"allow": ["length/text-body"], "lang": "zh"},
        {"allow": [""]},
    ):
        for method in ("check", "compile"):
            yield {"method": method, "text": "text: ''", **options}


def broken(text: str, draw: random.Random) -> str:
    """A text as something has spoilt it."""
    lines = text.splitlines(keepends=True)
    at, line = draw.randrange(len(text) + 1), draw.randrange(len(lines) + 1)
    strange = draw.choice(["\t", "：", "“", "{", "}", "[", '"', "'", "#", "\x00", "\u200b", "\u202e", "字", "😀", "&a ", "*a", "|", "- ", "{{", "\\"])
    match draw.randrange(12):
        case 0:
            return text[:at]
        case 1:
            return text[:at] + strange + text[at:]
        case 2:
            return "".join(lines[:line] + lines[line + 1 :])
        case 3:
            return "".join(lines[:line] + lines[max(line - 1, 0) :])
        case 4:
            return text.replace("\n", "\r\n")
        case 5:
            return "\ufeff" + text
        case 6:
            return text.replace("\n", "\r") if draw.random() < 0.3 else "\ufeff" + text.replace("\n", "\r\n") + strange
        case 7:
            return text + "\n---\n" + text + "\n---\n" + draw.choice(["", "text: ''\n", "]", "text: 好\n"])
        case 8:
            return text.replace(": ", draw.choice([":", "： ", " : ", "= "]), draw.randrange(1, 4))
        case 9:
            return "".join(draw.choice(["  ", " ", "\t", ""]) + part for part in lines)
        case 10:
            return text[:at] + draw.choice(["x", "字", "😀"]) * draw.choice([30, 1100, 5000]) + text[at:]
        case _:
            other = draw.randrange(len(text) + 1)
            low, high = min(at, other), max(at, other)
            return text[:low] + text[high:]


def of_broken(seed: int) -> Iterator[Request]:
    draw = random.Random(seed)
    all_texts = [(name, text) for name, text in texts() if 0 < len(text) < 20_000]
    for _ in range(BROKEN):
        name, text = draw.choice(all_texts)
        text = broken(text, draw)
        options = dict(draw.choice(OPTIONS))
        if draw.random() < 0.7:
            options["name"] = draw.choice([name, "消息.waml.yaml", "a b.json", "x.waml.json", "p.yml"])
        yield {"method": "check", "text": text, **options}
        named = {key: value for key, value in options.items() if key != "shape"}
        match draw.randrange(4):
            case 0:
                yield {"method": "compile", "text": text, **options, "to": draw.choice(["85290000001", "+852", ""])}
            case 1:
                gated = {key: value for key, value in named.items() if key in {"lang", "name", "undocumented"}}
                yield {"method": "gate", "text": text, **gated}
            case 2:
                values = draw.choice([{}, {"to": "85290000001"}, {"customer": "字" * 60, "to": 1.5e300}, {"a": [{"b": None}], "": True}])
                yield {"method": "fill", "text": text, "values": values, "example": draw.random() < 0.5, **named}
            case _:
                yield {"method": "preview", "text": text, **options, "form": draw.choice(["html", "svg", "text", "markdown"])}


def requests(seed: int = 1) -> list[Request]:
    """All of them, in their order."""
    return [*of_fixtures(), *of_calls(), *of_strange_options(), *of_broken(seed)]


if __name__ == "__main__":
    for request in requests(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        print(json.dumps(request))
