//! Objects: the keys that must, may and must not be there.

use super::at::{At, MessageStep};
use super::{Cx, Decode, foreign, remove, wrap};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::near::nearest;
use crate::rules::shape;
use crate::source::Span;
use crate::tree::{Entry, Node, Value};

/// Entries further back are unknown keys, whatever their names: no documented object has so many.
const TRACKED: usize = u64::BITS as usize;

/// An object that is being read. Ask for every key it may have, then [`close`](Self::close) it:
/// what is left over then is unknown, and what was asked for in vain and not merely misspelt is
/// missing.
pub(super) struct Fields<'a> {
    at: &'a At<'a>,
    entries: &'a [Entry<'a>],
    /// Bit `i` stands for entry `i`.
    taken: u64,
    known: Known,
    missing: Vec<&'static str>,
    /// Keys about whose absence another finding speaks.
    excused: Vec<&'static str>,
    /// No object stands here; that was told, so nothing is missing in it.
    absent: bool,
}

impl<'a> Fields<'a> {
    /// Opens the object at a place. `noun` says what it is, with its article.
    pub(super) fn open<'t: 'a, 's: 't>(at: &'a At<'a>, cx: &mut Cx<'t, 's>, noun: &str) -> Self {
        let mut fields = Self {
            at,
            entries: &[],
            taken: 0,
            known: Known::default(),
            missing: Vec::new(),
            excused: Vec::new(),
            absent: true,
        };
        if let (Some(node), Some(id)) = (cx.enter(at), at.node) {
            if let Value::Mapping(_) = node.value {
                fields.entries = cx.tree.entries(id);
                fields.absent = false;
            } else {
                let message = format!("found {}, {noun} is an object", node.value.noun());
                let finding = cx.finding(&shape::wrong_type::RULE, at, message);
                cx.refuse(at, mended(finding, noun, node, cx));
            }
        }
        fields
    }

    /// The place of the object.
    pub(super) fn at(&self) -> &'a At<'a> {
        self.at
    }

