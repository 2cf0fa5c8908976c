//! What people see on a terminal, through a pseudo-terminal of some width.

use crate::sandbox::Sandbox;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;
use unicode_width::UnicodeWidthStr;

/// A long text behind a long line, and an address that is no address.
const WIDE: &str = "list:\n  body: Your fern is packed. 花束はどうしますか。 What shall we do with it today, and when?\n  \
                    button: See all of the options that there are\n  sections: [{title: To your door, rows: [{id: a, title: \
                    Bicycle courier up to the shop, descripton: none}]}]\n---\nimage: {link: \"https://cdn.example.com/\
                    fern-and-moss/all-the-pictures-of-the-year/order.webp\"}\n";

/// What the command writes to a terminal of so many columns, stdout and stderr.
pub(crate) fn shown(sandbox: &Sandbox, columns: u16, environment: &[(&str, &str)], arguments: &[&str]) -> String {
    let keeper = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&keeper).unwrap();
    unlockpt(&keeper).unwrap();
    let name = ptsname(&keeper, Vec::new()).unwrap();
    let terminal = File::options().read(true).write(true).open(OsStr::from_bytes(name.to_bytes())).unwrap();
    tcsetwinsize(&terminal, Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let mut command = sandbox.command();
    command.args(arguments).env("TERM", "xterm").env("NO_COLOR", "1").envs(environment.iter().copied());
    command.stdout(Stdio::from(terminal.try_clone().unwrap())).stderr(Stdio::from(terminal));
    let mut child = command.spawn().unwrap();
    drop(command);
    let mut said = Vec::new();
    // A terminal that nobody writes to any more ends in an error on some systems.
    let _ = File::from(keeper).read_to_end(&mut said);
    child.wait().unwrap();
    String::from_utf8(said).expect("output is UTF-8").replace("\r\n", "\n")
}

pub(crate) fn widest(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

#[test]
fn everything_fits() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    for columns in [40, 60, 80, 120, 200] {
        let said = shown(&sandbox, columns, &[], &["check"]);
        assert!(widest(&said) <= columns.into(), "{} at {columns}:\n{said}", widest(&said));
        for part in ["did you mean `description`?", "a.waml.yaml:3:", "fixable with"] {
            let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(part), "{part} at {columns}:\n{said}");
        }
    }
    assert!(widest(&shown(&sandbox, 200, &[], &["check"])) > 110, "room is used");
}

#[test]
fn a_narrow_terminal_as_it_looks() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    insta::assert_snapshot!(shown(&sandbox, 60, &[], &["check", "--quiet"]));
}

#[test]
fn messages_that_are_not_compiled_fit_too() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    let said = shown(&sandbox, 50, &[], &["compile", "a.waml.yaml"]);
    assert!(said.contains("error[") && widest(&said) <= 50, "{said}");
}

#[test]
fn columns_has_the_last_word_and_80_is_what_nobody_says() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    let at = |columns, asked: &[_]| shown(&sandbox, columns, asked, &["check", "--quiet"]);
    assert_eq!(at(200, &[("COLUMNS", "60")]), at(60, &[]));
    assert_eq!(at(0, &[]), at(80, &[]));
    for nonsense in ["", "0", "-5", "wide"] {
        assert_eq!(at(60, &[("COLUMNS", nonsense)]), at(60, &[]), "{nonsense:?}");
    }
    // Narrower than anything fits into.
    assert_eq!(at(5, &[]), at(40, &[]));
}

#[test]
fn a_pipe_gets_the_same_whatever_is_around_it() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    let piped = |asked: &str| {
        let mut command = sandbox.command();
        command.args(["check", "--quiet"]).env("COLUMNS", asked);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert_eq!(piped("40"), piped("200"));
    assert!(piped("40").lines().any(|line| line.width() > 80), "whole lines");
}

#[test]
fn other_formats_are_not_fitted() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    let arguments = ["check", "--quiet", "--format", "short"];
    assert_eq!(shown(&sandbox, 40, &[], &arguments), sandbox.waml(arguments).out);
}

#[test]
fn the_pointer_is_for_those_who_ask() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WIDE)]);
    assert!(!sandbox.waml(["check"]).out.contains(" /list/"));
    for flag in ["-v", "--verbose"] {
        assert!(sandbox.waml(["check", flag]).out.contains("a.waml.yaml:3:31 /list/button]"), "{flag}");
    }
    assert!(sandbox.waml(["--verbose", "compile", "a.waml.yaml"]).err.contains(" /list/button]"));
}
