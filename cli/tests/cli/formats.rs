//! `--format human`, `short` and `json`, with the right positions in every kind of text.

use crate::sandbox::{BAD, GOOD, Sandbox, WARNED};
use serde_json::Value;

/// A definition of which the 21st and 22nd character of a title are too many.
const EXCESS: &str =
    "button:\n  body: Hello\n  replies: [{id: a, title: 花束アレンジメントをひとつ、きょう届けて👍👍}]\n";

#[test]
fn human() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", EXCESS)]);
    let ended = sandbox.waml(["check", "--quiet", "a.waml.yaml"]).code(1);
    insta::assert_snapshot!(ended.out, @r"
     × error[length/button-reply-title]: reply title has 22 characters, at most 20
      ╭─[a.waml.yaml:3:48]
    3 │   replies: [{id: a, title: 花束アレンジメントをひとつ、きょう届けて👍👍}]
      ·                                                                    ──── 2 too many
      ╰────
    ");
}

#[test]
fn short_is_one_line_each() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", EXCESS), ("b.waml.yaml", WARNED), ("c.waml.yaml", GOOD)]);
    let ended = sandbox.waml(["check", "--quiet", "--format", "short"]).code(1);
    insta::assert_snapshot!(ended.out, @r"
    a.waml.yaml:3:48: error[length/button-reply-title]: reply title has 22 characters, at most 20
    b.waml.yaml:1:15: warning[hint/insecure-link]: address begins with http://, better is https://
    ");
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn json_has_exactly_the_documented_keys() {
    let two = "button:\n  body: Hello\n  replies: [{id: a, title: A}, {id: a, title: B}]\n  fotter: Bye\n";
    let sandbox = Sandbox::with(&[("a.waml.yaml", two), ("b.waml.yaml", GOOD)]);
    let ended = sandbox.waml(["check", "--format", "json"]).code(1).silent_err();
    let report = ended.json();
    assert_eq!(sorted(keys(&report)), ["files", "summary", "version"]);
    assert_eq!(report["version"], 1);
    assert_eq!(sorted(keys(&report["summary"])), ["errors", "files", "warnings"]);
    assert_eq!(report["summary"], serde_json::json!({"files": 2, "errors": 2, "warnings": 0}));
    let files = report["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| file["file"].as_str().unwrap()).collect::<Vec<_>>(), ["a.waml.yaml"]);
    assert_eq!(sorted(keys(&files[0])), ["file", "findings"]);
    let findings = files[0]["findings"].as_array().unwrap();
    let want =
        ["code", "end", "family", "fix", "help", "label", "message", "path", "pointer", "related", "severity", "start"];
    for finding in findings {
        assert_eq!(sorted(keys(finding)), want);
        assert_eq!(sorted(keys(&finding["start"])), ["column", "line", "offset"]);
        assert_eq!(sorted(keys(&finding["end"])), ["column", "line", "offset"]);
    }
    let related = &findings[0]["related"][0];
    assert_eq!(sorted(keys(related)), ["end", "message", "pointer", "start"]);
    assert_eq!(sorted(keys(&findings[1]["fix"])), ["edits", "safe", "title"]);
    assert_eq!(sorted(keys(&findings[1]["fix"]["edits"][0])), ["end", "start", "text"]);
}

fn sorted(mut keys: Vec<&str>) -> Vec<&str> {
    keys.sort_unstable();
    keys
}

#[test]
fn json_of_clean_files_and_of_many() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    let report = sandbox.waml(["check", "--format", "json"]).code(0).json();
    assert_eq!(
        report,
        serde_json::json!({"version": 1, "files": [], "summary": {"files": 1, "errors": 0, "warnings": 0}})
    );
    for i in 0..300 {
        sandbox.file(format!("{i:03}.waml.yaml"), BAD);
    }
    let report = sandbox.waml(["check", "--format", "json"]).code(1).json();
    assert_eq!(report["files"].as_array().unwrap().len(), 300);
    assert_eq!(report["summary"], serde_json::json!({"files": 301, "errors": 300, "warnings": 0}));
}

#[test]
fn json_counts_what_is_over_the_budget() {
    let many = (0..250).fold("text: Hello\n".to_owned(), |text, i| format!("{text}key{i}: x\n"));
    let sandbox = Sandbox::with(&[("a.waml.yaml", &many)]);
    let report = sandbox.waml(["check", "--format", "json"]).code(1).json();
    let file = &report["files"][0];
    assert_eq!(file["findings"].as_array().unwrap().len(), waml::budget::FINDINGS);
    assert_eq!(file["omitted"], 250 - waml::budget::FINDINGS);
    let short = sandbox.waml(["check", "--format", "short"]).code(1).out;
    assert_eq!(short.lines().count(), waml::budget::FINDINGS + 1);
    assert!(short.ends_with("50 more findings not shown\n"), "{short}");
}

/// A wrong key behind trouble on its line and the lines above, and where it stands.
const PLACES: &[(&str, &str, u64, u64)] = &[
    ("a Chinese key", "text: Hello\n花束: 1\n", 2, 1),
    ("Chinese before", "{description: 花束, text: Hello, wrongkey: 1}\n", 1, 32),
    ("emoji before", "{description: 👩‍🌾🌵, text: Hello, wrongkey: 1}\n", 1, 34),
    ("combining marks before", "{description: e\u{301}e\u{301}, text: Hello, wrongkey: 1}\n", 1, 34),
    ("a tab before", "{description: a,\ttext: Hello,\twrongkey: 1}\n", 1, 31),
    ("line breaks of Windows", "name: a\r\ntext: Hello\r\nwrongkey: 1\r\n", 3, 1),
    ("a byte order mark", "\u{feff}wrongkey: 1\ntext: Hello\n", 1, 1),
    ("a byte order mark and Windows", "\u{feff}text: Hello\r\n  \r\nwrongkey: 1\r\n", 3, 1),
    ("characters of four bytes in a block", "text: |\n  🌵🌵\n  花\nwrongkey: 1\n", 4, 1),
];

#[test]
fn positions_count_characters() {
    for (what, text, line, column) in PLACES {
        let sandbox = Sandbox::with(&[("a.waml.yaml", text)]);
        let report = sandbox.waml(["check", "--format", "json"]).code(1).json();
        let finding = &report["files"][0]["findings"][0];
        let (start, end) = (&finding["start"], &finding["end"]);
        assert_eq!(
            (start["line"].as_u64(), start["column"].as_u64()),
            (Some(*line), Some(*column)),
            "{what}: {finding}"
        );
        let at = |point: &Value| usize::try_from(point["offset"].as_u64().unwrap()).unwrap();
        let slice = &text[at(start)..at(end)];
        let characters = u64::try_from(slice.chars().count()).unwrap();
        assert!(!slice.is_empty() && end["column"].as_u64() == Some(column + characters), "{what}: {slice:?} {end}");
        let short = sandbox.waml(["check", "--format", "short"]).code(1);
        assert!(short.out.starts_with(&format!("a.waml.yaml:{line}:{column}: ")), "{what}: {short:?}");
        let human = sandbox.waml(["check", "--verbose"]).code(1);
        assert!(human.out.contains(&format!("a.waml.yaml:{line}:{column} /")), "{what}: {human:?}");
    }
}

#[test]
fn nine_lines_are_too_many_for_a_finding() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", EXCESS)]);
    let out = sandbox.waml(["check", "--quiet"]).code(1).out;
    assert!(out.trim_end().lines().count() <= 8, "{out}");
}

