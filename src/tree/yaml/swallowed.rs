//! Comments that take in a text's own line: the bracket or comma that ends an entry, or the lines that go on
//! with it.
//!
//! The parser complains where its reading fails, often lines below. Here the brackets are read again as if
//! every doubtful comment were text; where they fit then, the comments are what is wrong.

use crate::diagnostic::{Edit, Fix};
use crate::text::Span;
use crate::tree::cut::{self, is_doubtful, quoted, quoting};

/// Comments that spoil the syntax.
pub(super) struct Swallowed {
    /// The first of them.
    pub(super) comment: Span,
    /// The bracket or comma it takes in.
    pub(super) taken: char,
    /// Puts the texts in quotes; `None` where it is doubtful what they are.
    pub(super) fix: Option<Fix>,
}

/// Reads the brackets that begin at a place. `None` where no comment is to blame.
pub(super) fn in_brackets(text: &str, start: usize) -> Option<Swallowed> {
    let mut reader = Brackets::new(text, start);
    let fits = reader.read().is_some() && reader.ends_line();
    let &(first, ref taken, _) = reader.taken.first()?;
    let own = reader.taken.iter().map(|(_, _, edit)| edit.clone());
    let fix = (fits && reader.certain).then(|| quoting(own.chain(further(text, reader.at))));
    // Where the brackets do not fit either way, only a comment with a closing one can be to blame.
    (fits || matches!(taken, ']' | '}')).then_some(Swallowed { comment: first, taken: *taken, fix })
}

/// The quotes for what comments take in further down in the same document, which the parser does not reach:
/// mended alone, one place would only show the next.
fn further(text: &str, from: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = next_line(text, from);
    let mut block = None;
    while at < text.len() {
        let row = text[at..].lines().next().unwrap_or_default();
        let said = row.trim_start();
        let indent = row.len() - said.len();
        if ends_document(row) {
            break;
        }
        let in_block = block.is_some_and(|key| said.is_empty() || indent > key);
        if !in_block {
            block = begins_block(row).then_some(indent);
            let value = value_of(row);
            if row[value..].starts_with(['[', '{']) {
                let mut reader = Brackets::new(text, at + value);
                if reader.read().is_none() || !reader.ends_line() || !reader.certain {
                    break;
                }
                edits.extend(reader.taken.into_iter().map(|(_, _, edit)| edit));
                at = reader.at;
            }
        }
        at = next_line(text, at);
    }
    edits
}

pub(in crate::tree) fn ends_document(row: &str) -> bool {
    row.starts_with("---") || row.starts_with("...")
}

pub(in crate::tree) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// Where the value begins that stands in a line behind dashes and a key, if they are there.
fn value_of(row: &str) -> usize {
    let entry = row.trim_start().trim_start_matches("- ").trim_start();
    let value = entry[key_length(entry).unwrap_or(0)..].trim_start();
    row.len() - value.len()
}

/// Whether a block text begins at the end of a line.
pub(super) fn begins_block(row: &str) -> bool {
    let header = row[value_of(row)..].split(" #").next().unwrap_or_default().trim_end();
    let marks = header.strip_prefix(['|', '>']);
    marks.is_some_and(|marks| marks.bytes().all(|mark| matches!(mark, b'+' | b'-' | b'1'..=b'9')))
}

/// What was read last between brackets.
#[derive(Clone, Copy, PartialEq)]
enum Token {
    /// A bracket, comma or colon.
    Mark,
    /// A plain scalar that begins at a place.
    Plain(usize),
    /// Anything else that is complete.
    Done,
}

struct Brackets<'t> {
    text: &'t str,
    at: usize,
    /// Closing brackets to come, and whether an object's next entry has a colon.
    open: Vec<(char, bool)>,
    last: Token,
    /// Each comment that takes something in, what that is, and the quotes that prevent it.
    taken: Vec<(Span, char, Edit)>,
    certain: bool,
}

