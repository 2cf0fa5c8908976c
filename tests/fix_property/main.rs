//! Whatever a file says and however it is written, fixes change what they mean and nothing else.
//!
//! Files are made of the fixtures: mistakes are put into their values, which are then written in
//! every style with comments everywhere, and perhaps damaged. `WAML_FIX_CASES` sets how many texts
//! each test makes, `WAML_FIX_SEED` which ones.

#[path = "../fixture/mod.rs"]
mod fixture;
mod oracle;
mod random;
mod value;
mod write;

use random::Random;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use value::Value;
use waml::{Compiled, Diagnostic, Edit, Fix, Fixes, Options, Place, Severity, Shape, Source, Syntax, compile, fix};
use write::Written;

static BASES: LazyLock<Vec<(Shape, Value)>> = LazyLock::new(value::bases);

/// What was seen, so that a test cannot pass by testing nothing.
#[derive(Debug, Default)]
struct Seen {
    texts: usize,
    /// Texts that were mended.
    mended: usize,
    /// Fixes that were tried on their own.
    alone: usize,
    /// Comparisons of values, comments, lines, messages.
    values: usize,
    comments: usize,
    lines: usize,
    messages: usize,
    codes: BTreeMap<&'static str, usize>,
}

/// How a text is read.
#[derive(Clone, Copy)]
struct How {
    shape: Shape,
    syntax: Syntax,
}

impl How {
    fn compile(self, text: &str) -> (Source, Compiled) {
        let source = Source::new("a.waml.yaml", text);
        let compiled = compile(&source, self.shape, self.syntax, Options { pedantic: true, ..Options::default() });
        (source, compiled)
    }

    fn fix(self, text: &str, which: Fixes) -> Option<String> {
        let source = Source::new("a.waml.yaml", text);
        fix(&source, self.shape, self.syntax, Options { pedantic: true, ..Options::default() }, which)
            .map(|fixed| fixed.text)
    }
}

/// The pointers of the places that fixes of some findings mend, those that aliases lead to
/// included, and the keys that are renamed with a word beside them.
fn mended<'d>(text: &str, findings: impl Iterator<Item = &'d Diagnostic>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for finding in findings {
        for label in std::iter::once(&finding.primary).chain(&finding.related) {
            let Place::Text { pointer, .. } = &label.place else { continue };
            if finding.code == "shape/unknown-word"
                && let Some((object, _)) = pointer.rsplit_once('/')
            {
                let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
                let keys = edits.map(|edit| text[edit.span.range()].trim_matches(['"', '\'']));
                out.extend(keys.map(|key| format!("{object}/{key}")));
            }
            out.insert(pointer.clone());
        }
    }
    out
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = text.to_owned();
    edits.iter().rev().for_each(|edit| out.replace_range(edit.span.range(), &edit.text));
    out
}

fn has_syntax_fault(compiled: &Compiled) -> bool {
    compiled.findings.iter().any(|finding| finding.code.starts_with("syntax/") || finding.code == "param/unquoted")
}

/// What each document is sent as, where it can be sent.
fn messages(compiled: &Compiled) -> Vec<Option<String>> {
    let message = |document: &waml::CompiledDocument| {
        let message = document.message.clone()?;
        let message = if message.to.is_some() { message } else { message.addressed("85290000001").ok()? };
        Some(format!("{}: {}", document.name, message.payload()?.to_json()))
    };
    compiled.documents.iter().map(message).collect()
}

/// Asserts what holds between a text and what became of it.
struct Pair<'a> {
    how: How,
    old: &'a str,
    new: &'a str,
    marks: &'a [String],
    /// What was to be mended.
    places: BTreeSet<String>,
    safe: bool,
    /// Whether signs and blanks were mended, which make other values of the same words.
    restructured: bool,
    /// Whether it was one fix, or all in as many rounds as it took.
    alone: bool,
}

