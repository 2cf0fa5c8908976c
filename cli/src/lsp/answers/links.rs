//! Addresses that lead to files of the project.

use super::asked::asked;
use crate::lsp::state::State;
use crate::lsp::uri;
use lsp_types::{DocumentLink, DocumentLinkParams};

/// The links to media whose files lie in the folders of `[assets]`; all others the editor knows by itself.
pub(super) fn links(state: &mut State, params: &DocumentLinkParams) -> Vec<DocumentLink> {
    let found = asked(state, &params.text_document.uri, |asked| {
        let Some(config) = asked.project.config_of(&asked.file.path) else { return Vec::new() };
        let links = asked.view.links().into_iter().filter_map(|link| {
            let file = config.assets.find(&link.address)?.ok()?;
            let target = Some(uri::of(&file.path)?);
            let tooltip = Some(file.shown.display().to_string());
            Some(DocumentLink { range: asked.range(link.span), target, tooltip, data: None })
        });
        links.collect()
    });
    found.unwrap_or_default()
}
