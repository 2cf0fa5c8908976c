//! One-time codes together with components.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::subject::TemplateSubject;
use crate::text::Words;

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

fn check(template: &dyn TemplateSubject, found: &mut Vec<Diagnostic>) {
    if !template.has_code() {
        return;
    }
    let parts = ["header", "body", "buttons"].into_iter().zip(template.parts());
    let others: Vec<_> = parts.filter(|&(_, present)| present).map(|(name, _)| name).collect();
    if others.is_empty() {
        return;
    }
    let message = format!("code stands together with {}, allowed is the code alone", others.join(", "));
    let mut finding = Diagnostic::new(&RULE, Path::default().then("code"), message)
        .label("fills an authentication template")
        .help("remove either the code or the components");
    for other in others {
        finding = finding.related(Path::default().then(other), "fills a template of another category");
    }
    found.push(finding);
}
