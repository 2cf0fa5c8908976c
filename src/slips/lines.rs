//! The lines of YAML, each read as a key, an item or a part of a text.

use super::chars::{Sign, blanks, closing_quote, confusable, first, is_blank, mate};
use super::columns::Columns;
use super::flow::Flow;
use super::indent::Indent;
use super::keys::{Keys, is_instead, is_key};
use super::{Kind, Slip, edit};
use crate::text::Span;

/// What may be wrong with the lines of a text.
pub(super) fn slips(text: &str, wide: usize) -> Vec<Slip> {
    let keys = Keys::of(text);
    let mut lines = Lines { text, keys: &keys, wide, block: None, columns: Columns::default(), out: Vec::new() };
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while at < text.len() {
        let end = line_end(text, at);
        at = lines.line(at, end).max(end);
        at += text[at..].find('\n').map_or(text.len() - at, |found| found + 1);
    }
    lines.out
}

fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].split('\n').next().unwrap_or_default();
    at + line.trim_end_matches('\r').len()
}

struct Lines<'t> {
    text: &'t str,
    keys: &'t Keys<'t>,
    wide: usize,
    block: Option<Block>,
    columns: Columns,
    out: Vec<Slip>,
}

/// A block text that may still go on.
struct Block {
    /// The column of its key.
    key: usize,
    /// The column of its first line.
    lines: Option<usize>,
    /// Which slip has the lines that are not indented, if none is.
    bare: Option<usize>,
}

