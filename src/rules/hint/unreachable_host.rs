//! Hosts that the public internet does not know.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::{Check, address::Written, characters::short, host};
use crate::text::phrase::say;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/unreachable-host",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a host that is an IP address or a local name", "主机是 IP 地址或本地名称"),
    why: Words::new(
        "WhatsApp and the reader's phone fetch the address over the public internet, where local names \
          mean nothing and bare IP addresses are often refused. Write a public host name.",
        "WhatsApp 和用户的手机通过公网访问网址，本地名称在公网上无效，直接使用 IP 地址常被拒绝。写公网主机名。",
    ),
    source: Words::new(
        "local names do not resolve outside, IP addresses are often refused",
        "本地名称在外部无法解析，IP 地址常被拒绝",
    ),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::Url(check);

fn check(url: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let Ok(address) = &url.parts else { return };
    let host = &url.text[address.host.clone()];
    if let Some(message) = local(host) {
        found.push(
            Diagnostic::new(&RULE, Path::default(), message)
                .part(address.host.clone())
                .label(Words::new("may be out of reach", "外部可能无法访问"))
                .help(Words::new("write a public host name", "改用公网主机名")),
        );
    }
}

/// What is to be said of a host that is no public name.
fn local(host: &str) -> Option<Phrase> {
    let (name, shown) = (host.strip_suffix('.').unwrap_or(host), short(host));
    let is_address = || {
        say!("host `{shown}` is an IP address, expected is a public name", "主机 `{shown}` 是 IP 地址，应为公网主机名")
    };
    match host::v4(host) {
        Some(Ok(address)) if address.to_string() == name => Some(is_address()),
        Some(Ok(address)) => Some(say!(
            "host `{shown}` is the IP address {address}, expected is a public name",
            "主机 `{shown}` 就是 IP 地址 {address}，应为公网主机名",
        )),
        Some(Err(host::NoAddress)) => Some(say!(
            "host `{shown}` is neither an IP address nor a name, expected is a public name",
            "主机 `{shown}` 既不是 IP 地址，也不是主机名，应为公网主机名",
        )),
        None if name.starts_with('[') => Some(is_address()),
        None => is_local(name).then(|| {
            say!(
                "host `{shown}` is a local name, expected is a public one",
                "主机名 `{shown}` 是本地名称，应为公网主机名",
            )
        }),
    }
}

fn is_local(name: &str) -> bool {
    let last = name.rsplit(host::is_dot).next().unwrap_or(name);
    last.len() == name.len() || last.eq_ignore_ascii_case("localhost") || last.eq_ignore_ascii_case("local")
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn tells_local_hosts() {
        for host in ["localhost", "api.LOCALHOST", "printer.local", "intranet", "localhost."] {
            let expected = format!("host `{host}` is a local name, expected is a public one");
            assert_eq!(local(host).as_deref(), Some(&*expected), "{host}");
        }
        for (host, kind) in [
            ("10.0.0.1", "is an IP address"),
            ("10.0.0.1.", "is an IP address"),
            ("[::1]", "is an IP address"),
            ("127.1", "is the IP address 127.0.0.1"),
            ("0x7f.1", "is the IP address 127.0.0.1"),
            ("0177.0.0.1", "is the IP address 127.0.0.1"),
            ("2130706433", "is the IP address 127.0.0.1"),
            ("１０.0.0.1", "is the IP address 10.0.0.1"),
            ("256.1.1.1", "is neither an IP address nor a name"),
        ] {
            let expected = format!("host `{host}` {kind}, expected is a public name");
            assert_eq!(local(host).as_deref(), Some(&*expected), "{host}");
        }
        for host in ["example.com", "example.com.", "例え.jp", "例え。jp", "localhost.example.com", "1.2.3.4.example"]
        {
            assert!(local(host).is_none(), "{host}");
        }
    }
}
