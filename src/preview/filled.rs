//! A message with holes, filled so that it can be looked at.

use crate::diagnostic::{Path, Step};
use crate::limits::{Bound, list};
use crate::message::Message;
use crate::message::remake::{Remade, Remake};
use crate::message::visit::Steps;
use crate::params::Type;
use crate::params::declaration::Declaration;
use crate::params::declared::{Items, ParamKind};
use crate::params::pieces::{Place, Slot};
use crate::params::written::Written;
use std::borrow::Cow;
use std::ops::Range;

/// What fills the holes of a definition with parameters.
///
/// ```
/// use waml::{Compiler, Shape, Source, Syntax, preview::{self, Case}};
///
/// let text = "params:\n  guest: {max_chars: 3, example: Wei}\ntext: Hello, {{guest}}!\n";
/// let source = Source::new("hello.waml.yaml", text);
/// let compiler = Compiler::new();
/// let compiled = compiler.compile(&source, Shape::Definition, Syntax::Yaml);
/// let screens = compiler.preview(&source, Shape::Definition, Some(Syntax::Yaml), &compiled, Case::Examples);
/// assert!(preview::text(&screens, Default::default()).contains("Wei"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Case {
    /// The examples that are declared; where none is, the name of the parameter.
    #[default]
    Examples,
    /// Values and lists that are as long as they may be.
    Longest,
}

/// Stand around a value until it is known where it lies. No text has these: Unicode keeps them for such use.
const BEGIN: char = '\u{fdd0}';
const END: char = '\u{fdd1}';

/// The parts of texts that values fill, by the path of the text.
pub(crate) type Parts = Vec<(Path, Vec<Range<usize>>)>;

/// The message that a definition becomes. Elements stand there once where `once` is wanted, else as often as there are
/// items.
pub(crate) fn fill(message: &Message, written: &Written, case: Case, once: bool) -> (Message, Parts) {
    let mut maker = Filler { written, case, once, steps: Steps::new(), item: None };
    let Some(filled) = message.remade(&mut maker) else { return (message.clone(), Vec::new()) };
    let mut finder = Finder { steps: Steps::new(), parts: Vec::new() };
    match filled.remade(&mut finder) {
        Some(message) => (message, finder.parts),
        None => (message.clone(), Vec::new()),
    }
}

struct Filler<'w> {
    written: &'w Written,
    case: Case,
    once: bool,
    steps: Steps,
    item: Option<usize>,
}

impl Filler<'_> {
    fn value(&self, slot: Slot) -> Option<String> {
        let params = &self.written.params;
        let declaration = slot.declaration(params)?;
        let example = match slot {
            Slot::Field { list, field } => self.example(params.list(list)?, field),
            Slot::Param(_) => None,
        };
        let shown = || example.map_or_else(|| declaration.shown().map(Cow::Borrowed), |text| Some(Cow::Borrowed(text)));
        let name = || slot.name(params).into_owned();
        Some(match self.case {
            Case::Examples => shown().map_or_else(name, Cow::into_owned),
            Case::Longest => longest(declaration, shown().as_deref().unwrap_or(&name())),
        })
    }

    /// What the item that the element around stands for has as an example.
    fn example<'i>(&self, items: &'i Items, field: usize) -> Option<&'i str> {
        let examples = items.example.as_ref()?;
        examples.get(self.item.unwrap_or_default() % examples.len().max(1))?.get(field)?.as_deref()
    }

    /// How many items are shown.
    fn count(&self, items: &Items) -> usize {
        let most = items.max.map_or(1, |max| max as usize).min(<list::TotalRows as Bound>::LIMIT.max as usize);
        match self.case {
            Case::Examples => items.example.as_ref().map_or(items.min.max(1) as usize, Vec::len).min(most.max(1)),
            Case::Longest => most.max(1),
        }
    }
}

impl Remake for Filler<'_> {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn text(&mut self, text: &str) -> Option<String> {
        let Some(pieces) = self.written.text(&self.steps) else { return Some(text.to_owned()) };
        let marked = pieces.place == Place::Text;
        pieces.filled(|hole| {
            let value = hole.slot.and_then(|slot| self.value(slot)).unwrap_or_else(|| hole.example.clone());
            Some(if marked { format!("{BEGIN}{value}{END}").into() } else { value.into() })
        })
    }

    fn times(&mut self) -> usize {
        let list = self.written.repeat(&self.steps).filter(|_| !self.once);
        let items = list.and_then(|repeat| match self.written.params.at(repeat.list?).kind {
            ParamKind::List(ref items) => Some(items),
            ParamKind::Value(_) => None,
        });
        items.map_or(1, |items| self.count(items))
    }

    fn turn(&mut self, time: Option<usize>) {
        if self.written.repeat(&self.steps).is_some() {
            self.item = time;
        }
    }
}

/// Takes the marks around values away, and notes where they stood.
struct Finder {
    steps: Steps,
    parts: Parts,
}

impl Remake for Finder {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn text(&mut self, text: &str) -> Option<String> {
        if !text.contains(BEGIN) {
            return Some(text.to_owned());
        }
        let mut out = String::with_capacity(text.len());
        let mut found = Vec::new();
        let mut start = 0;
        for c in text.chars() {
            match c {
                BEGIN => start = out.len(),
                END => found.push(start..out.len()),
                c => out.push(c),
            }
        }
        let path: Vec<Step> = self.steps.to_vec();
        self.parts.push((Path(path), found));
        Some(out)
    }

    fn times(&mut self) -> usize {
        1
    }

    fn turn(&mut self, _: Option<usize>) {}
}

/// A value as long as any may be: the longest of those that there are, or an example written again and again.
fn longest(declaration: &Declaration, shown: &str) -> String {
    if let Some(longest) = declaration.one_of.iter().max_by_key(|value| value.chars().count()) {
        return longest.clone();
    }
    let Some(most) = declaration.reach().most.and_then(|most| usize::try_from(most).ok()) else {
        return shown.to_owned();
    };
    match declaration.of {
        Type::Integer { min, max } => {
            let ends = [min, max].into_iter().flatten().map(|end| end.to_string());
            ends.max_by_key(String::len).unwrap_or_else(|| shown.to_owned())
        }
        Type::Digits { .. } | Type::Phone => again(shown, "", most),
        Type::Link { .. } => {
            let (before, ending) = shown.rsplit_once('.').filter(|(_, end)| !end.contains('/')).unwrap_or((shown, ""));
            let room = most.saturating_sub(shown.chars().count());
            format!("{before}{}{}{ending}", "x".repeat(room), if ending.is_empty() { "" } else { "." })
        }
        Type::Text { .. } => again(shown, " ", most),
    }
}

/// A text again and again, of so many characters, none of which is white space at the end.
fn again(text: &str, between: &str, most: usize) -> String {
    if text.is_empty() {
        return "x".repeat(most);
    }
    let mut out: String = text.chars().chain(between.chars()).cycle().take(most).collect();
    let seen = out.trim_end().len();
    let missing = out[seen..].chars().count();
    out.truncate(seen);
    out.push_str(&"x".repeat(missing));
    out
}

#[cfg(test)]
mod tests {
    use super::again;

    #[test]
    fn texts_are_as_long_as_they_may_be() {
        for (text, most, expected) in
            [("Ada", 9, "Ada Ada A"), ("Ada", 8, "Ada Adax"), ("", 3, "xxx"), ("花", 4, "花 花x")]
        {
            assert_eq!(again(text, " ", most), expected);
        }
        assert_eq!(again("1042", "", 6), "104210");
    }
}
