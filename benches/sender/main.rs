//! What a sender pays per message, beside what it would pay without waml, in one run.
//!
//! `cargo bench --bench sender` measures the valid fixtures. `WAML_CORPUS` names a file of other
//! messages instead, one valid payload a line, and `WAML_PEER_SCHEMA` the JSON Schema that the
//! jsonschema crate checks with. The tables at the end have the ratios that docs/performance.md
//! states, those of right messages and those of what is wrong; with `WAML_TABLE_ONLY` set there is nothing else.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, reason = "a program for developers")]

mod model;
mod wrong;

use criterion::{Criterion, Throughput};
use serde_json::Value;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
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
const WARNINGS: &str = "waml check, then its warnings";
const GATE: &str = "waml gate";
const TO_JSON: &str = "waml to JSON";
const COMPILE: &str = "waml YAML payload to checked message";

/// Ours, the peer, and the ratios that must and should be reached; the peer has no warnings.
const RATIOS: [(&str, &str, &str); 6] = [
    (CHECK, SCHEMA, "4 / 6"),
    (WARNINGS, SCHEMA, "-"),
    (GATE, PARSE, "0.65 / 1.0"),
    (GATE, SCHEMA_TEXT, "1.4 / 2"),
    (TO_JSON, WRITE, "0.95 / 1.3"),
    (COMPILE, YAML, "0.8 / 1.0"),
];

/// Does its work on one message of a set.
type Case<'a> = Box<dyn Fn(&mut Set, usize) + 'a>;

fn cases(validator: Option<&jsonschema::Validator>) -> Vec<(&'static str, Case<'_>)> {
    let mut cases: Vec<(&'static str, Case<'_>)> = vec![
        (PARSE, Box::new(|set, i| _ = black_box(serde_json::from_str::<model::Message>(&set.json[i]).unwrap()))),
        (GATE, Box::new(|set, i| _ = black_box(gate::check_slice(set.json[i].as_bytes()).unwrap()))),
        (
            CHECK,
            Box::new(|set, i| {
                let checked = black_box(set.built[i].take().unwrap().check().unwrap());
                set.built[i] = Some(checked.into_inner());
            }),
        ),
        (
            WARNINGS,
            Box::new(|set, i| {
                let checked = set.built[i].take().unwrap().check().unwrap();
                black_box(checked.warnings());
                set.built[i] = Some(checked.into_inner());
            }),
        ),
        (WRITE, Box::new(|set, i| _ = black_box(serde_json::to_string(&set.typed[i]).unwrap()))),
        (TO_JSON, Box::new(|set, i| _ = black_box(set.checked[i].payload().unwrap().to_json()))),
        (YAML, Box::new(|set, i| _ = black_box(yaml_serde::from_str::<model::Message>(&set.yaml[i]).unwrap()))),
        (
            COMPILE,
            Box::new(|set, i| {
                let source = Source::new("message.yaml", set.yaml[i].as_str());
                let compiled = black_box(compile(&source, Shape::Payload, Syntax::Yaml, Options::default()));
                assert!(compiled.documents[0].message.is_some());
            }),
        ),
    ];
    if let Some(validator) = validator {
        let valid = |value: &Value| assert!(black_box(validator.is_valid(value)));
        cases.push((SCHEMA, Box::new(move |set, i| valid(&set.values[i]))));
        cases.push((SCHEMA_TEXT, Box::new(move |set, i| valid(&serde_json::from_str(&set.json[i]).unwrap()))));
    }
    cases
}

fn measure(c: &mut Criterion, kind: &str, set: &mut Set, cases: &[(&str, Case<'_>)]) {
    let mut group = c.benchmark_group(kind);
    group.throughput(Throughput::Elements(set.json.len() as u64));
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(800)).sample_size(20);
    for (name, case) in cases {
        group.bench_function(*name, |b| b.iter(|| (0..set.json.len()).for_each(|i| case(set, i))));
    }
    group.finish();
}

/// Nanoseconds a message of each case: for every few messages the best of some rounds, in which
/// the cases take turns, so that other work of the machine weighs on none.
fn least(set: &mut Set, cases: &[(&'static str, Case<'_>)]) -> BTreeMap<&'static str, f64> {
    const FEW: usize = 20;
    const ROUNDS: usize = 25;
    let count = set.json.len();
    let mut out = BTreeMap::new();
    for start in (0..count).step_by(FEW) {
        let mut best = vec![Duration::MAX; cases.len()];
        for _ in 0..ROUNDS {
            for ((_, case), best) in cases.iter().zip(&mut best) {
                let begun = Instant::now();
                (start..count.min(start + FEW)).for_each(|i| case(set, i));
                *best = begun.elapsed().min(*best);
            }
        }
        for ((name, _), best) in cases.iter().zip(best) {
            *out.entry(*name).or_insert(0.0) += best.as_secs_f64() * 1e9;
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a count of messages")]
    for time in out.values_mut() {
        *time /= count as f64;
    }
    out
}

fn table(sets: &mut BTreeMap<String, Set>, cases: &[(&'static str, Case<'_>)]) {
    let times: Vec<_> = sets.iter_mut().map(|(kind, set)| (kind.clone(), least(set, cases))).collect();
    let head = |first: &str| {
        let kinds: Vec<_> = times.iter().map(|(kind, _)| kind.as_str()).collect();
        println!("\n| {first} | {} |\n|---|{}", kinds.join(" | "), "---|".repeat(kinds.len()));
    };
    head("ratio of rates (must / goal)");
    for (ours, peer, goal) in RATIOS {
        let ratio = |times: &BTreeMap<&str, f64>| Some(format!("{:.2}", times.get(peer)? / times.get(ours)?));
        let cells: Vec<_> = times.iter().map(|(_, times)| ratio(times).unwrap_or_default()).collect();
        println!("| {ours} / {peer} ({goal}) | {} |", cells.join(" | "));
    }
    head("microseconds a message");
    for (name, _) in cases {
        let cells: Vec<_> = times.iter().map(|(_, times)| format!("{:.2}", times[name] / 1000.0)).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}

fn main() {
    let mut criterion = Criterion::default().without_plots().configure_from_args();
    let mut sets = corpus();
    let validator = schema().map(|schema| jsonschema::validator_for(&schema).unwrap());
    let cases = cases(validator.as_ref());
    if std::env::var_os("WAML_TABLE_ONLY").is_none() {
        for (kind, set) in &mut sets {
            measure(&mut criterion, kind, set, &cases);
        }
    }
    criterion.final_summary();
    if !std::env::args().any(|argument| argument == "--test") {
        table(&mut sets, &cases);
        wrong::table(&sets["all"], validator.as_ref());
    }
}
