//! Reply buttons with the same id.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::button;
use crate::rules::subject::ButtonSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/reply-id",
    phase: Phase::Relation,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two reply buttons with the same id", "两个回复按钮的编号相同"),
    why: Words::new(
        "The id is what tells the answers apart, so WhatsApp refuses a message that uses one twice. Give \
          each button an id of its own.",
        "回复要靠编号区分，因此编号重复时 WhatsApp 会拒绝消息。给每个按钮一个不同的编号。",
    ),
    source: Words::new("API document 4.2", "API 文档 4.2"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Button(check);

fn check(button: &dyn ButtonSubject, found: &mut Vec<Diagnostic>) {
    let ids = (0..button.replies()).map(|at| (at, button.reply(at).0));
    let path = |at| Path::default().then("replies").then(at).then("id");
    repeats::texts::<button::ReplyId, _>(&RULE, ids, path, found);
}
