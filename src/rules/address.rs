//! Splits an address as far as the rules about addresses need.

use std::borrow::Cow;
use std::ops::Range;

/// A text where an address belongs, taken apart once for all rules.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    pub(super) text: &'a str,
    pub(super) parts: Result<Address, Fault>,
}

impl<'a> Written<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, parts: Address::parse(text) }
    }

    /// Whether it is an absolute `http` or `https` address at all.
    pub(crate) fn is_address(&self) -> bool {
        self.parts.is_ok()
    }

    /// The extension of the path.
    pub(crate) fn extension(&self) -> Option<Extension<'a>> {
        let address = self.parts.as_ref().ok()?;
        let path = &self.text[address.path.clone()];
        let text = extension(path)?;
        let at = path.ends_with(&*text).then(|| address.path.end - text.len()..address.path.end);
        Some(Extension { text, at })
    }
}

/// Whether a text is an absolute `http` or `https` address.
pub fn is_address(text: &str) -> bool {
    Written::new(text).is_address()
}

/// An extension, without its dot.
pub(crate) struct Extension<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Where it stands, if it is written without percent signs.
    pub(super) at: Option<Range<usize>>,
}

impl Extension<'_> {
    /// Whether it is one of some, in any case.
    pub(super) fn is_of(&self, extensions: &[&str]) -> bool {
        extensions.iter().any(|known| self.text.eq_ignore_ascii_case(known))
    }
}

/// Where the parts of an absolute `http` or `https` address stand in its text.
#[derive(Debug, PartialEq)]
pub(super) struct Address {
    /// `https` rather than `http`.
    pub(super) secure: bool,
    /// Without port; an IPv6 address with its brackets.
    pub(super) host: Range<usize>,
    /// From the first slash to the query or fragment; may be empty.
    pub(super) path: Range<usize>,
}

/// Why a text is no such address.
#[derive(Debug, PartialEq)]
pub(super) enum Fault {
    Empty,
    /// White space or a control character.
    Character(usize, char),
    /// No scheme at all.
    Relative,
    /// Another scheme than the two.
    Scheme(Range<usize>),
    /// No `//` behind the scheme, which ends here.
    Slashes(usize),
    NoHost,
    /// A user name, with its `@`.
    UserInfo(Range<usize>),
    Backslash(usize),
    Port(Range<usize>),
}

impl Address {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Err(Fault::Empty);
        }
        // Nearly every address is made of these alone.
        if !text.bytes().all(|byte| byte.is_ascii_graphic())
            && let Some((at, c)) = text.char_indices().find(|(_, c)| c.is_whitespace() || c.is_control())
        {
            return Err(Fault::Character(at, c));
        }
        let scheme = scheme(text).ok_or(Fault::Relative)?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") {
            return Err(Fault::Scheme(0..scheme.len()));
        }
        let colon = scheme.len() + 1;
        let start = colon + "//".len();
        if !text[colon..].starts_with("//") {
            return Err(Fault::Slashes(colon));
        }
        let end = stop(text, start, b"/?#");
        let host = host(text, start..end)?;
        let path_end = stop(text, end, b"?#");
        Ok(Self { secure, host, path: end..path_end })
    }
}

/// Where the first of some ASCII characters stands, from a place on; the end where none does.
fn stop(text: &str, from: usize, stops: &[u8]) -> usize {
    let found = text.as_bytes()[from..].iter().position(|byte| stops.contains(byte));
    found.map_or(text.len(), |at| from + at)
}

/// What stands before the first colon, where that can be a scheme and not a host with a port.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let word = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let port = !rest.starts_with('/') && (scheme.contains('.') || rest.starts_with(|c: char| c.is_ascii_digit()));
    (word && !port).then_some(scheme)
}

fn host(text: &str, authority: Range<usize>) -> Result<Range<usize>, Fault> {
    let Range { start, end } = authority;
    let between = &text[start..end];
    if let Some(at) = between.find('\\') {
        return Err(Fault::Backslash(start + at));
    }
    if let Some(at) = between.rfind('@') {
        return Err(Fault::UserInfo(start..start + at + 1));
    }
    // The colons of an IPv6 address stand in brackets.
    let brackets = between.find(']').unwrap_or(0);
    let host_end = between[brackets..].find(':').map_or(end, |at| start + brackets + at);
    let host = &text[start..host_end];
    if host.is_empty() || host.starts_with('[') != host.ends_with(']') {
        return Err(Fault::NoHost);
    }
    let port = (host_end + 1).min(end)..end;
    let digits = &text[port.clone()];
    let number = digits.bytes().all(|b| b.is_ascii_digit()) && (digits.is_empty() || digits.parse::<u16>().is_ok());
    if number { Ok(start..host_end) } else { Err(Fault::Port(port)) }
}

