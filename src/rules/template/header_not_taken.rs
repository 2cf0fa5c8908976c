//! Headers for templates that take none.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::templates::ApprovedHeader;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/header-not-taken",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a header, where the template takes none", "模板的标头不接收参数，却填写了标头"),
    why: Words::new(
        "A template without header, or with a fixed text in it, takes nothing there, and Meta refuses a call that gives something. Leave the header out.",
        "模板没有标头或标头是固定文字时，不接收任何标头参数，填写则会被 Meta 拒绝。删除标头。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[132000, 132012],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    if call.template.header().is_none() {
        return;
    }
    let (message, approved) = match call.header() {
        Some(ApprovedHeader::None) => {
            let what = call.what();
            (say!("{what} has no header", "{what} 没有标头"; what), say!("its definition", "模板定义"))
        }
        Some(ApprovedHeader::Text(gaps)) if gaps.names.is_empty() => {
            let (what, text) = (call.what(), gaps.outline());
            (
                say!("{what} has a header without gaps, which takes nothing", "{what} 的标头没有占位符，不接收参数"; what),
                say!("its header: `{text}`", "标头：`{text}`"),
            )
        }
        _ => return,
    };
    let place = call.approved.header_place.as_ref();
    let finding = call.finding(&RULE, at("header"), message, place, approved).wrapped();
    found.push(finding.label(Words::new("leave it out", "删除此标头")));
}
