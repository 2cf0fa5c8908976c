//! The API's JSON, written: a mirror of the API document with its key order and fixed words, `index` as
//! a string, `card_index` from the position, absent optionals left out. What it is written into is
//! a [`Writer`].
//!
//! The way back, from API JSON to a [`Message`], is [`crate::decode`].

pub(crate) mod outline;
mod value;
mod write;

use crate::check::{Checked, Report};
use crate::limits::Bound;
use crate::message::bounded::{Items, Text};
use crate::message::{
    Button, ButtonHeader, ButtonValue, CardAction, CardHeader, Carousel, Choice, Content, CtaUrl, Header, List, Media,
    MediaSource, Message, NamedText, Recipient, Row, Section, Template, TemplateButton, TextHeader, Url, UrlButton,
};
use serde::ser::{Serialize, Serializer};
use std::borrow::Borrow;
use value::Values;
use write::{Compact, Pretty, Writer};
pub(crate) use write::{escaped, number};

/// The body of one request: what the API's `POST /external/messages/whatsapp` takes.
///
/// ```
/// use waml::{Message, Payload};
///
/// let message = Message::to("85290000001", "Hello!").check()?;
/// let payload: Payload<'_> = message.payload().expect("it has a recipient");
/// assert_eq!(payload.to_json(), r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Payload<'a> {
    to: &'a Recipient,
    content: &'a Content,
}

impl<T: Borrow<Message>> Checked<T> {
    /// The request's body, where the recipient is known.
    pub fn payload(&self) -> Option<Payload<'_>> {
        let message: &Message = (**self).borrow();
        Some(Payload { to: message.to.as_ref()?, content: &message.content })
    }

    /// The request's body to another recipient: a broadcast checks its message once, and of every recipient only the
    /// number.
    ///
    /// ```
    /// use waml::{Message, Recipient};
    ///
    /// let message = Message::new("We open at nine.").check()?;
    /// let numbers: [Recipient; 2] = ["85290000001".into(), "85290000002".into()];
    /// for to in &numbers {
    ///     assert!(message.payload_to(to)?.to_json().contains(to.as_str()));
    /// }
    /// # Ok::<(), waml::Report>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the recipient.
    pub fn payload_to<'a>(&'a self, to: &'a Recipient) -> Result<Payload<'a>, Report> {
        self.admits(to)?;
        let message: &Message = (**self).borrow();
        Ok(Payload { to, content: &message.content })
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
        let mut out = Compact::new();
        self.write(&mut out);
        out.into_string()
    }

    /// The body as JSON, indented by two spaces.
    pub fn to_json_pretty(&self) -> String {
        let mut out = Pretty::default();
        self.write(&mut out);
        out.into_string()
    }
}

/// For other formats, and for a payload inside of something else.
impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Values::default();
        self.write(&mut out);
        out.serialize(serializer)
    }
}

/// A value that is written the way the API document has it.
trait Wire {
    fn write(&self, out: &mut impl Writer);
}

/// An object with its keys in order. What stands behind a key is a value, an object, or a list with an
/// object for each of some values; `key?` leaves the key out where there is nothing.
macro_rules! object {
    ($out:expr, { $($entries:tt)* }) => {{
        let out = $out;
        out.open_object();
        object!(@entries out $($entries)*);
        out.close_object();
    }};
    (@entries $out:ident) => {};
    (@entries $out:ident $key:tt: { $($inner:tt)* } $(, $($rest:tt)*)?) => {
        $out.key($key);
        object!(&mut *$out, { $($inner)* });
        $(object!(@entries $out $($rest)*);)?
    };
    (@entries $out:ident $key:tt: [$item:pat in $items:expr => { $($inner:tt)* }] $(, $($rest:tt)*)?) => {
        $out.key($key);
        $out.open_list();
        for $item in $items {
            $out.element();
            object!(&mut *$out, { $($inner)* });
        }
        $out.close_list();
        $(object!(@entries $out $($rest)*);)?
    };
    (@entries $out:ident $key:literal?: $value:pat in $option:expr => { $($inner:tt)* } $(, $($rest:tt)*)?) => {
        if let Some($value) = $option {
            $out.open_part();
            $out.key($key);
            object!(&mut *$out, { $($inner)* });
            $out.close_part();
        }
        $(object!(@entries $out $($rest)*);)?
    };
    (@entries $out:ident $key:literal?: $option:expr $(, $($rest:tt)*)?) => {
        if let Some(value) = &$option {
            $out.open_part();
            $out.key($key);
            value.write($out);
            $out.close_part();
        }
        $(object!(@entries $out $($rest)*);)?
    };
    (@entries $out:ident $key:tt: $value:expr $(, $($rest:tt)*)?) => {
        $out.key($key);
        $value.write($out);
        $(object!(@entries $out $($rest)*);)?
    };
}

