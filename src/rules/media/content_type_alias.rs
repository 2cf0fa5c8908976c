//! Files served under a name of their type that Meta does not know.

use super::content_type::{Means, Said, said};
use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::file::File;
use crate::rules::{Check, characters::short};
use crate::text::phrase::say;
use crate::text::{Words, visible};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/content-type-alias",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a file that is served with another word for its type than Meta's",
        "服务器返回的文件类型不是 Meta 使用的写法",
    ),
    why: Words::new(
        "WhatsApp believes the server's `Content-Type` before it looks at the file, and documents one word \
          for each type. Another word for the same, such as `audio/mp3`, may be taken for a type that it \
          does not know. Set the documented word where the file is hosted.",
        "WhatsApp 先看服务器返回的 `Content-Type`，再看文件，而且每种类型只有一种受支持的写法。同一类型的其他写法（例如 `audio/mp3`）可能被当作未知类型。在存放文件的服务器上设置受支持的写法。",
    ),
    source: Words::new(
        "Meta: supported media types; error 131053 names the type that the server gave",
        "Meta：支持的媒体类型；错误 131053 会指出服务器返回的类型",
    ),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(Said { word, means: Means::Alias, expected }) = said(file) else { return };
    let word = visible(short(&word));
    let message = say!(
        "server gives the file as `{word}`, Meta's word is {expected}",
        "服务器返回的类型为 `{word}`，Meta 使用的是 {expected}";
        expected
    );
    let help = say!(
        "set the header `Content-Type` to {expected} where the file is hosted",
        "在存放文件的服务器上把 `Content-Type` 设为 {expected}";
        expected
    );
    found.push(file.finding(&RULE, message).help(help));
}
