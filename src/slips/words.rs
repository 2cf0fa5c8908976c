//! What is said about a mistake in the signs of a text.

use super::chars::{Sign, confusable};
use super::{Kind, Slip, Suspect};
use crate::diagnostic::Rule;
use crate::rules::characters::short as shown;
use crate::rules::syntax;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};

/// What is said in one finding.
pub(super) struct Told {
    pub(super) rule: &'static Rule,
    pub(super) message: Phrase,
    pub(super) label: Phrase,
    pub(super) help: Phrase,
    pub(super) title: Phrase,
    pub(super) safe: bool,
}

const INDENT_LINES: Words = Words::new("indent the lines that belong to the text", "缩进属于该文本的行");
const LIKE_ABOVE: Words = Words::new("indent it like the line above", "缩进到与上一行一致");

/// What is said about a mistake.
pub(super) fn of(suspect: &Suspect, text: &str) -> Told {
    let first = &suspect.slips[0];
    let seen = text[first.span.range()].chars().next().unwrap_or(' ');
    match suspect.kind {
        Kind::Sign => sign(&text[first.span.range()], first, suspect.slips.len() - 1),
        Kind::Space => space(seen, first, text),
        Kind::Indent => indent(seen),
        Kind::Braces => braces(first, text),
        Kind::Colon => colon(&text[first.span.range()]),
        Kind::Comma => comma(&text[first.span.range()]),
        Kind::Quote => quote(seen, suspect.slips.len() - 1),
        Kind::Align => align(first),
        Kind::Line | Kind::Fence => line(&text[first.span.range()]),
        Kind::Bare => Told {
            rule: &syntax::yaml::RULE,
            message: Words::new(
                "the lines of a block text are not indented deeper than its key",
                "块文本的行没有比它的键缩进得更深",
            )
            .into(),
            label: Words::new("belongs to the text", "属于该文本").into(),
            help: INDENT_LINES.into(),
            title: INDENT_LINES.into(),
            safe: false,
        },
        Kind::Block => Told {
            rule: &syntax::yaml::RULE,
            message: Words::new(
                "a line of the text is indented less than the line above it",
                "文本中有一行的缩进比上一行少",
            )
            .into(),
            label: Words::new("ends the text", "文本在此结束").into(),
            help: LIKE_ABOVE.into(),
            title: LIKE_ABOVE.into(),
            safe: false,
        },
    }
}

/// What is said at a further place of the same mistake.
pub(super) fn also(slip: &Slip, text: &str) -> Words {
    let seen = text[slip.span.range()].chars().next().unwrap_or(' ');
    match (slip.kind, confusable(seen)) {
        (Kind::Sign, Some(found)) => found.name,
        _ => Words::new("here, too", "此处也是"),
    }
}

fn sign(seen: &str, slip: &Slip, others: usize) -> Told {
    let means = slip.edits.first().and_then(|edit| edit.text.trim_start().chars().next()).unwrap_or(' ');
    let (is, label, is_quote) = match seen.chars().next().and_then(confusable) {
        Some(found) => {
            let named = found.named();
            (say!("{named}", "此处是{named}"; named), found.name.into(), found.sign == Sign::Quote)
        }
        None if seen.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '①'..='⑳')) => {
            (say!("`{seen}`", "此处是 `{seen}`"), Words::new("number", "序号").into(), false)
        }
        None => (say!("`{seen}`", "此处是 `{seen}`"), Phrase::neutral(format!("`{seen}`")), false),
    };
    let (of, write) = match means {
        ' ' => (say!("a space", "应为半角空格"), Words::new("write a space", "换成半角空格").into()),
        _ => (say!("`{means}`", "应为 `{means}`"), say!("write `{means}`", "换成 `{means}`")),
    };
    let message = match others {
        0 => say!("{is} in the place of {of}", "{is}，{of}"; is, of),
        1 => say!("{is} in the place of {of}, and one more like it", "{is}，{of}，另有 1 处类似"; is, of),
        more => say!("{is} in the place of {of}, and {more} more like it", "{is}，{of}，另有 {more} 处类似"; is, of),
    };
    let write = if others == 0 { write } else { Words::new("write the ASCII signs", "换成半角符号").into() };
    Told {
        rule: &syntax::confusable::RULE,
        message,
        label,
        help: say!("{write}; inside texts such characters are right", "{write}；文本中可以使用这类字符"; write),
        title: write,
        // What becomes a comment is not sent, and a number might be meant.
        safe: !is_quote && means != '#' && !seen.starts_with(char::is_alphanumeric),
    }
}

fn colon(key: &str) -> Told {
    Told {
        rule: &syntax::yaml::RULE,
        message: say!("a colon is missing behind `{key}`", "`{key}` 后缺少冒号"),
        label: Words::new("a key without its colon", "键后没有冒号").into(),
        help: say!("write `{key}:`", "写成 `{key}:`"),
        title: Words::new("write the colon", "补上冒号").into(),
        safe: true,
    }
}

fn comma(key: &str) -> Told {
    Told {
        rule: &syntax::yaml::RULE,
        message: say!("a comma is missing in front of `{key}`", "`{key}` 前缺少逗号"),
        label: Words::new("the next key", "下一个键").into(),
        help: say!("write `, {key}: …`", "写成 `, {key}: …`"),
        title: Words::new("write the comma", "补上逗号").into(),
        safe: false,
    }
}

