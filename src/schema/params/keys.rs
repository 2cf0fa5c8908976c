//! What is said of each key of a declaration.

use super::{MEDIA, TYPES, UNIQUE};
use crate::text::Words;

/// What a key holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    Number,
    Whole,
    Flag,
    Text,
    Texts,
    /// A value of the declared type.
    Sample,
    Words(&'static [&'static str]),
    Object,
    Items,
}

/// What is said of a key.
pub(super) struct Row {
    pub(super) key: &'static str,
    pub(super) value: Holds,
    pub(super) title: Words,
    pub(super) what: Words,
    /// JSON, or nothing.
    pub(super) example: &'static str,
}

const fn row(key: &'static str, value: Holds, title: Words, what: Words, example: &'static str) -> Row {
    Row { key, value, title, what, example }
}

pub(super) const KEYS: [Row; 19] = [
    row(
        "type",
        Holds::Words(&TYPES),
        Words::new("Type", "类型"),
        Words::new(
            "What a value is; `text` where nothing is written. `digits` keep leading zeros, `integer` is a whole number, `link` an address, `phone` a phone number in digits that begins with its country code.",
            "值的类型，不写时为 `text`。`digits` 保留开头的 0，`integer` 是整数，`link` 是网址，`phone` 是以国家码开头、只含数字的手机号。",
        ),
        "",
    ),
    row(
        "max_chars",
        Holds::Number,
        Words::new("Most characters", "最多字符数"),
        Words::new("The most characters of a value.", "值最多有多少个字符。"),
        "24",
    ),
    row(
        "min_chars",
        Holds::Number,
        Words::new("Fewest characters", "最少字符数"),
        Words::new(
            "The fewest characters of a value; 1 where nothing is written, and 0 lets it be empty.",
            "值至少有多少个字符，不写时为 1，写 0 则可以为空。",
        ),
        "4",
    ),
    row(
        "multiline",
        Holds::Flag,
        Words::new("Line breaks", "换行"),
        Words::new(
            "Whether a value may hold line breaks. They may stand in `text`, in a `body` and in a card's `body`.",
            "值中能否有换行。换行可用于 `text`、`body` 和图卡的 `body`。",
        ),
        "true",
    ),
    row(
        "max_lines",
        Holds::Number,
        Words::new("Most lines", "最多行数"),
        Words::new(
            "The most lines of a value with line breaks; needed where it stands in a card's body.",
            "含换行的值最多有多少行，用于图卡正文时必须写。",
        ),
        "3",
    ),
    row(
        "one_of",
        Holds::Texts,
        Words::new("Values", "可用的值"),
        Words::new("The only values that there are; they need no bounds.", "只能使用这些值，无需其他限制。"),
        r#"["Friday", "Saturday"]"#,
    ),
    row(
        "media",
        Holds::Words(&MEDIA),
        Words::new("Media", "素材"),
        Words::new(
            "What the address leads to, where it takes the place of media.",
            "网址用作素材链接时，所指素材的类型。",
        ),
        "",
    ),
    row("min", Holds::Whole, Words::new("Least", "最小值"), Words::new("The least number.", "允许的最小整数。"), "1"),
    row(
        "max",
        Holds::Whole,
        Words::new("Greatest", "最大值"),
        Words::new("The greatest number.", "允许的最大整数。"),
        "12",
    ),
    row(
        "default",
        Holds::Sample,
        Words::new("Default", "默认值"),
        Words::new("The value where none is given.", "没有给出值时使用的值。"),
        "",
    ),
    row(
        "example",
        Holds::Sample,
        Words::new("Example", "示例"),
        Words::new(
            "A value to show, and to judge the words of the message with; never sent.",
            "用于展示，也用于检查消息的文字，不会发送。",
        ),
        "",
    ),
    row(
        "optional",
        Holds::Flag,
        Words::new("Optional", "可以没有"),
        Words::new(
            "Whether it may be absent, and with it the footer, header, description or card body that it is the whole of.",
            "能否没有值。没有值时，整个由它组成的页脚、标头、行描述或图卡正文一并省略。",
        ),
        "true",
    ),
    row(
        UNIQUE,
        Holds::Flag,
        Words::new("Unique", "唯一"),
        Words::new("Whether no two items of the list have the same value.", "列表各项的值是否互不相同。"),
        "true",
    ),
    row(
        "description",
        Holds::Text,
        Words::new("Purpose", "用途"),
        Words::new("What it is for. For people only, never sent.", "用途说明，只供人阅读，不会发送。"),
        r#""The name that the customer gave.""#,
    ),
    row(
        "list",
        Holds::Object,
        Words::new("Number of items", "项数"),
        Words::new("How many items the list has.", "列表有多少项。"),
        "",
    ),
    row(
        "fewest",
        Holds::Number,
        Words::new("Fewest items", "最少项数"),
        Words::new("The fewest items; 1 where nothing is written.", "至少有多少项，不写时为 1。"),
        "1",
    ),
    row(
        "most",
        Holds::Number,
        Words::new("Most items", "最多项数"),
        Words::new("The most items.", "最多有多少项。"),
        "9",
    ),
    row(
        "item",
        Holds::Object,
        Words::new("Item", "列表项"),
        Words::new(
            "What every item has: a name and what it may hold, each. `{{item.NAME}}` takes it where `for_each` repeats an element.",
            "每一项的内容：逐个写出名称和取值范围。在用 `for_each` 重复的元素中，`{{item.NAME}}` 取其值。",
        ),
        "",
    ),
    row(
        "examples",
        Holds::Items,
        Words::new("Example items", "示例项"),
        Words::new("Items to show, never sent.", "用于展示的列表项，不会发送。"),
        "",
    ),
];
