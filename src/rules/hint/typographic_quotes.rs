//! Typographic quotes where YAML's are meant.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/typographic-quotes",
    phase: Phase::Shape,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a YAML text in typographic quotes and no others", "YAML 文本只有弯引号，没有半角引号"),
    why: Words::new(
        "Word processors and chat programs turn straight quotes into curly ones, which YAML takes for letters: \
          the reader sees them around the text. Write straight quotes, around the curly ones if those are meant.",
        "文字处理软件和聊天软件会把半角引号改成弯引号，YAML 把弯引号当作普通字符：用户会看到文本两端的引号。换成半角引号；需要显示弯引号时，在外面再加半角引号。",
    ),
    source: Words::new("YAML 1.2.2, 7.3 (quotes are `\"` and `'`)", "YAML 1.2.2，7.3（引号是 `\"` 和 `'`）"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
