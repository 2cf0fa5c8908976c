//! Writing of the web in texts of WhatsApp.

use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, address::Written, characters::short};
use crate::text::Span;
use crate::text::Words;
use crate::text::phrase::say;
use memchr::memchr_iter;
use std::ops::Range;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/html",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "writing of the web in a text: HTML, or a line break in percent signs",
        "文本中有网页写法：HTML，或百分号编码的换行",
    ),
    why: Words::new(
        "WhatsApp shows texts as they stand: the reader sees `<br>`, `&amp;` or `%0a`. In an address `&amp;` opens \
          another page than meant. Write the character itself, a real line break, and `*…*` for bold.",
        "WhatsApp 会原样显示文本：用户会看到 `<br>`、`&amp;` 或 `%0a`。网址中的 `&amp;` 会打开另一个页面。直接写字符本身，换行就用真正的换行，粗体写成 `*…*`。",
    ),
    source: Words::new("observed in WhatsApp clients", "在 WhatsApp 客户端中观察到"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::TextsAndUrl(
    &[(
        Feeds {
            roles: &[Role::Body, Role::Header, Role::Footer, Role::Label, Role::Parameter],
            on: Traits::FROM_THE_WEB,
        },
        text,
    )],
    url,
);

/// What a piece of HTML stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Character(char),
    /// A mark around words, or something that texts do not have.
    Mark,
}

/// Names of tags that people write around words.
const TAGS: [&str; 24] = [
    "a",
    "b",
    "big",
    "blockquote",
    "center",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "i",
    "li",
    "ol",
    "p",
    "s",
    "small",
    "span",
    "strong",
    "u",
    "ul",
];

/// Named characters, and those for which people write them.
const NAMES: [(&str, char); 22] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("middot", '·'),
    ("times", '×'),
];

fn text(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    let pieces = pieces(text);
    let Some((part, meaning)) = pieces.first().cloned() else { return };
    let help = match meaning {
        Meaning::Character('\n') if limit.role == Role::Body => Words::new("write a real line break", "改用真正的换行"),
        Meaning::Character('\n') => {
            Words::new("this text has one line: write a space instead", "此文本只有一行：改用空格")
        }
        Meaning::Character(_) => Words::new("write the character itself", "直接写该字符"),
        Meaning::Mark => Words::new(
            "leave the tags out; bold is `*…*`, italic `_…_`, struck `~…~`",
            "删除 HTML 标签；粗体写成 `*…*`，斜体写成 `_…_`，删除线写成 `~…~`",
        ),
    };
    let shown = short(&text[part.clone()]);
    let message = say!(
        "{noun} has `{shown}`, which means nothing in WhatsApp", "{noun}含有 `{shown}`，在 WhatsApp 中没有意义";
        noun = limit.noun
    );
    found.push(
        Diagnostic::new(&RULE, Path::default(), message)
            .part(part)
            .label(Words::new("shown as it stands", "原样显示"))
            .help(help)
            .fix(fix(&pieces, limit.role)),
    );
}

fn url(url: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let ands: Vec<_> = ampersands(url.text).collect();
    let Some(first) = ands.first() else { return };
    let edits = ands.iter().map(|and| Edit { span: Span::new(and.start + 1, and.end), text: String::new() });
    let message =
        Words::new("address has `&amp;`, which is `&` in HTML only", "网址含有 `&amp;`，它只在 HTML 中表示 `&`");
    found.push(
        Diagnostic::new(&RULE, Path::default(), message)
            .part(first.clone())
            .label(Words::new("goes into the address as it stands", "会原样成为网址的一部分"))
            .help(WRITE_AND)
            .fix(Fix { title: WRITE_AND.into(), safe: false, edits: edits.collect() }),
    );
}

const WRITE_AND: Words = Words::new("write `&`", "改为 `&`");

/// Every `&amp;` of an address.
pub(crate) fn ampersands(url: &str) -> impl Iterator<Item = Range<usize>> {
    const WRITTEN: &str = "&amp;";
    let ands = memchr_iter(WRITTEN.as_bytes()[0], url.as_bytes());
    ands.filter(|&at| url[at..].starts_with(WRITTEN)).map(|at| at..at + WRITTEN.len())
}

