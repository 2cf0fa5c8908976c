//! Codes for buttons that copy none.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::templates::ButtonKind;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/button-kind",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a code for a button that copies none", "按钮不是优惠码按钮，却填写了优惠码"),
    why: Words::new(
        "Quick replies, phone buttons and fixed addresses take nothing from a call, and Meta refuses a call that gives something. Buttons are counted from 0, quick replies too.",
        "快速回复按钮、电话按钮和固定网址的按钮不接收参数，填写则会被 Meta 拒绝。按钮从 0 开始编号，快速回复按钮也计算在内。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100, 132018],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    for position in (0..call.template.buttons()).filter(|at| !call.template.coupon_code(*at).is_empty()) {
        let index = call.template.index(position);
        let Some(button) = approved.buttons.get(index as usize) else { continue };
        if matches!(button.kind, ButtonKind::CopyCode | ButtonKind::Unknown(_)) {
            continue;
        }
        let (what, kind) = (call.what(), button.kind.noun());
        let message = say!(
            "the button at index {index} of {what} is {kind}, it takes no code",
            "{what} 索引 {index} 的按钮是{kind}，不接收优惠码"; what, kind
        );
        let path = at("buttons").then(position).then("index");
        let finding = call.finding(&RULE, path, message, Some(&button.place), kind.into());
        found.push(match approved.copy_codes().next() {
            Some(other) => finding.label(say!("its code goes to index {other}", "优惠码对应索引 {other}")),
            None => finding.help(Words::new("remove the button from the call", "从调用中删除此按钮")),
        });
    }
}
