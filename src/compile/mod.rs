//! The whole way, for one text: read, decoded, checked, and its fixes proved.

mod compiler;
mod definition;
mod deserialize;
mod faults;
#[cfg(feature = "preview")]
mod preview;
mod read;

pub use compiler::Compiler;
pub use faults::Faults;
pub(crate) use faults::one_expected;
pub use read::PayloadMessage;

use crate::decode::Shape;
use crate::fix::{Fixed, Fixes};
use crate::judge::Compiled;
use crate::rules::wanted::Options;
use crate::text::Source;
use crate::tree::Syntax;

/// Reads a text and checks every message in it: [`Compiler::compile`] for those who know nothing beside it.
///
/// ```
/// use waml::{compile, Options, Shape, Source, Syntax};
///
/// let source = Source::new("hello.waml.yaml", "to: \"85290000001\"\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let message = compiled.documents[0].message.as_ref().expect("no error");
/// let payload = message.payload().expect("it has a recipient");
/// assert_eq!(payload.to_json(), r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
/// ```
pub fn compile(source: &Source, shape: Shape, syntax: Syntax, options: Options) -> Compiled {
    Compiler::with(options).compile(source, shape, syntax)
}

/// Mends a text as far as it goes. `None` where nothing can be mended.
///
/// The text is read as [`compile`](crate::compile()) reads it. A fix is made only if the new text
/// was read again and shows that
/// - its finding is gone, and no other came but at the place that was mended or in relation to it;
/// - no comment is lost, except for a `#` that a fix which is not safe puts into the text it belongs to;
/// - every value elsewhere is the same, whatever aliases lead to it;
/// - where the fix is safe, a message that could be sent before is the same message.
///
/// What comes out has nothing left to mend, so that mending it again changes nothing. Only for
/// texts with very many mistakes of which each hides the next, the work is ended early.
///
/// ```
/// use waml::{Fixes, Options, Shape, Source, Syntax, fix};
///
/// let source = Source::new("hello.waml.yaml", "to: 85290000001 # the front desk\ntext: Hello!\n");
/// let fixed = fix(&source, Shape::Definition, Syntax::Yaml, Options::default(), Fixes::Safe);
/// let fixed = fixed.expect("a number can be quoted");
/// assert_eq!(fixed.text, "to: \"85290000001\" # the front desk\ntext: Hello!\n");
/// assert_eq!(fixed.count, 1);
/// ```
pub fn fix(source: &Source, shape: Shape, syntax: Syntax, options: Options, which: Fixes) -> Option<Fixed> {
    Compiler::with(options).fix(source, shape, Some(syntax), which)
}