/// Puts the characters themselves in place of all that stands for some; `None` where a mark is among them.
fn fix(pieces: &[(Range<usize>, Meaning)], role: Role) -> Option<Fix> {
    let edit = |(part, meaning): &(Range<usize>, Meaning)| match meaning {
        Meaning::Character('\n') if role != Role::Body => None,
        Meaning::Character(c) => Some(Edit { span: Span::new(part.start, part.end), text: c.to_string() }),
        Meaning::Mark => None,
    };
    let edits: Option<Vec<Edit>> = pieces.iter().map(edit).collect();
    edits.map(|edits| Fix {
        title: Words::new("write the characters themselves", "直接写这些字符").into(),
        safe: false,
        edits,
    })
}

/// All HTML of a text outside of addresses, in its order.
fn pieces(text: &str) -> Vec<(Range<usize>, Meaning)> {
    let mut out = Vec::new();
    // What may be the beginning of an address, and the place up to which one was found.
    let (mut word, mut address_end) = (0, 0);
    let mut at = 0;
    while let Some(found) = text[at..].find(['&', '<', '%']) {
        let start = at + found;
        if start >= address_end {
            word = start - text[word..start].rsplit(ends_address).next().map_or(0, str::len);
            let inside = is_address(&text[word..start]);
            address_end =
                if inside { start + text[start..].find(ends_address).unwrap_or(text.len() - start) } else { 0 };
        }
        // A tag ends an address.
        let piece = match text.as_bytes()[start] {
            b'<' => tag(&text[start..]),
            _ if start < address_end => None,
            b'&' => entity(&text[start..]),
            _ => percent(&text[start..]),
        };
        at = start + piece.map_or(1, |(len, _)| len);
        word = at;
        out.extend(piece.map(|(_, meaning)| (start..at, meaning)));
    }
    out
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '"')
}

/// Whether a word without its end is that of an address, with or without its scheme.
fn is_address(word: &str) -> bool {
    let is_host = |host: &str| {
        let (name, last) = host.rsplit_once('.').unwrap_or_default();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        !name.is_empty() && name.chars().all(plain) && last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic())
    };
    word.contains("://") || word.split_once(['/', '?']).is_some_and(|(host, _)| is_host(host.trim_start_matches('(')))
}

/// A line break, or an end of something that people write around words.
fn tag(text: &str) -> Option<(usize, Meaning)> {
    const LONGEST: usize = 16;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = &text[1..end];
    let is = |name: &str, known: &str| name.trim_end().eq_ignore_ascii_case(known);
    let meaning = match inside.strip_prefix('/') {
        Some(name) if TAGS.iter().any(|known| is(name, known)) => Meaning::Mark,
        _ if is(inside.trim_matches('/'), "br") => Meaning::Character('\n'),
        _ => return None,
    };
    Some((end + 1, meaning))
}

/// A character by name or number.
fn entity(text: &str) -> Option<(usize, Meaning)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    };
    let c = match name.strip_prefix('#') {
        Some(digits) => number(digits).and_then(char::from_u32)?,
        None => NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1,
    };
    Some((end + 1, Meaning::Character(c)))
}

/// A line break in percent signs.
fn percent(text: &str) -> Option<(usize, Meaning)> {
    let is = |written: &str| text.get(..written.len()).is_some_and(|text| text.eq_ignore_ascii_case(written));
    let written = ["%0d%0a", "%0a"].into_iter().find(|written| is(written))?;
    Some((written.len(), Meaning::Character('\n')))
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn finds_html_and_nothing_else() {
        for (text, marked) in [
            ("One<br>two<BR/>three<br />", &["<br>", "<BR/>", "<br />"][..]),
            ("Tom &amp; Ann &#39;s &#x27; &nbsp;", &["&amp;", "&#39;", "&#x27;", "&nbsp;"]),
            ("Hi%0athere%0D%0AAnn", &["%0a", "%0D%0A"]),
            ("<b>New</b>", &["</b>"]),
            ("see https://example.com/?a=1&amp;b=%0a ok &lt;", &["&lt;"]),
            ("https://example.com/a<br>next", &["<br>"]),
            ("now<br>https://example.com/?a&amp;b", &["<br>"]),
            ("wa.me/85290000001?text=Hi%0Athere", &[]),
            ("(wa.me/85290000001?text=Hi%0Athere)", &[]),
            ("www.example.com/a?b&amp;c", &[]),
            ("AT&T; R&D; Q&A; a && b; a&b", &[]),
            ("I <3 you, </3, a < b > c, <name>, <- ->", &[]),
            ("100% of 50%, 5%0 off", &[]),
            ("&#; &#x; &; &amp", &[]),
            ("&#1114112;", &[]),
        ] {
            let found: Vec<_> = pieces(text).into_iter().map(|(piece, _)| &text[piece]).collect();
            assert_eq!(found, marked, "{text}");
        }
    }
}
