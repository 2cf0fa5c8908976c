//! Reads YAML 1.2 with the core schema. No file but this one and those below it names the parser.
//!
//! The parser gives events; [`Builder`] makes the tree of them. A document with a syntax error is
//! given up, and the reading goes on at the next `---`.

mod fault;
mod noting;
pub(super) mod scalar;
pub(super) mod swallowed;
mod tags;
mod taken;
mod tokens;
mod unquoted;

use super::build::{self, Builder, Collection};
use super::words::{A_LIST, AN_OBJECT};
use super::{Notes, Style, Syntax, Tree, Value, cut, json, unquoted as lacking};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::rules;
use crate::text::phrase::say;
use crate::text::{Source, Span, Words};
use granit_parser::{BorrowedInput, ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};
use noting::Taking;
use std::borrow::Cow;
use std::collections::VecDeque;
use tags::{is_bare, tag_span};
pub(super) use tokens::tokens;

const QUOTE_BRACES: Words = Words::new(
    "put the whole text in quotes; in a definition, `{{{{` writes `{{` literally",
    "用引号括住整段文本；在消息定义中，`{{{{` 表示 `{{` 本身",
);
const STILL_OPEN: Words = Words::new("this bracket is still open", "此括号尚未闭合");

/// Reads a text. One that is JSON with faults, pasted under a YAML name, is read as JSON, whose
/// findings say more.
pub(super) fn parse<'s>(source: &'s Source, findings: &mut Vec<Diagnostic>, mut notes: Option<&mut Notes>) -> Tree<'s> {
    let text = source.text();
    if let Some(finding) = build::too_long(text) {
        findings.push(finding);
        return Tree::default();
    }
    let before = findings.len();
    let (mut tree, mut broken) = read(text, &[], findings, notes.as_deref_mut());
    if findings.len() > before && text.contains("{{") {
        let values = unquoted::values(text);
        if !values.is_empty() {
            let mut told = Vec::new();
            let mut of_covered = notes.is_some().then(Notes::default);
            let covered = read(text, &values, &mut told, of_covered.as_mut());
            // Where one of them was no value, the first reading says more.
            if lacking::all_told(&values, &told) {
                findings.truncate(before);
                findings.append(&mut told);
                (tree, broken) = covered;
                if let (Some(notes), Some(of_covered)) = (notes.as_deref_mut(), of_covered) {
                    *notes = of_covered;
                }
            }
        }
    }
    if looks_like_json(text) && (broken || has_marks(text)) {
        let mut told = Vec::new();
        let mut of_json = notes.is_some().then(Notes::default);
        let json = json::parse(source, &mut told, of_json.as_mut());
        let comments = told.iter().any(|finding| is_comment(text, finding));
        if broken || comments {
            findings.truncate(before);
            findings.append(&mut told);
            if let (Some(notes), Some(of_json)) = (notes, of_json) {
                *notes = of_json;
            }
            return json;
        }
    }
    tree
}

/// Whether the text begins as a JSON object with a quoted key does.
fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let inside = text.strip_prefix('{').map(str::trim_start);
    inside.is_some_and(|inside| inside.starts_with(['"', '/']) || inside.starts_with("<!--"))
}

/// Whether a finding speaks of a comment that YAML does not have either, and not of the rest of an
/// address without quotes.
fn is_comment(text: &str, finding: &Diagnostic) -> bool {
    let Place::Text { span, .. } = finding.primary.place else { return false };
    let (before, comment) = text.split_at(span.start as usize);
    finding.is_of(&[&rules::syntax::comment_in_json::RULE]) && !before.ends_with(':') && !comment.starts_with('#')
}

/// Whether the text has what documentation adds to JSON.
fn has_marks(text: &str) -> bool {
    text.contains("//") || text.contains("/*") || text.contains("<!--") || text.trim_end().ends_with('\'')
}

