//! Keys that belong elsewhere: the table of what people write in the wrong object.

mod params;

use super::Shape;
use super::meant::{COMPARED, Form};
use super::object::Object;
use crate::text::{Language, Phrase, Words};
use crate::tree::{Entry, Tree, Value};

/// Keys that cannot stand where they are written, though what they say can be said.
pub(super) struct Misplaced {
    objects: &'static [Object],
    keys: &'static [&'static str],
    /// What stands under the keys.
    form: Form,
    /// What the object under them, or the first element of a list, has one of, where that tells.
    elements: &'static [&'static str],
    /// Keys that are meant with them, where one of those stands there, too.
    also: &'static [&'static str],
    /// Where it is said instead, behind the key.
    pub(super) message: Words,
    /// What to do; `KEY` stands for the key.
    help: Words,
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
        message: Words::neutral(""),
        help: Words::neutral(""),
        excuses: &[],
        only: None,
    };
    const DEFINITION: Self = Self { only: Some(Shape::Definition), ..Self::ANY };
    const PAYLOAD: Self = Self { only: Some(Shape::Payload), ..Self::ANY };

    /// Whether what stands under a key is of the sort that the row is about.
    fn holds(&self, entry: &Entry<'_>, tree: &Tree<'_>) -> bool {
        let first = || match tree.node(entry.value).value {
            Value::Sequence(_) => tree.items(entry.value).first().map_or(&[][..], |item| tree.entries(item.node)),
            Value::Mapping(_) => tree.entries(entry.value),
            _ => &[],
        };
        let element = || first().iter().any(|entry| self.elements.contains(&&*entry.key));
        self.form.fits(tree.node(entry.value)) && (self.elements.is_empty() || element())
    }

    /// Whether what is in a list decides that the row is about it.
    pub(super) fn tells_by_elements(&self) -> bool {
        !self.elements.is_empty()
    }

    /// What to do about a key.
    pub(super) fn help(&self, key: &str) -> Phrase {
        let [en, zh] = Language::ALL.map(|language| self.help.say(language).replace("KEY", key));
        Phrase::new(en, zh)
    }
}