/// How a type is written: as an object, or by an expression.
macro_rules! wire {
    ($type:ty $(where $($param:ident),*)?; $value:ident, $out:ident => $body:expr) => {
        impl$(<$($param),*>)? Wire for $type {
            fn write(&self, $out: &mut impl Writer) {
                let $value = self;
                $body
            }
        }
    };
}

wire!(str; text, out => out.text(text));
wire!(Text<L> where L; text, out => out.text(text));
wire!(Url; url, out => out.text(url.as_str()));
wire!(Recipient; to, out => out.text(to.as_str()));
wire!(usize; number, out => out.number(*number));
wire!(Media<K> where K; media, out => object!(out, { "link": media.as_str() }));
wire!(MediaSource<K> where K; source, out => match source {
    MediaSource::Link(media) => media.write(out),
    MediaSource::Id(id) => object!(out, { "id": id }),
});

impl<T: Wire, L> Wire for Items<T, L> {
    fn write(&self, out: &mut impl Writer) {
        out.open_list();
        for item in self {
            out.element();
            item.write(out);
        }
        out.close_list();
    }
}

impl Wire for Payload<'_> {
    fn write(&self, out: &mut impl Writer) {
        let (to, kind) = (self.to, self.content.kind());
        match self.content {
            Content::Text(text) => object!(out, { "to": to, "type": kind, kind: text }),
            Content::Image(image) => object!(out, { "to": to, "type": kind, kind: image }),
            Content::Video(video) => object!(out, { "to": to, "type": kind, kind: video }),
            Content::Audio(audio) => object!(out, { "to": to, "type": kind, kind: audio }),
            Content::Document(document) => object!(out, { "to": to, "type": kind, kind: document }),
            Content::Template(template) => object!(out, { "to": to, "type": kind, kind: template }),
            Content::CtaUrl(m) => object!(out, { "to": to, "type": "interactive", "interactive": m }),
            Content::List(m) => object!(out, { "to": to, "type": "interactive", "interactive": m }),
            Content::Carousel(m) => object!(out, { "to": to, "type": "interactive", "interactive": m }),
            Content::Button(m) => object!(out, { "to": to, "type": "interactive", "interactive": m }),
        }
    }
}

/// A header, and a header parameter: `{type: KIND, KIND: …}`.
macro_rules! header {
    ($name:ident $(<$param:ident>)? { $($variant:ident => $word:literal),* }) => {
        wire!($name$(<$param> where $param)?; header, out => match header {
            $($name::$variant(value) => object!(out, { "type": $word, $word: value }),)*
        });
    };
}

header!(Header<L> { Text => "text", Image => "image", Video => "video", Document => "document" });
header!(ButtonHeader { Text => "text", Image => "image", Video => "video", Document => "document" });
header!(CardHeader { Image => "image", Video => "video" });

impl<L: Bound> Wire for TextHeader<L> {
    fn write(&self, out: &mut impl Writer) {
        object!(out, { "type": "text", "text": self.text });
    }
}

wire!(CtaUrl; message, out => object!(out, {
    "type": "cta_url",
    "header"?: message.header,
    "body": { "text": message.body },
    "action": UrlAction(&message.url_button),
    "footer"?: footer in &message.footer => { "text": footer }
}));

/// What a URL button does.
struct UrlAction<'a, L: Bound>(&'a UrlButton<L>);

impl<L: Bound> Wire for UrlAction<'_, L> {
    fn write(&self, out: &mut impl Writer) {
        let UrlButton { display_text, url } = self.0;
        object!(out, { "name": "cta_url", "parameters": { "display_text": display_text, "url": url } });
    }
}

