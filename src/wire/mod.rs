//! The API's JSON, written. A borrowed, serialize-only mirror of the API document: key order, the
//! fixed words, `index` as a string, `card_index` from the position, absent optionals left out.
//!
//! The way back, from API JSON to a [`Message`], is [`crate::decode`].

mod compact;

use crate::bounded::{Items, Text};
use crate::check::{Checked, Report};
use crate::limits::Bound;
use crate::message::{
    Button, ButtonHeader, Card, CardAction, CardHeader, Carousel, Choice, Content, CouponButton, CtaUrl, Header, List,
    Media, MediaSource, Message, Recipient, Row, Section, Template, TextHeader, UrlButton,
};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The body of one request: what the API's `POST /external/messages/whatsapp` takes.
#[derive(Clone, Copy, Debug)]
pub struct Payload<'a> {
    to: &'a Recipient,
    content: &'a Content,
}

impl Checked<Message> {
    /// The request's body, where the recipient is known.
    pub fn payload(&self) -> Option<Payload<'_>> {
        Some(Payload { to: self.to.as_ref()?, content: &self.content })
    }

    /// The same message to another recipient.
    ///
    /// # Errors
    /// What is wrong with the recipient.
    pub fn addressed(self, to: impl Into<Recipient>) -> Result<Self, Report> {
        Message { to: Some(to.into()), ..self.into_inner() }.check()
    }
}

/// What a message would be sent as, right or not.
#[cfg(test)]
pub(crate) fn unchecked(message: &Message) -> Option<String> {
    Some(Payload { to: message.to.as_ref()?, content: &message.content }.to_json())
}

impl Payload<'_> {
    /// The body as JSON, without white space.
    pub fn to_json(&self) -> String {
        // Writing texts into memory cannot fail.
        compact::write(self).unwrap_or_default()
    }

    /// The body as JSON, indented by two spaces.
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Writes a value the way the API document has it.
#[derive(Clone, Copy)]
struct Wire<T>(T);

/// An object with its keys in order; `key?` leaves the key out where the value is `None`.
macro_rules! object {
    ($serializer:expr, { $($entries:tt)* }) => {{
        let mut map = $serializer.serialize_map(None)?;
        object!(@entries map $($entries)*);
        map.end()
    }};
    (@entries $map:ident) => {};
    (@entries $map:ident $key:literal?: $value:expr $(, $($rest:tt)*)?) => {
        if let Some(value) = &$value {
            $map.serialize_entry($key, &Wire(value))?;
        }
        $(object!(@entries $map $($rest)*);)?
    };
    (@entries $map:ident $key:tt: $value:expr $(, $($rest:tt)*)?) => {
        $map.serialize_entry($key, &$value)?;
        $(object!(@entries $map $($rest)*);)?
    };
}

/// `impl Serialize for Wire<&Type>`, as an object or by an expression.
macro_rules! wire {
    ($type:ty $(where $($param:ident),*)?; $value:ident, $serializer:ident => $body:expr) => {
        impl$(<$($param: Bound),*>)? Serialize for Wire<&$type> {
            fn serialize<S: Serializer>(&self, $serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self.0;
                $body
            }
        }
    };
}

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let to = self.to.as_str();
        let kind = self.content.kind();
        match self.content {
            Content::Text(text) => object!(s, { "to": to, "type": kind, kind: Wire(text) }),
            Content::Image(image) => object!(s, { "to": to, "type": kind, kind: Wire(image) }),
            Content::Video(video) => object!(s, { "to": to, "type": kind, kind: Wire(video) }),
            Content::Audio(audio) => object!(s, { "to": to, "type": kind, kind: Wire(audio) }),
            Content::Document(document) => object!(s, { "to": to, "type": kind, kind: Wire(document) }),
            Content::Template(template) => object!(s, { "to": to, "type": kind, kind: Wire(template) }),
            Content::CtaUrl(m) => object!(s, { "to": to, "type": "interactive", "interactive": Wire(m) }),
            Content::List(m) => object!(s, { "to": to, "type": "interactive", "interactive": Wire(m) }),
            Content::Carousel(m) => object!(s, { "to": to, "type": "interactive", "interactive": Wire(m) }),
            Content::Button(m) => object!(s, { "to": to, "type": "interactive", "interactive": Wire(m) }),
        }
    }
}