impl Pair<'_> {
    fn assert_sound(&self, seen: &mut Seen) {
        self.assert_comments(seen);
        let (_, before) = self.how.compile(self.old);
        let (_, after) = self.how.compile(self.new);
        // What a fault of the syntax makes of a text was meant by nobody.
        if !has_syntax_fault(&before) && !self.restructured {
            self.assert_values(seen);
        }
        // YAML that begins as JSON does is read as that where it has comments as in JavaScript.
        let json = self.how.syntax == Syntax::Json || before.findings.iter().any(|found| found.code == "syntax/json");
        let reads = |text| if json { oracle::is_json(text) } else { oracle::values(text).is_some() };
        // Of several signs that are wrong, one alone may make another fault show.
        let alone = self.restructured && (!self.safe || self.alone && signs(self.old, &before) > 1);
        // So may one of several faults of the syntax that is mended on somebody's word.
        let alone = alone || self.alone && !self.safe && has_syntax_fault(&before);
        let later = || !self.alone && !self.safe && Later::of(self.how, self.old, false).restructured;
        assert!(!reads(self.old) || reads(self.new) || alone || later(), "it can be read no more: {}", self.shown());
        if self.safe {
            for (before, after) in messages(&before).into_iter().zip(messages(&after)).filter(|(old, _)| old.is_some())
            {
                assert_eq!(before, after, "{}", self.shown());
                seen.messages += 1;
            }
        }
    }

    fn assert_comments(&self, seen: &mut Seen) {
        let values = oracle::values(self.new).filter(|_| self.how.syntax == Syntax::Yaml);
        let words = values.as_deref().map(oracle::words).unwrap_or_default();
        // Where the text cannot be read, nobody knows what of it is a comment.
        let Some(before) = oracle::values(self.old).as_deref().map(oracle::words) else { return };
        let (_, compiled) = self.how.compile(self.old);
        let labels = compiled.findings.iter().flat_map(|found| std::iter::once(&found.primary).chain(&found.related));
        let pointed: BTreeSet<_> = labels.filter_map(|label| oracle::comment_at(self.old, label)).collect();
        for mark in self.marks.iter().filter(|mark| !before.contains(mark.as_str())) {
            let Some(comment) = oracle::comment(self.old, mark) else { continue };
            // In the middle of a text, a comment may be what the text was cut by.
            if !self.safe && pointed.contains(comment) {
                continue;
            }
            assert_eq!(oracle::comment(self.new, mark), Some(comment), "{}", self.shown());
            assert!(!words.contains(mark.as_str()), "`{mark}` became a text: {}", self.shown());
            seen.comments += 1;
        }
    }

    fn assert_values(&self, seen: &mut Seen) {
        if self.how.syntax == Syntax::Json && ![self.old, self.new].into_iter().all(oracle::is_json) {
            return;
        }
        // Where an anchor is given twice, the library may resolve its aliases wrongly.
        if [self.old, self.new].into_iter().any(oracle::repeats_anchor) {
            return;
        }
        let (Some(old), Some(new)) = (oracle::values(self.old), oracle::values(self.new)) else { return };
        let outside = |places: &_| oracle::differences(&old, &new).into_iter().find(|at| !oracle::is_below(at, places));
        if let Some(place) = outside(&self.places) {
            let later = if self.alone { Later::default() } else { Later::of(self.how, self.old, self.safe) };
            // A bound is added where another fix, in an order of its own, made known that one is needed.
            let bound = !self.safe && !self.alone && place.starts_with("/params/") && place.matches('/').count() == 2;
            let meant = later.restructured || bound || self.was_hidden(&place) || outside(&later.places).is_none();
            assert!(meant, "{place} changed: {}", self.shown());
        }
        seen.values += 1;
    }

    /// Whether a place is in an object whose kind nobody could read, so that nothing was said of what it holds.
    fn was_hidden(&self, place: &str) -> bool {
        let (_, before) = self.how.compile(self.old);
        let kinds = before.findings.iter().filter_map(|finding| match &finding.primary.place {
            Place::Text { pointer, .. } => pointer.strip_suffix("/type").or_else(|| pointer.strip_suffix("/type/text")),
            _ => None,
        });
        !self.alone && kinds.into_iter().any(|object| place.starts_with(object))
    }

    fn shown(&self) -> String {
        let Self { old, new, places, safe, how, .. } = self;
        format!("({:?}, {:?}, safe: {safe}, {places:?})\n{old:?}\n{new:?}\n{old}\n=>\n{new}", how.shape, how.syntax)
    }
}

/// What is mended when fixes are made one after the other, each in what the last one left.
#[derive(Default)]
struct Later {
    places: BTreeSet<String>,
    restructured: bool,
}

impl Later {
    /// More fixes than a file of this test needs.
    const ROUNDS: usize = 100;

    /// In two orders, since what one mends decides what is seen of another.
    fn of(how: How, text: &str, safe: bool) -> Self {
        let [mut forward, backward] = [false, true].map(|backward| Self::in_order(how, text, safe, backward));
        forward.places.extend(backward.places);
        Self { restructured: forward.restructured || backward.restructured, ..forward }
    }

    fn in_order(how: How, text: &str, safe: bool, backward: bool) -> Self {
        let mut later = Self::default();
        let mut text = text.to_owned();
        for _ in 0..Self::ROUNDS {
            let (_, compiled) = how.compile(&text);
            let wanted = |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safe || !safe);
            later.places.extend(mended(&text, compiled.findings.iter().filter(wanted)));
            let mut fixes = compiled.findings.iter().filter(wanted).filter_map(|finding| finding.fix.as_ref());
            let Some(fix) = (if backward { fixes.next_back() } else { fixes.next() }) else { break };
            later.restructured |= restructures(&text, fix);
            text = applied(&text, &fix.edits);
        }
        later
    }
}

