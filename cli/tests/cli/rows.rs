//! `waml compile --data`: a message of each row, in order; each wrong row by its number, and none lost.

use crate::sandbox::{Ended, Sandbox};
use serde_json::{Value, json};
use std::fmt::Write as _;

const ORDER: &str = "params:\n  customer: {max_chars: 24, example: Wei}\n  order: {type: digits, max_chars: 8}\n\
                     text: \"{{customer}}, order {{order}} is ready.\"\n";
const PLANTS: &str = "params:\n  plants:\n    list: {min: 1, max: 3}\n    item: {id: {max_chars: 12, unique: true, example: fern}}\n\
                      button:\n  body: Which plant?\n  replies: [{for_each: plants, id: \"p-{{item.id}}\", title: \"{{item.id}}\"}]\n";
const HELLO: &str = "text: We open at nine.\n";

fn sandbox(rows: &[(&str, &str)]) -> Sandbox {
    let files = [("order.waml.yaml", ORDER), ("plants.waml.yaml", PLANTS), ("hello.waml.yaml", HELLO)];
    Sandbox::with(&[&files[..], rows].concat())
}

fn compiled(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    sandbox.waml([&["compile"], arguments].concat())
}

/// The orders that messages speak of.
fn orders(text: &str) -> Vec<String> {
    let order =
        |line: &str| line.split("order ").nth(1).unwrap_or(line).split(' ').next().unwrap_or_default().to_owned();
    text.lines().map(order).collect()
}

