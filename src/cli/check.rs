//! `waml check`: says what is wrong, and nothing about what is right.

use super::files::{self, Input, Opened, Reader};
use super::fix::Fixing;
use super::output::{Output, Stream};
use super::report::{Reporting, Reports};
use super::statistics::Statistics;
use super::{Outcome, Reading};
use crate::render::End;
use crate::render::json::Summary;
use rayon::prelude::*;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Files whose findings are held at a time: enough to keep all cores busy, few enough that memory
/// does not grow with the number of files.
const CHUNK: usize = 256;

/// Arguments of `waml check`.
#[derive(clap::Args, Debug)]
pub(super) struct Check {
    /// Files of any name, folders to walk for definitions, or `-` for stdin.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    reporting: Reporting,
    #[command(flatten)]
    failing: Failing,
    /// Count the findings by code, on stderr.
    #[arg(long)]
    statistics: bool,
    /// Print findings only, no closing line.
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    fixing: Fixing,
    #[command(flatten)]
    reading: Reading,
}

/// Which findings make a run fail.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
struct Failing {
    /// Let warnings fail too.
    #[arg(long)]
    strict: bool,
    /// Exit with 0 even where something was found; what cannot be read still fails.
    #[arg(long)]
    exit_zero: bool,
}

/// What one text came to, rendered.
struct Verdict {
    /// The findings, once per report.
    parts: Vec<String>,
    codes: Vec<&'static str>,
    /// Whether there is anything to say.
    touched: bool,
    summary: Summary,
    omitted: usize,
    fixed: usize,
    strict: bool,
}

/// What all texts came to.
#[derive(Default)]
struct Tally {
    summary: Summary,
    omitted: usize,
    /// Fixes that were applied, or could be.
    fixed: usize,
    /// Warnings that fail, since a configuration or an argument wants it.
    failing_warnings: usize,
    /// Files with findings.
    touched: usize,
    statistics: Statistics,
    failed: bool,
}

impl Check {
    /// Checks everything that was named.
    pub(super) fn run(&self, output: &mut Output, started: Instant) -> io::Result<Outcome> {
        let mut reports = match self.reporting.open(output) {
            Ok(reports) => reports,
            Err(message) => return output.error(&message).map(|()| Outcome::Failed),
        };
        let reader = Reader::new(&self.reading);
        let inputs = reader.find(&self.paths);
        let mut tally = Tally { failed: inputs.is_empty(), ..Tally::default() };
        if inputs.is_empty() {
            files::nothing(&self.paths, output)?;
        }
        reports.start(output)?;
        for chunk in inputs.chunks(CHUNK) {
            for verdict in self.judge_all(chunk, &reader, &reports) {
                take(verdict, &mut tally, &mut reports, output)?;
            }
        }
        tally.failed |= files::tell_broken_configs(&reader, output)?;
        let Tally { summary, omitted, failed, .. } = tally;
        reports.finish(End { summary, omitted, failed }, output)?;
        self.close(&tally, started, &reports, output)?;
        Ok(self.outcome(&tally))
    }

    /// Statistics, and a line that sums up.
    fn close(&self, tally: &Tally, started: Instant, reports: &Reports, output: &mut Output) -> io::Result<()> {
        output.out.flush()?;
        if self.statistics {
            write!(output.err, "{}", tally.statistics)?;
        }
        if !self.quiet && tally.summary.files > 0 && reports.may_close() {
            close(tally, started.elapsed(), &mut output.err)?;
        }
        Ok(())
    }

    fn judge_all(
        &self,
        inputs: &[Result<Input, String>],
        reader: &Reader<'_>,
        reports: &Reports,
    ) -> Vec<Result<Verdict, String>> {
        let judge = |input: &Result<Input, String>| {
            let input = input.as_ref().map_err(String::clone)?;
            let opened = reader.open(input)?;
            if self.fixing.is_wanted() {
                self.mend(input, &opened, reader, reports)
            } else {
                Ok(self.judge(&opened, reports))
            }
        };
        if inputs.len() < files::FEW {
            inputs.iter().map(judge).collect()
        } else {
            inputs.par_iter().map(judge).collect()
        }
    }

    /// Mends a text as far as it goes, and judges what is left.
    fn mend(&self, input: &Input, opened: &Opened, reader: &Reader<'_>, reports: &Reports) -> Result<Verdict, String> {
        let path = match input {
            Input::File(path) => Some(path),
            Input::Stdin => None,
        };
        let Some(mended) = self.fixing.mend(opened, path, reader)? else { return Ok(self.judge(opened, reports)) };
        let mut verdict = self.judge(&mended.opened, reports);
        verdict.fixed = mended.count;
        if self.fixing.only_shows() {
            verdict.touched = true;
            verdict.parts = vec![mended.diff];
        }
        Ok(verdict)
    }

