//! Parts become JSON.

use super::taken::Taken;
use super::{Element, Form, Gap, Part, Question, Source};
use crate::params::pieces::encode;
use crate::rules::address::is_address;
use crate::wire::escaped;
use smallvec::SmallVec;
use std::fmt::Write;
use std::ops::Range;

/// Writes parts. Returns whether what they make is surely right.
pub(super) fn write(parts: &[Part], taken: &Taken<'_>, out: &mut String) -> bool {
    let mut run = Run { taken, out, item: 0, position: 0, differing: SmallVec::new(), sure: true };
    let whole = run.all(parts).is_some();
    whole && run.sure && run.differ()
}

struct Run<'r, 'v> {
    taken: &'r Taken<'v>,
    out: &'r mut String,
    /// The item and the position that the element around stands for.
    item: usize,
    position: usize,
    /// The texts that must differ from each other text of the same number.
    differing: SmallVec<[(usize, Range<usize>); 16]>,
    sure: bool,
}

impl Run<'_, '_> {
    /// `None` where a value is absent.
    fn all(&mut self, parts: &[Part]) -> Option<()> {
        parts.iter().try_for_each(|part| self.one(part))
    }

    fn one(&mut self, part: &Part) -> Option<()> {
        match part {
            Part::Json(json) => self.out.push_str(json),
            Part::Gap(gap) => self.gap(gap)?,
            Part::Optional(parts) => {
                let start = self.out.len();
                if self.all(parts).is_none() {
                    self.out.truncate(start);
                    self.differing.retain(|(_, text)| text.end <= start);
                }
            }
            Part::Open(question, parts) => {
                let start = self.out.len();
                self.all(parts)?;
                self.ask(*question, start..self.out.len());
            }
            Part::List(elements) => self.list(elements)?,
            Part::Position => _ = write!(self.out, "{}", self.position),
        }
        Some(())
    }

    fn gap(&mut self, gap: &Gap) -> Option<()> {
        let value = match gap.value {
            Source::Slot(slot) => self.taken.value(slot, self.item)?,
            Source::Recipient => self.taken.to.as_deref()?,
        };
        match gap.form {
            Form::Text => escaped(self.out, value),
            Form::Beginning => {
                self.sure &= !value.contains(['?', '#']);
                escaped(self.out, value);
            }
            // Such a value can be a part of a path that leads up.
            Form::Address => {
                self.sure &= value.is_empty() || value.bytes().any(|byte| byte != b'.');
                encode(value, self.out);
            }
        }
        Some(())
    }

    fn ask(&mut self, question: Question, text: Range<usize>) {
        match question {
            Question::Differs(number) => self.differing.push((number, text)),
            Question::Address => {
                let address = self.out[text].trim_matches('"');
                self.sure &= !address.contains('\\') && is_address(address);
            }
        }
    }

    fn list(&mut self, elements: &[Element]) -> Option<()> {
        let (item, around) = (self.item, self.position);
        let mut position = 0;
        for element in elements {
            let times = element.each.map_or(1, |list| self.taken.count(list));
            for time in 0..times {
                if position > 0 {
                    self.out.push(',');
                }
                self.position = position;
                self.item = if element.each.is_some() { time } else { item };
                self.all(&element.parts)?;
                position += 1;
            }
        }
        (self.item, self.position) = (item, around);
        Some(())
    }

    /// Whether all texts of the same number differ: written as JSON, equal texts are equal, and no others.
    fn differ(&self) -> bool {
        let text = |range: &Range<usize>| &self.out[range.clone()];
        self.differing.iter().enumerate().all(|(at, (number, range))| {
            self.differing[..at].iter().all(|(other, earlier)| other != number || text(earlier) != text(range))
        })
    }
}
