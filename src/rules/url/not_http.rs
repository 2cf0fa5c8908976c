//! Addresses that are not absolute http or https.

use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Path, Phase, Rule, Severity};
use crate::message::MediaType;
use crate::rules::{
    Check,
    address::{Fault, Written},
    characters::{self, short},
};
use crate::text::Span;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::suggest::nearest;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "url/not-http",
    phase: Phase::Text,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("an address that is not an absolute http or https URL", "网址不是完整的 http 或 https 网址"),
    why: Words::new(
        "WhatsApp opens and fetches public web addresses only. Write the whole address from https:// on, \
          with a host, without a user name and with white space encoded as %20.",
        "WhatsApp 只打开和下载公网网址。从 https:// 开始写完整的网址，包括主机，不带用户名，空格编码为 %20。",
    ),
    source: Words::new("Meta: media and URL buttons", "Meta：素材和网址按钮"),
    prevents: &[100, 131009, 131053],
};

pub(crate) const CHECK: Check = Check::Url(check);

fn check(url: &Written<'_>, found: &mut Vec<Diagnostic>) {
    if let Err(fault) = &url.parts {
        let finding = finding(url.text, fault);
        found.push(match fault {
            Fault::Relative if completed(url.text).is_some() => finding.fix(completed(url.text)),
            _ => match meant(url.text, fault) {
                Some(whole) => {
                    let shown = short(&whole);
                    let dots = if shown.len() < whole.len() { "…" } else { "" };
                    let edits = vec![Edit { span: Span::new(0, url.text.len()), text: whole.clone() }];
                    let title = say!("write the address", "改写网址");
                    finding.help(say!("write `{shown}{dots}`", "写成 `{shown}{dots}`")).fix(Fix {
                        title,
                        safe: false,
                        edits,
                    })
                }
                None => finding,
            },
        });
    }
}

/// The address that is meant where its beginning is misspelt, or something stands around it.
fn meant(url: &str, fault: &Fault) -> Option<String> {
    let behind =
        |rest: &str, scheme: &str| format!("{scheme}://{}", rest.trim_start_matches([':', '：', '/', '\\', '／']));
    let whole = match fault {
        Fault::Character(..) => url.trim().to_owned(),
        Fault::Slashes(end) => behind(&url[*end..], &url[..*end - 1]),
        Fault::Scheme(scheme) => {
            behind(&url[scheme.end..], nearest(&url[scheme.clone()], ["https", "http"]).filter(|_| scheme.len() > 3)?)
        }
        Fault::Relative => {
            let inside = url.split_once("](").and_then(|(_, link)| link.strip_suffix(')'));
            let inside = inside.or_else(|| url.strip_prefix('<')?.strip_suffix('>'));
            let begins = |scheme: &str| Some((url.get(..scheme.len())?, url.get(scheme.len()..)?));
            let scheme = || {
                ["https", "http"].into_iter().find_map(|scheme| {
                    let (written, rest) = begins(scheme).filter(|(written, _)| written.eq_ignore_ascii_case(scheme))?;
                    rest.starts_with(['/', '：', '\\', '／']).then(|| behind(rest, &written.to_ascii_lowercase()))
                })
            };
            inside.map(str::to_owned).or_else(scheme)?
        }
        _ => return None,
    };
    (Written::new(&whole).is_address() && whole != url).then_some(whole)
}

const WHOLE: Words = Words::new(
    "write the whole address, such as `https://www.example.com/path`",
    "写完整的网址，例如 `https://www.example.com/path`",
);

const NO_SPACE: Words =
    Words::new("remove the character, or write `%20` for a space inside a path", "删除该字符；路径中的空格写成 `%20`");

