//! Texts as they are written: what is cut, or sent as nobody meant, is told and mended exactly; what people
//! write every day is left alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;

use proptest::prelude::*;
use waml::{Compiled, Fixes, Options, Severity, Shape, Source, Syntax, compile, fix};

fn read(text: &str, shape: Shape, syntax: Syntax) -> (Source, Compiled) {
    let source = Source::new("test", text);
    let compiled = compile(&source, shape, syntax, Options::default());
    (source, compiled)
}

/// The text that a definition sends, and whether nothing is to be said about it.
fn sent(text: &str) -> (Option<String>, bool) {
    let (_, compiled) = read(text, Shape::Definition, Syntax::Yaml);
    let message = compiled.documents.into_iter().next().and_then(|document| document.message);
    let sent = message.map(|message| match &message.content {
        waml::message::Content::Text(text) => text.to_string(),
        other => panic!("{other:?}"),
    });
    (sent, compiled.findings.is_empty())
}

/// A text after all fixes that are offered for it.
fn mended(text: &str, shape: Shape, syntax: Syntax) -> String {
    let source = Source::new("a.waml.yaml", text);
    fix(&source, shape, syntax, Options::default(), Fixes::All).map_or_else(|| text.to_owned(), |fixed| fixed.text)
}

/// What people write, and no one should be asked about.
const ORDINARY: &[&str] = &[
    "Hello! Your order is on its way.",
    "Issue#4 is done, and so are C#, F# and A#.",
    "It's 5 o'clock; don't be late :-) :\\ \\o/ ;-) <3 </3 ^_^ >_< -_-",
    "¯\\_(ツ)_/¯",
    "Save 20% today, 100% cotton, 5 % off, 3%0 no",
    "HK$1,280.00 (≈ US$164), €5 & £3",
    "2**3 = 8, 2 ** 3, a*b*c, 4 * 5 * 6",
    "Card ****1234, PIN **** or **",
    "*** Sale *** *** ends soon ***",
    "*bold*, _italic_, ~struck~, `code` and ```more code```",
    "f(**kwargs) and **args",
    "Look in C:\\new, c:\\temp\\notes or \\\\server\\tables",
    "The pattern \\d+\\n and ^\\w+$ and \\\\n",
    "R&D, Q&A, AT&T, Fish & chips; a && b; x & y;",
    "if a < b and b > c then <name> or <your-name-here>",
    "https://example.com/?a=1&b=2&amp;c=3#top",
    "See https://example.com/a%0ab?text=Hi%0Athere, and www.example.com/x?y&lt;z",
    "wa.me/85290000001?text=Hello%0Athere",
    "“Yes” or “no”?",
    "He said: “See you soon.” Then he left.",
    "“Fresh” bread",
    "“Fresh” and \"salty\"",
    "‘Twas a good year’s work",
    "「提醒」：明天下午三点",
    "您的包裹已到前台，请凭取件码领取。",
    "“春节”特惠，满100减20！",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "+---+\n|   |\n+---+",
    "- one\n- two\n  * three",
    "1. Open\n2. Close",
    "first line\nsecond line\n\nthird\ttab",
    "email@example.com, @team, #1, # 2, ## 3, #hashtag #another",
    "12:30–14:00, 2025-07-14, +852 9000 0001",
    "{name}, {{ }}, {a: {b}}, [x], (y)",
    "🎉🎉 50% OFF 🎉🎉 *today only*",
    "a/b\\c and and/or",
    "x = y ? z : w; x != y; y <= z; a <> b; a -> b; a => b",
    "~5 km, ~~~",
    "مرحبا بكم، طلبك رقم ١٢ جاهز",
    "%appdata% and 100%!",
    "&c. &amp and &; &#; &#x;",
    "Plan A: tea; B: coffee",
];

