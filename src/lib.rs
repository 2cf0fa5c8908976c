//! WhatsApp messages, checked against every documented limit before they are sent. Where one would be refused, waml says
//! what is wrong, at which character, and what to write instead.
//!
//! ```
//! use waml::message::{Button, Message};
//!
//! let question = Button::new("Your fern is packed. What shall we do with it?")
//!     .reply("deliver", "Deliver it")
//!     .reply("keep", "Keep it for me");
//! let checked = Message::to("85290000001", question).check()?; // or all faults at once, each with its path
//! let payload = checked.payload().expect("it has a recipient");
//! assert!(payload.to_json().starts_with(r#"{"to":"85290000001","type":"interactive""#));
//! # Ok::<(), waml::Report>(())
//! ```
//!
//! Messages also live in files, as definitions in YAML:
//!
//! ```
//! let library = waml::Library::read([("ready.waml.yaml", "text: Your fern is packed.")]);
//! library.report().into_result()?;
//! let message = library.message("ready")?.clone().addressed("85290000001")?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The API is INCS's `POST /external/messages/whatsapp`, a near mirror of Meta's WhatsApp Cloud API. The library is pure:
//! no files, network, threads, clock or terminal. The program that checks files and folders is a package of its own,
//! `waml-cli`.
//!
//! # Pages
//!
//! - [The cookbook](guide::cookbook): send, try again, webhooks, a gate, a broadcast, lists of a database, tests
//! - [The library](guide::library): what is promised, and why it is so
//! - [What the types refuse](guide::types): faults that do not compile
//! - [`rules`]: every rule, and [`limits`]: every documented number
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
//! | texts of any length, rows of any number | [`Text::clip`], [`List::pages`](message::List::pages) | what the limits take |
//! | a number that somebody typed | [`Recipient::parse`] | a recipient, or what to write instead |
//! | definitions in files | [`Library`] | messages by name, all that is wrong, changes while you run |
//! | one definition or payload | `FromStr` and `Deserialize` of [`Message`], [`PayloadMessage`] | a message |
//! | files behind the links | [`media`], [`Compiler::media`] | their size, type and codecs judged as well |
//! | JSON from other code | [`gate`] | the body to send, or all faults by pointer, line and column |
//! | a message that passed | [`Checked::payload`](struct.Checked.html#method.payload), or `request` | the body, or the whole request for any client |
//! | the answer | [`answer`] | taken or refused, the rules that prevent it, whether to try again |
//! | a call of the webhook | [`webhook`] | what the user tapped and which message offered it; what became of yours |
//! | a program in another language | [`serve`] | a request on a line answered on a line |
//!
//! # Features
//!
//! None is on unless it is asked for.
//!
//! | feature | holds |
//! |---|---|
//! | `media` | facts about media files, found in their bytes: `media::read` |
//! | `schema` | JSON Schemas of definitions, payloads and reports: `schema`; what may be written at a place: `ide` |
//! | `http` | `http::Request` for a checked message, and no client: `request` |
//! | `human` | findings with the lines they speak about, underlined: `render::human` |
//! | `junit` | findings as `JUnit` XML: `render::junit` |
//! | `preview` | messages as a phone shows them, in a page, as text, a picture or Markdown: `preview` |
#![deny(missing_docs)]
#![forbid(unsafe_code)]
// No files, network, threads, environment, clock or terminal; `clippy.toml` has the list. The tests in here may.
#![cfg_attr(not(test), deny(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types))]
#![cfg_attr(docsrs, feature(doc_cfg))]

// Tables of the tests below `tests/` are used by tests in here as well.
#[cfg(test)]
extern crate self as waml;

/// What the README shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

/// Pages about the library. They hold no items.
#[cfg(any(doc, doctest))]
pub mod guide {
    #[doc = "[library]: library\n"]
    #[doc = include_str!("../docs/cookbook.md")]
    pub mod cookbook {}

    #[doc = "[types]: types\n[media]: crate::media\n"]
    #[doc = include_str!("../docs/library.md")]
    pub mod library {}

    #[doc = include_str!("../docs/types.md")]
    pub mod types {}
}

/// What a program does with previews.
#[cfg(all(doctest, feature = "preview"))]
#[doc = include_str!("../docs/preview.md")]
mod preview_page {}

/// What the page about templates shows.
#[cfg(doctest)]
#[doc = include_str!("../docs/templates.md")]
mod approved {}

mod catalogue;
mod check;
mod compile;
mod decode;
pub mod diagnostic;
mod edit;
mod exchange;
mod fix;
pub mod gate;
pub mod ide;
pub mod import;
mod judge;
pub mod library;
pub mod limits;
pub mod media;
pub mod message;
pub mod params;
#[cfg(feature = "preview")]
pub mod preview;
pub mod render;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod serve;
mod slips;
pub mod templates;
pub mod text;
mod tree;
mod wire;

pub use catalogue::CatalogueFile;
pub use check::{Checked, RecipientError, Report};
pub use compile::{Compiler, Faults, PayloadMessage, compile, fix};
pub use decode::Shape;
pub use diagnostic::{
    Diagnostic, Edit, Elsewhere, Family, Fix, Label, Measured, Part, Path, Phase, Place, Rule, Severity, Step,
};
#[cfg(feature = "http")]
pub use exchange::request;
pub use exchange::{answer, endpoint, webhook};
pub use fix::{Fixed, Fixes};
pub use judge::{Compiled, CompiledDocument};
pub use library::Library;
pub use message::{Content, Items, Message, Number, Recipient, Text};
pub use params::{Definition, Open};
pub use rules::wanted::Options;
pub use text::{Language, Position, Source, Span, budget};
pub use tree::Syntax;
pub use wire::Payload;
