//! One document: read, checked, and what was found put where it stands in the text.

use crate::check;
use crate::decode::{Decoded, Shape, Spent, decode};
use crate::diagnostic::Diagnostic;
use crate::media::Inspect;
use crate::params::{Open, proof};
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
    media: Option<&dyn Inspect>,
    spent: &mut Spent,
) -> (Decoded, Vec<Open>, Vec<Diagnostic>, usize) {
    let reading = decode(source, tree, root, shape, spent);
    let Decoded { message, written, .. } = &reading.decoded;
    let mut violations = check::walk_with(message, options, media);
    let mut open = Vec::new();
    if let Some(written) = written {
        (violations, open) = proof::judge(message, written, options, violations);
    }
    let (decoded, findings, omitted) = reading.finish(violations);
    (decoded, open, findings, omitted)
}
