//! What only the values decide that fill a definition: no findings, since nothing is wrong.

use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::text::{Language, Source, visible};

/// A rule that some values of a definition may break, and that is asked when they fill it.
///
/// ```
/// use waml::render::open::Open;
///
/// let names = ["plants.id".to_owned()];
/// let open = Open { definition: "menu", code: "duplicate/row-id", names: &names };
/// assert_eq!(waml::rules::find(open.code).map(|rule| rule.code), Some("duplicate/row-id"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open<'a> {
    /// The name of the definition.
    pub definition: &'a str,
    /// The rule.
    pub code: &'a str,
    /// The parameters that decide it, a list's fields as in `plants.id`.
    pub names: &'a [String],
}

/// What a text leaves open, for people: a line each.
///
/// ```
/// use waml::render::open::{self, Open};
/// use waml::{Language, Source};
///
/// let source = Source::new("menu.waml.yaml", "");
/// let names = ["plants.id".to_owned()];
/// let open = [Open { definition: "menu", code: "duplicate/row-id", names: &names }];
/// assert_eq!(
///     open::render(&source, &open, Language::English),
///     "menu.waml.yaml: `menu` leaves duplicate/row-id open: `plants.id` decides it when filled\n"
/// );
/// ```
pub fn render(source: &Source, open: &[Open<'_>], language: Language) -> String {
    let file = visible(source.name());
    let line = |Open { definition, code, names }: &Open<'_>| {
        let (definition, all) = (visible(definition), listed(names));
        let told = if names.len() == 1 {
            say!(
                "{file}: `{definition}` leaves {code} open: {all} decides it when filled",
                "{file}：`{definition}` 的 {code} 待定，填写时由 {all} 决定"; all
            )
        } else {
            say!(
                "{file}: `{definition}` leaves {code} open: {all} decide it when filled",
                "{file}：`{definition}` 的 {code} 待定，填写时由 {all} 决定"; all
            )
        };
        told.say(language).to_owned() + "\n"
    };
    open.iter().map(line).collect()
}
