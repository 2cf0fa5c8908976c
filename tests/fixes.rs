//! Fixes: for every fixture that has one, fixing leaves nothing of that rule and adds nothing new;
//! and whatever is proposed, nothing is lost.

mod fixture;

use fixture::{files, folder, shown};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use waml::{Compiled, Fixes, Options, Shape, Source, Syntax, compile, fix};

fn how(name: &str) -> (Shape, Syntax) {
    (Shape::of(Path::new(name)), Syntax::of_extension(Path::new(name)).expect("an extension"))
}

fn checked(name: &str, text: &str) -> Compiled {
    let (shape, syntax) = how(name);
    compile(&Source::new(name, text), shape, syntax, Options::default())
}

fn fixed(name: &str, text: &str, which: Fixes) -> Option<String> {
    let (shape, syntax) = how(name);
    fix(&Source::new(name, text), shape, syntax, Options::default(), which).map(|fixed| fixed.text)
}

fn codes(compiled: &Compiled) -> BTreeSet<&'static str> {
    compiled.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn safe_fixes_mend_their_finding_and_nothing_else() {
    let mut mended = BTreeSet::new();
    for path in files(&folder("rules")) {
        let name = path.display().to_string();
        let message = Syntax::of_extension(&path).and_then(|_| std::fs::read_to_string(&path).ok());
        let Some(text) = message else { continue };
        let before = checked(&name, &text);
        let safe = before.findings.iter().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe));
        let fixable: BTreeSet<_> = safe.map(|finding| finding.code).collect();
        let new = fixed(&name, &text, Fixes::Safe);
        assert_eq!(new.is_some(), !fixable.is_empty(), "{}", shown(&path));
        let Some(new) = new else { continue };
        let after = codes(&checked(&name, &new));
        let before = codes(&before);
        let mut revealed: BTreeSet<_> = after.difference(&before).collect();
        // A language that is written as one is still not sent.
        revealed.remove(&"hint/language-not-sent");
        assert!(after.is_disjoint(&fixable), "{}: {after:?} left\n{new}", shown(&path));
        assert!(revealed.is_empty(), "{}: {revealed:?} is new\n{new}", shown(&path));
        assert_eq!(fixed(&name, &new, Fixes::Safe), None, "{}", shown(&path));
        mended.extend(fixable);
    }
    for code in [
        "carousel/card-index",
        "id/surrounding-space",
        "recipient/not-digits",
        "shape/not-a-string",
        "shape/unknown-key",
    ] {
        assert!(mended.contains(code), "no fixture has a safe fix of {code}");
    }
}

