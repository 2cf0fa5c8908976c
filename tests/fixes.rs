//! Safe fixes: for every fixture that has one, fixing leaves nothing of that rule, adds nothing
//! new, changes only the ranges it names, and has nothing to do the second time.

mod fixture;

use fixture::{Checked, files, folder, shown};
use std::collections::BTreeSet;
use std::path::Path;
use waml::{Diagnostic, Fixes, Options, Shape, Source, Syntax, compile_bytes, fix};

struct Text {
    source: Source,
    findings: Vec<Diagnostic>,
}

fn read(path: &Path, text: String) -> Text {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let (shape, syntax) = (Shape::of(path), Syntax::of_extension(path));
    let (source, compiled) = compile_bytes(name, text.into_bytes(), shape, syntax, Options::default());
    Text { source, findings: compiled.findings }
}

fn codes(text: &Text) -> BTreeSet<&'static str> {
    text.findings.iter().map(|finding| finding.code).collect()
}

/// Whether the new text is the old one but for the ranges of the edits.
fn changes_only_its_ranges(old: &Text, new: &str) -> bool {
    let safe = old.findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe);
    let mut kept = vec![true; old.source.text().len()];
    for edit in safe.flat_map(|fix| &fix.edits) {
        kept[edit.span.range()].fill(false);
    }
    // What is kept must be found again, in order.
    let mut rest = new.as_bytes().iter();
    let bytes = old.source.text().bytes().zip(kept).filter(|(_, kept)| *kept);
    bytes.map(|(byte, _)| byte).all(|byte| rest.any(|&found| found == byte))
}

#[test]
fn safe_fixes_mend_their_finding_and_nothing_else() {
    let mut mended = BTreeSet::new();
    for path in files(&folder("rules")) {
        let first = Checked::of(&path, Options::default());
        let mut text = Text { source: first.source, findings: first.compiled.findings };
        let before = codes(&text);
        let fixable: BTreeSet<_> =
            text.findings.iter().filter(|f| f.fix.as_ref().is_some_and(|fix| fix.safe)).map(|f| f.code).collect();
        let mut rounds = 0;
        while let Some(fixed) = fix(&text.source, &text.findings, Fixes::Safe) {
            assert!(changes_only_its_ranges(&text, &fixed.text), "{}: {}", shown(&path), fixed.text);
            text = read(&path, fixed.text);
            rounds += 1;
            assert!(rounds < 10, "{}: fixes never end", shown(&path));
        }
        let after = codes(&text);
        let revealed: BTreeSet<_> = after.difference(&before).collect();
        assert!(after.is_disjoint(&fixable), "{}: {after:?} left\n{}", shown(&path), text.source.text());
        assert!(revealed.is_empty(), "{}: {revealed:?} is new\n{}", shown(&path), text.source.text());
        mended.extend(fixable);
    }
    for code in [
        "carousel/card-index",
        "id/surrounding-space",
        "recipient/not-digits",
        "shape/not-a-string",
        "shape/unknown-key",
    ] {
        assert!(mended.contains(code), "no fixture has a safe fix of {code}");
    }
}

#[test]
fn unsafe_fixes_are_applied_only_when_asked_for() {
    let text =
        read(Path::new("a.json"), r#"{"to": "85290000001", "type": "text", "text": "x", "preview_url": true}"#.into());
    assert_eq!(fix(&text.source, &text.findings, Fixes::Safe), None);
    let fixed = fix(&text.source, &text.findings, Fixes::All).expect("an unsafe fix");
    assert_eq!(fixed.text, r#"{"to": "85290000001", "type": "text", "text": "x"}"#);
}

#[test]
fn line_endings_comments_and_quotes_stay() {
    let old = "# Ω\r\nto: '+852 9000 0001' # desk\r\ntext: \"a\\tb\"\r\n";
    let text = read(Path::new("a.waml.yaml"), old.into());
    let fixed = fix(&text.source, &text.findings, Fixes::Safe).expect("a fix");
    assert_eq!(fixed.text, old.replace("+852 9000 0001", "85290000001"));
}

#[test]
fn what_is_written_with_escapes_is_left_to_people() {
    let text = read(Path::new("a.waml.yaml"), "to: \"\\u002B85290000001\"\ntext: x\n".into());
    assert_eq!(text.findings.len(), 1);
    assert_eq!(fix(&text.source, &text.findings, Fixes::Safe), None);
}
