//! Codes inside of `allow(…)`.

use super::{Offer, OfferKind};
use crate::diagnostic::{Place, Severity};
use crate::ide::View;
use crate::rules;
use crate::text::{Language, Span};

const ALLOW: &str = "allow(";

/// The codes that a comment can allow, those that are found first; `None` outside of the brackets of one.
pub(super) fn offers(view: &View<'_>, offset: usize, language: Language) -> Option<Vec<Offer>> {
    let replaces = code_at(view.source.text(), offset)?;
    let compiled = view.compiler.pedantic(true).compile(view.source, view.shape, view.syntax);
    let near = |code: &str| {
        let found = compiled.findings.iter().filter(|finding| finding.code == code);
        let starts = found.filter_map(|finding| match finding.primary.place {
            Place::Text { span, .. } => Some((span.start as usize).abs_diff(offset)),
            _ => None,
        });
        starts.min().unwrap_or(usize::MAX)
    };
    let mut all: Vec<_> = rules::all().filter(|rule| rule.severity == Severity::Warning).collect();
    all.sort_by_cached_key(|rule| (near(rule.code), rule.code));
    let offer = |rule: &rules::Rule| {
        let about = rule.why.say(language);
        let offer = Offer::new(OfferKind::Code, rule.code, replaces, rule.code);
        offer.detail(rule.statement().say(language)).about(about)
    };
    Some(all.into_iter().map(offer).collect())
}

/// The code that is being written at an offset.
fn code_at(text: &str, offset: usize) -> Option<Span> {
    let in_code = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '/' || c == '_';
    let line = text[..offset].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = &text[line..offset];
    let open = before.rfind(ALLOW)?;
    let comment = before[..open].trim_end().strip_suffix("waml:")?.trim_end().strip_suffix('#')?;
    let begins = comment.is_empty() || comment.ends_with([' ', '\t', '\u{feff}']);
    let inside = &before[open + ALLOW.len()..];
    if !begins || inside.contains(')') {
        return None;
    }
    let typed = inside.len() - inside.trim_end_matches(in_code).len();
    let rest = &text[offset..];
    let behind = rest.find(|c| !in_code(c)).unwrap_or(rest.len());
    Some(Span::new(offset - typed, offset + behind))
}
