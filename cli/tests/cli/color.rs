//! Colours only where they are wanted.

use crate::sandbox::{BAD, Ended, Sandbox};

const FORMATS: [&str; 3] = ["human", "short", "json"];

fn run(sandbox: &Sandbox, arguments: &[&str], environment: &[(&str, &str)]) -> Ended {
    let mut command = sandbox.command();
    command.args(["check", "a.waml.yaml", "missing"]).args(arguments).envs(environment.iter().copied());
    Ended::of(&command.output().unwrap()).code(2)
}

fn is_colored(text: &str) -> bool {
    text.contains("\u{1b}[")
}

#[test]
fn a_pipe_gets_none() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    for format in FORMATS {
        let ended = run(&sandbox, &["--format", format], &[("TERM", "xterm-256color")]);
        assert!(!is_colored(&ended.out) && !is_colored(&ended.err), "{ended:?}");
    }
}

#[test]
fn the_option_has_the_last_word() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let always = run(&sandbox, &["--color", "always"], &[("NO_COLOR", "1")]);
    assert!(is_colored(&always.out) && is_colored(&always.err), "{always:?}");
    let never = run(&sandbox, &["--color=never"], &[("CLICOLOR_FORCE", "1")]);
    assert!(!is_colored(&never.out) && !is_colored(&never.err), "{never:?}");
    let early = Ended::of(&sandbox.command().args(["--color", "always", "check", "a.waml.yaml"]).output().unwrap());
    assert!(is_colored(&early.out), "{early:?}");
    sandbox.waml(["check", "--color", "sometimes", "a.waml.yaml"]).code(2);
}

#[test]
fn the_environment_can_ask_and_forbid() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let asked = run(&sandbox, &[], &[("CLICOLOR_FORCE", "1")]);
    assert!(is_colored(&asked.out) && is_colored(&asked.err), "{asked:?}");
    let forbidden = run(&sandbox, &[], &[("NO_COLOR", "1"), ("TERM", "xterm")]);
    assert!(!is_colored(&forbidden.out) && !is_colored(&forbidden.err), "{forbidden:?}");
}

#[test]
fn colors_change_no_word() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let plain = run(&sandbox, &["--quiet"], &[]);
    let mut colored = run(&sandbox, &["--quiet", "--color", "always"], &[]).out;
    while let Some(start) = colored.find("\u{1b}[") {
        let end = start + colored[start..].find('m').expect("the end of a color");
        colored.replace_range(start..=end, "");
    }
    assert_eq!(colored, plain.out);
}

#[test]
fn formats_for_programs_have_none() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let ended = run(&sandbox, &["--format", "json", "--color", "always"], &[]);
    assert!(!is_colored(&ended.out), "{ended:?}");
    assert_eq!(ended.json()["version"], 1);
    let to = ["--color", "always", "compile", "--to", "85290000001", "b.waml.yaml"];
    sandbox.file("b.waml.yaml", "text: Hello\n");
    assert!(!is_colored(&sandbox.waml(to).code(0).out));
}
