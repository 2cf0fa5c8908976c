//! Who may import whom: a room imports only rooms of lower floors, and files import each other in no circle, a parent
//! and its children aside.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms of the library, floor by floor, from the bottom.
const LIBRARY: &[&[&str]] = &[
    &["text"],
    &["diagnostic"],
    &["limits"],
    &["message"],
    &["media", "templates"],
    &["rules"],
    &["check", "render", "tree"],
    &["catalogue", "edit", "slips", "wire"],
    &["params"],
    &["decode"],
    &["preview", "schema"],
    &["judge"],
    &["fix", "import"],
    &["compile"],
    &["gate", "ide", "library"],
    &["exchange", "serve"],
    &["lib"],
];

/// The rooms of the program, which reaches the library by its public names.
const PROGRAM: &[&[&str]] = &[
    &["streams"],
    &["project"],
    &["lsp", "report"],
    &["online", "rows", "serve"],
    &["commands", "usage"],
    &["lib"],
    &["main"],
];

/// Rooms that could be reached downstairs, and must not be known.
const APART: &[(&str, &str)] = &[
    ("tree", "message"),
    ("tree", "limits"),
    ("render", "message"),
    ("edit", "message"),
    ("decode", "check"),
    ("decode", "media"),
];

#[test]
fn the_library_imports_downward() {
    assert_eq!(House::of("src").faults(LIBRARY), Vec::<String>::new());
}

#[test]
fn the_program_imports_downward() {
    assert_eq!(House::of("cli/src").faults(PROGRAM), Vec::<String>::new());
}

#[test]
fn an_import_upward_is_named() {
    let house = House::built(&[
        ("text/mod.rs", "pub struct Source;"),
        (
            "diagnostic/rule.rs",
            "use crate::text::Source;\nuse crate::{\n    limits::{self, Limit},\n    rules::run::text,\n};\n",
        ),
        ("diagnostic/mod.rs", "fn f() -> crate::Source { crate::text::f() } // crate::gate"),
        ("limits.rs", "#[cfg(test)]\nmod tests {\n    use crate::rules;\n}\n"),
        ("rules/mod.rs", "mod run;"),
        ("rules/run.rs", "use super::Rule;\nuse crate::text::Source;"),
        ("tree/mod.rs", "use crate::message::Message;\n//! [`crate::compile`]\n"),
        ("message/mod.rs", ""),
        ("cellar.rs", ""),
    ]);
    assert_eq!(
        house.faults(LIBRARY),
        [
            "`cellar.rs`: the room `cellar` stands on no floor",
            "`diagnostic/mod.rs` imports `Source` from the root; a name comes from its room",
            "`diagnostic/rule.rs` imports `limits`, which stands above it",
            "`diagnostic/rule.rs` imports `rules`, which stands above it",
            "`tree/mod.rs` imports `message`, which it must not know",
        ]
    );
}

#[test]
fn a_project_knows_no_terminal_and_no_command() {
    let house = House::built(&[
        ("project/files.rs", "use crate::report::output::Output;\nuse super::super::commands::check;"),
        ("project/walk.rs", "fn f() { super::super::online::ask() }"),
        ("report/mod.rs", "use crate::project::input::Input;"),
        ("project/input.rs", ""),
        ("online/mod.rs", "use crate::{project::input::{self, Input}, report::Reports};"),
        ("commands/check.rs", "use crate::report::Reports;\nuse crate::Cli;"),
        ("lib.rs", "mod project; mod report; mod online; mod commands;\nuse commands::check;"),
    ]);
    assert_eq!(
        house.faults(PROGRAM),
        [
            "`commands/check.rs` imports `Cli` from the root; a name comes from its room",
            "`project/files.rs` imports `commands`, which stands above it",
            "`project/files.rs` imports `report`, which stands above it",
            "`project/walk.rs` imports `online`, which stands above it",
        ]
    );
}

/// A language server has neither arguments nor a terminal.
#[test]
fn a_project_needs_no_crate_for_arguments_and_terminals() {
    for (path, text) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/src/project")) {
        for name in ["clap", "anstream", "anstyle", "terminal_size", "is_terminal", "stdout", "stderr"] {
            assert!(!text.contains(name), "`{path}` knows `{name}`");
        }
    }
}

#[test]
fn a_circle_of_files_is_named() {
    let house = House::built(&[
        ("gate/mod.rs", "mod accept; mod ask; mod json; use accept::payload;"),
        ("gate/accept.rs", "use super::ask::{once, sure};\nuse super::Payload;"),
        ("gate/ask.rs", "use super::json::Json;"),
        ("gate/json.rs", "fn f() { super::accept::payload() }"),
    ]);
    assert_eq!(
        house.faults(LIBRARY),
        ["`gate/accept.rs`, `gate/ask.rs`, `gate/json.rs` import each other in a circle"]
    );
}

/// The files of a package by module, each with the modules that it imports.
struct House {
    files: BTreeMap<String, String>,
    imports: BTreeMap<String, BTreeSet<String>>,
    /// The modules of exported macros, which have their names at the root.
    macros: BTreeMap<String, String>,
}

