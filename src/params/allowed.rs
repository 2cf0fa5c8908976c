//! Whether a value is one that a declaration allows: asked of examples and defaults where it is declared, and of what
//! fills it.

use super::declaration::{Declaration, GREATEST, Type};
use crate::limits::{self, Bound};
use crate::message::MediaType;
use crate::rules;
use crate::rules::address::is_address;
use crate::rules::characters::short;
use crate::rules::wanted::{Options, Wanted};
use crate::text::phrase::say;
use crate::text::wording::{listed, thousands};
use crate::text::{Phrase, Words, visible};

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) message: Phrase,
    /// Whether it looks as a spreadsheet leaves numbers.
    pub(crate) mangled: bool,
}

impl Declaration {
    /// What is wrong with a value.
    pub(crate) fn fault(&self, value: &str) -> Option<Fault> {
        if !self.one_of.is_empty() {
            let known = self.one_of.iter().any(|known| known == value);
            return (!known).then(|| self.mangled(value).unwrap_or_else(|| self.none_of(value)));
        }
        self.of.fault(value)
    }

    /// What is wrong with a value that a spreadsheet made of digits, where there are but some.
    fn mangled(&self, value: &str) -> Option<Fault> {
        let Type::Digits { .. } = self.of else { return None };
        let mut widths = self.one_of.iter().map(|known| u32::try_from(known.len()).ok());
        let width = widths.next().flatten().filter(|width| widths.all(|other| other == Some(*width)));
        of_digits(value, width).filter(|fault| fault.mangled)
    }

    fn none_of(&self, value: &str) -> Fault {
        let words: Vec<&str> = self.one_of.iter().map(String::as_str).collect();
        let (shown, allowed) = (visible(short(value)), listed(&words));
        fault(say!("`{shown}` is none of {allowed}", "`{shown}` 不在可用的值中：{allowed}"; allowed))
    }
}

fn fault(message: impl Into<Phrase>) -> Fault {
    Fault { message: message.into(), mangled: false }
}

impl Type {
    /// What is wrong with a value of this type, whatever values there are.
    pub(crate) fn fault(&self, value: &str) -> Option<Fault> {
        match self {
            Self::Text { min_chars, max_chars, multiline, max_lines } => {
                let lines = if *multiline { *max_lines } else { Some(1) };
                of_text(value, *min_chars, *multiline)
                    .or_else(|| length(value, *min_chars, *max_chars))
                    .or_else(|| too_many_lines(value, lines))
            }
            Self::Digits { min_chars, max_chars } => {
                of_digits(value, Some(*min_chars).filter(|min| Some(*min) == *max_chars))
                    .or_else(|| length(value, *min_chars, *max_chars))
            }
            Self::Link { max_chars, media } => of_link(value, *media).or_else(|| length(value, 1, *max_chars)),
            Self::Integer { min, max } => of_integer(value, *min, *max),
            Self::Phone => of_phone(value),
        }
    }
}

fn length(value: &str, min: u32, max: Option<u32>) -> Option<Fault> {
    let count = value.chars().count();
    let said = thousands(count as u64);
    let characters = if count == 1 { "character" } else { "characters" };
    if count < min as usize {
        let min = thousands(min);
        return Some(fault(say!("{said} {characters}, at least {min}", "{said} 个字符，至少 {min} 个")));
    }
    let max = max.filter(|max| count > *max as usize)?;
    let max = thousands(max);
    Some(fault(say!("{said} {characters}, at most {max}", "{said} 个字符，最多 {max} 个")))
}

/// One space more in a row than a value may hold.
const TOO_MANY_SPACES: &str = "     ";

