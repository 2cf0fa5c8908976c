//! Gaps in the texts of a payload.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;
use memchr::memchr_iter;
use std::ops::Range;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/unfilled",
    phase: Phase::Shape,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a gap such as `{{name}}` in a payload", "请求 Payload 中有 `{{name}}` 之类的空位"),
    why: Words::new(
        "A payload is sent as it stands, nothing fills a gap in it any more, and the reader sees the braces. Fill \
          the gap before the payload is made.",
        "请求 Payload 会原样发送，不会再填充空位，用户会看到花括号。在生成请求 Payload 之前填充。",
    ),
    source: Words::new("the API has no parameters outside of templates", "除模板外，API 没有参数"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// The first gap of a text, braces included: a name, or several with dots between.
pub(crate) fn first(text: &str) -> Option<Range<usize>> {
    // Braces overlap: the second two of three may open the gap.
    let mut opened = memchr_iter(b'{', text.as_bytes()).filter(|&at| text[at + 1..].starts_with('{'));
    opened.find_map(|start| closed(text, start))
}

fn closed(text: &str, start: usize) -> Option<Range<usize>> {
    let inside = &text[start + 2..];
    let of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let name = inside.trim_start_matches(' ');
    let rest = name.trim_start_matches(of_name);
    let end = rest.trim_start_matches(' ');
    let named = name[..name.len() - rest.len()].contains(|c: char| c != '.');
    (named && end.starts_with("}}")).then(|| start..text.len() - end.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn finds_names_in_double_braces_only() {
        for (text, gap) in [
            ("Hello {{name}}!", Some("{{name}}")),
            ("{{1}}, {{2}}", Some("{{1}}")),
            ("{{ order.id }}", Some("{{ order.id }}")),
            ("${{steps_1}}", Some("{{steps_1}}")),
            ("{{{name}}}", Some("{{name}}")),
            ("{{顾客}}", Some("{{顾客}}")),
            ("{{}} {{ }} {{.}}", None),
            ("{{a b}}", None),
            ("{{a|upper}}", None),
            ("{{a}", None),
            ("{name}", None),
            ("{\"a\": {\"b\": {{c: 1}}}}", None),
        ] {
            assert_eq!(first(text).map(|gap| &text[gap]), gap, "{text}");
        }
    }
}
