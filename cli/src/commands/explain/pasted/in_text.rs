//! Codes in plain text: lines of logs, sentences, JSON that is torn or of another language.

use super::Found;
use waml::answer::codes::{self, Who};

/// Keys, without `_` and `-`, whose value is a code.
const CODES: [&str; 9] =
    ["code", "error", "err", "errorcode", "errcode", "metacode", "metaerrorcode", "whatsapperrorcode", "errorno"];

/// Words before `code` that make it another one.
const OTHER_CODES: [&str; 12] = [
    "http", "https", "status", "response", "country", "exit", "return", "language", "area", "postal", "zip", "dialing",
];

/// Words before a number that make it no code.
const COUNTED: [&str; 16] = [
    "id", "ids", "order", "invoice", "phone", "number", "user", "pid", "port", "line", "took", "ref", "ticket",
    "channel", "to", "from",
];

/// Words after a number that make it an amount.
const UNITS: [&str; 8] = ["ms", "s", "us", "µs", "bytes", "kb", "messages", "times"];

/// The most codes that are taken out of one text.
const MOST: usize = 32;

/// The least number that is taken for a code where nothing says that it is one.
const LONG: i64 = 10_000;

/// How surely a number is a code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// In the place of an HTTP status.
    Status,
    /// Long, known, and by itself.
    Guess,
    /// The value of a key such as `code`, or behind `#`.
    Marked,
    /// `(#…)`
    Wrapped,
}

/// The codes of a text, those that are surest.
pub(super) fn codes(text: &str) -> Vec<Found> {
    if let Ok(code) = text.trim().parse() {
        return vec![super::alone(code)];
    }
    let all = candidates(text, Sure::Status);
    let tiers = [Sure::Marked, Sure::Guess, Sure::Status];
    let surest = tiers.into_iter().find(|least| all.iter().any(|(_, sure, _)| sure >= least));
    surest.map(|least| told(text, &all, least)).unwrap_or_default()
}

/// The codes that are marked as codes.
pub(super) fn marked(text: &str) -> Vec<Found> {
    told(text, &candidates(text, Sure::Marked), Sure::Marked)
}

/// The codes that are wrapped as WhatsApp wraps them, `(#…)`.
pub(super) fn wrapped(text: &str) -> Vec<Found> {
    told(text, &candidates(text, Sure::Wrapped), Sure::Wrapped)
}

/// The text behind a wrapped code at its beginning.
pub(super) fn unwrapped(text: &str) -> &str {
    let behind = text.trim_start().strip_prefix("(#").and_then(|rest| rest.split_once(')'));
    behind.filter(|(digits, _)| digits.bytes().all(|byte| byte.is_ascii_digit())).map_or(text, |(_, rest)| rest).trim()
}

/// A number, how surely it is a code, and which.
type Candidate<'t> = (Number<'t>, Sure, i64);

/// The numbers of a text that are codes at least as surely.
fn candidates(text: &str, least: Sure) -> Vec<Candidate<'_>> {
    let codes = numbers(text).filter_map(|number| number.code().map(|(sure, code)| (number, sure, code)));
    codes.filter(|(_, sure, _)| *sure >= least).collect()
}

/// The candidates that are sure enough, each with what is said behind it.
fn told(text: &str, candidates: &[Candidate<'_>], least: Sure) -> Vec<Found> {
    let sure: Vec<_> = candidates.iter().filter(|(_, sure, _)| *sure >= least).take(MOST).collect();
    let ends = sure.iter().skip(1).map(|(next, ..)| next.start).chain([text.len()]);
    let subcode = subcode(text);
    let found = |((number, sure, code), end): (&&Candidate<'_>, usize)| {
        let who = (*sure == Sure::Wrapped).then_some(Who::WhatsApp);
        let mut found = Found { subcode, ..Found::new(*code, who) };
        let chunk = &text[number.start..end];
        for words in details(chunk).into_iter().chain([said(&chunk[number.digits.len()..])]) {
            found.say(words);
        }
        let before = said(&text[..number.start]);
        if found.words.is_empty() && before.contains(' ') {
            found.say(before);
        }
        found
    };
    sure.iter().zip(ends).map(found).collect()
}

/// The value of `error_subcode`, wherever it stands.
fn subcode(text: &str) -> Option<i64> {
    let at = text.find("subcode")?;
    numbers(&text[at..]).next().filter(|number| number.key() == "subcode")?.digits.parse().ok()
}

/// A number, with the text near it.
#[derive(Clone, Copy)]
struct Number<'t> {
    start: usize,
    before: &'t str,
    digits: &'t str,
    after: &'t str,
}

/// How much of a text is near, in bytes.
const NEAR: usize = 64;

fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(|c: char| c.is_ascii_digit())?;
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        from = end;
        let near = |at| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (first, last) = (near(start.saturating_sub(NEAR)), near((end + NEAR).min(text.len())));
        Some(Number { start, before: &text[first..start], digits: &text[start..end], after: &text[end..last] })
    })
}

