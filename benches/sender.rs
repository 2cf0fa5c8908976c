//! What a sender pays per message, beside what it would pay without waml, in one run.
//!
//! `cargo bench --bench sender` measures the valid fixtures. `WAML_CORPUS` names a file of other
//! messages instead, one valid payload a line, and `WAML_PEER_SCHEMA` the JSON Schema that the
//! jsonschema crate checks with. The table at the end has the ratios that docs/performance.md
//! states.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, reason = "a program for developers")]

mod model;

use criterion::{Criterion, Throughput};
use serde_json::Value;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use waml::{Checked, Message, Options, Shape, Source, Syntax, compile, gate};

/// Messages of one kind in every form that some case takes.
#[derive(Default)]
struct Set {
    json: Vec<String>,
    yaml: Vec<String>,
    values: Vec<Value>,
    typed: Vec<model::Message>,
    checked: Vec<Checked<Message>>,
    /// Always full between two runs.
    built: Vec<Option<Message>>,
}

impl Set {
    fn add(&mut self, json: &str) {
        let value: Value = serde_json::from_str(json).unwrap();
        let gated = gate::check_str(json).unwrap_or_else(|refused| panic!("{json}\n{refused}"));
        assert!(std::ptr::eq(gated.body(), json), "the fast way is sure of\n{json}");
        let checked = gated.message().unwrap();
        self.json.push(json.to_owned());
        self.yaml.push(yaml_serde::to_string(&value).unwrap());
        self.typed.push(serde_json::from_str(json).unwrap());
        self.built.push(Some(checked.clone().into_inner()));
        self.checked.push(checked);
        self.values.push(value);
    }
}

fn corpus() -> BTreeMap<String, Set> {
    let text = match std::env::var_os("WAML_CORPUS") {
        Some(file) => std::fs::read_to_string(file).unwrap(),
        None => fixtures(),
    };
    let mut sets: BTreeMap<String, Set> = BTreeMap::new();
    for line in text.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let kind = value.pointer("/interactive/type").unwrap_or(&value["type"]).as_str().unwrap();
        sets.entry(kind.to_owned()).or_default().add(line);
        sets.entry("all".to_owned()).or_default().add(line);
    }
    sets
}

/// The bodies beside the valid definitions, one a line.
fn fixtures() -> String {
    let mut out = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/valid");
    let mut files = Vec::new();
    for kind in std::fs::read_dir(root).unwrap() {
        files.extend(std::fs::read_dir(kind.unwrap().path()).unwrap().map(|entry| entry.unwrap().path()));
    }
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let text = std::fs::read_to_string(file).unwrap();
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        if Shape::of(file) == Shape::Payload && gate::check_value(&value).is_ok() {
            out.extend([&*value.to_string(), "\n"]);
        }
    }
    out
}

