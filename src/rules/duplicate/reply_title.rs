//! Reply buttons with the same title.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::button;
use crate::rules::subject::ButtonSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/reply-title",
    phase: Phase::Relation,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two reply buttons with the same title", "两个回复按钮的标签相同"),
    why: Words::new(
        "Nobody can choose between two buttons that look alike, and WhatsApp refuses the message. Give \
          each button a title of its own.",
        "两个按钮看起来一样，用户无从选择，WhatsApp 会拒绝这条消息。给每个按钮一个不同的标签。",
    ),
    source: Words::new("API document 4.2", "API 文档 4.2"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Button(check);

fn check(button: &dyn ButtonSubject, found: &mut Vec<Diagnostic>) {
    let titles = (0..button.replies()).map(|at| (at, button.reply(at).1));
    let path = |at| Path::default().then("replies").then(at).then("title");
    repeats::texts::<button::ReplyTitle, _>(&RULE, titles, path, found);
}
