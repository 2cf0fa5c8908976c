//! The parser's complaints in plain words, with a way out.

use super::ErrorKind;
use super::swallowed::{self, Swallowed};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::{Phrase, Span};
use crate::tree::{cut, part};

/// What is wrong, where, and what to do.
pub(super) struct YamlFault {
    pub(super) span: Span,
    pub(super) message: Phrase,
    label: &'static str,
    help: &'static str,
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
    if let Some(tab) = tab_indent(text, at, kind) {
        let message = "a tab indents this line; YAML is indented with spaces only";
        return fault(tab, message, "tab", "replace the tab by spaces");
    }
    if let Some(hash) = interrupting(text, at, kind) {
        let message = "a comment in the middle of a text";
        let help = "a blank and `#` begin a comment: put the whole text in quotes";
        let fix = swallowed::in_lines(text, hash);
        return YamlFault { fix, ..fault(cut::lost(text, hash), message, "a comment", help) };
    }
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement | ErrorKind::MappingKeyNotAllowed => {
            misplaced_colon(text, at)
        }
        ErrorKind::UnexpectedCharacter { character } => unexpected(text, at, *character),
        ErrorKind::BomInsideDocument => unexpected(text, at, '\u{feff}'),
        ErrorKind::MissingAnchorOrAliasName => indicator(text, at),
        ErrorKind::InvalidBlockScalarHeader => YamlFault {
            help: "put the whole text in quotes; a block text begins on the next line, indented",
            ..indicator(text, at)
        },
        _ if begins_value(text, at) && text[at..].starts_with([',', ']', '}']) => indicator(text, at),
        ErrorKind::BlockSequenceEntryNotAllowed if begins_value(text, at) => {
            let help = "begin the list on a line of its own, or put the whole text in quotes";
            YamlFault { help, ..indicator(text, at) }
        }
        ErrorKind::ExpectedBlockMappingKey if bracket_before(text, at).is_some() => {
            indicator(text, bracket_before(text, at).unwrap_or(at))
        }
        ErrorKind::ExpectedBlockMappingKey if !before(text, at).trim_matches([' ', '-']).is_empty() => {
            let help = "begin a new line, or put the whole text in quotes";
            fault(rest_of_line(text, at), "something follows a value that is complete", "", help)
        }
        _ => quotes(text, at, kind)
            .or_else(|| brackets(span, kind))
            .or_else(|| layout(text, at, kind))
            .or_else(|| rest(text, span, kind))
            .unwrap_or_else(|| fault(span, format!("not valid YAML: {kind}"), "", "")),
    }
}

/// Explains an error that comments between brackets make.
pub(super) fn swallowed(found: Swallowed) -> YamlFault {
    let message = match found.taken {
        ']' => "`[` is not closed: a comment takes in its bracket",
        '}' => "`{` is not closed: a comment takes in its bracket",
        ',' => "a comma is missing: a comment takes it in",
        _ => "a bracket is missing: a comment takes it in",
    };
    let help = "a blank and `#` begin a comment: put the whole text in quotes";
    YamlFault { fix: found.fix, ..fault(found.comment, message, "a comment", help) }
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

fn fault(span: Span, message: impl Into<Phrase>, label: &'static str, help: &'static str) -> YamlFault {
    YamlFault { span, message: message.into(), label, help, fix: None, begins: None }
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
        let message = "this key stands where no key may stand";
        let help = "keys of one object begin in the same column, and the lines inside them deeper; close brackets and quotes of the lines above";
        let key = line + before.len() - before.trim_start().len();
        return fault(Span::new(key, at), message, "not expected here", help);
    };
    let value = line + colon + 2;
    let value = value + text.get(value..at).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let message = "a `: ` inside a text without quotes; YAML takes it for another key";
    let help = "put the whole text in quotes";
    let key = before[..colon].trim_start_matches([' ', '-']);
    let certain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '.'))
        && !text[value..].starts_with(['"', '\'', '&', '*', '!', '|', '>', '{', '[', '@', '`', '%']);
    let fix = if certain { quoted(text, value) } else { None };
    YamlFault { fix, ..fault(span, message, "second colon", help) }
}

fn unexpected(text: &str, at: usize, c: char) -> YamlFault {
    let span = character(text, at);
    if c.is_control() || c == '\u{feff}' {
        let message = format!("the character U+{:04X} may not stand in YAML as it is", u32::from(c));
        return fault(span, message, "", "delete it, or write it as an escape in double quotes");
    }
    indicator(text, at)
}

/// A text that begins with a character which means something else there.
fn indicator(text: &str, at: usize) -> YamlFault {
    let span = character(text, at);
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let message = match c {
        '`' => "a text without quotes cannot begin with a backtick".to_owned(),
        _ => format!("a text without quotes cannot begin with `{c}`"),
    };
    YamlFault { fix: quoted(text, at), begins: Some(at), ..fault(span, message, "", "put the whole text in quotes") }
}

/// What is said where a text goes on behind its closing quote.
const AFTER: &str = "after the closing quote";

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
    simple.then(|| Fix { title: "put the text in other quotes".into(), safe: false, edits: vec![edit] })
}

