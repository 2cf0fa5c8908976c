//! Characters that are taken for one of YAML's or JSON's signs, as keyboards and word processors make them.

use crate::text::phrase::say;
use crate::text::{Phrase, Words};

/// What a sign is to YAML or JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Colon,
    Comma,
    Open,
    Close,
    Quote,
    Dash,
    Hash,
    Header,
    Space,
}

/// A character that stands for an ASCII sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Confusable {
    pub(super) c: char,
    pub(super) means: char,
    pub(super) sign: Sign,
    pub(super) name: Words,
}

const fn is(c: char, means: char, sign: Sign, en: &'static str, zh: &'static str) -> Confusable {
    Confusable { c, means, sign, name: Words::new(en, zh) }
}

const CONFUSABLES: [Confusable; 53] = [
    is('：', ':', Sign::Colon, "full-width colon", "全角冒号"),
    is('﹕', ':', Sign::Colon, "small colon", "小冒号"),
    is('︰', ':', Sign::Colon, "vertical colon", "竖排冒号"),
    is('∶', ':', Sign::Colon, "ratio sign", "比号"),
    is('꞉', ':', Sign::Colon, "letter colon", "字母冒号"),
    is('，', ',', Sign::Comma, "full-width comma", "全角逗号"),
    is('﹐', ',', Sign::Comma, "small comma", "小逗号"),
    is('、', ',', Sign::Comma, "ideographic comma", "顿号"),
    is('､', ',', Sign::Comma, "half-width ideographic comma", "半角顿号"),
    is('；', ',', Sign::Comma, "full-width semicolon", "全角分号"),
    is('。', ',', Sign::Comma, "ideographic full stop", "句号"),
    is('｛', '{', Sign::Open, "full-width brace", "全角花括号"),
    is('｝', '}', Sign::Close, "full-width brace", "全角花括号"),
    is('﹛', '{', Sign::Open, "small brace", "小花括号"),
    is('﹜', '}', Sign::Close, "small brace", "小花括号"),
    is('［', '[', Sign::Open, "full-width bracket", "全角方括号"),
    is('］', ']', Sign::Close, "full-width bracket", "全角方括号"),
    is('【', '[', Sign::Open, "lenticular bracket", "方头括号"),
    is('】', ']', Sign::Close, "lenticular bracket", "方头括号"),
    is('〔', '[', Sign::Open, "tortoise shell bracket", "六角括号"),
    is('〕', ']', Sign::Close, "tortoise shell bracket", "六角括号"),
    is('“', '"', Sign::Quote, "curly quote", "弯引号"),
    is('”', '"', Sign::Quote, "curly quote", "弯引号"),
    is('„', '"', Sign::Quote, "low curly quote", "下弯引号"),
    is('‘', '\'', Sign::Quote, "curly quote", "弯引号"),
    is('’', '\'', Sign::Quote, "curly quote", "弯引号"),
    is('「', '"', Sign::Quote, "corner bracket", "直角引号"),
    is('」', '"', Sign::Quote, "corner bracket", "直角引号"),
    is('『', '"', Sign::Quote, "white corner bracket", "双直角引号"),
    is('』', '"', Sign::Quote, "white corner bracket", "双直角引号"),
    is('＂', '"', Sign::Quote, "full-width quote", "全角双引号"),
    is('＇', '\'', Sign::Quote, "full-width apostrophe", "全角撇号"),
    is('－', '-', Sign::Dash, "full-width hyphen", "全角连字符"),
    is('–', '-', Sign::Dash, "en dash", "短破折号"),
    is('—', '-', Sign::Dash, "em dash", "破折号"),
    is('―', '-', Sign::Dash, "horizontal bar", "水平线"),
    is('−', '-', Sign::Dash, "minus sign", "减号"),
    is('‐', '-', Sign::Dash, "typographic hyphen", "排版连字符"),
    is('‑', '-', Sign::Dash, "no-break hyphen", "不换行连字符"),
    is('•', '-', Sign::Dash, "bullet", "项目符号"),
    is('●', '-', Sign::Dash, "black circle", "黑圆点"),
    is('▪', '-', Sign::Dash, "small square", "小方点"),
    is('◦', '-', Sign::Dash, "white bullet", "空心项目符号"),
    is('·', '-', Sign::Dash, "middle dot", "间隔号"),
    is('・', '-', Sign::Dash, "katakana middle dot", "片假名间隔号"),
    is('＃', '#', Sign::Hash, "full-width number sign", "全角井号"),
    is('｜', '|', Sign::Header, "full-width vertical bar", "全角竖线"),
    is('＞', '>', Sign::Header, "full-width greater-than sign", "全角大于号"),
    is('\u{3000}', ' ', Sign::Space, "full-width space", "全角空格"),
    is('\u{a0}', ' ', Sign::Space, "no-break space", "不换行空格"),
    is('\u{202f}', ' ', Sign::Space, "narrow no-break space", "窄不换行空格"),
    is('\u{2003}', ' ', Sign::Space, "em space", "全身空格"),
    is('\u{200b}', ' ', Sign::Space, "zero-width space", "零宽空格"),
];

/// What a character may stand for.
pub(super) fn confusable(c: char) -> Option<&'static Confusable> {
    (!c.is_ascii()).then(|| CONFUSABLES.iter().find(|one| one.c == c))?
}

/// What the first character of a text may stand for, if it is a sign of this kind.
pub(super) fn first(text: &str, sign: Sign) -> Option<&'static Confusable> {
    text.chars().next().and_then(confusable).filter(|found| found.sign == sign)
}

/// The character that ends what a quote opens.
pub(super) fn mate(open: char) -> Option<char> {
    Some(match open {
        '“' | '„' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '”' | '’' | '＂' | '＇' => open,
        _ => return None,
    })
}

impl Confusable {
    /// The character as a message names it.
    pub(super) fn named(&self) -> Phrase {
        let (name, c, number) = (self.name, self.c, u32::from(self.c));
        if self.sign == Sign::Space {
            say!("{name} (U+{number:04X})", "{name}（U+{number:04X}）"; name)
        } else {
            say!("{name} `{c}` (U+{number:04X})", "{name} `{c}`（U+{number:04X}）"; name)
        }
    }
}

/// How many bytes of blanks a text begins with, those that are none to YAML included.
pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_wide(c)
}

/// A space that is none to YAML.
pub(super) fn is_wide(c: char) -> bool {
    confusable(c).is_some_and(|found| found.sign == Sign::Space)
}

/// Where the quote stands that ends a text in quotes.
pub(super) fn closing_quote(text: &str, start: usize, quote: char) -> Option<usize> {
    let mut chars = text[start + 1..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => _ = chars.next(),
            '\'' if quote == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some() => {}
            c if c == quote => return Some(start + 1 + at),
            _ => {}
        }
    }
    None
}
