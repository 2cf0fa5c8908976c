//! The name of a file as a URI, for formats that want one.

use std::fmt::Write;
use std::path::Path;

/// A relative reference, or a `file:` URI where the name is an absolute path. Everything but
/// letters, digits and `-._~/` is percent-encoded, so that nothing in a name can be anything else.
pub(super) fn of(name: &str) -> String {
    let absolute = Path::new(name).is_absolute();
    let mut out = String::from(if absolute { "file://" } else { "" });
    if absolute && !name.starts_with('/') {
        out.push('/');
    }
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            b'\\' if cfg!(windows) => out.push('/'),
            // Writing to a string cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn names_stay_names() {
        assert_eq!(of("a/b-c_1.waml.yaml"), "a/b-c_1.waml.yaml");
        assert_eq!(of("a b\n%20::好#?.yaml"), "a%20b%0A%2520%3A%3A%E5%A5%BD%23%3F.yaml");
        assert_eq!(of("c:\u{1b}[2J"), "c%3A%1B%5B2J");
    }

    #[test]
    #[cfg(unix)]
    fn absolute_paths_have_a_scheme() {
        assert_eq!(of("/tmp/a b"), "file:///tmp/a%20b");
    }
}
