//! What both shapes have in common: rows, sections, media, and objects that name their content.

use super::at::At;
use super::fields::{Fields, list};
use super::{Cx, Decode, Shape};
use crate::limits::Bound;
use crate::message::{Choice, Media, MediaKind, MediaSource, Row, Section, UrlButton};
use crate::rules::{media, shape};
use crate::tree::Entry;

/// Decodes an object whose keys are the fields of a type. A field that is forgotten here does not
/// compile.
macro_rules! record {
    ($type:ty $(where $($param:ident),*)?; $noun:literal { $($field:ident: $how:ident),* $(,)? }) => {
        impl$(<$($param: $crate::limits::Bound),*>)? Decode for $type {
            fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
                let mut fields = Fields::open(at, cx, $noun);
                let value = Self { $($field: fields.$how(cx, stringify!($field))),* };
                fields.close(cx);
                value
            }
        }
    };
}
pub(super) use record;

record!(Section; "a section" { title: required, rows: required });
record!(Row; "a row" { id: required, title: required, description: optional });
record!(Choice<I, T> where I, T; "a reply" { id: required, title: required });
record!(UrlButton<L> where L; "a URL button" { display_text: required, url: required });

impl<K: MediaKind> Decode for Media<K> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let mut fields = Fields::open(at, cx, "media");
        refuse_id(&mut fields, cx);
        let link = cx.text(&fields.need("link", Some("link".into())));
        fields.close(cx);
        Self::link(link)
    }
}

/// Media by id, where only a link is taken.
fn refuse_id(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) {
    let Some(entry) = fields.entry("id") else { return };
    fields.ignore("id");
    fields.excuse("link");
    let at = fields.at().entry(entry, None);
    let finding = cx
        .finding_at_key(
            &media::id_not_taken::RULE,
            &at,
            "media by `id` is documented for the header of reply buttons only",
        )
        .label("write `link` instead");
    cx.tell(&at, finding);
}

impl<K: MediaKind> Decode for MediaSource<K> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let mut fields = Fields::open(at, cx, "media");
        let id = fields.take("id", Some("id".into()));
        let link = match id {
            Some(_) => fields.take("link", Some("link".into())),
            None => Some(fields.need("link", Some("link".into()))),
        };
        let source = match (&id, &link) {
            (Some(id), Some(link)) => {
                refuse_both(fields.at(), id, link, cx);
                cx.poison(fields.at());
                Self::Link(Media::link(""))
            }
            (Some(id), None) => Self::Id(Decode::decode(id, cx)),
            (None, link) => Self::Link(Media::link(link.as_ref().map_or_else(String::new, |link| cx.text(link)))),
        };
        fields.close(cx);
        source
    }
}

fn refuse_both(at: &At<'_>, id: &At<'_>, link: &At<'_>, cx: &mut Cx<'_, '_>) {
    let key = |at: &At<'_>| (at.pointer(), at.key_span().unwrap_or_default());
    let (mut first, mut second) = (key(id), key(link));
    if second.1 < first.1 {
        std::mem::swap(&mut first, &mut second);
    }
    let message = "both `id` and `link`, exactly one belongs here";
    let finding = crate::Diagnostic::in_text(&media::id_and_link::RULE, second.0, second.1, message)
        .label("remove one of the two")
        .related_text(first.0, first.1, "the other");
    cx.tell(at, finding);
}

