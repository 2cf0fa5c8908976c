//! `waml preview`: messages as a phone shows them, also those that are broken.

mod made;

use super::inputs::{nothing, tell_broken_configs, tell_catalogues, tell_skipped};
use super::reads::Reads;
use super::watch::Watch;
use crate::project::files::{Opened, ProjectReader};
use crate::project::input::Input;
use crate::project::known::KnownMedia;
use crate::report::ended::Ended;
use crate::report::headings;
use crate::report::output::Output;
use crate::report::outputs::guard;
use crate::report::pending::is_stdout;
use crate::report::save::{self, Target};
use crate::report::tally::{Tally, Verdict};
use crate::report::unfinished::unfinished;
use made::{Form, files, is_ours, made};
use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use waml::preview::{self, Case, Picture, Screen};
use waml::text::{Phrase, Words, visible};
use waml::{Language, say};

/// Bytes of one image, and of all images, that stand in a page.
const PICTURE: u64 = 512 << 10;
const PICTURES: usize = 8 << 20;

/// Arguments of `waml preview`.
#[derive(clap::Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Preview {
    /// Files of any name, folders to walk for definitions, or `-` for stdin.
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// What to draw; otherwise what the ending of the output says, or text for a terminal.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Form>,
    /// Write to this file, or one file per message to this folder.
    ///
    /// A folder is one that exists or ends with a slash; it gets pictures unless another format is wanted. Files that
    /// an earlier preview made are replaced.
    #[arg(long, short, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Also replace files that no preview made.
    #[arg(long)]
    force: bool,
    /// Fill parameters with the longest values they may have, instead of examples.
    #[arg(long)]
    longest: bool,
    /// Draw again whenever something changes, until Ctrl-C; a page reloads itself.
    #[arg(long)]
    watch: bool,
    /// Show the page in a browser.
    #[arg(long)]
    open: bool,
    /// Let warnings fail too.
    #[arg(long, help_heading = headings::FAIL)]
    strict: bool,
    #[command(flatten)]
    reads: Reads,
}

/// Where a drawing goes, and what it is.
struct Wanted {
    form: Form,
    target: Target,
}

/// What one run has drawn.
struct Drawn {
    screens: Vec<Screen>,
    pictures: HashMap<String, Picture>,
    inputs: Vec<Input>,
    tally: Tally,
    /// Where the catalogues are that messages are held against.
    catalogues: Vec<(PathBuf, bool)>,
}

impl Preview {
    /// Draws everything that was named, once or on every change.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let wanted = match self.wanted() {
            Ok(wanted) => wanted,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        let drawn = self.draw(output)?;
        let mut last = String::new();
        let mut force = self.force;
        let mut ended = self.show(&drawn, &wanted, force, &mut last, output)?;
        if ended == Ended::Failed && drawn.screens.is_empty() && !self.watch {
            return Ok(ended);
        }
        if self.open
            && ended != Ended::Failed
            && let Err(message) = open(&wanted.target)
        {
            return output.error(&message).map(|()| Ended::Failed);
        }
        if !self.watch {
            return Ok(ended);
        }
        let mut watch = match Watch::of(&self.paths, own(&wanted)) {
            Ok(watch) => watch,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        watch.also(drawn.catalogues);
        loop {
            if let ControlFlow::Break(ended) = watch.goes_on(ended, output)? {
                return Ok(ended);
            }
            // What this run has made is its own.
            force |= ended != Ended::Failed;
            let drawn = self.draw(output)?;
            ended = self.show(&drawn, &wanted, force, &mut last, output)?;
            watch.also(drawn.catalogues);
        }
    }

