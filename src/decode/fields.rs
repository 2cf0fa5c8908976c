//! Objects: the keys that must, may and must not be there.

use super::cursor::{At, MessageStep};
use super::meant::{self, COMPARED, Form, How, Key};
use super::misplaced::{self, Misplaced};
use super::object::Object;
use super::wrap::Bare;
use super::{Cx, Decode, foreign};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::wording::{all_of, found, listed};
use crate::text::{Phrase, Words, excerpt};
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
                // An address ends before a blank, so what follows is a comment.
                if let Some(form) = object.form(cx.shape).filter(|_| finding.help.is_none()) {
                    finding = finding.help(say!("write `{form}`", "写成 `{form}`"));
                }
                let is_address = matches!(&node.value, Value::String(text) if text.contains("://"));
                if !is_address && cx.tell_cut(at) {
                    finding.fix = None;
                }
                cx.refuse(at, finding);
            }
        }
        fields
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
                match meant {
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

    /// Tells what is left over and what is missing.
    pub(super) fn close(mut self, cx: &mut Cx<'_, '_>) {
        if self.absent {
            return;
        }
        cx.open.truncate(self.depth + 1);
        let Some(frame) = cx.open.pop() else { return };
        self.excused.extend(&frame.excused);
        self.adopt(cx);
        self.tell_meant(cx);
        self.tell_rest(&frame, cx);
        self.tell_missing(cx);
    }

    /// Tells the keys that are missing: it is one thing to complete an object.
    fn tell_missing(&mut self, cx: &mut Cx<'_, '_>) {
        let mut keys = std::mem::take(&mut self.missing);
        keys.retain(|key| !self.excused.contains(key));
        if keys.is_empty() {
            return;
        }
        let absent = all_of(&keys);
        let message = if keys.len() == 1 {
            say!("{absent} is missing", "缺少 {absent}"; absent)
        } else {
            say!("{absent} are missing", "缺少 {absent}"; absent)
        };
        let finding = cx
            .finding(&shape::missing_key::RULE, self.at, message)
            .label(say!("add {absent}", "添加 {absent}"; absent));
        let finding = keys
            .iter()
            .filter_map(|key| self.namesake(key, cx))
            .fold(finding, |finding, (pointer, span)| finding.related_text(pointer, span, NAMESAKE));
        cx.tell(self.at, finding);
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

    /// Tells the keys that are meant to be others.
    fn tell_meant(&mut self, cx: &mut Cx<'_, '_>) {
        for (at, key, how) in std::mem::take(&mut self.meant) {
            self.taken.add(at);
            if how == How::Told {
                continue;
            }
            let entry = &self.entries[at];
            let place = self.at.entry(entry, None);
            if !cx.visit(&place, None) || !cx.has_room(&place) {
                continue;
            }
            let finding = self.unknown_key(entry).did_you_mean(key.name);
            let header = (how == How::Unfit && key.name == "header").then(|| header_of(entry, &place, cx)).flatten();
            let finding = match how {
                How::Case => finding.help(CASE),
                How::Unfit if header.is_some() => finding.help(HEADER),
                How::Unfit => finding.help(unfit(key, cx.tree.node(entry.value))),
                _ => finding,
            };
            let finding = finding.fix(header.or_else(|| rename(entry, key.name, how, cx)));
            cx.note_wish(&place, &finding);
            cx.push(&place, finding);
        }
    }

    fn tell_rest(&mut self, frame: &Frame, cx: &mut Cx<'_, '_>) {
        let rest: Vec<_> = self.rest().collect();
        if rest.is_empty() {
            return;
        }
        let free = self.free(cx);
        let mut told: Vec<Told<'_>> = Vec::new();
        for (index, entry) in rest {
            let at = self.at.entry(entry, None);
            if !cx.visit(&at, None) {
                break;
            }
            let owner = frame.strays.iter().find(|(stray, _)| *stray == index).and_then(|(_, owner)| owner.as_deref());
            let row = misplaced(self, entry, cx).filter(|_| owner.is_none());
            // The one finding about whom the message goes to.
            self.excused.extend((entry.key == foreign::RECIPIENT).then_some("to"));
            self.excused.extend(row.iter().flat_map(|row| row.excuses));
            let mistake = Told { owner, row };
            if mistake.is_told(&told) || !cx.has_room(&at) {
                continue;
            }
            let finding = match owner {
                Some(owner) => self.outside(entry, owner, frame, cx),
                None => self.stray(entry, row, &free, cx),
            };
            cx.note_wish(&at, &finding);
            cx.push(&at, finding);
            told.push(mistake);
        }
    }

    /// A finding about a key, and those like it, that belong in an object which stands here.
    fn outside(&self, entry: &Entry<'_>, owner: &str, frame: &Frame, cx: &Cx<'_, '_>) -> Diagnostic {
        let key = excerpt(&entry.key);
        let together = frame.strays.iter().filter(|(_, other)| other.as_deref() == Some(owner));
        let together: Vec<&Entry<'_>> = together.map(|(at, _)| &self.entries[*at]).collect();
        let mut finding = self.unknown_key(entry).label(Words::new("stands outside", "写在了外面"));
        finding.message = say!("`{key}` belongs under `{owner}`", "`{key}` 应写在 `{owner}` 之下");
        for other in together.iter().filter(|other| other.key_span != entry.key_span) {
            finding = finding.related_text(self.at.entry(other, None).pointer(), other.key_span, SO_DOES_THIS);
        }
        let fix = self.at.node.and_then(|object| indent(object, &together, owner, cx));
        let help = match fix {
            Some(_) => say!("indent it, so that it stands in `{owner}`", "缩进此键，使其处于 `{owner}` 之下"),
            None => say!("move it into `{owner}`", "移到 `{owner}` 之下"),
        };
        finding.help(help).fix(fix)
    }

    fn unknown_key(&self, entry: &Entry<'_>) -> Diagnostic {
        let key = excerpt(&entry.key);
        let pointer = self.at.entry(entry, None).pointer();
        let message = say!("unknown key `{key}`", "未知的键 `{key}`");
        Diagnostic::in_text(&shape::unknown_key::RULE, pointer, entry.key_span, message)
    }

    /// A finding about a key that nobody takes here.
    fn stray(
        &self,
        entry: &Entry<'_>,
        row: Option<&Misplaced>,
        free: &[&'static Key],
        cx: &mut Cx<'_, '_>,
    ) -> Diagnostic {
        let key = excerpt(&entry.key);
        let mut finding = self.unknown_key(entry);
        if let Some(row) = row {
            finding.message = say!("`{key}` {is}", "`{key}` {is}"; is = row.message);
            return self.with_others(finding.label(NO_PART).help(row.help(&key)), entry, row, cx);
        }
        if let Some(foreign::Key { help, removal }) = foreign::key(&entry.key, &self.at.entry(entry, None).pointer()) {
            let message = say!("this API takes no `{key}`", "本接口不接受 `{key}`");
            let finding = cx.finding_at_key(&shape::meta_field::RULE, &self.at.entry(entry, None), message);
            let fix = self.at.node.and_then(|object| remove(object, entry, removal, cx));
            return finding.label(foreign::FROM_META).help(help).fix(fix);
        }
        if let Some(outer) = self.outer(entry, cx) {
            finding.message =
                say!("`{key}` belongs further out, beside `{outer}`", "`{key}` 应写在外层，与 `{outer}` 并列");
            let help = say!("move it out, beside `{outer}`", "移到外层，与 `{outer}` 并列");
            return finding.label(Words::new("stands inside", "写在了里面")).help(help);
        }
        if is_behind_comma(entry, cx) {
            finding.message = say!("`{key}` stands behind a comma and is no key", "`{key}` 位于逗号之后，不是键");
            let help = say!(
                "if it belongs to the text before the comma, put all of that in quotes",
                "如果它属于逗号之前的文字，用引号将整段文字括起来"
            );
            return finding.label(Words::new("the comma ends the text before", "逗号结束了前面的文字")).help(help);
        }
        let finding = finding.label(NO_PART);
        // Without a kind, the key is meant to be one.
        let kinds = self.object == Object::Definition && free.iter().any(|key| key.alone);
        let names: Vec<_> = free.iter().filter(|key| key.alone || !kinds).map(|key| key.name).collect();
        let names = Some(listed(&names)).filter(|_| !names.is_empty());
        finding.help(match names {
            None => Words::new("remove it", "删除此键").into(),
            Some(names) if kinds => say!("the kinds of message are {names}", "消息类型有：{names}"; names),
            Some(names) => say!("keys that may stand here: {names}", "此处可用的键：{names}"; names),
        })
    }

    /// Marks the other keys that share a mistake.
    fn with_others(&self, finding: Diagnostic, entry: &Entry<'_>, row: &Misplaced, cx: &Cx<'_, '_>) -> Diagnostic {
        let others = self.rest().map(|(_, other)| other).filter(|other| other.key_span != entry.key_span);
        let same = others.filter(|other| misplaced(self, other, cx).is_some_and(|other| std::ptr::eq(row, other)));
        same.take(MOST_SHARED).fold(finding, |finding, other| {
            finding.related_text(self.at.entry(other, None).pointer(), other.key_span, THIS_TOO)
        })
    }

    /// The key of the same name right outside, which people may take for that which is missing.
    fn namesake(&self, key: &str, cx: &Cx<'_, '_>) -> Option<(String, crate::text::Span)> {
        let frame = cx.open.last().filter(|frame| self.at.hangs_on(frame.node))?;
        let entry = cx.tree.entries(frame.node).iter().find(|entry| entry.key == key)?;
        let own = frame.strays.iter().all(|(at, _)| cx.tree.entries(frame.node)[*at].key_span != entry.key_span);
        own.then(|| {
            (
                self.at.outer(frame.node).map_or_else(String::new, |outer| outer.entry(entry, None).pointer()),
                entry.key_span,
            )
        })
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

    /// The object around this one that takes a key which stands here: the key beside which it belongs. Nothing
    /// is missing there then.
    fn outer(&self, entry: &Entry<'_>, cx: &mut Cx<'_, '_>) -> Option<String> {
        let (tree, shape, beyond) = (cx.tree, cx.shape, cx.spent.beyond);
        let node = tree.node(entry.value);
        for frame in cx.open.iter_mut().rev() {
            let Some(beside) = self.at.key_in(frame.node) else { continue };
            let entries = tree.entries(frame.node);
            let lone = frame.keys.iter().any(|key| key.alone && entries.iter().any(|entry| entry.key == key.name));
            let free = |key: &&Key| key.is_offered(shape, beyond) && !(key.alone && lone);
            let absent = |key: &&Key| !entries.iter().any(|entry| entry.key == key.name);
            let mut takes = frame.keys.iter().filter(free).filter(absent);
            if let Some(key) = takes.find(|key| key.name == entry.key && key.form.fits(node)) {
                frame.excused.push(key.name);
                return Some(beside.to_owned());
            }
        }
        None
    }
}

/// What belongs elsewhere of an entry.
fn misplaced(fields: &Fields<'_>, entry: &Entry<'_>, cx: &Cx<'_, '_>) -> Option<&'static Misplaced> {
    misplaced::misplaced(fields.object, entry, fields.entries, cx.tree, cx.shape)
}

/// Whether a key has no colon and follows a comma, as the rest of a text does that needed quotes: `{example: HK$ 1,280}`.
fn is_behind_comma(entry: &Entry<'_>, cx: &Cx<'_, '_>) -> bool {
    let text = cx.source.text();
    let key = entry.key_span.range();
    let (before, behind) = (&text[..key.start], &text[key.end..]);
    before.trim_end().ends_with(',') && behind.trim_start().starts_with([',', '}'])
}

const CASE: Words = Words::new("upper and lower case are told apart in keys", "键区分大小写");
const NAMESAKE: Words = Words::new("this one says something else", "此键另有含义");
const SO_DOES_THIS: Words = Words::new("and so does this", "此键也是");
const THIS_TOO: Words = Words::new("this one, too", "此键也是");
/// So many further keys of one mistake are marked.
const MOST_SHARED: usize = 8;
const NO_PART: Words = Words::new("not part of this object", "不属于此对象");
const HEADER: Words = Words::new("write `header: {text: …}`", "写成 `header: {text: …}`");

/// What is wrong with a value under another word for a key of another form.
fn unfit(key: &Key, node: &Node<'_>) -> Phrase {
    let (name, found) = (key.name, found(node.value.noun()));
    say!("`{name}` is {form}, {found}", "{found}，`{name}` 应为{form}"; form = key.form.noun(), found)
}

/// A mistake that several keys of an object share.
struct Told<'a> {
    owner: Option<&'a str>,
    row: Option<&'static Misplaced>,
}

impl Told<'_> {
    fn is_told(&self, before: &[Self]) -> bool {
        before.iter().any(|told| {
            let owner = self.owner.is_some() && self.owner == told.owner;
            owner || self.row.zip(told.row).is_some_and(|(own, other)| std::ptr::eq(own, other))
        })
    }
}

