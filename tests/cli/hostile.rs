//! Whatever a file, a folder or a pipe holds: an answer, in time.

use crate::sandbox::{BAD, Ended, GOOD, Sandbox};
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_reader_that_goes_away_is_no_reason_to_complain() {
    let sandbox = Sandbox::new();
    for i in 0..2000 {
        sandbox.file(format!("{i}.waml.yaml"), BAD);
    }
    for format in ["human", "short", "json"] {
        let mut command = sandbox.command();
        command.args(["check", "--format", format]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        // The pipe is closed now; nearly all is still to be written.
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let status = child.wait().unwrap();
        assert_eq!(err, "", "{format}");
        assert!(status.code().is_some(), "{format}: {status}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let cases: [(&[u8], &str, i32); 8] = [
        (b"text: caf\xe9\n", "1:10 syntax/encoding", 1),
        (b"text: a\ntext2: \xe8\x8a\xb1\xff\n", "2:9 syntax/encoding", 1),
        (b"\xff\xfet\0e\0x\0t\0", "1:1 syntax/encoding", 1),
        (b"\xfe\xff\0t\0e\0x\0t", "1:1 syntax/encoding", 1),
        (b"", "1:1 syntax/empty", 1),
        (b"# nothing\n", "1:1 syntax/empty", 1),
        (b"\xef\xbb\xbf", "1:1 syntax/empty", 1),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\xff\xff", "1:15 syntax/encoding", 1),
    ];
    for (bytes, want, code) in cases {
        let sandbox = Sandbox::new();
        sandbox.file("a.waml.yaml", bytes);
        let ended = sandbox.waml(["check", "--format", "short"]).code(code);
        assert_eq!(ended.places(), [format!("a.waml.yaml:{want}")], "{bytes:?}");
        sandbox.waml(["compile", "a.waml.yaml"]).code(1).silent_out();
        sandbox.waml(["check", "a.waml.yaml"]).code(1);
    }
}

#[test]
fn control_characters_are_shown_escaped() {
    for text in ["text: \u{1b}[31mred\n", "text: \"a\u{7f}b\u{9b}c\"\nwrong\u{7}: 1\n", "\0", "a: \u{202e}b\nc: d\n"] {
        let sandbox = Sandbox::with(&[("a.waml.yaml", text), ("a.json", text)]);
        for name in ["a.waml.yaml", "a.json"] {
            for format in ["human", "short", "json"] {
                let ended = sandbox.waml(["check", "--format", format, name]).code(1);
                let raw = ended.out.chars().find(|c| c.is_control() && *c != '\n');
                assert_eq!(raw, None, "{text:?} {format}: {ended:?}");
            }
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_a_finding() {
    let sandbox = Sandbox::with(&[("z.waml.yaml", BAD)]);
    let huge = format!("text: Hello\n#{}\n", " ".repeat(waml::budget::BYTES));
    sandbox.file("a.waml.yaml", &huge);
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml:1:1 syntax/budget", "z.waml.yaml:2:1 shape/unknown-key"]);
    let ended = sandbox.fed(&huge, &["check", "--format", "short", "-"]).code(1);
    assert_eq!(ended.places(), ["<stdin>:1:1 syntax/budget"]);
    // One that is just not too large is read.
    let spaces = " ".repeat(waml::budget::BYTES - GOOD.len() - 1);
    sandbox.file("b.waml.yaml", format!("{GOOD}#{spaces}"));
    sandbox.waml(["check", "b.waml.yaml"]).code(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_end_is_a_finding_too() {
    let ended = Sandbox::new().waml(["check", "--format", "short", "/dev/zero"]).code(1);
    assert_eq!(ended.places(), ["/dev/zero:1:1 syntax/budget"]);
}

#[test]
fn budgets_that_run_out_are_findings() {
    let sandbox = Sandbox::new();
    sandbox.file("deep.json", "[".repeat(100_000));
    sandbox.file("deep.yaml", "- ".repeat(50_000));
    sandbox.file("open.yaml", "[".repeat(100_000));
    sandbox.file("rows.waml.yaml", format!("list:\n  rows:\n{}", "  - {id: a}\n".repeat(60_000)));
    let laugh = |text, i| format!("{text}a{i}: &a{i} [*a{0}, *a{0}, *a{0}]\n", i - 1);
    let laughs = (1..40).fold("a0: &a0 lol\n".to_owned(), laugh);
    sandbox.file("laughs.waml.yaml", format!("{laughs}text: *a39\n"));
    for name in ["deep.json", "deep.yaml", "open.yaml", "rows.waml.yaml", "laughs.waml.yaml"] {
        let ended = sandbox.waml(["check", "--format", "short", name]).code(1);
        assert!(ended.out.lines().count() <= waml::budget::FINDINGS + 1, "{name}");
        if !name.starts_with("laughs") {
            assert!(ended.out.contains("syntax/budget"), "{name}: {}", ended.out);
        }
    }
}

#[test]
fn a_scalar_of_megabytes() {
    let sandbox = Sandbox::new();
    let long = "花".repeat(2 << 20);
    sandbox.file("a.waml.yaml", format!("text: {long}\n"));
    sandbox.file("b.waml.yaml", format!("{}: x\n", "k".repeat(1 << 20)));
    sandbox.file("c.json", format!("{{\"{}\": 1}}", "k".repeat(1 << 20)));
    let human = sandbox.waml(["check", "a.waml.yaml", "b.waml.yaml", "c.json"]).code(1).out;
    assert!(human.len() < 20_000, "{} bytes", human.len());
    let short = sandbox.waml(["check", "--format", "short", "a.waml.yaml", "b.waml.yaml", "c.json"]).code(1).out;
    assert!(short.len() < 10_000, "{} bytes", short.len());
}

#[test]
fn a_folder_with_the_name_of_a_file() {
    let sandbox = Sandbox::with(&[("a.waml.yaml/b.waml.yaml", BAD), ("c.yaml/readme", "")]);
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml/b.waml.yaml:2:1 shape/unknown-key"]);
    sandbox.waml(["check", "c.yaml"]).code(2).silent_out();
    sandbox.waml(["import", "c.yaml"]).code(2).silent_out();
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn folders_that_contain_themselves() {
        let sandbox = Sandbox::with(&[("a/b/c.waml.yaml", BAD)]);
        symlink(sandbox.path("a"), sandbox.path("a/b/up")).unwrap();
        symlink(sandbox.path("self"), sandbox.path("self")).unwrap();
        symlink("nowhere", sandbox.path("gone.waml.yaml")).unwrap();
        let ended = sandbox.waml(["check", "--format", "short"]).code(1);
        assert_eq!(ended.places(), ["a/b/c.waml.yaml:2:1 shape/unknown-key"]);
        // What is named is followed.
        let ended = sandbox.waml(["check", "--format", "short", "a/b/up"]).code(1);
        assert_eq!(ended.places(), ["a/b/up/b/c.waml.yaml:2:1 shape/unknown-key"]);
        sandbox.waml(["check", "self"]).code(2);
        sandbox.waml(["check", "gone.waml.yaml"]).code(2);
    }

    #[test]
    fn a_file_that_may_not_be_read() {
        let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("b.waml.yaml", BAD)]);
        let path = sandbox.path("a.waml.yaml");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        if std::fs::read(&path).is_ok() {
            // The superuser may read everything.
            return;
        }
        let ended = sandbox.waml(["check", "--format", "short"]).code(2);
        assert_eq!(ended.places(), ["b.waml.yaml:2:1 shape/unknown-key"]);
        assert!(ended.err.contains("a.waml.yaml: permission denied"), "{ended:?}");
    }

    #[test]
    fn a_full_disk_is_our_failure() {
        let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
        let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
        let output = sandbox.command().arg("check").stdout(full).output().unwrap();
        let ended = Ended::of(&output).code(2);
        assert!(ended.err.starts_with("error: cannot write"), "{ended:?}");
    }
}

/// With work for each unknown key that grows with their number, this would not end.
#[test]
fn a_flood_of_unknown_keys_is_told_and_counted() {
    let mut keys = String::new();
    for i in 0..20_000_u32 {
        keys.extend(["  bodybodybody", &i.to_string(), ": 1\n"]);
    }
    let sandbox = Sandbox::with(&[("a.waml.yaml", &format!("list:\n{keys}"))]);
    let ended = sandbox.waml(["check", "--quiet", "--format", "short", "a.waml.yaml"]).code(1);
    assert_eq!(ended.out.matches(": error[").count(), waml::budget::FINDINGS);
}
