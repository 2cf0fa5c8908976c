//! Cards whose buttons differ in kind or number.

use crate::diagnostic::{Diagnostic, Family, Path, Severity};
use crate::message::{Card, CardAction, Carousel};
use crate::rules::{Check, Rule};
use std::fmt;

pub(crate) static RULE: Rule = Rule {
    code: "carousel/uneven-cards",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "cards that differ in the kind or number of their buttons",
    why: "WhatsApp refuses the whole carousel when one card has other buttons than the rest. Give every \
          card one URL button, or give every card the same number of quick replies.",
    source: "API document 3.1",
    prevents: &[131009],
    check: Check::Carousel(check),
};

fn check(carousel: &Carousel, found: &mut Vec<Diagnostic>) {
    // A card without any button is told on its own.
    let mut cards = carousel.cards.iter().enumerate().filter(|(_, card)| Buttons::of(card).count > 0);
    let Some((first, model)) = cards.next() else { return };
    let expected = Buttons::of(model);
    let Some((index, card)) = cards.find(|(_, card)| Buttons::of(card) != expected) else { return };
    let buttons = Buttons::of(card);
    let shown = expected.beside(buttons);
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

#[derive(Clone, Copy, PartialEq)]
struct Buttons {
    url: bool,
    count: usize,
}

impl Buttons {
    fn of(card: &Card) -> Self {
        match &card.action {
            CardAction::UrlButton(_) => Self { url: true, count: 1 },
            CardAction::Replies(replies) => Self { url: false, count: replies.len() },
        }
    }

    /// The words for these buttons behind those for `other`.
    fn beside(self, other: Self) -> String {
        if self.url == other.url { self.count.to_string() } else { self.to_string() }
    }
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
