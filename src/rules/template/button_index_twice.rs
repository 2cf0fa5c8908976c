//! Template buttons with the same index.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Bound, template};
use crate::rules::subject::TemplateSubject;
use crate::rules::{Check, repeats};
use crate::templates::Beyond;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/button-index-twice",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two button components with the same index", "两个按钮组件的索引相同"),
    why: Words::new(
        "Each button of a template is filled once; a second value for the same button makes Meta refuse \
          the message. Count the buttons of the template from 0 and name each once.",
        "模板的每个按钮只填充一次；同一按钮有第二个值时，Meta 会拒绝消息。模板的按钮从 0 开始编号，每个只写一次。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100, 131008],
};

pub(crate) const CHECK: Check = Check::Template(check);

fn check(template: &dyn TemplateSubject, _: Beyond, found: &mut Vec<Diagnostic>) {
    let limit = &<template::ButtonIndex as Bound>::LIMIT;
    let indexes = (0..template.buttons()).map(|at| (at, template.index(at)));
    // An index out of range is told on its own.
    repeats::each(indexes.filter(|&(_, index)| limit.allows(index as usize)), |first, at, index| {
        let message =
            say!("button index {index} is used again, each must be unique", "按钮索引 {index} 重复，必须唯一");
        found
            .push(Diagnostic::new(&RULE, path(at), message).label(repeats::AGAIN).related(path(first), repeats::FIRST));
    });
}

fn path(at: usize) -> Path {
    Path::default().then("buttons").then(at).then("index")
}
