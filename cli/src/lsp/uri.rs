//! Addresses of files, as editors write them.

use lsp_types::Uri;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use waml::rules::address::percent_decoded;

/// The file at an address; `None` where it is no file's.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = strip_scheme(uri.as_str())?;
    // An empty host, or one that means this machine.
    let rest = rest.strip_prefix("//").map_or(rest, |rest| &rest[rest.find('/').unwrap_or(rest.len())..]);
    let path = percent_decoded(rest);
    let drive = path.strip_prefix('/').filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

fn strip_scheme(uri: &str) -> Option<&str> {
    let (scheme, rest) = uri.split_once(':')?;
    scheme.eq_ignore_ascii_case("file").then_some(rest)
}

/// What a text without a file is called: the last part of its address.
pub(super) fn name(uri: &Uri) -> String {
    let shown = uri.as_str();
    percent_decoded(shown.rsplit(['/', ':']).next().unwrap_or(shown)).into_owned()
}

/// The address of a file, named from the root.
pub(super) fn of(path: &Path) -> Option<Uri> {
    let path = if path.is_absolute() { path.to_owned() } else { std::env::current_dir().ok()?.join(path) };
    let mut shown = String::from("file://");
    let text = path.to_str()?.replace('\\', "/");
    if !text.starts_with('/') {
        shown.push('/');
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            shown.push(char::from(byte));
        } else {
            // Writing into memory cannot fail.
            _ = write!(shown, "%{byte:02X}");
        }
    }
    shown.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_their_addresses() {
        let parsed = |text: &str| text.parse::<Uri>().expect("an address");
        for path in ["/a/b.waml.yaml", "/好/a b#c?.yaml", "/%41"] {
            assert_eq!(super::path(&of(Path::new(path)).expect("an address")), Some(PathBuf::from(path)));
        }
        for (uri, found) in [
            ("file:///a%20b", Some("/a b")),
            ("file://localhost/a", Some("/a")),
            ("FILE:/a", Some("/a")),
            ("file:///c%3A/a.yaml", Some("c:/a.yaml")),
            ("untitled:Untitled-1", None),
            ("https://example.com/a", None),
        ] {
            assert_eq!(super::path(&parsed(uri)), found.map(PathBuf::from), "{uri}");
        }
        assert_eq!(name(&parsed("untitled:a.waml.yaml")), "a.waml.yaml");
    }
}
