//! One file with many independent faults: each is told once, at its character, in source order.

mod fixture;

use fixture::{Checked, folder};
use std::collections::BTreeSet;
use waml::{Options, Place};

/// `code line:column` of every finding.
fn told(name: &str) -> Vec<String> {
    let checked = Checked::of(&folder(name), Options::default());
    let told = checked.compiled.findings.iter().map(|finding| match &finding.primary.place {
        Place::Text { span, .. } => {
            let position = checked.source.position(span.start as usize);
            format!("{} {}:{}", finding.code, position.line, position.column)
        }
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => {
            panic!("{} has no place in the text", finding.code)
        }
    });
    told.collect()
}

fn assert_ten_rules(told: &[String]) {
    let rules: BTreeSet<_> = told.iter().filter_map(|line| line.split(' ').next()).collect();
    assert!(rules.len() >= 10, "{rules:?}");
}

#[test]
fn a_definition() {
    let told = told("many-faults.waml.yaml");
    assert_ten_rules(&told);
    insta::assert_snapshot!(told.join("\n"), @r#"
shape/not-a-string 4:5
shape/unknown-key 7:3
text/blank 8:9
media/unsupported-extension 10:71
length/carousel-reply-title 16:61
hint/formatting-shown 17:41
shape/header-kind 18:16
param/undeclared 19:35
duplicate/quick-reply-id 21:16
id/surrounding-space 22:17
url/not-http 23:30
shape/unknown-key 24:7
carousel/uneven-cards 26:9
media/id-not-taken 27:24
duplicate/quick-reply-title 30:34
hint/insecure-link 31:30
shape/missing-key 33:11
shape/not-a-string 34:36
"#);
}

#[test]
fn a_payload() {
    let told = told("many-faults.yaml");
    assert_ten_rules(&told);
    insta::assert_snapshot!(told.join("\n"), @r#"
shape/meta-field 2:1
recipient/not-digits 3:8
shape/header-kind 7:18
length/list-body 8:16
shape/wrong-type 9:11
length/list-button 11:33
length/list-row-title 15:55
shape/unknown-key 16:43
duplicate/row-id 17:18
shape/not-a-string 18:18
length/list-section-title 19:40
count/list-section-rows 20:15
shape/missing-key 21:9
id/surrounding-space 22:23
hint/formatting-shown 23:33
shape/meta-field 24:1
"#);
}

#[test]
fn a_fault_behind_an_anchor_is_told_once_and_shows_where_it_is_used() {
    let text = "\
carousel:
  body: Two walks for Sunday
  cards:
    - header: {image: &ridge {link: https://cdn.example.com/ridge.gif}}
      url_button: {display_text: Map, url: https://example.com/ridge}
    - header: {image: *ridge}
      url_button: {display_text: Map, url: https://example.com/creek}
";
    let source = waml::Source::new("anchor.waml.yaml", text);
    let compiled = waml::compile(&source, waml::Shape::Definition, waml::Syntax::Yaml, Options::default());
    insta::assert_snapshot!(waml::render::human::render(&source, &compiled.findings, 0, false), @r#"
 × error[media/unsupported-extension]: `.gif` is no documented image type, allowed are .jpeg, .jpg, .png
  ╭─[anchor.waml.yaml:4:67]
4 │     - header: {image: &ridge {link: https://cdn.example.com/ridge.gif}}
  ·                                                                   ───
6 │     - header: {image: *ridge}
  ·                       ────── used here
  ╰────
 help: convert the file to one of these types
"#);
}
