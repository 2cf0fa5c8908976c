//! What the README shows is what waml does: its console blocks are run, and its YAML is checked.

use std::process::Command;

const README: &str = include_str!("../../README.md");

/// The folder of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The blocks of a language, without their fences.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

/// The words of a command line, quoted or not.
fn words(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (i, part) in line.split('"').enumerate() {
        if i % 2 == 1 { out.push(part.to_owned()) } else { out.extend(part.split_whitespace().map(str::to_owned)) }
    }
    out
}

/// Times differ from run to run.
fn timeless(text: &str) -> String {
    let end = text.rfind(" (").filter(|_| text.ends_with(" ms)")).unwrap_or(text.len());
    text[..end].to_owned()
}

#[test]
fn commands_print_what_is_shown() {
    let blocks = blocks("console");
    assert!(!blocks.is_empty());
    for block in blocks {
        let (command, shown) = block.split_once('\n').expect("a command and its output");
        let words = words(command.strip_prefix("$ waml ").expect("a command of ours"));
        let output = Command::new(env!("CARGO_BIN_EXE_waml"))
            .args(words)
            .current_dir(ROOT)
            .env("NO_COLOR", "1")
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert_eq!(timeless(said.trim_end()), timeless(shown.trim_end()), "{command}");
    }
}

#[test]
fn the_broken_file_is_the_one_that_is_shown() {
    let file = include_str!("../../fixtures/example-broken/order.waml.yaml");
    assert_eq!(blocks("yaml")[0], file.trim_end());
}

#[test]
fn other_definitions_are_right() {
    for block in blocks("yaml").into_iter().skip(1) {
        let source = waml::Source::new("readme.waml.yaml", block);
        let compiled = waml::compile(&source, waml::Shape::Definition, waml::Syntax::Yaml, waml::Options::default());
        assert!(compiled.findings.is_empty(), "{block}\n{:?}", compiled.findings);
    }
}
