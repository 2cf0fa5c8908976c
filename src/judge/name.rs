//! What the documents of one text are called, and that no two are called the same.

use crate::decode::Name;
use crate::diagnostic::Diagnostic;
use crate::rules::duplicate::document_name::RULE;
use crate::text::phrase::say;
use crate::text::{Phrase, Source, Span, Words, visible};
use crate::tree::{NodeId, Syntax, Tree};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ffi::OsStr;
use std::path::Path;

/// The names so far.
pub(crate) struct Names {
    /// For documents that give none.
    stem: String,
    /// By the name in lower case, since case does not matter to many file systems.
    known: HashMap<String, Called>,
}

/// A document and its name.
struct Called {
    document: usize,
    name: String,
    given: bool,
    /// The name, or the beginning of a document without one.
    span: Span,
}

/// A finding about a name, and the document whose name it is.
pub(crate) type Clash = (usize, Diagnostic);

impl Names {
    pub(crate) fn new(stem: String) -> Self {
        Self { stem, known: HashMap::new() }
    }

    /// The name of the next document, and whether another has it. `start` is where the document begins.
    pub(crate) fn call(&mut self, document: usize, given: Option<Name>, start: Span) -> (String, Option<Clash>) {
        let called = match given {
            Some(Name { text, span }) => Called { document, name: text, given: true, span },
            None => Called { document, name: numbered(&self.stem, document), given: false, span: start },
        };
        let name = called.name.clone();
        match self.known.entry(name.to_lowercase()) {
            Entry::Occupied(first) => (name, Some(clash(first.get(), &called))),
            Entry::Vacant(free) => {
                free.insert(called);
                (name, None)
            }
        }
    }
}

/// Two names that nobody gave differ by their numbers, so one of the two was given: that one is to be changed.
fn clash(first: &Called, second: &Called) -> Clash {
    let (changed, other) = if second.given { (second, first) } else { (first, second) };
    let (label, beside) = if other.given {
        (Words::new("used again", "再次出现"), Words::new("first used here", "首次出现"))
    } else {
        (Words::new("the same name", "名称相同"), Words::new("a document without a name", "没有名称的 YAML 文档"))
    };
    let finding = Diagnostic::in_text(&RULE, "/name".to_owned(), changed.span, both_called(changed, other));
    let finding = finding.label(label).related_text(String::new(), other.span, beside);
    (changed.document, finding.help(say!("write another name", "换一个名称")))
}

fn both_called(changed: &Called, other: &Called) -> Phrase {
    let shown = visible(&changed.name);
    match (other.given, changed.name == other.name) {
        (true, true) => say!("name `{shown}` is used again, each must be unique", "名称 `{shown}` 重复，必须唯一"),
        (true, false) => say!(
            "name `{shown}` is used again in another case, each must be unique",
            "名称 `{shown}` 重复（仅大小写不同），必须唯一"
        ),
        (false, _) => say!(
            "name `{shown}` is also that of a document without a name",
            "名称 `{shown}` 与一个没有名称的 YAML 文档相同"
        ),
    }
}

/// Where the name of a document stands, or where a document without one begins.
pub(crate) fn place(source: &Source, document: usize) -> Span {
    let tree = Tree::parse(source, Syntax::of(source.text()), &mut Vec::new());
    let Some(root) = tree.documents().get(document) else { return Span::default() };
    let given = tree.entries(*root).iter().find(|entry| entry.key == "name");
    given.map_or_else(|| beginning(&tree, *root), |entry| tree.node(entry.value).span)
}

/// A name that a definition in another file has as well, maybe in another case.
pub(crate) fn taken(name: &str, span: Span, by: (&str, &str)) -> Diagnostic {
    let (shown, other, file) = (visible(name), visible(by.0), visible(by.1));
    let message = if shown == other {
        say!("name `{shown}` is also that of a definition in `{file}`", "名称 `{shown}` 与 `{file}` 中的定义相同")
    } else {
        say!(
            "name `{shown}` differs from `{other}` in `{file}` in nothing but case",
            "名称 `{shown}` 与 `{file}` 中的 `{other}` 仅大小写不同"
        )
    };
    Diagnostic::in_text(&RULE, "/name".to_owned(), span, message)
        .label(Words::new("the same name", "名称相同"))
        .help(say!("give one of the two a `name` of its own", "给其中一个换一个 `name`"))
}

/// Where a document begins: at its first key.
pub(super) fn beginning(tree: &Tree<'_>, root: NodeId) -> Span {
    tree.entries(root).first().map_or_else(|| tree.node(root).span, |entry| entry.key_span)
}

fn numbered(stem: &str, index: usize) -> String {
    if index == 0 { stem.to_owned() } else { format!("{stem}-{}", index + 1) }
}

/// A file's name without its folders and endings.
pub(crate) fn stem(name: &str) -> String {
    let file = Path::new(name).file_name().and_then(OsStr::to_str).unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.strip_suffix(".waml").unwrap_or(stem);
    match stem {
        "" | "-" => "message".to_owned(),
        "<stdin>" => "stdin".to_owned(),
        stem => stem.to_owned(),
    }
}
