//! Objects that hold one of several kinds.

use super::cursor::At;
use super::fields::Fields;
use super::locate::KIND;
use super::meant::Key;
use super::object::{Asked, Object};
use super::wrap::Bare;
use super::{Cx, Shape};
use crate::diagnostic::{Diagnostic, Fix, Rule};
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::wording::{choice_of, listed};
use crate::text::{Language, Phrase, Words};
use crate::tree::Entry;

/// Which of several kinds an object holds, and where its content stands.
pub(super) struct Chosen<'a> {
    pub(super) word: &'static str,
    pub(super) content: At<'a>,
}

impl Cx<'_, '_> {
    /// Reads an object that holds one of several kinds: in a definition the one key that names
    /// it (`{image: …}`), in a payload `type` and the key of that name
    /// (`{type: image, image: …}`). `others` are kinds that exist elsewhere but not here.
    ///
    /// The chosen place is a step of the message with the word's name.
    pub(super) fn choice<T>(
        &mut self,
        at: &At<'_>,
        (object, asked): (Object, Asked),
        keys: &'static [Key],
        words: &'static [&'static str],
        others: &[&'static str],
        decode: impl FnOnce(Chosen<'_>, &mut Self) -> T,
    ) -> T {
        let mut fields = Fields::open_or(at, self, object, keys, Bare::Choice(words));
        let chosen = match self.shape {
            Shape::Definition => self.by_key(&mut fields, object, words, others),
            Shape::Payload => self.by_type(&mut fields, (object, asked), words, others),
        };
        // In a payload a word says which it is, in a definition the key of the content.
        if self.shape == Shape::Payload
            && let Some(entry) = fields.entry("type")
        {
            self.note(&at.entry(entry, Some(KIND.into())));
        } else if let Some(entry) = chosen.as_ref().and_then(|chosen| fields.entry(chosen.word)) {
            self.note_key(&at.entry(entry, Some(KIND.into())));
        }
        // Where nothing could be chosen, the first kind stands in, with nothing in it.
        let chosen = chosen.unwrap_or_else(|| {
            self.poison(at);
            Chosen { word: words[0], content: at.absent(Some(words[0].into())) }
        });
        let value = decode(chosen, self);
        fields.close(self);
        value
    }

    pub(super) fn by_key<'a>(
        &mut self,
        fields: &mut Fields<'a>,
        noun: Object,
        words: &[&'static str],
        others: &[&'static str],
    ) -> Option<Chosen<'a>> {
        let mut present: Vec<(&Entry<'_>, &'static str)> = Vec::new();
        for word in words {
            present.extend(fields.entry(word).map(|entry| (entry, *word)));
        }
        present.sort_by_key(|(entry, _)| entry.key_span);
        if let Some(entry) = others.iter().find_map(|other| fields.entry(other)) {
            self.refuse_kind(fields, entry, noun, words);
            return None;
        }
        match present[..] {
            [(_, word), ..] if present.len() == 1 => {
                let content = fields.take(word, Some(word.into()))?;
                Some(Chosen { word, content })
            }
            [(first, word), (second, _), ..] => {
                self.refuse_second(fields, first, second, noun);
                for (entry, _) in &present {
                    fields.ignore(&entry.key);
                }
                let content = fields.take(word, Some(word.into()))?;
                self.poison(&content);
                None
            }
            _ => {
                if !fields.is_absent() && !fields.explains(words, self) {
                    let list = listed(words);
                    let message = say!("{noun} needs one of {list}", "{noun}需要以下其中一个：{list}"; noun, list);
                    let finding = self.finding(&shape::missing_key::RULE, fields.at(), message);
                    self.tell(fields.at(), finding);
                }
                None
            }
        }
    }

    fn refuse_second(&mut self, fields: &Fields<'_>, first: &Entry<'_>, second: &Entry<'_>, noun: Object) {
        let (one, two) = (&first.key, &second.key);
        let message = say!(
            "{noun} has both `{one}` and `{two}`, exactly one belongs here",
            "{noun}同时有 `{one}` 和 `{two}`，只能保留一个"; noun
        );
        let at = fields.at().entry(second, None);
        let finding = self.finding_at_key(&shape::two_kinds::RULE, &at, message);
        self.tell(&at, beside(finding, &fields.at().entry(first, None)));
    }

    fn refuse_kind(&mut self, fields: &mut Fields<'_>, entry: &Entry<'_>, noun: Object, words: &[&'static str]) {
        for key in words.iter().copied().chain([&*entry.key]) {
            fields.ignore(key);
        }
        let at = fields.at().entry(entry, None);
        let message = other_kind(noun, &entry.key, words);
        let finding = self.finding_at_key(&shape::header_kind::RULE, &at, message).help(HEADER_KIND);
        self.tell(&at, finding);
    }

    fn by_type<'a>(
        &mut self,
        fields: &mut Fields<'a>,
        (object, asked): (Object, Asked),
        words: &[&'static str],
        others: &[&'static str],
    ) -> Option<Chosen<'a>> {
        let Some(kind) = fields.take("type", None) else { return self.untyped(fields, object, words) };
        let word = if let Some(other) = self.other_kind(&kind, object, words, others) {
            fields.ignore(other);
            None
        } else {
            let others = fields.renamed_with(&kind, self);
            self.word_with(&kind, words, asked, others)
        };
        let Some(word) = word else {
            // The fault is told; the key that is there is no further one.
            for key in words {
                fields.ignore(key);
            }
            return None;
        };
        if !fields.has(word)
            && let Some(wrong) = words.iter().chain(others).find_map(|other| fields.entry(other))
        {
            self.tell_mismatch(fields, wrong, &kind, word);
            return None;
        }
        Some(Chosen { word, content: fields.need(word, Some(word.into())) })
    }

    /// An object without `type`: the content that is there decides.
    fn untyped<'a>(&mut self, fields: &mut Fields<'a>, object: Object, words: &[&'static str]) -> Option<Chosen<'a>> {
        let present: Vec<_> = words.iter().copied().filter(|word| fields.has(word)).collect();
        if let [word] = present[..] {
            self.tell_untyped(fields.at(), word);
            return Some(Chosen { word, content: fields.take(word, Some(word.into()))? });
        }
        for word in present {
            fields.ignore(word);
        }
        if !fields.is_absent() {
            let finding = self.finding(&shape::missing_key::RULE, fields.at(), NO_TYPE);
            let list = listed(words);
            let help = say!(
                "{object} has a `type`, one of {list}, and its content under that word",
                "{object}要有 `type`，可用：{list}；内容写在与其值同名的键之下"; object, list
            );
            self.tell(fields.at(), finding.label(Words::new("add `type`", "添加 `type`")).help(help));
        }
        None
    }

    /// Tells that an object lacks the `type` that its content shows.
    pub(super) fn tell_untyped(&mut self, at: &At<'_>, word: &str) {
        let edits = at.node.and_then(|id| self.room().add_word(id, "type", word));
        let add = say!("add `type: {word}`", "添加 `type: {word}`");
        let finding = self
            .finding(&shape::missing_key::RULE, at, NO_TYPE)
            .label(add.clone())
            .fix(edits.map(|edits| Fix { title: add, safe: true, edits }));
        self.tell(at, finding);
    }

    /// The kind that `type` names, where it exists but is not taken here; told.
    fn other_kind(
        &mut self,
        kind: &At<'_>,
        noun: Object,
        words: &[&'static str],
        others: &[&'static str],
    ) -> Option<&'static str> {
        let crate::tree::Value::String(text) = &self.tree.node(kind.node?).value else { return None };
        let other = others.iter().find(|other| *other == text)?;
        let message = other_kind(noun, other, words);
        let finding = self.finding(&shape::header_kind::RULE, kind, message).help(HEADER_KIND);
        self.tell(kind, finding);
        Some(other)
    }

    /// A payload whose content key does not go with its `type`.
    pub(super) fn tell_mismatch(&mut self, fields: &mut Fields<'_>, wrong: &Entry<'_>, kind: &At<'_>, word: &str) {
        fields.ignore(&wrong.key);
        let at = fields.at().entry(wrong, None);
        let key = &wrong.key;
        let message = say!("`{key}` does not go with `type: {word}`", "`{key}` 与 `type: {word}` 不符");
        let finding = self
            .finding_at_key(&shape::kind_mismatch::RULE, &at, message)
            .label(say!("`{word}` belongs here", "此处应为 `{word}`"))
            .related_text(kind.pointer(), kind.span(self.tree), Words::new("decided here", "由此处决定"));
        self.tell(&at, finding);
    }

    /// A finding about the key at a place.
    pub(super) fn finding_at_key(&self, rule: &Rule, at: &At<'_>, message: impl Into<Phrase>) -> Diagnostic {
        let span = at.key_span().unwrap_or_else(|| at.span(self.tree));
        Diagnostic::in_text(rule, at.pointer(), span, message)
    }
}

/// A finding about a key that another one leaves no place, which is marked, too.
pub(super) fn beside(finding: Diagnostic, other: &At<'_>) -> Diagnostic {
    let span = other.key_span().unwrap_or_default();
    finding.label(Words::new("remove one of the two", "删除其中一个")).related_text(
        other.pointer(),
        span,
        Words::new("the other", "另一个"),
    )
}

const NO_TYPE: Words = Words::new("`type` is missing", "缺少 `type`");
const HEADER_KIND: Words =
    Words::new("write a header of an allowed kind, or leave it out", "改用支持的标头类型，或删除标头");

/// What is wrong with an object of a kind that is not taken here.
fn other_kind(noun: Object, kind: &str, words: &[&str]) -> Phrase {
    let allowed = match words {
        [word] => say!("`{word}` only", "`{word}`"),
        words => Phrase::new(format!("one of {}", listed(words)), choice_of(words).say(Language::Chinese).to_owned()),
    };
    say!("{noun} of the kind `{kind}`, allowed is {allowed}", "{noun}类型为 `{kind}`，只能用 {allowed}"; noun, allowed)
}
