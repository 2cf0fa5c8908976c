//! `waml check`: says what is wrong, and nothing about what is right.

mod fix;

use super::inputs::{nothing, tell_skipped, tell_unmatched};
use super::reads::Reads;
use super::watch::Watch;
use crate::online::{Asking, Online};
use crate::project::files::{Catalogues, Opened, ProjectReader};
use crate::project::input::{FEW, Input};
use crate::project::known::KnownMedia;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::progress::Progress;
use crate::report::tally::{Fixable, Tally, Verdict};
use crate::report::{Reporting, Reports, headings, outputs};
use fix::Fixing;
use rayon::prelude::*;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use waml::media::Inspect;
use waml::preview::{self, Case};
use waml::render::{End, Found};
use waml::say;
use waml::text::{Phrase, Words, visible};
use waml::{Diagnostic, Source};

/// Files whose findings are held at a time: enough to keep all cores busy, few enough that memory
/// does not grow with the number of files.
const CHUNK: usize = 1024;

/// Arguments of `waml check`.
#[derive(clap::Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Check {
    /// Files of any name, folders to walk for definitions, or `-` for stdin.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    reads: Reads,
    #[command(flatten)]
    reporting: Reporting,
    #[command(flatten)]
    failing: Failing,
    /// Count the findings by code, on stderr.
    #[arg(long, help_heading = headings::REPORT)]
    statistics: bool,
    /// Print findings only, no closing line.
    #[arg(long, short, help_heading = headings::REPORT)]
    quiet: bool,
    /// Show each message above its findings, as a phone shows it.
    #[arg(long, conflicts_with = "diff", help_heading = headings::REPORT)]
    preview: bool,
    /// Check again whenever something changes, until Ctrl-C.
    #[arg(long, conflicts_with_all = ["fix", "unsafe_fixes"])]
    watch: bool,
    #[command(flatten)]
    fixing: Fixing,
    #[command(flatten)]
    asking: Asking,
}

/// Which findings make a run fail.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
struct Failing {
    /// Let warnings fail too.
    #[arg(long, help_heading = headings::FAIL)]
    strict: bool,
    /// Exit with 0 even where something was found; what cannot be read still fails.
    #[arg(long, help_heading = headings::FAIL)]
    exit_zero: bool,
}

