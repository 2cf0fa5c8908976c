//! YAML merges: `<<` takes over the entries of other mappings.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/merge",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a `<<` that merges something other than objects", "`<<` 合并的不是对象"),
    why: Words::new(
        "The merge key takes an alias of an object, or a list of such aliases; anything else has no entries to take over. Name an object, or put a key that is really called `<<` in quotes.",
        "合并键的值是对象的别名，或这种别名的列表；其他内容没有可以合并的键值。写对象的别名；键名本身就是 `<<` 时，加上引号。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
