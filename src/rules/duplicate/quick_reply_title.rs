//! Quick replies of one card with the same title.

use super::quick_reply_id::reply;
use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::limits::carousel;
use crate::rules::subject::CarouselSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/quick-reply-title",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two quick replies of a card with the same title", "同一图卡的两个快速回复按钮标签相同"),
    why: Words::new(
        "Two buttons that look alike leave no choice, and WhatsApp refuses the card. Reword one of them; \
          other cards may repeat a title.",
        "两个按钮看起来一样，用户无从选择，WhatsApp 会拒绝该图卡。改写其中一个；不同图卡的标签可以相同。",
    ),
    source: Words::new("Meta: interactive media carousel messages", "Meta：互动式媒体轮播消息"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Carousel(check);

fn check(carousel: &dyn CarouselSubject, found: &mut Vec<Diagnostic>) {
    for card in 0..carousel.cards() {
        let titles = (0..carousel.buttons(card).replies()).map(|at| (at, carousel.reply(card, at).1));
        repeats::texts::<carousel::ReplyTitle, _>(&RULE, titles, |at| reply(card, at).then("title"), found);
    }
}
