//! What may be written at a place.

use super::asked::{Asked, asked};
use crate::lsp::state::State;
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionTextEdit, Documentation,
    InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, TextEdit,
};
use waml::ide::{Beside, Offer, OfferKind};

/// The most files that are offered as links.
const LINKS: usize = 2000;

pub(super) fn offers(state: &mut State, params: &CompletionParams) -> CompletionList {
    let place = &params.text_document_position;
    let found = asked(state, &place.text_document.uri, |asked| {
        let links = || {
            let config = asked.project.config_of(&asked.file.path);
            config.map(|config| config.assets.links(LINKS)).unwrap_or_default()
        };
        let beside = Beside { links: &links, standalone: asked.wishes.standalone, language: asked.wishes.language };
        let offers = asked.view.complete(asked.offset(place.position), beside).into_iter().enumerate();
        offers.map(|(number, offer)| item(offer, number, asked)).collect()
    });
    CompletionList { is_incomplete: false, items: found.unwrap_or_default() }
}

fn item(offer: Offer, number: usize, asked: &Asked<'_>) -> CompletionItem {
    let takes_snippet = offer.is_snippet && asked.wishes.snippets;
    let text = if offer.is_snippet && !takes_snippet { plain(&offer.text) } else { offer.text };
    let markup = if asked.wishes.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    // Editors filter by what they replace, which of a hole begins with its braces.
    let filter = text.trim_matches('"').starts_with("{{").then(|| text.trim_matches('"').to_owned());
    CompletionItem {
        label: offer.label,
        kind: Some(kind(offer.kind)),
        detail: offer.detail,
        documentation: offer.about.map(|value| Documentation::MarkupContent(MarkupContent { kind: markup, value })),
        filter_text: filter,
        sort_text: Some(format!("{number:05}")),
        insert_text_format: takes_snippet.then_some(InsertTextFormat::SNIPPET),
        insert_text_mode: Some(InsertTextMode::AS_IS),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: asked.range(offer.replaces), new_text: text })),
        ..CompletionItem::default()
    }
}

fn kind(kind: OfferKind) -> CompletionItemKind {
    match kind {
        OfferKind::Message => CompletionItemKind::MODULE,
        OfferKind::Key => CompletionItemKind::PROPERTY,
        OfferKind::Item => CompletionItemKind::STRUCT,
        OfferKind::Param => CompletionItemKind::VARIABLE,
        OfferKind::Link => CompletionItemKind::FILE,
        OfferKind::Template => CompletionItemKind::REFERENCE,
        OfferKind::Code => CompletionItemKind::CONSTANT,
        _ => CompletionItemKind::ENUM_MEMBER,
    }
}

/// A snippet for editors that know none: with the words that may be typed over, and nothing where there are none.
fn plain(snippet: &str) -> String {
    let (mut out, mut rest) = (String::new(), snippet);
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(inside) = rest.strip_prefix('{') else {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            continue;
        };
        let end = inside.find('}').unwrap_or(inside.len());
        out.push_str(inside[..end].split_once(':').map_or("", |(_, shown)| shown));
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn snippets_without_places() {
        assert_eq!(plain("a: ${1:b c}\n  d: $0e ${2:}"), "a: b c\n  d: e ");
    }
}
