//! Where a walk over a message is.

use crate::diagnostic::{Path, Step};
use smallvec::SmallVec;

/// Where a walk is: a stack of steps that lies in the walk's own frames, so that a place costs next to nothing
/// until somebody asks for its path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Here<'w> {
    /// At the message itself.
    Message,
    /// One step further down than another place.
    Below(&'w Here<'w>, Step),
}

impl Here<'_> {
    /// The place one step further down.
    pub(crate) fn then(&self, step: impl Into<Step>) -> Here<'_> {
        Here::Below(self, step.into())
    }

    /// The way from the message to here.
    pub(crate) fn path(&self) -> Path {
        let mut steps = Vec::new();
        let mut here = self;
        while let Self::Below(above, step) = here {
            steps.push(*step);
            here = above;
        }
        steps.reverse();
        Path(steps)
    }

    /// The way from here to the message.
    pub(crate) fn upwards(&self) -> Steps {
        let mut steps = Steps::new();
        let mut here = self;
        while let Self::Below(above, step) = here {
            steps.push(*step);
            here = above;
        }
        steps
    }
}

/// The same for a walk that asks for its path at each value, as one list. As deep as messages are, that asks for no
/// memory.
pub(crate) type Steps = SmallVec<[Step; 8]>;
