//! The schemas and the compiler agree: what the compiler takes, the schema of its shape takes; what
//! the compiler refuses, the schema refuses too, unless the rule is beyond any schema.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;
#[path = "fixture/generate.rs"]
mod generate;

use fixture::{Checked, files, folder, is_catalogue, shown, undocumented};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use waml::diagnostic::Place;
use waml::rules::beyond_schema;
use waml::rules::find;
use waml::schema::{SchemaKind, definition_with, values};
use waml::templates::{Beyond, Catalogue, Undocumented};
use waml::{Compiled, Diagnostic, Options, Severity, Shape, Source, Syntax, compile};

static DEFINITION: LazyLock<Validator> = LazyLock::new(|| validator(SchemaKind::Definition));
static PAYLOAD: LazyLock<Validator> = LazyLock::new(|| validator(SchemaKind::Payload));
static REPORT: LazyLock<Validator> = LazyLock::new(|| validator(SchemaKind::Report));

fn validator(kind: SchemaKind) -> Validator {
    let schema: Value = serde_json::from_str(&kind.text()).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{kind:?}: {error}"))
}

fn of(shape: Shape) -> &'static Validator {
    match shape {
        Shape::Definition => &DEFINITION,
        Shape::Payload => &PAYLOAD,
    }
}

/// Every message file of the fixtures.
fn messages() -> Vec<PathBuf> {
    let mut out = files(&folder(""));
    let not_messages = ["answers", "webhooks", "not-json"].map(|name| folder("documented").join(name));
    out.retain(|file| !is_catalogue(file) && !not_messages.iter().any(|other| file.starts_with(other)));
    out
}

/// What the compiler says, from a schema's point of view.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    /// Wrong by rules that no schema can express.
    Beyond,
}

fn verdict(compiled: &Compiled) -> Verdict {
    verdict_but_for(compiled, |_| false)
}

/// The same, where some errors are those of what a hole becomes.
fn verdict_but_for(compiled: &Compiled, is_filled: impl Fn(&Diagnostic) -> bool) -> Verdict {
    let mut errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error).peekable();
    if errors.peek().is_none() {
        return Verdict::Right;
    }
    let beyond = errors.all(|finding| find(finding.code).is_some_and(|rule| rule.beyond_schema) || is_filled(finding));
    if beyond { Verdict::Beyond } else { Verdict::Wrong }
}

/// Whether a finding is about a value, or about what a text with a hole or a list with a repeated element becomes.
fn is_filled(finding: &Diagnostic, documents: &[Value]) -> bool {
    let pointer = match &finding.primary.place {
        Place::Text { pointer, .. } => pointer,
        Place::Value { .. } => return true,
        Place::Message { .. } | Place::Elsewhere(_) => return false,
    };
    // `count/*` points at `for_each` itself.
    let pointer = pointer.strip_suffix("/for_each").unwrap_or(pointer);
    let becomes = |value: &Value| match value {
        Value::String(text) => text.replace("{{{{", "").contains("{{"),
        Value::Object(element) => element.contains_key("for_each"),
        Value::Array(elements) => elements.iter().any(|element| element.get("for_each").is_some()),
        _ => false,
    };
    let measured = ["length/", "count/", "duplicate/"].iter().any(|group| finding.code.starts_with(group));
    let found = || documents.iter().filter_map(|document| document.pointer(pointer));
    let texts = || found().filter(|value| value.is_string());
    if measured { found().any(becomes) } else { texts().any(becomes) && finding.code != "shape/reserved-braces" }
}

/// What a schema says about every document; nothing where there is a fault of the syntax.
fn faults(source: &Source, path: &Path) -> Option<Vec<String>> {
    let documents = documents(source, path)?;
    Some(documents.iter().flat_map(|value| told(Shape::of(path), value)).collect())
}

fn documents(source: &Source, path: &Path) -> Option<Vec<Value>> {
    values(source, Syntax::of_extension(path)?)
}

