//! The parser's complaints in plain words, with a way out.

mod kinds;

use super::ErrorKind;
use super::swallowed::{self, Swallowed};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::phrase::say;
use crate::text::{Phrase, Span, Words};
use crate::tree::{command, cut};

/// What is wrong, where, and what to do.
pub(super) struct YamlFault {
    pub(super) span: Span,
    pub(super) message: Phrase,
    label: Words,
    help: Phrase,
    fix: Option<Fix>,
    /// Where a text begins that needs quotes.
    begins: Option<usize>,
}

impl YamlFault {
    /// The same between brackets, where a text may end on its line.
    pub(super) fn in_brackets(self, text: &str) -> Self {
        let fix = self.begins.and_then(|start| quoted_in_brackets(text, start));
        Self { fix, ..self }
    }

    /// The finding with all that is known besides its message.
    pub(super) fn dress(self, finding: Diagnostic) -> Diagnostic {
        let finding = if self.label.is_empty() { finding } else { finding.label(self.label) };
        let finding = if self.help.is_empty() { finding } else { finding.help(self.help) };
        finding.fix(self.fix)
    }
}

/// Explains the error that the parser found at the byte `at`.
pub(super) fn explain(text: &str, at: usize, kind: &ErrorKind) -> YamlFault {
    let at = floor(text, at);
    let span = character(text, at);
    if let Some(command) = command::command(text) {
        return fault(command, command::COMMAND, NOTHING, command::ONLY_ITS_JSON);
    }
    if let Some(tab) = tab_indent(text, at, kind) {
        let message =
            say!("a tab indents this line; YAML is indented with spaces only", "此行用制表符缩进，YAML 只能用空格缩进");
        return fault(tab, message, TAB, Words::new("replace the tab by spaces", "把制表符换成空格"));
    }
    if let Some(hash) = interrupting(text, at, kind) {
        let fix = swallowed::in_lines(text, hash);
        return YamlFault { fix, ..fault(cut::lost(text, hash), COMMENT_INSIDE, A_COMMENT, QUOTE_COMMENT) };
    }
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement | ErrorKind::MappingKeyNotAllowed => {
            misplaced_colon(text, at)
        }
        ErrorKind::UnexpectedCharacter { character } => unexpected(text, at, *character),
        ErrorKind::BomInsideDocument => unexpected(text, at, '\u{feff}'),
        ErrorKind::MissingAnchorOrAliasName => indicator(text, at),
        ErrorKind::InvalidBlockScalarHeader => YamlFault { help: BLOCK_BELOW.into(), ..indicator(text, at) },
        _ if begins_value(text, at) && text[at..].starts_with([',', ']', '}']) => indicator(text, at),
        ErrorKind::BlockSequenceEntryNotAllowed if begins_value(text, at) => {
            YamlFault { help: LIST_BELOW.into(), ..indicator(text, at) }
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry
            if comma_behind(text, at).is_some() =>
        {
            comma_behind(text, at).unwrap_or_else(|| indicator(text, at))
        }
        ErrorKind::ExpectedBlockMappingKey if bracket_before(text, at).is_some() => {
            let value = bracket_before(text, at).unwrap_or(at);
            several(text, value, at).unwrap_or_else(|| indicator(text, value))
        }
        ErrorKind::ExpectedBlockMappingKey if !before(text, at).trim_matches([' ', '-']).is_empty() => {
            fault(rest_of_line(text, at), AFTER_VALUE, NOTHING, NEW_LINE)
        }
        _ => kinds::explain(text, at, kind).unwrap_or_else(|| {
            fault(span, say!("not valid YAML: {kind}", "不是有效的 YAML：{kind}"), NOTHING, NOTHING)
        }),
    }
}

