//! What is written to files: all of it or nothing, over nothing that is read, and nothing is left behind.

use crate::sandbox::{BAD, Ended, GOOD, Sandbox};
use std::fs;

const PAYLOAD: &str = r#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#;

/// A definition that `--fix` mends.
const MENDABLE: &str = "to: 85290000001\ntext: Hello!\n";
const MENDED: &str = "to: \"85290000001\"\ntext: Hello!\n";

#[test]
fn an_output_that_is_read_too_is_refused() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("a.json", PAYLOAD), ("sub/x", "")]);
    fs::hard_link(sandbox.path("a.waml.yaml"), sandbox.path("hard.json")).unwrap();
    let mut names = vec!["a.waml.yaml", "./a.waml.yaml", "sub/../a.waml.yaml"];
    #[cfg(unix)]
    {
        names.push("hard.json");
        std::os::unix::fs::symlink("a.waml.yaml", sandbox.path("link.json")).unwrap();
        std::os::unix::fs::symlink(".", sandbox.path("here")).unwrap();
        names.extend(["link.json", "here/a.waml.yaml"]);
    }
    let before = sandbox.names(".");
    for name in names {
        for inputs in ["a.waml.yaml", "."] {
            for arguments in [
                vec!["compile", inputs, "-o", name],
                vec!["check", inputs, "--output-file", name],
                vec!["check", inputs, "--format", "short", "--format", &format!("json:{name}")],
            ] {
                let ended = sandbox.waml(&arguments).code(2).silent_out();
                assert!(ended.err.starts_with("error: cannot write ") && ended.err.contains("read"), "{ended:?}");
            }
        }
        assert_eq!(sandbox.read("a.waml.yaml"), GOOD, "{name}");
    }
    for arguments in [["compile", "a.json", "-o", "."], ["compile", "a.json", "-o", "sub/../"]] {
        sandbox.waml(arguments).code(2).silent_out();
    }
    assert_eq!((sandbox.read("a.json"), sandbox.names(".")), (PAYLOAD.to_owned(), before));
}

#[test]
fn an_import_does_not_replace_what_it_reads() {
    let sandbox = Sandbox::with(&[("a.json", PAYLOAD), ("b.waml.yaml", PAYLOAD)]);
    let ended = sandbox.waml(["import", "a.json", "b.waml.yaml", "-o", ".", "--force"]).code(2).silent_out();
    assert!(ended.err.contains("b.waml.yaml"), "{ended:?}");
    assert_eq!((sandbox.names(".").len(), sandbox.read("b.waml.yaml")), (2, PAYLOAD.to_owned()));
}

#[test]
fn settings_are_no_output() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD), ("waml.toml", ""), ("my.toml", ""), (".gitignore", "x\n")]);
    for name in ["waml.toml", ".gitignore", ".ignore"] {
        sandbox.waml(["check", "--output-file", name]).code(2).silent_out();
        sandbox.waml(["check", "--format", &format!("json:./{name}")]).code(2).silent_out();
    }
    sandbox.waml(["check", "--config", "my.toml", "--output-file", "my.toml"]).code(2).silent_out();
    assert_eq!(sandbox.names("."), [".gitignore", "a.waml.yaml", "my.toml", "waml.toml"]);
    assert_eq!((sandbox.read("waml.toml"), sandbox.read("my.toml")), (String::new(), String::new()));
}

#[test]
fn two_outputs_of_one_name_say_so() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD), ("sub/old", "old")]);
    for [first, second] in [["json:x", "sarif:x"], ["json:x", "sarif:./x"], ["json:x", "sarif:sub/../x"]] {
        let ended = sandbox.waml(["check", "--format", first, "--format", second]).code(2).silent_out();
        assert!(ended.err.starts_with("error: two ") && ended.err.contains('x'), "{ended:?}");
    }
    let both = ["check", "--format", "json:x", "--format", "short", "--output-file", "./x"];
    sandbox.waml(both).code(2).silent_out();
    fs::hard_link(sandbox.path("sub/old"), sandbox.path("old")).unwrap();
    sandbox.waml(["check", "--format", "json:old", "--format", "sarif:sub/old"]).code(2).silent_out();
    assert_eq!(
        (sandbox.names("."), sandbox.read("old")),
        (["a.waml.yaml", "old", "sub"].map(str::to_owned).to_vec(), "old".to_owned())
    );
}

