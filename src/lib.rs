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
//! A [`Compiler`] goes all of it, by what is known beside the text; [`compile()`] is its short form. [`Source`] and
//! the tree are about text, [`message`] about messages, [`limits`] and [`rules`] about what they must keep,
//! [`Diagnostic`] is what is said about them, and [`render`] shows that to people and programs. What stands where, room
//! by room, says `docs/architecture.md`.
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
// No files, network, threads, environment, clock or terminal; `clippy.toml` has the list. The tests in here may.
#![cfg_attr(not(test), deny(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types))]
#![cfg_attr(docsrs, feature(doc_cfg))]

// Tables of the tests below `tests/` are used by tests in here as well.
#[cfg(test)]
extern crate self as waml;

/// What must not compile, beside what does.
#[cfg(doctest)]
#[doc = include_str!("../docs/types.md")]
mod types {}

mod check;
mod compile;
mod decode;
pub mod diagnostic;
mod edit;
mod exchange;
mod fix;
pub mod gate;
pub mod import;
mod judge;
pub mod library;
pub mod limits;
pub mod media;
pub mod message;
pub mod params;
pub mod render;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod slips;
pub mod text;
mod tree;
mod wire;

pub use check::{Checked, RecipientError, Report};
pub use compile::{Compiler, Faults, PayloadMessage, compile, fix, stages};
pub use decode::Shape;
pub use diagnostic::{Diagnostic, Edit, Family, Fix, Label, Measured, Part, Path, Phase, Place, Rule, Severity, Step};
#[cfg(feature = "http")]
pub use exchange::request;
pub use exchange::{answer, endpoint, webhook};
pub use fix::{Fixed, Fixes};
pub use judge::{Compiled, Document};
pub use library::Library;
pub use message::{Content, Items, Message, Number, Recipient, Text};
pub use params::Definition;
pub use rules::wanted::Options;
pub use text::{Language, Position, Source, Span};
pub use tree::{Syntax, budget};
pub use wire::Payload;
