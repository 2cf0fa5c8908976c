//! `waml serve`: requests of programs in other languages, answered.

use super::reads::forwarded;
use crate::project::templates::source;
use crate::report::ended::Ended;
use crate::report::headings;
use crate::report::output::{Output, stdout};
use crate::serve::{serve, stdin};
use std::io::{self, Write};
use std::path::PathBuf;
use waml::diagnostic::Severity;
use waml::render::short;
use waml::serve::Server;
use waml::templates::{Catalogue, Undocumented};

/// Arguments of `waml serve`.
#[derive(clap::Args, Debug)]
pub(crate) struct Serve {
    /// Read requests from stdin, a JSON object on each line, and write answers to stdout.
    #[arg(long, required = true)]
    stdio: bool,
    /// Hold calls of templates against what INCS or Meta answered, kept in this file; may be given several times.
    #[arg(long = "templates", value_name = "FILE", help_heading = headings::READ)]
    catalogues: Vec<PathBuf>,
    /// Take in calls of templates what the gateway is known to forward beyond the document; may be given several times.
    #[arg(long, value_name = "WHAT", value_parser = forwarded(), help_heading = headings::READ)]
    undocumented: Vec<Undocumented>,
}

impl Serve {
    /// Answers until there are no more requests.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        debug_assert!(self.stdio, "there is no other way yet");
        let undocumented = self.undocumented.iter().copied().collect();
        let mut server = Server::new().language(output.tongue.for_programs()).undocumented(undocumented);
        if !self.catalogues.is_empty() {
            match self.templates(output)? {
                Some(catalogue) => server = server.templates(catalogue),
                None => return Ok(Ended::Failed),
            }
        }
        output.flush()?;
        match serve(server, stdin(), stdout()) {
            Ok(()) => Ok(Ended::Clean),
            Err(why) => output.error(&why).map(|()| Ended::Failed),
        }
    }

    /// The approved templates; none where a file cannot be used, which is told.
    fn templates(&self, output: &mut Output) -> io::Result<Option<Catalogue>> {
        let mut sources = Vec::with_capacity(self.catalogues.len());
        for path in &self.catalogues {
            match source(path) {
                Ok(source) => sources.push(source),
                Err(message) => return output.error(&message).map(|()| None),
            }
        }
        let (catalogue, files) = Catalogue::of(sources);
        let language = output.err.look().language;
        let mut wrong = false;
        for file in &files {
            wrong |= file.findings.iter().any(|finding| finding.severity == Severity::Error);
            output.err.write_all(short::render(&file.source, &file.findings, file.omitted, language).as_bytes())?;
        }
        Ok(Some(catalogue).filter(|_| !wrong))
    }
}
