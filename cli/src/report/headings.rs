//! Under which the options of a command stand in its help.

pub(crate) const READ: &str = "What to read";
pub(crate) const REPORT: &str = "What to report";
pub(crate) const FAIL: &str = "What fails";
pub(crate) const FIX: &str = "Fixing";
pub(crate) const ONLINE: &str = "Online";
