//! Where YAML cuts a text: behind a plain scalar, or where one should stand, a `#` begins a comment.
//!
//! A comment that people write as one has a blank behind its `#`; a number, a table or a hashtag has none.

use super::{NodeId, Style, Tree};
use crate::diagnostic::{Edit, Fix};
use crate::text::phrase::say;
use crate::text::{Source, Span};

/// A plain scalar, or the empty place of one, and the comment behind it that may be part of its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(super) node: NodeId,
    /// What stands there of the text; empty where its `#` comes first.
    pub(super) kept: Span,
    /// From the `#` to the end of what may be text.
    pub(crate) lost: Span,
    /// Whether it stands inside brackets.
    pub(super) flow: bool,
}

impl Cut {
    /// A change that takes the comment back into the text. `None` where it is doubtful what the text is.
    pub(crate) fn fix(&self, source: &Source) -> Option<Fix> {
        Some(quoting([self.edit(source)?]))
    }

    /// The edit of that change.
    pub(crate) fn edit(&self, source: &Source) -> Option<Edit> {
        let lost = source.slice(self.lost);
        if has_comment(lost) {
            return None;
        }
        let length = if self.flow { of_entry(lost)? } else { lost.len() };
        let start = if self.kept.is_empty() { self.lost.start } else { self.kept.start } as usize;
        Some(quoted(source.text(), start, self.lost.start as usize + length))
    }
}

/// A change that puts texts in quotes.
pub(crate) fn quoting(edits: impl IntoIterator<Item = Edit>) -> Fix {
    let edits = Vec::from_iter(edits);
    let title = if edits.len() == 1 {
        say!("put the whole text in quotes", "用引号括住整段文本")
    } else {
        say!("put the whole texts in quotes", "用引号括住各段文本")
    };
    Fix { title, safe: false, edits }
}

/// Puts a plain scalar in quotes that keep it as it stands.
pub(super) fn quoted(text: &str, start: usize, end: usize) -> Edit {
    let raw = &text[start..end];
    let text = match (raw.contains(['"', '\\']), raw.contains('\'')) {
        (false, _) => format!("\"{raw}\""),
        (true, false) => format!("'{raw}'"),
        (true, true) => format!("\"{}\"", raw.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    Edit { span: Span::new(start, end), text }
}

/// Where a comment that may be text begins behind a place, with blanks between.
pub(super) fn behind(text: &str, place: usize) -> Option<usize> {
    let rest = text.as_bytes().get(place..)?;
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let hash = place + blanks;
    (blanks > 0 && rest.get(blanks) == Some(&b'#') && is_doubtful(&text[hash..])).then_some(hash)
}

/// Where such a comment stands alone in the line below a key, where its text should.
pub(super) fn below(text: &str, place: usize) -> Option<usize> {
    let rest = text[place..].trim_start_matches([' ', '\t', '\r']);
    let start = text.len() - rest.len() + 1;
    let next = rest.strip_prefix('\n')?;
    let own = text[..place].rfind('\n').map_or(0, |found| found + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let comment = next.trim_start_matches(' ');
    let deeper = indent(next) > indent(&text[own..place]);
    let hash = start + indent(next);
    (deeper && comment.starts_with('#') && is_doubtful(comment)).then_some(hash)
}

/// Where such a comment stands as the only thing in an item of a list whose line ends at a place.
pub(super) fn in_item(text: &str, place: usize) -> Option<usize> {
    let start = text[..place].rfind('\n').map_or(0, |found| found + 1);
    let comment = text[start..place].trim_start_matches([' ', '-']);
    let hash = place - comment.len();
    let item = text[start..hash].trim_end_matches(' ').ends_with('-') && text[..hash].ends_with(' ');
    (item && comment.starts_with('#') && is_doubtful(comment)).then_some(hash)
}

/// Whether a comment may be meant as text: neither a blank nor another `#` follows its `#`, nor a word to us.
pub(super) fn is_doubtful(comment: &str) -> bool {
    // Nothing is left where a word to us begins at once.
    let said = comment.get(1..).unwrap_or("");
    said.starts_with(|c: char| c != '#' && !c.is_whitespace()) && !said.starts_with("waml:")
}

/// From a `#` to the end of what may be text: of its line, or where a word to us begins.
pub(super) fn lost(text: &str, hash: usize) -> Span {
    let line = text[hash..].split(['\n', '\r']).next().unwrap_or_default();
    let ours = line.match_indices("waml:").find_map(|(at, _)| line[..at].trim_end().strip_suffix('#').map(str::len));
    Span::new(hash, hash + line[..ours.unwrap_or(line.len())].trim_end().len())
}

/// Whether a comment that is one for certain stands in a text.
pub(super) fn has_comment(text: &str) -> bool {
    let hashes = text.match_indices('#').skip(1);
    let mut begun = hashes.filter(|(at, _)| text[..*at].ends_with([' ', '\t'])).map(|(at, _)| &text[at..]);
    begun.any(|comment| !is_doubtful(comment))
}

/// How much of a comment inside brackets belongs to the entry before it.
fn of_entry(lost: &str) -> Option<usize> {
    let end = lost.find([',', '[', ']', '{', '}']).unwrap_or(lost.len());
    let rest = &lost[end..];
    (rest.is_empty() || rest == ",").then(|| lost[..end].trim_end().len())
}

impl Tree<'_> {
    /// What cuts the text at a node, if anything does.
    pub(crate) fn cut(&self, node: NodeId) -> Option<&Cut> {
        self.cuts.binary_search_by_key(&node, |cut| cut.node).ok().map(|found| &self.cuts[found])
    }

    /// What cuts the text that is written somewhere.
    pub(crate) fn cut_at(&self, span: Span) -> Option<&Cut> {
        let found = self.cuts.binary_search_by_key(&span.start, |cut| cut.kept.start).ok()?;
        Some(&self.cuts[found]).filter(|cut| !span.is_empty() && cut.kept == span)
    }

    /// Whether any text is cut.
    pub(crate) fn has_cuts(&self) -> bool {
        !self.cuts.is_empty()
    }

    /// Takes note of what cuts a node that was read last.
    pub(super) fn note_cut(&mut self, source: &str, hash: usize, flow: bool) {
        let Some(last) = self.nodes.last() else { return };
        debug_assert_eq!(last.style, Style::Plain);
        let node = NodeId(u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX));
        self.cuts.push(Cut { node, kept: last.span, lost: lost(source, hash), flow });
    }
}
