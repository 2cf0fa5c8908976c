//! Generated files are current. `UPDATE=1 cargo test --test generated` rewrites them.

mod config;
#[path = "../../tests/fixture/mod.rs"]
mod fixture;

use config::config;
use fixture::{Checked, facts_of, folder, is_config, root, shown};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use waml::limits::{Limit, Unit};
use waml::rules::{self, Rule, all};
use waml::schema::SchemaKind;
use waml::{Options, Severity};

/// The longest line and the most lines of an example.
const WIDTH: usize = 110;
const LINES: usize = 36;

#[test]
fn docs_rules_md() {
    is_current(&root().join("docs/rules.md"), &rules());
}

#[test]
fn schemas() {
    for kind in SchemaKind::ALL {
        let path = root().join("schemas").join(kind.file_name());
        is_current(&path, &kind.text());
    }
}

#[test]
fn docs_schema_md() {
    is_current(&root().join("docs/schema.md"), &beyond_schema());
}

fn beyond_schema() -> String {
    let mut out = String::from(
        "# What the schemas cannot say\n\n\
         `schemas/definition.schema.json` is for editors (draft-07), `schemas/payload.schema.json` for validators of any\n\
         language (draft 2020-12), `schemas/report.schema.json` describes what `waml check --format json` prints. All are\n\
         made from the message types and the limits table: `waml schema KIND` prints one, `waml schema --write` rewrites\n\
         the files. A test holds them to the compiler: what it takes they take, what it refuses they refuse, but for the\n\
         rules below, for files behind links and for faults of the syntax. This page is generated; `UPDATE=1 cargo test\n\
         --test generated` rewrites it.\n\n\
         | rule | level | what |\n|---|---|---|\n",
    );
    for rule in rules::beyond_schema() {
        let anchor = rule.code.replace('/', "");
        let _ = writeln!(out, "| [`{}`](rules.md#{anchor}) | {} | {} |", rule.code, level(rule), rule.statement());
    }
    out.push_str(
        "\nIn two corners the definition schema takes what `waml check` refuses. A text may end in line breaks, since a\n\
         schema cannot tell the one that every block scalar ends in, and that is dropped, from one that was meant.\n\
         And a `name` may hold combining marks that are no letters.\n",
    );
    out
}

fn is_current(path: &Path, want: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, want).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let have = fs::read_to_string(path).unwrap_or_default();
    assert!(
        have == want,
        "{} is stale or was edited by hand; `UPDATE=1 cargo test --test generated` rewrites it",
        shown(path)
    );
}

fn rules() -> String {
    let mut out = String::from(
        "# Rules\n\n\
         Everything that waml checks, with who says so, what happens otherwise, a file that fails with what waml\n\
         says about it, and one that passes. Generated from the limits table and the rule files;\n\
         `UPDATE=1 cargo test --test generated` rewrites this page, and `waml explain CODE` prints a section of it.\n\n\
         Families: **incs** – the API document states it; **meta** – Meta's documentation or a recorded refusal\n\
         states it; **hint** – legal, but known to hurt. Pedantic hints are given with `--pedantic` only.\n\
         A character is a Unicode scalar value.\n\n",
    );
    let mut rules: Vec<_> = all().collect();
    rules.sort_by_key(|rule| rule.code);
    out.push_str("| code | family | level | what |\n|---|---|---|---|\n");
    for rule in &rules {
        let anchor = rule.code.replace('/', "");
        let _ = writeln!(
            out,
            "| [`{}`](#{anchor}) | {} | {} | {} |",
            rule.code,
            rule.family.name(),
            level(rule),
            rule.statement()
        );
    }
    for rule in rules {
        section(&mut out, rule);
    }
    out
}

fn limit(rule: &Rule) -> Option<&'static Limit> {
    waml::limits::find(rule.code)
}

