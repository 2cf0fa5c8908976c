//! What one value may be.

use crate::limits::{self, Bound};
use crate::message::MediaType;
use crate::tree::NodeId;
use std::borrow::Cow;

/// What a value may be.
///
/// ```
/// use waml::Library;
/// use waml::params::ParamKind;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// let ParamKind::Value(name) = &definition.params().get("name").expect("declared").kind else { panic!("one value") };
/// assert!(!name.optional && name.default.is_none());
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Declaration {
    /// Its type, with the bounds of that.
    pub of: Type,
    /// The only values there are; any that the type allows where it is empty.
    pub one_of: Vec<String>,
    /// The value where none is given.
    pub default: Option<String>,
    /// A value to show, never sent.
    pub example: Option<String>,
    /// Whether it may be absent, and with it the part of the message that it is.
    pub optional: bool,
    /// Whether no two items of a list have the same.
    pub unique: bool,
    /// Whether something is wrong with it that was told: it is taken to fit wherever it stands.
    pub(crate) poisoned: bool,
    /// The object that declares it, unless other places share that.
    pub(crate) node: Option<NodeId>,
}

/// The type of a value. Bounds that are not declared are `None`.
///
/// ```
/// use waml::Library;
/// use waml::params::{ParamKind, Type};
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// let ParamKind::Value(name) = &definition.params().get("name").expect("declared").kind else { panic!("one value") };
/// assert!(matches!(name.of, Type::Text { max_chars: Some(20), .. }));
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Type {
    /// Any text.
    Text {
        /// The fewest characters.
        min_chars: u32,
        /// The most characters.
        max_chars: Option<u32>,
        /// Whether it may hold line breaks.
        multiline: bool,
        /// The most lines.
        max_lines: Option<u32>,
    },
    /// Digits, of which leading zeros stay.
    Digits {
        /// The fewest digits.
        min_chars: u32,
        /// The most digits.
        max_chars: Option<u32>,
    },
    /// An address.
    Link {
        /// The most characters.
        max_chars: Option<u32>,
        /// The kind of media behind it, where it fills the place of media.
        media: Option<&'static MediaType>,
    },
    /// A whole number.
    Integer {
        /// The least.
        min: Option<i64>,
        /// The greatest.
        max: Option<i64>,
    },
    /// The number of a phone: country code first, digits only.
    Phone,
}

/// What a recipient may be.
pub(crate) static PHONE: Declaration = Declaration::phone();

/// The greatest whole number that every JSON library keeps: 2^53 − 1. The least is its negative.
pub(crate) const GREATEST: i64 = (1 << 53) - 1;

/// How many characters a value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) least: u64,
    /// `None` where no bound is declared.
    pub(crate) most: Option<u64>,
}

impl Declaration {
    /// Any phone.
    pub(crate) const fn phone() -> Self {
        Self::of(Type::Phone)
    }

    /// Whatever a type allows.
    pub(crate) const fn of(of: Type) -> Self {
        Self {
            of,
            one_of: Vec::new(),
            default: None,
            example: None,
            optional: false,
            unique: false,
            poisoned: false,
            node: None,
        }
    }

    /// The same, wherever it is declared.
    pub(super) fn unplaced(&self) -> Self {
        Self { node: None, ..self.clone() }
    }

    /// The value to show: the example, else the first of the values there are, else the default.
    pub fn shown(&self) -> Option<&str> {
        self.example.as_deref().or(self.one_of.first().map(String::as_str)).or(self.default.as_deref())
    }

    /// The same, or what no rule about words speaks of, where there is none.
    pub(crate) fn stand_in(&self) -> Cow<'_, str> {
        self.shown().map_or_else(|| self.of.stand_in(), Cow::Borrowed)
    }

    /// Whether it is an address.
    pub(crate) fn is_link(&self) -> bool {
        matches!(self.of, Type::Link { .. })
    }

    /// How many characters an allowed value has.
    pub(crate) fn reach(&self) -> Reach {
        let lengths = || self.one_of.iter().map(|value| value.chars().count() as u64);
        match (lengths().min(), lengths().max()) {
            (Some(least), most) => Reach { least, most },
            _ => self.of.reach(),
        }
    }
}

impl Type {
    /// A text without bounds.
    pub(crate) const ANY_TEXT: Self = Self::Text { min_chars: 1, max_chars: None, multiline: false, max_lines: None };

    /// The word for it in a definition.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Digits { .. } => "digits",
            Self::Link { .. } => "link",
            Self::Integer { .. } => "integer",
            Self::Phone => "phone",
        }
    }

    fn stand_in(&self) -> Cow<'static, str> {
        match self {
            Self::Text { .. } => "x".into(),
            Self::Digits { .. } => "1".into(),
            Self::Link { media, .. } => {
                let file = media.and_then(|media| media.extensions.first()).map(|ending| format!("x.{ending}"));
                format!("https://cdn.example.com/{}", file.unwrap_or_default()).into()
            }
            Self::Integer { min, .. } => min.unwrap_or(1).to_string().into(),
            Self::Phone => "85290000001".into(),
        }
    }

    fn reach(&self) -> Reach {
        let reach = |least: u32, most: Option<u32>| Reach { least: least.into(), most: most.map(u64::from) };
        match *self {
            Self::Text { min_chars, max_chars, .. } | Self::Digits { min_chars, max_chars } => {
                reach(min_chars, max_chars)
            }
            Self::Link { max_chars, .. } => reach(1, max_chars),
            Self::Integer { min, max } => {
                let (Some(min), Some(max)) = (min, max) else { return reach(1, None) };
                let (one, other) = (length(min), length(max));
                let least = if min <= 0 && max >= 0 { 1 } else { one.min(other) };
                Reach { least, most: Some(one.max(other)) }
            }
            Self::Phone => {
                let digits = &<limits::recipient::Digits as Bound>::LIMIT;
                reach(digits.min, Some(digits.max))
            }
        }
    }
}

/// How many characters a number has.
fn length(number: i64) -> u64 {
    number.to_string().len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_reach_as_far_as_they_are_written() {
        for (min, max, least, most) in [(1, 12, 1, 2), (-100, 5, 1, 4), (-9, -2, 2, 2), (10, 10, 2, 2), (-1, 0, 1, 2)] {
            let reach = Type::Integer { min: Some(min), max: Some(max) }.reach();
            assert_eq!((reach.least, reach.most), (least, Some(most)), "{min} to {max}");
        }
    }
}
