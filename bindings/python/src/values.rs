//! Values of Python, as those that fill a definition.

use crate::raise::wrong_value;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use waml::params::{Value, Values};

/// So deep no value is taken; one that holds itself has no end.
const DEPTH: usize = 8;

/// A value for each name.
pub(crate) fn read(values: &Bound<'_, PyAny>) -> PyResult<Values<'static>> {
    object(values, "values", 0)
}

fn object(values: &Bound<'_, PyAny>, path: &str, depth: usize) -> PyResult<Values<'static>> {
    let py = values.py();
    let found = if let Ok(found) = values.cast::<PyDict>() {
        found.clone()
    } else if values.is_instance_of::<PyMapping>() {
        py.get_type::<PyDict>().call1((values,))?.cast_into()?
    } else {
        return Err(wrong(values, path, "a dict with a value for each name"));
    };
    let mut read = Values::new();
    for (name, value) in found {
        let Ok(name) = name.cast::<PyString>() else {
            return Err(wrong(&name, path, "a dict with names that are str"));
        };
        let name = text(name, path)?;
        let value = one(&value, &format!("{path}.{name}"), depth + 1)?;
        read.push(name, value);
    }
    Ok(read)
}

fn one(value: &Bound<'_, PyAny>, path: &str, depth: usize) -> PyResult<Value<'static>> {
    if depth > DEPTH {
        return Err(wrong_value(value.py(), &format!("`{path}` is too deep")));
    }
    if value.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(found) = value.cast::<PyString>() {
        return text(found, path).map(|text| Value::Text(text.into()));
    }
    // A truth is a number too.
    if let Ok(found) = value.cast::<PyBool>() {
        return Ok(Value::Bool(found.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        // No definition allows a number as great, however far off it is then.
        let great = || Value::Number(value.extract().unwrap_or(f64::INFINITY));
        return Ok(value.extract().map_or_else(|_| great(), Value::Integer));
    }
    if let Ok(found) = value.cast::<PyFloat>() {
        return Ok(Value::Number(found.value()));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        let items = value.try_iter()?.enumerate();
        let items = items.map(|(at, item)| one(&item?, &format!("{path}.{at}"), depth + 1));
        return items.collect::<PyResult<_>>().map(Value::List);
    }
    if value.is_instance_of::<PyMapping>() {
        return object(value, path, depth).map(Value::Item);
    }
    Err(wrong(value, path, "str, int, or a list of dicts"))
}

fn text(text: &Bound<'_, PyString>, path: &str) -> PyResult<String> {
    let found = text.to_str().map(str::to_owned);
    found.map_err(|_| wrong_value(text.py(), &format!("`{path}` has half of a surrogate pair, and is no Unicode")))
}

fn wrong(value: &Bound<'_, PyAny>, path: &str, wanted: &str) -> PyErr {
    let kind = value.get_type().name().map_or_else(|_| "another type".to_owned(), |name| name.to_string());
    wrong_value(value.py(), &format!("`{path}` is to be {wanted}, and is {kind}"))
}
