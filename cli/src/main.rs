//! The `waml` command.

use std::process::ExitCode;

// Before `main`: by then something that takes and loses everything stands in for a stdout that was closed.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn before_main() {
        waml_cli::note_closed_stdout();
    }
}

fn main() -> ExitCode {
    waml_cli::run(std::env::args_os())
}
