//! Messages as a phone shows them.

use super::verdict::{Settings, Verdict};
use crate::preview::{self, Case, Page};
use crate::render::Look;

/// How messages are drawn.
///
/// ```
/// use waml::preview::Case;
/// use waml::serve::{Form, Settings, preview};
///
/// let (drawn, verdict) = preview(b"text: Hello!", Form::Text, Case::Examples, &Settings::default());
/// assert!(drawn.contains("Hello!") && verdict.right);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// A page.
    #[default]
    Html,
    /// A picture in SVG.
    Svg,
    /// Lines of at most 80 columns.
    Text,
    /// Markdown.
    Markdown,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Html, Self::Svg, Self::Text, Self::Markdown];

    /// The word that requests have for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Svg => "svg",
            Self::Text => "text",
            Self::Markdown => "markdown",
        }
    }
}

/// Draws the messages of a text, also broken ones, those of definitions filled as `case` says, and says what is wrong
/// with them.
pub fn preview(text: &[u8], form: Form, case: Case, settings: &Settings<'_>) -> (String, Verdict) {
    let (source, compiled) = settings.read(text);
    let (shape, language) = (settings.shape(), settings.language);
    let screens = settings.compiler().preview(&source, shape, settings.syntax(), &compiled, case);
    let drawn = match form {
        Form::Html => Page::new(language).html(&screens),
        Form::Svg => preview::svg(&screens, language),
        Form::Text => preview::text(&screens, Look { language, ..Look::default() }),
        Form::Markdown => preview::markdown(&screens, language),
    };
    (drawn, settings.judge(&source, &compiled))
}
