//! Under which the options of a command stand in its help.

use waml::text::Words;

pub(crate) const READ: &str = "What to read";
pub(crate) const REPORT: &str = "What to report";
pub(crate) const FAIL: &str = "What fails";
pub(crate) const FIX: &str = "Fixing";
pub(crate) const VALUES: &str = "Values";
pub(crate) const ROWS: &str = "Rows";
pub(crate) const ONLINE: &str = "Online";

/// All of them.
pub(crate) const ALL: [Words; 7] = [
    Words::new(READ, "读取什么"),
    Words::new(REPORT, "报告什么"),
    Words::new(FAIL, "什么算失败"),
    Words::new(FIX, "修复"),
    Words::new(VALUES, "填入的值"),
    Words::new(ROWS, "数据行"),
    Words::new(ONLINE, "联网"),
];
