//! Arguments that say how a text is judged.

use crate::objects::Catalogue;
use crate::raise::{fault, wrong_word};
use pyo3::prelude::*;
use waml::serve::{self, Settings};
use waml::templates::{Beyond, Catalogue as Templates};
use waml::{Language, Shape};

/// How a text is judged, as Python said it.
pub(crate) struct Said {
    pub(crate) language: Language,
    pub(crate) name: Option<String>,
    shape: Option<Shape>,
    pub(crate) pedantic: bool,
    pub(crate) allow: Vec<String>,
    pub(crate) catalogue: Option<Py<Catalogue>>,
    pub(crate) undocumented: Beyond,
}

impl Said {
    #[expect(clippy::too_many_arguments, reason = "as Python calls it")]
    pub(crate) fn new(
        py: Python<'_>,
        name: Option<String>,
        shape: Option<&str>,
        lang: &str,
        pedantic: bool,
        allow: Vec<String>,
        catalogue: Option<Py<Catalogue>>,
        undocumented: &[String],
    ) -> PyResult<Self> {
        let language = language(py, lang)?;
        let codes: Vec<_> = allow.iter().map(String::as_str).collect();
        serve::allow(&codes).map_err(|why| fault(py, &why, language))?;
        let undocumented = forwarded(py, undocumented, language)?;
        Ok(Self { language, name, shape: shape_of(py, shape)?, pedantic, allow, catalogue, undocumented })
    }

    /// Does something with these settings.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Settings<'_>) -> T) -> T {
        let allow: Vec<_> = self.allow.iter().map(String::as_str).collect();
        work(&Settings {
            name: self.name.as_deref(),
            shape: self.shape,
            language: self.language,
            pedantic: self.pedantic,
            allow: &allow,
            templates: self.catalogue.as_ref().map(|catalogue| &catalogue.get().catalogue),
            undocumented: self.undocumented,
        })
    }
}

pub(crate) fn language(py: Python<'_>, lang: &str) -> PyResult<Language> {
    let found = Language::ALL.into_iter().find(|language| language.code() == lang);
    found.ok_or_else(|| wrong_word(py, "lang", &Language::ALL.map(Language::code)))
}

/// What the gateway forwards beyond the document.
pub(crate) fn forwarded(py: Python<'_>, words: &[String], language: Language) -> PyResult<Beyond> {
    serve::undocumented(words).map_err(|why| fault(py, &why, language))
}

fn shape_of(py: Python<'_>, shape: Option<&str>) -> PyResult<Option<Shape>> {
    match shape {
        None => Ok(None),
        Some("definition") => Ok(Some(Shape::Definition)),
        Some("payload") => Ok(Some(Shape::Payload)),
        Some(_) => Err(wrong_word(py, "shape", &["definition", "payload"])),
    }
}

/// The positions of the payloads that are refused.
pub(crate) fn refused<'p>(
    payloads: impl Iterator<Item = (usize, &'p [u8])>,
    templates: Option<&'p Templates>,
    undocumented: Beyond,
) -> Vec<usize> {
    let settings = Settings { templates, undocumented, ..Settings::default() };
    payloads.filter(|(_, payload)| !serve::passes(payload, &settings)).map(|(at, _)| at).collect()
}
