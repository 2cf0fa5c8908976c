//! What a user sees, case by case.
#![expect(clippy::unicode_not_nfc, reason = "combining marks are the point")]

use super::*;
use crate::render::fixture::{at, finding};

fn draw(source: &Source, finding: &Diagnostic) -> String {
    let drawn = render(source, std::slice::from_ref(finding), 0, false);
    assert!(drawn.lines().filter(|line| !line.trim().is_empty()).count() <= 8, "{drawn}");
    assert!(!drawn.chars().any(|c| window::is_stand_in(c) || (c != '\n' && crate::text::steers(c))), "{drawn:?}");
    drawn
}

fn simple(text: &str, what: &str) -> String {
    let source = Source::new("a.yaml", text);
    draw(&source, &finding(at(&source, "/title", what), "1 too many"))
}

fn with(source: &Source, what: &str, label: &str, others: &[(&str, &str)]) -> Diagnostic {
    let mut found = finding(at(source, "/title", what), label);
    found.related =
        others.iter().map(|(what, text)| Label { place: at(source, "/other", what), text: (*text).into() }).collect();
    found
}

#[test]
fn one_long_title() {
    let text = format!("{}          title: Cancel the workshop!!\n", "#\n".repeat(19));
    let source = Source::new("one_long_title.yaml", text);
    let start = source.text().len() - 2;
    let pointer = "/interactive/action/buttons/1/reply/title".to_owned();
    let place = crate::diagnostic::Place::Text { pointer, span: crate::text::Span::new(start, start + 1) };
    let mut found = finding(place, "1 too many");
    found.help = Some("shorten it".into());
    insta::assert_snapshot!(draw(&source, &found), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
       ╭─[one_long_title.yaml:20:38]
    20 │           title: Cancel the workshop!!
       ·                                      ─ 1 too many
       ╰────
     help: shorten it
    ");
}

#[test]
fn the_other_party_far_away_is_in_the_same_frame() {
    let source = Source::new("a.yaml", format!("cards:\n  - one: [a, b]\n{}  - two: [c]\n", "#\n".repeat(100)));
    let mut found = with(&source, "[c]", "1 reply", &[("[a, b]", "card 0 has 2 replies")]);
    found.help = Some("give every card the same number".into());
    insta::assert_snapshot!(draw(&source, &found), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
        ╭─[a.yaml:103:10]
      2 │   - one: [a, b]
        ·          ────── card 0 has 2 replies
    103 │   - two: [c]
        ·          ─── 1 reply
        ╰────
     help: give every card the same number
    ");
}

#[test]
fn two_parties_on_one_line() {
    let source = Source::new("a.yaml", "replies: [{title: Yes}, {title: No, id: x}]\n");
    insta::assert_snapshot!(draw(&source, &with(&source, "No", "second", &[("Yes", "first")])), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:33]
    1 │ replies: [{title: Yes}, {title: No, id: x}]
      ·                   ─┬─           ── second
      ·                    ╰── first
      ╰────
    ");
    insta::assert_snapshot!(draw(&source, &with(&source, "Yes", "", &[("No", "other")])), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:19]
    1 │ replies: [{title: Yes}, {title: No, id: x}]
      ·                   ───           ── other
      ╰────
    ");
}

#[test]
fn labels_on_the_same_spot_do_not_fight() {
    let source = Source::new("a.yaml", "replies: [{title: Yes}, {title: No}]\n");
    insta::assert_snapshot!(draw(&source, &with(&source, "Yes", "this", &[("Yes", "and that")])), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:19]
    1 │ replies: [{title: Yes}, {title: No}]
      ·                   ─── this; and that
      ╰────
    ");
    let inside = [("{title: Yes}", "in this reply"), ("[{title: Yes}, {title: No}]", "two replies")];
    insta::assert_snapshot!(draw(&source, &with(&source, "Yes", "this", &inside)), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:19]
    1 │ replies: [{title: Yes}, {title: No}]
      ·           ────┬────── this; two replies
      ·               ╰── in this reply
      ╰────
    ");
}

#[test]
fn places_that_find_no_room_are_named() {
    let source = Source::new("a.yaml", "a: 1\nb: 2\nc: 3\nd: 4\n");
    let found = with(&source, "3", "this", &[("1", "here"), ("2", "here"), ("4", "here")]);
    insta::assert_snapshot!(draw(&source, &found), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:3:4]
    1 │ a: 1
      ·    ─ here
    3 │ c: 3
      ·    ─ this
      ╰──── see also lines 2 and 4
    ");
    let fewer = with(&source, "3", "this", &[("1", "here"), ("2", "here")]);
    for (finding, numbers) in [(&found, "2、4"), (&fewer, "2")] {
        let look = Look { language: Language::Chinese, ..Look::default() };
        let drawn = render_for(&source, std::slice::from_ref(finding), 0, look);
        assert!(drawn.contains(&format!("╰──── 另见第 {numbers} 行\n")), "{drawn}");
    }
}

#[test]
fn two_labels_of_one_place_are_joined_in_the_language() {
    let source = Source::new("a.yaml", "replies: [{title: Yes}]\n");
    let mut found = with(&source, "Yes", "", &[("Yes", "")]);
    found.primary.text = Phrase::new("this".to_owned(), "此处".to_owned());
    found.related[0].text = Phrase::new("here, too".to_owned(), "此处也是".to_owned());
    let look = Look { language: Language::Chinese, ..Look::default() };
    let drawn = render_for(&source, &[found], 0, look);
    assert!(drawn.contains("此处；此处也是\n"), "{drawn}");
}

#[test]
fn wide_characters() {
    insta::assert_snapshot!(simple("标题: 取消明天的课程！请注意\n", "请注意"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:13]
    1 │ 标题: 取消明天的课程！请注意
      ·                       ────── 1 too many
      ╰────
    ");
}

#[test]
fn emoji_joined_and_flagged() {
    insta::assert_snapshot!(simple("t: 👨\u{200d}👩\u{200d}👧 🇭🇰👍🏽 end\n", "end"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:15]
    1 │ t: 👨‍👩‍👧 🇭🇰👍🏽 end
      ·            ─── 1 too many
      ╰────
    ");
    // The label covers part of a family: all of it is underlined.
    insta::assert_snapshot!(simple("t: 👨\u{200d}👩\u{200d}👧 end\n", "\u{200d}👧"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:7]
    1 │ t: 👨‍👩‍👧 end
      ·    ── 1 too many
      ╰────
    ");
}

#[test]
fn combining_marks() {
    insta::assert_snapshot!(simple("t: Cafe\u{301}s nu\u{308}r\n", "nu"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:11]
    1 │ t: Cafés nür
      ·          ── 1 too many
      ╰────
    ");
    insta::assert_snapshot!(simple("t: Cafe\u{301}s\n", "\u{301}"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:8]
    1 │ t: Cafés
      ·       ─ 1 too many
      ╰────
    ");
}

#[test]
fn tabs() {
    insta::assert_snapshot!(simple("{\t\"title\":\t\"Cancel\"}\n", "Cancel"), @r#"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:13]
    1 │ {   "title":    "Cancel"}
      ·                  ────── 1 too many
      ╰────
    "#);
}

#[test]
fn windows_line_breaks_and_byte_order_mark() {
    insta::assert_snapshot!(simple("\u{feff}title: Cancel\r\nnext: 1\r\n", "Cancel"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:8]
    1 │ title: Cancel
      ·        ────── 1 too many
      ╰────
    ");
}

#[test]
fn control_and_direction_characters() {
    insta::assert_snapshot!(simple("t: a\u{1b}[31m\u{202e}b\u{0}\u{200b}c \u{10fffd}\n", "c"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:14]
    1 │ t: a\u{1b}[31m\u{202e}b\u{0}\u{200b}c \u{10fffd}
      ·                                     ─ 1 too many
      ╰────
    ");
    let source = Source::new("\u{1b}]0;x\u{7}.yaml", "a: b\n");
    let mut found = finding(at(&source, "/a\u{9b}", "b"), "\u{202e}label");
    found.message = "line\nbreak \u{100001}".into();
    found.help = Some("bell\u{7}".into());
    insta::assert_snapshot!(render_for(&source, &[found], 0, Look { verbose: true, ..Look::default() }), @r"
     × error[length/button-reply-title]: line\nbreak �
      ╭─[\u{1b}]0;x\u{7}.yaml:1:4 /a\u{9b}]
    1 │ a: b
      ·    ─ \u{202e}label
      ╰────
     help: bell\u{7}
    ");
}

#[test]
fn long_lines_are_cut_around_the_label() {
    let text = format!("t: {}HERE{}\n", "字 ".repeat(100_000), "tail ".repeat(100_000));
    insta::assert_snapshot!(simple(&text, "HERE"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:200004]
    1 │ …字 字 字 字 字 字 字 字 字 字 HEREtail tail tail tail tail tail tail tail tail tail tail tail tail t…
      ·                                ──── 1 too many
      ╰────
    ");
    let text = format!("t: HERE{}\n", "tail ".repeat(100));
    insta::assert_snapshot!(simple(&text, "HERE"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:4]
    1 │ t: HEREtail tail tail tail tail tail tail tail tail tail tail tail tail tail tail tail tail tail tai…
      ·    ──── 1 too many
      ╰────
    ");
    let text = format!("t: {}HERE\n", "head ".repeat(30));
    insta::assert_snapshot!(simple(&text, "HERE"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:154]
    1 │ …head head head head head head HERE
      ·                                ──── 1 too many
      ╰────
    ");
}

#[test]
fn a_label_longer_than_the_window() {
    let long = "字".repeat(5000);
    insta::assert_snapshot!(simple(&format!("t: {long} end\n"), &long), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:4]
    1 │ t: 字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字…
      ·    ──────────────────────────────────────────────────────────────────────────────────────────────── 1 too many
      ╰────
    ");
}

#[test]
fn many_lines_are_cut_to_the_first() {
    insta::assert_snapshot!(simple("body: |\n  one\n  two\nnext: 1\n", "|\n  one\n  two\n"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:7]
    1 │ body: |
      ·       ─ 1 too many
      ╰────
    ");
    insta::assert_snapshot!(simple("body: |\n\n  one\n  two\nnext: 1\n", "\n\n  one\n  two\n"), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:8]
    3 │   one
      ·   ─── 1 too many
      ╰────
    ");
}

#[test]
fn nothing_to_underline_gets_a_caret() {
    insta::assert_snapshot!(simple("a:\n  b: 1", ""), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:1]
    1 │ a:
      · ▲ 1 too many
      ╰────
    ");
    let source = Source::new("a.yaml", "key:\nb: 1");
    let end = |at| crate::diagnostic::Place::Text { pointer: "/key".to_owned(), span: crate::text::Span::new(at, at) };
    insta::assert_snapshot!(draw(&source, &finding(end(4), "no value")), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:5]
    1 │ key:
      ·     ▲ no value
      ╰────
    ");
    insta::assert_snapshot!(draw(&source, &finding(end(9), "more expected")), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:2:5]
    2 │ b: 1
      ·     ▲ more expected
      ╰────
    ");
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(simple("", ""), @r"
    × error[length/button-reply-title]: reply title has 21 characters, at most 20
     ╭─[a.yaml:1:1]
     ╰────
    ");
}

#[test]
fn a_place_without_a_label() {
    let source = Source::new("a.yaml", "title: Cancel\n");
    insta::assert_snapshot!(draw(&source, &finding(at(&source, "", "Cancel"), "")), @r"
     × error[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:8]
    1 │ title: Cancel
      ·        ──────
      ╰────
    ");
}

#[test]
fn a_warning_looks_like_one() {
    let source = Source::new("a.yaml", "title: Cancel\n");
    let mut found = finding(at(&source, "/title", "Cancel"), "here");
    found.severity = Severity::Warning;
    insta::assert_snapshot!(draw(&source, &found), @r"
     ⚠ warning[length/button-reply-title]: reply title has 21 characters, at most 20
      ╭─[a.yaml:1:8]
    1 │ title: Cancel
      ·        ────── here
      ╰────
    ");
}

#[test]
fn colors_go_with_the_severity() {
    let source = Source::new("a.yaml", "a: Yes\nb: No\n");
    let mut found = with(&source, "No", "this", &[("Yes", "that")]);
    found.help = Some("do".into());
    let drawn = render(&source, &[found], 0, true);
    insta::assert_snapshot!(drawn.replace('\u{1b}', "^"), @r"
      ^[31m×^[0m ^[1m^[31merror[length/button-reply-title]^[0m^[1m: reply title has 21 characters, at most 20^[0m
       ╭─[^[36;1;4ma.yaml:2:4^[0m]
     ^[2m1^[0m │ a: Yes
       · ^[36m   ───^[0m ^[36mthat^[0m^[0m
     ^[2m2^[0m │ b: No
       · ^[31m   ──^[0m ^[31mthis^[0m^[0m
       ╰────
    ^[36m  help: ^[0mdo
    ");
}

#[test]
fn left_out_findings_are_counted() {
    let source = Source::new("a.yaml", "a: Yes\n");
    insta::assert_snapshot!(render(&source, &[], 17, false), @"  … and 17 more findings in a.yaml");
}

/// The part of the drawn source line that is underlined, by columns.
fn underlined(drawn: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;
    let lines: Vec<_> = drawn.lines().collect();
    let marks: Vec<char> = lines[3].chars().collect();
    let start = marks.iter().position(|&c| matches!(c, '─' | '▲')).expect("a mark");
    let end = start + marks[start..].iter().take_while(|&&c| c == '─').count();
    let mut column = 0;
    let pieces = lines[2].graphemes(true).filter(|piece| {
        let at = column;
        column += piece.width();
        at >= start && at < end
    });
    pieces.collect()
}

#[test]
fn every_grapheme_is_underlined_exactly() {
    use unicode_segmentation::UnicodeSegmentation;
    let text = "a好👨\u{200d}👩\u{200d}👧e\u{301}🇭🇰👍🏽ก็한ﷺ☎\u{fe0f}1\u{fe0f}\u{20e3}字z";
    for (start, piece) in text.grapheme_indices(true) {
        for end in (start + 1..=start + piece.len()).filter(|&end| text.is_char_boundary(end)) {
            let place =
                crate::diagnostic::Place::Text { pointer: String::new(), span: crate::text::Span::new(start, end) };
            let source = Source::new("a.yaml", text);
            assert_eq!(underlined(&draw(&source, &finding(place, ""))), piece);
        }
    }
}

#[test]
fn no_span_breaks_the_drawing() {
    let text = "\u{feff}a:\t\"👨\u{200d}👩\u{200b}e\u{301}\"\r\n\n  \r\n\u{301}b: |\n\u{1b}\n\r字\u{100000}";
    let source = Source::new("a.yaml", text);
    let places: Vec<_> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    for &start in &places {
        for &end in places.iter().filter(|&&end| end >= start) {
            let place = |start, end| crate::diagnostic::Place::Text {
                pointer: String::new(),
                span: crate::text::Span::new(start, end),
            };
            let mut found = finding(place(start, end), "here");
            found.related = vec![Label { place: place(end, text.len()), text: "there".into() }];
            found.related.push(Label { place: place(0, start), text: "".into() });
            draw(&source, &found);
        }
    }
}

#[test]
fn endless_words_are_cut() {
    let key = "k".repeat(1_000_000);
    let source = Source::new("a.yaml", format!("{key}: 1\n"));
    let mut found = finding(at(&source, &format!("/{key}"), &key), &key);
    found.message = format!("unknown key `{key}`").as_str().into();
    found.help = Some(key.as_str().into());
    assert!(draw(&source, &found).len() < 5000);
}

#[test]
fn a_code_leads_to_its_page_where_terminals_know_links() {
    let link = "\u{1b}]8;;https://a.example/rules#b\u{1b}\\text/blank\u{1b}]8;;\u{1b}\\";
    assert_eq!(linked("text/blank", Some("https://a.example/rules#b")), link);
    assert_eq!(linked("text/blank", None), "text/blank");
    let source = Source::new("a.yaml", "title: x\n");
    let found = finding(at(&source, "/title", "x"), "");
    let view =
        Window::new(&source, vec![spot(&source, &found.primary, true, Language::English)], 4, None, Language::English);
    let picture = Picture {
        other: Vec::new(),
        finding: &found,
        view,
        header: String::new(),
        color: false,
        link: Some("l:".to_owned()),
        columns: None,
        language: Language::English,
    };
    let mut drawn = String::new();
    handler(&picture).render_report(&mut drawn, &picture).expect("it draws");
    let first = compact::compact(&drawn, &picture).lines().next().map(str::to_owned);
    let shown = "  × error[\u{1b}]8;;l:\u{1b}\\length/button-reply-title\u{1b}]8;;\u{1b}\\]: ";
    assert!(first.is_some_and(|line| line.starts_with(shown)), "{drawn:?}");
}

/// The widths of terminals that everything is tried at.
const WIDTHS: [usize; 5] = [40, 60, 80, 120, 200];

fn fitted(source: &Source, finding: &Diagnostic, width: usize) -> String {
    let look = Look { width: Some(width), ..Look::default() };
    let drawn = render_for(source, std::slice::from_ref(finding), 0, look);
    let colored = render_for(source, std::slice::from_ref(finding), 0, Look { color: true, ..look });
    assert_eq!(plain_of(&colored), drawn, "colors change no word");
    for line in drawn.lines().filter(|line| !line.contains("╭─[")) {
        use unicode_width::UnicodeWidthStr;
        assert!(line.width() <= width, "{} columns at {width}:\n{line}\n{drawn}", line.width());
    }
    assert!(!drawn.chars().any(|c| window::is_stand_in(c) || (c != '\n' && crate::text::steers(c))), "{drawn:?}");
    drawn
}

/// Without what a terminal does not show.
fn plain_of(colored: &str) -> String {
    let plain = colored.split('\u{1b}').enumerate().map(|(i, part)| match part.split_once('m') {
        Some((_, text)) if i > 0 => text,
        _ => part,
    });
    let plain: String = plain.collect();
    plain.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Texts that terminals lay out in their own way, each of them many words long.
fn hard_texts() -> [(&'static str, String); 8] {
    [
        ("words", "a word or two ".repeat(30)),
        ("Chinese", "花束アレンジメントをひとつ、".repeat(15)),
        ("emoji", "👨\u{200d}👩\u{200d}👧 🇭🇰👍🏽 1\u{fe0f}\u{20e3}".repeat(20)),
        ("combining marks", "e\u{301}n\u{308} ก็ ".repeat(40)),
        ("an address", format!("see https://cdn.example.com/{}", "fern-and-moss/".repeat(20))),
        ("tabs", "a\tbc\tdef\t".repeat(20)),
        ("right to left", "שלום עולם مرحبا بالعالم ".repeat(12)),
        ("what steers", "a\u{202e}b\u{1b}[31mc\u{200b}d ".repeat(15)),
    ]
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    for (what, text) in hard_texts() {
        let source = Source::new("a.yaml", format!("before: {text}HERE{text}\nother: {text}THERE\n"));
        for width in WIDTHS {
            let mut found = with(&source, "HERE", &text, &[("THERE", &text), ("before", &text)]);
            found.message = text.as_str().into();
            found.help = Some(text.as_str().into());
            let drawn = fitted(&source, &found, width);
            assert!(drawn.contains("HERE") && drawn.contains("────"), "{what} at {width}:\n{drawn}");
        }
    }
}

#[test]
fn the_mark_stands_below_its_text_at_every_width() {
    for (what, text) in hard_texts() {
        for (before, after) in [(&*text, &*text), (&text, ""), ("", &text), ("", "")] {
            let source = Source::new("a.yaml", format!("t: {before}HERE{after}\n"));
            for width in WIDTHS {
                let mut found = finding(at(&source, "", "HERE"), "");
                found.message = "short".into();
                found.code = "text/blank";
                let drawn = fitted(&source, &found, width);
                assert_eq!(underlined(&drawn), "HERE", "{what} at {width}:\n{drawn}");
            }
        }
    }
}

#[test]
fn every_word_is_still_there() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let source = Source::new("a.yaml", "title: Cancel the workshop\n");
    for width in WIDTHS {
        let mut found = finding(at(&source, "/title", "workshop"), "eight letters that are at the end of their line");
        found.help = Some("write something that is shorter, since nobody can read so much on a button".into());
        let drawn = fitted(&source, &found, width).replace(" · ", "   ");
        let said = [&found.message, &found.primary.text, found.help.as_ref().unwrap()];
        for text in said {
            let (all, these) = (words(&drawn), words(text));
            assert!(all.windows(these.len()).any(|some| some == these), "{text} at {width}:\n{drawn}");
        }
    }
}

#[test]
fn a_narrow_terminal() {
    let source = Source::new("a.yaml", "replies: [{title: Yes}, {title: Cancel the workshop}]\n");
    let mut found = with(&source, "shop", "4 too many", &[("Yes", "this one is short enough for every screen")]);
    found.code = "length/carousel-card-body-line-breaks";
    found.help = Some("shorten it, or say it in the body".into());
    insta::assert_snapshot!(fitted(&source, &found, 40));
    insta::assert_snapshot!(fitted(&source, &found, 60));
}

#[test]
fn what_is_no_terminal_gets_whole_lines() {
    let source = Source::new("a.yaml", format!("t: {}HERE\n", "head ".repeat(30)));
    let mut found = finding(at(&source, "/t", "HERE"), &"label ".repeat(30));
    found.help = Some("help ".repeat(30).as_str().into());
    let drawn = draw(&source, &found);
    assert!(drawn.lines().any(|line| line.matches("label").count() == 30), "{drawn}");
    assert!(drawn.lines().any(|line| line.matches("help").count() == 31), "{drawn}");
}

#[test]
fn the_pointer_is_for_those_who_ask() {
    let source = Source::new("a.yaml", "title: Cancel\n");
    let found = finding(at(&source, "/title", "Cancel"), "here");
    let drawn = |verbose| render_for(&source, std::slice::from_ref(&found), 0, Look { verbose, ..Look::default() });
    assert!(drawn(true).contains("[a.yaml:1:8 /title]"), "{}", drawn(true));
    assert!(drawn(false).contains("[a.yaml:1:8]"), "{}", drawn(false));
}
