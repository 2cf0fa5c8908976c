//! What a statement about messages is: plain data, known before anything is checked.

use crate::text::Words;

/// Where a statement about messages comes from.
///
/// ```
/// use waml::{Family, rules};
///
/// assert_eq!(rules::find("length/list-row-title").map(|rule| rule.family), Some(Family::Incs));
/// assert_eq!(Family::Incs.name(), "incs");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
pub enum Family {
    /// The API document states it.
    Incs,
    /// The API document is silent; Meta's documentation or a recorded refusal states it.
    Meta,
    /// Legal, but known to hurt.
    Hint,
}

impl Family {
    /// The name in reports and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incs => "incs",
            Self::Meta => "meta",
            Self::Hint => "hint",
        }
    }
}

/// How bad a finding is.
///
/// ```
/// use waml::Severity;
///
/// assert!(Severity::Error < Severity::Warning); // errors come first
/// assert_eq!(Severity::Warning.name(), "warning");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
pub enum Severity {
    /// The message would be refused, or the file cannot be read.
    Error,
    /// The message would be sent, but is likely to disappoint.
    Warning,
}

impl Severity {
    /// The name in reports and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// When a rule is asked, and so what a breach of it is seen in.
///
/// ```
/// use waml::{Phase, rules};
///
/// assert_eq!(rules::find("duplicate/row-id").map(|rule| rule.phase), Some(Phase::Relation));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// While a text is read: its bytes, its YAML or JSON.
    Syntax,
    /// In the comments of a definition.
    Comment,
    /// While a message is made of what was read: keys, kinds, types.
    Shape,
    /// Where one value of a message is counted.
    Limit,
    /// Where one text or address of a message is looked at.
    Text,
    /// Where values of a message are held beside each other.
    Relation,
    /// Where the file behind a link is known.
    File,
    /// Where values fill a definition.
    Data,
    /// Where the approved template of a call is known.
    Call,
    /// While a catalogue of approved templates is read.
    Catalogue,
}

/// What a rule is about. Limits are rules too.
///
/// ```
/// use waml::rules;
///
/// let rule = rules::find("length/list-row-title").expect("a rule");
/// assert_eq!(rule.statement(), "row title: 1 to 24 characters");
/// assert!(rule.prevents.contains(&131_009));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Stable code, `group/what-is-wrong`, in kebab case.
    pub code: &'static str,
    /// When it is asked.
    pub phase: Phase,
    /// Who says so.
    pub family: Family,
    /// How bad a breach is.
    pub severity: Severity,
    /// Only looked for when asked for, since it holds for much that works.
    pub pedantic: bool,
    /// Cannot be said in a JSON Schema.
    pub beyond_schema: bool,
    /// What is wrong, as one phrase; of a limit, what is allowed.
    pub summary: Words,
    /// What happens to a message that breaks the rule, and what to do instead.
    pub why: Words,
    /// Section of the API document, or page of Meta's documentation.
    pub source: Words,
    /// Meta's error codes that keeping the rule prevents.
    pub prevents: &'static [u32],
}

impl Rule {
    /// The rule in words: what is wrong, or, where the rule is a limit, what is allowed.
    pub fn statement(&self) -> Words {
        self.summary
    }

    /// Whether it is broken by what the message itself does not show: a file behind a link, an approved template.
    pub(crate) fn is_about_files(&self) -> bool {
        matches!(self.phase, Phase::File | Phase::Call)
    }
}
