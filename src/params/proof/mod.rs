//! The proof: what holds of every message that a definition can become.
//!
//! The rules see one message, filled with examples. What they say about words stands for all; what they say about how
//! much there is, and about what is equal, is taken back where a hole or a repeated element decides it, and told here
//! from the worst case.

use super::written::Written;
use crate::diagnostic::{Diagnostic, Phase, Place};
use crate::limits;
use crate::message::Message;
use crate::rules::wanted::Options;

/// What is wrong with a definition: what the rules `found` in the message filled with examples, with what only the
/// worst case shows. Findings are at paths of that message.
pub(crate) fn judge(
    _message: &Message,
    written: &Written,
    _options: Options,
    mut found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if !written.is_plain() {
        found.retain(|finding| !is_decided_by_values(finding, written));
    }
    found
}

/// Whether values that nobody knows yet decide what a rule found in examples.
fn is_decided_by_values(finding: &Diagnostic, written: &Written) -> bool {
    let Place::Message { path, .. } = &finding.primary.place else { return false };
    let rule = crate::rules::find(finding.code);
    let is = |phase: Phase| rule.is_some_and(|rule| rule.phase == phase);
    let is_count = limits::find(finding.code).is_some();
    if is(Phase::Relation) {
        let parties = std::iter::once(&finding.primary).chain(&finding.related);
        let mut paths = parties.filter_map(|label| match &label.place {
            Place::Message { path, .. } => Some(path),
            Place::Text { .. } | Place::Value { .. } => None,
        });
        return paths.any(|path| written.text(&path.0).is_some()) || written.repeats().next().is_some();
    }
    is_count && (written.text(&path.0).is_some() || written.has_repeats(&path.0))
}
