//! Lengths, shown behind the texts.

use super::asked::asked;
use crate::lsp::state::State;
use lsp_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip};

pub(super) fn hints(state: &mut State, params: &InlayHintParams) -> Vec<InlayHint> {
    let found = asked(state, &params.text_document.uri, |asked| {
        let hints = asked.view.hints(asked.file.text.span(params.range));
        let shown = hints.into_iter().map(|hint| InlayHint {
            position: asked.file.text.position(hint.at),
            label: InlayHintLabel::String(hint.label),
            kind: None,
            text_edits: None,
            tooltip: Some(InlayHintTooltip::String(hint.meaning.say(asked.wishes.language).to_owned())),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
        shown.collect()
    });
    found.unwrap_or_default()
}
