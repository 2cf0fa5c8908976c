//! Keys that belong elsewhere: the table of what people write in the wrong object.

use super::Shape;
use super::meant::{COMPARED, Form};
use super::object::Object;
use crate::tree::{Entry, Tree, Value};

/// Keys that cannot stand where they are written, though what they say can be said.
pub(super) struct Misplaced {
    objects: &'static [Object],
    keys: &'static [&'static str],
    /// What stands under the keys.
    form: Form,
    /// What the first element of a list under them has one of, where that tells.
    elements: &'static [&'static str],
    /// Keys that are meant with them, where one of those stands there, too.
    also: &'static [&'static str],
    /// Where it is said instead, behind the key.
    pub(super) message: &'static str,
    /// What to do; `KEY` stands for the key.
    pub(super) help: &'static str,
    /// What is no further fault then.
    pub(super) excuses: &'static [&'static str],
    only: Option<Shape>,
}

impl Misplaced {
    const ANY: Self = Self {
        objects: &[],
        keys: &[],
        form: Form::Anything,
        elements: &[],
        also: &[],
        message: "",
        help: "",
        excuses: &[],
        only: None,
    };
    /// Whether what stands under a key is of the sort that the row is about.
    fn holds(&self, entry: &Entry<'_>, tree: &Tree<'_>) -> bool {
        let first = || match tree.node(entry.value).value {
            Value::Sequence(_) => tree.items(entry.value).first().map_or(&[][..], |item| tree.entries(item.node)),
            _ => &[],
        };
        let element = || first().iter().any(|entry| self.elements.contains(&&*entry.key));
        self.form.fits(tree.node(entry.value)) && (self.elements.is_empty() || element())
    }

    const DEFINITION: Self = Self { only: Some(Shape::Definition), ..Self::ANY };
    const PAYLOAD: Self = Self { only: Some(Shape::Payload), ..Self::ANY };
}

/// What belongs elsewhere, of an entry of an object of a name.
pub(super) fn misplaced(
    object: Object,
    entry: &Entry<'_>,
    entries: &[Entry<'_>],
    tree: &Tree<'_>,
    shape: Shape,
) -> Option<&'static Misplaced> {
    MISPLACED.iter().find(|row| {
        let is_key = |other: &Entry<'_>| row.keys.contains(&&*other.key) && row.holds(other, tree);
        let here = row.only.is_none_or(|only| only == shape) && row.objects.contains(&object);
        here && (is_key(entry) || (row.also.contains(&&*entry.key) && entries.iter().take(COMPARED).any(is_key)))
    })
}

const ADDRESS: &[&str] = &["url", "link", "href", "website"];
const NUMBER: &[&str] = &["phone", "phone_number", "tel"];
const REPLIES: &[&str] = &["replies", "buttons", "quick_replies", "options", "choices"];
/// What stands around the body of interactive messages, and is no sign of a kind by itself.
const AROUND: &[&str] = &["body", "header", "footer"];

const HEADERS: &[&str] = &["text", "image", "video", "document"];