fn quotes(text: &str, at: usize, kind: &ErrorKind) -> Option<YamlFault> {
    let mut span = character(text, at);
    if let Some(opening) = swallowing_quote(text, at, kind) {
        let message = "a text in quotes takes in the next line; is its closing quote missing?";
        let fix = closed(text, opening.start as usize);
        return Some(YamlFault {
            fix,
            ..fault(opening, message, "the quote that opens it", "write the closing quote")
        });
    }
    let (message, label, help) = match kind {
        ErrorKind::UnclosedQuotedScalar => {
            ("a text in quotes does not end", "the quote that opens it", "write the closing quote")
        }
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => (
            "a text in quotes goes on in a line that is not indented; is its closing quote missing?",
            "still inside the quotes",
            "write the closing quote, or indent the lines that belong to the text",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "something follows the closing quote",
            AFTER,
            "an apostrophe inside single quotes is written twice: 'it''s'; or use double quotes",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "something follows the closing quote",
            AFTER,
            "write a quote inside double quotes as \\\", or put the whole text in single quotes",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "a backslash in double quotes that begins no escape",
            "",
            "write \\\\ for a backslash, or put the text in single quotes",
        ),
        ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            "an escape that is half a character",
            "",
            "write the character itself, or both halves of its surrogate pair",
        ),
        _ => return None,
    };
    if label.is_empty() {
        span = part::bad_escape(text, at).unwrap_or(span);
    }
    let fix = match kind {
        _ if label == AFTER => requoted(text, at),
        ErrorKind::UnclosedQuotedScalar => closed(text, at),
        _ => None,
    };
    Some(YamlFault { fix, ..fault(span, message, label, help) })
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
    (plain && alone).then(|| Fix { title: "write the closing quote".into(), safe: false, edits })
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

fn brackets(span: Span, kind: &ErrorKind) -> Option<YamlFault> {
    let (message, help) = match kind {
        ErrorKind::UnclosedFlowCollection { open } => (
            format!("`{open}` is not closed"),
            "write the closing bracket; a text that begins with a bracket needs quotes",
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            (format!("`{open}` is closed by `{close}`"), "close the brackets in the order they were opened")
        }
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a closing bracket without an opening one".to_owned(), "delete it, or put the text in quotes")
        }
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("the text ends inside brackets".to_owned(), "write the closing bracket")
        }
        ErrorKind::ExpectedFlowMappingSeparator => (
            "a `,` or `}` is missing".to_owned(),
            "separate the keys with commas; a text with a comma or bracket inside needs quotes",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "a `,` or `]` is missing".to_owned(),
            "separate the values with commas; a text with a comma or bracket inside needs quotes",
        ),
        ErrorKind::BlockEntryInFlowCollection | ErrorKind::PlainScalarStartsWithDashFlowIndicator => (
            "a list item with `-` inside brackets".to_owned(),
            "separate the items in brackets with commas, or write the list without brackets",
        ),
        ErrorKind::InvalidFlowScalarIndent => {
            ("a line inside brackets is not indented".to_owned(), "indent the line, or close the bracket above")
        }
        _ => return None,
    };
    Some(fault(span, message, "", help))
}

fn layout(text: &str, at: usize, kind: &ErrorKind) -> Option<YamlFault> {
    const COLUMNS: &str = "begin the keys of one object, and the dashes of one list, in the same column";
    let (message, help) = match kind {
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation => {
            let dashes = before(text, at).trim_start().len();
            return Some(fault(
                rest_of_line(text, at - dashes),
                "this line does not fit the indentation above it",
                "",
                COLUMNS,
            ));
        }
        ErrorKind::ExpectedBlockSequenceEntry => ("a `-` is missing, or the line is indented wrongly", COLUMNS),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list cannot begin here",
            "begin the list on a line of its own; a text that begins with `- ` needs quotes",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "a line without a colon among keys",
            "write `key: value`; a text over several lines needs `|` behind its key",
        ),
        ErrorKind::InvalidBlockScalarIndent => {
            ("a blank line above the text is indented deeper than the text", "remove the spaces of the blank line")
        }
        ErrorKind::ZeroBlockScalarIndent => {
            ("a block text cannot be indented by 0", "write a number from 1 to 9, or none")
        }
        ErrorKind::InvalidMappingValueWhitespace | ErrorKind::InvalidBlockEntryWhitespace => {
            ("a space is missing", "write a space after `:` and `-`")
        }
        ErrorKind::ExpectedDocumentStart if text.trim_start().starts_with('%') => {
            ("a line `---` is missing behind the directives", "write `---`; a text that begins with `%` needs quotes")
        }
        ErrorKind::MissingDocumentEndBeforeDirective | ErrorKind::InvalidDirectiveName => (
            "a line that begins with `%` is a YAML directive",
            "indent the line if it belongs to a text, or put the text in quotes",
        ),
        ErrorKind::ExpectedDocumentStart => {
            ("something follows the end of the value", "begin another message with a line `---`")
        }
        _ => return None,
    };
    Some(fault(rest_of_line(text, at), message, "", help))
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
        | ErrorKind::UnclosedVerbatimTag => {
            ("a text without quotes cannot begin with `!`, which is a YAML tag", "put the whole text in quotes")
        }
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => {
            ("a comment in the middle of a text", "put the whole text in quotes; a comment has a blank before its `#`")
        }
        ErrorKind::ExpectedNodeContent => {
            ("a value is missing", "write the value; a text of special characters needs quotes")
        }
        ErrorKind::RecursionLimitExceeded => ("too many levels of nesting", ""),
        _ => return None,
    };
    Some(YamlFault { fix, ..fault(span, message, "", help) })
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
    Some(Fix { title: "put the text in quotes".into(), safe: false, edits: vec![Edit { span, text }] })
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
    Some(Fix { title: "put the text in quotes".into(), safe: false, edits })
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
