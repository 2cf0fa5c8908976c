//! Values that are surely right.

use crate::params::declared::{Declaration, Items, PHONE, ParamKind, RECIPIENT, Type};
use crate::params::definition::Definition;
use crate::params::pieces::Slot;
use crate::params::values::{Value, Values};
use smallvec::SmallVec;
use std::borrow::Cow;

/// What fills a definition.
pub(super) struct Taken<'v> {
    params: SmallVec<[Filled<'v>; 8]>,
    pub(super) to: Option<Cow<'v, str>>,
}

enum Filled<'v> {
    /// One value, if there is one.
    One(Option<Cow<'v, str>>),
    Items {
        count: usize,
        /// The values of the first item's fields, then those of the second's.
        values: Vec<Option<Cow<'v, str>>>,
        /// How many fields an item has.
        fields: usize,
    },
}

impl Taken<'_> {
    pub(super) fn value(&self, slot: Slot, item: usize) -> Option<&str> {
        match (slot, &self.params[slot.param()]) {
            (Slot::Param(_), Filled::One(value)) => value.as_deref(),
            (Slot::Field { field, .. }, Filled::Items { values, fields, .. }) => {
                values.get(item * fields + field)?.as_deref()
            }
            _ => None,
        }
    }

    pub(super) fn count(&self, list: usize) -> usize {
        match self.params[list] {
            Filled::Items { count, .. } => count,
            Filled::One(_) => 0,
        }
    }
}

/// What fills a definition; none where anything is, or may be, wrong with the values.
pub(super) fn taken<'v>(definition: &'v Definition, values: &'v Values<'_>) -> Option<Taken<'v>> {
    let params = definition.params();
    let mut known = Known { values, met: 0 };
    let mut filled = SmallVec::new();
    for (at, param) in params.iter().enumerate() {
        let value = known.find(&param.name, at);
        filled.push(match &param.kind {
            ParamKind::Value(declaration) => Filled::One(one(declaration, value)?),
            ParamKind::List(declared) => items(declared, value)?,
        });
    }
    let mut to = None;
    if definition.takes_recipient() {
        let value = known.find(RECIPIENT, params.iter().len())?;
        to = one(&PHONE, Some(value))?;
    }
    known.is_all().then_some(Taken { params: filled, to })
}

/// Values, and how many of them somebody asked for.
struct Known<'a, 'v> {
    values: &'a Values<'v>,
    met: usize,
}

impl<'a, 'v> Known<'a, 'v> {
    fn find(&mut self, name: &str, likely: usize) -> Option<&'a Value<'v>> {
        let found = self.values.find(name, likely)?;
        self.met += 1;
        Some(found).filter(|value| !matches!(value, Value::Null))
    }

    /// Whether none is of another name, and none given twice.
    fn is_all(&self) -> bool {
        self.met == self.values.len()
    }
}

/// The value of one parameter, `Some(None)` where it may be absent and is.
#[expect(clippy::option_option, reason = "wrong, absent and there are three")]
fn one<'v>(declaration: &'v Declaration, value: Option<&'v Value<'_>>) -> Option<Option<Cow<'v, str>>> {
    let text = match (value, &declaration.of) {
        (None, _) => {
            let default = declaration.default.as_deref().map(Cow::Borrowed);
            return (default.is_some() || declaration.optional).then_some(default);
        }
        (Some(Value::Text(text)), _) => Cow::Borrowed(&**text),
        (Some(Value::Integer(number)), Type::Integer { .. }) => Cow::Owned(number.to_string()),
        _ => return None,
    };
    let allowed = declaration.surely_allows(&text) || declaration.fault(&text).is_none();
    allowed.then_some(Some(text))
}

fn items<'v>(declared: &'v Items, value: Option<&'v Value<'_>>) -> Option<Filled<'v>> {
    let list = match value {
        Some(Value::List(list)) => &list[..],
        None => &[],
        Some(_) => return None,
    };
    let fields = declared.fields.iter().len();
    if !declared.holds(list.len()) {
        return None;
    }
    let mut made = Vec::with_capacity(list.len() * fields);
    for item in list {
        let Value::Item(values) = item else { return None };
        let mut known = Known { values, met: 0 };
        for (at, field) in declared.fields.iter().enumerate() {
            made.push(one(&field.value, known.find(&field.name, at))?);
        }
        if !known.is_all() {
            return None;
        }
    }
    let unique = declared.fields.iter().enumerate().filter(|(_, field)| field.value.unique);
    let differ = |field: usize| {
        let values = || made.iter().skip(field).step_by(fields).flatten();
        values().enumerate().all(|(at, value)| values().take(at).all(|earlier| earlier != value))
    };
    let all = unique.map(|(field, _)| field).all(differ);
    all.then_some(Filled::Items { count: list.len(), values: made, fields })
}
