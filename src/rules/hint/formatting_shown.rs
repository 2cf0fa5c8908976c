//! Formatting marks in texts that show them as they are.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::message::formatting::first_marked;
use crate::rules::Check;
use crate::rules::traits::{Feeds, Traits};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/formatting-shown",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("formatting marks in a text that shows them as they are", "格式标记会在文本中原样显示"),
    why: Words::new(
        "Bold, italic, struck and code marks work in bodies; a header, footer, button or row shows the \
          marks themselves. Leave them out there.",
        "粗体、斜体、删除线和代码的标记只在正文中有效；标头、页脚、按钮和行会原样显示这些标记。在这些地方删除格式标记。",
    ),
    source: Words::new("observed in WhatsApp clients", "在 WhatsApp 客户端中观察到"),
    prevents: &[],
};

pub(crate) const CHECK: Check =
    Check::Texts(&[(Feeds { roles: &[Role::Header, Role::Footer, Role::Label], on: Traits::HAS_MARKS }, check)]);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if let Some(marked) = first_marked(text) {
        let mark = &text[marked.start..=marked.start];
        let noun = limit.noun;
        let message = if mark == "`" {
            say!(
                "{noun} shows its backtick marks, formatting works in bodies only",
                "{noun}会原样显示反引号，格式标记只在正文中有效";
                noun
            )
        } else {
            say!(
                "{noun} shows its `{mark}` marks, formatting works in bodies only",
                "{noun}会原样显示 `{mark}`，格式标记只在正文中有效";
                noun
            )
        };
        found.push(
            Diagnostic::new(&RULE, Path::default(), message)
                .part(marked)
                .label(Words::new("shown as it stands", "原样显示"))
                .help(Words::new("leave the marks out", "删除格式标记")),
        );
    }
}
