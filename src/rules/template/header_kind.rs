//! Headers of another kind than their template has.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::templates::ApprovedHeader;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/header-kind",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a header of another kind than the template's", "标头类型与模板不同"),
    why: Words::new(
        "Meta takes in a header only what was approved: an image for an image, a text for a text. Give media of the template's kind.",
        "Meta 只接受与审核通过的模板相同的标头类型：图片对图片，文字对文字。改用模板的标头类型。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[132012],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(given) = call.template.header().map(|header| header.word) else { return };
    let wanted = match call.header() {
        Some(ApprovedHeader::Media(word)) => *word,
        Some(ApprovedHeader::Text(gaps)) if !gaps.names.is_empty() => "text",
        _ => return,
    };
    if given == wanted {
        return;
    }
    let what = call.what();
    let message = say!(
        "header is of the kind `{given}`, {what} needs `{wanted}`",
        "标头类型为 `{given}`，{what} 的标头应为 `{wanted}`"; what
    );
    let place = call.approved.header_place.as_ref();
    let approved = say!("its header: `{wanted}`", "标头：`{wanted}`");
    let finding = call.finding(&RULE, at("header"), message, place, approved).at_kind();
    found.push(finding.label(say!("write `{wanted}`", "改用 `{wanted}`")));
}
