//! Counts: the least and the most that a list can have.

use super::Proof;
use super::bounds::Lack;
use super::param::no_bound;
use super::sum::{Part, Sum};
use crate::diagnostic::{Diagnostic, Path, Rule, Step};
use crate::limits::{Bound, Limit, NO_MAX, list};
use crate::message::visit::{Here, Visit, Walk};
use crate::message::{Content, Message};
use crate::params::declared::{Items, Params, Spot};
use crate::params::written::{Repeat, Written};
use crate::text::phrase::say;
use crate::text::wording::thousands;
use std::collections::BTreeMap;

const ROWS: &Limit = &<list::TotalRows as Bound>::LIMIT;

/// Whether the proof tells a count at a path, and not the rule.
pub(super) fn tells(rule: &Rule, path: &[Step], written: &Written) -> bool {
    rule.code == ROWS.rule.code && written.repeats().any(|(element, _)| element.starts_with(path))
}

pub(super) fn judge(message: &Message, proof: &mut Proof<'_>) {
    if proof.written.is_single() {
        return;
    }
    let mut counter = Counter { lists: Vec::new() };
    message.walk(&Here::Message, &mut counter);
    let mut rooms = BTreeMap::new();
    for (path, limit, count) in counter.lists {
        let elements: Vec<_> = (0..count).map(|at| proof.written.repeat(&path.clone().then(at).0)).collect();
        count_list(limit, true, &elements, &mut rooms, proof);
    }
    if let Content::List(_) = message.content {
        count_list(ROWS, false, &all_rows(message, proof.written), &mut rooms, proof);
    }
    for (list, room) in rooms {
        tell_unbounded(list, room, proof);
    }
}

struct Counter {
    lists: Vec<(Path, &'static Limit, usize)>,
}

impl Visit<'_> for Counter {
    fn items<L: Bound>(&mut self, at: &Here<'_>, count: usize) {
        self.lists.push((at.path(), const { &L::LIMIT }, count));
    }
}

/// The rows of all sections, each with how it or its section is repeated.
fn all_rows<'w>(message: &Message, written: &'w Written) -> Vec<Option<&'w Repeat>> {
    let Content::List(list) = &message.content else { return Vec::new() };
    let sections = Path::default().then("list").then("sections");
    let mut rows = Vec::new();
    for (at, section) in list.sections.iter().enumerate() {
        let path = sections.clone().then(at);
        let around = written.repeat(&path.0);
        let row = |row| written.repeat(&path.clone().then("rows").then(row).0);
        rows.extend((0..section.rows.len()).map(|at| row(at).or(around)));
    }
    rows
}

/// The list behind an element, if nothing is wrong with that.
fn items<'w>(repeat: &Repeat, params: &'w Params) -> Option<(usize, &'w Items)> {
    let list = repeat.list?;
    params.list(list).filter(|items| !items.poisoned).map(|items| (list, items))
}

/// How many elements there can be, and the position of the list behind each part.
fn sum<'w>(elements: &[Option<&Repeat>], params: &'w Params) -> (Sum<'w>, Vec<usize>) {
    let mut sum = Sum::default();
    let mut lists: Vec<usize> = Vec::new();
    for element in elements {
        let Some(repeat) = element else {
            sum.written += 1;
            continue;
        };
        let Some((list, items)) = items(repeat, params) else { continue };
        if let Some(at) = lists.iter().position(|known| *known == list) {
            sum.parts[at].times += 1;
            continue;
        }
        let name = (&*params.at(list).name).into();
        lists.push(list);
        sum.parts.push(Part { name, times: 1, least: items.min.into(), most: items.max.map(u64::from) });
    }
    (sum, lists)
}