/// Explains an error that comments between brackets make.
pub(super) fn swallowed(found: Swallowed) -> YamlFault {
    let message = match found.taken {
        ']' => Words::new("`[` is not closed: a comment takes in its bracket", "`[` 没有闭合：右括号落在注释里"),
        '}' => Words::new("`{` is not closed: a comment takes in its bracket", "`{` 没有闭合：右括号落在注释里"),
        ',' => Words::new("a comma is missing: a comment takes it in", "缺少逗号：逗号落在注释里"),
        _ => Words::new("a bracket is missing: a comment takes it in", "缺少括号：括号落在注释里"),
    };
    YamlFault { fix: found.fix, ..fault(found.comment, message, A_COMMENT, QUOTE_COMMENT) }
}

/// The comment that interrupts a text which goes on where the parser stopped.
fn interrupting(text: &str, at: usize, kind: &ErrorKind) -> Option<usize> {
    match kind {
        ErrorKind::CommentInterceptedScalar => text[at..].starts_with('#').then_some(at),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
            if before(text, at).trim().is_empty() =>
        {
            swallowed::above(text, at)
        }
        _ => None,
    }
}

/// Whether a value begins at a place, behind the colon of its key.
fn begins_value(text: &str, at: usize) -> bool {
    before(text, at).trim_end().ends_with(':') && text[..at].ends_with([' ', '\t'])
}

/// Where the value of a line begins that is complete before `at`, if it begins with a bracket.
fn bracket_before(text: &str, at: usize) -> Option<usize> {
    let value = value_of(text, at);
    text[value..at].starts_with(['[', '{']).then_some(value)
}

/// A comma behind a value that is complete, as JSON has it. `None` where anything else follows.
fn comma_behind(text: &str, at: usize) -> Option<YamlFault> {
    let rest = rest_of_line(text, at);
    let complete = text[..at].trim_end_matches(' ').ends_with(['}', ']', '"', '\'']);
    let edit = Edit { span: rest, text: String::new() };
    let fix = Fix { title: DELETE_COMMA.into(), safe: false, edits: vec![edit] };
    let comma = complete && matches!(&text[rest.range()], "," | "，" | ";" | "；" | "。");
    let shown = &text[rest.range()];
    let message = say!("`{shown}` behind a value that is complete", "值已经完整，后面多了 `{shown}`");
    comma.then(|| YamlFault { fix: Some(fix), ..fault(rest, message, NOTHING, DELETE_COMMA) })
}

/// Texts in quotes, objects or lists with commas between them, and no brackets around them. `None` where it is something else that
/// follows the first one.
fn several(text: &str, value: usize, at: usize) -> Option<YamlFault> {
    let line = text[value..].lines().next()?.trim_end();
    let open = line.chars().next()?;
    let between = text[at..].trim_start();
    let comma = between.chars().next().filter(|c| matches!(c, ',' | '，' | '、'))?;
    if !between[comma.len_utf8()..].trim_start().starts_with(open) {
        return None;
    }
    let (form, close) = match open {
        '{' => ("[{…}, {…}]", '}'),
        '[' => ("[[…], […]]", ']'),
        _ => ("[\"…\", \"…\"]", open),
    };
    let whole = comma == ',' && line.ends_with(close) && !line.contains(" #");
    let end = value + line.len();
    let edits = [(value, "["), (end, "]")].map(|(at, text)| Edit { span: Span::new(at, at), text: text.to_owned() });
    let title = Words::new("put them in brackets", "用方括号括住");
    let help = say!("put them in brackets: `{form}`", "用方括号括住：`{form}`");
    let fix = whole.then(|| Fix { title: title.into(), safe: false, edits: edits.into() });
    Some(YamlFault { fix, ..fault(Span::new(value, end), SEVERAL, NOTHING, help) })
}

/// Where the value begins on the line of a place, behind dashes and a key.
fn value_of(text: &str, at: usize) -> usize {
    let start = line_start(text, at);
    let line = &text[start..at];
    let key = line.trim_start_matches([' ', '-']);
    let value = match key.split_once(": ") {
        Some((key, value)) if !key.contains(['"', '\'', '[', '{']) => value.trim_start(),
        _ => key,
    };
    start + line.len() - value.len()
}

