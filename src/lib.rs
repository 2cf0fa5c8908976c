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
//! [`compile()`] goes all of it. [`Source`] and the tree are about text, [`message`] about messages,
//! [`limits`] and [`rules`] about what they must keep, [`Diagnostic`] is what is said about them, and
//! [`render`] shows that to people and programs.
#![deny(missing_docs)]

mod allow;
mod bounded;
mod braces;
mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod compile;
mod decode;
mod diagnostic;
mod fix;
pub mod import;
pub mod limits;
pub mod message;
mod near;
pub mod render;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod source;
#[doc(hidden)]
pub mod stages;
mod tree;
mod wire;

pub use bounded::{Items, Text};
pub use check::{Checked, Options, Report, Sink};
pub use compile::{Compiled, Document, compile, compile_bytes};
pub use decode::Shape;
pub use diagnostic::{Diagnostic, Edit, Family, Fix, Label, Path, Place, Severity, Step};
pub use fix::{Fixed, Fixes, fix};
pub use message::{Content, Message, Recipient};
pub use source::{Position, Source, Span};
pub use tree::{Syntax, budget};
pub use wire::Payload;
