//! What is wrong, as objects and exceptions of the Python side.

use crate::objects::Message;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use waml::Language;
use waml::serve::{Fault, Refusal, Verdict};

static REPORT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static MESSAGES: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static DRAWING: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static REFUSED: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static REQUEST: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn class<'py>(py: Python<'py>, kept: &'static PyOnceLock<Py<PyType>>, name: &str) -> PyResult<&'py Bound<'py, PyType>> {
    kept.import(py, "waml._report", name)
}

/// A report as an object.
pub(crate) fn report<'py>(py: Python<'py>, verdict: &Verdict) -> PyResult<Bound<'py, PyAny>> {
    class(py, &REPORT, "Report")?.call1((&verdict.report, verdict.right))
}

/// Messages, with what was found along.
pub(crate) fn messages<'py>(py: Python<'py>, made: Vec<Message>, verdict: &Verdict) -> PyResult<Bound<'py, PyAny>> {
    with_report(class(py, &MESSAGES, "Messages")?.call1((made,))?, verdict)
}

/// What a phone shows, with what was found along.
pub(crate) fn drawing<'py>(py: Python<'py>, drawn: &str, verdict: &Verdict) -> PyResult<Bound<'py, PyAny>> {
    with_report(class(py, &DRAWING, "Drawing")?.call1((drawn,))?, verdict)
}

fn with_report<'py>(made: Bound<'py, PyAny>, verdict: &Verdict) -> PyResult<Bound<'py, PyAny>> {
    made.setattr("report", report(made.py(), verdict)?)?;
    Ok(made)
}

/// A text, a payload or values that are wrong.
pub(crate) fn refused(py: Python<'_>, verdict: &Verdict) -> PyErr {
    raised(class(py, &REFUSED, "Refused").and_then(|class| class.call1((&verdict.report,))))
}

/// A call that cannot be answered.
pub(crate) fn fault(py: Python<'_>, fault: &Fault, language: Language) -> PyErr {
    let report = fault.verdict().map(|verdict| verdict.report.as_str());
    wrong_call(py, fault.code().name(), &fault.say(language), report)
}

fn wrong_call(py: Python<'_>, code: &str, message: &str, report: Option<&str>) -> PyErr {
    raised(class(py, &REQUEST, "RequestError").and_then(|class| class.call1((code, message, report))))
}

pub(crate) fn refusal(py: Python<'_>, why: &Refusal, language: Language) -> PyErr {
    match why {
        Refusal::Wrong(verdict) => refused(py, verdict),
        Refusal::Fault(why) => fault(py, why, language),
    }
}

/// An argument that is none of some words.
pub(crate) fn wrong_word(py: Python<'_>, name: &str, words: &[&str]) -> PyErr {
    let all: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    wrong_call(py, "wrong-value", &format!("`{name}` may be {}", all.join(", ")), None)
}

/// A value of a type that nothing can be filled with.
pub(crate) fn wrong_value(py: Python<'_>, message: &str) -> PyErr {
    wrong_call(py, "wrong-type", message, None)
}

fn raised(made: PyResult<Bound<'_, PyAny>>) -> PyErr {
    made.map_or_else(|error| error, PyErr::from_value)
}
