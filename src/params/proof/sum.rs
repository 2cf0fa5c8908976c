//! Sums: what is written, and what each parameter adds.

use crate::diagnostic::Unit;
use crate::text::Phrase;
use crate::text::phrase::say;
use crate::text::wording::thousands;
use std::borrow::Cow;
use std::cmp::Reverse;

/// How much of something there can be.
#[derive(Debug, Default)]
pub(super) struct Sum<'w> {
    /// How much stands there whatever the values are.
    pub(super) written: u64,
    /// What each parameter adds, in the order of their places.
    pub(super) parts: Vec<Part<'w>>,
}

/// What a parameter adds.
#[derive(Debug)]
pub(super) struct Part<'w> {
    pub(super) name: Cow<'w, str>,
    /// How often it stands there.
    pub(super) times: u64,
    /// What it adds at least, each time.
    pub(super) least: u64,
    /// What it adds at most, each time; `None` where nobody says.
    pub(super) most: Option<u64>,
}

impl Part<'_> {
    fn whole(&self) -> u64 {
        self.times.saturating_mul(self.most.unwrap_or(0))
    }
}

impl Sum<'_> {
    /// The least there is.
    pub(super) fn least(&self) -> u64 {
        let parts = self.parts.iter().map(|part| part.times.saturating_mul(part.least));
        parts.fold(self.written, u64::saturating_add)
    }

    /// The most there can be, without what has no bound.
    pub(super) fn most(&self) -> u64 {
        self.parts.iter().map(Part::whole).fold(self.written, u64::saturating_add)
    }

    /// The position of the part that adds most; of equal ones the first.
    pub(super) fn largest(&self) -> Option<usize> {
        (0..self.parts.len()).max_by_key(|&at| (self.parts[at].whole(), Reverse(at)))
    }

    /// The most in words, of what is counted in some unit: `139 written + customer 4,000 + x 2 × 29`.
    pub(super) fn said(&self, unit: Unit) -> Phrase {
        let mut parts: Vec<&Part<'_>> = self.parts.iter().filter(|part| part.whole() > 0).collect();
        parts.sort_by_key(|part| Reverse(part.whole()));
        let each = parts.into_iter().map(|part| {
            let (name, times, most) = (&part.name, part.times, thousands(part.most.unwrap_or(0)));
            if times == 1 { format!("{name} {most}") } else { format!("{name} {times} × {most}") }
        });
        let each = each.collect::<Vec<_>>().join(" + ");
        let written = thousands(self.written);
        let fixed = match unit {
            Unit::Items | Unit::LineBreaks => say!("{written} written", "固定 {written}"),
            _ => say!("{written} written", "固定文字 {written}"),
        };
        match (self.written, each.is_empty()) {
            (0, false) => Phrase::neutral(each),
            (_, true) => fixed,
            _ => say!("{fixed} + {each}", "{fixed} + {each}"; fixed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn sums_are_said_by_size() {
        let part = |name: &'static str, times, most| Part { name: name.into(), times, least: 0, most };
        let parts = vec![part("a", 1, Some(8)), part("b", 1, Some(4000)), part("c", 2, Some(4)), part("d", 1, None)];
        let sum = Sum { written: 139, parts };
        assert_eq!(sum.said(Unit::Characters), "139 written + b 4,000 + a 8 + c 2 × 4");
        assert_eq!(sum.said(Unit::Items).say(Language::Chinese), "固定 139 + b 4,000 + a 8 + c 2 × 4");
        assert_eq!(sum.said(Unit::Characters).say(Language::Chinese), "固定文字 139 + b 4,000 + a 8 + c 2 × 4");
        assert_eq!((sum.least(), sum.most(), sum.largest()), (139, 4155, Some(1)));
    }
}
