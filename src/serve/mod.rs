//! For other languages: a text in, what `waml check --format json` says of it out.
//!
//! Each method is a function here: [`check`], [`compile`], [`gate`], [`fill`], [`explain`] and, with the feature
//! `preview`, `preview`. Bindings call them; a program of any other language writes a [`Server`] a request on a line, and
//! reads an answer on a line. `docs/serve.md` has the protocol.
//!
//! ```
//! use waml::serve::{Settings, check};
//!
//! let verdict = check("txt: Hello!".as_bytes(), &Settings::default());
//! assert!(!verdict.right);
//! assert!(verdict.report.starts_with(r#"{"version":1,"files":["#));
//! ```

mod answer;
mod fault;
mod fields;
mod method;
mod methods;
#[cfg(feature = "preview")]
mod preview;
mod verdict;

pub use answer::Server;
pub use fault::{Fault, FaultCode, Refusal};
pub use methods::{Made, allow, catalogue, check, compile, definition, explain, fill, fill_plan};
pub use methods::{fill_values, gate, passes, undocumented};
#[cfg(feature = "preview")]
pub use preview::{Form, preview};
pub use verdict::{Settings, Verdict};

/// The version of the protocol, as the method `version` says it. Additions are made within one version.
pub const PROTOCOL: u32 = 1;

/// Bytes of the longest line that is read. The longest text fits in it with every character escaped.
pub const LONGEST: usize = 64 << 20;