fn finding(url: &str, fault: &Fault) -> Diagnostic {
    let at = |at: usize, len| Some(at..at + len);
    let (message, part, help) = match fault {
        Fault::Empty => (say!("address is empty", "网址为空"), None, WHOLE),
        &Fault::Character(place, c) => {
            let message = say!(
                "address holds {found}, allowed is neither white space nor control",
                "网址含有 {found}，只能使用空白和控制字符以外的字符";
                found = characters::named(c)
            );
            (message, at(place, c.len_utf8()), NO_SPACE)
        }
        Fault::Relative => {
            (say!("address does not begin with `https://`", "网址未以 `https://` 开头"), None, beginning(url))
        }
        Fault::Scheme(scheme) => {
            let found = short(&url[scheme.clone()]);
            let message = say!(
                "address has the scheme `{found}`, allowed are https and http",
                "网址的协议为 `{found}`，只能使用 https 或 http"
            );
            (message, Some(scheme.clone()), instead_of(&url[scheme.clone()]))
        }
        &Fault::Slashes(end) => {
            (say!("address lacks the two slashes behind its scheme", "网址的协议后缺少两个斜杠"), at(0, end), WHOLE)
        }
        Fault::NoHost => (say!("address has no host", "网址没有主机名"), None, WHOLE),
        // The user name may be a secret: the message does not repeat it.
        Fault::UserInfo(user) => {
            let message = say!("address carries a user name, allowed is only a host", "网址带有用户名，只能有主机名");
            let help = Words::new("remove everything between `//` and the host", "删除 `//` 与主机名之间的内容");
            (message, Some(user.clone()), help)
        }
        &Fault::Backslash(place) => {
            let message = say!("address has a backslash in its host", "网址的主机名中有反斜杠");
            (message, at(place, 1), Words::new("write `/` instead", "改用 `/`"))
        }
        Fault::Port(port) => {
            let message = say!("address has a port that is no port number", "网址的端口不是端口号");
            (message, Some(port.clone()), Words::new("correct or remove the port", "改正或删除端口"))
        }
    };
    let finding = Diagnostic::new(&RULE, Path::default(), message).help(help);
    part.into_iter().fold(finding, Diagnostic::part)
}

/// What to do with an address of another scheme.
fn instead_of(scheme: &str) -> Words {
    const OTHERS: [(&[&str], Words); 4] = [
        (
            &["tel", "sms", "callto"],
            Words::new(
                "only web pages open here; write the number into the `body`",
                "此处只能打开网页；把号码写在 `body` 中",
            ),
        ),
        (
            &["mailto"],
            Words::new(
                "only web pages open here; write the mail address into the `body`",
                "此处只能打开网页；把邮箱地址写在 `body` 中",
            ),
        ),
        (
            &["whatsapp", "wa"],
            Words::new(
                "write `https://wa.me/` and the number for a chat",
                "打开对话的链接写成 `https://wa.me/` 加号码",
            ),
        ),
        (
            &["file", "data", "blob", "c", "s3", "gs"],
            Words::new(
                "put the file where everyone can fetch it by https, and write that address",
                "把文件放在任何人都能用 https 下载的位置，并写该网址",
            ),
        ),
    ];
    let of = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    OTHERS.iter().find(|(names, _)| of(names)).map_or(WHOLE, |(_, help)| *help)
}

/// The beginning that an address lacks, where it begins with a host.
fn completed(url: &str) -> Option<Fix> {
    let first = url.split(['/', '?', '#']).next().unwrap_or_default();
    let lacks = if url.starts_with("//") { "https:" } else { "https://" };
    let file = MediaType::ALL.iter().any(|media| {
        let named = |extension: &&str| first.to_ascii_lowercase().ends_with(&format!(".{extension}"));
        media.extensions.iter().any(named)
    });
    let host = url.starts_with("//") || (first.contains('.') && !first.starts_with('.') && !file);
    let whole = format!("{lacks}{url}");
    let edit = Edit { span: Span::new(0, 0), text: lacks.to_owned() };
    (host && Written::new(&whole).is_address()).then(|| Fix {
        title: say!("write `{lacks}` before it", "在前面加上 `{lacks}`"),
        safe: false,
        edits: vec![edit],
    })
}

/// What to write in front of an address that lacks its beginning.
fn beginning(url: &str) -> Words {
    match completed(url) {
        Some(_) if url.starts_with("//") => Words::new("write `https:` before it", "在前面加上 `https:`"),
        Some(_) => Words::new(
            "write `https://` before it if it begins with a host",
            "如果网址以主机名开头，在前面加上 `https://`",
        ),
        None => WHOLE,
    }
}
