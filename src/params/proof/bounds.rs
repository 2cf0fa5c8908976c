//! Bounds that are missing, with what fits where the parameter stands.

use super::Proof;
use super::length::{LINE_BREAKS, is_card_body, line_breaks};
use super::param::no_bound;
use super::uses::{Stand, Use};
use crate::diagnostic::{Diagnostic, Fix, Label, Part, Path, Place};
use crate::limits::{self, Bound, Limit, NO_MAX};
use crate::params::declaration::{GREATEST, Type};
use crate::params::declared::Spot;
use crate::params::pieces::Slot;
use crate::text::phrase::say;
use crate::text::wording::{all_of, thousands};
use crate::text::{Phrase, Span, Words};
use crate::tree::NodeId;
use std::collections::HashSet;

/// A text with parameters that have no bound.
struct Wanting<'u, 'w> {
    text: &'u Use<'w>,
    /// How much of the limit the rest of the text leaves; `None` where nothing limits it.
    room: Option<u64>,
    /// The parameters, each with how often it stands there and where first.
    slots: Vec<(Slot, u64, Span)>,
}

impl Wanting<'_, '_> {
    /// How much each hole can have.
    fn each(&self) -> Option<u64> {
        let times: u64 = self.slots.iter().map(|(_, times, _)| times).sum();
        self.room.map(|room| room / times.max(1))
    }
}

pub(super) fn judge<'w>(uses: &[Use<'w>], proof: &mut Proof<'w>) {
    let lengths: Vec<_> = uses.iter().filter_map(|text| of_length(text, proof)).collect();
    let lines: Vec<_> = uses.iter().filter_map(|text| of_lines(text, proof)).collect();
    narrowest_first(lengths, proof, |wanting, slots, proof| match slots {
        [slot] => alone(*slot, wanting, proof),
        _ => together(slots, wanting, proof),
    });
    narrowest_first(lines, proof, |wanting, slots, proof| {
        for slot in slots {
            let room = wanting.each().map(|breaks| breaks + 1);
            let name = slot.name(proof.params());
            let lack = Lack::of_most("max_lines", 1, room);
            // Two changes at one place would be in each other's way.
            let object = slot.declaration(proof.params()).filter(|declaration| declaration.reach().most.is_some());
            let fix = lack.fix(object.and_then(|declaration| declaration.node), proof);
            let message = needs(&name, &Words::neutral("`max_lines`").into(), room);
            tell(&[*slot], wanting, message, (lack.help, fix), proof);
        }
    });
}

