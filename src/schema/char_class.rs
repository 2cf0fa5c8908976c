//! Classes of characters for regular expressions, made from the functions that the compiler asks.

use std::fmt::Write;

/// The inside of a class, such as `0-9_a-z`, of all characters that a function takes.
///
/// It holds the characters themselves, since no way of escaping them is known to all tools; only
/// the four that have a meaning inside a class are escaped, by the backslash that all know.
pub(super) fn of(takes: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    let mut run: Option<(char, char)> = None;
    for c in '\0'..=char::MAX {
        if !takes(c) {
            continue;
        }
        run = match run {
            Some((first, last)) if u32::from(last) + 1 == u32::from(c) => Some((first, c)),
            ended => {
                push(&mut out, ended);
                Some((c, c))
            }
        };
    }
    push(&mut out, run);
    out
}

fn push(out: &mut String, run: Option<(char, char)>) {
    let Some((first, last)) = run else { return };
    for (c, before) in [(first, ""), (last, "-")] {
        if before.is_empty() || first != last {
            let escape = if matches!(c, '\\' | ']' | '^' | '-') { "\\" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(out, "{before}{escape}{c}");
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_are_ranges_and_signs_are_escaped() {
        assert_eq!(super::of(|c| matches!(c, 'a'..='z' | '0'..='9' | '_')), "0-9_a-z");
        assert_eq!(super::of(|c| "]-^\\ab".contains(c)), "\\-\\\\-\\^a-b");
    }
}
