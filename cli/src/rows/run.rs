//! A run over rows: while one group of batches is filled by all cores, the next is read and the one before is written, in
//! order.

use super::batch::{Batch, Rows};
use super::columns::{Columns, TO};
use super::encoding::empty;
use super::fill::{Filled, Filler};
use super::job::{Named, Settings};
use super::kept::{self, Done, Shared};
use super::rate::{Rate, grouped};
use super::reject::Reject;
use super::source::{RowFormat, RowSource};
use crate::project::words;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::pending::Pending;
use crate::report::save::{self, unwritten};
use rayon::prelude::*;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use waml::Language;
use waml::say;
use waml::text::{Phrase, visible};

/// So many rejects are told where they are written to no file.
const TOLD: u64 = 200;

/// So many batches are filled at once for each core.
const EACH: usize = 2;

/// What is to be done.
pub(crate) struct Job<'j> {
    pub(crate) source: RowSource<'j>,
    pub(crate) all: &'j [Named],
    pub(crate) settings: Settings,
    /// Where messages go; to stdout where no file is named.
    pub(crate) output: Option<&'j Path>,
    pub(crate) rejects: Option<&'j Path>,
    /// More rejects end the run.
    pub(crate) limit: Option<u64>,
}

/// Rows with what fills them.
struct Opened<'j> {
    rows: Box<dyn Rows>,
    filler: Filler<'j>,
    bytes: Option<u64>,
}

/// Fills definitions with rows.
pub(crate) fn run(job: &Job<'_>, output: &mut Output) -> io::Result<Ended> {
    let Some(opened) = open(job, output)? else { return Ok(Ended::Failed) };
    let sinks = sink(job.output).and_then(|out| Ok((out, sink(job.rejects)?)));
    let (mut out, rejects) = match sinks {
        Ok(sinks) => sinks,
        Err(message) => return output.error(&message).map(|()| Ended::Failed),
    };
    let language = output.err.look().language;
    let shared = Shared::new(rejects, job.output, language);
    let mut run = Run { job, rate: Rate::of(opened.bytes, language), shared, told_replaced: false };
    let stopped = run.all(opened, &mut out, output);
    run.rate.clear();
    let (done, rejects) = run.shared.close();
    End { job, done }.of(&stopped, (out, rejects), output)
}

fn open<'j>(job: &Job<'j>, output: &mut Output) -> io::Result<Option<Opened<'j>>> {
    let (from, bytes) = match job.source.open() {
        Ok(opened) => opened,
        Err(message) => return output.error(&message).map(|()| None),
    };
    let (rows, columns): (Box<dyn Rows>, _) = if job.source.format == RowFormat::Csv {
        let mut table = job.source.table(from);
        let header = table.header();
        let Some(columns) = columns(job, header, output)? else { return Ok(None) };
        (Box::new(table), Some(columns))
    } else {
        (job.source.objects(from), None)
    };
    let plans = job.all.iter().map(|one| one.definition.plan()).collect();
    let filler = Filler { all: job.all, plans, columns, settings: job.settings.clone() };
    Ok(Some(Opened { rows, filler, bytes }))
}

/// The columns of a table; none where something is wrong with them, which is told.
fn columns(
    job: &Job<'_>,
    header: Result<Option<Vec<Vec<u8>>>, Phrase>,
    output: &mut Output,
) -> io::Result<Option<Columns>> {
    let from = job.source.name();
    let cells = match header {
        Ok(Some(cells)) => cells,
        Ok(None) => return output.error(&empty(&from)).map(|()| None),
        Err(message) => return output.error(&message).map(|()| None),
    };
    let mut names = Vec::with_capacity(cells.len());
    for (cell, at) in cells.into_iter().zip(1..) {
        let Ok(name) = String::from_utf8(cell) else {
            let message = say!(
                "{from}: data/row: the name of column {at} is no UTF-8; save the table as UTF-8",
                "{from}：data/row：第 {at} 列的名称不是 UTF-8；将表格另存为 UTF-8"
            );
            return output.error(&message).map(|()| None);
        };
        names.push(if job.settings.trim { name.trim().to_owned() } else { name });
    }
    match Columns::of(names, job.all, &job.settings) {
        Ok(columns) => {
            if job.settings.to && columns.names.iter().any(|name| name == TO) {
                output.note(&say!("--to replaces the column `to`", "--to 取代了 `to` 列"))?;
            }
            Ok(Some(columns))
        }
        Err(faults) => {
            for fault in faults {
                let (code, message) = (fault.code, fault.message);
                output.error(&say!("{from}: {code}: {message}", "{from}：{code}：{message}"; message))?;
                fault.help.map_or(Ok(()), |help| output.help(&help))?;
            }
            Ok(None)
        }
    }
}

/// A file that is written, and its path as it was given.
type Sink = (Pending, PathBuf);

/// The file of a run at a path, if there is one.
fn sink(path: Option<&Path>) -> Result<Option<Sink>, Phrase> {
    let pending = |path: &Path| Pending::create(path).map(|file| (file, path.to_owned()));
    path.map(|path| pending(path).map_err(|error| unwritten(path, &error))).transpose()
}

