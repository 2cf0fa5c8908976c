//! Files of which too little is known.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/not-judged",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a file that could not be judged", "未能检查的文件"),
    why: Words::new(
        "What could not be found out may be wrong as well as right. The message says why: the server was \
          too slow or too busy, it sends no part of a file and the part that matters stands at the end, or \
          the file is too odd to be read within the budget. Run again, or look at the file yourself. \
          `--strict` lets it fail.",
        "查不出来的内容可能有误，也可能无误。消息会说明原因：服务器过慢或过忙；服务器不支持只取文件的一部分，而关键部分在末尾；或文件太特殊，在限额内读不完。再运行一次，或自行检查文件。加上 `--strict` 时算作不通过。",
    ),
    source: Words::new("docs/media.md", "docs/media.md"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let why = match file.fault() {
        Some(Fault::Unjudged(why)) => Some(why),
        Some(_) => None,
        // A broken file is told as that.
        None => file.facts().filter(|facts| facts.damage.is_none()).and_then(|facts| facts.unknown.as_ref()),
    };
    if let Some(why) = why {
        found.push(file.finding(&RULE, say!("file could not be judged: {why}", "未能检查文件：{why}"; why)));
    }
}
