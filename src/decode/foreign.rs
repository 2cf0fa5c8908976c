//! What people paste from Meta's own API, and what this API takes instead.

use super::object::Asked;
use crate::diagnostic::Rule;
use crate::rules::shape;
use crate::tree::{NodeId, Tree};

/// What to do about a key of Meta's API.
pub(super) struct Key {
    pub(super) help: String,
    pub(super) removal: Removal,
}

/// What becomes of a message when a key of Meta's API goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removal {
    /// The same: every message here is as the key with this word says.
    Keeps(&'static str),
    /// It says less.
    Loses,
    /// It says less of what the recipient reads.
    LosesText,
    /// What the key held belongs elsewhere.
    NotEnough,
}

/// Whom Meta's API sends to by a user id instead of a number.
pub(super) const RECIPIENT: &str = "recipient";

/// The keys that are told wherever they stand: why this API does not take them, and what goes with them.
const EVERYWHERE: [(&str, &str, Removal); 16] = {
    use Removal::{Keeps, Loses, LosesText, NotEnough};
    [
        ("messaging_product", "every message of this API is a WhatsApp message", Keeps("whatsapp")),
        ("recipient_type", "this API sends to individuals only", Keeps("individual")),
        ("preview_url", "links are shown as WhatsApp sees fit", Loses),
        ("biz_opaque_callback_data", "match the `msg_id` of the answer instead", Loses),
        ("context", "this API cannot quote a message", Loses),
        ("message_id", "this API refers to no earlier message", Loses),
        ("message_activity_sharing", "this API shares no activity of messages with Meta", Loses),
        ("ttl", TIME, Loses),
        ("message_send_ttl_seconds", TIME, Loses),
        ("voice", "audio is an audio file in this API, never a voice message", Loses),
        ("language", NAME, Loses),
        ("namespace", NAME, Loses),
        (
            "caption",
            "this API takes no caption; send the text on its own, or in the `body` of an interactive message",
            LosesText,
        ),
        ("filename", "the name comes from the link's path", Loses),
        ("provider", "this API takes public links only", Loses),
        (
            "parameter_name",
            "parameters go by position; put them in the template's order and remove the names",
            NotEnough,
        ),
    ]
};

const TIME: &str = "this API sets no time to live for a message";
const NAME: &str = "the template's name is enough";

/// The keys that are told wherever they stand.
#[cfg(feature = "schema")]
pub(crate) fn everywhere() -> impl Iterator<Item = &'static str> + Clone {
    EVERYWHERE.iter().map(|(key, ..)| *key)
}

/// What to do about a key wherever it stands, for those who do not see the file.
#[cfg(feature = "schema")]
pub(crate) fn help(name: &str) -> Option<String> {
    key(name, "").map(|key| key.help)
}

/// What to do about a key, if it is one of Meta's API; `pointer` is where it stands.
pub(super) fn key(key: &str, pointer: &str) -> Option<Key> {
    let (why, removal) = why(key, pointer)?;
    let help = match removal {
        Removal::Keeps(_) | Removal::Loses => format!("{why}; remove it"),
        Removal::LosesText | Removal::NotEnough => why.to_owned(),
    };
    Some(Key { help, removal })
}

/// Why this API does not take a key of Meta's, if it is one.
pub(crate) fn why(key: &str, pointer: &str) -> Option<(&'static str, Removal)> {
    use Removal::{Loses, NotEnough};
    if let Some((_, why, removal)) = EVERYWHERE.iter().find(|(name, ..)| *name == key) {
        return Some((why, *removal));
    }
    Some(match key {
        "status" | "typing_indicator" if pointer == format!("/{key}") => ("this API only sends messages", Loses),
        "category" if pointer == "/category" => {
            ("Meta's direct send, which this API has not: outside the 24 hours send a template", Loses)
        }
        RECIPIENT if pointer == "/recipient" => ("this API sends to phone numbers only, in `to`", Loses),
        "thumbnail_product_retailer_id" | "mode" | "flow_id" | "flow_token" => (KINDS, NotEnough),
        key => (kind(key)?, NotEnough),
    })
}

