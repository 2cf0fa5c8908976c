//! The parser's complaints that say all there is to know: what each means.

use super::{
    COMMENT_INSIDE, ErrorKind, NOTHING, QUOTE_ALL, YamlFault, before, character, comma_behind, fault, quoted, requoted,
    rest_of_line, several, value_of,
};
use crate::diagnostic::{Edit, Fix};
use crate::text::phrase::say;
use crate::text::{Phrase, Span, Words};
use crate::tree::part;
use crate::tree::words::{CLOSE_IN_ORDER, CLOSING_QUOTE, WHOLE_CHARACTER, closed_by};

/// Explains a complaint at the byte `at`; `None` for one that is not known.
pub(super) fn explain(text: &str, at: usize, kind: &ErrorKind) -> Option<YamlFault> {
    let span = character(text, at);
    quotes(text, at, kind)
        .or_else(|| brackets(kind).map(|(message, help)| fault(span, message, NOTHING, help)))
        .or_else(|| layout(text, at, kind))
        .or_else(|| rest(text, span, kind))
}

fn quotes(text: &str, at: usize, kind: &ErrorKind) -> Option<YamlFault> {
    if let Some(opening) = swallowing_quote(text, at, kind) {
        let fix = closed(text, opening.start as usize);
        return Some(YamlFault { fix, ..fault(opening, TAKES_NEXT_LINE, OPENING, CLOSING_QUOTE) });
    }
    if let Some((message, help)) = escapes(kind) {
        let span = part::bad_escape(text, at).unwrap_or_else(|| character(text, at));
        return Some(fault(span, message, NOTHING, help));
    }
    let span = character(text, at);
    let trails =
        matches!(kind, ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar);
    if let Some(fault) = several(text, value_of(text, at), at).or_else(|| comma_behind(text, at)).filter(|_| trails) {
        return Some(fault);
    }
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar => {
            YamlFault { fix: closed(text, at), ..fault(span, NO_END, OPENING, CLOSING_QUOTE) }
        }
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
            fault(span, NOT_INDENTED, STILL_INSIDE, CLOSE_OR_INDENT)
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => {
            YamlFault { fix: requoted(text, at), ..fault(span, AFTER_QUOTE, AFTER, APOSTROPHE) }
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            YamlFault { fix: requoted(text, at), ..fault(span, AFTER_QUOTE, AFTER, ESCAPE_QUOTE) }
        }
        _ => return None,
    })
}

/// Writes the closing quote at the end of the line on which it opens, where nothing there leaves open which quotes
/// belong together.
fn closed(text: &str, opening: usize) -> Option<Fix> {
    let line = text[opening..].lines().next()?.trim_end();
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let plain = line.len() > 1 && !line[1..].contains([quote, '\\']) && !line.contains(" #");
    let alone = !before(text, opening).contains(['{', '[', '"', '\'']);
    let at = opening + line.len();
    let edits = vec![Edit { span: Span::new(at, at), text: quote.to_string() }];
    (plain && alone).then(|| Fix { title: CLOSING_QUOTE.into(), safe: false, edits })
}

const TAKES_NEXT_LINE: Words = Words::new(
    "a text in quotes takes in the next line; is its closing quote missing?",
    "引号中的文本延续到下一行，是否缺少右引号？",
);
const OPENING: Words = Words::new("the quote that opens it", "左引号在此");
const NO_END: Words = Words::new("a text in quotes does not end", "引号中的文本没有结束");
const NOT_INDENTED: Words = Words::new(
    "a text in quotes goes on in a line that is not indented; is its closing quote missing?",
    "引号中的文本延续到没有缩进的下一行，是否缺少右引号？",
);
const STILL_INSIDE: Words = Words::new("still inside the quotes", "仍在引号内");
const CLOSE_OR_INDENT: Words = Words::new(
    "write the closing quote, or indent the lines that belong to the text",
    "补上右引号，或缩进属于该文本的行",
);
const AFTER_QUOTE: Words = Words::new("something follows the closing quote", "右引号后面还有内容");
const AFTER: Words = Words::new("after the closing quote", "在右引号之后");
const APOSTROPHE: Words = Words::new(
    "an apostrophe inside single quotes is written twice: 'it''s'; or use double quotes",
    "单引号内的撇号要写两次：''；或改用双引号",
);
const ESCAPE_QUOTE: Words = Words::new(
    "write a quote inside double quotes as \\\", or put the whole text in single quotes",
    "双引号内的引号写成 \\\"，或用单引号括住整段文本",
);

