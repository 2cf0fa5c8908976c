//! Generated files are current. `UPDATE=1 cargo test --test generated` rewrites them.

mod config;
#[path = "../../tests/fixture/mod.rs"]
mod fixture;

use config::config;
use fixture::{Checked, catalogue_of, facts_of, folder, is_config, root, shown, undocumented};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use waml::limits::{Limit, Unit};
use waml::preview::{self, Case};
use waml::rules::{self, Rule, all};
use waml::schema::SchemaKind;
use waml::text::{Phrase, Words};
use waml::{Compiler, Language, Options, Phase, Severity, Shape, Syntax, say};

/// The longest line and the most lines of an example.
const WIDTH: usize = 110;
const LINES: usize = 36;

#[test]
fn a_page_for_each_rule() {
    for language in Language::ALL {
        let folder = root().join(pages(language));
        is_current(&folder.join("README.md"), &index(language));
        for rule in all() {
            is_current(&folder.join(format!("{}.md", rule.code)), &page(rule, language));
        }
        let mut known: Vec<_> = all().map(|rule| folder.join(format!("{}.md", rule.code))).collect();
        if language == Language::English {
            known.extend(pictures().into_iter().map(|(path, _)| path));
        }
        let strangers: Vec<_> = pages_in(&folder).into_iter().filter(|path| !known.contains(path)).collect();
        assert!(strangers.is_empty(), "pages of no rule, to be deleted: {strangers:?}");
    }
    is_current(&root().join("src/rules/pages.rs"), &list_of_pages());
    for (path, picture) in pictures() {
        is_current(&path, &picture);
    }
}

/// The picture that the READMEs begin with.
#[test]
fn a_picture_for_the_readme() {
    let broken = folder("example-broken").join("order.waml.yaml");
    is_current(&root().join("docs/order.svg"), &drawn(&broken));
}

/// A picture is shown where it is worth its bytes: no long text is in it.
const PICTURE: usize = 4 << 10;

/// The pictures of messages that break rules whose breach a phone would show, and where they lie.
fn pictures() -> Vec<(PathBuf, String)> {
    all().filter_map(|rule| Some((picture_of(rule), picture(rule)?))).collect()
}

fn picture_of(rule: &Rule) -> PathBuf {
    root().join(pages(Language::English)).join(format!("{}.svg", rule.code))
}

fn picture(rule: &Rule) -> Option<String> {
    let seen = matches!(rule.phase, Phase::Limit | Phase::Text | Phase::Relation | Phase::Call);
    let path = first(&folder("rules").join(rule.code), "invalid").filter(|path| seen && !is_config(path))?;
    Some(drawn(&path)).filter(|picture| picture.len() <= PICTURE)
}

/// A fixture as a phone shows it.
fn drawn(path: &Path) -> String {
    let bytes = fs::read(path).expect("a fixture");
    let (shape, syntax, catalogue) = (Shape::of(path), Syntax::of_extension(path), catalogue_of(path));
    let mut way = Compiler::new().pedantic(true).undocumented(undocumented(path));
    if let Some(catalogue) = &catalogue {
        way = way.templates(catalogue);
    }
    let (source, compiled) = way.compile_bytes(shown(path), bytes, shape, syntax);
    preview::svg(&way.preview(&source, shape, syntax, &compiled, Case::Examples), Language::English)
}

/// The folder of the pages in a language.
fn pages(language: Language) -> &'static str {
    match language {
        Language::Chinese => "docs/zh/rules",
        _ => "docs/rules",
    }
}

/// The pages of groups that are there.
fn pages_in(folder: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries(folder).filter(|path| path.is_dir()).flat_map(|path| entries(&path).collect::<Vec<_>>()).collect()
}

/// The pages as the library holds them, for `waml explain`.
fn list_of_pages() -> String {
    let mut out = String::from(
        "//! The page of each rule, in the order of their codes. `UPDATE=1 cargo test --test generated` rewrites this list.\n\n\
         /// A code, and its page in each language.\n\
         #[rustfmt::skip]\n\
         pub(super) static PAGES: &[(&str, [&str; 2])] = &[\n",
    );
    for rule in sorted() {
        let code = rule.code;
        let [en, zh] = Language::ALL.map(|language| format!("include_str!(\"../../{}/{code}.md\")", pages(language)));
        let _ = writeln!(out, "    (\"{code}\", [{en}, {zh}]),");
    }
    out + "];\n"
}