impl Lines<'_> {
    fn slip(&mut self, kind: Kind, span: (usize, usize), edits: Vec<crate::diagnostic::Edit>) {
        self.out.push(Slip { kind, span: Span::new(span.0, span.1), edits });
    }

    /// Reads a line, and returns where its last value ends, which may be lines below.
    fn line(&mut self, start: usize, end: usize) -> usize {
        let row = &self.text[start..end];
        let indent = Indent::of(row, self.wide);
        let rest = &row[indent.length..];
        if rest.is_empty() || self.in_block(start, row, &indent) {
            return end;
        }
        self.block = None;
        if rest.starts_with('#') || self.no_yaml(start, end) {
            return end;
        }
        if row.starts_with("---") || row.starts_with("...") {
            self.columns = Columns::default();
            return end;
        }
        self.out.extend(indent.slip(self.text, start, indent.columns));
        let at = start + indent.length;
        if let Some(hash) = first(rest, Sign::Hash) {
            self.slip(Kind::Sign, (at, at + hash.c.len_utf8()), vec![edit(at, at + hash.c.len_utf8(), "#")]);
            return end;
        }
        let item = self.dashes(at, end);
        let column = indent.columns + self.text[at..item].chars().count();
        let value = self.key(item, end);
        if indent.spaces() == indent.length {
            self.align(start, at, (item > at).then_some(indent.columns), value.map(|value| (column, value, end)));
        }
        match value {
            Some(value) => {
                self.braces(item, value, end, item > at);
                self.value(value, end, column)
            }
            None => self.value(item, end, indent.columns),
        }
    }

    /// Whether a line is none of YAML's, but of what it is taken from or mixed up with.
    fn no_yaml(&mut self, start: usize, end: usize) -> bool {
        let row = self.text[start..end].trim_end();
        let rest = row.trim_start_matches(' ');
        let (from, to) = (start + row.len() - rest.len(), start + row.len());
        if rest.starts_with("```") || rest == "~~~" {
            let next = self.text[end..].find('\n').map_or(self.text.len(), |found| end + found + 1);
            self.slip(Kind::Fence, (from, to), vec![edit(start, next, "")]);
        } else if rest.starts_with("//") {
            self.slip(Kind::Line, (from, from + 2), vec![edit(from, from + 2, "#")]);
        } else if is_separator_alike(row) {
            self.slip(Kind::Line, (from, to), vec![edit(from, to, "---")]);
            self.columns = Columns::default();
        } else {
            return false;
        }
        true
    }

    /// Brings a line into the column of those it stands beside. A key comes with its column, and with where its
    /// value begins and ends.
    fn align(&mut self, start: usize, at: usize, dash: Option<usize>, key: Option<(usize, usize, usize)>) {
        let complete = key.is_some_and(|(_, value, end)| is_complete(&self.text[value..end]));
        if dash.is_none() && key.is_none() && leads_below(&self.text[at..line_end(self.text, at)]) {
            self.columns.lose();
        }
        let meant = self.columns.line(dash, key.map(|(column, ..)| column), complete);
        if let Some(meant) = meant.filter(|meant| *meant != at - start) {
            // The dashes and the word behind them.
            let line = &self.text[at..line_end(self.text, at)];
            let dashes = line.len() - line.trim_start_matches(['-', ' ']).len();
            let end = line[dashes..].find(' ').map_or(line.len(), |word| dashes + word);
            self.slip(Kind::Align, (at, at + end), vec![edit(start, at, " ".repeat(meant))]);
        }
    }

    /// Whether a line belongs to a block text. One that is indented too little is mended.
    fn in_block(&mut self, start: usize, row: &str, indent: &Indent) -> bool {
        let Some(block) = &mut self.block else { return false };
        let spaces = indent.spaces();
        let rest = &row[indent.length..];
        if let Some(bare) = block.bare {
            let goes_on = spaces <= block.key && !ends_bare(rest, self.keys);
            if goes_on {
                self.out[bare].edits.push(edit(start, start, " ".repeat(BELOW)));
            }
            return goes_on;
        }
        if block.lines.is_none() && spaces == block.key && spaces == indent.length && !ends_bare(rest, self.keys) {
            block.bare = Some(self.out.len());
            let edits = vec![edit(start, start, " ".repeat(BELOW))];
            self.slip(Kind::Bare, (start + spaces, start + row.trim_end().len()), edits);
            return true;
        }
        let Some(lines) = block.lines else {
            block.lines = Some(if spaces > block.key { spaces } else { block.key + BELOW });
            let slip = if spaces > block.key { None } else { indent.slip(self.text, start, block.key + BELOW) };
            let inside = spaces > block.key || slip.is_some();
            self.out.extend(slip);
            return inside;
        };
        if spaces >= lines {
            return true;
        }
        // A line that ends as a key does leads to what is indented below it, comments too.
        let leads = indent.columns <= block.key && rest.trim_end().ends_with(':');
        if rest.starts_with('#') || leads || (indent.columns <= block.key && is_structure(rest, self.keys)) {
            return false;
        }
        if let Some(slip) = indent.slip(self.text, start, lines) {
            self.out.push(slip);
            return true;
        }
        let end = start + row.trim_end().len();
        let edits = vec![edit(start, start + indent.length, " ".repeat(lines))];
        self.slip(Kind::Block, (start + indent.length, end), edits);
        true
    }

    /// Reads the dashes of list items, and returns where what follows them begins.
    fn dashes(&mut self, mut at: usize, end: usize) -> usize {
        loop {
            let rest = &self.text[at..end];
            if let Some(length) = self.number(rest) {
                let next = at + length + blanks(&rest[length..]);
                // The key behind it stays in its column, as the lines below it do.
                let spaces = self.text[at..next].chars().count().max(2) - 1;
                self.slip(Kind::Sign, (at, at + length), vec![edit(at, next, format!("-{}", " ".repeat(spaces)))]);
                at = next;
                continue;
            }
            let sign = first(rest, Sign::Dash);
            let Some(dash) = sign.map(|found| found.c).or_else(|| rest.starts_with('-').then_some('-')) else {
                return at;
            };
            let length = dash.len_utf8();
            let blank = blanks(&rest[length..]);
            let next = at + length + blank;
            if sign.is_some() {
                self.slip(Kind::Sign, (at, at + length), vec![edit(at, next, "- ")]);
            } else if rest.len() == 1 || blank > 0 {
                self.space(at + 1, next);
            } else if rest[1..].starts_with('-') {
                return at;
            } else {
                let edits = self.dash_space(at, end);
                self.slip(Kind::Space, (at, at + 1), edits);
            }
            at = next;
        }
    }

    /// How long a mark is that a list item begins with where its dash belongs: `1.`, `2）`, `①`, `*`.
    fn number(&self, rest: &str) -> Option<usize> {
        let length = numbering(rest)?;
        let item = &rest[length + blanks(&rest[length..])..];
        let colon = &item[self.keys.key(item)?..];
        (colon.starts_with(':') || first(colon, Sign::Colon).is_some()).then_some(length)
    }

    /// The changes that put a space behind a dash. Where the lines below fit the key behind it as it stands, the dash
    /// goes one to the left; where that is no place for it, these lines go one to the right.
    fn dash_space(&self, at: usize, end: usize) -> Vec<crate::diagnostic::Edit> {
        let start = self.text[..at].rfind('\n').map_or(0, |found| found + 1);
        let below = self.text[end..].trim_start_matches('\r').strip_prefix('\n').unwrap_or_default();
        let next = below.split('\n').next().unwrap_or_default();
        let column = at - start;
        let beside = Indent::of(next, self.wide).length == column + 1 && !next.trim_start().starts_with('-');
        if !beside || !self.text[..at].ends_with(['\n', ' ']) {
            return vec![edit(at + 1, at + 1, " ")];
        }
        if column > 0 && !self.columns.begins_at(column) {
            return vec![edit(at - 1, at + 1, "- ")];
        }
        let mut line = self.text.len() - below.len();
        let mut edits = vec![edit(at + 1, at + 1, " ")];
        for row in below.split_inclusive('\n') {
            if !row.trim().is_empty() {
                if Indent::of(row, self.wide).length <= column {
                    break;
                }
                edits.push(edit(line, line, " "));
            }
            line += row.len();
        }
        edits
    }

    /// Blanks between a sign and what follows, with what is none to YAML replaced.
    fn space(&mut self, start: usize, end: usize) {
        let between = &self.text[start..end];
        if let Some((at, c)) = between.char_indices().find(|(_, c)| is_blank(*c) && !c.is_ascii()) {
            self.slip(Kind::Sign, (start + at, start + at + c.len_utf8()), vec![edit(start, end, " ")]);
        }
    }

    /// Reads a key and its colon, and returns where the value begins.
    fn key(&mut self, start: usize, end: usize) -> Option<usize> {
        let rest = &self.text[start..end];
        let (open, close, word) = quoted_key(rest, self.keys)?;
        let length = open.map_or(0, char::len_utf8) + word + close.map_or(0, char::len_utf8);
        let colon = start + length + blanks(&rest[length..]);
        let after = &self.text[colon..end];
        let exact = is_key(&rest[open.map_or(0, char::len_utf8)..][..word]);
        if exact && open.is_none() && after.is_empty() {
            self.slip(Kind::Colon, (start, start + length), vec![edit(start + length, start + length, ":")]);
            return Some(end);
        }
        let word_follows =
            after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '|' | '>' | '[' | '{'));
        if exact && open.is_none() && colon > start + length && word_follows {
            self.slip(Kind::Colon, (start, start + length), vec![edit(start + length, start + length, ":")]);
            return Some(colon);
        }
        let instead = after.chars().next().filter(|c| exact && is_instead(*c));
        let sign = first(after, Sign::Colon).map(|found| found.c).or(instead);
        let c = sign.or_else(|| after.starts_with(':').then_some(':'))?;
        if let (Some(open), Some(close)) = (open, close)
            && !open.is_ascii()
        {
            let inside = start + open.len_utf8();
            let edits = vec![edit(start, inside, "\""), edit(inside + word, inside + word + close.len_utf8(), "\"")];
            self.slip(Kind::Sign, (start, inside), edits);
        }
        let behind = colon + c.len_utf8();
        let value = behind + blanks(&self.text[behind..end]);
        if sign.is_some() {
            let text = if value == end { ":" } else { ": " };
            let from = start + length;
            self.slip(Kind::Sign, (colon, behind), vec![edit(from, value, text)]);
        } else if value > behind {
            self.space(behind, value);
        } else if value < end
            && !self.text[value..].starts_with("//")
            && !self.text[value..].starts_with(['|', '>', ':'])
        {
            // A block header would take in all that follows, comments too; of two colons none is one.
            self.slip(Kind::Space, (colon, behind), vec![edit(behind, behind, " ")]);
        }
        Some(value)
    }

    /// Reads the value that stands on a line.
    fn value(&mut self, start: usize, end: usize, column: usize) -> usize {
        let value = &self.text[start..end];
        let c = value.chars().next().unwrap_or(' ');
        match c {
            '[' | '{' => return Flow::new(self.text, self.keys, start).read(&mut self.out),
            '"' | '\'' => return self.quoted(start, end, c),
            '|' | '>' if is_header(&value[1..]) => self.block = Some(Block { key: column, lines: None, bare: None }),
            _ => match confusable(c).map(|found| (found.sign, found)) {
                Some((Sign::Open, _)) => return Flow::new(self.text, self.keys, start).read(&mut self.out),
                Some((Sign::Header, found)) if is_header(&value[c.len_utf8()..]) => {
                    let span = (start, start + c.len_utf8());
                    self.slip(Kind::Sign, span, vec![edit(span.0, span.1, found.means.to_string())]);
                    self.block = Some(Block { key: column, lines: None, bare: None });
                }
                Some((Sign::Quote, _)) => self.curly(start, value, c),
                _ => {}
            },
        }
        end
    }

    /// A text in quotes: its end, or that of its line where its closing quote looks like one only.
    fn quoted(&mut self, start: usize, end: usize, quote: char) -> usize {
        let line = self.text[start + 1..end].trim_end();
        let last = line.chars().next_back().filter(|_| !line.contains(quote));
        let likeness = last.and_then(confusable).filter(|found| found.sign == Sign::Quote && found.means == quote);
        if let Some(found) = likeness {
            let close = start + 1 + line.len();
            let span = (close - found.c.len_utf8(), close);
            self.slip(Kind::Sign, span, vec![edit(span.0, span.1, quote.to_string())]);
            return end;
        }
        closing_quote(self.text, start, quote).map_or(end, |close| close + 1)
    }

    /// A text in quotes that are none, where it has something in it that needs them.
    fn curly(&mut self, start: usize, value: &str, open: char) {
        let value = value.trim_end();
        let inside = &value[open.len_utf8()..];
        let Some(close) = mate(open).filter(|close| inside.ends_with(*close)) else { return };
        let inside = &inside[..inside.len() - close.len_utf8()];
        let needs = inside.contains(": ") || inside.contains(" #") || inside.ends_with(':');
        if needs && !inside.contains(['"', '\\', close]) {
            let end = start + value.len();
            let edits = vec![edit(start, start + open.len_utf8(), "\""), edit(end - close.len_utf8(), end, "\"")];
            self.slip(Kind::Sign, (start, start + open.len_utf8()), edits);
        }
    }

    /// An object that is written on one line, as in `- id: a, title: Yes`, without its braces.
    fn braces(&mut self, start: usize, value: usize, end: usize, item: bool) {
        let text = &self.text[value..end];
        let plain = text.split(" #").next().unwrap_or(text).trim_end();
        if plain.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#']) && !item {
            return;
        }
        let seconds = self.seconds(value, plain, item);
        let second = seconds.first().map(|(_, at)| *at);
        let nested = self.keys.key(plain).filter(|length| plain[*length..].starts_with(": ")).map(|_| value);
        let (Some(at), first) = (second.or(nested.filter(|_| !item)), if item { start } else { value }) else { return };
        if second.is_some() && !item && nested.is_none() {
            return;
        }
        let length = self.keys.key(&self.text[at..end]).unwrap_or(0);
        let close = value + plain.len();
        // Braces alone would make one word of the key and them.
        let glued =
            |slip: &Slip| slip.kind == Kind::Space && slip.edits.iter().any(|edit| edit.span.start as usize == first);
        let open = if self.out.pop_if(|slip| glued(slip)).is_some() { " {" } else { "{" };
        let mut edits = vec![edit(first, first, open)];
        let commas = seconds.iter().filter(|(mark, _)| item && !self.text[*mark..].starts_with(','));
        edits.extend(commas.map(|(mark, key)| edit(*mark, *key, ", ")));
        // Its closing brace may be there.
        let closed = plain.ends_with('}') && plain.matches('}').count() > plain.matches('{').count();
        edits.push(if closed { edit(close - 1, close, "}") } else { edit(close, close, "}") });
        self.slip(Kind::Braces, (at, at + length), edits);
    }

    /// The further keys on the line of a value, each with where what stands between it and the value before begins.
    fn seconds(&self, value: usize, plain: &str, item: bool) -> Vec<(usize, usize)> {
        let mut out: Vec<(usize, usize)> = Vec::new();
        for (at, mark) in plain.match_indices([',', '，', '、', ';', '；', '|', ' ']) {
            let rest = &plain[at + mark.len()..];
            let rest = &rest[blanks(rest)..];
            let key = value + plain.len() - rest.len();
            let length = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '$')).unwrap_or(rest.len());
            let begins = rest[length..].starts_with([':', '：'])
                && match mark {
                    "," | "，" => self.keys.key(rest).is_some(),
                    // The others may be meant in a text.
                    _ => item && is_key(&rest[..length]) && rest[length..].starts_with(": "),
                };
            if begins && out.last().is_none_or(|(_, last)| *last < key) {
                out.push((value + plain[..at].trim_end_matches(' ').len(), key));
            }
        }
        out
    }
}

