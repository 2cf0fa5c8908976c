//! A definition that was proved.

use super::declared::Params;
use super::written::Written;
use crate::message::Message;
use crate::rules::wanted::Options;

/// A message with holes: all messages that it can become are right,.
///
/// ```
/// use waml::Library;
/// use waml::params::Values;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// let message = definition.fill(&Values::new().set("name", "Lin").set("to", "85290000001"))?;
/// assert_eq!(message.payload().unwrap().to_json(), r#"{"to":"85290000001","type":"text","text":"Hello Lin!"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Definition {
    /// Filled with examples, each repeated element once.
    pub(crate) message: Message,
    pub(crate) written: Written,
    pub(crate) options: Options,
}

impl Definition {
    /// A definition that nothing is wrong with.
    pub(crate) fn new(message: Message, written: Written, options: Options) -> Self {
        Self { message, written, options }
    }

    /// What fills it, in the order in which it is declared.
    pub fn params(&self) -> &Params {
        &self.written.params
    }
}
