//! Objects: the keys that must, may and must not be there.

mod close;

use super::cursor::{At, MessageStep};
use super::meant::{self, COMPARED, Form, How, Key};
use super::misplaced::{self, Misplaced};
use super::object::Object;
use super::wrap::Bare;
use super::{Cx, Decode, foreign};
use crate::diagnostic::Edit;
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::wording::found;
use crate::tree::{Entry, Node, NodeId, Value};

/// An object that is being read. Ask for every key it may have, then [`close`](Self::close) it:
/// what is left over then is unknown, and what was asked for in vain is missing. A key that is surely or likely
/// meant to be another one is read as that.
pub(super) struct Fields<'a> {
    at: &'a At<'a>,
    object: Object,
    entries: &'a [Entry<'a>],
    taken: Taken,
    keys: &'static [Key],
    /// Entries that are meant to be other keys.
    meant: Vec<(usize, &'static Key, How)>,
    missing: Vec<&'static str>,
    /// Keys about whose absence another finding speaks.
    excused: Vec<&'static str>,
    /// No object stands here; that was told, so nothing is missing in it.
    absent: bool,
    /// How many objects are open around it.
    depth: usize,
}

/// What is known of an object that is open around others.
pub(super) struct Frame {
    node: NodeId,
    keys: &'static [Key],
    /// Entries that nobody takes here, each with the key of the object inside that takes it.
    strays: Vec<(usize, Option<String>)>,
    /// Keys of which something inside says where they are.
    excused: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Opens the object at a place.
    pub(super) fn open<'t: 'a, 's: 't>(
        at: &'a At<'a>,
        cx: &mut Cx<'t, 's>,
        object: Object,
        keys: &'static [Key],
    ) -> Self {
        Self::open_or(at, cx, object, keys, Bare::Nothing)
    }

    /// Like [`open`](Self::open), for an object in whose place people write something `bare`.
    pub(super) fn open_or<'t: 'a, 's: 't>(
        at: &'a At<'a>,
        cx: &mut Cx<'t, 's>,
        object: Object,
        keys: &'static [Key],
        bare: Bare,
    ) -> Self {
        let mut fields = Self {
            at,
            object,
            entries: &[],
            taken: Taken::default(),
            keys,
            meant: Vec::new(),
            missing: Vec::new(),
            excused: Vec::new(),
            absent: true,
            depth: cx.open.len(),
        };
        if let (Some(node), Some(id)) = (cx.enter(at), at.node) {
            if let Value::Mapping(_) = node.value {
                fields.entries = cx.tree.entries(id);
                fields.absent = false;
                fields.understand(id, cx);
            } else if matches!(node.value, Value::Null) && fields.adopt(cx) {
                // What it holds stands outside, which is told there.
                cx.poison(at);
            } else {
                fields.no_object(id, node, bare, cx);
            }
        }
        fields
    }

    /// Tells that something else stands where an object should.
    fn no_object(&self, id: NodeId, node: &Node<'_>, bare: Bare, cx: &mut Cx<'_, '_>) {
        let (at, object) = (self.at, self.object);
        let found = found(node.value.noun());
        let message = say!("{found}, {object} is an object", "{found}，{object}应为对象"; found, object);
        let finding = cx.finding(&shape::wrong_type::RULE, at, message);
        let mut finding = match cx.element_of(id, object) {
            Some(help) => finding.help(help),
            None if matches!(node.value, Value::Sequence(_)) && !bare.is_for_lists() => {
                finding.help(object.instead_of_list())
            }
            None => bare.mend(finding, at, id, cx),
        };
        if let Some(form) = object.form(cx.shape).filter(|_| finding.help.is_none()) {
            finding = finding.help(say!("write `{form}`", "写成 `{form}`"));
        }
        // An address ends before a blank, so what follows is a comment.
        let is_address = matches!(&node.value, Value::String(text) if text.contains("://"));
        if !is_address && cx.tell_cut(at) {
            finding.fix = None;
        }
        cx.refuse(at, finding);
    }

