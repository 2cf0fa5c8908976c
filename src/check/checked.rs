//! What a check yields: a message that may be sent, or all that is wrong with it.

use super::walk::walk;
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::message::Message;
use crate::rules::wanted::{Options, Wanted};
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// A value that passed every check. The only thing that becomes API JSON.
///
/// There is one way to get one: [`Message::check`].
///
/// ```
/// use waml::Message;
///
/// let checked = Message::to("85290000001", "Hello!").check()?;
/// assert_eq!(checked.payload().unwrap().to_json(), r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug)]
pub struct Checked<T> {
    pub(super) value: T,
    pub(super) options: Options,
    /// Looked for when they are asked for, unless something beside the value had a say.
    pub(super) warnings: OnceLock<Vec<Diagnostic>>,
}

impl<T> Checked<T> {
    /// The value, no longer known to be right.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl Checked<Message> {
    /// What there is to say all the same.
    ///
    /// The first call looks for it, and costs about as much as the check; who does not ask does
    /// not pay.
    pub fn warnings(&self) -> &[Diagnostic] {
        self.warnings.get_or_init(|| {
            let found = walk(&self.value, Wanted::all(self.options));
            debug_assert!(!any_error(&found), "the check passed over {found:?}");
            found
        })
    }
}

impl PartialEq for Checked<Message> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.warnings() == other.warnings()
    }
}

impl Eq for Checked<Message> {}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Everything that is wrong with a value, and what is likely to disappoint.
///
/// ```
/// use waml::message::{Button, Message};
///
/// let report = Message::to("+852", Button::new("Nine o'clock?").reply("yes", "")).check().unwrap_err();
/// let found: Vec<_> = report.findings.iter().map(|finding| finding.code).collect();
/// assert_eq!(found, ["recipient/not-digits", "length/button-reply-title"]);
/// assert!(report.to_string().contains("button.replies[0].title: error[length/button-reply-title]: reply title is empty"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The findings; at least one is an error.
    pub findings: Vec<Diagnostic>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, finding) in self.findings.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            match &finding.primary.place {
                Place::Message { path, .. } => write!(f, "{path}: ")?,
                Place::Value { path } => write!(f, "{path}: ")?,
                Place::Text { .. } => {}
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
