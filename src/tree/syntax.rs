//! YAML or JSON.

use std::path::Path;

/// How a text is written.
///
/// ```
/// use std::path::Path;
/// use waml::Syntax;
///
/// assert_eq!(Syntax::of_extension(Path::new("order.waml.yml")), Some(Syntax::Yaml));
/// assert_eq!(Syntax::of(r#"{"text": "Hello!"}"#), Syntax::Json);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// YAML 1.2, core schema; any number of documents.
    Yaml,
    /// JSON (RFC 8259); one document.
    Json,
}

impl Syntax {
    /// The syntax that a file's extension tells, if it does.
    pub fn of_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        match extension {
            _ if extension.eq_ignore_ascii_case("json") => Some(Self::Json),
            _ if extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml") => Some(Self::Yaml),
            _ => None,
        }
    }

    /// The syntax that a text's first characters tell.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let inside = text.strip_prefix('{').map(str::trim_start);
        if inside.is_some_and(|inside| inside.starts_with(['"', '}', '/', '<'])) { Self::Json } else { Self::Yaml }
    }
}
