//! Quick replies with the same id, on any cards.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::carousel;
use crate::rules::subject::CarouselSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/quick-reply-id",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two quick replies with the same id", "两个快速回复按钮的编号相同"),
    why: Words::new(
        "The answer carries the id and not the card, so an id that stands on two cards says nothing \
          about which was tapped. Give each quick reply an id that is unique in the carousel.",
        "用户的回复只带编号，不带图卡索引，编号重复就分不清选的是哪张图卡。给每个快速回复按钮一个在整条轮播消息中唯一的编号。",
    ),
    source: Words::new("Meta: interactive media carousel messages", "Meta：互动式媒体轮播消息"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Carousel(check);

fn check(carousel: &dyn CarouselSubject, found: &mut Vec<Diagnostic>) {
    let replies = |card| (0..carousel.buttons(card).replies()).map(move |at| ((card, at), carousel.reply(card, at).0));
    let path = |(card, at)| reply(card, at).then("id");
    repeats::texts::<carousel::ReplyId, _>(&RULE, (0..carousel.cards()).flat_map(replies), path, found);
}

pub(super) fn reply(card: usize, position: usize) -> Path {
    Path::default().then("cards").then(card).then("action").then("replies").then(position)
}
