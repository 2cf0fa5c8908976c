//! What people paste from Meta's own API, and what this API takes instead.

use super::object::Asked;
use crate::diagnostic::Rule;
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use crate::tree::{NodeId, Tree};

/// What to do about a key of Meta's API.
pub(super) struct Key {
    pub(super) help: Phrase,
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

/// What is said at what people paste from there.
pub(crate) const FROM_META: Words = Words::new("from Meta's API", "来自 Meta 的 API");

/// Whom Meta's API sends to by a user id instead of a number.
pub(super) const RECIPIENT: &str = "recipient";

/// The keys that are told wherever they stand: why this API does not take them, and what goes with them.
const EVERYWHERE: [(&str, Words, Removal); 16] = {
    use Removal::{Keeps, Loses, LosesText, NotEnough};
    [
        (
            "messaging_product",
            Words::new("every message of this API is a WhatsApp message", "本接口的消息都是 WhatsApp 消息"),
            Keeps("whatsapp"),
        ),
        ("recipient_type", Words::new("this API sends to individuals only", "本接口只能发给个人"), Keeps("individual")),
        ("preview_url", Words::new("links are shown as WhatsApp sees fit", "链接的显示方式由 WhatsApp 决定"), Loses),
        (
            "biz_opaque_callback_data",
            Words::new("match the `msg_id` of the answer instead", "可用响应中的 `msg_id` 对应消息"),
            Loses,
        ),
        ("context", Words::new("this API cannot quote a message", "本接口不支持引用消息"), Loses),
        ("message_id", Words::new("this API refers to no earlier message", "本接口不引用之前的消息"), Loses),
        (
            "message_activity_sharing",
            Words::new("this API shares no activity of messages with Meta", "本接口不与 Meta 共享消息活动"),
            Loses,
        ),
        ("ttl", TIME, Loses),
        ("message_send_ttl_seconds", TIME, Loses),
        (
            "voice",
            Words::new(
                "audio is an audio file in this API, never a voice message",
                "本接口的音频都作为音频文件发送，不作为语音消息",
            ),
            Loses,
        ),
        ("language", NAME, Loses),
        ("namespace", NAME, Loses),
        (
            "caption",
            Words::new(
                "this API takes no caption; send the text on its own, or in the `body` of an interactive message",
                "本接口不支持素材的说明文字；将文字单独发送，或写在互动消息的 `body` 中",
            ),
            LosesText,
        ),
        ("filename", Words::new("the name comes from the link's path", "文件名取自链接的路径"), Loses),
        ("provider", Words::new("this API takes public links only", "本接口只接受公开链接"), Loses),
        (
            "parameter_name",
            Words::new(
                "parameters go by position; put them in the template's order and remove the names",
                "参数按位置对应；按模板中的顺序排列参数，并删除名称",
            ),
            NotEnough,
        ),
    ]
};

const TIME: Words = Words::new("this API sets no time to live for a message", "本接口不设置消息的有效期");
const NAME: Words = Words::new("the template's name is enough", "只需模板名称");

/// The keys that are told wherever they stand, but for one that a definition has.
#[cfg(feature = "schema")]
pub(crate) fn everywhere() -> impl Iterator<Item = &'static str> + Clone {
    EVERYWHERE.iter().map(|(key, ..)| *key).filter(|key| *key != "language")
}

/// What to do about a key wherever it stands, for those who do not see the file.
#[cfg(feature = "schema")]
pub(crate) fn help(name: &str) -> Option<Phrase> {
    key(name, "").map(|key| key.help)
}

/// What to do about a key, if it is one of Meta's API; `pointer` is where it stands.
pub(super) fn key(key: &str, pointer: &str) -> Option<Key> {
    let (why, removal) = why(key, pointer)?;
    let help = match removal {
        Removal::Keeps(_) | Removal::Loses => say!("{why}; remove it", "{why}；删除即可"; why),
        Removal::LosesText | Removal::NotEnough => why.into(),
    };
    Some(Key { help, removal })
}

/// Why this API does not take a key of Meta's, if it is one.
pub(crate) fn why(key: &str, pointer: &str) -> Option<(Words, Removal)> {
    use Removal::{Loses, NotEnough};
    if let Some((_, why, removal)) = EVERYWHERE.iter().find(|(name, ..)| *name == key) {
        return Some((*why, *removal));
    }
    Some(match key {
        "status" | "typing_indicator" if pointer == format!("/{key}") => {
            (Words::new("this API only sends messages", "本接口只发送消息"), Loses)
        }
        "category" if pointer == "/category" => (
            Words::new(
                "Meta's direct send, which this API has not: outside the 24 hours send a template",
                "这是 Meta 的直接发送，本接口不支持：超过 24 小时后改用模板消息",
            ),
            Loses,
        ),
        RECIPIENT if pointer == "/recipient" => {
            (Words::new("this API sends to phone numbers only, in `to`", "本接口只能发给手机号，写在 `to` 中"), Loses)
        }
        "thumbnail_product_retailer_id" | "mode" | "flow_id" | "flow_token" => (KINDS, NotEnough),
        key => (kind(key)?, NotEnough),
    })
}

