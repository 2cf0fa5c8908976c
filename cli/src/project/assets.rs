//! `[assets]` in `waml.toml`: which folder is published under which address.

use super::entry::{ConfigEntry, to_span, type_of};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use toml_edit::Key;
use waml::media::Fault;
use waml::rules::address::{self, percent_decoded};
use waml::rules::shape;
use waml::text::{Words, visible};
use waml::{Diagnostic, say};

/// Prefixes of links, and the folders that lie behind them; the longest prefix first.
#[derive(Debug, Default)]
pub(crate) struct Assets(Vec<(String, PathBuf)>);

/// A file behind a link.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asset {
    /// Where it lies, as the configuration spells it.
    pub(crate) shown: PathBuf,
    /// Where it really lies.
    pub(crate) path: PathBuf,
}

impl Assets {
    /// Reads the table; `root` is the configuration's folder.
    pub(crate) fn read(entry: &ConfigEntry<'_>, root: &Path, found: &mut Vec<Diagnostic>) -> Self {
        let Some(table) = entry.item.as_table_like() else {
            found.push(entry.wrong(
                to_span(entry.item.span()),
                type_of(entry.item.type_name()),
                Words::new("a table of addresses and their folders", "由网址及其文件夹组成的表"),
            ));
            return Self::default();
        };
        let mut list = Vec::new();
        for (prefix, item) in table.iter() {
            if !is_prefix(prefix) {
                let shown = visible(prefix);
                let message = say!(
                    "`{shown}` is no http or https address that ends in `/`",
                    "`{shown}` 不是以 `/` 结尾的 http 或 https 网址"
                );
                let span = to_span(table.key(prefix).and_then(Key::span));
                found.push(entry.finding(&shape::wrong_type::RULE, span, message));
            }
            if let Some(folder) = item.as_str() {
                list.push((normal(prefix), root.join(folder)));
                continue;
            }
            let kind = type_of(item.type_name());
            let message = say!("found {kind}, the folder of an address is a string", "此处是{kind}，网址的文件夹应为字符串"; kind);
            found.push(entry.finding(&shape::wrong_type::RULE, to_span(item.span()), message));
        }
        list.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        Self(list)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The addresses of the files that are published, at most so many; hidden ones are left out.
    pub(crate) fn links(&self, most: usize) -> Vec<String> {
        let mut links = Vec::new();
        for (prefix, folder) in &self.0 {
            let files = ignore::WalkBuilder::new(folder).git_ignore(false).ignore(false).follow_links(false).build();
            let files = files.flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
            let named = files.filter_map(|entry| Some(encoded(entry.path().strip_prefix(folder).ok()?.to_str()?)));
            links.extend(named.take(most - links.len()).map(|path| format!("{prefix}{path}")));
        }
        links.sort();
        links
    }

    /// The folders that are published.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|(_, folder)| folder.as_path())
    }

    /// The file that a link leads to; `None` where no prefix fits.
    pub(crate) fn find(&self, link: &str) -> Option<Result<Asset, Fault>> {
        let link = normal(link);
        let (prefix, folder) = self.0.iter().find(|(prefix, _)| link.starts_with(prefix))?;
        let path = link[prefix.len()..].split(['?', '#']).next().unwrap_or_default();
        Some(locate(folder, path))
    }
}

/// A path as an address has it.
fn encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            byte if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) => out.push(char::from(byte)),
            // Writing into memory cannot fail.
            byte => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}

fn is_prefix(text: &str) -> bool {
    address::is_address(text) && text.ends_with('/') && !text.contains(['?', '#'])
}

/// An address whose scheme and host, which know no case, are in lower case.
fn normal(address: &str) -> String {
    let end = authority(address).end;
    address[..end].to_lowercase() + &address[end..]
}

/// Where the host of an address stands, with its port.
pub(crate) fn authority(address: &str) -> Range<usize> {
    let start = address.find("://").map_or(0, |at| at + "://".len());
    let end = address[start..].find(['/', '?', '#']).map_or(address.len(), |at| start + at);
    start..end
}