fn rejects(sandbox: &Sandbox) -> Vec<Value> {
    sandbox.read("bad.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Row, code and column of each reject.
fn told(sandbox: &Sandbox) -> Vec<(u64, String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let each = rejects(sandbox);
    each.iter().map(|one| (one["row"].as_u64().unwrap(), text(&one["code"]).unwrap(), text(&one["column"]))).collect()
}

#[test]
fn the_same_rows_make_the_same_messages_in_every_format() {
    let csv = "\u{feff}to,order,customer\r\n85290000001,0042,\"Li, \"\"N\"\"\"\r\n\r\n85290000002,7,Ana";
    let lines = "\u{feff}{\"to\":\"85290000001\",\"order\":\"0042\",\"customer\":\"Li, \\\"N\\\"\"}\r\n \n\
                 {\"customer\":\"Ana\",\"to\":\"85290000002\",\"order\":\"7\"}";
    let array = format!("[{}]", lines.trim_start_matches('\u{feff}').replace("\n \n", ",\n"));
    let tabs = csv.replace("Li, ", "Li; ").replace(',', "\t").replace("Li; ", "Li, ");
    let sandbox = sandbox(&[("a.csv", csv), ("a.TSV", &tabs), ("a.jsonl", lines), ("a.json", &array), ("rows", lines)]);
    let all: Vec<String> = [
        &["order.waml.yaml", "--data", "a.csv"][..],
        &["order.waml.yaml", "--data", "a.TSV"],
        &["order.waml.yaml", "--data", "a.jsonl"],
        &["order.waml.yaml", "--data", "a.json"],
        &["order.waml.yaml", "--data", "rows", "--data-format", "jsonl"],
    ]
    .iter()
    .map(|arguments| compiled(&sandbox, arguments).code(0).silent_err().out)
    .collect();
    assert_eq!(
        all[0],
        "{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"Li, \\\"N\\\", order 0042 is ready.\"}\n\
         {\"to\":\"85290000002\",\"type\":\"text\",\"text\":\"Ana, order 7 is ready.\"}\n"
    );
    assert!(all.iter().all(|out| *out == all[0]), "{all:?}");
    let fed = sandbox.fed(csv, &["compile", "order.waml.yaml", "--data", "-", "--data-format", "csv"]);
    assert_eq!(fed.code(0).out, all[0]);
}

#[test]
fn a_wrong_row_stops_no_other() {
    let rows = "to,customer,order\n85290000001,Wei,1\n85290000001,\"Wei,2\n85290000001,Wei\n85290000001,\"W\"ei,4\n\
                85290000001,,5\n8.529E+10,Wei,6\n85290000001,Wei,7\n85290000001,Wei,8.0\n+85290000001,Wei,9\n\
                85290000001,Wei,10\n85290000001,\"never closed,11\n";
    let sandbox = sandbox(&[("a.csv", rows)]);
    let ended =
        compiled(&sandbox, &["order.waml.yaml", "--data", "a.csv", "--rejects", "bad.jsonl", "-o", "out.jsonl"]);
    assert_eq!(ended.code(1).silent_out().err, "messages: 3, rejected rows: 8\n");
    assert_eq!(orders(&sandbox.read("out.jsonl")), ["1", "7", "10"]);
    let (row, column) = ("data/row".to_owned(), |column: &str| Some(column.to_owned()));
    assert_eq!(
        told(&sandbox),
        [
            (2, row.clone(), None),
            (3, row.clone(), None),
            (4, row.clone(), None),
            (5, "data/missing".to_owned(), column("customer")),
            (6, "data/mangled".to_owned(), column("to")),
            (8, "data/mangled".to_owned(), column("order")),
            (9, "data/value".to_owned(), column("to")),
            (11, row, None),
        ]
    );
    let all = rejects(&sandbox);
    assert_eq!(all[0]["data"], json!("85290000001,\"Wei,2"));
    assert_eq!((&all[0]["line"], &all[1]["data"]), (&json!(3), &json!(["85290000001", "Wei"])));
    assert_eq!(all[3]["data"], json!({"to": "85290000001", "customer": "", "order": "5"}));
    assert_eq!(all[3]["more"], json!([]));
}

#[test]
fn rows_of_json_are_told_one_by_one() {
    let rows = [
        r#"{"to":"85290000001","customer":"Wei","order":1}"#,
        r#"{"to":"85290000001","customer":"Wei","order":"1","shop":"a"}"#,
        r#"{"to":"85290000001","customer":"Wei","order":"1","order":"2"}"#,
        "[1]",
        r#"{"to":"85290000001""#,
        r#"{"customer":"Wei","order":"1"}"#,
        r#"{"to":"85290000001","customer":null,"order":""}"#,
        r#"{"to":"85290000001","customer":"Wei","order":"8"}"#,
    ];
    let sandbox = sandbox(&[("a.jsonl", &rows.join("\n"))]);
    sandbox.file("b.jsonl", b"{\"to\":\"85290000001\",\"customer\":\"\xff\",\"order\":\"1\"}\n");
    let run = |file| compiled(&sandbox, &["order.waml.yaml", "--data", file, "--rejects", "bad.jsonl"]).code(1);
    assert_eq!(orders(&run("a.jsonl").out), ["8"]);
    let codes: Vec<_> =
        told(&sandbox).into_iter().map(|(row, code, column)| (row, code, column.unwrap_or_default())).collect();
    let wanted = [
        (1, "data/value", "order"),
        (2, "data/unknown", "shop"),
        (3, "data/twice", "order"),
        (4, "data/row", ""),
        (5, "data/row", ""),
        (6, "data/missing", "to"),
        (7, "data/missing", "customer"),
    ];
    assert_eq!(codes, wanted.map(|(row, code, column)| (row, code.to_owned(), column.to_owned())));
    assert_eq!(rejects(&sandbox)[6]["more"][0]["column"], "order");
    run("b.jsonl");
    assert_eq!(told(&sandbox), [(1, "data/row".to_owned(), None)]);
}

#[test]
fn a_rejected_row_of_json_is_kept_as_it_was() {
    let rows = [
        r#"{"to":"85290000001","customer":"Wei","customer":"Ana","order":"1"}"#,
        r#"{"to":8.529E+10,"customer":"Wei","order":12345678901234567890123, "x":1.0}"#,
        r#"{"to":"85290000001","customer":1e999}"#,
    ];
    let array = rows[..2].join(",\n").replace("\"Wei\",", "\"Wei\",\n");
    let sandbox = sandbox(&[("a.jsonl", &rows.join("\r\n")), ("a.json", &format!("[{array}\n]"))]);
    let run = |file| {
        compiled(&sandbox, &["order.waml.yaml", "--data", file, "--rejects", "bad.jsonl"]).code(1).silent_out();
        sandbox.read("bad.jsonl").lines().map(|line| line.split_once(",\"data\":").unwrap().1.to_owned()).collect()
    };
    let kept: Vec<String> = run("a.jsonl");
    assert_eq!(kept[..2], rows[..2].iter().map(|row| format!("{row}}}")).collect::<Vec<_>>());
    assert_eq!(kept[2], format!("{}}}", json!(rows[2])));
    let kept: Vec<String> = run("a.json");
    assert_eq!(kept, rows[..2].iter().map(|row| row.replace("\"Wei\",", "\"Wei\", ") + "}").collect::<Vec<_>>());
}

#[test]
fn what_is_only_advised_is_no_fault_of_a_row() {
    let list = "params:\n  title: {max_chars: 20, example: Fern}\n  rows:\n    list: {min: 1, max: 9}\n    \
                item: {id: {max_chars: 9, example: a}}\n\
                list:\n  body: Which?\n  button: \"{{title}}\"\n  sections:\n    - title: All\n      rows:\n        \
                - {for_each: rows, id: \"{{item.id}}\", title: \"{{title}}\"}\n";
    let rows = r#"{"to":"85290000001","title":"\u202eFern","rows":[{"id":"a"},{"id":"a"},{"id":"a"},{"id":"b"}]}"#;
    let sandbox = sandbox(&[("a.jsonl", rows)]);
    sandbox.file("list.waml.yaml", list);
    compiled(&sandbox, &["list.waml.yaml", "--data", "a.jsonl", "--rejects", "bad.jsonl"]).code(1).silent_out();
    let all = rejects(&sandbox);
    let told = |one: &Value| (one["code"].as_str().unwrap().to_owned(), one["column"].as_str().unwrap().to_owned());
    let mut faults: Vec<_> = all[0]["more"].as_array().unwrap().iter().map(told).collect();
    faults.push(told(&all[0]));
    faults.sort();
    let wanted = [("duplicate/row-id", "rows.1.id"), ("duplicate/row-id", "rows.2.id")];
    assert_eq!(faults, wanted.map(|(code, column)| (code.to_owned(), column.to_owned())));
}

#[test]
fn rejects_may_go_to_stdout_where_messages_do_not() {
    let sandbox = sandbox(&[("a.csv", "to,customer,order\n85290000001,,1\n85290000001,Wei,2\n")]);
    for name in if cfg!(unix) { &["-", "/dev/stdout"][..] } else { &["-"] } {
        let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "a.csv", "--rejects", name, "-o", "out"]).code(1);
        assert!(ended.out.starts_with("{\"row\":1,") && ended.out.lines().count() == 1, "{}", ended.out);
        assert_eq!(orders(&sandbox.read("out")), ["2"]);
        assert!(!sandbox.path("-").exists());
    }
}

