//! Where a walk over a message is.

use crate::diagnostic::Step;
use smallvec::SmallVec;

/// The steps from a message down to where a walk is. As deep as messages are, that asks for no memory.
pub(crate) type Steps = SmallVec<[Step; 8]>;
