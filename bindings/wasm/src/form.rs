//! What stands around the parts of a report that the caller joins.

use serde::Serialize;
use waml::Language;
use waml::render::{End, Format};

/// What stands around the parts of a report.
#[derive(Serialize)]
pub(crate) struct Frame {
    head: String,
    /// Before the first part, and before each of the others.
    joints: [&'static str; 2],
    /// Behind the last part, if there is one.
    close: &'static str,
    tail: String,
}

impl Frame {
    pub(crate) fn of(format: Format, end: End, language: Language) -> Self {
        Self {
            head: format.head(language).into_owned(),
            joints: [format.joint(true), format.joint(false)],
            close: format.close(),
            tail: format.tail(end, language),
        }
    }
}
