//! Aliases that make much of little: a budget ends the reading with a finding, and nothing that was not read
//! is sent.

use waml::{Compiled, Options, Shape, Source, Syntax, budget, compile};

fn compiled(text: String) -> Compiled {
    compile(&Source::new("a.waml.yaml", text), Shape::Definition, Syntax::Yaml, Options::default())
}

fn messages(compiled: &Compiled) -> Vec<&str> {
    let budget = compiled.findings.iter().filter(|finding| finding.code == "syntax/budget");
    budget.map(|finding| &*finding.message).collect()
}

const LIST: &str = "list: {body: b, button: c, sections: [{title: t, rows: [";

#[test]
fn a_long_text_is_not_read_as_often_as_it_is_named() {
    let long = "x".repeat(budget::BYTES / 2);
    let text = format!("x: &x {{id: a, title: {long}}}\n{LIST}{}]}}]}}\n", "*x, ".repeat(2000));
    let compiled = compiled(text);
    assert_eq!(messages(&compiled), ["aliases make more than 16,777,216 bytes of text of this file"]);
    assert!(compiled.documents.iter().all(|document| document.message.is_none()));
}

#[test]
fn a_budget_is_one_for_all_documents() {
    let names: Vec<_> = ('b'..='f')
        .map(|name| format!("{name}: &{name} [{}]\n", format!("*{}, ", char::from(name as u8 - 1)).repeat(7)))
        .collect();
    let document = format!("a: &a [{{}}, {{}}]\n{}list: {{body: b, button: c, sections: *f}}\n---\n", names.concat());
    let text = format!("{}text: the last one\n", document.repeat(12));
    let compiled = compiled(text);
    assert!(messages(&compiled).iter().all(|message| *message == "aliases make more than 200,000 values of this file"));
    let last = compiled.documents.last().expect("there are documents");
    assert!(last.message.is_none(), "it was not read");
}

#[test]
fn no_file_without_aliases_runs_out() {
    // As many values as a tree may have, and an absent one beside each.
    let rows = "{},".repeat(budget::NODES - 100);
    assert_eq!(messages(&compiled(format!("{LIST}{rows}]}}]}}\n"))), [""; 0]);
}