fn of_text(value: &str, min: u32, multiline: bool) -> Option<Fault> {
    if value.is_empty() && min == 0 {
        return None;
    }
    if !value.chars().any(|c| !crate::rules::characters::invisible(c)) {
        return Some(fault(Words::new("nothing to be seen", "没有可见的内容")));
    }
    let breaks = |c: &char| matches!(c, '\n' | '\r');
    let hidden =
        value.chars().find(|c| (c.is_control() && !(multiline && breaks(c))) || matches!(c, '\u{2028}' | '\u{2029}'));
    match hidden {
        Some('\n' | '\r') => return Some(fault(Words::new("a line break", "含有换行"))),
        Some(c) => {
            let code = format!("U+{:04X}", u32::from(c));
            return Some(fault(say!("the control character {code}", "含有控制字符 {code}")));
        }
        None => {}
    }
    if value.starts_with(char::is_whitespace) || value.ends_with(char::is_whitespace) {
        return Some(fault(Words::new("white space at its edge", "首尾有空白字符")));
    }
    let run = value.contains(TOO_MANY_SPACES);
    run.then(|| fault(Words::new("more than 4 spaces in a row", "连续空格超过 4 个")))
}

fn too_many_lines(value: &str, most: Option<u32>) -> Option<Fault> {
    let count = breaks(value) + 1;
    let most = most.filter(|most| count > *most as usize)?;
    Some(fault(say!("{count} lines, at most {most}", "{count} 行，最多 {most} 行")))
}

/// How many line breaks a text has; CRLF is one.
pub(crate) fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    (0..bytes.len()).filter(|&at| ends(at)).count()
}

fn of_digits(value: &str, width: Option<u32>) -> Option<Fault> {
    if value.is_empty() {
        return None;
    }
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        let short = width.filter(|width| value.len() < *width as usize)?;
        let (found, width) = (value.len(), short);
        let digits = if found == 1 { "digit" } else { "digits" };
        let message = say!(
            "{found} {digits}, there are {width}: leading zeros may be lost",
            "{found} 位数字，应为 {width} 位：可能丢了开头的 0"
        );
        return Some(Fault { message, mangled: true });
    }
    let shown = visible(short(value));
    let message = say!("`{shown}` is no text of digits", "`{shown}` 不是纯数字");
    Some(Fault { message, mangled: is_mangled(value) })
}

/// Whether a spreadsheet made a number of digits: `8.529E+10`, `1042.0`, and the same with a comma. What has three digits behind
/// a comma may be a number in groups.
fn is_mangled(value: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| match text.split_once(['.', ',']) {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(text),
    };
    let zeros = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte == b'0');
    match value.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => number(mantissa) && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => value.split_once(['.', ',']).is_some_and(|(whole, rest)| {
            let grouped = value.contains(',') && rest.len() == 3;
            digits(whole) && zeros(rest) && !grouped
        }),
    }
}

fn of_link(value: &str, media: Option<&'static MediaType>) -> Option<Fault> {
    if !is_address(value) {
        let shown = visible(short(value));
        return Some(fault(say!("`{shown}` is no http or https address", "`{shown}` 不是 http 或 https 网址")));
    }
    let mut found = Vec::new();
    rules::media_link(value, media?, Wanted::errors(Options::default()), &mut found);
    found.pop().map(|finding| fault(finding.message))
}

fn of_integer(value: &str, min: Option<i64>, max: Option<i64>) -> Option<Fault> {
    let shown = visible(short(value));
    let digits = value.strip_prefix('-').unwrap_or(value);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = plain && (!digits.starts_with('0') || value == "0");
    let number = value.parse::<i64>().ok().filter(|number| canonical && (-GREATEST..=GREATEST).contains(number));
    let Some(number) = number else {
        return Some(fault(say!("`{shown}` is no whole number", "`{shown}` 不是整数")));
    };
    if let Some(min) = min.filter(|min| number < *min) {
        return Some(fault(say!("{number}, at least {min}", "{number}，至少为 {min}")));
    }
    let max = max.filter(|max| number > *max)?;
    Some(fault(say!("{number}, at most {max}", "{number}，最多为 {max}")))
}