#[test]
fn a_header_is_told_once_and_no_row_is_read() {
    for (rows, said) in [
        ("to,customer,order,shop\n", "data/unknown: no parameter takes the column `shop`"),
        ("to,customer,ordr\n", "did you mean `order`?"),
        ("to,customer\n", "data/missing: there is no column `order`"),
        ("customer,order\n", "--to NUMBER"),
        ("to,to,customer,order\n", "data/twice: two columns are called `to`"),
        ("to,customer,order,shop,shop\n", "data/unknown: no parameter takes the column `shop`"),
        ("to;customer;order\n", "--delimiter ';'"),
        ("to\tcustomer\torder\n", "--delimiter '\\t'"),
        ("to,customer,order,,\n", "data/unknown: column 4 has no name"),
        ("sep=;\n", "the first line is `sep=;`, no header\nhelp: delete that line and say --delimiter ';'"),
        ("sep=,\n", "the first line is `sep=`, no header\nhelp: delete that line\n"),
        ("", "there is nothing in it"),
        ("\n\n", "there is nothing in it"),
        ("\"to,customer\n", "a quote of the header, line 1, is broken"),
    ] {
        let sandbox = sandbox(&[("a.csv", &format!("{rows}1,2,3,4\n"))]);
        if rows.trim().is_empty() {
            sandbox.file("a.csv", rows);
        }
        let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "a.csv", "-o", "out"]).code(2).silent_out();
        assert!(ended.err.contains(said), "{rows:?}: {}", ended.err);
        assert!(ended.err.matches("error:").count() == 1 && !sandbox.path("out").exists(), "{}", ended.err);
    }
    let sandbox = sandbox(&[("a.csv", "to,customer,order\n")]);
    for (name, big) in [("le.csv", false), ("be.csv", true)] {
        let units = "\u{feff}to,customer,order\n".encode_utf16();
        let bytes: Vec<u8> = units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        sandbox.file(name, bytes);
        assert!(compiled(&sandbox, &["order.waml.yaml", "--data", name]).code(2).err.contains("UTF-16"));
    }
    let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "a.csv", "-o", "out"]).code(0);
    assert_eq!((&*ended.err, &*sandbox.read("out")), ("a.csv: no rows, 0 messages\n", ""));
}

