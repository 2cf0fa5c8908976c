//! Calls of authentication templates without their code.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/code-missing",
    phase: Phase::Call,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("no code for an authentication template", "验证模板没有填写验证码"),
    why: Words::new(
        "An authentication template is filled by one code, which stands in its body and behind its button. Its call is the name and `code`, and nothing else.",
        "验证模板只用一个验证码填充，它同时出现在正文和按钮中。调用只写名称和 `code`。",
    ),
    source: Words::new("API document: authentication templates", "API 文档：验证模板"),
    prevents: &[131008, 132000, 132018],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    if !call.approved.authentication || call.template.has_code() {
        return;
    }
    let what = call.what();
    let message =
        say!("`code` is missing, {what} is an authentication template", "缺少 `code`，{what} 是验证模板"; what);
    let finding = call.finding(&RULE, at("code"), message, None, say!("its definition", "模板定义"));
    let finding = finding.label(Words::new("add `code`", "添加 `code`"));
    found.push(if call.template.parts().contains(&true) {
        finding.help(Words::new(
            "write `code` in place of header, body and buttons; it fills them all",
            "用 `code` 代替标头、正文和按钮，它会填充全部内容",
        ))
    } else {
        finding
    });
}
