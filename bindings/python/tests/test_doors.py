"""Whatever is asked, the module says what the server says, byte for byte, and takes the same options."""

import importlib.util
import inspect
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

import waml
from test_same import command

Request = dict[str, Any]

FORWARDING = "template: {name: order_track, buttons: [{index: 0, url_value: '1042'}]}"
GREETING = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'"


def requests(root: Path) -> list[Request]:
    spec = importlib.util.spec_from_file_location("requests_of_doors", root / "tests/doors/requests.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: list[Request] = module.requests()
    return made


def served(asked: list[Request]) -> list[str]:
    ended = command(["serve", "--stdio"], "".join(json.dumps(request) + "\n" for request in asked).encode())
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout.decode().split("\n")[:-1]


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def found(report: waml.Report) -> str:
    return ',"report":' + report.json.replace("\n", "")


def made(request: Request) -> str:
    """What the module answers, as the server writes it."""
    options = {key: value for key, value in request.items() if key not in {"method", "text", "values", "catalogue"}}
    method, text = request["method"], request["text"]
    if (given := request.get("catalogue")) is not None:
        given = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
        options["catalogue"] = waml.Catalogue(given, lang=options.get("lang", "en"))
    if method == "check":
        report = waml.check(text, **options)
        return f'"ok":{json.dumps(report.ok)}{found(report)}'
    if method == "compile":
        messages = waml.compile(text, **options)
        written = ",".join(f'{{"name":{quoted(one.name)},"payload":{one.payload}}}' for one in messages)
        return f'"ok":true,"messages":[{written}]{found(messages.report)}'
    if method == "gate":
        return '"ok":true,"payload":' + re.sub("[\r\n]", "", waml.gate(text, **options))
    if method == "fill":
        return '"ok":true,"payload":' + waml.fill(text, request["values"], **options)
    drawn = waml.preview(text, **options)
    return f'"ok":{json.dumps(drawn.report.ok)},"preview":{quoted(drawn)}{found(drawn.report)}'


def answered(request: Request) -> str:
    try:
        return made(request)
    except waml.Refused as refused:
        return f'"ok":false{found(refused.report)}'


def agrees(request: Request, answer: str) -> bool:
    try:
        own = answered(request)
    except waml.RequestError as fault:
        error = json.loads(answer)["error"]
        told = error["message"] + (f" ({error['help']})" if "help" in error else "")
        return (fault.code, str(fault)) == (error["code"], told)
    return answer == f'{{"id":null,{own}}}'


def is_catalogue_fault(request: Request, answer: str) -> bool:
    return "catalogue" in request and '"error":{"code":"catalogue"' in answer


def test_the_module_answers_as_the_server_does(root: Path) -> None:
    asked = requests(root)
    assert len(asked) > 2000
    answers = served(asked)
    assert len(answers) == len(asked)
    for request, answer in zip(asked, answers, strict=True):
        if is_catalogue_fault(request, answer):
            # A catalogue is an object of its own here, and is refused when it is made.
            with pytest.raises(waml.Refused) as caught:
                made(request)
            assert caught.value.report.json.replace("\n", "") in answer
        else:
            assert agrees(request, answer), (request, answer)


def test_options_are_those_of_the_server() -> None:
    methods = json.loads(served([{"method": "version"}])[0])["methods"]
    # What is looked at has another name, or is the first argument whatever it is.
    given = {"text", "payload", "rule", "values", "code"}
    for method, fields in methods.items():
        if method == "version":
            continue
        signature = inspect.signature(getattr(waml, method))
        assert set(signature.parameters) - given == set(fields) - given, method
    judged = set(methods["fill"]) - given - {"example"}
    assert set(inspect.signature(waml.Plan).parameters) - given == judged
    assert set(inspect.signature(waml.Plan.fill).parameters) - given == {"self", "example"}
    assert set(inspect.signature(waml.Plan.fill_json).parameters) - given == {"self", "row", "example"}
    for many in (waml.gate_many, waml.gate_lines):
        assert set(inspect.signature(many).parameters) - {"payloads"} == set(methods["gate"]) - given - {"name", "lang"}


def test_types_have_the_words_for_what_is_forwarded() -> None:
    with pytest.raises(waml.RequestError) as caught:
        waml.check("", undocumented=["?"])  # type: ignore[list-item]
    words = re.findall("`([a-z]+(?:-[a-z]+)+)`", str(caught.value))
    stub = Path(waml.__file__).with_name("_waml.pyi").read_text(encoding="utf-8")
    literal = ", ".join(f'"{word}"' for word in words)
    assert len(words) > 2 and f"_Undocumented = Literal[{literal}]\n" in stub


def test_what_a_gateway_forwards_is_taken_by_every_call() -> None:
    component = {"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "1042"}]}
    template = {"name": "order_track", "components": [component]}
    payload = json.dumps({"to": "85290000001", "type": "template", "template": template})
    with pytest.raises(waml.Refused):
        waml.gate(payload)
    assert json.loads(waml.gate(payload, undocumented=["url-button"])) == json.loads(payload)
    assert waml.gate_many([payload, "{}"], undocumented=["url-button"]) == [1] and waml.gate_many([payload]) == [0]
    assert waml.gate_lines(payload, undocumented=["url-button"]) == [] and waml.gate_lines(payload) == [0]
    assert not waml.check(FORWARDING).ok and waml.check(FORWARDING, undocumented=["url-button"]).ok
    to = {"to": "85290000001"}
    (made,) = waml.compile(FORWARDING, to="85290000001", undocumented=["url-button"])
    assert json.loads(made.payload) == json.loads(payload) == json.loads(waml.fill(FORWARDING, to, undocumented=["url-button"]))
    for call in (waml.gate, waml.check, waml.gate_lines, waml.compile, waml.Plan, waml.preview):
        with pytest.raises(waml.RequestError, match="did you mean `url-button`"):
            call(FORWARDING, undocumented=["url-buton"])
        with pytest.raises(TypeError):
            call(FORWARDING, undocumented="url-button")


def test_what_was_found_along_comes_with_what_was_made() -> None:
    text = "name: hello\nimage: {link: http://cdn.example.com/a.png}\n"
    messages = waml.compile(text, to="85290000001")
    assert [one.name for one in messages] == ["hello"] and messages == list(messages)
    drawn = waml.preview(text, form="text")
    for made in (messages, drawn, *pickle.loads(pickle.dumps([messages, drawn]))):
        assert made.report == waml.check(text) and made.report.ok
    assert not waml.preview("text: ''").report.ok


def test_a_plan_that_travels_keeps_what_it_was_made_with() -> None:
    catalogue = waml.Catalogue('[{"name": "order_track", "components": [{"type": "BODY", "text": "Hello!"}]}]')
    plan = waml.Plan(
        f"{FORWARDING}\n---\ntext: Bye!\n",
        definition="track",
        name="track.waml.yaml",
        lang="zh",
        allow=["hint/html"],
        undocumented=["url-button"],
    )
    to = {"to": "85290000001"}
    assert pickle.loads(pickle.dumps(plan)).fill(to) == plan.fill(to)
    with pytest.raises(waml.Refused, match="有误|`to`"):
        pickle.loads(pickle.dumps(plan)).fill({"to": "+"})
    with pytest.raises(waml.Refused):
        waml.Plan(FORWARDING, undocumented=["url-button"], catalogue=catalogue)
    held = waml.Plan("template: {name: order_track}", catalogue=catalogue)
    assert pickle.loads(pickle.dumps(held)).__getnewargs_ex__()[1]["catalogue"].names == ["order_track"]


def test_examples_and_the_longest_values_fill_what_has_none() -> None:
    to = {"to": "85290000001"}
    plan = waml.Plan(GREETING)
    for filled in (
        waml.fill(GREETING, to, example=True),
        plan.fill(to, example=True),
        plan.fill_json(json.dumps(to), example=True),
    ):
        assert json.loads(filled)["text"] == "Hello Ada!"
    with pytest.raises(waml.Refused, match="data/missing"):
        plan.fill(to)
    assert waml.preview(GREETING, longest=True) != waml.preview(GREETING)
    with pytest.raises(waml.RequestError, match="only warnings can be allowed"):
        waml.check("text: a", allow=["length/text-body"])
