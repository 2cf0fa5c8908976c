//! What one request leaves for the next: a sender fills one definition with many rows, by one catalogue.

use std::cell::RefCell;
use waml::diagnostic::any_error;
use waml::serve::Refusal;
use waml::templates::Catalogue;
use waml::{CatalogueFile, Definition, Source};

/// The last thing of its kind, and what it was made of.
struct Last<T> {
    key: Vec<u8>,
    made: T,
}

thread_local! {
    static DEFINITION: RefCell<Option<Last<Definition>>> = const { RefCell::new(None) };
    static CATALOGUE: RefCell<Option<Last<Catalogue>>> = const { RefCell::new(None) };
}

/// Works with the definition that was made of `key`, which is made anew where another one came between.
///
/// # Errors
/// Those of `make`.
pub(crate) fn definition<T>(
    key: &[&[u8]],
    make: impl FnOnce() -> Result<Definition, Refusal>,
    work: impl FnOnce(&Definition) -> T,
) -> Result<T, Refusal> {
    // A byte that is in no text parts the text from what stands beside it.
    DEFINITION.with_borrow_mut(|last| Last::made(last, key.join(&[0xff][..]), make).map(work))
}

/// Works with a catalogue of approved templates, if there is one.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn catalogue<T>(
    text: Option<&str>,
    work: impl FnOnce(Option<&Catalogue>) -> T,
) -> Result<T, Box<CatalogueFile>> {
    let Some(text) = text else { return Ok(work(None)) };
    CATALOGUE.with_borrow_mut(|last| {
        Last::made(last, text.as_bytes().to_vec(), || {
            let (made, files) = Catalogue::of([Source::new("catalogue", text)]);
            let wrong = files.into_iter().find(|file| any_error(&file.findings));
            wrong.map_or(Ok(made), |wrong| Err(Box::new(wrong)))
        })
        .map(|made| work(Some(made)))
    })
}

impl<T> Last<T> {
    /// The last one, if it was made of the key, else a new one in its place.
    fn made<E>(last: &mut Option<Self>, key: Vec<u8>, make: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
        let kept = match last.take().filter(|last| last.key == key) {
            Some(kept) => kept,
            None => Self { key, made: make()? },
        };
        Ok(&last.insert(kept).made)
    }
}