/// Tries a text: every fix on its own, and all together.
fn assert_fixes(how: How, text: &str, marks: &[String], seen: &mut Seen) {
    let (_, compiled) = how.compile(text);
    seen.texts += 1;
    for finding in &compiled.findings {
        let Some(fix) = &finding.fix else { continue };
        let new = applied(text, &fix.edits);
        // What several findings ask for in the same way is asked for at all their places.
        let same = |other: &&Diagnostic| other.fix.as_ref().is_some_and(|other| other.edits == fix.edits);
        let places = mended(text, compiled.findings.iter().filter(same));
        let restructured = restructures(text, fix);
        let pair = Pair { how, old: text, new: &new, marks, places, safe: fix.safe, restructured, alone: true };
        pair.assert_sound(seen);
        assert_helps(&pair, finding, &compiled);
        if (finding.code.starts_with("syntax/") && !writes_null(fix)) || restructured {
            let unnumbered = applied(text, &numbers(text, fix));
            assert_eq!(oracle::letters(&new), oracle::letters(&unnumbered), "{}", pair.shown());
        }
        *seen.codes.entry(finding.code).or_default() += 1;
        seen.alone += 1;
    }
    for (which, safe) in [(Fixes::Safe, true), (Fixes::All, false)] {
        let wanted = |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safe || !safe);
        let mut places = mended(text, compiled.findings.iter().filter(wanted));
        let nothing = places.is_empty();
        // What one fix makes plain, the next may mend.
        places.extend(mended(text, compiled.findings.iter().filter(|finding| is_about_itself(finding))));
        let Some(new) = how.fix(text, which) else {
            // Signs are mended together or not at all.
            let mut signs = compiled.findings.iter().filter(wanted).filter_map(|finding| finding.fix.as_ref());
            let signs = signs.any(|fix| restructures(text, fix));
            assert!(compiled.omitted > 0 || nothing || signs, "nothing was mended: {text:?}");
            continue;
        };
        if !safe && how.fix(text, Fixes::Safe).as_deref() == Some(&*new) {
            continue;
        }
        let fixes = compiled.findings.iter().filter(wanted).filter_map(|finding| finding.fix.as_ref());
        let restructured = fixes.into_iter().any(|fix| restructures(text, fix));
        let pair = Pair { how, old: text, new: &new, marks, places, safe, restructured, alone: false };
        pair.assert_sound(seen);
        assert_lines(&pair, &compiled, seen);
        assert_eq!(how.fix(&new, which), None, "mending it twice is not mending it once: {}", pair.shown());
        seen.mended += 1;
    }
}

/// Whether a fix changes nothing but blanks, and signs that separate.
fn restructures(text: &str, fix: &Fix) -> bool {
    let separates =
        |c: char| c.is_whitespace() || !(c.is_alphanumeric() || c.is_ascii_punctuation()) || ":,-".contains(c);
    fix.edits.iter().all(|edit| text[edit.span.range()].chars().chain(edit.text.chars()).all(separates))
}

/// How many findings have a fix of signs and blanks.
fn signs(text: &str, compiled: &Compiled) -> usize {
    compiled.findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| restructures(text, fix)).count()
}

/// The changes of a fix that write a dash for the number of a list item.
fn numbers(text: &str, fix: &Fix) -> Vec<Edit> {
    let is_number = |edit: &&Edit| {
        let written = text[edit.span.range()].trim_end();
        let digits = written.trim_end_matches(['.', ')', '．', '、', '）']);
        let marked = digits.len() < written.len() || written.chars().all(|c| matches!(c, '①'..='⑳'));
        marked && !digits.is_empty() && digits.chars().all(char::is_numeric) && edit.text.trim_end() == "-"
    };
    fix.edits.iter().filter(is_number).cloned().collect()
}

/// Whether a fix writes JSON's word for what other languages call nothing.
fn writes_null(fix: &Fix) -> bool {
    fix.edits.iter().all(|edit| edit.text == "null")
}

/// Whether a finding is about the very value that it points at, not about what is not in it.
fn is_about_itself(finding: &Diagnostic) -> bool {
    !matches!(finding.code, "shape/missing-key" | "shape/no-kind") && !finding.code.starts_with("syntax/")
}

/// There are fewer findings of the rule, or more could be read than before.
fn assert_helps(pair: &Pair<'_>, finding: &Diagnostic, before: &Compiled) {
    let count = |compiled: &Compiled| compiled.findings.iter().filter(|other| other.code == finding.code).count();
    let (_, after) = pair.how.compile(pair.new);
    let below = after.findings.iter().any(|other| other.code == finding.code && !before.findings.contains(other));
    assert!(count(&after) < count(before) || below || before.omitted > 0, "{} is left: {}", finding.code, pair.shown());
    let errors =
        |compiled: &Compiled| compiled.findings.iter().filter(|other| other.severity == Severity::Error).count();
    assert!(errors(&after) > 0 || errors(before) > 0 || !after.documents.is_empty());
}