const NOTHING: Words = Words::neutral("");
const TAB: Words = Words::new("tab", "制表符");
const COMMENT_INSIDE: Words = Words::new("a comment in the middle of a text", "注释出现在文本中间");
const A_COMMENT: Words = Words::new("a comment", "注释");
const QUOTE_COMMENT: Words = Words::new(
    "a blank and `#` begin a comment: put the whole text in quotes",
    "空格加 `#` 就是注释的开头：用引号括住整段文本",
);
const QUOTE_ALL: Words = Words::new("put the whole text in quotes", "用引号括住整段文本");
const QUOTE_OR_NEW_LINE: Words = Words::new(
    "put the whole text in quotes, or begin the other key on a new line",
    "用引号括住整段文本；如果是另一个键，另起一行",
);
const QUOTE: Words = Words::new("put the text in quotes", "用引号括住文本");
const BLOCK_BELOW: Words = Words::new(
    "put the whole text in quotes; a block text begins on the next line, indented",
    "用引号括住整段文本；块文本从下一行开始，并要缩进",
);
const LIST_BELOW: Words = Words::new(
    "begin the list on a line of its own, or put the whole text in quotes",
    "列表另起一行，或用引号括住整段文本",
);
const DELETE_COMMA: Words = Words::new("delete it: lines need nothing between them", "删除该符号：各行之间不用分隔");
const SEVERAL: Words =
    Words::new("several values on one line without brackets around them", "一行中有多个值，但没有方括号括住");
const AFTER_VALUE: Words = Words::new("something follows a value that is complete", "值已经完整，后面还有内容");
const NEW_LINE: Words =
    Words::new("begin a new line, or put the whole text in quotes", "另起一行，或用引号括住整段文本");
const NO_PLACE_FOR_KEY: Words = Words::new("this key stands where no key may stand", "此键的位置不对");
const ITEM_APART: Words =
    Words::new("a list item stands behind another key than that of its list", "列表项不在所属列表的键之下");
const BELOW_ITS_LIST: Words = Words::new(
    "move it below the other items of its list, or write the key of the list above it",
    "移到同一列表的其他列表项之下，或在上方写列表的键",
);
const NOT_EXPECTED: Words = Words::new("not expected here", "不应出现在此处");
const KEYS_IN_COLUMN: Words = Words::new(
    "keys of one object begin in the same column, and the lines inside them deeper; close brackets and quotes of the lines above",
    "同一对象的键从同一列开始，键内的行缩进更深；上方各行的括号和引号都要闭合",
);
const COLON_INSIDE: Words = Words::new(
    "a `: ` inside a text without quotes; YAML takes it for another key",
    "不带引号的文本中有 `: `，YAML 会把前面的部分当作键",
);
const COLON_IN_LINE: Words = Words::new("colon", "冒号");
const BLOCK: Words = Words::new("write `|` behind the key above the text", "在文本上方的键后写 `|`");
const SECOND_COLON: Words = Words::new("second colon", "第二个冒号");

fn fault(span: Span, message: impl Into<Phrase>, label: Words, help: impl Into<Phrase>) -> YamlFault {
    YamlFault { span, message: message.into(), label, help: help.into(), fix: None, begins: None }
}

/// A `:` where none may stand: inside an unquoted text, or on a line that is indented wrongly.
fn misplaced_colon(text: &str, at: usize) -> YamlFault {
    let span = character(text, at);
    let line = line_start(text, at);
    let before = text.get(line..at).unwrap_or("");
    if text[at..].starts_with('?') {
        return indicator(text, at);
    }
    let Some(colon) = before.find(": ") else {
        if let Some(fault) = inside_lines(text, line, at) {
            return fault;
        }
        let key = line + before.len() - before.trim_start().len();
        if text[key..].starts_with("- ") {
            return fault(rest_of_line(text, key), ITEM_APART, NOTHING, BELOW_ITS_LIST);
        }
        return fault(Span::new(key, at), NO_PLACE_FOR_KEY, NOT_EXPECTED, KEYS_IN_COLUMN);
    };
    let value = line + colon + 2;
    let value = value + text.get(value..at).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let key = before[..colon].trim_start_matches([' ', '-']);
    let certain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '.'))
        && !text[value..].starts_with(['"', '\'', '&', '*', '!', '|', '>', '{', '[', '@', '`', '%']);
    let fix = if certain { quoted(text, value) } else { None };
    YamlFault { fix, ..fault(span, COLON_INSIDE, SECOND_COLON, QUOTE_OR_NEW_LINE) }
}

