//! Calls of templates whose gaps have names.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at, body_text};
use crate::templates::ApprovedHeader;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::all_of;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/named-parameters",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a template whose gaps have names", "占位符带名称的模板"),
    why: Words::new(
        "Meta wants the name of each gap beside its value, and this API's document has no place for it, so the call is refused. Have the template approved with numbers: `{{1}}`, `{{2}}`.",
        "Meta 要求每个值都带占位符名称，而 API 文档没有写名称的位置，因此会被拒绝。改用编号占位符 `{{1}}`、`{{2}}` 重新提交模板审核。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts().filter(|approved| approved.is_named()) else { return };
    let header = match &approved.header {
        ApprovedHeader::Text(gaps) => gaps.written(),
        _ => Vec::new(),
    };
    let names: Vec<_> = header.into_iter().chain(approved.body.written()).collect();
    let (what, list) = (call.what(), all_of(&names));
    let message = say!(
        "{what} has gaps with names ({list}), this API fills them by position only",
        "{what} 的占位符带名称（{list}），本接口只能按位置填写"; what, list
    );
    let place = if approved.body.is_named() { approved.body_place.as_ref() } else { approved.header_place.as_ref() };
    found.push(call.finding(&RULE, at("name"), message, place, body_text(approved)).help(Words::new(
        "have the template approved with `{{1}}`, `{{2}}` instead of names",
        "把名称改为 `{{1}}`、`{{2}}`，重新提交模板审核",
    )));
}
