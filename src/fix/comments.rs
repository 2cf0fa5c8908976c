//! Comments: where they are.

use crate::text::Span;
use crate::tree::{Notes, Syntax};

/// The comments of a YAML text, and what may be some in parts that could not be read. Comments in
/// JSON are findings.
pub(super) fn of(text: &str, notes: &Notes) -> (Vec<Span>, Vec<Span>) {
    let (mut sure, mut doubtful) = (Vec::new(), Vec::new());
    if notes.syntax != Some(Syntax::Yaml) {
        return (sure, doubtful);
    }
    let mut scalars = notes.scalars.iter().peekable();
    let mut unread = notes.unread.iter().peekable();
    let mut from = 0;
    for at in memchr::memchr_iter(b'#', text.as_bytes()) {
        let begins = at == 0
            || matches!(text.as_bytes()[at - 1], b' ' | b'\t' | b'\n' | b'\r')
            || text[..at].ends_with('\u{feff}');
        while scalars.next_if(|scalar| scalar.end as usize <= at).is_some() {}
        while unread.next_if(|unread| unread.end as usize <= at).is_some() {}
        let inside = |span: &&Span| span.start as usize <= at;
        if at < from || !begins || scalars.peek().is_some_and(inside) {
            continue;
        }
        let line = text[at..].split(['\n', '\r']).next().unwrap_or("");
        from = at + line.len();
        let span = Span::new(at, at + line.trim_end().len());
        if unread.peek().is_some_and(inside) { doubtful.push(span) } else { sure.push(span) }
    }
    (sure, doubtful)
}
