//! A one-time code that stands in the definition itself.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/literal-code",
    phase: Phase::Shape,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a one-time code written out in a definition", "消息定义中直接写了验证码"),
    why: Words::new(
        "A code is made for one person and one time. Written out in a definition, everybody gets the same one, and it stays in the file. Declare a parameter, and fill it when the message is sent.",
        "验证码只给一个人使用一次。直接写在消息定义中，所有人会收到同一个验证码，而且会留在文件中。声明一个参数，发送时再填入。",
    ),
    source: Words::new("how one-time codes are used", "验证码的用法"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
