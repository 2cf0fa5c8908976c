//! Arguments that say how a text is judged.

use crate::catalogue::Catalogue;
use crate::raise::fault;
use crate::words::{forwarded, language, shape};
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
        Ok(Self { language, name, shape: self::shape(py, shape)?, pedantic, allow, catalogue, undocumented })
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

/// The positions of the payloads that are refused.
pub(crate) fn refused<'p>(
    payloads: impl Iterator<Item = (usize, &'p [u8])>,
    templates: Option<&'p Templates>,
    undocumented: Beyond,
) -> Vec<usize> {
    let settings = Settings { templates, undocumented, ..Settings::default() };
    payloads.filter(|(_, payload)| !serve::passes(payload, &settings)).map(|(at, _)| at).collect()
}
