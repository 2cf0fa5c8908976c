//! What Python keeps of definitions: messages as they are sent, and definitions made ready.

use crate::catalogue::Catalogue;
use crate::given::Given;
use crate::raise::{refusal, refused, wrong_value};
use crate::settings::Said;
use crate::values;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use waml::serve;
use waml::templates::Undocumented;

/// A message as it is sent.
#[pyclass(module = "waml", frozen, get_all, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Message {
    /// The name of the message.
    pub(crate) name: String,
    /// The body of the request, as JSON.
    pub(crate) payload: String,
}

#[pymethods]
impl Message {
    #[new]
    #[pyo3(signature = (name, payload))]
    fn new(name: String, payload: String) -> Self {
        Self { name, payload }
    }

    fn __getnewargs__(&self) -> (&str, &str) {
        (&self.name, &self.payload)
    }

    fn __repr__(&self) -> String {
        format!("<waml.Message {:?}>", self.name)
    }
}

/// A definition made ready to be filled many times.
///
/// Raises ``Refused`` for what is wrong with the text, and ``RequestError`` where it holds several definitions and
/// ``definition`` names none of them.
#[pyclass(module = "waml", frozen)]
pub(crate) struct Plan {
    made: waml::params::Plan<'static>,
    said: Said,
    text: Vec<u8>,
    definition: Option<String>,
}

#[pymethods]
impl Plan {
    #[new]
    #[pyo3(signature = (
        text, *, definition=None, name=None, lang="en", pedantic=false, allow=Vec::new(), catalogue=None,
        undocumented=Vec::new()
    ))]
    #[expect(clippy::too_many_arguments, reason = "as Python calls it")]
    fn new(
        py: Python<'_>,
        text: Given,
        definition: Option<String>,
        name: Option<String>,
        lang: &str,
        pedantic: bool,
        allow: Vec<String>,
        catalogue: Option<Py<Catalogue>>,
        undocumented: Vec<String>,
    ) -> PyResult<Self> {
        let said = Said::new(py, name, None, lang, pedantic, allow, catalogue, &undocumented)?;
        let text = text.bytes().to_vec();
        let read = py.detach(|| said.with(|settings| serve::definition(&text, definition.as_deref(), settings)));
        let made = read.map_err(|why| refusal(py, &why, said.language))?.into_plan();
        Ok(Self { made, said, text, definition })
    }

    /// Fill it with values, and give back the body to send. Raises ``Refused`` for what is wrong with them.
    ///
    /// With ``example``, what has no value is filled with its example.
    #[pyo3(signature = (values, *, example=false))]
    fn fill(&self, py: Python<'_>, values: &Bound<'_, PyAny>, example: bool) -> PyResult<String> {
        let values = values::read(values)?;
        serve::fill_values(&self.made, values, example, self.said.language).map_err(|verdict| refused(py, &verdict))
    }

    /// Fill it with a row of JSON, as ``waml compile --data`` reads it.
    #[pyo3(signature = (row, *, example=false))]
    fn fill_json(&self, py: Python<'_>, row: Given, example: bool) -> PyResult<String> {
        let text = std::str::from_utf8(row.bytes()).map_err(|_| wrong_value(py, "the row is no UTF-8"))?;
        let language = self.said.language;
        serve::fill_plan(&self.made, text, example, language).map_err(|why| refusal(py, &why, language))
    }

    /// The names of its parameters, in the order in which they are declared.
    #[getter]
    fn params(&self) -> Vec<&str> {
        self.made.definition().params().iter().map(|param| param.name.as_str()).collect()
    }

    /// Whether a value for ``to`` says whom it goes to.
    #[getter]
    fn takes_recipient(&self) -> bool {
        self.made.definition().takes_recipient()
    }

    fn __repr__(&self) -> String {
        format!("<waml.Plan of {:?}>", self.params())
    }

    /// So that it travels to workers: it is made anew there.
    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let (py, plan) = (slf.py(), slf.get());
        let (named, said) = (PyDict::new(py), &plan.said);
        named.set_item("definition", &plan.definition)?;
        named.set_item("name", &said.name)?;
        named.set_item("lang", said.language.code())?;
        named.set_item("pedantic", said.pedantic)?;
        named.set_item("allow", &said.allow)?;
        named.set_item("catalogue", &said.catalogue)?;
        named.set_item("undocumented", said.undocumented.iter().map(Undocumented::word).collect::<Vec<_>>())?;
        Ok((PyTuple::new(py, [pyo3::types::PyBytes::new(py, &plan.text)])?, named))
    }
}
