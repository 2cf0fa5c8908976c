//! Stdin, stdout and stderr as streams that wait. Who started the program, or sits at the other end, may have set them
//! not to: then they say that nothing is there yet, or that there is no room yet, which is no failure.

use std::fs::File;
use std::io::{self, BufRead, Read, Write};

/// A stream that waits until it can be read or written.
#[derive(Debug)]
pub(crate) struct Waiting<S>(S);

/// What is read from stdin.
pub(crate) fn stdin() -> Waiting<io::Stdin> {
    Waiting(io::stdin())
}

/// The same, for who reads lines of it.
pub(crate) fn stdin_lines() -> Waiting<io::StdinLock<'static>> {
    Waiting(io::stdin().lock())
}

/// Where results go.
pub(crate) fn stdout() -> Waiting<io::Stdout> {
    Waiting(io::stdout())
}

/// Where everything else goes.
pub(crate) fn stderr() -> Waiting<io::Stderr> {
    Waiting(io::stderr())
}

/// A file, which may be one of these under another name.
pub(crate) fn file(file: File) -> Waiting<File> {
    Waiting(file)
}

impl<S> Waiting<S> {
    /// The stream itself.
    pub(crate) fn get_ref(&self) -> &S {
        &self.0
    }

    /// The stream without the waiting.
    #[cfg(windows)]
    pub(crate) fn into_inner(self) -> S {
        self.0
    }
}

impl<S: Awaited> Waiting<S> {
    /// Takes a step again and again until it need not wait.
    fn patiently<T>(&mut self, what: What, mut step: impl FnMut(&mut S) -> io::Result<T>) -> io::Result<T> {
        loop {
            match step(&mut self.0) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.0.wait(what, error)?,
                done => return done,
            }
        }
    }
}

impl<S: Read + Awaited> Read for Waiting<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.patiently(What::Bytes, |stream| stream.read(buffer))
    }
}

impl BufRead for Waiting<io::StdinLock<'_>> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.patiently(What::Bytes, |stream| stream.fill_buf().map(|_| ()))?;
        self.0.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.0.consume(bytes);
    }
}

impl<S: Write + Awaited> Write for Waiting<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.patiently(What::Room, |stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.patiently(What::Room, Write::flush)
    }
}

/// What a stream waits for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    Bytes,
    Room,
}

/// A stream that can be waited for.
pub(crate) trait Awaited {
    /// Waits after a step that would have had to.
    fn wait(&self, what: What, error: io::Error) -> io::Result<()>;
}

#[cfg(unix)]
impl<S: std::os::fd::AsFd> Awaited for S {
    fn wait(&self, what: What, _: io::Error) -> io::Result<()> {
        use rustix::event::{PollFd, PollFlags, poll};
        let wanted = match what {
            What::Bytes => PollFlags::IN,
            What::Room => PollFlags::OUT,
        };
        match poll(&mut [PollFd::new(self, wanted)], None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// No stream says so here.
#[cfg(not(unix))]
impl<S> Awaited for S {
    fn wait(&self, _: What, error: io::Error) -> io::Result<()> {
        Err(error)
    }
}