fn escapes(kind: &ErrorKind) -> Option<(Words, Words)> {
    match kind {
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => Some((
            Words::new("a backslash in double quotes that begins no escape", "双引号中的反斜杠没有构成转义"),
            Words::new(
                "write \\\\ for a backslash, or put the text in single quotes",
                "反斜杠写成 \\\\，或用单引号括住文本",
            ),
        )),
        ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => {
            Some((Words::new("an escape that is half a character", "转义只写了半个字符"), WHOLE_CHARACTER))
        }
        _ => None,
    }
}

/// The quote that opens a text which ends where the next one should begin, and has a key or a list
/// item in it.
fn swallowing_quote(text: &str, at: usize, kind: &ErrorKind) -> Option<Span> {
    let quote = match kind {
        ErrorKind::InvalidTrailingSingleQuotedScalar => '\'',
        ErrorKind::InvalidTrailingDoubleQuotedScalar => '"',
        _ => return None,
    };
    let inside = text[..at].trim_end().strip_suffix(quote)?;
    let opening = inside.rfind(quote)?;
    let is_entry = |line: &str| {
        let line = line.trim_start();
        let key = line.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
        line.starts_with("- ") || key.is_some_and(|(key, _)| !key.is_empty() && !key.contains(' '))
    };
    inside[opening..].lines().skip(1).any(is_entry).then(|| character(text, opening))
}

