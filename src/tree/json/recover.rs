//! What stands where JSON has something else: told, and read over.

use super::foreign::{CURLY, foreign_end, foreign_text};
use super::lexer::not_a_number;
use super::{JsonReader, Next, rules};
use crate::diagnostic::{Edit, Fix};
use crate::text::phrase::say;
use crate::text::quoted::quoted;
use crate::text::{Phrase, Span, Words};
use crate::tree::build::shown;
use crate::tree::command;
use crate::tree::words::{CLOSE_IN_ORDER, closed_by};
use crate::tree::{Style, Value};
use std::borrow::Cow;

impl<'s> JsonReader<'s, '_> {
    /// A stray `'` in front of everything, as left over from a shell command.
    pub(super) fn leading_quote(&mut self) {
        let rest = self.ahead();
        if rest.starts_with('\'') && rest[1..].trim_start().starts_with(['{', '[']) {
            let span = Span::new(self.at, self.at + 1);
            self.take(1);
            let message = Words::new("a stray `'`; JSON does not begin with it", "多余的 `'`，JSON 不以它开头");
            self.stray_quote(span, message);
            self.space();
        }
    }

    fn stray_quote(&mut self, span: Span, message: Words) {
        let fix = remove(span, Words::new("delete the quote", "删除引号"));
        let finding = self.builder.finding(&rules::syntax::json::RULE, span, message);
        let finding = finding.label(say!("stray quote", "多余的引号")).help(say!(
            "delete it; it belongs to the shell command that the JSON was copied from",
            "删除引号；它属于这段 JSON 原来所在的命令行"
        ));
        self.builder.tell(finding.fix(fix));
    }

    /// What follows the document.
    pub(super) fn rest(&mut self) {
        self.space();
        let rest = self.ahead().trim_end_matches([' ', '\t', '\n', '\r']);
        if rest.is_empty() {
            return;
        }
        if rest == "'" {
            let span = Span::new(self.at, self.at + 1);
            let message = Words::new("a stray `'`; JSON does not end with it", "多余的 `'`，JSON 不以它结尾");
            self.stray_quote(span, message);
            return;
        }
        let line = rest.lines().next().unwrap_or(rest);
        let span = Span::new(self.at, self.at + line.len());
        if rest.starts_with(['{', '[', '"']) || rest.starts_with(|c: char| c.is_ascii_digit()) {
            self.fault(
                span,
                say!("a second JSON value; a file holds one", "出现第二个 JSON 值，一个文件只能有一个"),
                ONE_PER_FILE,
            );
        } else if rest.starts_with(['}', ']']) {
            let help = Words::new("delete one closing bracket, here or above", "在此处或上方删除一个右括号");
            self.fault(span, say!("one closing bracket too many", "多一个右括号"), help);
            // Which one it is nobody knows, so what stands in which object is not known either.
            self.builder.lose_document(span);
        } else {
            let line = shown(line);
            let message = say!("`{line}` follows the JSON value", "JSON 值之后还有 `{line}`");
            self.fault(span, message, Words::new("delete what follows the value", "删除值后面的内容"));
        }
    }

    /// Something that is no value where one belongs. `None` where the text ends or goes on with
    /// nothing to hold on to.
    pub(super) fn no_value(&mut self) -> Option<(Value<'s>, Style)> {
        let start = self.at;
        let Some(c) = self.ahead().chars().next() else {
            self.unclosed();
            return None;
        };
        match c {
            ',' | ':' | '}' | ']' => {
                let span = Span::new(self.at, self.at + 1);
                self.fault(span, say!("a value is missing in front of `{c}`", "`{c}` 前缺少值"), WRITE_VALUE);
                if c == ':' || self.open.is_empty() {
                    self.at += 1;
                }
                Some((Value::Broken, Style::Plain))
            }
            '\'' | '`' => Some((Value::String(self.foreign_string(c)), Style::Plain)),
            c if CURLY.contains(&c) => Some((Value::String(self.foreign_string(c)), Style::Plain)),
            _ => {
                let word = self.word();
                let (message, help) = about_word(word, self.open.is_empty());
                let span = Span::new(start, self.at);
                let finding = self.builder.finding(&rules::syntax::json::RULE, span, message).help(help);
                // Where more words follow, nobody knows where the string ends.
                let ends = self.ahead().trim_start().starts_with([',', '}', ']']) && !self.open.is_empty();
                self.builder.tell(finding.fix(meant_word(span, word).filter(|_| ends)));
                // Prose instead of JSON: one finding is enough.
                (!self.open.is_empty()).then_some((Value::Broken, Style::Plain))
            }
        }
    }

    /// Reads a `{{placeholder}}` if one stands here.
    pub(super) fn placeholder(&mut self) -> bool {
        if !self.ahead().starts_with("{{") || !self.closes_placeholder() {
            return false;
        }
        let span = Span::new(self.at, self.closing.0 + "}}".len());
        let help = Words::new(
            "put a real value in its place, or the whole text in double quotes",
            "换成真实的值，或用双引号括住整段文本",
        );
        self.fault(span, a_placeholder(&shown(&self.text[span.range()])), help);
        self.at = span.end as usize;
        true
    }

    /// Whether `}}` follows before the line ends.
    fn closes_placeholder(&mut self) -> bool {
        // What was found for an earlier place holds up to there.
        if self.closing.0 < self.at + "{{".len() {
            let from = self.at + "{{".len();
            let mut rest = self.text.as_bytes()[from..].windows(2);
            let found = rest.position(|pair| pair == b"}}" || pair[0] == b'\n').map(|at| from + at);
            self.closing = found.map_or((usize::MAX, false), |at| (at, self.text.as_bytes()[at] == b'}'));
        }
        self.closing.1
    }

    /// Something that is no string where a key belongs: the key meant, or how to go on.
    pub(super) fn no_key(&mut self) -> Result<Cow<'s, str>, Next> {
        let start = self.at;
        let Some(c) = self.ahead().chars().next() else {
            self.unclosed();
            return Err(Next::Lost);
        };
        match c {
            '\'' | '`' => Ok(self.foreign_string(c)),
            c if CURLY.contains(&c) => Ok(self.foreign_string(c)),
            ',' => {
                self.stray_comma();
                Err(Next::FirstKey)
            }
            ']' => Err(self.mismatch()),
            ':' => {
                let message = say!("a key is missing in front of `:`", "`:` 前缺少键");
                self.fault(Span::new(start, start + 1), message, Words::new("write the key", "写上键"));
                Ok(Cow::Borrowed(""))
            }
            '{' | '[' => {
                let message = say!("`{c}` where a key belongs", "此处是 `{c}`，应为键");
                let help = Words::new("write a key in double quotes and a colon first", "先写用双引号括住的键和冒号");
                self.fault(Span::new(start, start + 1), message, help);
                self.builder.drop_key(Span::new(start, start));
                Err(Next::Value)
            }
            '.' | '…' => {
                let word = self.word();
                let (message, help) = about_word(word, false);
                self.fault(Span::new(start, self.at), message, help);
                Err(Next::Comma)
            }
            _ => {
                let word = self.word();
                let span = Span::new(start, self.at);
                let key = shown(word);
                let message = say!("the key `{key}` has no quotes", "键 `{key}` 没有引号");
                let finding = self.builder.finding(&rules::syntax::json::RULE, span, message);
                // Where no colon follows, the word may be half of a key.
                let fix = self.ahead().trim_start().starts_with(':').then(|| quote(span, word));
                self.builder.tell(finding.help(say!("put keys in double quotes", "用双引号括住键")).fix(fix));
                Ok(Cow::Borrowed(word))
            }
        }
    }

    /// No colon behind a key.
    pub(super) fn no_colon(&mut self) -> Next {
        let span = Span::new(self.after, self.after);
        match self.peek() {
            Some(b'=') => {
                let message = say!("`=` behind a key", "键后是 `=`");
                self.fault(Span::new(self.at, self.at + 1), message, Words::new("write `:`", "写成 `:`"));
                self.take(1);
            }
            Some(b',' | b'}') => {
                self.fault(span, say!("a key without a value", "键没有值"), COLON_AND_VALUE);
                self.builder.scalar(Value::Broken, span, Style::Plain, 0);
                return Next::Comma;
            }
            Some(_) => {
                self.fault(span, say!("a colon is missing behind the key", "键后缺少冒号"), COLON_AND_VALUE);
            }
            None => {}
        }
        Next::Value
    }

    /// A comma with no entry in front of it. In front of a closing bracket it goes with all commas
    /// before it, since none may stand there.
    fn stray_comma(&mut self) {
        let start = self.at;
        let span = Span::new(start, start + 1);
        self.take(1);
        let mut commas = vec![span];
        if self.ahead().trim_start().starts_with(['}', ']']) {
            let mut before = self.text[..start].trim_end();
            while let Some(shorter) = before.strip_suffix(',') {
                commas.insert(0, Span::new(shorter.len(), shorter.len() + 1));
                before = shorter.trim_end();
            }
        }
        let title =
            if commas.len() == 1 { DELETE_COMMA } else { Words::new("delete the commas", "删除这些逗号") };
        let edits = commas.into_iter().map(|span| Edit { span, text: String::new() }).collect();
        let fix = Fix { title: title.into(), safe: true, edits };
        let message = say!("a comma with nothing in front of it", "逗号前没有内容");
        let finding = self.builder.finding(&rules::syntax::json::RULE, span, message);
        self.builder.tell(finding.help(DELETE_COMMA).fix(fix));
    }

    pub(super) fn trailing_comma(&mut self, at: usize) {
        let span = Span::new(at, at + 1);
        let message = say!("a comma behind the last value", "最后一个值后面有逗号");
        let finding = self.builder.finding(&rules::syntax::json::RULE, span, message);
        let finding = finding.label(say!("one comma too many", "多一个逗号")).help(DELETE_COMMA);
        self.builder.tell(finding.fix(remove(span, DELETE_COMMA)));
    }

    /// Neither a comma nor the right bracket behind a value.
    pub(super) fn no_comma(&mut self, next: Next) -> Next {
        let span = Span::new(self.after, self.after);
        match self.peek() {
            None => {
                self.unclosed();
                Next::Lost
            }
            Some(b'}' | b']') => self.mismatch(),
            Some(b':') => {
                let message = say!("a colon where a comma belongs", "此处是冒号，应为逗号");
                let help = Words::new("write `,`, or `{` in front of the key", "写成 `,`，或在键前写 `{`");
                self.fault(Span::new(self.at, self.at + 1), message, help);
                self.take(1);
                Next::Value
            }
            // The comma went with the end of the string.
            Some(_) if self.torn == self.after => next,
            Some(c @ (b';' | b'+' | b'.' | b'=' | b'|')) => {
                let span = Span::new(self.at, self.at + 1);
                let c = char::from(c);
                self.fault(span, say!("`{c}` where a comma belongs", "此处是 `{c}`，应为逗号"), COMMAS);
                self.take(1);
                next
            }
            Some(_) => {
                let finding =
                    self.builder.finding(&rules::syntax::json::RULE, span, say!("a comma is missing", "缺少逗号"));
                let edits = vec![Edit { span, text: ",".to_owned() }];
                let fix = Fix { title: say!("write the comma", "补上逗号"), safe: false, edits };
                let fix = self.begins_element().then_some(fix);
                self.builder.tell(finding.help(COMMAS).fix(fix));
                next
            }
        }
    }

    /// A closing bracket of the other kind. It closes what it fits, if anything.
    fn mismatch(&mut self) -> Next {
        let found = self.peek().unwrap_or(b'}');
        let wanted = if found == b'}' { b'{' } else { b'[' };
        let span = Span::new(self.at, self.at + 1);
        let Some((bracket, at)) = self.innermost() else { return Next::End };
        let message = closed_by(char::from(bracket), char::from(found));
        let finding = self.builder.finding(&rules::syntax::json::RULE, span, message);
        let finding = finding.related_text(String::new(), Span::new(at, at + 1), OPENED_HERE);
        self.builder.tell(finding.help(CLOSE_IN_ORDER));
        if self.open.len() > 1 && self.bracket(self.open[self.open.len() - 2]).0 == wanted {
            // The inner one was forgotten; the bracket closes the outer one.
            return self.end();
        }
        self.close()
    }

    /// The text ends inside brackets.
    fn unclosed(&mut self) {
        let end = self.text.trim_end().len();
        if self.torn == end {
            // The string that does not end took the brackets with it.
            return;
        }
        let Some((bracket, at)) = self.innermost() else {
            let span = Span::new(self.at, self.at);
            let message = say!("the text ends where a value belongs", "内容到此结束，此处应有值");
            return self.fault(span, message, WRITE_VALUE);
        };
        let open = char::from(bracket);
        let message = say!("`{open}` is not closed before the end of the text", "`{open}` 到内容结束时仍未闭合");
        let finding = self.builder.finding(&rules::syntax::json::RULE, Span::new(end, end), message);
        let finding = finding.label(say!("the text ends here", "内容到此结束"));
        let finding = finding.related_text(String::new(), Span::new(at, at + 1), OPENED_HERE);
        let help = if bracket == b'{' {
            Words::new("write `}` where the object ends", "在对象结束处写 `}`")
        } else {
            Words::new("write `]` where the array ends", "在数组结束处写 `]`")
        };
        self.builder.tell(finding.help(help));
    }

    /// Whether what stands here surely is an element of the innermost collection, and no rest of
    /// the value in front of it.
    fn begins_element(&self) -> bool {
        let rest = self.ahead();
        let behind = rest.strip_prefix('"').and_then(|body| {
            let end = body.find(['"', '\\', '\n', '\r'])?;
            body[end..].strip_prefix('"').map(str::trim_start)
        });
        let in_object = self.innermost().is_some_and(|(bracket, _)| bracket == b'{');
        if in_object {
            return behind.is_some_and(|behind| behind.starts_with(':'));
        }
        // Right behind a string, another one may be a part of it.
        let apart = self.at > self.after || self.text[..self.after].ends_with(['}', ']']);
        let string = behind.is_some_and(|behind| behind.is_empty() || behind.starts_with([',', ']', '"', '{', '[']));
        apart && (string || rest.starts_with(['{', '[']))
    }

    /// A string in quotes that JSON does not have.
    fn foreign_string(&mut self, open: char) -> Cow<'s, str> {
        let start = self.at;
        let body = start + open.len_utf8();
        let rest = self.ahead();
        let end = foreign_end(rest, open);
        let (inside, behind) = end.as_ref().map_or_else(
            || {
                let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                (line, line)
            },
            |end| (end.inside, end.behind),
        );
        let text = foreign_text(&self.text[body..start + inside]);
        self.at = start + behind;
        let span = Span::new(start, self.at);
        let message = say!("a string in `{open}` quotes", "字符串用了 `{open}` 作引号");
        let finding = self.builder.finding(&rules::syntax::json::RULE, span, message);
        let help = say!("JSON strings stand in double quotes: \"…\"", "JSON 字符串要用半角双引号：\"…\"");
        self.builder.tell(finding.help(help).fix(end.map(|_| quote(span, &text))));
        text
    }

    /// Reads what stands here up to where a value could end; at least one character.
    fn word(&mut self) -> &'s str {
        let rest = self.ahead();
        let end = if rest.starts_with('<') {
            rest.find(['>', '\n', ',', '"']).map(|at| if rest[at..].starts_with('>') { at + 1 } else { at })
        } else {
            rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '[' | ']' | '{' | '}' | '"' | '='))
        };
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = end.unwrap_or(rest.len()).max(first);
        self.at += end;
        &rest[..end]
    }
}

