//! Cards of a carousel that are repeated, or have quick replies that are: all have the same buttons.

use super::Proof;
use crate::diagnostic::{Path, Rule};
use crate::message::{CardAction, Carousel, Content, Message};
use crate::params::declared::Params;
use crate::params::written::Written;
use crate::rules::carousel::uneven_cards;
use crate::rules::subject::Buttons;
use crate::text::Phrase;
use crate::text::phrase::say;

/// Whether the proof tells it where anything is repeated.
pub(super) fn tells(rule: &Rule) -> bool {
    rule.code == uneven_cards::RULE.code
}

/// The buttons of a card.
#[derive(PartialEq)]
struct Own {
    url: bool,
    /// How many of them there are, but for those of lists whose number is open.
    count: usize,
    /// These lists.
    lists: Vec<usize>,
}

pub(super) fn judge(message: &Message, proof: &mut Proof<'_>) {
    let Content::Carousel(carousel) = &message.content else { return };
    if proof.written.is_single() {
        return;
    }
    let cards = (0..carousel.cards.len()).filter_map(|at| Some((at, own(carousel, at, proof.written)?)));
    let mut cards = cards.filter(|(_, own)| own.count > 0 || !own.lists.is_empty());
    let Some((first, expected)) = cards.next() else { return };
    let Some((index, other)) = cards.find(|(_, own)| *own != expected) else { return };
    let params = proof.params();
    let (there, here) = (said(&expected, params), said(&other, params));
    let mut finding = uneven_cards::uneven((first, &there), (index, &here), &there);
    finding.put_under(&Path::default().then("carousel").0);
    proof.tell(finding);
}

/// `None` where a list is behind them that was told.
fn own(carousel: &Carousel, card: usize, written: &Written) -> Option<Own> {
    let path = Path::default().then("carousel").then("cards").then(card);
    if written.repeat(&path.0).is_some_and(|repeat| repeat.list.is_none()) {
        return None;
    }
    let CardAction::Replies(replies) = &carousel.cards[card].action else {
        return Some(Own { url: true, count: 1, lists: Vec::new() });
    };
    let mut own = Own { url: false, count: 0, lists: Vec::new() };
    let path = path.then("action").then("replies");
    for at in 0..replies.len() {
        let Some(repeat) = written.repeat(&path.clone().then(at).0) else {
            own.count += 1;
            continue;
        };
        let list = repeat.list?;
        let items = written.params.list(list).filter(|items| !items.poisoned)?;
        if items.max == Some(items.min) {
            own.count += items.min as usize;
        } else {
            own.lists.push(list);
        }
    }
    own.lists.sort_unstable();
    Some(own)
}

fn said(own: &Own, params: &Params) -> Phrase {
    let fixed = uneven_cards::said(Buttons { url: own.url, count: own.count });
    let names: Vec<_> = own.lists.iter().map(|list| &params.at(*list).name).collect();
    let names = crate::text::wording::all_of(&names);
    match (own.count, own.lists.is_empty()) {
        (_, true) => fixed,
        (0, false) => say!("a quick reply for each of {names}", "{names} 每项 1 个快速回复按钮"; names),
        _ => say!("{fixed} and one for each of {names}", "{fixed}，另有 {names} 每项 1 个"; fixed, names),
    }
}