    /// Finds out what the entries are meant to be that are none of the keys.
    fn understand(&mut self, id: NodeId, cx: &mut Cx<'_, '_>) {
        let is_key = |entry: &Entry<'_>| self.keys.iter().any(|key| key.name == entry.key && key.stands_in(cx.shape));
        let unknown: Vec<usize> =
            (0..self.entries.len()).filter(|&at| !is_key(&self.entries[at])).take(COMPARED).collect();
        let mut frame = Frame { node: id, keys: self.keys, strays: Vec::new(), excused: Vec::new() };
        if !unknown.is_empty() {
            cx.holes.misplaced |= unknown.iter().any(|&at| self.entries[at].key == meant::FOR_EACH);
            let free = self.free(cx);
            let written: Vec<_> = unknown.iter().map(|&at| self.words_of(&self.entries[at], cx)).collect();
            let meant = meant::keys(&written, &free);
            for (at, meant) in unknown.into_iter().zip(meant) {
                match meant.filter(|(_, how)| !self.is_elsewhere(at, *how, cx)) {
                    Some((key, how)) => {
                        self.excused.extend((how == How::Unfit).then_some(key.name));
                        self.meant.push((at, key, how));
                    }
                    None => frame.strays.push((at, None)),
                }
            }
        }
        cx.open.push(frame);
    }

