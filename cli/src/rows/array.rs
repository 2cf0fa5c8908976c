//! Rows of one JSON array, element by element, so that it may be longer than memory.

use super::batch::{Batch, Kind, LONGEST, Rows};
use super::encoding::{is_utf16, utf16};
use crate::project::words::reason;
use std::io::{BufRead, BufReader, Read};
use waml::say;
use waml::text::Phrase;

pub(super) struct Array {
    from: BufReader<Box<dyn Read + Send>>,
    name: String,
    state: State,
    row: u64,
    /// The place of the next byte.
    line: u64,
    column: u64,
    read: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// In front of the bracket.
    Start,
    /// Behind the bracket.
    First,
    /// Behind a comma.
    Next,
    /// Behind the last bracket.
    Ended,
}

/// Where in an element a byte stands.
#[derive(Default)]
struct Inside {
    depth: usize,
    quoted: bool,
    escaped: bool,
}

impl Inside {
    /// Takes the next byte in; returns whether it ends the element.
    fn ends(&mut self, byte: u8) -> bool {
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b',' | b']' if self.depth == 0 => return true,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        false
    }
}

impl Array {
    pub(super) fn new(from: Box<dyn Read + Send>, name: String) -> Self {
        let from = BufReader::with_capacity(64 * 1024, from);
        Self { from, name, state: State::Start, row: 0, line: 1, column: 1, read: 0 }
    }

    /// The next byte, still to be taken.
    fn peek(&mut self) -> Result<Option<u8>, Phrase> {
        match self.from.fill_buf() {
            Ok(bytes) => Ok(bytes.first().copied()),
            Err(error) => {
                let (name, why) = (&self.name, reason(&error));
                Err(say!("cannot read {name}: {why}", "无法读取 {name}：{why}"; why))
            }
        }
    }

    fn take(&mut self, byte: u8) {
        self.from.consume(1);
        self.read += 1;
        if byte == b'\n' {
            (self.line, self.column) = (self.line + 1, 1);
        } else {
            self.column += 1;
        }
    }

    fn skip_blank(&mut self) -> Result<Option<u8>, Phrase> {
        loop {
            match self.peek()? {
                Some(byte @ (b' ' | b'\t' | b'\r' | b'\n')) => self.take(byte),
                other => return Ok(other),
            }
        }
    }

    fn broken(&self) -> Phrase {
        let Self { name, line, column, row, .. } = self;
        let row = row + 1;
        say!(
            "{name}: the array breaks off in row {row}, at line {line}, column {column}",
            "{name}：数组在第 {row} 行数据处中断，位于第 {line} 行第 {column} 列"
        )
    }

    fn begin(&mut self) -> Result<(), Phrase> {
        self.peek()?;
        if is_utf16(self.from.buffer()) {
            return Err(utf16(&self.name));
        }
        if self.from.buffer().starts_with(b"\xef\xbb\xbf") {
            self.from.consume(3);
        }
        match self.skip_blank()? {
            Some(b'[') => {
                self.take(b'[');
                self.state = State::First;
                Ok(())
            }
            None => Err(super::encoding::empty(&self.name)),
            Some(_) => {
                let Self { name, line, column, .. } = self;
                Err(say!(
                    "{name}: no JSON array begins at line {line}, column {column}; objects on lines are read with \
                     --data-format jsonl",
                    "{name}：第 {line} 行第 {column} 列不是 JSON 数组的开头；每行一个对象时用 --data-format jsonl"
                ))
            }
        }
    }

    /// Reads an element, and the comma or bracket behind it.
    fn element(&mut self, batch: &mut Batch) -> Result<(), Phrase> {
        let (start, line) = (batch.bytes.len(), self.line);
        let mut inside = Inside::default();
        loop {
            let byte = self.peek()?.filter(|_| batch.bytes.len() - start < LONGEST).ok_or_else(|| self.broken())?;
            if inside.ends(byte) {
                if batch.bytes.len() == start {
                    return Err(self.broken());
                }
                self.take(byte);
                self.state = if byte == b',' { State::Next } else { State::Ended };
                self.row += 1;
                batch.end_row(line, Kind::Json, start);
                return Ok(());
            }
            self.take(byte);
            batch.bytes.push(byte);
        }
    }
}

impl Rows for Array {
    fn next(&mut self, batch: &mut Batch) -> Result<bool, Phrase> {
        if self.state == State::Start {
            self.begin()?;
        }
        let next = self.skip_blank()?;
        match (self.state, next) {
            (State::Ended, None) => Ok(false),
            (State::First, Some(b']')) => {
                self.take(b']');
                self.state = State::Ended;
                self.next(batch)
            }
            (State::Ended, Some(_)) => {
                let Self { name, line, column, .. } = self;
                Err(say!(
                    "{name}: something stands behind the array, at line {line}, column {column}",
                    "{name}：数组之后还有内容，位于第 {line} 行第 {column} 列"
                ))
            }
            _ => self.element(batch).map(|()| true),
        }
    }

    fn bytes(&self) -> u64 {
        self.read
    }
}
