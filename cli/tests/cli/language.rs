//! Which language a run speaks, and that Chinese is as well laid out as English.

use crate::sandbox::{GOOD, Sandbox};
#[cfg(unix)]
use crate::terminal::{shown, widest};
#[cfg(unix)]
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A definition with one error.
const BAD: &str = "button: {body: Hello, replies: [{id: a, title: Deliver it this afternoon}]}\n";

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Runs a check of a broken file; whether stdout and stderr are Chinese.
fn is_chinese(environment: &[(&str, &str)], arguments: &[&str]) -> [bool; 2] {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let output = sandbox.command().arg("check").args(arguments).envs(environment.iter().copied()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    [output.stdout, output.stderr].map(|bytes| has_han(&String::from_utf8(bytes).expect("output is UTF-8")))
}

#[test]
fn arguments_come_before_the_variable() {
    assert_eq!(is_chinese(&[], &[]), [false, false]);
    assert_eq!(is_chinese(&[], &["--lang", "zh"]), [true, true]);
    assert_eq!(is_chinese(&[("WAML_LANG", "zh")], &[]), [true, true]);
    assert_eq!(is_chinese(&[("WAML_LANG", "zh")], &["--lang", "en"]), [false, false]);
    assert_eq!(is_chinese(&[("WAML_LANG", "en")], &["--lang=zh"]), [true, true]);
    // Nobody is held to a variable that the arguments overrule.
    assert_eq!(is_chinese(&[("WAML_LANG", "fr")], &["--lang", "zh"]), [true, true]);
    assert_eq!(is_chinese(&[("WAML_LANG", ""), ("LANG", "zh_CN.UTF-8")], &[]), [false, false]);
}

#[test]
fn a_locale_does_not_reach_a_pipe() {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        assert_eq!(is_chinese(&[(name, "zh_CN.UTF-8")], &[]), [false, false], "{name}");
        assert_eq!(is_chinese(&[(name, "zh_CN.UTF-8")], &["--format", "short"]), [false, false], "{name}");
    }
}

#[test]
fn programs_are_told_in_chinese_only_where_the_arguments_say_so() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    for format in ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"] {
        let out = |environment: &[(&str, &str)], more: &[&str]| {
            let mut command = sandbox.command();
            command.args(["check", "--format", format]).args(more).envs(environment.iter().copied());
            String::from_utf8(command.output().unwrap().stdout).unwrap()
        };
        let english = out(&[], &[]);
        assert!(!has_han(&english), "{english}");
        assert_eq!(out(&[("WAML_LANG", "zh"), ("LC_ALL", "zh_CN.UTF-8")], &[]), english);
        assert!(has_han(&out(&[], &["--lang", "zh"])), "{format}");
    }
    assert_eq!(sandbox.waml(["check", "--format", "json", "--lang", "zh"]).json()["lang"], "zh");
}

#[test]
fn unknown_languages_are_refused() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    for name in ["fr", "zh_CN", "zh-Hant", "english", "汉"] {
        let by_argument = sandbox.waml(["check", "--lang", name]).code(2).silent_out();
        let output = sandbox.command().arg("check").env("WAML_LANG", name).output().unwrap();
        let by_variable = crate::sandbox::Ended::of(&output).code(2).silent_out();
        for err in [by_argument.err, by_variable.err] {
            assert!(err.contains(name) && err.contains("en") && err.contains("zh"), "{err}");
        }
    }
    let output = sandbox.command().arg("check").env("WAML_LANG", "ZH").output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_no_finding_is_chinese_too() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("b.yaml", GOOD), ("waml.toml", "allwo = []\n")]);
    let said = |arguments: &[&str]| {
        let ended = sandbox.waml(["--lang", "zh"].iter().chain(arguments));
        ended.out + &ended.err
    };
    assert_eq!(said(&["check", "none.yaml", "-q"]), "错误：无法读取 none.yaml：没有该文件或文件夹\n");
    assert!(said(&["check", "."]).contains("是否应为 `allow`？"));
    assert!(said(&["explain", "zzz qqq"]).starts_with("错误：没有名为 `zzz qqq` 的规则或响应\n建议："));
    assert!(said(&["explain", "(#4242) out of tea"]).starts_with("错误：4242（WhatsApp）：waml 不认识此代码。原文为"));
    assert!(said(&["completions"]).starts_with("错误：没有指定 shell\n建议：写其中一个：bash、"));
    let skipped = said(&["check", "--isolated"]);
    assert!(skipped.contains("有 1 个文件未检查：b.yaml\n建议："), "{skipped}");
}

