//! `waml lsp`: the language server.

use super::reads::{As, Saying};
use crate::lsp::{Start, serve};
use crate::project::reading::{ReadingOptions, Where};
use crate::report::ended::Ended;
use crate::report::headings;
use crate::report::language::Tongue;
use crate::report::output::Output;
use std::io;
use std::path::PathBuf;
use waml::Shape;

/// Arguments of `waml lsp`.
#[derive(clap::Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Lsp {
    /// Also complete and explain keys, since no YAML server runs beside it.
    #[arg(long)]
    standalone: bool,
    /// Speak over stdin and stdout, which is what it always does.
    #[arg(long, hide = true)]
    stdio: bool,
    /// Read every file in this shape, whatever its name.
    #[arg(long = "as", value_name = "SHAPE", help_heading = headings::READ)]
    shape: Option<As>,
    /// Use this configuration for all files, instead of the `waml.toml` above each.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = headings::READ)]
    config: Option<PathBuf>,
    /// Use no configuration at all.
    #[arg(long, help_heading = headings::READ)]
    isolated: bool,
    /// Also give the hints that hold for much that works.
    #[arg(long, help_heading = headings::REPORT)]
    pedantic: bool,
    #[command(flatten)]
    saying: Saying,
}

impl Lsp {
    /// Serves until the editor ends it. One that goes without a word of parting fails, as the protocol wants it.
    pub(crate) fn run(&self, output: &Output) -> io::Result<Ended> {
        let tongue = output.tongue;
        let mut said = self.saying.said();
        // Editors name files by their whole paths.
        for file in &mut said.templates {
            *file = std::path::absolute(&*file).unwrap_or_else(|_| file.clone());
        }
        let in_order = serve(Start {
            reading: ReadingOptions {
                shape: self.shape.map(Shape::from),
                stdin_filename: None,
                pedantic: self.pedantic,
                place: Where { config: self.config.clone(), isolated: self.isolated, said },
            },
            language: tongue.for_people(false),
            follows_locale: !matches!(tongue, Tongue::Given(_) | Tongue::Environment(_)),
            standalone: self.standalone,
        })?;
        Ok(if in_order { Ended::Clean } else { Ended::Findings })
    }
}
