//! Input made to exhaust the machine runs into a budget, or costs what its length costs: no test
//! here would end otherwise.

use super::told;
use crate::text::budget;
use crate::tree::Syntax;
use std::fmt::Write as _;

fn assert_budget(text: &str, syntax: Syntax) {
    let findings = told(text, syntax);
    let shown: String = text.chars().take(30).collect();
    let budgets = findings.iter().filter(|(code, _)| *code == "syntax/budget").count();
    assert_eq!(budgets, 1, "{shown:?}: {:?}", findings.first());
}

#[test]
fn too_deep() {
    for text in ["- ".repeat(20_000), "[".repeat(40_000), "{a: ".repeat(40_000), "[{a: ".repeat(1000)] {
        assert_budget(&text, Syntax::Yaml);
    }
    let mut block = String::new();
    for depth in 0..200 {
        writeln!(block, "{}a:", " ".repeat(depth)).unwrap();
    }
    assert_budget(&block, Syntax::Yaml);
    for text in ["[".repeat(40_000), "{\"a\":".repeat(40_000), "[{\"a\":".repeat(1_000_000)] {
        assert_budget(&text, Syntax::Json);
    }
    let balanced = format!("{}{}", "[".repeat(budget::DEPTH), "]".repeat(budget::DEPTH));
    assert_eq!(told(&balanced, Syntax::Json), []);
    assert_budget(&format!("[{balanced}]"), Syntax::Json);
    assert_budget(&format!("[{balanced}]"), Syntax::Yaml);
}

#[test]
fn too_deep_through_aliases() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for i in 1..1000 {
        writeln!(text, "a{i}: &a{i} [*a{}]", i - 1).unwrap();
    }
    assert_budget(&text, Syntax::Yaml);
}

#[test]
fn too_many() {
    assert_budget(&"- a\n".repeat(150_000), Syntax::Yaml);
    assert_budget(&format!("[{}1]", "1,".repeat(1_000_000)), Syntax::Json);
    assert_budget(&format!("a: &a x\nb:\n{}", "- *a\n".repeat(1_000_000)), Syntax::Yaml);
    let keys = (0..120_000).fold(String::new(), |mut out, i| {
        writeln!(out, "k{i}: {i}").unwrap();
        out
    });
    assert_budget(&keys, Syntax::Yaml);
}

#[test]
fn billion_laughs_cost_nothing() {
    let mut text = "a0: &a0 lol\n".to_owned();
    for i in 1..60 {
        let list = vec![format!("*a{}", i - 1); 20].join(", ");
        writeln!(text, "a{i}: &a{i} [{list}]").unwrap();
    }
    assert_eq!(told(&text, Syntax::Yaml), []);
}

#[test]
fn merges_of_merges() {
    let mut wide = "base: &b {".to_owned();
    (0..1000).for_each(|i| write!(wide, "k{i}: 1, ").unwrap());
    wide.push_str("}\n");
    (0..2000).for_each(|i| writeln!(wide, "m{i}: {{<<: *b}}").unwrap());
    assert_budget(&wide, Syntax::Yaml);
    let list = "*a, ".repeat(60_000);
    assert_budget(&format!("a: &a {{x: 1, y: 2}}\nb: {{<<: [{list}]}}\n"), Syntax::Yaml);
}

#[test]
fn too_long() {
    assert_budget(&" ".repeat(budget::BYTES + 1), Syntax::Yaml);
    assert_budget(&"é".repeat(budget::BYTES), Syntax::Json);
}

#[test]
fn large_texts_of_one_piece_are_read() {
    let texts = [
        "a: ", "\"x", "'x", "{\"a\" ", "\\", "[,", "<", "x ", "*a ", "&a ", "!a ", "# ", "//\n", "a:\n", "|\n", "? ",
        "\"\\u", "-\n",
    ];
    for piece in texts {
        let text = piece.repeat((1 << 20) / piece.len());
        for syntax in [Syntax::Yaml, Syntax::Json] {
            told(&text, syntax);
        }
    }
}

#[test]
fn findings_have_an_end() {
    let key = "k".repeat(4 << 20);
    let faults = "\"a\": 'x', ".repeat(100_000);
    assert!(told(&format!("{{{faults}}}"), Syntax::Json).len() <= 2 * budget::FINDINGS + 1);
    assert!(told(&format!("{{\"{key}\": {{{faults}}}}}"), Syntax::Json).len() < 10);
}
