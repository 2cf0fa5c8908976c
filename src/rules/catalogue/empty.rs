//! Catalogues without any template.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "catalogue/empty",
    phase: Phase::Catalogue,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a catalogue without templates", "没有模板的模板列表"),
    why: Words::new(
        "A list without templates calls every template unknown. Fetch it again with the account that has the templates.",
        "没有模板的列表会使所有模板都被视为不存在。用拥有模板的账户重新获取。",
    ),
    source: Words::new("what INCS and Meta answer", "INCS 和 Meta 的响应"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
