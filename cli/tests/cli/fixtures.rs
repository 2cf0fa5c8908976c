//! The fixtures of the repository, through the real binary.

use crate::sandbox::Sandbox;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands beside calls of templates.
const CATALOGUE: &str = "catalogue.json";

/// All message files below a folder of `fixtures/`, sorted.
pub(crate) fn all(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "yaml" || end == "json") {
            files.push(path);
        }
    }
}

/// A fixture as the repository calls it.
pub(crate) fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

#[test]
fn the_exit_code_tells_errors_from_all_else() {
    let sandbox = Sandbox::new();
    for path in all("rules") {
        let shown = name(&path);
        let code = shown.strip_prefix("rules/").and_then(|rest| rest.rsplit_once('/')).expect("a code").0;
        let rule = waml::rules::find(code).expect("a rule");
        let file = path.file_name().unwrap().to_string_lossy();
        // What is wrong with the file behind a link, or with values, the command is not told.
        let stem = file.split('.').next().unwrap();
        if ["facts", "values"].iter().any(|known| path.with_file_name(format!("{stem}.{known}")).exists()) {
            continue;
        }
        if file == CATALOGUE {
            continue;
        }
        // Calls are held against what lies beside them, and a catalogue is named as one.
        let beside = path.with_file_name(CATALOGUE);
        let catalogue = if code.starts_with("catalogue/") { &path } else { &beside };
        let undocumented = fs::read_to_string(path.with_file_name(format!("{stem}.undocumented"))).unwrap_or_default();
        let undocumented: Vec<_> = undocumented.split_whitespace().collect();
        let config = if catalogue.exists() && (code.starts_with("catalogue/") || beside.exists()) {
            format!("templates = ['{}']\n", catalogue.canonicalize().unwrap().display())
        } else {
            String::new()
        };
        let config = format!("{config}undocumented = {undocumented:?}\n");
        let config = sandbox.file("fixture.toml", config).into_os_string();
        let path = path.canonicalize().unwrap();
        let invalid = file.starts_with("invalid");
        let error = invalid && rule.severity == waml::Severity::Error;
        let mut arguments = vec!["check".as_ref(), "--format".as_ref(), "short".as_ref(), path.as_os_str()];
        arguments.extend(["--config".as_ref(), config.as_os_str()]);
        if rule.pedantic {
            arguments.push("--pedantic".as_ref());
        }
        let ended = sandbox.waml(&arguments).code(i32::from(error));
        assert_eq!(!ended.out.is_empty(), invalid, "{shown}: {}", ended.out);
        arguments.push("--strict".as_ref());
        sandbox.waml(&arguments).code(i32::from(invalid));
    }
}

#[test]
fn the_examples_are_as_the_readme_says() {
    let sandbox = Sandbox::new();
    let folder = |name: &str| root().join(name).into_os_string();
    sandbox.waml(["check".into(), folder("example")]).code(0).silent_out();
    let ended = sandbox.waml(["check".into(), "--format".into(), "short".into(), folder("example-broken")]).code(1);
    assert_eq!(ended.out.lines().count(), 3, "{ended:?}");
}

#[test]
fn one_run_tells_many_faults() {
    let sandbox = Sandbox::new();
    for file in ["many-faults.waml.yaml", "many-faults.yaml"] {
        let path = root().join(file).into_os_string();
        let ended = sandbox.waml(["check".into(), "--format".into(), "short".into(), path]).code(1);
        assert!(ended.out.lines().count() >= 10, "{ended:?}");
    }
}
