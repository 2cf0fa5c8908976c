//! What the types say about themselves, in Chinese.
//!
//! Schemas are derived from comments and names in English. What stands here takes their place before anything is made
//! of them; what is made of limits and rules is said in both languages where it is made.

use super::parts;
use crate::text::Language;
use serde_json::{Map, Value};

/// Puts a derived schema and all in it into a language.
pub(super) fn said_in(language: Language, schema: &mut Value) {
    match language {
        Language::English => {}
        Language::Chinese => translate(schema),
    }
}

/// Keywords whose values are no schemas.
const VALUES: [&str; 3] = ["examples", "enum", "const"];

fn translate(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(translate),
        Value::Object(schema) => {
            title(schema);
            if let Some(Value::String(description)) = schema.get_mut("description")
                && let Some(chinese) = find(&first_paragraph(description))
            {
                chinese.clone_into(description);
            }
            schema
                .iter_mut()
                .filter(|(key, _)| !VALUES.contains(&key.as_str()))
                .for_each(|(_, child)| translate(child));
        }
        _ => {}
    }
}

/// A leaf is called what its limit is called; where it is called otherwise, and for all others, the table knows.
fn title(schema: &mut Map<String, Value>) {
    let noun = parts::noun(schema);
    let Some(Value::String(title)) = schema.get_mut("title") else { return };
    let noun = noun.filter(|noun| parts::title(noun) == *title);
    let chinese = noun.as_ref().map(|noun| noun.say(Language::Chinese)).or_else(|| find(title));
    if let Some(chinese) = chinese {
        chinese.clone_into(title);
    }
}

/// The first paragraph of a comment on one line: the others are for those who write Rust.
pub(super) fn first_paragraph(comment: &str) -> String {
    comment.split("\n\n").next().unwrap_or_default().replace('\n', " ")
}

fn find(english: &str) -> Option<&'static str> {
    TABLE.iter().flat_map(|rows| rows.iter()).find(|(en, _)| *en == english).map(|(_, zh)| *zh)
}

/// English as it stands in the types, and Chinese.
const TABLE: [&[(&str, &str)]; 6] = [DEFINITION, MEDIA, TEMPLATE, INTERACTIVE, REPORT, REPORT_WORDS];

const DEFINITION: &[(&str, &str)] = &[
    ("Message", "消息"),
    (
        "A WhatsApp message: one of the kinds, and what the file says about it.",
        "WhatsApp 消息：其中一种消息，以及文件对它的说明。",
    ),
    ("Schema", "Schema 地址"),
    (
        "The schema that an editor holds this file to. Ignored otherwise.",
        "编辑器据此检查本文件的 Schema，此外不起作用。",
    ),
    ("Name", "名称"),
    (
        "The name of the message and of the file that it is compiled to; the file's stem otherwise.",
        "消息的名称，也是编译所得文件的名称；不写时用本文件去掉扩展名的名称。",
    ),
    ("Description", "说明"),
    ("What the message is for. For people only, never sent.", "消息的用途，只供人阅读，不会发送。"),
    ("The recipient. Must be known before the message becomes JSON.", "收信人，消息转换为 JSON 之前必须确定。"),
    ("Plain text.", "纯文本。"),
];

const MEDIA: &[(&str, &str)] = &[
    ("Image", "图片"),
    ("Video", "视频"),
    ("Audio", "音频"),
    ("Document", "文档"),
    ("An image.", "图片。"),
    ("A video.", "视频。"),
    ("A document.", "文档。"),
    ("An image by link.", "用链接发送的图片。"),
    ("A video by link.", "用链接发送的视频。"),
    ("An audio file by link.", "用链接发送的音频文件。"),
    ("A document by link.", "用链接发送的文档。"),
];

const TEMPLATE: &[(&str, &str)] = &[
    ("Template message", "模板消息"),
    (
        "An approved template and what fills its gaps (API document, template messages).",
        "审核通过的模板，以及填入占位符的内容（API 文档的模板消息部分）。",
    ),
    ("The template's name.", "模板的名称。"),
    (
        "The language to hold the call against, as Meta writes it; it is not sent.",
        "检查调用时所依据的模板语言，按 Meta 的写法；不会发送。",
    ),
    (
        "The one-time code of an authentication template; excludes everything below.",
        "身份验证模板的验证码，不能与下列各项同时使用。",
    ),
    ("Header", "标头"),
    ("What fills the header.", "填入标头的内容。"),
    ("A line of text.", "一行文本。"),
    ("What fills the body's gaps, in order.", "依次填入正文占位符的内容。"),
    ("The codes behind the template's copy-code buttons.", "模板中各复制代码按钮的优惠码。"),
    ("Copy-code button", "复制代码按钮"),
    ("The code that a copy-code button copies.", "复制代码按钮所复制的优惠码。"),
    ("Position of the button in the template, from 0.", "按钮在模板中的索引，从 0 开始。"),
    ("The code.", "优惠码。"),
];

