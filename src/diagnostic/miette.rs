//! Findings among the diagnostics of a program that reports with miette.

use super::{Diagnostic, Label, Place, Severity};
use crate::text::visible;
use miette::LabeledSpan;
use std::fmt::{self, Display};

/// With the text it is about, a finding is shown where it stands:
///
/// ```
/// use miette::{GraphicalReportHandler, GraphicalTheme};
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "txt: Hello!");
/// let finding = compile(&source, Shape::Definition, Syntax::Yaml, Options::default()).findings.remove(0);
/// let report = miette::Report::new(finding).with_source_code(source);
/// let mut shown = String::new();
/// GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).render_report(&mut shown, &*report)?;
/// assert!(shown.contains("shape/unknown-key") && shown.contains("hello.waml.yaml:1:1"), "{shown}");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// Where there is no text, as for a built message, the help begins with the path.
impl miette::Diagnostic for Diagnostic {
    fn code(&self) -> Option<Box<dyn Display + '_>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help(&self) -> Option<Box<dyn Display + '_>> {
        let built = !matches!(self.primary.place, Place::Text { .. });
        (built || self.help.is_some()).then(|| Box::new(Help(self)) as Box<dyn Display + '_>)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let primary = labelled(&self.primary, LabeledSpan::new_primary_with_span)?;
        let related = self.related.iter().filter_map(|label| labelled(label, LabeledSpan::new_with_span));
        Some(Box::new(std::iter::once(primary).chain(related)))
    }
}

fn labelled(label: &Label, make: fn(Option<String>, std::ops::Range<usize>) -> LabeledSpan) -> Option<LabeledSpan> {
    let Place::Text { span, .. } = &label.place else { return None };
    let text = Some(visible(&label.text).into_owned()).filter(|text| !text.is_empty());
    Some(make(text, span.range()))
}

/// What to do, and where, if no label shows it.
struct Help<'a>(&'a Diagnostic);

impl Display for Help<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let help = self.0.help.as_deref().map(visible);
        match (&self.0.primary.place, help) {
            (Place::Message { path, .. }, Some(help)) => write!(f, "at {path}: {help}"),
            (Place::Message { path, .. }, None) => write!(f, "at {path}"),
            (Place::Value { path }, Some(help)) => write!(f, "at {path}: {help}"),
            (Place::Value { path }, None) => write!(f, "at {path}"),
            (Place::Text { .. } | Place::Elsewhere(_), help) => f.write_str(&help.unwrap_or_default()),
        }
    }
}