impl<'t> Brackets<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        Self { text, at: start, open: Vec::new(), last: Token::Mark, taken: Vec::new(), certain: true }
    }

    /// Reads until the first bracket is closed. `None` where the brackets do not fit.
    fn read(&mut self) -> Option<()> {
        loop {
            let c = self.text[self.at..].chars().next()?;
            match c {
                '[' | '{' => {
                    self.open.push((if c == '[' { ']' } else { '}' }, false));
                    self.mark(1);
                }
                ']' | '}' => {
                    self.end_entry();
                    (self.open.pop()?.0 == c).then(|| self.mark(1))?;
                    self.last = Token::Done;
                    if self.open.is_empty() {
                        return Some(());
                    }
                }
                ',' => {
                    self.end_entry();
                    self.mark(1);
                }
                '\n' => {
                    self.at += 1;
                    if ends_document(&self.text[self.at..]) {
                        return None;
                    }
                }
                c if c.is_whitespace() => self.at += c.len_utf8(),
                '#' if self.text[..self.at].ends_with(|c: char| c.is_whitespace() || "[{,".contains(c)) => {
                    self.comment();
                }
                '"' | '\'' if !matches!(self.last, Token::Plain(_)) => self.quoted(c)?,
                ':' if self.is_colon() => {
                    if let Some((_, has_colon)) = self.open.last_mut() {
                        *has_colon = true;
                    }
                    self.mark(1);
                }
                _ => self.plain(),
            }
        }
    }

    fn mark(&mut self, bytes: usize) {
        self.at += bytes;
        self.last = Token::Mark;
    }

    /// An entry of an object without a colon may be the rest of a text with a comma in it.
    fn end_entry(&mut self) {
        let Some((bracket, has_colon)) = self.open.last_mut() else { return };
        self.certain &= *bracket == ']' || std::mem::take(has_colon) || self.last == Token::Mark;
    }

    fn is_colon(&self) -> bool {
        let rest = &self.text[self.at + 1..];
        self.last == Token::Done
            || rest.is_empty()
            || rest.starts_with(|c: char| c.is_whitespace() || ",[]{}".contains(c))
    }

    fn quoted(&mut self, quote: char) -> Option<()> {
        let mut chars = self.text[self.at + 1..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' if quote == '"' => _ = chars.next(),
                '\'' if quote == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some() => {}
                '\n' if ends_document(&self.text[self.at + 1 + at + 1..]) => return None,
                c if c == quote => {
                    self.at += 1 + at + 1;
                    self.last = Token::Done;
                    return Some(());
                }
                _ => {}
            }
        }
        None
    }

    /// A plain scalar, up to the end of its line.
    fn plain(&mut self) {
        if !matches!(self.last, Token::Plain(_)) {
            self.last = Token::Plain(self.at);
        }
        let rest = &self.text[self.at..];
        let ends = |(at, c): &(usize, char)| match c {
            ',' | '[' | ']' | '{' | '}' | '\n' => true,
            ':' => rest[at + 1..].starts_with(|c: char| c.is_whitespace() || ",[]{}".contains(c)),
            '#' => rest[..*at].ends_with([' ', '\t']),
            _ => false,
        };
        // The first character is text, whatever it is.
        self.at += rest.char_indices().skip(1).find(ends).map_or(rest.len(), |(at, _)| at);
    }

    /// A comment: passed over, or read as text where it takes in something that brackets need.
    fn comment(&mut self) {
        let comment = cut::lost(self.text, self.at);
        let line = &self.text[comment.range()];
        let taken = line.char_indices().find(|(_, c)| ",[]{}".contains(*c));
        let (Some((len, c)), true) = (taken, is_doubtful(line) && self.last != Token::Done) else {
            self.at += self.text[self.at..].find('\n').unwrap_or(self.text.len() - self.at);
            return;
        };
        let start = if let Token::Plain(start) = self.last { start } else { self.at };
        let end = self.at + line[..len].trim_end().len();
        self.taken.push((comment, c, quoted(self.text, start, end)));
        self.at += len;
        self.last = Token::Done;
    }

    /// Whether nothing but a comment follows on the line.
    fn ends_line(&self) -> bool {
        let rest = self.text[self.at..].lines().next().unwrap_or_default().trim_start();
        rest.is_empty() || (rest.starts_with('#') && !is_doubtful(rest))
    }
}

