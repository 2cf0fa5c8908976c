//! `waml check --fix`: writes what was mended, or shows it as a diff.

use crate::project::files::{Opened, ProjectReader};
use crate::report::tally::Fixable;
use crate::report::{headings, save, unified};
use std::path::PathBuf;
use waml::rules::syntax;
use waml::text::Phrase;
use waml::{Diagnostic, Fixed, Fixes, say};

/// What to do about findings that have a fix.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Fixing {
    /// Mend in place what can surely be mended.
    #[arg(long, help_heading = headings::FIX)]
    fix: bool,
    /// Also apply fixes that may not be what was meant; implies --fix unless --diff is given.
    #[arg(long, help_heading = headings::FIX)]
    unsafe_fixes: bool,
    /// Show what fixes would change, and change nothing.
    #[arg(long, help_heading = headings::FIX)]
    diff: bool,
}

/// A text that could be mended.
pub(crate) struct MendedFile {
    pub(crate) opened: Opened,
    pub(crate) count: usize,
    /// What changes, as a unified diff; empty where the file was written.
    pub(crate) diff: String,
    /// What people should know about the file that was written.
    pub(crate) told: Vec<Phrase>,
}

impl Fixing {
    /// Whether there is anything to do.
    pub(crate) fn is_wanted(&self) -> bool {
        self.fix || self.unsafe_fixes || self.diff
    }

    /// Whether files stay as they are.
    pub(crate) fn only_shows(&self) -> bool {
        self.diff
    }

    /// The fixes of what is left that another run could make.
    pub(crate) fn offered(&self, findings: &[Diagnostic]) -> Fixable {
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        let (safe, others): (Vec<_>, Vec<_>) = fixes.partition(|fix| fix.safe);
        Fixable {
            safe: if self.is_wanted() { 0 } else { safe.len() },
            others: if self.unsafe_fixes { 0 } else { others.len() },
        }
    }

    fn which(&self) -> Fixes {
        if self.unsafe_fixes { Fixes::All } else { Fixes::Safe }
    }

    /// Mends a text, and writes it where it came from. `None` where nothing can be mended, or
    /// where mending makes nothing better.
    ///
    /// # Errors
    /// Why the file could not be written.
    pub(crate) fn mend(
        &self,
        opened: &Opened,
        path: Option<&PathBuf>,
        reader: &ProjectReader,
    ) -> Result<Option<MendedFile>, Phrase> {
        let findings = &opened.compiled.findings;
        // Where bytes are no text, the source only shows them; writing it would lose them.
        if findings.is_empty() || findings.iter().any(|finding| finding.code == syntax::encoding::RULE.code) {
            return Ok(None);
        }
        let Some(Fixed { text, count, .. }) = reader.mend(&opened.source, self.which()) else { return Ok(None) };
        let mut told = Vec::new();
        let diff =
            if self.diff { unified::diff(opened.source.name(), opened.source.text(), &text) } else { String::new() };
        if !self.diff {
            let Some(path) = path else {
                return Err(say!(
                    "text from stdin cannot be mended in place; --diff shows what would change",
                    "无法就地修复来自 stdin 的文本；--diff 显示会改变什么"
                ));
            };
            told = save::write(&[(path.clone(), text.clone())])?;
        }
        let mended = reader.understand(opened.source.name().to_owned(), text.into_bytes());
        Ok(Some(MendedFile { opened: mended, count, diff, told }))
    }
}
