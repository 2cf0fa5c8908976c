//! Quick replies with the same id, on any cards.

use crate::diagnostic::{Diagnostic, Family, Path, Severity};
use crate::message::{Card, CardAction, Carousel, QuickReply};
use crate::rules::{Check, Rule, repeats};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate/quick-reply-id",
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "two quick replies with the same id",
    why: "The answer carries the id and not the card, so an id that stands on two cards says nothing \
          about which was tapped. Give each quick reply an id that is unique in the carousel.",
    source: "Meta: interactive media carousel messages",
    prevents: &[131009],
    check: Check::Carousel(check),
};

fn check(carousel: &Carousel, found: &mut Vec<Diagnostic>) {
    let cards = carousel.cards.iter().enumerate();
    let ids = cards.flat_map(|(i, card)| replies(card).iter().enumerate().map(move |(j, reply)| ((i, j), &*reply.id)));
    let path = |(i, j)| reply(i, j).then("id");
    repeats::texts(&RULE, "quick reply id", ids, path, found);
}

pub(super) fn replies(card: &Card) -> &[QuickReply] {
    match &card.action {
        CardAction::Replies(replies) => replies,
        CardAction::UrlButton(_) => &[],
    }
}

pub(super) fn reply(card: usize, position: usize) -> Path {
    Path::default().then("cards").then(card).then("action").then("replies").then(position)
}
