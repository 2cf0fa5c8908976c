//! One folder of fixtures per rule and limit, `fixtures/rules/<code>/`: every `invalid*` file
//! breaks that rule and no other, every `valid*` file none. What waml says lies beside the input.

mod fixture;

use fixture::{Checked, files, folder, is_config, shown};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use waml::Options;
use waml::rules::{Rule, all, find};

fn by_code() -> BTreeMap<String, Vec<PathBuf>> {
    let root = folder("rules");
    let mut out = BTreeMap::<String, Vec<PathBuf>>::new();
    for file in files(&root) {
        let code = file.parent().and_then(|parent| parent.strip_prefix(&root).ok()).expect("a folder per code");
        out.entry(code.display().to_string()).or_default().push(file);
    }
    out
}

fn begins(file: &Path, word: &str) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(word))
}

fn checked(rule: &Rule, file: &Path) -> Checked {
    Checked::of(file, Options { pedantic: rule.pedantic, ..Options::default() })
}

/// The messages among the files of a kind; configurations are the program's.
fn messages<'f>(files: &'f [PathBuf], word: &str) -> impl Iterator<Item = &'f PathBuf> {
    files.iter().filter(move |file| begins(file, word) && !is_config(file))
}

#[test]
fn every_rule_has_its_fixtures_and_every_fixture_its_rule() {
    let folders = by_code();
    for code in folders.keys() {
        assert!(find(code).is_some(), "fixtures/rules/{code} belongs to no rule");
    }
    for rule in all() {
        let files = folders.get(rule.code).map_or(&[][..], Vec::as_slice);
        assert!(files.iter().any(|f| begins(f, "invalid")), "{} has no invalid fixture", rule.code);
        assert!(files.iter().any(|f| begins(f, "valid")), "{} has no valid fixture", rule.code);
    }
}

#[test]
fn valid_files_are_clean() {
    let mut wrong = Vec::new();
    for (code, files) in by_code() {
        let Some(rule) = find(&code) else { continue };
        for file in messages(&files, "valid") {
            let said = checked(rule, file).human();
            if !said.is_empty() {
                wrong.push(format!("{}\n{said}", shown(file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn invalid_files_break_their_rule_and_no_other() {
    let mut wrong = Vec::new();
    for (code, files) in by_code() {
        let Some(rule) = find(&code) else { continue };
        for file in messages(&files, "invalid") {
            let checked = checked(rule, file);
            let codes = checked.codes();
            if codes.is_empty() || codes.iter().any(|found| *found != code) {
                wrong.push(format!("{}: {codes:?}\n{}", shown(file), checked.human()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_said_about_invalid_files() {
    for (code, files) in by_code() {
        let Some(rule) = find(&code) else { continue };
        for file in messages(&files, "invalid") {
            snapshot(file, &checked(rule, file).human());
        }
    }
}

/// A snapshot that lies beside its input.
fn snapshot(file: &Path, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(file.parent().expect("a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = file.file_name().expect("a file").to_string_lossy().into_owned();
    settings.bind(|| insta::assert_snapshot!(name, text));
}
