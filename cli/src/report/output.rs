//! Where a command writes: results to stdout, everything else to stderr, colors where wanted.

use super::language::Tongue;
use crate::project::words::stopped;
use crate::streams::{self, Waiting};
use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use terminal_size::{Width, terminal_size_of};
use waml::render::Look;
use waml::text::{Phrase, Words, visible};

/// Stdout was closed when the program began.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Takes note of a stdout that is closed.
#[cfg(unix)]
pub(crate) fn note_closed_stdout() {
    use std::os::fd::AsFd;
    // A descriptor can be doubled if it is one.
    CLOSED.store(io::stdout().as_fd().try_clone_to_owned().is_err(), Ordering::Relaxed);
}

/// A stdout that was closed.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(stopped(Words::new("stdout is closed", "stdout 已关闭")))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Stdout itself, for threads: what is written is neither coloured nor fitted.
pub(crate) fn stdout() -> Box<dyn Write + Send> {
    if CLOSED.load(Ordering::Relaxed) { Box::new(Closed) } else { Box::new(streams::stdout()) }
}

/// The two streams of a command.
pub(crate) struct Output {
    /// Results.
    pub(crate) out: Stream,
    /// Everything else.
    pub(crate) err: Stream,
    /// Who asked for which language.
    pub(crate) tongue: Tongue,
}

/// A stream, and whether colors are wanted on it.
///
/// A reader that went away, as `head` does, has what it wanted: what is written then is nobody's, and no failure.
pub(crate) struct Stream {
    to: Box<dyn Write>,
    /// The reader went away.
    left: bool,
    look: Look,
}

impl Stream {
    /// Whether nobody reads any more.
    pub(crate) fn is_left(&self) -> bool {
        self.left
    }

    fn unless_left<T>(&mut self, instead: T, step: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        if self.left {
            return Ok(instead);
        }
        match step(&mut self.to) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.left = true;
                Ok(instead)
            }
            done => done,
        }
    }

    /// What findings on this stream may look like.
    pub(crate) fn look(&self) -> Look {
        self.look
    }
}

impl Output {
    pub(crate) fn new(choice: ColorChoice, verbose: bool, tongue: Tongue) -> Self {
        let on = supports_hyperlinks::on;
        let (out, err) = (on(supports_hyperlinks::Stream::Stdout), on(supports_hyperlinks::Stream::Stderr));
        let out = if CLOSED.load(Ordering::Relaxed) {
            Stream { to: Box::new(Closed), left: false, look: Look::default() }
        } else {
            stream(streams::stdout(), choice, out, (verbose, tongue))
        };
        Self { out, err: stream(streams::stderr(), choice, err, (verbose, tongue)), tongue }
    }

    /// Says why something could not be done.
    pub(crate) fn error(&mut self, message: &Phrase) -> io::Result<()> {
        self.say(Words::new("error", "错误"), AnsiColor::Red, message)
    }

    /// Says what to do about the error before.
    pub(crate) fn help(&mut self, message: &Phrase) -> io::Result<()> {
        self.say(Words::new("help", "建议"), AnsiColor::Cyan, message)
    }

    /// Says what was done.
    pub(crate) fn note(&mut self, message: &Phrase) -> io::Result<()> {
        writeln!(self.err, "{}", visible(message.say(self.err.look.language)))
    }

    /// Makes room on a terminal for what comes next.
    pub(crate) fn clear_screen(&mut self) -> io::Result<()> {
        if !io::stdout().is_terminal() {
            return Ok(());
        }
        self.out.write_all(b"\x1b[2J\x1b[H")?;
        self.out.flush()
    }

    /// Shows what the argument parser has to say.
    pub(crate) fn show(&mut self, said: &clap::Error) -> io::Result<()> {
        let stream = if said.use_stderr() { &mut self.err } else { &mut self.out };
        let text = said.render();
        if stream.look.color { write!(stream, "{}", text.ansi()) } else { write!(stream, "{text}") }
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.err.flush()
    }

    fn say(&mut self, title: Words, color: AnsiColor, message: &Phrase) -> io::Result<()> {
        // So that a terminal shows both streams in the order they were written. What cannot be
        // flushed now stays in the buffer and fails again at the end.
        let _ = self.out.flush();
        let style = if self.err.look.color { Style::new().bold().fg_color(Some(color.into())) } else { Style::new() };
        let language = self.err.look.language;
        let [title, behind] = [title, Words::new(": ", "：")].map(|words| words.say(language));
        writeln!(self.err, "{style}{title}{style:#}{behind}{}", visible(message.say(language)))?;
        self.err.flush()
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_left(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_left((), |to| to.flush())
    }
}

/// Stdout or stderr.
#[cfg(unix)]
trait Raw: RawStream + AsLockedWrite + std::os::fd::AsFd + 'static {}
#[cfg(unix)]
impl<T: RawStream + AsLockedWrite + std::os::fd::AsFd + 'static> Raw for T {}
/// Stdout or stderr.
#[cfg(windows)]
trait Raw: RawStream + AsLockedWrite + std::os::windows::io::AsHandle + 'static {}
#[cfg(windows)]
impl<T: RawStream + AsLockedWrite + std::os::windows::io::AsHandle + 'static> Raw for T {}

/// The stream of a command.
fn stream(to: Waiting<impl Raw>, choice: ColorChoice, links: bool, (verbose, tongue): (bool, Tongue)) -> Stream {
    let raw = to.get_ref();
    let width = raw.is_terminal().then(|| columns(raw));
    let language = tongue.for_people(raw.is_terminal());
    let choice = match choice {
        ColorChoice::Auto => AutoStream::choice(raw),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let color = choice != anstream::ColorChoice::Never;
    let to = if color { colored(to, choice) } else { Box::new(BufWriter::new(to)) };
    Stream { to, left: false, look: Look { color, links: color && links, verbose, language, width } }
}

/// The stream for colors, which every terminal takes as they are written.
#[cfg(unix)]
fn colored(to: Waiting<impl Raw>, _: anstream::ColorChoice) -> Box<dyn Write> {
    Box::new(BufWriter::new(to))
}

/// The stream for colors, which not every console takes as they are written.
#[cfg(windows)]
fn colored(to: Waiting<impl Raw>, choice: anstream::ColorChoice) -> Box<dyn Write> {
    Box::new(BufWriter::new(AutoStream::new(to.into_inner(), choice)))
}

/// The columns of a terminal: what `COLUMNS` asks for, else what the terminal says, else 80. What is no terminal has none,
/// so that a pipe gets the same wherever it is.
fn columns(terminal: &impl Raw) -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let told = || terminal_size_of(terminal).map(|(Width(columns), _)| usize::from(columns));
    asked.filter(|columns| *columns > 0).or_else(told).filter(|columns| *columns > 0).unwrap_or(80)
}
