//! One message out of one text.

use super::{Compiler, Faults};
use crate::check::Checked;
use crate::decode::Shape;
use crate::judge::Compiled;
use crate::message::Message;
use crate::text::Source;
use crate::text::phrase::say;
use crate::tree::Syntax;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

/// The name that findings show for a text without a file.
const NAME: &str = "message";

impl Compiler<'_> {
    /// Reads a text that holds one message.
    ///
    /// ```
    /// use waml::{Compiler, Shape, Source, Syntax};
    ///
    /// let source = Source::new("hello.waml.yaml", "text: Hello!\n");
    /// let message = Compiler::new().pedantic(true).read(source, Shape::Definition, Syntax::Yaml)?;
    /// assert!(message.warnings().is_empty());
    /// # Ok::<(), waml::Faults>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the text; also that it holds several messages.
    pub fn read(&self, source: Source, shape: Shape, syntax: Syntax) -> Result<Checked<Message>, Faults> {
        let compiled = self.compile(&source, shape, syntax);
        one(source, compiled)
    }
}

/// The one message of a text.
fn one(source: Source, compiled: Compiled) -> Result<Checked<Message>, Faults> {
    let Compiled { mut documents, findings, omitted, .. } = compiled;
    let count = documents.len();
    let document = documents.pop();
    let has_parameters = document.as_ref().is_some_and(|document| document.definition.is_some());
    let message = document.and_then(|document| document.message);
    if let Some(message) = message.filter(|_| count == 1) {
        return Ok(message);
    }
    let faults = Faults::new(Arc::new(source), findings, omitted, true);
    Err(match count {
        1 if has_parameters => faults.beside(say!(
            "the definition has parameters, and is no message without their values",
            "该定义含有参数，填入参数值后才是消息"
        )),
        0 | 1 => faults,
        _ => faults.of_several(count),
    })
}

/// Reads a definition in YAML or JSON.
pub(super) fn definition(text: &str) -> Result<Checked<Message>, Faults> {
    Compiler::new().read(Source::new(NAME, text), Shape::Definition, Syntax::of(text))
}

/// Reads a payload in YAML or JSON, with or without a recipient.
pub(super) fn payload(text: &str) -> Result<PayloadMessage, Faults> {
    let source = Source::new(NAME, text);
    let compiled = Compiler::new().compile_unaddressed(&source, Syntax::of(text));
    one(source, compiled).map(PayloadMessage)
}

/// Reads a definition, in YAML or JSON, and checks it.
///
/// ```
/// use waml::{Checked, Message};
///
/// let message: Checked<Message> = "to: '85290000001'\ntext: Hello!".parse()?;
/// assert!(message.payload().is_some());
/// # Ok::<(), waml::Faults>(())
/// ```
impl FromStr for Checked<Message> {
    type Err = Faults;

    fn from_str(text: &str) -> Result<Self, Faults> {
        definition(text)
    }
}

/// Reads a definition, in YAML or JSON, to go on with. It is read as right or not at all: what breaks a limit is
/// refused here, where the findings have their places in the text.
///
/// ```
/// use waml::Message;
///
/// let mut message: Message = "button: {body: Nine o'clock?, replies: [{id: yes, title: Fine}]}".parse()?;
/// message.to = Some("85290000001".into());
/// assert!(message.check()?.payload().is_some());
///
/// let faults = "text: ''".parse::<Message>().unwrap_err();
/// assert_eq!(faults.findings()[0].code, "length/text-body");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl FromStr for Message {
    type Err = Faults;

    fn from_str(text: &str) -> Result<Self, Faults> {
        definition(text).map(Checked::into_inner)
    }
}

/// A message in the API's own shape, which need not say who it goes to: what one program hands another to send to
/// many.
///
/// It reads itself from text, or out of a value of yours with serde. Payloads that have a recipient are faster through
/// the [`gate`](crate::gate).
///
/// ```
/// use waml::PayloadMessage;
///
/// let offer: PayloadMessage = r#"{"type": "text", "text": "The ferns are in."}"#.parse()?;
/// let message = offer.into_checked();
/// for number in ["85290000001", "85290000002"] {
///     let addressed = message.clone().addressed(number)?;
///     assert!(addressed.payload().is_some());
/// }
///
/// #[derive(serde::Deserialize)]
/// struct Job {
///     id: u32,
///     payload: PayloadMessage,
/// }
/// let job: Job = serde_json::from_str(r#"{"id": 7, "payload": {"type": "text", "text": "Hello!"}}"#)?;
/// assert_eq!((job.id, job.payload.content.kind()), (7, "text"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PayloadMessage(Checked<Message>);

impl PayloadMessage {
    /// The message, which passed every check.
    pub fn into_checked(self) -> Checked<Message> {
        self.0
    }
}

impl Deref for PayloadMessage {
    type Target = Checked<Message>;

    fn deref(&self) -> &Checked<Message> {
        &self.0
    }
}

impl From<PayloadMessage> for Message {
    fn from(message: PayloadMessage) -> Self {
        message.0.into_inner()
    }
}

impl FromStr for PayloadMessage {
    type Err = Faults;

    fn from_str(text: &str) -> Result<Self, Faults> {
        payload(text)
    }
}
