//! What a text holds, and what of it can be folded away.

use super::asked::{Asked, asked};
use crate::lsp::state::State;
use lsp_types::{
    DocumentSymbol, DocumentSymbolParams, FoldingRange, FoldingRangeKind, FoldingRangeParams, SymbolKind as Shown,
};
use waml::ide::{Symbol, SymbolKind};

pub(super) fn symbols(state: &mut State, params: &DocumentSymbolParams) -> Vec<DocumentSymbol> {
    let found = asked(state, &params.text_document.uri, |asked| {
        asked.view.symbols().into_iter().map(|symbol| shown(symbol, asked)).collect()
    });
    found.unwrap_or_default()
}

fn shown(symbol: Symbol, asked: &Asked<'_>) -> DocumentSymbol {
    let kind = match symbol.kind {
        SymbolKind::Message => Shown::MODULE,
        SymbolKind::Param => Shown::VARIABLE,
        SymbolKind::Section => Shown::NAMESPACE,
        SymbolKind::Card => Shown::OBJECT,
        SymbolKind::Button => Shown::EVENT,
        _ => Shown::FIELD,
    };
    #[expect(deprecated, reason = "the field has to be given")]
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind,
        tags: None,
        deprecated: None,
        range: asked.range(symbol.span),
        selection_range: asked.range(symbol.at),
        children: Some(symbol.children.into_iter().map(|child| shown(child, asked)).collect()),
    }
}

pub(super) fn folds(state: &mut State, params: &FoldingRangeParams) -> Vec<FoldingRange> {
    let found = asked(state, &params.text_document.uri, |asked| {
        let folds = asked.view.folds().into_iter().map(|span| {
            let range = asked.range(span);
            FoldingRange {
                start_line: range.start.line,
                end_line: range.end.line,
                kind: Some(FoldingRangeKind::Region),
                ..FoldingRange::default()
            }
        });
        folds.collect()
    });
    found.unwrap_or_default()
}
