//! waml for Python: the library in the process, and the command.
//!
//! Each function is one of `waml::serve`. A single `gate` holds Python's lock, since letting it go costs more than the
//! check; all that may take longer lets it go.

mod catalogue;
mod given;
mod objects;
mod raise;
mod settings;
mod values;
mod words;

use catalogue::Catalogue;
use given::Given;
use objects::{Message, Plan};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBytes, PyString};
use raise::{fault, refusal, refused};
use settings::Said;
use std::borrow::Cow;
use std::ffi::OsString;
use waml::Language;
use waml::preview::Case;
use waml::serve;

/// Say what is wrong with a text, as ``waml check`` does of a file of this name without a configuration.
///
/// The name's ending tells shape and syntax: ``.waml.yaml`` and ``.waml.json`` are definitions, all others payloads;
/// ``shape`` says it whatever the name is, and a text without a name is a definition. ``undocumented`` says
/// what the gateway is known to forward beyond the document, by the words of ``waml.toml``. Nothing is raised for what is
/// wrong with the text: the report says it.
#[pyfunction]
#[pyo3(signature = (text, name=None, *, shape=None, lang="en", pedantic=false, allow=Vec::new(), catalogue=None, undocumented=Vec::new()))]
#[expect(clippy::too_many_arguments, reason = "as Python calls it")]
fn check<'py>(
    py: Python<'py>,
    text: Given,
    name: Option<String>,
    shape: Option<&str>,
    lang: &str,
    pedantic: bool,
    allow: Vec<String>,
    catalogue: Option<Py<Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let said = Said::new(py, name, shape, lang, pedantic, allow, catalogue, &undocumented)?;
    let verdict = py.detach(|| said.with(|settings| serve::check(text.bytes(), settings)));
    raise::report(py, &verdict)
}

/// Turn every message of a text into what the API takes: all of them, or none. The list has the warnings as ``report``.
///
/// ``to`` is the recipient of each, whatever the text says. Raises ``Refused`` for what is wrong with the text or the
/// recipient, and ``RequestError`` where a message has no recipient or has parameters, which ``fill`` takes values for.
#[pyfunction]
#[pyo3(signature = (
    text, name=None, *, to=None, shape=None, lang="en", pedantic=false, allow=Vec::new(), catalogue=None, undocumented=Vec::new()
))]
#[expect(clippy::too_many_arguments, reason = "as Python calls it")]
fn compile<'py>(
    py: Python<'py>,
    text: Given,
    name: Option<String>,
    to: Option<String>,
    shape: Option<&str>,
    lang: &str,
    pedantic: bool,
    allow: Vec<String>,
    catalogue: Option<Py<Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let said = Said::new(py, name, shape, lang, pedantic, allow, catalogue, &undocumented)?;
    let made = py.detach(|| said.with(|settings| serve::compile(text.bytes(), to.as_deref(), settings)));
    let (made, verdict) = made.map_err(|why| refusal(py, &why, said.language))?;
    let made = made.into_iter().map(|serve::Made { name, payload, .. }| Message { name, payload }).collect();
    raise::messages(py, made, &verdict)
}

/// Check a payload in front of a sender, and give back the body to send.
///
/// That is the very object that was given, or, where it is right and yet not in the documented spelling, the same
/// message in that spelling. Raises ``Refused`` with all that is wrong, for text that is no Unicode and bytes that are no
/// UTF-8 too.
#[pyfunction]
#[pyo3(signature = (payload, *, name=None, lang="en", catalogue=None, undocumented=Vec::new()))]
fn gate<'py>(
    py: Python<'py>,
    payload: &Bound<'py, PyAny>,
    name: Option<&str>,
    lang: &str,
    catalogue: Option<&Bound<'py, Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let language = words::language(py, lang)?;
    let undocumented = words::forwarded(py, &undocumented, language)?;
    let templates = catalogue.map(|catalogue| &catalogue.get().catalogue);
    let settings = serve::Settings { name, language, templates, undocumented, ..serve::Settings::default() };
    given::look(payload, |bytes| match serve::gate(bytes, &settings) {
        Ok(Cow::Borrowed(_)) => Ok(payload.clone()),
        Ok(body) if body.as_bytes() == bytes => Ok(payload.clone()),
        Ok(body) if payload.is_instance_of::<PyString>() => Ok(PyString::new(py, &body).into_any()),
        Ok(body) => Ok(PyBytes::new(py, body.as_bytes()).into_any()),
        Err(verdict) => Err(refused(py, &verdict)),
    })?
}

