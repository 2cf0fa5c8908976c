//! Who a message goes to.

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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
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
}

impl<T: Into<String>> From<T> for Recipient {
    fn from(number: T) -> Self {
        Self::new(number)
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
