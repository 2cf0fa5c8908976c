//! `[assets]`: links are judged by the files that lie behind them.

use crate::sandbox::Sandbox;
use std::fs;
use std::path::Path;

const MAPPED: &str = "[assets]\n'https://cdn.example.com/' = 'assets'\n'https://cdn.example.com/films/' = 'films'\n";

/// A fixture's bytes.
fn media(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/media").join(name)).unwrap()
}

fn image(name: &str) -> String {
    format!("image: {{link: https://cdn.example.com/{name}}}\n")
}

#[test]
fn files_are_judged_where_a_folder_is_mapped() {
    let sandbox =
        Sandbox::with(&[("waml.toml", MAPPED), ("a.waml.yaml", &image("deep.png")), ("b.waml.yaml", &image("ok.png"))]);
    sandbox.file("assets/deep.png", media("rgb16.png"));
    sandbox.file("assets/ok.png", media("rgb8.png"));
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml:1:15 media/bit-depth"]);
    // Shown to people with the file that was looked at.
    let shown = sandbox.waml(["check"]).code(1);
    assert!(shown.out.contains("assets/deep.png"), "{shown:?}");
    // Without the mapping nothing is known.
    sandbox.waml(["check", "--isolated"]).code(0).silent_out();
    // Compiling looks at no file.
    let compiled = sandbox.waml(["compile", "--to", "85290000001", "a.waml.yaml"]).code(0);
    assert!(compiled.out.contains("deep.png"), "{compiled:?}");
}

#[test]
fn the_longest_prefix_wins_from_any_folder() {
    let film = "video: {link: 'https://cdn.example.com/films/a%20film.mp4?v=2'}\n";
    let sandbox = Sandbox::with(&[("waml.toml", MAPPED), ("messages/deep/a.waml.yaml", film)]);
    sandbox.file("films/a film.mp4", media("hevc.mp4"));
    sandbox.file("assets/films/a film.mp4", media("h264-aac.mp4"));
    for folder in ["", "messages", "messages/deep"] {
        let mut command = sandbox.command();
        let output = command.args(["check", "--format", "short"]).current_dir(sandbox.path(folder)).output().unwrap();
        assert!(String::from_utf8_lossy(&output.stdout).contains("media/video-codec"), "{folder}: {output:?}");
    }
}

#[test]
fn a_file_that_is_missing_broken_or_outside_is_an_error() {
    let sandbox = Sandbox::with(&[("waml.toml", MAPPED), ("secret.png", "x")]);
    sandbox.file("assets/empty.png", "");
    sandbox.file("assets/cut.png", media("truncated.png"));
    sandbox.file("assets/page.png", media("page-named.jpg"));
    for (name, code) in [
        ("gone.png", "media/missing-file"),
        ("empty.png", "media/damaged"),
        ("cut.png", "media/damaged"),
        ("page.png", "media/wrong-content"),
        ("../secret.png", "media/outside-folder"),
        ("%2e%2e/secret.png", "media/outside-folder"),
    ] {
        let ended = sandbox.fed(image(name), &["check", "--format", "short", "--as", "definition", "-"]).code(1);
        assert_eq!(ended.places(), [format!("<stdin>:1:15 {code}")]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_an_error() {
    let sandbox = Sandbox::with(&[("waml.toml", MAPPED), ("assets/here.txt", "x"), ("a.waml.yaml", &image("out.png"))]);
    sandbox.file("secret.png", media("rgb8.png"));
    std::os::unix::fs::symlink("../secret.png", sandbox.path("assets/out.png")).unwrap();
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml:1:15 media/outside-folder"]);
}

#[test]
fn a_mapping_that_is_wrong_is_told_with_its_place() {
    let sandbox =
        Sandbox::with(&[("waml.toml", "[assets]\n'cdn.example.com' = 1\n"), ("a.waml.yaml", &image("a.png"))]);
    let ended = sandbox.waml(["check"]).code(2);
    assert!(ended.out.contains("waml.toml:2:1]") && ended.out.contains("waml.toml:2:21]"), "{ended:?}");
}

#[test]
fn what_could_not_be_judged_fails_only_when_strict() {
    let sandbox =
        Sandbox::with(&[("waml.toml", MAPPED), ("a.waml.yaml", "video: {link: https://cdn.example.com/m.mp4}\n")]);
    sandbox.file("assets/m.mp4", media("many-boxes.mp4"));
    let ended = sandbox.waml(["check", "--format", "short"]).code(0);
    assert_eq!(ended.places(), ["a.waml.yaml:1:15 media/not-judged"]);
    sandbox.waml(["check", "--strict"]).code(1);
}

#[test]
fn an_allowance_for_a_file_holds_and_is_never_called_unused() {
    let text =
        "# waml: allow(media/colours) a map in shades of grey\nimage: {link: https://cdn.example.com/grey.png}\n";
    let sandbox = Sandbox::with(&[("waml.toml", MAPPED), ("a.waml.yaml", text)]);
    sandbox.file("assets/grey.png", media("grey.png"));
    sandbox.waml(["check", "--strict"]).code(0).silent_out();
    sandbox.waml(["check", "--strict", "--isolated"]).code(0).silent_out();
}

#[test]
fn files_are_judged_in_every_format_and_beside_fixes() {
    let text = "to: 85290000001\nimage: {link: https://cdn.example.com/deep.png}\n";
    let sandbox = Sandbox::with(&[("waml.toml", MAPPED), ("a.waml.yaml", text)]);
    sandbox.file("assets/deep.png", media("rgb16.png"));
    for format in ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"] {
        let ended = sandbox.waml(["check", "--format", format]).code(1);
        assert!(ended.out.contains("media/bit-depth"), "{format}: {ended:?}");
    }
    let ended = sandbox.waml(["check", "--fix", "--format", "short"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml:2:15 media/bit-depth"]);
    assert_eq!(sandbox.read("a.waml.yaml"), text.replace("85290000001", "\"85290000001\""));
}
