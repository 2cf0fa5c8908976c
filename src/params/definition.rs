//! A definition that was proved.

use super::declared::Params;
use super::written::Written;
use crate::message::Message;
use crate::rules::wanted::Options;

/// A message with holes: all messages that it can become are right,.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Filled with examples, each repeated element once.
    pub(crate) message: Message,
    pub(crate) written: Written,
    pub(crate) options: Options,
}

impl Definition {
    /// A definition that nothing is wrong with.
    pub(crate) fn new(message: Message, written: Written, options: Options) -> Self {
        Self { message, written, options }
    }

    /// What fills it, in the order in which it is declared.
    pub fn params(&self) -> &Params {
        &self.written.params
    }
}