const ONE_PER_FILE: Words = Words::new(
    "write one message per file; several go into one YAML file, with `---` between them",
    "每个文件写一条消息；多条消息可写在同一个 YAML 文件中，用 `---` 分隔",
);
const WRITE_VALUE: Words = Words::new("write the value", "写上值");
const COLON_AND_VALUE: Words = Words::new("write `:` and the value", "写上 `:` 和值");
const DELETE_COMMA: Words = Words::new("delete the comma", "删除逗号");
const COMMAS: Words = Words::new("separate values with commas", "值之间用逗号分隔");
const OPENED_HERE: Words = Words::new("opened here", "在此打开");

/// What is said of a word where a value belongs, and what to do.
fn about_word(word: &str, alone: bool) -> (Phrase, Words) {
    let name = shown(word);
    if word.starts_with('<') {
        return (a_placeholder(&name), Words::new("put a real value in its place", "换成真实的值"));
    }
    match word {
        "..." | "…" => (
            say!("`{name}` stands for something left out", "`{name}` 表示省略了内容"),
            Words::new("write what belongs here, or delete it", "写出此处的内容，或删除省略号"),
        ),
        "True" | "TRUE" | "False" | "FALSE" => {
            (not_json(&name), Words::new("write `true` or `false`", "写成 `true` 或 `false`"))
        }
        "None" | "NULL" | "Null" | "nil" | "undefined" => {
            (not_json(&name), Words::new("write `null`, or leave the key out", "写成 `null`，或删除该键"))
        }
        "NaN" | "Infinity" => (not_a_number(&name), Words::new("write a plain decimal number", "写成普通的十进制数字")),
        _ if word.strip_prefix(['+', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) => (
            not_a_number(&name),
            Words::new("write a plain decimal number, such as `0.5`", "写成普通的十进制数字，例如 `0.5`"),
        ),
        command::NAME if alone => (command::COMMAND.into(), command::ONLY_THE_JSON),
        _ if alone => (
            say!("`{name}` where a JSON value belongs", "此处是 `{name}`，应为 JSON 值"),
            Words::new("begin the text with `{`", "内容应以 `{` 开头"),
        ),
        _ => (
            say!("`{name}` has no quotes", "`{name}` 没有引号"),
            Words::new("put strings in double quotes", "用双引号括住字符串"),
        ),
    }
}

fn a_placeholder(text: &str) -> Phrase {
    say!("`{text}` is a placeholder", "`{text}` 是占位符")
}

fn not_json(text: &str) -> Phrase {
    say!("`{text}` is not JSON", "`{text}` 不是 JSON 的写法")
}

/// A word as JSON writes it, where it can be nothing else.
fn meant_word(span: Span, word: &str) -> Option<Fix> {
    let literal = match word {
        "True" | "TRUE" => "true",
        "False" | "FALSE" => "false",
        "None" | "NULL" | "Null" | "nil" => "null",
        "undefined" | "NaN" | "Infinity" => return None,
        _ if word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_') => {
            return Some(quote(span, word));
        }
        _ => return None,
    };
    let edits = vec![Edit { span, text: literal.to_owned() }];
    Some(Fix { title: say!("write `{literal}`", "写成 `{literal}`"), safe: false, edits })
}

fn remove(span: Span, title: Words) -> Fix {
    Fix { title: title.into(), safe: true, edits: vec![Edit { span, text: String::new() }] }
}

fn quote(span: Span, text: &str) -> Fix {
    let title = say!("put it in double quotes", "用双引号括住");
    Fix { title, safe: false, edits: vec![Edit { span, text: quoted(text) }] }
}
