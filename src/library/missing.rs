//! Why a name stands for nothing.

use crate::text::phrase::say;
use crate::text::{Language, Phrase, visible};
use std::fmt;

/// Why a name stands for nothing in a [`Library`](crate::Library).
///
/// ```
/// use waml::library::Missing;
/// use waml::{Language, Library};
///
/// let library = Library::read([("order.waml.yaml", "text: Packed."), ("late.waml.yaml", "text: ''")]);
/// let missing = library.get("Order").unwrap_err();
/// assert_eq!(missing, Missing::Unknown { name: "Order".to_owned(), near: Some("order".to_owned()) });
/// assert_eq!(missing.say(Language::Chinese), "没有名为 `Order` 的定义，是否应为 `order`？");
///
/// let refused = library.get("late").unwrap_err();
/// assert_eq!(refused.to_string(), "definition `late` in `late.waml.yaml` has errors");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// No definition is called so.
    Unknown {
        /// The name that was asked for.
        name: String,
        /// The name that was most likely meant.
        near: Option<String>,
    },
    /// The definition has errors, which the report tells.
    Refused {
        /// The name that was asked for.
        name: String,
        /// The file that the definition stands in.
        file: String,
    },
    /// The definition has parameters, so that it is no message without their values.
    Parameters {
        /// The name that was asked for.
        name: String,
    },
}

impl Missing {
    /// What is wrong, in a language.
    pub fn say(&self, language: Language) -> String {
        self.phrase().say(language).to_owned()
    }

    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown { name, near: Some(near) } => {
                let (name, near) = (visible(name), visible(near));
                say!(
                    "no definition is called `{name}`, did you mean `{near}`?",
                    "没有名为 `{name}` 的定义，是否应为 `{near}`？"
                )
            }
            Self::Unknown { name, near: None } => {
                let name = visible(name);
                say!("no definition is called `{name}`", "没有名为 `{name}` 的定义")
            }
            Self::Refused { name, file } => {
                let (name, file) = (visible(name), visible(file));
                say!("definition `{name}` in `{file}` has errors", "`{file}` 中的定义 `{name}` 有错误")
            }
            Self::Parameters { name } => {
                let name = visible(name);
                say!(
                    "definition `{name}` has parameters: fill it with their values",
                    "定义 `{name}` 含有参数：先填入参数值"
                )
            }
        }
    }
}

/// In English.
impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.phrase())
    }
}

impl std::error::Error for Missing {}
