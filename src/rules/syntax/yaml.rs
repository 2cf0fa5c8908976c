//! Text that is not YAML.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/yaml",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("text that is not valid YAML", "不是有效的 YAML"),
    why: Words::new(
        "The message cannot be read from the faulty place on; other documents of the file still are. Most often a text needs quotes, because it has a colon and a space in it or begins with a special character.",
        "消息从出错的位置起无法读取；文件中的其他 YAML 文档不受影响。最常见的原因是文本需要引号：其中有冒号和空格，或以特殊字符开头。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