/// How long the number or the star is that a line begins with.
fn numbering(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if matches!(first, '①'..='⑳') || (matches!(first, '*' | '+') && rest[1..].starts_with(' ')) {
        return Some(first.len_utf8());
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|&digits| (1..=2).contains(&digits))?;
    let mark = rest[digits..].chars().next().filter(|c| matches!(c, '.' | ')' | '．' | '、' | '）'))?;
    Some(digits + mark.len_utf8())
}

/// Whether what stands behind a key is a value, so that none stands below.
fn is_complete(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && !value.starts_with(['#', '&', '|', '>'])
}

/// Whether the value of what may be a key stands below its line.
fn leads_below(line: &str) -> bool {
    line.split_once(": ").map_or_else(|| line.trim_end().ends_with(':'), |(_, value)| !is_complete(value))
}

/// Whether a line separates messages but for the number or the kind of its dashes.
fn is_separator_alike(row: &str) -> bool {
    let dashes = row.chars().all(|c| matches!(c, '-' | '－' | '–' | '—' | '―' | '−' | '‐' | '‑'));
    // A word processor makes one long dash of several.
    let enough = row.chars().count() >= 2 || row.starts_with(['—', '―']);
    dashes && enough && row != "---"
}

/// A key, perhaps in quotes of some sort: the quotes, and how long the word is.
fn quoted_key(text: &str, keys: &Keys<'_>) -> Option<(Option<char>, Option<char>, usize)> {
    let c = text.chars().next()?;
    let sign = confusable(c).is_some_and(|found| found.sign == Sign::Quote);
    if !sign && !matches!(c, '"' | '\'') {
        return Some((None, None, keys.key(text)?));
    }
    let inside = &text[c.len_utf8()..];
    let word = keys.key(inside)?;
    let close = inside[word..].chars().next()?;
    let closes = if sign { mate(c) == Some(close) } else { c == close };
    closes.then_some((Some(c), Some(close), word))
}