/// A comment in the middle of a text that goes on in the next lines: the quotes around all of it.
pub(super) fn in_lines(text: &str, hash: usize) -> Option<Fix> {
    let start = start_of_text(text, hash)?;
    let line = line_start(text, start);
    let own = text[line..start].len() - text[line..start].trim_start_matches([' ', '-']).len();
    // The column of the key, or of the last dash where there is none.
    let column = if own == start - line { text[line..start].rfind('-')? } else { own };
    let mut end = hash;
    let mut at = line_start(text, hash);
    let mut blank = false;
    for row in text[at..].split_inclusive('\n') {
        let said = row.trim();
        let indent = row.len() - row.trim_start_matches(' ').len();
        let begins = at;
        at += row.len();
        if said.is_empty() || (said.starts_with('#') && !is_doubtful(said)) {
            blank = true;
            continue;
        }
        if begins > hash && indent <= column {
            break;
        }
        // After a line without text, or with what looks like a key, it is doubtful where the text ends.
        if blank || cut::has_comment(&text[hash..at]) || (begins > hash && (said.contains(": ") || said.ends_with(':')))
        {
            return None;
        }
        end = begins + row.trim_end().len();
    }
    Some(quoting([quoted(text, start, end)]))
}

/// Where the plain scalar begins that a comment interrupts.
fn start_of_text(text: &str, hash: usize) -> Option<usize> {
    let mut line = line_start(text, hash);
    let mut first = None;
    loop {
        let row = text[line..].lines().next()?;
        if ends_document(row) {
            return None;
        }
        let row = &row[..row.len().min(hash - line)];
        let indent = row.len() - row.trim_start().len();
        let entry = row.trim_start().trim_start_matches("- ");
        let dashed = entry.len() < row.trim_start().len();
        let value = key_length(entry).map(|key| &entry[key..]).or_else(|| dashed.then_some(entry));
        match value.map(str::trim_start) {
            Some("") => return first,
            // An anchor or a tag is no part of the text, and what begins with a quote or bracket is none.
            Some(value) if value.starts_with(['&', '*', '!', '"', '\'', '[', '{', '|', '>', '#']) => return None,
            Some(value) => return Some(line + row.len() - value.len()),
            None if row.trim().is_empty() && line + indent < hash => return None,
            None => first = Some(line + indent),
        }
        line = line_start(text, line.checked_sub(1)?);
    }
}

/// How long the key of a line is, with its colon, if it has one.
pub(super) fn key_length(line: &str) -> Option<usize> {
    let (key, value) = line.split_once(':')?;
    let of_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'"' | b'\'');
    let is_key =
        !key.is_empty() && key.bytes().all(of_key) && (value.is_empty() || value.starts_with([' ', '\n', '\r']));
    is_key.then_some(key.len() + 1)
}

/// The doubtful comment at the end of the line above a place, blank lines and other comments between.
pub(super) fn above(text: &str, at: usize) -> Option<usize> {
    let mut rows = text[..line_start(text, at)].split_inclusive('\n').rev();
    let mut end = line_start(text, at);
    let row = rows.find(|row| {
        let said = row.trim();
        end -= row.len();
        !said.is_empty() && (!said.starts_with('#') || is_doubtful(said))
    })?;
    let goes_on = text[at..].trim_start().lines().next()?;
    let hashes = row.match_indices('#').map(|(at, _)| at);
    let mut begun = hashes.filter(|&at| row[..at].ends_with([' ', '\t']) && key_length(goes_on).is_none());
    let hash = begun.next().filter(|&at| is_doubtful(&row[at..]))?;
    start_of_text(text, end + hash).map(|_| end + hash)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}
