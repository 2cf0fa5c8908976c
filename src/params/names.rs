//! Names of parameters, and of the fields of their items.

use crate::text::phrase::say;
use crate::text::placeholder::is_name;
use crate::text::{Phrase, Words, visible};

/// The most characters of a parameter's name.
pub const LONGEST_NAME: usize = 40;

/// Names that no parameter has, since they mean something else.
pub(crate) const TAKEN: [&str; 4] = ["item", "to", "definition", "row"];

/// Why nothing that is declared can be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameFault {
    /// No hole can say it.
    Form,
    /// It has too many characters.
    Length,
    /// It is one of those that mean something else.
    Taken,
}

impl NameFault {
    /// What is wrong with a name; that of a parameter is held to more than that of a field.
    pub(crate) fn of(name: &str, of_param: bool) -> Option<Self> {
        if !is_name(name) {
            return Some(Self::Form);
        }
        if of_param && name.len() > LONGEST_NAME {
            return Some(Self::Length);
        }
        (of_param && TAKEN.contains(&name)).then_some(Self::Taken)
    }

    /// The same of that name as a phrase.
    pub(crate) fn said(self, name: &str) -> Phrase {
        let (shown, count) = (visible(name), name.len());
        match self {
            Self::Form => say!(
                "`{shown}` is no name, names are `[a-z][a-z0-9_]*`",
                "`{shown}` 不能作参数名，参数名的形式为 `[a-z][a-z0-9_]*`"
            ),
            Self::Length => say!(
                "the name has {count} characters, at most {LONGEST_NAME}",
                "参数名有 {count} 个字符，最多 {LONGEST_NAME} 个"
            ),
            Self::Taken => say!("the name `{shown}` is taken", "参数名 `{shown}` 已有他用"),
        }
    }

    /// What to do about it, where that says more.
    pub(crate) fn way_out(self) -> Option<Words> {
        match self {
            Self::Form => Some(Words::new(
                "begin with a letter and go on with lower-case letters, digits and `_`: `customer_name`",
                "以字母开头，只用小写字母、数字和 `_`：`customer_name`",
            )),
            Self::Length => None,
            Self::Taken => Some(Words::new(
                "it means something else in a definition: write another name",
                "它在消息定义中另有含义：换一个名称",
            )),
        }
    }
}
