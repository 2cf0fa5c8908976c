//! `waml completions` and `waml man`: what packages install beside the program.

use super::{Cli, Outcome, output::Output};
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

/// Arguments of `waml completions`.
#[derive(clap::Args, Debug)]
pub(super) struct Completions {
    /// The shell that completes.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub(super) fn run(&self, output: &mut Output) -> io::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "waml", &mut script);
        output.out.write_all(&script)?;
        Ok(Outcome::Clean)
    }
}

/// Prints the manual: the page of the program, then those of its commands.
pub(super) fn man(output: &mut Output) -> io::Result<Outcome> {
    let mut cli = Cli::command();
    cli.build();
    let mut pages = Vec::new();
    clap_mangen::Man::new(cli.clone()).render(&mut pages)?;
    for command in cli.get_subcommands().filter(|command| !command.is_hide_set()) {
        clap_mangen::Man::new(command.clone()).title(format!("waml-{}", command.get_name())).render(&mut pages)?;
    }
    output.out.write_all(&pages)?;
    Ok(Outcome::Clean)
}