fn told(shape: Shape, value: &Value) -> Vec<String> {
    of(shape).iter_errors(value).map(|error| format!("{}: {error:.200}", error.instance_path())).collect()
}

/// What the schema of a project says whose gateway forwards more than the document has.
fn told_of_project(beyond: &[Undocumented], value: &Value) -> Vec<String> {
    let beyond: Beyond = beyond.iter().copied().collect();
    let schema = definition_with(&Catalogue::default(), beyond, waml::Language::English);
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    schema.iter_errors(value).map(|error| format!("{}: {error:.200}", error.instance_path())).collect()
}

#[test]
fn fixtures() {
    let mut wrong = Vec::new();
    for path in messages() {
        let checked = Checked::of(&path, Options::default());
        let beyond = undocumented(&path);
        // The schema of payloads is that of the document.
        if !beyond.is_empty() && Shape::of(&path) == Shape::Payload {
            continue;
        }
        let Some(documents) = documents(&checked.source, &path) else { continue };
        let told = |value: &Value| match &beyond[..] {
            [] => told(Shape::of(&path), value),
            _ => told_of_project(&beyond, value),
        };
        let faults: Vec<_> = documents.iter().flat_map(told).collect();
        let verdict = verdict_but_for(&checked.compiled, |finding| is_filled(finding, &documents));
        if (verdict == Verdict::Right && !faults.is_empty()) || (verdict == Verdict::Wrong && faults.is_empty()) {
            wrong.push(format!("{}: {verdict:?}, {:?}, {faults:#?}", shown(&path), checked.codes()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_beyond_a_schema_passes_it() {
    let mut passed: BTreeMap<_, _> = beyond_schema().into_iter().map(|rule| (rule.code, false)).collect();
    for path in messages() {
        let code = path.parent().and_then(|parent| parent.strip_prefix(folder("rules")).ok()).map(shown);
        let invalid = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("invalid"));
        let Some(passed) = code.and_then(|code| passed.get_mut(code.as_str())).filter(|_| invalid) else { continue };
        let checked = Checked::of(&path, Options { pedantic: true, ..Options::default() });
        *passed |= faults(&checked.source, &path).is_some_and(|faults| faults.is_empty());
    }
    let refused: Vec<_> = passed.into_iter().filter(|(_, passed)| !passed).map(|(code, _)| code).collect();
    assert!(refused.is_empty(), "marked as beyond schema, yet refused by one: {refused:?}");
}

#[test]
fn reports() {
    for path in messages() {
        let mut checked = Checked::of(&path, Options { pedantic: true, ..Options::default() });
        // What values break is told of no file.
        checked.compiled.findings.retain(|finding| matches!(finding.primary.place, Place::Text { .. }));
        let mut summary = waml::render::json::Summary::default();
        summary.add(&checked.compiled.findings);
        let file = waml::render::json::file(
            &checked.source,
            &checked.compiled.findings,
            checked.compiled.omitted,
            waml::Language::English,
        );
        let text =
            format!("{}{file}{}", waml::render::json::head(waml::Language::English), waml::render::json::tail(summary));
        let report: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<_> = REPORT.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", shown(&path));
    }
}

fn read(shape: Shape, value: &Value) -> Compiled {
    compile(&Source::new("generated", value.to_string()), shape, Syntax::Json, Options::default())
}

/// A message in one of the shapes.
fn shaped(message: &waml::Message, shape: Shape) -> Value {
    match shape {
        Shape::Definition => serde_json::to_value(message).unwrap(),
        Shape::Payload => {
            let checked = message.clone().check().unwrap();
            serde_json::from_str(&checked.payload().unwrap().to_json()).unwrap()
        }
    }
}

/// One change to a value somewhere: `at` chooses the place, `how` the change.
fn change(value: &mut Value, at: usize, how: usize) {
    let places = value_count(value);
    let mut left = at % places;
    visit(value, &mut left, &mut |place| damage(place, how));
}

fn value_count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(value_count).sum(),
        Value::Object(fields) => fields.values().map(value_count).sum::<usize>(),
        _ => 0,
    }
}

fn visit(value: &mut Value, left: &mut usize, act: &mut dyn FnMut(&mut Value)) {
    if *left == 0 {
        act(value);
    }
    *left = left.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, left, act)),
        Value::Object(fields) => fields.values_mut().for_each(|field| visit(field, left, act)),
        _ => {}
    }
}

