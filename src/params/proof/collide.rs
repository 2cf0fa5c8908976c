//! Ids and titles that must differ: whether values can make two of them equal.

use super::Proof;
use super::equal::{Atom, Kind, Meeting, Values, lengths, meeting};
use super::param::may_collide;
use crate::diagnostic::{Diagnostic, Path, Rule, Severity};
use crate::limits::{Bound, button, carousel, list};
use crate::message::{Button, CardAction, Carousel, Choice, Content, List, Message};
use crate::params::declaration::{Declaration, Type};
use crate::params::declared::{Params, Spot};
use crate::params::pieces::{Piece, Slot};
use crate::params::written::{Repeat, Written};
use crate::rules::duplicate::{quick_reply_id, quick_reply_title, reply_id, reply_title, row_id, row_title};
use crate::rules::repeats::{FIRST, again, needs_other_words};
use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use std::collections::{BTreeSet, HashMap};

/// The relations that are judged here where a definition has holes or repeats elements.
const RELATIONS: [&Rule; 6] = [
    &quick_reply_id::RULE,
    &quick_reply_title::RULE,
    &reply_id::RULE,
    &reply_title::RULE,
    &row_id::RULE,
    &row_title::RULE,
];

/// Whether the proof tells a relation, and not the rule.
pub(super) fn tells(rule: &Rule) -> bool {
    RELATIONS.iter().any(|relation| relation.code == rule.code)
}

/// Texts of which no two may be equal.
struct Relation<'w> {
    rule: &'static Rule,
    noun: Words,
    needs_other_words: fn(&str) -> bool,
    texts: Vec<Party<'w>>,
}

/// One of them.
struct Party<'w> {
    path: Path,
    atoms: Vec<Atom>,
    /// As it is written.
    shown: String,
    /// Whether it has no hole and stands there once.
    is_literal: bool,
    /// How it is repeated among the others.
    repeat: Option<&'w Repeat>,
}

pub(super) fn judge(message: &Message, proof: &mut Proof<'_>) {
    let relations = match &message.content {
        Content::List(list) => of_list(list, proof.written),
        Content::Button(button) => of_button(button, proof.written),
        Content::Carousel(carousel) => of_carousel(carousel, proof.written),
        _ => return,
    };
    for relation in relations {
        relation.judge(proof);
    }
}

fn of_list<'w>(list: &List, written: &'w Written) -> Vec<Relation<'w>> {
    let mut ids = Relation::new::<list::RowId>(&row_id::RULE);
    let mut relations = Vec::new();
    for (at, section) in list.sections.iter().enumerate() {
        let mut titles = Relation::new::<list::RowTitle>(&row_title::RULE);
        let path = Path::default().then("list").then("sections").then(at);
        let around = written.repeat(&path.0);
        for (at, row) in section.rows.iter().enumerate() {
            let path = path.clone().then("rows").then(at);
            let repeat = written.repeat(&path.0);
            ids.add(path.clone().then("id"), &row.id, repeat.or(around), written);
            titles.add(path.then("title"), &row.title, repeat, written);
        }
        relations.push(titles);
    }
    relations.push(ids);
    relations
}

fn of_button<'w>(button: &Button, written: &'w Written) -> Vec<Relation<'w>> {
    let mut ids = Relation::new::<button::ReplyId>(&reply_id::RULE);
    let mut titles = Relation::new::<button::ReplyTitle>(&reply_title::RULE);
    for (at, reply) in button.replies.iter().enumerate() {
        let path = Path::default().then("button").then("replies").then(at);
        add_choice(&mut ids, &mut titles, reply, &path, None, written);
    }
    vec![ids, titles]
}

fn of_carousel<'w>(carousel: &Carousel, written: &'w Written) -> Vec<Relation<'w>> {
    let mut ids = Relation::new::<carousel::ReplyId>(&quick_reply_id::RULE);
    let mut relations = Vec::new();
    for (at, card) in carousel.cards.iter().enumerate() {
        let CardAction::Replies(replies) = &card.action else { continue };
        let mut titles = Relation::new::<carousel::ReplyTitle>(&quick_reply_title::RULE);
        let path = Path::default().then("carousel").then("cards").then(at);
        let around = written.repeat(&path.0);
        for (at, reply) in replies.iter().enumerate() {
            let path = path.clone().then("action").then("replies").then(at);
            add_choice(&mut ids, &mut titles, reply, &path, around, written);
        }
        relations.push(titles);
    }
    relations.push(ids);
    relations
}