#[test]
fn help_is_chinese_for_those_who_ask_in_chinese() {
    let sandbox = Sandbox::new();
    for arguments in
        [&["--lang", "zh", "--help"][..], &["check", "-h", "--lang=zh"], &["--lang", "zh", "help", "check"]]
    {
        let ended = sandbox.waml(arguments).code(0).silent_err();
        assert!(ended.out.contains("用法：waml") && ended.out.contains("选项:"), "{}", ended.out);
    }
    let output = sandbox.command().arg("--help").env("WAML_LANG", "zh").output().unwrap();
    assert!(has_han(&String::from_utf8_lossy(&output.stdout)));
    let output = sandbox.command().arg("--help").env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert!(!has_han(&String::from_utf8_lossy(&output.stdout)));
}

#[test]
fn wrong_usage_is_told_in_the_language_too() {
    let ended = Sandbox::new().waml(["--lang", "zh", "chek"]).code(2).silent_out();
    let told =
        "错误：未知的命令 `chek`\n建议：是否应为 `check`？\n\n用法：waml [OPTIONS] <COMMAND>\n\n详细说明见 '--help'\n";
    assert_eq!(ended.err, told);
    let ended = Sandbox::new().waml(["chek"]).code(2).silent_out();
    assert!(ended.err.starts_with("error: unrecognized subcommand 'chek'") && !has_han(&ended.err), "{}", ended.err);
}

#[test]
fn schemas_are_chinese_only_where_the_arguments_say_so() {
    let sandbox = Sandbox::new();
    for kind in ["definition", "payload", "report"] {
        let printed = |lang: &[&str]| {
            let output = sandbox.command().args(["schema", kind]).args(lang).env("WAML_LANG", "zh").output().unwrap();
            String::from_utf8(output.stdout).expect("a schema is UTF-8")
        };
        assert!(!has_han(&printed(&[])), "{kind}");
        let chinese = printed(&["--lang", "zh"]);
        assert!(has_han(&chinese), "{kind}");
        sandbox.waml(["schema", kind, "--write=made", "--lang", "zh"]).code(0);
        assert_eq!(sandbox.read(format!("made/{kind}.schema.json")), chinese);
    }
    sandbox.waml(["init", "--lang", "zh"]).code(0);
    assert_eq!(sandbox.read("schemas/definition.schema.json"), sandbox.read("made/definition.schema.json"));
}

#[test]
fn init_begins_with_a_message_in_the_language() {
    let sandbox = Sandbox::new();
    sandbox.waml(["init", "--lang", "zh"]).code(0);
    let message = sandbox.read("messages/welcome.waml.yaml");
    assert!(has_han(&message) && message.starts_with("# yaml-language-server:"), "{message}");
    sandbox.waml(["check", "--pedantic"]).code(0).silent_out();
    // Whoever begins again in English keeps what is there.
    sandbox.waml(["init"]).code(2);
    assert_eq!(sandbox.read("messages/welcome.waml.yaml"), message);
}

/// Texts that are wide beside what is marked: the marks are `descripton`, and what a button label has too many.
#[cfg(unix)]
const HAN: &str = "list:\n  body: 你好，花束已经包好了，请问今天下午什么时候送到最合适呢？\n  button: \
                   查看今天下午全部可以选择的送货方式和时间安排吧\n  sections: [{title: 送货上门, rows: [{id: a, title: \
                   快递送到店门口, descripton: 今天}]}]\n";

#[cfg(unix)]
const MARKED: [&str; 2] = ["descripton", "安排吧"];