impl Number<'_> {
    /// The code that it is, and how surely.
    fn code(self) -> Option<(Sure, i64)> {
        let code = self.digits.parse().ok()?;
        let known = codes::find(code, None).is_some();
        let marked = self.before.ends_with('#') && (known || CODES.contains(&self.word_before().as_str()));
        let sure = if self.before.ends_with("(#") && self.after.starts_with(')') {
            Sure::Wrapped
        } else if !self.stands_alone() {
            return None;
        } else if marked || self.is_value_of_code() {
            Sure::Marked
        } else if known && code < LONG && self.is_status() {
            Sure::Status
        } else if known && code >= LONG && !self.is_value() && !self.is_amount() {
            Sure::Guess
        } else {
            return None;
        };
        Some((sure, code))
    }

    /// Whether it is no part of a time, an id, a phone number or an amount.
    fn stands_alone(self) -> bool {
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '/' | '+' | '@');
        let before = self.before.chars().next_back();
        let mut after = self.after.chars();
        let (next, second) = (after.next(), after.next());
        let free_before = before.is_none_or(|c| {
            !joins(c) || (c == ':' && !self.before.trim_end_matches(':').ends_with(|c: char| c.is_ascii_digit()))
        });
        let free_after =
            next.is_none_or(|c| !joins(c) || (!c.is_alphanumeric() && !second.is_some_and(char::is_alphanumeric)));
        free_before && free_after
    }

    /// The key that it is the value of, in lower case and without `_` and `-`; empty without one.
    fn key(self) -> String {
        key(self.before)
    }

    fn word_before(self) -> String {
        key(self.before.trim_end_matches(['#', '(']))
    }

    fn is_value_of_code(self) -> bool {
        let key = self.key();
        if !CODES.contains(&key.as_str()) {
            return false;
        }
        let before = self.before.trim_end_matches(|c: char| !is_key(c));
        let before = before.trim_end_matches(is_key);
        let other = self::key(before);
        !before.ends_with(' ') || !OTHER_CODES.contains(&other.as_str())
    }

    /// Whether it is the value of a key that holds no code: of any that stands close to it, and of
    /// one for an id or a time wherever.
    fn is_value(self) -> bool {
        let key = self.key();
        let close = self.before.trim_end_matches(['"', '\'', '\\']).ends_with([':', '=', '>']);
        let other = COUNTED.contains(&key.as_str())
            || ["id", "time", "timestamp", "phone"].iter().any(|end| key.ends_with(end));
        !key.is_empty() && (close || other)
    }

    fn is_amount(self) -> bool {
        let unit: String = self.after.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        UNITS.contains(&unit.as_str()) || COUNTED.contains(&self.word_before().as_str())
    }

    /// Whether it stands where lines and logs have an HTTP status.
    fn is_status(self) -> bool {
        let before = self.before.trim_end().to_ascii_lowercase();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        before.is_empty() || word.starts_with("http") || word == "status" || word == "status:"
    }
}

fn is_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// The key at the end of a text, behind which its value would follow.
fn key(before: &str) -> String {
    let before = before.trim_end_matches([' ', '"', '\'', '\\', '`', ':', '=', '>', '*']);
    let start =
        before.rfind(|c: char| !is_key(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before[start..].chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The value of a key `details`, as far as its quotes show it.
fn details(text: &str) -> Option<&str> {
    let at = text.to_ascii_lowercase().find("details")?;
    let value = text[at + "details".len()..].trim_start_matches(['"', '\'', '\\', ' ', ':', '=', '>']);
    let opened = text[..text.len() - value.len()].chars().next_back();
    let end = match opened {
        Some(quote @ ('"' | '\'')) => value.find(quote),
        _ => value.find('\n'),
    };
    Some(value[..end.unwrap_or(value.len())].trim_end_matches('\\').trim())
}

/// A sentence without the marks around it.
fn said(text: &str) -> &str {
    let text = text.lines().map(str::trim).find(|line| line.contains(char::is_alphabetic)).unwrap_or_default();
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ')' | '(' | '#' | ':' | ',' | '"' | '\'' | '{' | '}' | '-' | '=')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<i64> {
        let mut codes: Vec<_> = codes(text).into_iter().map(|found| found.code).collect();
        codes.dedup();
        codes
    }

    #[test]
    fn times_numbers_and_ids_are_no_codes() {
        for text in [
            "2026-01-10T13:10:09.131009Z to=85290000001 id=131026 took 131000 ms",
            "order 131047 for +131026 at 13:10:09, line 131009 of 132000 messages",
            "wamid.131009 131009.5 131009-1 a131009 131009b {\"id\": \"131009\", \"to\": '131026'}",
            "downloading failed with http code 503, status code 400, country code 852",
            "phone 131026, user=131047, timestamp: 131048",
            "template #1042 of shop #7",
        ] {
            assert_eq!(told(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn codes_are_found_among_other_numbers() {
        for (text, code) in [
            ("2026-01-10 03:03:08 error=\"API error 132012: (#132012) no\" to=85290000001", 132_012),
            ("status_code=400 code=100 subcode=1", 100),
            ("HTTP 400, error code 131026 after 3 tries", 131_026),
            ("[1767225600] 131047: Re-engagement message", 131_047),
            ("failed (131049) for 85290000001", 131_049),
            ("Error code #131050", 131_050),
            ("Failed: 131008", 131_008),
            ("131057 once more", 131_057),
            ("code => 131031, title => locked", 131_031),
            ("errorCode:131045", 131_045),
            ("HTTP/1.1 429 Too Many Requests", 429),
            ("422 Unprocessable Entity", 422),
            ("{'code': 368, 'error_data': {'messaging_product': 'whatsapp'}", 368),
            ("\\\"code\\\":131016,\\\"title\\\"", 131_016),
        ] {
            assert_eq!(told(text), [code], "{text}");
        }
    }

    #[test]
    fn what_is_said_stands_beside_its_code() {
        let found = codes("(#131009) Parameter value is not valid; (#131047) Re-engagement message");
        assert_eq!(found[0].words[0], "Parameter value is not valid;");
        assert_eq!(found[1].words[0], "Re-engagement message");
        let found = codes("code: 131008, details: 'Button at index 0 requires a parameter', x: 1");
        assert_eq!(found[0].words[0], "Button at index 0 requires a parameter");
        assert_eq!(unwrapped("(#100) Invalid"), "Invalid");
        assert_eq!(unwrapped("(#x) Invalid"), "(#x) Invalid");
    }
}