const MISPLACED: &[Misplaced] = &[
    Misplaced {
        objects: &[Object::Reply],
        keys: ADDRESS,
        message: "is not for replies: a reply opens no address",
        help: "a reply has an `id` and a `title`; for one link, use the kind `cta_url`",
        excuses: &["id", "title"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Reply],
        keys: &["description", "subtitle"],
        message: "is not for replies",
        help: "a reply has an `id` and a `title`; each row of a `list` has a `description`, too",
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Media],
        keys: &["text", "body", "title", "message", "description"],
        message: "is not for media: a file goes without text",
        help: MEDIA_TEXT,
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Media],
        keys: &["name", "file_name", "fileName"],
        message: "is not for media: the name comes from the link's path",
        help: "remove it",
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Row],
        keys: ADDRESS,
        message: "is not for rows: a row opens no address",
        help: "a row has an `id` and a `title`; for one link, use the kind `cta_url`",
        excuses: &["id", "title"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Reply, Object::Row, Object::UrlButton],
        keys: NUMBER,
        message: "is no part of it: nothing here calls a number",
        help: "write the number into the `body`",
        excuses: &["id", "title", "url"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::UrlButton],
        keys: &["id", "reply", "payload"],
        message: "is not for URL buttons: no answer comes back from one",
        help: "remove it; where an answer is to come back, use the kind `button`",
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::CtaUrl],
        keys: &["display_text", "url", "link"],
        message: "belongs under `url_button`",
        help: "write `url_button: {display_text: …, url: …}`",
        excuses: &["url_button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CtaUrl],
        keys: REPLIES,
        form: Form::List,
        message: "belongs to the kind `button`; this kind has one link",
        help: "replies: the kind `button`; one link: `url_button: {display_text: …, url: …}`",
        excuses: &["url_button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["replies", "buttons", "quick_replies"],
        form: Form::List,
        message: "belongs to the kind `button`; a list has sections with rows",
        help: "write `button` for what opens the list, and `sections: [{title: …, rows: [{id: …, title: …}]}]`",
        excuses: &["sections", "button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["rows"],
        also: &["title"],
        message: "belongs in a section",
        help: "write `sections: [{title: …, rows: […]}]`",
        excuses: &["sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["items", "options", "choices", "entries"],
        elements: &["id", "description"],
        also: &["title"],
        message: "has the rows of a section",
        help: "write `sections: [{title: …, rows: […]}]`",
        excuses: &["sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Button],
        keys: &["action"],
        message: "belongs to a payload",
        help: "write what is in it as `replies: [{id: …, title: …}]`",
        excuses: &["replies"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["action"],
        message: "belongs to a payload",
        help: "write what is in it, `button` and `sections`, without it",
        excuses: &["button", "sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CtaUrl],
        keys: &["action"],
        message: "belongs to a payload",
        help: "write what is in it as `url_button: {display_text: …, url: …}`",
        excuses: &["url_button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[
            Object::Header,
            Object::ListHeader,
            Object::CardHeader,
            Object::UrlButton,
            Object::Card,
            Object::Row,
        ],
        keys: &["type"],
        message: "is not needed: in a definition the other keys say what it is",
        help: "remove it",
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["kind"],
        message: "is not needed: the key of the content names the kind",
        help: "remove it, and write what the message says under `text` or the key of another kind",
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Component],
        keys: &["text", "image", "video", "document", "coupon_code"],
        message: "belongs in `parameters`",
        help: "write `\"parameters\": [{\"type\": \"KEY\", \"KEY\": …}]`",
        excuses: &["parameters"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Reply],
        keys: &["type", "reply", "quick_reply"],
        message: "belongs to a payload: here a reply is its id and title alone",
        help: "write `{id: …, title: …}`",
        excuses: &["id", "title"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CouponButton],
        keys: &["type", "sub_type", "url", "parameters"],
        also: &["text", "payload"],
        message: "is not for these buttons: this API fills in coupon codes only",
        help: "write `{index: 0, coupon_code: …}`; a button without variable needs no entry",
        excuses: &["index", "coupon_code"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Header, Object::ListHeader, Object::CardHeader],
        keys: &["link", "url", "id"],
        message: "belongs under the kind of the header",
        help: "write `{image: {KEY: …}}`, or `video` or `document` for these",
        excuses: HEADERS,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Header, Object::ListHeader, Object::CardHeader],
        keys: &["link", "url", "id"],
        message: "belongs under the word that `type` says",
        help: "write `{\"type\": \"image\", \"image\": {\"link\": …}}`, or so for the other types",
        excuses: HEADERS,
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Message],
        keys: &["link", "url"],
        message: "belongs under the word that `type` says",
        help: "write `\"image\": {\"link\": …}`, or so for the other types",
        excuses: &["image", "video", "audio", "document"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Message],
        keys: &["name", "components"],
        message: "belongs under `template`",
        help: "write `\"template\": {\"name\": …, \"components\": […]}`",
        excuses: &["template"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Section],
        keys: &["id", "description"],
        message: "belongs in a row",
        help: "write `{title: …, rows: [{id: …, title: …}]}`",
        excuses: &["title", "rows"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Button],
        keys: &["sections", "rows"],
        message: "belongs to the kind `list`; this kind has `replies`",
        help: "sections: the kind `list`, with a `button` that opens it; here: `replies: [{id: …, title: …}]`",
        excuses: &["replies"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Button, Object::List],
        keys: &["url_button", "url", "link", "display_text"],
        message: "belongs to the kind `cta_url`",
        help: "one link: the kind `cta_url`; a link beside answers: in the `body`",
        excuses: &["replies", "sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Carousel],
        keys: &["replies", "buttons", "url_button", "url"],
        message: "stands on each card",
        help: "write it in every card, beside its `header`",
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CtaUrl, Object::Button, Object::Card],
        keys: &["image", "video", "document"],
        message: "belongs under `header`",
        help: "write `header: {KEY: {link: …}}`",
        excuses: &["header"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Card],
        keys: &["title", "footer"],
        message: "is no part of a card",
        help: "say it in the card's `body`",
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Interactive],
        keys: &["button", "buttons", "sections", "cards", "name", "parameters"],
        message: "belongs in `action`",
        help: "write it as `\"action\": {\"KEY\": …}`",
        excuses: &["action"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::ReplyButton],
        keys: &["id", "title"],
        message: "belongs in the button's `reply`",
        help: "write `{\"type\": \"reply\", \"reply\": {\"id\": …, \"title\": …}}`",
        excuses: &["reply", "type"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::QuickReplyButton],
        keys: &["id", "title"],
        message: "belongs in the button's `quick_reply`",
        help: "write `{\"type\": \"quick_reply\", \"quick_reply\": {\"id\": …, \"title\": …}}`",
        excuses: &["quick_reply", "type"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Action],
        keys: &["display_text", "url"],
        message: "belongs in `parameters`",
        help: "write `{\"name\": \"cta_url\", \"parameters\": {\"display_text\": …, \"url\": …}}`",
        excuses: &["name", "parameters"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Template],
        keys: &["components"],
        message: "belongs to a payload",
        help: "write the values as `body: [Ada, nine]`; `waml import` makes a definition of a payload",
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Template],
        keys: &["header", "body", "buttons"],
        message: "belongs in `components`",
        help: "write `\"components\": [{\"type\": \"KEY\", \"parameters\": […]}]`",
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Template],
        keys: &["footer"],
        message: "is fixed in the template: nothing fills it",
        help: "remove it",
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: REPLIES,
        form: Form::List,
        message: "belongs under `button`, the kind of a message with replies",
        help: "write `button:`, and below it, indented, the text as `body` and the answers as `replies`",
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["sections", "rows"],
        form: Form::List,
        message: "belongs under `list`, the kind of a message with a list",
        help: "write `list:`, and below it, indented, `body`, `button` and `sections`",
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["cards"],
        form: Form::List,
        message: "belongs under `carousel`, the kind of a message with cards",
        help: "write `carousel:`, and below it, indented, `body` and `cards`",
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["url_button", "display_text"],
        message: "belongs under `cta_url`, the kind of a message with one link",
        help: "write `cta_url:`, and below it, indented, `body` and `url_button`",
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["components"],
        form: Form::List,
        message: "belongs to a payload",
        help: "write the values as `template: {name: …, body: [Ada, nine]}`; `waml import` makes a definition of a payload",
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["body"],
        form: Form::List,
        message: "belongs under `template`, the kind of a message with values to fill in",
        help: "write `template: {name: …, body: […]}`",
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["image", "video", "audio", "document"],
        form: Form::Object,
        message: "is not for media: a file goes without text",
        help: MEDIA_TEXT,
        also: AROUND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["text"],
        form: Form::Text,
        message: "is not for texts: a `text` stands alone",
        help: "say it in the text; a header or footer stands around replies (`button`), a `list` or a link (`cta_url`)",
        also: &["header", "footer", "title"],
        ..Misplaced::DEFINITION
    },
];

/// What to do with a text beside a file.
const MEDIA_TEXT: &str = "send the text on its own, or in the `body` of an interactive message with the file as header";

/// The key of a missing kind.
pub(super) const KIND: &[&str] = &["kind"];
