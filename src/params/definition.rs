//! A definition that was proved.

use super::declaration::PHONE;
use super::declared::{Params, RECIPIENT};
use super::written::Written;
use crate::check::{Checked, Report};
use crate::diagnostic::{Diagnostic, Path, Step};
use crate::message::{Message, Recipient};
use crate::rules::data;
use crate::rules::wanted::Options;

/// A message with holes: all messages that it can become are right, but for what stays [open](Self::open).
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
    open: Vec<Open>,
}

/// What the proof of a definition left open, so that each filled message is asked.
///
/// ```
/// use waml::Library;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let library = Library::read([("hello.waml.yaml", text)]);
/// let definition = library.get("hello")?.definition().expect("it has parameters");
/// assert!(definition.open().is_empty());
/// # Ok::<(), waml::library::Missing>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Open {
    /// The rule that some values break.
    pub code: &'static str,
    /// The parameters that decide it, a list's fields as in `plants.id`.
    pub names: Vec<String>,
    /// The text that they make, where the message is filled with examples and each repeated element stands once.
    pub path: Path,
}

impl Definition {
    /// A definition that nothing is wrong with.
    pub(crate) fn new(message: Message, written: Written, open: Vec<Open>, options: Options) -> Self {
        Self { message, written, options, open }
    }

    /// What fills it, in the order in which it is declared.
    pub fn params(&self) -> &Params {
        &self.written.params
    }

    /// What no proof could rule out: the rules that [`fill`](Self::fill) may still find broken, each with the parameters
    /// that decide it.
    pub fn open(&self) -> &[Open] {
        &self.open
    }
}

impl Definition {
    /// The same message to somebody, whoever receives it now.
    ///
    /// ```
    /// use waml::Definition;
    /// use waml::params::Values;
    ///
    /// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
    /// let definition = Definition::parse(text).map_err(|faults| faults.to_string())?.addressed("85290000001")?;
    /// let message = definition.fill(&Values::new().set("name", "Lin"))?;
    /// assert_eq!(message.payload().unwrap().to_json(), r#"{"to":"85290000001","type":"text","text":"Hello Lin!"}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the number, as of a value for `to`.
    pub fn addressed(mut self, to: &str) -> Result<Self, Report> {
        if let Some(fault) = PHONE.fault(to) {
            let finding = Diagnostic::at_value(&data::value::RULE, RECIPIENT.to_owned(), fault.message);
            return Err(Report { findings: vec![finding], omitted: 0 });
        }
        self.message.to = Some(Recipient::new(to));
        self.written.remove_text(&[Step::Field(RECIPIENT)]);
        Ok(self)
    }

    /// Whether another one becomes the same messages with the same values.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.message == other.message && self.written.says_the_same(&other.written)
    }
}

/// The definition of a finished message, which nothing but a recipient fills.
impl From<Checked<Message>> for Definition {
    fn from(message: Checked<Message>) -> Self {
        let options = message.options();
        Self::new(message.into_inner(), Written::default(), Vec::new(), options)
    }
}
