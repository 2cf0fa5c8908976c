//! Calls without the header that their template needs.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::templates::{ApprovedHeader, Undocumented};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/header-missing",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("no header, where the template needs one", "模板需要标头，但没有填写"),
    why: Words::new(
        "A header of media, or with a gap, is filled by each call; Meta refuses one that leaves it out, also where the template itself shows a sample.",
        "带素材或占位符的标头要在每次调用时填写；即使模板带有示例，缺少时 Meta 也会拒绝消息。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[132000, 132012],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    if call.template.header().is_some() {
        return;
    }
    let (message, label, approved) = match call.header() {
        Some(ApprovedHeader::Media(word)) => {
            let what = call.what();
            (
                say!("header is missing, {what} needs `{word}`", "缺少标头，{what} 需要 `{word}`"; what),
                say!("add a header with `{word}`", "添加带 `{word}` 的标头"),
                say!("its header: `{word}`", "标头：`{word}`"),
            )
        }
        // Names that cannot be given are told as such.
        Some(ApprovedHeader::Text(gaps))
            if !gaps.names.is_empty() && (!gaps.is_named() || call.beyond.has(Undocumented::NamedParameters)) =>
        {
            let (what, text) = (call.what(), gaps.outline());
            (
                say!("header is missing, {what} needs a `text`", "缺少标头，{what} 需要 `text`"; what),
                say!("add a header with `text`", "添加带 `text` 的标头"),
                say!("its header: `{text}`", "标头：`{text}`"),
            )
        }
        _ => return,
    };
    let place = call.approved.header_place.as_ref();
    found.push(call.finding(&RULE, at("header"), message, place, approved).label(label));
}
