//! Media with both an id and a link, or neither.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/id-and-link",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("media with both an id and a link, or with neither", "素材同时有编号和链接，或两者都没有"),
    why: Words::new(
        "A media header names its file once, by the id of an upload or by a public address. Keep one of \
          the two.",
        "素材标头只用一种方式指明文件：已上传素材的编号或公网网址。只保留其中一个。",
    ),
    source: Words::new("API document 4.2", "API 文档 4.2"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Reader;
