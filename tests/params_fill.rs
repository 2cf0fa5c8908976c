//! What a definition becomes with values, and what is said of those that it does not take.

use waml::params::{ParamKind, Value, Values};
use waml::{Definition, Place, Report};

fn definition(text: &str) -> Definition {
    Definition::parse(text).unwrap_or_else(|faults| panic!("{text}\n{faults}"))
}

fn json(definition: &Definition, values: &Values<'_>) -> String {
    let message = definition.fill(values).unwrap_or_else(|report| panic!("{report}"));
    message.payload().expect("it has a recipient").to_json()
}

/// The code and place of each finding.
fn told(report: &Report) -> Vec<(&str, String)> {
    let place = |place: &Place| match place {
        Place::Value { path } => path.clone(),
        other => format!("{other:?}"),
    };
    report.findings.iter().map(|finding| (finding.code, place(&finding.primary.place))).collect()
}

const ROOMS: &str = r#"
params:
  greeting: {max_chars: 24, example: Hello}
  note: {max_chars: 60, optional: true}
  day: {one_of: [Friday, Saturday], default: Friday}
  rooms:
    list: {min: 1, max: 9}
    item:
      id: {max_chars: 12, unique: true, example: fern}
      name: {max_chars: 24, example: Fern}
      price: {type: integer, min: 0, max: 900, optional: true}
to: "85290000001"
list:
  body: "{{greeting}}, come on {{day}}."
  footer: "{{note}}"
  button: See rooms
  sections:
    - title: Rooms
      rows:
        - {id: none, title: None}
        - {for_each: rooms, id: "r-{{item.id}}", title: "{{item.name}}", description: "HK$ {{item.price}}"}
"#;

/// The same but for the price, which may not be absent in the middle of a text.
fn rooms() -> Definition {
    definition(&ROOMS.replace("900, optional: true", "900, default: 0"))
}

#[test]
fn parameters_are_listed_as_they_are_declared() {
    let definition = rooms();
    let names: Vec<&str> = definition.params().iter().map(|param| &*param.name).collect();
    assert_eq!(names, ["greeting", "note", "day", "rooms"]);
    let Some(ParamKind::List(rooms)) = definition.params().get("rooms").map(|param| &param.kind) else { panic!() };
    assert_eq!((rooms.min, rooms.max, rooms.fields.iter().count()), (1, Some(9), 3));
    assert!(!definition.takes_recipient());
}

#[test]
fn absent_parts_are_left_out_and_defaults_stand_in() {
    let room = |id: &'static str, name: &'static str| Values::new().set("id", id).set("name", name);
    let values = Values::new().set("greeting", "Hi").set("rooms", vec![room("a", "A"), room("b", "B").set("price", 7)]);
    let made = json(&rooms(), &values);
    assert!(made.contains("Hi, come on Friday.") && !made.contains("footer"), "{made}");
    for row in [
        r#"{"id":"none","title":"None"}"#,
        r#"{"id":"r-a","title":"A","description":"HK$ 0"}"#,
        r#"{"id":"r-b","title":"B","description":"HK$ 7"}"#,
    ] {
        assert!(made.contains(row), "{row}: {made}");
    }
}

#[test]
fn an_example_has_as_many_items_as_there_must_be() {
    let definition = definition(&ROOMS.replace("900, optional: true", "900, default: 0").replace("min: 1", "min: 2"));
    let made = json(&definition, &definition.example());
    assert!(made.contains("r-fern\"") && made.contains("r-fern-2"), "{made}");
}

#[test]
fn what_the_check_refuses_is_told_at_the_later_value() {
    let text = ROOMS.replace("900, optional: true", "900, default: 0").replace("unique: true, ", "");
    let definition = definition(&text);
    let room = |name: &'static str| Values::new().set("id", "a").set("name", name);
    let values = Values::new().set("greeting", "Hi").set("rooms", vec![room("A"), room("B")]);
    let report = definition.fill(&values).unwrap_err();
    let related: Vec<_> = report.findings[0].related.iter().map(|label| label.place.clone()).collect();
    assert_eq!(told(&report), [("duplicate/row-id", "rooms.1.id".to_owned())]);
    assert_eq!(related, [Place::Value { path: "rooms.0.id".to_owned() }]);
}

