//! `waml check --fix`: round after round of fixes, until nothing more can be mended.

use super::files::{Opened, Reader};
use super::save;
use crate::diagnostic::Severity;
use crate::fix::{Fixes, fix};
use std::path::PathBuf;

/// Rounds after which whatever is left must be mended by hand.
const ROUNDS: usize = 10;

/// What to do about findings that have a fix.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct Fixing {
    /// Mend in place what can surely be mended.
    #[arg(long)]
    fix: bool,
    /// Also apply fixes that may not be what was meant; implies --fix unless --diff is given.
    #[arg(long)]
    unsafe_fixes: bool,
    /// Show what fixes would change, and change nothing.
    #[arg(long)]
    diff: bool,
}

/// A text that could be mended.
pub(super) struct Mended {
    pub(super) opened: Opened,
    pub(super) count: usize,
    /// What changes, as a unified diff; empty where the file was written.
    pub(super) diff: String,
    /// What people should know about the file that was written.
    pub(super) told: Vec<String>,
}

impl Fixing {
    /// Whether there is anything to do.
    pub(super) fn is_wanted(&self) -> bool {
        self.fix || self.unsafe_fixes || self.diff
    }

    /// Whether files stay as they are.
    pub(super) fn only_shows(&self) -> bool {
        self.diff
    }

    fn which(&self) -> Fixes {
        if self.unsafe_fixes { Fixes::All } else { Fixes::Safe }
    }

    /// Mends a text, and writes it where it came from. `None` where nothing can be mended, or
    /// where mending makes nothing better.
    ///
    /// # Errors
    /// Why the file could not be written.
    pub(super) fn mend(
        &self,
        opened: &Opened,
        path: Option<&PathBuf>,
        reader: &Reader<'_>,
    ) -> Result<Option<Mended>, String> {
        let Some((mended, count)) = self.rounds(opened, reader) else { return Ok(None) };
        if self.diff {
            let diff = unified(opened.source.name(), opened.source.text(), mended.source.text());
            return Ok(Some(Mended { opened: mended, count, diff, told: Vec::new() }));
        }
        let Some(path) = path else {
            return Err("text from stdin cannot be mended in place; --diff shows what would change".to_owned());
        };
        let told = save::write(&[(path.clone(), mended.source.text().to_owned())])?;
        Ok(Some(Mended { opened: mended, count, diff: String::new(), told }))
    }

    fn rounds(&self, opened: &Opened, reader: &Reader<'_>) -> Option<(Opened, usize)> {
        let mut best: Option<(Opened, usize)> = None;
        let mut count = 0;
        for _ in 0..ROUNDS {
            let latest = best.as_ref().map_or(opened, |(opened, _)| opened);
            let Some(fixed) = fix(&latest.source, &latest.compiled.findings, self.which()) else { break };
            count += fixed.count;
            let name = opened.source.name().to_owned();
            best = Some((reader.understand(name, fixed.text.into_bytes()), count));
        }
        best.filter(|(mended, _)| weight(mended) < weight(opened))
    }
}

/// Errors and warnings; a text with less of them is better.
fn weight(opened: &Opened) -> (usize, usize) {
    let errors = opened.compiled.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors + opened.compiled.omitted, opened.compiled.findings.len())
}

fn unified(name: &str, old: &str, new: &str) -> String {
    let name = crate::source::visible(name);
    similar::TextDiff::from_lines(old, new).unified_diff().header(&name, &name).to_string()
}