    /// Where to draw what.
    fn wanted(&self) -> Result<Wanted, Phrase> {
        let target = Target::of(self.output.as_deref());
        let by_target = match &target {
            Target::Stdout if self.open => Form::Html,
            Target::Stdout => Form::Text,
            Target::Folder(_) => Form::Svg,
            Target::File(path) => Form::of(path),
        };
        let form = self.format.unwrap_or(by_target);
        let is_page = form == Form::Html && !matches!(target, Target::Folder(_));
        if self.open && !is_page {
            return Err(say!(
                "--open shows one page: use --format html, and a file with -o or none",
                "--open 只能打开一个网页：使用 --format html，-o 写文件或不写"
            ));
        }
        let is_named = self.output.as_deref().is_some_and(is_stdout);
        let target = match target {
            Target::Stdout if self.open && !is_named => Target::File(page_of_its_own()?),
            target => target,
        };
        if self.watch && target == Target::Stdout && form != Form::Text {
            return Err(say!(
                "--watch draws text, or writes to a file: name one with -o",
                "--watch 只能绘制文本或写入文件：用 -o 指定文件"
            ));
        }
        Ok(Wanted { form, target })
    }

    fn draw(&self, output: &mut Output) -> io::Result<Drawn> {
        let reader = ProjectReader::new(self.reads.reading()).judging(KnownMedia::new(None));
        let found = reader.find(&self.paths);
        tell_skipped(reader.skipped(&found), output)?;
        let mut drawn = Drawn {
            screens: Vec::new(),
            pictures: HashMap::new(),
            inputs: Vec::with_capacity(found.len()),
            tally: Tally { failed: found.is_empty(), ..Tally::default() },
            catalogues: Vec::new(),
        };
        if found.is_empty() {
            nothing(&self.paths, output)?;
        }
        let mut room = PICTURES;
        for input in found {
            match input.and_then(|input| Ok((reader.open(&input)?, input))) {
                Ok((opened, input)) => {
                    self.add(&opened, &reader, &mut room, &mut drawn);
                    drawn.inputs.push(input);
                }
                Err(message) => {
                    output.error(&message)?;
                    drawn.tally.failed = true;
                }
            }
        }
        drawn.tally.failed |= tell_broken_configs(&reader, output)?;
        match tell_catalogues(&reader, &mut Tally::default(), output)? {
            Ended::Clean => {}
            Ended::Failed => drawn.tally.failed = true,
            Ended::Findings => drawn.tally.summary.errors += 1,
        }
        drawn.catalogues = reader.catalogue_folders();
        Ok(drawn)
    }

    fn add(&self, opened: &Opened, reader: &ProjectReader, room: &mut usize, drawn: &mut Drawn) {
        let Opened { compiled, strict, .. } = opened;
        let verdict = Verdict::of(&compiled.findings, compiled.omitted);
        drawn.tally.add(&Verdict { strict: self.strict || *strict, ..verdict });
        let case = if self.longest { Case::Longest } else { Case::Examples };
        drawn.screens.extend(reader.draw(opened, case));
        for (link, picture) in reader.pictures(opened, PICTURE) {
            let left = room.checked_sub(picture.len());
            if let Some(left) = left.filter(|_| !drawn.pictures.contains_key(&link)) {
                *room = left;
                drawn.pictures.insert(link, picture);
            }
        }
    }

