//! Headers of a kind that the message does not take.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/header-kind",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a header kind that this message kind does not take", "此消息类型不支持的标头类型"),
    why: Words::new(
        "Each message kind has its own list of header kinds, and WhatsApp refuses any other. Change the \
          header, leave it out, or send a message of a kind that takes it.",
        "每种消息支持的标头类型不同，使用其他类型会被 WhatsApp 拒绝。更换或删除标头，或改用支持该标头的消息类型。",
    ),
    source: Words::new("API document: request parameters of each kind", "API 文档：各类消息的请求参数"),
    prevents: &[131009, 132012],
};

pub(crate) const CHECK: Check = Check::Reader;
