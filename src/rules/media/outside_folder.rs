//! Links that leave their folder.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/outside-folder",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a link under a mapped prefix that leads out of the mapped folder",
        "链接以映射的前缀开头，但指向映射文件夹之外",
    ),
    why: Words::new(
        "A link with `..` or a symbolic link in the folder would lead to a file that is not published \
          under the prefix. Link to a file inside the folder.",
        "含有 `..` 的链接，或文件夹中的符号链接，会指向没有发布在该前缀下的文件。改为链接到文件夹内的文件。",
    ),
    source: Words::new("Meta: media errors", "Meta：素材错误"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(Fault::Outside(why)) = file.fault() {
        found.push(
            file.finding(&RULE, why.clone())
                .help(Words::new("link to a file inside the folder", "改为链接到文件夹内的文件")),
        );
    }
}
