//! Values that are surely right.

use crate::params::declaration::{Declaration, PHONE};
use crate::params::declared::{Items, Param, ParamKind, RECIPIENT};
use crate::params::definition::Definition;
use crate::params::sure::InJson;
use crate::params::values::{Value, Values};
use crate::rules::repeats::distinct;
use smallvec::SmallVec;

/// What a plan asks values for: each parameter, then the recipient, if it asks for one.
#[derive(Debug)]
pub(super) struct Asked {
    name: String,
    of: Kind,
}

#[derive(Debug)]
enum Kind {
    One(One),
    List(Items, Vec<(String, One)>),
}

/// One value.
#[derive(Debug)]
struct One {
    declaration: Declaration,
    /// What stands there where none is given; [`Value::Null`] where it may be absent then.
    default: Option<Value<'static>>,
}

impl Asked {
    pub(super) fn all(definition: &Definition) -> Vec<Self> {
        let recipient =
            definition.takes_recipient().then(|| Self { name: RECIPIENT.to_owned(), of: Kind::One(One::of(&PHONE)) });
        definition.params().iter().map(Self::param).chain(recipient).collect()
    }

    fn param(param: &Param) -> Self {
        let of = match &param.kind {
            ParamKind::Value(declaration) => Kind::One(One::of(declaration)),
            ParamKind::List(items) => {
                let fields = items.fields.iter().map(|field| (field.name.clone(), One::of(&field.value)));
                Kind::List(items.clone(), fields.collect())
            }
        };
        Self { name: param.name.clone(), of }
    }
}

impl One {
    fn of(declaration: &Declaration) -> Self {
        let default = declaration.default.clone().map(Value::from);
        Self { declaration: declaration.clone(), default: default.or(declaration.optional.then_some(Value::Null)) }
    }
}

/// What fills a plan: what is given for all that is asked, and behind it what the items of every list have in their
/// fields. [`Value::Null`] fills what may be absent, and is.
pub(super) struct Taken<'v> {
    all: SmallVec<[&'v Value<'v>; 64]>,
    /// A bit for each of the first values, set where it is a text that stands in JSON as it is.
    as_it_is: u64,
    /// What was asked for that is a list, and where its first item begins.
    lists: SmallVec<[(usize, usize); 2]>,
}

impl<'v> Taken<'v> {
    pub(super) fn new() -> Self {
        Self { all: SmallVec::new(), as_it_is: 0, lists: SmallVec::new() }
    }

    /// Takes all that is asked for; `None` where anything is, or may be, wrong with the values.
    pub(super) fn take(&mut self, asked: &'v [Asked], values: &'v Values<'_>) -> Option<()> {
        let mut known = Known { values, met: 0 };
        for one in asked {
            let value = known.find(&one.name);
            match &one.of {
                Kind::One(one) => self.one(one, value)?,
                Kind::List(..) => self.all.push(value.unwrap_or(&Value::Null)),
            }
        }
        for (at, one) in asked.iter().enumerate() {
            if let Kind::List(declared, fields) = &one.of {
                self.lists.push((at, self.all.len()));
                self.items(declared, fields, self.all[at])?;
            }
        }
        known.is_all().then_some(())
    }

    fn one(&mut self, one: &'v One, value: Option<&'v Value<'_>>) -> Option<()> {
        let taken = match value {
            Some(value @ Value::Text(text)) => {
                match one.declaration.surely_allows(text) {
                    Some(InJson::AsItIs) => self.as_it_is |= bit(self.all.len()),
                    Some(InJson::Escaped) => {}
                    None if one.declaration.fault(text).is_none() => {}
                    None => return None,
                }
                value
            }
            Some(value @ Value::Integer(number)) if one.declaration.surely_takes(*number) => value,
            Some(_) => return None,
            None => {
                let default = one.default.as_ref()?;
                if let Value::Text(text) = default
                    && InJson::of(text) == InJson::AsItIs
                {
                    self.as_it_is |= bit(self.all.len());
                }
                default
            }
        };
        self.all.push(taken);
        Some(())
    }

    fn items(&mut self, declared: &'v Items, fields: &'v [(String, One)], value: &'v Value<'v>) -> Option<()> {
        let list = match value {
            Value::List(list) => &list[..],
            Value::Null => &[],
            _ => return None,
        };
        if !declared.holds(list.len()) {
            return None;
        }
        let start = self.all.len();
        for item in list {
            let Value::Item(values) = item else { return None };
            let mut known = Known { values, met: 0 };
            for (name, field) in fields {
                self.one(field, known.find(name))?;
            }
            if !known.is_all() {
                return None;
            }
        }
        let unique = fields.iter().enumerate().filter(|(_, (_, field))| field.declaration.unique);
        unique.into_iter().all(|(field, _)| self.differs(start + field, fields.len(), list.len())).then_some(())
    }

    /// Whether so many texts of a field, of which the first stands there and each next one a step behind, all differ.
    fn differs(&self, first: usize, step: usize, count: usize) -> bool {
        let text =
            |item: usize| if let Value::Text(text) = self.all[first + item * step] { Some(&**text) } else { None };
        (0..count).all(|item| text(item).is_some()) && distinct(&(0..count).filter_map(text))
    }

    /// What fills a gap, and how it stands in JSON.
    pub(super) fn value(&self, at: usize) -> (&'v Value<'v>, InJson) {
        let how = if self.as_it_is & bit(at) == 0 { InJson::Escaped } else { InJson::AsItIs };
        (self.all[at], how)
    }

    /// Where the fields of each item of a list begin that is asked for there.
    pub(super) fn items_of(&self, asked: usize, fields: usize) -> impl Iterator<Item = usize> + use<> {
        let start = self.lists.iter().find(|(list, _)| *list == asked).map_or(0, |(_, start)| *start);
        let count = if let Value::List(items) = self.all[asked] { items.len() } else { 0 };
        (0..count).map(move |item| start + item * fields)
    }
}

fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

/// Values, and how many of them somebody asked for: in most, the next one stands behind those.
struct Known<'v> {
    values: &'v Values<'v>,
    met: usize,
}

impl<'v> Known<'v> {
    fn find(&mut self, name: &str) -> Option<&'v Value<'v>> {
        if self.is_all() {
            return None;
        }
        let found = self.values.find(name, self.met)?;
        self.met += 1;
        Some(found).filter(|value| !matches!(value, Value::Null))
    }

    /// Whether none is of another name, and none given twice.
    fn is_all(&self) -> bool {
        self.met == self.values.len()
    }
}