/// Reads all documents, with some values that lack their quotes as if they had them, and tells whether the syntax of
/// one was broken.
fn read<'s>(
    text: &'s str,
    unquoted: &[Span],
    findings: &mut Vec<Diagnostic>,
    notes: Option<&mut Notes>,
) -> (Tree<'s>, bool) {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_comments: false,
    };
    let covered = (!unquoted.is_empty()).then(|| unquoted::covered(text, unquoted));
    let builder = Builder::new(text.len(), findings);
    let mut reader = YamlReader {
        text,
        builder: if notes.is_some() { builder.patient() } else { builder },
        inside: false,
        broken: false,
        star: None,
        notes: notes.map(Taking::new),
        aliases: taken::Names::default(),
        unquoted: unquoted.iter().copied().collect(),
    };
    match &covered {
        None => reader.read(Parser::new_from_str_with_options(text, options), |event| event),
        Some(covered) => reader.read(Parser::new_from_str_with_options(covered, options), owned),
    }
    reader.finish()
}

/// An event that borrows nothing.
fn owned<'s>(event: Event<'_>) -> Event<'s> {
    let tag_of = |tag: Option<Cow<'_, Tag>>| tag.map(|tag| Cow::Owned(tag.into_owned()));
    match event {
        Event::Scalar(text, style, anchor, tag) => {
            Event::Scalar(Cow::Owned(text.into_owned()), style, anchor, tag_of(tag))
        }
        Event::SequenceStart(style, anchor, tag) => Event::SequenceStart(style, anchor, tag_of(tag)),
        Event::MappingStart(style, anchor, tag) => Event::MappingStart(style, anchor, tag_of(tag)),
        Event::UnresolvedAlias(name) => Event::UnresolvedAlias(Cow::Owned(name.into_owned())),
        Event::Anchor(anchor, name) => Event::Anchor(anchor, Cow::Owned(name.into_owned())),
        Event::DocumentStart(explicit, version) => Event::DocumentStart(explicit, version),
        Event::DocumentEnd => Event::DocumentEnd,
        Event::Alias(anchor) => Event::Alias(anchor),
        Event::SequenceEnd => Event::SequenceEnd,
        Event::MappingEnd => Event::MappingEnd,
        // All others say nothing about values.
        _ => Event::StreamStart,
    }
}

struct YamlReader<'s, 'f, 'n> {
    text: &'s str,
    builder: Builder<'s, 'f>,
    /// Between the start and the end of a document.
    inside: bool,
    broken: bool,
    /// Where a text begins that a finding takes for one without its quotes.
    star: Option<usize>,
    notes: Option<Taking<'n>>,
    aliases: taken::Names<'s>,
    /// The values to come that lack their quotes.
    unquoted: VecDeque<Span>,
}

