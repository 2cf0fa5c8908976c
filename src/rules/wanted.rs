//! Which rules are asked.

use crate::diagnostic::{Rule, Severity};
use crate::templates::Beyond;

/// What a check looks for beyond errors and warnings, and what it takes.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "text: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options { pedantic: true, ..Options::default() });
/// assert!(compiled.findings.is_empty());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether to give the hints that hold for much that works.
    pub pedantic: bool,
    /// What calls of templates may give beyond the document.
    pub beyond: Beyond,
}

/// Which rules a check asks. Whoever asks decides; what collects findings only collects.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    options: Options,
    errors_only: bool,
    /// Whether nobody reads what is found: that it is, is all.
    mute: bool,
}

impl Wanted {
    /// All that the options ask for.
    pub(crate) const fn all(options: Options) -> Self {
        Self { options, errors_only: false, mute: false }
    }

    /// Only what decides whether anything is wrong.
    pub(crate) const fn errors(options: Options) -> Self {
        Self { options, errors_only: true, mute: false }
    }

    /// Of these, only what decides whether anything is wrong.
    pub(crate) const fn only_errors(self) -> Self {
        Self { errors_only: true, ..self }
    }

    /// The same for those who read nothing of what is found.
    pub(crate) const fn mute(self) -> Self {
        Self { mute: true, ..self }
    }

    /// What calls of templates may give beyond the document.
    pub(super) const fn beyond(self) -> Beyond {
        self.options.beyond
    }

    /// Whether nobody reads what is found.
    pub(super) const fn is_mute(self) -> bool {
        self.mute
    }

    /// Whether warnings are of no interest.
    pub(super) const fn errors_only(self) -> bool {
        self.errors_only
    }

    /// Whether a rule is asked.
    pub(crate) fn wants(self, rule: &Rule) -> bool {
        (self.options.pedantic || !rule.pedantic) && (!self.errors_only || rule.severity == Severity::Error)
    }
}
