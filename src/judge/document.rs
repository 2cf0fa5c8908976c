//! One document: read, checked, and what was found put where it stands in the text.

use crate::check::{self, Known};
use crate::decode::{Decoded, Shape, Spent, decode};
use crate::diagnostic::{Diagnostic, Phase, Place};
use crate::params::written::Written;
use crate::params::{Open, proof};
use crate::rules;
use crate::rules::wanted::Options;
use crate::text::Source;
use crate::tree::{NodeId, Tree};

/// What a document says, right if no finding is an error and none was left out; what the proof of a definition left
/// open; the findings, in no particular order; and how many were left out.
pub(super) fn document(
    source: &Source,
    tree: &Tree<'_>,
    root: NodeId,
    shape: Shape,
    options: Options,
    known: Known<'_>,
    spent: &mut Spent,
) -> (Decoded, Vec<Open>, Vec<Diagnostic>, usize) {
    let reading = decode(source, tree, root, shape, spent);
    let Decoded { message, written, .. } = &reading.decoded;
    let mut violations = check::walk_with(message, options, known);
    let mut open = Vec::new();
    if let Some(written) = written {
        violations.retain(|finding| !is_of_example(finding, written));
        (violations, open) = proof::judge(message, written, (source, tree), options, violations);
        if let Some(templates) = known.templates {
            proof::filled::judge(message, written, templates, options, &mut violations);
        }
    }
    let (decoded, findings, omitted) = reading.finish(violations);
    (decoded, open, findings, omitted)
}

/// Whether a finding speaks of a file behind an address that is only an example.
fn is_of_example(finding: &Diagnostic, written: &Written) -> bool {
    let Place::Message { path, .. } = &finding.primary.place else { return false };
    let of_file = rules::find(finding.code).is_some_and(|rule| rule.phase == Phase::File);
    of_file && written.text(&path.0).is_some()
}
