//! Formatting marks in texts that show them as they are.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::Check;
use crate::rules::traits::{Feeds, MARKS, Traits};
use crate::text::Words;
use crate::text::phrase::say;
use std::ops::Range;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/formatting-shown",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("formatting marks in a text that shows them as they are", "格式标记会在文本中原样显示"),
    why: Words::new(
        "Bold, italic, struck and code marks work in bodies; a header, footer, button or row shows the \
          marks themselves. Leave them out there.",
        "粗体、斜体、删除线和代码的标记只在正文中有效；标头、页脚、按钮和行会原样显示这些标记。在这些地方删除格式标记。",
    ),
    source: Words::new("observed in WhatsApp clients", "在 WhatsApp 客户端中观察到"),
    prevents: &[],
};

pub(crate) const CHECK: Check =
    Check::Text(Feeds { roles: &[Role::Header, Role::Footer, Role::Label], on: Traits::HAS_MARKS }, check);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if let Some(marked) = first_marked(text) {
        let mark = &text[marked.start..=marked.start];
        let noun = limit.noun;
        let message = if mark == "`" {
            say!(
                "{noun} shows its backtick marks, formatting works in bodies only",
                "{noun}会原样显示反引号，格式标记只在正文中有效";
                noun
            )
        } else {
            say!(
                "{noun} shows its `{mark}` marks, formatting works in bodies only",
                "{noun}会原样显示 `{mark}`，格式标记只在正文中有效";
                noun
            )
        };
        found.push(
            Diagnostic::new(&RULE, Path::default(), message)
                .part(marked)
                .label(Words::new("shown as it stands", "原样显示"))
                .help(Words::new("leave the marks out", "删除格式标记")),
        );
    }
}

/// The first pair of marks, marks included, whichever they are.
fn first_marked(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if let Some(marked) = MARKS.iter().filter_map(|&mark| pair(line, mark.into())).min_by_key(|marked| marked.start)
        {
            return Some(start + marked.start..start + marked.end);
        }
        start += line.len();
    }
    None
}

/// The first pair of marks in a line, marks and doubled marks included.
fn pair(line: &str, mark: char) -> Option<Range<usize>> {
    let mut open = None;
    for (at, _) in line.match_indices(mark) {
        let (before, after) = (line[..at].chars().next_back(), line[at + 1..].chars().next());
        let inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != mark);
        let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        match open {
            // If the first opening mark finds no closing one, no later one does: one pass is enough.
            None if outside(before) && inside(after) => open = Some(at),
            Some(start) if inside(before) && outside(after) => return Some(widened(line, start..at + 1, mark)),
            _ => {}
        }
    }
    None
}

fn widened(line: &str, marked: Range<usize>, mark: char) -> Range<usize> {
    let before = line[..marked.start].trim_end_matches(mark).len();
    let after = line[marked.end..].trim_start_matches(mark).len();
    before..line.len() - after
}

#[cfg(test)]
mod tests {
    use super::first_marked;

    #[test]
    fn finds_pairs_of_marks_only() {
        for (text, marked) in [
            ("*New*", Some("*New*")),
            ("Our _very_ best", Some("_very_")),
            ("(~9.99~)", Some("~9.99~")),
            ("run `ls`", Some("`ls`")),
            ("**New** in", Some("**New**")),
            ("```x```", Some("```x```")),
            ("*a b* c*", Some("*a b*")),
            ("*_both_*", Some("*_both_*")),
            ("~ no\n_yes_", Some("_yes_")),
            ("*é*", Some("*é*")),
            ("snake_case_words", None),
            ("_private_name", None),
            ("2*3*4", None),
            ("2 * 3 * 4", None),
            ("*one\ntwo*", None),
            ("*required", None),
            ("*** Sale ***", None),
            ("____", None),
            ("4* or 5*", None),
            ("* a*b", None),
        ] {
            assert_eq!(first_marked(text).map(|range| &text[range]), marked, "{text:?}");
        }
    }
}
