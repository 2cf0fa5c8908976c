//! Bold as other programs write it.

use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::Check;
use crate::rules::traits::{Feeds, Traits};
use crate::text::Span;
use crate::text::Words;
use crate::text::phrase::say;
use std::ops::Range;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/double-stars",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two stars around bold words, where WhatsApp has one", "粗体用了两个星号，WhatsApp 只用一个"),
    why: Words::new(
        "Two stars are Markdown. WhatsApp makes text bold between single stars and shows the others. Write one \
          star at each side.",
        "两个星号是 Markdown 的写法。WhatsApp 把一对单星号之间的文本显示为粗体，多余的星号会原样显示。两边各写一个星号。",
    ),
    source: Words::new("observed in WhatsApp clients", "在 WhatsApp 客户端中观察到"),
    prevents: &[],
};

// Where no mark works at all, `hint/formatting-shown` speaks.
pub(crate) const CHECK: Check =
    Check::Texts(&[(Feeds { roles: &[Role::Body, Role::Parameter], on: Traits::TWO_STARS }, check)]);

const STARS: &str = "**";

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    let pairs = pairs(text);
    let Some(first) = pairs.first() else { return };
    let stars = |pair: &Range<usize>| [pair.start..pair.start + 1, pair.end - 1..pair.end];
    let edits =
        pairs.iter().flat_map(stars).map(|star| Edit { span: Span::new(star.start, star.end), text: String::new() });
    let message = say!(
        "{noun} shows its double stars, bold has one", "{noun}会显示双星号，粗体只用一个星号";
        noun = limit.noun
    );
    found.push(
        Diagnostic::new(&RULE, Path::default(), message)
            .part(first.clone())
            .label(Words::new("bold, and stars beside it", "粗体，旁边有多余的星号"))
            .help(Words::new("write one star at each side: `*…*`", "两边各写一个星号：`*…*`"))
            .fix(Fix {
                title: Words::new("write single stars", "改为单星号").into(),
                safe: false,
                edits: edits.collect(),
            }),
    );
}

/// Every pair of double stars in one line with a letter between, stars included.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open = None;
    let (mut at, bytes) = (0, text.as_bytes());
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'*' | b'\n'))) {
        let start = at + found;
        let run = bytes[start..].iter().take_while(|&&byte| byte == b'*').count();
        at = start + run.max(1);
        if run == 0 {
            open = None;
        } else if run == STARS.len() {
            let (before, after) = (text[..start].chars().next_back(), text[at..].chars().next());
            let inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
            match open {
                Some(opened) if inside(before) && is_edge(after) => {
                    if text[opened..start].contains(char::is_alphabetic) {
                        out.push(opened..at);
                    }
                    open = None;
                }
                _ if inside(after) && is_edge(before) => open = Some(start),
                _ => {}
            }
        }
    }
    out
}

/// Whether a word ends at a character. Scripts without blanks between words have an edge everywhere.
fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric() || matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn finds_pairs_of_double_stars() {
        for (text, marked) in [
            ("**New** in", &["**New**"][..]),
            ("a **b c** d **e**.", &["**b c**", "**e**"]),
            ("**Total:** 5", &["**Total:**"]),
            ("请**立即**付款", &["**立即**"]),
            ("(**yes**)", &["**yes**"]),
            ("**3 days** left", &["**3 days**"]),
            ("****1234", &[]),
            ("card **** **** 1234", &[]),
            ("2**3", &[]),
            ("2**3 and a**b**c", &[]),
            ("** note **", &[]),
            ("** 5 stars **", &[]),
            ("**12**", &[]),
            ("*** Sale ***", &[]),
            ("***Sale***", &[]),
            ("**one\ntwo**", &[]),
            ("f(**kwargs)", &[]),
            ("*one*", &[]),
            ("**open", &[]),
        ] {
            let found: Vec<_> = pairs(text).into_iter().map(|pair| &text[pair]).collect();
            assert_eq!(found, marked, "{text}");
        }
    }
}