/// What stands around the body of other interactive messages, where there is no place for it.
pub(super) fn refuse_around(carousel: &mut Fields<'_>, cx: &mut Cx<'_, '_>) {
    for key in ["header", "footer"] {
        let Some(entry) = carousel.entry(key) else { continue };
        carousel.ignore(key);
        let at = carousel.at().entry(entry, None);
        let finding = cx
            .finding_at_key(&shape::unknown_key::RULE, &at, format!("a carousel takes no {key}"))
            .label("not part of a carousel")
            .help("say it in the `body`");
        cx.tell(&at, finding);
    }
}

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
        noun: &str,
        words: &[&'static str],
        others: &[&'static str],
        decode: impl FnOnce(Chosen<'_>, &mut Self) -> T,
    ) -> T {
        let mut fields = Fields::open(at, self, noun);
        let chosen = match self.shape {
            Shape::Definition => self.by_key(&mut fields, noun, words, others),
            Shape::Payload => self.by_type(&mut fields, noun, words, others),
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
        noun: &str,
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
                fields.know(words);
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
                fields.know(words);
                if !fields.is_absent() && !fields.misspells(words) {
                    let message = format!("{noun} needs one of {}", list(words));
                    let finding = self.finding(&shape::missing_key::RULE, fields.at(), message);
                    self.tell(fields.at(), finding);
                }
                None
            }
        }
    }

    fn refuse_kind(&mut self, fields: &mut Fields<'_>, entry: &Entry<'_>, noun: &str, words: &[&'static str]) {
        for key in words.iter().copied().chain([&*entry.key]) {
            fields.ignore(key);
        }
        let at = fields.at().entry(entry, None);
        let message = format!("{noun} of the kind `{}`, allowed is {}", entry.key, kinds(words));
        let finding = self.finding_at_key(&shape::header_kind::RULE, &at, message);
        self.tell(&at, finding);
    }

    fn by_type<'a>(
        &mut self,
        fields: &mut Fields<'a>,
        noun: &str,
        words: &[&'static str],
        others: &[&'static str],
    ) -> Option<Chosen<'a>> {
        let kind = fields.need("type", None);
        let named = kind.node.is_some();
        let word = match self.other_kind(&kind, noun, words, others) {
            Some(other) => {
                fields.ignore(other);
                None
            }
            None if named => self.word(&kind, words, &format!("kind of {}", noun.trim_start_matches("a "))),
            None => None,
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

    /// The kind that `type` names, where it exists but is not taken here; told.
    fn other_kind(
        &mut self,
        kind: &At<'_>,
        noun: &str,
        words: &[&'static str],
        others: &[&'static str],
    ) -> Option<&'static str> {
        let crate::tree::Value::String(text) = &self.tree.node(kind.node?).value else { return None };
        let other = others.iter().find(|other| *other == text)?;
        let message = format!("{noun} of the kind `{other}`, allowed is {}", kinds(words));
        let finding = self.finding(&shape::header_kind::RULE, kind, message);
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
        rule: &crate::rules::Rule,
        at: &At<'_>,
        message: impl Into<String>,
    ) -> crate::Diagnostic {
        let span = at.key_span().unwrap_or_else(|| at.span(self.tree));
        crate::Diagnostic::in_text(rule, at.pointer(), span, message)
    }
}

fn kinds(words: &[&str]) -> String {
    match words {
        [word] => format!("`{word}` only"),
        words => list(words),
    }
}

/// Decodes a choice between kinds that have one name in both shapes.
macro_rules! choice {
    ($type:ty $(where $param:ident)?; $noun:literal { $($word:literal => $variant:ident),* } not $others:expr) => {
        impl$(<$param: Bound>)? Decode for $type {
            fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
                cx.choice(at, $noun, &[$($word),*], $others, |chosen, cx| match chosen.word {
                    $($word => Self::$variant(Decode::decode(&chosen.content, cx)),)*
                    other => unreachable!("{other} is none of the words given"),
                })
            }
        }
    };
}

/// Kinds of header that Meta knows somewhere.
const HEADER_KINDS: [&str; 7] = ["text", "image", "video", "document", "audio", "gif", "location"];

choice!(crate::message::Header<L> where L; "a header" {
    "text" => Text, "image" => Image, "video" => Video, "document" => Document
} not &HEADER_KINDS[4..]);
choice!(crate::message::ButtonHeader; "a header" {
    "text" => Text, "image" => Image, "video" => Video, "document" => Document
} not &HEADER_KINDS[4..]);
choice!(crate::message::CardHeader; "a card header" {
    "image" => Image, "video" => Video
} not &["text", "document", "audio", "gif", "location"]);

impl<L: Bound> Decode for crate::message::TextHeader<L> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        cx.choice(at, "a list header", &["text"], &HEADER_KINDS[1..], |chosen, cx| Self {
            text: Decode::decode(&chosen.content, cx),
        })
    }
}
