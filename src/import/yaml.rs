//! A tree as YAML for people: no quotes where none are needed, text blocks for lines, and nothing
//! that this reader or an older one takes for something else.

use crate::text::quoted::{hidden, quoted};
use crate::tree::{NodeId, Tree, Value};

/// Columns that a level is indented by.
const STEP: usize = 2;

/// One document, ending in a line break.
pub(super) fn document(tree: &Tree<'_>, root: NodeId) -> String {
    let mut writer = YamlWriter { tree, out: String::new() };
    writer.entries(root, 0);
    writer.out
}

struct YamlWriter<'t, 's> {
    tree: &'t Tree<'s>,
    out: String,
}

impl YamlWriter<'_, '_> {
    /// The entries of an object; the first begins where the writer stands.
    fn entries(&mut self, object: NodeId, indent: usize) {
        for (i, entry) in self.tree.entries(object).iter().enumerate() {
            if i > 0 {
                self.indent(indent);
            }
            self.out.push_str(&entry.key);
            self.out.push(':');
            self.value(entry.value, indent);
        }
    }

    /// A value behind its key, and the line break after it.
    fn value(&mut self, id: NodeId, indent: usize) {
        match &self.tree.node(id).value {
            Value::Mapping(range) if !range.is_empty() => {
                self.out.push('\n');
                self.indent(indent + STEP);
                self.entries(id, indent + STEP);
            }
            Value::Sequence(range) if !range.is_empty() => {
                self.out.push('\n');
                for item in self.tree.items(id) {
                    self.indent(indent + STEP);
                    self.out.push('-');
                    self.item(item.node, indent + STEP);
                }
            }
            _ => {
                self.out.push(' ');
                self.scalar(id, indent);
            }
        }
    }

    /// An element behind its dash.
    fn item(&mut self, id: NodeId, indent: usize) {
        self.out.push(' ');
        match &self.tree.node(id).value {
            Value::Mapping(range) if !range.is_empty() => self.entries(id, indent + STEP),
            _ => self.scalar(id, indent),
        }
    }

    fn scalar(&mut self, id: NodeId, indent: usize) {
        match &self.tree.node(id).value {
            Value::String(text) if fits_block(text) => self.block(text, indent + STEP),
            Value::String(text) if fits_plain(text) => self.out.push_str(text),
            Value::String(text) => self.out.push_str(&quoted(text)),
            Value::Number(number) => self.out.push_str(number),
            Value::Bool(value) => self.out.push_str(if *value { "true" } else { "false" }),
            Value::Mapping(_) => self.out.push_str("{}"),
            Value::Sequence(_) => self.out.push_str("[]"),
            Value::Null | Value::Broken => self.out.push_str("null"),
        }
        self.out.push('\n');
    }

    fn block(&mut self, text: &str, indent: usize) {
        self.out.push('|');
        for line in text.split('\n') {
            self.out.push('\n');
            if !line.is_empty() {
                self.indent(indent);
                self.out.push_str(line);
            }
        }
    }

    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }
}

/// Whether every reader takes the bare text for a text. Texts that begin otherwise than with a
/// letter are quoted without further question.
fn fits_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(hidden)
        && !WORDS.contains(&&*text.to_lowercase())
}

/// Whether the text has lines that a block keeps as they are. What ends in a line break does not:
/// a definition drops those at the end of a block.
fn fits_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with('\n')
        && !text.contains(" \n")
        && !text.contains(|c| c != '\n' && hidden(c))
}

#[cfg(test)]
mod tests {
    use super::{fits_block, fits_plain};

    #[test]
    fn quotes_what_may_be_taken_for_something_else() {
        for text in ["Hello", "您的订单", "a:b", "https://example.com/#x", "it's", "e{x}", "one, two"] {
            assert!(fits_plain(text), "{text}");
        }
        for text in ["", "012", "No", "a: b", "a #b", "a:", " a", "a ", "- a", "*b*", "@a", "1e322", "🌵", "a\u{200b}"]
        {
            assert!(!fits_plain(text), "{text:?}");
        }
    }

    #[test]
    fn blocks_only_what_they_keep() {
        assert!(fits_block("one\n\ntwo"));
        for text in ["one", "one\n", " one\ntwo", "one \ntwo", "one\r\ntwo", "\none"] {
            assert!(!fits_block(text), "{text:?}");
        }
    }
}