#[cfg(unix)]
#[test]
fn a_terminal_has_the_language_of_its_locale() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let is_chinese = |environment: &[(&str, &str)], arguments: &[&str]| {
        has_han(&shown(&sandbox, 80, environment, &[&["check"], arguments].concat()))
    };
    let china = ("LANG", "zh_CN.UTF-8");
    for locale in ["zh_CN.UTF-8", "zh_CN.utf8", "zh_SG.UTF-8", "zh_CN", "zh"] {
        assert!(is_chinese(&[("LANG", locale)], &[]), "{locale}");
    }
    for locale in
        ["C", "POSIX", "C.UTF-8", "", "en_US.UTF-8", "zh_CN.GBK", "zh_CN.GB18030", "zh_TW.UTF-8", "zh_HK", "zh_Hant"]
    {
        assert!(!is_chinese(&[("LANG", locale)], &[]), "{locale}");
    }
    assert!(!is_chinese(&[], &[]));
    assert!(is_chinese(&[("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "C")], &[]));
    assert!(!is_chinese(&[("LC_ALL", "C"), ("LC_MESSAGES", "zh_CN.UTF-8"), china], &[]));
    assert!(!is_chinese(&[china, ("WAML_LANG", "en")], &[]));
    assert!(!is_chinese(&[china], &["--lang", "en"]));
    assert!(is_chinese(&[china], &["--format", "short"]));
    for format in ["json", "sarif", "github"] {
        assert!(!is_chinese(&[china], &["--quiet", "--format", format]), "{format}");
    }
    // The console of Linux shows boxes for Han characters.
    assert!(!is_chinese(&[china, ("TERM", "linux")], &[]));
}

#[cfg(unix)]
#[test]
fn a_file_has_the_language_of_whoever_reads_it() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let formats = ["check", "--format", "human", "--format", "short:people.txt", "--format", "json:program.json"];
    let written = |environment: &[(&str, &str)]| {
        let on_terminal = shown(&sandbox, 80, environment, &formats);
        [on_terminal, sandbox.read("people.txt"), sandbox.read("program.json")].map(|text| has_han(&text))
    };
    assert_eq!(written(&[]), [false, false, false]);
    assert_eq!(written(&[("WAML_LANG", "zh")]), [true, true, false]);
    assert_eq!(written(&[("LANG", "zh_CN.UTF-8")]), [true, false, false]);
}

/// The part of a line that stands in some columns.
#[cfg(unix)]
fn columns(line: &str, from: usize, to: usize) -> String {
    let mut at = 0;
    let mut part = String::new();
    for c in line.chars() {
        if (from..to).contains(&at) {
            part.push(c);
        }
        at += c.width().unwrap_or(0);
    }
    part
}

#[cfg(unix)]
#[test]
fn chinese_fits_and_marks_what_it_means() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", HAN)]);
    for width in (40..=120).step_by(5) {
        let said = shown(&sandbox, width, &[("LANG", "zh_CN.UTF-8")], &["check"]);
        assert!(widest(&said) <= width.into(), "{} at {width}:\n{said}", widest(&said));
        let lines: Vec<_> = said.lines().collect();
        let mut marked = Vec::new();
        for pair in lines.windows(2) {
            let Some(at) = pair[1].find('─').filter(|_| pair[1].trim_start().starts_with('·')) else { continue };
            let from = pair[1][..at].width();
            let count = pair[1][at..].chars().take_while(|c| *c == '─').count();
            marked.push(columns(pair[0], from, from + count));
        }
        for text in MARKED {
            assert!(marked.iter().any(|marked| marked == text), "{text} at {width}: {marked:?}\n{said}");
        }
        let words: String = said.split_whitespace().filter(|word| *word != "·").collect();
        for part in ["是否应为`description`？", "多3个", "个错误"] {
            assert!(words.contains(part), "{part} at {width}:\n{said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_narrow_chinese_terminal_as_it_looks() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", HAN)]);
    insta::assert_snapshot!(shown(&sandbox, 60, &[], &["check", "--quiet", "--lang", "zh"]));
}
