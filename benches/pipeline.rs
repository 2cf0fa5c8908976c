//! What each stage costs, per kind of message, beside floors that no reader of the same text can
//! be far below: the bare events of the YAML parser, and generic readers of JSON and YAML.
//!
//! `cargo bench --bench pipeline` measures, and prints the table of `docs/performance.md` last.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]
#![allow(missing_docs, reason = "criterion's macro makes a function without any")]

use criterion::{BatchSize, BenchmarkGroup, Criterion, criterion_group, measurement::WallTime};
use granit_parser::Parser;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use waml::{Checked, Message, Options, Shape, Source, Syntax, compile};

/// A typical message of each kind.
const CASES: [&str; 10] = [
    "text/plain",
    "image/jpg",
    "video/mp4",
    "audio/mp3-under-videos",
    "document/pdf",
    "template/everything",
    "cta_url/header-image",
    "list/full",
    "button/header-image-link",
    "carousel/reply-cards",
];

/// The columns of the table: what is measured, and what it is called there.
const COLUMNS: [(&str, &str); 7] = [
    ("events", "YAML events"),
    ("compile", "definition to checked"),
    ("yaml_serde", "yaml_serde"),
    ("json-compile", "payload to checked"),
    ("serde_json", "serde_json"),
    ("check", "check"),
    ("to_json", "to JSON"),
];

struct Case {
    kind: &'static str,
    definition: Source,
    payload: Source,
    message: Checked<Message>,
}

impl Case {
    fn new(path: &'static str) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/valid").join(path);
        let read = |ending| Source::new("bench", fs::read_to_string(file.with_extension(ending)).unwrap());
        let (definition, payload) = (read("waml.yaml"), read("json"));
        let message = compiled(&definition, Shape::Definition, Syntax::Yaml);
        Self { kind: path.split('/').next().unwrap(), definition, payload, message }
    }
}

fn compiled(source: &Source, shape: Shape, syntax: Syntax) -> Checked<Message> {
    compile(source, shape, syntax, Options::default()).documents.pop().unwrap().message.unwrap()
}

/// The parser's events, and nothing made of them.
fn events(text: &str) -> usize {
    let options = granit_parser::options! { emit_comments: false };
    Parser::new_from_str_with_options(text, options).inspect(|event| assert!(event.is_ok())).count()
}

fn pipeline(criterion: &mut Criterion) {
    for case in CASES.map(Case::new) {
        let mut group = criterion.benchmark_group(case.kind);
        from_definition(&mut group, &case);
        from_payload(&mut group, &case);
        from_message(&mut group, &case);
        group.finish();
    }
    let mut group = criterion.benchmark_group(PARAMETERS);
    for name in WITH_AND_WITHOUT.into_iter().flatten() {
        let source = definition(name);
        group.bench_function(format!("{name}-events"), |b| b.iter(|| events(black_box(source.text()))));
        group.bench_function(name, |b| b.iter(|| proved(black_box(&source))));
    }
    group.finish();
}

const PARAMETERS: &str = "parameters";

/// Definitions with ten parameters, each beside the same message with the examples written out.
const WITH_AND_WITHOUT: [[&str; 2]; 2] = [["list-with", "list-without"], ["carousel-with", "carousel-without"]];

fn definition(name: &str) -> Source {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/parameters");
    Source::new("bench", fs::read_to_string(folder.join(name).with_extension("waml.yaml")).unwrap())
}

/// The definition read and judged: with parameters, proved for all values.
fn proved(source: &Source) {
    let read = compile(source, Shape::Definition, Syntax::Yaml, Options::default());
    assert!(black_box(read).findings.is_empty());
}

fn from_definition(group: &mut BenchmarkGroup<'_, WallTime>, case: &Case) {
    let source = &case.definition;
    group.bench_function("events", |b| b.iter(|| events(black_box(source.text()))));
    group.bench_function("compile", |b| b.iter(|| compiled(black_box(source), Shape::Definition, Syntax::Yaml)));
    let read = |text| yaml_serde::from_str::<yaml_serde::Value>(text).unwrap();
    group.bench_function("yaml_serde", |b| b.iter(|| read(black_box(source.text()))));
}

fn from_payload(group: &mut BenchmarkGroup<'_, WallTime>, case: &Case) {
    let source = &case.payload;
    group.bench_function("json-compile", |b| b.iter(|| compiled(black_box(source), Shape::Payload, Syntax::Json)));
    let read = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
    group.bench_function("serde_json", |b| b.iter(|| read(black_box(source.text()))));
}

fn from_message(group: &mut BenchmarkGroup<'_, WallTime>, case: &Case) {
    let message = || case.message.clone().into_inner();
    group.bench_function("check", |b| b.iter_batched(message, Message::check, BatchSize::SmallInput));
    group.bench_function("to_json", |b| b.iter(|| black_box(&case.message).payload().unwrap().to_json()));
}

/// Where criterion leaves its numbers.
fn results() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"));
    std::env::var_os("CRITERION_HOME").map_or_else(|| target.join("criterion"), PathBuf::from)
}

/// The fastest sample of a measurement, which other work on the machine disturbs least, in
/// microseconds.
fn fastest(kind: &str, what: &str) -> Option<f64> {
    let file = results().join(kind).join(what).join("new/sample.json");
    let sample: serde_json::Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    let column = |name: &str| sample[name].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64);
    let each = column("times").zip(column("iters")).map(|(time, iterations)| time / iterations / 1000.0);
    each.min_by(f64::total_cmp)
}

fn print_table() {
    let heads: Vec<_> = COLUMNS.iter().map(|(_, head)| *head).collect();
    println!("\n| kind | bytes | {} |\n|---|{}", heads.join(" | "), "--:|".repeat(heads.len() + 1));
    for case in CASES.map(Case::new) {
        let cell = |(what, _)| fastest(case.kind, what).map_or_else(|| "–".to_owned(), |time| format!("{time:.1}"));
        let cells: Vec<_> = COLUMNS.map(cell).into();
        println!("| {} | {} | {} |", case.kind, case.definition.text().len(), cells.join(" | "));
    }
    println!("\n| ten parameters | bytes | YAML events | check |\n|---|--:|--:|--:|");
    for name in WITH_AND_WITHOUT.into_iter().flatten() {
        let [events, check] = [format!("{name}-events"), name.to_owned()]
            .map(|what| fastest(PARAMETERS, &what).map_or_else(|| "–".to_owned(), |time| format!("{time:.1}")));
        println!("| {name} | {} | {events} | {check} |", definition(name).text().len());
    }
}

fn settings() -> Criterion {
    let criterion = Criterion::default().sample_size(200).warm_up_time(Duration::from_millis(300));
    criterion.measurement_time(Duration::from_secs(1)).configure_from_args()
}

criterion_group! {
    name = benches;
    config = settings();
    targets = pipeline
}

fn main() {
    benches();
    // `cargo test --benches` runs each once and measures nothing.
    if std::env::args().any(|argument| argument == "--bench") {
        print_table();
    }
    settings().final_summary();
}
