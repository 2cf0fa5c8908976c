#![doc = include_str!("../README.md")]
//!
//! # The way through
//!
//! ```text
//! text ──► Source ──► Tree ──► Message ──► Checked<Message> ──► API JSON
//!          name,       spans of   typed;       the only thing       Payload
//!          line index  keys and   decoding     that becomes JSON
//!                      values     never stops
//! ```
//!
//! A [`Compiler`] goes all of it, by what is known beside the text; [`compile()`] is its short form. [`Source`] and the tree are about text, [`message`] about messages,
//! [`limits`] and [`rules`] about what they must keep, [`Diagnostic`] is what is said about them, and
//! [`render`] shows that to people and programs.
//!
//! # For senders
//!
//! | you have | use | you get |
//! |---|---|---|
//! | values of your program | the builders in [`message`], [`Message::check`] | a [`Checked`] message, or all faults by path |
//! | files behind the links | [`media`], [`Compiler::media`] | their size, type and codecs judged as well |
//! | JSON from other code | [`gate`] | the body to send, or all faults by pointer, line and column |
//! | a message that passed | [`Checked::payload`](struct.Checked.html#method.payload), or `request` | the body, or the whole request for any client |
//! | the answer | [`answer`] | taken or refused, the rules that prevent it, whether to try again |
//! | a call of the webhook | [`webhook`] | what the user tapped and which message offered it; what became of yours |
#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// Tables of the tests below `tests/` are used by tests in here as well.
#[cfg(test)]
extern crate self as waml;

/// What must not compile, beside what does.
#[cfg(doctest)]
#[doc = include_str!("../docs/types.md")]
mod types {}

mod allow;
pub mod answer;
mod bounded;
mod braces;
mod bytes;
mod check;
mod compile;
mod decode;
pub mod diagnostic;
mod edit;
mod encoding;
pub mod endpoint;
mod fix;
pub mod gate;
pub mod import;
pub mod limits;
mod mask;
pub mod media;
pub mod message;
mod names;
pub mod near;
mod quoted;
pub mod render;
#[cfg(feature = "http")]
pub mod request;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod slips;
mod source;
pub mod text {
    //! Texts.
    pub use crate::near as suggest;
    pub use crate::source::visible;
}
#[doc(hidden)]
pub mod stages;
mod translated;
mod tree;
pub mod webhook;
mod wire;

pub use bounded::{Items, Number, Text};
pub use check::{Checked, Report};
pub use compile::{Compiled, Compiler, Document, compile};
pub use decode::Shape;
pub use diagnostic::{Diagnostic, Edit, Family, Fix, Label, Measured, Part, Path, Phase, Place, Rule, Severity, Step};
pub use fix::{Fixed, Fixes, fix};
pub use message::{Content, Message, Recipient};
pub use rules::wanted::Options;
pub use source::{Position, Source, Span};
pub use tree::{Syntax, budget};
pub use wire::Payload;
