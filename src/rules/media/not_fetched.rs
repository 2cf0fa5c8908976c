//! Links that nothing can be fetched from.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/not-fetched",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a link that the server refuses, or that leads nowhere", "服务器拒绝的链接，或打不开的链接"),
    why: Words::new(
        "WhatsApp comes to the same address as any stranger: without a name, a password or a cookie. Where \
          the server says that the file is gone (404, 410) or not for strangers (401, 403), where the name \
          does not exist, the port is closed, the certificate does not hold, or redirects do not end, \
          WhatsApp gets no file, so this is an error. Trouble that may pass or may be ours alone (a time-out, \
          429, 5xx, no network) is `media/not-judged`.",
        "WhatsApp 与任何陌生人一样访问该网址：没有用户名、密码或 Cookie。服务器返回文件不存在（404、410）或没有权限（401、403），或者主机名不存在、端口关闭、证书无效、重定向没有尽头时，WhatsApp 都得不到文件，因此算作错误。可能只是暂时的或只出现在本机的故障（超时、429、5xx、没有网络）属于 `media/not-judged`。",
    ),
    source: Words::new("Meta: media errors", "Meta：素材错误"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(Fault::Unfetchable(why)) = file.fault() {
        let help = Words::new(
            "open the link in a browser that is not signed in, and mend it",
            "在未登录的浏览器中打开链接，确认后改正链接",
        );
        found.push(file.finding(&RULE, why.clone()).help(help));
    }
}
