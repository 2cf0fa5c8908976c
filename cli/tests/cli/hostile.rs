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

#[test]
fn a_named_folder_is_walked_whatever_its_name() {
    let sandbox = Sandbox::with(&[("d.yaml/a.waml.yaml", BAD), ("e.waml.json/deep/b.waml.yaml", BAD)]);
    for folder in ["d.yaml", "./d.yaml", "d.yaml/"] {
        let ended = sandbox.waml(["check", "--format", "short", folder]).code(1);
        assert_eq!(ended.places(), ["d.yaml/a.waml.yaml:2:1 shape/unknown-key"], "{folder}");
    }
    let ended = sandbox.waml(["check", "--format", "short", "e.waml.json", "d.yaml"]).code(1);
    assert_eq!(ended.places().len(), 2);
    sandbox.file("d.yaml/a.waml.yaml", GOOD);
    assert!(sandbox.waml(["compile", "d.yaml"]).code(0).out.contains("Hello!"));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;
    use std::process::Command;

    /// Every command that prints, with a text of its own for stdout.
    const PRINTING: [&[&str]; 13] = [
        &["check", "bad.waml.yaml"],
        &["check", "good.waml.yaml", "--format", "json"],
        &["check", "--fix", "--diff", "mend.waml.yaml"],
        &["compile", "good.waml.yaml"],
        &["compile", "good.waml.yaml", "-o", "-"],
        &["import", "good.json"],
        &["explain"],
        &["explain", "text/blank"],
        &["schema", "definition"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ];

    fn printing() -> Sandbox {
        Sandbox::with(&[
            ("bad.waml.yaml", BAD),
            ("good.waml.yaml", GOOD),
            ("mend.waml.yaml", "to: 85290000001\ntext: Hello!\n"),
            ("good.json", r#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#),
        ])
    }

    /// Runs the command with its stdout as a shell sets it up.
    fn redirected(sandbox: &Sandbox, shell: &str, arguments: &[&str]) -> Ended {
        let waml = sandbox.command().get_program().to_owned();
        let mut command = Command::new("sh");
        command.args(["-c", shell]).arg(waml).args(arguments).current_dir(sandbox.path("."));
        Ended::of(&command.output().unwrap())
    }

    #[test]
    fn a_stdout_that_takes_nothing_is_an_error_in_every_command() {
        let sandbox = printing();
        for arguments in PRINTING {
            let closed = redirected(&sandbox, r#""$0" "$@" >&-"#, arguments).code(2);
            assert_eq!(closed.err, "error: cannot write: stdout is closed\n", "{arguments:?}");
            if Path::new("/dev/full").exists() {
                let full = redirected(&sandbox, r#""$0" "$@" >/dev/full"#, arguments).code(2);
                assert_eq!(full.err, "error: cannot write: no space is left\n", "{arguments:?}");
            }
            let null = redirected(&sandbox, r#""$0" "$@" >/dev/null"#, arguments);
            assert!(matches!(null.code, Some(0 | 1)), "{null:?}");
        }
        // What has nothing to print needs no stdout.
        redirected(&sandbox, r#""$0" "$@" >&-"#, &["check", "good.waml.yaml"]).code(0);
        redirected(&sandbox, r#""$0" "$@" >&-"#, &["compile", "good.waml.yaml", "-o", "out.json"]).code(0);
    }

    #[test]
    fn a_reader_that_leaves_changes_no_exit_code() {
        let sandbox = printing();
        let mut left = Vec::new();
        for arguments in PRINTING {
            let all = sandbox.waml(arguments);
            // A pipe that nobody reads any more, from the first byte on.
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            let output = sandbox.command().args(arguments).stdout(writer).output().unwrap();
            let ended = Ended::of(&output);
            assert_eq!((ended.code, ended.err.as_str()), (all.code, ""), "{arguments:?}");
            left.extend(ended.code);
        }
        assert!(left.iter().all(|code| matches!(code, 0 | 1)), "{left:?}");
        // Nor does one that leaves both streams.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = sandbox.command();
        command.args(["check", "bad.waml.yaml"]).stdout(writer.try_clone().unwrap()).stderr(writer);
        assert_eq!(command.status().unwrap().code(), Some(1));
    }

    /// Makes what is no file under a name.
    fn make(sandbox: &Sandbox, name: &str, kind: &str) {
        let path = sandbox.path(name);
        match kind {
            "pipe" => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            "endless" => symlink("/dev/zero", path).unwrap(),
            "folder" => std::fs::create_dir(path).unwrap(),
            "nowhere" => symlink("nowhere", path).unwrap(),
            "itself" => symlink(name, path).unwrap(),
            "latin" => drop(sandbox.file(name, b"strict = true\n# caf\xe9\n")),
            "utf-16" => drop(sandbox.file(name, b"\xff\xfes\0=\x001\0")),
            "huge" => std::fs::File::create(path).unwrap().set_len(64 << 20).unwrap(),
            _ => unreachable!("{kind}"),
        }
    }

    #[test]
    fn settings_that_cannot_be_read_are_a_finding() {
        for (kind, place) in [
            ("pipe", "1:1 syntax/toml"),
            ("endless", "1:1 syntax/toml"),
            ("folder", "1:1 syntax/toml"),
            ("nowhere", "1:1 syntax/toml"),
            ("itself", "1:1 syntax/toml"),
            ("latin", "2:6 syntax/encoding"),
            ("utf-16", "1:1 syntax/encoding"),
            ("huge", "1:1 syntax/budget"),
        ] {
            let sandbox = Sandbox::with(&[("sub/a.waml.yaml", BAD), ("sub/b.waml.yaml", GOOD)]);
            make(&sandbox, "waml.toml", kind);
            for path in [".", "sub", "sub/a.waml.yaml"] {
                let ended = sandbox.waml(["check", "--format", "short", path]).code(2);
                let settings = format!("waml.toml:{place}");
                assert_eq!(ended.places(), ["sub/a.waml.yaml:2:1 shape/unknown-key", &settings], "{kind}");
                sandbox.waml(["check", "--exit-zero", path]).code(2);
            }
            let ended = sandbox.waml(["compile", "sub/b.waml.yaml", "-o", "out/"]).code(2).silent_out();
            assert!(ended.err.contains("waml.toml:"), "{kind}: {ended:?}");
            assert!(!sandbox.path("out").exists());
            sandbox.waml(["check", "--isolated", "sub/b.waml.yaml"]).code(0);
            sandbox.waml(["check", "--config", "waml.toml", "sub/b.waml.yaml"]).code(2);
        }
    }

    #[test]
    fn settings_of_somebody_else_are_a_finding() {
        let sandbox = Sandbox::with(&[("waml.toml", "strict = true\n"), ("a.waml.yaml", GOOD)]);
        std::fs::set_permissions(sandbox.path("waml.toml"), std::fs::Permissions::from_mode(0o000)).unwrap();
        if std::fs::read(sandbox.path("waml.toml")).is_ok() {
            // The superuser may read everything.
            return;
        }
        let ended = sandbox.waml(["check", "--format", "short"]).code(2);
        assert_eq!(ended.out, "waml.toml:1:1: error[syntax/toml]: settings cannot be read: permission denied\n");
    }

    #[test]
    fn ignore_files_that_never_end_are_told_and_nothing_is_ignored() {
        for name in [".gitignore", ".ignore", ".git/info/exclude"] {
            for kind in ["pipe", "endless", "huge"] {
                for folder in ["", "sub/", "sub/deep/"] {
                    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("sub/deep/b.waml.yaml", BAD)]);
                    sandbox.file("sub/deep/.git/info/x", "");
                    sandbox.file("sub/.git/info/x", "");
                    sandbox.file(".git/info/x", "");
                    let ignore = format!("{folder}{name}");
                    make(&sandbox, &ignore, kind);
                    let ended = sandbox.waml(["check", "--format", "short"]).code(2);
                    assert_eq!(ended.places(), ["sub/deep/b.waml.yaml:2:1 shape/unknown-key"], "{ignore}");
                    assert!(ended.err.starts_with(&format!("error: cannot read {ignore}: ")), "{ended:?}");
                    // From a folder below it is found as well.
                    let ended = sandbox.waml(["check", "--format", "short", "sub/deep"]).code(2);
                    assert_eq!(ended.places().len(), 1, "{ignore}");
                }
            }
        }
    }

    #[test]
    fn messages_that_are_no_files_keep_nothing_waiting() {
        let sandbox = Sandbox::with(&[("b.waml.yaml", BAD)]);
        for kind in ["pipe", "endless", "folder", "nowhere", "itself", "huge"] {
            let name = format!("{kind}.waml.yaml");
            make(&sandbox, &name, kind);
            let ended = sandbox.waml(["check", "--format", "short", &name]);
            assert!(matches!(ended.code, Some(1 | 2)), "{ended:?}");
            sandbox.waml(["compile", &name]);
            sandbox.waml(["import", &name]);
        }
        let pipe = sandbox.waml(["check", "pipe.waml.yaml"]).code(2).silent_out();
        let told = "error: cannot read pipe.waml.yaml: it is a pipe; what comes from one is read from stdin, as `-`\n";
        assert_eq!(pipe.err, told);
        std::fs::remove_file(sandbox.path("huge.waml.yaml")).unwrap();
        let ended = sandbox.waml(["check", "--format", "short"]).code(1);
        assert_eq!(ended.places(), ["b.waml.yaml:2:1 shape/unknown-key"]);
    }

    #[test]
    fn what_a_shell_pipes_in_is_read() {
        let sandbox = Sandbox::with(&[("b.waml.yaml", BAD)]);
        let shell = r#"cat b.waml.yaml | "$0" check --as definition --format short /dev/stdin"#;
        assert_eq!(redirected(&sandbox, shell, &[]).code(1).places(), ["/dev/stdin:2:1 shape/unknown-key"]);
    }

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
