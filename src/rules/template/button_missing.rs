//! Calls without the code or the address that a button needs.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::templates::Undocumented;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/button-missing",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("no value for a button that needs one", "按钮缺少需要填写的值"),
    why: Words::new(
        "A copy-code button copies what the call gives for its index; Meta refuses a call without it. Buttons are counted from 0, quick replies too.",
        "优惠码按钮复制调用时按其索引给出的优惠码，缺少时 Meta 会拒绝消息。按钮从 0 开始编号，快速回复按钮也计算在内。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[131008],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    let given = |index| (0..call.template.buttons()).any(|at| call.template.index(at) as usize == index);
    // A button that could not be read may be any.
    if (0..call.template.buttons()).any(|at| call.template.given(at).is_none()) {
        return;
    }
    for index in approved.copy_codes().filter(|index| !given(*index)) {
        let what = call.what();
        let message = say!(
            "code of the button at index {index} is missing, {what} needs it",
            "缺少索引 {index} 的按钮的优惠码，{what} 需要填写"; what
        );
        let place = Some(&approved.buttons[index].place);
        let finding = call.finding(&RULE, at("buttons"), message, place, say!("its copy-code button", "优惠码按钮"));
        found.push(finding.label(say!("add a `coupon_code` for index {index}", "为索引 {index} 添加 `coupon_code`")));
    }
    if !call.beyond.has(Undocumented::UrlButton) {
        return;
    }
    for index in approved.open_urls().filter(|index| !given(*index)) {
        let what = call.what();
        let message = say!(
            "end of the address of the button at index {index} is missing, {what} needs it",
            "缺少索引 {index} 的按钮的网址结尾，{what} 需要填写"; what
        );
        let button = &approved.buttons[index];
        let address = button.kind.address();
        let said = say!("its address: `{address}`", "网址：`{address}`");
        let finding = call.finding(&RULE, at("buttons"), message, Some(&button.place), said);
        found.push(finding.label(say!("add a `url_value` for index {index}", "为索引 {index} 添加 `url_value`")));
    }
}
