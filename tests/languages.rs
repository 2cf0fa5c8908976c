//! All that people are told is told in each language: the same keys and values, in its own words, as its style wants.

mod fixture;

use fixture::{Checked, files, folder, is_config, shown};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use waml::diagnostic::Rule;
use waml::schema::SchemaKind;
use waml::text::{Language, Phrase, Words};
use waml::{Diagnostic, Options, rules};

/// What keeps its name in Chinese, where it stands outside of backticks: names, formats, units and the like.
const NAMES: &[&str] = &[
    "AAC",
    "ADTS",
    "AMR",
    "API",
    "ASCII",
    "AVC",
    "AVIF",
    "B",
    "BOM",
    "CDN",
    "CMYK",
    "CRLF",
    "COPY_CODE",
    "CTA",
    "DNS",
    "GBK",
    "GIF",
    "HE-AAC",
    "HEIC",
    "HEVC",
    "HTML",
    "HTTP",
    "HTTPS",
    "IANA",
    "ID",
    "INCS",
    "IP",
    "JPEG",
    "JSON",
    "MB",
    "MP3",
    "MP4",
    "MPEG",
    "Meta",
    "Ogg",
    "Opus",
    "PNG",
    "Payload",
    "RCS",
    "RFC",
    "RGB",
    "RGBA",
    "SVG",
    "Schema",
    "TLS",
    "Unicode",
    "UTF",
    "URL",
    "Vorbis",
    "WebP",
    "WhatsApp",
    "Webhook",
    "WebM",
    "Windows",
    "YAML",
    "body",
    "header",
    "waml",
    "High",
    "Main",
    "Baseline",
    "XML",
    "http",
    "https",
    "Markdown",
    "JavaScript",
    "JVM",
    "Cookie",
    "null",
    "true",
    "false",
    "TOML",
    "curl",
    "shell",
];

/// A thing that is said, and where.
struct Said {
    place: String,
    en: String,
    zh: String,
    /// Whether it is made of sentences.
    sentences: bool,
}

impl Said {
    fn phrase(place: &str, what: &str, phrase: &Phrase) -> Self {
        let [en, zh] = Language::ALL.map(|language| phrase.say(language).to_owned());
        Self { place: format!("{place} {what}"), en, zh, sentences: false }
    }

    fn words(place: &str, what: &str, words: Words, sentences: bool) -> Self {
        let [en, zh] = Language::ALL.map(|language| words.say(language).to_owned());
        Self { place: format!("{place} {what}"), en, zh, sentences }
    }

    /// What is wrong with the Chinese.
    fn faults(&self) -> Vec<&'static str> {
        let (en, zh) = (bare(&self.en), bare(&self.zh));
        let mut faults = Vec::new();
        let mut find = |wrong: bool, fault| {
            if wrong {
                faults.push(fault);
            }
        };
        find(quoted(&self.en) != quoted(&self.zh), "other words in backticks");
        let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        let words = latin(&zh);
        find(latin(&en).iter().any(|word| !is_name(word)) && !zh.chars().any(is_han), "not in Chinese");
        find(words.iter().any(|word| !is_name(word)), "words of another language");
        let pairs: Vec<(char, char)> = zh.chars().zip(zh.chars().skip(1)).collect();
        let wide = |c: char| "，。：；、（）？！“”".contains(c);
        let narrow = |c: char| c.is_ascii_alphanumeric() || c == '`';
        find(
            pairs.iter().any(|&(a, b)| (is_han(a) && narrow(b)) || (narrow(a) && is_han(b))),
            "no space between Han and Latin",
        );
        find(
            pairs.iter().any(|&(a, b)| (wide(a) && b == ' ') || (a == ' ' && wide(b))),
            "a space beside full-width signs",
        );
        find(
            pairs.iter().any(|&(a, b)| is_han(a) && ",;:!?()".contains(b) || ",;:!?()".contains(a) && is_han(b)),
            "half-width signs beside Han",
        );
        let ends = zh.trim_end().ends_with('。');
        find(ends != self.sentences && !zh.is_empty(), "a full stop too many or too few");
        // A request is 请求.
        let polite = zh.replace("请求", "");
        find(["请", "您", "不得", "禁止"].iter().any(|word| polite.contains(word)), "the voice of an office");
        faults
    }
}