fn add_choice<'w, I: Bound, T: Bound>(
    ids: &mut Relation<'w>,
    titles: &mut Relation<'w>,
    choice: &Choice<I, T>,
    path: &Path,
    around: Option<&'w Repeat>,
    written: &'w Written,
) {
    let repeat = written.repeat(&path.0);
    ids.add(path.clone().then("id"), &choice.id, repeat.or(around), written);
    titles.add(path.clone().then("title"), &choice.title, repeat, written);
}

impl<'w> Relation<'w> {
    fn new<L: Bound>(rule: &'static Rule) -> Self {
        Self { rule, noun: L::LIMIT.noun, needs_other_words: needs_other_words::<L>, texts: Vec::new() }
    }

    /// Adds a text, unless it is one of which something was told that leaves open what it is.
    fn add(&mut self, path: Path, text: &str, repeat: Option<&'w Repeat>, written: &'w Written) {
        if let Some((atoms, shown)) = atoms(&path, text, written).filter(|(atoms, _)| !atoms.is_empty()) {
            let is_literal = repeat.is_none() && atoms.iter().all(|atom| matches!(atom, Atom::Char(_)));
            if is_literal && (self.needs_other_words)(text) {
                return;
            }
            self.texts.push(Party { path, atoms, shown, is_literal, repeat });
        }
    }

    /// Tells of each text once that it is, or may be, equal to an earlier one, or to itself for another item.
    fn judge(&self, proof: &mut Proof<'_>) {
        let mut literals: HashMap<&str, usize> = HashMap::new();
        // What a search may cost, over all of them.
        let mut patience = PATIENCE;
        for (at, text) in self.texts.iter().enumerate() {
            if text.is_literal {
                if let Some(first) = literals.get(&*text.shown) {
                    let first = self.texts[*first].path.clone();
                    proof.tell(again(self.rule, self.noun, &text.shown, text.path.clone()).related(first, FIRST));
                    continue;
                }
                literals.insert(&text.shown, at);
            }
            // That there are more than any list takes, is told.
            if at < MOST {
                self.judge_one(at, text, &mut patience, proof);
            }
        }
    }

    fn judge_one(&self, at: usize, text: &Party<'_>, patience: &mut usize, proof: &mut Proof<'_>) {
        // That a relation may not hold, is told of those that are errors.
        let is_error = self.rule.severity == Severity::Error;
        let itself = if is_error { self.itself(text, proof) } else { None };
        if let Some(finding) = itself {
            return self.tell(finding, &[text], proof);
        }
        let others = || self.texts[..at].iter().filter(|first| !(first.is_literal && text.is_literal));
        if let Some(first) = others().find(|first| first.atoms == text.atoms) {
            let finding = again(self.rule, self.noun, &text.shown, text.path.clone());
            return proof.tell(finding.related(first.path.clone(), FIRST));
        }
        let params = proof.params();
        let meets = |first| Some((first, text.meets(first, patience, params)?));
        if let Some((first, values)) = others().filter(|_| is_error).find_map(meets) {
            let finding = self.beside(first, text, &values, params);
            self.tell(finding, &[first, text], proof);
        }
    }