fn quote(seen: char, others: usize) -> Told {
    let quoted = match confusable(seen).map(|found| found.name) {
        Some(name) => say!("a string in {name}s `{seen}`", "字符串用了{name} `{seen}`"; name),
        None => say!("a string in `{seen}` quotes", "字符串用了引号 `{seen}`"),
    };
    let message = match others {
        0 => quoted,
        more => say!("{quoted}, and {more} more like it", "{quoted}，另有 {more} 处类似"; quoted),
    };
    Told {
        rule: &syntax::json::RULE,
        message,
        label: Words::new("a string in other quotes", "不是半角双引号").into(),
        help: Words::new("JSON strings stand in double quotes: \"…\"", "JSON 字符串只能用半角双引号：\"…\"").into(),
        title: Words::new("write double quotes", "换成半角双引号").into(),
        safe: false,
    }
}

fn align(slip: &Slip) -> Told {
    let edit = slip.edits.first();
    let (found, meant) = edit.map_or((0, 0), |edit| (edit.span.range().len(), edit.text.len()));
    let off = spaces(found.abs_diff(meant));
    let label =
        if found > meant { say!("{off} too many", "多 {off}"; off) } else { say!("{off} too few", "少 {off}"; off) };
    let meant = spaces(meant);
    Told {
        rule: &syntax::yaml::RULE,
        message: Words::new("this line does not fit the indentation above it", "此行的缩进与上文不一致").into(),
        label,
        help: say!(
            "indent it with {meant}, as the lines that it belongs beside",
            "缩进 {meant}，与同级的行对齐";
            meant
        ),
        title: Words::new("indent it as the lines beside it", "缩进到与同级的行对齐").into(),
        safe: false,
    }
}

/// So many spaces.
fn spaces(count: usize) -> Phrase {
    match count {
        1 => say!("1 space", "1 个空格"),
        _ => say!("{count} spaces", "{count} 个空格"),
    }
}

fn line(seen: &str) -> Told {
    let (message, label, help) = match seen {
        "//" => (
            Words::new("`//` begins no comment in YAML", "YAML 的注释不以 `//` 开头"),
            Words::new("no comment", "不是注释"),
            Words::new("write `#`", "写成 `#`"),
        ),
        seen if !seen.is_ascii() => (
            Words::new("three ASCII hyphens separate messages, no other dashes", "消息之间只能用三个半角连字符分隔"),
            Words::new("no separator", "不是分隔符"),
            Words::new("write `---`", "写成 `---`"),
        ),
        seen if seen.starts_with('-') => (
            Words::new(
                "three dashes separate messages, neither more nor fewer",
                "消息之间用三个连字符分隔，不多也不少",
            ),
            Words::new("no separator", "不是分隔符"),
            Words::new("write `---`", "写成 `---`"),
        ),
        _ => (
            Words::new("a line of Markdown, which is no YAML", "此行是 Markdown 标记，不是 YAML"),
            Words::new("not a part of the message", "不属于消息"),
            Words::new("delete the line", "删除此行"),
        ),
    };
    Told {
        rule: &syntax::yaml::RULE,
        message: message.into(),
        label: label.into(),
        help: help.into(),
        title: help.into(),
        safe: false,
    }
}

fn space(seen: char, slip: &Slip, text: &str) -> Told {
    let name = if seen == '-' { Words::new("dash", "连字符") } else { Words::new("colon", "冒号") };
    let line = text[..slip.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line..slip.span.end as usize].trim_start_matches([' ', '-']);
    let key = before.rsplit([' ', ',', '{', '[']).next().unwrap_or(before);
    let shown = if seen == '-' { "- …".to_owned() } else { format!("{key} …") };
    // What YAML takes for an anchor, an alias or a tag then may have been meant as it stands.
    let taken = slip.edits.first().is_some_and(|edit| text[edit.span.end as usize..].starts_with(['&', '*', '!']));
    Told {
        rule: &syntax::missing_space::RULE,
        message: say!("a space is missing behind `{seen}`", "`{seen}` 后缺少空格"),
        label: say!("a space belongs behind this {name}", "此{name}后应有空格"; name),
        help: say!("write `{shown}`", "写成 `{shown}`"),
        title: say!("write a space behind the {name}", "在{name}后加空格"; name),
        safe: !taken,
    }
}

fn indent(seen: char) -> Told {
    let (rule, named, label) = match confusable(seen) {
        Some(found) => (&syntax::confusable::RULE, found.named(), found.name),
        None => (&syntax::yaml::RULE, Words::new("a tab", "制表符").into(), Words::new("tab", "制表符")),
    };
    Told {
        rule,
        message: say!(
            "{named} indents this line; YAML is indented with spaces only",
            "此行用{named}缩进，YAML 只能用半角空格缩进";
            named
        ),
        label: label.into(),
        help: say!("replace the {label} by spaces", "把{label}换成半角空格"; label),
        title: Words::new("indent with spaces", "用半角空格缩进").into(),
        safe: true,
    }
}

fn braces(slip: &Slip, text: &str) -> Told {
    let object = match &slip.edits[..] {
        [open, between @ .., close] => {
            let mut from = open.span.start as usize;
            let mut object = String::new();
            for edit in between {
                object.push_str(&text[from..edit.span.start as usize]);
                object.push_str(&edit.text);
                from = edit.span.end as usize;
            }
            object + &text[from..close.span.start as usize]
        }
        _ => String::new(),
    };
    let object = &*object;
    let more = if shown(object) == object { "" } else { "…" };
    let object = shown(object);
    Told {
        rule: &syntax::yaml::RULE,
        message: Words::new("an object on one line needs braces", "写在一行的对象要用花括号括住").into(),
        label: Words::new("second key on this line", "此行的第二个键").into(),
        help: say!(
            "write `{{{object}{more}}}`, or each key on a line of its own",
            "写成 `{{{object}{more}}}`，或每个键各占一行"
        ),
        title: Words::new("put the object in braces", "用花括号括住对象").into(),
        safe: false,
    }
}
