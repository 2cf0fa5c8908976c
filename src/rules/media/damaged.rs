//! Files that are broken.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/damaged",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a file that is empty, cut off, or not what it claims to hold",
        "文件为空、被截断，或内容与其声明不符",
    ),
    why: Words::new(
        "A phone cannot show such a file, and WhatsApp refuses most of them. Upload it again, from a copy \
          that opens.",
        "手机无法显示这样的文件，WhatsApp 也会拒绝其中大多数。用能打开的副本重新上传。",
    ),
    source: Words::new("Meta: media errors", "Meta：素材错误"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(damage) = file.facts().and_then(|facts| facts.damage.as_ref()) {
        let finding = file.finding(&RULE, say!("file {damage}", "文件{damage}"; damage));
        found.push(finding.help(Words::new("upload a whole copy of the file", "重新上传完整的文件")));
    }
}
