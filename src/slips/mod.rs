//! What a text may have meant where its structure fails: signs that only look like those of YAML or JSON,
//! missing spaces, wrong indentation.
//!
//! A scan goes over the lines as if each of them were well formed but for one such mistake, and notes what
//! would mend it. It may be wrong; so nothing of it is told before the text was read again with it mended,
//! and read better (`crate::fix::mended`).

mod chars;
mod columns;
mod flow;
mod indent;
mod json;
mod keys;
mod lines;
mod words;

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::Span;
use crate::text::placeholder::{alike, has_braces_alike};
use crate::tree::Syntax;

/// Longer texts are not looked at: many messages have room in as much.
const LONGEST: usize = 1 << 17;

/// One mistake, as far as the signs of a text show it.
#[derive(Debug)]
pub(crate) struct Suspect {
    kind: Kind,
    /// What is wrong, in the order of the text.
    slips: Vec<Slip>,
}

/// A kind of mistake. Those of one kind on one line are one mistake; indentation and quotes are one throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A character that looks like a sign.
    Sign,
    /// A sign without the space behind it.
    Space,
    /// A key without its colon.
    Colon,
    /// Two entries without a comma between them.
    Comma,
    /// Strings of JSON in other quotes.
    Quote,
    /// A line in another column than those it belongs beside.
    Align,
    /// A line that is none of YAML's.
    Line,
    /// The lines around code in Markdown.
    Fence,
    /// Tabs, or spaces that are none to YAML, in front of a line.
    Indent,
    /// An object in one line without its braces.
    Braces,
    /// A line of a block text that is indented less than those above it.
    Block,
    /// The lines of a block text, none of which is indented.
    Bare,
}

/// One place that is wrong.
#[derive(Clone, Debug)]
struct Slip {
    kind: Kind,
    /// What is seen there.
    span: Span,
    /// What mends it.
    edits: Vec<Edit>,
}

/// What may be wrong with the structure of a text. `wide` is how many spaces a tab or a wide space in front of
/// a line is worth.
pub(crate) fn suspects(text: &str, syntax: Syntax, wide: usize) -> Vec<Suspect> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut slips = match syntax {
        Syntax::Yaml => out_of_holes(lines::slips(text, wide), text),
        Syntax::Json => json::slips(text),
    };
    slips.sort_by_key(|slip| slip.span);
    grouped(slips, text)
}

/// Whether a text holds what is written as a key and its colon are.
pub(crate) fn holds_key(text: &str) -> bool {
    let word = |before: &str| before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    [": ", "："]
        .into_iter()
        .any(|colon| text.match_indices(colon).any(|(at, _)| keys::is_key(&text[at - word(&text[..at])..at])))
}

/// The slips that are no brace of what is meant for a hole: it is a text, and whoever reads that tells it.
fn out_of_holes(mut slips: Vec<Slip>, text: &str) -> Vec<Slip> {
    if has_braces_alike(text) {
        let holes: Vec<_> = alike(text).map(|(_, written)| written).collect();
        slips.retain(|slip| {
            let start = slip.span.start as usize;
            let next = holes.partition_point(|hole| hole.end <= start);
            holes.get(next).is_none_or(|hole| start < hole.start)
        });
    }
    slips
}

/// Slips of one kind and line together, and those that are one throughout.
fn grouped(slips: Vec<Slip>, text: &str) -> Vec<Suspect> {
    let mut out: Vec<Suspect> = Vec::new();
    let mut line = 0..0;
    let throughout = |kind: Kind| matches!(kind, Kind::Indent | Kind::Align | Kind::Quote | Kind::Fence);
    // Where the suspects of this line begin.
    let mut first = 0;
    for slip in slips {
        let start = slip.span.start as usize;
        if !line.contains(&start) {
            let begin = text[..start].rfind('\n').map_or(0, |at| at + 1);
            line = begin..text[start..].find('\n').map_or(text.len(), |at| start + at) + 1;
            first = out.len();
        }
        let from = if throughout(slip.kind) { 0 } else { first };
        if let Some(known) = out[from..].iter_mut().find(|one| one.kind == slip.kind) {
            known.slips.push(slip);
        } else {
            out.push(Suspect { kind: slip.kind, slips: vec![slip] });
        }
    }
    out
}

impl Suspect {
    /// The changes that mend it, in the order of the text.
    pub(crate) fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.slips.iter().flat_map(|slip| &slip.edits)
    }

    /// Whether mending it reads a text in another way than by a sign for its likeness, so that it must lead to
    /// no further mistake.
    pub(crate) fn is_bold(&self) -> bool {
        matches!(self.kind, Kind::Braces | Kind::Block | Kind::Bare | Kind::Colon | Kind::Comma | Kind::Align)
    }

    /// Whether lines come into another object or text by it.
    pub(crate) fn moves_lines(&self) -> bool {
        matches!(self.kind, Kind::Align | Kind::Block)
    }

    /// Where it begins.
    pub(crate) fn start(&self) -> u32 {
        self.slips.first().map_or(0, |slip| slip.span.start)
    }

    /// What is seen of it, and what is changed.
    pub(crate) fn places(&self) -> impl Iterator<Item = Span> {
        let seen = self.slips.iter().map(|slip| slip.span);
        seen.chain(self.edits().map(|edit| edit.span))
    }

    /// Where its pointer is looked for, as a place of the text.
    pub(crate) fn end(&self) -> usize {
        let end = |slip: &Slip| match slip.kind {
            // The change stands in front of what is in the wrong column.
            Kind::Align | Kind::Bare => Some(slip.span.end),
            _ => slip.edits.first().map(|edit| edit.span.end),
        };
        self.slips.first().and_then(end).map_or(0, |end| end as usize)
    }

    /// What is said about it, at a place with this pointer.
    pub(crate) fn told(&self, text: &str, pointer: &str) -> Diagnostic {
        let words = words::of(self, text);
        let (first, others) =
            self.slips.split_first().map_or((Span::default(), &[][..]), |(slip, rest)| (slip.span, rest));
        let edits = self.edits().cloned().collect();
        let finding = Diagnostic::in_text(words.rule, pointer.to_owned(), first, words.message)
            .label(words.label)
            .help(words.help)
            .fix(Fix { title: words.title, safe: words.safe, edits });
        others
            .iter()
            .take(SHOWN)
            .fold(finding, |finding, slip| finding.related_text(pointer.to_owned(), slip.span, words::also(slip, text)))
    }
}

/// So many further places of one mistake are marked.
const SHOWN: usize = 8;

/// A change of some bytes.
fn edit(start: usize, end: usize, text: impl Into<String>) -> Edit {
    Edit { span: Span::new(start, end), text: text.into() }
}