fn schema() -> Option<Value> {
    let path = std::env::var_os("WAML_PEER_SCHEMA").map(PathBuf::from);
    let path = path.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/payload.schema.json"));
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

const PARSE: &str = "serde_json to structs";
const SCHEMA: &str = "jsonschema is_valid on Value";
const SCHEMA_TEXT: &str = "jsonschema from text";
const WRITE: &str = "serde_json from structs";
const YAML: &str = "yaml_serde to structs";
const CHECK: &str = "waml check of a built message";
const GATE: &str = "waml gate";
const TO_JSON: &str = "waml to JSON";
const COMPILE: &str = "waml YAML payload to checked message";

/// Ours, the peer, and the ratios that must and should be reached.
const RATIOS: [(&str, &str, &str, &str); 5] = [
    (CHECK, SCHEMA, "4", "6"),
    (GATE, PARSE, "0.65", "1.0"),
    (GATE, SCHEMA_TEXT, "1.4", "2"),
    (TO_JSON, WRITE, "0.95", "1.3"),
    (COMPILE, YAML, "0.8", "1.0"),
];

fn measure(c: &mut Criterion, kind: &str, set: &mut Set) {
    let mut group = c.benchmark_group(kind);
    group.throughput(Throughput::Elements(set.json.len() as u64));
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(800)).sample_size(20);
    let json = &set.json;
    group.bench_function(PARSE, |b| {
        b.iter(|| json.iter().for_each(|text| _ = black_box(serde_json::from_str::<model::Message>(text).unwrap())));
    });
    group.bench_function(GATE, |b| {
        b.iter(|| json.iter().for_each(|text| _ = black_box(gate::check_slice(text.as_bytes()).unwrap())));
    });
    if let Some(schema) = schema() {
        let validator = jsonschema::validator_for(&schema).unwrap();
        let valid = |value: &Value| assert!(black_box(validator.is_valid(value)));
        group.bench_function(SCHEMA, |b| b.iter(|| set.values.iter().for_each(valid)));
        group.bench_function(SCHEMA_TEXT, |b| {
            b.iter(|| json.iter().for_each(|text| valid(&serde_json::from_str(text).unwrap())));
        });
    }
    group.bench_function(CHECK, |b| {
        b.iter(|| {
            for slot in &mut set.built {
                let checked = black_box(slot.take().unwrap().check().unwrap());
                *slot = Some(checked.into_inner());
            }
        });
    });
    group.bench_function(WRITE, |b| {
        b.iter(|| set.typed.iter().for_each(|message| _ = black_box(serde_json::to_string(message).unwrap())));
    });
    group.bench_function(TO_JSON, |b| {
        b.iter(|| set.checked.iter().for_each(|message| _ = black_box(message.payload().unwrap().to_json())));
    });
    group.bench_function(YAML, |b| {
        let read = |text: &String| _ = black_box(yaml_serde::from_str::<model::Message>(text).unwrap());
        b.iter(|| set.yaml.iter().for_each(read));
    });
    group.bench_function(COMPILE, |b| {
        let read = |text: &String| {
            let source = Source::new("message.yaml", text.as_str());
            let compiled = black_box(compile(&source, Shape::Payload, Syntax::Yaml, Options::default()));
            assert!(compiled.documents[0].message.is_some());
        };
        b.iter(|| set.yaml.iter().for_each(read));
    });
    group.finish();
}

/// Nanoseconds of the latest run of a case.
fn median(kind: &str, case: &str) -> Option<f64> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"));
    let file = target.join("criterion").join(kind).join(case).join("new/estimates.json");
    let estimates: Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    estimates.pointer("/median/point_estimate")?.as_f64()
}

fn table(sets: &BTreeMap<String, Set>) {
    println!("\n| ratio of rates | must | goal | {} |", sets.keys().cloned().collect::<Vec<_>>().join(" | "));
    println!("|---|---|---|{}", "---|".repeat(sets.len()));
    for (ours, peer, must, goal) in RATIOS {
        let ratio = |kind| median(kind, peer).zip(median(kind, ours)).map(|(peer, ours)| peer / ours);
        let cells = sets.keys().map(|kind| ratio(kind).map_or("-".to_owned(), |ratio| format!("{ratio:.2}")));
        println!("| {ours} / {peer} | {must} | {goal} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    println!("\n| microseconds a message | {} |", sets.keys().cloned().collect::<Vec<_>>().join(" | "));
    println!("|---|{}", "---|".repeat(sets.len()));
    for case in [CHECK, GATE, TO_JSON, COMPILE, PARSE, WRITE, SCHEMA, SCHEMA_TEXT, YAML] {
        let cells = sets.iter().map(|(kind, set)| {
            #[allow(clippy::cast_precision_loss, reason = "a count of messages")]
            let count = set.json.len() as f64;
            median(kind, case).map_or("-".to_owned(), |time| format!("{:.2}", time / count / 1000.0))
        });
        println!("| {case} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

fn main() {
    let mut criterion = Criterion::default().without_plots().configure_from_args();
    let mut sets = corpus();
    for (kind, set) in &mut sets {
        measure(&mut criterion, kind, set);
    }
    criterion.final_summary();
    if !std::env::args().any(|argument| argument == "--test") {
        table(&sets);
    }
}