#[test]
fn unsafe_fixes_are_applied_only_when_asked_for() {
    let text = r#"{"to": "85290000001", "type": "text", "text": "x", "preview_url": true}"#;
    assert_eq!(fixed("a.json", text, Fixes::Safe), None);
    let new = fixed("a.json", text, Fixes::All);
    assert_eq!(new.as_deref(), Some(r#"{"to": "85290000001", "type": "text", "text": "x"}"#));
}

#[test]
fn line_endings_comments_and_quotes_stay() {
    for end in ["\r\n", "\n", "\r"] {
        let old = format!("# Ω{end}to: '+852 9000 0001' # desk{end}text: \"a\\tb\"{end}");
        let new = fixed("a.waml.yaml", &old, Fixes::Safe);
        assert_eq!(new, Some(old.replace("+852 9000 0001", "85290000001")));
    }
}

#[test]
fn what_is_written_with_escapes_is_left_to_people() {
    let text = "to: \"\\u002B85290000001\"\ntext: x\n";
    assert_eq!(checked("a.waml.yaml", text).findings.len(), 1);
    assert_eq!(fixed("a.waml.yaml", text, Fixes::Safe), None);
}

/// Texts that fixes once spoilt: each stays as it is, or becomes what was meant.
#[test]
fn nothing_is_lost() {
    let cases: &[(&str, &str, &str)] = &[
        // A key keeps its quotes.
        (
            "a.json",
            r#"{"to":85290000001,"type":"text","Text":"x"}"#,
            r#"{"to":"85290000001","type":"text","text":"x"}"#,
        ),
        ("a.yaml", r#"{"type":"text","text":{"bdy":"x"}}"#, r#"{"type":"text","text":"x"}"#),
        ("a.waml.yaml", r#"{"text":"x","list":{"bdy":"x"}}"#, ""),
        ("a.waml.yaml", "'tect': x\n", "'text': x\n"),
        // The second text would be gone.
        ("a.yaml", "type: text\ntext: {body: Hello, body: World}\n", ""),
        // Comments with what looks like the end of an entry or of the object.
        (
            "a.yaml",
            "{type: text, text: x, messaging_product: whatsapp # why, so }\n}\n",
            "{type: text, text: x # why, so }\n}\n",
        ),
        (
            "a.yaml",
            "{type: text, messaging_product: whatsapp, # why, so\n text: x}\n",
            "{type: text,  # why, so\n text: x}\n",
        ),
        ("a.yaml", "type: text\nmessaging_product: whatsapp # why\ntext: x\n", "type: text\n# why\ntext: x\n"),
        ("a.yaml", "type: text\ntext:\n  # why\n  body: x\n", "type: text\ntext:\n  # why\n  x\n"),
        ("a.yaml", "type: text\ntext: { # why\n  body: x }\n", ""),
        // The alias would stand for nothing.
        ("a.yaml", "type: text\nmessaging_product: &a whatsapp\ntext: *a\n", ""),
        ("a.yaml", "type: text\nto: &a {x: &b 1}\ntext: *b\n", ""),
        // A tag makes it a number again.
        ("a.waml.yaml", "to: !!int 85290000001\ntext: x\n", "to: \"85290000001\"\ntext: x\n"),
        ("a.waml.yaml", "text: !!int 5\n", "text: \"5\"\n"),
        // One text at two places, of which only one must be trimmed.
        ("a.waml.yaml", "button: {body: x, replies: [{id: &a ' 1', title: *a}, {id: b, title: b}]}\n", ""),
        ("a.waml.yaml", "button: {body: &a ' 1', replies: [{id: *a, title: y}, {id: b, title: b}]}\n", ""),
        // Nothing would be left.
        ("a.yaml", "messaging_product: whatsapp\n", ""),
        ("a.yaml", "messaging_product: whatsapp\n---\ntype: text\ntext: x\n", ""),
    ];
    let mut wrong = String::new();
    for (name, old, meant) in cases {
        let new = fixed(name, old, Fixes::All).unwrap_or_else(|| (*old).to_owned());
        // What else there is to mend may be mended.
        let kept = new == *old || new == old.replace("85290000001", "\"85290000001\"");
        if !kept && new != *meant {
            writeln!(wrong, "{old}became\n{new}").expect("it is memory");
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn what_is_equal_shows_only_when_it_can_be_read() {
    let old = "button:\n  body: x\n  replies:\n    - {id: 1, title: a}\n    - {id: 1, title: b}\n";
    let new = fixed("a.waml.yaml", old, Fixes::Safe).expect("numbers can be quoted");
    assert_eq!(new, old.replace("id: 1", "id: \"1\""));
    assert_eq!(codes(&checked("a.waml.yaml", &new)), BTreeSet::from(["duplicate/reply-id"]));
}

#[test]
fn a_text_is_mended_for_all_its_uses_or_not_at_all() {
    let ids = "button: {body: x, replies: [{id: &a ' 1', title: a}, {id: *a, title: b}]}\n";
    assert_eq!(fixed("a.waml.yaml", ids, Fixes::Safe), Some(ids.replace("' 1'", "'1'")));
    let bomb = "x: &a [' ', ' ']\ny: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nz: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n\
                v: &d [*c, *c, *c, *c, *c, *c, *c, *c]\nw: [*d, *d, *d, *d, *d, *d, *d, *d]\nto: 85290000001\ntext: x\n";
    let new = fixed("a.waml.yaml", bomb, Fixes::All);
    assert_eq!(new, Some(bomb.replace("85290000001", "\"85290000001\"")));
}

#[test]
fn one_fix_that_helps_nothing_holds_back_no_other() {
    let old =
        "to: 85290000001\nbutton:\n  body: !!int 5\n  replies:\n    - {id: 1, title: a}\n    - {id: b, title: 2}\n";
    let new = fixed("a.waml.yaml", old, Fixes::Safe).expect("most can be mended");
    for mended in ["to: \"85290000001\"", "id: \"1\"", "title: \"2\""] {
        assert!(new.contains(mended), "{new}");
    }
}

#[test]
fn faults_that_hide_one_another_are_mended_one_by_one() {
    let old = "text: one: two\n---\ntext: three: four\n---\ntext: x\n";
    let new = fixed("a.waml.yaml", old, Fixes::All);
    assert_eq!(new, Some("text: \"one: two\"\n---\ntext: \"three: four\"\n---\ntext: x\n".to_owned()));
    let old = "list:\n  body: one: two\n  button: three: four\n  sections: five: six # c\n";
    let new = fixed("a.waml.yaml", old, Fixes::All).expect("quotes can be put");
    assert!(new.starts_with("list:\n  body: \"one: two\"\n  button: \"three: four\"\n"), "{new}");
    assert!(new.ends_with(" # c\n"), "{new}");
}

/// Far more findings than are told in full.
/// The texts of the fixes that are offered.
fn offered(text: &str) -> Vec<String> {
    let compiled = checked("a.waml.yaml", text);
    let fixes = compiled.findings.iter().filter_map(|finding| finding.fix.as_ref());
    let made = fixes.map(|fix| {
        let mut made = text.to_owned();
        fix.edits.iter().rev().for_each(|edit| made.replace_range(edit.span.range(), &edit.text));
        made
    });
    made.collect()
}

#[test]
fn a_key_that_holds_its_value_is_not_renamed() {
    for key in ["max_chars； 0", "max_char 0", "max-char 0", "optional，yes", "optinal：yes", "default | b"] {
        let text = format!("params: {{a: {{max_chars: 9, {key}}}}}\ntext: \"Hi {{{{a}}}}\"\n");
        for made in offered(&text) {
            let value = key.rsplit([' ', '，', '：']).next().expect("a word");
            assert!(made.contains(value), "{key}\n{made}");
        }
    }
    // Without a value in it, it is.
    let text = "button:\n  body: Hi\n  replys: [{id: a, title: A}]\n";
    assert_eq!(offered(text), ["button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"]);
}

#[test]
fn what_is_no_colon_is_mended_in_brackets_too() {
    for sign in ["；", "= ", " = ", ";", "＝"] {
        let text = format!("button: {{body: Hi, replies: [{{id: a, title{sign}A}}]}}\n");
        assert_eq!(offered(&text), ["button: {body: Hi, replies: [{id: a, title: A}]}\n"], "{sign}");
    }
}

#[test]
fn no_text_is_made_of_what_is_an_object() {
    let rest = "  body: Hi\n  header: {text: A}\n";
    let cases = [
        format!("cta_url:\n{rest}  url_button: display_text: See it，url: https://example.com/a}}\n"),
        "params:\n  a:\n    list: min: 1, max: 3}\n    item: {x: {max_chars: 9}}\ntext: Hi\n".to_owned(),
        format!("list:\n{rest}  button: B\n  sections: title: S, rows: [{{id: a, title: A}}]}}\n"),
        "image: link: https：//cdn.example.com/map.png}\n".to_owned(),
    ];
    for text in cases {
        let before = checked("a.waml.yaml", &text);
        assert!(before.findings.iter().any(|finding| finding.code == "syntax/yaml"), "{text}");
        for made in offered(&text) {
            let after = codes(&checked("a.waml.yaml", &made));
            assert!(!after.contains("shape/wrong-type"), "{text}\n{made}");
        }
    }
    // Where a text belongs, one is made.
    let made = offered("text: Note: we open at nine\nzzz: 1\n");
    assert_eq!(made, ["text: \"Note: we open at nine\"\nzzz: 1\n"]);
}

#[test]
fn no_quotes_swallow_the_keys_of_an_object() {
    let list = |row: &str| {
        format!("list:\n  body: Hi\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {row}\n")
    };
    for row in ["id: a title: A", "id: a title: A, description: B", "id: a；title: A", "id: a title: A # note"] {
        let text = list(row);
        assert!(!checked("a.waml.yaml", &text).findings.is_empty());
        for made in offered(&text) {
            assert!(!codes(&checked("a.waml.yaml", &made)).contains("shape/missing-key"), "{made}");
        }
    }
    // Of an object that lacks its first brace, that is mended.
    for row in ["id: a, title: A}", "id: a, title: A, description: B}  # note"] {
        assert_eq!(offered(&list(row)), [list(&format!("{{{row}"))]);
    }
}

#[test]
fn an_object_that_was_taken_for_a_name_is_not_replaced_by_it() {
    let text = "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n\
                \x20 replies: [{for_each: ds、id: \"a-{{item.id}}, title: \"{{item.id}}\"}]\n";
    let fixed = fixed("a.waml.yaml", text, Fixes::All).expect("it lacks quotes");
    assert!(fixed.contains("ds、id: \"a-{{item.id}}"), "{fixed}");
}

#[test]
fn what_is_said_to_be_safe_is_done() {
    let texts = [
        "template:\n  name: a\n  buttons:\n    - {index: 0, coupon_code：A}\n// hi there\n",
        "button:\n  body: Hi\n   replies:\n    - {id=a title: A}\n    - {id: b, title: B}\n",
        "params: {code: {type: digits, max_chars: 8 example: \"482177\"}}\ntemplate:\n  name: a\n  code； \"{{code}}\"\n",
        "cta_url:\n  body:Measure it.\n footer: A\n  url_button: {display_text: B, url: https://example.com/a}\n",
        "to: \"85290000001”\ncta_url:\n\tbody: Hi\n\turl_button: {display_text: A, url: https://example.com/a}\n// hi\n",
    ];
    for text in texts {
        let text = fixed("a.waml.yaml", text, Fixes::Safe).unwrap_or_else(|| text.to_owned());
        let left = checked("a.waml.yaml", &text).findings;
        let safe = left.iter().find(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe));
        assert!(safe.is_none(), "{safe:?}\n{text}");
        assert!(!left.is_empty() && left.iter().any(|finding| finding.fix.is_some()), "{text}");
    }
}

#[test]
fn thousands_are_mended_in_one_go() {
    let mut old = "list:\n  body: x\n  button: y\n  sections:\n    - title: z\n      rows:\n".to_owned();
    for row in 0..3_000 {
        writeln!(old, "        - {{id: {row}, titel: {row}}} # row, {row}").expect("it is memory");
    }
    let new = fixed("a.waml.yaml", &old, Fixes::Safe).expect("numbers can be quoted");
    assert!(new.contains("{id: \"2999\", title: \"2999\"} # row, 2999"), "{}", &new[new.len() - 200..]);
    assert_eq!(new.matches(": \"").count(), 6_000);
    assert_eq!(fixed("a.waml.yaml", &new, Fixes::Safe), None);
}

#[test]
fn thousands_of_faults_in_json_are_mended_in_one_go() {
    let items: Vec<_> = (0..3_000).map(|at| format!("{{'id': 'r{at}', title: \"t{at}\",}}")).collect();
    let old = format!("{{'to': '85290000001', \"rows\": [{}]}}", items.join(" "));
    let new = fixed("a.json", &old, Fixes::All).expect("quotes can be mended");
    serde_json::from_str::<serde_json::Value>(&new).expect("it is JSON now");
    assert_eq!(fixed("a.json", &new, Fixes::All), None);
}

#[test]
fn no_number_is_made_an_address() {
    for text in [
        "image: {link: 12}\n",
        "cta_url: {body: Hi, url_button: {display_text: A, url: ~}}\n",
        "video:\n  link: true\n",
    ] {
        assert_eq!(codes(&checked("a.waml.yaml", text)), BTreeSet::from(["shape/not-a-string"]));
        assert_eq!(offered(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(offered("text: 12\n"), ["text: \"12\"\n"]);
}

#[test]
fn lines_stay_below_a_key_that_nobody_knows() {
    for behind in ["", " # when it is ready", " &ready", " &ready # when"] {
        for key in ["cta}_url", "card link", "网址按钮"] {
            let text = format!(
                "to: \"85290000001\"\n{key}:{behind}\n  body: The lamp is here.\n  url_button:\n    display_text: See it\n    url: https://shop.example.com/lamp\n"
            );
            let new = fixed("lamp.waml.yaml", &text, Fixes::All).unwrap_or_else(|| text.clone());
            let below = |text: &str| text.lines().skip(2).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(below(&new), below(&text), "{text}");
        }
    }
}
