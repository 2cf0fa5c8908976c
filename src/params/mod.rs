//! Parameters: a message with holes, which stands for all messages that it can become.
//!
//! `declared` is what a definition says of its parameters, `declaration` what one value may be, `pieces` a text with
//! holes, `written` what stands beside a message that is filled with examples. `proof` says of all messages at once what the rules say of one.

pub(crate) mod allowed;
pub(crate) mod declaration;
pub(crate) mod declared;
pub(crate) mod definition;
mod fill;
pub(crate) mod names;
pub(crate) mod pieces;
mod plan;
pub(crate) mod proof;
mod refused;
mod sample;
mod sure;
mod values;
pub(crate) mod written;

pub use declaration::{Declaration, Type};
pub use declared::{Field, Fields, Items, Param, ParamKind, Params};
pub use definition::{Definition, Open};
pub use names::LONGEST_NAME;
pub use plan::Plan;
pub use values::{Value, Values};
