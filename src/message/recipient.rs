//! Who a message goes to.

use super::bounded::masked;
use super::visit::{Here, Visit, Walk};
use serde::Serialize;
use std::fmt;

/// A WhatsApp number: country code first, ASCII digits only, as in `85298765432`.
///
/// The first digit is not 0, and there are as many as [`Digits`](crate::limits::recipient::Digits)
/// allows (E.164). There is no rule per country.
///
/// ```
/// use waml::Recipient;
///
/// let to = Recipient::parse("85290000001")?;
/// assert_eq!(to.to_string(), "85290000001");
/// assert!(Recipient::parse("+85290000001").is_err());
/// # Ok::<(), waml::RecipientError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Recipient(String);

impl Recipient {
    /// A recipient, right or not; the check tells.
    pub fn new(number: impl Into<String>) -> Self {
        Self(number.into())
    }

    /// The digits as they were given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits as they were given, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Shows how long it is and not the number.
impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(f, "Recipient", &self.0)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Walk for Recipient {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        visitor.recipient(at, &self.0);
    }
}
