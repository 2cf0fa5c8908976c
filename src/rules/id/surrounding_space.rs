//! Ids with white space around them.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, characters};
use crate::text::Words;

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
    Check::Text(Feeds { roles: &[Role::Id], on: Traits::BEGINS_UNSEEN.and(Traits::ENDS_IN_SPACE) }, check);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if text.trim() == text || characters::blank(text) {
        return;
    }
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let (verb, part) = if start > 0 { ("begins", 0..start) } else { ("ends", end..text.len()) };
    let message = format!("{} {verb} with white space, allowed is none", limit.noun);
    let around = [0..start, end..text.len()].into_iter().filter(|part| !part.is_empty());
    found.push(
        Diagnostic::new(&RULE, Path::default(), message)
            .part(part)
            .help("remove the white space")
            .delete("remove the white space", around),
    );
}
