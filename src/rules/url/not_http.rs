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
use crate::text::suggest::nearest;
use std::borrow::Cow;

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
                    let title = "write the address".to_owned();
                    finding.help(format!("write `{shown}{dots}`")).fix(Some(Fix {
                        title: title.into(),
                        safe: false,
                        edits,
                    }))
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

const WHOLE: &str = "write the whole address, such as `https://www.example.com/path`";

fn finding(url: &str, fault: &Fault) -> Diagnostic {
    let at = |at: usize, len| Some(at..at + len);
    let (message, part, help): (Cow<'_, str>, _, _) = match fault {
        Fault::Empty => ("address is empty".into(), None, WHOLE),
        &Fault::Character(place, c) => {
            let message = format!("address holds {}, allowed is neither white space nor control", characters::named(c));
            (message.into(), at(place, c.len_utf8()), "remove the character, or write `%20` for a space inside a path")
        }
        Fault::Relative => ("address does not begin with `https://`".into(), None, beginning(url)),
        Fault::Scheme(scheme) => {
            let found = short(&url[scheme.clone()]);
            let message = format!("address has the scheme `{found}`, allowed are https and http");
            (message.into(), Some(scheme.clone()), instead_of(&url[scheme.clone()]))
        }
        &Fault::Slashes(end) => ("address lacks the two slashes behind its scheme".into(), at(0, end), WHOLE),
        Fault::NoHost => ("address has no host".into(), None, WHOLE),
        // The user name may be a secret: the message does not repeat it.
        Fault::UserInfo(user) => {
            let message = "address carries a user name, allowed is only a host";
            (message.into(), Some(user.clone()), "remove everything between `//` and the host")
        }
        &Fault::Backslash(place) => ("address has a backslash in its host".into(), at(place, 1), "write `/` instead"),
        Fault::Port(port) => {
            ("address has a port that is no port number".into(), Some(port.clone()), "correct or remove the port")
        }
    };
    let finding = Diagnostic::new(&RULE, Path::default(), message).help(help);
    part.into_iter().fold(finding, Diagnostic::part)
}

/// What to do with an address of another scheme.
fn instead_of(scheme: &str) -> &'static str {
    const OTHERS: [(&[&str], &str); 4] = [
        (&["tel", "sms", "callto"], "only web pages open here; write the number into the `body`"),
        (&["mailto"], "only web pages open here; write the mail address into the `body`"),
        (&["whatsapp", "wa"], "write `https://wa.me/` and the number for a chat"),
        (
            &["file", "data", "blob", "c", "s3", "gs"],
            "put the file where everyone can fetch it by https, and write that address",
        ),
    ];
    let of = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    OTHERS.iter().find(|(names, _)| of(names)).map_or(WHOLE, |(_, help)| help)
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
        title: format!("write `{lacks}` before it").into(),
        safe: false,
        edits: vec![edit],
    })
}

/// What to write in front of an address that lacks its beginning.
fn beginning(url: &str) -> &'static str {
    match completed(url) {
        Some(_) if url.starts_with("//") => "write `https:` before it",
        Some(_) => "write `https://` before it if it begins with a host",
        None => WHOLE,
    }
}
