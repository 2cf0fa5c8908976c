//! The lines of a text, and in each the parts that look the same all through.

use super::{CODE, FENCE, LinkKind, Pair, Pairs, Piece, Style, links, pieces, split};
use std::ops::Range;

/// A part of a text that looks the same all through, without the marks around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) bytes: Range<usize>,
    pub(crate) style: Style,
    pub(crate) link: Option<LinkKind>,
}

/// What a line is on the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Plain,
    Quote,
    Bullet,
    /// With its number as it is written.
    Numbered(Range<usize>),
    /// A line of a block of code.
    Code,
}

/// A line of a text, without what makes it a line of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) kind: LineKind,
    pub(crate) parts: Vec<Part>,
}

/// The lines of a text as a phone shows them.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    for piece in pieces(text) {
        // Between two pieces the line goes on, unless one of them is a block of its own.
        let inner = match &piece {
            Piece::Prose(bytes) => bytes.clone(),
            Piece::Fenced(bytes) => bytes.start + FENCE.len()..bytes.end - FENCE.len(),
        };
        let is_code = matches!(piece, Piece::Fenced(_));
        let all = split(text, inner);
        let last = all.len() - 1;
        for (index, bytes) in all.into_iter().enumerate() {
            // What stands beside a fence on its line are no lines of their own where there is nothing.
            if bytes.is_empty() && beside_fence(text, &bytes, is_code, index == 0, index == last) {
                continue;
            }
            out.push(if is_code { code_line(bytes) } else { line(text, bytes) });
        }
    }
    out
}

fn beside_fence(text: &str, bytes: &Range<usize>, is_code: bool, first: bool, last: bool) -> bool {
    if is_code {
        return first || last;
    }
    (first && bytes.start > 0 && text[..bytes.start].ends_with(FENCE)) || (last && text[bytes.end..].starts_with(FENCE))
}

fn code_line(bytes: Range<usize>) -> Line {
    let style = Style { code: true, ..Style::default() };
    Line { kind: LineKind::Code, parts: vec![Part { bytes, style, link: None }] }
}

fn line(text: &str, bytes: Range<usize>) -> Line {
    let (kind, inner) = kind(text, bytes);
    let links = links(text, inner.clone());
    let mut parts = Vec::new();
    inline(text, inner, Style::default(), &links, &mut parts);
    Line { kind, parts }
}

