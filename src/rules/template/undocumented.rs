//! What Meta takes in calls of templates and this API does not document.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::subject::{Given, TemplateSubject};
use crate::templates::{Beyond, Undocumented};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/undocumented",
    phase: Phase::Relation,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a value that this API's document does not have", "API 文档中没有的值"),
    why: Words::new(
        "Meta takes addresses of URL buttons, payloads of quick replies and names of parameters in calls of templates; the document of this API does not. A gateway that is known to forward them can be said to in the settings.",
        "Meta 接受模板调用中的网址按钮参数、快速回复按钮的附带数据和参数名称，而 API 文档没有这些内容。确知网关会转发时，可以在设置中声明。",
    ),
    source: Words::new("API document: template messages", "API 文档：模板消息"),
    prevents: &[100, 131008],
};

pub(crate) const CHECK: Check = Check::Template(check);

fn check(template: &dyn TemplateSubject, beyond: Beyond, found: &mut Vec<Diagnostic>) {
    let button = |one| {
        let at = (0..template.buttons()).find(|at| template.given(*at) == Some(Given::Beyond(one)))?;
        Some(Path::default().then("buttons").then(at).then(one.key()))
    };
    let named = || match (template.named_values(), template.header_name()) {
        (0, None) => None,
        (0, Some(_)) => Some(Path::default().then("named").then("header").then("text")),
        _ => Some(Path::default().then("named")),
    };
    for one in Undocumented::ALL.into_iter().filter(|one| !beyond.has(*one)) {
        let path = match one {
            Undocumented::UrlButton | Undocumented::QuickReplyPayload => button(one),
            Undocumented::NamedParameters => named(),
        };
        let Some(path) = path else { continue };
        let (key, word) = (one.key(), one.word());
        let message = say!("`{key}` is not in the document of this API", "API 文档中没有 `{key}`");
        let otherwise = match one {
            Undocumented::NamedParameters => Words::new("fill the gaps by position", "按位置填写"),
            _ => Words::new("leave the button out of the call", "从调用中删除此按钮"),
        };
        found.push(Diagnostic::new(&RULE, path, message).label(Words::new("not documented", "文档中没有")).help(say!(
            "if your gateway forwards it to Meta, write `undocumented = [\"{word}\"]` into waml.toml or give the option of that name; otherwise {otherwise}",
            "如果网关会把它转发给 Meta，在 waml.toml 中写 `undocumented = [\"{word}\"]` 或使用同名选项；否则{otherwise}"; otherwise
        )));
    }
}
