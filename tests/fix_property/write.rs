//! Writes values as people do: in every style that YAML and JSON have, with comments everywhere.

use crate::random::Random;
use crate::value::Value;
use std::fmt::Write as _;
use waml::Syntax;

/// A written file, and the comments in it.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) syntax: Syntax,
    /// Words that stand in one comment each, and nowhere else.
    pub(crate) marks: Vec<String>,
}

/// Writes documents. JSON has one of them.
pub(crate) fn write(documents: &[Value], random: &mut Random) -> Written {
    let json = documents.len() == 1 && random.percent(25);
    let mut writer = Writer { out: String::new(), random, marks: Vec::new(), anchors: Vec::new(), comments: 0 };
    writer.comments = *writer.random.one_of(&[0, 5, 25, 50]);
    if json {
        writer.json(&documents[0]);
    } else {
        writer.yaml(documents);
    }
    let Writer { mut out, random, marks, .. } = writer;
    match random.below(10) {
        0 | 1 => out = out.replace('\n', "\r\n"),
        2 => out = out.replace('\n', "\r"),
        _ => {}
    }
    if random.percent(8) {
        out.insert(0, '\u{feff}');
    }
    if random.percent(15) {
        out.truncate(out.trim_end().len());
    }
    Written { text: out, syntax: if json { Syntax::Json } else { Syntax::Yaml }, marks }
}

struct Writer<'r> {
    out: String,
    random: &'r mut Random,
    marks: Vec<String>,
    anchors: Vec<String>,
    /// How often a comment stands where one may stand, in a hundred.
    comments: usize,
}