    fn judge(&self, opened: &Opened, reports: &Reports) -> Verdict {
        let (source, found, omitted) = (&opened.source, &opened.compiled.findings, opened.compiled.omitted);
        let codes = if self.statistics { found.iter().map(|finding| finding.code).collect() } else { Vec::new() };
        let mut summary = Summary::default();
        summary.add(found);
        let (parts, touched) = (reports.render(source, found, omitted), !found.is_empty());
        Verdict { parts, codes, touched, summary, omitted, fixed: 0, strict: self.failing.strict || opened.strict }
    }

    fn outcome(&self, tally: &Tally) -> Outcome {
        // Findings that were left out count as the worst they may be.
        let shown = self.fixing.only_shows() && tally.fixed > 0;
        let wrong = shown || tally.summary.errors > 0 || tally.omitted > 0 || tally.failing_warnings > 0;
        match (tally.failed, wrong) {
            (true, _) => Outcome::Failed,
            (false, true) if !self.failing.exit_zero => Outcome::Findings,
            (false, _) => Outcome::Clean,
        }
    }
}

/// Counts and reports one text, or says why it could not be read.
fn take(
    verdict: Result<Verdict, String>,
    tally: &mut Tally,
    reports: &mut Reports,
    output: &mut Output,
) -> io::Result<()> {
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(message) => {
            tally.failed = true;
            return output.error(&message);
        }
    };
    tally.summary.files += 1;
    tally.summary.errors += verdict.summary.errors;
    tally.summary.warnings += verdict.summary.warnings;
    if verdict.strict {
        tally.failing_warnings += verdict.summary.warnings;
    }
    tally.omitted += verdict.omitted;
    tally.fixed += verdict.fixed;
    tally.touched += usize::from(verdict.touched);
    tally.statistics.add(verdict.codes);
    reports.add(&verdict.parts, output)
}

/// The closing line, such as `3 errors, 1 warning in 2 of 12 files (3 ms)`.
fn close(tally: &Tally, time: Duration, err: &mut Stream) -> io::Result<()> {
    writeln!(err, "{} ({})", summary(tally), duration(time))
}

fn summary(tally: &Tally) -> String {
    let fixed = if tally.fixed > 0 { format!("fixed {}, ", count(tally.fixed, "finding")) } else { String::new() };
    fixed + &remaining(tally)
}

fn remaining(tally: &Tally) -> String {
    let Summary { files, errors, warnings } = tally.summary;
    let counts = [(errors, "error"), (warnings, "warning"), (tally.omitted, "finding not shown")];
    let counts: Vec<_> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    let files_text = count(files, "file");
    match (counts.is_empty(), tally.touched == files) {
        (true, _) => format!("no problems in {files_text}"),
        (false, true) => format!("{} in {files_text}", counts.join(", ")),
        (false, false) => format!("{} in {} of {files_text}", counts.join(", "), tally.touched),
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
        assert_eq!(summary(&tally(12, 0, 0, 0)), "no problems in 12 files");
        assert_eq!(summary(&tally(1, 1, 1, 0)), "1 error in 1 file");
        assert_eq!(summary(&tally(12, 2, 3, 1)), "3 errors, 1 warning in 2 of 12 files");
        let many = Tally { omitted: 2, ..tally(1, 1, 200, 0) };
        assert_eq!(summary(&many), "200 errors, 2 findings not shown in 1 file");
    }

    #[test]
    fn times_are_short() {
        let times = [300, 12_400, 2_345_000].map(|us| duration(Duration::from_micros(us)));
        assert_eq!(times, ["0.3 ms", "12 ms", "2.3 s"]);
    }

    #[test]
    fn warnings_fail_only_when_strict() {
        let check = Check {
            paths: Vec::new(),
            reporting: Reporting::default(),
            failing: Failing::default(),
            statistics: false,
            quiet: false,
            fixing: Fixing::default(),
            reading: Reading::default(),
        };
        assert_eq!(check.outcome(&tally(1, 1, 0, 1)), Outcome::Clean);
        assert_eq!(check.outcome(&tally(1, 1, 1, 0)), Outcome::Findings);
        assert_eq!(check.outcome(&Tally { failed: true, ..tally(1, 1, 1, 0) }), Outcome::Failed);
        assert_eq!(check.outcome(&Tally { failing_warnings: 1, ..tally(1, 1, 0, 1) }), Outcome::Findings);
        let forgiving = Check { failing: Failing { strict: false, exit_zero: true }, ..check };
        assert_eq!(forgiving.outcome(&tally(1, 1, 1, 1)), Outcome::Clean);
        assert_eq!(forgiving.outcome(&Tally { failed: true, ..tally(1, 1, 1, 0) }), Outcome::Failed);
    }
}
