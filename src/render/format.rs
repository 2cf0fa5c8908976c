//! Every format by its name: how a report begins, what it says of a file, what joins files, and how it ends.

use super::open::{self, Open};
use super::{End, Look, github, gitlab, human, json, jsonl, junit, rdjson, sarif, short};
use crate::diagnostic::Diagnostic;
use crate::text::{Language, Source, Words};
use std::borrow::Cow;

macro_rules! formats {
    ($($(#[$attribute:meta])* $variant:ident $name:literal $en:literal $zh:literal,)*) => {
        /// A format of `waml check`.
        ///
        /// ```
        /// use waml::render::{End, Format, Found, Look};
        /// use waml::{Compiler, Language, Shape, Source, Syntax};
        ///
        /// let source = Source::new("a.waml.yaml", "text: ''\n");
        /// let compiled = Compiler::new().compile(&source, Shape::Definition, Syntax::Yaml);
        /// let format = Format::of("short").expect("a format has this name");
        /// let found = Found { findings: &compiled.findings, omitted: compiled.omitted, open: &[] };
        /// let said = format.file(&source, found, Look::default());
        /// assert!(said.starts_with("a.waml.yaml:1:7: error[length/text-body]"), "{said}");
        /// assert_eq!(format.tail(End::default(), Language::English), "");
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Format {
            $(#[doc = concat!($en, ".")] $(#[$attribute])* $variant,)*
        }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word that chooses it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What it is.
            pub const fn about(self) -> Words {
                match self {
                    $(Self::$variant => Words::new($en, $zh),)*
                }
            }
        }
    };
}

formats! {
    #[default]
    Human "human" "Each finding with the lines it speaks about" "每个问题及其所在的行",
    Short "short" "One line per finding: `path:line:column: error[code]: message`" "每个问题一行：`path:line:column: error[code]: message`",
    Json "json" "One JSON document, version 1" "一个 JSON 文档，版本 1",
    Jsonl "jsonl" "One JSON object per line and finding" "每个问题一行，每行一个 JSON 对象",
    Sarif "sarif" "SARIF 2.1.0" "SARIF 2.1.0",
    Github "github" "Workflow commands of GitHub Actions" "GitHub Actions 的工作流命令",
    Gitlab "gitlab" "GitLab's code quality report" "GitLab 的代码质量报告",
    Junit "junit" "`JUnit`'s XML" "`JUnit` 的 XML",
    Rdjson "rdjson" "reviewdog's JSON" "reviewdog 的 JSON",
}

/// What is told of one file.
///
/// ```
/// use waml::render::{Format, Found, Look};
/// use waml::Source;
///
/// let nothing = Found { findings: &[], omitted: 0, open: &[] };
/// assert_eq!(Format::Short.file(&Source::new("a.waml.yaml", "text: a\n"), nothing, Look::default()), "");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// What is wrong, or may be.
    pub findings: &'a [Diagnostic],
    /// Findings beyond the budget of the file.
    pub omitted: usize,
    /// What only values decide.
    pub open: &'a [Open<'a>],
}

impl Format {
    /// The format of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

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

    /// What stands behind the part of the last file, if there is one.
    pub fn close(self) -> &'static str {
        self.joint(true)
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
