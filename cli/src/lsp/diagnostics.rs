//! Findings as the protocol has them.

use super::text::Text;
use super::uri;
use super::wishes::Wishes;
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Range, Uri,
};
use std::path::Path;
use waml::ide::{Tag, tag};
use waml::render::page;
use waml::{Diagnostic as Finding, Label, Place, Severity};

/// Makes diagnostics of findings in one text.
pub(super) struct Teller<'a> {
    pub(super) wishes: &'a Wishes,
    pub(super) uri: &'a Uri,
    pub(super) text: &'a Text,
}

impl Teller<'_> {
    /// All findings, in their order.
    pub(super) fn all(&self, findings: &[Finding]) -> Vec<Diagnostic> {
        findings.iter().map(|finding| self.one(finding)).collect()
    }

    pub(super) fn one(&self, finding: &Finding) -> Diagnostic {
        let language = self.wishes.language;
        let message = match &finding.help {
            Some(help) => format!("{}\n{}", finding.say(language), help.say(language)),
            None => finding.say(language).to_owned(),
        };
        let related: Vec<_> = finding.related.iter().filter_map(|label| self.related(label)).collect();
        Diagnostic {
            range: self.range(&finding.primary),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
            }),
            code: Some(NumberOrString::String(finding.code.to_owned())),
            code_description: self.page(finding),
            source: Some("waml".to_owned()),
            message,
            related_information: (!related.is_empty()).then_some(related),
            tags: tags(finding),
            data: None,
        }
    }

    fn page(&self, finding: &Finding) -> Option<CodeDescription> {
        let address = page(finding.code, self.wishes.language)?;
        Some(CodeDescription { href: address.parse().ok()? })
    }

    /// Where a label stands in this text; its beginning, where it stands in none.
    fn range(&self, label: &Label) -> Range {
        match &label.place {
            Place::Text { span, .. } => self.text.range(*span),
            _ => Range::default(),
        }
    }

    fn related(&self, label: &Label) -> Option<DiagnosticRelatedInformation> {
        let location = match &label.place {
            Place::Text { span, .. } => Location { uri: self.uri.clone(), range: self.text.range(*span) },
            Place::Elsewhere(place) => {
                let text = Text::new(place.source.text().to_owned(), self.wishes.coding);
                Location { uri: uri::of(Path::new(place.source.name()))?, range: text.range(place.span) }
            }
            _ => return None,
        };
        Some(DiagnosticRelatedInformation { location, message: label.text.say(self.wishes.language).to_owned() })
    }
}

fn tags(finding: &Finding) -> Option<Vec<DiagnosticTag>> {
    Some(vec![match tag(finding.code)? {
        Tag::Unnecessary => DiagnosticTag::UNNECESSARY,
        Tag::Deprecated => DiagnosticTag::DEPRECATED,
    }])
}
