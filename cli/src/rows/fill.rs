//! Rows of a batch become messages and rejects.

use super::batch::{Batch, Kind, Raw};
use super::columns::{Columns, DEFINITION, TO};
use super::job::{Named, Settings};
use super::reject::{Fault, Reject};
use std::fmt::Write;
use waml::params::{Plan, Values};
use waml::text::{Words, visible};
use waml::{Definition, say};

/// What fills rows.
pub(super) struct Filler<'d> {
    pub(super) all: &'d [Named],
    pub(super) plans: Vec<Plan<'d>>,
    /// The columns of a table.
    pub(super) columns: Option<Columns>,
    pub(super) settings: Settings,
}

/// What became of a batch.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The messages, each on its line.
    pub(super) out: String,
    /// The row of each message, and where it ends.
    pub(super) ends: Vec<(u64, usize)>,
    pub(super) rejects: Vec<Reject>,
    /// How many cells lost white space.
    pub(super) trimmed: u64,
    /// The first row of JSON whose recipient is replaced by that of the command line.
    pub(super) replaced: Option<u64>,
}

impl Filled {
    pub(super) fn clear(&mut self) {
        self.out.clear();
        self.ends.clear();
        self.rejects.clear();
        self.trimmed = 0;
        self.replaced = None;
    }
}

/// Room for the cells and the values of a row, used again for the next.
#[derive(Default)]
struct Room<'b> {
    cells: Vec<&'b str>,
    values: Values<'b>,
}

/// The text of a cell.
fn utf8<'b>(cell: &'b [u8], name: &str) -> Result<&'b str, Vec<Fault>> {
    std::str::from_utf8(cell).map_err(|error| {
        let (byte, shown) = (error.valid_up_to() + 1, visible(name));
        let message = say!(
            "`{shown}`: byte {byte} is no UTF-8; save the table as UTF-8",
            "`{shown}`：第 {byte} 个字节不是 UTF-8；将表格另存为 UTF-8"
        );
        vec![Fault::new("data/row", Some(name), message)]
    })
}

