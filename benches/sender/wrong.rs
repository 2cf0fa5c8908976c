//! What it costs to refuse, beside what it costs to accept: payloads of which one in twenty is wrong, some of 40 KB.

use super::Set;
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use waml::gate;

/// One in so many payloads is wrong.
const ONE_IN: usize = 20;

/// Makes a payload wrong.
type Fault = fn(&mut Value);

/// Mistakes of other programs, taken in turn.
const FAULTS: [(&str, Fault); 8] = [
    ("a plus in the number", |value| value["to"] = json!("+85290000001")),
    ("no recipient", |value| _ = value.as_object_mut().unwrap().remove("to")),
    ("a number without quotes", |value| value["to"] = json!(85_290_000_001_u64)),
    ("a key of Meta's", |value| value["messaging_product"] = json!("whatsapp")),
    ("an unknown type", |value| value["type"] = json!("sticker")),
    ("a text that is too long", |value| first_text(value, 5_000)),
    ("a text of 40 KB", |value| first_text(value, 40_000)),
    ("an empty text", |value| first_text(value, 0)),
];

/// Makes the first text below the top another one.
fn first_text(value: &mut Value, length: usize) {
    let content = value["type"].as_str().unwrap().to_owned();
    let mut at = &mut value[content];
    while at.is_object() || at.is_array() {
        at = match at {
            Value::Object(object) => {
                let key = object.keys().find(|key| *key != "type" && *key != "name").cloned().unwrap();
                object.get_mut(&key).unwrap()
            }
            other => &mut other[0],
        };
    }
    *at = json!("word ".repeat(length / 5));
}

/// A stream of payloads, and which of them are right.
struct Stream {
    texts: Vec<String>,
    right: Vec<bool>,
}

impl Stream {
    fn of(set: &Set) -> Self {
        let (mut texts, mut right) = (Vec::new(), Vec::new());
        let mut faults = FAULTS.iter().cycle();
        for round in 0..ONE_IN {
            for (at, value) in set.values.iter().enumerate() {
                let wrong = (at + round) % ONE_IN == 0;
                let mut value = value.clone();
                if let Some((_, fault)) = faults.next().filter(|_| wrong) {
                    fault(&mut value);
                }
                texts.push(value.to_string());
                right.push(!wrong);
            }
        }
        Self { texts, right }
    }

    /// Nanoseconds of each payload, the best of some rounds.
    fn best(&self, judge: &dyn Fn(&str) -> bool) -> Vec<f64> {
        const ROUNDS: usize = 15;
        let mut best = vec![Duration::MAX; self.texts.len()];
        for _ in 0..ROUNDS {
            for (text, best) in self.texts.iter().zip(&mut best) {
                let begun = Instant::now();
                black_box(judge(text));
                *best = begun.elapsed().min(*best);
            }
        }
        best.into_iter().map(|time| time.as_secs_f64() * 1e9).collect()
    }
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Prints a table of what accepting and refusing costs with the gate and with the jsonschema crate.
pub(crate) fn table(set: &Set, validator: Option<&jsonschema::Validator>) {
    let stream = Stream::of(set);
    let gated = |text: &str| gate::check_slice(text.as_bytes()).is_ok();
    for (text, right) in stream.texts.iter().zip(&stream.right) {
        assert_eq!(gated(text), *right, "{text}");
    }
    println!(
        "\n| {} payloads, one in {ONE_IN} wrong | accepted | refused | refused / accepted | all |",
        stream.texts.len()
    );
    println!("|---|---|---|---|---|");
    row(&stream, "waml gate", &gated);
    row(&stream, "waml gate, and every reason as text", &|text| match gate::check_slice(text.as_bytes()) {
        Ok(_) => true,
        Err(refused) => black_box(refused.to_string()).is_empty(),
    });
    if let Some(validator) = validator {
        let valid = |text: &str| serde_json::from_str(text).is_ok_and(|value| validator.is_valid(&value));
        row(&stream, "jsonschema from text", &valid);
        row(&stream, "jsonschema from text, and every reason as text", &|text| {
            let Ok(value) = serde_json::from_str::<Value>(text) else { return false };
            let reasons: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            black_box(reasons).is_empty()
        });
    }
}

fn row(stream: &Stream, name: &str, judge: &dyn Fn(&str) -> bool) {
    let times = stream.best(judge);
    let of = |wanted: bool| {
        times.iter().zip(&stream.right).filter(move |(_, right)| **right == wanted).map(|(time, _)| *time)
    };
    let (accepted, refused) = (median(of(true)), median(of(false)));
    #[allow(clippy::cast_precision_loss, reason = "a count of messages")]
    let rate = times.len() as f64 / times.iter().sum::<f64>() * 1e9;
    println!(
        "| {name} | {:.2} µs | {:.2} µs | {:.2} | {rate:.0} a second |",
        accepted / 1000.0,
        refused / 1000.0,
        refused / accepted
    );
}
