//! Addresses as they go over the wire, and where redirects lead.

use crate::project::assets::authority;
use fluent_uri::UriRef;
use ureq::http::Uri;

/// The host of an address, with its port, in lower case.
pub(super) fn host(link: &str) -> String {
    link[authority(link)].to_lowercase()
}

/// An address in ASCII, as it goes over the wire. The host stays as it is.
pub(super) fn ascii(link: &str) -> String {
    let (host, path) = link.split_at(authority(link).end);
    host.to_owned() + &escaped(path, |byte, _| is_plain(byte) || matches!(byte, b'[' | b']'))
}

/// Where a redirect leads: an address of `http` or `https`, whole or relative to another.
pub(super) fn joined(from: &Uri, to: &str) -> Option<Uri> {
    let to = to.split('#').next().filter(|to| !to.is_empty())?;
    let from = fluent_uri::Uri::parse(well_formed(&from.to_string())).ok()?;
    let uri: Uri = UriRef::parse(well_formed(to)).ok()?.resolve_against(&from).ok()?.as_str().parse().ok()?;
    let known = matches!(uri.scheme_str(), Some("http" | "https"));
    (known && uri.host().is_some_and(|host| !host.is_empty())).then_some(uri)
}

/// An address, or what stands for one in a redirect, as RFC 3986 has it: servers send paths with brackets, and
/// with a `%` that escapes nothing.
fn well_formed(reference: &str) -> String {
    let is_scheme = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let path = match reference.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.strip_suffix(':').is_some_and(is_scheme) => {
            reference.len() - rest.len() + rest.find(['/', '?']).unwrap_or(rest.len())
        }
        _ => 0,
    };
    let (host, path) = reference.split_at(path);
    let is_escape = |behind: &[u8]| behind.first_chunk::<2>().is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    host.to_owned() + &escaped(path, |byte, behind| is_plain(byte) && (byte != b'%' || is_escape(behind)))
}

/// Whether a byte of a path or query may stand as it is.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~')
}

/// A text whose bytes stay, or stand there in hexadecimal. What decides sees what is behind a byte.
fn escaped(text: &str, stays: impl Fn(u8, &[u8]) -> bool) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut out = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        if stays(byte, &text.as_bytes()[at + 1..]) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ascii, host, joined};

    #[test]
    fn redirects_lead_where_they_say() {
        let from = "https://example.com/a/b.png?c".parse().expect("an address");
        for (to, expected) in [
            ("http://cdn.example.com/x", Some("http://cdn.example.com/x")),
            ("//cdn.example.com/x", Some("https://cdn.example.com/x")),
            ("/x.png", Some("https://example.com/x.png")),
            ("x y.png#z", Some("https://example.com/a/x%20y.png")),
            ("../x.png?e/../f", Some("https://example.com/x.png?e/../f")),
            ("../../../x/./y.png", Some("https://example.com/x/y.png")),
            ("/a/../x/..", Some("https://example.com/")),
            ("?d", Some("https://example.com/a/b.png?d")),
            ("?to=http://example.org/[1]", Some("https://example.com/a/b.png?to=http://example.org/%5B1%5D")),
            ("[1] 50%.png", Some("https://example.com/a/%5B1%5D%2050%25.png")),
            ("//[2001:db8::1]:8443/50%25%2g", Some("https://[2001:db8::1]:8443/50%25%252g")),
            ("HTTP://cdn.example.com/[1]", Some("http://cdn.example.com/%5B1%5D")),
            ("a//[1]", Some("https://example.com/a/a//%5B1%5D")),
            ("a/b:c", Some("https://example.com/a/a/b:c")),
            ("", None),
            ("#x", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("https://", None),
        ] {
            assert_eq!(joined(&from, to).map(|uri| uri.to_string()).as_deref(), expected, "{to}");
        }
        let bare = "http://example.com".parse().expect("an address");
        assert_eq!(joined(&bare, "x").map(|uri| uri.to_string()).as_deref(), Some("http://example.com/x"));
    }

    #[test]
    fn addresses_go_over_the_wire_in_ascii() {
        assert_eq!(ascii("https://example.com/絵 a%20b.png?q=ü"), "https://example.com/%E7%B5%B5%20a%20b.png?q=%C3%BC");
        assert_eq!(ascii("https://example.com"), "https://example.com");
        assert_eq!(host("https://Example.com:8443/a?b"), "example.com:8443");
        assert_eq!(host("https://example.com?b"), "example.com");
    }
}
