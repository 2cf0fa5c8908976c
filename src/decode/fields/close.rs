//! What is told of an object once every key it may have was asked for: keys that are left over, and keys that are missing.

use super::{COMPARED, Fields, Frame, misplaced};
use crate::decode::cursor::At;
use crate::decode::meant::{How, Key};
use crate::decode::misplaced::Misplaced;
use crate::decode::object::Object;
use crate::decode::{Cx, Shape, foreign};
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::wording::{all_of, found, listed};
use crate::text::{Phrase, Span, Words, excerpt};
use crate::tree::{Entry, Node, NodeId, Style, Value};

/// So many further keys of one mistake are marked.
const MOST_SHARED: usize = 8;

impl Fields<'_> {
    /// Tells what is left over and what is missing.
    pub(in crate::decode) fn close(mut self, cx: &mut Cx<'_, '_>) {
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
        let taken_in = keys.iter().filter_map(|key| self.taken_in(key, cx));
        let finding = taken_in.fold(finding, |finding, (pointer, span)| finding.related_text(pointer, span, IN_A_TEXT));
        cx.tell(self.at, finding);
    }

    /// The key of the same name right outside, which people may take for that which is missing.
    fn namesake(&self, key: &str, cx: &Cx<'_, '_>) -> Option<(String, Span)> {
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

    /// A line of a block text that reads as a key which is missing: it is indented as the text is.
    fn taken_in(&self, key: &str, cx: &Cx<'_, '_>) -> Option<(String, Span)> {
        self.entries.iter().take(COMPARED).find_map(|entry| {
            let node = cx.tree.node(entry.value);
            let block = matches!(node.style, Style::Literal | Style::Folded);
            let lines = cx.source.slice(node.span).split_inclusive('\n').filter(|_| block);
            let mut start = node.span.start as usize;
            let found = lines.into_iter().find_map(|line| {
                let at = start + line.len() - line.trim_start().len();
                start += line.len();
                let behind = line.trim_start().strip_prefix(key)?;
                behind.starts_with(':').then(|| Span::new(at, at + key.len()))
            })?;
            Some((self.at.entry(entry, None).pointer(), found))
        })
    }

    fn unknown_key(&self, entry: &Entry<'_>) -> Diagnostic {
        let key = excerpt(&entry.key);
        let pointer = self.at.entry(entry, None).pointer();
        let message = say!("unknown key `{key}`", "未知的键 `{key}`");
        Diagnostic::in_text(&shape::unknown_key::RULE, pointer, entry.key_span, message)
    }
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

/// Whether a key has no colon and follows a comma, as the rest of a text does that needed quotes: `{example: HK$ 1,280}`.
fn is_behind_comma(entry: &Entry<'_>, cx: &Cx<'_, '_>) -> bool {
    let text = cx.source.text();
    let key = entry.key_span.range();
    let (before, behind) = (&text[..key.start], &text[key.end..]);
    before.trim_end().ends_with(',') && behind.trim_start().starts_with([',', '}'])
}

/// What is wrong with a value under another word for a key of another form.
fn unfit(key: &Key, node: &Node<'_>) -> Phrase {
    let (name, found) = (key.name, found(node.value.noun()));
    say!("`{name}` is {form}, {found}", "{found}，`{name}` 应为{form}"; form = key.form.noun(), found)
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
    if !text || cx.shape != Shape::Definition {
        return None;
    }
    let quote = if cx.room().quotes_keys(at.key_span()) { "\"" } else { "" };
    let mut edits = cx.room().rename(entry.key_span, "header")?;
    edits.extend(cx.room().wrap(node, &format!("{{{quote}text{quote}: "), "}")?);
    Some(Fix { title: HEADER.into(), safe: false, edits })
}

fn rename(entry: &Entry<'_>, to: &str, how: How, cx: &Cx<'_, '_>) -> Option<Fix> {
    if holds_value(entry, cx) {
        return None;
    }
    let edits = cx.room().rename(entry.key_span, to)?;
    let title = say!("rename the key to `{to}`", "改名为 `{to}`");
    Some(Fix { title, safe: matches!(how, How::Case | How::Near), edits })
}

/// Whether a key may hold its value, too, for want of a colon between them: a new name would lose it.
fn holds_value(entry: &Entry<'_>, cx: &Cx<'_, '_>) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words = entry.key.split(|c| !is_word(c)).filter(|word| !word.is_empty()).count();
    let apart = entry.key.chars().all(|c| is_word(c) || matches!(c, ' ' | '-' | '.'));
    words > 1 && (!apart || matches!(cx.tree.node(entry.value).value, Value::Null))
}

const CASE: Words = Words::new("upper and lower case are told apart in keys", "键区分大小写");
const NAMESAKE: Words = Words::new("this one says something else", "此键另有含义");
const IN_A_TEXT: Words =
    Words::new("indented as deep as the text, and a part of it", "缩进与文本相同，成了文本的一部分");
const SO_DOES_THIS: Words = Words::new("and so does this", "此键也是");
const THIS_TOO: Words = Words::new("this one, too", "此键也是");
const NO_PART: Words = Words::new("not part of this object", "不属于此对象");
const HEADER: Words = Words::new("write `header: {text: …}`", "写成 `header: {text: …}`");