    /// Tells a finding; where it is one that only may be, that is left open.
    fn tell(&self, mut finding: Diagnostic, texts: &[&Party<'_>], proof: &mut Proof<'_>) {
        let Some(text) = texts.last() else { return };
        if finding.is_of(&[&may_collide::RULE]) {
            let slots = texts.iter().flat_map(|text| &text.atoms).filter_map(|atom| match atom {
                Atom::Gap(slot, _) => Some(*slot),
                Atom::Char(_) => None,
            });
            let slots: BTreeSet<Slot> = slots.collect();
            for slot in &slots {
                let Spot { pointer, span } = slot.spot(proof.params()).clone();
                finding = finding.related_text(pointer, span, super::DECLARED);
            }
            proof.leave_open(self.rule, &text.path, slots);
        }
        proof.tell(finding);
    }

    /// A text that is, or may be, the same for two items.
    fn itself(&self, text: &Party<'_>, proof: &Proof<'_>) -> Option<Diagnostic> {
        let (noun, shown) = (self.noun, &text.shown);
        let params = proof.params();
        let repeat = text.repeat?;
        let list = repeat.list?;
        if !holds_two(list, params) || text.differs_by_item(list, params) {
            return None;
        }
        let name = &params.at(list).name;
        let (pointer, span) = (repeat.spot.pointer.clone(), repeat.spot.span);
        let repeated = Words::new("repeated here", "在此处重复");
        if !text.has_field_of(list, params) {
            let finding = again(self.rule, self.noun, shown, text.path.clone());
            let help = say!(
                "write a field of `{name}` into it, one with `unique: true`: `{{{{item.FIELD}}}}`",
                "在其中写上 `{name}` 的一个带 `unique: true` 的字段：`{{{{item.FIELD}}}}`"
            );
            return Some(finding.related_text(pointer, span, repeated).help(help));
        }
        let message = say!(
            "{noun} `{shown}` can be the same for two of `{name}`",
            "{noun} `{shown}` 在 `{name}` 的两项中可能相同"; noun
        );
        let help = if text.has_unique_field(list, params) {
            say!(
                "keep one field with `unique: true` in it, and no other of the item",
                "其中只保留一个带 `unique: true` 的字段"
            )
        } else {
            say!("declare `unique: true` on a field in it", "在其中的一个字段上声明 `unique: true`")
        };
        let label = say!("equal where the two items have the same values", "两项的值相同时重复");
        let finding = Diagnostic::new(&may_collide::RULE, text.path.clone(), message).label(label);
        Some(finding.related_text(pointer, span, repeated).help(help))
    }

    /// Two texts that may be equal.
    fn beside(&self, first: &Party<'_>, text: &Party<'_>, values: &[(Slot, String)], params: &Params) -> Diagnostic {
        let (noun, shown, other) = (self.noun, &text.shown, &first.shown);
        let message =
            say!("{noun} `{shown}` can be equal to `{other}`", "{noun} `{shown}` 可能与 `{other}` 相同"; noun);
        let finding = Diagnostic::new(&may_collide::RULE, text.path.clone(), message)
            .related(first.path.clone(), FIRST)
            .help(Words::new("begin or end them with different words", "让两者以不同的文字开头或结尾"));
        match with(values, params) {
            Some(label) => finding.label(label),
            None => finding,
        }
    }
}

/// The values with which two texts are equal.
fn with(values: &[(Slot, String)], params: &Params) -> Option<Phrase> {
    let each = values.iter().map(|(slot, value)| {
        let name = slot.full_name(params);
        say!("`{name}` is `{value}`", "`{name}` 为 `{value}`")
    });
    let mut each: Vec<Phrase> = each.collect();
    let (second, first) = (each.pop()?, each.pop());
    Some(match first {
        None => say!("equal where {second}", "{second} 时相同"; second),
        Some(first) => {
            let before = each
                .into_iter()
                .rev()
                .fold(first, |behind, one| say!("{one}, {behind}", "{one}，{behind}"; one, behind));
            say!("equal where {before} and {second}", "{before}，{second} 时相同"; before, second)
        }
    })
}

impl Party<'_> {
    fn list(&self) -> Option<usize> {
        self.repeat?.list
    }

    /// The fields of a list's item in it, each once.
    fn fields<'s>(&'s self, list: usize, params: &'s Params) -> impl Iterator<Item = (Slot, &'s Declaration)> {
        let slots = self.atoms.iter().filter_map(move |atom| match atom {
            Atom::Gap(slot, _) => Some(*slot),
            Atom::Char(_) => None,
        });
        let fields = slots.filter(move |slot| matches!(slot, Slot::Field { list: of, .. } if *of == list));
        fields.filter_map(move |slot| Some((slot, slot.declaration(params)?)))
    }

    fn has_field_of(&self, list: usize, params: &Params) -> bool {
        self.fields(list, params).next().is_some()
    }

    fn has_unique_field(&self, list: usize, params: &Params) -> bool {
        self.fields(list, params).any(|(_, field)| field.unique)
    }

    /// Whether it differs for two items since a field does that the text tells apart.
    fn differs_by_item(&self, list: usize, params: &Params) -> bool {
        let unique = self.fields(list, params).filter(|(_, field)| field.unique);
        let unique: Vec<Slot> = unique.map(|(slot, _)| slot).collect();
        unique.into_iter().any(|slot| {
            let of_item = |slot: Slot| matches!(slot, Slot::Field { list: of, .. } if of == list);
            let open = |atom: &Atom| {
                matches!(atom, Atom::Gap(gap, values) if of_item(*gap) && !values.is_fixed() && *gap != slot)
            };
            !self.atoms.iter().any(open) || is_told_apart(&self.atoms, slot, &of_item)
        })
    }

    /// The values with which a text that may differ is equal to another; none where it never is.
    fn meets(&self, other: &Self, patience: &mut usize, params: &Params) -> Option<Vec<(Slot, String)>> {
        if let Meeting::With(values) = rest_meets(&self.atoms, &other.atoms, |_| true, patience) {
            return Some(values);
        }
        let list = self.list().filter(|list| other.list() == Some(*list) && holds_two(*list, params))?;
        // For two items, only what is no field of theirs is the same.
        let same = |slot: Slot| !matches!(slot, Slot::Field { list: of, .. } if of == list);
        matches!(rest_meets(&self.atoms, &other.atoms, same, patience), Meeting::With(_)).then(Vec::new)
    }
}

