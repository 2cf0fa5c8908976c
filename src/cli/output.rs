//! Where a command writes: results to stdout, everything else to stderr, colors where wanted.

use crate::render::Look;
use crate::source::visible;
use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use std::io::{self, BufWriter, IsTerminal, Write};

/// The two streams of a command.
pub(super) struct Output {
    /// Results.
    pub(super) out: Stream,
    /// Everything else.
    pub(super) err: Stream,
}

/// A stream, and whether colors are wanted on it.
pub(super) struct Stream {
    to: Box<dyn Write>,
    pub(super) color: bool,
    /// Whether it is a terminal that knows links.
    links: bool,
}

impl Stream {
    /// What findings on this stream may look like.
    pub(super) fn look(&self) -> Look {
        Look { color: self.color, links: self.color && self.links }
    }
}

impl Output {
    pub(super) fn new(choice: ColorChoice) -> Self {
        let on = supports_hyperlinks::on;
        let (out, err) = (on(supports_hyperlinks::Stream::Stdout), on(supports_hyperlinks::Stream::Stderr));
        Self { out: stream(io::stdout(), choice, out), err: stream(io::stderr(), choice, err) }
    }

    /// Says why something could not be done.
    pub(super) fn error(&mut self, message: &str) -> io::Result<()> {
        self.say("error", AnsiColor::Red, message)
    }

    /// Says what to do about the error before.
    pub(super) fn help(&mut self, message: &str) -> io::Result<()> {
        self.say("help", AnsiColor::Cyan, message)
    }

    /// Says what was done.
    pub(super) fn note(&mut self, message: &str) -> io::Result<()> {
        writeln!(self.err, "{}", visible(message))
    }

    /// Makes room on a terminal for what comes next.
    pub(super) fn clear_screen(&mut self) -> io::Result<()> {
        if !io::stdout().is_terminal() {
            return Ok(());
        }
        self.out.write_all(b"\x1b[2J\x1b[H")?;
        self.out.flush()
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.err.flush()
    }

    fn say(&mut self, title: &str, color: AnsiColor, message: &str) -> io::Result<()> {
        // So that a terminal shows both streams in the order they were written. What cannot be
        // flushed now stays in the buffer and fails again at the end.
        let _ = self.out.flush();
        let style = if self.err.color { Style::new().bold().fg_color(Some(color.into())) } else { Style::new() };
        writeln!(self.err, "{style}{title}{style:#}: {}", visible(message))?;
        self.err.flush()
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The stream itself where no colors are wanted: nothing has to be taken out of what we write.
fn stream(raw: impl RawStream + AsLockedWrite + 'static, choice: ColorChoice, links: bool) -> Stream {
    let choice = match choice {
        ColorChoice::Auto => AutoStream::choice(&raw),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let color = choice != anstream::ColorChoice::Never;
    let to: Box<dyn Write> =
        if color { Box::new(BufWriter::new(AutoStream::new(raw, choice))) } else { Box::new(BufWriter::new(raw)) };
    Stream { to, color, links }
}
