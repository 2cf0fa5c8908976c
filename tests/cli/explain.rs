//! `waml explain`: pages of rules, and what an answer of the API means.

use crate::sandbox::{Ended, Sandbox};

fn explain(text: &[&str]) -> Ended {
    Sandbox::new().waml(std::iter::once(&"explain").chain(text))
}

#[test]
fn every_rule_has_its_page() {
    for rule in waml::rules::all() {
        let ended = explain(&[rule.code]).code(0).silent_err();
        assert!(ended.out.starts_with(&format!("## `{}`\n", rule.code)), "{ended:?}");
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

#[test]
fn documented_failures_are_explained() {
    for name in ["failure.json", "failure-too-many.json", "failure-without-meta-code.json"] {
        let path = format!("{}/fixtures/documented/answers/{name}", env!("CARGO_MANIFEST_DIR"));
        let answer = std::fs::read(path).unwrap();
        let ended = Sandbox::new().fed(&answer, &["explain", "-"]).code(0).silent_err();
        assert!(ended.out.contains(" (gateway): ") || ended.out.contains(" (WhatsApp): "), "{ended:?}");
    }
}

#[test]
fn stdin_may_hold_anything() {
    let sandbox = Sandbox::new();
    for bytes in [b"\xff\xfe".to_vec(), Vec::new(), b"[".repeat(200_000), b"1".repeat(2_000_000)] {
        let ended = sandbox.fed(bytes, &["explain", "-"]);
        assert!(ended.err.len() < 1000, "{ended:?}");
        assert!(matches!(ended.code, Some(0 | 2)), "{ended:?}");
    }
}
