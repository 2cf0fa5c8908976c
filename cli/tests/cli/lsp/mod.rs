//! The language server, by its protocol, over the stdin and stdout of the real program.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![allow(clippy::needless_pass_by_value, reason = "what is sent is made in the place where it is sent")]

mod actions;
mod client;
mod completion;
mod findings;
mod names;
mod outline;
mod robust;
#[allow(dead_code, reason = "other tests use what these do not")]
#[path = "../cli/sandbox.rs"]
mod sandbox;
mod settings;
