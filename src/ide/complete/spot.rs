//! Where the cursor is. The text around it is broken while somebody writes, so a word of ours is put there, in each of the
//! ways in which it can stand, and the way counts in which the text can be read best.

use crate::ide::View;
use crate::text::{Source, Span};
use crate::tree::tokens::Kind;
use crate::tree::{NodeId, Style, Syntax, Tree, Value};
use serde_json::{Map, Value as Json};
use std::ops::Range;

/// A word that nobody writes.
pub(super) const MARK: &str = "wamlcursor";

/// A step from a document to a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item,
}

/// What may be written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A key of the object that the path leads to.
    Key,
    /// The text that the path leads to.
    Value,
    /// An element of the list that the path leads to, with its dash.
    Item,
    /// All that the path leads to: a text, or the beginning of an object or a list.
    Open,
}

/// Where the cursor is.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a circumstance of its own")]
pub(super) struct Spot {
    pub(super) path: Vec<Step>,
    pub(super) role: Role,
    /// The word or text that is being written there.
    pub(super) content: Span,
    /// The object around: its keys, and the values as far as they are texts.
    pub(super) around: Map<String, Json>,
    /// Whether it stands in brackets.
    pub(super) in_flow: bool,
    /// The columns before it on its line.
    pub(super) column: usize,
    /// Whether its key stands on the same line, with nothing but its colon between.
    pub(super) behind_key: bool,
    /// Whether it stands on the line of the mark in front of its document.
    pub(super) on_mark: bool,
    /// Whether the key is there already, and only its name is written.
    pub(super) has_colon: bool,
    /// Whether the document holds nothing yet.
    pub(super) is_first: bool,
    /// Whether a mark stands in front of the document.
    pub(super) behind_mark: bool,
    /// The list whose next element may stand here as well, since its dashes are not indented.
    pub(super) beside_list: Option<Vec<Step>>,
    pub(super) line_break: &'static str,
}

impl Spot {
    /// Where an offset lies; `None` where nothing can be told.
    pub(super) fn find(view: &View<'_>, offset: usize) -> Option<Self> {
        let text = view.source.text();
        let document = document_around(text, offset);
        let word = word_around(text, offset, &document);
        let (before, behind) = (&text[document.start..word.start], &text[word.end..document.end]);
        let open = Unclosed::of(before);
        if open.in_comment {
            return None;
        }
        let closers = open.closers();
        let line = &before[before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
        let alone = line.trim_matches(' ').is_empty();
        let tried = Tried { before, behind, closers: &closers, syntax: view.syntax };
        let forms: &[Form] = if alone { &Form::ALL } else { &[Form::Word, Form::Key] };
        let (faults, spot) = tried.best(forms)?;
        let beside =
            || tried.best(&[Form::Item]).filter(|(others, other)| *others <= faults && other.role == Role::Item);
        let is_beside = alone && spot.role == Role::Key && follows_dash(before, line.len());
        let content = match spot.role {
            Role::Value => moved(spot.content, &word, &document),
            _ => Span::new(word.start, word.end),
        };
        let on_mark = document.start > 0 && !before.contains(['\n', '\r']);
        Some(Self {
            content,
            column: if on_mark { 0 } else { line.chars().count() },
            behind_key: line.trim_end().ends_with(':'),
            on_mark,
            has_colon: behind.trim_start_matches([' ', '"', '\'']).starts_with(':'),
            behind_mark: document.start > 0,
            beside_list: if is_beside { beside().map(|(_, other)| other.path) } else { None },
            line_break: if text.contains("\r\n") { "\r\n" } else { "\n" },
            ..spot
        })
    }

    /// Whether the object around has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.around.contains_key(key)
    }

    /// The text of a key of the object around.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.around.get(key)?.as_str()
    }

    /// The lines of a block as they are written here, indented as its first line is; `None` where they are several and
    /// stand in brackets.
    pub(super) fn lines(&self, written: &str) -> Option<String> {
        if self.in_flow && written.contains('\n') {
            return None;
        }
        let indented = written.replace('\n', &format!("{}{}", self.line_break, " ".repeat(self.column)));
        Some(if self.on_mark { format!("{}{indented}", self.line_break) } else { indented })
    }
}

