//! What a name stands for.

use crate::check::Checked;
use crate::message::Message;
use crate::params::Definition;

/// What a name stands for in a [`Library`](crate::Library).
///
/// ```
/// use waml::Library;
///
/// let library = Library::read([("order.waml.yaml", "description: Sent at the counter.\ntext: Your fern is packed.")]);
/// let entry = library.get("order")?;
/// assert_eq!((entry.name(), entry.file()), ("order", "order.waml.yaml"));
/// assert_eq!(entry.description(), Some("Sent at the counter."));
/// assert!(entry.message().is_some_and(|message| message.content.kind() == "text"));
/// # Ok::<(), waml::library::Missing>(())
/// ```
///
/// A definition with parameters becomes a message by their values:
///
/// ```
/// use waml::Library;
/// use waml::params::Values;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// let checked = definition.fill(&Values::new().set("name", "Lin"))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) file: String,
    pub(super) says: Says,
}

/// What a definition says.
#[derive(Clone, Debug)]
pub(super) enum Says {
    Message(Checked<Message>),
    Definition(Definition),
}

impl Entry {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the definition says about itself, for people.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The name of the file that it stands in.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The message, ready to be sent to whom it names or to whom it is [addressed](crate::Checked::addressed); `None` where
    /// it has parameters.
    pub fn message(&self) -> Option<&Checked<Message>> {
        match &self.says {
            Says::Message(message) => Some(message),
            Says::Definition(_) => None,
        }
    }

    /// The message with its parameters; `None` where it has none.
    pub fn definition(&self) -> Option<&Definition> {
        match &self.says {
            Says::Message(_) => None,
            Says::Definition(definition) => Some(definition),
        }
    }
}
