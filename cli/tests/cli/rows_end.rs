//! How a run over rows ends, whatever ends it: the output holds all or nothing, and what was done is said.

use crate::sandbox::{Ended, Sandbox};
use serde_json::{Value, json};
use std::fmt::Write as _;

const ORDER: &str = "params:\n  customer: {max_chars: 24, example: Wei}\n  order: {type: digits, max_chars: 8}\n\
                     text: \"{{customer}}, order {{order}} is ready.\"\n";

/// Rows from 1; every so many have no customer.
fn table(rows: u64, wrong: u64) -> String {
    let mut table = "to,customer,order\n".to_owned();
    for row in 1..=rows {
        let customer = if row % wrong == 0 { "" } else { "Wei" };
        writeln!(table, "85290000001,{customer},{row}").unwrap();
    }
    table
}

fn sandbox(rows: u64, wrong: u64) -> Sandbox {
    Sandbox::with(&[("order.waml.yaml", ORDER), ("a.csv", &table(rows, wrong))])
}

fn compiled(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    sandbox.waml([&["compile", "order.waml.yaml", "--data", "a.csv"], arguments].concat())
}

#[test]
fn two_hundred_rejects_are_told_and_the_others_counted() {
    let sandbox = sandbox(450, 2);
    let ended = compiled(&sandbox, &["-o", "out.jsonl"]).code(1).silent_out();
    assert_eq!(ended.err.matches("error: ").count(), 200);
    assert!(ended.err.contains("a.csv: row 400, line 401: data/missing: `customer`"), "{}", ended.err);
    assert!(!ended.err.contains("row 402,"), "{}", ended.err);
    assert!(
        ended.err.ends_with(
            "25 more rows were rejected; --rejects FILE takes them all\nmessages: 225, rejected rows: 225\n"
        )
    );
    let few = compiled(&sandbox, &["--limit-rejects", "3"]).code(1);
    assert_eq!((few.out.lines().count(), few.err.matches("error: ").count()), (4, 4));
    assert!(few.err.ends_with("stopped after 4 messages and 4 rejected rows\n"), "{}", few.err);
}

#[test]
fn rejects_are_told_in_chinese() {
    let sandbox = sandbox(6, 2);
    let ended = compiled(&sandbox, &["--lang", "zh", "-o", "out.jsonl"]).code(1);
    assert!(
        ended.err.starts_with("错误：a.csv：第 2 行数据（文件第 3 行）：data/missing：`customer`"),
        "{}",
        ended.err
    );
    assert!(ended.err.ends_with("消息 3 条，未通过 3 行\n"), "{}", ended.err);
    compiled(&sandbox, &["--lang", "zh", "--rejects", "bad.jsonl"]).code(1);
    let reject: Value = serde_json::from_str(sandbox.read("bad.jsonl").lines().next().unwrap()).unwrap();
    assert!(reject["message"].as_str().unwrap().contains("`customer`"));
    assert!(!reject["message"].as_str().unwrap().is_ascii(), "{reject}");
}

#[test]
fn one_definition_may_be_named_in_each_row() {
    let rows = "definition,to,customer,order\norder,85290000001,Wei,1\nothers,85290000001,Wei,2\n,85290000001,Wei,3\n";
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER), ("a.csv", rows)]);
    let ended = compiled(&sandbox, &["--rejects", "bad.jsonl", "--envelope"]).code(1);
    let message = json!({"to": "85290000001", "type": "text", "text": "Wei, order 1 is ready."});
    assert_eq!(ended.json(), json!({"row": 1, "payload": message}));
    let rejects = sandbox.read("bad.jsonl");
    assert!(rejects.contains("there is no `others`") && rejects.contains("`definition` has no value"), "{rejects}");
}

