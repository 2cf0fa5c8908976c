//! Servers that contradict themselves.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::thousands;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/served-sizes",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a server that announces another size than it sends", "服务器声明的大小与发送的大小不同"),
    why: Words::new(
        "The size that the server gives to `HEAD` is not the size of what it sends. Whoever believes the \
          first cuts the file off or waits for more. Mend it where the file is hosted.",
        "服务器对 `HEAD` 返回的大小与实际发送的大小不同。以前者为准的程序会截断文件，或一直等待后续内容。在存放文件的服务器上改正。",
    ),
    source: Words::new("Meta: media errors", "Meta：素材错误"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let sizes = file.facts().and_then(|facts| facts.served.as_ref()).and_then(|served| served.sizes);
    if let Some((announced, sent)) = sizes {
        let (announced, sent) = (thousands(announced), thousands(sent));
        let message = say!(
            "server announces {announced} bytes and sends {sent}",
            "服务器声明 {announced} 字节，实际发送 {sent} 字节"
        );
        let help = Words::new(
            "mend the header `Content-Length` where the file is hosted",
            "在存放文件的服务器上改正 `Content-Length`",
        );
        found.push(file.finding(&RULE, message).help(help));
    }
}
