//! Calls with another number of texts than the body has gaps.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at, body_text};
use crate::templates::Approved;
use crate::text::phrase::say;
use crate::text::wording::all_of;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/body-count",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("another number of body texts than the template has gaps", "正文参数的个数与模板的占位符不同"),
    why: Words::new(
        "The texts fill the gaps of the approved body in their order, one for each distinct gap; Meta refuses any other number. A gap that stands twice counts once.",
        "文本按顺序填入已审核正文的占位符，每个不同的占位符一个；个数不同时 Meta 会拒绝消息。重复出现的占位符只算一个。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[132000],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    let (given, wanted) = (call.template.values(), approved.body.names.len());
    let count = given.unwrap_or(0);
    // Names are told as such. A body without texts has a finding of its own where none belongs.
    if approved.body.is_named() || call.template.named_values() > 0 || count == wanted {
        return;
    }
    let message = counted(&call.what(), given, wanted);
    let finding = call.finding(&RULE, at("body"), message, approved.body_place.as_ref(), body_text(approved));
    let finding = if let Some(over) = count.checked_sub(wanted) {
        let finding = if wanted > 0 { finding.beyond(Path::default().then(wanted)) } else { finding };
        finding.label(say!("{over} too many", "多 {over} 个"))
    } else {
        let under = wanted - count;
        finding.label(say!("{under} too few", "少 {under} 个"))
    };
    found.push(if wanted == 0 { finding.help(LEAVE_OUT) } else { finding.help(in_order(approved)) });
}

fn counted(what: &Phrase, given: Option<usize>, wanted: usize) -> Phrase {
    let noun = |count| if count == 1 { "text" } else { "texts" };
    let wants = noun(wanted);
    match given {
        None => say!(
            "body is missing, {what} takes {wanted} {wants}",
            "缺少正文参数，{what} 需要 {wanted} 个"; what
        ),
        Some(count) if wanted == 0 => {
            let has = noun(count);
            say!("body has {count} {has}, {what} takes none", "正文参数有 {count} 个，{what} 不需要"; what)
        }
        Some(count) => {
            let has = noun(count);
            say!(
                "body has {count} {has}, {what} takes {wanted}",
                "正文参数有 {count} 个，{what} 需要 {wanted} 个"; what
            )
        }
    }
}

const LEAVE_OUT: Words = Words::new("leave the body out", "删除正文参数");

fn in_order(approved: &Approved) -> Phrase {
    let list = all_of(&approved.body.written());
    say!("give one text for each of {list}, in this order", "按顺序为 {list} 各写一个文本"; list)
}