/// Check many payloads, and give back the positions of those that are refused, from 0.
///
/// Other threads of Python go on meanwhile. What is wrong with one, ``gate`` says.
#[pyfunction]
#[pyo3(signature = (payloads, *, catalogue=None, undocumented=Vec::new()))]
fn gate_many(
    py: Python<'_>,
    payloads: &Bound<'_, PyAny>,
    catalogue: Option<Py<Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<Vec<usize>> {
    let forwarded = words::forwarded(py, &undocumented, Language::English)?;
    let templates = catalogue.as_ref().map(|catalogue| &catalogue.get().catalogue);
    let (mut all, mut refused) = (given::Payloads::of(payloads)?, Vec::new());
    // Some at a time, so that threads wait for each other's turn with the lock only as long as some take.
    while let Some((first, some)) = all.some()? {
        let numbered = (first..).zip(some.iter().map(Given::bytes));
        refused.extend(py.detach(|| settings::refused(numbered, templates, forwarded)));
    }
    Ok(refused)
}

/// Check a payload on each line, and give back the positions of the lines that are refused, from 0.
///
/// Lines that are blank hold no payload. Other threads of Python go on meanwhile.
#[pyfunction]
#[pyo3(signature = (payloads, *, catalogue=None, undocumented=Vec::new()))]
fn gate_lines(
    py: Python<'_>,
    payloads: Given,
    catalogue: Option<Py<Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<Vec<usize>> {
    let forwarded = words::forwarded(py, &undocumented, Language::English)?;
    let templates = catalogue.as_ref().map(|catalogue| &catalogue.get().catalogue);
    let lines = payloads.bytes().split(|byte| *byte == b'\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    Ok(py.detach(|| settings::refused(lines, templates, forwarded)))
}

/// Fill the definition of a text with values, and give back the body to send.
///
/// ``values`` has a value for each parameter: texts, whole numbers, and lists of such objects; ``to`` is the recipient,
/// where the definition writes none. With ``example``, what has no value is filled with its example. ``definition`` names
/// one of several. Raises ``Refused`` for what is wrong with the
/// text or the values. ``Plan`` is faster for many.
#[pyfunction]
#[pyo3(signature = (
    text, values, *, example=false, definition=None, name=None, lang="en", pedantic=false, allow=Vec::new(), catalogue=None, undocumented=Vec::new()
))]
#[expect(clippy::too_many_arguments, reason = "as Python calls it")]
fn fill(
    py: Python<'_>,
    text: Given,
    values: &Bound<'_, PyAny>,
    example: bool,
    definition: Option<String>,
    name: Option<String>,
    lang: &str,
    pedantic: bool,
    allow: Vec<String>,
    catalogue: Option<Py<Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<String> {
    let said = Said::new(py, name, None, lang, pedantic, allow, catalogue, &undocumented)?;
    let values = values::read(values)?;
    let filled = py.detach(|| {
        said.with(|settings| {
            let definition = serve::definition(text.bytes(), definition.as_deref(), settings)?;
            Ok(serve::fill_values(&definition.plan(), values, example, said.language)?)
        })
    });
    filled.map_err(|why| refusal(py, &why, said.language))
}

/// The page about a rule, in Markdown, by its code.
#[pyfunction]
#[pyo3(signature = (code, *, lang="en"))]
fn explain(py: Python<'_>, code: &str, lang: &str) -> PyResult<String> {
    let language = words::language(py, lang)?;
    serve::explain(code, language).map_err(|why| fault(py, &why, language))
}

/// Draw the messages of a text as a phone shows them, also broken ones: ``html``, ``svg``, ``text`` or ``markdown``.
///
/// With ``longest``, parameters are filled with the longest values that they may have, instead of examples. The drawing has
/// what was found as ``report``.
#[pyfunction]
#[pyo3(signature = (
    text, name=None, *, form="html", longest=false, shape=None, lang="en", pedantic=false, allow=Vec::new(), catalogue=None, undocumented=Vec::new()
))]
#[expect(clippy::too_many_arguments, reason = "as Python calls it")]
fn preview<'py>(
    py: Python<'py>,
    text: Given,
    name: Option<String>,
    form: &str,
    longest: bool,
    shape: Option<&str>,
    lang: &str,
    pedantic: bool,
    allow: Vec<String>,
    catalogue: Option<Py<Catalogue>>,
    undocumented: Vec<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let names = serve::Form::ALL.map(serve::Form::name);
    let form = serve::Form::ALL.into_iter().find(|known| known.name() == form);
    let form = form.ok_or_else(|| raise::wrong_word(py, "form", &names))?;
    let case = if longest { Case::Longest } else { Case::Examples };
    let said = Said::new(py, name, shape, lang, pedantic, allow, catalogue, &undocumented)?;
    let (drawn, verdict) = py.detach(|| said.with(|settings| serve::preview(text.bytes(), form, case, settings)));
    raise::drawing(py, &drawn, &verdict)
}

/// Run the command ``waml`` with these arguments, the program's own name first, and give back its exit code.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    #[cfg(unix)]
    waml_cli::note_closed_stdout();
    py.detach(|| waml_cli::run_code(arguments))
}

/// WhatsApp messages, checked against every documented limit before they are sent.
#[pymodule(gil_used = false)]
mod _waml {
    #[pymodule_export]
    use super::{Catalogue, Message, Plan, check, compile, explain, fill, gate, gate_lines, gate_many, preview, run};

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "as Python names it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
