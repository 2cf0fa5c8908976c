//! The check: what makes of a message one that may be sent.
//!
//! One walk over the message asks every rule at the value it is about. The same walk serves values
//! read from files and values built in Rust.

mod checked;
mod garde;
mod walk;

pub use checked::{Checked, Report};

use crate::diagnostic::{Diagnostic, Rule, Severity, any_error};
use crate::media::{self, Inspect};
use crate::message::Message;
use std::sync::OnceLock;
use walk::walk;

/// What a check looks for beyond errors and warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether to give the hints that hold for much that works.
    pub pedantic: bool,
}

impl Message {
    /// Checks every limit and relation, and gives the message back as one that may be sent.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check(self) -> Result<Checked<Self>, Report> {
        self.check_with(Options::default())
    }

    /// Like [`check`](Self::check), with a say in what to look for.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check_with(self, options: Options) -> Result<Checked<Self>, Report> {
        match walk(&self, &Sink::of_errors(options))[..] {
            [] => Ok(Checked { value: self, options, warnings: OnceLock::new() }),
            // Warnings are told along with errors.
            _ => Err(Report { findings: walk(&self, &Sink::of(options)) }),
        }
    }

    /// Like [`check_with`](Self::check_with), and judges the files that the message links to by
    /// what is known of them.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check_media(self, options: Options, media: &dyn Inspect) -> Result<Checked<Self>, Report> {
        let findings = walk_with(&self, options, Some(media));
        seal(self, options, findings)
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
    let mut findings = walk(message, &Sink::of(options));
    if let Some(media) = media {
        media::judge(message, media, options, &mut findings);
    }
    findings
}

/// What a check is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sink {
    options: Options,
    errors_only: bool,
}

impl Sink {
    /// For checks that only decide whether anything is wrong.
    pub(crate) fn of_errors(options: Options) -> Self {
        Self { options, errors_only: true }
    }

    /// For checks outside of the walk.
    pub(crate) fn of(options: Options) -> Self {
        Self { options, errors_only: false }
    }

    /// Whether warnings are of no interest.
    pub(crate) fn errors_only(&self) -> bool {
        self.errors_only
    }

    /// Whether a rule was asked for.
    pub(crate) fn wants(&self, rule: &Rule) -> bool {
        (self.options.pedantic || !rule.pedantic) && (!self.errors_only || rule.severity == Severity::Error)
    }
}