/// A text as it was in `written`, with our word in place of the one that is being written.
fn moved(written: Span, word: &Range<usize>, document: &Range<usize>) -> Span {
    let start = document.start + written.start as usize;
    let end = document.start + (written.end as usize + word.len()).saturating_sub(MARK.len());
    Span::new(start.min(word.start), end.clamp(word.end, document.end.max(word.end)))
}

/// Whether the last line above that is not deeper than a column begins with a dash in it.
fn follows_dash(before: &str, column: usize) -> bool {
    let mut above = before.lines().rev().filter(|line| !line.trim().is_empty());
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    above
        .find(|line| depth(line) <= column)
        .is_some_and(|line| depth(line) == column && line[column..].starts_with("- "))
}

/// A way in which our word can stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Word,
    Key,
    Item,
}

impl Form {
    const ALL: [Self; 3] = [Self::Word, Self::Key, Self::Item];

    fn written(self) -> String {
        match self {
            Self::Word => MARK.to_owned(),
            Self::Key => format!("{MARK}: x"),
            Self::Item => format!("- {MARK}: x"),
        }
    }
}

/// A document in which our word is tried.
struct Tried<'t> {
    before: &'t str,
    behind: &'t str,
    closers: &'t str,
    syntax: Syntax,
}

impl Tried<'_> {
    /// The form in which the document has the fewest faults: all of it, or, where that is as bad, up to the word only.
    fn best(&self, forms: &[Form]) -> Option<(usize, Spot)> {
        let mut best: Option<(usize, Spot)> = None;
        for rest in [self.behind, self.closers] {
            for form in forms {
                let found =
                    self.read(*form, rest).filter(|(faults, _)| best.as_ref().is_none_or(|(few, _)| faults < few));
                best = found.or(best);
            }
        }
        best
    }

    /// Where our word stands in a form, and how many faults the text has.
    fn read(&self, form: Form, rest: &str) -> Option<(usize, Spot)> {
        let source = Source::new("", format!("{}{}{rest}", self.before, form.written()));
        let mut faults = Vec::new();
        let tree = Tree::parse(&source, self.syntax, &mut faults);
        let mut finder = Finder { tree: &tree, path: Vec::new(), form };
        let spot = tree.documents().iter().find_map(|root| finder.node(*root))?;
        let tokens = tree.tokens(&source);
        let kinds = (0..tokens.from(spot.content.start)).filter_map(|at| tokens.kind(at));
        let (open, closed) = kinds.fold((0, 0), |(open, closed), kind| match kind {
            Kind::Open => (open + 1, closed),
            Kind::Close => (open, closed + 1),
            _ => (open, closed),
        });
        Some((faults.len(), Spot { in_flow: open > closed, ..spot }))
    }
}

/// Finds our word.
struct Finder<'t, 's> {
    tree: &'t Tree<'s>,
    path: Vec<Step>,
    form: Form,
}

impl Finder<'_, '_> {
    fn node(&mut self, node: NodeId) -> Option<Spot> {
        let tree = self.tree;
        match &tree.node(node).value {
            Value::String(text) if text.contains(MARK) => {
                let found = tree.node(node);
                let is_word = found.style == Style::Plain && text == MARK;
                let role = if is_word { Role::Open } else { Role::Value };
                Some(self.spot(role, inner(found.span, found.style), Map::new()))
            }
            Value::Mapping(_) => self.mapping(node),
            Value::Sequence(_) => {
                self.path.push(Step::Item);
                let found = tree.items(node).iter().find_map(|item| self.node(item.node));
                self.path.pop();
                found
            }
            _ => None,
        }
    }

    fn mapping(&mut self, node: NodeId) -> Option<Spot> {
        let tree = self.tree;
        let entries = tree.entries(node);
        if let Some(entry) = entries.iter().find(|entry| entry.key == MARK) {
            let around = self.around(node);
            if self.form == Form::Item && around.is_empty() && self.path.last() == Some(&Step::Item) {
                self.path.pop();
                return Some(self.spot(Role::Item, entry.key_span, around));
            }
            return Some(self.spot(Role::Key, entry.key_span, around));
        }
        for entry in entries {
            self.path.push(Step::Key(entry.key.to_string()));
            let found = self.node(entry.value);
            self.path.pop();
            if let Some(mut spot) = found {
                // A word alone may be a value, or the beginning of an object.
                if spot.path.len() == self.path.len() + 1 && spot.around.is_empty() {
                    spot.around = self.around(node);
                    spot.is_first = false;
                }
                return Some(spot);
            }
        }
        None
    }

