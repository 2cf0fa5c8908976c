//! Objects and lists between brackets.

use super::chars::{Sign, blanks, closing_quote, confusable, first, is_blank, is_wide, mate};
use super::keys::{Keys, is_instead, is_key};
use super::{Kind, Slip, edit};
use crate::text::Span;

/// Reads one value between brackets, and what is in it.
pub(super) struct Flow<'t> {
    text: &'t str,
    keys: &'t Keys<'t>,
    at: usize,
    /// The closing brackets to come.
    open: Vec<char>,
    /// Whether a bracket, comma or colon was read last.
    fresh: bool,
    /// Whether the next word of an object is a key.
    wants_key: bool,
    /// Whether something complete was read last.
    done: bool,
}

impl<'t> Flow<'t> {
    pub(super) fn new(text: &'t str, keys: &'t Keys<'t>, start: usize) -> Self {
        Self { text, keys, at: start, open: Vec::new(), fresh: true, wants_key: false, done: false }
    }

    /// Reads up to the bracket that closes the first one, or to where the brackets do not fit, and returns that
    /// place.
    pub(super) fn read(mut self, out: &mut Vec<Slip>) -> usize {
        while let Some(c) = self.text[self.at..].chars().next() {
            let ends_document = self.text[..self.at].ends_with('\n') && self.text[self.at..].starts_with("---");
            if ends_document || !self.step(c, out) || self.open.is_empty() {
                break;
            }
        }
        self.at
    }

    fn step(&mut self, c: char, out: &mut Vec<Slip>) -> bool {
        match c {
            '#' if self.text[..self.at].ends_with(|c: char| c.is_whitespace()) => {
                self.at += self.text[self.at..].find('\n').unwrap_or(self.text.len() - self.at);
            }
            _ if is_wide(c) && (self.fresh || self.done) => self.replace(c, " ", out),
            _ if c.is_whitespace() => self.blank(c, out),
            '{' | '[' if self.fresh => {
                self.at += 1;
                self.begin(c);
            }
            '}' | ']' => return self.end(c),
            ',' => self.mark(1, true),
            '"' | '\'' if self.fresh && self.closed_alike(c, out) => {}
            '"' | '\'' if self.fresh => {
                let Some(close) = closing_quote(self.text, self.at, c) else { return false };
                self.at = close + 1;
                (self.fresh, self.done) = (false, true);
                if std::mem::take(&mut self.wants_key) {
                    self.wide_colon(out);
                }
            }
            ':' if self.done || self.text[self.at + 1..].starts_with(is_blank) => self.mark(1, false),
            _ => self.other(c, out),
        }
        true
    }

    /// A blank, behind which the next entry may begin without a comma.
    fn blank(&mut self, c: char, out: &mut Vec<Slip>) {
        let before = self.at;
        self.at += c.len_utf8();
        // A comma that a comment takes in is told there.
        let last = self.text[..before].trim_end();
        let breaks = c == '\n' || self.text[last.len()..before].contains('\n');
        if breaks && last.rsplit('\n').next().is_some_and(|line| line.contains(" #")) {
            return;
        }
        let rest = &self.text[self.at..];
        // What stands in front of a word without being one belongs to it.
        let word = last.rsplit(|c: char| c.is_whitespace() || "{[,".contains(c)).next().unwrap_or_default();
        if word.starts_with(['!', '&']) {
            return;
        }
        let next = self.keys.key(rest).filter(|length| is_key(&rest[..*length]) && rest[*length..].starts_with(": "));
        if let (Some(length), false, Some('}')) = (next, self.fresh, self.open.last()) {
            let edits = vec![edit(before, before, ",")];
            out.push(Slip { kind: Kind::Comma, span: Span::new(self.at, self.at + length), edits });
            self.mark(0, true);
        }
    }

    fn begin(&mut self, c: char) {
        self.open.push(if c == '{' { '}' } else { ']' });
        self.mark(0, true);
    }

    fn end(&mut self, c: char) -> bool {
        let fits = self.open.pop() == Some(c);
        self.at += c.len_utf8();
        (self.fresh, self.done) = (false, true);
        fits
    }

