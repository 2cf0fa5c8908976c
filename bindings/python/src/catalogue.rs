//! Approved templates that Python keeps.

use crate::given::Given;
use crate::raise::refused;
use crate::words::language;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple, PyType};
use waml::serve;
use waml::templates::Catalogue as Templates;

/// Approved templates, out of what INCS or Meta answered when they were asked for them.
///
/// Raises ``Refused`` where they cannot be read.
#[pyclass(module = "waml", frozen)]
pub(crate) struct Catalogue {
    pub(crate) catalogue: Templates,
    text: Vec<u8>,
}

#[pymethods]
impl Catalogue {
    #[new]
    #[pyo3(signature = (text, *, lang="en"))]
    fn new(py: Python<'_>, text: Given, lang: &str) -> PyResult<Self> {
        let language = language(py, lang)?;
        let text = text.bytes().to_vec();
        let catalogue = py.detach(|| serve::catalogue(&text, language));
        Ok(Self { catalogue: catalogue.map_err(|verdict| refused(py, &verdict))?, text })
    }

    /// The names of the templates, each once, sorted.
    #[getter]
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.catalogue.names().collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn __repr__(&self) -> String {
        format!("<waml.Catalogue of {} templates>", self.catalogue.names().count())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        let text = PyBytes::new(slf.py(), &slf.get().text);
        Ok((slf.get_type(), PyTuple::new(slf.py(), [text])?))
    }
}
