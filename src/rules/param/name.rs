//! A name of a parameter that cannot be used.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/name",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a parameter's name that holes cannot say", "参数名不合规定"),
    why: Words::new(
        "A name begins with a letter from a to z and goes on with those, digits and `_`, 40 characters at most, so that a hole, a column of a table and a key of JSON can say it. `item`, `to`, `definition` and `row` mean something else there.",
        "参数名以 a 至 z 的字母开头，后面可以用这些字母、数字和 `_`，最多 40 个字符，这样参数、表格的列和 JSON 的键都能使用。`item`、`to`、`definition` 和 `row` 在这些位置另有含义。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
