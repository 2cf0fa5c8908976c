//! Files that are too large for some meanings of a megabyte.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::file::File;
use crate::rules::sizes::{least, measured, most};
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::thousands;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/near-size-limit",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a file within the limit in megabytes of 1,048,576 bytes and over it in those of 1,000,000",
        "文件大小按 1 MB = 1,048,576 字节计没有超出，按 1,000,000 字节计超出",
    ),
    why: Words::new(
        "The limits are stated in MB, and nobody says which. The file keeps the larger and breaks the \
          smaller, so it may be refused. Make it a little smaller.",
        "上限以 MB 为单位，但没有说明是哪一种。文件没有超出较大的一种，却超出较小的一种，因此可能被拒绝。再缩小一些。",
    ),
    source: Words::new("API document: sizes of each media kind, in MB", "API 文档：各类素材的大小，以 MB 为单位"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let limit = file.media.size;
    let between = |size: &u64| *size > least(limit) && *size <= most(limit);
    if let Some(size) = file.facts().and_then(|facts| facts.size).filter(between) {
        let (shown, max) = (thousands(size), limit.max);
        let message = say!(
            "{noun} has {shown} bytes: within {max} MB of 1,048,576 bytes, but over {max} MB of 1,000,000",
            "{noun}为 {shown} 字节：按 1 MB = 1,048,576 字节计未超过 {max} MB，按 1,000,000 字节计超过 {max} MB";
            noun = limit.noun
        );
        let finding = file.finding(&RULE, message).measured(measured(size, least(limit)));
        found.push(finding.help(Words::new("make the file a little smaller", "再缩小一些")));
    }
}