impl House {
    fn of(source: &str) -> Self {
        let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(source));
        let borrowed: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Self::built(&borrowed)
    }

    fn built(files: &[(&str, &str)]) -> Self {
        let names: BTreeMap<_, _> = files.iter().map(|(path, _)| (module(path), (*path).to_owned())).collect();
        let macros = files.iter().flat_map(|(path, text)| exported(text).map(|name| (name, module(path)))).collect();
        let mut house = Self { files: names, imports: BTreeMap::new(), macros };
        for (path, text) in files {
            let me = module(path);
            let found = paths(text).into_iter().map(|path| house.target(&me, &path)).filter(|to| *to != me).collect();
            house.imports.insert(me, found);
        }
        house
    }

    /// The file that a path leads to, or, where the root is asked for a name, that name behind `::`.
    fn target(&self, me: &str, path: &[String]) -> String {
        let mut at: Vec<&str> = if me == "lib" { Vec::new() } else { me.split("::").collect() };
        let mut names = path.iter().map(String::as_str).peekable();
        if names.next_if_eq(&"crate").is_some() {
            at.clear();
            let name = *names.peek().unwrap_or(&"");
            if let Some(module) = self.macros.get(name) {
                return module.clone();
            }
            if !self.files.keys().any(|file| room(file) == name) {
                return format!("::{name}");
            }
        }
        while names.next_if_eq(&"super").is_some() {
            at.pop();
        }
        for name in names {
            let below = [&at[..], &[name]].concat();
            if !self.files.contains_key(&below.join("::"))
                && !self.files.keys().any(|file| file.starts_with(&(below.join("::") + "::")))
            {
                break;
            }
            at = below;
        }
        if at.is_empty() { me.to_owned() } else { at.join("::") }
    }

    fn faults(&self, floors: &[&[&str]]) -> Vec<String> {
        let floor = |room: &str| floors.iter().position(|rooms| rooms.contains(&room));
        let mut out = BTreeSet::new();
        for (me, imports) in &self.imports {
            let (file, mine) = (&self.files[me], room(me));
            let Some(here) = floor(mine) else {
                out.insert(format!("`{file}`: the room `{mine}` stands on no floor"));
                continue;
            };
            for to in imports {
                if let Some(name) = to.strip_prefix("::") {
                    out.insert(format!("`{file}` imports `{name}` from the root; a name comes from its room"));
                } else if room(to) != mine && floor(room(to)).is_none_or(|there| there >= here) {
                    out.insert(format!("`{file}` imports `{}`, which stands above it", room(to)));
                } else if APART.contains(&(mine, room(to))) {
                    out.insert(format!("`{file}` imports `{}`, which it must not know", room(to)));
                }
            }
        }
        out.into_iter().chain(self.circles()).collect()
    }

    /// Files that reach each other.
    fn circles(&self) -> BTreeSet<String> {
        let reached: BTreeMap<_, _> = self.files.keys().map(|file| (file, self.reached(file))).collect();
        let mut out = BTreeSet::new();
        for (file, others) in &reached {
            let circle: BTreeSet<_> = others
                .iter()
                .filter(|other| reached[other].contains(*file))
                .map(|file| format!("`{}`", self.files[file]))
                .collect();
            if !circle.is_empty() {
                out.insert(format!("{} import each other in a circle", Vec::from_iter(circle).join(", ")));
            }
        }
        out
    }

    /// All files that a file leads to. What a file owes its parent or its children counts for no circle.
    fn reached(&self, file: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(at) = open.pop() {
            for to in self.imports.get(at).into_iter().flatten() {
                let kin = to.starts_with(&format!("{at}::")) || at.starts_with(&format!("{to}::"));
                if !kin && self.files.contains_key(to) && reached.insert(to.clone()) {
                    open.push(to);
                }
            }
        }
        reached
    }
}

/// The macros of a source that are exported.
fn exported(source: &str) -> impl Iterator<Item = String> {
    let behind = source.split("#[macro_export]\nmacro_rules! ").skip(1);
    behind.filter_map(|rest| rest.split(' ').next().map(str::to_owned))
}

/// The sources in a folder, by their paths in it; tests left out.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files);
    assert!(!files.is_empty(), "no file in {}", folder.display());
    files
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if name.ends_with("tests") || name.ends_with("tests.rs") {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// `rules/media/mod.rs` is `rules::media`.
fn module(path: &str) -> String {
    path.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::")
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// The paths in a source that begin with `crate` or `super`, names in braces each on their own; comments and tests
/// left out.
fn paths(source: &str) -> Vec<Vec<String>> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or(source);
    let code: String =
        source.lines().map(|line| line.split("//").next().unwrap_or(line)).flat_map(|line| [line, "\n"]).collect();
    let mut out = Vec::new();
    for start in ["crate", "super"] {
        for (at, _) in code.match_indices(&format!("{start}::")) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            // `super::super::x` is found where it begins.
            if !(before.is_alphanumeric() || before == '_' || code[..at].ends_with("super::")) {
                tree(&code[at..], &mut Vec::new(), &mut out);
            }
        }
    }
    out
}

/// Reads a path and what branches off it; gives what stands behind.
fn tree<'c>(mut code: &'c str, stem: &mut Vec<String>, out: &mut Vec<Vec<String>>) -> &'c str {
    let depth = stem.len();
    loop {
        code = code.trim_start();
        let end = code.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(code.len());
        let (name, behind) = code.split_at(end);
        stem.push(name.to_owned());
        let Some(behind) = behind.strip_prefix("::") else {
            out.push(stem.clone());
            stem.truncate(depth);
            return behind;
        };
        let Some(mut rest) = behind.strip_prefix('{') else {
            code = behind;
            continue;
        };
        while !rest.trim_start().starts_with('}') && !rest.is_empty() {
            rest = tree(rest, stem, out);
            rest = rest.split_at(rest.find([',', '}']).unwrap_or(rest.len())).1;
            rest = rest.strip_prefix(',').unwrap_or(rest);
        }
        stem.truncate(depth);
        return rest.trim_start().strip_prefix('}').unwrap_or(rest);
    }
}
