//! Characters that are not seen, and how messages show text.

use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use std::cell::LazyCell;

/// Whether a text has characters, but none that is seen.
pub(super) fn blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(invisible)
}

/// Whether nothing is to be seen where a character stands.
pub(crate) fn invisible(c: char) -> bool {
    c.is_whitespace() || unseen(c)
}

/// Whether a character leaves no mark of its own.
#[inline]
pub(super) fn unseen(c: char) -> bool {
    match c {
        ..'\u{ad}' => c.is_control(),
        // Most of what is written beyond Latin letters.
        '\u{3001}'..='\u{3163}' | '\u{3165}'..='\u{fdff}' | '\u{1f000}'..='\u{1ffff}' => false,
        _ => ignorable(c),
    }
}

/// Characters that Unicode says to display as nothing (`Default_Ignorable_Code_Point`), and the
/// two separators that are no spaces.
fn ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The unseen characters of a text that have no work to do where they stand.
pub(crate) fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let right_to_left = LazyCell::new(move || text.chars().any(right_to_left));
    let mut before = None;
    let mut flag = false;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map(|&(_, after)| after);
            let at_work = match c {
                '\u{200d}' => joins(before, after, emoji) || joins(before, after, letter),
                '\u{200c}' => joins(before, after, letter),
                '\u{200e}' | '\u{200f}' => *right_to_left,
                '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|base| selectable(base, after)),
                '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => {
                    before.is_some_and(|base| !base.is_ascii() && !unseen(base))
                }
                '\u{e0020}'..='\u{e007f}' => flag,
                _ => !unseen(c),
            };
            // The tags of a regional flag follow a black flag; a selector between emoji and joiner is no neighbour.
            flag = c == '\u{1f3f4}' || (flag && matches!(c, '\u{e0020}'..='\u{e007e}'));
            if !matches!(c, '\u{fe0f}' | '\u{e0020}'..='\u{e007f}') || !at_work {
                before = Some(c);
            }
            if !at_work {
                return Some((at, c));
            }
        }
        None
    })
}

/// Whether a character steers how those around it are shown: a control character other than a tab and those of line
/// breaks, or one of direction.
pub(super) fn steers(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// The first character of a running text that has no work to do in any: a control character other than a tab and those
/// of line breaks, or one that overrides the direction. What embeds or isolates a direction has work to do where it is
/// closed in its line.
pub(super) fn steering(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\r' if !open.is_empty() => return Some(open[0]),
            '\t' | '\n' | '\r' => {}
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{202c}' if matches!(open.pop(), Some((_, '\u{202a}' | '\u{202b}'))) => {}
            '\u{2069}' if matches!(open.pop(), Some((_, '\u{2066}'..='\u{2068}'))) => {}
            '\u{202c}'..='\u{202e}' | '\u{2069}' => return Some((at, c)),
            c if c.is_control() => return Some((at, c)),
            _ => {}
        }
    }
    open.first().copied()
}

fn joins(before: Option<char>, after: Option<char>, kind: fn(char) -> bool) -> bool {
    before.is_some_and(kind) && after.is_some_and(kind)
}

/// Whether a selector between text and emoji style has an effect behind this character.
fn selectable(base: char, after: Option<char>) -> bool {
    emoji(base) || (matches!(base, '0'..='9' | '#' | '*') && after == Some('\u{20e3}'))
}

fn emoji(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}'
        | '\u{231a}'..='\u{23ff}' | '\u{24c2}' | '\u{25aa}'..='\u{27bf}' | '\u{2934}' | '\u{2935}'
        | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// A letter, or, in the scripts of India and South-East Asia, one of the marks that belong to it.
fn letter(c: char) -> bool {
    let mark = matches!(c, '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    (c.is_alphabetic() || mark) && !ignorable(c)
}

fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && c.is_alphabetic()
}

/// A character as a message names it: itself where it can be seen, by number and name elsewhere.
pub(crate) fn named(c: char) -> Phrase {
    if !c.is_whitespace() && !unseen(c) {
        return Phrase::neutral(format!("`{c}`"));
    }
    let number = u32::from(c);
    match name(c) {
        Some(name) => say!("U+{number:04X} ({name})", "U+{number:04X}（{name}）"; name),
        None => Phrase::neutral(format!("U+{number:04X}")),
    }
}

/// As much of a text as a message has room for.
pub(crate) fn short(text: &str) -> &str {
    const ROOM: usize = 40;
    text.char_indices().nth(ROOM).map_or(text, |(end, _)| &text[..end])
}