/// Tells each parameter once, where least of it fits; those that stand there together, together.
fn narrowest_first<'u, 'w>(
    mut wanting: Vec<Wanting<'u, 'w>>,
    proof: &mut Proof<'w>,
    mut tell: impl FnMut(&Wanting<'u, 'w>, &[Slot], &mut Proof<'w>),
) {
    wanting.sort_by_key(|wanting| wanting.each().unwrap_or(u64::MAX));
    let mut told = HashSet::new();
    for wanting in &wanting {
        let mut slots: Vec<Slot> = wanting.slots.iter().map(|(slot, ..)| *slot).collect();
        slots.retain(|slot| told.insert(*slot));
        slots.sort_unstable();
        if !slots.is_empty() {
            tell(wanting, &slots, proof);
        }
    }
}

fn of_length<'u, 'w>(text: &'u Use<'w>, proof: &Proof<'w>) -> Option<Wanting<'u, 'w>> {
    let limit: Option<&Limit> = match text.stand {
        Stand::Text(limit, _) => Some(limit).filter(|limit| limit.max != NO_MAX),
        Stand::Recipient => Some(&<limits::recipient::Digits as Bound>::LIMIT),
        Stand::Address | Stand::Media(_) => None,
    };
    let open = text.terms.iter().filter(|term| {
        // How long an address is, matters only where something limits it.
        term.declaration.reach().most.is_none() && (limit.is_some() || !term.declaration.is_link())
    });
    let slots: Vec<_> = open.map(|term| (term.slot, term.times, term.first.written)).collect();
    if slots.is_empty() {
        return None;
    }
    let rest = text.characters(proof.params()).most();
    let room = limit.map(|limit| u64::from(limit.max).saturating_sub(rest));
    Some(Wanting { text, room, slots })
}

fn of_lines<'u, 'w>(text: &'u Use<'w>, proof: &Proof<'w>) -> Option<Wanting<'u, 'w>> {
    let Stand::Text(limit, _) = text.stand else { return None };
    if !is_card_body(limit) {
        return None;
    }
    let open = |of: &Type| matches!(of, Type::Text { multiline: true, max_lines: None, .. });
    let terms = text.terms.iter().filter(|term| open(&term.declaration.of));
    let slots: Vec<_> = terms.map(|term| (term.slot, term.times, term.first.written)).collect();
    let rest = line_breaks(text, proof.params()).most();
    let room = Some(u64::from(LINE_BREAKS.max).saturating_sub(rest));
    (!slots.is_empty()).then_some(Wanting { text, room, slots })
}

/// What a parameter needs.
fn needs(name: &str, keys: &Phrase, room: Option<u64>) -> Phrase {
    if let Some(room) = room.filter(|room| *room > 0).map(thousands) {
        say!("`{name}` needs {keys}, at most {room} fits here", "`{name}` 缺少 {keys}，此处最多为 {room}"; keys)
    } else {
        say!("`{name}` needs {keys}", "`{name}` 缺少 {keys}"; keys)
    }
}

fn alone(slot: Slot, wanting: &Wanting<'_, '_>, proof: &mut Proof<'_>) {
    let Some(declaration) = slot.declaration(proof.params()) else { return };
    let name = slot.name(proof.params());
    let (keys, room, lack) = if let Type::Integer { min, max } = declaration.of {
        let missing = [(min, "min"), (max, "max")].into_iter().filter(|(bound, _)| bound.is_none());
        let missing: Vec<_> = missing.map(|(_, key)| key).collect();
        let fits = wanting.each().and_then(greatest_of).filter(|_| max.is_none());
        (all_of(&missing), fits, Lack::of_integer(min, max, fits))
    } else {
        let room = wanting.each();
        (all_of(&["max_chars"]), room, Lack::of_most("max_chars", declaration.reach().least, room))
    };
    let fix = lack.fix(declaration.node, proof);
    tell(&[slot], wanting, needs(&name, &keys, room), (lack.help, fix), proof);
}

/// What to write for a bound that is missing.
pub(super) struct Lack {
    pub(super) help: Phrase,
    /// The bound that is known to fit.
    fits: Option<(&'static str, u64)>,
}

impl Lack {
    /// The greatest number of something, by the least that there is and the room for it.
    pub(super) fn of_most(key: &'static str, least: u64, room: Option<u64>) -> Self {
        let help = match room {
            Some(0) => NO_ROOM.into(),
            Some(room) if room < least => say!(
                "at least {least} must fit: shorten what is written beside it, or lower the least, then write `{key}`",
                "至少要能容纳 {least}：缩短其余内容，或减小下限，再写 `{key}`"
            ),
            Some(room) => say!("write `{key}: {room}`, or less", "写成 `{key}: {room}` 或更小"),
            None => {
                let such = least.max(if key == "max" { 10 } else { 40 });
                say!("write the most there can be, such as `{key}: {such}`", "写出上限，例如 `{key}: {such}`")
            }
        };
        Self { help, fits: room.filter(|room| *room > 0 && *room >= least).map(|room| (key, room)) }
    }

    /// A bound of whole numbers, by those that are written and the greatest that fits.
    fn of_integer(min: Option<i64>, max: Option<i64>, fits: Option<u64>) -> Self {
        let most = fits.and_then(|fits| i64::try_from(fits).ok());
        let such = most.unwrap_or(GREATEST).min(SUCH_NUMBER);
        let help = match (min, max) {
            (Some(min), None) => match most {
                Some(most) if most >= min => return Self::of_most("max", 0, fits),
                Some(_) => NO_ROOM.into(),
                None => {
                    let such = min.max(such);
                    say!("write the greatest value, such as `max: {such}`", "写出最大值，例如 `max: {such}`")
                }
            },
            (None, Some(max)) => {
                let such = max.min(1);
                say!("write the least value, such as `min: {such}`", "写出最小值，例如 `min: {such}`")
            }
            _ => say!(
                "write the least and the greatest value, such as `min: 1` and `max: {such}`",
                "写出最小值和最大值，例如 `min: 1` 和 `max: {such}`"
            ),
        };
        Self { help, fits: None }
    }

    /// The change that writes the bound that fits.
    pub(super) fn fix(&self, object: Option<NodeId>, proof: &Proof<'_>) -> Option<Fix> {
        let (key, room) = self.fits?;
        let title = say!("add `{key}: {room}`", "添加 `{key}: {room}`");
        proof.add(object, key, room).map(|edits| Fix { title, safe: false, edits })
    }
}

/// A greatest value to show where nobody knows it.
const SUCH_NUMBER: i64 = 99;

const NO_ROOM: Words = Words::new("nothing fits here: shorten what is written beside it", "此处没有余量：缩短其余内容");

/// The greatest number of so many digits, unless that bounds nothing.
fn greatest_of(digits: u64) -> Option<u64> {
    let greatest = 10_u64.checked_pow(u32::try_from(digits).ok()?)? - 1;
    (greatest < GREATEST.unsigned_abs()).then_some(greatest)
}

fn together(slots: &[Slot], wanting: &Wanting<'_, '_>, proof: &mut Proof<'_>) {
    let is_integer = |slot: &Slot| {
        slot.declaration(proof.params()).is_some_and(|declaration| matches!(declaration.of, Type::Integer { .. }))
    };
    let (integers, texts): (Vec<Slot>, Vec<Slot>) = slots.iter().partition(|slot| is_integer(slot));
    for slot in integers {
        alone(slot, wanting, proof);
    }
    match texts[..] {
        [] => {}
        [slot] => alone(slot, wanting, proof),
        _ => each_of(&texts, wanting, proof),
    }
}

/// Tells several parameters that share the room of one text.
fn each_of(slots: &[Slot], wanting: &Wanting<'_, '_>, proof: &mut Proof<'_>) {
    let names: Vec<_> = slots.iter().map(|slot| slot.name(proof.params())).collect();
    let names = all_of(&names);
    let message = if let Some(room) = wanting.room.filter(|room| *room > 0).map(thousands) {
        say!(
            "{names} need `max_chars`, at most {room} fit here together",
            "{names} 缺少 `max_chars`，此处合计最多为 {room}"; names
        )
    } else {
        say!("{names} need `max_chars`", "{names} 缺少 `max_chars`"; names)
    };
    let declared: Vec<_> = slots.iter().filter_map(|slot| slot.declaration(proof.params())).collect();
    let least = declared.iter().map(|declaration| declaration.reach().least).max().unwrap_or(1);
    let Lack { help, fits } = Lack::of_most("max_chars", least, wanting.each());
    let help = match fits {
        Some((key, each)) => say!(
            "write `{key}: {each}` for each, or less for one and more for another",
            "每个都写成 `{key}: {each}`，也可以一个小些、另一个大些"
        ),
        None => help,
    };
    let fix = fits.and_then(|(key, each)| {
        let edits: Option<Vec<_>> = declared.iter().map(|declaration| proof.add(declaration.node, key, each)).collect();
        let title = say!("add `{key}: {each}` to each", "每个都添加 `{key}: {each}`");
        let mut edits = edits?.concat();
        edits.sort_by_key(|edit| edit.span);
        Some(Fix { title, safe: false, edits })
    });
    tell(slots, wanting, message, (help, fix), proof);
}

/// A finding at the declared name of the first of some parameters; the others, and where they stand, are related.
fn tell(
    slots: &[Slot],
    wanting: &Wanting<'_, '_>,
    message: Phrase,
    (help, fix): (Phrase, Option<Fix>),
    proof: &mut Proof<'_>,
) {
    let mut declared = slots.iter().map(|slot| slot.spot(proof.params()).clone());
    let Some(Spot { pointer, span }) = declared.next() else { return };
    let finding = Diagnostic::in_text(&no_bound::RULE, pointer, span, message).help(help).fix(fix);
    let mut finding = declared.fold(finding, |finding, Spot { pointer, span }| {
        finding.related_text(pointer, span, Words::new("and this", "以及此处"))
    });
    let here = wanting.slots.iter().filter(|(slot, ..)| slots.contains(slot));
    finding.related.extend(here.map(|(.., hole)| used_at(&wanting.text.path, *hole)));
    proof.tell(finding);
}

fn used_at(path: &Path, hole: Span) -> Label {
    let place = Place::Message { path: path.clone(), part: Some(Part::Written(hole)) };
    Label { place, text: Words::new("used here", "在此处使用").into() }
}