/// The parts in backticks.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The text with nothing in its backticks, without what parameters add to a sum, and without a command that stands at
/// its end.
fn bare(text: &str) -> String {
    let text = text.split('`').step_by(2).collect::<Vec<_>>().join("``");
    let text = text.split(" + ").map(|term| if is_summand(term) { "" } else { term }).collect::<Vec<_>>().join(" + ");
    text.split("ffmpeg ").next().unwrap_or_default().to_owned()
}

/// A parameter's name with how much it adds: `customer 4,000`, `item.id 2 × 29`.
fn is_summand(term: &str) -> bool {
    let Some((name, much)) = term.split_once(' ') else { return false };
    let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c));
    is_name && much.chars().all(|c| c.is_ascii_digit() || ", ×".contains(c))
}

/// Words of Latin letters.
fn latin(text: &str) -> Vec<&str> {
    let cut = |c: char| !(c.is_ascii_alphanumeric() || "-_./+<>{}*&=:~\\@%#".contains(c));
    text.split(cut).filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())).collect()
}

/// A name, or what no language has words for: options, addresses, extensions, code points, commands.
fn is_name(word: &str) -> bool {
    let plain = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_code = word.starts_with("--")
        || word.contains("://")
        || word.starts_with(['.', '<', '&', '%', '{', '*'])
        || word.starts_with("U+")
        || word.contains(['/', '_', '\\', '=', '.'])
        || word.chars().any(|c| c.is_ascii_digit());
    is_code || NAMES.contains(&plain) || plain.split('-').all(|part| NAMES.contains(&part) || part.len() <= 1)
}

fn said_of(rule: &Rule) -> Vec<Said> {
    vec![
        Said::words(rule.code, "summary", rule.statement(), false),
        Said::words(rule.code, "why", rule.why, true),
        Said::words(rule.code, "source", rule.source, false),
    ]
}

fn said_in(place: &str, finding: &Diagnostic) -> Vec<Said> {
    let mut out = vec![Said::phrase(place, "message", &finding.message)];
    out.push(Said::phrase(place, "label", &finding.primary.text));
    out.extend(finding.related.iter().map(|label| Said::phrase(place, "related", &label.text)));
    out.extend(finding.help.iter().map(|help| Said::phrase(place, "help", help)));
    out.extend(finding.fix.iter().map(|fix| Said::phrase(place, "fix", &fix.title)));
    out.retain(|said| !said.en.is_empty());
    out
}

/// Everything that is said about the fixtures, each once, by code.
fn findings() -> BTreeMap<&'static str, Vec<Said>> {
    let mut seen = BTreeSet::new();
    let mut out: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for path in files(&folder("")).into_iter().filter(|path| !is_config(path)) {
        let place = shown(&path);
        for finding in Checked::of(&path, Options { pedantic: true, ..Options::default() }).compiled.findings {
            for said in said_in(&place, &finding) {
                if seen.insert((finding.code, said.en.clone())) {
                    out.entry(finding.code).or_default().push(said);
                }
            }
        }
    }
    out
}

fn assert_well_said(all: impl IntoIterator<Item = Said>) {
    let mut out = String::new();
    let mut count = 0;
    for said in all {
        let faults = said.faults();
        count += 1;
        if !faults.is_empty() {
            let _ = writeln!(out, "{}: {}\n  {}\n  {}", said.place, faults.join(", "), said.en, said.zh);
        }
    }
    assert!(count > 0);
    assert!(out.is_empty(), "{out}");
}

#[test]
fn rules_say_what_they_are_in_all_languages() {
    assert_well_said(rules::all().flat_map(said_of));
}

#[test]
fn findings_say_the_same_in_all_languages() {
    assert_well_said(findings().into_values().flatten());
}