fn of_phone(value: &str) -> Option<Fault> {
    let shown = visible(short(value));
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = say!("`{shown}` is no phone number of digits", "`{shown}` 不是纯数字的手机号");
        return Some(Fault { message, mangled: is_mangled(value) });
    }
    if value.starts_with('0') {
        return Some(fault(say!("`{shown}` begins with 0", "`{shown}` 以 0 开头")));
    }
    let limit = &<limits::recipient::Digits as Bound>::LIMIT;
    let (count, allowed) = (limit.counted(value.len()), limit.allowed());
    (!limit.allows(value.len())).then(|| fault(say!("{count}, {allowed}", "{count}，{allowed}"; count, allowed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_counted_as_lines_end() {
        for (text, count) in [("", 0), ("a\nb", 1), ("a\r\nb", 1), ("a\rb\n\nc", 3), ("\n\r", 2)] {
            assert_eq!(breaks(text), count, "{text:?}");
        }
    }

    #[test]
    fn what_a_spreadsheet_changed_is_known() {
        let digits = Type::Digits { min_chars: 1, max_chars: Some(12) };
        let mangled = |value: &str| digits.fault(value).map(|fault| fault.mangled);
        for value in ["8.529E+10", "1.042E+3", "1042.0", "1e5", "7.00", "8,529E+10", "1042,0", "7,00"] {
            assert_eq!(mangled(value), Some(true), "{value}");
        }
        for value in ["12a", "1.5", "1,5", "+1", "1 2", "1,042", "1,000", "1,000,000", "e5"] {
            assert_eq!(mangled(value), Some(false), "{value}");
        }
        assert_eq!(mangled("0042"), None);
        let six = Type::Digits { min_chars: 6, max_chars: Some(6) };
        assert_eq!(six.fault("1234").map(|fault| fault.mangled), Some(true));
        assert_eq!(six.fault("1234567").map(|fault| fault.mangled), Some(false));
        let some = |one_of: &[&str]| Declaration {
            one_of: one_of.iter().copied().map(str::to_owned).collect(),
            ..Declaration::of(digits.clone())
        };
        for (value, mangled) in [("1.042E+3", true), ("42.0", true), ("42", true), ("0043", false), ("x", false)] {
            let fault = some(&["0042", "0107"]).fault(value).map(|fault| fault.mangled);
            assert_eq!(fault, Some(mangled), "{value}");
        }
        assert_eq!(some(&["42", "107"]).fault("4").map(|fault| fault.mangled), Some(false));
    }

    #[test]
    fn integers_are_written_one_way() {
        let integer = Type::Integer { min: Some(-5), max: Some(20) };
        for value in ["-5", "0", "7", "20"] {
            assert_eq!(integer.fault(value), None, "{value}");
        }
        for value in ["", "-0", "+1", "007", "4.0", "-6", "21", "true", "１", "99999999999999999999"] {
            assert!(integer.fault(value).is_some(), "{value}");
        }
    }

    #[test]
    fn texts_hold_something_to_see_on_one_line() {
        let text = |multiline, max_lines| Type::Text { min_chars: 1, max_chars: Some(9), multiline, max_lines };
        let one = text(false, None);
        for value in ["a", "a    b", "\u{202e}a", "{{x}}", "a\"b"] {
            assert_eq!(one.fault(value), None, "{value:?}");
        }
        for value in
            ["", " a", "a\u{3000}", "a\u{a0}", "a\tb", "a\nb", "\u{200b}", "a\u{85}b", "a\u{2028}b", "a\0", "a     b"]
        {
            assert!(one.fault(value).is_some(), "{value:?}");
        }
        assert_eq!(text(true, None).fault("a\n\nb"), None);
        assert_eq!(text(true, Some(3)).fault("a\r\n\r\nb"), None);
        assert!(text(true, Some(2)).fault("a\n\nb").is_some());
    }
}
