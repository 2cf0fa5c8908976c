//! Carousels: cards whose kind is decided by their action.

use super::{BUTTON_ACTION, QUICK_REPLY, body, open_interactive, replies, url_action, wrapped};
use crate::decode::cursor::At;
use crate::decode::fields::Fields;
use crate::decode::meant::{Form, Key};
use crate::decode::object::{Asked, Object};
use crate::decode::scalar::whole_number;
use crate::decode::shared::{refuse_around, refuse_both_actions};
use crate::decode::{Cx, Decode};
use crate::diagnostic::Fix;
use crate::message::bounded::Items;
use crate::message::{Card, CardAction, Carousel};
use crate::rules::{carousel, shape};
use crate::text::Words;
use crate::text::phrase::say;
use crate::tree::Value;

const ACTION: &[Key] = &[Key::required("cards", Form::List)];
const CARD: &[Key] = &[
    Key::required("card_index", Form::Number),
    Key::new("type", Form::Word),
    Key::required("header", Form::Object),
    Key::new("body", Form::Object),
    Key::required("action", Form::Object),
];

pub(super) fn carousel(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Carousel {
    let mut fields = open_interactive(at, cx);
    let action = fields.need("action", None);
    let mut inner = Fields::open(&action, cx, Object::Action, ACTION);
    let mut position = 0;
    let list = inner.need("cards", Some("cards".into()));
    let ordered = are_ordered(&list, cx);
    let cards = cx.items(&list, Some(Object::Card), |at, cx| {
        position += 1;
        card(at, position - 1, ordered, cx)
    });
    inner.close(cx);
    refuse_around(&mut fields, cx);
    let message = Carousel { body: body(&mut fields, cx), cards: cards.into() };
    fields.close(cx);
    message
}

fn card(at: &At<'_>, position: usize, ordered: bool, cx: &mut Cx<'_, '_>) -> Card {
    let mut fields = Fields::open(at, cx, Object::Card, CARD);
    if let Some(index) = fields.needed("card_index") {
        card_index(&index, position, ordered, cx);
    }
    // Every card says `cta_url`, whatever its buttons are; without a type it is meant.
    if let Some(kind) = fields.take("type", None) {
        cx.word(&kind, &["cta_url"], Asked::Card);
    }
    let card = Card {
        header: fields.required(cx, "header"),
        body: fields.take("body", Some("body".into())).map(|at| wrapped(&at, Object::CardBody, cx)),
        action: card_action(&fields.need("action", Some("action".into())), cx),
    };
    fields.close(cx);
    card
}

fn card_index(at: &At<'_>, position: usize, ordered: bool, cx: &mut Cx<'_, '_>) {
    let Some(index) = cx.count(at, "`card_index`") else { return };
    if i64::try_from(position) == Ok(index) {
        return;
    }
    let message = say!(
        "`card_index` is {index}, the card's position is {position}",
        "`card_index` 为 {index}，应为 {position}（从 0 开始）"
    );
    let label = say!("write {position}", "写 {position}");
    let number = i64::try_from(position).unwrap_or(i64::MAX);
    let fix = at.node.and_then(|id| cx.write_number(cx.tree.node(id), number));
    // Where the numbers go another way than the cards, either may be what is meant.
    let fix = fix.map(|fix| Fix { safe: ordered, ..fix });
    let finding = cx.finding(&carousel::card_index::RULE, at, message).label(label).fix(fix);
    cx.tell(at, finding);
}

/// Whether the `card_index` of no card is smaller than that of the card before it.
fn are_ordered(cards: &At<'_>, cx: &Cx<'_, '_>) -> bool {
    let items = cards.node.map_or(&[][..], |id| cx.tree.items(id));
    let numbers = items.iter().filter_map(|card| {
        let entry = cx.tree.entries(card.node).iter().find(|entry| entry.key == "card_index")?;
        match &cx.tree.node(entry.value).value {
            Value::Number(number) => whole_number(number),
            _ => None,
        }
    });
    numbers.is_sorted()
}

/// A card's buttons: decided by the keys of the action, never by the card's type.
fn card_action(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CardAction {
    let Some(id) = at.node else { return CardAction::Replies(Decode::decode(at, cx)) };
    let key = |key: &str| cx.tree.entries(id).iter().find(|entry| entry.key == key);
    let url = key("name").or_else(|| key("parameters"));
    match (url, key("buttons")) {
        (Some(url), Some(buttons)) => {
            refuse_both_actions(&at.entry(url, None), &at.entry(buttons, None), cx);
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
    let mut fields = Fields::open(at, cx, Object::CardAction, BUTTON_ACTION);
    let buttons = fields.need("buttons", Some("replies".into()));
    if buttons.node.is_none() && !fields.is_absent() {
        fields.excuse("buttons");
        let message = Words::new(
            "a card's action needs `buttons`, or `name` and `parameters`",
            "图卡的操作需要 `buttons`，或 `name` 和 `parameters`",
        );
        let finding = cx.finding(&shape::missing_key::RULE, at, message);
        cx.tell(at, finding);
    }
    if buttons.node.is_none() {
        cx.poison(at);
    }
    let replies = replies(&buttons, &QUICK_REPLY, cx);
    fields.close(cx);
    CardAction::Replies(replies)
}