/// A colon in a line of a text that begins below its key, without the `|` that lets it hold one.
fn inside_lines(text: &str, line: usize, at: usize) -> Option<YamlFault> {
    let indent = |row: &str| row.len() - row.trim_start_matches(' ').len();
    let (own, mut end, mut first) = (indent(&text[line..]), line, "");
    let is_key = |row: &str| row.trim_end().ends_with(':') || row.contains(": ") || row.trim_start().starts_with('#');
    while end > 0 {
        let start = line_start(text, end - 1);
        let row = text[start..end].trim_end();
        if indent(row) < own && !row.is_empty() {
            let colon = start + row.len();
            let text_between = !first.is_empty() && !first.trim_start().starts_with("- ");
            let edit = Edit { span: Span::new(colon, colon), text: " |".to_owned() };
            let fix = Fix { title: BLOCK.into(), safe: false, edits: vec![edit] };
            let fault = fault(character(text, at), COLON_INSIDE, COLON_IN_LINE, BLOCK);
            return (row.ends_with(':') && text_between).then_some(YamlFault { fix: Some(fix), ..fault });
        }
        if is_key(row) {
            return None;
        }
        first = if row.is_empty() { first } else { row };
        end = start;
    }
    None
}

fn unexpected(text: &str, at: usize, c: char) -> YamlFault {
    let span = character(text, at);
    if c.is_control() || c == '\u{feff}' {
        let code = u32::from(c);
        let message =
            say!("the character U+{code:04X} may not stand in YAML as it is", "字符 U+{code:04X} 无法直接写在 YAML 中");
        let help =
            Words::new("delete it, or write it as an escape in double quotes", "删除该字符，或在双引号中写成转义");
        return fault(span, message, NOTHING, help);
    }
    indicator(text, at)
}

/// A text that begins with a character which means something else there.
fn indicator(text: &str, at: usize) -> YamlFault {
    let span = character(text, at);
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let message = match c {
        '`' => say!("a text without quotes cannot begin with a backtick", "不带引号的文本不能以反引号开头"),
        _ => say!("a text without quotes cannot begin with `{c}`", "不带引号的文本不能以 `{c}` 开头"),
    };
    // The others may begin something of YAML that was meant.
    let safe = matches!(c, '@' | '%' | '`');
    let fix = quoted(text, at).map(|fix| Fix { safe, ..fix });
    YamlFault { fix, begins: Some(at), ..fault(span, message, NOTHING, QUOTE_ALL) }
}

/// Puts a text in other quotes that has its own quotes inside. `None` where it does not end on its line.
fn requoted(text: &str, at: usize) -> Option<Fix> {
    let value = value_of(text, at);
    let line = text[value..].lines().next()?.trim_end();
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let Some(inside) = line[1..].strip_suffix(quote) else { return quoted(text, value) };
    let simple = !inside.contains(['\\', '#']) && !inside.contains("''") && !goes_on(text, value);
    let text = match quote {
        '\'' if !inside.contains('"') => format!("\"{inside}\""),
        _ => format!("'{}'", inside.replace('\'', "''")),
    };
    let edit = Edit { span: Span::new(value, value + line.len()), text };
    let title = say!("put the text in other quotes", "换用另一种引号");
    simple.then(|| Fix { title, safe: false, edits: vec![edit] })
}