#[test]
fn a_header_in_quotes_names_its_delimiter_too() {
    for (text, sign) in
        [("\"to\";\"customer\";\"order\"\n", "';'"), ("\"to\"\t\"customer\"\n", r"'\t'"), ("\"to\"|\"a\"\n", "'|'")]
    {
        let ended = compiled(&sandbox(&[("a.csv", text)]), &["order.waml.yaml", "--data", "a.csv"]).code(2);
        assert!(ended.err.contains(&format!("say --delimiter {sign}")), "{}", ended.err);
    }
    let ended = compiled(&sandbox(&[("a.csv", "\"to\"x,order\n")]), &["order.waml.yaml", "--data", "a.csv"]).code(2);
    assert!(ended.err.contains("a quote of the header, line 1, is broken"), "{}", ended.err);
}

#[test]
fn columns_that_are_like_no_name_can_be_left_out() {
    let sandbox = sandbox(&[
        ("a.csv", "to,customer,order,shop\n85290000001,Wei,1,x\n"),
        ("b.csv", "to,customer,order,ordr\n"),
        ("c.csv", "to,customer,order,,\n85290000001,Wei,1,,\n"),
    ]);
    let run = |file| compiled(&sandbox, &["order.waml.yaml", "--data", file, "--ignore-columns"]);
    for file in ["a.csv", "c.csv"] {
        assert_eq!(orders(&run(file).code(0).silent_err().out), ["1"]);
    }
    assert!(run("b.csv").code(2).err.contains("did you mean `order`?"));
}

#[test]
fn cells_of_lists_have_their_place() {
    let header = "to,plants.0.id,plants.1.id,plants.2.id";
    let rows =
        format!("{header}\n85290000001,a,b,\n85290000001,a,,c\n85290000001,a,b,a\n85290000001,,,\n85290000001, a ,,\n");
    let sandbox =
        sandbox(&[("a.csv", &rows), ("b.csv", "to,plants.0.id,plants.3.id\n"), ("c.csv", "to,plants.1.id\n")]);
    let run = |file, more: &[&str]| {
        compiled(&sandbox, &[&["plants.waml.yaml", "--data", file, "--rejects", "bad.jsonl"], more].concat())
    };
    assert!(run("a.csv", &[]).code(1).out.contains("p-b"));
    let wanted =
        [(2, "value", "plants.1"), (3, "value", "plants.2.id"), (4, "missing", "plants"), (5, "value", "plants.0.id")];
    let wanted = wanted.map(|(row, code, column)| (row, format!("data/{code}"), Some(column.to_owned())));
    assert_eq!(told(&sandbox), wanted);
    let ended = run("a.csv", &["--trim"]).code(1);
    assert!(ended.err.starts_with("2 cells lost white space") || ended.err.starts_with("1 cell lost"), "{}", ended.err);
    assert_eq!(told(&sandbox), wanted[..3]);
    assert!(run("b.csv", &[]).code(2).err.contains("the last is `plants.2`"));
    assert!(run("c.csv", &[]).code(2).err.contains("data/missing: there is no column `plants.0.id`"));
}

