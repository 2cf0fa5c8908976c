"""Each function, with what is right and what is wrong."""

import json
import pickle

import pytest

import waml

HELLO = '{"to":"85290000001","type":"text","text":"Hello!"}'
GREETING = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'"
MENU = """
params:
  plants: {list: {min: 1, max: 2}, item: {id: {max_chars: 8, unique: true, example: fern}}}
list: {body: Pick one, button: Menu, sections: [{title: All, rows: [{for_each: plants, id: "{{item.id}}", title: "{{item.id}}"}]}]}
"""


def repr_short(value: object) -> str:
    return repr(value)[:12]


def test_check_reports_what_is_wrong_and_where() -> None:
    report = waml.check("text: Hello!\nfooter: Bye\n", "hello.waml.yaml")
    assert not report.ok
    (finding,) = report.findings
    assert (finding.code, finding.severity, finding.file) == ("shape/unknown-key", "error", "hello.waml.yaml")
    assert finding.start == waml.Position(line=2, column=1, offset=13)
    assert str(report).startswith("hello.waml.yaml:2:1: error[shape/unknown-key]: ")
    assert report.errors == report.findings and report.warnings == () and report.omitted == 0
    assert waml.check("text: Hello!").ok and "shape" not in repr(waml.check("text: Hello!"))


def test_check_reads_as_the_name_or_the_shape_says() -> None:
    assert waml.check(HELLO, "a.json").ok and waml.check(HELLO, shape="payload").ok
    assert not waml.check(HELLO).ok
    assert waml.check("text: ''", lang="zh").findings[0].message == "文本为空"
    assert json.loads(waml.check("text: ''", lang="zh").json)["lang"] == "zh"


def test_fixes_limits_and_related_places_are_told() -> None:
    (finding,) = waml.check("txt: Hello!").findings
    assert finding.fix is not None and finding.fix.edits[0].text == "text"
    text = "button: {body: Hi, replies: [{id: a, title: " + "x" * 21 + "}]}"
    (long,) = waml.check(text).findings
    assert long.limit == waml.Measured(found=21, least=1, most=20, unit="characters")
    twice = waml.check("button: {body: Hi, replies: [{id: a, title: b}, {id: a, title: c}]}")
    assert twice.findings[0].related[0].start is not None


def test_warnings_refuse_nothing_and_can_be_allowed() -> None:
    report = waml.check("image: {link: http://cdn.example.com/a.png}")
    assert report.ok and [finding.code for finding in report.warnings] == ["hint/insecure-link"]
    assert waml.check("image: {link: http://cdn.example.com/a.png}", allow=["hint/insecure-link"]).findings == ()
    with pytest.raises(waml.RequestError, match="did you mean `hint/html`"):
        waml.check("text: a", allow=["hint/htm"])


def test_gate_gives_back_the_very_object() -> None:
    for given in (HELLO, HELLO.encode(), bytearray(HELLO.encode())):
        assert waml.gate(given) is given
    assert waml.gate(memoryview(HELLO.encode())) == HELLO.encode()


def test_gate_writes_what_it_must_in_the_documented_spelling() -> None:
    button = {"type": "button", "sub_type": "COPY_CODE", "index": 0, "parameters": [{"type": "coupon_code", "coupon_code": "730192"}]}
    call = {"to": "85290000001", "type": "template", "template": {"name": "hello", "components": [button]}}
    text = json.dumps(call)
    body = waml.gate(text)
    assert type(body) is str and body is not text and json.loads(body)["template"]["components"][0]["index"] == "0"
    assert type(waml.gate(text.encode())) is bytes


def test_gate_refuses_with_all_that_is_wrong() -> None:
    with pytest.raises(waml.Refused) as caught:
        waml.gate('{"to": "+852", "type": "text", "text": ""}', name="job 7")
    refused = caught.value
    assert [finding.code for finding in refused.findings] == ["recipient/not-digits", "length/text-body"]
    assert str(refused).splitlines()[0].startswith("job 7:1:9: error[recipient/not-digits]: ")
    assert not refused.report.ok and isinstance(refused, waml.WamlError) and isinstance(refused, ValueError)
    assert str(pickle.loads(pickle.dumps(refused))) == str(refused)


def test_many_are_gated_by_position() -> None:
    payloads = [HELLO, "{}", HELLO.encode(), b"\xff", "\ud800", bytearray(b"{}")]
    assert waml.gate_many(payloads) == [1, 3, 4, 5]
    assert waml.gate_many(iter(payloads)) == [1, 3, 4, 5] and waml.gate_many([]) == []
    assert waml.gate_many(["", HELLO, b" \n"]) == [0, 2]
    many = [HELLO] * 5000
    many[4999] = many[1024] = many[1023] = "{}"
    assert waml.gate_many(many) == [1023, 1024, 4999]
    lines = f"{HELLO}\n{{}}\n\n{HELLO}\r\nx".encode()
    assert waml.gate_lines(lines) == [1, 4] and waml.gate_lines("") == []


