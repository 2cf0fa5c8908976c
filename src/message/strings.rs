//! What the texts of a message have in common with strings: made of one, read as one, compared with one.

use super::bounded::Text;
use super::interactive::Url;
use super::recipient::Recipient;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::convert::Infallible;
use std::str::FromStr;

/// A type that holds a string and nothing else, with `new`, `as_str` and `into_string`.
macro_rules! string {
    ($type:ty $(, <$param:ident>)?) => {
        string!(@from $type $(, <$param>)?; &str);
        string!(@from $type $(, <$param>)?; String);
        string!(@from $type $(, <$param>)?; &String);
        string!(@from $type $(, <$param>)?; Box<str>);
        string!(@from $type $(, <$param>)?; Cow<'_, str>);
        string!(@from $type $(, <$param>)?; char);

        impl$(<$param>)? From<$type> for String {
            fn from(text: $type) -> Self {
                text.into_string()
            }
        }

        impl$(<$param>)? AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        string!(@equals $type $(, <$param>)?; str);
        string!(@equals $type $(, <$param>)?; &str);
        string!(@equals $type $(, <$param>)?; String);
    };
    (@from $type:ty $(, <$param:ident>)?; $from:ty) => {
        impl$(<$param>)? From<$from> for $type {
            fn from(text: $from) -> Self {
                Self::new(text)
            }
        }
    };
    (@equals $type:ty $(, <$param:ident>)?; $other:ty) => {
        impl$(<$param>)? PartialEq<$other> for $type {
            fn eq(&self, other: &$other) -> bool {
                let other: &str = other;
                self.as_str() == other
            }
        }

        impl$(<$param>)? PartialEq<$type> for $other {
            fn eq(&self, other: &$type) -> bool {
                other == self
            }
        }
    };
}

string!(Text<L>, <L>);
string!(Url);
string!(Recipient);

impl<L> PartialOrd for Text<L> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<L> Ord for Text<L> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

/// Any text is one, right or not; the check tells.
impl<L> FromStr for Text<L> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

/// Any text is one, right or not; the check tells.
impl FromStr for Url {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}