#[test]
fn each_row_can_name_its_definition() {
    let rows = "definition,to,customer,order,plants.0.id\norder,85290000001,Wei,1,\nplants,85290000001,,,fern\n\
                hello,85290000001,,,\nplants,85290000001,Wei,,fern\nnone,85290000001,,,\n,85290000001,,,\n";
    let lines = "{\"definition\":\"hello\",\"to\":\"85290000001\",\"order\":null}\n{\"to\":\"85290000001\"}\n\
                 {\"definition\":\"hello\",\"to\":\"85290000001\",\"shop\":null}\n\
                 {\"definition\":\"hello\",\"to\":\"85290000001\",\"order\":null,\"order\":\"1\"}\n\
                 {\"definition\":5,\"to\":\"85290000001\"}\n";
    let sandbox = sandbox(&[("a.csv", rows), ("a.jsonl", lines), ("b.csv", "to,customer,order,plants.0.id\n")]);
    let all =
        ["order.waml.yaml", "plants.waml.yaml", "hello.waml.yaml", "--rejects", "bad.jsonl", "--envelope", "--data"];
    let out = compiled(&sandbox, &[&all[..], &["a.csv"]].concat()).code(1).out;
    let out: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<_> =
        out.iter().map(|one| (one["row"].as_u64().unwrap(), one["definition"].as_str().unwrap())).collect();
    assert_eq!(names, [(1, "order"), (2, "plants"), (3, "hello")]);
    assert_eq!(out[2]["payload"], json!({"to": "85290000001", "type": "text", "text": "We open at nine."}));
    let wanted = [(4, "unknown", "customer"), (5, "value", "definition"), (6, "missing", "definition")];
    assert_eq!(
        told(&sandbox),
        wanted.map(|(row, code, column)| (row, format!("data/{code}"), Some(column.to_owned())))
    );
    assert_eq!(compiled(&sandbox, &[&all[..], &["a.jsonl"]].concat()).code(1).out.lines().count(), 1);
    let codes: Vec<_> = told(&sandbox).into_iter().map(|(row, code, _)| (row, code)).collect();
    let wanted = [(2, "data/missing"), (3, "data/unknown"), (4, "data/unknown"), (5, "data/value")];
    assert_eq!(codes, wanted.map(|(row, code)| (row, code.to_owned())));
    assert!(compiled(&sandbox, &[&all[..], &["b.csv"]].concat()).code(2).err.contains("no column `definition`"));
}

#[test]
fn whoever_it_goes_to_is_said_once() {
    let sandbox = sandbox(&[("a.csv", "to\n85290000001\n85290000002\n"), ("b.csv", "to,customer,order\nx,Wei,1\n")]);
    sandbox.file("written.waml.yaml", format!("to: '85290000001'\n{ORDER}"));
    assert_eq!(compiled(&sandbox, &["hello.waml.yaml", "--data", "a.csv"]).code(0).out.lines().count(), 2);
    let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "b.csv", "--to", "85290000009"]).code(0);
    assert!(ended.out.starts_with("{\"to\":\"85290000009\""), "{}", ended.out);
    assert!(ended.err.contains("--to replaces the column `to`\n"), "{}", ended.err);
    for ignore in [&[][..], &["--ignore-columns"]] {
        let ended = compiled(&sandbox, &[&["written.waml.yaml", "--data", "b.csv"], ignore].concat()).code(2);
        assert!(ended.err.contains("the column `to`") && ended.err.contains("--to replaces both"), "{}", ended.err);
    }
    let ended = compiled(&sandbox, &["written.waml.yaml", "--data", "b.csv", "--to", "85290000009"]).code(0);
    assert!(ended.out.starts_with("{\"to\":\"85290000009\""), "{}", ended.out);
    assert!(ended.err.contains("--to replaces the `to` of written.waml.yaml\n"), "{}", ended.err);
    assert!(compiled(&sandbox, &["order.waml.yaml", "--data", "b.csv", "--to", "x"]).code(2).err.contains("--to x"));
}

