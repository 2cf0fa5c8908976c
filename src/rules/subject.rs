//! What rules about a whole message look at.
//!
//! A built message and one that is only being read, without a copy of its texts, show the same
//! views, so each relation is written once and holds for both.

use crate::message::{
    Button, ButtonHeader, ButtonValue, Card, CardAction, Carousel, Header, List, MediaSource, Template,
};
use crate::templates::Undocumented;

/// The id and the title of something to tap.
pub(crate) type Choice<'a> = (&'a str, &'a str);

/// A list message.
pub(crate) trait ListSubject {
    /// How many rows a section has; `None` past the last section.
    fn rows(&self, section: usize) -> Option<usize>;
    /// A row of a section.
    fn row(&self, section: usize, row: usize) -> Choice<'_>;
}

/// A message with reply buttons.
pub(crate) trait ButtonSubject {
    fn replies(&self) -> usize;
    fn reply(&self, at: usize) -> Choice<'_>;
    /// The kind of the header's media, where that goes by link.
    fn header_by_link(&self) -> Option<&'static str>;
}

/// A carousel.
pub(crate) trait CarouselSubject {
    fn cards(&self) -> usize;
    fn body(&self, card: usize) -> Option<&str>;
    fn buttons(&self, card: usize) -> Buttons;
    /// A quick reply; only where [`buttons`](Self::buttons) counts one.
    fn reply(&self, card: usize, at: usize) -> Choice<'_>;
}

/// The buttons of one card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Buttons {
    pub(crate) url: bool,
    pub(crate) count: usize,
}

impl Buttons {
    /// How many of them are quick replies.
    pub(crate) fn replies(self) -> usize {
        if self.url { 0 } else { self.count }
    }
}

/// A template message.
pub(crate) trait TemplateSubject {
    fn name(&self) -> &str;
    /// Whether there is a one-time code.
    fn has_code(&self) -> bool;
    /// Which of header, body and buttons are there.
    fn parts(&self) -> [bool; 3];
    fn buttons(&self) -> usize;
    /// The position that a button names.
    fn index(&self, button: usize) -> u32;
    /// What a button is given; nothing where it could not be read.
    fn given(&self, button: usize) -> Option<Given>;
    /// The language that is asked for.
    fn language(&self) -> Option<&str>;
    fn header(&self) -> Option<CallHeader<'_>>;
    /// How many texts fill the body, where there is one.
    fn values(&self) -> Option<usize>;
    /// A text that fills the body.
    fn value(&self, at: usize) -> &str;
    /// How many texts fill gaps of the body by name.
    fn named_values(&self) -> usize {
        0
    }
    /// The name of one of them.
    fn name_of(&self, _at: usize) -> Option<&str> {
        None
    }
    /// The most characters that one of them can have.
    fn longest_named(&self, _at: usize) -> usize {
        0
    }
    /// The name of the gap that the text of the header fills.
    fn header_name(&self) -> Option<&str> {
        None
    }
    /// The most characters that a text of the body can have.
    fn longest(&self, at: usize) -> usize {
        self.value(at).chars().count()
    }
    /// The most characters that the text of the header can have.
    fn longest_header(&self) -> usize {
        self.header().and_then(|header| header.text).map_or(0, |text| text.chars().count())
    }
    /// Whether values that nobody knows yet decide how long texts are.
    fn is_open(&self) -> bool {
        false
    }
}

/// What a call gives for a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// The code that it copies.
    Coupon,
    /// Something that the document does not have.
    Beyond(Undocumented),
}

impl Given {
    /// The key that says it in a definition.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Coupon => "coupon_code",
            Self::Beyond(one) => one.key(),
        }
    }
}

/// What fills the header of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CallHeader<'a> {
    /// Its kind, as the API names it: `text`, `image`.
    pub(crate) word: &'static str,
    /// The text, where it is one.
    pub(crate) text: Option<&'a str>,
}

impl ListSubject for List {
    fn rows(&self, section: usize) -> Option<usize> {
        self.sections.get(section).map(|section| section.rows.len())
    }

    fn row(&self, section: usize, row: usize) -> Choice<'_> {
        let row = &self.sections[section].rows[row];
        (&row.id, &row.title)
    }
}

impl ButtonSubject for Button {
    fn replies(&self) -> usize {
        self.replies.len()
    }

    fn reply(&self, at: usize) -> Choice<'_> {
        (&self.replies[at].id, &self.replies[at].title)
    }

    fn header_by_link(&self) -> Option<&'static str> {
        match &self.header {
            Some(ButtonHeader::Image(MediaSource::Link(_))) => Some("image"),
            Some(ButtonHeader::Video(MediaSource::Link(_))) => Some("video"),
            Some(ButtonHeader::Document(MediaSource::Link(_))) => Some("document"),
            _ => None,
        }
    }
}

impl CarouselSubject for Carousel {
    fn cards(&self) -> usize {
        self.cards.len()
    }

    fn body(&self, card: usize) -> Option<&str> {
        self.cards[card].body.as_deref()
    }

    fn buttons(&self, card: usize) -> Buttons {
        match &self.cards[card].action {
            CardAction::UrlButton(_) => Buttons { url: true, count: 1 },
            CardAction::Replies(replies) => Buttons { url: false, count: replies.len() },
        }
    }

    fn reply(&self, card: usize, at: usize) -> Choice<'_> {
        match &self.cards[card] {
            Card { action: CardAction::Replies(replies), .. } => (&replies[at].id, &replies[at].title),
            Card { .. } => ("", ""),
        }
    }
}

impl TemplateSubject for Template {
    fn name(&self) -> &str {
        &self.name
    }

    fn has_code(&self) -> bool {
        self.code.is_some()
    }

    fn parts(&self) -> [bool; 3] {
        let header = self.header.is_some() || self.named.header.is_some();
        [header, self.body.is_some() || !self.named.body.is_empty(), !self.buttons.is_empty()]
    }

    fn buttons(&self) -> usize {
        self.buttons.len()
    }

    fn index(&self, button: usize) -> u32 {
        self.buttons[button].index.get()
    }

    fn given(&self, button: usize) -> Option<Given> {
        let value = &self.buttons[button].value;
        (!value.as_str().is_empty()).then_some(match value {
            ButtonValue::CouponCode(_) => Given::Coupon,
            ButtonValue::UrlValue(_) => Given::Beyond(Undocumented::UrlButton),
            ButtonValue::Payload(_) => Given::Beyond(Undocumented::QuickReplyPayload),
        })
    }

    fn named_values(&self) -> usize {
        self.named.body.len()
    }

    fn name_of(&self, at: usize) -> Option<&str> {
        self.named.body.get(at).map(|named| &*named.name)
    }

    fn longest_named(&self, at: usize) -> usize {
        self.named.body[at].text.chars().count()
    }

    fn header_name(&self) -> Option<&str> {
        self.named.header.as_ref().map(|header| &*header.name)
    }

    fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    fn header(&self) -> Option<CallHeader<'_>> {
        let Some(header) = &self.header else {
            let text = &self.named.header.as_ref()?.text;
            return Some(CallHeader { word: "text", text: Some(text) });
        };
        let (word, text) = match header {
            Header::Text(text) => ("text", Some(&**text)),
            Header::Image(_) => ("image", None),
            Header::Video(_) => ("video", None),
            Header::Document(_) => ("document", None),
        };
        Some(CallHeader { word, text })
    }

    fn values(&self) -> Option<usize> {
        self.body.as_ref().map(|body| body.len())
    }

    fn value(&self, at: usize) -> &str {
        self.body.as_ref().and_then(|body| body.get(at)).map_or("", |text| text)
    }
}
