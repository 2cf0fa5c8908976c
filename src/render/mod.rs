//! Findings as people and programs read them: one file per format, all reading [`Diagnostic`].
//!
//! Every format says file, line, column, code and message. Text of the user's files reaches a
//! terminal only with its control and direction characters made visible.

mod fingerprint;
#[cfg(feature = "human")]
mod fold;
#[cfg(all(feature = "human", feature = "junit"))]
mod format;
pub mod github;
pub mod gitlab;
#[cfg(feature = "human")]
pub mod human;
pub mod json;
pub mod jsonl;
#[cfg(feature = "junit")]
pub mod junit;
pub mod open;
pub mod rdjson;
pub mod sarif;
pub mod short;
mod uri;

#[cfg(all(feature = "human", feature = "junit"))]
pub use format::{Format, Found};

use crate::diagnostic::{Diagnostic, Elsewhere, Label, Place, Severity, question};
use crate::text::phrase::say;
use crate::text::{Language, Source, Span, Words, visible};
use std::borrow::Cow;

/// How a run ended, for formats that say so.
///
/// ```
/// use waml::render::{End, json::Summary};
///
/// let end = End { summary: Summary { files: 3, errors: 1, warnings: 0 }, omitted: 0, failed: false };
/// assert!(!end.failed);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct End {
    /// What was found.
    pub summary: json::Summary,
    /// Findings beyond the budgets of files.
    pub omitted: usize,
    /// Whether anything could not be read.
    pub failed: bool,
}

/// What a terminal can do.
///
/// ```
/// use waml::Language;
/// use waml::render::Look;
///
/// let narrow = Look { color: true, width: Some(72), language: Language::Chinese, ..Look::default() };
/// assert!(!narrow.verbose);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Show colors.
    pub color: bool,
    /// Show links.
    pub links: bool,
    /// Say more: the JSON pointer of each finding, and what definitions leave open.
    pub verbose: bool,
    /// The language that people are told in.
    pub language: Language,
    /// The columns that findings have to fit into, 40 at least. Where nothing is said, words are not wrapped, and lines
    /// of the source are shown up to 100 columns.
    pub width: Option<usize>,
}

/// The address of the page about a rule, in a language; none as long as the project has no address.
///
/// ```
/// use waml::{Language, render};
///
/// let page = render::page("length/text-body", Language::English);
/// assert!(page.is_none_or(|page| page.ends_with("docs/rules/length/text-body.md")));
/// ```
pub fn page(code: &str, language: Language) -> Option<String> {
    let (home, version) = (env!("CARGO_PKG_REPOSITORY"), env!("CARGO_PKG_VERSION"));
    let folder = match language {
        Language::English => "docs/rules",
        Language::Chinese => "docs/zh/rules",
    };
    (!home.is_empty()).then(|| format!("{home}/blob/v{version}/{folder}/{code}.md"))
}

/// Where a label stands: its pointer, and its bytes in the text; none of a message that no text stands behind.
fn place(label: &Label) -> (Cow<'_, str>, Option<Span>) {
    match &label.place {
        Place::Text { pointer, span } => (pointer.into(), Some(*span)),
        Place::Message { path, .. } => (path.pointer().into(), None),
        Place::Value { path } => (pointer_of(path).into(), None),
        Place::Elsewhere(elsewhere) => (elsewhere.pointer.as_str().into(), Some(elsewhere.span)),
    }
}

/// The JSON pointer of a value among those that fill a definition, such as `/plants/0/id`.
fn pointer_of(path: &str) -> String {
    path.split('.').flat_map(|step| ["/".to_owned(), step.replace('~', "~0").replace('/', "~1")]).collect()
}

/// The text that a label is about: another one, where it stands elsewhere.
fn home<'a>(source: &'a Source, label: &'a Label) -> &'a Source {
    match &label.place {
        Place::Elsewhere(elsewhere) => &elsewhere.source,
        Place::Text { .. } | Place::Message { .. } | Place::Value { .. } => source,
    }
}

/// The bytes of a label in the text; the start of the text for formats that cannot say that there is none.
fn span(label: &Label) -> Span {
    place(label).1.unwrap_or_default()
}

/// Where a label stands, as people are told: `line:column`, or the path in a message that no text stands behind.
fn whereabouts(source: &Source, label: &Label) -> String {
    match &label.place {
        Place::Text { span, .. } | Place::Elsewhere(Elsewhere { span, .. }) => {
            let position = source.position(span.start as usize);
            format!("{}:{}", position.line, position.column)
        }
        Place::Message { path, .. } => path.to_string(),
        Place::Value { path } => path.clone(),
    }
}

/// [`told`], behind the path of a finding that no line and column lead to.
fn told_by_path(finding: &Diagnostic, language: Language) -> String {
    match &finding.primary.place {
        Place::Message { path, .. } => format!("{path}{}{}", COLON.say(language), told(finding, language)),
        Place::Value { path } => format!("{path}{}{}", COLON.say(language), told(finding, language)),
        Place::Text { .. } | Place::Elsewhere(_) => told(finding, language).into_owned(),
    }
}

/// Characters of a message that are shown on one line.
const LINE: usize = 500;

/// Words about a finding as one line that no terminal minds, however long a key in them is.
fn line(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LINE) {
        Some((end, _)) => Cow::Owned(format!("{}…", visible(&text[..end]))),
        None => visible(text),
    }
}

/// The message of a finding, and the word that was meant: for those who see no labels.
pub(crate) fn told(finding: &Diagnostic, language: Language) -> Cow<'_, str> {
    let message = finding.message.say(language);
    match &finding.meant {
        Some(word) => {
            let (message, question) = (&finding.message, question(word));
            Cow::Owned(
                say!("{message}, {question}", "{message}，{question}"; message, question).say(language).to_owned(),
            )
        }
        None => Cow::Borrowed(message),
    }
}

/// What stands between a heading and what it is about.
const COLON: Words = Words::new(": ", "：");

/// What stands before help.
const HELP: Words = Words::new("help", "建议");

/// What stands before a place in another text.
#[cfg(feature = "human")]
const SEE: Words = Words::new("see", "另见");

/// How bad a finding is, as people are told.
fn severity(severity: Severity, language: Language) -> &'static str {
    let words = match severity {
        Severity::Error => Words::new("error", "错误"),
        Severity::Warning => Words::new("warning", "警告"),
    };
    words.say(language)
}

/// Stands for the findings beyond the budget of a file.
fn not_shown(omitted: usize, language: Language) -> String {
    let findings = if omitted == 1 { "finding" } else { "findings" };
    say!("{omitted} more {findings} not shown", "另有 {omitted} 个问题未显示").say(language).to_owned()
}

#[cfg(test)]
mod fixture {
    //! Findings made by hand.

    use crate::diagnostic::{Diagnostic, Label, Place};
    use crate::limits::{Bound, button};
    use crate::text::{Phrase, Source, Span};

    /// The place of the first `what` in the source.
    pub(super) fn at(source: &Source, pointer: &str, what: &str) -> Place {
        let start = source.text().find(what).expect("the text has it");
        Place::Text { pointer: pointer.to_owned(), span: Span::new(start, start + what.len()) }
    }

    pub(super) fn finding(place: Place, label: &str) -> Diagnostic {
        let rule = &button::ReplyTitle::LIMIT.rule;
        let message = Phrase::new("reply title has 21 characters, at most 20", "回复按钮标签有 21 个字符，最多 20 个");
        let finding = Diagnostic::in_text(rule, String::new(), Span::default(), message);
        Diagnostic { primary: Label { place, text: label.into() }, ..finding }
    }
}
