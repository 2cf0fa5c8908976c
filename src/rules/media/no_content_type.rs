//! Files served as nothing in particular.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::visible;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/no-content-type",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a file that is served without a `Content-Type`, or as plain bytes",
        "服务器没有为文件返回 `Content-Type`，或只说是字节数据",
    ),
    why: Words::new(
        "WhatsApp believes the server's `Content-Type` before it looks at the file. Without one, or with \
          `application/octet-stream`, it may refuse the file. Set the header where the file is hosted.",
        "WhatsApp 先看服务器返回的 `Content-Type`，再看文件。没有该标头，或其值为 `application/octet-stream` 时，文件可能被拒绝。在存放文件的服务器上设置该标头。",
    ),
    source: Words::new(
        "Meta: supported media types; error 131053 names the type that the server gave",
        "Meta：支持的媒体类型；错误 131053 会指出服务器返回的类型",
    ),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(served) = file.fitting().and_then(|facts| facts.served.as_ref()) else { return };
    let message = match served.content_type.as_deref().map(media_type) {
        None => say!("server gives no `Content-Type` for the file", "服务器没有为文件返回 `Content-Type`"),
        Some(given) if given.is_empty() => {
            say!("server gives an empty `Content-Type` for the file", "服务器为文件返回的 `Content-Type` 为空")
        }
        Some(given) if says_nothing(&given) => {
            let given = visible(&given);
            say!(
                "server gives the file as `{given}`, which names no type",
                "服务器返回的类型为 `{given}`，看不出文件类型"
            )
        }
        Some(_) => return,
    };
    found.push(file.finding(&RULE, message).help(SET_TYPE));
}

/// What to do where a server says nothing of a file, or something else.
pub(super) const SET_TYPE: Words =
    Words::new("set the header `Content-Type` where the file is hosted", "在存放文件的服务器上设置 `Content-Type`");

/// The type in a header's value, without parameters, lower case.
pub(super) fn media_type(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a type stands for any bytes at all.
pub(super) fn says_nothing(media_type: &str) -> bool {
    matches!(
        media_type,
        "" | "application/octet-stream"
            | "binary/octet-stream"
            | "application/binary"
            | "application/x-download"
            | "application/force-download"
    )
}
