//! What a definition says of its parameters.

use super::declaration::Declaration;
use crate::text::phrase::say;
use crate::text::{Phrase, Span};
use crate::tree::NodeId;
use std::collections::BTreeMap;

/// The parameters of a definition, in the order in which they are declared.
///
/// ```
/// use waml::Library;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// assert!(definition.params().get("name").is_some());
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Params(Named<Param>);

/// One parameter.
///
/// ```
/// use waml::Library;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// let names: Vec<_> = definition.params().iter().map(|param| param.name.as_str()).collect();
/// assert_eq!(names, ["name"]);
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Param {
    /// Its name: `[a-z][a-z0-9_]*`, at most [`LONGEST_NAME`](super::LONGEST_NAME) characters.
    pub name: String,
    /// What the definition says about it, for people.
    pub description: Option<String>,
    /// What fills it.
    pub kind: ParamKind,
    pub(crate) spot: Spot,
}

/// What fills a parameter.
///
/// ```
/// use waml::Library;
/// use waml::params::ParamKind;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// let ParamKind::Value(name) = &definition.params().get("name").expect("declared").kind else { panic!("one value") };
/// assert_eq!(name.example.as_deref(), Some("Ada"));
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug)]
pub enum ParamKind {
    /// One value.
    Value(Declaration),
    /// A list of items.
    List(Items),
}

/// A list of items, each with a value for every field.
///
/// ```
/// use waml::Library;
/// use waml::params::ParamKind;
///
/// let text = "params: {plants: {list: {max: 9}, item: {title: {max_chars: 24, unique: true, example: Fern}}}}
/// list:
///   body: Which one?
///   button: See plants
///   sections:
///     - {title: Plants, rows: [{for_each: plants, id: '{{item.title}}', title: '{{item.title}}'}]}
/// ";
/// let library = Library::read([("plants.waml.yaml", text)]);
/// let definition = library.get("plants")?.definition().expect("it has parameters");
/// let ParamKind::List(plants) = &definition.params().get("plants").expect("declared").kind else { panic!("a list") };
/// assert_eq!((plants.max, plants.fields.iter().count()), (Some(9), 1));
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Items {
    /// The fewest items.
    pub min: u32,
    /// The most items; `None` where the definition does not say, which the proof refuses.
    pub max: Option<u32>,
    /// What an item has; the kinds are values.
    pub fields: Fields,
    /// Items to show, each with a text for every field that it has.
    pub example: Option<Vec<Vec<Option<String>>>>,
    /// Where the bounds are declared.
    pub(crate) bounds: Spot,
    /// The object that declares them, unless other places share that.
    pub(crate) node: Option<NodeId>,
    /// Whether something is wrong with it that was told: it may have fields that nobody could read.
    pub(crate) poisoned: bool,
}

/// The fields of an item, in the order in which they are declared.
///
/// ```
/// use waml::Library;
/// use waml::params::ParamKind;
///
/// let text = "params: {plants: {list: {max: 9}, item: {title: {max_chars: 24, unique: true, example: Fern}}}}
/// list:
///   body: Which one?
///   button: See plants
///   sections:
///     - {title: Plants, rows: [{for_each: plants, id: '{{item.title}}', title: '{{item.title}}'}]}
/// ";
/// let library = Library::read([("plants.waml.yaml", text)]);
/// let definition = library.get("plants")?.definition().expect("it has parameters");
/// let ParamKind::List(plants) = &definition.params().get("plants").expect("declared").kind else { panic!("a list") };
/// assert!(plants.fields.iter().map(|field| field.name.as_str()).eq(["title"]));
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Fields(Named<Field>);

/// A field of an item.
///
/// ```
/// use waml::Library;
/// use waml::params::ParamKind;
///
/// let text = "params: {plants: {list: {max: 9}, item: {title: {max_chars: 24, unique: true, example: Fern}}}}
/// list:
///   body: Which one?
///   button: See plants
///   sections:
///     - {title: Plants, rows: [{for_each: plants, id: '{{item.title}}', title: '{{item.title}}'}]}
/// ";
/// let library = Library::read([("plants.waml.yaml", text)]);
/// let definition = library.get("plants")?.definition().expect("it has parameters");
/// let ParamKind::List(plants) = &definition.params().get("plants").expect("declared").kind else { panic!("a list") };
/// let field = plants.fields.iter().next().expect("a field");
/// assert_eq!(field.value.example.as_deref(), Some("Fern"));
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// Its name, as a parameter's.
    pub name: String,
    /// What the definition says about it, for people.
    pub description: Option<String>,
    /// What fills it.
    pub value: Declaration,
    pub(crate) spot: Spot,
}

