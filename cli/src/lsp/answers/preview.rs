//! The page of the message at a place, for an editor to show beside the text.

use super::{Answer, Refused, arguments, read, refused};
use crate::lsp::state::State;
use lsp_server::ErrorCode;
use lsp_types::{Position, Uri};
use serde_json::{Value, json};
use std::collections::HashMap;
use waml::ide::View;
use waml::preview::{Case, Page};
use waml::say;

/// Bytes of one image that stands in a page.
const PICTURE: u64 = 512 << 10;

/// Arguments: the file's address, a place in it (the first message where it is null), and `longest` for parameters that
/// are as long as they may be. Gives `{html, name, document}`.
pub(super) fn page(state: &mut State, given: Vec<Value>) -> Answer {
    let [uri, place, case] = arguments(given)?;
    let (uri, place): (Uri, Option<Position>) = (read(uri)?, read(place)?);
    let case = match case.as_str() {
        Some("longest") => Case::Longest,
        None | Some("examples") => Case::Examples,
        Some(other) => {
            let why = format!("no case is called {other}, there are examples and longest");
            return Err(Refused { code: ErrorCode::InvalidParams, why });
        }
    };
    state.file(&uri);
    let State { files, project, wishes, .. } = &*state;
    let unknown = say!("no messages are open under this address", "该地址下没有打开的消息");
    let file = files.get(uri.as_str()).ok_or_else(|| refused(state, &unknown))?;
    let opened = file.messages().ok_or_else(|| refused(state, &unknown))?;
    let offset = place.map_or(0, |place| file.text.offset(place));
    let document = project.asking(&opened.source, |compiler, shape, syntax| {
        View::new(compiler, &opened.source, shape, syntax).document_at(offset)
    });
    let mut screens = project.draw(opened, case);
    let document = document.min(screens.len().saturating_sub(1));
    let screen = screens.swap_remove(document);
    let pictures: HashMap<_, _> = project.pictures(opened, PICTURE).into_iter().collect();
    let name = screen.name().to_owned();
    let known = |link: &str| pictures.get(link).cloned();
    let html = Page::new(wishes.language).title(&name).pictures(&known).html(&[screen]);
    Ok(json!({"html": html, "name": name, "document": document}))
}
