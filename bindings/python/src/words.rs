//! The words of which an argument takes some.

use crate::raise::{fault, wrong_word};
use pyo3::prelude::*;
use waml::serve;
use waml::templates::Beyond;
use waml::{Language, Shape};

pub(crate) fn language(py: Python<'_>, lang: &str) -> PyResult<Language> {
    let found = Language::ALL.into_iter().find(|language| language.code() == lang);
    found.ok_or_else(|| wrong_word(py, "lang", &Language::ALL.map(Language::code)))
}

/// What the gateway forwards beyond the document.
pub(crate) fn forwarded(py: Python<'_>, words: &[String], language: Language) -> PyResult<Beyond> {
    serve::undocumented(words).map_err(|why| fault(py, &why, language))
}

pub(crate) fn shape(py: Python<'_>, word: Option<&str>) -> PyResult<Option<Shape>> {
    match word {
        None => Ok(None),
        Some("definition") => Ok(Some(Shape::Definition)),
        Some("payload") => Ok(Some(Shape::Payload)),
        Some(_) => Err(wrong_word(py, "shape", &["definition", "payload"])),
    }
}
