//! Every valid definition with one wrong sign put in, at each place that has the right one: one finding, at that
//! very character, with a fix that brings the file back.

mod fixture;

use fixture::{files, folder, shown};
use std::path::Path;
use waml::{Diagnostic, Fixes, Options, Place, Shape, Source, Syntax, compile, fix};

/// A file with a mistake: its text, and where the finding belongs.
struct Slip {
    text: String,
    at: usize,
}

fn findings(source: &Source) -> Vec<Diagnostic> {
    compile(source, Shape::Definition, Syntax::Yaml, Options::default()).findings
}

/// What the messages of a text are, as JSON.
fn payloads(text: &str) -> Vec<String> {
    let source = Source::new("a.waml.yaml", text);
    let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
    let messages = compiled.documents.into_iter().map(|document| {
        let definition = document.into_definition().expect("no error");
        definition.fill(&definition.example()).expect("the examples fill it")
    });
    messages.map(|message| format!("{:?}", *message)).collect()
}

/// The definitions whose lines are all keys, items and texts of one line, so that a line shows what is in it.
fn definitions() -> Vec<(String, String)> {
    let all = files(&folder("valid")).into_iter().filter(|path| Shape::of(path) == Shape::Definition);
    let read = |path: &Path| std::fs::read_to_string(path).expect("a fixture");
    all.map(|path| (shown(&path).clone(), read(&path)))
        .filter(|(_, text)| !text.contains(['|', '>', '\r', '\u{feff}', '&', '%']) && !text.contains("<<"))
        .filter(|(_, text)| text.lines().all(is_plain))
        .collect()
}

/// Whether a line is a comment, or begins with a key, with or without a dash.
fn is_plain(line: &str) -> bool {
    let entry = line.trim_start_matches([' ', '-']);
    line.starts_with("---") || entry.is_empty() || entry.starts_with(['#', '{']) || key_end(line).is_some()
}

/// Where the colon of a line's key stands.
fn key_end(line: &str) -> Option<usize> {
    let entry = line.trim_start_matches([' ', '-']);
    let colon = entry.find(':')?;
    let is_key = colon > 0 && entry[..colon].bytes().all(|b| b.is_ascii_alphanumeric() || b"_$".contains(&b));
    (is_key && !entry.starts_with('#')).then_some(line.len() - entry.len() + colon)
}

/// Each place of a text that a line of it names, replaced.
fn slips(text: &str, place: impl Fn(&str) -> Option<(usize, usize)>, by: &str, mark: usize) -> Vec<Slip> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some((from, to)) = place(line.trim_end_matches('\n')) {
            let (from, to) = (start + from, start + to);
            out.push(Slip { text: format!("{}{by}{}", &text[..from], &text[to..]), at: from - mark });
        }
        start += line.len();
    }
    out
}

fn hold(kind: &str, code: &str, make: impl Fn(&str) -> Vec<Slip>) {
    let mut tried = 0;
    for (name, text) in definitions() {
        for slip in make(&text) {
            tried += 1;
            let source = Source::new("a.waml.yaml", slip.text.as_str());
            let found = findings(&source);
            let [finding] = &found[..] else { panic!("{kind} in {name}: {found:?}\n{}", slip.text) };
            let Place::Text { span, .. } = finding.primary.place else { panic!("no place in the text") };
            assert_eq!((finding.code, span.start as usize), (code, slip.at), "{kind} in {name}\n{}", slip.text);
            let fixed = fix(&source, Shape::Definition, Syntax::Yaml, Options::default(), Fixes::All);
            let fixed = fixed.unwrap_or_else(|| panic!("{kind} in {name}: no fix\n{}", slip.text));
            assert!(findings(&Source::new("a.waml.yaml", fixed.text.as_str())).is_empty(), "{kind}\n{}", fixed.text);
            assert_eq!(payloads(&fixed.text), payloads(&text), "{kind} in {name}\n{}", fixed.text);
        }
    }
    assert!(tried > 20, "{kind}: {tried} places only");
}

#[test]
fn a_full_width_colon() {
    hold("full-width colon", "syntax/confusable", |text| {
        slips(text, |line| key_end(line).map(|at| (at, at + 1)), "：", 0)
    });
    hold("full-width colon and no space", "syntax/confusable", |text| {
        let place = |line: &str| key_end(line).map(|at| (at, (at + 2).min(line.len())));
        slips(text, place, "：", 0)
    });
}

