//! What one request leaves for the next: a sender fills one definition with many rows, by one catalogue.

use std::cell::RefCell;
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
    // What stands beside the text is parted from it by bytes that are in no text.
    let key = key.join(&[0xff][..]);
    DEFINITION.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|last| last.key != key) {
            *last = Some(Last { key, made: make()? });
        }
        Ok(last.as_ref().map(|last| work(&last.made))).map(|worked| worked.expect("it was made above"))
    })
}

/// Works with a catalogue of approved templates, or with what is wrong with it.
pub(crate) fn catalogue<T>(
    text: Option<&str>,
    work: impl FnOnce(Option<&Catalogue>) -> T,
) -> Result<T, Box<CatalogueFile>> {
    let Some(text) = text else { return Ok(work(None)) };
    CATALOGUE.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|last| last.key != text.as_bytes()) {
            let (made, files) = Catalogue::of([Source::new("catalogue", text)]);
            let wrong = files.into_iter().find(|file| waml::diagnostic::any_error(&file.findings));
            if let Some(wrong) = wrong {
                return Err(Box::new(wrong));
            }
            *last = Some(Last { key: text.as_bytes().to_vec(), made });
        }
        Ok(work(last.as_ref().map(|last| &last.made)))
    })
}
