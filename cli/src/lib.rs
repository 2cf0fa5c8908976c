//! The command line: arguments, streams and exit codes.
//!
//! Results go to stdout, everything else to stderr. The exit code is 0 where nothing is wrong, 1
//! where something was found, and 2 for wrong usage, a missing file, nothing to do, or a failure
//! of our own.

mod commands;
mod lsp;
mod online;
mod project;
mod report;
mod rows;
mod serve;
mod streams;
mod usage;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};
use commands::{
    check, compile, explain, help, import, init, lsp as language_server, preview, schema, serve as serving, templates,
};
use project::words;
use report::ended::Ended;
use report::language::{Lang, Tongue};
use report::output::Output;
#[doc(hidden)]
pub use rows::source::RowFormat;
#[doc(hidden)]
pub use rows::whole::{Whole, whole};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::Instant;
use waml::Language;
use waml::text::Phrase;

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
    /// The language of what is told; `WAML_LANG` says it for all runs, a terminal's locale for people.
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Lang>,
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
    /// Show messages as a phone shows them, with what no phone shows.
    Preview(preview::Preview),
    /// Print the JSON Schemas of definitions, payloads and reports.
    Schema(schema::Schema),
    /// Answer requests of programs in other languages.
    Serve(serving::Serve),
    /// List the approved templates of a project, and what a call of each gives.
    Templates(templates::Templates),
    /// Serve an editor: findings, fixes and previews while one types.
    Lsp(language_server::Lsp),
    /// Set a folder up: a message, editor settings, a CI job.
    Init(init::Init),
    /// Print a script that completes commands in a shell.
    Completions(help::Completions),
    /// Print the manual page.
    Man,
}

/// Takes note of a stdout that is closed. By the time of `main`, Rust has put `/dev/null` in its place, which would take
/// results and lose them without a word; so a program calls this before.
#[cfg(unix)]
pub fn note_closed_stdout() {
    report::output::note_closed_stdout();
}

/// Runs the command that the arguments name, the program's own name first.
///
/// A bug of ours must not look like a finding: a panic, which has told about itself, ends in 2.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    run_code(arguments).into()
}

/// The same for programs that end in their own way: the exit code as a number.
pub fn run_code(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let ended = catch_unwind(AssertUnwindSafe(|| run_command(arguments)));
    ended.unwrap_or(Ended::Failed) as u8
}

fn run_command(arguments: impl IntoIterator<Item = OsString>) -> Ended {
    let started = Instant::now();
    let arguments: Vec<_> = arguments.into_iter().collect();
    let asked = Tongue::of(Lang::asked(&arguments)).unwrap_or_default();
    let (mut output, ended) = match parse(arguments, asked.for_people(io::stdout().is_terminal())) {
        Ok(cli) => {
            let tongue = Tongue::of(cli.lang);
            let mut output = Output::new(cli.color, cli.verbose, tongue.clone().unwrap_or_default());
            let ended = match tongue {
                Ok(_) => dispatch(cli.command, &mut output, started),
                Err(message) => output.error(&message).map(|()| Ended::Failed),
            };
            (output, ended)
        }
        // Help and version come this way too.
        Err(said) => {
            let mut output = Output::new(ColorChoice::Auto, false, asked);
            let ended = tell(&said, &mut output);
            (output, ended)
        }
    };
    let ended = ended.and_then(|outcome| output.flush().map(|()| outcome));
    ended.unwrap_or_else(|error| unwritten(&error, &mut output))
}

/// Shows help or version, or what is wrong with arguments.
fn tell(said: &clap::Error, output: &mut Output) -> io::Result<Ended> {
    if !said.use_stderr() {
        return output.show(said).map(|()| Ended::Clean);
    }
    let chinese = output.err.look().language == Language::Chinese;
    let Some(wrong) = usage::wrong(said).filter(|_| chinese) else { return output.show(said).map(|()| Ended::Failed) };
    output.error(&Phrase::neutral(wrong.message))?;
    wrong.help.map_or(Ok(()), |help| output.help(&Phrase::neutral(help)))?;
    let usage = wrong.usage.map(|usage| format!("\n用法：{usage}\n")).unwrap_or_default();
    write!(output.err, "{usage}\n详细说明见 '--help'\n")?;
    Ok(Ended::Failed)
}

/// Reads arguments; what is told of them is in a language.
fn parse(arguments: Vec<OsString>, language: Language) -> Result<Cli, clap::Error> {
    let mut program = usage::said(Cli::command(), language);
    let matches = program.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut program))
}

fn dispatch(command: Command, output: &mut Output, started: Instant) -> io::Result<Ended> {
    match command {
        Command::Check(check) => check.run(output, started),
        Command::Compile(compile) => compile.run(output),
        Command::Explain(explain) => explain.run(output),
        Command::Import(import) => import.run(output),
        Command::Preview(preview) => preview.run(output),
        Command::Schema(schema) => schema.run(output),
        Command::Serve(serve) => serve.run(output),
        Command::Templates(templates) => templates.run(output),
        Command::Lsp(lsp) => lsp.run(output),
        Command::Init(init) => init.run(output),
        Command::Completions(completions) => completions.run(program(output), output),
        Command::Man => help::man(program(output), output),
    }
}

/// The program as files tell of it that packages install.
fn program(output: &Output) -> clap::Command {
    usage::said(Cli::command(), output.tongue.for_programs())
}

fn unwritten(error: &io::Error, output: &mut Output) -> Ended {
    let _ = output.error(&words::unwritten(error));
    Ended::Failed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn lint_is_check_and_the_folder_is_here() {
        let cli = Cli::try_parse_from(["waml", "lint"]).expect("it parses");
        let Command::Check(check) = cli.command else { panic!("{cli:?}") };
        assert_eq!(check.paths, [std::path::PathBuf::from(".")]);
    }
}
