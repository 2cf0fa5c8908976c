//! Texts that fit in characters but not in UTF-16 units.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, NO_MAX, Role, Unit};
use crate::rules::Check;
use crate::rules::traits::{Feeds, Traits, is_wide};
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::thousands;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/utf16-length",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a text that fits in characters but not in UTF-16 units",
        "文本的字符数没有超出，但 UTF-16 码元超出",
    ),
    why: Words::new(
        "The documentation does not say what counts as a character, and software that counts UTF-16 \
          units takes most emoji for two. Shorten the text until it fits either way.",
        "API 文档没有说明怎样算一个字符，而按 UTF-16 码元计数的软件会把大多数表情符号算作两个。缩短文本，使两种计数都不超出。",
    ),
    source: Words::new(
        "the unit of the limits is not documented; JavaScript and JVM software counts UTF-16",
        "没有记载上限的单位；JavaScript 和 JVM 软件按 UTF-16 计数",
    ),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Texts(&[(Feeds { roles: Role::ALL, on: Traits::WIDE }, check)]);

const SHORTEN: Words = Words::new(
    "shorten the text: it fits in characters, but some software counts UTF-16 units",
    "缩短文本：字符数没有超出，但有些软件按 UTF-16 计数",
);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    let max = limit.max as usize;
    // No text has more UTF-16 units than bytes.
    if text.len() <= max || limit.max == NO_MAX || limit.unit != Unit::Characters {
        return;
    }
    let characters = text.chars().count();
    if limit.rule.severity == Severity::Warning || characters > max {
        return;
    }
    let units = characters + text.bytes().filter(|&byte| is_wide(byte)).count();
    if units > max {
        let (most, over) = (thousands(limit.max), units - max);
        let message = say!(
            "{noun} has {units} UTF-16 units, at most {most}", "{noun}有 {units} 个 UTF-16 码元，最多 {most} 个";
            noun = limit.noun
        );
        found.push(
            Diagnostic::new(&RULE, Path::default(), message)
                .part(units_end(text, max)..text.len())
                .label(say!("{over} too many if emoji count as two", "按 UTF-16 计多 {over} 个"))
                .help(SHORTEN),
        );
    }
}

/// Where the characters end that fit into `max` UTF-16 units.
fn units_end(text: &str, max: usize) -> usize {
    let mut units = 0;
    let over = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > max
    });
    over.map_or(text.len(), |(at, _)| at)
}
