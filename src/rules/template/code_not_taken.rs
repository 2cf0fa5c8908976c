//! Codes for templates of another category.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/code-not-taken",
    phase: Phase::Call,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a code for a template that is no authentication template", "不是验证模板，却填写了验证码"),
    why: Words::new(
        "Only authentication templates are filled by a one-time code. Other templates take header, body and buttons.",
        "只有验证模板用验证码填充，其他模板填写标头、正文和按钮。",
    ),
    source: Words::new("API document: authentication templates", "API 文档：验证模板"),
    prevents: &[132000],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts().filter(|_| call.template.has_code()) else { return };
    let what = call.what();
    let message =
        say!("{what} takes no `code`, it is no authentication template", "{what} 不是验证模板，不接收 `code`"; what);
    let finding = call.finding(&RULE, at("code"), message, None, say!("its definition", "模板定义"));
    let coupon = approved.copy_codes().next();
    found.push(match coupon {
        Some(index) => finding.help(say!(
            "what its button copies is `buttons: [{{index: {index}, coupon_code: …}}]`",
            "按钮复制的优惠码写成 `buttons: [{{index: {index}, coupon_code: …}}]`"
        )),
        None => finding.label(Words::new("remove it", "删除此键")),
    });
}