    /// Whether nothing is to be found here, as was told already.
    pub(super) fn is_absent(&self) -> bool {
        self.absent
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// An entry, without taking it.
    pub(super) fn entry(&self, key: &str) -> Option<&'a Entry<'a>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Every entry not taken so far.
    pub(super) fn rest(&self) -> impl Iterator<Item = &'a Entry<'a>> {
        let taken = self.taken;
        let free = move |i: usize| i >= TRACKED || taken & (1 << i) == 0;
        self.entries.iter().enumerate().filter(move |&(i, _)| free(i)).map(|(_, entry)| entry)
    }

    /// Takes an entry, so that it is neither unknown nor missing, and says where its value is.
    pub(super) fn take(&mut self, key: &'static str, step: Option<MessageStep>) -> Option<At<'a>> {
        self.known.push(key);
        let found = self.entries.iter().take(TRACKED).position(|entry| entry.key == key)?;
        self.taken |= 1 << found;
        Some(self.at.entry(&self.entries[found], step))
    }

    /// Like [`take`](Self::take), for a key that must be there: where it is not, the value's
    /// place is absent, and its decoder yields a placeholder.
    pub(super) fn need(&mut self, key: &'static str, step: Option<MessageStep>) -> At<'a> {
        self.take(key, step).unwrap_or_else(|| {
            self.missing.push(key);
            self.at.absent(step)
        })
    }

    /// Like [`need`](Self::need), for a key that has no value in the message.
    pub(super) fn needed(&mut self, key: &'static str) -> Option<At<'a>> {
        Some(self.need(key, None)).filter(|at| at.node.is_some())
    }

    /// A key that must be there and is a field of that name in the message.
    pub(super) fn required<T: Decode>(&mut self, cx: &mut Cx<'_, '_>, key: &'static str) -> T {
        T::decode(&self.need(key, Some(key.into())), cx)
    }

    /// A key that may be there and is a field of that name in the message.
    pub(super) fn optional<T: Decode>(&mut self, cx: &mut Cx<'_, '_>, key: &'static str) -> Option<T> {
        self.take(key, Some(key.into())).map(|at| T::decode(&at, cx))
    }

    /// Leaves a key out of account: another finding speaks about it.
    pub(super) fn ignore(&mut self, key: &str) {
        if let Some(found) = self.entries.iter().take(TRACKED).position(|entry| entry.key == key) {
            self.taken |= 1 << found;
        }
    }

    /// Forgets that a key is missing: another finding speaks about it.
    pub(super) fn excuse(&mut self, key: &'static str) {
        self.excused.push(key);
    }

    /// Lists keys that may stand here, besides those asked for.
    pub(super) fn know(&mut self, keys: &[&'static str]) {
        for key in keys {
            self.known.push(key);
        }
    }

    /// Whether some key that nobody asked for is one of these, misspelt.
    pub(super) fn misspells(&self, words: &[&'static str]) -> bool {
        self.rest().take(TRACKED).any(|entry| nearest(&entry.key, words.iter().copied()).is_some())
    }

    /// Tells what is left over and what is missing.
    pub(super) fn close(mut self, cx: &mut Cx<'_, '_>) {
        if self.absent {
            return;
        }
        // What a misspelt key may be meant to be: keys that are not there, each of them once.
        let mut free: Vec<_> = self.known.words().iter().copied().filter(|known| !self.has(known)).collect();
        let unknown: Vec<_> = self.rest().collect();
        for entry in unknown {
            let at = self.at.entry(entry, None);
            if !cx.visit(&at, None) {
                break;
            }
            if cx.has_room(&at) {
                let finding = self.unknown(entry, &mut free, cx);
                cx.push(&at, finding);
            }
        }
        for key in std::mem::take(&mut self.missing) {
            if self.excused.contains(&key) {
                continue;
            }
            let finding = cx
                .finding(&shape::missing_key::RULE, self.at, format!("`{key}` is missing"))
                .label(format!("add `{key}`"));
            cx.tell(self.at, finding);
        }
    }

    fn unknown(&mut self, entry: &Entry<'_>, free: &mut Vec<&'static str>, cx: &Cx<'_, '_>) -> Diagnostic {
        let key = crate::source::visible(&entry.key);
        let pointer = self.at.entry(entry, None).pointer();
        if let Some(help) = foreign::key(&entry.key, &pointer) {
            let message = format!("this API takes no `{key}`");
            let finding = Diagnostic::in_text(&shape::meta_field::RULE, pointer, entry.key_span, message)
                .label("from Meta's API")
                .help(help);
            return finding.fix(removal(entry, help, cx));
        }
        let finding =
            Diagnostic::in_text(&shape::unknown_key::RULE, pointer, entry.key_span, format!("unknown key `{key}`"));
        match nearest(&entry.key, free.iter().copied()) {
            Some(near) => {
                self.excuse(near);
                free.retain(|key| *key != near);
                finding.label(format!("did you mean `{near}`?")).fix(rename(entry, near))
            }
            None if free.is_empty() => finding.label("not part of this object"),
            None => finding.label("not part of this object").help(format!("keys that may stand here: {}", list(free))),
        }
    }
}

/// Takes a key of Meta's API out, where the help says no more than that.
fn removal(entry: &Entry<'_>, help: &str, cx: &Cx<'_, '_>) -> Option<Fix> {
    let value = cx.tree.node(entry.value).span;
    let removable = help.ends_with("remove it") && entry.alias.is_none();
    let edit = removable
        .then(|| remove::entry(cx.source, Span { end: value.end.max(entry.key_span.end), ..entry.key_span }))?;
    // What these two say holds for every message here; the others change what is sent.
    let safe = matches!(&*entry.key, "messaging_product" | "recipient_type");
    Some(Fix { title: format!("remove `{}`", entry.key), safe, edits: vec![edit?] })
}

/// Says what to write instead of a value where an object belongs.
fn mended(finding: Diagnostic, noun: &str, found: &Node<'_>, cx: &Cx<'_, '_>) -> Diagnostic {
    match wrap::wrapped(noun, found, cx.source) {
        Some((help, fix)) => finding.help(help).fix(fix),
        None if matches!(found.value, Value::Sequence(_)) && matches!(noun, "a definition" | "a message") => {
            finding.help("write one message per file, or several YAML documents with `---` between them")
        }
        None => finding,
    }
}

fn rename(entry: &Entry<'_>, to: &str) -> Fix {
    Fix {
        title: format!("rename the key to `{to}`"),
        safe: true,
        edits: vec![Edit { span: entry.key_span, text: to.to_owned() }],
    }
}

/// The keys that an object may have, kept without allocation since nearly no object needs them.
#[derive(Default)]
struct Known {
    words: [&'static str; 16],
    count: usize,
}

impl Known {
    fn push(&mut self, word: &'static str) {
        if self.count < self.words.len() && !self.words().contains(&word) {
            self.words[self.count] = word;
            self.count += 1;
        }
    }

    fn words(&self) -> &[&'static str] {
        &self.words[..self.count]
    }
}

/// Words for people: `` `a`, `b`, `c` ``.
pub(super) fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
