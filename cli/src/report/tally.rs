//! What all texts of a run came to, and the line that sums it up.

use super::output::Stream;
use super::statistics::Statistics;
use std::io::{self, Write};
use std::time::Duration;
use waml::render::human::wrapped;
use waml::render::json::Summary;
use waml::text::Phrase;
use waml::{Diagnostic, Language, say};

/// Findings with a fix that nobody asked for yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fixable {
    /// Those that `--fix` would mend.
    pub(crate) safe: usize,
    /// Those that only `--unsafe-fixes` would mend.
    pub(crate) others: usize,
}

impl Fixable {
    /// A closing line, with what could be mended behind it.
    fn behind(self, line: Phrase) -> Phrase {
        match (self.safe, self.others) {
            (0, 0) => line,
            (safe, 0) => say!("{line}, {safe} fixable with --fix", "{line}，其中 {safe} 处可用 --fix 修复"; line),
            (0, others) => say!(
                "{line}, {others} fixable with --unsafe-fixes", "{line}，其中 {others} 处可用 --unsafe-fixes 修复"; line
            ),
            (safe, others) => say!(
                "{line}, {safe} fixable with --fix, {others} more with --unsafe-fixes",
                "{line}，其中 {safe} 处可用 --fix 修复，另有 {others} 处可用 --unsafe-fixes"; line
            ),
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
    pub(crate) told: Vec<Phrase>,
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

    /// Whether a run has failed by what was found. Findings that were left out count as the worst they may be.
    pub(crate) fn is_wrong(&self) -> bool {
        self.summary.errors > 0 || self.omitted > 0 || self.failing_warnings > 0
    }

    /// Writes the closing line, such as `3 errors in 2 of 12 files, 1 fixable with --fix (3 ms)`.
    pub(crate) fn close(&self, time: Duration, err: &mut Stream) -> io::Result<()> {
        let (line, time) = (self.line(), duration(time));
        let line = say!("{line} ({time})", "{line}（{time}）"; line, time);
        writeln!(err, "{}", wrapped(line.say(err.look().language), err.look().width))
    }

    /// Writes the closing line of a command that needs all texts right, where they are not.
    pub(crate) fn refuse(&self, err: &mut Stream) -> io::Result<()> {
        let line = say!("{line}, nothing was written", "{line}，未写入任何内容"; line = self.remaining());
        writeln!(err, "{}", line.say(err.look().language))
    }

    fn line(&self) -> Phrase {
        let (fixed, rest) = (self.fixed, self.remaining());
        let findings = if fixed == 1 { "finding" } else { "findings" };
        let line = match (fixed, self.only_shown) {
            (0, _) => rest,
            (_, true) => say!("would fix {fixed} {findings}, {rest}", "可修复 {fixed} 处，修复后{rest}"; rest),
            (_, false) => say!("fixed {fixed} {findings}, {rest}", "已修复 {fixed} 处，{rest}"; rest),
        };
        self.fixable.behind(line)
    }

    fn remaining(&self) -> Phrase {
        let Summary { files, errors, warnings } = self.summary;
        let counts = [(errors, errors_of as fn(usize) -> Phrase), (warnings, warnings_of), (self.omitted, not_shown)];
        let counts: Vec<_> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, say)| say(n)).collect();
        let (all, touched) = (files_of(files), self.touched);
        let counted = joined(&counts);
        match (counts.is_empty(), touched == files) {
            (true, _) => say!("no problems in {all}", "{all}没有问题"; all),
            (false, true) => say!("{counted} in {all}", "{counted}，{all}"; counted, all),
            (false, false) => say!(
                "{counted} in {touched} of {all}", "{counted}，涉及 {touched} 个文件，共 {all}"; counted, all
            ),
        }
    }
}

fn errors_of(n: usize) -> Phrase {
    if n == 1 { say!("1 error", "1 个错误") } else { say!("{n} errors", "{n} 个错误") }
}

fn warnings_of(n: usize) -> Phrase {
    if n == 1 { say!("1 warning", "1 个警告") } else { say!("{n} warnings", "{n} 个警告") }
}

fn not_shown(n: usize) -> Phrase {
    let findings = if n == 1 { "finding" } else { "findings" };
    say!("{n} {findings} not shown", "另有 {n} 个问题未显示")
}

fn files_of(n: usize) -> Phrase {
    if n == 1 { say!("1 file", "1 个文件") } else { say!("{n} files", "{n} 个文件") }
}

/// Counts one after the other.
fn joined(counts: &[Phrase]) -> Phrase {
    let say = |language| counts.iter().map(move |count| count.say(language)).collect::<Vec<_>>();
    Phrase::new(say(Language::English).join(", "), say(Language::Chinese).join("，"))
}

fn duration(time: Duration) -> Phrase {
    let ms = time.as_secs_f64() * 1000.0;
    match ms {
        ..10.0 => say!("{ms:.1} ms", "{ms:.1} 毫秒"),
        ..1000.0 => say!("{ms:.0} ms", "{ms:.0} 毫秒"),
        _ => {
            let seconds = ms / 1000.0;
            say!("{seconds:.1} s", "{seconds:.1} 秒")
        }
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

    #[test]
    fn the_closing_line_is_said_in_chinese() {
        let line = |tally: Tally| tally.line().say(Language::Chinese).to_owned();
        assert_eq!(line(tally(12, 0, 0, 0)), "12 个文件没有问题");
        assert_eq!(line(tally(12, 2, 3, 1)), "3 个错误，1 个警告，涉及 2 个文件，共 12 个文件");
        let all = Tally { omitted: 8, fixed: 2, fixable: Fixable { safe: 7, others: 2 }, ..tally(1, 1, 9, 0) };
        let said = "已修复 2 处，9 个错误，另有 8 个问题未显示，1 个文件，其中 7 处可用 --fix 修复，另有 2 处可用 --unsafe-fixes";
        assert_eq!(line(all), said);
    }
}