/// The file at a path of an address, which must lie in the folder.
fn locate(folder: &Path, path: &str) -> Result<Asset, Fault> {
    let mut shown = folder.to_owned();
    for segment in path.split('/') {
        let segment = percent_decoded(segment);
        let mut parts = Path::new(&*segment).components();
        match (parts.next(), parts.next()) {
            (None | Some(Component::CurDir), None) => {}
            (Some(Component::Normal(name)), None) if name == &*segment && !segment.contains(['\\', '\0']) => {
                shown.push(name);
            }
            _ => {
                let folder = folder.to_string_lossy();
                let folder = visible(&folder);
                return Err(Fault::Outside(say!(
                    "link leaves the folder `{folder}`",
                    "链接指向文件夹 `{folder}` 之外"
                )));
            }
        }
    }
    let named = visible(&shown.to_string_lossy()).into_owned();
    let missing =
        || Fault::Missing(say!("link leads to `{named}`, where there is no file", "链接指向 `{named}`，但没有该文件"));
    let path = shown.canonicalize().map_err(|_| missing())?;
    let inside = folder.canonicalize().is_ok_and(|folder| path.starts_with(folder));
    match inside {
        false => Err(Fault::Outside(say!("`{named}` is a link out of its folder", "`{named}` 是指向文件夹之外的链接"))),
        true if !path.is_file() => Err(missing()),
        true => Ok(Asset { shown, path }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Assets, Fault, is_prefix, normal};
    use std::fs;

    #[test]
    fn prefixes_are_addresses_of_folders() {
        for prefix in ["https://cdn.example.com/", "http://example.com/a/b/", "HTTPS://Example.com:8443/a/"] {
            assert!(is_prefix(prefix), "{prefix}");
        }
        for other in
            ["", "/", "cdn.example.com/", "https://example.com", "https://example.com/?a/", "ftp://example.com/"]
        {
            assert!(!is_prefix(other), "{other}");
        }
        assert_eq!(normal("HTTPS://CDN.Example.com/A/B.png?C"), "https://cdn.example.com/A/B.png?C");
    }

    #[test]
    fn the_longest_prefix_wins_and_nothing_escapes() {
        let root = tempfile::TempDir::new().expect("a folder");
        let file = |name: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
            fs::write(path, name).expect("it is written");
        };
        ["secret.png", "all/a b.png", "all/deep/c.png", "deep/c.png", "all/.hidden.png"].into_iter().for_each(file);
        fs::create_dir(root.path().join("all/folder.png")).expect("it is made");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.png", root.path().join("all/out.png")).expect("it is made");
            std::os::unix::fs::symlink("a b.png", root.path().join("all/in.png")).expect("it is made");
        }
        let mut list = [("https://example.com/", "all"), ("https://example.com/deep/", "deep")]
            .map(|(prefix, folder)| (prefix.to_owned(), root.path().join(folder)))
            .to_vec();
        list.reverse();
        let assets = Assets(list);
        let found = |link: &str| match assets.find(link) {
            None => "none".to_owned(),
            Some(Ok(asset)) => asset.shown.strip_prefix(root.path()).expect("inside").display().to_string(),
            Some(Err(Fault::Missing(_))) => "missing".to_owned(),
            Some(Err(Fault::Outside(_))) => "outside".to_owned(),
            Some(Err(other)) => panic!("{other:?}"),
        };
        for (link, expected) in [
            ("https://example.com/a%20b.png?v=1#top", "all/a b.png"),
            ("HTTPS://EXAMPLE.com/./a%20b.png", "all/a b.png"),
            ("https://example.com//a%20b.png", "all/a b.png"),
            ("https://example.com/deep/c.png", "deep/c.png"),
            ("https://example.com/.hidden.png", "all/.hidden.png"),
            ("https://example.com/b.png", "missing"),
            ("https://example.com/", "missing"),
            ("https://example.com/folder.png", "missing"),
            ("https://example.com/A%20B.PNG/x", "missing"),
            ("https://example.com/../secret.png", "outside"),
            ("https://example.com/%2e%2e/secret.png", "outside"),
            ("https://example.com/.%2E/secret.png", "outside"),
            ("https://example.com/..%2fsecret.png", "outside"),
            ("https://example.com/%2Fetc/passwd", "outside"),
            ("https://example.com/..%5csecret.png", "outside"),
            ("https://example.com/a%00.png", "outside"),
            ("https://example.org/a.png", "none"),
            ("https://example.com", "none"),
            ("https://example.com.evil.example/a.png", "none"),
        ] {
            assert_eq!(found(link), expected, "{link}");
        }
        #[cfg(unix)]
        assert_eq!(
            ["out", "in"].map(|name| found(&format!("https://example.com/{name}.png"))),
            ["outside", "all/in.png"]
        );
    }
}