#[test]
fn ordinary_texts_are_left_alone() {
    for text in ORDINARY {
        let json = serde_json::to_string(text).unwrap();
        let payload = format!("{{\"to\": \"85290000001\", \"type\": \"text\", \"text\": {json}}}");
        let footer = |text: &str| {
            format!("{{\"button\": {{\"body\": {text}, \"replies\": [{{\"id\": \"a\", \"title\": \"b\"}}]}}}}")
        };
        let block = format!("text: |2\n  {}\n", text.replace('\n', "\n  "));
        let single = format!("text: '{}'\n", text.replace('\'', "''").replace('\n', "\n\n"));
        for (written, shape, syntax) in [
            (payload, Shape::Payload, Syntax::Json),
            (format!("text: {json}\n").replace("{{", "{{{{"), Shape::Definition, Syntax::Yaml),
            (footer(&json).replace("{{ }}", "{{{{ }}"), Shape::Definition, Syntax::Json),
            (block.replace("{{", "{{{{"), Shape::Definition, Syntax::Yaml),
            (single.replace("{{", "{{{{"), Shape::Definition, Syntax::Yaml),
        ] {
            let (_, compiled) = read(&written, shape, syntax);
            assert!(compiled.findings.is_empty(), "{written}\n{:#?}", compiled.findings);
        }
    }
}

/// A word in quotes of any kind and a full-width colon begin many a Chinese text: it reaches people as it is written.
/// Neither the quotes nor the colon are taken for YAML's, as long as no key stands there.
#[test]
fn a_word_in_quotes_with_a_wide_colon_begins_a_text() {
    for word in [
        "「提醒」",
        "『提醒』",
        "“提醒”",
        "‘提醒’",
        "【提醒】",
        "《提醒》",
        "＂提醒＂",
        "「body」",
        "“id”",
        "提醒",
        "body",
    ] {
        let text = format!("{word}：明天下午三点");
        for written in [
            format!("text: {text}\n"),
            format!("button:\n  body: {text}\n  footer: {text}\n  replies:\n    - {{id: a, title: {text}}}\n"),
            format!(
                "list:\n  body: {text}\n  button: B\n  sections:\n    - title: S\n      rows:\n        - id: a\n          title: {text}\n          description: {text}\n"
            ),
            format!("template:\n  name: a_b\n  body:\n    - {text}\n    - {word}:{word}\n"),
        ] {
            let (_, compiled) = read(&written, Shape::Definition, Syntax::Yaml);
            assert!(compiled.findings.is_empty(), "{written}\n{:#?}", compiled.findings);
        }
    }
}

#[test]
fn comments_that_are_comments_are_left_alone() {
    for text in [
        "text: Hi # there\n",
        "text: Hi\t# there\n",
        "text: Hi ## there\n",
        "text: Hi #\n",
        "text: Hi #",
        "text: Hi #\u{a0}there\n",
        "# a\ntext: # b\n  Hi # c\n# d\n",
        "text: \"Hi\" #there\n",
        "text: 'Hi' #there\n",
        "text: | #there\n  Hi #1\n",
        "text: >- #there\n  Hi #1\n",
        "to: \"85290000001\" #desk\ntext: Hi\n",
        "text: &a Hi\nto: \"85290000001\"\ndescription: *a #there\n",
        "image: {link: https://example.com/a.png #there\n  }\n",
        "template: {name: a_b #there\n  , body: [\"x\"]}\n",
        "template:\n  name: a_b #there\n  code: abc #there\n",
        "template: #there\n  name: a_b\n  buttons: #there\n    - index: 0 #there\n      coupon_code: x1 #there\n",
        "text: Hi # waml, the tool\n",
        "\u{feff}# waml: allow(hint/cut-by-comment) the number is ours\ntext: Hi #1\n",
        "text: Hi #1 # waml: allow(hint/cut-by-comment) the number is ours\n",
        "text: Hi #1 #waml: allow(hint/cut-by-comment) the number is ours\n",
    ] {
        let (_, mut compiled) = read(text, Shape::Definition, Syntax::Yaml);
        // It is about the code, and no comment.
        compiled.findings.retain(|finding| finding.code != "hint/literal-code");
        assert!(compiled.findings.is_empty(), "{text:?}\n{:#?}", compiled.findings);
    }
}

