//! Objects that hold one of several kinds.

use super::cursor::At;
use super::fields::{Fields, list};
use super::meant::Key;
use super::object::{Asked, Object};
use super::wrap::Bare;
use super::{Cx, Shape};
use crate::diagnostic::{Fix, Rule};
use crate::rules::shape;
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
        // Where nothing could be chosen, the first kind stands in, with nothing in it.
        let chosen = chosen.unwrap_or_else(|| {
            self.poison(at);
            Chosen { word: words[0], content: at.absent(Some(words[0].into())) }
        });
        let value = decode(chosen, self);
        fields.close(self);
        value
    }

    fn by_key<'a>(
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
                let at = fields.at().entry(second, None);
                let finding = self
                    .finding_at_key(
                        &shape::two_kinds::RULE,
                        &at,
                        format!("{noun} has both `{}` and `{}`, exactly one belongs here", first.key, second.key),
                    )
                    .label("remove one of the two");
                let first_at = fields.at().entry(first, None);
                let finding = finding.related_text(first_at.pointer(), first.key_span, "the other");
                self.tell(&at, finding);
                for (entry, _) in &present {
                    fields.ignore(&entry.key);
                }
                let content = fields.take(word, Some(word.into()))?;
                self.poison(&content);
                None
            }
            _ => {
                if !fields.is_absent() && !fields.explains(words, self) {
                    let message = format!("{noun} needs one of {}", list(words));
                    let finding = self.finding(&shape::missing_key::RULE, fields.at(), message);
                    self.tell(fields.at(), finding);
                }
                None
            }
        }
    }

    fn refuse_kind(&mut self, fields: &mut Fields<'_>, entry: &Entry<'_>, noun: Object, words: &[&'static str]) {
        for key in words.iter().copied().chain([&*entry.key]) {
            fields.ignore(key);
        }
        let at = fields.at().entry(entry, None);
        let message = format!("{noun} of the kind `{}`, allowed is {}", entry.key, kinds(words));
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
            let finding = self.finding(&shape::missing_key::RULE, fields.at(), "`type` is missing");
            let help = format!("{object} has a `type`, one of {}, and its content under that word", list(words));
            self.tell(fields.at(), finding.label("add `type`").help(help));
        }
        None
    }

    /// Tells that an object lacks the `type` that its content shows.
    pub(super) fn tell_untyped(&mut self, at: &At<'_>, word: &str) {
        let edits = at.node.and_then(|id| self.room().add_word(id, "type", word));
        let finding = self
            .finding(&shape::missing_key::RULE, at, "`type` is missing")
            .label(format!("add `type: {word}`"))
            .fix(edits.map(|edits| Fix { title: format!("add `type: {word}`").into(), safe: true, edits }));
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
        let message = format!("{noun} of the kind `{other}`, allowed is {}", kinds(words));
        let finding = self.finding(&shape::header_kind::RULE, kind, message).help(HEADER_KIND);
        self.tell(kind, finding);
        Some(other)
    }

    /// A payload whose content key does not go with its `type`.
    pub(super) fn tell_mismatch(&mut self, fields: &mut Fields<'_>, wrong: &Entry<'_>, kind: &At<'_>, word: &str) {
        fields.ignore(&wrong.key);
        let at = fields.at().entry(wrong, None);
        let message = format!("`{}` does not go with `type: {word}`", wrong.key);
        let finding = self
            .finding_at_key(&shape::kind_mismatch::RULE, &at, message)
            .label(format!("`{word}` belongs here"))
            .related_text(kind.pointer(), kind.span(self.tree), "decided here");
        self.tell(&at, finding);
    }

    /// A finding about the key at a place.
    pub(super) fn finding_at_key(
        &self,
        rule: &Rule,
        at: &At<'_>,
        message: impl Into<crate::text::Phrase>,
    ) -> crate::diagnostic::Diagnostic {
        let span = at.key_span().unwrap_or_else(|| at.span(self.tree));
        crate::diagnostic::Diagnostic::in_text(rule, at.pointer(), span, message)
    }
}

const HEADER_KIND: &str = "write a header of an allowed kind, or leave it out";

fn kinds(words: &[&str]) -> String {
    match words {
        [word] => format!("`{word}` only"),
        words => format!("one of {}", list(words)),
    }
}
