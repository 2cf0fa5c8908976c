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
    let (rows, sections) = ("*r, ".repeat(100), "*s, ".repeat(100));
    let row = "r: &r {id: a, title: b}\n";
    let document =
        format!("{row}s: &s {{title: t, rows: [{rows}]}}\nlist: {{body: b, button: c, sections: [{sections}]}}\n---\n");
    let compiled = compiled(format!("{}text: the last one\n", document.repeat(12)));
    assert!(messages(&compiled).contains(&"aliases make more than 200,000 values of this file"));
    let last = compiled.documents.last().expect("there are documents");
    assert!(last.message.is_none(), "it was not read");
}

#[test]
fn no_file_without_aliases_runs_out() {
    // Nearly as many values as a tree may have, and two absent ones in each.
    let rows = "{},".repeat(budget::NODES * 3 / 4);
    assert_eq!(messages(&compiled(format!("{LIST}{rows}]}}]}}\n"))), [""; 0]);
}
