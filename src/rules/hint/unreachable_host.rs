//! Hosts that the public internet does not know.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::{Check, address::Written, characters::short};
use std::net::Ipv4Addr;

pub(crate) static RULE: Rule = Rule {
    code: "hint/unreachable-host",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: "a host that is an IP address or a local name",
    why: "WhatsApp and the reader's phone fetch the address over the public internet, where local names \
          mean nothing and bare IP addresses are often refused. Write a public host name.",
    source: "local names do not resolve outside, IP addresses are often refused",
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::Url(check);

fn check(url: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let Ok(address) = &url.parts else { return };
    let host = &url.text[address.host.clone()];
    if let Some(kind) = local(host) {
        found.push(
            Diagnostic::new(&RULE, Path::default(), format!("host `{}` is {kind}", short(host)))
                .part(address.host.clone())
                .label("may be out of reach")
                .help("write a public host name"),
        );
    }
}

fn local(host: &str) -> Option<&'static str> {
    let name = host.strip_suffix('.').unwrap_or(host);
    let last = name.rsplit(DOTS).next().unwrap_or(name);
    if name.starts_with('[') || name.parse::<Ipv4Addr>().is_ok() {
        return Some("an IP address, expected is a public name");
    }
    let local = last.eq_ignore_ascii_case("localhost") || last.eq_ignore_ascii_case("local");
    (local || last.len() == name.len()).then_some("a local name, expected is a public one")
}

/// The full stops that separate the labels of a host, internationalised ones included.
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn tells_local_hosts() {
        for host in ["localhost", "api.LOCALHOST", "printer.local", "intranet", "10.0.0.1", "[::1]", "localhost."] {
            assert!(local(host).is_some(), "{host}");
        }
        for host in ["example.com", "example.com.", "例え.jp", "例え。jp", "localhost.example.com", "1.2.3.4.example"]
        {
            assert!(local(host).is_none(), "{host}");
        }
    }
}
