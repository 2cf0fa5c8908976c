//! What the READMEs and the page about parameters show is what waml does: their console blocks are run, and their YAML
//! is checked.

use std::process::Command;

/// The README in each language.
const READMES: [&str; 2] = [include_str!("../../README.md"), include_str!("../../README.zh.md")];

/// The page about parameters.
const PARAMETERS: &str = include_str!("../../docs/parameters.md");

/// The folder of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The blocks of a language in a README, without their fences.
fn blocks(readme: &'static str, language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    readme.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
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
    let start = match text {
        text if text.ends_with(" ms)") => text.rfind(" ("),
        text if text.ends_with(" 毫秒）") => text.rfind('（'),
        _ => None,
    };
    text[..start.unwrap_or(text.len())].to_owned()
}

#[test]
fn commands_print_what_is_shown() {
    let of = |readme| blocks(readme, "console");
    assert!(READMES.iter().all(|readme| !of(readme).is_empty()));
    for block in READMES.into_iter().chain([PARAMETERS]).flat_map(of) {
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
    for readme in READMES {
        assert_eq!(blocks(readme, "yaml")[0], file.trim_end());
    }
}

#[test]
fn all_other_definitions_are_right() {
    let definitions = READMES.into_iter().flat_map(|readme| blocks(readme, "yaml").into_iter().skip(1));
    for block in definitions.chain(blocks(PARAMETERS, "yaml")) {
        let source = waml::Source::new("readme.waml.yaml", block);
        let compiled = waml::compile(&source, waml::Shape::Definition, waml::Syntax::Yaml, waml::Options::default());
        assert!(compiled.findings.is_empty(), "{block}\n{:?}", compiled.findings);
    }
}
