//! Texts that lack their quotes: what else is wrong with one belongs to the same finding.

use crate::decode::Unquoted;
use crate::diagnostic::{Diagnostic, Place};
use crate::rules::param;

/// Says in the finding about a text what more there is to do: quotes alone are not enough.
pub(super) fn settle(text: &Unquoted, findings: &mut [Diagnostic]) {
    let is_it = |finding: &&mut Diagnostic| {
        let here = matches!(finding.primary.place, Place::Text { span, .. } if span == text.span);
        here && finding.is_of(&[&param::unquoted::RULE])
    };
    let Some(finding) = findings.iter_mut().find(is_it) else { return };
    if let Some(fix) = &mut finding.fix {
        fix.safe = false;
    }
    finding.help = Some(text.help.clone());
    finding.meant.clone_from(&text.meant);
}
