//! The edit that takes an entry out of an object, comma or line included.

use crate::diagnostic::Edit;
use crate::source::{Source, Span};

/// Removes the entry that is written at `entry` (key and value). `None` where it stands so that
/// its neighbours might be hurt.
pub(super) fn entry(source: &Source, entry: Span) -> Option<Edit> {
    let text = source.text();
    let Span { start, end } = entry;
    let (start, end) = (start as usize, end as usize);
    let before = &text[..start];
    let after = &text[end..];
    let inside = after.trim_start();
    let range = if inside.starts_with(',') {
        // Up to the next entry.
        let comma = end + (after.len() - inside.len()) + 1;
        let rest = &text[comma..];
        (start, comma + (rest.len() - rest.trim_start().len()))
    } else if inside.starts_with('}') {
        // The last entry, or the only one.
        let kept = before.trim_end();
        (kept.strip_suffix(',').map_or(start, str::len), end)
    } else {
        whole_lines(text, start, end)?
    };
    Some(Edit { span: Span::new(range.0, range.1), text: String::new() })
}

/// The lines of a block entry, where nothing else stands on them.
fn whole_lines(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[end..];
    let line_end = rest.find('\n').map_or(text.len(), |at| end + at + 1);
    let alone = text[line_start..start].trim().is_empty() && text[end..line_end].trim().is_empty();
    alone.then_some((line_start, line_end))
}

#[cfg(test)]
mod tests {
    use super::entry;
    use crate::source::{Source, Span};

    fn without(text: &str, part: &str) -> Option<String> {
        let start = text.find(part).unwrap();
        let edit = entry(&Source::new("", text), Span::new(start, start + part.len()))?;
        let mut text = text.to_owned();
        text.replace_range(edit.span.range(), &edit.text);
        Some(text)
    }

    #[test]
    fn takes_the_comma_or_the_line_along() {
        let cases = [
            ("{\"a\": 1, \"b\": 2}", "\"a\": 1", "{\"b\": 2}"),
            ("{\"b\": 2, \"a\": 1}", "\"a\": 1", "{\"b\": 2}"),
            ("{\"a\": 1}", "\"a\": 1", "{}"),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", "\"a\": 1", "{\n  \"b\": 2\n}"),
            ("b: 2\na: 1\nc: 3\n", "a: 1", "b: 2\nc: 3\n"),
            ("b: 2\r\na: 1", "a: 1", "b: 2\r\n"),
        ];
        for (text, part, want) in cases {
            assert_eq!(without(text, part).as_deref(), Some(want), "{text}");
        }
        assert_eq!(without("- a: 1\n  b: 2\n", "a: 1"), None);
        assert_eq!(without("a: 1 # why\n", "a: 1"), None);
    }
}
