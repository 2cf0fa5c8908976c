//! Keys of what a definition declares, under a type or a level that does not have them.

use super::Misplaced;
use crate::decode::meant::FOR_EACH;
use crate::decode::object::Object;
use crate::text::Words;

/// Whatever is declared of one value.
const DECLARED: &[Object] = &[
    Object::Declaration,
    Object::Choice,
    Object::TextDeclaration,
    Object::LinkDeclaration,
    Object::IntegerDeclaration,
    Object::PhoneDeclaration,
];

const REPEATED: Misplaced = Misplaced {
    keys: &[FOR_EACH],
    message: Words::new(
        "stands in a row, section, card, reply or quick reply, and nowhere else",
        "只能写在行、版块、图卡、回复按钮或快速回复按钮中",
    ),
    ..Misplaced::DEFINITION
};

const REPEATED_IN_NO_ELEMENT: Misplaced = Misplaced {
    help: Words::new(
        "write it into the element that is repeated, as `rows: [{for_each: …, id: …, title: …}]`; for one text of all items, the sender joins them first",
        "写在要重复的元素中，例如 `rows: [{for_each: …, id: …, title: …}]`；要把所有项写成一段文本，由发送方先合并",
    ),
    ..REPEATED
};

pub(super) const MISPLACED: &[Misplaced] = &[
    Misplaced {
        objects: &[Object::List],
        help: Words::new(
            "write it into the row or section that is repeated, as `rows: [{for_each: …, id: …, title: …}]`",
            "写在要重复的行或版块中，例如 `rows: [{for_each: …, id: …, title: …}]`",
        ),
        ..REPEATED
    },
    Misplaced {
        objects: &[Object::Button],
        help: Words::new(
            "write it into the reply that is repeated, as `replies: [{for_each: …, id: …, title: …}]`",
            "写在要重复的回复按钮中，例如 `replies: [{for_each: …, id: …, title: …}]`",
        ),
        ..REPEATED
    },
    Misplaced {
        objects: &[Object::Carousel, Object::CardHeader],
        help: Words::new(
            "write it into the card that is repeated, as `cards: [{for_each: …, header: …, body: …, replies: …}]`",
            "写在要重复的图卡中，例如 `cards: [{for_each: …, header: …, body: …, replies: …}]`",
        ),
        ..REPEATED
    },
    Misplaced {
        objects: &[Object::Template, Object::CouponButton],
        help: Words::new(
            "remove it: the parts of a template are counted, so none is repeated; the sender joins the items into one text first",
            "删除此键：模板的各部分数量固定，不能重复；由发送方先把各项合并成一段文本",
        ),
        ..REPEATED
    },
    Misplaced {
        objects: &[
            Object::Definition,
            Object::CtaUrl,
            Object::UrlButton,
            Object::Media,
            Object::Header,
            Object::ListHeader,
            Object::ListDeclaration,
            Object::ListBounds,
        ],
        ..REPEATED_IN_NO_ELEMENT
    },
    Misplaced { objects: DECLARED, ..REPEATED_IN_NO_ELEMENT },
    Misplaced {
        objects: &[Object::Message],
        keys: &["params"],
        message: Words::new(
            "belongs to a definition, a payload has no parameters",
            "属于消息定义，请求 Payload 没有参数",
        ),
        help: Words::new(
            "write the values into the payload, or the message as a definition, `*.waml.yaml`",
            "在请求 Payload 中直接写值，或把消息写成消息定义 `*.waml.yaml`",
        ),
        ..Misplaced::PAYLOAD
    },
    Misplaced {
        objects: &[Object::Choice],
        keys: &["max_chars", "min_chars", "multiline", "max_lines", "min", "max"],
        message: Words::new("does not stand beside `one_of`", "不能与 `one_of` 同时使用"),
        help: Words::new("remove it: `one_of` says every value that there is", "删除此键：`one_of` 已列出所有可用的值"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::TextDeclaration],
        keys: &["min", "max"],
        message: Words::new("belongs to `type: integer`", "属于 `type: integer`"),
        help: Words::new(
            "characters are counted by `min_chars` and `max_chars`; for a whole number, write `type: integer`",
            "字符数用 `min_chars` 和 `max_chars` 限定；整数写 `type: integer`",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::IntegerDeclaration],
        keys: &["min_chars", "max_chars"],
        message: Words::new("counts the characters of a text", "限定文本的字符数"),
        help: Words::new(
            "remove it; `integer` is bounded by `min` and `max`",
            "删除此键；`integer` 用 `min` 和 `max` 限定",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::LinkDeclaration],
        keys: &["min", "max", "min_chars"],
        message: Words::new("is not for links", "不用于 `link`"),
        help: Words::new(
            "remove it; a `link` has `max_chars`, where it stands inside of a text",
            "删除此键；`link` 写在文本中时，用 `max_chars` 限定",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::PhoneDeclaration],
        keys: &["min", "max", "min_chars", "max_chars"],
        message: Words::new("is not for phone numbers", "不用于 `phone`"),
        help: Words::new("remove it: `phone` is bounded by itself", "删除此键：`phone` 无需限定"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: DECLARED,
        keys: &["multiline", "max_lines"],
        message: Words::new("belongs to `type: text`", "属于 `type: text`"),
        help: Words::new("remove it: no other type holds line breaks", "删除此键：其他类型不含换行"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: DECLARED,
        keys: &["media"],
        message: Words::new("belongs to `type: link`", "属于 `type: link`"),
        help: Words::new(
            "remove it, or write `type: link` for the address of a file",
            "删除此键；文件的网址写成 `type: link`",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: DECLARED,
        keys: &["one_of"],
        message: Words::new("belongs to `text`, `digits` and `link`", "属于 `text`、`digits` 和 `link`"),
        help: Words::new(
            "remove it, or remove `type`: the values of `one_of` are texts",
            "删除此键，或删除 `type`：`one_of` 的值是文本",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: DECLARED,
        keys: &["unique"],
        message: Words::new("belongs to a field of a list's item", "属于列表项的字段"),
        help: Words::new("remove it: a parameter that is no list has one value", "删除此键：不是列表的参数只有一个值"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::ListDeclaration],
        keys: &["min", "max"],
        message: Words::new("belongs under `list`", "应写在 `list` 之下"),
        help: Words::new("write `list: {min: 1, max: 9}`", "写成 `list: {min: 1, max: 9}`"),
        excuses: &["list"],
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::ListDeclaration],
        keys: &["type"],
        message: Words::new("is not for lists", "不用于列表"),
        help: Words::new("remove it: `list` and `item` make a list of it", "删除此键：有 `list` 和 `item` 就是列表"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::ListDeclaration],
        keys: &["optional", "default"],
        message: Words::new("is not for lists", "不用于列表"),
        help: Words::new(
            "a list that may be empty has `list: {min: 0, max: …}`",
            "可以为空的列表写成 `list: {min: 0, max: …}`",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: &[Object::ListDeclaration],
        keys: &["max_chars", "min_chars", "multiline", "max_lines", "media", "one_of", "unique"],
        message: Words::new("belongs to a field under `item`", "属于 `item` 之下的字段"),
        help: Words::new(
            "write it into the field, as `item: {id: {max_chars: 24}}`",
            "写在字段中，例如 `item: {id: {max_chars: 24}}`",
        ),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: DECLARED,
        keys: &["list", "item"],
        message: Words::new("belongs to a parameter, lists have one level", "属于参数，列表只有一层"),
        help: Words::new("the sender joins an inner list into one text first", "内层列表由发送方先合并成一段文本"),
        ..Misplaced::ANY
    },
    Misplaced {
        objects: DECLARED,
        keys: &["required"],
        message: Words::new("is said by `optional` and `default`", "用 `optional` 和 `default` 表示"),
        help: Words::new(
            "remove it: a value is needed unless there is a `default` or `optional: true`",
            "删除此键：没有 `default` 或 `optional: true` 时，必须有值",
        ),
        ..Misplaced::ANY
    },
];
