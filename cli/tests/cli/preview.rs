//! `waml preview`, and `waml check --preview`.

use crate::fixtures::{all, name};
use crate::sandbox::{APPROVED, BAD, Ended, GOOD, Sandbox, WARNED};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

const FORMS: [&str; 4] = ["html", "text", "svg", "markdown"];

fn two() -> Sandbox {
    Sandbox::with(&[("a.waml.yaml", GOOD), ("b.waml.yaml", BAD)])
}

#[test]
fn the_exit_code_is_that_of_check() {
    for (text, code) in [(GOOD, 0), (BAD, 1), (WARNED, 0), ("nothing: here\n", 1), ("", 1), ("a: [\n", 1), ("\u{0}", 1)]
    {
        let sandbox = Sandbox::with(&[("a.waml.yaml", text)]);
        sandbox.waml(["check"]).code(code);
        for form in FORMS {
            let ended = sandbox.waml(["preview", "--format", form]).code(code).silent_err();
            assert!(!ended.out.is_empty(), "{form} {text:?}");
        }
    }
    let sandbox = Sandbox::with(&[("a.waml.yaml", WARNED)]);
    sandbox.waml(["preview", "--strict"]).code(1);
    sandbox.file("waml.toml", "strict = true\n");
    sandbox.waml(["preview"]).code(1);
    sandbox.file("waml.toml", "strict = 7\n");
    assert!(sandbox.waml(["preview"]).code(2).err.contains("strict"));
    assert!(sandbox.waml(["preview", "no.yaml"]).code(2).silent_out().err.contains("cannot read no.yaml"));
    fs::create_dir(sandbox.path("empty")).unwrap();
    assert!(sandbox.waml(["preview", "empty"]).code(2).silent_out().err.contains("no *.waml.yaml"));
}

#[test]
fn every_fixture_ends_as_its_check() {
    let sandbox = Sandbox::new();
    let paths: Vec<_> =
        ["example", "example-broken", "preview", "ci", "documented/not-json"].into_iter().flat_map(all).collect();
    for path in &paths {
        let shown = path.to_str().unwrap();
        let check = sandbox.waml(["check", shown]).code;
        for form in FORMS {
            assert_eq!(sandbox.waml(["preview", "--format", form, shown]).code, check, "{} {form}", name(path));
        }
    }
}

#[test]
fn the_output_decides_what_is_drawn() {
    let sandbox = two();
    for (file, begins) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.svg", "<svg "),
        ("a.md", "<!-- waml preview -->\n### a"),
        ("a.txt", "a  text"),
        ("page", "<!DOCTYPE html>"),
    ] {
        let said = sandbox.waml(["preview", "-o", file]).code(1).silent_out().err;
        assert_eq!(said, format!("{file}: 2 messages, 1 with faults\n"));
        assert!(sandbox.read(file).starts_with(begins), "{file}");
    }
    assert!(sandbox.waml(["preview"]).code(1).out.starts_with("a  text"));
    assert!(sandbox.waml(["preview", "-o", "-", "--format", "svg"]).code(1).out.starts_with("<svg "));
    sandbox.waml(["preview", "-o", "new/deep/"]).code(1);
    assert_eq!(sandbox.names("new/deep"), ["a.svg", "b.svg"]);
    sandbox.waml(["preview", "-o", "new/pages/", "--format", "html"]).code(1);
    assert_eq!(sandbox.names("new/pages"), ["a.html", "b.html"]);
}

#[test]
fn only_files_of_its_own_are_replaced() {
    let sandbox = two();
    for file in ["a.html", "a.svg", "a.md", "a.txt"] {
        sandbox.waml(["preview", "-o", file]).code(1);
        sandbox.waml(["preview", "-o", file, "a.waml.yaml"]).code(0);
        sandbox.file(file, "my notes");
        let said = sandbox.waml(["preview", "-o", file]).code(2).silent_out().err;
        assert!(said.contains(&format!("{file} is there, and no preview made it")), "{said}");
        assert_eq!(sandbox.read(file), "my notes");
        sandbox.waml(["preview", "-o", file, "--force"]).code(1);
        assert_ne!(sandbox.read(file), "my notes");
    }
    sandbox.file("pictures/b.svg", "<svg>mine</svg>");
    sandbox.waml(["preview", "-o", "pictures/"]).code(2);
    assert_eq!(
        (sandbox.names("pictures"), sandbox.read("pictures/b.svg")),
        (vec!["b.svg".to_owned()], "<svg>mine</svg>".to_owned())
    );
    // Not even by force is anything replaced that is read.
    let said = sandbox.waml(["preview", "-o", "a.waml.yaml", "--force"]).code(2).err;
    assert!(said.contains("read") && sandbox.read("a.waml.yaml") == GOOD, "{said}");
    sandbox.waml(["preview", "-o", "waml.toml", "--force"]).code(2);
}