/// Texts in YAML as they are written, as they should be, and the codes of what is said.
#[test]
fn what_a_comment_takes_is_put_back_by_quotes() {
    let replies = |rows: &str| format!("button:\n  body: Hi\n  replies:{rows}\n");
    let cases = [
        ("text: Order #12 is ready\n".to_owned(), "text: \"Order #12 is ready\"\n".to_owned(), "hint/cut-by-comment"),
        ("text: Say \"#1\" #2\r\n".into(), "text: 'Say \"#1\" #2'\r\n".into(), "hint/cut-by-comment"),
        ("text: It's \"#1\" \\ #2\n".into(), "text: \"It's \\\"#1\\\" \\\\ #2\"\n".into(), "hint/cut-by-comment"),
        ("text: !!str Hi\t#1  \n".into(), "text: !!str \"Hi\t#1\"  \n".into(), "hint/cut-by-comment"),
        ("text: Hi\n  there #1\n".into(), "text: \"Hi\n  there #1\"\n".into(), "hint/cut-by-comment"),
        (
            "text: Hi #1 # waml: allow(hint/html) no\n".into(),
            "text: \"Hi #1\" # waml: allow(hint/html) no\n".into(),
            "allow/unused hint/cut-by-comment",
        ),
        ("text: Hi #1 # really\n".into(), "text: Hi #1 # really\n".into(), "hint/cut-by-comment"),
        ("text: #1 of all\n".into(), "text: \"#1 of all\"\n".into(), "shape/not-a-string"),
        ("text:\n  #1 of all\n".into(), "text:\n  \"#1 of all\"\n".into(), "shape/not-a-string"),
        ("text: 12 #1\n".into(), "text: \"12 #1\"\n".into(), "shape/not-a-string"),
        ("text: Hi #1\n  there\n".into(), "text: \"Hi #1\n  there\"\n".into(), "syntax/yaml"),
        (
            replies("\n    - {id: a, title: T #1}\n    - {id: b, title: T #2}"),
            replies("\n    - {id: a, title: \"T #1\"}\n    - {id: b, title: \"T #2\"}"),
            "syntax/yaml",
        ),
        (replies(" [{id: a, title: T #1}]"), replies(" [{id: a, title: \"T #1\"}]"), "syntax/yaml"),
        (replies(" [{id: a, title: #1}]"), replies(" [{id: a, title: \"#1\"}]"), "syntax/yaml"),
        (replies(" [{id: a, title: T #1,\n  }]"), replies(" [{id: a, title: \"T #1\",\n  }]"), "hint/cut-by-comment"),
        (
            replies("\n    - id: a\n      title: T #1\n    - id: b\n      title: T #2"),
            replies("\n    - id: a\n      title: \"T #1\"\n    - id: b\n      title: \"T #2\""),
            "duplicate/reply-title",
        ),
        // Where the text ends is doubtful: what stands behind the comma may belong to it.
        (
            replies(" [{id: a, title: T #1, or 2\n  }]"),
            replies(" [{id: a, title: T #1, or 2\n  }]"),
            "hint/cut-by-comment",
        ),
        (replies(" [{id: a, title: T #1, or 2}]"), replies(" [{id: a, title: T #1, or 2}]"), "syntax/yaml"),
    ];
    for (written, wanted, codes) in cases {
        let (_, compiled) = read(&written, Shape::Definition, Syntax::Yaml);
        let mut found: Vec<_> = compiled.findings.iter().map(|finding| finding.code).collect();
        found.sort_unstable();
        assert_eq!(found.join(" "), codes, "{written}");
        let named = |finding: &waml::Diagnostic| finding.help.as_ref().is_some_and(|help| help.contains('#'));
        assert!(compiled.findings.iter().any(named), "{written}\n{:#?}", compiled.findings);
        assert!(compiled.findings.iter().all(|finding| finding.fix.as_ref().is_none_or(|fix| !fix.safe)), "{written}");
        assert_eq!(mended(&written, Shape::Definition, Syntax::Yaml), wanted);
    }
}