/// Help for a word of Meta's API where one of this API's belongs.
pub(super) fn word(word: &str, asked: Asked) -> Option<Words> {
    let word = word.to_ascii_lowercase();
    let is = |words: &[&str]| words.contains(&&*word);
    Some(match asked {
        Asked::SubType
            if is(&["url", "quick_reply", "phone_number", "flow", "catalog", "mpm", "voice_call", "otp"]) =>
        {
            Words::new(
                "this API documents `COPY_CODE` only; a button without variable needs no component",
                "本接口只支持 `COPY_CODE`；没有变量的按钮不用写组件",
            )
        }
        Asked::ReplyButton if is(LINKS) => Words::new(
            "buttons here are replies; one link: an interactive message of the kind `cta_url`",
            "此处的按钮都是回复按钮；要放一个链接，改用类型为 `cta_url` 的互动消息",
        ),
        Asked::QuickReplyButton if is(LINKS) => Words::new(
            "a card with a link has the action `{\"name\": \"cta_url\", \"parameters\": {\"display_text\": …, \"url\": …}}`",
            "带链接的图卡，其操作写成 `{\"name\": \"cta_url\", \"parameters\": {\"display_text\": …, \"url\": …}}`",
        ),
        Asked::QuickReplyButton if is(OTHER_BUTTONS) => Words::new(
            "buttons of cards are replies: `{\"type\": \"quick_reply\", \"quick_reply\": {\"id\": …, \"title\": …}}`",
            "图卡的按钮都是快速回复按钮：`{\"type\": \"quick_reply\", \"quick_reply\": {\"id\": …, \"title\": …}}`",
        ),
        Asked::ReplyButton if is(OTHER_BUTTONS) => Words::new(
            "buttons here are replies: `{\"type\": \"reply\", \"reply\": {\"id\": …, \"title\": …}}`",
            "此处的按钮都是回复按钮：`{\"type\": \"reply\", \"reply\": {\"id\": …, \"title\": …}}`",
        ),
        Asked::Component if is(&["buttons"]) => Words::new(
            "buttons are fixed in the template; each coupon code is a component of the type `button`",
            "按钮已在模板中固定；每个优惠码是一个类型为 `button` 的组件",
        ),
        Asked::Component if is(&["footer"]) => {
            Words::new("the footer is fixed in the template; remove the component", "页脚已在模板中固定；删除该组件")
        }
        Asked::Component if is(&["carousel", "limited_time_offer", "order_status", "call_permission_request"]) => {
            Words::new(
                "this API fills the header, the body and copy-code buttons of a template",
                "本接口只能填写模板的标头、正文和优惠码按钮",
            )
        }
        Asked::Parameter if is(&["currency", "date_time"]) => {
            Words::new("write the amount or date as text: `type: text`", "将金额或日期写成文本：`type: text`")
        }
        Asked::Parameter if is(&["payload", "action", "product", "order_status", "location", "limited_time_offer"]) => {
            Words::new(
                "this API fills in texts, media of headers, and coupon codes",
                "本接口只能填写文本、标头素材和优惠码",
            )
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
fn kind(word: &str) -> Option<Words> {
    Some(match word {
        "sticker" => Words::new(
            "this API sends no stickers; send the picture as `image`",
            "本接口不支持贴图；改用 `image` 发送图片",
        ),
        "location" => Words::new(
            "this API sends no location; a `text` can hold the address, or a link to the map",
            "本接口不支持位置消息；可在 `text` 中写地址或地图链接",
        ),
        "contact" | "contacts" => Words::new(
            "this API sends no contacts; write the name and the number as text",
            "本接口不支持联系人消息；将姓名和号码写成文本",
        ),
        "reaction" => {
            Words::new("this API sends no reactions; answer with a text", "本接口不支持表情回应；改用文本回复")
        }
        "order" | "order_details" | "order_status" | "product" | "product_list" | "catalog_message" => Words::new(
            "this API shows no products; send a `cta_url` that opens the shop",
            "本接口不支持商品消息；改用 `cta_url` 打开商店",
        ),
        "flow" => Words::new(
            "this API sends no flows; ask with `button` or `list`, or send a `cta_url` that opens a form",
            "本接口不支持流程消息；用 `button` 或 `list` 提问，或用 `cta_url` 打开表单",
        ),
        "location_request_message" | "address_message" | "call_permission_request" => {
            Words::new("this API has no such question; ask in a text", "本接口没有此类询问；改用文本询问")
        }
        _ => return None,
    })
}

/// What an object where a text belongs is about, and help for it.
pub(super) fn object_for_text(tree: &Tree<'_>, node: Option<NodeId>) -> Option<(&'static Rule, Words)> {
    let entries = tree.entries(node?);
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    if has("body") {
        return Some((
            &shape::meta_field::RULE,
            Words::new(
                "Meta's API has `{body: …}` here, this one takes the text itself",
                "Meta 的 API 在此处写 `{body: …}`，本接口直接写文本",
            ),
        ));
    }
    if has("code") {
        return Some((
            &shape::meta_field::RULE,
            Words::new(
                "Meta's API has `{code: …}` here, this one takes the code itself",
                "Meta 的 API 在此处写 `{code: …}`，本接口直接写代码",
            ),
        ));
    }
    if has("text") {
        return Some((
            &shape::wrong_type::RULE,
            Words::new("write the text itself, without `{text: …}`", "直接写文本，去掉 `{text: …}`"),
        ));
    }
    None
}

const KINDS: Words = Words::new(
    "this API sends text, image, video, audio, document, template and interactive messages",
    "本接口可发送文本、图片、视频、音频、文档、模板和互动消息",
);