/// Whether a line begins as an item or an entry does.
fn is_structure(rest: &str, keys: &Keys<'_>) -> bool {
    let entry = quoted_key(rest, keys).is_some_and(|(open, close, word)| {
        let length = open.map_or(0, char::len_utf8) + word + close.map_or(0, char::len_utf8);
        let after = &rest[length + blanks(&rest[length..])..];
        after.starts_with(':') || first(after, Sign::Colon).is_some()
    });
    // A key that nobody knows is one, too.
    let word = rest.split(':').next().unwrap_or(rest);
    let other = word.len() < rest.len() && !word.contains(char::is_whitespace);
    entry || other || rest.starts_with("- ") || rest == "-" || rest.starts_with("---") || rest.starts_with("...")
}

/// How much deeper than its key a text is indented where nothing shows it.
const BELOW: usize = 2;

/// Whether a line ends a block text that is not indented: a key that is known, or another message.
fn ends_bare(rest: &str, keys: &Keys<'_>) -> bool {
    let colon = |length: usize| {
        let after = &rest[length + blanks(&rest[length..])..];
        after.starts_with(':') || first(after, Sign::Colon).is_some()
    };
    rest.starts_with("---") || rest.starts_with("...") || rest.starts_with("# ") || keys.key(rest).is_some_and(colon)
}

/// Whether nothing but marks of a block text follows its sign.
fn is_header(rest: &str) -> bool {
    let marks = rest.split(" #").next().unwrap_or(rest).trim_end();
    marks.bytes().all(|mark| matches!(mark, b'+' | b'-' | b'1'..=b'9'))
}
