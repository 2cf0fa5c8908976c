//! Codes for buttons that copy none.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::rules::subject::Given;
use crate::templates::{ButtonKind, Undocumented};
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
    summary: Words::new("a value for a button of another kind", "为按钮填写了其他类型按钮的值"),
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
    for (position, index, given) in call.given() {
        let Some(button) = approved.buttons.get(index as usize) else { continue };
        if takes(&button.kind, given) {
            continue;
        }
        let (what, kind) = (call.what(), button.kind.noun());
        let message = match given {
            Given::Coupon => say!(
                "the button at index {index} of {what} is {kind}, it takes no code",
                "{what} 索引 {index} 的按钮是{kind}，不接收优惠码"; what, kind
            ),
            Given::Beyond(one) => {
                let key = one.key();
                say!(
                    "the button at index {index} of {what} is {kind}, it takes no `{key}`",
                    "{what} 索引 {index} 的按钮是{kind}，不接收 `{key}`"; what, kind
                )
            }
        };
        let path = at("buttons").then(position).then("index");
        let finding = call.finding(&RULE, path, message, Some(&button.place), kind.into());
        found.push(match wanted(call, &button.kind) {
            Some(wanted) => {
                let key = wanted.key();
                finding.label(say!("write `{key}` for it", "为此按钮改用 `{key}`"))
            }
            None => call.lead_on(finding, given, index),
        });
    }
}

/// What a call must give for a button.
fn wanted(call: &Call<'_>, kind: &ButtonKind) -> Option<Given> {
    let url = Given::Beyond(Undocumented::UrlButton);
    match kind {
        ButtonKind::CopyCode => Some(Given::Coupon),
        ButtonKind::Url(_) if call.beyond.has(Undocumented::UrlButton) && takes(kind, url) => Some(url),
        _ => None,
    }
}

/// Whether a button takes what it is given; one that nobody knows may.
fn takes(kind: &ButtonKind, given: Given) -> bool {
    match (kind, given) {
        (ButtonKind::Unknown(_), _)
        | (ButtonKind::CopyCode, Given::Coupon)
        | (ButtonKind::QuickReply, Given::Beyond(Undocumented::QuickReplyPayload)) => true,
        (ButtonKind::Url(gaps), Given::Beyond(Undocumented::UrlButton)) => !gaps.names.is_empty(),
        _ => false,
    }
}