    /// Puts what was drawn where it is wanted, unless it stands there already.
    fn show(
        &self,
        drawn: &Drawn,
        wanted: &Wanted,
        force: bool,
        last: &mut String,
        output: &mut Output,
    ) -> io::Result<Ended> {
        let language = output.tongue.for_people(false);
        let ended = match (drawn.tally.failed, drawn.tally.is_wrong()) {
            (true, _) => Ended::Failed,
            (false, true) => Ended::Findings,
            (false, false) => Ended::Clean,
        };
        if drawn.screens.is_empty() {
            return Ok(ended);
        }
        let saved = match &wanted.target {
            Target::Stdout => return self.print(drawn, wanted.form, last, output).map(|()| ended),
            Target::File(path) => {
                let text = made(drawn, &drawn.screens, wanted.form, language, self.watch);
                if *last == text {
                    return Ok(ended);
                }
                let files = [(path.clone(), text.clone())];
                let saved = self.guard(&files, drawn, force).and_then(|()| save::write(&files));
                if saved.is_ok() {
                    self.leave(path, drawn, wanted.form, language);
                    *last = text;
                }
                saved.map(|told| (told, path))
            }
            Target::Folder(folder) => {
                let files = save::place(folder, files(drawn, wanted.form, language));
                let saved = files.and_then(|files| {
                    self.guard(&files, drawn, force)?;
                    save::write_with_folders(&files)
                });
                saved.map(|told| (told, folder))
            }
        };
        let (told, place) = match saved {
            Ok(saved) => saved,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        told.iter().try_for_each(|told| output.note(told))?;
        output.note(&written(place, &drawn.screens))?;
        Ok(ended)
    }

    fn print(&self, drawn: &Drawn, form: Form, last: &mut String, output: &mut Output) -> io::Result<()> {
        let look = output.out.look();
        let text = match form {
            Form::Text => preview::text(&drawn.screens, look),
            form => made(drawn, &drawn.screens, form, output.tongue.for_people(false), false),
        };
        // A terminal that shows it already would only flicker.
        if *last == text && self.watch {
            return Ok(());
        }
        if self.watch {
            output.clear_screen()?;
        }
        output.out.write_all(text.as_bytes())?;
        *last = text;
        output.out.flush()
    }

    /// When a watch ends, its page does not load itself again any more.
    fn leave(&self, path: &Path, drawn: &Drawn, form: Form, language: Language) {
        if self.watch && form == Form::Html {
            let text = made(drawn, &drawn.screens, form, language, false);
            unfinished().last = Some((path.to_owned(), text));
        }
    }

    /// Makes sure that nothing is lost: no file that is read, and none that somebody else made.
    fn guard(&self, files: &[(PathBuf, String)], drawn: &Drawn, force: bool) -> Result<(), Phrase> {
        guard(files.iter().map(|(path, _)| path.as_path()), &drawn.inputs, self.reads.config())?;
        let stranger = files.iter().map(|(path, _)| path).find(|path| !force && !is_ours(path));
        stranger.map_or(Ok(()), |path| {
            let path = path.display();
            Err(say!(
                "{path} is there, and no preview made it; write to another file, or add --force",
                "{path} 已存在，而且不是预览生成的；写入别的文件，或加上 --force"
            ))
        })
    }
}

/// A file for a page that nobody has named.
fn page_of_its_own() -> Result<PathBuf, Phrase> {
    let made = tempfile::Builder::new().prefix("waml-preview-").suffix(".html").tempfile();
    let kept = made.and_then(|file| file.keep().map_err(|kept| kept.error));
    kept.map(|(_, path)| path).map_err(|error| save::unwritten(Path::new("preview.html"), &error))
}

/// The files that a run writes.
fn own(wanted: &Wanted) -> Vec<PathBuf> {
    match &wanted.target {
        Target::File(path) => vec![path.clone()],
        Target::Folder(_) | Target::Stdout => Vec::new(),
    }
}

/// Says where the messages are.
fn written(place: &Path, screens: &[Screen]) -> Phrase {
    let shown = place.display().to_string();
    let place = visible(&shown);
    let (all, wrong) = (screens.len(), screens.iter().filter(|screen| screen.is_wrong()).count());
    let messages = if all == 1 { "message" } else { "messages" };
    match wrong {
        0 => say!("{place}: {all} {messages}", "{place}：{all} 条消息"),
        _ => say!("{place}: {all} {messages}, {wrong} with faults", "{place}：{all} 条消息，其中 {wrong} 条有错误"),
    }
}

/// Shows a page in the browser that the system takes for pages.
fn open(target: &Target) -> Result<(), Phrase> {
    let Target::File(path) = target else { return Ok(()) };
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let started =
        Command::new(program).arg(&path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let (shown, why) = (path.display(), Words::new("cannot open a browser", "无法打开浏览器"));
    started.map(drop).map_err(|error| {
        let reason = crate::project::words::reason(&error);
        say!("{why}: {program}: {reason}; the page is {shown}", "{why}：{program}：{reason}；网页在 {shown}"; why, reason)
    })
}
