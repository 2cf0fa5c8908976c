//! Calls that fit a template in some of its languages only.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Lookup, at};
use crate::templates::Approved;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::all_of;
use std::collections::BTreeSet;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/languages-differ",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a call that fits only some languages of its template", "调用只匹配模板的部分语言"),
    why: Words::new(
        "The API takes no language, so the call may be sent with a text it does not fit, and is refused then. Give the template the same gaps in all languages, or say with `language` which one is meant.",
        "API 不接收语言，消息可能按不匹配的语言发送而被拒绝。让模板在所有语言中的占位符一致，或用 `language` 指明所指的语言。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[132000, 132001, 132012],
};

pub(crate) const CHECK: Check = Check::Lookup(check);

fn check(lookup: &Lookup<'_>, found: &mut Vec<Diagnostic>) {
    let (fitting, others): (Vec<_>, Vec<_>) = lookup.held.iter().partition(|(_, faults)| faults.is_empty());
    let languages = |rows: &[&(&Approved, Vec<Diagnostic>)]| {
        let set: BTreeSet<_> = rows.iter().filter_map(|(row, _)| row.language.clone()).collect();
        Vec::from_iter(set)
    };
    let (fits, misses) = (languages(&fitting), languages(&others));
    // A template that is there twice in one language is told where that stands.
    if fits.is_empty() || misses.is_empty() || fits == misses {
        return;
    }
    let name = lookup.template.name();
    let (good, bad) = (all_of(&fits), all_of(&misses));
    let message = say!(
        "call of `{name}` fits its text in {good}, and not in {bad}",
        "对 `{name}` 的调用与语言 {good} 匹配，与 {bad} 不匹配"; good, bad
    );
    let one = &fits[0];
    let finding = Diagnostic::new(&RULE, at("name"), message).help(say!(
        "the API takes no language; a definition that is always sent in `{one}` says so with `language: {one}`",
        "API 不接收语言；如果总以 `{one}` 发送，在消息定义中写 `language: {one}`"
    ));
    let first = others.iter().filter_map(|(row, faults)| Some((row, faults.first()?)));
    let finding = first
        .fold(finding, |finding, (row, fault)| finding.related_elsewhere(row.place.clone(), fault.message.clone()));
    found.push(finding);
}