    fn mark(&mut self, bytes: usize, entry: bool) {
        self.at += bytes;
        (self.fresh, self.done) = (true, false);
        self.wants_key = entry && self.open.last() == Some(&'}');
    }

    /// Replaces a character, and goes on behind it.
    fn replace(&mut self, c: char, by: &str, out: &mut Vec<Slip>) {
        self.replace_to(c, self.at + c.len_utf8(), by, out);
    }

    fn replace_to(&mut self, c: char, end: usize, by: &str, out: &mut Vec<Slip>) {
        let span = Span::new(self.at, self.at + c.len_utf8());
        out.push(Slip { kind: Kind::Sign, span, edits: vec![edit(self.at, end, by)] });
        self.at = end;
    }

    /// Something that is no sign of YAML: a word, or what looks like a sign.
    fn other(&mut self, c: char, out: &mut Vec<Slip>) {
        let rest = &self.text[self.at + c.len_utf8()..];
        match confusable(c).map(|found| (found.sign, found.means)) {
            Some((Sign::Open, means)) if self.fresh => {
                self.replace(c, &means.to_string(), out);
                self.begin(means);
            }
            Some((Sign::Close, means)) if self.closes(means, rest) => {
                self.replace(c, &means.to_string(), out);
                self.open.pop();
                (self.fresh, self.done) = (false, true);
            }
            Some((Sign::Comma, _)) if self.separates(rest) => self.comma(c, out),
            None if c == ';' && self.separates(rest) => self.comma(c, out),
            Some((Sign::Quote, _)) if self.fresh => self.quoted(c, out),
            _ if self.fresh && self.wants_key => self.key(c, out),
            _ => self.letter(c),
        }
    }

    fn letter(&mut self, c: char) {
        self.at += c.len_utf8();
        (self.fresh, self.done) = (false, false);
    }

    fn comma(&mut self, c: char, out: &mut Vec<Slip>) {
        let end = self.at + c.len_utf8() + blanks(&self.text[self.at + c.len_utf8()..]);
        self.replace_to(c, end, ", ", out);
        self.mark(0, true);
    }

