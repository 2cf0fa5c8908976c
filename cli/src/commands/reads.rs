//! The arguments that say how texts are read.

use crate::project::reading::{ReadingOptions, Where};
use crate::report::headings;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use waml::Shape;

/// How texts are read.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Reads {
    /// Read every input in this shape, whatever its name.
    ///
    /// Otherwise *.waml.yaml, *.waml.yml and *.waml.json are definitions, all others payloads.
    #[arg(long = "as", value_name = "SHAPE", help_heading = headings::READ)]
    shape: Option<As>,
    /// Name of the text that is read from stdin.
    #[arg(long, value_name = "NAME", help_heading = headings::READ)]
    stdin_filename: Option<String>,
    /// Also give the hints that hold for much that works.
    #[arg(long, help_heading = headings::REPORT)]
    pedantic: bool,
    /// Use this configuration for all files, instead of the `waml.toml` above each.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = headings::READ)]
    config: Option<PathBuf>,
    /// Use no configuration at all.
    #[arg(long, help_heading = headings::READ)]
    isolated: bool,
}

/// The two shapes of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum As {
    /// One message in waml's own shape.
    Definition,
    /// What the API takes, as JSON or YAML.
    Payload,
}

impl From<As> for Shape {
    fn from(shape: As) -> Self {
        match shape {
            As::Definition => Self::Definition,
            As::Payload => Self::Payload,
        }
    }
}

impl Reads {
    /// What the arguments want.
    pub(crate) fn reading(&self) -> ReadingOptions {
        ReadingOptions {
            shape: self.shape.map(Shape::from),
            stdin_filename: self.stdin_filename.clone(),
            pedantic: self.pedantic,
            place: Where { config: self.config.clone(), isolated: self.isolated },
        }
    }

    /// The configuration that holds for all files.
    pub(crate) fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }
}
