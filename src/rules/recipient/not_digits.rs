//! Recipients with anything but digits.

use super::leading_zero;
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Path, Phase, Rule, Severity};
use crate::limits::{Bound, recipient};
use crate::rules::{Check, characters};
use crate::text::Span;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use std::ops::Range;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "recipient/not-digits",
    phase: Phase::Text,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a recipient that is not all digits", "收信人不全是数字"),
    why: Words::new(
        "The API takes the country code and the number as bare digits and refuses every other spelling. \
          Leave out the plus sign, spaces, dashes and parentheses.",
        "收信人必须是国家码+手机号的纯数字格式，其他写法会被拒绝。删除加号、空格、连字符和括号。",
    ),
    source: Words::new("API document: request parameters", "API 文档：请求参数"),
    prevents: &[100, 131009],
};

pub(crate) const CHECK: Check = Check::Recipient(check);

/// What to do about a number that is not sure.
pub(crate) const HELP: Words = Words::new("write country code and number in digits only", "只用数字写国家码和手机号");

const SEVERAL: Words = Words::new(
    "a message has one recipient; `waml compile --to NUMBER` makes it for each of several",
    "一条消息只有一个收信人；用 `waml compile --to NUMBER` 为每个收信人各生成一条",
);

fn check(text: &str, found: &mut Vec<Diagnostic>) {
    if text.is_empty() {
        found.push(Diagnostic::new(&RULE, Path::default(), Words::new("recipient is empty", "收信人为空")).help(HELP));
    } else if let Some((at, c)) = text.char_indices().find(|(_, c)| ascii_digit(*c).is_some()) {
        found.push(wide(text, at, c));
    } else if let Some((at, c)) = text.char_indices().find(|(_, c)| !c.is_ascii_digit()) {
        found.push(other_address(text).unwrap_or_else(|| {
            let message = say!(
                "recipient holds {found}, allowed are only the digits 0 to 9", "收信人含有 {found}，只能使用数字 0 至 9";
                found = characters::named(c)
            );
            let finding = Diagnostic::new(&RULE, Path::default(), message).part(at..at + c.len_utf8());
            match bare(text) {
                Some(digits) => finding.help(write(&digits)).delete(title(&digits), signs(text)),
                None if text.contains([',', ';', '/', '，', '；', '、']) => finding.help(SEVERAL),
                None => finding.help(digits(text).and_then(|all| leading_zero::prefixed(&all)).unwrap_or(HELP.into())),
            }
        }));
    }
}

/// What to do where the number is sure.
fn write(digits: &str) -> Phrase {
    say!("write `{digits}`", "写成 `{digits}`")
}

/// What the fix does.
fn title(digits: &str) -> Phrase {
    say!("write {digits}", "写成 {digits}")
}

/// What other tools write before and behind the number, and what that says.
const WRAPPINGS: [(&str, &str); 9] = [
    ("", "@c.us"),
    ("", "@s.whatsapp.net"),
    ("", "@lid"),
    ("whatsapp:", ""),
    ("tel:", ""),
    ("sms:", ""),
    ("wa.me/", ""),
    ("https://wa.me/", ""),
    ("http://wa.me/", ""),
];

/// A recipient that is the address of another tool, or of something that is no phone.
fn other_address(text: &str) -> Option<Diagnostic> {
    let finding = |message: Words| Diagnostic::new(&RULE, Path::default(), message);
    if is_user_id(text) {
        let message = Words::new("recipient is a user id, allowed is a phone number", "收信人是用户编号，应为电话号码");
        return Some(finding(message).help(Words::new(
            "this API sends to phone numbers only: country code and number in digits",
            "本接口只能发送到电话号码：用数字写国家码和手机号",
        )));
    }
    if text.ends_with("@g.us") {
        let message = Words::new("recipient is a group, allowed is a phone number", "收信人是群组，应为电话号码");
        return Some(finding(message).help(Words::new("this API sends to single people only", "本接口只能发送给个人")));
    }
    let number = WRAPPINGS.iter().find_map(|(before, behind)| {
        text.strip_prefix(before)?.strip_suffix(behind).filter(|rest| rest.len() < text.len())
    })?;
    let message = Words::new(
        "recipient is written as an address, allowed are only the digits 0 to 9",
        "收信人写成了地址，只能使用数字 0 至 9",
    );
    let finding = finding(message);
    Some(match bare(number).filter(|_| !text.ends_with("@lid")) {
        // Another tool's account may be of another number than the address shows.
        Some(digits) => {
            let mut finding = finding.help(write(&digits)).delete(title(&digits), signs(text));
            finding.fix.iter_mut().for_each(|fix| fix.safe = false);
            finding
        }
        None => finding.help(HELP),
    })
}

