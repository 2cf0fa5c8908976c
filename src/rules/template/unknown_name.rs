//! Calls of templates that are not there.

use super::name_characters;
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Lookup, at};
use crate::templates::Catalogue;
use crate::text::phrase::say;
use crate::text::suggest::nearest;
use crate::text::wording::all_of;
use crate::text::{Phrase, Span, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/unknown-name",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a template that is not in the catalogue", "模板列表中没有的模板"),
    why: Words::new(
        "Meta refuses a call of a template that does not exist under that name, letter for letter. Correct the name, or fetch the catalogue again if the template is new.",
        "名称与已有模板不完全一致时，Meta 会拒绝消息。改正名称；如果是新模板，重新获取模板列表。",
    ),
    source: Words::new("Meta: error codes", "Meta：错误代码"),
    prevents: &[132001],
};

pub(crate) const CHECK: Check = Check::Lookup(check);

fn check(lookup: &Lookup<'_>, found: &mut Vec<Diagnostic>) {
    let name = lookup.template.name();
    if !lookup.named.is_empty() {
        return unknown_language(lookup, name, found);
    }
    // Where templates are missing nobody knows, and a name of wrong characters is told as such.
    if lookup.catalogue.is_partial() || !name.chars().all(name_characters::taken) {
        return;
    }
    let message = say!("template `{name}` is not in the catalogue", "模板列表中没有 `{name}`");
    let finding = Diagnostic::new(&RULE, at("name"), message).help(looked(lookup.catalogue));
    found.push(match nearest(name, lookup.catalogue.names()) {
        Some(near) => finding.did_you_mean(near).fix(rename(name, near)),
        None => finding,
    });
}

fn rename(name: &str, near: &str) -> Fix {
    let edits = vec![Edit { span: Span::new(0, name.len()), text: near.to_owned() }];
    Fix { title: say!("rename it to `{near}`", "改名为 `{near}`"), safe: false, edits }
}

/// Where the name was looked for, and how old that is.
fn looked(catalogue: &Catalogue) -> Phrase {
    let origins = catalogue.origins();
    let newest = origins.iter().filter_map(|origin| origin.newest.as_deref()).max();
    match (origins, newest) {
        ([origin], Some(day)) => {
            let file = &origin.name;
            say!(
                "the newest template in {file} is of {day}; if yours is newer, fetch the catalogue again",
                "{file} 中最新的模板创建于 {day}；如果模板更新，重新获取模板列表"
            )
        }
        ([origin], None) => {
            let file = &origin.name;
            say!("if it is newer than {file}, fetch the catalogue again", "如果模板比 {file} 更新，重新获取模板列表")
        }
        (_, Some(day)) => {
            let files = origins.len();
            say!(
                "the newest template in the {files} files of the catalogue is of {day}; if yours is newer, fetch them again",
                "模板列表的 {files} 个文件中，最新的模板创建于 {day}；如果模板更新，重新获取模板列表"
            )
        }
        (_, None) => {
            let files = origins.len();
            say!(
                "if it is newer than the {files} files of the catalogue, fetch them again",
                "如果模板比模板列表的 {files} 个文件更新，重新获取模板列表"
            )
        }
    }
}

/// A language in which the template is not there.
fn unknown_language(lookup: &Lookup<'_>, name: &str, found: &mut Vec<Diagnostic>) {
    let Some(language) = lookup.template.language().filter(|_| lookup.rows().next().is_none()) else { return };
    let languages: Vec<_> = lookup.named.iter().filter_map(|row| row.language.as_deref()).collect();
    let list = all_of(&languages);
    let message = say!(
        "template `{name}` is not there in the language `{language}`, only in {list}",
        "模板 `{name}` 没有语言 `{language}` 的版本，只有 {list}"; list
    );
    let finding = Diagnostic::new(&RULE, at("language"), message);
    found.push(match nearest(language, languages) {
        Some(near) => finding.did_you_mean(near),
        None => finding,
    });
}
