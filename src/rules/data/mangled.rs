//! What spreadsheets do to digits.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "data/mangled",
    phase: Phase::Data,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a value that a spreadsheet changed", "值被电子表格改动过"),
    why: Words::new(
        "Spreadsheets take digits for numbers: long ones become `8.529E+10`, others get `.0`, and leading zeros are lost. Format the column as text before the values are entered, and export it again.",
        "电子表格会把数字串当作数值：较长的变成 `8.529E+10`，有的加上 `.0`，开头的 0 会丢失。先把该列设为文本格式，重新填写后再导出。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
