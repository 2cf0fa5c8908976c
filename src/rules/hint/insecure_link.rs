//! Addresses without encryption.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::{Check, address::Written};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/insecure-link",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an address that begins with http://", "网址以 http:// 开头"),
    why: Words::new(
        "Many hosts answer plain http with a redirect or not at all, and browsers warn before they open \
          it. Write https:// if the host offers it.",
        "许多主机对普通 HTTP 只返回重定向或没有响应，浏览器打开前也会警告。主机支持时，写成 https://。",
    ),
    source: Words::new("plain http is often redirected or blocked", "普通 HTTP 常被重定向或拦截"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::Url(check);

fn check(url: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let Ok(address) = &url.parts else { return };
    if !address.secure {
        let message =
            Words::new("address begins with http://, better is https://", "网址以 http:// 开头，建议使用 https://");
        found.push(
            Diagnostic::new(&RULE, Path::default(), message)
                .part(0.."http".len())
                .label(Words::new("not encrypted", "未加密"))
                .help(Words::new("write https:// if the host offers it", "主机支持时，写成 https://")),
        );
    }
}
