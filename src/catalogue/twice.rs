//! Templates that are there twice.

use super::FileRead;
use crate::diagnostic::{Diagnostic, Elsewhere};
use crate::rules::catalogue::twice;
use crate::templates::{Approved, ApprovedHeader, ButtonKind};
use crate::text::Words;
use crate::text::phrase::say;
use std::collections::HashMap;
use std::sync::Arc;

/// Leaves out what is there twice and the same, and tells what differs. Templates that are not sent do not count: one
/// that was deleted may have been made anew.
pub(super) fn settle(files: &mut [FileRead]) {
    let mut seen: HashMap<_, Vec<(Asked, Elsewhere)>> = HashMap::new();
    for file in files {
        let FileRead { templates, told, .. } = file;
        templates.retain(|template| {
            if !template.is_sendable() {
                return true;
            }
            let key = (template.name.clone(), template.language.clone());
            let known = seen.entry(key).or_default();
            let asked = Asked::of(template);
            if known.iter().any(|(other, _)| *other == asked) {
                return false;
            }
            if let Some((_, first)) = known.first() {
                told.push(tell(template, first.clone()));
            }
            known.push((asked, template.place.clone()));
            true
        });
    }
}

fn tell(template: &Approved, first: Elsewhere) -> Diagnostic {
    let (name, place) = (&template.name, &template.place);
    let message = match &template.language {
        Some(language) => say!(
            "template `{name}` is there twice in the language `{language}`, and differs",
            "模板 `{name}` 的语言 `{language}` 出现两次，且内容不同"
        ),
        None => say!("template `{name}` is there twice, and differs", "模板 `{name}` 出现两次，且内容不同"),
    };
    let finding = Diagnostic::in_text(&twice::RULE, place.pointer.clone(), place.span, message);
    let one = Words::new("the first", "第一个");
    let finding = if Arc::ptr_eq(&first.source, &place.source) {
        finding.related_text(first.pointer, first.span, one)
    } else {
        finding.related_elsewhere(first, one)
    };
    finding.help(Words::new("keep the newer one; calls of either pass", "保留较新的一个；与任一定义匹配的调用都能通过"))
}

/// All of a template that a call depends on.
#[derive(PartialEq)]
struct Asked {
    header: ApprovedHeader,
    body: String,
    buttons: Vec<ButtonKind>,
    others: (Option<bool>, bool, bool, bool),
}

impl Asked {
    fn of(template: &Approved) -> Self {
        let &Approved { offer, carousel, authentication, complete, .. } = template;
        Self {
            header: template.header.clone(),
            body: template.body.text.clone(),
            buttons: template.buttons.iter().map(|button| button.kind.clone()).collect(),
            others: (offer, carousel, authentication, complete),
        }
    }
}
