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
    assert!(ended.err.starts_with("would fix 1 finding, no problems in 1 file ("), "{ended:?}");
    assert!(ended.out.contains("-to: +85290000001   # by phone\n+to: \"85290000001\"   # by phone\n"), "{ended:?}");
    assert_eq!(sandbox.read("a.waml.yaml"), NUMBER);
    sandbox.file("a.waml.yaml", MENDED);
    sandbox.waml(["check", "--diff", "a.waml.yaml"]).code(0).silent_out();
}

/// What `--diff` prints, `patch` makes of the old file what `--fix` makes of it.
#[test]
fn a_diff_can_be_patched_whatever_ends_the_lines() {
    let file = |end: &str| {
        format!("# one{end}to: 85290000001 # a{end}# two{end}# three{end}# four{end}text: 5{end}# five{end}")
    };
    let texts = [
        file("\n"),
        file("\r\n"),
        file("\r"),
        format!("\u{feff}{}", file("\n")),
        format!("{}# six\r# seven", file("\n")),
    ];
    for text in texts.iter().flat_map(|text| [text.as_str(), text.trim_end()]) {
        let sandbox = Sandbox::with(&[("a.waml.yaml", text), ("b.waml.yaml", text)]);
        let diff = sandbox.waml(["check", "--diff", "a.waml.yaml"]).code(1).out;
        sandbox.file("a.diff", &diff);
        let patch = std::process::Command::new("patch")
            .args(["--quiet", "--posix", "--binary", "-i", "a.diff", "a.waml.yaml"])
            .current_dir(sandbox.path("."))
            .output()
            .expect("patch is installed (apt-get install patch)");
        assert!(patch.status.success(), "{patch:?}\n{diff:?}");
        sandbox.waml(["check", "--fix", "--quiet", "--exit-zero", "b.waml.yaml"]).code(0);
        assert_eq!(sandbox.read("a.waml.yaml"), sandbox.read("b.waml.yaml"), "{diff:?}");
        assert_ne!(sandbox.read("a.waml.yaml"), text);
    }
}

#[test]
fn a_file_with_many_names_is_mended_once() {
    let sandbox = Sandbox::with(&[("d/a.waml.yaml", NUMBER)]);
    let absolute = sandbox.path("d/a.waml.yaml").canonicalize().unwrap().display().to_string();
    let mut names = vec!["d/a.waml.yaml".to_owned(), "d/../d/a.waml.yaml".to_owned(), absolute];
    #[cfg(unix)]
    for link in 0..40 {
        std::os::unix::fs::symlink("d/a.waml.yaml", sandbox.path(format!("{link}.waml.yaml"))).unwrap();
        names.push(format!("{link}.waml.yaml"));
    }
    let arguments = |last: &'static str| ["check", last].into_iter().map(str::to_owned).chain(names.clone());
    let ended = sandbox.waml(arguments("--diff")).code(1);
    assert_eq!(ended.out.matches("+++").count(), 1, "{ended:?}");
    let ended = sandbox.waml(arguments("--fix")).code(0);
    assert!(ended.err.starts_with("fixed 1 finding, no problems in 1 file ("), "{ended:?}");
    assert_eq!(sandbox.read("d/a.waml.yaml"), MENDED);
}

#[test]
fn bytes_that_are_no_text_are_never_written() {
    let sandbox = Sandbox::new();
    let bytes = b"to: 85290000001\ntext: caf\xe9\n";
    sandbox.file("a.waml.yaml", bytes);
    sandbox.waml(["check", "--unsafe-fixes", "a.waml.yaml"]).code(1);
    assert_eq!(std::fs::read(sandbox.path("a.waml.yaml")).unwrap(), bytes);
}

#[test]
fn a_fix_that_changes_how_the_file_is_read_is_not_made() {
    // Without its first entry it would be JSON by its first characters.
    let text = "{recipient_type: individual, \"to\": \"85290000001\", type: text, text: x}\n";
    let sandbox = Sandbox::with(&[("a", text), ("a.yaml", text)]);
    sandbox.waml(["check", "--fix", "a"]).code(1);
    assert_eq!(sandbox.read("a"), text);
    sandbox.waml(["check", "--fix", "a.yaml"]).code(0);
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

/// One safe fix (a number), one that may not be meant (a key that Meta takes), and one finding without any.
const OFFERS: &str =
    "{\"to\": 85290000001, \"type\": \"text\", \"text\": \"Hi\", \"preview_url\": true, \"colour\": 1}\n";

fn closing(ended: &crate::sandbox::Ended) -> &str {
    ended.err.lines().last().and_then(|line| line.rsplit_once(" (")).expect("a closing line").0
}

#[test]
fn fixes_are_offered() {
    let sandbox = Sandbox::with(&[("a.json", OFFERS), ("b.json", OFFERS), ("c.waml.yaml", BAD)]);
    let run = |arguments: &[&str]| {
        let ended = sandbox.waml([&["check", "--format", "short"], arguments].concat()).code(1);
        closing(&ended).to_owned()
    };
    let both = run(&["a.json", "b.json"]);
    assert_eq!(both, "6 errors in 2 files, 2 fixable with --fix, 2 more with --unsafe-fixes");
    assert_eq!(run(&["c.waml.yaml"]), "1 error in 1 file");
    assert_eq!(run(&["--fix", "a.json"]), "fixed 1 finding, 2 errors in 1 file, 1 fixable with --unsafe-fixes");
    assert_eq!(run(&["a.json"]), "2 errors in 1 file, 1 fixable with --unsafe-fixes");
    assert_eq!(run(&["--unsafe-fixes", "a.json"]), "fixed 1 finding, 1 error in 1 file");
    sandbox.file("d.waml.yaml", NUMBER);
    assert_eq!(run(&["d.waml.yaml"]), "1 error in 1 file, 1 fixable with --fix");
}

#[test]
fn what_cannot_be_mended_in_place_is_not_offered() {
    let ended = Sandbox::new().fed(OFFERS, &["check", "-"]).code(1);
    assert_eq!(closing(&ended), "3 errors in 1 file");
}
