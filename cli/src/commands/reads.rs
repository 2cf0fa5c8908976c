//! The arguments that say how texts are read.

use crate::project::reading::{ReadingOptions, Said, Where};
use crate::report::headings;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use waml::templates::Undocumented;
use waml::text::Phrase;
use waml::{Language, Shape, rules, say, serve};

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
    #[command(flatten)]
    saying: Saying,
}

/// What a `waml.toml` says of a project, said of one run.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Saying {
    /// Leave out the warnings of this rule; may be given several times.
    #[arg(long, value_name = "CODE", value_parser = warning, help_heading = headings::REPORT)]
    allow: Vec<&'static str>,
    /// Take in calls of templates what the gateway is known to forward beyond the document; may be given several times.
    #[arg(long, value_name = "WHAT", value_parser = forwarded(), help_heading = headings::READ)]
    undocumented: Vec<Undocumented>,
    /// Hold calls of templates against what INCS or Meta answered, kept in this file, instead of what a `waml.toml` names;
    /// may be given several times.
    #[arg(long = "templates", value_name = "FILE", help_heading = headings::READ)]
    catalogues: Vec<PathBuf>,
}

impl Saying {
    /// What the arguments say.
    pub(crate) fn said(&self) -> Said {
        let Self { allow, undocumented, catalogues } = self.clone();
        Said { allow, undocumented, templates: catalogues }
    }
}

/// The code of a rule that warns.
fn warning(code: &str) -> Result<&'static str, Phrase> {
    match (serve::allow(&[code]), rules::find(code)) {
        (Ok(()), Some(rule)) => Ok(rule.code),
        (Err(fault), _) => Err(Phrase::new(fault.say(Language::English), fault.say(Language::Chinese))),
        (Ok(()), None) => Err(say!("no rule is called `{code}`", "没有名为 `{code}` 的规则")),
    }
}

/// The words for what is forwarded beyond the document.
pub(super) fn forwarded() -> impl TypedValueParser<Value = Undocumented> {
    let words = PossibleValuesParser::new(Undocumented::ALL.map(Undocumented::word));
    words.try_map(|word| Undocumented::of(&word).ok_or(word))
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
            place: Where { config: self.config.clone(), isolated: self.isolated, said: self.saying.said() },
        }
    }

    /// The configuration that holds for all files.
    pub(crate) fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }
}