impl<L> Serialize for Wire<&Text<L>> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0)
    }
}

impl<'a, T, L> Serialize for Wire<&'a Items<T, L>>
where
    Wire<&'a T>: Serialize,
{
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().map(Wire))
    }
}

/// A text in the wrapper that bodies and footers have: `{text: …}`.
struct Wrapped<'a, L>(&'a Text<L>);

impl<L> Serialize for Wrapped<'_, L> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "text": self.0.as_str() })
    }
}

impl<L> Serialize for Wire<&Wrapped<'_, L>> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}

impl<K> Serialize for Wire<&Media<K>> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "link": self.0.as_str() })
    }
}

impl<K> Serialize for Wire<&MediaSource<K>> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            MediaSource::Link(media) => Wire(media).serialize(s),
            MediaSource::Id(id) => object!(s, { "id": id.as_str() }),
        }
    }
}

/// A header, and a header parameter: `{type: KIND, KIND: …}`.
macro_rules! header {
    ($name:ident $(<$param:ident>)? { $($variant:ident => $word:literal),* }) => {
        wire!($name$(<$param> where $param)?; header, s => match header {
            $($name::$variant(value) => object!(s, { "type": $word, $word: Wire(value) }),)*
        });
    };
}

header!(Header<L> { Text => "text", Image => "image", Video => "video", Document => "document" });
header!(ButtonHeader { Text => "text", Image => "image", Video => "video", Document => "document" });
header!(CardHeader { Image => "image", Video => "video" });
wire!(TextHeader<L> where L; header, s => object!(s, { "type": "text", "text": Wire(&header.text) }));

wire!(CtaUrl; message, s => object!(s, {
    "type": "cta_url",
    "header"?: message.header,
    "body": Wrapped(&message.body),
    "action": UrlAction(&message.url_button),
    "footer"?: message.footer.as_ref().map(Wrapped)
}));

/// What a URL button does: `{name: cta_url, parameters: {…}}`.
struct UrlAction<'a, L: Bound>(&'a UrlButton<L>);

impl<L: Bound> Serialize for UrlAction<'_, L> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "name": "cta_url", "parameters": Wire(self.0) })
    }
}

wire!(UrlButton<L> where L; button, s => object!(s, {
    "display_text": Wire(&button.display_text),
    "url": button.url.as_str()
}));

wire!(List; message, s => object!(s, {
    "type": "list",
    "header"?: message.header,
    "body": Wrapped(&message.body),
    "footer"?: message.footer.as_ref().map(Wrapped),
    "action": ListAction(message)
}));

struct ListAction<'a>(&'a List);

impl Serialize for ListAction<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "button": Wire(&self.0.button), "sections": Wire(&self.0.sections) })
    }
}

wire!(Section; section, s => object!(s, { "title": Wire(&section.title), "rows": Wire(&section.rows) }));
wire!(Row; row, s => object!(s, {
    "id": Wire(&row.id),
    "title": Wire(&row.title),
    "description"?: row.description
}));

wire!(Button; message, s => object!(s, {
    "type": "button",
    "header"?: message.header,
    "body": Wrapped(&message.body),
    "footer"?: message.footer.as_ref().map(Wrapped),
    "action": Replies { word: "reply", choices: &message.replies }
}));

/// Reply buttons or quick replies: `{buttons: [{type: WORD, WORD: {…}}, …]}`.
struct Replies<'a, I: Bound, T: Bound> {
    word: &'static str,
    choices: &'a [Choice<I, T>],
}