/// The keywords of a schema whose texts people read.
const SHOWN: [&str; 10] = [
    "title",
    "label",
    "description",
    "markdownDescription",
    "x-intellij-html-description",
    "errorMessage",
    "patternErrorMessage",
    "deprecationMessage",
    "enumDescriptions",
    "markdownEnumDescriptions",
];

/// The keywords of a schema that hold values of messages.
const VALUES: [&str; 6] = ["body", "bodyText", "examples", "default", "enum", "const"];

/// Takes the texts that people read out of a schema, with what stands before each.
fn take_shown(schema: &mut Value, place: &str, out: &mut Vec<(String, String)>) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| take_shown(item, place, out)),
        Value::Object(object) => {
            // A snippet for a key is called like the key.
            let of_key = object.contains_key("suggestionKind");
            let in_schema = !place.ends_with("/properties");
            for (key, child) in object.iter_mut() {
                let place = format!("{place}/{key}");
                match child {
                    Value::String(text) if in_schema && SHOWN.contains(&&**key) && !(of_key && key == "label") => {
                        out.push((place, std::mem::take(text)));
                    }
                    Value::String(text) if key == "$comment" => text.clear(),
                    _ if in_schema && VALUES.contains(&&**key) => {}
                    child => take_shown(child, &place, out),
                }
            }
        }
        _ => {}
    }
}

/// What is said before the example, and the example, which is a message's own.
fn without_example<'a>(text: &'a str, word: &str) -> (&'a str, &'a str) {
    let (said, example) = text.split_once(word).unwrap_or((text, ""));
    (said.trim_end().trim_end_matches("<p>"), example)
}

fn plain(html: &str) -> String {
    html.replace("<code>", "`").replace("</code>", "`").replace("<p>", "").replace("</p>", "")
}

#[test]
fn schemas_say_the_same_in_all_languages() {
    for kind in SchemaKind::ALL {
        let mut said: [Vec<_>; 2] = Default::default();
        let [en, zh] = [0, 1].map(|at| {
            let mut schema = kind.schema_in(Language::ALL[at]);
            take_shown(&mut schema, kind.file_name(), &mut said[at]);
            schema
        });
        assert_eq!(en, zh, "nothing but what is said is another");
        let [said_en, said_zh] = said;
        let pairs = said_en.into_iter().zip(said_zh);
        assert_well_said(pairs.map(|((place, en), (other, zh))| {
            assert_eq!(place, other);
            let (en, shown) = without_example(&en, "Example: ");
            let (zh, also_shown) = without_example(&zh, "示例：");
            assert_eq!(shown, also_shown);
            let (en, zh) = (plain(en), plain(zh));
            Said { sentences: en.ends_with('.'), place, en, zh }
        }));
    }
}

/// To be read side by side.
#[test]
fn findings_side_by_side() {
    let mut out = String::new();
    for (code, all) in findings() {
        let _ = writeln!(out, "{code}");
        for said in all {
            let what = said.place.rsplit(' ').next().unwrap_or_default().to_owned();
            let _ = writeln!(out, "  {what}\n    {}\n    {}", said.en, said.zh);
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn faults_of_style_are_seen() {
    let faults =
        |en: &str, zh: &str| Said { place: String::new(), en: en.into(), zh: zh.into(), sentences: false }.faults();
    assert_eq!(faults("a `x` of 5 MB", "5 MB 的 `x`"), Vec::<&str>::new());
    assert_eq!(faults("a `x`", "一个 `y`"), ["other words in backticks"]);
    assert_eq!(faults("a row", "a row"), ["not in Chinese", "words of another language"]);
    assert_eq!(faults("5 rows", "5行"), ["no space between Han and Latin"]);
    assert_eq!(faults("a, b", "甲， 乙"), ["a space beside full-width signs"]);
    assert_eq!(faults("a, b", "甲,乙"), ["half-width signs beside Han"]);
    assert_eq!(faults("an end", "结束。"), ["a full stop too many or too few"]);
    assert_eq!(faults("write it", "请写"), ["the voice of an office"]);
}
