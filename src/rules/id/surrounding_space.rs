//! Ids with white space around them.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, characters};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "id/surrounding-space",
    phase: Phase::Text,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("an id that begins or ends with white space", "编号以空白字符开头或结尾"),
    why: Words::new(
        "Meta refuses such ids, and where one passes it never equals the id that the receiving code \
          compares it with. Remove the white space.",
        "Meta 会拒绝这样的编号；即使通过，接收程序比较编号时也永远不会相等。删除空白字符。",
    ),
    source: Words::new("Meta: interactive messages", "Meta：互动消息"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check =
    Check::Texts(&[(Feeds { roles: &[Role::Id], on: Traits::BEGINS_UNSEEN.and(Traits::ENDS_IN_SPACE) }, check)]);

const REMOVE: Words = Words::new("remove the white space", "删除空白字符");

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if text.trim() == text || characters::blank(text) {
        return;
    }
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let noun = limit.noun;
    let (message, part) = if start > 0 {
        (
            say!("{noun} begins with white space, allowed is none", "{noun}以空白字符开头，首尾都应为可见字符"; noun),
            0..start,
        )
    } else {
        (
            say!("{noun} ends with white space, allowed is none", "{noun}以空白字符结尾，首尾都应为可见字符"; noun),
            end..text.len(),
        )
    };
    let around = [0..start, end..text.len()].into_iter().filter(|part| !part.is_empty());
    found.push(Diagnostic::new(&RULE, Path::default(), message).part(part).help(REMOVE).delete(REMOVE, around));
}
