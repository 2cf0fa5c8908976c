//! Strings in quotes that JSON does not have.

use std::borrow::Cow;

/// Quotes that word processors make.
pub(super) const CURLY: [char; 4] = ['“', '”', '„', '‟'];

/// Bytes of a string in which a better end is looked for than its first: a line may have as many
/// quotes as it is long.
const LONGEST: usize = 1 << 14;

/// Whether a character opens a string in languages that JSON is taken from.
pub(super) fn is_foreign_quote(c: char) -> bool {
    matches!(c, '\'' | '`') || CURLY.contains(&c)
}

/// Where a string in foreign quotes ends, counted from its opening quote.
pub(super) struct ForeignEnd {
    /// Behind its last character.
    pub(super) inside: usize,
    /// Behind its closing quote.
    pub(super) behind: usize,
}

/// Where the string ends that a text begins with. Of several quotes on the line the closing one is
/// followed by what may follow a string; an apostrophe is not.
pub(super) fn foreign_end(rest: &str, open: char) -> Option<ForeignEnd> {
    let closes = |c: char| c == open || CURLY.contains(&open) && (c == '"' || CURLY.contains(&c));
    let line = rest.char_indices().skip(1).take_while(|(_, c)| !matches!(c, '\n' | '\r'));
    let mut first: Option<ForeignEnd> = None;
    let mut escaped = false;
    for (at, c) in line {
        if at > LONGEST && first.is_some() {
            break;
        }
        if escaped || c == '\\' {
            escaped = !escaped;
        } else if closes(c) {
            let end = ForeignEnd { inside: at, behind: at + c.len_utf8() };
            let blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
            let follows = rest[end.behind..].trim_start_matches(blank);
            if follows.is_empty() || follows.starts_with(['\n', '\r', ',', '}', ']', ':']) {
                return Some(end);
            }
            first = first.or(Some(end));
        }
    }
    first
}

/// What a string in foreign quotes says: JSON's escapes count, and quotes behind a backslash.
pub(super) fn foreign_text(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let c = escape.chars().next();
        let (meant, length) = match c {
            Some('n') => ('\n', 1),
            Some('t') => ('\t', 1),
            Some('r') => ('\r', 1),
            Some(c @ ('"' | '\\' | '/' | '\'' | '`')) => (c, 1),
            Some('u') => escaped(escape).unwrap_or(('\\', 0)),
            _ => ('\\', 0),
        };
        out.push(meant);
        rest = &escape[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of an escape `uXXXX`, and its length.
fn escaped(escape: &str) -> Option<(char, usize)> {
    let digits = escape.get(1..5).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, 5))
}
