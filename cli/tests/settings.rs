//! The fixtures of rules about `waml.toml`, as `tests/rules.rs` of the library has those about messages.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod config;
#[path = "../../tests/fixture/mod.rs"]
mod fixture;

use config::config;
use fixture::{files, folder, is_config, shown};
use std::path::PathBuf;

fn configs(word: &str) -> Vec<PathBuf> {
    let begins = |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(word));
    let found: Vec<_> = files(&folder("rules")).into_iter().filter(|file| is_config(file) && begins(file)).collect();
    assert!(!found.is_empty(), "no {word} configuration");
    found
}

#[test]
fn valid_configurations_are_clean() {
    for file in configs("valid") {
        assert_eq!(config(&file, waml::Language::English), "", "{}", shown(&file));
    }
}

#[test]
fn what_is_said_about_invalid_configurations() {
    for file in configs("invalid") {
        let said = config(&file, waml::Language::English);
        let code = file.parent().unwrap().strip_prefix(folder("rules")).unwrap().display().to_string();
        assert!(said.contains(&format!("[{code}]")), "{}: {said}", shown(&file));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(file.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        settings.bind(|| insta::assert_snapshot!(name, said));
    }
}
