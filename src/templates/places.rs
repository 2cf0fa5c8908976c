//! The gaps in a text of a template: `{{1}}`, `{{customer_name}}`.

use std::ops::Range;

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// An approved text and the gaps in it.
///
/// ```
/// use waml::templates::Gaps;
///
/// let gaps = Gaps::of("{{2}} for {{1}}, at {{2}}");
/// assert_eq!(gaps.names, ["1", "2"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gaps {
    /// The text as it was approved.
    pub text: String,
    /// The distinct names of its gaps, in the order in which a call fills them: numbers by size, names as they stand.
    pub names: Vec<String>,
    /// Where each gap stands, and which name it has.
    at: Vec<(Range<usize>, usize)>,
    /// Characters outside of the gaps.
    fixed: usize,
}

impl Gaps {
    /// Finds the gaps of a text. What stands in two pairs of braces and holds letters, digits, `_`, `-` or `.` is one.
    pub fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        let found: Vec<_> = gaps(&text).collect();
        let mut names: Vec<String> = Vec::new();
        for (_, name) in &found {
            if !names.iter().any(|known| known == name) {
                names.push((*name).to_owned());
            }
        }
        if names.iter().all(|name| is_number(name)) {
            names.sort_by_key(|name| (name.len(), name.clone()));
        }
        let index = |name: &str| names.iter().position(|known| known == name).unwrap_or_default();
        let at: Vec<_> = found.into_iter().map(|(range, name)| (range, index(name))).collect();
        let gaps: usize = at.iter().map(|(range, _)| text[range.clone()].chars().count()).sum();
        let fixed = text.chars().count() - gaps;
        Self { text, names, at, fixed }
    }

    /// Whether a name is no number, so that values go by name.
    pub fn is_named(&self) -> bool {
        self.names.iter().any(|name| !is_number(name))
    }

    /// Whether the numbers are not those from 1 on.
    pub(crate) fn has_hole(&self) -> bool {
        let expected = |(at, name): (usize, &String)| name.parse() != Ok(at + 1);
        !self.is_named() && self.names.iter().enumerate().any(expected)
    }

    /// The text in its order: what is fixed, and its gaps.
    #[cfg(feature = "preview")]
    pub(crate) fn pieces(&self) -> Vec<GapPiece<'_>> {
        let (mut out, mut done) = (Vec::new(), 0);
        for (range, index) in &self.at {
            out.push(GapPiece::Fixed(&self.text[done..range.start]));
            out.push(GapPiece::Gap { index: *index, written: &self.text[range.clone()] });
            done = range.end;
        }
        out.push(GapPiece::Fixed(&self.text[done..]));
        out
    }

    /// How many characters the text has where each gap is filled with as many as `value` says, by its position.
    pub(crate) fn filled(&self, value: impl Fn(usize) -> usize) -> usize {
        self.at.iter().fold(self.fixed, |sum, (_, name)| sum.saturating_add(value(*name)))
    }

    /// How often a gap of one name stands in the text, at most.
    pub(crate) fn most_often(&self) -> usize {
        let times = |name: usize| self.at.iter().filter(|(_, other)| *other == name).count();
        (0..self.names.len()).map(times).max().unwrap_or(0)
    }

    /// The gaps as they are written, for people: `{{1}}`, `{{2}}`.
    pub(crate) fn written(&self) -> Vec<String> {
        self.names.iter().map(|name| format!("{OPEN}{name}{CLOSE}")).collect()
    }

    /// The text on one line, for people: of a long one what stands around its gaps.
    pub(crate) fn outline(&self) -> String {
        const WHOLE: usize = 100;
        const AROUND: usize = 16;
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = plain(&self.text);
        if whole.chars().count() <= WHOLE {
            return whole;
        }
        let mut out = String::new();
        let mut from = 0;
        let end = self.text.len();
        for gap in self.at.iter().map(|(range, _)| range.clone()).chain(std::iter::once(end..end)) {
            out.push_str(&shortened(&self.text[from..gap.start], AROUND));
            out.push_str(&self.text[gap.clone()]);
            from = gap.end;
        }
        plain(&out)
    }
}

/// A part of a text with gaps.
#[cfg(feature = "preview")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GapPiece<'g> {
    /// What was approved as it is.
    Fixed(&'g str),
    /// A gap: the position of its name, and how it is written.
    Gap { index: usize, written: &'g str },
}

/// Both ends of a text, where it is long.
fn shortened(text: &str, around: usize) -> String {
    let count = text.chars().count();
    if count <= 2 * around {
        return text.to_owned();
    }
    let head: String = text.chars().take(around).collect();
    let tail: String = text.chars().skip(count - around).collect();
    format!("{head} … {tail}")
}

fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where gaps stand, with their names.
fn gaps(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(open) = text[from..].find(OPEN).map(|at| from + at) {
            // Of three braces the last two count.
            from = open + 1;
            let inside = open + OPEN.len();
            let close = inside + text[inside..].find(['{', '}'])?;
            let name = text[inside..close].trim();
            if text[close..].starts_with(CLOSE) && is_name(name) {
                from = close + CLOSE.len();
                return Some((open..from, name));
            }
        }
        None
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::Gaps;

    #[test]
    fn gaps_are_counted_once_each() {
        for (text, names) in [
            ("", &[][..]),
            ("Set {a, b} and {1} {{}} {{ }} {{a b}} {{1} {{", &[]),
            ("{{2}} {{1}} {{2}}", &["1", "2"]),
            ("{{10}} {{9}}", &["9", "10"]),
            ("{{ 1 }}{{{2}}}", &["1", "2"]),
            ("{{b}} {{a}} {{b}}", &["b", "a"]),
            ("{{a {{1}}", &["1"]),
        ] {
            assert_eq!(Gaps::of(text).names, names, "{text}");
        }
        assert!(Gaps::of("{{1}} {{name}}").is_named() && !Gaps::of("{{1}}").is_named());
    }

    #[test]
    fn holes_in_the_numbers_are_seen() {
        for (text, hole) in [("{{1}}{{2}}", false), ("{{1}}{{3}}", true), ("{{2}}", true), ("{{0}}", true), ("", false)]
        {
            assert_eq!(Gaps::of(text).has_hole(), hole, "{text}");
        }
    }

    #[test]
    fn a_filled_text_is_counted_by_characters() {
        assert_eq!(Gaps::of("花 {{1}} {{2}} {{1}}").filled(|at| [10, 100][at]), 4 + 10 + 100 + 10);
    }

    #[test]
    fn an_outline_keeps_all_gaps() {
        let long = format!("{} {{{{1}}}} {}\n{{{{2}}}}", "a".repeat(80), "b ".repeat(60));
        let outline = Gaps::of(long).outline();
        assert!(outline.contains("{{1}}") && outline.contains("{{2}}") && outline.chars().count() < 120, "{outline}");
    }
}
