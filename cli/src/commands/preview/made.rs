//! What was drawn as whole files, and whether a file is such a one.

use super::Drawn;
use crate::report::save::Made;
use std::path::Path;
use waml::Language;
use waml::preview::{self, GENERATOR, Page, Screen};
use waml::render::Look;

/// So often a browser loads a page again that is watched, in seconds.
const REFRESH: u32 = 2;

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Form {
    /// A page that needs no other file.
    Html,
    /// Columns of a terminal.
    Text,
    /// A picture of what the phone shows.
    Svg,
    /// Markdown for a pull request.
    Markdown,
}

impl Form {
    /// What the ending of a file asks for.
    pub(super) fn of(path: &Path) -> Self {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("svg") => Self::Svg,
            Some("md" | "markdown") => Self::Markdown,
            Some("txt") => Self::Text,
            _ => Self::Html,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Svg => "svg",
            Self::Markdown => "md",
        }
    }
}

/// A whole file of some messages.
pub(super) fn made(drawn: &Drawn, screens: &[Screen], form: Form, language: Language, reloads: bool) -> String {
    match form {
        Form::Html => {
            let known = |link: &str| drawn.pictures.get(link).cloned();
            let page = Page::new(language).pictures(&known);
            if reloads { page.refresh(REFRESH).html(screens) } else { page.html(screens) }
        }
        Form::Svg => preview::svg(screens, language),
        Form::Markdown => preview::markdown(screens, language),
        Form::Text => {
            let text = preview::text(screens, Look { language, ..Look::default() });
            format!("{text}\n{GENERATOR}\n")
        }
    }
}

/// A file for each message.
pub(super) fn files(drawn: &Drawn, form: Form, language: Language) -> Vec<Made> {
    let file = |screen: &Screen| Made {
        name: format!("{}.{}", screen.name(), form.extension()),
        text: made(drawn, std::slice::from_ref(screen), form, language, false),
        from: screen.file().to_owned(),
    };
    drawn.screens.iter().map(file).collect()
}

/// Whether a file may be replaced: an earlier preview made it, or it holds nothing, or is no file at all.
pub(super) fn is_ours(path: &Path) -> bool {
    match path.metadata() {
        Ok(data) if data.is_file() && data.len() > 0 => {
            let bytes = std::fs::read(path).unwrap_or_default();
            let ends = [&bytes[..bytes.len().min(4096)], &bytes[bytes.len().saturating_sub(64)..]];
            ends.iter().any(|part| part.windows(GENERATOR.len()).any(|window| window == GENERATOR.as_bytes()))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_ask_for_forms() {
        for (name, form) in [
            ("a.html", Form::Html),
            ("a", Form::Html),
            ("a.SVG", Form::Svg),
            ("a.md", Form::Markdown),
            ("a.txt", Form::Text),
        ] {
            assert_eq!(Form::of(Path::new(name)), form, "{name}");
        }
    }

    #[test]
    fn only_what_a_preview_made_is_ours() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let ours = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("it is written");
            is_ours(&path)
        };
        let screens = [Screen::of("hello", &waml::message::Message::new("Hello!"))];
        assert!(ours("a.html", &Page::new(Language::English).html(&screens)));
        assert!(ours("a.svg", &preview::svg(&screens, Language::Chinese)));
        assert!(ours("a.md", &preview::markdown(&screens, Language::English)));
        assert!(ours("empty", ""));
        assert!(!ours("notes.html", "<html><body>my notes"));
        assert!(is_ours(&folder.path().join("none")));
    }
}
