//! Links whose file is not there.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/missing-file",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a link under a mapped prefix that no file stands behind",
        "链接以映射的前缀开头，但没有对应的文件",
    ),
    why: Words::new(
        "`[assets]` in `waml.toml` says which folder is published under which address. A link there \
          without a file leads nowhere once the folder is published. Add the file, or mend the link.",
        "`waml.toml` 中的 `[assets]` 说明哪个文件夹发布在哪个网址下。没有对应文件的链接，在文件夹发布后无法打开。添加文件，或改正链接。",
    ),
    source: Words::new("Meta: media errors", "Meta：素材错误"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(Fault::Missing(why)) = file.fault() {
        found.push(
            file.finding(&RULE, why.clone()).help(Words::new("add the file, or mend the link", "添加文件，或改正链接")),
        );
    }
}