fn sorted() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = all().collect();
    rules.sort_by_key(|rule| rule.code);
    rules
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
        let code = rule.code;
        let level = level(rule);
        let _ = writeln!(out, "| [`{code}`](rules/{code}.md) | {level} | {} |", rule.statement());
    }
    out.push_str(
        "\nIn three corners the definition schema takes what `waml check` refuses. A text may end in line breaks, since a\n\
         schema cannot tell the one that every block scalar ends in, and that is dropped, from one that was meant.\n\
         A `name` may hold combining marks that are no letters. And what [parameters](parameters.md) make of a message it\n\
         cannot know: a text with a hole such as `{{name}}` is held to no length, pattern and extension, a list with a\n\
         `for_each` to no least number; whether names are declared, and examples and defaults keep their own bounds, it\n\
         does not ask. In one it is the stricter one: a parameter that nothing uses needs its bounds there, too.\n",
    );
    out
}

fn is_current(path: &Path, want: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
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

/// What stands above the list of all rules.
const INDEX: Words = Words::new(
    "# Rules\n\n\
     Everything that waml checks. Each page says who says so, what happens otherwise, a file that fails with what waml\n\
     says about it, and one that passes. Generated from the limits table and the rule files;\n\
     `UPDATE=1 cargo test --test generated` rewrites these pages, and `waml explain CODE` prints one.\n\n\
     Families: **incs** – the API document states it; **meta** – Meta's documentation or a recorded refusal\n\
     states it; **hint** – legal, but known to hurt. Pedantic hints are given with `--pedantic` only.\n\
     A character is a Unicode scalar value.\n\n\
     | code | family | level | what |\n|---|---|---|---|\n",
    "# 规则\n\n\
     waml 检查的全部内容。每页写明依据、违反的后果、一个不能通过的文件和 waml 对它的说明，以及一个能通过的文件。\n\
     由限制表和规则文件生成；`UPDATE=1 cargo test --test generated` 重新生成这些页面，`waml explain CODE --lang zh` 显示其中一页。\n\n\
     来源：**incs** – API 文档的规定；**meta** – Meta 的文档或有记录的拒绝；**hint** – 允许，但已知会带来问题。\n\
     只有加上 `--pedantic` 才给出细致提示。一个字符是一个 Unicode 标量值。\n\n\
     | 代码 | 来源 | 级别 | 内容 |\n|---|---|---|---|\n",
);

fn index(language: Language) -> String {
    let mut out = INDEX.say(language).to_owned();
    for rule in sorted() {
        let (code, family) = (rule.code, rule.family.name());
        let (level, statement) = (level(rule).say(language), rule.statement());
        let _ = writeln!(out, "| [`{code}`]({code}.md) | {family} | {level} | {} |", statement.say(language));
    }
    out
}

fn limit(rule: &Rule) -> Option<&'static Limit> {
    waml::limits::find(rule.code)
}

fn level(rule: &Rule) -> Words {
    match (rule.severity, rule.pedantic) {
        (Severity::Error, _) => Words::new("error", "错误"),
        (Severity::Warning, false) => Words::new("warning", "警告"),
        (Severity::Warning, true) => Words::new("pedantic warning", "细致警告"),
    }
}

fn page(rule: &Rule, language: Language) -> String {
    let why = limit(rule).map_or_else(|| rule.why.into(), limit_why);
    let (code, statement) =
        (rule.code, Phrase::new(capital(&rule.statement()), rule.statement().say(Language::Chinese)));
    let (family, level, source) = (rule.family.name(), level(rule), rule.source);
    let head = say!(
        "# `{code}`\n\n{statement}.\n\n{why}\n\nFamily {family}, {level}. Source: {source}.",
        "# `{code}`\n\n{statement}。\n\n{why}\n\n来源类别 {family}，{level}。出处：{source}。"; statement, why, level, source
    );
    let mut out = head.say(language).to_owned();
    if !rule.prevents.is_empty() {
        let codes: Vec<_> = rule.prevents.iter().map(u32::to_string).collect();
        let (commas, marks) = (codes.join(", "), codes.join("、"));
        out.push_str(say!(" Prevents Meta error {commas}.", "可避免 Meta 错误 {marks}。").say(language));
    }
    out.push_str("\n\n");
    let folder = folder("rules").join(code);
    if let Some(path) = first(&folder, "invalid") {
        let said = if is_config(&path) {
            config(&path, language)
        } else {
            Checked::of(&path, Options { pedantic: rule.pedantic, ..Options::default() }).brief_in(language)
        };
        let ((shape, text), known, said) = (example(&path), known(&path), clipped(said.trim_end()));
        let fails = say!("A {shape} that fails{known}:", "不能通过的{shape}{known}："; shape, known);
        let _ = write!(out, "{}\n\n{text}\n```text\n{said}\n```\n\n", fails.say(language));
    }
    if picture(rule).is_some() {
        let (group, name) = code.split_once('/').expect("a group");
        let file = match language {
            Language::Chinese => format!("../../../rules/{group}/{name}.svg"),
            _ => format!("{name}.svg"),
        };
        let _ = write!(out, "![{}]({file})\n\n", AS_SHOWN.say(language));
    }
    if let Some(path) = first(&folder, "valid") {
        let ((shape, text), known) = (example(&path), known(&path));
        let passes = say!("A {shape} that passes{known}:", "能通过的{shape}{known}："; shape, known);
        let _ = write!(out, "{}\n\n{text}", passes.say(language));
    }
    out.trim_end().to_owned() + "\n"
}

