//! Cards whose buttons differ in kind or number.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::subject::{Buttons, CarouselSubject};
use crate::text::phrase::say;
use crate::text::{Phrase, Words};

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
    let Some(first) = cards.next() else { return };
    let Some(other) = cards.find(|&(_, buttons)| buttons != first.1) else { return };
    let (here, there) = (said(other.1), said(first.1));
    found.push(uneven((first.0, &there), (other.0, &here), &beside(first.1, other.1)));
}

/// A card whose buttons differ from those of the first: each with what it has, and what the first has beside it.
pub(crate) fn uneven((first, there): (usize, &Phrase), (index, here): (usize, &Phrase), beside: &Phrase) -> Diagnostic {
    let message = say!(
        "card {index} has {here}, card {first} has {there}", "索引 {index} 的图卡有 {here}，索引 {first} 的图卡有 {there}";
        here, there = beside
    );
    let related = say!("card {first} has {there}", "索引 {first} 的图卡有 {there}"; there);
    Diagnostic::new(&RULE, action(index), message).label(here.clone()).related(action(first), related).help(EVEN)
}

const EVEN: Words = Words::new(
    "give all cards one URL button, or all the same number of quick replies",
    "所有图卡都设 1 个网址按钮，或都设相同数量的快速回复按钮",
);

fn action(card: usize) -> Path {
    Path::default().then("cards").then(card).then("action")
}

/// The words for some buttons behind those for `other`.
fn beside(buttons: Buttons, other: Buttons) -> Phrase {
    let count = buttons.count;
    if buttons.url == other.url { say!("{count}", "{count} 个") } else { said(buttons) }
}

/// What a card has.
pub(crate) fn said(buttons: Buttons) -> Phrase {
    match buttons {
        Buttons { url: true, .. } => say!("a URL button", "1 个网址按钮"),
        Buttons { count: 1, .. } => say!("1 quick reply", "1 个快速回复按钮"),
        Buttons { count, .. } => say!("{count} quick replies", "{count} 个快速回复按钮"),
    }
}
