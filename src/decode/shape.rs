//! The two shapes of input.

use std::path::Path;

/// The shape of an input.
///
/// ```
/// use std::path::Path;
/// use waml::Shape;
///
/// assert_eq!(Shape::of(Path::new("messages/order.waml.yaml")), Shape::Definition);
/// assert_eq!(Shape::of(Path::new("payloads/order.json")), Shape::Payload);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The language of this project: one key per kind.
    Definition,
    /// The API's own: `type`, and an object for it.
    Payload,
}

impl Shape {
    /// The shape of a file, told by its name and nothing else: `*.waml.yaml`, `*.waml.yml` and
    /// `*.waml.json` are definitions.
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        let ends = |ending: &str| {
            name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
        };
        if [".waml.yaml", ".waml.yml", ".waml.json"].into_iter().any(ends) { Self::Definition } else { Self::Payload }
    }
}
