//! A refused payload among the diagnostics of a program that reports with miette.

use super::Refused;

/// The findings are related diagnostics over the text that was given.
impl miette::Diagnostic for Refused {
    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.positions.then(|| self.source() as &dyn miette::SourceCode)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        Some(Box::new(self.explained().findings.iter().map(|finding| finding as &dyn miette::Diagnostic)))
    }
}