/// A text with one finding about a limit, and the numbers of it.
const LIMITS: &[(&str, &str)] = &[
    ("to: \"123\"\ntext: a\n", r#"{"found": 3, "least": 7, "most": 15, "unit": "digits"}"#),
    ("text: ''\n", r#"{"found": 0, "least": 1, "most": 4096, "unit": "characters"}"#),
    (
        "button: {header: {image: {id: ''}}, body: a, replies: [{id: a, title: A}]}\n",
        r#"{"found": 0, "least": 1, "unit": "characters"}"#,
    ),
    (
        "button: {body: a, replies: [{id: a, title: 花束アレンジメントをひとつ、きょう届けて👍👍}]}\n",
        r#"{"found": 22, "least": 1, "most": 20, "unit": "characters"}"#,
    ),
    ("button: {body: a, replies: []}\n", r#"{"found": 0, "least": 1, "most": 3, "unit": "items"}"#),
    (
        "template: {name: a, buttons: [{index: 12, coupon_code: A}]}\n",
        r#"{"found": 12, "least": 0, "most": 9, "unit": "number"}"#,
    ),
    ("template: {name: a, body: [\"a      b\"]}\n", r#"{"found": 6, "least": 0, "most": 4, "unit": "spaces"}"#),
];

#[test]
fn limits_are_told_in_numbers() {
    let sandbox = Sandbox::new();
    for (text, numbers) in LIMITS {
        sandbox.file("a.waml.yaml", text);
        let numbers: Value = serde_json::from_str(numbers).unwrap();
        let report = |format| sandbox.waml(["check", "--quiet", "--format", format]).code(1);
        let json = report("json").json();
        let findings = json["files"][0]["findings"].as_array().unwrap();
        assert_eq!((findings.len(), &findings[0]["limit"]), (1, &numbers), "{text}: {json:#}");
        let line: Value = serde_json::from_str(&report("jsonl").out).unwrap();
        assert_eq!((&line["limit"], &line["label"]), (&numbers, &findings[0]["label"]), "{text}");
        let log = report("sarif").json();
        let properties = &log["runs"][0]["results"][0]["properties"];
        assert_eq!((&properties["limit"], &properties["label"]), (&numbers, &findings[0]["label"]), "{text}");
    }
}

#[test]
fn no_number_is_told_that_was_not_written() {
    for index in ["-1", "99999999999"] {
        let text = format!("template: {{name: a, buttons: [{{index: {index}, coupon_code: A}}]}}\n");
        let sandbox = Sandbox::with(&[("a.waml.yaml", &text)]);
        let ended = sandbox.waml(["check", "--quiet", "--format", "json"]).code(1);
        let finding = &ended.json()["files"][0]["findings"][0];
        assert_eq!((&finding["code"], finding.get("limit")), (&"template/button-index".into(), None), "{finding}");
        assert_eq!(finding["message"], "button index is out of range, allowed are 0 to 9");
    }
}

#[test]
fn what_has_no_numbers_and_no_label_says_nothing_of_them() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", "to: \"+85290000001\"\ntext: Hello\n")]);
    let finding = &sandbox.waml(["check", "--format", "json"]).code(1).json()["files"][0]["findings"][0];
    assert_eq!((finding.get("limit"), finding.get("label")), (None, None), "{finding}");
    let log = sandbox.waml(["check", "--format", "sarif"]).code(1).json();
    assert_eq!(log["runs"][0]["results"][0].get("properties"), None);
}

/// A text with one misspelt word, and what it was meant to be.
const MISSPELT: &[(&str, &str)] = &[
    ("button: {body: a, replies: [{id: a, titel: A}]}\n", "did you mean `title`?"),
    ("template: {name: a}\ndescripton: b\n", "did you mean `description`?"),
    ("# waml: allow(hint/insecure-lnik) old\ntext: a\n", "did you mean `hint/insecure-link`?"),
];

#[test]
fn lines_say_which_word_was_meant() {
    let sandbox = Sandbox::new();
    for (text, meant) in MISSPELT {
        sandbox.file("a.waml.yaml", text);
        for format in ["human", "short", "github", "gitlab", "junit", "rdjson", "json", "sarif"] {
            let ended = sandbox.waml(["check", "--quiet", "--format", format]);
            assert_eq!(
                ended.out.matches(meant).count(),
                if format == "sarif" { 2 } else { 1 },
                "{format} {text} {ended:?}"
            );
        }
        let short = sandbox.waml(["check", "--quiet", "--format", "short"]).out;
        assert!(short.trim_end().ends_with(meant), "{short}");
    }
}
