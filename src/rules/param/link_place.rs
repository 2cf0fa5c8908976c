//! A hole in an address, where values would decide where it leads.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/link-place",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a parameter at a place of an address that must be known", "网址中必须确定的位置写了参数"),
    why: Words::new(
        "Inside an address values are percent-encoded, so they can fill its path, its query and its fragment, and nothing before. An address whose beginning is known only when it is filled is a parameter with `type: link` and nothing else around it; where it leads to media, also with `media:` and the kind. The extension of a media address that is written out must be written out too.",
        "网址中的值会经过百分号编码，因此只能填在路径、查询和片段中，不能填在前面。开头要到填写时才知道的网址，应整个是一个 `type: link` 的参数；指向素材时，还要用 `media:` 写明类型。写出的素材网址也要写出扩展名。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
