//! Parts become JSON.

use super::taken::Taken;
use super::{Each, Element, Form, Gap, Part, Question, Source};
use crate::params::pieces::encode;
use crate::params::sure::InJson;
use crate::params::values::Value;
use crate::rules::address::is_address;
use crate::rules::repeats::distinct;
use crate::wire::{escaped, number};
use smallvec::SmallVec;
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
    /// Where the fields of the item begin that the element around stands for.
    item: usize,
    /// The position of that element.
    position: usize,
    /// The texts that must differ from each other text of the same number.
    differing: SmallVec<[(usize, Range<usize>); 16]>,
    sure: bool,
}

impl Run<'_, '_> {
    /// `None` where a value is absent.
    fn all(&mut self, parts: &[Part]) -> Option<()> {
        for part in parts {
            match part {
                Part::Gap(json, gap) => {
                    self.out.push_str(json);
                    self.gap(gap)?;
                }
                Part::Json(json) => self.out.push_str(json),
                rare => self.rare(rare)?,
            }
        }
        Some(())
    }

    #[inline(never)]
    fn rare(&mut self, part: &Part) -> Option<()> {
        match part {
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
            Part::Position => number(self.out, self.position),
            Part::Json(_) | Part::Gap(..) => {}
        }
        Some(())
    }

    #[inline]
    fn gap(&mut self, gap: &Gap) -> Option<()> {
        let (value, how) = self.taken.value(match gap.value {
            Source::Asked(at) => at,
            Source::Field(at) => self.item + at,
        });
        match value {
            Value::Text(text) if gap.form == Form::Text && how == InJson::AsItIs => self.out.push_str(text),
            Value::Text(text) => self.text(text, how, gap.form),
            Value::Integer(value) => number(self.out, value),
            _ => return None,
        }
        Some(())
    }

    #[inline(never)]
    fn text(&mut self, text: &str, how: InJson, form: Form) {
        match form {
            // Such a value can be a part of a path that leads up.
            Form::Address => {
                self.sure &= text.is_empty() || text.bytes().any(|byte| byte != b'.');
                return encode(text, self.out);
            }
            Form::Beginning => self.sure &= !text.contains(['?', '#']),
            Form::Text => {}
        }
        match how {
            InJson::AsItIs => self.out.push_str(text),
            InJson::Escaped => escaped(self.out, text),
        }
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
            match element.each {
                Some(Each { list, fields }) => {
                    for item in self.taken.items_of(list, fields) {
                        self.item = item;
                        self.element(&element.parts, &mut position)?;
                    }
                    self.item = item;
                }
                None => self.element(&element.parts, &mut position)?,
            }
        }
        (self.item, self.position) = (item, around);
        Some(())
    }

    fn element(&mut self, parts: &[Part], position: &mut usize) -> Option<()> {
        if *position > 0 {
            self.out.push(',');
        }
        self.position = *position;
        *position += 1;
        self.all(parts)
    }

    /// Whether all texts of the same number differ: written as JSON, equal texts are equal, and no others.
    fn differ(&self) -> bool {
        let numbers = self.differing.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
        (0..numbers).all(|number| {
            let same = self.differing.iter().filter(|(other, _)| *other == number);
            distinct(&same.map(|(_, range)| &self.out[range.clone()]))
        })
    }
}