fn put(bytes: &[u8], out: &mut Option<Sink>, output: &mut Output) -> Result<(), Stopped> {
    if let Some((file, path)) = out {
        return file.write_all(bytes).map_err(|error| Stopped::Failed(unwritten(path, &error)));
    }
    // What is counted was written.
    let written = output.out.write_all(bytes).and_then(|()| output.out.flush());
    written.map_err(|error| Stopped::Failed(words::unwritten(&error)))?;
    if output.out.is_left() { Err(Stopped::Left) } else { Ok(()) }
}

/// Why a run ended before its rows did.
enum Stopped {
    /// More rejects than are allowed.
    Rejects,
    /// Nobody reads any more.
    Left,
    /// The rest cannot be read, or what there is cannot be written.
    Failed(Phrase),
}

struct Run<'j> {
    job: &'j Job<'j>,
    rate: Rate,
    shared: Shared,
    /// Whether it was told that recipients of rows are replaced.
    told_replaced: bool,
}

/// Reads groups.
struct Reader {
    rows: Box<dyn Rows>,
    /// The number of the next row.
    next: u64,
}

type Group = Vec<(Batch, Filled)>;

impl Reader {
    /// Reads a group; `false` where it is the last.
    fn read(&mut self, group: &mut Group) -> Result<bool, Phrase> {
        for (batch, _) in group.iter_mut() {
            batch.clear(self.next);
        }
        for (batch, _) in group {
            batch.clear(self.next);
            while !batch.is_full() {
                if !self.rows.next(batch)? {
                    return Ok(false);
                }
                self.next += 1;
            }
        }
        Ok(true)
    }
}

impl Run<'_> {
    /// Writes one group while all cores fill the next and the one behind that is read.
    fn all(&mut self, opened: Opened<'_>, out: &mut Option<Sink>, output: &mut Output) -> Result<(), Stopped> {
        let Opened { rows, filler, .. } = opened;
        let mut reader = Reader { rows, next: 1 };
        let size = rayon::current_num_threads() * EACH;
        let group = || (0..size).map(|_| <(Batch, Filled)>::default()).collect::<Group>();
        let (mut written, mut filling, mut reading) = (group(), group(), group());
        let mut read = reader.read(&mut filling);
        loop {
            let (last, mut ahead) = (!matches!(read, Ok(true)), Ok(false));
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| filling.par_iter_mut().for_each(|(batch, filled)| filler.fill(batch, filled)));
                if !last {
                    scope.spawn(|_| ahead = reader.read(&mut reading));
                }
                self.group(&written, out, output)
            })?;
            let rows = {
                let done = &mut self.shared.lock().done;
                done.rows += filling.iter().map(|(batch, _)| batch.rows.len() as u64).sum::<u64>();
                done.rows
            };
            self.rate.show(rows, reader.rows.bytes());
            if last {
                self.group(&filling, out, output)?;
                return read.map(|_| ()).map_err(Stopped::Failed);
            }
            read = ahead;
            std::mem::swap(&mut written, &mut filling);
            std::mem::swap(&mut filling, &mut reading);
        }
    }

    /// Writes what became of a group.
    fn group(&mut self, group: &Group, out: &mut Option<Sink>, output: &mut Output) -> Result<(), Stopped> {
        group.iter().try_for_each(|(_, filled)| self.write(filled, out, output))
    }

    fn write(&mut self, filled: &Filled, out: &mut Option<Sink>, output: &mut Output) -> Result<(), Stopped> {
        self.tell_replaced(filled.replaced, output)?;
        let before = self.shared.lock().done.rejects;
        let allowed = self.job.limit.map(|limit| usize::try_from(limit - before).unwrap_or(usize::MAX));
        let last = allowed.and_then(|allowed| filled.rejects.get(allowed));
        let end = match last {
            None => filled.out.len(),
            Some(last) => filled.ends.iter().take_while(|(row, _)| *row < last.row).last().map_or(0, |(_, end)| *end),
        };
        let count = filled.ends.partition_point(|(_, at)| *at <= end);
        put(&filled.out.as_bytes()[..end], out, output)?;
        let rejects = allowed.map_or(usize::MAX, |allowed| allowed.saturating_add(1)).min(filled.rejects.len());
        self.keep(count, filled.trimmed, &filled.rejects[..rejects], output.tongue.for_programs())?;
        if self.job.rejects.is_none() {
            let untold = usize::try_from(TOLD.saturating_sub(before)).unwrap_or(usize::MAX);
            filled.rejects[..rejects].iter().take(untold).try_for_each(|reject| self.tell(reject, output))?;
        }
        if last.is_some() { Err(Stopped::Rejects) } else { Ok(()) }
    }

    /// Takes in what became of a batch.
    fn keep(&self, messages: usize, trimmed: u64, rejects: &[Reject], language: Language) -> Result<(), Stopped> {
        let kept = &mut *self.shared.lock();
        kept.done.messages += messages as u64;
        kept.done.trimmed += trimmed;
        kept.done.rejects += rejects.len() as u64;
        let Some((file, path)) = &mut kept.rejects else { return Ok(()) };
        let mut lines = rejects.iter().map(|reject| reject.line(language));
        lines
            .try_for_each(|line| file.write_all(line.as_bytes()))
            .map_err(|error| Stopped::Failed(unwritten(path, &error)))
    }

    /// Tells once that rows go to another recipient than they say; a table's header tells it before any row is read.
    fn tell_replaced(&mut self, row: Option<u64>, output: &mut Output) -> Result<(), Stopped> {
        let Some(row) = row.filter(|_| !self.told_replaced) else { return Ok(()) };
        self.told_replaced = true;
        self.rate.clear();
        let told = say!(
            "--to replaces the `to` of rows, the first is row {row}",
            "--to 取代了数据行的 `to`，最先是第 {row} 行"
        );
        output.note(&told).map_err(|error| Stopped::Failed(words::unwritten(&error)))
    }

    /// Tells people a reject.
    fn tell(&mut self, reject: &Reject, output: &mut Output) -> Result<(), Stopped> {
        self.rate.clear();
        let (from, row, line) = (self.job.source.name(), reject.row, reject.line);
        for fault in &reject.faults {
            let code = fault.code;
            let message = match &fault.column {
                Some(column) if !fault.message.contains(&format!("`{column}`")) => {
                    let (column, message) = (visible(column), fault.message.clone());
                    say!("`{column}`: {message}", "`{column}`：{message}"; message)
                }
                _ => fault.message.clone(),
            };
            let told = say!(
                "{from}: row {row}, line {line}: {code}: {message}",
                "{from}：第 {row} 行数据（文件第 {line} 行）：{code}：{message}"; message
            );
            output.error(&told).map_err(|error| Stopped::Failed(words::unwritten(&error)))?;
        }
        Ok(())
    }
}

