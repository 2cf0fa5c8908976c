//! Card indexes that are not the positions of their cards.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "carousel/card-index",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a `card_index` that is not the card's position"),
    why: Words::neutral(
        "Cards are counted from 0 in the order in which they stand, so any other index contradicts the \
          list. Number the cards in order; a definition needs no numbers.",
    ),
    source: Words::neutral("API document 3.3"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Reader;
