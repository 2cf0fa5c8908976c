//! Characters that are taken for one of YAML's or JSON's signs, as keyboards and word processors make them.

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
    pub(super) name: &'static str,
}

const fn is(c: char, means: char, sign: Sign, name: &'static str) -> Confusable {
    Confusable { c, means, sign, name }
}

const CONFUSABLES: [Confusable; 49] = [
    is('：', ':', Sign::Colon, "full-width colon"),
    is('﹕', ':', Sign::Colon, "small colon"),
    is('︰', ':', Sign::Colon, "vertical colon"),
    is('∶', ':', Sign::Colon, "ratio sign"),
    is('꞉', ':', Sign::Colon, "letter colon"),
    is('，', ',', Sign::Comma, "full-width comma"),
    is('﹐', ',', Sign::Comma, "small comma"),
    is('、', ',', Sign::Comma, "ideographic comma"),
    is('､', ',', Sign::Comma, "half-width ideographic comma"),
    is('；', ',', Sign::Comma, "full-width semicolon"),
    is('。', ',', Sign::Comma, "ideographic full stop"),
    is('｛', '{', Sign::Open, "full-width brace"),
    is('｝', '}', Sign::Close, "full-width brace"),
    is('﹛', '{', Sign::Open, "small brace"),
    is('﹜', '}', Sign::Close, "small brace"),
    is('［', '[', Sign::Open, "full-width bracket"),
    is('］', ']', Sign::Close, "full-width bracket"),
    is('【', '[', Sign::Open, "lenticular bracket"),
    is('】', ']', Sign::Close, "lenticular bracket"),
    is('〔', '[', Sign::Open, "tortoise shell bracket"),
    is('〕', ']', Sign::Close, "tortoise shell bracket"),
    is('“', '"', Sign::Quote, "curly quote"),
    is('”', '"', Sign::Quote, "curly quote"),
    is('„', '"', Sign::Quote, "low curly quote"),
    is('‘', '\'', Sign::Quote, "curly quote"),
    is('’', '\'', Sign::Quote, "curly quote"),
    is('「', '"', Sign::Quote, "corner bracket"),
    is('」', '"', Sign::Quote, "corner bracket"),
    is('『', '"', Sign::Quote, "white corner bracket"),
    is('』', '"', Sign::Quote, "white corner bracket"),
    is('＂', '"', Sign::Quote, "full-width quote"),
    is('＇', '\'', Sign::Quote, "full-width apostrophe"),
    is('－', '-', Sign::Dash, "full-width hyphen"),
    is('–', '-', Sign::Dash, "en dash"),
    is('—', '-', Sign::Dash, "em dash"),
    is('−', '-', Sign::Dash, "minus sign"),
    is('‐', '-', Sign::Dash, "typographic hyphen"),
    is('‑', '-', Sign::Dash, "no-break hyphen"),
    is('•', '-', Sign::Dash, "bullet"),
    is('·', '-', Sign::Dash, "middle dot"),
    is('・', '-', Sign::Dash, "katakana middle dot"),
    is('＃', '#', Sign::Hash, "full-width number sign"),
    is('｜', '|', Sign::Header, "full-width vertical bar"),
    is('＞', '>', Sign::Header, "full-width greater-than sign"),
    is('\u{3000}', ' ', Sign::Space, "full-width space"),
    is('\u{a0}', ' ', Sign::Space, "no-break space"),
    is('\u{202f}', ' ', Sign::Space, "narrow no-break space"),
    is('\u{2003}', ' ', Sign::Space, "em space"),
    is('\u{200b}', ' ', Sign::Space, "zero-width space"),
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
    pub(super) fn named(&self) -> String {
        let number = u32::from(self.c);
        if self.sign == Sign::Space {
            format!("{} (U+{number:04X})", self.name)
        } else {
            format!("{} `{}` (U+{number:04X})", self.name, self.c)
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
