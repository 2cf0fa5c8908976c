//! What a check says of a filled message, said of the values that fill it.

use super::pieces::{Hole, Pieces, Slot};
use super::written::Written;
use crate::diagnostic::{Diagnostic, Part, Place, Step};
use crate::text::Span;

/// A filled message, as far as places in it lead back to values.
pub(super) struct Filled<'w> {
    pub(super) written: &'w Written,
    /// How many items there are of the list at a position among the parameters.
    pub(super) items: &'w dyn Fn(usize) -> usize,
}

/// Where something of a filled message stands in the definition.
struct Origin {
    path: Vec<Step>,
    /// The position of a list and of the item that an element around it stands for.
    item: Option<(usize, usize)>,
}

impl Filled<'_> {
    /// The finding with its places at the values that decide it, where some do.
    pub(super) fn at_values(&self, mut finding: Diagnostic) -> Diagnostic {
        finding.fix = None;
        for label in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
            let Place::Message { path, part } = &label.place else { continue };
            if let Some(path) = self.value_at(&path.0, part.as_ref()) {
                label.place = Place::Value { path };
            }
        }
        let by_values = |place: &Place| matches!(place, Place::Value { .. });
        // What two parts of a message do together is told at the one that a value decides.
        if !by_values(&finding.primary.place)
            && let Some(other) = finding.related.iter_mut().find(|label| by_values(&label.place))
        {
            std::mem::swap(&mut finding.primary.place, &mut other.place);
        }
        finding
    }

    /// The value that decides what stands at a path of the filled message.
    fn value_at(&self, path: &[Step], part: Option<&Part>) -> Option<String> {
        let origin = self.origin(path);
        if let Some(pieces) = self.written.text(&origin.path)
            && let Some(hole) = last_in(pieces, part)
        {
            return Some(self.name(hole.slot?, origin.item));
        }
        if let Some((list, item)) = origin.item {
            return Some(format!("{}.{item}", self.written.params.at(list).name));
        }
        let mut inside = self.written.repeats().filter(|(at, _)| at.starts_with(&origin.path));
        Some(self.written.params.at(inside.find_map(|(_, repeat)| repeat.list)?).name.clone())
    }

    /// The value of a slot, as a path into what fills the definition.
    pub(super) fn name(&self, slot: Slot, item: Option<(usize, usize)>) -> String {
        value_path(self.written, slot, item.map(|(_, item)| item))
    }

    fn origin(&self, path: &[Step]) -> Origin {
        let mut origin = Origin { path: Vec::with_capacity(path.len()), item: None };
        for step in path {
            match step {
                Step::Field(_) => origin.path.push(*step),
                Step::Index(index) => self.element(&mut origin, *index),
            }
        }
        origin
    }

    /// Goes to the element that stands at a position once lists are repeated.
    fn element(&self, origin: &mut Origin, position: usize) {
        let mut left = position;
        let repeats = self.written.repeats().count();
        for index in 0..=position + repeats {
            origin.path.push(index.into());
            let repeat = self.written.repeat(&origin.path);
            let times = repeat.map_or(1, |repeat| repeat.list.map_or(0, self.items));
            if left < times {
                let list = repeat.and_then(|repeat| repeat.list);
                origin.item = list.map(|list| (list, left)).or(origin.item);
                return;
            }
            left -= times;
            origin.path.pop();
        }
        origin.path.push(position.into());
    }
}

/// The value of a slot, of a field that of an item.
pub(super) fn value_path(written: &Written, slot: Slot, item: Option<usize>) -> String {
    let name = &written.params.at(slot.param()).name;
    match slot {
        Slot::Param(_) => name.clone(),
        Slot::Field { list, field } => {
            let field = written.params.list(list).map_or("", |items| &items.fields.at(field).name);
            format!("{name}.{}.{field}", item.unwrap_or(0))
        }
    }
}

/// The last hole of a text, of those in a part that was written where that is known.
fn last_in<'p>(pieces: &'p Pieces, part: Option<&Part>) -> Option<&'p Hole> {
    let inside = |hole: &&Hole| match part {
        Some(Part::Written(span)) => overlap(*span, hole.written),
        _ => true,
    };
    pieces.holes().filter(inside).last().or(pieces.holes().last())
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}