impl Check {
    /// Checks everything that was named, once or on every change.
    pub(crate) fn run(&self, output: &mut Output, started: Instant) -> io::Result<Ended> {
        if !self.watch {
            return self.check_all(output, started);
        }
        let mut watch = match Watch::of(&self.paths, self.reporting.files()) {
            Ok(watch) => watch,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        loop {
            output.clear_screen()?;
            let (reader, servers) = self.reader(output);
            let outcome = self.check_by(&reader, servers.as_ref(), output, Instant::now())?;
            watch.also(reader.catalogue_folders());
            if let ControlFlow::Break(ended) = watch.goes_on(outcome, output)? {
                return Ok(ended);
            }
        }
    }

    fn check_all(&self, output: &mut Output, started: Instant) -> io::Result<Ended> {
        let (reader, servers) = self.reader(output);
        self.check_by(&reader, servers.as_ref(), output, started)
    }

    /// Who reads the texts, and who asks for the files behind their links.
    fn reader(&self, output: &Output) -> (ProjectReader, Option<Arc<Online>>) {
        let servers = self.asking.servers(output.err.look().language);
        let served = servers.clone().map(|servers| servers as Arc<dyn Inspect + Send>);
        (ProjectReader::new(self.reads.reading()).judging(KnownMedia::new(served)), servers)
    }

    fn check_by(
        &self,
        reader: &ProjectReader,
        servers: Option<&Arc<Online>>,
        output: &mut Output,
        started: Instant,
    ) -> io::Result<Ended> {
        let language = output.err.look().language;
        let found = reader.find(&self.paths);
        let skipped = reader.skipped(&found);
        let inputs = if self.fixing.is_wanted() { outputs::once(found) } else { found };
        let read: Vec<_> = inputs.iter().flatten().cloned().collect();
        let mut reports = match self.reporting.open(&read, self.reads.config(), output) {
            Ok(reports) => reports,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        if self.preview && reports.for_people().is_none() {
            let message = say!(
                "--preview needs findings for people on stdout, as --format human prints them",
                "--preview 需要在 stdout 输出供人阅读的问题，即 --format human"
            );
            return output.error(&message).map(|()| Ended::Failed);
        }
        let mut tally = Tally { failed: inputs.is_empty(), ..Tally::default() };
        if inputs.is_empty() {
            nothing(&self.paths, output)?;
        }
        reports.start(output)?;
        let progress = Progress::of(inputs.len(), Words::new("files", "个文件"), language);
        for chunk in inputs.chunks(CHUNK) {
            if let Some(servers) = servers {
                servers.prepare(chunk, reader);
            }
            let verdicts = self.judge_all(chunk, reader, &reports, &progress);
            progress.clear();
            for verdict in verdicts {
                take(verdict, &mut tally, &mut reports, output)?;
            }
        }
        self.tell_catalogues(reader, &mut tally, &mut reports, output)?;
        self.tell_configs(reader, &mut tally, &mut reports, output)?;
        let Tally { summary, omitted, failed, .. } = tally;
        reports.finish(End { summary, omitted, failed }, output)?;
        self.close(&tally, started, &reports, output)?;
        if !self.quiet {
            servers.iter().try_for_each(|servers| servers.sum_up(output))?;
            if reports.may_close() {
                tell_skipped(skipped, output)?;
            }
        }
        Ok(self.outcome(&tally))
    }

    /// Tells what is wrong with catalogues that messages were held against; one that is right is not counted.
    fn tell_catalogues(
        &self,
        reader: &ProjectReader,
        tally: &mut Tally,
        reports: &mut Reports,
        output: &mut Output,
    ) -> io::Result<()> {
        let Catalogues { files, unread, unmatched } = reader.catalogues();
        let wrong = files.iter().filter(|opened| !opened.compiled.findings.is_empty());
        let told = wrong.map(|Opened { source, compiled, strict, .. }| {
            let found = Found { findings: &compiled.findings, omitted: compiled.omitted, open: &[] };
            Ok(self.verdict(source, found, *strict, reports))
        });
        let verdicts: Vec<_> = told.chain(unread.into_iter().map(Err)).collect();
        verdicts.into_iter().try_for_each(|verdict| take(verdict, tally, reports, output))?;
        if self.quiet { Ok(()) } else { tell_unmatched(&unmatched, output) }
    }

    /// Tells what is wrong with configurations, where the findings about other files are told.
    fn tell_configs(
        &self,
        reader: &ProjectReader,
        tally: &mut Tally,
        reports: &mut Reports,
        output: &mut Output,
    ) -> io::Result<()> {
        let (broken, unread) = reader.broken_configs();
        tally.failed |= !broken.is_empty() || !unread.is_empty();
        let broken =
            broken.iter().map(|config| Ok(self.verdict(&config.source, of_config(&config.findings), false, reports)));
        let verdicts: Vec<_> = broken.chain(unread.into_iter().map(Err)).collect();
        verdicts.into_iter().try_for_each(|verdict| take(verdict, tally, reports, output))
    }

    /// Statistics, and a line that sums up.
    fn close(&self, tally: &Tally, started: Instant, reports: &Reports, output: &mut Output) -> io::Result<()> {
        output.out.flush()?;
        if self.statistics {
            let language = output.err.look().language;
            output.err.write_all(tally.statistics.say(language).as_bytes())?;
        }
        if !self.quiet && tally.summary.files > 0 && reports.may_close() && !output.out.is_left() {
            tally.close(started.elapsed(), &mut output.err)?;
        }
        Ok(())
    }

    fn judge_all(
        &self,
        inputs: &[Result<Input, Phrase>],
        reader: &ProjectReader,
        reports: &Reports,
        progress: &Progress,
    ) -> Vec<Result<Verdict, Phrase>> {
        let judge = |input: &Result<Input, Phrase>| {
            let verdict = self.judge_one(input, reader, reports);
            progress.step();
            verdict
        };
        if inputs.len() < FEW { inputs.iter().map(judge).collect() } else { inputs.par_iter().map(judge).collect() }
    }

    fn judge_one(
        &self,
        input: &Result<Input, Phrase>,
        reader: &ProjectReader,
        reports: &Reports,
    ) -> Result<Verdict, Phrase> {
        let input = input.as_ref().map_err(Phrase::clone)?;
        let opened = reader.open(input)?;
        let mut verdict = if self.fixing.is_wanted() {
            self.mend(input, &opened, reader, reports)?
        } else {
            self.judge(&opened, reader, reports)
        };
        // What comes from stdin cannot be mended in place.
        if matches!(input, Input::Stdin) {
            verdict.fixable = Fixable::default();
        }
        Ok(verdict)
    }

    /// Mends a text as far as it goes, and judges what is left.
    fn mend(
        &self,
        input: &Input,
        opened: &Opened,
        reader: &ProjectReader,
        reports: &Reports,
    ) -> Result<Verdict, Phrase> {
        let path = match input {
            Input::File(path) => Some(path),
            Input::Stdin => None,
        };
        let Some(mended) = self.fixing.mend(opened, path, reader)? else {
            let told = not_tried(opened.source.name(), opened.compiled.untried).into_iter().collect();
            return Ok(Verdict { told, ..self.judge(opened, reader, reports) });
        };
        let mut verdict = self.judge(&mended.opened, reader, reports);
        verdict.fixed = mended.count;
        verdict.only_shown = self.fixing.only_shows();
        verdict.told = mended.told;
        if self.fixing.only_shows() {
            verdict.touched = true;
            verdict.parts = vec![mended.diff];
        }
        Ok(verdict)
    }

    fn judge(&self, opened: &Opened, reader: &ProjectReader, reports: &Reports) -> Verdict {
        let Opened { source, compiled, strict, .. } = opened;
        let fixable = self.fixing.offered(&compiled.findings);
        let open = compiled.left_open();
        let found = Found { findings: &compiled.findings, omitted: compiled.omitted, open: &open };
        let mut verdict = self.verdict(source, found, *strict, reports);
        if let Some((report, look)) = reports.for_people().filter(|_| self.preview) {
            let drawn = preview::bubbles(&reader.draw(opened, Case::default()), look);
            verdict.parts[report].insert_str(0, &drawn);
        }
        Verdict { fixable, ..verdict }
    }

    fn verdict(&self, source: &Source, found: Found<'_>, strict: bool, reports: &Reports) -> Verdict {
        let Found { findings, omitted, .. } = found;
        let codes = if self.statistics { findings.iter().map(|finding| finding.code).collect() } else { Vec::new() };
        let parts = reports.render(source, found);
        Verdict { parts, codes, strict: self.failing.strict || strict, ..Verdict::of(findings, omitted) }
    }

    fn outcome(&self, tally: &Tally) -> Ended {
        let shown = self.fixing.only_shows() && tally.fixed > 0;
        let wrong = shown || tally.is_wrong();
        match (tally.failed, wrong) {
            (true, _) => Ended::Failed,
            (false, true) if !self.failing.exit_zero => Ended::Findings,
            (false, _) => Ended::Clean,
        }
    }
}

/// A configuration leaves nothing open.
fn of_config(findings: &[Diagnostic]) -> Found<'_> {
    Found { findings, omitted: 0, open: &[] }
}

/// Says that there may be fixes which were not tried.
fn not_tried(name: &str, untried: usize) -> Option<Phrase> {
    let name = visible(name);
    (untried > 0).then(|| {
        say!(
            "{name}: too long, with too many findings to prove what fixes would do, so nothing was mended; split the file",
            "{name}：文件太长，问题太多，无法验证修复的结果，因此未修复任何内容；拆分该文件"
        )
    })
}

/// Counts and reports one text, or says why it could not be read.
fn take(
    verdict: Result<Verdict, Phrase>,
    tally: &mut Tally,
    reports: &mut Reports,
    output: &mut Output,
) -> io::Result<()> {
    match verdict {
        Ok(verdict) => {
            tally.add(&verdict);
            verdict.told.iter().try_for_each(|told| output.note(told))?;
            reports.add(&verdict.parts, output)
        }
        Err(message) => {
            tally.failed = true;
            output.error(&message)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::Language;
    use waml::render::json::Summary;

    fn tally(errors: usize, warnings: usize) -> Tally {
        Tally { summary: Summary { files: 1, errors, warnings }, ..Tally::default() }
    }

    #[test]
    fn fixes_that_were_not_tried_are_told() {
        let told = not_tried("a.yaml", 3).map(|told| Language::ALL.map(|language| told.say(language).to_owned()));
        let [english, chinese] = told.expect("it is told");
        assert!(
            english.starts_with("a.yaml: too long") && chinese.starts_with("a.yaml：文件太长"),
            "{english} {chinese}"
        );
        assert_eq!(not_tried("a.yaml", 0), None);
    }

    #[test]
    fn warnings_fail_only_when_strict() {
        let check = Check {
            paths: Vec::new(),
            reporting: Reporting::default(),
            failing: Failing::default(),
            statistics: false,
            quiet: false,
            preview: false,
            watch: false,
            fixing: Fixing::default(),
            asking: Asking::default(),
            reads: Reads::default(),
        };
        assert_eq!(check.outcome(&tally(0, 1)), Ended::Clean);
        assert_eq!(check.outcome(&tally(1, 0)), Ended::Findings);
        assert_eq!(check.outcome(&Tally { failed: true, ..tally(1, 0) }), Ended::Failed);
        assert_eq!(check.outcome(&Tally { failing_warnings: 1, ..tally(0, 1) }), Ended::Findings);
        let forgiving = Check { failing: Failing { strict: false, exit_zero: true }, ..check };
        assert_eq!(forgiving.outcome(&tally(1, 1)), Ended::Clean);
        assert_eq!(forgiving.outcome(&Tally { failed: true, ..tally(1, 0) }), Ended::Failed);
    }
}
