//! How long texts are, and how long they can become, beside what is allowed.

use super::View;
use crate::decode::{self, Reading, Spent};
use crate::diagnostic::Path;
use crate::limits::{Bound, Limit, NO_MAX, Role, Unit};
use crate::message::visit::{Here, Visit, Walk};
use crate::params::pieces::{Piece, Pieces};
use crate::params::written::Written;
use crate::text::phrase::say;
use crate::text::{Phrase, Span};
use crate::tree::{NodeId, Style};

/// A few characters to show in the text, that are not in it.
///
/// ```
/// use waml::ide::View;
/// use waml::{Compiler, Shape, Source, Span, Syntax};
///
/// let text = "button: {body: b, replies: [{id: y, title: Yes}]}\n";
/// let source = Source::new("a.waml.yaml", text);
/// let compiler = Compiler::new();
/// let hints = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml).hints(Span::new(20, text.len()));
/// assert_eq!((hints[0].at, &*hints[0].label), (46, "3/20"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hint {
    /// Where they are shown.
    pub at: usize,
    /// What is shown: `21/20`, or `≤21/20` where it is the longest that values make it; `∞` where they have no bound.
    pub label: String,
    /// What that means.
    pub meaning: Phrase,
    /// Whether it is more than is allowed.
    pub is_over: bool,
}

impl View<'_> {
    /// A hint behind each text that people see and that may have only so many characters, if it begins inside of some
    /// bytes.
    pub fn hints(&self, bytes: Span) -> Vec<Hint> {
        let (mut hints, mut spent) = (Vec::new(), Spent::new(false));
        for root in self.tree.documents() {
            let reading = decode::decode(self.source, &self.tree, *root, self.shape, &mut spent);
            self.hints_of(&reading, bytes, &mut hints);
        }
        hints.sort_by_key(|hint| hint.at);
        hints.dedup();
        hints
    }

    fn hints_of(&self, reading: &Reading<'_, '_>, bytes: Span, hints: &mut Vec<Hint>) {
        let mut finder = Finder { written: reading.decoded.written.as_ref(), found: Vec::new() };
        reading.decoded.message.walk(&Here::Message, &mut finder);
        let unread = reading.placeholders();
        finder.found.retain(|(path, ..)| !(0..=path.0.len()).any(|end| unread.contains(&path.0[..end])));
        let paths: Vec<_> = finder.found.iter().map(|found| found.0.clone()).collect();
        for ((_, limit, length), node) in finder.found.iter().zip(reading.nodes(&paths)) {
            let Some(node) = node else { continue };
            let start = self.tree.node(node).span.start;
            let is_inside = bytes.start <= start && start <= bytes.end;
            if let Some(at) = self.behind(node).filter(|_| is_inside) {
                hints.push(length.hint(at, limit));
            }
        }
    }

    /// Where something about a scalar can be shown: behind it, or, where it has lines of its own, behind its key.
    fn behind(&self, node: NodeId) -> Option<usize> {
        let found = self.tree.node(node);
        if !matches!(found.style, Style::Literal | Style::Folded) {
            let whole = self.tree.cut(node).map_or(found.span.end, |cut| cut.lost.end);
            return (!matches!(found.style, Style::Collection)).then_some(whole as usize);
        }
        let line = self.source.line_at(found.span.start as usize);
        let header = (1..line).rev().find(|line| !self.source.line(*line).trim().is_empty())?;
        Some(self.source.line_start(header) + self.source.line(header).trim_end().len())
    }
}

/// How long a text is.
#[derive(Clone, Copy)]
enum Length {
    Fixed(u64),
    /// With the longest values; `None` where one has no bound.
    Longest(Option<u64>),
}

impl Length {
    fn hint(self, at: usize, limit: &Limit) -> Hint {
        let (most, noun, allowed) = (u64::from(limit.max), limit.noun, limit.allowed());
        let (label, meaning, count) = match self {
            Self::Fixed(count) => (
                format!("{count}/{most}"),
                say!("{noun}: {count} characters, {allowed}", "{noun}：{count} 个字符，{allowed}"; noun, allowed),
                Some(count),
            ),
            Self::Longest(Some(count)) => (
                format!("≤{count}/{most}"),
                say!(
                    "{noun}: {count} characters with the longest values, {allowed}",
                    "{noun}：填入最长的值后为 {count} 个字符，{allowed}"; noun, allowed
                ),
                Some(count),
            ),
            Self::Longest(None) => (
                format!("∞/{most}"),
                say!(
                    "{noun}: a value without a bound, {allowed}",
                    "{noun}：有的值没有上限，{allowed}"; noun, allowed
                ),
                None,
            ),
        };
        Hint { at, label, meaning, is_over: count.is_none_or(|count| count > most) }
    }
}

/// Finds the texts of a message that have a limit and are seen.
struct Finder<'w> {
    written: Option<&'w Written>,
    found: Vec<(Path, &'static Limit, Length)>,
}

impl<'m> Visit<'m> for Finder<'_> {
    fn text<L: Bound>(&mut self, at: &Here<'_>, text: &'m str) {
        let limit = &L::LIMIT;
        let is_seen = matches!(limit.role, Role::Body | Role::Header | Role::Footer | Role::Label);
        if limit.unit != Unit::Characters || limit.max == NO_MAX || !is_seen {
            return;
        }
        let path = at.path();
        let length = match self.written.and_then(|written| Some((written.text(&path.0)?, written))) {
            Some((pieces, written)) => Length::Longest(longest(pieces, written)),
            None => Length::Fixed(text.chars().count() as u64),
        };
        self.found.push((path, limit, length));
    }
}

/// How many characters a text has with the longest values.
fn longest(pieces: &Pieces, written: &Written) -> Option<u64> {
    pieces.iter().try_fold(0_u64, |sum, piece| {
        let more = match piece {
            Piece::Text(text, _) => text.chars().count() as u64,
            Piece::Hole(hole) => hole.slot?.declaration(&written.params)?.reach().most?,
        };
        Some(sum.saturating_add(more))
    })
}
