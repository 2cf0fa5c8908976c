//! The command of `--format curl` delivers exactly the JSON, and nobody's secret.

#![cfg(unix)]

use crate::sandbox::{GOOD, Sandbox};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

/// A `curl` that writes down its arguments, each ended by a zero byte.
const STUB: &str = "#!/bin/sh\nprintf '%s\\0' \"$@\" > \"$SEEN\"\n";

const SECRET: &str = "s3cret 'code' $HOME";

/// Everything that a shell could take for something else.
const TROUBLE: &str = r#"It's "$HOME", `id`, $(id), \n \\ ! * ~ {a,b} 花 🌵 %s ; & | > /dev/null #"#;

/// Runs a script with the stub, and gives back what the stub was called with.
fn delivered(sandbox: &Sandbox, script: &str) -> Vec<String> {
    let stub = sandbox.file("bin/curl", STUB);
    fs::set_permissions(stub, fs::Permissions::from_mode(0o755)).unwrap();
    let mut shell = Command::new("/bin/sh");
    shell.args(["-euc", script]).env_clear().env("PATH", sandbox.path("bin")).env("SEEN", sandbox.path("seen"));
    let output = shell.env("INCS_CERTIFICATION_CODE", SECRET).output().unwrap();
    assert!(output.status.success(), "{script}\n{output:?}");
    let mut seen: Vec<_> = sandbox.read("seen").split('\0').map(str::to_owned).collect();
    assert_eq!(seen.pop().as_deref(), Some(""));
    seen
}

/// The command for a message file, with the secret in the environment that makes it.
fn script(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let mut command = sandbox.command();
    command.args(["compile", "--format", "curl"]).args(arguments).env("INCS_CERTIFICATION_CODE", SECRET);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn line(sandbox: &Sandbox, file: &str) -> String {
    sandbox.waml(["compile", "--format", "jsonl", file]).code(0).out.trim_end().to_owned()
}

#[test]
fn the_shell_delivers_exactly_the_json() {
    let trouble = serde_json::to_string(&format!("{TROUBLE}\nsecond line\r\n\t'end'")).unwrap();
    let sandbox = Sandbox::with(&[("a.waml.yaml", &format!("to: \"85290000001\"\ntext: {trouble}\n"))]);
    let script = script(&sandbox, &["a.waml.yaml"]);
    assert!(!script.contains("s3cret"), "{script}");
    let seen = delivered(&sandbox, &script);
    let body = line(&sandbox, "a.waml.yaml");
    assert!(body.contains("It's"));
    let code = format!("certification-code: {SECRET}");
    let route = "https://chat-api.incsapp.com/external/messages/whatsapp";
    for argument in [body.as_str(), code.as_str(), route, "Content-Type: application/json", "POST"] {
        assert_eq!(seen.iter().filter(|seen| *seen == argument).count(), 1, "{argument}: {seen:?}");
    }
}

#[test]
fn a_body_is_no_file_and_no_form() {
    let at = "to: \"85290000001\"\ntext: \"@/etc/passwd\"\n";
    let sandbox = Sandbox::with(&[("a.waml.yaml", at)]);
    let seen = delivered(&sandbox, &script(&sandbox, &["a.waml.yaml"]));
    // A body begins with a brace, so curl never takes it for the name of a file.
    let at = seen.iter().position(|argument| argument.starts_with("--data")).expect("a body");
    assert!(seen[at + 1].starts_with('{'), "{seen:?}");
}

#[test]
fn without_the_secret_nothing_is_sent_in_its_place() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    let script = script(&sandbox, &["a.waml.yaml"]);
    assert!(script.contains("$INCS_CERTIFICATION_CODE") || script.contains("${INCS_CERTIFICATION_CODE"), "{script}");
}

#[test]
fn several_are_several_commands() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("b.waml.yaml", GOOD)]);
    let both = script(&sandbox, &["a.waml.yaml", "b.waml.yaml"]);
    assert_eq!(both.matches("curl ").count(), 2, "{both}");
    let seen = delivered(&sandbox, &both);
    assert!(seen.contains(&line(&sandbox, "b.waml.yaml")), "{seen:?}");
    script(&sandbox, &["a.waml.yaml", "b.waml.yaml", "-o", "out/"]);
    assert_eq!(sandbox.names("out"), ["a.sh", "b.sh"]);
    assert_eq!(delivered(&sandbox, &sandbox.read("out/a.sh")), seen);
}
