//! A million rows through `waml compile --data`, beside a program that only reads the table and writes as many bytes.
//!
//! `cargo bench -p waml-cli --bench rows [ROWS]` prints the tables of `docs/performance.md`. Both are processes of their own and
//! take turns; the files lie in `target`. Where the system does not tell what a process took, only the clock is read.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark is run by hand")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TURNS: usize = 5;

const DEFINITION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../benches/fill/button.waml.yaml");

/// The word with which this program is the other one.
const FLOOR: &str = "floor";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, table, out, bytes] = &arguments[..]
        && word == FLOOR
    {
        return floor(Path::new(table), Path::new(out), bytes.parse().unwrap());
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rows");
    fs::create_dir_all(&folder).unwrap();
    // `cargo test --benches` runs it in small, and measures nothing.
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let asked = arguments.iter().find_map(|argument| argument.parse().ok());
    let rows = asked.unwrap_or(if measures { 1_000_000 } else { 1_000 });
    let files = Files::make(folder, rows);
    if measures {
        beside_the_floor(&files, rows);
        cores(&files);
        memory(&files.folder, rows);
    } else {
        files.waml(2);
        files.floor();
    }
    fs::remove_dir_all(&files.folder).unwrap();
}

/// Reads a table, and writes bytes from one buffer.
fn floor(table: &Path, out: &Path, bytes: usize) {
    static BUFFER: [u8; 64 * 1024] = [b'x'; 64 * 1024];
    let mut reader = csv::Reader::from_path(table).unwrap();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap() {}
    let mut to = File::create(out).unwrap();
    let mut left = bytes;
    while left > 0 {
        let next = left.min(BUFFER.len());
        to.write_all(&BUFFER[..next]).unwrap();
        left -= next;
    }
}

struct Files {
    folder: PathBuf,
    table: PathBuf,
    /// How many bytes of messages the rows make.
    bytes: u64,
}

impl Files {
    fn make(folder: PathBuf, rows: usize) -> Self {
        let table = folder.join(format!("{rows}.csv"));
        let mut to = BufWriter::new(File::create(&table).unwrap());
        to.write_all(b"to,customer,order,day,note\n").unwrap();
        let mut line = String::new();
        for row in 0..rows {
            line.clear();
            let name =
                ["Wei", "Ada", "Björn", "陈美玲", "\"Lopes, Maria\"", "Jo", "Anneliese Hofmann", "O'Neill"][row % 8];
            let (day, note) = (["", "Friday", "Saturday"][row % 3], ["", "Ring twice"][row % 2]);
            writeln!(line, "8529{:07},{name},{row:06},{day},{note}", row * 7919 % 10_000_000).unwrap();
            to.write_all(line.as_bytes()).unwrap();
        }
        drop(to);
        let mut files = Self { folder, table, bytes: 0 };
        files.waml(2);
        files.bytes = fs::metadata(files.out()).unwrap().len();
        files
    }

    fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    fn waml(&self, threads: usize) -> Took {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waml"));
        command.arg("compile").arg(DEFINITION).arg("--data").arg(&self.table).arg("-o").arg(self.out());
        self.run(command.env("RAYON_NUM_THREADS", threads.to_string()))
    }

    fn floor(&self) -> Took {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(FLOOR).arg(&self.table).arg(self.out()).arg(self.bytes.to_string());
        self.run(&mut command)
    }

    fn run(&self, command: &mut Command) -> Took {
        // Each writes a new file.
        let _ = fs::remove_file(self.out());
        let (before, begun) = (children(), Instant::now());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let mut memory = 0;
        let status = loop {
            memory = peak(child.id()).unwrap_or(0).max(memory);
            match child.try_wait().unwrap() {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        let clock = begun.elapsed();
        assert!(status.success(), "{status}");
        Took { clock, processor: children().saturating_sub(before), memory }
    }
}

/// What a process took.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    processor: Duration,
    /// Kibibytes.
    memory: u64,
}

/// The most memory that a process had so far.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

/// What processes that ended took of a processor, in hundredths of a second.
fn children() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = behind.split_whitespace().skip(13).take(2).filter_map(|word| word.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The best of some turns.
fn best(all: &[Took], of: impl Fn(&Took) -> Duration) -> f64 {
    all.iter().map(of).min().unwrap_or_default().as_secs_f64()
}

fn turns<const N: usize>(each: [&dyn Fn() -> Took; N]) -> [Vec<Took>; N] {
    let mut all = each.map(|_| Vec::new());
    for _ in 0..TURNS {
        for (one, took) in each.iter().zip(&mut all) {
            took.push(one());
        }
    }
    all
}

fn beside_the_floor(files: &Files, rows: usize) {
    let [ours, floor] = turns([&|| files.waml(2), &|| files.floor()]);
    println!("\n{rows} rows of {} bytes, {} bytes of messages", fs::metadata(&files.table).unwrap().len(), files.bytes);
    println!("\n| best of {TURNS} | clock, s | processor, s |\n|---|--:|--:|");
    let mut told = [0.0; 2];
    for ((name, all), told) in [("waml compile --data", &ours), ("floor", &floor)].into_iter().zip(&mut told) {
        let (clock, processor) = (best(all, |took| took.clock), best(all, |took| took.processor));
        println!("| {name} | {clock:.2} | {processor:.2} |");
        *told = clock;
    }
    println!("| ratio of the clock | {:.2} | |", told[0] / told[1]);
}

fn cores(files: &Files) {
    let [one, two] = turns([&|| files.waml(1), &|| files.waml(2)]);
    println!("\n| RAYON_NUM_THREADS | clock, s | processor, s |\n|---|--:|--:|");
    for (name, all) in [("1", &one), ("2", &two)] {
        println!("| {name} | {:.2} | {:.2} |", best(all, |took| took.clock), best(all, |took| took.processor));
    }
}

fn memory(folder: &Path, rows: usize) {
    println!("\n| rows | peak memory, MiB |\n|--:|--:|");
    for rows in [rows / 100, rows / 10, rows] {
        let files = Files::make(folder.to_owned(), rows);
        println!("| {rows} | {:.1} |", mebibytes(files.waml(2).memory));
    }
}

#[allow(clippy::cast_precision_loss, reason = "kibibytes of a process")]
fn mebibytes(kibibytes: u64) -> f64 {
    kibibytes as f64 / 1024.0
}