#[test]
fn a_recipient_of_json_that_is_replaced_is_told_once() {
    let rows = [
        "{\"customer\":\"Wei\",\"order\":\"1\"}",
        "{\"customer\":\"Wei\",\"order\":\"2\",\"to\":null}",
        "{\"customer\":\"Wei\",\"order\":\"3\",\"to\":\"85290000001\"}",
        "{\"customer\":\"Wei\",\"order\":\"4\",\"to\":\"85290000002\"}",
    ];
    let (lines, array) = (rows.map(|row| format!("{row}\n")).concat(), format!("[{}]\n", rows.join(",")));
    let sandbox = sandbox(&[("a.jsonl", &lines), ("a.json", &array)]);
    sandbox.file("few.jsonl", rows[..2].join("\n"));
    for data in ["a.jsonl", "a.json"] {
        let arguments = ["order.waml.yaml", "--data", data, "--to", "85290000009"];
        let ended = compiled(&sandbox, &arguments).code(0);
        assert_eq!(ended.out.matches("{\"to\":\"85290000009\"").count(), 4, "{}", ended.out);
        assert_eq!(ended.err, "--to replaces the `to` of rows, the first is row 3\n");
        let ended = compiled(&sandbox, &[&arguments[..], &["--lang", "zh"]].concat()).code(0);
        assert_eq!(ended.err, "--to 取代了数据行的 `to`，最先是第 3 行\n");
    }
    let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "few.jsonl", "--to", "85290000009"]).code(0);
    assert_eq!(ended.err, "");
}

#[test]
fn too_many_rejects_end_the_run() {
    let rows =
        "to,customer,order\n85290000001,Wei,1\n85290000001,,2\n85290000001,Wei,3\n85290000001,,4\n85290000001,Wei,5\n";
    let sandbox = sandbox(&[("a.csv", rows), ("out", "old")]);
    let run = |limit| {
        let all =
            ["order.waml.yaml", "--data", "a.csv", "--rejects", "bad.jsonl", "-o", "out", "--limit-rejects", limit];
        compiled(&sandbox, &all).code(1).err
    };
    assert!(run("1").contains("stopped after 2 messages and 2 rejected rows; out is as it was"));
    assert_eq!((told(&sandbox).len(), &*sandbox.read("out")), (2, "old"));
    run("2");
    assert_eq!(orders(&sandbox.read("out")), ["1", "3", "5"]);
}

#[test]
fn an_array_that_breaks_off_makes_no_file() {
    let one = r#"{"to":"85290000001","customer":"Wei","order":"1"}"#;
    for (rows, said) in [
        (format!("[{one},\n{{\"to\":"), "the array breaks off in row 2, at line 2, column 7"),
        (format!("[{one},]"), "the array breaks off in row 2"),
        (format!("[{one}] 1"), "something stands behind the array"),
        (one.to_owned(), "--data-format jsonl"),
        (String::new(), "there is nothing in it"),
    ] {
        let sandbox = sandbox(&[("a.json", &rows)]);
        let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "a.json", "-o", "out"]).code(2);
        assert!(ended.err.contains(said), "{rows}: {}", ended.err);
        assert!(!sandbox.path("out").exists());
    }
}