/// A user id as webhooks carry it: a country, a dot and letters or digits.
fn is_user_id(text: &str) -> bool {
    let Some((country, id)) = text.split_once('.') else { return false };
    let is_country = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
    is_country && !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
}

/// A recipient with digits of another width or script.
fn wide(text: &str, at: usize, c: char) -> Diagnostic {
    let message = say!(
        "recipient holds the full-width digit `{c}`, allowed are only the digits 0 to 9",
        "收信人含有全角数字 `{c}`，只能使用半角数字 0 至 9",
    );
    let finding = Diagnostic::new(&RULE, Path::default(), message)
        .part(at..at + c.len_utf8())
        .label(Words::new("full-width digit", "全角数字"));
    let ascii: String = text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect();
    match bare(&ascii) {
        Some(digits) => finding.help(write(&digits)).fix(Fix {
            title: title(&digits),
            safe: true,
            edits: vec![Edit { span: Span::new(0, text.len()), text: digits }],
        }),
        None => finding.help(HELP),
    }
}

/// The digit that a full-width one stands for.
fn ascii_digit(c: char) -> Option<char> {
    let digit = u32::from(c).checked_sub(u32::from('０'))?;
    char::from_digit(digit, 10)
}

/// Everything that is no digit: there are no more runs of signs than the digits of a number leave room for.
fn signs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let digits = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, digit)| at..at + digit.len());
    let runs = digits.chain(std::iter::once(text.len()..text.len())).map(move |digit| {
        let run = end..digit.start;
        end = digit.end;
        run
    });
    runs.filter(|run| !run.is_empty())
}

/// The number without the signs that people group digits with, where that surely is the number.
fn bare(text: &str) -> Option<String> {
    let digits = digits(text).filter(|digits| !digits.starts_with('0'))?;
    <recipient::Digits as Bound>::LIMIT.allows(digits.len()).then_some(digits)
}

/// The digits of a number, where all else are signs that people group them with.
fn digits(text: &str) -> Option<String> {
    // In `+44 (0)20` the 0 is not dialled from abroad.
    if text.contains("(0") {
        return None;
    }
    let signs = |c: char| {
        c.is_whitespace()
            || matches!(c, '+' | '-' | '.' | '(' | ')' | '_' | '＋' | '－' | '（' | '）' | '＂' | '＇' | '−')
            // Dashes and quotes of typography, and marks that turn the direction of what is pasted.
            || matches!(c, '\u{2010}'..='\u{2015}' | '“'..='‟' | '‘'..='‛')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let digits: String = text.chars().filter(|&c| !signs(c)).collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_dialling_prefix_in_groups_is_told_as_one() {
        for (text, help) in [
            ("00852 9000 0001", "00 is a dialling prefix; if a country code follows it, write `85290000001`"),
            ("0090-000-0000-0000-000", "write country code and number in digits only"),
            ("090 0000 0001", "write country code and number in digits only"),
        ] {
            let mut found = Vec::new();
            super::check(text, &mut found);
            assert_eq!(found[0].help.as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn suggests_sure_numbers_only() {
        assert_eq!(bare("+852 (98) 76-54.32").as_deref(), Some("85298765432"));
        for text in ["+44 (0)20 7946 0000", "098-765", "+", "85298765432x", "+852", "８５２"] {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
