//! How an editor may draw what a finding is about.

use crate::diagnostic::Rule;
use crate::rules::{allow, param, template};

/// How an editor may draw what a finding is about.
///
/// ```
/// use waml::ide::{Tag, tag};
///
/// assert_eq!(tag("param/unused"), Some(Tag::Unnecessary));
/// assert_eq!(tag("length/text-body"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Nothing would be missed: faded out.
    Unnecessary,
    /// It should not be used any more: struck through.
    Deprecated,
}

const UNNECESSARY: [&Rule; 2] = [&allow::unused::RULE, &param::unused::RULE];
const DEPRECATED: [&Rule; 1] = [&template::not_approved::RULE];

/// How to draw what a rule, by its code, finds; `None` where it is drawn as a finding only.
pub fn tag(code: &str) -> Option<Tag> {
    let is_of = |rules: &[&Rule]| rules.iter().any(|rule| rule.code == code);
    match () {
        () if is_of(&UNNECESSARY) => Some(Tag::Unnecessary),
        () if is_of(&DEPRECATED) => Some(Tag::Deprecated),
        () => None,
    }
}