#[test]
fn a_colon_without_its_space() {
    hold("no space", "syntax/missing-space", |text| {
        let place = |line: &str| key_end(line).filter(|at| line[*at..].starts_with(": ")).map(|at| (at + 1, at + 2));
        slips(text, place, "", 1)
    });
}

#[test]
fn a_wide_space_behind_a_colon() {
    for space in ["\u{3000}", "\u{a0}"] {
        hold("wide space", "syntax/confusable", |text| {
            let place =
                |line: &str| key_end(line).filter(|at| line[*at..].starts_with(": ")).map(|at| (at + 1, at + 2));
            slips(text, place, space, 0)
        });
    }
}

#[test]
fn another_dash() {
    for dash in ["－", "–", "•"] {
        hold("dash", "syntax/confusable", |text| {
            slips(text, |line| line.trim_start().starts_with("- ").then(|| dash_at(line)), dash, 0)
        });
    }
    hold("no space", "syntax/missing-space", |text| {
        let place = |line: &str| {
            let (_, end) = dash_at(line);
            line.trim_start().starts_with("- ").then_some((end, end + 1))
        };
        slips(text, place, "", 1)
    });
}

fn dash_at(line: &str) -> (usize, usize) {
    let at = line.find('-').unwrap_or(0);
    (at, at + 1)
}

#[test]
fn brackets_and_commas_of_another_width() {
    let row = |line: &str, sign: char| {
        let begins = line.trim_start_matches([' ', '-']).starts_with('{') && !line.contains('"');
        begins.then(|| line.find(sign)).flatten().map(|at| (at, at + sign.len_utf8()))
    };
    hold("comma", "syntax/confusable", |text| slips(text, |line| row(line, ','), "，", 0));
    hold("closing brace", "syntax/confusable", |text| slips(text, |line| row(line, '}'), "｝", 0));
    hold("colon", "syntax/confusable", |text| slips(text, |line| row(line, ':'), "：", 0));
}

#[test]
fn a_full_width_colon_behind_a_key_in_quotes() {
    let one_line =
        |entry: &str| format!("button: {{body: Hi, replies: [{{{entry}, title: Yes}}, {{id: b, title: No}}]}}\n");
    let lines = |entry: &str| format!("button:\n  body: Hi\n  replies:\n    - {entry}\n      title: Yes\n");
    for quote in ["\"", "'"] {
        for (colon, right) in [("：", ": "), ("： ", ": "), (" ：", ": "), ("﹕", ": ")] {
            for make in [&one_line as &dyn Fn(&str) -> String, &lines] {
                let text = make(&format!("{quote}id{quote}{colon}a"));
                let source = Source::new("a.waml.yaml", text.as_str());
                let found = findings(&source);
                let [finding] = &found[..] else { panic!("{found:?}\n{text}") };
                let Place::Text { span, .. } = finding.primary.place else { panic!("no place in the text") };
                let sign = colon.trim();
                assert_eq!((finding.code, &text[span.range()]), ("syntax/confusable", sign), "{text}");
                let fixed = fix(&source, Shape::Definition, Syntax::Yaml, Options::default(), Fixes::Safe);
                let wanted = make(&format!("{quote}id{quote}{right}a"));
                assert_eq!(fixed.map(|fixed| fixed.text), Some(wanted), "{text}");
            }
        }
    }
}

#[test]
fn what_indents_and_is_no_space() {
    let indented = |line: &str| line.starts_with("  ").then(|| (0, line.len() - line.trim_start().len()));
    for (code, space) in [("syntax/yaml", "\t"), ("syntax/confusable", "\u{3000}")] {
        hold("indentation", code, |text| {
            let lines = text.split_inclusive('\n');
            let of_line = |line: &str| indented(line).map_or(0, |(_, end)| end / 2);
            let all: String = lines.map(|line| space.repeat(of_line(line)) + &line[2 * of_line(line)..]).collect();
            let at = all.find(space);
            at.map(|at| Slip { at, text: all }).into_iter().collect()
        });
    }
}

#[test]
fn signs_in_texts_are_right() {
    for (name, text) in definitions() {
        for sign in ["：", "，", "｛是｝", "“", "－", "\u{3000}", "＃", "text："] {
            let inside = |line: &str| {
                let value = key_end(line).map(|at| at + 2).filter(|at| *at < line.len())?;
                let words = line[value..].starts_with(char::is_alphabetic) && !line.contains("://");
                let key = line[..value].trim_start_matches([' ', '-']);
                let told = ["text: ", "body: ", "footer: "].contains(&key);
                let second = line[value..].char_indices().nth(1).map(|(at, _)| value + at);
                second.filter(|_| words && told).map(|at| (at, at))
            };
            for slip in slips(&text, inside, sign, 0) {
                let found = findings(&Source::new("a.waml.yaml", slip.text.as_str()));
                assert!(found.is_empty(), "{name}: {found:?}\n{}", slip.text);
            }
        }
    }
}

