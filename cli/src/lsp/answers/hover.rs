//! What is known of the place under the pointer.

use super::asked::asked;
use crate::lsp::state::State;
use lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

pub(super) fn hover(state: &mut State, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    asked(state, &place.text_document.uri, |asked| {
        let found = asked.view.hover(asked.offset(place.position), &asked.opened.compiled, asked.wishes.language)?;
        let kind = if asked.wishes.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        let contents = HoverContents::Markup(MarkupContent { kind, value: found.text });
        Some(Hover { contents, range: Some(asked.range(found.span)) })
    })
    .flatten()
}
