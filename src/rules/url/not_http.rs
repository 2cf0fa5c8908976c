//! Addresses that are not absolute http or https.

use crate::diagnostic::{Diagnostic, Family, Path, Severity};
use crate::rules::{Check, Rule, address::{Address, Fault}, characters};

pub(crate) static RULE: Rule = Rule {
    code: "url/not-http",
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "an address that is not an absolute http or https URL",
    why: "WhatsApp opens and fetches public web addresses only. Write the whole address from https:// on, \
          with a host, without a user name and with white space encoded as %20.",
    source: "Meta: media and URL buttons",
    prevents: &[100, 131009, 131053],
    check: Check::Url(check),
};

fn check(url: &str, found: &mut Vec<Diagnostic>) {
    if let Err(fault) = Address::parse(url) {
        found.push(finding(url, &fault));
    }
}

fn finding(url: &str, fault: &Fault) -> Diagnostic {
    let whole = "write the whole address, such as `https://www.example.com/path`";
    let (message, part, help) = match *fault {
        Fault::Empty => ("address is empty".to_owned(), None, whole.to_owned()),
        Fault::Character(at, c) => {
            let help = if c == ' ' { "leave the space out, or write `%20` inside a path" } else { "remove the character" };
            let message = format!("address holds {}, allowed is neither white space nor control", characters::named(c));
            (message, Some(at..at + c.len_utf8()), help.to_owned())
        }
        Fault::Relative => ("address does not begin with `https://`".to_owned(), None, absolute(url)),
        Fault::Scheme(ref scheme) => {
            let message = format!("address has the scheme `{}`, allowed are https and http", &url[scheme.clone()]);
            (message, Some(scheme.clone()), whole.to_owned())
        }
        Fault::Slashes(at) => ("address lacks the two slashes behind its scheme".to_owned(), Some(0..at), whole.to_owned()),
        Fault::NoHost => ("address has no host".to_owned(), None, whole.to_owned()),
        Fault::UserInfo(ref user) => {
            let message = "address carries a user name, allowed is only a host".to_owned();
            (message, Some(user.clone()), "remove everything between `//` and the host".to_owned())
        }
        Fault::Backslash(at) => {
            ("address has a backslash in its host".to_owned(), Some(at..at + 1), "write `/` instead".to_owned())
        }
        Fault::Port(ref port) => {
            ("address has a port that is not a number".to_owned(), Some(port.clone()), "correct or remove the port".to_owned())
        }
    };
    let finding = Diagnostic::new(&RULE, Path::default(), message).help(help);
    part.into_iter().fold(finding, Diagnostic::part)
}

fn absolute(url: &str) -> String {
    if url.starts_with("//") {
        format!("write `https:{url}`")
    } else if !url.starts_with(['/', '.', '?', '#']) && url.split('/').next().is_some_and(|host| host.contains('.')) {
        format!("write `https://{url}`")
    } else {
        "write the whole address, such as `https://www.example.com/path`".to_owned()
    }
}
