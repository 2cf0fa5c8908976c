//! The formats of `waml check`: the part about one text, and what stands around and between the parts.

use serde::Serialize;
use waml::render::json::{self, Summary};
use waml::render::{End, Look, github, gitlab, human, jsonl, junit, open, rdjson, sarif, short};
use waml::{Compiled, Language, Source};

/// A format, by the name that `--format` has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Human,
    Short,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Rdjson,
}

/// What stands around the parts of a report.
#[derive(Serialize)]
pub(crate) struct Frame {
    head: String,
    /// Before the first part, and before each of the others.
    joints: [&'static str; 2],
    /// Behind the last part, if there is one.
    close: &'static str,
    tail: String,
}

impl Format {
    pub(crate) const ALL: [(Self, &'static str); 9] = [
        (Self::Human, "human"),
        (Self::Short, "short"),
        (Self::Json, "json"),
        (Self::Jsonl, "jsonl"),
        (Self::Sarif, "sarif"),
        (Self::Github, "github"),
        (Self::Gitlab, "gitlab"),
        (Self::Junit, "junit"),
        (Self::Rdjson, "rdjson"),
    ];

    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(format, known)| (known == name).then_some(format))
    }

    /// The part about one text; empty where there is nothing to say.
    pub(crate) fn part(self, source: &Source, compiled: &Compiled, look: Look) -> String {
        let (findings, omitted, language) = (&compiled.findings, compiled.omitted, look.language);
        match self {
            Self::Human if look.verbose => {
                human::render_for(source, findings, omitted, look)
                    + &open::render(source, &compiled.left_open(), language)
            }
            Self::Human => human::render_for(source, findings, omitted, look),
            Self::Short => short::render(source, findings, omitted, language),
            Self::Json => json::file_with_open(source, findings, omitted, &compiled.left_open(), language),
            Self::Jsonl => jsonl::render(source, findings, omitted, language),
            Self::Sarif => sarif::file(source, findings, language),
            Self::Github => github::render(source, findings, omitted, language),
            Self::Gitlab => gitlab::file(source, findings, omitted, language),
            Self::Junit => junit::file(source, findings, omitted, language),
            Self::Rdjson => rdjson::file(source, findings, omitted, language),
        }
    }

    pub(crate) fn frame(self, summary: Summary, omitted: usize, failed: bool, language: Language) -> Frame {
        let end = End { summary, omitted, failed };
        let (head, tail) = match self {
            Self::Human | Self::Short | Self::Jsonl | Self::Github => (String::new(), String::new()),
            Self::Json => (json::head(language), json::tail(summary) + "\n"),
            Self::Sarif => (sarif::head(language), sarif::tail(end, language) + "\n"),
            Self::Gitlab => (gitlab::HEAD.to_owned(), gitlab::TAIL.to_owned() + "\n"),
            Self::Junit => (junit::HEAD.to_owned(), junit::TAIL.to_owned()),
            Self::Rdjson => (rdjson::HEAD.to_owned(), rdjson::TAIL.to_owned() + "\n"),
        };
        let in_lines = matches!(self, Self::Json | Self::Sarif | Self::Gitlab | Self::Rdjson);
        let (joints, close) = if in_lines { (["\n", ",\n"], "\n") } else { (["", ""], "") };
        Frame { head, joints, close, tail }
    }
}
