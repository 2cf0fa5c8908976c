//! Double braces in a definition.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;
use crate::text::placeholder::is_name;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/reserved-braces",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("double braces that are no whole hole", "双花括号不是完整的参数"),
    why: Words::new(
        "In a definition `{{` begins a hole that a value fills: `{{name}}`, or `{{item.name}}` in an element that is repeated. Write `{{{{` where two literal braces are meant.",
        "在消息定义中，`{{` 是参数的开头：`{{name}}`，在重复的元素中也可以是 `{{item.name}}`。需要两个花括号本身时，写成 `{{{{`。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// What to write instead of braces that are no whole hole, by what stands in them.
pub(crate) fn meant(braces: &str) -> Words {
    let inside = braces.trim_start_matches('{').trim_end_matches('}').trim();
    let named = |c: char| c.is_ascii_alphanumeric() || c == '_';
    match () {
        () if !braces.ends_with("}}") => HOLE,
        () if !inside.is_empty() && inside.chars().all(named) && inside.contains(|c: char| c.is_ascii_uppercase()) => {
            Words::new("names are lower case: `{{name}}`", "参数名用小写：`{{name}}`")
        }
        () if inside.contains(['|', '(', ' ']) => Words::new(
            "a hole holds a name only, no filter and no expression: the sender formats the value first",
            "参数中只能写参数名，不能写过滤器或表达式：由发送方先处理好值",
        ),
        () if inside.contains('.') => Words::new(
            "names have no dots but that of `item.`, which takes a field of a list's item",
            "参数名中没有句点，只有 `item.` 例外，用来取列表项的字段",
        ),
        () if !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit()) => Words::new(
            "a hole has a name, not a number: write `{{name}}`, and declare it under `params`",
            "参数用名称，不用数字：写成 `{{name}}`，并在 `params` 中声明",
        ),
        () if !inside.is_empty() && !is_name(inside) => Words::new(
            "names are made of `a` to `z`, digits and `_`, and are declared under `params`: write `{{name}}`",
            "参数名由 `a` 至 `z`、数字和 `_` 组成，并在 `params` 中声明：写成 `{{name}}`",
        ),
        () => HOLE,
    }
}

const HOLE: Words = Words::new(
    "a hole is `{{name}}`, with nothing but spaces around the name and no `{` right in front of it",
    "参数写成 `{{name}}`，名称两侧只能有空格，前面不能紧接 `{`",
);
