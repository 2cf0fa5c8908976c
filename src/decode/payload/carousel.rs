//! Carousels: cards whose kind is decided by their action.

use super::{body, open_interactive, replies, url_action, wrapped};
use crate::bounded::Items;
use crate::decode::at::At;
use crate::decode::definition::both_actions;
use crate::decode::fields::Fields;
use crate::decode::shared::refuse_around;
use crate::decode::{Cx, Decode};
use crate::diagnostic::{Edit, Fix};
use crate::message::{Card, CardAction, Carousel};
use crate::rules::{carousel, shape};

pub(super) fn carousel(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Carousel {
    let mut fields = open_interactive(at, cx);
    let action = fields.need("action", None);
    let mut inner = Fields::open(&action, cx, "an action");
    let mut position = 0;
    let cards = cx.items(&inner.need("cards", Some("cards".into())), |at, cx| {
        position += 1;
        card(at, position - 1, cx)
    });
    inner.close(cx);
    refuse_around(&mut fields, cx);
    let message = Carousel { body: body(&mut fields, cx), cards: cards.into() };
    fields.close(cx);
    message
}

fn card(at: &At<'_>, position: usize, cx: &mut Cx<'_, '_>) -> Card {
    let mut fields = Fields::open(at, cx, "a card");
    if let Some(index) = fields.needed("card_index") {
        card_index(&index, position, cx);
    }
    // Every card says `cta_url`, whatever its buttons are; without a type it is meant.
    if let Some(kind) = fields.take("type", None) {
        cx.word(&kind, &["cta_url"], "type of card");
    }
    let card = Card {
        header: fields.required(cx, "header"),
        body: fields.take("body", Some("body".into())).map(|at| wrapped(&at, "a card body", cx)),
        action: card_action(&fields.need("action", Some("action".into())), cx),
    };
    fields.close(cx);
    card
}

fn card_index(at: &At<'_>, position: usize, cx: &mut Cx<'_, '_>) {
    let Some(index) = cx.count(at, "`card_index`") else { return };
    if i64::try_from(position) == Ok(index) {
        return;
    }
    let message = format!("`card_index` is {index}, the card's position is {position}");
    let finding = cx.finding(&carousel::card_index::RULE, at, message).label(format!("write {position}")).fix(Fix {
        title: format!("write {position}"),
        safe: true,
        edits: vec![Edit { span: at.span(cx.tree), text: position.to_string() }],
    });
    cx.tell(at, finding);
}

/// A card's buttons: decided by the keys of the action, never by the card's type.
fn card_action(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CardAction {
    let Some(id) = at.node else { return CardAction::Replies(Decode::decode(at, cx)) };
    let key = |key: &str| cx.tree.entries(id).iter().find(|entry| entry.key == key);
    let url = key("name").or_else(|| key("parameters"));
    match (url, key("buttons")) {
        (Some(url), Some(buttons)) => {
            both_actions(&at.entry(url, None), &at.entry(buttons, None), cx);
            cx.poison(at);
            CardAction::Replies(Items::default())
        }
        (Some(_), None) => {
            cx.enter(at);
            CardAction::UrlButton(url_action(at, cx))
        }
        (None, _) => reply_action(at, cx),
    }
}

fn reply_action(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CardAction {
    let mut fields = Fields::open(at, cx, "a card's action");
    let buttons = fields.need("buttons", Some("replies".into()));
    if buttons.node.is_none() && !fields.is_absent() && !fields.misspells(&["buttons", "parameters"]) {
        fields.excuse("buttons");
        let message = "a card's action needs `buttons`, or `name` and `parameters`";
        let finding = cx.finding(&shape::missing_key::RULE, at, message);
        cx.tell(at, finding);
    }
    if buttons.node.is_none() {
        cx.poison(at);
    }
    let replies = replies(&buttons, "quick_reply", cx);
    fields.close(cx);
    CardAction::Replies(replies)
}
