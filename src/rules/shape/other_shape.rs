//! Payloads in definition files, and the reverse.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/other-shape",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new(
        "a payload where a definition is expected, or the reverse",
        "应为消息定义的地方是请求 Payload，或相反",
    ),
    why: Words::new(
        "The name of a file decides how it is read: `*.waml.yaml` and its relatives hold definitions, \
          all other files the API's own shape. Rename the file, or say with `--as` what it holds.",
        "文件名决定读取方式：`*.waml.yaml` 等文件是消息定义，其他文件是 API 的请求 Payload。给文件改名，或用 `--as` 说明内容。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
