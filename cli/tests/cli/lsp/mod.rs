//! The language server, by its protocol, over the stdin and stdout of the real program.

#![allow(clippy::needless_pass_by_value, reason = "what is sent is made in the place where it is sent")]

mod actions;
mod client;
mod completion;
mod findings;
mod names;
mod outline;
mod robust;
mod settings;
