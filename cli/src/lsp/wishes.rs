//! What an editor can do, and how it wants to be served.

use super::Start;
use super::text::Coding;
use crate::project::locale;
use lsp_types::{ClientCapabilities, InitializeParams, MarkupKind};
use serde_json::Value;
use waml::Language;

/// What an editor can do, and how it wants to be served.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
pub(super) struct Wishes {
    pub(super) coding: Coding,
    pub(super) language: Language,
    /// No YAML server runs beside us.
    pub(super) standalone: bool,
    /// Asks for findings itself.
    pub(super) pulls: bool,
    /// Knows what to do where findings, or hints, are to be asked for again.
    pub(super) pulls_again: bool,
    pub(super) hints_again: bool,
    /// Takes edits together with the version of the text that they are for.
    pub(super) versioned_edits: bool,
    /// Can show a place in a text.
    pub(super) shows: bool,
    pub(super) markdown: bool,
    pub(super) snippets: bool,
}

impl Wishes {
    pub(super) fn of(start: &Start, params: &InitializeParams) -> Self {
        let options = params.initialization_options.as_ref().unwrap_or(&Value::Null);
        let mut wishes = Self {
            language: language(start, options, params.locale.as_deref()),
            standalone: options["standalone"].as_bool().unwrap_or(start.standalone),
            ..Self::default()
        };
        wishes.learn(&params.capabilities);
        wishes
    }

    fn learn(&mut self, client: &ClientCapabilities) {
        let encodings = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        self.coding = Coding::among(encodings.unwrap_or_default());
        self.shows =
            client.window.as_ref().and_then(|window| window.show_document.as_ref()).is_some_and(|it| it.support);
        if let Some(workspace) = &client.workspace {
            let edits = workspace.workspace_edit.as_ref();
            self.versioned_edits = edits.and_then(|edits| edits.document_changes).unwrap_or(false);
            self.pulls_again =
                workspace.diagnostic.as_ref().and_then(|diagnostic| diagnostic.refresh_support).unwrap_or(false);
            self.hints_again = workspace.inlay_hint.as_ref().and_then(|hint| hint.refresh_support).unwrap_or(false);
        }
        if let Some(text) = &client.text_document {
            self.learn_of_texts(text);
        }
    }

    fn learn_of_texts(&mut self, client: &lsp_types::TextDocumentClientCapabilities) {
        self.pulls = client.diagnostic.is_some();
        let formats = client.hover.as_ref().and_then(|hover| hover.content_format.as_deref()).unwrap_or_default();
        self.markdown = formats.contains(&MarkupKind::Markdown);
        let item = client.completion.as_ref().and_then(|completion| completion.completion_item.as_ref());
        self.snippets = item.and_then(|item| item.snippet_support).unwrap_or(false);
    }
}

/// The editor's settings decide, then the arguments, then the editor's own language.
fn language(start: &Start, options: &Value, locale: Option<&str>) -> Language {
    if let Some(wanted) = options["locale"].as_str().filter(|wanted| !wanted.is_empty()) {
        return locale::language(wanted);
    }
    match locale {
        Some(locale) if start.follows_locale => locale::language(locale),
        _ => start.language,
    }
}