def test_compile_makes_all_or_none() -> None:
    text = "to: '85290000001'\nname: a\ntext: Hello!\n---\nname: b\ntext: Bye!\n"
    with pytest.raises(waml.RequestError) as caught:
        waml.compile(text)
    assert caught.value.code == "no-recipient" and "`b`" in str(caught.value)
    made = waml.compile(text, to="85290000002")
    assert [message.name for message in made] == ["a", "b"]
    assert {json.loads(message.payload)["to"] for message in made} == {"85290000002"}
    assert made == waml.compile(text, to="85290000002") and len({*made, *made}) == 2
    with pytest.raises(waml.Refused):
        waml.compile("txt: Hello!")
    with pytest.raises(waml.RequestError, match="parameters"):
        waml.compile(GREETING)


def test_fill_and_plan_make_the_same() -> None:
    plan = waml.Plan(GREETING)
    values = {"name": "Lin", "to": "85290000001"}
    body = plan.fill(values)
    assert json.loads(body) == {"to": "85290000001", "type": "text", "text": "Hello Lin!"}
    assert waml.fill(GREETING, values) == body == plan.fill_json(json.dumps(values))
    assert plan.params == ["name"] and plan.takes_recipient
    assert pickle.loads(pickle.dumps(plan)).fill(values) == body
    assert waml.Plan("name: a\ntext: One\n---\nname: b\ntext: Two", definition="b").fill({"to": "85290000001"})
    with pytest.raises(waml.RequestError) as caught:
        waml.Plan("name: a\ntext: One\n---\nname: b\ntext: Two")
    assert caught.value.code == "not-one"


def test_wrong_values_are_told_where_they_stand() -> None:
    plan = waml.Plan(MENU)
    with pytest.raises(waml.Refused) as caught:
        plan.fill({"plants": [{"id": "fern"}, {"id": "much too long"}], "to": "85290000001"})
    (finding,) = caught.value.findings
    assert (finding.code, finding.pointer, finding.start, finding.file) == ("data/value", "/plants/1/id", None, "values")
    assert str(caught.value).startswith("values:/plants/1/id: error[data/value]: ")
    assert plan.fill({"plants": ({"id": "fern"},), "to": "85290000001"})


@pytest.mark.parametrize(
    "values",
    [{"name": object()}, {"name": b"x"}, {"name": {1, 2}}, {7: "x"}, "name=x", None, [("name", "x")], {"name": "\ud800"}, {"\ud800": "x"}],
)
def test_values_of_another_type_are_named(values: object) -> None:
    with pytest.raises(waml.RequestError) as caught:
        waml.Plan(GREETING).fill(values)
    assert caught.value.code == "wrong-type"


@pytest.mark.parametrize("value", [True, 1.5, float("nan"), float("inf"), 10**30, -(10**400), [], {}, 7], ids=repr_short)
def test_values_that_are_no_text_are_refused(value: object) -> None:
    with pytest.raises(waml.Refused) as caught:
        waml.Plan(GREETING).fill({"name": value, "to": "85290000001"})
    assert [finding.code for finding in caught.value.findings] == ["data/value"]


def test_values_that_hold_themselves_have_an_end() -> None:
    endless: list[object] = []
    endless.append(endless)
    looped: dict[str, object] = {}
    looped["name"] = looped
    for values in ({"name": endless}, looped):
        with pytest.raises(waml.RequestError, match="too deep"):
            waml.Plan(GREETING).fill(values)


def test_catalogues_hold_calls_to_what_was_approved() -> None:
    catalogue = waml.Catalogue('[{"name": "hello", "components": [{"type": "BODY", "text": "Hello {{1}}!"}]}]')
    assert catalogue.names == ["hello"]
    call = '{"to": "85290000001", "type": "template", "template": {"name": "hello"}}'
    assert waml.gate(call) == call
    for held in (catalogue, pickle.loads(pickle.dumps(catalogue))):
        with pytest.raises(waml.Refused) as caught:
            waml.gate(call, catalogue=held)
        assert [finding.code for finding in caught.value.findings] == ["template/body-count"]
        assert waml.gate_many([call, HELLO], catalogue=held) == [0]
        assert waml.gate_lines(call, catalogue=held) == [0]
    with pytest.raises(waml.Refused, match="catalogue/unreadable"):
        waml.Catalogue("[{")


def test_rules_are_explained_and_messages_drawn() -> None:
    assert waml.explain("length/text-body").startswith("# `length/text-body`")
    with pytest.raises(waml.RequestError, match="did you mean `length/text-body`"):
        waml.explain("length/text-bod")
    assert "Hello" in waml.preview("text: Hello!") and "Hello" in waml.preview("text: Hello!", form="text")
    with pytest.raises(waml.RequestError, match="`html`"):
        waml.preview("text: Hello!", form="pdf")


def test_words_that_are_none_are_refused() -> None:
    with pytest.raises(waml.RequestError, match="`en`, `zh`"):
        waml.check("text: a", lang="fr")
    with pytest.raises(waml.RequestError, match="`definition`, `payload`"):
        waml.check("text: a", shape="yaml")


def test_names_are_documented() -> None:
    for name in waml.__all__:
        thing = getattr(waml, name)
        assert name == "__version__" or thing.__doc__, name
