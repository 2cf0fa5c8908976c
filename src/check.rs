//! The check: one walk over a message, with garde as its engine.
//!
//! garde visits the values and knows their paths; the [`Sink`] that it carries along keeps our
//! typed findings, and garde's own errors hold nothing but the numbers of the findings they stand
//! for. The same walk serves values read from files and values built in Rust.

use crate::diagnostic::{Diagnostic, Path, Place, Rule, Severity, Step, any_error};
use crate::media::{self, Inspect};
use crate::message::Message;
use garde::Validate;
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// What a check looks for beyond errors and warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether to give the hints that hold for much that works.
    pub pedantic: bool,
}

/// A value that passed every check. The only thing that becomes API JSON.
///
/// There is one way to get one: [`Message::check`].
#[derive(Clone, Debug)]
pub struct Checked<T> {
    value: T,
    options: Options,
    /// Looked for when they are asked for, unless something beside the value had a say.
    warnings: OnceLock<Vec<Diagnostic>>,
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
            let found = walk(&self.value, Sink::of(self.options));
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
            if let Place::Message { path, .. } = &finding.primary.place {
                write!(f, "{path}: ")?;
            }
            write!(f, "{}[{}]: {}", finding.severity.name(), finding.code, finding.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

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
        match walk(&self, Sink::of_errors(options))[..] {
            [] => Ok(Checked { value: self, options, warnings: OnceLock::new() }),
            // Warnings are told along with errors.
            _ => Err(Report { findings: walk(&self, Sink::of(options)) }),
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
    let mut findings = walk(message, Sink::of(options));
    if let Some(media) = media {
        media::judge(message, media, options, &mut findings);
    }
    findings
}

/// All findings about a message that the sink wants, by path.
fn walk(message: &Message, sink: Sink) -> Vec<Diagnostic> {
    let Err(report) = message.validate_with(&sink) else { return Vec::new() };
    let mut found: Vec<Option<Diagnostic>> = sink.found.into_inner().into_iter().map(Some).collect();
    let mut out = Vec::with_capacity(found.len());
    for (base, error) in report.iter() {
        let (first, last) = numbers(error.message());
        for slot in found.iter_mut().take(last).skip(first) {
            out.extend(slot.take().map(|finding| finding.under(message_path(base))));
        }
    }
    out
}

/// Carries our findings through garde's walk.
pub struct Sink {
    found: RefCell<Vec<Diagnostic>>,
    options: Options,
    errors_only: bool,
}

impl Sink {
    /// For checks that only decide whether anything is wrong.
    pub(crate) fn of_errors(options: Options) -> Self {
        Self { found: RefCell::default(), options, errors_only: true }
    }

    /// For checks outside of the walk.
    pub(crate) fn of(options: Options) -> Self {
        Self { found: RefCell::default(), options, errors_only: false }
    }

    /// Whether warnings are of no interest.
    pub(crate) fn errors_only(&self) -> bool {
        self.errors_only
    }

    /// Whether a rule was asked for.
    pub(crate) fn wants(&self, rule: &Rule) -> bool {
        (self.options.pedantic || !rule.pedantic) && (!self.errors_only || rule.severity == Severity::Error)
    }

    /// Runs checks of one value and tells garde where their findings belong.
    pub(crate) fn scope(
        &self,
        parent: &mut dyn FnMut() -> garde::Path,
        report: &mut garde::Report,
        checks: impl FnOnce(&mut Vec<Diagnostic>),
    ) {
        if let Err(error) = self.gather(checks) {
            report.append(parent(), error);
        }
    }

    /// Like [`scope`](Self::scope), for garde's `custom` functions, which report on their own.
    pub(crate) fn gather(&self, checks: impl FnOnce(&mut Vec<Diagnostic>)) -> garde::Result {
        let mut found = self.found.borrow_mut();
        let first = found.len();
        checks(&mut found);
        if found.len() == first { Ok(()) } else { Err(garde::Error::new(format!("{first} {}", found.len()))) }
    }
}

fn numbers(message: &str) -> (usize, usize) {
    let mut numbers = message.split(' ').filter_map(|number| number.parse().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

/// garde shows its path only as text: `list.sections[0].title`.
fn message_path(path: &garde::Path) -> Path {
    let text = path.to_string();
    let steps = text.split(['.', '[']).filter(|step| !step.is_empty());
    Path(
        steps
            .map(|step| match step.strip_suffix(']').and_then(|index| index.parse().ok()) {
                Some(index) => Step::Index(index),
                None => Step::Field(step.to_owned().into()),
            })
            .collect(),
    )
}
