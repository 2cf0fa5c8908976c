//! What a catalogue costs: the gate with one beside the gate without, on calls that fit, and how long it takes to read.
//! Prints a table. Each way takes its turn a hundred times, and the best turn counts, so other work on the machine weighs
//! on none.

#![allow(clippy::print_stdout, reason = "a bench prints")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on should stop")]

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use waml::Message;
use waml::gate::Gate;
use waml::templates::Catalogue;

const TURNS: usize = 100;

/// One of many templates: texts from none to four, headers of all kinds, buttons that copy and others.
fn template(number: usize, languages: &[&str]) -> Vec<Value> {
    let header = match number % 4 {
        0 => None,
        1 => Some(json!({"type": "HEADER", "format": "TEXT", "text": "About {{1}}"})),
        2 => Some(json!({"type": "HEADER", "format": "IMAGE"})),
        _ => Some(json!({"type": "HEADER", "format": "TEXT", "text": "Fern & Moss"})),
    };
    let gaps: Vec<_> = (1..=number % 5).map(|gap| format!("this is {{{{{gap}}}}},")).collect();
    let body = json!({"type": "BODY", "text": format!("Hello, {} and that is all.", gaps.join(" "))});
    let buttons = match number % 3 {
        0 => None,
        1 => Some(json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}]})),
        _ => Some(json!({"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "text": "Copy"}]})),
    };
    let components: Vec<_> = header.into_iter().chain([body]).chain(buttons).collect();
    let row = |language: &&str| json!({"name": format!("spring_notice_{number}"), "language": language, "status": "APPROVED", "category": "UTILITY", "components": components});
    languages.iter().map(row).collect()
}

fn text(templates: usize, languages: &[&str]) -> String {
    json!({ "data": (0..templates).flat_map(|number| template(number, languages)).collect::<Vec<_>>() }).to_string()
}

fn calls(catalogue: &Catalogue) -> Vec<String> {
    let names: Vec<_> = catalogue.names().collect();
    let call = |name: &&str| {
        let call = catalogue.named(name)[0].skeleton().unwrap();
        Message::to("85290000001", call).check().unwrap().payload().unwrap().to_json()
    };
    names.iter().map(call).collect()
}

/// The time of one check, at best.
fn best(gate: Gate<'_>, calls: &[String]) -> Duration {
    let start = Instant::now();
    for call in calls {
        black_box(gate.check_str(black_box(call)).is_ok());
    }
    start.elapsed() / u32::try_from(calls.len()).unwrap()
}

fn main() {
    println!(
        "| templates | languages | without, ns | with, ns | with / without | read, ms |\n|--:|--:|--:|--:|--:|--:|"
    );
    for (templates, languages) in [(30, &["en"][..]), (300, &["en"]), (300, &["en", "zh_HK"]), (2_000, &["en"])] {
        let text = text(templates, languages);
        let start = Instant::now();
        let catalogue = Catalogue::read(&text).unwrap();
        let read = start.elapsed();
        let calls = calls(&catalogue);
        let (plain, gate) = (Gate::new(), Gate::new().templates(&catalogue));
        assert!(calls.iter().all(|call| gate.check_str(call).is_ok_and(|gated| gated.body() == call)));
        let (mut without, mut with) = (Duration::MAX, Duration::MAX);
        for _ in 0..TURNS {
            without = without.min(best(plain, &calls));
            with = with.min(best(gate, &calls));
        }
        println!(
            "| {templates} | {} | {} | {} | {:.2} | {:.1} |",
            languages.len(),
            without.as_nanos(),
            with.as_nanos(),
            with.as_secs_f64() / without.as_secs_f64(),
            read.as_secs_f64() * 1e3
        );
    }
}
