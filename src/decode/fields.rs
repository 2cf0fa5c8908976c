//! Objects: the keys that must, may and must not be there.

use super::at::{At, MessageStep};
use super::wrap::Bare;
use super::{Cx, Decode, foreign};
use crate::diagnostic::{Diagnostic, Fix};
use crate::near::nearest;
use crate::rules::shape;
use crate::tree::{Entry, NodeId, Value};
use std::fmt::{self, Display};

/// So many entries of an object are compared with words that may be misspelt. Behind them, a
/// misspelt key that is needed is told as missing, too.
const COMPARED: usize = 64;

/// What an object is called: `a header`, or, with its article taken off, `header`.
#[derive(Clone, Copy)]
pub(super) struct A(pub(super) &'static str);

impl Display for A {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {}", self.0)
    }
}

/// An object that is being read. Ask for every key it may have, then [`close`](Self::close) it:
/// what is left over then is unknown, and what was asked for in vain and not merely misspelt is
/// missing.
pub(super) struct Fields<'a> {
    at: &'a At<'a>,
    entries: &'a [Entry<'a>],
    taken: Taken,
    known: Known,
    missing: Vec<&'static str>,
    /// Keys about whose absence another finding speaks.
    excused: Vec<&'static str>,
    /// No object stands here; that was told, so nothing is missing in it.
    absent: bool,
}

impl<'a> Fields<'a> {
    /// Opens the object at a place. `noun` says what it is, with its article.
    pub(super) fn open<'t: 'a, 's: 't>(at: &'a At<'a>, cx: &mut Cx<'t, 's>, noun: impl Display) -> Self {
        Self::open_or(at, cx, noun, Bare::Nothing)
    }

    /// Like [`open`](Self::open), for an object in whose place people write something `bare`.
    pub(super) fn open_or<'t: 'a, 's: 't>(at: &'a At<'a>, cx: &mut Cx<'t, 's>, noun: impl Display, bare: Bare) -> Self {
        let mut fields = Self {
            at,
            entries: &[],
            taken: Taken::default(),
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
                let mut finding = bare.mend(finding, at, id, cx);
                // An address ends before a blank, so what follows is a comment.
                let is_address = matches!(&node.value, Value::String(text) if text.contains("://"));
                if !is_address && cx.tell_cut(at) {
                    finding.fix = None;
                }
                cx.refuse(at, finding);
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
    pub(super) fn rest(&self) -> impl Iterator<Item = &'a Entry<'a>> + use<'a, '_> {
        self.entries.iter().enumerate().filter(|&(i, _)| !self.taken.has(i)).map(|(_, entry)| entry)
    }

    /// Takes an entry, so that it is neither unknown nor missing, and says where its value is.
    pub(super) fn take(&mut self, key: &'static str, step: Option<MessageStep>) -> Option<At<'a>> {
        self.known.push(key);
        let found = self.entries.iter().position(|entry| entry.key == key)?;
        self.taken.add(found);
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
        if let Some(found) = self.entries.iter().position(|entry| entry.key == key) {
            self.taken.add(found);
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
        self.rest().take(COMPARED).any(|entry| nearest(&entry.key, words.iter().copied()).is_some())
    }

    /// Tells what is left over and what is missing.
    pub(super) fn close(mut self, cx: &mut Cx<'_, '_>) {
        if self.absent {
            return;
        }
        // What a misspelt key may be meant to be: keys that are not there, each of them once.
        let mut free: Vec<_> = self.known.words().filter(|known| !self.has(known)).collect();
        let unknown: Vec<_> = self.rest().collect();
        for entry in unknown {
            let at = self.at.entry(entry, None);
            if !cx.visit(&at, None) {
                break;
            }
            if cx.has_room(&at) {
                let finding = self.unknown(entry, &mut free, cx);
                cx.note_wish(&at, &finding);
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
        if let Some(foreign::Key { help, removal }) = foreign::key(&entry.key, &pointer) {
            let message = format!("this API takes no `{key}`");
            let finding = Diagnostic::in_text(&shape::meta_field::RULE, pointer, entry.key_span, message)
                .label("from Meta's API")
                .help(help);
            return finding.fix(self.at.node.and_then(|object| remove(object, entry, removal, cx)));
        }
        let finding =
            Diagnostic::in_text(&shape::unknown_key::RULE, pointer, entry.key_span, format!("unknown key `{key}`"));
        match nearest(&entry.key, free.iter().copied()) {
            Some(near) => {
                self.excuse(near);
                free.retain(|key| *key != near);
                finding.label(format!("did you mean `{near}`?")).fix(rename(entry, near, cx))
            }
            None if free.is_empty() => finding.label("not part of this object"),
            None => finding.label("not part of this object").help(format!("keys that may stand here: {}", list(free))),
        }
    }
}

/// Takes a key of Meta's API out, where that is enough.
fn remove(object: NodeId, entry: &Entry<'_>, removal: foreign::Removal, cx: &Cx<'_, '_>) -> Option<Fix> {
    let value = &cx.tree.node(entry.value).value;
    let safe = match removal {
        foreign::Removal::Keeps(word) => matches!(value, Value::String(text) if text == word),
        foreign::Removal::Loses => false,
        foreign::Removal::NotEnough => return None,
    };
    let edits = cx.room().remove(object, entry)?;
    Some(Fix { title: format!("remove `{}`", entry.key), safe, edits })
}

fn rename(entry: &Entry<'_>, to: &str, cx: &Cx<'_, '_>) -> Option<Fix> {
    let edits = cx.room().rename(entry.key_span, to)?;
    Some(Fix { title: format!("rename the key to `{to}`"), safe: true, edits })
}

/// Which entries of an object were asked for, kept without allocation for the first 64.
#[derive(Default)]
struct Taken {
    /// Bit `i` stands for entry `i`.
    first: u64,
    others: Vec<usize>,
}

impl Taken {
    fn has(&self, entry: usize) -> bool {
        if entry < 64 { self.first & (1 << entry) != 0 } else { self.others.contains(&entry) }
    }

    fn add(&mut self, entry: usize) {
        if entry < 64 {
            self.first |= 1 << entry;
        } else {
            self.others.push(entry);
        }
    }
}

/// The keys that an object may have, kept without allocation for as many as nearly every object has.
#[derive(Default)]
struct Known {
    first: [&'static str; 16],
    count: usize,
    others: Vec<&'static str>,
}

impl Known {
    fn push(&mut self, word: &'static str) {
        if self.words().any(|known| known == word) {
            return;
        }
        if let Some(free) = self.first.get_mut(self.count) {
            *free = word;
            self.count += 1;
        } else {
            self.others.push(word);
        }
    }

    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.first[..self.count].iter().chain(&self.others).copied()
    }
}

/// Words for people: `` `a`, `b`, `c` ``.
pub(super) fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Known, Taken};

    #[test]
    fn no_key_is_lost_behind_those_kept_in_place() {
        const WORDS: [&str; 18] =
            ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r"];
        let mut known = Known::default();
        for word in WORDS.iter().chain(&WORDS) {
            known.push(word);
        }
        assert_eq!(known.words().collect::<Vec<_>>(), WORDS);
        let mut taken = Taken::default();
        for entry in [0, 63, 64, 70] {
            taken.add(entry);
        }
        let has: Vec<_> = (0..80).filter(|&entry| taken.has(entry)).collect();
        assert_eq!(has, [0, 63, 64, 70]);
    }
}
