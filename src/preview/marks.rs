//! What a check says of a message, asked by the place of a value.

use super::filled::Case;
use super::screen::Mark;
use crate::diagnostic::{Diagnostic, Part, Path, Place, Severity, Step};
use std::collections::HashSet;
use std::ops::Range;

/// What is known of the values of one message.
pub(crate) struct Marks<'a> {
    /// What the check finds, at paths of the message.
    pub(crate) findings: &'a [Diagnostic],
    /// Values that could not be read; an empty one stands in their place.
    pub(crate) placeholders: &'a HashSet<Vec<Step>>,
    /// Parts of texts that were filled in, by the path of the text.
    pub(crate) filled: &'a [(Path, Vec<Range<usize>>)],
    /// What fills them.
    pub(crate) case: Case,
}

impl Marks<'_> {
    /// Whether a value could not be read, or lies in one that could not.
    pub(super) fn is_unread(&self, path: &[Step]) -> bool {
        !self.placeholders.is_empty() && (0..=path.len()).any(|end| self.placeholders.contains(&path[..end]))
    }

    /// Whether an error is at a value or in it.
    pub(super) fn is_ill(&self, path: &[Step]) -> bool {
        self.findings.iter().any(|finding| {
            finding.severity == Severity::Error
                && matches!(&finding.primary.place, Place::Message { path: at, .. } if at.0.starts_with(path))
        })
    }

    /// Whether a value is beyond what its list may hold.
    pub(super) fn is_over(&self, path: &[Step]) -> bool {
        self.findings.iter().any(|finding| match &finding.primary.place {
            Place::Message { path: list, part: Some(Part::From(first)) } if finding.severity == Severity::Error => {
                path.strip_prefix(&*list.0).is_some_and(|rest| !rest.is_empty() && *rest >= *first.0)
            }
            _ => false,
        })
    }

    /// The parts of a text that something is said of, in no particular order.
    pub(super) fn parts(&self, path: &[Step]) -> Vec<(Range<usize>, Mark)> {
        let parts = self.findings.iter().filter_map(|finding| match &finding.primary.place {
            Place::Message { path: at, part: Some(Part::Bytes(part)) } if at.0 == path => {
                let over = finding.severity == Severity::Error && finding.limit.is_some();
                Some((part.range(), if over { Mark::Over } else { Mark::Flagged }))
            }
            _ => None,
        });
        parts.collect()
    }

    /// The parts of a text that were filled in, in order.
    pub(super) fn filled(&self, path: &[Step]) -> &[Range<usize>] {
        self.filled.iter().find(|(at, _)| at.0 == path).map_or(&[], |(_, parts)| parts)
    }
}