#[test]
fn what_was_made_for_nothing_goes_again() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", &format!("{GOOD}---\nname: b\n{GOOD}")), ("out/b.json/x", "")]);
    let ended = sandbox.waml(["compile", "a.waml.yaml", "-o", "out"]).code(2).silent_out();
    assert_eq!(ended.err, "error: cannot write out/b.json: it is there and no file\n");
    assert_eq!(sandbox.names("out"), ["b.json"]);
    sandbox.file("no-folder", "");
    let ended = sandbox.waml(["compile", "a.waml.yaml", "-o", "no-folder/"]).code(2).silent_out();
    assert_eq!(ended.err, "error: cannot make no-folder: it is no folder\n");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::io::{Read, Write};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};

    /// Runs the command in a shell that has taken something from it before.
    fn limited(sandbox: &Sandbox, limit: &str, arguments: &[&str]) -> Ended {
        let waml = sandbox.command().get_program().to_owned();
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{limit}; exec \"$0\" \"$@\"")]).arg(waml).args(arguments);
        Ended::of(&shell.current_dir(sandbox.path(".")).env("HOME", sandbox.path("no-home")).output().unwrap())
    }

    #[test]
    fn thousands_of_files_take_few_handles() {
        let sandbox = Sandbox::new();
        let message = |i: usize| format!("name: m{i}\n{GOOD}");
        let messages: Vec<_> = (0..3000).map(message).collect();
        sandbox.file("all.waml.yaml", messages.join("---\n"));
        limited(&sandbox, "ulimit -n 256", &["compile", "all.waml.yaml", "-o", "out/"]).code(0).silent_err();
        assert_eq!(sandbox.names("out").len(), 3000);
        limited(&sandbox, "ulimit -n 256", &["import", "out", "-o", "back/"]).code(2);
        let payloads: Vec<_> = sandbox.names("out").into_iter().map(|name| format!("out/{name}")).collect();
        let import: Vec<_> = ["import", "-o", "back/"].into_iter().chain(payloads.iter().map(String::as_str)).collect();
        limited(&sandbox, "ulimit -n 256", &import).code(0).silent_err();
        assert_eq!(sandbox.names("back").len(), 3000);
        // The last one cannot be written, so none is.
        fs::remove_dir_all(sandbox.path("out")).unwrap();
        sandbox.file("out/m2999.json/x", "");
        limited(&sandbox, "ulimit -n 256", &["compile", "all.waml.yaml", "-o", "out/"]).code(2).silent_out();
        assert_eq!(sandbox.names("out"), ["m2999.json"]);
    }

    #[test]
    fn a_file_that_may_not_grow_is_an_error_and_leaves_nothing() {
        let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
        sandbox.file("b.waml.yaml", format!("to: \"85290000001\"\ntext: {}\n", "x".repeat(4000)));
        for arguments in [
            &["compile", "a.waml.yaml", "b.waml.yaml", "-o", "deep/out/"][..],
            &["compile", "b.waml.yaml", "-o", "b.json"],
        ] {
            let ended = limited(&sandbox, "ulimit -f 1", arguments).code(2).silent_out();
            assert!(ended.err.ends_with(": the file is too large\n"), "{ended:?}");
            assert_eq!(sandbox.names("."), ["a.waml.yaml", "b.waml.yaml"]);
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_no_output() {
        let sandbox = Sandbox::with(&[("a.waml.yaml", BAD), ("b.waml.yaml", GOOD), ("out/x", "")]);
        symlink("nowhere", sandbox.path("gone")).unwrap();
        symlink("loop", sandbox.path("loop")).unwrap();
        symlink("../nowhere", sandbox.path("out/b.json")).unwrap();
        for arguments in [
            &["check", "a.waml.yaml", "--output-file", "gone"][..],
            &["check", "a.waml.yaml", "--output-file", "loop"],
            &["check", "a.waml.yaml", "--format", "json:gone"],
            &["compile", "b.waml.yaml", "-o", "gone"],
            &["compile", "b.waml.yaml", "-o", "gone/"],
            &["compile", "b.waml.yaml", "-o", "out"],
        ] {
            let ended = sandbox.waml(arguments).code(2).silent_out();
            assert!(ended.err.ends_with(": it is a link that leads nowhere\n"), "{ended:?}");
        }
        assert_eq!(sandbox.names("."), ["a.waml.yaml", "b.waml.yaml", "gone", "loop", "out"]);
    }

    #[test]
    fn a_fix_keeps_mode_and_links() {
        let sandbox = Sandbox::new();
        for mode in [0o600, 0o640, 0o664, 0o755, 0o4755] {
            let path = sandbox.file("real.waml.yaml", MENDABLE);
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            sandbox.waml(["check", "--fix", "real.waml.yaml"]).code(0);
            assert_eq!(sandbox.read("real.waml.yaml"), MENDED);
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o7777, mode);
        }
        sandbox.file("real.waml.yaml", MENDABLE);
        symlink("real.waml.yaml", sandbox.path("link.waml.yaml")).unwrap();
        sandbox.waml(["check", "--fix", "link.waml.yaml"]).code(0);
        assert!(sandbox.path("link.waml.yaml").is_symlink());
        assert_eq!(sandbox.read("real.waml.yaml"), MENDED);
    }

    #[test]
    fn a_hard_link_is_told_and_stays() {
        let sandbox = Sandbox::with(&[("a.waml.yaml", MENDABLE)]);
        fs::hard_link(sandbox.path("a.waml.yaml"), sandbox.path("other")).unwrap();
        let ended = sandbox.waml(["check", "--fix", "a.waml.yaml"]).code(0);
        assert!(ended.err.starts_with("a.waml.yaml: changed under all its names (hard links)\n"), "{ended:?}");
        assert_eq!((sandbox.read("a.waml.yaml"), sandbox.read("other")), (MENDED.to_owned(), MENDED.to_owned()));
        sandbox.file("b.waml.yaml", GOOD);
        let ended = sandbox.waml(["compile", "b.waml.yaml", "-o", "other"]).code(0);
        assert_eq!(ended.err, "other: changed under all its names (hard links)\n");
        assert_eq!((sandbox.read("a.waml.yaml"), sandbox.names(".").len()), (sandbox.read("other"), 3));
    }

    #[test]
    fn a_file_given_by_many_names_is_mended_once() {
        let sandbox = Sandbox::with(&[("a.waml.yaml", MENDABLE), ("sub/x", "")]);
        let mut names = vec!["a.waml.yaml".to_owned(), "./a.waml.yaml".to_owned(), "sub/../a.waml.yaml".to_owned()];
        for i in 0..20 {
            names.extend([format!("link{i}.waml.yaml"), format!("hard{i}.waml.yaml")]);
            symlink("a.waml.yaml", sandbox.path(format!("link{i}.waml.yaml"))).unwrap();
            fs::hard_link(sandbox.path("a.waml.yaml"), sandbox.path(format!("hard{i}.waml.yaml"))).unwrap();
        }
        let arguments = ["check", "--fix"].into_iter().chain(names.iter().map(String::as_str));
        let ended = sandbox.waml(arguments).code(0);
        assert!(ended.err.contains("\nfixed 1 finding, no problems in 1 file ("), "{ended:?}");
        assert_eq!((sandbox.read("a.waml.yaml"), sandbox.read("hard19.waml.yaml")), (MENDED.into(), MENDED.into()));
    }

    #[test]
    fn the_owner_stays() {
        let sandbox = Sandbox::with(&[("a.waml.yaml", MENDABLE), ("out.json", "")]);
        for name in ["a.waml.yaml", "out.json"] {
            if std::os::unix::fs::chown(sandbox.path(name), Some(54321), Some(54322)).is_err() {
                // Only the superuser gives files away.
                return;
            }
            fs::set_permissions(sandbox.path(name), fs::Permissions::from_mode(0o6750)).unwrap();
        }
        sandbox.waml(["check", "--fix", "a.waml.yaml"]).code(0);
        sandbox.waml(["compile", "a.waml.yaml", "-o", "out.json"]).code(0);
        for name in ["a.waml.yaml", "out.json"] {
            let data = sandbox.path(name).metadata().unwrap();
            assert_eq!((data.uid(), data.gid(), data.mode() & 0o7777), (54321, 54322, 0o6750), "{name}");
        }
        assert_eq!(sandbox.read("a.waml.yaml"), MENDED);
    }

    #[test]
    fn long_names_are_written() {
        let sandbox = Sandbox::new();
        for length in [239, 250, 255] {
            let name = format!("{}.waml.yaml", "n".repeat(length - ".waml.yaml".len()));
            sandbox.file(&name, MENDABLE);
            sandbox.waml(["check", "--fix", &name]).code(0);
            assert_eq!(sandbox.read(&name), MENDED);
            let report = "r".repeat(length);
            sandbox.waml(["check", &name, "--output-file", &report]).code(0);
            assert!(sandbox.path(report).exists());
        }
        assert_eq!(sandbox.names(".").len(), 6);
    }

    #[test]
    fn a_signal_leaves_nothing_behind() {
        for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1), ("QUIT", 3)] {
            let sandbox = Sandbox::with(&[("old.json", "old")]);
            let mut command = sandbox.command();
            // What started this test may have it and its children pass over a signal; GNU's env takes that back.
            if cfg!(target_os = "linux") {
                let waml = command.get_program().to_owned();
                command = Command::new("env");
                command.arg("--default-signal").arg(waml).current_dir(sandbox.path("."));
            }
            command.args(["check", "-", "--format", "json:old.json", "--format", "sarif:new.sarif"]);
            let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            // It has begun its reports before it reads its input, which does not end.
            while sandbox.names(".").len() < 3 {
                std::thread::yield_now();
            }
            let pid = child.id().to_string();
            let _open = child.stdin.take();
            assert!(Command::new("kill").args(["-s", signal, &pid]).status().unwrap().success());
            let status = child.wait().unwrap();
            assert_eq!(status.signal(), Some(number), "{signal}: {status}");
            assert_eq!((sandbox.names("."), sandbox.read("old.json")), (vec!["old.json".to_owned()], "old".to_owned()));
        }
    }

    #[test]
    fn a_signal_that_is_not_wanted_ends_nothing() {
        let sandbox = Sandbox::new();
        let waml = sandbox.command().get_program().to_owned();
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "trap '' HUP; exec \"$0\" check - --output-file new.txt --stdin-filename a.waml.yaml"])
            .arg(waml);
        shell.current_dir(sandbox.path(".")).stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = shell.spawn().unwrap();
        while sandbox.names(".").is_empty() {
            std::thread::yield_now();
        }
        assert!(Command::new("kill").args(["-s", "HUP", &child.id().to_string()]).status().unwrap().success());
        child.stdin.take().unwrap().write_all(BAD.as_bytes()).unwrap();
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(if cfg!(target_os = "linux") { 1 } else { 129 }), "{err}");
        assert_eq!(sandbox.names("."), ["new.txt"]);
    }
}