/// Holds a list against its limit, and notes what room it leaves for lists without a bound.
fn count_list(
    limit: &'static Limit,
    has_least: bool,
    elements: &[Option<&Repeat>],
    rooms: &mut BTreeMap<usize, Option<u64>>,
    proof: &mut Proof<'_>,
) {
    let params = proof.params();
    if elements.iter().all(Option::is_none) {
        return;
    }
    let (sum, lists) = sum(elements, params);
    let open = || sum.parts.iter().zip(&lists).filter(|(part, _)| part.most.is_none());
    let times: u64 = open().map(|(part, _)| part.times).sum();
    for (_, list) in open() {
        let room = (limit.max != NO_MAX).then(|| u64::from(limit.max).saturating_sub(sum.most()) / times.max(1));
        let known = rooms.entry(*list).or_insert(None);
        *known = room.into_iter().chain(*known).min();
    }
    let advice = limit.advice.filter(|advice| proof.wanted.wants(&advice.rule));
    let most = sum.most();
    let too_many = |limit: &&Limit| limit.max != NO_MAX && most > u64::from(limit.max);
    if let Some(limit) = std::iter::once(limit).chain(advice).find(too_many) {
        tell(limit, most, &crossing(elements, u64::from(limit.max), params), &sum, proof);
    }
    let all_known = elements.iter().flatten().all(|repeat| items(repeat, params).is_some());
    if has_least && all_known && sum.least() < u64::from(limit.min) {
        let last = elements.iter().flatten().last().map(|repeat| repeat.spot.clone()).unwrap_or_default();
        tell(limit, sum.least(), &last, &sum, proof);
    }
}

/// Where the element is repeated with which there can be too many.
fn crossing(elements: &[Option<&Repeat>], max: u64, params: &Params) -> Spot {
    let (mut count, mut last) = (0, Spot::default());
    for element in elements {
        count += match element {
            Some(repeat) => {
                last = repeat.spot.clone();
                items(repeat, params).and_then(|(_, items)| items.max).map_or(0, u64::from)
            }
            None => 1,
        };
        if count > max && !last.span.is_empty() {
            break;
        }
    }
    last
}

fn tell(limit: &Limit, count: u64, spot: &Spot, sum: &Sum<'_>, proof: &mut Proof<'_>) {
    let number = usize::try_from(count).unwrap_or(usize::MAX);
    let (noun, found, allowed) = (limit.noun, limit.numbered(number), limit.allowed_of(number));
    let most = count > u64::from(limit.min);
    let message = match count {
        0 => say!("number of {noun} can be 0, allowed is {allowed}", "可能没有{noun}，{allowed}"; noun, allowed),
        _ if most => {
            say!("number of {noun} can reach {found}, allowed is {allowed}", "{noun}最多可达 {found}，{allowed}"; noun, found, allowed)
        }
        _ => {
            say!("number of {noun} can be {found}, allowed is {allowed}", "{noun}可能只有 {found}，{allowed}"; noun, found, allowed)
        }
    };
    let help = if most { sum.said(limit.unit) } else { say!("raise `min` of the list", "提高列表的 `min`") };
    let mut finding = Diagnostic::in_text(&limit.rule, spot.pointer.clone(), spot.span, message)
        .label(limit.excess(number))
        .measured(limit.measured(count))
        .help(help);
    for part in &sum.parts {
        if let Some(param) = proof.params().get(&part.name) {
            finding = finding.related_text(param.spot.pointer.clone(), param.spot.span, super::DECLARED);
        }
    }
    proof.tell(finding);
}

fn tell_unbounded(list: usize, room: Option<u64>, proof: &mut Proof<'_>) {
    let Some(items) = proof.params().list(list) else { return };
    let name = &proof.params().at(list).name;
    let message = match room.filter(|room| *room > 0).map(thousands) {
        Some(room) => say!("`{name}` needs `max`, at most {room} fit here", "`{name}` 缺少 `max`，此处最多为 {room}"),
        None => say!("`{name}` needs `max`", "`{name}` 缺少 `max`"),
    };
    let lack = Lack::of_most("max", items.min.into(), room);
    let fix = lack.fix(items.node, proof);
    let Spot { pointer, span } = items.bounds.clone();
    proof.tell(Diagnostic::in_text(&no_bound::RULE, pointer, span, message).help(lack.help).fix(fix));
}