wire!(List; message, out => object!(out, {
    "type": "list",
    "header"?: message.header,
    "body": { "text": message.body },
    "footer"?: footer in &message.footer => { "text": footer },
    "action": { "button": message.button, "sections": message.sections }
}));

wire!(Section; section, out => object!(out, { "title": section.title, "rows": section.rows }));
wire!(Row; row, out => object!(out, {
    "id": row.id,
    "title": row.title,
    "description"?: row.description
}));

wire!(Button; message, out => object!(out, {
    "type": "button",
    "header"?: message.header,
    "body": { "text": message.body },
    "footer"?: footer in &message.footer => { "text": footer },
    "action": { "buttons": [reply in &message.replies => { "type": "reply", "reply": reply }] }
}));

impl<I: Bound, T: Bound> Wire for Choice<I, T> {
    fn write(&self, out: &mut impl Writer) {
        object!(out, { "id": self.id, "title": self.title });
    }
}

// The type is the same on every card, also on those with quick replies.
wire!(Carousel; message, out => object!(out, {
    "type": "carousel",
    "body": { "text": message.body },
    "action": {
        "cards": [(index, card) in message.cards.iter().enumerate() => {
            "card_index": index,
            "type": "cta_url",
            "header": card.header,
            "body"?: body in &card.body => { "text": body },
            "action": card.action
        }]
    }
}));

wire!(CardAction; action, out => match action {
    CardAction::UrlButton(button) => UrlAction(button).write(out),
    CardAction::Replies(replies) => object!(out, {
        "buttons": [reply in replies => { "type": "quick_reply", "quick_reply": reply }]
    }),
});

wire!(Template; template, out => object!(out, {
    "name": template.name,
    "code"?: template.code,
    "components"?: Components::of(template)
}));

/// The parts of a template that are filled, in the document's order: header, body, buttons.
struct Components<'a>(&'a Template);

impl<'a> Components<'a> {
    fn of(template: &'a Template) -> Option<Self> {
        let Template { header, body, buttons, named, .. } = template;
        let empty = header.is_none() && body.is_none() && buttons.is_empty() && named.is_empty();
        (!empty).then_some(Self(template))
    }
}

impl Wire for Components<'_> {
    fn write(&self, out: &mut impl Writer) {
        let Template { header, body, buttons, named, .. } = self.0;
        out.open_list();
        if let Some(header) = header {
            out.element();
            object!(&mut *out, { "type": "header", "parameters": Only(header) });
        } else if let Some(header) = &named.header {
            out.element();
            object!(&mut *out, { "type": "header", "parameters": Only(header) });
        }
        if let Some(body) = body {
            out.element();
            object!(&mut *out, {
                "type": "body",
                "parameters": [text in body => { "type": "text", "text": text }]
            });
        } else if !named.body.is_empty() {
            out.element();
            let named = &named.body;
            object!(&mut *out, {
                "type": "body",
                "parameters": [one in named => { "type": "text", "parameter_name": one.name, "text": one.text }]
            });
        }
        for button in buttons {
            out.element();
            button.write(out);
        }
        out.close_list();
    }
}

wire!(NamedText<L> where L; named, out => object!(out, {
    "type": "text",
    "parameter_name": named.name,
    "text": named.text
}));

wire!(TemplateButton; button, out => {
    let (sub_type, word) = match button.value {
        ButtonValue::CouponCode(_) => ("COPY_CODE", "coupon_code"),
        ButtonValue::UrlValue(_) => ("url", "text"),
        ButtonValue::Payload(_) => ("quick_reply", "payload"),
    };
    object!(out, {
        "type": "button",
        "sub_type": sub_type,
        "index": button.index.to_string(),
        "parameters": [value in [&button.value] => { "type": word, word: value }]
    });
});

wire!(ButtonValue; value, out => match value {
    ButtonValue::CouponCode(text) => text.write(out),
    ButtonValue::UrlValue(text) => text.write(out),
    ButtonValue::Payload(text) => text.write(out),
});

/// A list of one element.
struct Only<'a, T>(&'a T);

impl<T: Wire> Wire for Only<'_, T> {
    fn write(&self, out: &mut impl Writer) {
        out.open_list();
        out.element();
        self.0.write(out);
        out.close_list();
    }
}
