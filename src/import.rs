//! From a message back to the definition that makes it.

use crate::check::Checked;
use crate::message::Message;
use serde::Serialize;

#[derive(Serialize)]
struct Definition<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(flatten)]
    message: &'a Message,
}

/// The definition of a message, as YAML. Compiled, it gives the same payload.
pub fn definition(message: &Checked<Message>, name: Option<&str>) -> String {
    // Writing texts into memory cannot fail.
    yaml_serde::to_string(&Definition { name, message }).unwrap_or_default()
}
