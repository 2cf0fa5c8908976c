//! How a text is judged, and what was found.

use crate::compile::Compiler;
use crate::decode::Shape;
use crate::diagnostic::Diagnostic;
use crate::gate::Gate;
use crate::judge::Compiled;
use crate::render::json::{self, Summary};
use crate::render::open::Open;
use crate::templates::{Beyond, Catalogue};
use crate::text::{Language, Source};
use crate::tree::Syntax;
use std::path::Path;

/// The name of a text that was given none.
const NAME: &str = "message";

/// How a text is judged.
///
/// ```
/// use waml::serve::{Settings, check};
///
/// let settings = Settings { name: Some("order.json"), allow: &["hint/insecure-link"], ..Settings::default() };
/// let verdict = check(br#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#, &settings);
/// assert!(verdict.right);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'k> {
    /// The name of the text, as findings show it; its ending tells shape and syntax, as that of a file does.
    pub name: Option<&'k str>,
    /// The shape, whatever the name says. A text without a name is a definition.
    pub shape: Option<Shape>,
    /// The language of the report.
    pub language: Language,
    /// Whether to give the hints that hold for much that works.
    pub pedantic: bool,
    /// The codes of rules whose warnings are not told.
    pub allow: &'k [&'k str],
    /// The approved templates that calls are held against.
    pub templates: Option<&'k Catalogue>,
    /// What the gateway forwards beyond the document, which calls of templates may have then.
    pub undocumented: Beyond,
}

impl<'k> Settings<'k> {
    pub(super) fn compiler(&self) -> Compiler<'k> {
        let compiler = Compiler::new().pedantic(self.pedantic).allow(self.allow).undocumented(self.undocumented.iter());
        self.templates.map_or(compiler, |templates| compiler.templates(templates))
    }

    pub(super) fn gate(&self) -> Gate<'k> {
        let gate = Gate::new().undocumented(self.undocumented.iter());
        self.templates.map_or(gate, |templates| gate.templates(templates))
    }

    pub(super) fn shape(&self) -> Shape {
        let by_name = || self.name.map_or(Shape::Definition, |name| Shape::of(Path::new(name)));
        self.shape.unwrap_or_else(by_name)
    }

    pub(super) fn syntax(&self) -> Option<Syntax> {
        self.name.and_then(|name| Syntax::of_extension(Path::new(name)))
    }

    /// Reads a text and checks it, as [`check`](super::check) does.
    pub fn read(&self, text: &[u8]) -> (Source, Compiled) {
        let name = self.name.unwrap_or(NAME);
        self.compiler().compile_bytes(name, text.to_vec(), self.shape(), self.syntax())
    }

    pub(super) fn judge(&self, source: &Source, compiled: &Compiled) -> Verdict {
        Verdict::of(source, &compiled.findings, compiled.omitted, &compiled.left_open(), self.language)
    }
}

/// What was found in a text.
///
/// ```
/// use waml::serve::{Settings, check};
///
/// let verdict = check(b"text: ''", &Settings::default());
/// assert!(!verdict.right && verdict.report.contains("length/text-body"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// Whether no error was found. Warnings do not count.
    pub right: bool,
    /// The report, as `waml check --format json` prints it.
    pub report: String,
}

impl Verdict {
    pub(super) fn of(
        source: &Source,
        findings: &[Diagnostic],
        omitted: usize,
        open: &[Open<'_>],
        language: Language,
    ) -> Self {
        let mut summary = Summary::default();
        summary.add(findings);
        let report = json::report(source, findings, omitted, open, language);
        Self { right: summary.errors == 0 && omitted == 0, report }
    }

    /// What is wrong with values that no text stands behind.
    pub(super) fn of_values(report: &crate::check::Report, language: Language) -> Self {
        Self::of(&Source::new("values", ""), &report.findings, report.omitted, &[], language)
    }

    /// The report on one line: a line break stands only between its parts.
    pub(super) fn on_one_line(&self) -> String {
        self.report.replace('\n', "")
    }
}
