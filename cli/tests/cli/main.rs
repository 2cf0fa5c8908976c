//! The command as people meet it: the real binary in an empty folder, without a word from the
//! environment that runs the tests.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod assets;
mod check;
mod color;
mod compile;
mod config;
mod curl;
mod explain;
mod filled;
mod fix;
mod fixtures;
mod formats;
mod hostile;
mod import;
mod language;
mod lsp;
mod names;
mod online;
mod outputs;
mod preview;
mod rows;
mod rows_end;
mod sandbox;
mod serve;
mod server;
#[cfg(unix)]
mod streams;
mod templates;
#[cfg(unix)]
mod terminal;
mod watch;