/// The extension of a path's last segment, percent signs decoded, without its dot.
pub(super) fn extension(path: &str) -> Option<Cow<'_, str>> {
    match percent_decoded(path) {
        Cow::Borrowed(path) => raw_extension(path).map(Cow::Borrowed),
        Cow::Owned(path) => raw_extension(&path).map(|extension| extension.to_owned().into()),
    }
}

fn raw_extension(path: &str) -> Option<&str> {
    let segment = path.rsplit('/').next()?;
    let (stem, extension) = segment.rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then_some(extension)
}

/// A text with its percent signs decoded; what is no UTF-8 then is replaced.
pub fn percent_decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return path.into();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        if let ([b'%', _, _], Some(byte)) = (&rest[..rest.len().min(3)], escaped(tail)) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// The byte that two hexadecimal digits stand for.
fn escaped(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| digits.get(at).and_then(|&b| char::from(b).to_digit(16));
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Address, Fault, extension};

    #[test]
    fn splits_absolute_addresses() {
        for (text, host, path) in [
            ("https://example.com", "example.com", ""),
            ("HTTP://example.com/a/b.png?c=d.e#f", "example.com", "/a/b.png"),
            ("https://example.com?x=a.png", "example.com", ""),
            ("https://example.com#/a.png", "example.com", ""),
            ("https://example.com:8443/@me", "example.com", "/@me"),
            ("https://example.com:/", "example.com", "/"),
            ("https://[::1]:80/x", "[::1]", "/x"),
            ("https://例え.jp/絵.png", "例え.jp", "/絵.png"),
            ("https://{tenant}.example.com/{id}", "{tenant}.example.com", "/{id}"),
        ] {
            let address = Address::parse(text).map(|address| (&text[address.host], &text[address.path]));
            assert_eq!(address, Ok((host, path)), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong_with_others() {
        for (text, fault) in [
            ("", Fault::Empty),
            (" https://example.com", Fault::Character(0, ' ')),
            ("https://example.com/a\u{7}", Fault::Character(21, '\u{7}')),
            ("example.com/a", Fault::Relative),
            ("example.com:80/a", Fault::Relative),
            ("localhost:8080", Fault::Relative),
            ("//example.com", Fault::Relative),
            ("://example.com", Fault::Relative),
            ("ftp://example.com", Fault::Scheme(0..3)),
            ("mailto:me@example.com", Fault::Scheme(0..6)),
            ("https:example.com", Fault::Slashes(6)),
            ("https:\\\\example.com", Fault::Slashes(6)),
            ("https://", Fault::NoHost),
            ("https:///a", Fault::NoHost),
            ("https://:80/", Fault::NoHost),
            ("https://?a", Fault::NoHost),
            ("https://[::1", Fault::NoHost),
            ("https://me:secret@example.com", Fault::UserInfo(8..18)),
            ("https://example.com\\@evil.example", Fault::Backslash(19)),
            ("https://example.com:http/", Fault::Port(20..24)),
            ("https://example.com:99999", Fault::Port(20..25)),
            ("https://[::1]x:80", Fault::NoHost),
            ("https://example.com:+80", Fault::Port(20..23)),
        ] {
            assert_eq!(Address::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn finds_extensions_of_paths() {
        for (path, expected) in [
            ("/a.png", Some("png")),
            ("/a.tar.gz", Some("gz")),
            ("/videos/a.mp3", Some("mp3")),
            ("/a%2Epng", Some("png")),
            ("/a.p%6Eg", Some("png")),
            ("/o/images%2Fa.jpg", Some("jpg")),
            ("/v1.2%2Fa", None),
            ("/v1.2/a", None),
            ("/a", None),
            ("/a.", None),
            ("/.png", None),
            ("/a.png/", None),
            ("", None),
            ("/a.png%", Some("png%")),
            ("/a%ZZ.png", Some("png")),
            ("/%E7%B5%B5.png", Some("png")),
        ] {
            assert_eq!(extension(path).as_deref(), expected, "{path}");
        }
    }
}