    /// The keys of an object but for our word, with their texts.
    fn around(&self, node: NodeId) -> Map<String, Json> {
        let entries = self.tree.entries(node).iter().filter(|entry| entry.key != MARK);
        let value = |node: NodeId| match &self.tree.node(node).value {
            Value::String(text) => Json::from(&**text),
            Value::Bool(value) => Json::from(*value),
            Value::Sequence(_) => Json::Array(Vec::new()),
            Value::Mapping(_) => Json::Object(Map::new()),
            _ => Json::Null,
        };
        entries.map(|entry| (entry.key.to_string(), value(entry.value))).collect()
    }

    fn spot(&self, role: Role, content: Span, around: Map<String, Json>) -> Spot {
        let is_first = self.path.is_empty() && around.is_empty();
        Spot {
            path: self.path.clone(),
            role,
            content,
            around,
            in_flow: false,
            column: 0,
            behind_key: false,
            on_mark: false,
            has_colon: false,
            is_first,
            behind_mark: false,
            beside_list: None,
            line_break: "\n",
        }
    }
}

/// A scalar without the quotes around it.
fn inner(span: Span, style: Style) -> Span {
    match style {
        Style::Single | Style::Double => {
            Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) }
        }
        _ => span,
    }
}

/// The document around an offset, without the marks before and behind it.
pub(super) fn document_around(text: &str, offset: usize) -> Range<usize> {
    let is_mark = |line: &str| {
        let rest = line.strip_prefix("---").or_else(|| line.strip_prefix("..."));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
    };
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if is_mark(line) {
            if at + 3 <= offset {
                start = at + 3;
            } else {
                return start..at;
            }
        }
        at += line.len();
    }
    start..text.len()
}

/// The word that is being written at an offset.
fn word_around(text: &str, offset: usize, document: &Range<usize>) -> Range<usize> {
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$');
    let before = &text[document.start.min(offset)..offset];
    let mut start = offset - (before.len() - before.trim_end_matches(in_word).len());
    // A dash in front of an item is no part of the word behind it.
    while text[start..offset].starts_with('-') {
        start += 1;
    }
    let rest = &text[offset..document.end.max(offset)];
    start..offset + rest.find(|c| !in_word(c)).unwrap_or(rest.len())
}

/// What is open at the end of a text, as far as its signs tell.
#[derive(Default)]
struct Unclosed {
    brackets: Vec<char>,
    quote: Option<char>,
    in_comment: bool,
    last: char,
    /// The last sign that is no blank; a line break is one.
    solid: char,
}

impl Unclosed {
    fn of(text: &str) -> Self {
        let mut open = Self { last: '\n', solid: '\n', ..Self::default() };
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let is_double = open.quote == Some(c) && c == '\'' && chars.peek() == Some(&c);
            if is_double || open.quote == Some('"') && c == '\\' {
                chars.next();
                continue;
            }
            open.take(c);
        }
        open
    }

    fn take(&mut self, c: char) {
        if self.in_comment {
            self.in_comment = !matches!(c, '\n' | '\r');
        } else if self.quote.is_some() {
            self.quote = self.quote.filter(|quote| *quote != c);
        } else if c == '#' && self.last.is_whitespace() {
            self.in_comment = true;
        } else if self.begins_value() && matches!(c, '"' | '\'') {
            self.quote = Some(c);
        } else if matches!(c, '{' | '[') && (self.begins_value() || !self.brackets.is_empty()) {
            self.brackets.push(c);
        } else if matches!(c, '}' | ']') {
            self.brackets.pop();
        }
        self.last = c;
        if !matches!(c, ' ' | '\t') {
            self.solid = c;
        }
    }

    /// Whether a value can begin here, and with it a quote or a bracket that is one.
    fn begins_value(&self) -> bool {
        let in_brackets = matches!(self.solid, '[' | '{' | ',') || !self.brackets.is_empty() && self.solid == ':';
        in_brackets || self.last.is_whitespace() && matches!(self.solid, '\n' | '\r' | ':' | '-' | '?')
    }

    fn closers(&self) -> String {
        let brackets = self.brackets.iter().rev().map(|open| if *open == '{' { '}' } else { ']' });
        self.quote.into_iter().chain(brackets).collect()
    }
}