    /// What an entry says about what it means; nothing where that is known from elsewhere.
    fn words_of<'t>(&self, entry: &'t Entry<'_>, cx: &Cx<'t, '_>) -> (&'t str, &'t Node<'t>) {
        let node = cx.tree.node(entry.value);
        let pointer = || self.at.entry(entry, None).pointer();
        // A number under a key for other ids is meant to be the recipient.
        let number = entry.key == foreign::RECIPIENT && Form::Phone.shows(node);
        // Voice messages are none of this API's, but a file under that name is audio.
        let voice = entry.key == "voice" && Form::Object.fits(node) && self.keys.iter().any(|key| key.name == "audio");
        let foreign = || foreign::key(&entry.key, &pointer()).is_some() && !number && !voice;
        let known = misplaced(self, entry, cx).is_some() || foreign();
        (if known { "" } else { &entry.key }, node)
    }

    /// The keys that may still stand here: those of which nothing is there.
    fn free(&self, cx: &Cx<'_, '_>) -> Vec<&'static Key> {
        let lone = self.keys.iter().any(|key| key.alone && self.has(key.name));
        let offered = |key: &&Key| key.is_offered(cx.shape, cx.spent.beyond);
        let free = self.keys.iter().filter(offered).filter(|key| !self.has(key.name));
        free.filter(|key| !(lone && key.alone)).collect()
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
        self.position(key).is_some()
    }

    /// An entry, without taking it.
    pub(super) fn entry(&self, key: &str) -> Option<&'a Entry<'a>> {
        self.position(key).map(|at| &self.entries[at])
    }

    fn position(&self, key: &str) -> Option<usize> {
        let written = self.entries.iter().position(|entry| entry.key == key);
        let is_it = |(_, meant, how): &&(usize, &'static Key, How)| meant.name == key && *how != How::Unfit;
        written.or_else(|| self.meant.iter().find(is_it).map(|(at, ..)| *at))
    }

    /// Every entry not taken so far.
    fn rest(&self) -> impl Iterator<Item = (usize, &'a Entry<'a>)> + use<'a, '_> {
        self.entries.iter().enumerate().filter(|&(i, _)| !self.taken.has(i))
    }

    /// Takes an entry, so that it is neither unknown nor missing, and says where its value is.
    pub(super) fn take(&mut self, key: &'static str, step: Option<MessageStep>) -> Option<At<'a>> {
        let found = self.position(key)?;
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
        if let Some(found) = self.position(key) {
            self.taken.add(found);
            self.meant.retain(|(at, ..)| *at != found);
        }
    }

    /// Leaves every key out of account that it may have: nobody knows which it should.
    pub(super) fn ignore_known(&mut self) {
        self.keys.iter().for_each(|key| self.ignore(key.name));
    }

    /// Leaves everything out of account that was not asked for: another finding speaks about all of it.
    pub(super) fn ignore_rest(&mut self) {
        (0..self.entries.len()).for_each(|at| self.taken.add(at));
        self.meant.clear();
        self.missing.clear();
    }

    /// Whether the table of what is misplaced knows better than a likeness where something belongs: where another
    /// name alone does not mend it.
    fn is_elsewhere(&self, at: usize, how: How, cx: &Cx<'_, '_>) -> bool {
        misplaced(self, &self.entries[at], cx).is_some_and(|row| how == How::Unfit || row.tells_by_elements())
    }

    /// Forgets that a key is missing: another finding speaks about it.
    pub(super) fn excuse(&mut self, key: &'static str) {
        self.excused.push(key);
    }

    /// Whether something in the object says where a key is that is missing, or in whose place it stands.
    pub(super) fn explains(&self, keys: &[&str], cx: &Cx<'_, '_>) -> bool {
        let unfit = |(_, key, how): &(usize, &'static Key, How)| *how == How::Unfit && keys.contains(&key.name);
        self.meant.iter().any(unfit)
            || self.rest().take(COMPARED).any(|(_, entry)| {
                misplaced(self, entry, cx).is_some_and(|row| row.excuses.iter().any(|key| keys.contains(key)))
            })
    }

    /// Whether something stands there that can be the content under a wrong key: a kind of message that only
    /// Meta's API has, or a key that nobody knows.
    pub(super) fn has_other_kind(&self) -> bool {
        let unknown = |key: &str| foreign::key(key, &format!("/{key}")).is_none();
        self.rest().take(COMPARED).any(|(_, entry)| foreign::is_kind(&entry.key) || unknown(&entry.key))
    }

    /// Takes note of keys that stand further out and belong here. Returns whether there are any.
    fn adopt(&mut self, cx: &mut Cx<'_, '_>) -> bool {
        let Some(name) = self.at.key().filter(|_| cx.open.iter().any(|frame| !frame.strays.is_empty())) else {
            return false;
        };
        let (tree, free) = (cx.tree, self.free(cx));
        let before = self.excused.len();
        for frame in cx.open.iter_mut().filter(|frame| self.at.hangs_on(frame.node)) {
            let entries = tree.entries(frame.node);
            for (at, owner) in frame.strays.iter_mut().filter(|(_, owner)| owner.is_none()) {
                let entry = &entries[*at];
                let key = free.iter().find(|key| key.name == entry.key && key.form.fits(tree.node(entry.value)));
                if let Some(key) = key {
                    *owner = Some(name.to_owned());
                    self.excused.push(key.name);
                }
            }
        }
        self.excused.len() > before
    }

    /// Where a word says what the only other key here says, in the same wrong way, gives that key its name, too:
    /// it is one mistake.
    pub(super) fn renamed_with(&mut self, word: &At<'_>, cx: &Cx<'_, '_>) -> Vec<Edit> {
        let Some(Value::String(text)) = word.node.map(|id| &cx.tree.node(id).value) else { return Vec::new() };
        let entries = self.entries;
        let same = self.meant.iter_mut().find(|(at, ..)| entries[*at].key == *text);
        let Some((at, key, how)) = same else { return Vec::new() };
        let Some(edits) = cx.room().rename(entries[*at].key_span, key.name) else { return Vec::new() };
        *how = How::Told;
        edits
    }
}

/// What belongs elsewhere of an entry.
fn misplaced(fields: &Fields<'_>, entry: &Entry<'_>, cx: &Cx<'_, '_>) -> Option<&'static Misplaced> {
    misplaced::misplaced(fields.object, entry, fields.entries, cx.tree, cx.shape)
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

#[cfg(test)]
mod tests {
    use super::Taken;

    #[test]
    fn entries_behind_those_kept_in_place_are_taken_too() {
        let mut taken = Taken::default();
        for entry in [0, 63, 64, 70] {
            taken.add(entry);
        }
        let has: Vec<_> = (0..80).filter(|&entry| taken.has(entry)).collect();
        assert_eq!(has, [0, 63, 64, 70]);
    }
}
