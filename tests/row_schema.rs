//! The schema of a row agrees with filling: what it takes fills a definition, what it refuses does not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use jsonschema::Validator;
use serde_json::{Value, json};
use waml::Definition;
use waml::params::Values;
use waml::schema::row;
use waml::text::Language;

const ALL: &str = r#"
params:
  word: {max_chars: 12, example: Wei, description: What we call them}
  maybe: {max_chars: 12, min_chars: 0, default: ""}
  lines: {max_chars: 40, multiline: true, max_lines: 3, default: a}
  code: {type: digits, max_chars: 6, min_chars: 2, default: "0042"}
  fixed: {type: digits, max_chars: 4, min_chars: 4, default: "0042"}
  seats: {type: integer, min: -2, max: 12, default: 2}
  day: {one_of: [Friday, Saturday], default: Friday}
  phone: {type: phone, default: "85290000001"}
  link: {type: link, max_chars: 60, default: "https://example.com"}
  note: {max_chars: 20, optional: true}
  plants:
    list: {min: 1, max: 3}
    item:
      id: {max_chars: 12, example: fern}
      title: {max_chars: 24, default: Fern}
list:
  body: "{{word}} {{maybe}}{{lines}} {{code}} {{fixed}} {{seats}} {{day}} {{phone}} {{link}}"
  footer: "{{note}}"
  button: See
  sections: [{title: Plants, rows: [{for_each: plants, id: "p-{{item.id}}", title: "{{item.title}}"}]}]
"#;

const IMAGE: &str =
    "params: {link: {type: link, media: image, example: 'https://example.com/a.png'}}\nimage: {link: '{{link}}'}";

fn definition(text: &str) -> Definition {
    Definition::parse(text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn validator(definition: &Definition) -> Validator {
    let schema = row(definition, Language::English);
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
    jsonschema::validator_for(&schema).unwrap()
}

/// Whether filling takes a row, which the schema must, too.
fn takes(definition: &Definition, schema: &Validator, row: &Value) -> bool {
    let text = row.to_string();
    let values: Values<'_> = serde_json::from_str(&text).unwrap();
    let filled = definition.fill(&values);
    let whole = filled.as_ref().is_ok_and(|message| message.payload().is_some());
    assert_eq!(schema.is_valid(row), whole, "{text}\n{:?}", filled.err().map(|report| report.to_string()));
    whole
}

#[test]
fn the_schema_takes_what_filling_takes() {
    let definition = definition(ALL);
    let schema = validator(&definition);
    let good = json!({"to": "85290000001", "word": "Wei", "plants": [{"id": "a"}]});
    assert!(takes(&definition, &schema, &good));
    let texts = [
        "",
        " ",
        "a",
        " a",
        "a ",
        "a\u{3000}",
        "\u{200b}",
        "a\nb",
        "a\r\nb\nc",
        "a\nb\nc\nd",
        "a\tb",
        "a    b",
        "a     b",
        "\u{2028}",
        "a\u{2028}b",
        "a\u{85}b",
        "0",
        "00",
        "0042",
        "1234567",
        "-2",
        "-3",
        "-0",
        "12",
        "13",
        "007",
        "4.0",
        "Friday",
        "friday",
        "85290000001",
        "+85290000001",
        "085290000001",
        "https://example.com/a b",
        "https://example.com/a",
        "http://",
        "ftp://example.com",
        "123456789012",
        "1234567890123",
        "字字字字字字字字字字字字",
        "🌿🌿🌿🌿🌿🌿🌿🌿🌿🌿🌿🌿🌿",
        "{{x}}",
    ];
    let others = [json!(null), json!(3), json!(-3), json!(true), json!([]), json!({}), json!(3.5)];
    let values: Vec<Value> = texts.iter().map(|text| json!(text)).chain(others).collect();
    let mut taken = 0;
    let names =
        ["word", "maybe", "lines", "code", "fixed", "seats", "day", "phone", "link", "note", "plants", "to", "more"];
    for name in names {
        for value in &values {
            let mut row = good.clone();
            row[name] = value.clone();
            taken += usize::from(takes(&definition, &schema, &row));
        }
        let mut row = good.clone();
        row.as_object_mut().unwrap().remove(name);
        takes(&definition, &schema, &row);
    }
    assert!(taken > 100, "{taken}");
}

#[test]
fn items_are_held_to_their_fields() {
    let definition = definition(ALL);
    let schema = validator(&definition);
    for (plants, right) in [
        (json!([{"id": "a"}, {"id": "b", "title": "B"}, {"id": "c", "title": null}]), true),
        (json!([{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]), false),
        (json!([{"title": "A"}]), false),
        (json!([{"id": "a", "more": "b"}]), false),
        (json!([{"id": null}]), false),
        (json!(["a"]), false),
        (json!({"id": "a"}), false),
    ] {
        let row = json!({"to": "85290000001", "word": "Wei", "plants": plants});
        assert_eq!(takes(&definition, &schema, &row), right, "{row}");
    }
}

#[test]
fn links_to_media_are_held_to_their_kind() {
    let definition = definition(IMAGE);
    let schema = validator(&definition);
    for (link, right) in [
        ("https://example.com/b.jpg", true),
        ("https://example.com/b.mp4", false),
        ("https://example.com/b", true),
        ("b.png", false),
    ] {
        assert_eq!(takes(&definition, &schema, &json!({"to": "85290000001", "link": link})), right, "{link}");
    }
}

#[test]
fn a_finished_message_needs_a_recipient_alone() {
    let definition = definition("text: We open at nine.");
    let schema = validator(&definition);
    assert!(takes(&definition, &schema, &json!({"to": "85290000001"})));
    assert!(!takes(&definition, &schema, &json!({})));
}

#[test]
fn no_text_ends_with_a_line_break_also_where_a_dollar_is_in_front_of_it() {
    let schema = row(&definition(&ALL.replace("max: 12, default: 2", "max: 9000, default: 2")), Language::English);
    let loose: Value = serde_json::from_str(&schema.to_string().replace("$\"", "\\n?$\"")).unwrap();
    let loose = jsonschema::validator_for(&loose).unwrap();
    let row = |name: &str, value: &str| {
        let mut row = json!({"to": "85290000001", "word": "Wei", "plants": [{"id": "a"}]});
        row[name] = value.into();
        row
    };
    for (name, value) in [
        ("word", "a"),
        ("maybe", "a"),
        ("lines", "a\nb"),
        ("code", "12"),
        ("fixed", "1234"),
        ("seats", "7"),
        ("day", "Friday"),
        ("phone", "85290000001"),
        ("link", "https://example.com"),
        ("to", "85290000001"),
    ] {
        assert!(loose.is_valid(&row(name, value)), "{name}");
        assert!(!loose.is_valid(&row(name, &format!("{value}\n"))), "{name}");
    }
}