fn damage(place: &mut Value, how: usize) {
    let key = |fields: &serde_json::Map<String, Value>| fields.keys().nth(how % fields.len().max(1)).cloned();
    match (place, how % 4) {
        (Value::Object(fields), 0) => _ = fields.insert("extra".to_owned(), "x".into()),
        (Value::Object(fields), 1 | 2) => {
            if let Some(key) = key(fields) {
                fields.remove(&key);
            }
        }
        (Value::Array(items), 0) => items.clear(),
        (Value::Array(items), 1) => {
            let all = items.clone();
            (0..4).for_each(|_| items.extend(all.clone()));
        }
        (Value::Array(items), 2) => _ = items.pop(),
        (Value::String(text), _) => *text = TEXTS[how % TEXTS.len()].replace("TEXT", text),
        (Value::Number(number), _) => *number = (number.as_u64().unwrap_or(0) + how as u64 % 12).into(),
        (place, _) => {
            *place = [Value::Null, true.into(), 7.into(), "x".into(), Value::Array(Vec::new())][how % 5].clone();
        }
    }
}

fn ends_in_line_breaks(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(ends_in_line_breaks),
        Value::Object(fields) => fields.values().any(ends_in_line_breaks),
        Value::String(text) => text.ends_with(['\n', '\r']),
        _ => false,
    }
}

/// What a text may turn into.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let fixed = [
        "",
        " ",
        "\u{200b}",
        " TEXT",
        "TEXT ",
        "TEXT\n",
        "TEXT\ta",
        "TEXT     a",
        "TEXT{{",
        "TEXT{{{{",
        "TEXT{",
        "{TEXT",
        "TEXT.gif",
        "TEXT.png",
        "TEXT/a%2Epng",
        "TEXT%2",
        "TEXT/",
        "TEXT?a.gif",
        "https://example.com:99999/a.png",
        "https://me@example.com/a.png",
        "https://[::1]/a.png",
        "ftp://example.com/a.png",
        "https://例え.jp/絵.png",
        "TEXTTEXT",
        "a\nb\nc\nd",
        "0123456789",
        "5",
        "05",
        "image",
        "text",
        "cta_url",
        "copy_code",
        "Name-1",
    ];
    let long = [20, 21, 24, 25, 60, 61, 72, 73, 160, 161, 200, 201, 256, 257, 1024, 1025, 4096, 4097];
    let repeated = long.iter().flat_map(|&count| ["a", "花", "🌵"].map(|character| character.repeat(count)));
    fixed.map(str::to_owned).into_iter().chain(repeated).collect()
});

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn generated_messages_pass(message in generate::message()) {
        for shape in [Shape::Definition, Shape::Payload] {
            let value = shaped(&message, shape);
            prop_assert_eq!(told(shape, &value), Vec::<String>::new(), "{}", value);
        }
    }
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn damaged_messages_are_judged_alike(message in generate::message(), at in 0..1000_usize, how in 0..1000_usize) {
        for shape in [Shape::Definition, Shape::Payload] {
            let mut value = shaped(&message, shape);
            change(&mut value, at, how);
            // A schema sees the line break that every block scalar ends in and cannot tell it from
            // one that was meant.
            if shape == Shape::Definition && ends_in_line_breaks(&value) {
                continue;
            }
            let compiled = read(shape, &value);
            let faults = told(shape, &value);
            let agreed = match verdict(&compiled) {
                Verdict::Right => faults.is_empty(),
                Verdict::Wrong => !faults.is_empty(),
                Verdict::Beyond => true,
            };
            prop_assert!(agreed, "{shape:?} {value}\n{:#?}\n{faults:#?}", compiled.findings);
        }
    }
}
