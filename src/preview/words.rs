//! The words around a message, and what stands for what cannot be shown as it is.

use super::filled::Case;
use super::screen::{Gap, Piece};
use crate::rules::characters;
use crate::text::phrase::say;
use crate::text::wording::thousands;
use crate::text::{Language, Phrase, Words, visible};
use std::borrow::Cow;

pub(super) const LENGTHS: Words = Words::new("Lengths", "长度");
pub(super) const BACK: Words = Words::new("What comes back when it is tapped", "轻触后返回");
pub(super) const OPENS: Words = Words::new("What a tap opens", "轻触后打开");
pub(super) const FILES: Words = Words::new("Files that are fetched", "会获取的文件");
pub(super) const FINDINGS: Words = Words::new("Findings", "问题");
pub(super) const HELP: Words = Words::new("help", "建议");
pub(super) const APPROVED_ELSEWHERE: Words = Words::new(
    "The approved text is kept at WhatsApp; this file fills its gaps.",
    "审核通过的文本保存在 WhatsApp；此文件填入其中的变量。",
);
pub(super) const NO_MESSAGE: Words = Words::new("No message could be read here.", "此处没有可读取的消息。");
pub(super) const SCROLLS: Words =
    Words::new("Scrolls sideways on the phone, one card and a bit at a time", "在手机上左右滑动，每次显示一张多一点");
pub(super) const CLOSING: Words = Words::new(
    "Drawn by waml from the files alone; nothing was fetched. Phones differ in fonts, colours and where lines break.",
    "由 waml 仅根据文件绘制，未获取任何内容。不同手机的字体、颜色和换行位置会有不同。",
);
pub(super) const TITLE: Words = Words::new("Messages", "消息");
pub(super) const TAP: Words = Words::new("tap", "轻触");
pub(super) const COMES_BACK: Words = Words::new("comes back or opens", "返回或打开");
const UNREAD: Words = Words::new("could not be read", "无法读取");

/// What the parts are that are marked as filled in.
pub(super) fn filled(case: Case) -> Words {
    match case {
        Case::Examples => {
            Words::new("Marked parts are examples; values take their place.", "标记的部分是示例，发送时换成实际的值。")
        }
        Case::Longest => Words::new("Marked parts are as long as values may be.", "标记的部分取值可达到的最大长度。"),
    }
}

/// Where the text comes from that is drawn.
pub(super) fn approved(template: &str) -> Phrase {
    say!(
        "The approved text of {template}; marked parts are what this message fills in.",
        "{template} 审核通过的文本；标记的部分由此消息填入。"
    )
}

/// What a call gives and its template has no place for.
pub(super) const UNPLACED: Words = Words::new("The template has no place for:", "模板中没有对应的位置：");

/// What stands for a piece of a text.
pub(super) fn piece(piece: &Piece, language: Language) -> Cow<'_, str> {
    match piece {
        Piece::Text(text) => Cow::Borrowed(text),
        Piece::Named(c) => Cow::Owned(characters::named(*c).say(language).to_owned()),
        Piece::Unread => Cow::Borrowed(UNREAD.say(language)),
        Piece::More(left) => Cow::Owned(more_characters(*left).say(language).to_owned()),
        Piece::Masked => Cow::Borrowed("••••••"),
    }
}

fn more_characters(left: usize) -> Phrase {
    let count = thousands(left as u64);
    let characters = if left == 1 { "character" } else { "characters" };
    say!("… {count} more {characters}", "…另有 {count} 个字符")
}

/// Elements that are not drawn.
pub(super) fn more(left: usize) -> Phrase {
    let count = thousands(left as u64);
    say!("… {count} more", "…另有 {count} 个")
}

/// Findings that are not told.
pub(super) fn more_findings(left: usize) -> Phrase {
    let count = thousands(left as u64);
    let findings = if left == 1 { "finding" } else { "findings" };
    say!("{count} more {findings} not shown", "另有 {count} 个问题未显示")
}

/// How many messages there are, and how many of them are wrong.
pub(super) fn counted(all: usize, wrong: usize) -> Phrase {
    let messages = if all == 1 { "message" } else { "messages" };
    let all = thousands(all as u64);
    match wrong {
        0 => say!("{all} {messages}", "{all} 条消息"),
        _ => say!("{all} {messages}, {wrong} with faults", "{all} 条消息，其中 {wrong} 条有错误"),
    }
}

pub(super) fn cards(count: usize) -> Phrase {
    let cards = if count == 1 { "card" } else { "cards" };
    say!("{count} {cards}", "{count} 张图卡")
}

/// What a list's button does.
pub(super) fn shown_after(label: &str) -> Phrase {
    say!("Shown after a tap on “{label}”", "轻触“{label}”后显示")
}

/// What a gap of a template is called.
pub(super) fn gap(gap: &Gap) -> Phrase {
    match gap {
        Gap::Header => Words::new("header", "标头").into(),
        Gap::Code => Words::new("one-time code", "验证码").into(),
        Gap::Body(number) => Phrase::neutral(format!("{{{{{number}}}}}")),
        Gap::Named(name) => Phrase::neutral(format!("{{{{{}}}}}", visible(name))),
        Gap::Button(index) => say!("button {index}", "按钮 {index}"),
    }
}

/// How much of a limit is used: `126/1,024`.
pub(super) fn of(found: usize, most: usize) -> (String, String) {
    (thousands(found as u64), thousands(most as u64))
}