/// Whether a text shows where the value of a field begins and ends, from its beginning or from its end.
fn is_told_apart(atoms: &[Atom], slot: Slot, of_item: &impl Fn(Slot) -> bool) -> bool {
    let backwards: Vec<Atom> = atoms.iter().rev().cloned().collect();
    [atoms, &backwards].into_iter().any(|atoms| {
        for (at, atom) in atoms.iter().enumerate() {
            let Atom::Gap(gap, values) = atom else { continue };
            let stops = match atoms.get(at + 1) {
                None => true,
                Some(Atom::Char(c)) => !may_hold(values, *c),
                Some(Atom::Gap(..)) => false,
            };
            let known = !of_item(*gap) || values.is_fixed() || stops;
            if !known {
                return false;
            }
            if *gap == slot {
                return true;
            }
        }
        false
    })
}

fn may_hold(values: &Values, c: char) -> bool {
    match values {
        Values::Words(words) => words.iter().any(|word| word.contains(&c)),
        Values::Some { kind, .. } => kind.has(c, true) || kind.has(c, false),
    }
}

/// Whether what remains of two texts without what they have in common at their beginnings and ends can be equal.
fn rest_meets(one: &[Atom], other: &[Atom], same: impl Fn(Slot) -> bool, patience: &mut usize) -> Meeting {
    let equal = |(a, b): &(&Atom, &Atom)| match (a, b) {
        (Atom::Char(a), Atom::Char(b)) => a == b,
        (Atom::Gap(a, _), Atom::Gap(b, _)) => a == b && same(*a),
        _ => false,
    };
    let front = one.iter().zip(other).take_while(equal).count();
    let (one, other) = (&one[front..], &other[front..]);
    let back = one.iter().rev().zip(other.iter().rev()).take_while(equal).count();
    meeting(&one[..one.len() - back], &other[..other.len() - back], patience)
}

/// Whether a list can have two items.
fn holds_two(list: usize, params: &Params) -> bool {
    params.list(list).is_some_and(|items| items.max.is_none_or(|max| max > 1))
}

/// Among so many texts, those that can be equal are looked for: more than any list takes.
const MOST: usize = 100;

/// Places that the search for equal values may look at, in all the texts of a relation.
const PATIENCE: usize = 2_000_000;

/// A text that is longer is not looked at; that it is too long is told.
const LONGEST: u64 = 2000;

/// What a text is made of, and how it is written.
fn atoms(path: &Path, text: &str, written: &Written) -> Option<(Vec<Atom>, String)> {
    let Some(pieces) = written.text(&path.0) else {
        let mut atoms = Vec::with_capacity(text.len());
        atoms.extend(text.chars().map(Atom::Char));
        return Some((atoms, text.to_owned()));
    };
    let params = &written.params;
    let (mut atoms, mut shown) = (Vec::new(), String::new());
    for piece in pieces.iter() {
        match piece {
            Piece::Text(text, _) => {
                atoms.extend(text.chars().map(Atom::Char));
                shown.push_str(text);
            }
            Piece::Hole(hole) => {
                let (slot, declaration) = super::uses::known(hole, params)?;
                atoms.push(Atom::Gap(slot, values(declaration)?));
                shown.push_str(&super::uses::shown(hole, params));
            }
        }
    }
    (lengths(&atoms).1 <= LONGEST).then_some((atoms, shown))
}

/// What may fill a gap; none where there is no bound, which is told.
fn values(declaration: &Declaration) -> Option<Values> {
    /// As many numbers are looked at one by one.
    const FEW: i64 = 100;
    if !declaration.one_of.is_empty() {
        return Some(Values::Words(declaration.one_of.iter().map(|word| word.chars().collect()).collect()));
    }
    let reach = declaration.reach();
    let (least, most) = (reach.least, reach.most?);
    let kind = match declaration.of {
        Type::Integer { min: Some(min), max: Some(max) } if max.saturating_sub(min) < FEW => {
            let words = (min..=max).map(|number| number.to_string().chars().collect());
            return Some(Values::Words(words.collect()));
        }
        Type::Text { .. } | Type::Link { .. } => Kind::Any,
        Type::Integer { .. } => Kind::Number,
        Type::Digits { .. } | Type::Phone => Kind::Digits,
    };
    Some(Values::Some { kind, least, most })
}