    /// Whether what follows a likeness of a comma shows that it is meant as one.
    fn separates(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_wide(c));
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'') || first(rest, Sign::Quote).is_some());
        let word = &rest[quote.map_or(0, char::len_utf8)..];
        let entry = self.open.last() == Some(&'}')
            && self.keys.key(word).is_some_and(|length| {
                let after = &word[length..];
                let after = after.strip_prefix(|c| Some(c) == quote.and_then(|c| mate(c).or(Some(c)))).unwrap_or(after);
                let after = &after[blanks(after)..];
                after.starts_with(':') || first(after, Sign::Colon).is_some()
            });
        entry || (self.done && !self.fresh)
    }

    /// Whether a likeness of a closing bracket is meant as one.
    fn closes(&self, means: char, rest: &str) -> bool {
        let rest = rest.trim_start_matches([' ', '\t']);
        let next = rest.chars().next().unwrap_or('\n');
        let ends = matches!(next, '\n' | '\r' | ',' | '}' | ']' | '#' | '，' | '｝' | '］' | '、' | '】');
        ends && self.open.last() == Some(&means)
    }

    /// A key and its colon, or a word in the place of one.
    fn key(&mut self, c: char, out: &mut Vec<Slip>) {
        let rest = &self.text[self.at..];
        let Some(length) = self.keys.key(rest) else { return self.letter(c) };
        let word = &rest[..length];
        self.at += length;
        let blank = blanks(&self.text[self.at..]);
        if is_key(word)
            && blank > 0
            && self.text[self.at + blank..].starts_with(|c: char| c.is_alphanumeric() || c == '"')
        {
            let span = Span::new(self.at - length, self.at);
            out.push(Slip { kind: Kind::Colon, span, edits: vec![edit(self.at, self.at, ":")] });
            return self.mark(0, false);
        }
        if let Some(c) = self.text[self.at + blank..].chars().next().filter(|c| is_key(word) && is_instead(*c)) {
            let (start, behind) = (self.at + blank, self.at + blank + c.len_utf8());
            let end = behind + blanks(&self.text[behind..]);
            let edits = vec![edit(self.at, end, ": ")];
            out.push(Slip { kind: Kind::Sign, span: Span::new(start, behind), edits });
            self.at = end;
            return self.mark(0, false);
        }
        self.colon(out);
    }

    /// What stands behind a key.
    fn colon(&mut self, out: &mut Vec<Slip>) {
        (self.fresh, self.done) = (false, false);
        if self.wide_colon(out) {
            return;
        }
        let blank = blanks(&self.text[self.at..]);
        if let Some(value) = self.text[self.at + blank..].strip_prefix(':') {
            self.at += blank + 1;
            let next = value.chars().next().unwrap_or(' ');
            if !next.is_whitespace() && !is_wide(next) && !matches!(next, ',' | '}' | ']' | ':') {
                let edits = vec![edit(self.at, self.at, " ")];
                out.push(Slip { kind: Kind::Space, span: Span::new(self.at - 1, self.at), edits });
            }
            self.mark(0, false);
        }
    }

    /// A likeness of a colon behind a key. Returns whether there is one.
    fn wide_colon(&mut self, out: &mut Vec<Slip>) -> bool {
        let start = self.at + blanks(&self.text[self.at..]);
        let Some(colon) = first(&self.text[start..], Sign::Colon) else { return false };
        let behind = start + colon.c.len_utf8();
        let end = behind + blanks(&self.text[behind..]);
        let edits = vec![edit(self.at, end, ": ")];
        out.push(Slip { kind: Kind::Sign, span: Span::new(start, behind), edits });
        self.at = end;
        self.mark(0, false);
        true
    }

    /// Reads a text that begins with a quote and ends with a likeness of one. Returns whether it does.
    fn closed_alike(&mut self, quote: char, out: &mut Vec<Slip>) -> bool {
        let line = self.text[self.at + 1..].lines().next().unwrap_or_default();
        let others = line.matches(quote).count();
        let ends = |(at, c): (usize, char)| {
            let found = confusable(c).filter(|found| found.sign == Sign::Quote && found.means == quote)?;
            let rest = &line[at + c.len_utf8()..];
            let rest = &rest[blanks(rest)..];
            let end = rest.starts_with([',', '}', ']', ':', '，', '：', '｝', '］']) || rest.is_empty();
            end.then_some((at, found.c))
        };
        // The quotes that are left belong to texts of their own.
        let Some((length, close)) = line.char_indices().find_map(ends).filter(|_| others.is_multiple_of(2)) else {
            return false;
        };
        self.at += 1 + length;
        self.replace(close, &quote.to_string(), out);
        (self.fresh, self.done) = (false, true);
        if std::mem::take(&mut self.wants_key) {
            self.wide_colon(out);
        }
        true
    }

    /// Quotes that are none: those of a key, and those around what needs some.
    fn quoted(&mut self, open: char, out: &mut Vec<Slip>) {
        let start = self.at;
        let inside = &self.text[start + open.len_utf8()..];
        let line = inside.split('\n').next().unwrap_or(inside);
        let Some((length, close)) = mate(open).and_then(|close| Some((line.find(close)?, close))) else {
            return self.letter(open);
        };
        let end = start + open.len_utf8() + length;
        let behind = &self.text[end + close.len_utf8()..];
        let behind = &behind[blanks(behind)..];
        let inside = &inside[..length];
        let is_key = self.wants_key && (behind.starts_with(':') || first(behind, Sign::Colon).is_some());
        let needs = inside.contains([',', '[', ']', '{', '}']) || inside.contains(": ") || inside.contains(" #");
        self.at = end + close.len_utf8();
        (self.fresh, self.done) = (false, false);
        if (is_key || needs) && !inside.contains(['"', '\\']) {
            let edits = vec![edit(start, start + open.len_utf8(), "\""), edit(end, self.at, "\"")];
            out.push(Slip { kind: Kind::Sign, span: Span::new(start, start + open.len_utf8()), edits });
            self.done = true;
        }
        if is_key {
            self.colon(out);
        }
    }
}
