//! From a message back to the definition that makes it.

mod yaml;

use crate::check::Checked;
use crate::message::Message;
use crate::source::Source;
use crate::tree::{Syntax, Tree};
use serde::Serialize;

#[derive(Serialize)]
struct Definition<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(flatten)]
    message: &'a Message,
}

/// The definition of a message, as YAML. Compiled, it gives the same payload.
///
/// ```
/// use waml::{Content, Message};
///
/// let message = Message { to: None, content: Content::Text("Your parcel is here.\n".into()) };
/// let definition = waml::import::definition(&message.check()?, Some("parcel"));
/// assert_eq!(definition, "name: parcel\ntext: \"Your parcel is here.\\n\"\n");
/// # Ok::<(), waml::Report>(())
/// ```
pub fn definition(message: &Checked<Message>, name: Option<&str>) -> String {
    // A definition is JSON with other punctuation: its tree is what there is to write. Writing
    // texts into memory cannot fail, and what was written can be read.
    let json = serde_json::to_string(&Definition { name, message }).unwrap_or_default();
    let source = Source::new("definition", json);
    let tree = Tree::parse(&source, Syntax::Json, &mut Vec::new());
    tree.documents().iter().map(|root| yaml::document(&tree, *root)).collect()
}