const INTERACTIVE: &[(&str, &str)] = &[
    ("Message with a URL button", "带网址按钮的消息"),
    ("A text with one URL button (API document, section 1).", "文本加 1 个网址按钮（API 文档第 1 节）。"),
    ("Text or media above the body.", "正文上方的文本或素材。"),
    ("What the message says.", "消息的正文。"),
    ("A line below the body.", "正文下方的一行文本。"),
    ("URL button", "网址按钮"),
    ("The button.", "消息的按钮。"),
    ("What stands on the button.", "按钮上显示的文本。"),
    ("URL", "网址"),
    ("What the button opens.", "轻触按钮打开的网址。"),
    ("List message", "清单消息"),
    (
        "A text whose button opens a list of rows (API document, section 2).",
        "文本加 1 个按钮，轻触后打开由行组成的清单（API 文档第 2 节）。",
    ),
    ("A line above the body; text is the only kind.", "正文上方的一行，只能是文本。"),
    ("What stands on the button that opens the list.", "打开清单的按钮上显示的文本。"),
    ("The list; its sections share one limit on rows.", "清单的内容，行数按所有版块合计。"),
    ("Section", "版块"),
    ("Rows under a title.", "标题下的若干行。"),
    ("The line above the rows.", "各行上方的标题。"),
    ("The rows.", "版块中的各行。"),
    ("Row", "行"),
    ("One thing to choose.", "一个选项。"),
    ("What the webhook brings back; unique in the message.", "Webhook 返回的编号，在整条消息中必须唯一。"),
    ("The first line of the row.", "选项的第一行文本。"),
    ("The second line of the row.", "选项的第二行文本。"),
    ("Carousel", "轮播消息"),
    (
        "A text and a row of cards (API document, section 3). There is no header and no footer.",
        "文本加一排图卡（API 文档第 3 节），没有标头和页脚。",
    ),
    ("The cards, left to right; a card's index is its position.", "从左到右的图卡，图卡索引即其位置。"),
    ("Card", "图卡"),
    (
        "One card. All cards of a carousel have buttons of one kind and number.",
        "一张图卡。同一条轮播消息中，所有图卡的按钮类型和数量必须一致。",
    ),
    ("Card header", "图卡标头"),
    ("The picture or film; cards may differ in which.", "图片或视频，各图卡可以不同。"),
    ("What the card says.", "图卡的正文。"),
    ("A button that opens an address.", "轻触后打开网址的按钮。"),
    ("Buttons that answer with an id.", "轻触后返回编号的按钮。"),
    ("Reply", "回复按钮"),
    ("Something to tap that answers with an id.", "轻触后返回编号的按钮。"),
    ("What the webhook brings back.", "Webhook 返回的编号。"),
    ("Message with reply buttons", "带回复按钮的消息"),
    ("A text with reply buttons (API document, section 4).", "文本加回复按钮（API 文档第 4 节）。"),
    ("The buttons; ids and titles are unique.", "消息的按钮，编号和标签都必须唯一。"),
];

const REPORT: &[(&str, &str)] = &[
    ("Report of waml check", "waml 检查报告"),
    ("What `waml check --format json` prints.", "`waml check --format json` 的输出。"),
    ("The version of this format: 1.", "本格式的版本：1。"),
    ("The language of all words, where it is not English.", "所有文字的语言，英文时不写。"),
    (
        "The files that have findings or leave something open, in the order of their paths.",
        "有问题或待定事项的文件，按路径排序。",
    ),
    ("All that was checked.", "检查的总体情况。"),
    ("File", "文件"),
    ("The file's path, as it was found.", "文件的路径，与查找时一致。"),
    ("What was found, in source order.", "发现的问题，按在文件中的位置排序。"),
    ("Findings beyond the budget of a file.", "超出单个文件问题数上限、因而未列出的问题数。"),
    (
        "What only the values decide that fill its definitions; absent where there is nothing.",
        "只有填入消息定义的值才能决定的规则，没有时不写。",
    ),
    ("Open rule", "待定的规则"),
    ("The name of the definition.", "消息定义的名称。"),
    ("The rule that some values may break.", "某些值可能违反的规则。"),
    ("The parameters that decide it, a list's fields as in `plants.id`.", "决定它的参数，列表的字段写成 `plants.id`。"),
    ("Finding", "问题"),
    ("The rule: `group/what-is-wrong`, stable.", "规则代码，格式为 `group/what-is-wrong`，不会变动。"),
    ("Who says so.", "规则的来源类别。"),
    ("How bad it is.", "问题的严重程度。"),
    ("What is wrong, enough on its own.", "问题所在，单独阅读也能明白。"),
    (
        "What is to be seen at the place, such as `2 too many`; absent where there is nothing to add.",
        "该位置的标注，例如 `2 too many`；没有补充时不写。",
    ),
    ("The numbers, where a limit is not kept; absent otherwise.", "超出限制时的各项数值，否则不写。"),
    ("What to do about it.", "处理建议。"),
    (
        "Where in the message it is, such as `list.sections[0].title`; absent for what is no part of a message.",
        "该位置在消息中的路径，例如 `list.sections[0].title`；不属于消息的内容不写。",
    ),
    ("The JSON pointer (RFC 6901) of the place in its document.", "该位置在所属文档中的 JSON 指针（RFC 6901）。"),
    ("The first character.", "第一个字符的位置。"),
    ("Behind the last character.", "最后一个字符之后的位置。"),
    ("Other places that have to do with it.", "其他相关位置。"),
    ("A change that mends it.", "可修复该问题的改动。"),
    ("Position", "位置"),
    ("Counted from 1.", "从 1 开始计数。"),
    ("Characters, counted from 1.", "按字符计，从 1 开始。"),
    ("Bytes from the start of the file.", "与文件开头相距的字节数。"),
    ("Related place", "相关位置"),
    ("The JSON pointer of the place.", "该位置的 JSON 指针。"),
    ("What is to be seen there.", "该位置的标注。"),
    (
        "The file, where it is another one: a catalogue of templates.",
        "所在的文件，仅在是另一个文件（模板列表）时给出。",
    ),
    ("Fix", "修复"),
    ("What the change does.", "改动的内容。"),
    ("Whether it can only be meant so.", "是否只可能是这个意思。"),
    ("The replacements, made together.", "各处替换，应一并进行。"),
    ("Edit", "替换"),
    ("The first character that goes.", "要删除的第一个字符的位置。"),
    ("Behind the last character that goes.", "要删除的最后一个字符之后的位置。"),
    ("What comes in its place.", "取而代之的文本。"),
    ("Summary", "汇总"),
    ("The last part of a report.", "报告的最后一部分。"),
    ("Files that were checked, clean ones included.", "检查过的文件数，包括没有问题的文件。"),
    ("Findings that are errors.", "错误的数量。"),
    ("Findings that are warnings.", "警告的数量。"),
];

