//! The proof: what holds of every message that a definition can become.
//!
//! The rules see one message, filled with examples. What they say about words stands for all; what they say about how
//! much there is, about what a value decides and about what is equal, is taken back where a hole or a repeated element
//! decides it, and told here from the worst case. What cannot be proved is [`Open`], and asked when a message is filled.
//!
//! [`uses`] finds the texts with holes; each other file proves one kind of thing about them.

mod address;
mod bounds;
mod cards;
mod characters;
mod collide;
mod count;
mod equal;
pub(crate) mod filled;
mod length;
mod places;
mod recipient;
mod sum;
mod uses;

use super::declared::{Params, Spot};
use super::definition::Open;
use super::pieces::Slot;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Edit, Path, Phase, Place, Rule, Severity};
use crate::edit::Room;
use crate::message::Message;
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, param};
use crate::text::{Source, Words};
use crate::tree::{NodeId, Tree};
use std::collections::HashSet;

/// What is wrong with a definition: what the rules `found` in the message filled with examples, with what only the
/// worst case shows, and what remains to be asked of each message. Findings are at paths of that message.
pub(crate) fn judge(
    message: &Message,
    written: &Written,
    text: (&Source, &Tree<'_>),
    options: Options,
    mut found: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Vec<Open>) {
    if written.is_plain() {
        return (found, Vec::new());
    }
    found.retain(|finding| !is_decided_by_values(finding, written));
    let mut proof =
        Proof { written, text, wanted: Wanted::all(options), found, open: Vec::new(), told: HashSet::new() };
    let uses = uses::of(message, written);
    for text in &uses {
        places::judge(text, &mut proof);
        characters::judge(text, &mut proof);
        address::judge(text, &mut proof);
        recipient::judge(text, &mut proof);
    }
    length::judge(&uses, &mut proof);
    bounds::judge(&uses, &mut proof);
    count::judge(message, &mut proof);
    cards::judge(message, &mut proof);
    collide::judge(message, &mut proof);
    (proof.found, proof.open)
}

/// A proof under way.
struct Proof<'w> {
    written: &'w Written,
    /// The text that writes the definition.
    text: (&'w Source, &'w Tree<'w>),
    wanted: Wanted,
    found: Vec<Diagnostic>,
    open: Vec<Open>,
    /// What was told of which parameter's place: each is told once.
    told: HashSet<(&'static str, Slot)>,
}

impl<'w> Proof<'w> {
    fn params(&self) -> &'w Params {
        &self.written.params
    }

    /// A change that adds an entry to an object of the definition.
    fn add(&self, object: Option<NodeId>, key: &str, value: u64) -> Option<Vec<Edit>> {
        let (source, tree) = self.text;
        Room::new(source, tree).add(object?, key, &value.to_string())
    }

    fn tell(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// Tells something about a hole, unless the same was told of its parameter at an earlier place.
    fn tell_once(&mut self, slot: Slot, finding: Diagnostic) {
        if self.told.insert((finding.code, slot)) {
            let Spot { pointer, span } = slot.spot(self.params()).clone();
            self.found.push(finding.related_text(pointer, span, DECLARED));
        }
    }

    /// Leaves it to whoever fills the definition to ask a rule.
    fn leave_open(&mut self, rule: &Rule, path: &Path, slots: impl IntoIterator<Item = Slot>) {
        let mut seen = HashSet::new();
        let slots = slots.into_iter().filter(|slot| seen.insert(*slot));
        let names = slots.map(|slot| slot.full_name(self.params())).collect();
        self.open.push(Open { code: rule.code, names, path: path.clone() });
    }
}

const DECLARED: Words = Words::new("declared here", "在此处声明");

/// Whether values that nobody knows yet decide what a rule found in examples, so that the proof tells it instead.
fn is_decided_by_values(finding: &Diagnostic, written: &Written) -> bool {
    let Place::Message { path, .. } = &finding.primary.place else { return false };
    let Some(rule) = rules::find(finding.code) else { return false };
    let has_holes = written.text(&path.0).is_some();
    match rule.phase {
        Phase::Relation => collide::tells(rule) || (cards::tells(rule) && !written.is_single()),
        Phase::Limit => has_holes || written.has_repeats(&path.0) || count::tells(rule, &path.0, written),
        Phase::Text => has_holes && rule.severity == Severity::Error,
        // An example leads to no file that is sent.
        Phase::File => has_holes,
        _ => false,
    }
}