impl<I: Bound, T: Bound> Serialize for Replies<'_, I, T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "buttons": Each(self.choices, |choice| Reply { word: self.word, choice }) })
    }
}

struct Reply<'a, I: Bound, T: Bound> {
    word: &'static str,
    choice: &'a Choice<I, T>,
}

impl<I: Bound, T: Bound> Serialize for Reply<'_, I, T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let word = self.word;
        object!(s, { "type": word, word: Wire(self.choice) })
    }
}

wire!(Choice<I, T> where I, T; choice, s => object!(s, { "id": Wire(&choice.id), "title": Wire(&choice.title) }));

/// A list whose elements are written as something else.
struct Each<'a, T, F>(&'a [T], F);

impl<'a, T, F: Fn(&'a T) -> W, W: Serialize> Serialize for Each<'a, T, F> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().map(&self.1))
    }
}

wire!(Carousel; message, s => object!(s, {
    "type": "carousel",
    "body": Wrapped(&message.body),
    "action": Cards(&message.cards)
}));

struct Cards<'a>(&'a [Card]);

impl Serialize for Cards<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "cards": Numbered(self.0) })
    }
}

struct Numbered<'a>(&'a [Card]);

impl Serialize for Numbered<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().enumerate().map(|(index, card)| NumberedCard { index, card }))
    }
}

struct NumberedCard<'a> {
    index: usize,
    card: &'a Card,
}

impl Serialize for NumberedCard<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let card = self.card;
        // The type is the same on every card, also on those with quick replies.
        object!(s, {
            "card_index": self.index,
            "type": "cta_url",
            "header": Wire(&card.header),
            "body"?: card.body.as_ref().map(Wrapped),
            "action": Wire(&card.action)
        })
    }
}

wire!(CardAction; action, s => match action {
    CardAction::UrlButton(button) => UrlAction(button).serialize(s),
    CardAction::Replies(replies) => Replies { word: "quick_reply", choices: replies }.serialize(s),
});

wire!(Template; template, s => object!(s, {
    "name": Wire(&template.name),
    "code"?: template.code,
    "components"?: Components::of(template)
}));

/// The parts of a template that are filled, in the document's order: header, body, buttons.
struct Components<'a>(&'a Template);

impl<'a> Components<'a> {
    fn of(template: &'a Template) -> Option<Self> {
        let empty = template.header.is_none() && template.body.is_none() && template.buttons.is_empty();
        (!empty).then_some(Self(template))
    }
}

impl Serialize for Wire<&Components<'_>> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Template { header, body, buttons, .. } = self.0.0;
        let header = header.iter().map(Component::Header);
        let body = body.iter().map(|body| Component::Body(body));
        s.collect_seq(header.chain(body).chain(buttons.iter().map(Component::Button)))
    }
}

enum Component<'a> {
    Header(&'a Header<crate::limits::template::HeaderText>),
    Body(&'a [Text<crate::limits::template::BodyParameter>]),
    Button(&'a CouponButton),
}

impl Serialize for Component<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Header(header) => object!(s, { "type": "header", "parameters": [Wire(*header)].as_slice() }),
            Self::Body(texts) => object!(s, { "type": "body", "parameters": Each(texts, TextParameter) }),
            Self::Button(button) => object!(s, {
                "type": "button",
                "sub_type": "COPY_CODE",
                "index": button.index.to_string(),
                "parameters": [CodeParameter(&button.coupon_code)].as_slice()
            }),
        }
    }
}

struct TextParameter<'a, L>(&'a Text<L>);

impl<L> Serialize for TextParameter<'_, L> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "type": "text", "text": self.0.as_str() })
    }
}

struct CodeParameter<'a, L>(&'a Text<L>);

impl<L> Serialize for CodeParameter<'_, L> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s, { "type": "coupon_code", "coupon_code": self.0.as_str() })
    }
}
