//! `waml check --fix`: what changes, what stays, and how it ends.

use crate::sandbox::{BAD, GOOD, Sandbox};

const NUMBER: &str = "# the desk\nto: +85290000001   # by phone\ntext: Hello!\n";
const MENDED: &str = "# the desk\nto: \"85290000001\"   # by phone\ntext: Hello!\n";

#[test]
fn files_are_mended_in_place_and_judged_again() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", NUMBER), ("b.waml.yaml", GOOD)]);
    let ended = sandbox.waml(["check", "--fix", "."]).code(0).silent_out();
    assert!(ended.err.starts_with("fixed 1 finding, no problems in 2 files ("), "{ended:?}");
    assert_eq!(sandbox.read("a.waml.yaml"), MENDED);
    assert_eq!(sandbox.read("b.waml.yaml"), GOOD);
    let again = sandbox.waml(["check", "--fix", "."]).code(0);
    assert!(again.err.starts_with("no problems in 2 files ("), "{again:?}");
}

#[test]
fn what_no_fix_mends_is_still_told() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", &format!("{NUMBER}color: red\n"))]);
    let ended = sandbox.waml(["check", "--fix", "--format", "short", "a.waml.yaml"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml:4:1 shape/unknown-key"]);
    assert_eq!(sandbox.read("a.waml.yaml"), format!("{MENDED}color: red\n"));
}

#[test]
fn a_diff_changes_nothing_and_ends_in_1() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", NUMBER)]);
    let ended = sandbox.waml(["check", "--diff", "a.waml.yaml"]).code(1);
    assert!(ended.out.contains("-to: +85290000001   # by phone\n+to: \"85290000001\"   # by phone\n"), "{ended:?}");
    assert_eq!(sandbox.read("a.waml.yaml"), NUMBER);
    sandbox.file("a.waml.yaml", MENDED);
    sandbox.waml(["check", "--diff", "a.waml.yaml"]).code(0).silent_out();
}

#[test]
fn unsafe_fixes_are_applied_on_request() {
    let payload = "{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hi\", \"preview_url\": true}\n";
    let sandbox = Sandbox::with(&[("a.json", payload)]);
    sandbox.waml(["check", "--fix", "a.json"]).code(1);
    assert_eq!(sandbox.read("a.json"), payload);
    sandbox.waml(["check", "--unsafe-fixes", "a.json"]).code(0);
    assert_eq!(sandbox.read("a.json"), "{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hi\"}\n");
}

#[test]
fn a_file_without_a_fix_is_not_written() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let before = std::fs::metadata(sandbox.path("a.waml.yaml")).unwrap().modified().unwrap();
    sandbox.waml(["check", "--fix", "a.waml.yaml"]).code(1);
    assert_eq!(std::fs::metadata(sandbox.path("a.waml.yaml")).unwrap().modified().unwrap(), before);
    assert_eq!(sandbox.names("."), ["a.waml.yaml"]);
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.waml.yaml", NUMBER)]);
    let path = sandbox.path("a.waml.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    sandbox.waml(["check", "--fix", "a.waml.yaml"]).code(0);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn stdin_can_only_be_shown() {
    let sandbox = Sandbox::new();
    let arguments = ["check", "--stdin-filename", "a.waml.yaml", "--fix", "-"];
    let ended = sandbox.fed(NUMBER, &arguments).code(2);
    assert!(ended.err.contains("--diff"), "{ended:?}");
    let ended = sandbox.fed(NUMBER, &["check", "--stdin-filename", "a.waml.yaml", "--diff", "-"]).code(1);
    assert!(ended.out.contains("+to: \"85290000001\""), "{ended:?}");
}

#[test]
fn whenever_it_is_killed_every_file_is_old_or_new() {
    const FILES: usize = 200;
    let (old, new) = ("to: 85290000001\ntext: Hello!\n", "to: \"85290000001\"\ntext: Hello!\n");
    let mut seen = [false, false];
    // Later and later, and so often that some are killed in the middle, however slow the machine is.
    for round in 0..60 {
        if round >= 12 && seen == [true, true] {
            return;
        }
        let sandbox = Sandbox::new();
        (0..FILES).for_each(|i| _ = sandbox.file(format!("{i}.waml.yaml"), old));
        let mut child = sandbox.command().args(["check", "--fix", "--quiet"]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * round));
        child.kill().unwrap();
        child.wait().unwrap();
        for i in 0..FILES {
            let text = sandbox.read(format!("{i}.waml.yaml"));
            assert!(text == old || text == new, "{text:?}");
            seen[usize::from(text == new)] = true;
        }
    }
    panic!("no round was early, or none late: {seen:?}");
}