/// Puts a file in its place, if there is one, and says why not unless that was told. Returns whether it stands there.
fn put_in_place(sink: Option<Sink>, known: Option<&Phrase>, output: &mut Output) -> io::Result<bool> {
    let Some((file, path)) = sink else { return Ok(true) };
    match save::put(file, &path) {
        Ok(told) => told.map_or(Ok(()), |told| output.note(&told)).map(|()| true),
        Err(message) if known == Some(&message) => Ok(false),
        Err(message) => output.error(&message).map(|()| false),
    }
}

/// The end of a run.
struct End<'j> {
    job: &'j Job<'j>,
    done: Done,
}

impl End<'_> {
    /// Puts files in their places, and says what came of it.
    fn of(
        &self,
        stopped: &Result<(), Stopped>,
        (out, rejects): (Option<Sink>, Option<Sink>),
        output: &mut Output,
    ) -> io::Result<Ended> {
        let mut ended = if self.done.rejects > 0 { Ended::Findings } else { Ended::Clean };
        if let Err(Stopped::Failed(message)) = stopped {
            output.error(message)?;
            ended = Ended::Failed;
        }
        // What is dropped leaves everything as it was.
        let out = out.filter(|_| stopped.is_ok());
        let known = if let Err(Stopped::Failed(message)) = stopped { Some(message) } else { None };
        let rejected = put_in_place(rejects, known, output)?;
        let written = put_in_place(out, known, output)?;
        if !(rejected && written) {
            ended = Ended::Failed;
        }
        match stopped {
            Err(Stopped::Left) => {}
            Ok(()) if written && ended == Ended::Failed => self.tell_count(output)?,
            Ok(()) if written => self.tell_sum(output)?,
            Ok(()) | Err(_) => output.note(&kept::stopped(self.done, self.job.output))?,
        }
        Ok(ended)
    }

    fn tell_sum(&self, output: &mut Output) -> io::Result<()> {
        let Done { rows, rejects, trimmed, .. } = self.done;
        let untold = rejects.saturating_sub(TOLD);
        if untold > 0 && self.job.rejects.is_none() {
            let untold = grouped(untold);
            output.note(&say!(
                "{untold} more rows were rejected; --rejects FILE takes them all",
                "另有 {untold} 行未通过；用 --rejects FILE 保存所有未通过的行"
            ))?;
        }
        if trimmed > 0 {
            let (cells, trimmed) = (if trimmed == 1 { "cell" } else { "cells" }, grouped(trimmed));
            output
                .note(&say!("{trimmed} {cells} lost white space at the edges", "{trimmed} 个单元格去掉了首尾空白"))?;
        }
        if rows == 0 {
            let from = self.job.source.name();
            return output.note(&say!("{from}: no rows, 0 messages", "{from}：没有数据行，0 条消息"));
        }
        if rejects == 0 && self.job.output.is_none() {
            return Ok(());
        }
        self.tell_count(output)
    }

    fn tell_count(&self, output: &mut Output) -> io::Result<()> {
        let [messages, rejects] = [self.done.messages, self.done.rejects].map(grouped);
        output.note(&say!("messages: {messages}, rejected rows: {rejects}", "消息 {messages} 条，未通过 {rejects} 行"))
    }
}
