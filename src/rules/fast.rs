//! One look at an address, a recipient or a whole message that tells whether it is as plain as most are, so that no
//! rule has anything to say of it. Of texts the rules themselves say what to look for: [`super::traits`].
//!
//! Nothing is decided here: what is not ordinary is put before the rules, and tests put before them
//! whatever is called ordinary.

use super::bounds::in_few_lines;
use super::hint::html::ampersands;
use super::repeats::distinct;
use super::subject::{ButtonSubject, Buttons, CarouselSubject, Given, ListSubject, TemplateSubject};
use super::template::name_characters::taken as is_of_template;
use crate::limits::{self, Bound};
use crate::message::MediaType;
use crate::text::bytes::{eight, every, neighbours};
use memchr::memchr3;

/// Whether no rule about recipients speaks of one.
pub(crate) fn recipient(to: &str) -> bool {
    let digits = every(to.as_bytes(), |byte| byte.is_ascii_digit());
    digits && !to.starts_with('0') && <limits::recipient::Digits as Bound>::LIMIT.allows(to.len())
}

/// Whether no rule about addresses speaks of a text.
pub(crate) fn address(text: &str) -> bool {
    path(text).is_some_and(|path| path.is_free_of_html(text))
}

/// Whether no rule about addresses or media speaks of a link.
pub(crate) fn link(text: &str, media: &MediaType) -> bool {
    path(text).is_some_and(|path| path.leads_to(media) && path.is_free_of_html(text))
}

/// Whether no rule about lists speaks of one.
pub(crate) fn list(list: &dyn ListSubject) -> bool {
    let sections = (0..).map_while(|section| Some((section, list.rows(section)?)));
    let rows = |(section, rows)| (0..rows).map(move |row| list.row(section, row));
    let ids = sections.clone().flat_map(rows).map(|(id, _)| id);
    let titles = |section| rows(section).map(|(_, title)| title);
    <limits::list::TotalRows as Bound>::LIMIT.allows(sections.clone().map(|(_, rows)| rows).sum())
        && distinct(&ids)
        && sections.clone().all(|section| distinct(&titles(section)))
}

/// Whether no rule about reply buttons speaks of them.
pub(crate) fn button(button: &dyn ButtonSubject) -> bool {
    let replies = (0..button.replies()).map(|at| button.reply(at));
    let (ids, titles) = (replies.clone().map(|(id, _)| id), replies.map(|(_, title)| title));
    button.header_by_link().is_none() && distinct(&ids) && distinct(&titles)
}

/// Whether no rule about carousels speaks of one.
pub(crate) fn carousel(carousel: &dyn CarouselSubject) -> bool {
    let buttons = (0..carousel.cards()).map(|card| (card, carousel.buttons(card)));
    let replies = |(card, buttons): (usize, Buttons)| (0..buttons.replies()).map(move |at| carousel.reply(card, at));
    let ids = buttons.clone().flat_map(replies).map(|(id, _)| id);
    let mut each = buttons.clone();
    (0..carousel.cards()).all(|card| carousel.body(card).is_none_or(in_few_lines))
        && buttons.clone().is_sorted_by(|(_, one), (_, other)| one == other)
        && distinct(&ids)
        && each.all(|card| distinct(&replies(card).map(|(_, title)| title)))
}

/// Whether no rule about template messages speaks of one.
pub(crate) fn template(template: &dyn TemplateSubject) -> bool {
    let buttons = 0..template.buttons();
    let documented = |at| !matches!(template.given(at), Some(Given::Beyond(_)));
    (!template.has_code() || template.parts() == [false; 3])
        && template.language().is_none()
        && template.named_values() == 0
        && template.header_name().is_none()
        && template.name().chars().all(is_of_template)
        && buttons.clone().all(documented)
        && distinct(&buttons.map(|at| template.index(at)))
}

/// What follows the host of an `https` address of ASCII characters with a public name for its host.
fn path(text: &str) -> Option<Path<'_>> {
    let rest = text.strip_prefix("https://")?;
    let (ungraphic, decoded, ands) =
        neighbours(rest.as_bytes(), b'a', (0, 0, 0), |(ungraphic, decoded, ands), word| {
            let unseen = eight::beyond_ascii(word) | eight::below(word, b'!') | eight::are(word, b'\x7f');
            let signs = eight::are(word, b'%') | eight::are(word, b'?') | eight::are(word, b'#');
            (ungraphic | unseen, decoded | signs, ands | eight::are(word, b'&'))
        });
    if ungraphic != 0 {
        return None;
    }
    let (host, path) = rest.split_at(memchr3(b'/', b'?', b'#', rest.as_bytes()).unwrap_or(rest.len()));
    let path = Path { text: path, decoded: decoded != 0, ands: ands != 0 };
    (every(host.as_bytes(), is_of_host) && is_public(host)).then_some(path)
}

/// The part of an address behind the host.
struct Path<'a> {
    text: &'a str,
    /// Whether the address has signs that stand for others, or end the path.
    decoded: bool,
    ands: bool,
}

impl Path<'_> {
    /// Whether it has nothing to decode and ends in an extension of the kind, in lower case.
    fn leads_to(&self, media: &MediaType) -> bool {
        const LONGEST: usize = 4;
        let bytes = self.text.as_bytes();
        let Some(dot) = bytes.iter().rev().take(LONGEST + 1).position(|&byte| byte == b'.') else { return false };
        let (stem, extension) = (&bytes[..bytes.len() - dot - 1], &bytes[bytes.len() - dot..]);
        !self.decoded
            && stem.last().is_some_and(|&byte| byte != b'/')
            && media.extensions.iter().any(|known| known.as_bytes() == extension)
    }

    fn is_free_of_html(&self, address: &str) -> bool {
        !self.ands || ampersands(address).next().is_none()
    }
}

