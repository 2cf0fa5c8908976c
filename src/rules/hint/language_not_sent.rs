//! Languages of templates, where nothing is held against them.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::subject::TemplateSubject;
use crate::templates::Beyond;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/language-not-sent",
    phase: Phase::Relation,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a template's `language`, without a catalogue", "写了模板的 `language`，但没有模板列表"),
    why: Words::new(
        "The API takes no language: which text of a template is sent is not decided by the message. `language` only says \
         which of the approved texts a call is held against, and without a catalogue in `waml.toml` there are none.",
        "API 不接收语言，发送模板的哪种语言不由消息决定。`language` 只说明按哪种语言检查调用；`waml.toml` 中没有模板列表时不起作用。",
    ),
    source: Words::new("API document: template messages", "API 文档：模板消息"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Template(check);

fn check(template: &dyn TemplateSubject, _: Beyond, found: &mut Vec<Diagnostic>) {
    // An empty language has its own finding.
    if template.language().is_none_or(str::is_empty) {
        return;
    }
    let message = Words::new("`language` is not sent, the API takes none", "`language` 不会发送，API 不接收语言");
    found.push(Diagnostic::new(&RULE, Path::default().then("language"), message).help(Words::new(
        "remove it, or name the files of approved templates in `templates` of a waml.toml",
        "删除此键，或在 waml.toml 的 `templates` 中写明模板列表的文件",
    )));
}
