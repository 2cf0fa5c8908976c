//! Calls of templates that are not sent.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Lookup, at};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/not-approved",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a template that may not be sent now", "当前不能发送的模板"),
    why: Words::new(
        "Meta sends a template only while its status allows it. Wait until it is approved or resumed, or use another template; a template that was edited is in review again.",
        "只有状态允许时，Meta 才发送模板。等待审核通过或恢复，或改用其他模板；修改过的模板会重新进入审核。",
    ),
    source: Words::new("Meta: template status, error codes", "Meta：模板状态、错误代码"),
    prevents: &[132001, 132015, 132016],
};

pub(crate) const CHECK: Check = Check::Lookup(check);

fn check(lookup: &Lookup<'_>, found: &mut Vec<Diagnostic>) {
    if !lookup.held.is_empty() {
        return;
    }
    let Some(row) = lookup.rows().next() else { return };
    let (name, status) = (&row.name, row.status.as_deref().unwrap_or_default());
    let message = match status {
        "PAUSED" => say!(
            "template `{name}` is `{status}`, it can be sent once it is resumed",
            "模板 `{name}` 的状态为 `{status}`，恢复后才能发送"
        ),
        "PENDING" | "IN_APPEAL" => say!(
            "template `{name}` is `{status}`, it can be sent once it is approved",
            "模板 `{name}` 的状态为 `{status}`，审核通过后才能发送"
        ),
        _ => say!("template `{name}` is `{status}`, so it is not sent", "模板 `{name}` 的状态为 `{status}`，不能发送"),
    };
    let finding = Diagnostic::new(&RULE, at("name"), message)
        .related_elsewhere(row.place.clone(), Words::new("its definition", "模板定义"))
        .help(Words::new(
            "call another template, or fetch the catalogue again if the status has changed",
            "改用其他模板；如果状态已改变，重新获取模板列表",
        ));
    found.push(finding);
}
