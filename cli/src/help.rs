//! `waml completions` and `waml man`: what packages install beside the program.

use super::{Cli, Outcome, output::Output};
use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell;
use std::io::{self, Write};

/// Arguments of `waml completions`.
#[derive(clap::Args, Debug)]
pub(super) struct Completions {
    /// The shell that completes.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Option<Shell>,
}

impl Completions {
    /// Prints the script.
    pub(super) fn run(&self, output: &mut Output) -> io::Result<Outcome> {
        let Some(shell) = self.shell else {
            let names: Vec<_> = Shell::value_variants().iter().map(Shell::to_string).collect();
            output.error("no shell is named")?;
            return output.help(&format!("write one of {}", names.join(", "))).map(|()| Outcome::Failed);
        };
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "waml", &mut script);
        output.out.write_all(&script)?;
        Ok(Outcome::Clean)
    }
}

/// Prints the manual: the page of the program, then those of its commands.
pub(super) fn man(output: &mut Output) -> io::Result<Outcome> {
    let mut cli = Cli::command();
    cli.build();
    let mut pages = Vec::new();
    let commands = cli.get_subcommands().filter(|command| command.get_name() != "help");
    for command in std::iter::once(&cli).chain(commands) {
        let title = command.get_display_name().unwrap_or("waml").to_owned();
        let page = clap_mangen::Man::new(command.clone()).title(title);
        page.source(concat!("waml ", env!("CARGO_PKG_VERSION"))).render(&mut pages)?;
    }
    output.out.write_all(&pages)?;
    Ok(Outcome::Clean)
}
