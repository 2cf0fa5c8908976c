//! Media by id where only links are documented.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/id-not-taken",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("media by id where only a link is taken", "只能用链接的地方用了素材编号"),
    why: Words::new(
        "Uploaded media is documented for the header of a message with reply buttons and nowhere else. \
          Give the public address of the file in `link`.",
        "按 API 文档，已上传的素材只能用于回复按钮消息的标头。在 `link` 中填写文件的公网网址。",
    ),
    source: Words::new("API document: request examples", "API 文档：请求示例"),
    prevents: &[100, 131009],
};

pub(crate) const CHECK: Check = Check::Reader;