impl Filler<'_> {
    pub(super) fn fill(&self, batch: &Batch, filled: &mut Filled) {
        filled.clear();
        let mut room = Room::default();
        // Told of all rows at once, and of each only where one of them is none.
        let whole = std::str::from_utf8(&batch.bytes).ok();
        for (row, at) in batch.rows.iter().zip(batch.first..) {
            let start = filled.out.len();
            let done = match (&self.columns, row.kind) {
                (_, Kind::BrokenQuote) => Err(vec![broken_quote()]),
                (Some(columns), _) => self.table_row(columns, (batch, whole), row, at, (&mut room, filled)),
                (None, _) => self.object(batch.text(row), at, filled),
            };
            match done {
                Ok(()) => filled.ends.push((at, filled.out.len())),
                Err(faults) => {
                    filled.out.truncate(start);
                    filled.rejects.push(Reject { row: at, line: row.line, faults, data: self.data(batch, row) });
                }
            }
        }
    }

    /// The row as it was, for whoever mends it.
    fn data(&self, batch: &Batch, row: &Raw) -> String {
        let text = |bytes: &[u8]| serde_json::Value::from(String::from_utf8_lossy(bytes));
        let made: serde_json::Value = match (&self.columns, row.kind) {
            (Some(columns), Kind::Cells) if columns.names.len() == row.cells.len() => {
                columns.names.iter().cloned().zip(batch.cells(row).map(text)).collect()
            }
            (_, Kind::Cells) => batch.cells(row).map(text).collect(),
            (_, Kind::Json) => match as_it_stands(batch.text(row)) {
                Some(json) => return json,
                None => text(batch.text(row)),
            },
            (_, Kind::BrokenQuote) => text(batch.text(row)),
        };
        made.to_string()
    }

    fn table_row<'b>(
        &'b self,
        columns: &'b Columns,
        (batch, whole): (&'b Batch, Option<&'b str>),
        row: &Raw,
        at: u64,
        (Room { cells, values }, filled): (&mut Room<'b>, &mut Filled),
    ) -> Result<(), Vec<Fault>> {
        let (found, wanted) = (row.cells.len(), columns.names.len());
        if found != wanted {
            let cells = if found == 1 { "cell" } else { "cells" };
            let message = say!("{found} {cells}, the header has {wanted}", "{found} 个单元格，标题行有 {wanted} 个");
            return Err(vec![Fault::new("data/row", None, message)]);
        }
        cells.clear();
        let mut start = row.bytes.start;
        for (cell, name) in batch.cells(row).zip(&columns.names) {
            let end = start + cell.len();
            let text = whole.and_then(|whole| whole.get(start..end)).map_or_else(|| utf8(cell, name), Ok)?;
            start = end;
            let trimmed = if self.settings.trim { text.trim() } else { text };
            filled.trimmed += u64::from(trimmed.len() < text.len());
            cells.push(trimmed);
        }
        let one = match columns.definition {
            Some(column) => self.named(Some(cells[column]))?,
            None => 0,
        };
        let takes = &columns.of[one];
        let foreign = takes.foreign.iter().filter(|column| !cells[**column].is_empty());
        let foreign: Vec<_> = foreign.filter_map(|column| self.foreign(one, &columns.names[*column])).collect();
        if !foreign.is_empty() {
            return Err(foreign);
        }
        takes.values(cells, values).map_err(|gap| {
            let message = say!("`{gap}` is empty, and a later item is not", "`{gap}` 为空，但后面还有非空的项");
            vec![Fault::new("data/value", Some(&gap), message)]
        })?;
        self.write(one, values, at, &mut filled.out)
    }

    /// What is wrong with a key that another definition has, if one has it.
    fn foreign(&self, one: usize, name: &str) -> Option<Fault> {
        let others = self.all.iter().enumerate().any(|(at, other)| {
            at != one && (other.definition.params().get(name.split('.').next().unwrap_or(name)).is_some())
        });
        let (shown, definition) = (visible(name), &self.all[one].name);
        let written = name == TO && !others;
        (others || written || !self.settings.ignore_columns).then(|| {
            let message = say!("`{shown}` is no parameter of `{definition}`", "`{shown}` 不是 `{definition}` 的参数");
            Fault::new("data/unknown", Some(name), message)
        })
    }

    /// The definition of a name.
    fn named(&self, name: Option<&str>) -> Result<usize, Vec<Fault>> {
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            let message = say!("`{DEFINITION}` has no value", "`{DEFINITION}` 没有值");
            return Err(vec![Fault::new("data/missing", Some(DEFINITION), message)]);
        };
        self.all.iter().position(|one| one.name == name).ok_or_else(|| {
            let shown = visible(name);
            let names: Vec<String> = self.all.iter().map(|one| format!("`{}`", one.name)).collect();
            let (en, zh) = (names.join(", "), names.join("、"));
            let message = say!(
                "`{DEFINITION}`: there is no `{shown}`, but {en}",
                "`{DEFINITION}`：没有 `{shown}`，可用的有 {zh}"
            );
            vec![Fault::new("data/value", Some(DEFINITION), message)]
        })
    }

    fn object(&self, bytes: &[u8], at: u64, filled: &mut Filled) -> Result<(), Vec<Fault>> {
        let row = |message| vec![Fault::new("data/row", None, message)];
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let byte = error.valid_up_to() + 1;
            row(say!("byte {byte} of the row is no UTF-8", "该行第 {byte} 个字节不是 UTF-8"))
        })?;
        let mut values: Values<'_> = serde_json::from_str(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            row(if error.is_data() {
                Words::new("no JSON object", "不是 JSON 对象").into()
            } else if line > 1 {
                say!(
                    "no JSON, at line {line} of the row, column {column}",
                    "不是 JSON，位于该行数据的第 {line} 行第 {column} 列"
                )
            } else {
                say!("no JSON, at column {column}", "不是 JSON，位于第 {column} 列")
            })
        })?;
        let one = self.of_object(&mut values)?;
        if self.settings.to {
            let says = values.iter().any(|(name, value)| name == TO && !matches!(value, waml::params::Value::Null));
            filled.replaced = filled.replaced.or(says.then_some(at));
            values.retain(|name| name != TO);
        }
        self.pass_foreign(one, &mut values);
        if self.settings.ignore_columns {
            let definition = &self.all[one].definition;
            values.retain(|name| !is_stranger(definition, name));
        }
        self.write(one, &values, at, &mut filled.out)
    }

    /// Takes out what has no value and only another definition has, as a table's cells for others are empty.
    fn pass_foreign(&self, one: usize, values: &mut Values<'_>) {
        let others = self.all.iter().enumerate().filter(|(at, _)| *at != one).map(|(_, other)| &other.definition);
        let own = &self.all[one].definition;
        let foreign = others.flat_map(Definition::params).map(|param| &*param.name);
        for name in foreign.filter(|name| own.params().get(name).is_none()) {
            if values.iter().all(|(known, value)| known != name || matches!(value, waml::params::Value::Null)) {
                values.retain(|known| known != name);
            }
        }
    }

    /// The definition of a row of JSON, whose name is taken out of it.
    fn of_object(&self, values: &mut Values<'_>) -> Result<usize, Vec<Fault>> {
        let name = match values.take(DEFINITION) {
            None | Some(waml::params::Value::Null) if self.all.len() == 1 => return Ok(0),
            None | Some(waml::params::Value::Null) => None,
            Some(waml::params::Value::Text(name)) => Some(name),
            Some(_) => {
                let message = say!("`{DEFINITION}` is no text", "`{DEFINITION}` 不是文本");
                return Err(vec![Fault::new("data/value", Some(DEFINITION), message)]);
            }
        };
        if values.take(DEFINITION).is_some() {
            let message = say!("`{DEFINITION}` is given twice", "`{DEFINITION}` 给了两次");
            return Err(vec![Fault::new("data/twice", Some(DEFINITION), message)]);
        }
        self.named(name.as_deref())
    }

    fn write(&self, one: usize, values: &Values<'_>, row: u64, out: &mut String) -> Result<(), Vec<Fault>> {
        if self.settings.envelope {
            let _ = write!(out, "{{\"row\":{row},");
            if self.all.len() > 1 {
                let name = serde_json::Value::from(&*self.all[one].name);
                let _ = write!(out, "\"definition\":{name},");
            }
            out.push_str("\"payload\":");
        }
        self.plans[one].write(values, out).map_err(Fault::of)?;
        out.push_str(if self.settings.envelope { "}\n" } else { "\n" });
        Ok(())
    }
}

/// Whether a name is no parameter, and like none.
fn is_stranger(definition: &Definition, name: &str) -> bool {
    let names = definition.params().iter().map(|param| param.name.as_str());
    let known = names.clone().any(|known| known == name) || name == TO;
    !known && waml::text::suggest::nearest(name, names).is_none()
}

/// JSON that can be read, as it stands but on one line: no key of it is lost, and no number is written in another way.
fn as_it_stands(bytes: &[u8]) -> Option<String> {
    serde_json::from_slice::<serde_json::Value>(bytes).ok()?;
    let text = std::str::from_utf8(bytes).ok()?;
    // A line break in what can be read stands between its parts.
    Some(text.trim().replace(['\r', '\n'], " "))
}

fn broken_quote() -> Fault {
    let words =
        Words::new("a quote is not closed, or closed in the middle of a cell", "引号没有闭合，或在单元格中间闭合");
    Fault::new("data/row", None, words.into())
}
