//! One file per command: its arguments, and what it does.

mod bulk;
pub(crate) mod check;
pub(crate) mod compile;
pub(crate) mod explain;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod init;
mod inputs;
pub(crate) mod lsp;
mod picked;
pub(crate) mod preview;
mod reads;
pub(crate) mod schema;
pub(crate) mod serve;
pub(crate) mod templates;
mod values;
mod watch;