fn name(c: char) -> Option<Words> {
    Some(match c {
        '\t' => Words::new("tab", "制表符"),
        '\n' => Words::new("line feed", "换行符"),
        '\r' => Words::new("carriage return", "回车符"),
        ' ' => Words::new("space", "空格"),
        '\u{a0}' => Words::new("no-break space", "不换行空格"),
        '\u{ad}' => Words::new("soft hyphen", "软连字符"),
        '\u{61c}' => Words::new("Arabic letter mark", "阿拉伯字母标记"),
        '\u{200b}' => Words::new("zero-width space", "零宽空格"),
        '\u{200c}' => Words::new("zero-width non-joiner", "零宽不连字"),
        '\u{200d}' => Words::new("zero-width joiner", "零宽连字"),
        '\u{200e}' => Words::new("left-to-right mark", "从左至右标记"),
        '\u{200f}' => Words::new("right-to-left mark", "从右至左标记"),
        '\u{2028}' => Words::new("line separator", "行分隔符"),
        '\u{2029}' => Words::new("paragraph separator", "段分隔符"),
        '\u{202a}' => Words::new("left-to-right embedding", "从左至右嵌入"),
        '\u{202b}' => Words::new("right-to-left embedding", "从右至左嵌入"),
        '\u{202c}' => Words::new("pop directional formatting", "方向格式结束符"),
        '\u{202d}' => Words::new("left-to-right override", "从左至右覆盖"),
        '\u{202e}' => Words::new("right-to-left override", "从右至左覆盖"),
        '\u{2060}' => Words::new("word joiner", "词连接符"),
        '\u{2066}' => Words::new("left-to-right isolate", "从左至右隔离"),
        '\u{2067}' => Words::new("right-to-left isolate", "从右至左隔离"),
        '\u{2068}' => Words::new("first strong isolate", "首个强方向隔离"),
        '\u{2069}' => Words::new("pop directional isolate", "方向隔离结束符"),
        '\u{3000}' => Words::new("ideographic space", "全角空格"),
        '\u{3164}' => Words::new("Hangul filler", "谚文填充符"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Words::new("variation selector", "变体选择符"),
        '\u{feff}' => Words::new("byte order mark", "字节顺序标记"),
        '\u{e0000}'..='\u{e007f}' => Words::new("tag", "标签字符"),
        c if c.is_control() => Words::new("control character", "控制字符"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{blank, hidden, named, steering};

    #[test]
    fn hidden_characters_at_work_are_left_alone() {
        for text in [
            "Buy now",
            "👨‍👩‍👧 family",
            "❤️‍🔥",
            "🏳️‍🌈",
            "👩🏽‍🚀",
            "1️⃣ first",
            "☎︎",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "Auf\u{200c}lage",
            "שלום\u{200f} (1)",
            "\u{200e}abc עברית",
            "葛\u{e0100}城",
            "e\u{301}",
        ] {
            assert_eq!(hidden(text).next(), None, "{text:?}");
        }
    }

    #[test]
    fn other_hidden_characters_are_found() {
        for (text, at, c) in [
            ("a\u{200b}b", 1, '\u{200b}'),
            ("\u{feff}a", 0, '\u{feff}'),
            ("soft\u{ad}ware", 4, '\u{ad}'),
            ("a\u{202e}b", 1, '\u{202e}'),
            ("שלום\u{202c}", 8, '\u{202c}'),
            ("a\u{200e}", 1, '\u{200e}'),
            ("\u{61c}\u{200f}", 0, '\u{61c}'),
            ("a\u{200d}", 1, '\u{200d}'),
            ("a \u{200c}b", 2, '\u{200c}'),
            ("👩\u{200d}", 4, '\u{200d}'),
            ("👩\u{200c}👩", 4, '\u{200c}'),
            ("a\u{fe0f}", 1, '\u{fe0f}'),
            ("1\u{fe0f}", 1, '\u{fe0f}'),
            ("好\u{fe0f}", 3, '\u{fe0f}'),
            ("❤\u{fe0f}\u{e0041}", 6, '\u{e0041}'),
            ("a\u{3164}", 1, '\u{3164}'),
            ("a\nb", 1, '\n'),
            ("a\u{7f}", 1, '\u{7f}'),
        ] {
            assert_eq!(hidden(text).next(), Some((at, c)), "{text:?}");
        }
    }

    #[test]
    fn what_steers_is_found_in_running_text() {
        for (text, found) in [
            ("a\0b", Some((1, '\0'))),
            ("a\u{1b}[31m", Some((1, '\u{1b}'))),
            ("a\u{7f}", Some((1, '\u{7f}'))),
            ("a\u{85}", Some((1, '\u{85}'))),
            ("a\u{202e}b\u{202c}", Some((1, '\u{202e}'))),
            ("a\u{202d}b", Some((1, '\u{202d}'))),
            ("a\u{2067}b", Some((1, '\u{2067}'))),
            ("a\u{2067}b\nc\u{2069}", Some((1, '\u{2067}'))),
            ("a\u{2069}", Some((1, '\u{2069}'))),
            ("a\u{2066}b\u{202c}", Some((5, '\u{202c}'))),
            ("line\r\nline\ttab\nline", None),
            ("Hello \u{2068}Lucas\u{2069}, \u{202b}שלום\u{202c}!", None),
            ("a\u{200b}b\u{200e}c\u{ad}d 👨‍👩‍👧", None),
            ("", None),
        ] {
            assert_eq!(steering(text), found, "{text:?}");
        }
    }

    #[test]
    fn blank_texts_have_nothing_to_see() {
        for text in [" ", "\n\t", "\u{a0}\u{3000}", "\u{200b}", "\u{feff} \u{200d}", "\u{3164}"] {
            assert!(blank(text), "{text:?}");
        }
        for text in ["", "a", " . ", "👍"] {
            assert!(!blank(text), "{text:?}");
        }
    }

    #[test]
    fn unseen_characters_are_named_by_number() {
        let names = ['-', '\u{200b}', ' ', '\u{1b}', '\u{2061}'].map(named);
        assert_eq!(
            names,
            ["`-`", "U+200B (zero-width space)", "U+0020 (space)", "U+001B (control character)", "U+2061"]
        );
    }
}