const REPORT_WORDS: &[(&str, &str)] = &[
    ("Where a statement about messages comes from.", "规则的来源类别。"),
    ("The API document states it.", "API 文档有明文规定。"),
    (
        "The API document is silent; Meta's documentation or a recorded refusal states it.",
        "API 文档没有说明，依据 Meta 的文档或有记录的拒绝。",
    ),
    ("Legal, but known to hurt.", "符合规定，但已知会带来问题。"),
    ("How bad a finding is.", "问题的严重程度。"),
    ("The message would be refused, or the file cannot be read.", "消息会被拒绝，或文件无法读取。"),
    ("The message would be sent, but is likely to disappoint.", "消息可以发送，但效果可能不如预期。"),
    ("Limit", "限制"),
    ("What was counted.", "实际的数量。"),
    ("The least that is allowed.", "允许的最小值。"),
    ("The most that is allowed; absent where no upper limit is documented.", "允许的最大值；没有记载上限时不写。"),
    ("What all three count.", "以上三项的单位。"),
    ("What a limit counts.", "限制的计数单位。"),
    (
        "Unicode scalar values of a text, as JSON Schema's `maxLength` counts.",
        "文本的 Unicode 标量值，与 JSON Schema 的 `maxLength` 计数方式相同。",
    ),
    ("UTF-8 bytes of a text.", "文本的 UTF-8 字节。"),
    ("Elements of a list.", "列表中的项。"),
    ("ASCII digits of a text.", "文本中的 ASCII 数字。"),
    ("Line breaks of a text; CRLF is one.", "文本中的换行，CRLF 算 1 处。"),
    ("Spaces in a row.", "连续的空格。"),
    ("The number itself.", "数值本身。"),
    ("Megabytes of 1,048,576 bytes.", "MB，1 MB 为 1,048,576 字节。"),
];

#[cfg(test)]
mod tests {
    use super::TABLE;
    use crate::schema::SchemaKind;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn collect(value: &Value, titles: &mut BTreeSet<String>, descriptions: &mut BTreeSet<String>) {
        if let Value::Object(object) = value {
            titles.extend(object.get("title").and_then(Value::as_str).map(str::to_owned));
            titles.extend(object.get("label").and_then(Value::as_str).map(str::to_owned));
            descriptions.extend(object.get("description").and_then(Value::as_str).map(str::to_owned));
        }
        match value {
            Value::Object(object) => object.values().for_each(|child| collect(child, titles, descriptions)),
            Value::Array(items) => items.iter().for_each(|child| collect(child, titles, descriptions)),
            _ => {}
        }
    }

    #[test]
    fn every_row_is_used_and_stands_once() {
        let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
        for kind in SchemaKind::ALL {
            collect(&kind.schema(), &mut titles, &mut descriptions);
        }
        let mut seen = BTreeSet::new();
        for (en, _) in TABLE.iter().flat_map(|rows| rows.iter()) {
            assert!(seen.insert(en), "{en} stands twice");
            let said =
                |text: &String| text.strip_prefix(en).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            assert!(titles.contains(*en) || descriptions.iter().any(said), "{en} is said nowhere");
        }
    }
}
