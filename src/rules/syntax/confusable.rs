//! Characters that look like a sign of YAML or JSON and are another.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/confusable",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a character that only looks like a sign of YAML or JSON",
        "只是看起来像 YAML 或 JSON 符号的字符",
    ),
    why: Words::new(
        "Keyboards for Chinese and word processors write full-width colons, commas and brackets, curly quotes and wide spaces. To YAML and JSON they are letters like any other, so the text around them is not read as it looks. Write the ASCII sign. Inside texts such characters are right and stay; but full-width braces around the name of a parameter make no hole.",
        "中文输入法和文字处理软件会打出全角的冒号、逗号和括号，以及弯引号和全角空格。在 YAML 和 JSON 看来，这些只是普通字符，周围的内容就不会按所见的样子读取。换成半角符号。文本内容中的这类字符没有问题，会保留；但参数名两侧的全角花括号不构成参数。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
