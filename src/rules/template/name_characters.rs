//! Template names with characters that no template has.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Bound, template};
use crate::rules::subject::TemplateSubject;
use crate::rules::{Check, characters};
use crate::templates::Beyond;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/name-characters",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new(
        "a template name with other characters than a to z, 0 to 9 and _",
        "模板名称含有 a 至 z、0 至 9 和 _ 以外的字符",
    ),
    why: Words::new(
        "Templates are looked up by their exact name, and no template can be created under such a name. \
          Copy the name from the list of templates.",
        "模板按名称精确查找，而这样的名称无法创建模板。从模板列表中复制名称。",
    ),
    source: Words::new("Meta: message templates", "Meta：消息模板"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Template(check);

fn check(template: &dyn TemplateSubject, _: Beyond, found: &mut Vec<Diagnostic>) {
    let name = template.name();
    let Some((at, c)) = name.char_indices().find(|&(_, c)| !taken(c)) else { return };
    if characters::blank(name) {
        return;
    }
    let message = say!(
        "template name holds {found}, allowed are a to z, 0 to 9 and _", "模板名称含有 {found}，只能使用 a 至 z、0 至 9 和 _";
        found = characters::named(c)
    );
    let corrected: String = name.trim().chars().map(corrected).collect();
    let finding = Diagnostic::new(&RULE, Path::default().then("name"), message).part(at..at + c.len_utf8());
    let finding = if corrected.chars().all(taken) && <template::Name as Bound>::LIMIT.allows(corrected.len()) {
        finding.did_you_mean(&corrected)
    } else {
        finding
    };
    found.push(finding.help(Words::new("copy the name from the list of templates", "从模板列表中复制名称")));
}

/// Whether a template's name may hold a character.
pub(crate) fn taken(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '_')
}

fn corrected(c: char) -> char {
    if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() }
}
