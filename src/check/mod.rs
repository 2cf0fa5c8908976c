//! The check: what makes of a message one that may be sent.
//!
//! One walk over the message asks every rule at the value it is about. The same walk serves values
//! read from files and values built in Rust.

mod checked;
mod garde;
mod media;
mod recipient;
mod walk;

pub use checked::{Checked, Report};
pub use recipient::RecipientError;

use crate::diagnostic::{Diagnostic, any_error};
use crate::media::Inspect;
use crate::message::Message;
use crate::rules::wanted::{Options, Wanted};
use std::sync::OnceLock;
use walk::walk;

impl Message {
    /// Checks every limit and relation, and gives the message back as one that may be sent.
    /// [`Compiler::check`](crate::Compiler::check) does so where more is asked for or known.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check(self) -> Result<Checked<Self>, Report> {
        check(self, Options::default())
    }
}

/// Checks a message by itself.
pub(crate) fn check(message: Message, options: Options) -> Result<Checked<Message>, Report> {
    match walk(&message, Wanted::errors(options))[..] {
        [] => Ok(Checked { value: message, options, warnings: OnceLock::new() }),
        // Warnings are told along with errors.
        _ => Err(Report { findings: walk(&message, Wanted::all(options)) }),
    }
}

/// Refuses where any finding is an error.
pub(crate) fn seal(message: Message, options: Options, findings: Vec<Diagnostic>) -> Result<Checked<Message>, Report> {
    if any_error(&findings) {
        return Err(Report { findings });
    }
    Ok(Checked { value: message, options, warnings: findings.into() })
}

/// All findings about a message, those about its media included.
pub(crate) fn walk_with(message: &Message, options: Options, media: Option<&dyn Inspect>) -> Vec<Diagnostic> {
    let mut findings = walk(message, Wanted::all(options));
    if let Some(media) = media {
        media::judge(message, media, options, &mut findings);
    }
    findings
}
