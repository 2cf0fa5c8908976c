//! One entry of a `waml.toml`, with its place.

use globset::{Glob, GlobSet, GlobSetBuilder};
use toml_edit::{Item, Value};
use waml::rules::{self, Rule, allow, shape};
use waml::text::suggest::nearest;
use waml::{Diagnostic, Severity, Span};

/// What may stand in a `waml.toml`.
const KEYS: [&str; 6] = ["include", "exclude", "definitions", "strict", "allow", "assets"];

pub(crate) fn to_span(range: Option<std::ops::Range<usize>>) -> Span {
    range.map_or(Span::default(), |range| Span::new(range.start, range.end))
}

/// An entry of the configuration.
pub(crate) struct ConfigEntry<'d> {
    pub(crate) name: &'d str,
    pub(crate) key: Span,
    pub(crate) item: &'d Item,
}

impl ConfigEntry<'_> {
    pub(crate) fn finding(&self, rule: &Rule, span: Span, message: String) -> Diagnostic {
        Diagnostic::in_text(rule, format!("/{}", self.name), span, message)
    }

    pub(crate) fn unknown(&self) -> Diagnostic {
        let shown = waml::text::visible(self.name);
        let finding = self.finding(&shape::unknown_key::RULE, self.key, format!("unknown key `{shown}`"));
        match nearest(self.name, KEYS) {
            Some(near) => finding.did_you_mean(near),
            None => finding.help(format!("keys that may stand here: {}", KEYS.join(", "))),
        }
    }

    pub(crate) fn wrong(&self, span: Span, found: &str, wanted: &str) -> Diagnostic {
        self.finding(&shape::wrong_type::RULE, span, format!("found {found}, `{}` is {wanted}", self.name))
    }

    pub(crate) fn boolean(&self, found: &mut Vec<Diagnostic>) -> bool {
        self.item.as_bool().unwrap_or_else(|| {
            found.push(self.wrong(to_span(self.item.span()), self.item.type_name(), "true or false"));
            false
        })
    }

    /// The texts of a list, each with its place.
    fn texts(&self, wanted: &str, found: &mut Vec<Diagnostic>) -> Vec<(&str, Span)> {
        let Some(array) = self.item.as_array() else {
            found.push(self.wrong(to_span(self.item.span()), self.item.type_name(), wanted));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in array {
            match value {
                Value::String(text) => texts.push((text.value().as_str(), to_span(value.span()))),
                _ => found.push(self.wrong(to_span(value.span()), value.type_name(), wanted)),
            }
        }
        texts
    }

    pub(crate) fn globs(&self, found: &mut Vec<Diagnostic>) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for (text, span) in self.texts("a list of globs", found) {
            match Glob::new(text) {
                Ok(glob) => drop(set.add(glob)),
                Err(error) => {
                    let message = format!("`{}` is no glob: {}", waml::text::visible(text), error.kind());
                    found.push(self.finding(&shape::wrong_type::RULE, span, message));
                }
            }
        }
        set.build().unwrap_or_default()
    }

    pub(crate) fn codes(&self, found: &mut Vec<Diagnostic>) -> Vec<&'static str> {
        let mut codes = Vec::new();
        for (code, span) in self.texts("a list of codes", found) {
            match rules::find(code) {
                Some(rule) if rule.severity == Severity::Warning => codes.push(rule.code),
                Some(_) => found.push(
                    self.finding(
                        &allow::error::RULE,
                        span,
                        format!("`{code}` is an error, only warnings can be allowed"),
                    )
                    .help("mend the messages: they would be refused all the same"),
                ),
                None => {
                    let shown = waml::text::visible(code);
                    let unknown =
                        self.finding(&allow::unknown_code::RULE, span, format!("no rule is called `{shown}`"));
                    found.push(match nearest(code, rules::all().map(|rule| rule.code)) {
                        Some(near) => unknown.did_you_mean(near),
                        None => unknown.help("`waml explain` lists all codes"),
                    });
                }
            }
        }
        codes
    }
}
