//! What was counted, and what is allowed, as numbers.

use super::unit::Unit;

/// A count outside of its limit. The message of the finding says the same in words.
///
/// ```
/// use waml::{Message, diagnostic::Unit};
///
/// let report = Message::to("85290000001", "x".repeat(5000)).check().unwrap_err();
/// let limit = report.findings[0].limit.expect("a limit is not kept");
/// assert_eq!((limit.found, limit.most, limit.unit), (5000, Some(4096), Unit::Characters));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Measured {
    /// What was counted.
    pub found: u64,
    /// The least that is allowed.
    pub least: u64,
    /// The most that is allowed; `None` where no upper limit is documented.
    pub most: Option<u64>,
    /// What all three count.
    pub unit: Unit,
}
