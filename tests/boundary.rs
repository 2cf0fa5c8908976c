//! Every row of the limits table holds exactly at its edges. `gate::agree` puts the same edges before
//! the gate.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "fixture/edges.rs"]
mod edges;

use edges::{Subject, edges};
use waml::limits::{LIMITS, Limit};
use waml::media::MediaFacts;
use waml::templates::{Catalogue, Undocumented};
use waml::{Compiler, Content, Message, Shape, Source, Syntax};

/// How often a code is found.
fn count(subject: Subject, code: &str) -> usize {
    let compiler = Compiler::new().pedantic(true);
    let findings = match subject {
        Subject::Message(message) => match compiler.check(message) {
            Ok(checked) => checked.warnings().to_vec(),
            Err(report) => report.findings,
        },
        Subject::Payload(payload) => {
            let source = Source::new("payload.json", payload.to_string());
            compiler.compile(&source, Shape::Payload, Syntax::Json).findings
        }
        Subject::Call(message, catalogue) => {
            let catalogue = Catalogue::read(catalogue).unwrap();
            compiler.templates(&catalogue).check(message).err().map_or_else(Vec::new, |report| report.findings)
        }
        Subject::Beyond(message) => compiler
            .undocumented(Undocumented::ALL)
            .check(message)
            .err()
            .map_or_else(Vec::new, |report| report.findings),
        Subject::File(..) => Vec::new(),
    };
    findings.iter().filter(|finding| finding.code == code).count()
}

/// A megabyte has 2^20 bytes; from 10^6 on there is a warning.
fn a_file_breaks_it_from_the_next_byte_on(limit: &Limit, put: fn(&str) -> Content, extension: &str) {
    let link = format!("https://cdn.example.com/a.{extension}");
    let found = |size: u64| -> Vec<&'static str> {
        let known = |_: &str| vec![Ok(MediaFacts::new().size(size))];
        match Compiler::new().media(&known).check(Message::new(put(&link))) {
            Ok(checked) => checked.warnings().iter().map(|finding| finding.code).collect(),
            Err(report) => report.findings.iter().map(|finding| finding.code).collect(),
        }
    };
    let (small, large) = (u64::from(limit.max) * 1_000_000, u64::from(limit.max) * 1_048_576);
    for (size, codes) in [
        (0, &[][..]),
        (small, &[]),
        (small + 1, &["media/near-size-limit"]),
        (large, &["media/near-size-limit"]),
        (large + 1, &[limit.rule.code]),
        (u64::MAX, &[limit.rule.code]),
    ] {
        assert_eq!(found(size), codes, "{}: {size}", limit.rule.code);
    }
}

#[test]
fn every_limit_holds_exactly_at_its_edges() {
    for limit in LIMITS {
        for edge in edges(limit) {
            if let Subject::File(put, extension) = edge.subject {
                a_file_breaks_it_from_the_next_byte_on(limit, put, extension);
                continue;
            }
            assert_eq!(count(edge.subject, limit.rule.code), edge.breaks, "{}", edge.what);
        }
    }
}
