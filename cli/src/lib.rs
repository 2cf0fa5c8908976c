//! The command line: arguments, streams and exit codes.
//!
//! Results go to stdout, everything else to stderr. The exit code is 0 where nothing is wrong, 1
//! where something was found, and 2 for wrong usage, a missing file, nothing to do, or a failure
//! of our own.

mod assets;
mod check;
mod compile;
mod config;
mod explain;
mod files;
mod fix;
mod format;
mod help;
mod import;
mod init;
mod media;
mod online;
mod output;
mod outputs;
mod pending;
mod progress;
mod read;
mod report;
mod save;
mod schema;
mod skipped;
mod statistics;
mod tally;
mod unfinished;
mod unified;
mod walk;
mod watch;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
pub use format::Format;
use output::Output;
use std::ffi::OsString;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::Instant;
use waml::Shape;

/// Compiles WhatsApp messages written in YAML into API JSON, and says exactly what is wrong when
/// it cannot.
#[derive(Debug, Parser)]
#[command(name = "waml", version)]
#[command(after_help = "Exit codes: 0 nothing wrong, 1 findings, 2 wrong usage, a missing file or nothing to do.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colors.
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    /// Also say where in its document a finding stands, as a JSON pointer.
    #[arg(long, short, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what is wrong with messages.
    #[command(visible_alias = "lint")]
    Check(check::Check),
    /// Turn messages into API JSON.
    Compile(compile::Compile),
    /// Say what a rule, or an answer of the API, is about.
    Explain(explain::Explain),
    /// Turn API JSON, this API's or Meta's own, into definitions.
    Import(import::Import),
    /// Print the JSON Schemas of definitions, payloads and reports.
    Schema(schema::Schema),
    /// Set a folder up: a message, editor settings, a CI job.
    Init(init::Init),
    /// Print a script that completes commands in a shell.
    Completions(help::Completions),
    /// Print the manual page.
    Man,
}

/// Under which the options of a command stand in its help.
mod headings {
    pub(super) const READ: &str = "What to read";
    pub(super) const REPORT: &str = "What to report";
    pub(super) const FAIL: &str = "What fails";
    pub(super) const FIX: &str = "Fixing";
    pub(super) const ONLINE: &str = "Online";
}

/// How texts are read.
#[derive(Args, Clone, Debug, Default)]
struct Reading {
    /// Read every input in this shape, whatever its name.
    ///
    /// Otherwise *.waml.yaml, *.waml.yml and *.waml.json are definitions, all others payloads.
    #[arg(long = "as", value_name = "SHAPE", help_heading = headings::READ)]
    shape: Option<As>,
    /// Name of the text that is read from stdin.
    #[arg(long, value_name = "NAME", help_heading = headings::READ)]
    stdin_filename: Option<String>,
    /// Also give the hints that hold for much that works.
    #[arg(long, help_heading = headings::REPORT)]
    pedantic: bool,
    #[command(flatten)]
    place: config::Where,
}

/// The two shapes of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum As {
    /// One message in waml's own shape.
    Definition,
    /// What the API takes, as JSON or YAML.
    Payload,
}

impl From<As> for Shape {
    fn from(shape: As) -> Self {
        match shape {
            As::Definition => Self::Definition,
            As::Payload => Self::Payload,
        }
    }
}

/// How a command ended, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean,
    Findings,
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Takes note of a stdout that is closed. By the time of `main`, Rust has put `/dev/null` in its place, which would take
/// results and lose them without a word; so a program calls this before.
#[cfg(unix)]
pub fn note_closed_stdout() {
    output::note_closed_stdout();
}

/// Runs the command that the arguments name, the program's own name first.
///
/// A bug of ours must not look like a finding: a panic, which has told about itself, ends in 2.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let ended = catch_unwind(AssertUnwindSafe(|| run_command(arguments)));
    ended.unwrap_or(Outcome::Failed.into())
}

fn run_command(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let started = Instant::now();
    let (mut output, ended) = match Cli::try_parse_from(arguments) {
        Ok(cli) => {
            let mut output = Output::new(cli.color, cli.verbose);
            let ended = dispatch(cli.command, &mut output, started);
            (output, ended)
        }
        // Help and version come this way too.
        Err(said) => {
            let mut output = Output::new(ColorChoice::Auto, false);
            let ended = output.show(&said).map(|()| if said.use_stderr() { Outcome::Failed } else { Outcome::Clean });
            (output, ended)
        }
    };
    let ended = ended.and_then(|outcome| output.flush().map(|()| outcome));
    ended.unwrap_or_else(|error| unwritten(&error, &mut output)).into()
}

fn dispatch(command: Command, output: &mut Output, started: Instant) -> io::Result<Outcome> {
    match command {
        Command::Check(check) => check.run(output, started),
        Command::Compile(compile) => compile.run(output),
        Command::Explain(explain) => explain.run(output),
        Command::Import(import) => import.run(output),
        Command::Schema(schema) => schema.run(output),
        Command::Init(init) => init.run(output),
        Command::Completions(completions) => completions.run(output),
        Command::Man => help::man(output),
    }
}

fn unwritten(error: &io::Error, output: &mut Output) -> Outcome {
    let _ = output.error(&format!("cannot write: {}", files::reason(error)));
    Outcome::Failed
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn outcomes_are_exit_codes() {
        assert_eq!([Outcome::Clean as u8, Outcome::Findings as u8, Outcome::Failed as u8], [0, 1, 2]);
        assert_eq!(Outcome::Findings.max(Outcome::Failed), Outcome::Failed);
    }

    #[test]
    fn lint_is_check_and_the_folder_is_here() {
        let cli = Cli::try_parse_from(["waml", "lint"]).expect("it parses");
        let Command::Check(check) = cli.command else { panic!("{cli:?}") };
        assert_eq!(check.paths, [std::path::PathBuf::from(".")]);
    }
}
