//! `waml check`: says what is wrong, and nothing about what is right.

use super::files::{self, Input, Opened};
use super::fix::Fixing;
use super::output::{Output, Stream};
use super::{Outcome, Reading};
use crate::render::json::{self, Summary};
use crate::render::{Format, human, short};
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
    /// How to print findings.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Let warnings fail too.
    #[arg(long)]
    strict: bool,
    /// Print findings only, no closing line.
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    fixing: Fixing,
    #[command(flatten)]
    reading: Reading,
}

/// What one text came to, rendered.
struct Verdict {
    findings: String,
    summary: Summary,
    omitted: usize,
    fixed: usize,
}

/// What all texts came to.
#[derive(Default)]
struct Tally {
    summary: Summary,
    omitted: usize,
    /// Fixes that were applied, or could be.
    fixed: usize,
    /// Files with findings.
    touched: usize,
    failed: bool,
}

impl Check {
    /// Checks everything that was named.
    pub(super) fn run(&self, output: &mut Output, started: Instant) -> io::Result<Outcome> {
        let inputs = files::find(&self.paths);
        if inputs.is_empty() {
            return files::nothing(&self.paths, output).map(|()| Outcome::Failed);
        }
        let mut tally = Tally::default();
        if self.format == Format::Json {
            output.out.write_all(json::HEAD.as_bytes())?;
        }
        for chunk in inputs.chunks(CHUNK) {
            for verdict in self.judge_all(chunk, output.out.color) {
                self.print(verdict, &mut tally, output)?;
            }
        }
        if self.format == Format::Json {
            let line_break = if tally.touched > 0 { "\n" } else { "" };
            writeln!(output.out, "{line_break}{}", json::tail(tally.summary))?;
        } else if !self.quiet && tally.summary.files > 0 {
            output.out.flush()?;
            close(&tally, started.elapsed(), &mut output.err)?;
        }
        Ok(self.outcome(&tally))
    }

    fn judge_all(&self, inputs: &[Result<Input, String>], color: bool) -> Vec<Result<Verdict, String>> {
        let judge = |input: &Result<Input, String>| {
            let input = input.as_ref().map_err(String::clone)?;
            let opened = files::open(input, &self.reading)?;
            if self.fixing.is_wanted() { self.mend(input, &opened, color) } else { Ok(self.judge(&opened, color)) }
        };
        if inputs.len() < files::FEW {
            inputs.iter().map(judge).collect()
        } else {
            inputs.par_iter().map(judge).collect()
        }
    }

    /// Mends a text as far as it goes, and judges what is left.
    fn mend(&self, input: &Input, opened: &Opened, color: bool) -> Result<Verdict, String> {
        let path = match input {
            Input::File(path) => Some(path),
            Input::Stdin => None,
        };
        let Some(mended) = self.fixing.mend(opened, path, &self.reading)? else { return Ok(self.judge(opened, color)) };
        let mut verdict = self.judge(&mended.opened, color);
        verdict.fixed = mended.count;
        if self.fixing.only_shows() {
            verdict.findings = mended.diff;
        }
        Ok(verdict)
    }

    fn judge(&self, opened: &Opened, color: bool) -> Verdict {
        let (source, found, omitted) = (&opened.source, &opened.compiled.findings, opened.compiled.omitted);
        let findings = match self.format {
            Format::Human => human::render(source, found, omitted, color),
            Format::Short => short::render(source, found, omitted),
            Format::Json => json::file(source, found, omitted),
        };
        let mut summary = Summary::default();
        summary.add(found);
        Verdict { findings, summary, omitted, fixed: 0 }
    }

    fn print(&self, verdict: Result<Verdict, String>, tally: &mut Tally, output: &mut Output) -> io::Result<()> {
        let verdict = match verdict {
            Ok(verdict) => verdict,
            Err(message) => {
                tally.failed = true;
                return output.error(&message);
            }
        };
        tally.summary.files += 1;
        tally.fixed += verdict.fixed;
        if verdict.findings.is_empty() {
            return Ok(());
        }
        if self.format == Format::Json {
            output.out.write_all(if tally.touched == 0 { b"\n" } else { b",\n" })?;
        }
        tally.touched += 1;
        tally.summary.errors += verdict.summary.errors;
        tally.summary.warnings += verdict.summary.warnings;
        tally.omitted += verdict.omitted;
        output.out.write_all(verdict.findings.as_bytes())
    }

    fn outcome(&self, tally: &Tally) -> Outcome {
        // Findings that were left out count as the worst they may be.
        let shown = self.fixing.only_shows() && tally.fixed > 0;
        let wrong =
            shown || tally.summary.errors > 0 || tally.omitted > 0 || (self.strict && tally.summary.warnings > 0);
        match (tally.failed, wrong) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Findings,
            (false, false) => Outcome::Clean,
        }
    }
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
        let mut check = Check {
            paths: Vec::new(),
            format: Format::Human,
            strict: false,
            quiet: false,
            fixing: Fixing::default(),
            reading: Reading::default(),
        };
        assert_eq!(check.outcome(&tally(1, 1, 0, 1)), Outcome::Clean);
        assert_eq!(check.outcome(&tally(1, 1, 1, 0)), Outcome::Findings);
        assert_eq!(check.outcome(&Tally { failed: true, ..tally(1, 1, 1, 0) }), Outcome::Failed);
        check.strict = true;
        assert_eq!(check.outcome(&tally(1, 1, 0, 1)), Outcome::Findings);
    }
}