/// The tab that indents a line, where that may be what is wrong.
fn tab_indent(text: &str, at: usize, kind: &ErrorKind) -> Option<Span> {
    let line = line_start(text, at);
    let lines = text[line..].split_inclusive('\n').scan(line, |start, line| {
        *start += line.len();
        Some((*start - line.len(), line))
    });
    let mut tabs = lines.map(|(start, line)| {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        indent.find('\t').map(|tab| Span::new(start + tab, start + tab + 1))
    });
    match kind {
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::UnexpectedCharacter { character: '\t' } => tabs.next()?,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => Some(tabs.flatten().next().unwrap_or_else(|| character(text, at))),
        _ => None,
    }
}

/// Bytes of a line that is taken for one text. No message holds a longer one, and a line may have
/// as many faults as it is long.
const LONGEST: usize = 1 << 14;

/// A change that puts quotes around the text from `start` to the end of its line. `None` where a
/// comment or a further line makes it doubtful what the text is, or the line is very long. Between
/// brackets it always is.
pub(super) fn quoted(text: &str, start: usize) -> Option<Fix> {
    let rest = text.get(start..)?;
    let line = rest.get(..floor(rest, LONGEST))?.split('\n').next()?;
    if line.len() >= LONGEST {
        return None;
    }
    let line = line.trim_end();
    if line.is_empty() || line.contains(" #") || line.contains(crate::text::quoted::hidden) || goes_on(text, start) {
        return None;
    }
    let behind = before(text, start).trim_end();
    if !behind.is_empty() && !behind.ends_with([':', '-']) {
        return None;
    }
    let span = Span::new(start, start + line.len());
    // With quotes or backslashes inside, single quotes need the fewest escapes.
    let single = line.contains(['"', '\\']);
    let text = if single { format!("'{}'", line.replace('\'', "''")) } else { format!("\"{line}\"") };
    Some(Fix { title: QUOTE.into(), safe: false, edits: vec![Edit { span, text }] })
}

/// A change that puts quotes around the text from `start` to the comma or bracket that ends its entry on the same
/// line.
pub(super) fn quoted_in_brackets(text: &str, start: usize) -> Option<Fix> {
    let line = text.get(start..)?.lines().next()?;
    let entry = &line[..line.find([',', ']', '}'])?];
    let entry = entry.trim_end();
    if entry.is_empty() || entry.contains(": ") || entry.contains(" #") || entry.contains(crate::text::quoted::hidden) {
        return None;
    }
    let edits = vec![cut::quoted(text, start, start + entry.len())];
    Some(Fix { title: QUOTE.into(), safe: false, edits })
}

/// Whether the line behind that of a text which begins at `start` belongs to the text: whether it
/// is indented deeper than the key or the dash in front of it.
fn goes_on(text: &str, start: usize) -> bool {
    let line = before(text, start);
    let key = line.trim_start_matches([' ', '-']);
    let opener = if key.is_empty() { line.rfind('-') } else { Some(line.len() - key.len()) };
    let mut next = text[start..].lines().skip(1).filter(|line| !line.trim().is_empty());
    let indented = |line: &str| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        opener.is_none_or(|opener| indent > opener)
    };
    next.next().is_some_and(|line| {
        !line.trim_start().starts_with('#') && !line.starts_with("---") && !line.starts_with("...") && indented(line)
    })
}

/// The character at `at`; empty at the end of a line.
fn character(text: &str, at: usize) -> Span {
    let next = text[at..].chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    Span::new(at, at + next.map_or(0, char::len_utf8))
}

/// From the first visible character at or behind `at` to the end of its line.
fn rest_of_line(text: &str, at: usize) -> Span {
    let line = text[at..].split(['\n', '\r']).next().unwrap_or("");
    let start = at + line.len() - line.trim_start().len();
    let end = at + line.trim_end().len();
    Span::new(start.min(end), end)
}

/// What stands before `at` on its line.
fn before(text: &str, at: usize) -> &str {
    &text[line_start(text, at)..at]
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
