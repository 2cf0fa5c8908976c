//! What it costs to fill a proved definition, beside what it costs to write the finished message as JSON.
//!
//! `cargo bench --bench fill` prints the table of `docs/performance.md`: for each kind, the rate of
//! `Plan::write`, which looks at every value and writes the request, over the rate of `serde_json`, which writes the same
//! from typed structs and looks at nothing. Both write into a buffer that is used again.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, reason = "a program for developers")]

#[path = "../sender/model.rs"]
mod model;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use waml::Definition;
use waml::params::{Items, ParamKind, Plan, Values};

const KINDS: [&str; 10] =
    ["text", "image", "video", "audio", "document", "template", "cta_url", "list", "button", "carousel"];

/// So many rows fill each definition.
const ROWS: usize = 200;

/// For every few rows the best of so many rounds counts, in which the cases take turns, so that other work of the
/// machine weighs on none.
const ROUNDS: usize = 200;
const FEW: usize = 20;

const NAMES: [&str; 8] = ["Wei", "Ada", "Björn", "陈美玲", "Maria \"Mia\" Lopes", "Jo", "Anneliese Hofmann", "O'Neill"];
const WORDS: [&str; 8] =
    ["fern", "moss", "ivy", "large monstera", "aloe vera", "多肉植物", "string of pearls", "maidenhair"];

/// The values of a row, in the order of the declarations.
fn row(definition: &Definition, row: usize) -> Values<'static> {
    let mut values = Values::new();
    for param in definition.params() {
        let name = param.name.clone();
        if let ParamKind::List(list) = &param.kind {
            values = values.set(name, items(list, row));
            continue;
        }
        values = match &*name {
            "order" => values.set(name, format!("{:06}", row * 37)),
            "seats" => values.set(name, i64::try_from(row % 12 + 1).unwrap()),
            "day" => values.set(name, ["Friday", "Saturday"][row % 2]),
            "campaign" => values.set(name, format!("{} letter", WORDS[row % 8])),
            "picture" => values.set(name, format!("https://cdn.example.com/plants/{row}/front.jpg")),
            "film" => values.set(name, format!("https://cdn.example.com/plants/{row}/tour.mp4")),
            "note" if row.is_multiple_of(3) => values,
            "note" => values.set(name, "Ring twice, the bell is quiet"),
            _ => values.set(name, NAMES[row % 8]),
        };
    }
    values.set("to", format!("8529{:07}", row * 7919))
}

/// Five to nine items of a list.
fn items(list: &Items, row: usize) -> Vec<Values<'static>> {
    let item = |at: usize| {
        let mut values = Values::new();
        for field in &list.fields {
            let name = field.name.clone();
            values = match &*name {
                "id" => values.set(name, format!("{row}-{at}")),
                "price" if row.is_multiple_of(2) => values,
                "price" => values.set(name, format!("HK$ {}", 40 + at)),
                "picture" => values.set(name, format!("https://cdn.example.com/plants/{row}/{at}.jpg")),
                _ => values.set(name, WORDS[(row + at) % 8]),
            };
        }
        values
    };
    (0..5 + row % 5).map(item).collect()
}

struct Set<'d> {
    plan: Plan<'d>,
    rows: Vec<Values<'static>>,
    typed: Vec<model::Message>,
    bytes: usize,
}

impl<'d> Set<'d> {
    fn new(definition: &'d Definition) -> Self {
        let plan = definition.plan();
        let rows: Vec<_> = (0..ROWS).map(|at| row(definition, at)).collect();
        let mut json = Vec::new();
        for values in &rows {
            let mut line = String::new();
            plan.write(values, &mut line).unwrap_or_else(|report| panic!("{report}"));
            json.push(line);
        }
        let typed = json.iter().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<model::Message>>();
        for (line, typed) in json.iter().zip(&typed) {
            let theirs = serde_json::to_string(typed).unwrap();
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            assert_eq!(
                (read(line), line.len()),
                (read(&theirs), theirs.len()),
                "but for the order, both write the same"
            );
        }
        let bytes = json.iter().map(String::len).sum::<usize>() / ROWS;
        Self { plan, rows, typed, bytes }
    }

    /// Nanoseconds a message: the plan, and `serde_json`.
    fn least(&self) -> [f64; 2] {
        let mut text = String::new();
        let mut bytes = Vec::new();
        let mut sums = [Duration::ZERO; 2];
        for start in (0..ROWS).step_by(FEW) {
            let mut best = [Duration::MAX; 2];
            for _ in 0..ROUNDS {
                let begun = Instant::now();
                for values in &self.rows[start..start + FEW] {
                    text.clear();
                    self.plan.write(black_box(values), &mut text).unwrap();
                    black_box(&text);
                }
                best[0] = best[0].min(begun.elapsed());
                let begun = Instant::now();
                for message in &self.typed[start..start + FEW] {
                    bytes.clear();
                    serde_json::to_writer(&mut bytes, black_box(message)).unwrap();
                    black_box(&bytes);
                }
                best[1] = best[1].min(begun.elapsed());
            }
            sums[0] += best[0];
            sums[1] += best[1];
        }
        #[allow(clippy::cast_precision_loss, reason = "a count of rows")]
        sums.map(|sum| sum.as_secs_f64() * 1e9 / ROWS as f64)
    }
}

fn main() {
    let measures = std::env::args().any(|argument| argument == "--bench");
    if measures {
        println!("| kind | bytes | plan, ns | serde_json, ns | times the rate |\n|---|--:|--:|--:|--:|");
    }
    for kind in KINDS {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/fill").join(kind).with_extension("waml.yaml");
        let definition = Definition::parse(std::fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{e}"));
        let set = Set::new(&definition);
        // `cargo test --benches` fills each definition and measures nothing.
        if measures {
            let [plan, serde] = set.least();
            println!("| {kind} | {} | {plan:.0} | {serde:.0} | {:.1} |", set.bytes, serde / plan);
        }
    }
}
