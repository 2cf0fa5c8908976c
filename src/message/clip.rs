//! Texts of any length, cut to what their limit takes.

use super::bounded::Text;
use crate::limits::{Bound, Limit, NO_MAX, Unit};
use unicode_segmentation::UnicodeSegmentation;

/// Stands for what was cut off.
const ELLIPSIS: &str = "…";

impl<L: Bound> Text<L> {
    /// A text that is never longer than its limit: as it is where it fits, otherwise cut and with `…` at its end.
    ///
    /// It is cut between two characters as people see them (extended grapheme clusters, UAX #29): an emoji of several
    /// parts, a flag or a letter with its accents is kept or left out whole. White space in front of `…` is left out. What
    /// counts is the unit of the limit.
    ///
    /// Nothing is added or mended besides: a text that is empty or blank stays so, for the check to refuse. Limits that
    /// advise ([`Limit::advice`]), and limits on other things than the length, such as line breaks, are not looked at.
    ///
    /// ```
    /// use waml::{limits::list, Text};
    ///
    /// let title = |text: &str| Text::<list::RowTitle>::clip(text).into_string();
    /// assert_eq!(title("Monstera deliciosa"), "Monstera deliciosa");
    /// assert_eq!(title("Monstera deliciosa, large"), "Monstera deliciosa, lar…");
    /// assert_eq!(title("Monstera deliciosa big, 4 kg"), "Monstera deliciosa big,…");
    /// assert_eq!(title("A gift for the family 👩‍👩‍👧‍👦"), "A gift for the family…");
    /// ```
    pub fn clip(text: &str) -> Self {
        Self::from(clipped(text, &L::LIMIT))
    }
}

/// The text, or as much of it as the limit takes.
fn clipped(text: &str, limit: &Limit) -> String {
    let max = limit.max as usize;
    if limit.max == NO_MAX || fits(text, max, limit.unit) {
        return text.to_owned();
    }
    // Where not even the ellipsis has room, there is none.
    let room = max.checked_sub(size(ELLIPSIS, limit.unit));
    let kept = beginning(text, room.unwrap_or(max), limit.unit);
    if room.is_none() || is_blank(kept) && !kept.is_empty() {
        return kept.to_owned();
    }
    format!("{}{ELLIPSIS}", kept.trim_end())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The longest beginning of whole graphemes that is no larger than there is room.
fn beginning(text: &str, room: usize, unit: Unit) -> &str {
    let (mut end, mut used) = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += size(grapheme, unit);
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    &text[..end]
}

/// Whether a text is no larger than that. What lies behind is not looked at.
fn fits(text: &str, max: usize, unit: Unit) -> bool {
    match unit {
        Unit::Bytes => text.len() <= max,
        _ => text.chars().nth(max).is_none(),
    }
}

/// How much of a limit a text takes, as the check counts it.
fn size(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Bytes => text.len(),
        _ => text.chars().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::{clipped, size};
    use crate::limits::{LIMITS, Limit, NO_MAX, Unit};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// Letters as people see them, from one to eleven scalar values.
    const GRAPHEMES: [&str; 12] = [
        "a",
        "花",
        "é",
        "e\u{301}",
        "👍🏽",
        "👩‍👩‍👧‍👦",
        "🇭🇰",
        "क्षि",
        "\r\n",
        " ",
        "\u{1112}\u{1161}\u{11ab}",
        "z\u{30d}\u{30e}\u{30f}\u{310}",
    ];

    /// The limits that a text can have.
    fn of_texts() -> impl Iterator<Item = &'static Limit> {
        LIMITS
            .iter()
            .copied()
            .filter(|limit| matches!(limit.unit, Unit::Characters | Unit::Bytes) && limit.max != NO_MAX)
    }

    /// What holds of every text that was cut.
    fn assert_clipped(text: &str, limit: &Limit) {
        let cut = clipped(text, limit);
        let max = limit.max as usize;
        assert!(size(&cut, limit.unit) <= max, "{}: {cut:?}", limit.rule.code);
        if size(text, limit.unit) <= max {
            assert_eq!(cut, text);
            return;
        }
        let kept = cut.strip_suffix('…').unwrap_or(&cut);
        assert!(text.starts_with(kept), "{kept:?} of {text:?}");
        let ends: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        assert!(ends.contains(&kept.len()), "{kept:?} ends within a letter of {text:?}");
        // The next letter that shows would be too much.
        let shows = text[kept.len()..].find(|c: char| !c.is_whitespace()).map(|at| kept.len() + at);
        let next = shows.and_then(|at| ends.iter().find(|end| **end > at));
        let longer = format!("{}…", next.map_or(text, |end| &text[..*end]));
        assert!(text.trim().is_empty() || size(&longer, limit.unit) > max, "{longer:?} fits into {max}");
    }

    #[test]
    fn at_the_edges_of_every_limit() {
        for limit in of_texts() {
            for grapheme in GRAPHEMES {
                let one = size(grapheme, limit.unit);
                let most = limit.max as usize / one;
                for count in [0, 1, most, most + 1] {
                    assert_clipped(&grapheme.repeat(count), limit);
                    assert_clipped(&format!("a{}", grapheme.repeat(count)), limit);
                }
            }
        }
    }

    #[test]
    fn blank_stays_blank_and_a_letter_too_large_is_left_out() {
        let limit = of_texts().find(|limit| limit.max == 20).expect("a label");
        assert_eq!(clipped(&" ".repeat(30), limit).trim(), "");
        assert_eq!(clipped("", limit), "");
        assert_eq!(clipped(&format!("z{}", "\u{301}".repeat(40)), limit), "…");
    }

    proptest! {
        #[test]
        fn whatever_the_text(parts in prop::collection::vec(prop::sample::select(&GRAPHEMES[..]), 0..60), wild in ".{0,60}") {
            for limit in of_texts().filter(|limit| limit.max <= 100) {
                assert_clipped(&parts.concat(), limit);
                assert_clipped(&wild, limit);
            }
        }
    }
}
