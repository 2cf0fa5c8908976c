//! The formats of `waml check`, and how each begins, joins its files, and ends.

use std::borrow::Cow;
use waml::render::open::{self, Open};
use waml::render::{End, Look, github, gitlab, human, json, jsonl, junit, rdjson, sarif, short};
use waml::{Diagnostic, Language, Source};

/// The formats of `waml check`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Each finding with the lines it speaks about.
    #[default]
    Human,
    /// One line per finding: `path:line:column: error[code]: message`.
    Short,
    /// One JSON document, version 1.
    Json,
    /// One JSON object per line and finding.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// `JUnit`'s XML.
    Junit,
    /// reviewdog's JSON.
    Rdjson,
}

/// What is told of one file.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    /// What is wrong, or may be.
    pub findings: &'a [Diagnostic],
    /// Findings beyond the budget of the file.
    pub omitted: usize,
    /// What only values decide.
    pub open: &'a [Open<'a>],
}

impl Format {
    /// Whether people read it as it stands, so that a closing line belongs to it.
    pub fn is_read_by_people(self) -> bool {
        matches!(self, Self::Human | Self::Short | Self::Github)
    }

    /// How a report begins.
    pub fn head(self, language: Language) -> Cow<'static, str> {
        match self {
            Self::Human | Self::Short | Self::Jsonl | Self::Github => "".into(),
            Self::Json => json::head(language).into(),
            Self::Sarif => sarif::head(language).into(),
            Self::Gitlab => gitlab::HEAD.into(),
            Self::Junit => junit::HEAD.into(),
            Self::Rdjson => rdjson::HEAD.into(),
        }
    }

    /// The part of a report about one file. Empty parts are left out.
    pub fn file(self, source: &Source, found: Found<'_>, look: Look) -> String {
        let Found { findings, omitted, open } = found;
        let language = look.language;
        match self {
            Self::Human if look.verbose => {
                human::render_for(source, findings, omitted, look) + &open::render(source, open, language)
            }
            Self::Human => human::render_for(source, findings, omitted, look),
            Self::Short => short::render(source, findings, omitted, language),
            Self::Json => json::file_with_open(source, findings, omitted, open, language),
            Self::Jsonl => jsonl::render(source, findings, omitted, language),
            Self::Sarif => sarif::file(source, findings, language),
            Self::Github => github::render(source, findings, omitted, language),
            Self::Gitlab => gitlab::file(source, findings, omitted, language),
            Self::Junit => junit::file(source, findings, omitted, language),
            Self::Rdjson => rdjson::file(source, findings, omitted, language),
        }
    }

    /// What stands before the part of a file: the first one, or one of the others.
    pub fn joint(self, first: bool) -> &'static str {
        match self {
            Self::Json | Self::Sarif | Self::Gitlab | Self::Rdjson if first => "\n",
            Self::Json | Self::Sarif | Self::Gitlab | Self::Rdjson => ",\n",
            Self::Human | Self::Short | Self::Jsonl | Self::Github | Self::Junit => "",
        }
    }

    /// How a report ends.
    pub fn tail(self, end: End, language: Language) -> String {
        match self {
            Self::Human | Self::Short | Self::Jsonl | Self::Github => String::new(),
            Self::Json => json::tail(end.summary) + "\n",
            Self::Sarif => sarif::tail(end, language) + "\n",
            Self::Gitlab => gitlab::TAIL.to_owned() + "\n",
            Self::Junit => junit::TAIL.to_owned(),
            Self::Rdjson => rdjson::TAIL.to_owned() + "\n",
        }
    }
}
