//! The check: what makes of a message one that may be sent.
//!
//! One walk over the message asks every rule at the value it is about. The same walk serves values
//! read from files and values built in Rust.

mod checked;
mod garde;
mod media;
#[cfg(feature = "miette")]
mod miette;
mod recipient;
mod template;
mod walk;

pub use checked::{Checked, Report};
pub use recipient::RecipientError;

use crate::diagnostic::{Diagnostic, Severity, any_error};
use crate::media::Inspect;
use crate::message::Message;
use crate::rules;
use crate::rules::wanted::{Options, Wanted};
use crate::templates::Catalogue;
use std::borrow::Borrow;
use std::sync::OnceLock;
use walk::{Found, is_right, walk, walk_all};

impl Message {
    /// Checks every limit and relation, and gives the message back as one that may be sent.
    /// [`Compiler::check`](crate::Compiler::check) does so where more is asked for or known.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check(self) -> Result<Checked<Self>, Report> {
        check(self, Options::default(), &[], Known::default())
    }

    /// Checks a message where it is: whoever is refused still has it.
    ///
    /// ```
    /// use waml::Message;
    ///
    /// let mut message = Message::to("+85290000001", "Hello!");
    /// let report = message.check_ref().unwrap_err();
    /// assert_eq!(report.findings[0].code, "recipient/not-digits");
    /// message.to = Some("85290000001".into());
    /// assert!(message.check_ref().is_ok());
    /// ```
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check_ref(&self) -> Result<Checked<&Self>, Report> {
        check(self, Options::default(), &[], Known::default())
    }
}

/// Checks a message by itself, and by what is known beside it. What the `allowed` rules warn of is not told.
pub(crate) fn check<T: Borrow<Message>>(
    message: T,
    options: Options,
    allowed: &[&str],
    known: Known<'_>,
) -> Result<Checked<T>, Report> {
    let allowed: Vec<_> = allowed.iter().filter_map(|code| rules::find(code)).map(|rule| rule.code).collect();
    if known.is_nothing() && is_right(message.borrow(), options) {
        return Ok(Checked { value: message, options, allowed, warnings: OnceLock::new() });
    }
    // Warnings are told along with errors.
    let Found { mut findings, omitted } = if known.is_nothing() {
        walk(message.borrow(), Wanted::all(options))
    } else {
        Found::capped(walk_with(message.borrow(), options, known))
    };
    findings.retain(|finding| finding.severity == Severity::Error || !allowed.contains(&finding.code));
    if any_error(&findings) {
        return Err(Report { findings, omitted });
    }
    Ok(Checked { value: message, options, allowed, warnings: findings.into() })
}

/// A message that was judged, where no finding is an error.
pub(crate) fn seal(message: Message, options: Options, findings: &[Diagnostic]) -> Option<Checked<Message>> {
    let warnings = findings.to_vec().into();
    (!any_error(findings)).then(|| Checked { value: message, options, allowed: Vec::new(), warnings })
}

/// What is known beside messages.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known<'k> {
    pub(crate) media: Option<&'k dyn Inspect>,
    pub(crate) templates: Option<&'k Catalogue>,
}

impl Known<'_> {
    /// Whether a message is judged by itself.
    pub(crate) fn is_nothing(&self) -> bool {
        self.media.is_none() && self.templates.is_none()
    }
}

/// All findings about a message, those by what is known beside it included.
pub(crate) fn walk_with(message: &Message, options: Options, known: Known<'_>) -> Vec<Diagnostic> {
    let mut findings = walk_all(message, Wanted::all(options));
    if let Some(media) = known.media {
        media::judge(message, media, options, &mut findings);
    }
    if let Some(templates) = known.templates {
        template::judge(message, templates, options, &mut findings);
    }
    findings
}
