//! Quick replies of one card with the same title.

use super::quick_reply_id::{replies, reply};
use crate::diagnostic::{Diagnostic, Family, Severity};
use crate::message::Carousel;
use crate::rules::{Check, Rule, repeats};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate/quick-reply-title",
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "two quick replies of a card with the same title",
    why: "Two buttons that look alike leave no choice, and WhatsApp refuses the card. Reword one of them; \
          other cards may repeat a title.",
    source: "Meta: interactive media carousel messages",
    prevents: &[131009],
    check: Check::Carousel(check),
};

fn check(carousel: &Carousel, found: &mut Vec<Diagnostic>) {
    for (i, card) in carousel.cards.iter().enumerate() {
        let titles = replies(card).iter().map(|reply| reply.title.as_str()).enumerate();
        repeats::texts(&RULE, "quick reply title", titles, |j| reply(i, j).then("title"), found);
    }
}