impl Writer<'_> {
    fn put(&mut self, piece: std::fmt::Arguments<'_>) {
        self.out.write_fmt(piece).expect("it is memory");
    }

    fn comment(&mut self) -> String {
        const REST: [&str; 10] = ["", ", b", " ]", " }", " 'x", " \"", ": y", " #z", " {", " - q"];
        let mark = format!("c{}!", self.marks.len());
        self.marks.push(mark.clone());
        format!("# {mark}{}", self.random.word(&REST))
    }

    fn yaml(&mut self, documents: &[Value]) {
        for (at, document) in documents.iter().enumerate() {
            self.anchors.clear();
            if at > 0 || self.random.percent(10) {
                self.out.push_str("---");
                self.line_end();
            }
            if self.random.percent(20) {
                let flow = self.flow(document, 0);
                self.out.push_str(&flow);
                self.line_end();
            } else {
                self.block(document, 0);
            }
        }
        self.comment_lines(0);
    }

    /// Ends a line, perhaps with a comment.
    fn line_end(&mut self) {
        if self.random.percent(self.comments) {
            let comment = self.comment();
            self.out.push_str(self.random.word(&[" ", "  ", "\t"]));
            self.out.push_str(&comment);
        }
        self.out.push('\n');
    }

    fn comment_lines(&mut self, indent: usize) {
        while self.random.percent(self.comments / 2) {
            let comment = self.comment();
            let indent = if self.random.percent(80) { indent } else { self.random.below(4) };
            self.put(format_args!("{:indent$}{comment}\n", ""));
        }
        if self.random.percent(3) {
            self.out.push('\n');
        }
    }

    /// A value in block style, from the start of a line.
    fn block(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Map(entries) if !entries.is_empty() => {
                for (key, value) in entries {
                    self.comment_lines(indent);
                    self.out.push_str(&" ".repeat(indent));
                    self.entry(key, value, indent);
                }
            }
            Value::List(items) if !items.is_empty() => {
                for item in items {
                    self.comment_lines(indent);
                    self.out.push_str(&" ".repeat(indent));
                    self.out.push('-');
                    self.item(item, indent);
                }
            }
            other => {
                let flow = self.flow(other, indent);
                self.put(format_args!("{:indent$}{flow}", ""));
                self.line_end();
            }
        }
    }

    fn entry(&mut self, key: &str, value: &Value, indent: usize) {
        let key = self.key(key);
        self.out.push_str(&key);
        self.out.push(':');
        let nested = match value {
            Value::Map(entries) => !entries.is_empty(),
            Value::List(items) => !items.is_empty(),
            _ => false,
        };
        if nested && self.random.percent(65) {
            self.properties(true);
            self.line_end();
            let unindented = matches!(value, Value::List(_)) && self.random.percent(30);
            self.block(value, if unindented { indent } else { indent + 2 });
        } else {
            self.value(value, indent);
        }
    }

    fn item(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Map(entries) if !entries.is_empty() && self.random.percent(60) => {
                for (at, (key, value)) in entries.iter().enumerate() {
                    if at == 0 {
                        self.out.push(' ');
                    } else {
                        self.comment_lines(indent + 2);
                        self.out.push_str(&" ".repeat(indent + 2));
                    }
                    self.entry(key, value, indent + 2);
                }
            }
            other => self.value(other, indent),
        }
    }

    /// A value on the line of its key or dash.
    fn value(&mut self, value: &Value, indent: usize) {
        if let Value::Text(text) = value
            && self.random.percent(12)
            && is_block_text(text)
        {
            self.out.push_str(self.random.word(&[" |", " >", " |-", " >-", " |+"]));
            self.line_end();
            for line in text.split('\n') {
                self.put(format_args!("{:1$}{line}\n", "", indent + 2));
            }
            return;
        }
        let flow = self.flow(value, indent);
        self.out.push(' ');
        self.out.push_str(&flow);
        self.line_end();
    }

    /// An anchor or a tag in front of a value.
    fn properties(&mut self, collection: bool) {
        if self.random.percent(5) {
            let kind = if collection { 'm' } else { 'a' };
            let name = format!("{kind}{}", self.out.len());
            self.put(format_args!(" &{name}"));
            if !collection {
                self.anchors.push(name);
            }
        }
    }

    /// A value on one line, or over several between brackets.
    fn flow(&mut self, value: &Value, indent: usize) -> String {
        match value {
            Value::Word(word) if self.random.percent(3) => format!("!!int {word}"),
            Value::Word(word) => word.clone(),
            Value::Text(text) => self.text(text),
            Value::List(items) => {
                let parts = items.iter().map(|item| self.flow(item, indent)).collect();
                self.between("[", "]", parts, indent)
            }
            Value::Map(entries) => {
                let part = |(key, value): &(String, Value), this: &mut Self| {
                    let (key, value) = (this.key(key), this.flow(value, indent));
                    let tight = key.starts_with(['"', '\'']) && this.random.percent(40);
                    format!("{key}:{}{value}", if tight { "" } else { " " })
                };
                let parts = entries.iter().map(|entry| part(entry, self)).collect();
                self.between("{", "}", parts, indent)
            }
        }
    }

    fn between(&mut self, open: &str, close: &str, parts: Vec<String>, indent: usize) -> String {
        let tight = self.random.percent(30);
        let lines = !parts.is_empty() && self.random.percent(25);
        let mut out = open.to_owned();
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.into_iter().enumerate() {
            if lines {
                out.push_str(&self.flow_break(indent + 2));
            } else if at > 0 && !tight {
                out.push(' ');
            }
            out.push_str(&part);
            if at < last || self.random.percent(5) {
                out.push(',');
            }
        }
        if lines {
            out.push_str(&self.flow_break(indent + 1));
        }
        out + close
    }

    fn flow_break(&mut self, indent: usize) -> String {
        let mut out = String::new();
        if self.random.percent(self.comments) {
            out = format!(" {}", self.comment());
        }
        format!("{out}\n{:indent$}", "")
    }

    fn key(&mut self, key: &str) -> String {
        match self.random.below(10) {
            0 => format!("'{}'", key.replace('\'', "''")),
            1 | 2 => quoted(key),
            _ if is_plain(key) => key.to_owned(),
            _ => quoted(key),
        }
    }

    fn text(&mut self, text: &str) -> String {
        if !self.anchors.is_empty() && self.random.percent(12) {
            let name = self.random.below(self.anchors.len());
            return format!("*{} ", self.anchors[name]);
        }
        let written = match self.random.below(10) {
            0 | 1 => format!("'{}'", text.replace('\'', "''").replace('\n', "\n\n ")),
            2 | 3 => quoted(text),
            // A text that needs quotes and has none.
            4 if !text.contains('\n') && !text.is_empty() => text.to_owned(),
            _ if is_plain(text) => text.to_owned(),
            _ => quoted(text),
        };
        if self.random.percent(6) {
            let name = format!("a{}", self.anchors.len());
            self.anchors.push(name.clone());
            return format!("&{name} {written}");
        }
        if self.random.percent(2) { format!("!!str {written}") } else { written }
    }

    fn json(&mut self, value: &Value) {
        let pretty = self.random.percent(50);
        let sloppy = self.random.percent(50);
        self.json_value(value, if pretty { Some(0) } else { None }, sloppy);
        self.out.push('\n');
    }

    fn json_value(&mut self, value: &Value, indent: Option<usize>, sloppy: bool) {
        match value {
            Value::Word(word) => self.out.push_str(word),
            Value::Text(text) => self.json_text(text, sloppy),
            Value::List(items) => self.json_between('[', ']', items.len(), indent, sloppy, |this, at, indent| {
                this.json_value(&items[at], indent, sloppy);
            }),
            Value::Map(entries) => self.json_between('{', '}', entries.len(), indent, sloppy, |this, at, indent| {
                let (key, value) = &entries[at];
                if sloppy && this.random.percent(5) {
                    this.out.push_str(key);
                } else {
                    this.json_text(key, sloppy);
                }
                this.out.push(':');
                if indent.is_some() {
                    this.out.push(' ');
                }
                this.json_value(value, indent, sloppy);
            }),
        }
    }

    fn json_text(&mut self, text: &str, sloppy: bool) {
        if sloppy && !text.contains(['\'', '\n', '\\', '"']) && self.random.percent(8) {
            let (open, close) = *self.random.one_of(&[('\'', '\''), ('“', '”'), ('`', '`')]);
            self.put(format_args!("{open}{text}{close}"));
        } else {
            self.out.push_str(&quoted(text));
        }
    }

    fn json_between(
        &mut self,
        open: char,
        close: char,
        count: usize,
        indent: Option<usize>,
        sloppy: bool,
        mut part: impl FnMut(&mut Self, usize, Option<usize>),
    ) {
        self.out.push(open);
        let inner = indent.map(|indent| indent + 2);
        for at in 0..count {
            if let Some(indent) = inner {
                self.put(format_args!("\n{:indent$}", ""));
            }
            part(self, at, inner);
            let wrong = sloppy && self.random.percent(4);
            if (at + 1 < count) != wrong {
                self.out.push(',');
            } else if at + 1 < count && indent.is_none() {
                self.out.push(' ');
            }
            if sloppy && indent.is_some() && self.random.percent(self.comments / 5) {
                let comment = self.comment();
                self.put(format_args!(" //{comment}"));
            }
        }
        if let Some(indent) = indent.filter(|_| count > 0) {
            self.put(format_args!("\n{:indent$}", ""));
        }
        self.out.push(close);
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text can be written")
}

/// Whether a text means itself without quotes, also between brackets.
fn is_plain(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_alphabetic() || c == '/');
    let word = matches!(text, "true" | "false" | "null" | "True" | "False" | "Null" | "TRUE" | "FALSE" | "NULL");
    let plain = |c: char| {
        !matches!(c, ',' | '[' | ']' | '{' | '}' | '#' | ':' | '\n' | '\u{a0}' | '\u{200b}') && !c.is_control()
    };
    let address = text.starts_with("https://") && !text[8..].contains([',', '[', ']', '{', '}', '#', ':', ' ']);
    (first && !word && text.chars().all(plain) && text.trim() == text) || address
}

fn is_block_text(text: &str) -> bool {
    !text.is_empty() && !text.starts_with([' ', '\n', '\t']) && !text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}'])
}