#[test]
fn two_messages_of_one_name_are_told() {
    let sandbox = Sandbox::with(&[("a/x.waml.yaml", GOOD), ("b/x.waml.yaml", GOOD)]);
    let said = sandbox.waml(["preview", "-o", "out/"]).code(2).err;
    assert!(said.contains("two messages would be `x.svg`"), "{said}");
    assert!(!sandbox.path("out").exists());
    sandbox.waml(["preview", "-o", "out.html"]).code(0);
}

#[test]
fn languages_follow_who_reads() {
    let sandbox = two();
    let chinese = sandbox.waml(["preview", "--format", "html", "--lang", "zh"]).code(1).out;
    assert!(chinese.contains("<html lang=\"zh\">") && chinese.contains("2 条消息，其中 1 条有错误"));
    let mut command = sandbox.command();
    let asked = Ended::of(&command.env("WAML_LANG", "zh").args(["preview", "--format", "svg"]).output().unwrap());
    assert!(asked.code(1).out.contains("a: text"));
    assert!(sandbox.waml(["preview", "--format", "html"]).out.contains("<html lang=\"en\">"));
}

#[test]
fn stdin_is_drawn_under_its_name() {
    let sandbox = Sandbox::new();
    let ended = sandbox.fed(GOOD, &["preview", "--stdin-filename", "hello.waml.yaml", "-"]).code(0);
    assert!(ended.out.starts_with("hello  text"), "{ended:?}");
    let ended = sandbox.fed(r#"{"to":"85290000001","type":"text","text":"Hi"}"#, &["preview", "-"]).code(0);
    assert!(ended.out.starts_with("stdin  text") && ended.out.contains("│ Hi "), "{ended:?}");
}

#[test]
fn images_of_mapped_folders_stand_in_the_page() {
    let sandbox = Sandbox::with(&[
        ("waml.toml", "[assets]\n\"https://cdn.example.com/\" = \"assets\"\n"),
        ("a.waml.yaml", "image: {link: https://cdn.example.com/a.png}\n"),
        ("b.waml.yaml", "image: {link: https://cdn.example.com/b.png}\n"),
    ]);
    let png = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/media/rgb8.png")).unwrap();
    sandbox.file("assets/a.png", &png);
    // Too large to stand in a page.
    sandbox.file("assets/b.png", [png, vec![0; 600 << 10]].concat());
    sandbox.waml(["preview", "-o", "page.html"]);
    let page = sandbox.read("page.html");
    assert_eq!(page.matches("data:image/png;base64,").count(), 1);
    assert!(page.len() < 100_000);
}

#[test]
fn parameters_are_filled() {
    let sandbox =
        Sandbox::with(&[("a.waml.yaml", "params:\n  name: {max_chars: 9, example: Ada}\ntext: \"Hello {{name}}!\"\n")]);
    let drawn = |arguments: &[&str]| sandbox.waml([&["preview"], arguments].concat()).code(0).out;
    assert!(drawn(&[]).contains("Hello «Ada»!"));
    assert!(drawn(&["--longest"]).contains("Hello «Ada Ada A»!"));
}

#[test]
fn two_hundred_messages_are_one_page() {
    let sandbox = Sandbox::new();
    for number in 0..200 {
        sandbox.file(format!("m/{number:03}.waml.yaml"), format!("text: Message {number}\n"));
    }
    sandbox.waml(["preview", "m", "-o", "all.html"]).code(0);
    let page = sandbox.read("all.html");
    assert_eq!(page.matches("<section ").count(), 200);
    assert_eq!(page.matches("<style>").count(), 1);
    assert!(page.contains("id=\"m200\"") && page.contains("href=\"#m200\""));
}

#[test]
fn a_check_shows_messages_above_their_findings() {
    let sandbox = two();
    let ended = sandbox.waml(["check", "--preview"]).code(1);
    let (good, bad) = (ended.out.find("a  text").unwrap(), ended.out.find("b  text").unwrap());
    let finding = ended.out.find("shape/unknown-key").unwrap();
    assert!(good < bad && bad < finding, "{ended:?}");
    assert!(!ended.out[..finding].contains('✗'), "findings are told once");
    for arguments in [&["--format", "json"][..], &["--format", "short"], &["--format", "human:out.txt"]] {
        let said = sandbox.waml([&["check", "--preview"], arguments].concat()).code(2).silent_out().err;
        assert!(said.contains("--preview needs findings for people on stdout"), "{said}");
    }
}

#[test]
fn a_page_is_opened_in_a_browser() {
    let sandbox = two();
    let ended = sandbox.waml(["preview", "--open", "--format", "svg"]).code(2);
    assert!(ended.err.contains("--open shows one page"), "{ended:?}");
    let mut command = sandbox.command();
    command.env("PATH", sandbox.path("no-programs")).args(["preview", "--open", "-o", "page.html"]);
    let ended = Ended::of(&command.output().unwrap()).code(2);
    assert!(ended.err.contains("cannot open a browser") && ended.err.contains("page.html"), "{ended:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_gets_the_path_and_no_shell() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = two();
    let program = sandbox.file("bin/xdg-open", "#!/bin/sh\nprintf '%s' \"$1\" > \"$HOME.opened\"\n");
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = sandbox.command();
    let path = format!("{}:/bin:/usr/bin", sandbox.path("bin").display());
    let ended = command.env("PATH", path).args(["preview", "--open", "-o", "a $(touch oops);.html"]).output().unwrap();
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    let opened = sandbox.path("no-home.opened");
    for _ in 0..600 {
        if fs::read_to_string(&opened).is_ok_and(|text| text.ends_with("a $(touch oops);.html")) {
            assert!(!sandbox.path("oops").exists());
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("nothing was opened");
}

/// Starts a watch and waits for lines that it says.
#[cfg(unix)]
#[test]
fn a_watched_page_reloads_until_the_watch_ends() {
    let sandbox = two();
    sandbox.waml(["preview", "--watch", "--format", "svg"]).code(2);
    let mut command = sandbox.command();
    command.args(["preview", "--watch", "-o", "page.html"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let mut said = |text: &str| assert!(lines.any(|line| line.contains(text)), "no `{text}`");
    said("page.html: 2 messages, 1 with faults");
    said("waiting for changes");
    assert!(sandbox.read("page.html").contains("http-equiv=\"refresh\""));
    sandbox.file("b.waml.yaml", GOOD);
    said("page.html: 2 messages");
    said("waiting for changes");
    // What changes nothing writes nothing.
    let before = sandbox.path("page.html").metadata().unwrap().modified().unwrap();
    sandbox.file("b.waml.yaml", GOOD);
    said("waiting for changes");
    assert_eq!(sandbox.path("page.html").metadata().unwrap().modified().unwrap(), before);
    let id = rustix::process::Pid::from_child(&child);
    // A shell may have started this test so that it and its children pass over an interrupt.
    rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    child.wait().unwrap();
    let page = sandbox.read("page.html");
    assert!(!page.contains("http-equiv=\"refresh\"") && page.contains("2 messages"));
}

/// What is too large to be read is said in each form, and nothing else takes its place.
#[test]
fn a_file_that_is_too_large_is_a_card_in_every_form() {
    let sandbox = Sandbox::new();
    let text = "a b ".repeat(10 * 1024 * 1024 / 4);
    sandbox.file("large.waml.yaml", format!("text: \"{text}\"\n"));
    for form in ["text", "html", "svg", "markdown"] {
        let ended = sandbox.waml(["preview", "--format", form, "large.waml.yaml"]).code(1);
        assert!(ended.out.contains("No message could be read here."), "{form}: {ended:?}");
        assert!(ended.out.len() < 20_000, "{form}: {}", ended.out.len());
        // A picture has no place for findings.
        assert_eq!(ended.out.contains("8 MiB"), form != "svg", "{form}: {ended:?}");
    }
}

/// The approved text is drawn, and a page that is watched follows its catalogue, which lies beside the messages.
#[cfg(unix)]
#[test]
fn a_page_follows_the_catalogue() {
    let sandbox = Sandbox::approving("Good morning, {{1}}!");
    let text = sandbox.waml(["preview", "messages"]).code(0).out;
    assert!(text.contains("Good morning, «Wei»!"), "{text}");
    let mut command = sandbox.command();
    command.args(["preview", "messages", "--watch", "-o", "page.html"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let mut said = |text: &str| assert!(lines.any(|line| line.contains(text)), "no `{text}`");
    said("page.html: 1 message");
    said("waiting for changes");
    sandbox.approve("Good evening, {{1}} and {{2}}!");
    said("page.html: 1 message, 1 with faults");
    assert!(sandbox.read("page.html").contains("Good evening"));
    child.kill().unwrap();
    child.wait().unwrap();
    // A catalogue that cannot be read fails, as it does a check.
    sandbox.file(APPROVED, "{\"error\": {}}");
    let ended = sandbox.waml(["preview", "messages"]).code(1);
    assert!(ended.err.contains("catalogue/unreadable"), "{ended:?}");
    sandbox.waml(["check", "messages"]).code(1);
}
