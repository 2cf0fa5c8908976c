//! Texts without anything to see.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, characters};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "text/blank",
    phase: Phase::Text,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a text of nothing but white space or invisible characters", "只有空白字符或不可见字符的文本"),
    why: Words::new(
        "Meta counts such a text as empty and refuses the message. Write something, or leave the key out \
          where it is optional.",
        "Meta 把这样的文本视为空，会拒绝消息。写入内容；非必要的键可以整个删除。",
    ),
    source: Words::new("Meta: interactive messages (least length)", "Meta：互动消息（最小长度）"),
    prevents: &[100, 131008, 131009],
};

pub(crate) const CHECK: Check = Check::Texts(&[(Feeds { roles: Role::ALL, on: Traits::BEGINS_UNSEEN }, check)]);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if characters::blank(text) {
        let message = say!(
            "{noun} is blank, needed is at least one visible character", "{noun}没有可见字符，至少要有 1 个";
            noun = limit.noun
        );
        found.push(Diagnostic::new(&RULE, Path::default(), message).label(Words::new("nothing to see", "看不到内容")));
    }
}
