//! Line breaks where a text has one line.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/line-breaks",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a parameter that may hold line breaks where none may stand", "不能换行的位置写了可换行的参数"),
    why: Words::new(
        "A parameter with `multiline: true` may stand in `text`, in the `body` of every kind and in a card's body. All else is one line: titles, ids, headers, footers, addresses, the parameters of a template. Declare a second parameter without `multiline` there.",
        "声明了 `multiline: true` 的参数可以写在 `text`、各类消息的 `body` 和图卡正文中。其他位置只有一行：标题、编号、标头、页脚、网址、模板参数。在这些位置另外声明一个不带 `multiline` 的参数。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
