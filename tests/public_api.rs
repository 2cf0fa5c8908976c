//! Everything that a user of the library can name, as a snapshot: a change of it is a choice.
//!
//! Taken from the source, since `unreachable_pub` makes sure that what says `pub` is public. After
//! a wanted change, `cargo insta accept`, and a line in CHANGELOG.md.

mod fixture;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_public_api_is_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    let mut out = String::new();
    for file in files {
        let items = items(&fs::read_to_string(&file).expect("a source"));
        if !items.is_empty() {
            let _ = writeln!(out, "# {}", file.strip_prefix(&root).expect("a source").display());
            let _ = writeln!(out, "{}", items.join("\n"));
        }
    }
    insta::assert_snapshot!(out);
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.extension() {
            _ if path.is_dir() => out.extend(sources(&path)),
            Some(extension) if extension == "rs" => out.push(path),
            _ => {}
        }
    }
    out.sort();
    out
}

/// The heads of the public items, each in one line, with what implements what. An `impl` in which nothing is public is
/// none of them.
fn items(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or(source);
    let mut lines = source.lines().map(str::trim);
    let mut out = Vec::new();
    while let Some(line) = lines.next() {
        let public = line.starts_with("pub ") || (line.starts_with("impl") && !line.contains('$'));
        if !public {
            continue;
        }
        let mut item = line.to_owned();
        while !item.ends_with(['{', ';', ',', '}']) || item.matches('(').count() > item.matches(')').count() {
            let Some(next) = lines.next() else { break };
            item = format!("{item} {next}");
        }
        if item.starts_with("impl") && out.last().is_some_and(|last: &String| is_inherent(last)) {
            out.pop();
        }
        out.push(item.trim_end_matches(['{', ',', ' ', ';']).to_owned());
    }
    out.pop_if(|last| is_inherent(last));
    out
}

fn is_inherent(item: &str) -> bool {
    item.starts_with("impl") && !item.contains(" for ")
}
