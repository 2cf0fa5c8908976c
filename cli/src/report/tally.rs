//! What all texts of a run came to, and the line that sums it up.

use super::output::Stream;
use super::statistics::Statistics;
use std::fmt;
use std::io::{self, Write};
use std::time::Duration;
use waml::Diagnostic;
use waml::render::human::wrapped;
use waml::render::json::Summary;

/// Findings with a fix that nobody asked for yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fixable {
    /// Those that `--fix` would mend.
    pub(crate) safe: usize,
    /// Those that only `--unsafe-fixes` would mend.
    pub(crate) others: usize,
}

impl fmt::Display for Fixable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.safe, self.others) {
            (0, 0) => Ok(()),
            (safe, 0) => write!(f, ", {safe} fixable with --fix"),
            (0, others) => write!(f, ", {others} fixable with --unsafe-fixes"),
            (safe, others) => write!(f, ", {safe} fixable with --fix, {others} more with --unsafe-fixes"),
        }
    }
}

/// What one text came to, rendered.
#[derive(Default)]
pub(crate) struct Verdict {
    /// The findings, once per report.
    pub(crate) parts: Vec<String>,
    pub(crate) codes: Vec<&'static str>,
    /// Whether there is anything to say.
    pub(crate) touched: bool,
    pub(crate) summary: Summary,
    pub(crate) omitted: usize,
    pub(crate) fixed: usize,
    /// Whether what was mended is only shown.
    pub(crate) only_shown: bool,
    pub(crate) fixable: Fixable,
    pub(crate) strict: bool,
    /// What people should know about a file that was written.
    pub(crate) told: Vec<String>,
}

impl Verdict {
    /// What a text with these findings came to.
    pub(crate) fn of(findings: &[Diagnostic], omitted: usize) -> Self {
        let mut summary = Summary::default();
        summary.add(findings);
        Self { touched: !findings.is_empty(), summary, omitted, ..Self::default() }
    }
}

/// What all texts came to.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) summary: Summary,
    pub(crate) omitted: usize,
    /// Fixes that were applied, or could be.
    pub(crate) fixed: usize,
    /// Whether files stay as they are.
    pub(crate) only_shown: bool,
    pub(crate) fixable: Fixable,
    /// Warnings that fail, since a configuration or an argument wants it.
    pub(crate) failing_warnings: usize,
    /// Files with findings.
    pub(crate) touched: usize,
    pub(crate) statistics: Statistics,
    /// Something could not be read or written.
    pub(crate) failed: bool,
}

impl Tally {
    /// Counts a text.
    pub(crate) fn add(&mut self, verdict: &Verdict) {
        self.summary.files += 1;
        self.summary.errors += verdict.summary.errors;
        self.summary.warnings += verdict.summary.warnings;
        if verdict.strict {
            self.failing_warnings += verdict.summary.warnings;
        }
        self.omitted += verdict.omitted;
        self.fixed += verdict.fixed;
        self.only_shown |= verdict.only_shown;
        self.fixable.safe += verdict.fixable.safe;
        self.fixable.others += verdict.fixable.others;
        self.touched += usize::from(verdict.touched);
        self.statistics.add(&verdict.codes);
    }

    /// Writes the closing line, such as `3 errors in 2 of 12 files, 1 fixable with --fix (3 ms)`.
    pub(crate) fn close(&self, time: Duration, err: &mut Stream) -> io::Result<()> {
        let line = format!("{} ({})", self.line(), duration(time));
        writeln!(err, "{}", wrapped(&line, err.look().width))
    }

    /// Writes the closing line of a command that needs all texts right, where they are not.
    pub(crate) fn refuse(&self, err: &mut Stream) -> io::Result<()> {
        writeln!(err, "{}, nothing was written", self.remaining())
    }

    fn line(&self) -> String {
        let done = if self.only_shown { "would fix" } else { "fixed" };
        let fixed = if self.fixed > 0 { format!("{done} {}, ", count(self.fixed, "finding")) } else { String::new() };
        format!("{fixed}{}{}", self.remaining(), self.fixable)
    }

    fn remaining(&self) -> String {
        let Summary { files, errors, warnings } = self.summary;
        let counts = [(errors, "error"), (warnings, "warning"), (self.omitted, "finding not shown")];
        let counts: Vec<_> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
        let files_text = count(files, "file");
        match (counts.is_empty(), self.touched == files) {
            (true, _) => format!("no problems in {files_text}"),
            (false, true) => format!("{} in {files_text}", counts.join(", ")),
            (false, false) => format!("{} in {} of {files_text}", counts.join(", "), self.touched),
        }
    }
}

/// `1 file`, `2 files`; the first word of a phrase takes the plural.
fn count(number: usize, noun: &str) -> String {
    let (word, rest) = noun.split_at(noun.find(' ').unwrap_or(noun.len()));
    format!("{number} {word}{}{rest}", if number == 1 { "" } else { "s" })
}

fn duration(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    match ms {
        ..10.0 => format!("{ms:.1} ms"),
        ..1000.0 => format!("{ms:.0} ms"),
        _ => format!("{:.1} s", ms / 1000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(files: usize, touched: usize, errors: usize, warnings: usize) -> Tally {
        Tally { summary: Summary { files, errors, warnings }, touched, ..Tally::default() }
    }

    #[test]
    fn the_closing_line_counts() {
        assert_eq!(tally(12, 0, 0, 0).line(), "no problems in 12 files");
        assert_eq!(tally(1, 1, 1, 0).line(), "1 error in 1 file");
        assert_eq!(tally(12, 2, 3, 1).line(), "3 errors, 1 warning in 2 of 12 files");
        let many = Tally { omitted: 2, ..tally(1, 1, 200, 0) };
        assert_eq!(many.line(), "200 errors, 2 findings not shown in 1 file");
    }

    #[test]
    fn the_closing_line_offers_fixes() {
        let line = |safe, others| Tally { fixable: Fixable { safe, others }, ..tally(1, 1, 9, 0) }.line();
        assert_eq!(line(7, 2), "9 errors in 1 file, 7 fixable with --fix, 2 more with --unsafe-fixes");
        assert_eq!(line(1, 0), "9 errors in 1 file, 1 fixable with --fix");
        assert_eq!(line(0, 2), "9 errors in 1 file, 2 fixable with --unsafe-fixes");
        assert_eq!(line(0, 0), "9 errors in 1 file");
    }

    #[test]
    fn times_are_short() {
        let times = [300, 12_400, 2_345_000].map(|us| duration(Duration::from_micros(us)));
        assert_eq!(times, ["0.3 ms", "12 ms", "2.3 s"]);
    }
}