/// Help for a word of Meta's API where one of this API's belongs.
pub(super) fn word(word: &str, asked: Asked) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    let is = |words: &[&str]| words.contains(&&*word);
    Some(match asked {
        Asked::SubType
            if is(&["url", "quick_reply", "phone_number", "flow", "catalog", "mpm", "voice_call", "otp"]) =>
        {
            "this API documents `COPY_CODE` only; a button without variable needs no component"
        }
        Asked::ReplyButton if is(LINKS) => {
            "buttons here are replies; one link: an interactive message of the kind `cta_url`"
        }
        Asked::QuickReplyButton if is(LINKS) => {
            "a card with a link has the action `{\"name\": \"cta_url\", \"parameters\": {\"display_text\": …, \"url\": …}}`"
        }
        Asked::QuickReplyButton if is(OTHER_BUTTONS) => {
            "buttons of cards are replies: `{\"type\": \"quick_reply\", \"quick_reply\": {\"id\": …, \"title\": …}}`"
        }
        Asked::ReplyButton if is(OTHER_BUTTONS) => {
            "buttons here are replies: `{\"type\": \"reply\", \"reply\": {\"id\": …, \"title\": …}}`"
        }
        Asked::Component if is(&["buttons"]) => {
            "buttons are fixed in the template; each coupon code is a component of the type `button`"
        }
        Asked::Component if is(&["footer"]) => "the footer is fixed in the template; remove the component",
        Asked::Component if is(&["carousel", "limited_time_offer", "order_status", "call_permission_request"]) => {
            "this API fills the header, the body and copy-code buttons of a template"
        }
        Asked::Parameter if is(&["currency", "date_time"]) => "write the amount or date as text: `type: text`",
        Asked::Parameter if is(&["payload", "action", "product", "order_status", "location", "limited_time_offer"]) => {
            "this API fills in texts, media of headers, and coupon codes"
        }
        Asked::MessageType | Asked::Interactive | Asked::Action => kind(&word)?,
        _ => return None,
    })
}

/// Types of button that lead to a page, in Meta's templates and in other tools.
const LINKS: &[&str] = &["url", "cta_url", "open_url", "web_url", "link", "website"];
const OTHER_BUTTONS: &[&str] = &["phone_number", "call", "phone", "copy_code", "flow", "catalog", "location"];

/// Whether a word is a kind of message that Meta's API has and this one has not.
pub(super) fn is_kind(word: &str) -> bool {
    kind(word).is_some()
}

/// What to send instead of a kind of message that Meta's API has and this one has not.
fn kind(word: &str) -> Option<&'static str> {
    Some(match word {
        "sticker" => "this API sends no stickers; send the picture as `image`",
        "location" => "this API sends no location; a `text` can hold the address, or a link to the map",
        "contact" | "contacts" => "this API sends no contacts; write the name and the number as text",
        "reaction" => "this API sends no reactions; answer with a text",
        "order" | "order_details" | "order_status" | "product" | "product_list" | "catalog_message" => {
            "this API shows no products; send a `cta_url` that opens the shop"
        }
        "flow" => "this API sends no flows; ask with `button` or `list`, or send a `cta_url` that opens a form",
        "location_request_message" | "address_message" | "call_permission_request" => {
            "this API has no such question; ask in a text"
        }
        _ => return None,
    })
}

/// What an object where a text belongs is about, and help for it.
pub(super) fn object_for_text(tree: &Tree<'_>, node: Option<NodeId>) -> Option<(&'static Rule, &'static str)> {
    let entries = tree.entries(node?);
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    if has("body") {
        return Some((&shape::meta_field::RULE, "Meta's API has `{body: …}` here, this one takes the text itself"));
    }
    if has("text") {
        return Some((&shape::wrong_type::RULE, "write the text itself, without `{text: …}`"));
    }
    None
}

const KINDS: &str = "this API sends text, image, video, audio, document, template and interactive messages";
