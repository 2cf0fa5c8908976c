//! `waml explain`: pages of rules, and what an answer of the API means.

use crate::sandbox::{Ended, Sandbox};
use std::fmt::Write as _;

fn explain(text: &[&str]) -> Ended {
    Sandbox::new().waml(std::iter::once(&"explain").chain(text))
}

#[test]
fn every_rule_has_its_page() {
    for rule in waml::rules::all() {
        let ended = explain(&[rule.code]).code(0).silent_err();
        assert!(ended.out.starts_with(&format!("# `{}`\n", rule.code)), "{ended:?}");
        assert!(ended.out.contains(" that passes"), "{ended:?}");
    }
}

#[test]
fn nothing_lists_every_rule() {
    let ended = explain(&[]).code(0).silent_err();
    let codes: Vec<_> = ended.out.lines().filter_map(|line| line.split(' ').next()).collect();
    let mut want: Vec<_> = waml::rules::all().map(|rule| rule.code).collect();
    want.sort_unstable();
    assert_eq!(codes, want);
}

#[test]
fn an_unknown_code_gets_a_proposal() {
    let ended = explain(&["carousel/unevn-cards"]).code(2).silent_out();
    assert!(ended.err.contains("`carousel/uneven-cards`"), "{ended:?}");
    let ended = explain(&["zzz\u{1b}[31m"]).code(2).silent_out();
    assert!(!ended.err.contains('\u{1b}'), "{ended:?}");
}

#[test]
fn answers_name_the_rules_that_prevent_them() {
    let text = "(#131009) Parameter value is not valid";
    let answer = r#"{"status":"error","code":10002,"message":"(#131009) no","data":{},"error":{}}"#;
    for arguments in [&[text][..], &["(#131009)", "Parameter", "value"], &["131009"], &[answer]] {
        let ended = explain(arguments).code(0).silent_err();
        assert!(ended.out.contains("131009 (WhatsApp)"), "{ended:?}");
        assert!(ended.out.contains("\n  duplicate/"), "{ended:?}");
    }
    assert!(explain(&[answer]).code(0).out.starts_with("10002 (gateway)"));
    assert!(explain(&["10002"]).code(0).out.starts_with("10002 (gateway)"));
    assert!(explain(&["(#132012) Parameter format does not match"]).code(0).out.starts_with("132012 (WhatsApp)"));
    explain(&["(#4242) never heard of"]).code(2).silent_out();
}

/// What people paste, one after the other.
const PASTED: &str = include_str!("../../../fixtures/pasted/errors.txt");

#[test]
fn what_is_pasted_is_told_in_its_first_lines() {
    let pasted: Vec<_> = PASTED.split("\n----\n").map(str::trim_end).collect();
    assert!(pasted.len() >= 60);
    let sandbox = Sandbox::new();
    let mut shown = String::new();
    for text in pasted {
        let ended = sandbox.waml(["explain", text]);
        let fed = sandbox.fed(text, &["explain", "-"]);
        assert_eq!((ended.code, &ended.out, &ended.err), (fed.code, &fed.out, &fed.err), "{text}");
        writeln!(shown, "> {}", text.replace('\n', "\n> ")).unwrap();
        for line in ended.out.lines().chain(ended.err.lines()) {
            let short: String = line.chars().take(180).collect();
            writeln!(shown, "{short}{}", if short.len() < line.len() { "…" } else { "" }).unwrap();
        }
        shown.push_str("\n\n");
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn documented_failures_are_explained() {
    for name in ["failure.json", "failure-too-many.json", "failure-without-meta-code.json"] {
        let path = format!("{}/../fixtures/documented/answers/{name}", env!("CARGO_MANIFEST_DIR"));
        let answer = std::fs::read(path).unwrap();
        let ended = Sandbox::new().fed(&answer, &["explain", "-"]).code(0).silent_err();
        assert!(ended.out.contains(" (gateway): ") || ended.out.contains(" (WhatsApp): "), "{ended:?}");
    }
}

#[test]
fn stdin_may_hold_anything() {
    let sandbox = Sandbox::new();
    for bytes in [
        b"[".repeat(200_000),
        b"{".repeat(200_000),
        b"1".repeat(2_000_000),
        b"1 ".repeat(50_000),
        b"(#131009)".repeat(20_000),
        b"{\"code\":1},".repeat(20_000),
        b"code=131047 details ".repeat(10_000),
    ] {
        let ended = sandbox.fed(bytes, &["explain", "-"]);
        assert!(ended.err.len() < 1000 && ended.out.len() < 100_000, "{ended:?}");
        assert!(matches!(ended.code, Some(0 | 2)), "{ended:?}");
    }
}

#[test]
fn what_cannot_be_read_of_stdin_is_told() {
    let sandbox = Sandbox::new();
    for (bytes, error) in [
        (&b""[..], "error: there is nothing to explain\n"),
        (b"\xff\xfe(\0#\0", "error: stdin is UTF-16, not UTF-8\n"),
        (b"\x7fELF\x02\x01\x01\0", "error: stdin is not text: there is a NUL byte at offset 7\n"),
        (b"\x89PNG\r\n\x1a\n", "error: stdin is not text: byte 0x89 at offset 0 is not UTF-8\n"),
    ] {
        let ended = sandbox.fed(bytes, &["explain", "-"]).code(2).silent_out();
        assert!(ended.err.starts_with(error), "{ended:?}");
    }
    let ended = sandbox.fed(b"caf\xe9: (#131026) no", &["explain", "-"]).code(0);
    assert!(ended.out.starts_with("131026 (WhatsApp): "), "{ended:?}");
    assert_eq!(ended.err, "note: stdin is not text: byte 0xe9 at offset 3 is not UTF-8\n");
}

#[test]
fn a_file_is_read_from_stdin() {
    let sandbox = Sandbox::with(&[("answer.json", "{}")]);
    let ended = sandbox.waml(["explain", "answer.json"]).code(2).silent_out();
    assert!(ended.err.contains("waml explain - < answer.json"), "{ended:?}");
}
