//! waml
mod bounded;
mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod compile;
mod decode;
mod diagnostic;
#[cfg(feature = "cli")]
pub mod import;
pub mod limits;
pub mod message;
pub mod render;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod source;
mod tree;
mod wire;

pub use bounded::{Items, Text};
pub use check::{Checked, Options, Report, Sink};
pub use compile::{Compiled, Document, compile, compile_bytes};
pub use decode::Shape;
pub use diagnostic::{Diagnostic, Edit, Family, Fix, Label, Path, Place, Severity, Step};
pub use message::{Content, Message, Recipient};
pub use source::{Position, Source, Span};
pub use tree::{Syntax, budget};
pub use wire::Payload;
