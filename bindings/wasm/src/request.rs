//! What a caller asks for.

use serde::Deserialize;
use serde_json::value::RawValue;
use waml::serve::Form;
use waml::{Language, Shape};

/// A request: a method, and how its text is judged. The other side tells which fields its functions take.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Request<'r> {
    pub(crate) method: Method,
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) shape: Option<ShapeName>,
    #[serde(default)]
    pub(crate) lang: Lang,
    #[serde(default)]
    pub(crate) pedantic: bool,
    #[serde(default)]
    pub(crate) allow: Vec<String>,
    #[serde(default)]
    pub(crate) catalogue: Option<String>,
    #[serde(default)]
    pub(crate) undocumented: Vec<String>,
    #[serde(default)]
    pub(crate) to: Option<String>,
    #[serde(default)]
    pub(crate) curl: bool,
    #[serde(default)]
    pub(crate) definition: Option<String>,
    #[serde(default, borrow)]
    pub(crate) values: Option<&'r RawValue>,
    #[serde(default)]
    pub(crate) example: bool,
    #[serde(default)]
    pub(crate) form: FormName,
    #[serde(default)]
    pub(crate) longest: bool,
    #[serde(default)]
    pub(crate) format: Option<String>,
    #[serde(default)]
    pub(crate) verbose: bool,
    #[serde(default)]
    pub(crate) color: bool,
    #[serde(default)]
    pub(crate) width: Option<usize>,
    #[serde(default)]
    pub(crate) code: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Method {
    Check,
    Compile,
    Gate,
    Fill,
    Preview,
    Explain,
    Part,
    Frame,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ShapeName {
    Definition,
    Payload,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Lang {
    #[default]
    En,
    Zh,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FormName {
    #[default]
    Html,
    Svg,
    Text,
    Markdown,
}

impl From<ShapeName> for Shape {
    fn from(name: ShapeName) -> Self {
        match name {
            ShapeName::Definition => Self::Definition,
            ShapeName::Payload => Self::Payload,
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
        }
    }
}

impl From<FormName> for Form {
    fn from(name: FormName) -> Self {
        match name {
            FormName::Html => Self::Html,
            FormName::Svg => Self::Svg,
            FormName::Text => Self::Text,
            FormName::Markdown => Self::Markdown,
        }
    }
}
