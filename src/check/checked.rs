//! What a check yields: a message that may be sent, or all that is wrong with it.

use super::walk::{Found, recipient, walk};
use crate::diagnostic::{Diagnostic, Path, Place, Step, any_error};
use crate::message::{Message, Recipient};
use crate::rules::wanted::{Options, Wanted};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::OnceLock;

/// A value that passed every check. The only thing that becomes API JSON.
///
/// [`Message::check`] takes a message and gives it back as one, [`Message::check_ref`] leaves it where it is; a
/// text becomes one by [`compile()`](crate::compile()). Two are equal where their messages are, whatever way they came.
///
/// ```
/// use std::collections::HashSet;
/// use waml::{Checked, Message};
///
/// let message = Message::to("85290000001", "Hello!");
/// let by_reference: Checked<&Message> = message.check_ref()?;
/// let payload = by_reference.payload().expect("it has a recipient");
/// assert_eq!(payload.to_json(), r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
/// let queued = HashSet::from([message.clone().check()?, message.check()?]);
/// assert_eq!(queued.len(), 1);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone)]
pub struct Checked<T> {
    pub(super) value: T,
    pub(super) options: Options,
    /// The rules whose warnings are not told.
    pub(super) allowed: Vec<&'static str>,
    /// Looked for when they are asked for, unless something beside the value had a say.
    pub(super) warnings: OnceLock<Vec<Diagnostic>>,
}

impl<T> Checked<T> {
    /// The value, no longer known to be right.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Checked<T> {
    /// What was looked for.
    pub(crate) fn options(&self) -> Options {
        self.options
    }
}

impl<T: Borrow<Message>> Checked<T> {
    /// What there is to say all the same: what [`Compiled::findings`](crate::Compiled::findings) tells of it, where a
    /// text was compiled, and no warning that a comment or [`Compiler::allow`](crate::Compiler::allow) allows.
    ///
    /// For a built message the first call looks for it, and costs about as much as the check; who does not ask does
    /// not pay. At most [`budget::FINDINGS`](crate::budget::FINDINGS) are told.
    ///
    /// ```
    /// use waml::{Compiler, Message, message::Content};
    ///
    /// let message = Message::to("85290000001", Content::image("http://cdn.example.com/map.png"));
    /// let codes: Vec<_> = message.check_ref()?.warnings().iter().map(|warning| warning.code).collect();
    /// assert_eq!(codes, ["hint/insecure-link"]);
    /// let allowing = Compiler::new().allow(&["hint/insecure-link"]);
    /// assert!(allowing.check(message)?.warnings().is_empty());
    /// # Ok::<(), waml::Report>(())
    /// ```
    pub fn warnings(&self) -> &[Diagnostic] {
        self.warnings.get_or_init(|| {
            let Found { mut findings, .. } = walk(self.value.borrow(), Wanted::all(self.options));
            debug_assert!(!any_error(&findings), "the check passed over {findings:?}");
            findings.retain(|warning| !self.allowed.contains(&warning.code));
            findings
        })
    }

    /// Whether a recipient is right, and what there is to say of it all the same.
    fn judged(&self, to: &Recipient) -> Result<Vec<Diagnostic>, Report> {
        let mut findings = recipient(to, Wanted::all(self.options));
        findings.retain(|finding| !self.allowed.contains(&finding.code));
        if any_error(&findings) { Err(Report { findings, omitted: 0 }) } else { Ok(findings) }
    }

    /// Whether the message may be sent to a recipient.
    pub(crate) fn admits(&self, to: &Recipient) -> Result<(), Report> {
        self.judged(to).map(|_| ())
    }
}

impl Checked<Message> {
    /// The same message to another recipient, with the warnings that it had. Only the recipient is checked.
    ///
    /// ```
    /// let message = waml::Message::new("Hello!").check()?;
    /// let message = message.addressed("85290000001")?;
    /// assert_eq!(message.to.as_ref().map(|to| to.as_str()), Some("85290000001"));
    /// assert_eq!(message.addressed("+852").unwrap_err().findings[0].code, "recipient/not-digits");
    /// # Ok::<(), waml::Report>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the recipient.
    pub fn addressed(mut self, to: impl Into<Recipient>) -> Result<Self, Report> {
        let to = to.into();
        let found = self.judged(&to)?;
        self.value.to = Some(to);
        if let Some(warnings) = self.warnings.get_mut() {
            warnings.retain(|warning| !is_of_recipient(warning.path()));
            warnings.splice(..0, found);
        }
        Ok(self)
    }

    /// Warns of what is told of the text that the message was read from, and of nothing else.
    pub(crate) fn settle_warnings(&mut self, told: &[Diagnostic]) {
        let Some(warnings) = self.warnings.get_mut() else { return };
        let same = |a: &Diagnostic, b: &Diagnostic| a.code == b.code && a.primary.place == b.primary.place;
        let mut settled: Vec<Diagnostic> = Vec::new();
        for warning in &*warnings {
            let found = told.iter().find(|told| same(told, warning));
            settled.extend(found.filter(|found| !settled.iter().any(|told| same(told, found))).cloned());
        }
        *warnings = settled;
    }
}

fn is_of_recipient(path: Option<&Path>) -> bool {
    path.is_some_and(|path| path.0.first() == Some(&Step::Field("to")))
}

impl<T: fmt::Debug> fmt::Debug for Checked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Checked").field(&self.value).finish()
    }
}

impl<T: PartialEq> PartialEq for Checked<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Checked<T> {}

impl<T: Hash> Hash for Checked<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

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
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The findings; at least one is an error, and at most [`budget::FINDINGS`](crate::budget::FINDINGS) are told.
    pub findings: Vec<Diagnostic>,
    /// How many findings there were beyond those told.
    pub omitted: usize,
}

/// Where a finding is, in the message or in the values that fill a definition.
fn place(finding: &Diagnostic) -> Option<String> {
    match &finding.primary.place {
        Place::Value { path } => Some(path.clone()),
        _ => finding.path().map(ToString::to_string),
    }
}

/// One line for each finding, with its path in front: `list.button: error[length/list-button]: …`.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, finding) in self.findings.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            if let Some(place) = place(finding) {
                write!(f, "{place}: ")?;
            }
            write!(f, "{finding}")?;
        }
        match self.omitted {
            0 => Ok(()),
            1 => f.write_str("\n1 more finding not shown"),
            more => write!(f, "\n{more} more findings not shown"),
        }
    }
}

/// Shows codes and paths, and no values, since those may be personal.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.findings.iter().map(|finding| match place(finding) {
            Some(place) => format!("{} at {place}", finding.code),
            None => finding.code.to_owned(),
        });
        f.debug_struct("Report").field("findings", &places.collect::<Vec<_>>()).field("omitted", &self.omitted).finish()
    }
}

/// `{"findings": […], "omitted": 0}`, each finding as a [`Diagnostic`] is.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 2)?;
        report.serialize_field("findings", &self.findings)?;
        report.serialize_field("omitted", &self.omitted)?;
        report.end()
    }
}

impl std::error::Error for Report {}
