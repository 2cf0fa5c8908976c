//! Cards whose buttons differ in kind or number.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::subject::{Buttons, CarouselSubject};
use crate::text::Words;
use std::fmt;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "carousel/uneven-cards",
    phase: Phase::Relation,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("cards that differ in the kind or number of their buttons", "图卡的按钮类型或数量不一致"),
    why: Words::new(
        "WhatsApp refuses the whole carousel when one card has other buttons than the rest. Give every \
          card one URL button, or give every card the same number of quick replies.",
        "所有图卡的按钮类型和数量必须一致，否则 WhatsApp 会拒绝整条消息。所有图卡都设 1 个网址按钮，或都设相同数量的快速回复按钮。",
    ),
    source: Words::new("API document 3.1", "API 文档 3.1"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Carousel(check);

fn check(carousel: &dyn CarouselSubject, found: &mut Vec<Diagnostic>) {
    // A card without any button is told on its own.
    let mut cards =
        (0..carousel.cards()).map(|card| (card, carousel.buttons(card))).filter(|(_, buttons)| buttons.count > 0);
    let Some((first, expected)) = cards.next() else { return };
    let Some((index, buttons)) = cards.find(|&(_, buttons)| buttons != expected) else { return };
    let shown = beside(expected, buttons);
    found.push(
        Diagnostic::new(&RULE, action(index), format!("card {index} has {buttons}, card {first} has {shown}"))
            .label(buttons.to_string())
            .related(action(first), format!("card {first} has {expected}"))
            .help("give all cards one URL button, or all the same number of quick replies"),
    );
}

fn action(card: usize) -> Path {
    Path::default().then("cards").then(card).then("action")
}

/// The words for some buttons behind those for `other`.
fn beside(buttons: Buttons, other: Buttons) -> String {
    if buttons.url == other.url { buttons.count.to_string() } else { buttons.to_string() }
}

impl fmt::Display for Buttons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self { url: true, .. } => f.write_str("a URL button"),
            Self { count: 1, .. } => f.write_str("1 quick reply"),
            Self { count, .. } => write!(f, "{count} quick replies"),
        }
    }
}