fn brackets(kind: &ErrorKind) -> Option<(Phrase, Words)> {
    Some(match kind {
        ErrorKind::UnclosedFlowCollection { open } => (
            say!("`{open}` is not closed", "`{open}` 没有闭合"),
            Words::new(
                "write the closing bracket; a text that begins with a bracket needs quotes",
                "补上右括号；以括号开头的文本要加引号",
            ),
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => (closed_by(*open, *close), CLOSE_IN_ORDER),
        ErrorKind::MisplacedFlowCollectionEnd => (
            say!("a closing bracket without an opening one", "右括号前面没有左括号"),
            Words::new("delete it, or put the text in quotes", "删除右括号，或用引号括住文本"),
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => (
            say!("the text ends inside brackets", "内容结束时括号仍未闭合"),
            Words::new("write the closing bracket", "补上右括号"),
        ),
        ErrorKind::BlockEntryInFlowCollection | ErrorKind::PlainScalarStartsWithDashFlowIndicator => (
            say!("a list item with `-` inside brackets", "括号内的列表项带有 `-`"),
            Words::new(
                "separate the items in brackets with commas, or write the list without brackets",
                "括号内的列表项用逗号分隔，或把列表写成不带括号的形式",
            ),
        ),
        ErrorKind::InvalidFlowScalarIndent => (
            say!("a line inside brackets is not indented", "括号内有一行没有缩进"),
            Words::new("indent the line, or close the bracket above", "缩进此行，或闭合上方的括号"),
        ),
        _ => return separators(kind),
    })
}

fn separators(kind: &ErrorKind) -> Option<(Phrase, Words)> {
    match kind {
        ErrorKind::ExpectedFlowMappingSeparator => Some((
            Words::new("a `,` or `}` is missing", "缺少 `,` 或 `}`").into(),
            Words::new(
                "separate the keys with commas; a text with a comma or bracket inside needs quotes",
                "键之间用逗号分隔；含有逗号或括号的文本要加引号",
            ),
        )),
        ErrorKind::ExpectedFlowSequenceSeparator => Some((
            Words::new("a `,` or `]` is missing", "缺少 `,` 或 `]`").into(),
            Words::new(
                "separate the values with commas; a text with a comma or bracket inside needs quotes",
                "值之间用逗号分隔；含有逗号或括号的文本要加引号",
            ),
        )),
        _ => None,
    }
}

fn layout(text: &str, at: usize, kind: &ErrorKind) -> Option<YamlFault> {
    if matches!(kind, ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation) {
        let dashes = before(text, at).trim_start().len();
        let message = Words::new("this line does not fit the indentation above it", "此行的缩进与上方不一致");
        return Some(fault(rest_of_line(text, at - dashes), message, NOTHING, COLUMNS));
    }
    if matches!(kind, ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey) && below_header(text, at) {
        return Some(fault(rest_of_line(text, at), NOT_DEEPER, NOTHING, DEEPER));
    }
    let (message, help) = indentation(kind).or_else(|| lines(text, kind))?;
    Some(fault(rest_of_line(text, at), message, NOTHING, help))
}

/// Whether the line above has the sign of a block text, and nothing stands in that.
fn below_header(text: &str, at: usize) -> bool {
    let above = text[..at].trim_end();
    let above = above.rsplit('\n').next().unwrap_or(above);
    let header = above.rsplit(' ').next().unwrap_or(above);
    header.starts_with(['|', '>']) && header[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'1'..=b'9'))
}

const NOT_DEEPER: Words =
    Words::new("the lines of a block text are not indented deeper than its key", "块文本的行没有比它的键缩进得更深");
const DEEPER: Words = Words::new("indent the lines that belong to the text", "缩进属于该文本的行");
const COLUMNS: Words = Words::new(
    "begin the keys of one object, and the dashes of one list, in the same column",
    "同一对象的键、同一列表的短横线，都从同一列开始",
);

fn indentation(kind: &ErrorKind) -> Option<(Words, Words)> {
    match kind {
        ErrorKind::ExpectedBlockSequenceEntry => {
            Some((Words::new("a `-` is missing, or the line is indented wrongly", "缺少 `-`，或此行缩进有误"), COLUMNS))
        }
        ErrorKind::InvalidBlockScalarIndent => Some((
            Words::new(
                "a blank line above the text is indented deeper than the text",
                "文本上方的空行比文本缩进得更深",
            ),
            Words::new("remove the spaces of the blank line", "删除空行中的空格"),
        )),
        ErrorKind::ZeroBlockScalarIndent => Some((
            Words::new("a block text cannot be indented by 0", "块文本的缩进不能是 0"),
            Words::new("write a number from 1 to 9, or none", "写 1 至 9 的数字，或不写"),
        )),
        ErrorKind::InvalidMappingValueWhitespace | ErrorKind::InvalidBlockEntryWhitespace => Some((
            Words::new("a space is missing", "缺少空格"),
            Words::new("write a space after `:` and `-`", "在 `:` 和 `-` 后加一个空格"),
        )),
        _ => None,
    }
}

fn lines(text: &str, kind: &ErrorKind) -> Option<(Words, Words)> {
    Some(match kind {
        ErrorKind::BlockSequenceEntryNotAllowed => (
            Words::new("a list cannot begin here", "列表不能从此处开始"),
            Words::new(
                "begin the list on a line of its own; a text that begins with `- ` needs quotes",
                "列表另起一行；以 `- ` 开头的文本要加引号",
            ),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            Words::new("a line without a colon among keys", "键之间有一行没有冒号"),
            Words::new(
                "write `key: value`; a text over several lines needs `|` behind its key",
                "写成 `key: value`；多行文本的键后要写 `|`",
            ),
        ),
        ErrorKind::ExpectedDocumentStart if text.trim_start().starts_with('%') => (
            Words::new("a line `---` is missing behind the directives", "指令之后缺少 `---` 行"),
            Words::new(
                "write `---`; a text that begins with `%` needs quotes",
                "写上 `---`；以 `%` 开头的文本要加引号",
            ),
        ),
        ErrorKind::MissingDocumentEndBeforeDirective | ErrorKind::InvalidDirectiveName => (
            Words::new("a line that begins with `%` is a YAML directive", "以 `%` 开头的行是 YAML 指令"),
            Words::new(
                "indent the line if it belongs to a text, or put the text in quotes",
                "如果此行属于文本，缩进此行，或用引号括住文本",
            ),
        ),
        ErrorKind::ExpectedDocumentStart => (
            Words::new("something follows the end of the value", "值结束后还有内容"),
            Words::new("begin another message with a line `---`", "后面是另一条消息时，在前面加一行 `---`"),
        ),
        _ => return None,
    })
}

fn rest(text: &str, span: Span, kind: &ErrorKind) -> Option<YamlFault> {
    let value = span.start as usize;
    let fix = if text[value..].starts_with('!') { quoted(text, value) } else { None };
    let (message, help) = match kind {
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::ExpectedTagBang
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag => (
            Words::new(
                "a text without quotes cannot begin with `!`, which is a YAML tag",
                "不带引号的文本以 `!` 开头，会被当作 YAML 标签",
            ),
            QUOTE_ALL,
        ),
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => (
            COMMENT_INSIDE,
            Words::new(
                "put the whole text in quotes; a comment has a blank before its `#`",
                "用引号括住整段文本；注释的 `#` 前要有空格",
            ),
        ),
        ErrorKind::ExpectedNodeContent => (
            Words::new("a value is missing", "缺少值"),
            Words::new(
                "write the value; a text of special characters needs quotes",
                "写上值；由特殊字符组成的文本要加引号",
            ),
        ),
        ErrorKind::RecursionLimitExceeded => (Words::new("too many levels of nesting", "嵌套层数过多"), NOTHING),
        _ => return None,
    };
    Some(YamlFault { fix, ..fault(span, message, NOTHING, help) })
}