const AS_SHOWN: Words = Words::new("As a phone shows it", "手机上的样子");

/// What is known beside an example: of the file that it links to, and of what is forwarded.
fn known(path: &Path) -> Phrase {
    let words: Vec<_> = undocumented(path).iter().map(|one| format!("\"{}\"", one.word())).collect();
    if !words.is_empty() {
        let words = words.join(", ");
        return say!(" under `undocumented = [{words}]`", "（设置了 `undocumented = [{words}]`）");
    }
    let Ok(facts) = fs::read_to_string(facts_of(path)) else { return Phrase::default() };
    let told = |fact: &str| match fact.split_once(" | ") {
        Some((en, zh)) => {
            let key = en.split_once(": ").map_or("", |(key, _)| key);
            (format!("`{en}`"), format!("`{key}: {zh}`"))
        }
        None => (format!("`{fact}`"), format!("`{fact}`")),
    };
    let (english, chinese): (Vec<_>, Vec<_>) = facts.lines().map(told).unzip();
    let (commas, marks) = (english.join(", "), chinese.join("、"));
    say!(" by what is known of its file ({commas})", "（已知文件信息：{marks}）")
}

fn limit_why(limit: &Limit) -> Phrase {
    let noun = limit.noun;
    match (limit.unit, limit.rule.severity) {
        (Unit::Megabytes, _) => say!(
            "A larger file is refused when WhatsApp fetches it, after the message was accepted. A link does not show \
             the size of what it leads to: it is judged where the file is known, by `[assets]` in `waml.toml` or by \
             `waml check --online`. 1 MB is 1,048,576 bytes here, see also `media/near-size-limit`. Keep the {noun} within \
             it.",
            "消息被接受之后，WhatsApp 下载更大的文件时会拒绝。链接看不出文件大小，只有知道文件时才检查：在 `waml.toml` 中写 \
             `[assets]`，或使用 `waml check --online`。此处 1 MB 为 1,048,576 字节，另见 `media/near-size-limit`。{noun}应在此范围内。";
            noun
        ),
        (_, Severity::Warning) => say!(
            "The API document allows more, yet more is known to cause trouble. Keep the {noun} within this where you can.",
            "API 文档允许更多，但已知更多会带来问题。{noun}尽量不超过此值。"; noun
        ),
        (_, Severity::Error) => say!(
            "A message whose {noun} breaks this is refused as a whole.", "{noun}超出此范围时，整条消息会被拒绝。"; noun
        ),
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
fn example(path: &Path) -> (Words, String) {
    let text = String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
    let language = path.extension().map_or("yaml".into(), |extension| extension.to_string_lossy());
    let shape = match path.to_string_lossy() {
        _ if is_config(path) => Words::new("configuration", "配置文件"),
        name if name.contains(".waml.") => Words::new("definition", "消息定义"),
        _ => Words::new("payload", "请求 Payload"),
    };
    (shape, format!("```{language}\n{}\n```\n", clipped(text.trim_end())))
}

/// An excerpt: long lines end in `…`, and so does a long text. Help is not cut, but goes on in the next line.
fn clipped(text: &str) -> String {
    let mut lines: Vec<String> = text
        .lines()
        .take(LINES)
        .map(|line| match line.char_indices().nth(WIDTH) {
            Some((at, _)) if line.starts_with("  help: ") => {
                let at = line[..at].rfind(' ').unwrap_or(at);
                format!("{}\n        {}", &line[..at], line[at..].trim_start())
            }
            Some((at, _)) => format!("{}…", &line[..at]),
            None => line.to_owned(),
        })
        .collect();
    if text.lines().count() > LINES {
        lines.push("…".to_owned());
    }
    lines.join("\n")
}