/// Moves lines that stand too far out under the object that takes them.
fn indent(object: NodeId, entries: &[&Entry<'_>], owner: &str, cx: &Cx<'_, '_>) -> Option<Fix> {
    let inside = cx.tree.entries(object).iter().find(|entry| entry.key == owner)?;
    let edits = cx.room().indent(object, entries, inside)?;
    let keys: Vec<_> = entries.iter().map(|entry| &*entry.key).collect();
    let keys = listed(&keys);
    let title = say!("indent {keys}, so that it stands in `{owner}`", "缩进 {keys}，使其处于 `{owner}` 之下"; keys);
    Some(Fix { title, safe: false, edits })
}

/// Takes a key of Meta's API out, where that is enough.
fn remove(object: NodeId, entry: &Entry<'_>, removal: foreign::Removal, cx: &Cx<'_, '_>) -> Option<Fix> {
    let value = &cx.tree.node(entry.value).value;
    let safe = match removal {
        foreign::Removal::Keeps(word) => matches!(value, Value::String(text) if text == word),
        foreign::Removal::Loses => false,
        foreign::Removal::LosesText | foreign::Removal::NotEnough => return None,
    };
    let edits = cx.room().remove(object, entry)?;
    let key = &entry.key;
    Some(Fix { title: say!("remove `{key}`", "删除 `{key}`"), safe, edits })
}

/// Makes the header of a text that stands under another word for it, where a definition shows what its form is.
fn header_of(entry: &Entry<'_>, at: &At<'_>, cx: &Cx<'_, '_>) -> Option<Fix> {
    let node = cx.tree.node(entry.value);
    let text = matches!(&node.value, Value::String(text) if !text.contains("://"));
    if !text || cx.shape != super::Shape::Definition {
        return None;
    }
    let quote = if cx.room().quotes_keys(at.key_span()) { "\"" } else { "" };
    let mut edits = cx.room().rename(entry.key_span, "header")?;
    edits.extend(cx.room().wrap(node, &format!("{{{quote}text{quote}: "), "}")?);
    Some(Fix { title: HEADER.into(), safe: false, edits })
}

fn rename(entry: &Entry<'_>, to: &str, how: How, cx: &Cx<'_, '_>) -> Option<Fix> {
    let edits = cx.room().rename(entry.key_span, to)?;
    let title = say!("rename the key to `{to}`", "改名为 `{to}`");
    Some(Fix { title, safe: matches!(how, How::Case | How::Near), edits })
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