/// Lines that no fix touches are all there, in their order. What a second round mends, the first
/// does not show; such texts are left out.
fn assert_lines(pair: &Pair<'_>, compiled: &Compiled, seen: &mut Seen) {
    let wanted = |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safe || !pair.safe);
    let fixes = compiled.findings.iter().filter(wanted).filter_map(|finding| finding.fix.as_ref());
    let edits: BTreeSet<_> =
        fixes.flat_map(|fix| fix.edits.iter().map(|edit| (edit.span, edit.text.clone()))).collect();
    let edits: Vec<_> = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
    let apart = edits.windows(2).all(|pair| pair[0].span.end < pair[1].span.start);
    if !apart || applied(pair.old, &edits) != pair.new {
        return;
    }
    let mut start = 0;
    let lines = pair.old.split(['\n', '\r']).filter(|line| {
        let range = start..start + line.len();
        start += line.len() + 1;
        !edits.iter().any(|edit| edit.span.start as usize <= range.end && range.start <= edit.span.end as usize)
    });
    let lines: Vec<_> = lines.collect();
    assert_eq!(oracle::keeps_lines(lines.into_iter(), pair.new), None, "{}", pair.shown());
    seen.lines += 1;
}

/// A file of one to three documents, each a fixture with mistakes.
fn made(random: &mut Random) -> (Shape, Written) {
    let (shape, first) = random.one_of(&BASES).clone();
    let mut documents = vec![first];
    while random.percent(15) && documents.len() < 3 {
        let (other, value) = random.one_of(&BASES);
        if *other == shape {
            documents.push(value.clone());
        }
    }
    for document in &mut documents {
        for _ in 0..random.below(4) {
            value::mistake(document, random);
        }
    }
    (shape, write::write(&documents, random))
}

/// Damages a text at a place or two.
fn damage(mut text: String, random: &mut Random) -> String {
    const PIECES: [&str; 24] = [
        "\"", "'", "{", "}", "[", "]", ",", ":", ": ", "#", " #", "\n", "\r", "\t", "  ", "- ", "*a0", "&a0 ", "!x ",
        "<<: *a0", "|", "%", "\u{200b}", "---\n",
    ];
    for _ in 0..=random.below(2) {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        if random.percent(60) {
            text.insert_str(at, random.word(&PIECES));
        } else {
            let end = text[at..].char_indices().nth(1 + random.below(4)).map_or(text.len(), |(end, _)| at + end);
            text.replace_range(at..end, "");
        }
    }
    text
}

fn cases() -> usize {
    std::env::var("WAML_FIX_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_700)
}

fn run(number: u64, damaged: bool) -> Seen {
    let base = std::env::var("WAML_FIX_SEED").ok().and_then(|seed| seed.parse::<u64>().ok()).unwrap_or(0);
    let mut random = Random::new(base.wrapping_mul(1000) + number);
    let mut seen = Seen::default();
    for _ in 0..cases() {
        let (shape, Written { text, syntax, marks }) = made(&mut random);
        let text = if damaged { damage(text, &mut random) } else { text };
        assert_fixes(How { shape, syntax }, &text, &marks, &mut seen);
    }
    seen
}

/// A third of the texts at least must have something to mend, and all that is compared must have
/// been compared often.
fn assert_enough(seen: &Seen) {
    let Seen { texts, mended, alone, values, comments, lines, messages, codes } = seen;
    let often = |count: &usize, part: usize| assert!(count * part >= *texts, "{seen:#?}");
    often(mended, 3);
    often(alone, 3);
    often(values, 3);
    often(comments, 3);
    often(lines, 10);
    assert!(codes.len() >= 6, "{seen:#?}");
    // Whole documents are rarely right.
    assert!(*texts < 1_000 || *messages > 0, "{seen:#?}");
}

macro_rules! runs {
    ($($name:ident: $seed:literal, $damaged:literal;)*) => {
        $(#[test]
        fn $name() {
            assert_enough(&run($seed, $damaged));
        })*
    };
}

runs! {
    made_one: 1, false;
    made_two: 2, false;
    made_three: 3, false;
    damaged_one: 4, true;
    damaged_two: 5, true;
    damaged_three: 6, true;
}

#[test]
fn every_fixture_as_it_is() {
    let mut seen = Seen::default();
    for path in fixture::files(&fixture::folder("")) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if let Some(syntax) = Syntax::of_extension(&path).filter(|_| text.len() < 20_000) {
            assert_fixes(How { shape: Shape::of(&path), syntax }, &text, &[], &mut seen);
        }
    }
    assert!(seen.mended > 20 && seen.values > 20, "{seen:#?}");
}
