//! What can be asked for, and the options of each: the one list, which bindings are held to.

/// What a line asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Check,
    Compile,
    Gate,
    Fill,
    Explain,
    #[cfg(feature = "preview")]
    Preview,
    Version,
}

/// What every request has.
const REQUEST: &[&str] = &["id", "method"];

/// What is looked at.
const TEXT: &[&str] = &["text", "payload"];

/// How a text is judged: fields of [`Settings`](super::Settings).
const JUDGED: &[&str] = &["name", "shape", "lang", "pedantic", "allow", "catalogue", "undocumented"];

/// The same, of a text whose shape the method knows.
const SHAPED: &[&str] = &["name", "lang", "pedantic", "allow", "catalogue", "undocumented"];

impl Method {
    pub(super) const ALL: &'static [Self] = &[
        Self::Check,
        Self::Compile,
        Self::Gate,
        Self::Fill,
        Self::Explain,
        #[cfg(feature = "preview")]
        Self::Preview,
        Self::Version,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Compile => "compile",
            Self::Gate => "gate",
            Self::Fill => "fill",
            Self::Explain => "explain",
            #[cfg(feature = "preview")]
            Self::Preview => "preview",
            Self::Version => "version",
        }
    }

    /// The fields that it takes, in the order in which they are told.
    pub(super) fn fields(self) -> Vec<&'static str> {
        let own: [&[&str]; 3] = match self {
            Self::Check => [TEXT, &[], JUDGED],
            Self::Compile => [TEXT, &["to"], JUDGED],
            Self::Gate => [TEXT, &[], &["name", "lang", "catalogue", "undocumented"]],
            Self::Fill => [&["text", "definition", "values"], &["example"], SHAPED],
            Self::Explain => [&["rule"], &[], &["lang"]],
            #[cfg(feature = "preview")]
            Self::Preview => [TEXT, &["form", "longest"], JUDGED],
            Self::Version => [&[], &[], &["lang"]],
        };
        [REQUEST, &own.concat()].concat()
    }
}
