//! Stub of the writer of definitions.

use crate::check::Checked;
use crate::message::Message;

/// The definition of a message, as YAML.
pub(crate) fn definition(_message: &Checked<Message>, name: Option<&str>) -> String {
    format!("name: {}\n", name.unwrap_or(""))
}
