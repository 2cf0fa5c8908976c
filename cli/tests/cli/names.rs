//! Names of files that would like to be more than names.

use crate::sandbox::{BAD, Sandbox};

const NAMES: [&str; 6] = [
    "with space.waml.yaml",
    "two\nlines.waml.yaml",
    "red\u{1b}[31m.waml.yaml",
    "back\r\u{8}.waml.yaml",
    "turned\u{202e}lmay.waml.yaml",
    "--quiet.waml.yaml",
];

#[test]
fn no_name_reaches_the_terminal_raw() {
    for name in NAMES {
        let sandbox = Sandbox::with(&[(name, BAD)]);
        for format in ["human", "short"] {
            let ended = sandbox.waml(["check", "--format", format]).code(1);
            let raw = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
            let both = format!("{}{}", ended.out, ended.err);
            assert_eq!(both.chars().find(raw), None, "{name:?}: {ended:?}");
        }
        let short = sandbox.waml(["check", "--format", "short"]).code(1).out;
        assert_eq!(short.lines().count(), 1, "{name:?}: {short}");
        // Programs get the name itself.
        assert_eq!(sandbox.waml(["check", "--format", "json"]).code(1).json()["files"][0]["file"], name);
    }
}

#[test]
fn missing_files_are_named_on_one_line() {
    let sandbox = Sandbox::new();
    for name in NAMES {
        let ended = sandbox.waml(["check", "--", name]).code(2).silent_out();
        assert_eq!(ended.err.lines().count(), 1, "{ended:?}");
        assert!(!ended.err.contains(['\u{1b}', '\r', '\u{8}', '\u{202e}']), "{ended:?}");
    }
}

#[test]
fn names_from_stdin_are_no_different() {
    let ended = Sandbox::new().fed(BAD, &["check", "-q", "-", "--stdin-filename", "a\u{1b}[2J\n.waml.yaml"]).code(1);
    assert!(!ended.out.contains('\u{1b}') && ended.out.contains(r"a\u{1b}[2J\n.waml.yaml:2:1"), "{ended:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let sandbox = Sandbox::new();
    let name = OsStr::from_bytes(b"caf\xe9.waml.yaml");
    sandbox.file(name, BAD);
    for format in ["human", "short", "json"] {
        for path in [OsStr::new("."), name] {
            let ended = sandbox.waml([OsStr::new("check"), "--format".as_ref(), format.as_ref(), path]).code(1);
            assert!(ended.out.contains("caf\u{fffd}.waml.yaml"), "{ended:?}");
        }
    }
    sandbox.file(name, "to: \"85290000001\"\ntext: Hello\n");
    sandbox.waml([OsStr::new("compile"), name]).code(0);
    sandbox.waml([OsStr::new("compile"), name, "-o".as_ref(), "out/".as_ref()]).code(0);
    let out = sandbox.waml([OsStr::new("compile"), name, "-o".as_ref(), OsStr::from_bytes(b"\xff.json")]).code(0);
    assert_eq!(out.out, "");
}
