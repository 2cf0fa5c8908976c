//! The rules over approved templates, asked about the call of a message.

use crate::diagnostic::{Diagnostic, Step};
use crate::message::{Content, Message};
use crate::rules;
use crate::rules::wanted::{Options, Wanted};
use crate::templates::{Approved, Catalogue};

/// Adds what keeps the call of a template from being sent, and takes back what was said for want of that knowledge.
pub(super) fn judge(message: &Message, catalogue: &Catalogue, options: Options, findings: &mut Vec<Diagnostic>) {
    let Content::Template(template) = &message.content else { return };
    let mut found = Vec::new();
    let approved = rules::template_call(template, catalogue, Wanted::all(options), &mut found);
    findings.retain(|finding| {
        let better = approved.is_some_and(|approved| is_told_better(finding, approved, &found));
        !better && !finding.is_of(&[&rules::hint::language_not_sent::RULE])
    });
    for finding in &mut found {
        finding.put_under(&[Step::Field("template")]);
    }
    findings.append(&mut found);
}

/// Whether a finding of those who do not know the template says less than what was found by it, or nothing.
fn is_told_better(finding: &Diagnostic, approved: &Approved, found: &[Diagnostic]) -> bool {
    use crate::limits::{Bound, template as limits};
    use rules::template::{body_count, code_not_taken, code_with_components};
    let tells = |rule| found.iter().any(|finding| finding.is_of(&[rule]));
    // The length of the filled body counts.
    finding.is_of(&[&<limits::BodyParameterAdvised as Bound>::LIMIT.rule])
        || finding.is_of(&[&<limits::CouponCodeAdvised as Bound>::LIMIT.rule]) && approved.offer.is_none()
        || finding.is_of(&[&<limits::BodyParameters as Bound>::LIMIT.rule]) && tells(&body_count::RULE)
        || finding.is_of(&[&code_with_components::RULE]) && tells(&code_not_taken::RULE)
}
