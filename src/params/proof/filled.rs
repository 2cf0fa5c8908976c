//! Approved texts, filled with the longest values.

use super::uses::{self, Use};
use crate::diagnostic::{Diagnostic, Rule, Step};
use crate::limits::{Bound, template as limits};
use crate::message::{Content, Message, Template};
use crate::params::declared::Params;
use crate::params::written::Written;
use crate::rules;
use crate::rules::subject::{CallHeader, Given, TemplateSubject};
use crate::rules::wanted::{Options, Wanted};
use crate::templates::Catalogue;

/// What only lengths decide of a call: told of the longest values in place of the examples.
pub(crate) fn judge(
    message: &Message,
    written: &Written,
    catalogue: &Catalogue,
    options: Options,
    found: &mut Vec<Diagnostic>,
) {
    const FILLED: [&Rule; 2] =
        [&<limits::FilledHeader as Bound>::LIMIT.rule, &<limits::FilledBody as Bound>::LIMIT.rule];
    let Content::Template(template) = &message.content else { return };
    let uses = uses::of(message, written);
    if uses.is_empty() {
        return;
    }
    let worst = Longest { template, uses: &uses, params: &written.params };
    let mut told = Vec::new();
    rules::template_call(&worst, catalogue, Wanted::all(options), &mut told);
    found.retain(|finding| !finding.is_of(&FILLED));
    told.retain(|finding| finding.is_of(&FILLED));
    for mut finding in told {
        finding.put_under(&[Step::Field("template")]);
        found.push(finding);
    }
}

/// A call whose texts are as long as its parameters allow.
struct Longest<'a> {
    template: &'a Template,
    uses: &'a [Use<'a>],
    params: &'a Params,
}

impl Longest<'_> {
    /// The most characters of the text at some steps; `None` where no hole is in it, or one without a bound, which is
    /// told as such.
    fn most(&self, steps: &[Step]) -> Option<usize> {
        let text = self.uses.iter().find(|text| text.path.0 == steps)?;
        let sum = text.characters(self.params);
        let is_bounded = sum.parts.iter().all(|part| part.most.is_some());
        usize::try_from(sum.most()).ok().filter(|_| is_bounded)
    }
}

impl TemplateSubject for Longest<'_> {
    fn name(&self) -> &str {
        self.template.name()
    }

    fn has_code(&self) -> bool {
        self.template.has_code()
    }

    fn parts(&self) -> [bool; 3] {
        self.template.parts()
    }

    fn buttons(&self) -> usize {
        TemplateSubject::buttons(self.template)
    }

    fn index(&self, button: usize) -> u32 {
        TemplateSubject::index(self.template, button)
    }

    fn given(&self, button: usize) -> Option<Given> {
        self.template.given(button)
    }

    fn named_values(&self) -> usize {
        self.template.named_values()
    }

    fn name_of(&self, at: usize) -> Option<&str> {
        self.template.name_of(at)
    }

    fn longest_named(&self, at: usize) -> usize {
        let steps = ["template".into(), "named".into(), "body".into(), at.into(), "text".into()];
        self.most(&steps).unwrap_or_else(|| self.template.longest_named(at))
    }

    fn header_name(&self) -> Option<&str> {
        self.template.header_name()
    }

    fn language(&self) -> Option<&str> {
        TemplateSubject::language(self.template)
    }

    fn header(&self) -> Option<CallHeader<'_>> {
        TemplateSubject::header(self.template)
    }

    fn values(&self) -> Option<usize> {
        self.template.values()
    }

    fn value(&self, at: usize) -> &str {
        self.template.value(at)
    }

    fn longest(&self, at: usize) -> usize {
        let steps = ["template".into(), "body".into(), at.into()];
        self.most(&steps).unwrap_or_else(|| self.template.longest(at))
    }

    fn longest_header(&self) -> usize {
        let steps: &[&'static str] = match self.template.header_name() {
            None => &["template", "header", "text"],
            Some(_) => &["template", "named", "header", "text"],
        };
        let steps: Vec<_> = steps.iter().map(|step| Step::from(*step)).collect();
        self.most(&steps).unwrap_or_else(|| self.template.longest_header())
    }

    fn is_open(&self) -> bool {
        true
    }
}
