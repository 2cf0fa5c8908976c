//! The texts of a message that have holes, and where they stand.

use super::sum::{Part, Sum};
use crate::diagnostic::{Diagnostic, Path};
use crate::limits::{Bound, Limit};
use crate::message::visit::{Here, Visit, Walk};
use crate::message::{MediaKind, MediaType, Message};
use crate::params::declaration::Declaration;
use crate::params::declared::Params;
use crate::params::pieces::{Hole, Piece, Pieces, Slot};
use crate::params::written::Written;
use crate::rules;
use crate::rules::wanted::Wanted;
use std::borrow::Cow;

/// A text with holes where it stands.
pub(super) struct Use<'w> {
    pub(super) path: Path,
    pub(super) pieces: &'w Pieces,
    pub(super) stand: Stand,
    /// The parameters in it, in the order of their places.
    pub(super) terms: Vec<Term<'w>>,
}

/// What a text is held to.
#[derive(Clone, Copy)]
pub(super) enum Stand {
    /// A limit, and the rules about a text that keeps to it.
    Text(&'static Limit, fn(&str, Wanted, &mut Vec<Diagnostic>)),
    Recipient,
    /// The address behind a button.
    Address,
    /// An address of media of a kind.
    Media(&'static MediaType),
}

/// A parameter in a text, with all its holes there. What is wrong with its declaration was told, where anything is: such
/// a parameter is none of these, and taken to fit.
#[derive(Clone, Copy)]
pub(super) struct Term<'w> {
    pub(super) slot: Slot,
    pub(super) declaration: &'w Declaration,
    pub(super) times: u64,
    /// Where it first stands in the text.
    pub(super) first: &'w Hole,
}

impl Term<'_> {
    /// Whether there may be nothing in its place.
    pub(super) fn may_be_empty(&self) -> bool {
        self.declaration.reach().least == 0
    }
}

impl<'w> Use<'w> {
    /// Whether every hole is one of the terms.
    pub(super) fn is_known(&self, params: &Params) -> bool {
        self.pieces.holes().all(|hole| known(hole, params).is_some())
    }

    /// How many characters the text can have.
    pub(super) fn characters(&self, params: &'w Params) -> Sum<'w> {
        let part = |term: &Term<'_>| {
            let reach = term.declaration.reach();
            Part { name: term.slot.name(params), times: term.times, least: reach.least, most: reach.most }
        };
        let written = self.literals().map(|text| text.chars().count() as u64).sum();
        Sum { written, parts: self.terms.iter().map(part).collect() }
    }

    /// What is sent as it stands.
    pub(super) fn literals(&self) -> impl Iterator<Item = &'w str> + use<'w> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text, _) => Some(&**text),
            Piece::Hole(_) => None,
        })
    }

    /// The text with its holes as a definition writes them, which no rule mistakes for anything but a word.
    pub(super) fn as_written(&self, params: &Params) -> Pieces {
        self.pieces.shown_with(|hole| shown(hole, params).into_owned())
    }
}

/// The parameter behind a hole, if nothing is wrong with it.
pub(super) fn known<'w>(hole: &Hole, params: &'w Params) -> Option<(Slot, &'w Declaration)> {
    let slot = hole.slot?;
    let declaration = slot.declaration(params).filter(|declaration| !declaration.poisoned)?;
    Some((slot, declaration))
}

/// A hole as it is written.
pub(super) fn shown<'h>(hole: &'h Hole, params: &Params) -> Cow<'h, str> {
    hole.slot.map_or(Cow::Borrowed(&*hole.example), |slot| format!("{{{{{}}}}}", slot.name(params)).into())
}

fn terms<'w>(pieces: &'w Pieces, params: &'w Params) -> Vec<Term<'w>> {
    let term = |hole: &'w Hole| {
        known(hole, params).map(|(slot, declaration)| Term { slot, declaration, times: 1, first: hole })
    };
    let mut terms: Vec<Term<'w>> = pieces.holes().filter_map(term).collect();
    terms.sort_by_key(|term| term.slot);
    terms.dedup_by(|later, first| {
        let same = later.slot == first.slot;
        first.times += u64::from(same);
        same
    });
    terms.sort_by_key(|term| term.first.written.start);
    terms
}

/// Every text with holes, in the order of the document.
pub(super) fn of<'w>(message: &Message, written: &'w Written) -> Vec<Use<'w>> {
    let mut finder = Finder { written, uses: Vec::new() };
    message.walk(&Here::Message, &mut finder);
    finder.uses.sort_by_key(|text| text.pieces.origin);
    finder.uses
}

struct Finder<'w> {
    written: &'w Written,
    uses: Vec<Use<'w>>,
}

impl Finder<'_> {
    fn add(&mut self, at: &Here<'_>, stand: Stand) {
        if let Some(pieces) = self.written.text_here(at) {
            let terms = terms(pieces, &self.written.params);
            self.uses.push(Use { path: at.path(), pieces, stand, terms });
        }
    }
}

impl<'m> Visit<'m> for Finder<'_> {
    fn recipient(&mut self, at: &Here<'_>, _: &'m str) {
        self.add(at, Stand::Recipient);
    }

    fn text<L: Bound>(&mut self, at: &Here<'_>, _: &'m str) {
        self.add(at, Stand::Text(const { &L::LIMIT }, rules::text::<L>));
    }

    fn address(&mut self, at: &Here<'_>, _: &'m str) {
        self.add(at, Stand::Address);
    }

    fn link<K: MediaKind>(&mut self, at: &Here<'_>, _: &'m str) {
        self.add(at, Stand::Media(K::TYPE));
    }
}
