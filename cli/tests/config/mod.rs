//! Configurations among the fixtures, which only the program reads.

use std::path::Path;

/// What `waml check` says about a configuration; nothing where it is right.
pub(crate) fn config(path: &Path, language: waml::Language) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_waml"))
        .args(["check", "--quiet", "--lang", language.code(), "--config"])
        .arg(path.file_name().expect("a file"))
        .arg("../../../example")
        .current_dir(path.parent().expect("a folder"))
        .env("NO_COLOR", "1")
        .output()
        .expect("it runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