#[test]
fn what_does_not_go_together_is_refused() {
    let sandbox = sandbox(&[("a.csv", "to,customer,order\n85290000001,Wei,1\n"), ("rows", "")]);
    for arguments in [
        &["order.waml.yaml", "--data", "a.csv", "--set", "order=1"][..],
        &["order.waml.yaml", "--data", "a.csv", "--example"],
        &["order.waml.yaml", "--data", "a.csv", "--format", "curl"],
        &[".", "--data", "a.csv"],
        &["order.waml.yaml", "--data", "."],
        &["order.waml.yaml", "--data", "rows"],
        &["order.waml.yaml", "--data", "none.csv"],
        &["order.waml.yaml", "--data", "a.csv", "-o", "a.csv"],
        &["order.waml.yaml", "--data", "a.csv", "-o", "x", "--rejects", "x"],
        &["order.waml.yaml", "--data", "a.csv", "--rejects", "-"],
        &["order.waml.yaml", "--data", "a.csv", "-o", "new/"],
        &["order.waml.yaml", "--data", "a.csv", "--delimiter", "ab"],
        &["order.waml.yaml", "--trim"],
        &["order.waml.yaml", "plants.waml.yaml", "--data", "a.csv"],
    ] {
        let ended = compiled(&sandbox, arguments).code(2).silent_out();
        assert!(!ended.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(sandbox.read("a.csv"), "to,customer,order\n85290000001,Wei,1\n");
}

#[test]
fn rows_keep_their_order_whatever_is_wrong_between_them() {
    const ROWS: u64 = 100_000;
    let mut rows = "to,customer,order\n".to_owned();
    for row in 1..=ROWS {
        let customer = if row % 100 == 0 { "" } else { "Wei" };
        writeln!(rows, "85290000001,{customer},{row}").unwrap();
    }
    let sandbox = sandbox(&[("a.csv", &rows)]);
    let all = ["order.waml.yaml", "--data", "a.csv", "--rejects", "bad.jsonl", "-o", "out"];
    compiled(&sandbox, &all).code(1);
    let numbers: Vec<u64> = orders(&sandbox.read("out")).iter().map(|order| order.parse().unwrap()).collect();
    assert!(numbers.iter().copied().eq((1..=ROWS).filter(|row| row % 100 != 0)));
    assert!(told(&sandbox).iter().map(|(row, ..)| *row).eq((1..=ROWS).filter(|row| row % 100 == 0)));
}

#[test]
fn a_long_cell_is_one_wrong_value() {
    let rows = format!("to,customer,order\n85290000001,\"{}\",1\n85290000001,Wei,2\n", "x\n".repeat(5_000_000));
    let sandbox = sandbox(&[("a.csv", &rows)]);
    let ended = compiled(&sandbox, &["order.waml.yaml", "--data", "a.csv"]).code(1);
    assert_eq!(orders(&ended.out), ["2"]);
    assert!(ended.err.contains("row 1, line 2: data/value: `customer`"), "{}", &ended.err[..200.min(ended.err.len())]);
}

#[test]
fn the_schema_of_a_row_is_that_of_its_definition() {
    let sandbox = sandbox(&[]);
    sandbox.file("two.waml.yaml", format!("name: a\n{HELLO}---\nname: b\n{ORDER}"));
    let schema = |file: &str| sandbox.waml(["schema", "data", file]);
    let one: Value = serde_json::from_str(&schema("order.waml.yaml").code(0).silent_err().out).unwrap();
    assert_eq!(one["required"], json!(["customer", "order", "to"]));
    assert_eq!(one["properties"]["order"]["maxLength"], 8);
    let other: Value = serde_json::from_str(&schema("two.waml.yaml#b").code(0).out).unwrap();
    assert_eq!(one, other);
    for (arguments, said) in [
        (&["schema", "data"][..], "schema data FILE"),
        (&["schema", "data", "two.waml.yaml"], "FILE#NAME"),
        (&["schema", "data", "two.waml.yaml#c"], "no message `c`"),
        (&["schema", "report", "two.waml.yaml"], "only `data`"),
    ] {
        let ended = sandbox.waml(arguments.iter().copied()).code(2).silent_out();
        assert!(ended.err.contains(said), "{}", ended.err);
    }
}