#[test]
fn one_definition_of_a_file_is_filled() {
    let sandbox = sandbox(3, 9);
    sandbox.file("all.waml.yaml", format!("name: hello\ntext: We open at nine.\n---\nname: order\n{ORDER}"));
    let all = compiled(&sandbox, &[]).code(0).out;
    let run = |definition| sandbox.waml(["compile", definition, "--data", "a.csv"]);
    assert_eq!(run("all.waml.yaml#order").code(0).silent_err().out, all);
    assert!(run("all.waml.yaml#none").code(2).err.contains("`none`"));
    assert!(run("all.waml.yaml").code(2).err.contains("no column `definition`"));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use crate::terminal::shown;
    use rustix::process::{Pid, Signal, kill_process};
    use std::fs::{self, File};
    use std::io::{BufRead, BufReader, Read, Write};
    use std::os::unix::process::ExitStatusExt;
    use std::path::Path;
    use std::process::{Child, Stdio};

    /// A run whose rows do not end, with one thread, so that a few thousand of them are a group.
    fn waiting(sandbox: &Sandbox, arguments: &[&str]) -> Child {
        let mut command = sandbox.command();
        command.args(["compile", "order.waml.yaml", "--data", "-", "--data-format", "csv"]).args(arguments);
        command.env("RAYON_NUM_THREADS", "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // It is fed until it ends, and its input does not end before.
        std::thread::spawn(move || {
            let rows = table(13_000, 100);
            let (_, more) = rows.split_once('\n').unwrap();
            let _ = stdin.write_all(rows.as_bytes());
            while stdin.write_all(more.as_bytes()).is_ok() {}
        });
        child
    }

    fn terminated(mut child: Child) -> String {
        kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(15), "{err}");
        err
    }

    /// The numbers in a text.
    fn numbers(text: &str) -> Vec<usize> {
        let words = text.split(|c: char| !c.is_ascii_digit() && c != ',');
        words.filter_map(|word| word.replace(',', "").parse().ok()).collect()
    }

    #[test]
    fn a_signal_says_what_was_done_and_keeps_the_rejects() {
        let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER), ("out.jsonl", "old")]);
        let child = waiting(&sandbox, &["-o", "out.jsonl", "--rejects", "bad.jsonl"]);
        // More than one batch is written under another name.
        let written = || {
            sandbox.names(".").iter().filter_map(|name| sandbox.path(name).metadata().ok()).map(|file| file.len()).max()
        };
        while written() < Some(250_000) {
            std::thread::yield_now();
        }
        let err = terminated(child);
        assert!(err.ends_with(" rejected rows; out.jsonl is as it was\n"), "{err}");
        let [messages, rejects] = numbers(&err)[..] else { panic!("{err}") };
        assert!(messages >= 2000 && rejects >= messages / 100 - 1, "{err}");
        assert_eq!(sandbox.read("bad.jsonl").lines().count(), rejects);
        assert_eq!(sandbox.names("."), ["bad.jsonl", "order.waml.yaml", "out.jsonl"]);
        assert_eq!(sandbox.read("out.jsonl"), "old");
    }

    #[test]
    fn a_signal_counts_what_went_into_a_pipe() {
        let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER)]);
        let mut child = waiting(&sandbox, &[]);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.by_ref().take(3000).count();
        let err = terminated(child);
        let told = err.lines().last().unwrap_or_default();
        assert!(told.starts_with("stopped after "), "{err}");
        let all = first + lines.map_while(Result::ok).count();
        let counted = numbers(told)[0];
        // A signal may come between writing and counting.
        assert!(counted <= all && all <= counted + 2048, "{counted} of {all}");
    }

    #[test]
    fn a_full_disk_is_our_failure() {
        if !Path::new("/dev/full").exists() {
            return;
        }
        let sandbox = sandbox(50_000, 100);
        let ended = compiled(&sandbox, &["-o", "/dev/full", "--rejects", "bad.jsonl"]).code(2).silent_out();
        assert!(ended.err.starts_with("error: cannot write /dev/full: "), "{}", ended.err);
        assert!(ended.err.contains("stopped after 0 messages"), "{}", ended.err);
        let mut output = sandbox.command();
        output.args(["compile", "order.waml.yaml", "--data", "a.csv", "--rejects", "bad.jsonl"]);
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ended = Ended::of(&output.stdout(full).output().unwrap()).code(2);
        assert!(ended.err.starts_with("error: cannot write: "), "{}", ended.err);
        let ended = compiled(&sandbox, &["-o", "out.jsonl", "--rejects", "/dev/full"]).code(2);
        assert_eq!(ended.err.matches("cannot write /dev/full: ").count(), 1, "{}", ended.err);
        assert!(!sandbox.path("out.jsonl").exists());
    }

    #[test]
    fn what_was_written_is_said_where_the_rejects_could_not_be() {
        if !Path::new("/dev/full").exists() {
            return;
        }
        let sandbox = sandbox(20, 10);
        let ended = compiled(&sandbox, &["-o", "out.jsonl", "--rejects", "/dev/full"]).code(2);
        assert_eq!(ended.err.matches("cannot write /dev/full: ").count(), 1, "{}", ended.err);
        assert!(ended.err.contains("messages: 18, rejected rows: 2\n"), "{}", ended.err);
        assert_eq!(sandbox.read("out.jsonl").lines().count(), 18);
    }

    #[test]
    fn a_file_that_grows_too_large_leaves_nothing() {
        let sandbox = sandbox(50_000, 100);
        sandbox.file("out.jsonl", "old");
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "ulimit -f 64; exec \"$0\" compile order.waml.yaml --data a.csv -o out.jsonl"]);
        shell.arg(sandbox.command().get_program()).current_dir(sandbox.path("."));
        let ended = Ended::of(&shell.output().unwrap()).code(2);
        assert!(ended.err.contains("cannot write out.jsonl: "), "{}", ended.err);
        assert!(ended.err.ends_with("out.jsonl is as it was\n"), "{}", ended.err);
        assert_eq!((&*sandbox.read("out.jsonl"), sandbox.names(".").len()), ("old", 3));
    }

    #[test]
    fn a_reader_that_leaves_has_what_it_wanted() {
        let sandbox = sandbox(50_000, 100_000);
        let mut command = sandbox.command();
        command.args(["compile", "order.waml.yaml", "--data", "a.csv"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), &*err), (Some(0), ""));
        assert!(line.contains("order 1 is ready"));
    }

    #[test]
    fn of_two_runs_with_one_output_one_has_it_whole() {
        let sandbox = sandbox(20_000, 100_000);
        sandbox.file("b.csv", table(20_000, 100_000).replace("Wei", "Ana"));
        let wanted =
            ["a.csv", "b.csv"].map(|rows| sandbox.waml(["compile", "order.waml.yaml", "--data", rows]).code(0).out);
        for _ in 0..3 {
            let begin = |rows| {
                let arguments = ["compile", "order.waml.yaml", "--data", rows, "-o", "out.jsonl"];
                sandbox.command().args(arguments).stderr(Stdio::null()).spawn().unwrap()
            };
            for mut child in ["a.csv", "b.csv"].map(begin) {
                assert_eq!(child.wait().unwrap().code(), Some(0));
            }
            assert!(wanted.contains(&sandbox.read("out.jsonl")));
            assert_eq!(sandbox.names("."), ["a.csv", "b.csv", "order.waml.yaml", "out.jsonl"]);
            fs::remove_file(sandbox.path("out.jsonl")).unwrap();
        }
    }

    /// A run that is as slow as its reader: long enough that a line of progress is drawn.
    #[test]
    fn a_person_sees_how_far_it_is() {
        let sandbox = sandbox(3_000, 100_000);
        let rows = sandbox.read("a.csv");
        fs::remove_file(sandbox.path("a.csv")).unwrap();
        let path = sandbox.path("a.csv");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        let feeder = std::thread::spawn(move || {
            let mut to = File::options().write(true).open(path).unwrap();
            let (first, rest) = rows.split_at(rows.len() / 2);
            to.write_all(first.as_bytes()).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(800));
            to.write_all(rest.as_bytes()).unwrap();
        });
        let said = shown(&sandbox, 80, &[], &["compile", "order.waml.yaml", "--data", "a.csv", "-o", "out.jsonl"]);
        feeder.join().unwrap();
        assert!(said.contains("3,000 rows, ") && said.contains(" a second"), "{said:?}");
        assert!(said.ends_with("\r\u{1b}[Kmessages: 3,000, rejected rows: 0\n"), "{said:?}");
    }
}
