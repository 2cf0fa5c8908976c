//! waml
mod bounded;
mod check;
mod diagnostic;
pub mod limits;
pub mod message;
pub mod rules;
mod source;
mod tree;

pub use bounded::{Items, Text};
pub use check::{Checked, Options, Report, Sink};
pub use diagnostic::{Diagnostic, Edit, Family, Fix, Label, Path, Place, Severity, Step};
pub use message::{Content, Message, Recipient};
pub use source::{Position, Source, Span};
