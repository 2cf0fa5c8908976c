//! Text of others as it may be shown: its shape and fixed words, without what people wrote.
//!
//! Works on the letters alone and needs no valid JSON, since what has to be shown is most often
//! what could not be read.

use crate::text::steers;

/// The longest text that is shown, in characters.
const ROOM: usize = 1000;

/// How much of a text is looked at, in characters: no word that is shown is longer than the rest.
const SEEN: usize = 2 * ROOM;

/// Keys whose values are words or codes of the API and never personal.
const FIXED: [&str; 8] =
    ["event", "type", "status", "message_status", "messaging_product", "code", "card_index", "sub_type"];

/// The text with strings, long numbers and addresses made unreadable: letters become `x`, digits
/// `0`. Keys stay, and so do the values of a few keys that are known to hold fixed words.
pub(crate) fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.char_indices().nth(SEEN).map_or(text, |(end, _)| &text[..end]);
    let mut fixed = false;
    // Whether a key may stand here. In torn JSON a value, too, may have a colon behind it.
    let mut begins = true;
    // In torn JSON nobody can tell which words stood in quotes. A page of a proxy has none to hide.
    let prose = text.trim_start().starts_with('<') || !text.contains(['{', '}', '"']);
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('"') {
            let (string, closed) = string(inside);
            let behind = &inside[string.len() + usize::from(closed)..];
            let key = begins && closed && behind.trim_start().starts_with(':');
            let shown = (key || fixed) && is_word(string);
            out.push('"');
            out.extend(string.chars().map(|c| if shown { c } else { veiled(c) }));
            out.push_str(if closed { "\"" } else { "" });
            fixed = key && FIXED.contains(&string);
            begins = false;
            rest = behind;
        } else {
            let end = rest.find('"').unwrap_or(rest.len());
            plain(&rest[..end], fixed, prose, &mut out);
            fixed &= rest[..end].trim() == ":";
            begins = rest[..end].trim_end().ends_with(['{', ',']);
            rest = &rest[end..];
        }
    }
    clipped(&out)
}

/// A string up to its closing quote, and whether there is one.
fn string(text: &str) -> (&str, bool) {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return (&text[..at], true),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    (text, false)
}

/// What stands outside of quotes: words stay in prose, digits where they are few, follow `#` (a
/// code) or are the value of a fixed key.
fn plain(text: &str, fixed: bool, prose: bool, out: &mut String) {
    for (i, word) in text.split_inclusive([' ', ',', '\n', '<', '>', ']', '}']).enumerate() {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let code = word.contains('#') || (fixed && i <= 1);
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = !prose && bare.contains(char::is_alphabetic) && !["true", "false", "null"].contains(&bare);
        if word.contains('@') || letters || (digits > 3 && !code) {
            out.extend(word.chars().map(veiled));
        } else {
            out.push_str(word);
        }
    }
}

fn is_word(text: &str) -> bool {
    text.len() <= 40 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'$'))
}

fn veiled(c: char) -> char {
    match c {
        c if c.is_numeric() => '0',
        c if c.is_alphabetic() || !c.is_ascii() => 'x',
        c => c,
    }
}

fn clipped(text: &str) -> String {
    let mut out: String = text.chars().take(ROOM).map(|c| if steers(c) { ' ' } else { c }).collect();
    if text.chars().nth(ROOM).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn what_people_wrote_is_gone_and_the_shape_stays() {
        for (text, shown) in [
            (
                r#"{"event": "new_message", "from": "85290000001"}"#,
                r#"{"event": "new_message", "from": "00000000000"}"#,
            ),
            (
                r#"{"name":"Ann \"花\" Lee","code":10002,"n":85290000001}"#,
                r#"{"name":"xxx \"x\" xxx","code":10002,"n":00000000000}"#,
            ),
            (r#"{"profile":{"name":"Lucas"#, r#"{"profile":{"name":"xxxxx"#),
            (r#"{"name":"Lucas":},{"type" : "text"}"#, r#"{"name":"xxxxx":},{"type" : "text"}"#),
            (r#"{"85290000001":"a"}"#, r#"{"00000000000":"x"}"#),
            ("<h1>502 Bad Gateway</h1>", "<h1>502 Bad Gateway</h1>"),
            ("(#132012) no, ask ann@example.com +85290000001", "(#132012) no, ask xxx@xxxxxxx.xxx +00000000000"),
            (r#"{"a": true, "name: "Lucas"}"#, r#"{"a": true, "xxxx: "xxxxx"}"#),
            ("a\u{1b}[31m", "a [31m"),
            ("\u{feff}<h1>502</h1>", " <h1>502</h1>"),
            ("", ""),
        ] {
            assert_eq!(masked(text), shown);
        }
        assert_eq!(masked(&"字 ".repeat(5000)).chars().count(), super::ROOM + 1);
    }
}