/// What belongs elsewhere, of an entry of an object of a name.
pub(super) fn misplaced(
    object: Object,
    entry: &Entry<'_>,
    entries: &[Entry<'_>],
    tree: &Tree<'_>,
    shape: Shape,
) -> Option<&'static Misplaced> {
    MISPLACED.iter().chain(params::MISPLACED).find(|row| {
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

const KINDS: &[&str] =
    &["text", "image", "video", "audio", "document", "template", "cta_url", "list", "carousel", "button"];

const MISPLACED: &[Misplaced] = &[
    Misplaced {
        objects: &[Object::Definition],
        keys: &["message", "messages", "msg", "definition", "content", "payload", "data"],
        elements: KINDS,
        message: Words::new("is one level too many", "是多余的一层"),
        help: Words::new(
            "write what is in it without `KEY`; several messages stand in files of their own, or with `---` between them",
            "去掉 `KEY`，直接写其中的内容；多条消息分成多个文件，或用 `---` 分成多个 YAML 文档",
        ),
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Card],
        keys: &["action", "card_index"],
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write the buttons as `url_button: {…}` or `replies: […]`, without an index; `waml import` makes a definition of a payload",
            "按钮写成 `url_button: {…}` 或 `replies: […]`，不写索引；`waml import` 可将请求 Payload 转换为消息定义",
        ),
        excuses: &["url_button", "replies"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Reply],
        keys: ADDRESS,
        message: Words::new("is not for replies: a reply opens no address", "不属于回复按钮：回复按钮不打开网址"),
        help: Words::new(
            "a reply has an `id` and a `title`; for one link, use the kind `cta_url`",
            "回复按钮有 `id` 和 `title`；要放一个链接，改用类型 `cta_url`",
        ),
        excuses: &["id", "title"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Reply],
        keys: &["description", "subtitle"],
        message: Words::new("is not for replies", "不属于回复按钮"),
        help: Words::new(
            "a reply has an `id` and a `title`; each row of a `list` has a `description`, too",
            "回复按钮有 `id` 和 `title`；`list` 的每一行另有 `description`",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Media],
        keys: &["text", "body", "title", "message", "description"],
        message: Words::new("is not for media: a file goes without text", "不属于素材：文件不带文字"),
        help: MEDIA_TEXT,
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Media],
        keys: &["name", "file_name", "fileName"],
        message: Words::new(
            "is not for media: the name comes from the link's path",
            "不属于素材：文件名取自链接的路径",
        ),
        help: Words::new("remove it", "删除此键"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Row],
        keys: ADDRESS,
        message: Words::new("is not for rows: a row opens no address", "不属于清单的行：行不打开网址"),
        help: Words::new(
            "a row has an `id` and a `title`; for one link, use the kind `cta_url`",
            "行有 `id` 和 `title`；要放一个链接，改用类型 `cta_url`",
        ),
        excuses: &["id", "title"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Reply, Object::Row, Object::UrlButton],
        keys: NUMBER,
        message: Words::new("is no part of it: nothing here calls a number", "不属于此对象：此处没有拨打电话的功能"),
        help: Words::new("write the number into the `body`", "将号码写在 `body` 中"),
        excuses: &["id", "title", "url"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::UrlButton],
        keys: &["id", "reply", "payload"],
        message: Words::new(
            "is not for URL buttons: no answer comes back from one",
            "不属于网址按钮：轻触网址按钮不会产生回复",
        ),
        help: Words::new(
            "remove it; where an answer is to come back, use the kind `button`",
            "删除此键；需要用户回复时，改用类型 `button`",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::CtaUrl],
        keys: &["display_text", "url", "link", "button", "label", "button_text"],
        message: Words::new("belongs under `url_button`", "应写在 `url_button` 之下"),
        help: Words::new(
            "write `url_button: {display_text: …, url: …}`",
            "写成 `url_button: {display_text: …, url: …}`",
        ),
        excuses: &["url_button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CtaUrl],
        keys: REPLIES,
        form: Form::List,
        message: Words::new(
            "belongs to the kind `button`; this kind has one link",
            "属于类型 `button`；此类型只有一个链接",
        ),
        help: Words::new(
            "replies: the kind `button`; one link: `url_button: {display_text: …, url: …}`",
            "回复按钮用类型 `button`；一个链接写成 `url_button: {display_text: …, url: …}`",
        ),
        excuses: &["url_button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["replies", "buttons", "quick_replies"],
        form: Form::List,
        message: Words::new(
            "belongs to the kind `button`; a list has sections with rows",
            "属于类型 `button`；清单由版块和其中的行组成",
        ),
        help: Words::new(
            "write `button` for what opens the list, and `sections: [{title: …, rows: [{id: …, title: …}]}]`",
            "用 `button` 写打开清单的按钮，选项写成 `sections: [{title: …, rows: [{id: …, title: …}]}]`",
        ),
        excuses: &["sections", "button"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["rows"],
        also: &["title"],
        message: Words::new("belongs in a section", "应写在版块中"),
        help: Words::new("write `sections: [{title: …, rows: […]}]`", "写成 `sections: [{title: …, rows: […]}]`"),
        excuses: &["sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["items", "options", "choices", "entries"],
        elements: &["id", "description"],
        also: &["title"],
        message: Words::new("has the rows of a section", "中写的是版块的行"),
        help: Words::new("write `sections: [{title: …, rows: […]}]`", "写成 `sections: [{title: …, rows: […]}]`"),
        excuses: &["sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Button],
        keys: &["action"],
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write what is in it as `replies: [{id: …, title: …}]`",
            "将其内容写成 `replies: [{id: …, title: …}]`",
        ),
        excuses: &["replies"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::List],
        keys: &["action"],
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write what is in it, `button` and `sections`, without it",
            "直接写其中的 `button` 和 `sections`，去掉这一层",
        ),
        excuses: &["button", "sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CtaUrl],
        keys: &["action"],
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write what is in it as `url_button: {display_text: …, url: …}`",
            "将其内容写成 `url_button: {display_text: …, url: …}`",
        ),
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
        message: Words::new(
            "is not needed: in a definition the other keys say what it is",
            "是多余的：在消息定义中，其他键已说明类型",
        ),
        help: Words::new("remove it", "删除此键"),
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["kind"],
        message: Words::new(
            "is not needed: the key of the content names the kind",
            "是多余的：内容所在的键就是消息类型",
        ),
        help: Words::new(
            "remove it, and write what the message says under `text` or the key of another kind",
            "删除此键，将消息内容写在 `text` 或其他类型的键之下",
        ),
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Component],
        keys: &["text", "image", "video", "document", "coupon_code"],
        message: Words::new("belongs in `parameters`", "应写在 `parameters` 中"),
        help: Words::new(
            "write `\"parameters\": [{\"type\": \"KEY\", \"KEY\": …}]`",
            "写成 `\"parameters\": [{\"type\": \"KEY\", \"KEY\": …}]`",
        ),
        excuses: &["parameters"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Reply],
        keys: &["type", "reply", "quick_reply"],
        message: Words::new(
            "belongs to a payload: here a reply is its id and title alone",
            "属于请求 Payload：此处的回复按钮只有编号和标签",
        ),
        help: Words::new("write `{id: …, title: …}`", "写成 `{id: …, title: …}`"),
        excuses: &["id", "title"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CouponButton],
        keys: &["type", "sub_type", "url", "parameters"],
        also: &["text", "payload"],
        message: Words::new(
            "is not for these buttons: this API fills in coupon codes only",
            "不属于此类按钮：本接口只能填写优惠码",
        ),
        help: Words::new(
            "write `{index: 0, coupon_code: …}`; a button without variable needs no entry",
            "写成 `{index: 0, coupon_code: …}`；没有变量的按钮不用写",
        ),
        excuses: &["index", "coupon_code"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Header, Object::ListHeader, Object::CardHeader],
        keys: &["link", "url", "id"],
        message: Words::new("belongs under the kind of the header", "应写在标头的类型之下"),
        help: Words::new(
            "write `{image: {KEY: …}}`, or `video` or `document` for these",
            "写成 `{image: {KEY: …}}`；视频或文档则用 `video` 或 `document`",
        ),
        excuses: HEADERS,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Header, Object::ListHeader, Object::CardHeader],
        keys: &["link", "url", "id"],
        message: Words::new("belongs under the word that `type` says", "应写在与 `type` 的值同名的键之下"),
        help: Words::new(
            "write `{\"type\": \"image\", \"image\": {\"link\": …}}`, or so for the other types",
            "写成 `{\"type\": \"image\", \"image\": {\"link\": …}}`，其他类型同理",
        ),
        excuses: HEADERS,
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Message],
        keys: &["link", "url"],
        message: Words::new("belongs under the word that `type` says", "应写在与 `type` 的值同名的键之下"),
        help: Words::new(
            "write `\"image\": {\"link\": …}`, or so for the other types",
            "写成 `\"image\": {\"link\": …}`，其他类型同理",
        ),
        excuses: &["image", "video", "audio", "document"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Message],
        keys: &["name", "components"],
        message: Words::new("belongs under `template`", "应写在 `template` 之下"),
        help: Words::new(
            "write `\"template\": {\"name\": …, \"components\": […]}`",
            "写成 `\"template\": {\"name\": …, \"components\": […]}`",
        ),
        excuses: &["template"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Section],
        keys: &["id", "description"],
        message: Words::new("belongs in a row", "应写在行中"),
        help: Words::new(
            "write `{title: …, rows: [{id: …, title: …}]}`",
            "写成 `{title: …, rows: [{id: …, title: …}]}`",
        ),
        excuses: &["title", "rows"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Button],
        keys: &["sections", "rows"],
        message: Words::new(
            "belongs to the kind `list`; this kind has `replies`",
            "属于类型 `list`；此类型用 `replies`",
        ),
        help: Words::new(
            "sections: the kind `list`, with a `button` that opens it; here: `replies: [{id: …, title: …}]`",
            "版块用类型 `list`，并用 `button` 打开清单；此处写成 `replies: [{id: …, title: …}]`",
        ),
        excuses: &["replies"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Button],
        keys: &["buttons"],
        form: Form::List,
        elements: &["reply"],
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write what is in it as `replies: [{id: …, title: …}]`; `waml import` makes a definition of a payload",
            "将其内容写成 `replies: [{id: …, title: …}]`；`waml import` 可将请求 Payload 转换为消息定义",
        ),
        excuses: &["replies"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Button, Object::List],
        keys: &["url_button", "url", "link", "display_text"],
        message: Words::new("belongs to the kind `cta_url`", "属于类型 `cta_url`"),
        help: Words::new(
            "one link: the kind `cta_url`; a link beside answers: in the `body`",
            "只有一个链接时，改用类型 `cta_url`；要与选项并用时，将链接写在 `body` 中",
        ),
        excuses: &["replies", "sections"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Carousel],
        keys: &["replies", "buttons", "url_button", "url"],
        message: Words::new("stands on each card", "应写在每张图卡上"),
        help: Words::new("write it in every card, beside its `header`", "写在每张图卡中，与 `header` 并列"),
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::CtaUrl, Object::Button, Object::Card],
        keys: &["image", "video", "document"],
        message: Words::new("belongs under `header`", "应写在 `header` 之下"),
        help: Words::new("write `header: {KEY: {link: …}}`", "写成 `header: {KEY: {link: …}}`"),
        excuses: &["header"],
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Card],
        keys: &["title", "footer"],
        message: Words::new("is no part of a card", "不属于图卡"),
        help: Words::new("say it in the card's `body`", "写在图卡的 `body` 中"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Interactive],
        keys: &["button", "buttons", "sections", "cards", "name", "parameters"],
        message: Words::new("belongs in `action`", "应写在 `action` 中"),
        help: Words::new("write it as `\"action\": {\"KEY\": …}`", "写成 `\"action\": {\"KEY\": …}`"),
        excuses: &["action"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::ReplyButton],
        keys: &["id", "title"],
        message: Words::new("belongs in the button's `reply`", "应写在按钮的 `reply` 中"),
        help: Words::new(
            "write `{\"type\": \"reply\", \"reply\": {\"id\": …, \"title\": …}}`",
            "写成 `{\"type\": \"reply\", \"reply\": {\"id\": …, \"title\": …}}`",
        ),
        excuses: &["reply", "type"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::QuickReplyButton],
        keys: &["id", "title"],
        message: Words::new("belongs in the button's `quick_reply`", "应写在按钮的 `quick_reply` 中"),
        help: Words::new(
            "write `{\"type\": \"quick_reply\", \"quick_reply\": {\"id\": …, \"title\": …}}`",
            "写成 `{\"type\": \"quick_reply\", \"quick_reply\": {\"id\": …, \"title\": …}}`",
        ),
        excuses: &["quick_reply", "type"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Action],
        keys: &["display_text", "url"],
        message: Words::new("belongs in `parameters`", "应写在 `parameters` 中"),
        help: Words::new(
            "write `{\"name\": \"cta_url\", \"parameters\": {\"display_text\": …, \"url\": …}}`",
            "写成 `{\"name\": \"cta_url\", \"parameters\": {\"display_text\": …, \"url\": …}}`",
        ),
        excuses: &["name", "parameters"],
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Template],
        keys: &["components"],
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write the values as `body: [Ada, nine]`; `waml import` makes a definition of a payload",
            "将值写成 `body: [Ada, nine]`；`waml import` 可将请求 Payload 转换为消息定义",
        ),
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Template],
        keys: &["header", "body", "buttons"],
        message: Words::new("belongs in `components`", "应写在 `components` 中"),
        help: Words::new(
            "write `\"components\": [{\"type\": \"KEY\", \"parameters\": […]}]`",
            "写成 `\"components\": [{\"type\": \"KEY\", \"parameters\": […]}]`",
        ),
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Template],
        keys: &["footer"],
        message: Words::new("is fixed in the template: nothing fills it", "已在模板中固定，没有可填写的内容"),
        help: Words::new("remove it", "删除此键"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: REPLIES,
        form: Form::List,
        message: Words::new(
            "belongs under `button`, the kind of a message with replies",
            "应写在 `button` 之下，这是回复按钮消息的类型",
        ),
        help: Words::new(
            "write `button:`, and below it, indented, the text as `body` and the answers as `replies`",
            "写 `button:`，在其下缩进，用 `body` 写正文，用 `replies` 写回复按钮",
        ),
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["sections", "rows"],
        form: Form::List,
        message: Words::new(
            "belongs under `list`, the kind of a message with a list",
            "应写在 `list` 之下，这是清单消息的类型",
        ),
        help: Words::new(
            "write `list:`, and below it, indented, `body`, `button` and `sections`",
            "写 `list:`，在其下缩进写 `body`、`button` 和 `sections`",
        ),
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["cards"],
        form: Form::List,
        message: Words::new(
            "belongs under `carousel`, the kind of a message with cards",
            "应写在 `carousel` 之下，这是轮播消息的类型",
        ),
        help: Words::new(
            "write `carousel:`, and below it, indented, `body` and `cards`",
            "写 `carousel:`，在其下缩进写 `body` 和 `cards`",
        ),
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["url_button", "display_text"],
        message: Words::new(
            "belongs under `cta_url`, the kind of a message with one link",
            "应写在 `cta_url` 之下，这是网址按钮消息的类型",
        ),
        help: Words::new(
            "write `cta_url:`, and below it, indented, `body` and `url_button`",
            "写 `cta_url:`，在其下缩进写 `body` 和 `url_button`",
        ),
        also: AROUND,
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["components"],
        form: Form::List,
        message: Words::new("belongs to a payload", "属于请求 Payload"),
        help: Words::new(
            "write the values as `template: {name: …, body: [Ada, nine]}`; `waml import` makes a definition of a payload",
            "将值写成 `template: {name: …, body: [Ada, nine]}`；`waml import` 可将请求 Payload 转换为消息定义",
        ),
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["body"],
        form: Form::List,
        message: Words::new(
            "belongs under `template`, the kind of a message with values to fill in",
            "应写在 `template` 之下，只有模板消息才填入值",
        ),
        help: Words::new("write `template: {name: …, body: […]}`", "写成 `template: {name: …, body: […]}`"),
        excuses: KIND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["image", "video", "audio", "document"],
        form: Form::Object,
        message: Words::new("is not for media: a file goes without text", "不属于素材：文件不带文字"),
        help: MEDIA_TEXT,
        also: AROUND,
        ..Misplaced::DEFINITION
    },
    Misplaced {
        objects: &[Object::Definition],
        keys: &["text"],
        form: Form::Text,
        message: Words::new("is not for texts: a `text` stands alone", "不属于文本消息：`text` 只能单独使用"),
        help: Words::new(
            "say it in the text; a header or footer stands around replies (`button`), a `list` or a link (`cta_url`)",
            "写在文本中；需要标头或页脚时，改用回复按钮（`button`）、清单（`list`）或链接（`cta_url`）",
        ),
        also: &["header", "footer", "title"],
        ..Misplaced::DEFINITION
    },
];

/// What to do with a text beside a file.
const MEDIA_TEXT: Words = Words::new(
    "send the text on its own, or in the `body` of an interactive message with the file as header",
    "将文字单独发送，或写在互动消息的 `body` 中，并以该文件作为标头",
);

/// The key of a missing kind.
pub(super) const KIND: &[&str] = &["kind"];
