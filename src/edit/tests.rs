//! Each change, alone: a text, and the text after the only fix of a code.

use crate::{Fix, Options, Shape, Source, Syntax, compile};

fn fixes(text: &str, shape: Shape, syntax: Syntax, code: &str) -> Vec<Option<Fix>> {
    let compiled = compile(&Source::new("a", text), shape, syntax, Options::default());
    assert!(!compiled.findings.is_empty(), "nothing is found in\n{text}");
    let found: Vec<_> = compiled.findings.into_iter().filter(|finding| finding.code.ends_with(code)).collect();
    assert!(!found.is_empty(), "no {code} in\n{text}");
    found.into_iter().map(|finding| finding.fix).collect()
}

fn applied(text: &str, fix: &Fix) -> String {
    let mut out = text.to_owned();
    for edit in fix.edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    out
}

/// The text after the first fix of a code; `None` where no finding of that code has one.
fn after(text: &str, shape: Shape, syntax: Syntax, code: &str) -> Option<(String, bool)> {
    let fix = fixes(text, shape, syntax, code).into_iter().flatten().next()?;
    Some((applied(text, &fix), fix.safe))
}

/// What a fix makes of a text.
enum Want {
    Safe(&'static str),
    Unsafe(&'static str),
    Nothing,
}
use Want::{Nothing, Safe, Unsafe};

fn check(shape: Shape, syntax: Syntax, code: &str, cases: &[(&str, Want)]) {
    for (text, want) in cases {
        let got = after(text, shape, syntax, code);
        let want = match want {
            Safe(text) => Some(((*text).to_owned(), true)),
            Unsafe(text) => Some(((*text).to_owned(), false)),
            Nothing => None,
        };
        assert_eq!(got, want, "\n{text}");
    }
}

const DEFINITION: Shape = Shape::Definition;
const PAYLOAD: Shape = Shape::Payload;
const YAML: Syntax = Syntax::Yaml;
const JSON: Syntax = Syntax::Json;

#[test]
fn a_renamed_key_keeps_its_quotes() {
    check(
        DEFINITION,
        YAML,
        "unknown-key",
        &[
            ("txt: x\n", Safe("text: x\n")),
            ("'txt': x\n", Safe("'text': x\n")),
            ("\"txt\": x\r\n", Safe("\"text\": x\r\n")),
            ("{\"txt\":\"x\"}", Safe("{\"text\":\"x\"}")),
            ("{txt: x}", Safe("{text: x}")),
            ("? txt\n: x\n", Safe("? text\n: x\n")),
            ("? >-\n  txt\n: x\n", Nothing),
            ("\u{feff}&k !!str txt: x\n", Safe("\u{feff}&k !!str text: x\n")),
            ("&k txt: x\nname: *k\n", Nothing),
            ("# txt: a\ntxt : x # txt\n", Safe("# txt: a\ntext : x # txt\n")),
            ("txt: x\ntxt: y\n", Nothing),
        ],
    );
    check(
        PAYLOAD,
        JSON,
        "unknown-key",
        &[
            (
                "{\"to\":\"85290000001\",\"type\":\"text\",\"Text\":\"x\"}",
                Safe("{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"x\"}"),
            ),
            // Its quotes are mended first.
            ("{\"to\":\"85290000001\",\"type\":\"text\",'Text':\"x\"}", Nothing),
            (
                "{\"to\":\"85290000001\",\"type\":\"text\",Text:\"x\"}",
                Safe("{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"x\"}"),
            ),
        ],
    );
}

#[test]
fn a_removed_entry_takes_its_comma_or_its_lines_and_no_comment() {
    check(
        PAYLOAD,
        YAML,
        "meta-field",
        &[
            ("{context: {a: 1}, to: x}", Unsafe("{to: x}")),
            ("{to: x, context: {a: 1}}", Unsafe("{to: x}")),
            ("{to: x, context: {a: 1},}", Unsafe("{to: x, }")),
            ("{context: {a: 1}}", Unsafe("{}")),
            ("{context}", Unsafe("{}")),
            ("{to: x, context: , b: 1}", Unsafe("{to: x, b: 1}")),
            ("{to: x,\n context: 1,\n b: 1}", Unsafe("{to: x,\n b: 1}")),
            ("{to: x, context: 1,\n b: 1}", Unsafe("{to: x,\n b: 1}")),
            ("{to: x,\n context: 1 }\n", Unsafe("{to: x }\n")),
            ("{to: x, # a, }\n context: 1 # b, }\n}\n", Unsafe("{to: x # a, }\n  # b, }\n}\n")),
            ("{to: x, # a, }\n context: 1\n}\n", Unsafe("{to: x # a, }\n}\n")),
            ("{context: 1 # a, }\n , to: x}\n", Unsafe("{ # a, }\n  to: x}\n")),
            ("{context: 1, # a, }\n to: x}\n", Unsafe("{ # a, }\n to: x}\n")),
            ("{to: x, context: { # a\n b: 1 }}\n", Nothing),
            ("{? context : 1, to: x}\n", Nothing),
            ("context: x\nto: y\n", Unsafe("to: y\n")),
            ("to: y\r\ncontext: x", Unsafe("to: y\r\n")),
            ("to: y\ncontext:\n  message_id: x\n  b:\n  - c\ntype: text\n", Unsafe("to: y\ntype: text\n")),
            ("to: y\ncontext:\n- a\n- b: c\ntype: text\n", Unsafe("to: y\ntype: text\n")),
            ("context:\n? to\n: y\n", Unsafe("? to\n: y\n")),
            ("? context\n: x\nto: y\n", Nothing),
            ("context: x\n", Nothing),
            ("context: x # why\nto: y\n", Unsafe("# why\nto: y\n")),
            ("context: # why\n  x\nto: y\n", Nothing),
            ("# a\ncontext: x\n# b\nto: y\n", Unsafe("# a\n# b\nto: y\n")),
            ("context: |\n  x\n\n  y\n\nto: y\n", Unsafe("to: y\n")),
            ("text: |\n  a\ncontext: x\n  # b\nto: y\n", Nothing),
            ("text: |\n  a\ncontext: x\n\nto: y\n", Nothing),
            ("text: |\n  a\ncontext: x # b\nto: y\n", Unsafe("text: |\n  a\n# b\nto: y\n")),
            ("text: |\n  a\n# b\ncontext: x\n# c\nto: y\n", Unsafe("text: |\n  a\n# b\n# c\nto: y\n")),
            ("context: &a x\nto: *a\n", Nothing),
            ("context: &a x\nto: y\n", Unsafe("to: y\n")),
            ("text: &a x\ncontext: *a\nto: y\n", Nothing),
            ("context: &a\nto: y\n", Nothing),
            ("context: x\ncontext: y\nto: y\n", Nothing),
            ("a: &a {context: 1}\n<<: *a\ncontext: x\nto: y\n", Nothing),
        ],
    );
    let body = |first: &str| {
        format!(
            "to: \"85290000001\"\ntype: interactive\ninteractive:\n  type: button\n  body: {{text: a}}\n  action:\n    buttons:\n      - {first}\n        type: reply\n        reply: {{id: a, title: a}}\n"
        )
    };
    for (first, want) in [
        ("context: x", Some("type: reply\n        reply")),
        ("context: x # why", Some("# why\n        type: reply\n        reply")),
        ("context:\n          - x\n        # why", None),
    ] {
        let got = after(&body(first), PAYLOAD, YAML, "meta-field").map(|got| got.0);
        let want = want.map(|want| body(first).replace(&format!("{first}\n        type: reply\n        reply"), want));
        assert_eq!(got, want);
    }
    check(
        PAYLOAD,
        JSON,
        "meta-field",
        &[
            ("{\"context\": 1, \"to\": \"x\"}", Unsafe("{\"to\": \"x\"}")),
            ("{\n  \"to\": \"x\",\n  \"context\": {}\n}\n", Unsafe("{\n  \"to\": \"x\"\n}\n")),
            ("{\n  \"context\": {}, // a, }\n  \"to\": \"x\"\n}\n", Unsafe("{\n   // a, }\n  \"to\": \"x\"\n}\n")),
            ("{\n  \"context\": {/* a */},\n  \"to\": \"x\"\n}\n", Nothing),
            ("{\"context\": \"{,}\" \"to\": \"x\"}", Nothing),
        ],
    );
}

#[test]
fn only_what_every_message_says_is_removed_safely() {
    check(
        PAYLOAD,
        YAML,
        "meta-field",
        &[
            ("messaging_product: whatsapp\nto: x\n", Safe("to: x\n")),
            ("messaging_product: telegram\nto: x\n", Unsafe("to: x\n")),
            ("recipient_type: individual\nto: x\n", Safe("to: x\n")),
            ("recipient_type: group\nto: x\n", Unsafe("to: x\n")),
            ("caption: a\nto: x\n", Nothing),
        ],
    );
}

#[test]
fn a_value_that_is_no_text_is_quoted_as_written() {
    check(
        DEFINITION,
        YAML,
        "not-a-string",
        &[
            ("text: 5 # a\n", Safe("text: \"5\" # a\n")),
            ("text: 0o17\n", Safe("text: \"0o17\"\n")),
            ("text: !!int 5\n", Safe("text: \"5\"\n")),
            ("text: &a !!int 5\n", Safe("text: &a \"5\"\n")),
            ("text: !!int &a 5\n", Safe("text: &a \"5\"\n")),
            ("text: !!int \"5\"\n", Safe("text: \"5\"\n")),
            ("text: !!int\n  5\n", Nothing),
            ("{\"text\":5}", Safe("{\"text\":\"5\"}")),
            ("{text: true}", Safe("{text: \"true\"}")),
            ("text: null\n", Unsafe("text: \"null\"\n")),
            ("text: !!null ''\n", Nothing),
            ("text:\n", Nothing),
            ("to: +85290000001\ntext: x\n", Safe("to: \"85290000001\"\ntext: x\n")),
            ("name: &a 5\ntext: *a\n", Safe("name: &a \"5\"\ntext: *a\n")),
            ("template: {name: &a 5, buttons: [{index: *a, coupon_code: x}]}\n", Nothing),
        ],
    );
    check(
        PAYLOAD,
        JSON,
        "not-a-string",
        &[(
            "{\"to\":85290000001,\"type\":\"text\",\"text\":\"x\"}",
            Safe("{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"x\"}"),
        )],
    );
}

#[test]
fn a_number_loses_its_quotes() {
    let template = |index: &str| format!("template: {{name: x, buttons: [{{index: {index}, coupon_code: x}}]}}\n");
    for (index, want) in [
        ("\"+0\"", Some("0")),
        ("'007'", Some("7")),
        ("\"2.0\"", Some("2")),
        ("\"\\u0030\"", Some("0")),
        ("!!str 1", Some("1")),
        ("&a '1'", Some("&a 1")),
        ("0o1", None),
        ("one", None),
    ] {
        let got = after(&template(index), DEFINITION, YAML, "wrong-type");
        assert_eq!(got, want.map(|want| (template(want), true)), "{index}");
    }
    let tight = "{\"template\":{\"name\":\"x\",\"buttons\":[{\"index\":\"0\",\"coupon_code\":\"x\"}]}}";
    check(
        DEFINITION,
        YAML,
        "wrong-type",
        &[(tight, Safe("{\"template\":{\"name\":\"x\",\"buttons\":[{\"index\":0,\"coupon_code\":\"x\"}]}}"))],
    );
    check(
        DEFINITION,
        JSON,
        "wrong-type",
        &[(tight, Safe("{\"template\":{\"name\":\"x\",\"buttons\":[{\"index\":0,\"coupon_code\":\"x\"}]}}"))],
    );
    check(
        DEFINITION,
        YAML,
        "wrong-type",
        &[("template:\n  name: x\n  buttons:\n  - index: |-\n      0\n    coupon_code: x\n", Nothing)],
    );
}

fn carousel(one: &str, two: &str) -> String {
    let card = |index: &str| {
        format!(
            "{{\"card_index\":{index},\"type\":\"cta_url\",\"header\":{{\"type\":\"image\",\"image\":{{\"link\":\"https://example.com/a.png\"}}}},\
             \"action\":{{\"name\":\"cta_url\",\"parameters\":{{\"display_text\":\"a\",\"url\":\"https://example.com\"}}}}}}"
        )
    };
    let body = "\"interactive\":{\"type\":\"carousel\",\"body\":{\"text\":\"a\"},\"action\":{\"cards\":";
    format!("{{\"to\":\"85290000001\",\"type\":\"interactive\",{body}[{},{}]}}}}}}", card(one), card(two))
}

#[test]
fn a_card_index_is_surely_wrong_only_where_the_cards_stand_in_its_order() {
    for (one, two, want, safe) in [("0", "0", "1", true), ("0", "5", "1", true)] {
        let got = after(&carousel(one, two), PAYLOAD, JSON, "card-index");
        assert_eq!(got, Some((carousel(one, want), safe)));
    }
    assert_eq!(after(&carousel("1", "0"), PAYLOAD, JSON, "card-index"), Some((carousel("0", "0"), false)));
    let quoted = after(&carousel("0", "\"+1\""), PAYLOAD, JSON, "wrong-type");
    assert_eq!(quoted, Some((carousel("0", "1"), true)));
}

#[test]
fn a_text_is_put_into_an_object() {
    let button = |header: &str| format!("button:\n  header: {header}\n  body: a\n  replies: [{{id: a, title: a}}]\n");
    for (header, want) in [
        ("Hello # c", Some(("{text: Hello} # c", true))),
        ("'it''s'", Some(("{text: 'it''s'}", true))),
        ("Hello, \"world\"", Some(("{text: \"Hello, \\\"world\\\"\"}", true))),
        ("&a Hello", Some(("&a {text: Hello}", true))),
        ("!!str Hello", None),
        ("|-\n    Hello", None),
        ("Hello\n    world", None),
        ("https://example.com/banner.png", Some(("{image: {link: https://example.com/banner.png}}", false))),
        ("\"https://example.com/a.PDF?x\"", Some(("{document: {link: \"https://example.com/a.PDF?x\"}}", false))),
        ("https://example.com/a.mp4", Some(("{video: {link: https://example.com/a.mp4}}", false))),
        ("https://example.com/a", None),
        ("banner.png", None),
    ] {
        let got = after(&button(header), DEFINITION, YAML, "wrong-type");
        assert_eq!(got, want.map(|(want, safe)| (button(want), safe)), "{header}");
    }
    let payload = |header: &str, body: &str| {
        format!(
            "{{\"to\":\"85290000001\",\"type\":\"interactive\",\"interactive\":{{\"type\":\"button\",\"header\":{header},\"body\":{body},\"action\":{{\"buttons\":[{{\"type\":\"reply\",\"reply\":{{\"id\":\"a\",\"title\":\"a\"}}}}]}}}}}}"
        )
    };
    let right = "{\"text\": \"a\"}";
    let header = "{\"type\": \"text\", \"text\": \"Hi\"}";
    for syntax in [JSON, YAML] {
        let got = after(&payload("\"Hi\"", right), PAYLOAD, syntax, "wrong-type");
        assert_eq!(got, Some((payload(header, right), true)));
        let got = after(&payload(header, "\"a\""), PAYLOAD, syntax, "wrong-type");
        assert_eq!(got, Some((payload(header, right), true)));
        let image = "\"https://example.com/a.png\"";
        let want = format!("{{\"type\": \"image\", \"image\": {{\"link\": {image}}}}}");
        assert_eq!(after(&payload(image, right), PAYLOAD, syntax, "wrong-type"), Some((payload(&want, right), false)));
    }
    let got = after(&payload("'say \"Hi\"'", right), PAYLOAD, JSON, "wrong-type");
    assert_eq!(got, Some((payload("{\"type\": \"text\", \"text\": \"say \\\"Hi\\\"\"}", right), true)));
    check(
        DEFINITION,
        YAML,
        "wrong-type",
        &[
            ("image: https://example.com/a.png\n", Safe("image: {link: https://example.com/a.png}\n")),
            // What is said of the address next begins where it does.
            ("image: http://example.com/a.png\n", Safe("image: {link: http://example.com/a.png}\n")),
            ("image: a.png\n", Nothing),
            ("list:\n  header: https://example.com/a.png\n  body: a\n  button: a\n  sections: []\n", Nothing),
            (
                "carousel:\n  body: a\n  cards:\n  - header: Hello\n    body: a\n    replies: [{id: a, title: a}]\n",
                Nothing,
            ),
        ],
    );
}

#[test]
fn one_value_is_put_into_a_list() {
    check(
        DEFINITION,
        YAML,
        "wrong-type",
        &[
            ("template: {name: x, body: Hi}\n", Safe("template: {name: x, body: [Hi]}\n")),
            ("template:\n  name: x\n  body: Hi, you\n", Nothing),
            ("template:\n  name: x\n  body: :- you\n", Safe("template:\n  name: x\n  body: [\":- you\"]\n")),
            (
                "button:\n  body: a\n  replies: {id: a, # b, }\n    title: b}\n",
                Safe("button:\n  body: a\n  replies: [{id: a, # b, }\n    title: b}]\n"),
            ),
            (
                "button:\n  body: a\n  replies: &a {id: a, title: b}\n",
                Safe("button:\n  body: a\n  replies: &a [{id: a, title: b}]\n"),
            ),
            ("button:\n  body: a\n  replies: !!map {id: a, title: b}\n", Nothing),
            ("button:\n  body: a\n  replies:\n    id: a\n    title: b\n", Nothing),
        ],
    );
}

#[test]
fn a_text_is_taken_out_of_an_object() {
    check(
        DEFINITION,
        YAML,
        "meta-field",
        &[
            ("text: {body: Hello} # a\n", Safe("text: Hello # a\n")),
            ("text: { \"body\": 'it''s', }\n", Safe("text: 'it''s'\n")),
            ("{\"text\":{\"body\":\"Hello\"}}", Safe("{\"text\":\"Hello\"}")),
            ("{\"text\":{body: Hello}}", Safe("{\"text\": Hello}")),
            ("text: &a {body: Hello}\n", Nothing),
            ("text: {body: &a Hello}\n", Safe("text: &a Hello\n")),
            ("text: &b {body: &a Hello}\n", Nothing),
            ("text: !!map {body: Hello}\n", Nothing),
            ("text: {body: Hello, body: World}\n", Nothing),
            ("text: {body: Hello # a\n  }\n", Nothing),
            ("text: { # a\n  body: Hello}\n", Nothing),
            ("text:\n  body: Hello # a\n", Safe("text: Hello # a\n")),
            ("text: # a\n  body: Hello\n", Nothing),
            ("text:\n  # a\n  body: Hello\n", Nothing),
            ("text:\r\n  body: \"Hello\"\r\n", Safe("text: \"Hello\"\r\n")),
            ("text:\n  body: Hello\n  body: World\n", Nothing),
            ("text:\n  body: |\n    Hello\n", Nothing),
            ("text:\n  body: Hello\n    World\n", Nothing),
            ("name: &n x\ntext: {body: *n}\n", Nothing),
            ("text: {body: Hello, preview_url: true}\n", Nothing),
        ],
    );
    check(
        PAYLOAD,
        JSON,
        "meta-field",
        &[(
            "{\"to\":\"85290000001\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}",
            Safe("{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"x\"}"),
        )],
    );
}

#[test]
fn parts_of_a_text_are_taken_out() {
    check(
        DEFINITION,
        YAML,
        "not-digits",
        &[
            ("to: +852 9000 0001 # a\ntext: x\n", Safe("to: \"85290000001\" # a\ntext: x\n")),
            ("to: '+852 9000 0001'\ntext: x\n", Safe("to: '85290000001'\ntext: x\n")),
            ("to: |\n  +852 9000 0001\ntext: x\n", Safe("to: |\n  85290000001\ntext: x\n")),
            ("to: \"+852\\\n  90000001\"\ntext: x\n", Safe("to: \"852\\\n  90000001\"\ntext: x\n")),
            ("to: \"+852\n  90000001\"\ntext: x\n", Nothing),
            ("to: \"\\u002B85290000001\"\ntext: x\n", Nothing),
            ("to: +852\n  9000 0001\ntext: x\n", Nothing),
            ("to: !!str +852 9000 0001\ntext: x\n", Nothing),
        ],
    );
    check(PAYLOAD, YAML, "not-digits", &[("to: |\n  +852 9000 0001\ntype: text\ntext: x\n", Nothing)]);
    check(
        DEFINITION,
        YAML,
        "surrounding-space",
        &[
            (
                "button: {body: a, replies: [{id: ' a ', title: a}]}\n",
                Safe("button: {body: a, replies: [{id: 'a', title: a}]}\n"),
            ),
            // As a text it is right.
            ("button: {body: &a ' a', replies: [{id: *a, title: a}]}\n", Nothing),
        ],
    );
}

#[test]
fn a_shared_value_is_changed_only_where_all_its_uses_want_it() {
    let card = |header: &str| format!("{{header: {header}, body: a, replies: [{{id: a, title: a}}]}}");
    let cards = |one: &str, two: &str| format!("carousel: {{body: a, cards: [{}, {}]}}\n", card(one), card(two));
    let text = cards("&h {imag: {link: https://example.com/a.png}}", "*h");
    let got = after(&text, DEFINITION, YAML, "unknown-key");
    assert_eq!(got, Some((text.replace("imag:", "image:"), true)));
    check(
        DEFINITION,
        YAML,
        "not-a-string",
        &[
            (
                "button: {body: &b 5, footer: *b, replies: [{id: a, title: *b}]}\n",
                Safe("button: {body: &b \"5\", footer: *b, replies: [{id: a, title: *b}]}\n"),
            ),
            // One use of it is right.
            ("template: {name: &n 5, body: [*n], buttons: [{index: *n, coupon_code: *n}]}\n", Nothing),
            // An alias where nobody reads asks for nothing.
            ("text: &b 5\nextra: [*b]\n", Nothing),
        ],
    );
    // The description may be any text.
    check(
        DEFINITION,
        YAML,
        "not-digits",
        &[
            ("description: &a '+852 9000 0001'\nto: *a\ntext: x\n", Nothing),
            ("to: &a '+852 9000 0001'\ndescription: *a\ntext: x\n", Nothing),
        ],
    );
}

#[test]
fn a_word_keeps_its_quotes() {
    check(
        PAYLOAD,
        YAML,
        "unknown-word",
        &[
            ("to: x\ntype: TEXT\ntext: x\n", Safe("to: x\ntype: text\ntext: x\n")),
            ("to: x\ntype: 'txt'\ntext: x\n", Unsafe("to: x\ntype: 'text'\ntext: x\n")),
            (
                "{\"to\":\"x\",\"type\":\"Text\",\"text\":\"x\"}",
                Safe("{\"to\":\"x\",\"type\":\"text\",\"text\":\"x\"}"),
            ),
        ],
    );
}

#[test]
fn what_json_does_not_have_is_mended() {
    check(
        PAYLOAD,
        JSON,
        "syntax/json",
        &[
            ("{\"a\": 'Hi'}", Unsafe("{\"a\": \"Hi\"}")),
            ("{\"a\": 'say \"Hi\"'}", Unsafe("{\"a\": \"say \\\"Hi\\\"\"}")),
            ("{\"a\": 'it\\'s'}", Unsafe("{\"a\": \"it's\"}")),
            ("{\"a\": 'it's, ok'}", Unsafe("{\"a\": \"it's, ok\"}")),
            ("{\"a\": 'C:\\dir\\u0041\\n\t'}", Unsafe("{\"a\": \"C:\\\\dirA\\n\\t\"}")),
            ("{\"a\": 'Hi}", Nothing),
            ("{'a': 1}", Unsafe("{\"a\": 1}")),
            ("{“a”: 1}", Unsafe("{\"a\": 1}")),
            ("{“a\": 1}", Unsafe("{\"a\": 1}")),
            ("{a: 1}", Unsafe("{\"a\": 1}")),
            ("{first name: 1}", Nothing),
            ("{\"a\": Hi}", Unsafe("{\"a\": \"Hi\"}")),
            ("{\"a\": [True, 1]}", Unsafe("{\"a\": [true, 1]}")),
            ("{\"a\": None}", Unsafe("{\"a\": null}")),
            ("{\"a\": Hello world}", Nothing),
            ("{\"a\": <your text>}", Nothing),
            ("{\"a\": 1,}", Safe("{\"a\": 1}")),
            ("{\"a\": [1,]}", Safe("{\"a\": [1]}")),
            ("{\"a\": 1,,\"b\": 2}", Safe("{\"a\": 1,\"b\": 2}")),
            ("{\"a\": 1,,}", Safe("{\"a\": 1}")),
            ("{,\"a\": 1}", Safe("{\"a\": 1}")),
            ("{\"a\": 1 \"b\": 2}", Unsafe("{\"a\": 1, \"b\": 2}")),
            ("{\"a\": [\"x\" \"y\"]}", Unsafe("{\"a\": [\"x\", \"y\"]}")),
            ("{\"a\": [{} {}]}", Unsafe("{\"a\": [{}, {}]}")),
            ("{\"a\": \"He said \"hi\" to me\"}", Nothing),
            ("{\"a\": \"x\" y, \"b\": 1}", Nothing),
            ("'{\"a\": 1}", Safe("{\"a\": 1}")),
            ("{\"a\": 1}'", Safe("{\"a\": 1}")),
        ],
    );
}

#[test]
fn a_text_that_yaml_takes_for_something_else_is_quoted() {
    check(
        DEFINITION,
        YAML,
        "syntax/yaml",
        &[
            ("text: Note: this\n", Unsafe("text: \"Note: this\"\n")),
            ("text: say \"a: b\" [c]\n", Unsafe("text: 'say \"a: b\" [c]'\n")),
            ("text: it's \"a: b\"\r\n", Unsafe("text: 'it''s \"a: b\"'\r\n")),
            ("text: Note: this\n  goes on\n", Nothing),
            ("text: Note: this # c\n", Nothing),
            ("text: &a Note: this\n", Nothing),
            ("text: \"Note\": this\n", Nothing),
            ("button: {body: Note: this}\n", Nothing),
            ("text: @all of you\n", Safe("text: \"@all of you\"\n")),
            ("button: {body: @all, replies: []}\n", Unsafe("button: {body: \"@all\", replies: []}\n")),
        ],
    );
    check(
        DEFINITION,
        YAML,
        "syntax/alias",
        &[
            ("text: *bold*\n", Unsafe("text: \"*bold*\"\n")),
            ("text: *bold*\n  more\n", Nothing),
            ("button: {body: *bold*, replies: []}\n", Unsafe("button: {body: \"*bold*\", replies: []}\n")),
        ],
    );
}

#[test]
fn signs_are_mended_safely_only_where_the_text_can_be_read_then() {
    check(
        DEFINITION,
        YAML,
        "syntax/yaml",
        &[
            // A space behind the first colon is no help without the braces.
            (
                "video:link: 'https://cdn.example.com/a.mp4'\n",
                Unsafe("video: {link: 'https://cdn.example.com/a.mp4'}\n"),
            ),
        ],
    );
    check(
        DEFINITION,
        YAML,
        "syntax/missing-space",
        &[
            ("text:Hello\n", Safe("text: Hello\n")),
            // What looks like an anchor or a tag may be meant as it stands.
            ("text:&lt; less\n", Unsafe("text: &lt; less\n")),
            ("text:!important news\n", Unsafe("text: !important news\n")),
            // Few parsers know a key over two lines.
            (
                "list:\r  body: x\r  button: y\r  sections:\r  - {title: z, rows: [{\"id\": a, ---\n\"title\":五}]}\r",
                Unsafe(
                    "list:\r  body: x\r  button: y\r  sections:\r  - {title: z, rows: [{\"id\": a, ---\n\"title\": 五}]}\r",
                ),
            ),
        ],
    );
}

#[test]
fn a_fix_waits_for_the_signs_that_it_depends_on() {
    // A quote behind the colon would be a fault until there is a space behind the one before it.
    check(DEFINITION, YAML, "shape/not-a-string", &[("videos:{link: 769081}\n", Nothing)]);
    let both = "text:{body: 5}\nto: 85290000001\n";
    check(DEFINITION, YAML, "shape/not-a-string", &[(both, Safe("text:{body: 5}\nto: \"85290000001\"\n"))]);
}

#[test]
fn a_key_that_tells_a_kind_is_renamed_wherever_it_stands() {
    // What else is wrong in a button shows only when it is known to be one.
    let button = |key| {
        format!(
            "type: template\ntemplate: {{name: a, components: [{{index: 0, {key}: button, sub_type: copy_code, paramet: []}}]}}\n"
        )
    };
    let (new, safe) = after(&button("tpye"), PAYLOAD, YAML, "shape/unknown-key").expect("a fix");
    assert_eq!((new, safe), (button("type"), true));
    // So it is with what is put into an object: it lacks its `type` then.
    let header = |indent| {
        format!(
            "type: interactive\ninteractive:\n  type: button\n  header:\n{indent}text: Hi\n  body: {{text: Hello}}\n"
        )
    };
    let (new, _) = after(&header("  "), PAYLOAD, YAML, "shape/unknown-key").expect("a fix");
    assert_eq!(new, header("    "));
}

#[test]
fn a_new_line_ends_as_the_others_do() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "type: interactive\ninteractive:\n  type: button\n  header:\n    text: Hi\n".replace('\n', end);
        let (new, _) = after(&text, PAYLOAD, YAML, "shape/missing-key").expect("a fix");
        assert_eq!(new, text.replace("    text", &format!("    type: text{end}    text")));
    }
}

#[test]
fn a_key_that_took_in_an_alias_is_not_renamed() {
    let text = |key| format!("button: {{body: &a Hi, replies: [{{id: a, {key} }}]}}\n");
    check(DEFINITION, YAML, "shape/unknown-key", &[(&text("title *a"), Nothing)]);
}

#[test]
fn a_reserved_sign_in_front_of_a_text_can_only_be_meant_as_text() {
    check(
        DEFINITION,
        YAML,
        "syntax/yaml",
        &[
            ("text: @ada, hi\n", Safe("text: \"@ada, hi\"\n")),
            ("text: %5 off\n", Safe("text: \"%5 off\"\n")),
            ("text: `now` open\n", Safe("text: \"`now` open\"\n")),
            ("text: |now\n", Unsafe("text: \"|now\"\n")),
            ("text: @ada # why\n", Nothing),
            ("text: @ada\n  and you\n", Nothing),
        ],
    );
}
