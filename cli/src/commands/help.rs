//! `waml completions` and `waml man`: what packages install beside the program.

use crate::report::ended::Ended;
use crate::report::output::Output;
use clap::{Command, ValueEnum};
use clap_complete::Shell;
use std::io::{self, Write};
use waml::say;

/// Arguments of `waml completions`.
#[derive(clap::Args, Debug)]
pub(crate) struct Completions {
    /// The shell that completes.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Option<Shell>,
}

impl Completions {
    /// Prints the script for a program with these arguments.
    pub(crate) fn run(&self, mut program: Command, output: &mut Output) -> io::Result<Ended> {
        let Some(shell) = self.shell else {
            let names: Vec<_> = Shell::value_variants().iter().map(Shell::to_string).collect();
            let [en, zh] = [", ", "、"].map(|comma| names.join(comma));
            output.error(&say!("no shell is named", "没有指定 shell"))?;
            return output.help(&say!("write one of {en}", "写其中一个：{zh}")).map(|()| Ended::Failed);
        };
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut program, "waml", &mut script);
        output.out.write_all(&script)?;
        Ok(Ended::Clean)
    }
}

/// Prints the manual: the page of the program, then those of its commands.
pub(crate) fn man(mut program: Command, output: &mut Output) -> io::Result<Ended> {
    program.build();
    let mut pages = Vec::new();
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help");
    for command in std::iter::once(&program).chain(commands) {
        let title = command.get_display_name().unwrap_or("waml").to_owned();
        let page = clap_mangen::Man::new(command.clone()).title(title);
        page.source(concat!("waml ", env!("CARGO_PKG_VERSION"))).render(&mut pages)?;
    }
    output.out.write_all(&pages)?;
    Ok(Ended::Clean)
}