impl<'s> YamlReader<'s, '_, '_> {
    /// Reads what a parser says, with its events as they can be kept.
    fn read<'p, I: BorrowedInput<'p>>(&mut self, mut parser: Parser<'p, I>, kept: impl Fn(Event<'p>) -> Event<'s>) {
        while !self.builder.stopped() {
            match parser.next_event() {
                None => break,
                Some(Ok((event, ref at))) => {
                    if let Some(notes) = &mut self.notes {
                        notes.event(self.text, &event, at);
                    }
                    self.event(kept(event), at);
                }
                Some(Err(error)) => {
                    self.fault(&error);
                    if let Some(notes) = &mut self.notes {
                        notes.fault();
                    }
                    if !matches!(parser.proceed_next_document(), Ok(true)) {
                        break;
                    }
                }
            }
        }
    }

    fn event(&mut self, event: Event<'s>, at: &granit_parser::Span) {
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), at),
            Event::MappingStart(_, anchor, tag) => self.begin(Collection::Mapping, anchor, tag.as_deref(), at),
            Event::SequenceStart(_, anchor, tag) => self.begin(Collection::Sequence, anchor, tag.as_deref(), at),
            Event::MappingEnd | Event::SequenceEnd => {
                let span = span_of(at);
                // Only a closing bracket has bytes of its own.
                self.builder.end((!span.is_empty()).then_some(span.end as usize));
            }
            Event::Alias(anchor) => self.alias(anchor, span_of(at)),
            Event::UnresolvedAlias(name) => self.unknown_alias(&name, span_of(at)),
            Event::DocumentStart(..) => self.inside = true,
            Event::DocumentEnd => {
                self.builder.end_document();
                self.note_documents();
                self.inside = false;
            }
            _ => {}
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'s, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        at: &granit_parser::Span,
    ) {
        if self.builder.skipping() {
            return;
        }
        let style = style_of(style);
        let mut span = span_of(at);
        // The parser writes `~` for what is not there.
        let absent = style == Style::Plain && span.is_empty();
        if absent && tag.is_none() && anchor == 0 && !self.builder.wants_key() {
            return self.absent(span);
        }
        if matches!(style, Style::Literal | Style::Folded) {
            span = scalar::block_span(self.text, span);
        }
        let text = if absent { Cow::Borrowed("") } else { text };
        if self.builder.wants_key() {
            return self.key(text, style, anchor, tag, at, span);
        }
        let lacking = self.lacking_quotes(span);
        let text = lacking.map_or(text, |span| lacking::said(&self.text[span.range()]));
        let value = match tag {
            _ if lacking.is_some() => Value::String(text),
            None if style == Style::Plain => scalar::plain(text),
            None => Value::String(text),
            Some(tag) => self.tagged(text, tag, at),
        };
        let is_text = absent || matches!(value, Value::String(_));
        let lost = style == Style::Plain && is_text && self.tell_taken(span, anchor, tag, at, absent);
        let value = if lost { Value::Broken } else { value };
        self.builder.scalar(value, span, style, anchor);
        if style == Style::Plain
            && let Some(hash) = cut::behind(self.text, span.end as usize)
        {
            self.builder.cut(self.text, hash);
        }
    }

    /// The value at a place that lacks its quotes, which is told.
    fn lacking_quotes(&mut self, span: Span) -> Option<Span> {
        while self.unquoted.front().is_some_and(|value| value.end <= span.start) {
            self.unquoted.pop_front();
        }
        let value = *self.unquoted.front().filter(|value| value.start <= span.start && span.start < value.end)?;
        let finding = lacking::told(&self.builder, self.text, value, Syntax::Yaml);
        self.builder.tell(finding);
        self.builder.lacks_quotes();
        Some(value)
    }

    /// Tells what YAML takes from the beginning of a text without quotes. Returns whether nothing is left.
    fn tell_taken(
        &mut self,
        span: Span,
        anchor: usize,
        tag: Option<&Tag>,
        at: &granit_parser::Span,
        absent: bool,
    ) -> bool {
        let sign = match tag {
            Some(tag) if is_bare(tag) => Some(tag_span(at)),
            None if anchor != 0 => taken::anchor(self.text, span.start as usize)
                .filter(|sign| !self.aliases.has(self.text, &self.text[sign.start as usize + 1..sign.end as usize])),
            _ => None,
        };
        let Some(sign) = sign else { return false };
        let fix = taken::quotes(self.text, sign, self.in_brackets());
        let mut finding = taken::told(&self.builder, self.text, sign, fix);
        if absent {
            finding.severity = Severity::Error;
        }
        self.builder.tell(finding);
        absent
    }

    /// An empty value. It stands behind the colon of its key; alone in a document it is nothing.
    fn absent(&mut self, span: Span) {
        if self.builder.at_root() {
            return;
        }
        let at = span.start as usize;
        let colon = self.text.as_bytes().get(at) == Some(&b':');
        let place = at + usize::from(colon);
        self.builder.scalar(Value::Null, Span::new(place, place), Style::Plain, 0);
        let hash = if colon {
            cut::behind(self.text, place).or_else(|| cut::below(self.text, place))
        } else {
            // Only in a block does an item stand on a line of its own.
            self.builder
                .opened()
                .last()
                .filter(|start| !self.is_bracket(*start))
                .and_then(|_| cut::in_item(self.text, place))
        };
        if let Some(hash) = hash {
            self.builder.cut(self.text, hash);
        }
    }

    fn key(
        &mut self,
        text: Cow<'s, str>,
        style: Style,
        anchor: usize,
        tag: Option<&Tag>,
        at: &granit_parser::Span,
        span: Span,
    ) {
        if anchor != 0 {
            self.builder.anchored_key(text.clone(), span, style, anchor);
        }
        if let Some(tag) = tag
            && matches!(self.tagged(text.clone(), tag, at), Value::Broken)
        {
            return self.builder.drop_key(span);
        }
        if text.is_empty() && style == Style::Plain {
            let rule = &rules::syntax::key::RULE;
            let message = say!("there is no key in front of the colon", "冒号前没有键");
            let finding = self.builder.finding(rule, span, message).help(say!(
                "write the key, or quote the text if the colon belongs to it",
                "写上键；如果冒号属于文本，用引号括住整段文本"
            ));
            self.builder.tell(finding);
            return self.builder.drop_key(span);
        }
        let merge = style == Style::Plain && tag.is_none() && text == "<<";
        self.builder.key(text, span, merge);
    }

    fn begin(&mut self, kind: Collection, anchor: usize, tag: Option<&Tag>, at: &granit_parser::Span) {
        let mut span = span_of(at);
        if self.builder.skipping() {
            return self.builder.begin(kind, span, 0, false);
        }
        if self.builder.wants_key() {
            self.tell_key(span, if kind == Collection::Mapping { AN_OBJECT } else { A_LIST });
            return self.builder.begin_skipped_key(span);
        }
        if kind == Collection::Sequence && span.is_empty() {
            span = scalar::at_dash(self.text, span);
        }
        let broken = tag.is_some_and(|tag| !self.fits(kind, tag, at));
        self.builder.begin(kind, span, anchor, broken);
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        if self.builder.wants_key() {
            self.tell_key(span, Words::new("an alias", "别名"));
            return self.builder.drop_key(span);
        }
        self.builder.alias(anchor, span);
    }

    fn unknown_alias(&mut self, name: &str, span: Span) {
        if self.builder.skipping() {
            return;
        }
        self.star = Some(span.start as usize);
        let name = build::shown(name);
        let message = say!(
            "`*{name}` is an alias, but no `&{name}` stands before it",
            "`*{name}` 被当作别名，但前面没有 `&{name}`"
        );
        let finding = self.builder.finding(&rules::syntax::alias::RULE, span, message);
        let finding = finding.label(say!("unknown alias", "未知的别名")).help(say!(
            "if the text is meant to begin with `*`, for bold say, put all of it in quotes",
            "文本要以 `*` 开头（例如加粗）时，用引号括住整段文本"
        ));
        let fix = taken::quotes(self.text, span, self.in_brackets()).filter(|_| !self.builder.wants_key());
        self.builder.tell(finding.fix(fix));
        if self.builder.wants_key() {
            self.builder.drop_key(span);
        } else {
            self.builder.scalar(Value::Broken, span, Style::Plain, 0);
        }
    }

    fn tell_key(&mut self, span: Span, noun: Words) {
        let start = span.start as usize;
        let braces = self.text.get(..start).is_some_and(|before| before.ends_with('{'));
        let rule = &rules::syntax::key::RULE;
        let finding = if braces && self.text[start..].starts_with('{') {
            // What follows the braces on this line belongs to the same text.
            self.star = Some(start);
            let span = Span::new(start - 1, start + 1);
            let message = Words::new("a text without quotes cannot begin with `{{`", "不带引号的文本不能以 `{{` 开头");
            // The object that YAML makes of it is none.
            self.builder.spoil();
            self.builder.finding(rule, span, message).help(QUOTE_BRACES)
        } else {
            let help = Words::new(
                "write the key as plain text; a text with `{`, `[` or `*` at its beginning needs quotes",
                "用普通文本作键；以 `{`、`[` 或 `*` 开头的文本要加引号",
            );
            let message =
                say!("the key of an object must be a text, not {noun}", "对象的键应为文本，此处是{noun}"; noun);
            self.builder.finding(rule, span, message).help(help)
        };
        self.builder.tell(finding);
    }

    /// A syntax error: the document is given up.
    fn fault(&mut self, error: &ScanError) {
        self.broken = true;
        let at = fault::floor(self.text, error.marker().byte_offset().unwrap_or(0));
        let brackets = self.brackets_at(at);
        let fault = match brackets.and_then(|start| swallowed::in_brackets(self.text, start)) {
            Some(swallowed) => fault::swallowed(swallowed),
            None if brackets.is_some() => fault::explain(self.text, at, error.kind()).in_brackets(self.text),
            None => fault::explain(self.text, at, error.kind()),
        };
        let span = fault.span;
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            self.builder.tell_depth(span);
        } else if !self.follows_alias(at) {
            let finding = self.builder.finding(&rules::syntax::yaml::RULE, span, fault.message.clone());
            let finding = match self.open_bracket().filter(|bracket| *bracket != span) {
                Some(bracket) => finding.related_text(String::new(), bracket, STILL_OPEN),
                None => finding,
            };
            self.builder.tell(fault.dress(finding));
        }
        // What follows a complete document without `---` is no document of its own.
        if self.inside || !matches!(error.kind(), ErrorKind::ExpectedDocumentStart) || !self.builder.has_documents() {
            self.builder.break_document(span);
            self.note_documents();
        }
        self.inside = false;
    }

    fn note_documents(&mut self) {
        if let Some(notes) = &mut self.notes {
            notes.documents(self.builder.documents());
        }
    }

    /// The bracket of the innermost collection, if it is written with one.
    fn open_bracket(&self) -> Option<Span> {
        let start = self.builder.innermost()?;
        self.is_bracket(start).then(|| Span::new(start, start + 1))
    }

    /// Where the brackets begin in which the parser stopped at `at`; it may be lines ahead of what was read.
    fn brackets_at(&self, at: usize) -> Option<usize> {
        self.builder.opened().find(|start| self.is_bracket(*start)).or_else(|| {
            let from = self.builder.reached()?.min(at);
            let rest = self.text[from..].char_indices().map(|(place, _)| from + place).take_while(|place| *place <= at);
            rest.filter(|place| self.is_bracket(*place)).find(|place| self.text[..*place].ends_with(' '))
        })
    }

    fn is_bracket(&self, place: usize) -> bool {
        matches!(self.text.as_bytes().get(place), Some(b'[' | b'{'))
    }

    /// Whether any collection that is open is written with a bracket.
    fn in_brackets(&self) -> bool {
        self.builder.opened().any(|start| self.is_bracket(start))
    }

    /// Whether a text without its quotes, as a finding said, begins before `at` on the same line.
    fn follows_alias(&self, at: usize) -> bool {
        let between = self.star.and_then(|star| self.text.get(star..at));
        between.is_some_and(|between| !between.contains('\n'))
    }

    fn finish(mut self) -> (Tree<'s>, bool) {
        if !self.builder.has_documents() && !self.builder.stopped() {
            self.builder.tell(build::empty());
        }
        if let Some(notes) = self.notes {
            notes.finish(self.text, self.builder.stopped());
        }
        (self.builder.finish(), self.broken)
    }
}

fn span_of(at: &granit_parser::Span) -> Span {
    Span::new(at.start.byte_offset().unwrap_or(0), at.end.byte_offset().unwrap_or(0))
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