#[test]
fn every_wrong_value_is_told_at_its_place() {
    let items = vec![
        Values::new().set("id", "a").set("name", "A").set("price", 901),
        Values::new().set("id", "a").set("name", " B"),
        Values::new().set("id", "").set("nam", "C"),
    ];
    let values = Values::new().set("greeting", Value::Null).set("day", "Sunday").set("rooms", items).set("shop", "x");
    let report = rooms().fill(&values).unwrap_err();
    let expected = [
        ("data/unknown", "shop"),
        ("data/missing", "greeting"),
        ("data/value", "day"),
        ("data/value", "rooms.0.price"),
        ("data/value", "rooms.1.name"),
        ("data/unknown", "rooms.2.nam"),
        ("data/value", "rooms.2.id"),
        ("data/missing", "rooms.2.name"),
        ("data/value", "rooms.1.id"),
    ];
    assert_eq!(told(&report), expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn values_are_data() {
    let definition =
        definition("params: {a: {max_chars: 99}, b: {max_chars: 9}}\nto: \"85290000001\"\ntext: \"{{a}}{{{{b}}\"\n");
    for value in ["{{b}}", "\",\"to\":\"1\"}", "\\u0041", "\u{202e}abc", "<b>", "&amp;", "*c", "null", "~"] {
        let text = format!("{value}{{{{b}}}}");
        let made = json(&definition, &Values::new().set("a", value).set("b", "x"));
        let read: serde_json::Value = serde_json::from_str(&made).expect("JSON");
        assert_eq!((&read["text"], &read["to"]), (&text.into(), &"85290000001".into()));
    }
}

#[test]
fn a_finished_message_takes_a_recipient() {
    let definition = definition("text: Hello!\n");
    assert!(definition.takes_recipient() && definition.params().is_empty());
    let to = |to: &'static str| Values::new().set("to", to);
    assert_eq!(json(&definition, &to("85290000001")), r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
    assert_eq!(told(&definition.fill(&to("+85290000001")).unwrap_err()), [("data/value", "to".to_owned())]);
}

#[test]
fn one_definition_is_parsed() {
    let codes = |text: &str| -> Vec<&str> {
        Definition::parse(text).unwrap_err().findings().iter().map(|finding| finding.code).collect()
    };
    let several = Definition::parse("text: a\n---\ntext: b\n").unwrap_err();
    assert!(several.to_string().contains("2 messages"), "{several}");
    assert_eq!(codes(""), ["syntax/empty"]);
    assert_eq!(codes("text: \"{{x}}\"\n"), ["param/undeclared"]);
}

#[test]
fn an_address_leads_where_it_says() {
    let link = |url: &str| {
        definition(&format!(
            "params: {{a: {{max_chars: 99}}, b: {{max_chars: 9, default: b}}, l: {{type: link, max_chars: 90, default: \"https://example.com\"}}}}\n\
             to: \"85290000001\"\ncta_url: {{body: \"{{{{a}}}}{{{{b}}}}{{{{l}}}}\", url_button: {{display_text: Go, url: \"{url}\"}}}}\n"
        ))
    };
    let path = link("https://example.com/{{a}}/b?q={{a}}");
    for value in [".", ".."] {
        let report = path.fill(&Values::new().set("a", value)).unwrap_err();
        assert_eq!(told(&report), [("data/value", "a".to_owned())]);
    }
    let made = json(&path, &Values::new().set("a", "../x?y#z"));
    assert!(made.contains("https://example.com/..%2Fx%3Fy%23z/b?q=..%2Fx%3Fy%23z"), "{made}");
    let joined = link("https://example.com/{{a}}{{b}}");
    assert_eq!(told(&joined.fill(&Values::new().set("a", ".").set("b", ".")).unwrap_err()).len(), 2);
    let begins = link("{{l}}/b");
    let report = begins.fill(&Values::new().set("a", "x").set("l", "https://example.com/?a")).unwrap_err();
    assert_eq!(told(&report), [("data/value", "l".to_owned())]);
}

#[test]
fn a_value_that_is_wrong_in_many_places_is_told_once() {
    let definition = definition(
        "params: {part: {max_chars: 9, example: a}}\nto: '85290000001'\ncarousel:\n  body: New\n  cards:\n  \
         - &card {header: {image: {link: 'https://example.com/{{part}}/a.png'}}, url_button: {display_text: Go, \
         url: 'https://example.com/{{part}}'}}\n  - *card\n",
    );
    let report = definition.fill(&Values::new().set("part", "..")).expect_err("it leads elsewhere");
    assert_eq!(told(&report), [("data/value", "part".to_owned())]);
    let twice = Values::new().set("part", "a").set("part", "b").set("part", "c");
    assert_eq!(told(&definition.fill(&twice).expect_err("thrice")), [("data/twice", "part".to_owned())]);
}
