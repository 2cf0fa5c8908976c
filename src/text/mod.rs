//! What a text is: its name, its lines, the characters that must not reach a terminal as they are.
//!
//! Nothing in here knows what a message is.

pub mod budget;
pub(crate) mod bytes;
pub(crate) mod encoding;
#[cfg(feature = "miette")]
mod miette;
pub(crate) mod phrase;
pub(crate) mod placeholder;
pub(crate) mod quoted;
pub(crate) mod sentence;
mod source;
pub mod suggest;
mod translated;
mod visible;
pub(crate) mod wording;

#[doc(hidden)]
pub use phrase::put_together;
pub use phrase::{Language, Phrase, Words};
pub use source::{Position, Source, Span};
pub use visible::visible;
pub(crate) use visible::{excerpt, steers};
