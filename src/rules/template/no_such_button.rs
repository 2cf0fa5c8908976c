//! Codes for buttons that are not there.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::limits::{Bound, template};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/no-such-button",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a value for a button that the template does not have", "模板没有此索引的按钮"),
    why: Words::new(
        "Meta refuses a value for a button that was not approved. Buttons are counted from 0, quick replies too.",
        "模板没有该按钮时，Meta 会拒绝消息。按钮从 0 开始编号，快速回复按钮也计算在内。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100, 132018],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    let limit = &const { <template::ButtonIndex as Bound>::LIMIT };
    for (position, index, given) in call.given() {
        // An index out of range is told on its own.
        if approved.buttons.get(index as usize).is_some() || !limit.allows(index as usize) {
            continue;
        }
        let what = call.what();
        let message = match approved.buttons.len() {
            0 => say!("{what} has no buttons", "{what} 没有按钮"; what),
            1 => say!("{what} has one button, at index 0", "{what} 只有一个按钮，索引为 0"; what),
            count => {
                let last = count - 1;
                say!("{what} has no button at index {index}, the last is {last}", "{what} 没有索引 {index} 的按钮，最后一个为 {last}"; what)
            }
        };
        let path = at("buttons").then(position).then("index");
        let finding = call.finding(&RULE, path, message, None, say!("its definition", "模板定义"));
        found.push(call.lead_on(finding, given, index));
    }
}
