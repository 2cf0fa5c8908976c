//! Links into a private network.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/private-address",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a link whose host has a private address", "链接的主机使用内网地址"),
    why: Words::new(
        "The host, or one that it redirects to, has an address that only the own machine or network knows. \
          `waml check --online` asks nothing there, so that a message file cannot make it visit internal \
          servers, and WhatsApp cannot reach it. Where the name means another address outside, `--allow-private` \
          lets waml ask.",
        "该主机或其重定向到的主机，使用只有本机或内网才能访问的地址。`waml check --online` 不会访问这些地址，以免消息文件使其访问内部服务器；WhatsApp 也访问不到。如果该主机名在外部对应另一个地址，加上 `--allow-private` 可检查。",
    ),
    source: Words::new("Meta: media errors", "Meta：素材错误"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(Fault::Private(why)) = file.fault() {
        let finding = file.finding(&RULE, say!("{why}, so it could not be judged", "{why}，因此未检查"; why));
        found.push(finding.help(Words::new(
            "link to a public host; --allow-private asks private ones too",
            "改用公网主机；加上 --allow-private 可检查内网地址",
        )));
    }
}