/// Where something is declared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spot {
    pub(crate) pointer: String,
    pub(crate) span: Span,
}

/// The name under which a value for the recipient is given, where the definition has none.
pub(crate) const RECIPIENT: &str = "to";

/// Things in the order in which they are declared, found by their names.
#[derive(Clone, Debug)]
struct Named<T> {
    all: Vec<T>,
    by_name: BTreeMap<String, usize>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self { all: Vec::new(), by_name: BTreeMap::new() }
    }
}

impl<T> Named<T> {
    /// Adds one; of two with one name, the first has it.
    fn push(&mut self, name: String, thing: T) {
        self.by_name.entry(name).or_insert(self.all.len());
        self.all.push(thing);
    }
}

impl Params {
    pub(crate) fn push(&mut self, param: Param) {
        self.0.push(param.name.clone(), param);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.all.is_empty()
    }

    /// Every parameter.
    pub fn iter(&self) -> std::slice::Iter<'_, Param> {
        self.0.all.iter()
    }

    /// The parameter of a name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.position(name).map(|at| self.at(at))
    }

    /// Whether the same values fill others.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let same = |(one, other): (&Param, &Param)| {
            let kinds = match (&one.kind, &other.kind) {
                (ParamKind::Value(one), ParamKind::Value(other)) => one.unplaced() == other.unplaced(),
                (ParamKind::List(one), ParamKind::List(other)) => one.says_the_same(other),
                _ => false,
            };
            kinds && one.name == other.name && one.description == other.description
        };
        self.0.all.len() == other.0.all.len() && self.iter().zip(other).all(same)
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.0.by_name.get(name).copied()
    }

    pub(crate) fn at(&self, position: usize) -> &Param {
        &self.0.all[position]
    }

    /// The list at a position, where one stands there.
    pub(crate) fn list(&self, position: usize) -> Option<&Items> {
        match &self.0.all.get(position)?.kind {
            ParamKind::List(items) => Some(items),
            ParamKind::Value(_) => None,
        }
    }
}

impl<'p> IntoIterator for &'p Params {
    type Item = &'p Param;
    type IntoIter = std::slice::Iter<'p, Param>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Fields {
    pub(crate) fn push(&mut self, field: Field) {
        self.0.push(field.name.clone(), field);
    }

    /// Every field.
    pub fn iter(&self) -> std::slice::Iter<'_, Field> {
        self.0.all.iter()
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.0.by_name.get(name).copied()
    }

    pub(crate) fn at(&self, position: usize) -> &Field {
        &self.0.all[position]
    }
}

impl<'p> IntoIterator for &'p Fields {
    type Item = &'p Field;
    type IntoIter = std::slice::Iter<'p, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Items {
    fn says_the_same(&self, other: &Self) -> bool {
        let field = |field: &Field| (field.name.clone(), field.description.clone(), field.value.unplaced());
        (self.min, self.max, &self.example) == (other.min, other.max, &other.example)
            && self.fields.iter().map(field).eq(other.fields.iter().map(field))
    }

    /// Whether there may be so many.
    pub(crate) fn holds(&self, count: usize) -> bool {
        count >= self.min as usize && self.max.is_none_or(|max| count <= max as usize)
    }

    /// How many there may be.
    pub(crate) fn allowed(&self) -> Phrase {
        let min = self.min;
        match self.max {
            None => say!("at least {min}", "至少 {min} 项"),
            Some(max) if max == min => say!("exactly {min}", "应为 {min} 项"),
            Some(max) if min == 0 => say!("at most {max}", "最多 {max} 项"),
            Some(max) => say!("{min} to {max}", "应为 {min} 至 {max} 项"),
        }
    }
}