#[test]
fn what_is_sent_as_nobody_meant_is_mended() {
    let json = |text: &str| format!("{{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"{text}\"}}");
    for (written, wanted) in [
        ("text: Hello,\\nAnn\n".to_owned(), "text: \"Hello,\\nAnn\"\n".to_owned()),
        ("text: 'It''s\\ta \"b\"'\n".into(), "text: \"It's\\ta \\\"b\\\"\"\n".into()),
        ("text: |\n  Hello,\\r\\nAnn\n".into(), "text: |\n  Hello,\n  Ann\n".into()),
        ("text: >\n  Hello,\\nAnn\n".into(), "text: >\n  Hello,\\nAnn\n".into()),
        ("text: \"Hello,\\\\nAnn\"\n".into(), "text: \"Hello,\\nAnn\"\n".into()),
        ("text: Fish &amp; chips\n".into(), "text: Fish & chips\n".into()),
        ("text: Fish<br>It&#39;s\n".into(), "text: \"Fish\\nIt's\"\n".into()),
        ("text: '&#39;a&#39; {{{{'\n".into(), "text: '''a'' {{{{'\n".into()),
        ("text: <b>Hi</b>\n".into(), "text: <b>Hi</b>\n".into()),
        ("text: “Hi”\n".into(), "text: \"Hi\"\n".into()),
        ("text: “Hi\"\n".into(), "text: \"Hi\"\n".into()),
        ("text: ＂提醒：明天\"\n".into(), "text: \"提醒：明天\"\n".into()),
        ("text: “Say \"\\o/\"”\n".into(), "text: \"Say \\\"\\\\o/\\\"\"\n".into()),
        ("text: a **b c** d\n".into(), "text: a *b c* d\n".into()),
        (
            "image: {link: 'https://example.com/a.png?a&amp;b&amp;c'}\n".into(),
            "image: {link: 'https://example.com/a.png?a&b&c'}\n".into(),
        ),
    ] {
        assert_eq!(mended(&written, Shape::Definition, Syntax::Yaml), wanted);
        let (source, compiled) = read(&written, Shape::Definition, Syntax::Yaml);
        assert_eq!(compiled.findings.len(), 1, "{written}");
        assert_eq!(compiled.findings[0].severity, Severity::Warning, "{written}");
        // What is sent changes, so only who asks for it gets it.
        assert_eq!(fix(&source, Shape::Definition, Syntax::Yaml, Options::default(), Fixes::Safe), None, "{written}");
    }
    let written = json(r#"It is \\\"new\\\",\\r\\n&quot;Ann&quot;"#);
    assert_eq!(mended(&written, Shape::Payload, Syntax::Json), json(r#"It is \"new\",\n\"Ann\""#));
}

proptest! {
    /// Whatever a plain text is, quoting sends all of its line.
    #[test]
    fn quotes_send_the_whole_line(
        kept in "[A-Za-z絵👍][a-z\"'\\\\絵!?.;]{0,9}( [a-z\"'\\\\|>&*@%`]{1,4}){0,3}",
        blanks in "[ \t]{1,3}",
        lost in "#[a-z0-9絵\"'\\\\:!][a-z\"'\\\\{}\\[\\],:絵]{0,9}( [a-z0-9\"'\\\\{}\\[\\],]{1,6}){0,3}",
        end in "(\r?\n|[ \t]{0,3}\r?\n)",
    ) {
        let whole = format!("{kept}{blanks}{lost}");
        prop_assume!(!whole.contains("{{") && !lost.starts_with("#waml:"));
        let text = format!("text: {whole}{end}");
        let (cut, quiet) = sent(&text);
        prop_assert_eq!(cut, Some(kept));
        prop_assert!(!quiet);
        let (source, compiled) = read(&text, Shape::Definition, Syntax::Yaml);
        let ours: Vec<_> = compiled.findings.into_iter().filter(|finding| finding.code == "hint/cut-by-comment").collect();
        let offered = ours[0].fix.as_ref().unwrap();
        let fixed = offered.edits.iter().rev().fold(source.text().to_owned(), |mut text, edit| {
            text.replace_range(edit.span.range(), &edit.text);
            text
        });
        prop_assert_eq!(sent(&fixed).0, Some(whole));
        prop_assert!(fixed.ends_with(&end));
    }
}
