//! Texts as Python gives them: `str` and its subclasses, `bytes`, `bytearray` and `memoryview`.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyByteArray, PyBytes, PyIterator, PyMemoryView, PyString};

/// A text that lives on without Python's lock, not copied where that can be.
pub(crate) enum Given {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
    /// What changes, or is no Unicode.
    Copied(Vec<u8>),
}

impl Given {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
            Self::Copied(bytes) => bytes,
        }
    }

    fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(match PyBackedStr::try_from(text.clone()) {
                Ok(text) => Self::Text(text),
                Err(_) => Self::Copied(broken(text)?),
            });
        }
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.clone().into()));
        }
        copied(value).map(Self::Copied)
    }
}

/// The payloads of a list, or of anything that can be gone through.
pub(crate) struct Payloads<'py> {
    items: Bound<'py, PyIterator>,
    /// How many were taken.
    taken: usize,
}

impl<'py> Payloads<'py> {
    /// So many are taken at once.
    const SOME: usize = 1024;

    pub(crate) fn of(payloads: &Bound<'py, PyAny>) -> PyResult<Self> {
        if is_text(payloads) {
            return Err(PyTypeError::new_err("a list of payloads belongs here, not one of them"));
        }
        Ok(Self { items: payloads.try_iter()?, taken: 0 })
    }

    /// The next ones, with the position of the first; none where there are no more.
    pub(crate) fn some(&mut self) -> PyResult<Option<(usize, Vec<Given>)>> {
        let first = self.taken;
        let mut some = Vec::with_capacity(Self::SOME);
        while some.len() < Self::SOME
            && let Some(payload) = self.items.next()
        {
            let payload = payload?;
            some.push(Given::of(&payload).map_err(|_| {
                let (at, found) = (self.taken, kind(&payload));
                PyTypeError::new_err(format!("payload {at} is to be str or bytes, and is {found}"))
            })?);
            self.taken += 1;
        }
        Ok((!some.is_empty()).then_some((first, some)))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Given {
    type Error = PyErr;

    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Self::of(&value)
    }
}

/// Looks at the bytes of a text, which are not copied where it is `str` or `bytes`.
pub(crate) fn look<T>(value: &Bound<'_, PyAny>, look: impl FnOnce(&[u8]) -> T) -> PyResult<T> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(match text.to_str() {
            Ok(text) => look(text.as_bytes()),
            Err(_) => look(&broken(text)?),
        });
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(look(bytes.as_bytes()));
    }
    Ok(look(&copied(value)?))
}

/// The bytes of a `str` with half of a surrogate pair in it: they are no UTF-8, which is then found in them.
fn broken(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    // A subclass may have an `encode` of its own.
    let encode = text.py().get_type::<PyString>().getattr("encode")?;
    encode.call1((text, "utf-8", "surrogatepass"))?.extract()
}

/// The bytes of what changes while nobody looks.
fn copied(value: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Ok(bytes.to_vec());
    }
    if value.is_instance_of::<PyMemoryView>() {
        return value.py().get_type::<PyBytes>().call1((value,))?.extract();
    }
    let found = kind(value);
    Err(PyTypeError::new_err(format!("a text is to be str or bytes, and is {found}; json.dumps makes one of a dict")))
}

fn is_text(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>()
}

fn kind(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "another type".to_owned(), |name| name.to_string())
}