/// A mistake of another kind that stands elsewhere in a text: what is put behind one of its lines, if it fits there.
type Beside = fn(&str) -> Option<String>;

/// An unknown key at the end; one in each object between brackets; a value of another type; what no parser reads.
const BESIDE: [(&str, Beside); 4] = [
    ("unknown key", |text| Some(format!("{text}zzz: 1\n"))),
    ("unknown key in brackets", |text| {
        let all = text.replace("}\n", ", zzz: 1}\n");
        (all != text && !text.contains("{}")).then_some(all)
    }),
    ("another type", |text| Some(format!("{text}description: [a]\n")).filter(|_| !text.contains("description:"))),
    ("open quote", |text| Some(format!("{text}zzz: \"open\n"))),
];

/// So many signs of each text are tried beside other mistakes.
const EACH: usize = 2;

/// What is told, and where.
fn told(findings: &[Diagnostic]) -> Vec<(&'static str, String)> {
    let pointer = |finding: &Diagnostic| match &finding.primary.place {
        Place::Text { pointer, .. } => pointer.clone(),
        _ => String::new(),
    };
    let mut told: Vec<_> = findings.iter().map(|finding| (finding.code, pointer(finding))).collect();
    told.sort_unstable();
    told
}

/// A wrong sign that hides other mistakes is told and mended beside them all the same.
fn hold_beside(kind: &str, code: &str, make: impl Fn(&str) -> Vec<Slip>) {
    let mut tried = 0;
    for (name, text) in definitions().into_iter().filter(|(_, text)| !text.contains("---")) {
        for (beside, put) in BESIDE {
            let Some(wrong) = put(&text) else { continue };
            let others = told(&findings(&Source::new("a.waml.yaml", wrong.as_str())));
            assert!(!others.is_empty(), "{beside}\n{wrong}");
            for slip in make(&text).into_iter().take(EACH).filter_map(|slip| put(&slip.text)) {
                tried += 1;
                let source = Source::new("a.waml.yaml", slip.as_str());
                let found = findings(&source);
                let signs: Vec<_> = found.iter().filter(|one| one.code == code && one.fix.is_some()).collect();
                assert!(!signs.is_empty(), "{kind} beside {beside} in {name}: {found:#?}\n{slip}");
                assert_eq!(found.len(), others.len() + 1, "{kind} beside {beside} in {name}: {found:?}\n{slip}");
                let fix = signs[0].fix.as_ref().expect("chosen by it");
                let mut fixed = slip.clone();
                fix.edits.iter().rev().for_each(|edit| fixed.replace_range(edit.span.range(), &edit.text));
                let left = told(&findings(&Source::new("a.waml.yaml", fixed.as_str())));
                assert_eq!(left, others, "{kind} beside {beside} in {name}\n{slip}\n{fixed}");
            }
        }
    }
    assert!(tried > 20, "{kind}: {tried} places only");
}

#[test]
fn a_missing_comma_beside_other_mistakes() {
    hold_beside("comma", "syntax/yaml", |text| {
        let place = |line: &str| {
            let begins = line.trim_start_matches([' ', '-']).starts_with('{') && !line.contains('"');
            let at = begins.then(|| line.rfind(", ")).flatten()?;
            let key = line[at + 2..].split(':').next()?;
            matches!(key, "title" | "id" | "description" | "link").then_some((at, at + 1))
        };
        slips(text, place, "", 0)
    });
}

#[test]
fn wrong_signs_beside_other_mistakes() {
    hold_beside("full-width colon", "syntax/confusable", |text| {
        slips(text, |line| key_end(line).map(|at| (at, at + 1)), "：", 0)
    });
    hold_beside("no space", "syntax/missing-space", |text| {
        let place = |line: &str| key_end(line).filter(|at| line[*at..].starts_with(": ")).map(|at| (at + 1, at + 2));
        slips(text, place, "", 1)
    });
    hold_beside("dash", "syntax/confusable", |text| {
        slips(text, |line| line.trim_start().starts_with("- ").then(|| dash_at(line)), "－", 0)
    });
}
