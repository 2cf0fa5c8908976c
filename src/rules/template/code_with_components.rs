//! One-time codes together with components.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::subject::TemplateSubject;
use crate::templates::Beyond;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::joined;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/code-with-components",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a one-time code together with header, body or buttons", "验证码与标头、正文或按钮同时出现"),
    why: Words::new(
        "An authentication template is filled by its code alone, and everything else in it is fixed. \
          Remove the components, or remove the code if the template is of another category.",
        "验证模板只用验证码填充，其余内容都是固定的。删除组件；如果模板属于其他类别，删除验证码。",
    ),
    source: Words::new("Meta: authentication templates", "Meta：验证模板"),
    prevents: &[100, 132000],
};

pub(crate) const CHECK: Check = Check::Template(check);

/// The components, in the order of [`TemplateSubject::parts`].
const PARTS: [(&str, Words); 3] = [
    ("header", Words::new("header", "标头")),
    ("body", Words::new("body", "正文")),
    ("buttons", Words::new("buttons", "按钮")),
];

const OTHER: Words = Words::new("fills a template of another category", "用于填充其他类别的模板");

fn check(template: &dyn TemplateSubject, _: Beyond, found: &mut Vec<Diagnostic>) {
    if !template.has_code() {
        return;
    }
    let parts = PARTS.into_iter().zip(template.parts());
    let others: Vec<_> = parts.filter(|&(_, present)| present).map(|(part, _)| part).collect();
    if others.is_empty() {
        return;
    }
    let parts = joined(others.iter().map(|(_, word)| word));
    let message = say!("code stands together with {parts}, allowed is the code alone", "同时有验证码和{parts}，只能有验证码"; parts);
    let mut finding = Diagnostic::new(&RULE, Path::default().then("code"), message)
        .label(Words::new("fills an authentication template", "用于填充验证模板"))
        .help(Words::new("remove either the code or the components", "删除验证码，或删除组件"));
    for (other, _) in others {
        finding = finding.related(Path::default().then(other), OTHER);
    }
    found.push(finding);
}
