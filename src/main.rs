//! The `waml` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    waml::cli::run(std::env::args_os())
}