fn level(rule: &Rule) -> &'static str {
    match (rule.severity, rule.pedantic) {
        (Severity::Error, _) => "error",
        (Severity::Warning, false) => "warning",
        (Severity::Warning, true) => "pedantic warning",
    }
}

fn section(out: &mut String, rule: &Rule) {
    let _ = write!(out, "\n## `{}`\n\n{}.\n\n", rule.code, capital(&rule.statement()));
    let why = limit(rule).map_or_else(|| (*rule.why).to_owned(), limit_why);
    let _ = write!(out, "{why}\n\n");
    let _ = write!(out, "Family {}, {}. Source: {}.", rule.family.name(), level(rule), rule.source);
    if !rule.prevents.is_empty() {
        let codes: Vec<_> = rule.prevents.iter().map(u32::to_string).collect();
        let _ = write!(out, " Prevents Meta error {}.", codes.join(", "));
    }
    out.push_str("\n\n");
    let folder = folder("rules").join(rule.code);
    if let Some(path) = first(&folder, "invalid") {
        let said = if is_config(&path) {
            config(&path)
        } else {
            Checked::of(&path, Options { pedantic: rule.pedantic }).brief()
        };
        let (shape, text) = example(&path);
        let _ = write!(out, "A {shape} that fails{}:\n\n{text}\n", known(&path));
        let _ = write!(out, "```text\n{}\n```\n\n", clipped(said.trim_end()));
    }
    if let Some(path) = first(&folder, "valid") {
        let (shape, text) = example(&path);
        let _ = write!(out, "A {shape} that passes{}:\n\n{text}", known(&path));
    }
}

/// What is known of the file that an example links to.
fn known(path: &Path) -> String {
    let Ok(facts) = fs::read_to_string(facts_of(path)) else { return String::new() };
    let facts: Vec<_> = facts.lines().map(|fact| format!("`{fact}`")).collect();
    format!(" by what is known of its file ({})", facts.join(", "))
}

fn limit_why(limit: &Limit) -> String {
    match (limit.unit, limit.rule.severity) {
        (Unit::Megabytes, _) => format!(
            "A larger file is refused when WhatsApp fetches it, after the message was accepted. A link does not show \
             the size of what it leads to: it is judged where the file is known, by `[assets]` in `waml.toml` or by \
             `waml check --online`. 1 MB is 1,048,576 bytes here, see also `media/near-size-limit`. Keep the {} within \
             it.",
            limit.noun
        ),
        (_, Severity::Warning) => format!(
            "The API document allows more, yet more is known to cause trouble. Keep the {} within this where you can.",
            limit.noun
        ),
        (_, Severity::Error) => format!("A message whose {} breaks this is refused as a whole.", limit.noun),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The plainest fixture of a kind: `invalid.*` before `invalid-case.*`.
fn first(folder: &Path, word: &str) -> Option<PathBuf> {
    let mut files: Vec<_> = folder.is_dir().then(|| fixture::files(folder))?;
    files.retain(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(word)));
    files.sort_by_key(|file| file.file_name().map(|name| name.to_string_lossy().contains('-')));
    files.into_iter().next()
}

/// The word for a file, and the file.
fn example(path: &Path) -> (&'static str, String) {
    let text = String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
    let language = path.extension().map_or("yaml".into(), |extension| extension.to_string_lossy());
    let shape = match path.to_string_lossy() {
        _ if is_config(path) => "configuration",
        name if name.contains(".waml.") => "definition",
        _ => "payload",
    };
    (shape, format!("```{language}\n{}\n```\n", clipped(text.trim_end())))
}

/// An excerpt: long lines end in `…`, and so does a long text.
fn clipped(text: &str) -> String {
    let mut lines: Vec<String> = text
        .lines()
        .take(LINES)
        .map(|line| match line.char_indices().nth(WIDTH) {
            Some((at, _)) => format!("{}…", &line[..at]),
            None => line.to_owned(),
        })
        .collect();
    if text.lines().count() > LINES {
        lines.push("…".to_owned());
    }
    lines.join("\n")
}
