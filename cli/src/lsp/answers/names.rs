//! Where names lead, where they stand, and other names for them.

use super::asked::asked;
use super::{Answer, given, refused};
use crate::lsp::state::State;
use crate::lsp::text::Text;
use crate::lsp::{edits, uri};
use lsp_types::{
    GotoDefinitionParams, Location, PrepareRenameResponse, ReferenceParams, RenameParams, TextDocumentPositionParams,
};
use std::path::Path;
use waml::ide::Target;
use waml::say;

pub(super) fn definition(state: &mut State, params: &GotoDefinitionParams) -> Vec<Location> {
    let place = &params.text_document_position_params;
    let found = asked(state, &place.text_document.uri, |asked| {
        let targets = asked.view.definition(asked.offset(place.position)).into_iter();
        let locations = targets.filter_map(|target| match target {
            Target::Here(span) => Some(Location { uri: asked.file.uri.clone(), range: asked.range(span) }),
            Target::Elsewhere(place) => {
                let text = Text::new(place.source.text().to_owned(), asked.wishes.coding);
                Some(Location { uri: uri::of(Path::new(place.source.name()))?, range: text.range(place.span) })
            }
        });
        locations.collect()
    });
    found.unwrap_or_default()
}

pub(super) fn references(state: &mut State, params: &ReferenceParams) -> Vec<Location> {
    let place = &params.text_document_position;
    let found = asked(state, &place.text_document.uri, |asked| {
        let spans = asked.view.references(asked.offset(place.position), params.context.include_declaration);
        let uri = &asked.file.uri;
        spans.into_iter().map(|span| Location { uri: uri.clone(), range: asked.range(span) }).collect()
    });
    found.unwrap_or_default()
}

pub(super) fn renamable(state: &mut State, place: &TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
    asked(state, &place.text_document.uri, |asked| {
        let span = asked.view.renamable(asked.offset(place.position))?;
        let placeholder = asked.opened.source.slice(span).to_owned();
        Some(PrepareRenameResponse::RangeWithPlaceholder { range: asked.range(span), placeholder })
    })
    .flatten()
}

pub(super) fn rename(state: &mut State, params: &RenameParams) -> Answer {
    let place = &params.text_document_position;
    let renamed = asked(state, &place.text_document.uri, |asked| {
        let changes = asked.view.rename(asked.offset(place.position), &params.new_name)?;
        Ok(edits::of_file(asked.file, &changes, asked.wishes))
    });
    let unknown = || Err(say!("no messages are open under this address", "该地址下没有打开的消息"));
    match renamed.unwrap_or_else(unknown) {
        Ok(edit) => given(&edit),
        Err(why) => Err(refused(state, &why)),
    }
}
