//! Questions of an editor about every fixture, whole and cut off, at places all over it: each has an answer that fits the
//! text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;

use fixture::{files, folder};
use std::fs;
use std::path::PathBuf;
use waml::ide::{Beside, Symbol, Target, View};
use waml::{Compiler, Edit, Language, Shape, Source, Span, Syntax};

/// The definitions among the fixtures, as far as they are text.
fn definitions() -> Vec<(PathBuf, String)> {
    let mut all = files(&folder("rules"));
    all.extend(files(&folder("valid")));
    all.extend(files(&folder("example")));
    let definitions = all.into_iter().filter(|file| Shape::of(file) == Shape::Definition);
    definitions.filter_map(|file| Some((file.clone(), fs::read_to_string(&file).ok()?))).collect()
}

/// Bytes that the answers name lie in the text, on characters.
fn fits(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = text.to_owned();
    for pair in edits.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{edits:?}");
    }
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    out
}

fn outline(symbols: &[Symbol], text: &str) {
    for symbol in symbols {
        fits(text, symbol.span);
        assert!(symbol.span.start <= symbol.at.start && symbol.at.end <= symbol.span.end, "{symbol:?}");
        outline(&symbol.children, text);
    }
}

/// Asks everything at one place of a text.
fn ask_all(text: &str, syntax: Syntax, offset: usize) {
    let source = Source::new("a.waml.yaml", text);
    let compiler = Compiler::new();
    let found = compiler.compile(&source, Shape::Definition, syntax);
    let view = View::new(&compiler, &source, Shape::Definition, syntax);
    let links = || vec!["https://cdn.example.com/a.png".to_owned()];
    for standalone in [false, true] {
        let beside = Beside { links: &links, standalone, language: Language::English };
        view.complete(offset, beside).iter().for_each(|offer| fits(text, offer.replaces));
    }
    if let Some(hover) = view.hover(offset, &found, Language::Chinese) {
        fits(text, hover.span);
    }
    for target in view.definition(offset) {
        let Target::Here(span) = target else { continue };
        fits(text, span);
    }
    view.references(offset, true).into_iter().for_each(|span| fits(text, span));
    if let Some(span) = view.renamable(offset) {
        fits(text, span);
    }
    outline(&view.symbols(), text);
    view.folds().into_iter().for_each(|span| fits(text, span));
    view.links().into_iter().for_each(|link| fits(text, link.span));
    let all = Span::new(0, text.len());
    view.hints(all).iter().for_each(|hint| assert!(text.is_char_boundary(hint.at)));
    for action in view.actions(&found, Span::new(offset, offset), Language::English) {
        applied(text, &action.edits);
    }
}

#[test]
fn every_question_has_an_answer_anywhere() {
    for (number, (file, text)) in definitions().into_iter().enumerate().filter(|(number, _)| number % 3 == 0) {
        let syntax = Syntax::of_extension(&file).unwrap();
        // Two places in the whole text, and one at the end of a part of it.
        for (place, cut) in [(1, false), (2, false), (number % 5, true)] {
            let mut offset = (text.len() * place / 3).min(text.len());
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            ask_all(if cut { &text[..offset] } else { &text }, syntax, offset);
        }
    }
}

#[test]
fn a_name_that_is_given_back_leaves_the_text_as_it_was() {
    let mut renamed = 0;
    for (file, text) in definitions() {
        let syntax = Syntax::of_extension(&file).unwrap();
        let compiler = Compiler::new();
        let source = Source::new("a.waml.yaml", &*text);
        let view = View::new(&compiler, &source, Shape::Definition, syntax);
        for (offset, _) in text.match_indices("{{") {
            let Some(span) = view.renamable(offset + 2) else { continue };
            let Ok(edits) = view.rename(offset + 2, "another_name") else { continue };
            let changed = Source::new("a.waml.yaml", applied(&text, &edits));
            let before = changed.text()[..].find("another_name").unwrap();
            let back = View::new(&compiler, &changed, Shape::Definition, syntax);
            let edits =
                back.rename(before, source.slice(span)).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
            assert_eq!(applied(changed.text(), &edits), text, "{}", file.display());
            renamed += 1;
        }
    }
    assert!(renamed > 20, "{renamed}");
}
