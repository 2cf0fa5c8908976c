//! Holding a call against a catalogue.

use super::call::{Call, Lookup, asked_for};
use super::run;
use super::subject::{Given, TemplateSubject};
use super::wanted::Wanted;
use crate::diagnostic::{Diagnostic, Elsewhere};
use crate::templates::{Approved, CallNeeds, Catalogue};
use crate::text::phrase::say;
use crate::text::wording::all_of;
use smallvec::SmallVec;
use std::collections::BTreeSet;

/// Tells what keeps a call from being sent, by what a catalogue knows; gives the template that it was held against.
///
/// The API takes no language. Where a template is there in several, a call that fits none is told what the nearest one
/// lacks, and one that fits some is warned of.
pub(crate) fn call<'c>(
    template: &dyn TemplateSubject,
    catalogue: &'c Catalogue,
    wanted: Wanted,
    found: &mut Vec<Diagnostic>,
) -> Option<&'c Approved> {
    // An empty name has its own finding.
    if template.name().is_empty() {
        return None;
    }
    let language = template.language();
    let (rows, needs) = catalogue.rows_and_needs(template.name());
    // Most calls fit all that has their name, and then no rule has anything to say.
    if language.is_none() && needs.is_some_and(|needs| fits(template, needs)) {
        return rows.iter().find(|row| row.is_sendable());
    }
    let candidates = || rows.iter().filter(|row| asked_for(row, language) && row.is_sendable());
    let mut languages = candidates().map(|row| row.language.as_deref());
    let first = languages.next();
    let among = rows.len() > 1 && languages.any(|language| Some(language) != first);
    let held: SmallVec<[_; 1]> = candidates()
        .map(|approved| {
            let mut faults = Vec::new();
            let call = Call { template, approved, among, beyond: wanted.beyond() };
            run::template_call(&call, wanted, &mut faults);
            (approved, faults)
        })
        .collect();
    run::template_lookup(&Lookup { template, catalogue, named: rows, held: &held }, wanted, found);
    let all: BTreeSet<_> = held.iter().filter(|_| among).filter_map(|(row, _)| row.language.as_deref()).collect();
    let (nearest, faults) = held.into_iter().min_by_key(|(_, faults)| faults.len())?;
    found.extend(faults.into_iter().map(|fault| if among { none_fits(fault, nearest.place(), &all) } else { fault }));
    Some(nearest)
}

/// Whether a call surely fits what is asked for, told without asking the rules.
fn fits(template: &dyn TemplateSubject, needs: &CallNeeds) -> bool {
    if needs.code {
        return template.has_code();
    }
    let out_of_the_ordinary =
        template.has_code() || template.is_open() || template.named_values() > 0 || template.header_name().is_some();
    let (header, texts) = (template.header(), template.values().unwrap_or(0));
    if out_of_the_ordinary || header.map(|header| header.word) != needs.header || texts != needs.texts {
        return false;
    }
    let buttons = template.buttons();
    let given = |coupon: &u32| {
        (0..buttons).any(|at| template.index(at) == *coupon && template.given(at) == Some(Given::Coupon))
    };
    // A text has at most as many characters as bytes.
    let header = header.and_then(|header| header.text).map_or(0, str::len);
    let body = (0..texts).map(|at| template.value(at).len()).sum();
    buttons == needs.coupons.len() && needs.coupons.iter().all(given) && needs.have_room(header, body)
}

/// Says of a fault that the call has some in every language.
fn none_fits(fault: Diagnostic, nearest: &Elsewhere, languages: &BTreeSet<&str>) -> Diagnostic {
    let list = all_of(&Vec::from_iter(languages));
    let label = say!("of its languages {list} none fits, this one is nearest", "{list} 均不匹配，此语言最接近"; list);
    fault.related_elsewhere(nearest.clone(), label)
}