/// Whether a name ends in a dot and a few letters that are not `local`.
fn is_public(host: &str) -> bool {
    let bytes = host.as_bytes();
    let letters = bytes.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let before = bytes.len() - letters;
    matches!(letters, 2..=4) && before >= 2 && bytes[before - 1] == b'.'
}

// What follows is without branches, so that many bytes are looked at together.

/// A letter, a digit, a hyphen or the dot behind it.
fn is_of_host(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let digit = byte.wrapping_sub(b'0') < 10;
    letter | digit | (byte.wrapping_sub(b'-') < 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{
        Button, ButtonHeader, Card, CardAction, CardHeader, Carousel, Document, Image, List, MediaKind, Row, Section,
        Template, UrlButton, Video,
    };
    use crate::rules::wanted::{Options, Wanted};
    use crate::rules::{Written, run};
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_rule_speaks_of_ordinary_recipients(to in "[0-9]{0,16}[0-9a+]?") {
            let mut found = Vec::new();
            if recipient(&to) {
                run::ALL.on_recipient.iter().for_each(|(_, check)| check(&to, &mut found));
            }
            prop_assert!(found.is_empty(), "{to:?}: {found:?}");
        }

        #[test]
        fn what_is_no_number_is_an_error(to in "[0-9]{0,6}[^0-9][0-9]{0,6}|") {
            let mut found = Vec::new();
            run::recipient_value(&to, Wanted::all(Options::default()), &mut found);
            prop_assert!(run::is_no_number(&to) && crate::diagnostic::any_error(&found), "{to:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_addresses(
            link in "https://[a-z0-9.:@é-]{0,12}(\\.(com|local|LOCAL|localhost|1|c0m|io))?([./%?#a-z0-9\\\\ é]|&amp;){0,12}(\\.(png|mp4|ogg|pdf|PNG|p%6Eg))?[?#/.]?",
        ) {
            let mut found = Vec::new();
            if address(&link) {
                run::ALL.on_url.iter().for_each(|(_, check)| check(&Written::new(&link), &mut found));
            }
            for media in MediaType::ALL.iter().copied().filter(|media| super::link(&link, media)) {
                run::ALL.on_link.iter().for_each(|(_, check)| check(&Written::new(&link), media, &mut found));
            }
            prop_assert!(found.is_empty(), "{link:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_lists(sections in vec(vec(names(), 0..5), 0..4)) {
            let row = |(id, title)| Row::new(id, title);
            let sections = sections.into_iter().map(|rows| Section::new("a").rows(rows.into_iter().map(row)));
            let subject = List::new("a", "b").sections(sections);
            let mut found = Vec::new();
            if list(&subject) {
                run::ALL.on_list.iter().for_each(|(_, check)| check(&subject, &mut found));
            }
            prop_assert!(found.is_empty(), "{subject:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_replies(replies in vec(names(), 0..4), by_link in any::<bool>()) {
            let mut subject = Button::new("a").replies(replies);
            if by_link {
                subject = subject.header(ButtonHeader::image("https://example.com/a.png"));
            }
            let mut found = Vec::new();
            if button(&subject) {
                run::ALL.on_button.iter().for_each(|(_, check)| check(&subject, &mut found));
            }
            prop_assert!(found.is_empty(), "{subject:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_carousels(
            cards in vec((vec(names(), 0..3), any::<bool>(), "[a\n\r]{0,6}"), 0..4),
        ) {
            let cards = cards.into_iter().map(|(replies, url, body)| {
                let action = if url {
                    CardAction::UrlButton(UrlButton::new("a", "https://example.com"))
                } else {
                    CardAction::Replies(replies.into_iter().map(Into::into).collect())
                };
                Card { header: CardHeader::image("https://example.com/a.png"), body: Some(body.into()), action }
            });
            let subject = Carousel { body: "a".into(), cards: cards.collect() };
            let mut found = Vec::new();
            if carousel(&subject) {
                run::ALL.on_carousel.iter().for_each(|(_, check)| check(&subject, &mut found));
            }
            prop_assert!(found.is_empty(), "{subject:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_templates(
            name in "[a_0]{1,3}[A ]?", code in any::<bool>(), body in any::<bool>(), language in any::<bool>(),
            buttons in vec((0u32..4, any::<bool>()), 0..3), named in any::<bool>(), header in any::<bool>(),
        ) {
            let mut subject = if code { Template::authentication(name, "1") } else { Template::new(name) };
            if body { subject = subject.parameter("a"); }
            if language { subject = subject.language("en"); }
            if named { subject = subject.named("a", "b"); }
            if header { subject = subject.named_header("a", "b"); }
            for (index, documented) in buttons {
                subject = if documented { subject.button(index, "a") } else { subject.url_value(index, "a") };
            }
            let mut found = Vec::new();
            if template(&subject) {
                let beyond = Options::default().beyond;
                run::ALL.on_template.iter().for_each(|(_, check)| check(&subject, beyond, &mut found));
            }
            prop_assert!(found.is_empty(), "{subject:?}: {found:?}");
        }
    }

    /// An id and a title, of so few that some stand twice.
    fn names() -> (&'static str, &'static str) {
        ("[a-c]?", "[a-c]?")
    }

    #[test]
    fn most_values_are_ordinary() {
        for (path, media) in [("a.png", Image::TYPE), ("v/a.b.mp4", Video::TYPE), ("bill.docx", Document::TYPE)] {
            assert!(link(&format!("https://cdn.example.com/{path}"), media), "{path}");
        }
        assert!(recipient("85290000001"));
        assert!(address("https://www.example.com/shop?item=4711#top"));
    }
}
