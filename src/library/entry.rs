//! What a name stands for.

use crate::check::Checked;
use crate::message::Message;

/// What a name stands for in a [`Library`](crate::Library).
///
/// ```
/// use waml::Library;
///
/// let library = Library::read([("order.waml.yaml", "description: Sent at the counter.\ntext: Your fern is packed.")]);
/// let entry = library.get("order")?;
/// assert_eq!((entry.name(), entry.file()), ("order", "order.waml.yaml"));
/// assert_eq!(entry.description(), Some("Sent at the counter."));
/// assert_eq!(entry.message().content.kind(), "text");
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) file: String,
    pub(super) message: Checked<Message>,
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

    /// The message, ready to be sent to whom it names or to whom it is
    /// [addressed](crate::Checked::addressed).
    pub fn message(&self) -> &Checked<Message> {
        &self.message
    }
}