/// What a line is, and where what it says begins.
fn kind(text: &str, bytes: Range<usize>) -> (LineKind, Range<usize>) {
    let line = &text[bytes.clone()];
    let behind = |length: usize| bytes.start + length..bytes.end;
    let says = |rest: &str| !rest.trim().is_empty();
    if line.strip_prefix("> ").is_some_and(says) {
        return (LineKind::Quote, behind("> ".len()));
    }
    if line.strip_prefix("* ").or_else(|| line.strip_prefix("- ")).is_some_and(says) {
        return (LineKind::Bullet, behind("* ".len()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && line[digits..].strip_prefix(". ").is_some_and(says) {
        return (LineKind::Numbered(bytes.start..bytes.start + digits), behind(digits + ". ".len()));
    }
    (LineKind::Plain, bytes)
}

/// Takes a part of a line apart; `around` are the marks that it stands in.
fn inline(text: &str, within: Range<usize>, around: Style, links: &[(Range<usize>, LinkKind)], parts: &mut Vec<Part>) {
    let mut done = within.start;
    for Pair { mark, bytes } in Pairs::new(text, within.clone(), around, links) {
        plain(done..bytes.start, around, links, parts);
        let (inner, style) = (bytes.start + 1..bytes.end - 1, around.with(mark));
        if mark == CODE {
            parts.push(Part { bytes: inner, style, link: None });
        } else {
            inline(text, inner, style, links, parts);
        }
        done = bytes.end;
    }
    plain(done..within.end, around, links, parts);
}

/// Adds what has no marks in it.
fn plain(bytes: Range<usize>, style: Style, links: &[(Range<usize>, LinkKind)], parts: &mut Vec<Part>) {
    let mut done = bytes.start;
    let first = links.partition_point(|(link, _)| link.start < bytes.start);
    for (link, kind) in links[first..].iter().take_while(|(link, _)| link.end <= bytes.end) {
        push(done..link.start, style, None, parts);
        push(link.clone(), style, Some(*kind), parts);
        done = link.end;
    }
    push(done..bytes.end, style, None, parts);
}

fn push(bytes: Range<usize>, style: Style, link: Option<LinkKind>, parts: &mut Vec<Part>) {
    if !bytes.is_empty() {
        parts.push(Part { bytes, style, link });
    }
}

#[cfg(test)]
mod tests {
    use super::super::first_marked;
    use super::*;
    use proptest::prelude::*;

    /// A line in a notation of its own: `b(…)`, `i(…)`, `s(…)`, `c(…)`, `@(…)` around parts.
    fn shown(text: &str) -> Vec<String> {
        lines(text).iter().map(|line| line_shown(text, line)).collect()
    }

    fn line_shown(text: &str, line: &Line) -> String {
        let kind = match &line.kind {
            LineKind::Plain => String::new(),
            LineKind::Quote => "> ".to_owned(),
            LineKind::Bullet => "- ".to_owned(),
            LineKind::Numbered(number) => format!("{}. ", &text[number.clone()]),
            LineKind::Code => "| ".to_owned(),
        };
        let parts = line.parts.iter().map(|part| {
            let Style { bold, italic, struck, code } = part.style;
            let is_block = line.kind == LineKind::Code;
            let names =
                [(bold, "b"), (italic, "i"), (struck, "s"), (code && !is_block, "c"), (part.link.is_some(), "@")];
            let names: String = names.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
            let text = &text[part.bytes.clone()];
            if names.is_empty() { text.to_owned() } else { format!("{names}({text})") }
        });
        kind + &parts.collect::<String>()
    }

    #[test]
    fn marks_around_words_format_them() {
        for (text, expected) in [
            ("*New* in", "b(New) in"),
            ("Our _very_ best", "Our i(very) best"),
            ("(~9.99~)", "(s(9.99))"),
            ("run `ls *a*`", "run c(ls *a*)"),
            ("*_both_*", "bi(both)"),
            ("*a _b_ ~c~*", "b(a )bi(b)b( )bs(c)"),
            ("*a _b* c_", "b(a _b) c_"),
            ("**New** in", "*b(New)* in"),
            ("*a b* c*", "b(a b) c*"),
            ("2*3*4", "2*3*4"),
            ("snake_case_words", "snake_case_words"),
            ("* a*b", "- a*b"),
            ("*** Sale ***", "*** Sale ***"),
            ("*required", "*required"),
            ("_x *a* _x *b*", "_x b(a) _x b(b)"),
            ("*a", "*a"),
            ("请*立即*付款", "请*立即*付款"),
            ("请 *立即* 付款", "请 b(立即) 付款"),
        ] {
            assert_eq!(shown(text), [expected], "{text}");
        }
        assert_eq!(shown("*one\ntwo*"), ["*one", "two*"]);
    }

    #[test]
    fn lines_are_quotes_and_lists() {
        let text =
            "> Rain is *best*\n1. Dip\n22. Let ~it~ drip\n* never\n- cold\n*bold* it is\n>none\n1.none\n-\n\nend";
        assert_eq!(
            shown(text),
            [
                "> Rain is b(best)",
                "1. Dip",
                "22. Let s(it) drip",
                "- never",
                "- cold",
                "b(bold) it is",
                ">none",
                "1.none",
                "-",
                "",
                "end"
            ]
        );
        assert_eq!(shown("a\r\nb\rc"), ["a", "b", "c"]);
        assert_eq!(shown(""), [""]);
    }

    #[test]
    fn fences_hold_code() {
        assert_eq!(shown("a\n```Mon  *x*\nThu```\nb"), ["a", "| Mon  *x*", "| Thu", "b"]);
        assert_eq!(shown("```\none\n\ntwo\n```"), ["| one", "| ", "| two"]);
        assert_eq!(shown("```x```"), ["| x"]);
        assert_eq!(shown("``` ```"), ["``` ```"]);
        assert_eq!(shown("```open"), ["```open"]);
        assert_eq!(shown("a ```b``` c"), ["a ", "| b", " c"]);
    }

    #[test]
    fn addresses_are_links() {
        for (text, expected) in [
            ("see https://example.com/ferns.", "see @(https://example.com/ferns)."),
            ("(https://example.com/a_(b))", "(@(https://example.com/a_(b)))"),
            ("(https://example.com/a)", "(@(https://example.com/a))"),
            ("*https://example.com*", "b@(https://example.com)"),
            ("https://example.com/_a_/*b*", "@(https://example.com/_a_/*b)*"),
            ("见https://example.com/花。好", "见@(https://example.com/花)。好"),
            ("www.example.com, ok", "@(www.example.com), ok"),
            ("hello@example.com or _hi@example.com_", "@(hello@example.com) or i@(hi@example.com)"),
            ("a@b and @c and http:// www.", "a@b and @c and http:// www."),
            ("javascript://example.com", "javascript://example.com"),
        ] {
            assert_eq!(shown(text), [expected], "{text}");
        }
    }

    /// Texts that make a slow reader go over the same bytes again and again.
    #[test]
    fn very_long_texts_are_read_in_one_go() {
        for part in ["*a ", "_x *a* ", "*_~a", "```", "``` ` ", "`a ", "a@a.", "https://a ", "*_`"] {
            let text = part.repeat(30_000);
            assert!(!lines(&text).is_empty());
            first_marked(&text);
        }
    }

    proptest! {
        #[test]
        fn parts_lie_in_order_and_say_nothing_new(text in "[ab *_~`\n>.1@花:/]{0,60}") {
            let mut end = 0;
            for part in lines(&text).iter().flat_map(|line| &line.parts) {
                prop_assert!(end <= part.bytes.start && part.bytes.start <= part.bytes.end);
                end = part.bytes.end;
                prop_assert!(text.is_char_boundary(part.bytes.start) && text.is_char_boundary(end));
            }
        }

        /// What is drawn as formatted is told where marks do nothing, and nothing else is.
        #[test]
        fn picture_and_hint_agree(text in "[ab *_~`.\n]{0,40}") {
            let formatted = lines(&text).iter().flat_map(|line| &line.parts).any(|part| part.style != Style::default());
            prop_assert_eq!(formatted, first_marked(&text).is_some(), "{:?}", text);
        }
    }
}
