//! What rules about a call of an approved template look at.

use super::subject::{Given, TemplateSubject};
use crate::diagnostic::{Diagnostic, Elsewhere, Path, Rule};
use crate::templates::{Approved, ApprovedHeader, Beyond, Catalogue, Undocumented};
use crate::text::phrase::say;
use crate::text::{Phrase, Words};

/// A call, and the approved template that it is held against.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) template: &'a dyn TemplateSubject,
    pub(crate) approved: &'a Approved,
    /// Whether the template is there in other languages, too.
    pub(crate) among: bool,
    /// What the call may give beyond the document.
    pub(crate) beyond: Beyond,
}

/// A call, and all that a catalogue has under its name.
#[derive(Clone, Copy)]
pub(crate) struct Lookup<'a> {
    pub(crate) template: &'a dyn TemplateSubject,
    pub(crate) catalogue: &'a Catalogue,
    /// All that has the name.
    pub(crate) named: &'a [Approved],
    /// The templates that may be sent, each with what keeps the call from fitting it.
    pub(crate) held: &'a [(&'a Approved, Vec<Diagnostic>)],
}

impl<'a> Call<'a> {
    /// The template, where calls of it give header, body and buttons and its parts are known.
    pub(super) fn parts(&self) -> Option<&'a Approved> {
        (!self.approved.authentication && self.approved.complete).then_some(self.approved)
    }

    /// The header that was approved, where the call is judged by it.
    pub(super) fn header(&self) -> Option<&'a ApprovedHeader> {
        self.parts().map(|approved| &approved.header)
    }

    /// What the template is called in findings.
    pub(super) fn what(&self) -> Phrase {
        let name = &self.approved.name;
        match self.approved.language.as_deref().filter(|_| self.among) {
            Some(language) => {
                say!("template `{name}` in the language `{language}`", "语言 `{language}` 的模板 `{name}`")
            }
            None => say!("template `{name}`", "模板 `{name}`"),
        }
    }

    /// What buttons are given, each with its position in the call and its index in the template; what is not documented
    /// only where that is taken.
    pub(super) fn given(&self) -> impl Iterator<Item = (usize, u32, Given)> + use<'a> {
        let Self { template, beyond, .. } = *self;
        (0..template.buttons()).filter_map(move |at| {
            let given = template.given(at)?;
            let taken = match given {
                Given::Coupon => true,
                Given::Beyond(one) => beyond.has(one),
            };
            taken.then(|| (at, template.index(at), given))
        })
    }

    /// Says of a value for the button at `index` which other one takes it.
    pub(super) fn lead_on(&self, finding: Diagnostic, given: Given, index: u32) -> Diagnostic {
        let approved = self.approved;
        let other = match given {
            Given::Coupon => approved.copy_codes().next(),
            Given::Beyond(Undocumented::UrlButton) => approved.open_urls().next(),
            Given::Beyond(_) => None,
        };
        match (given, other) {
            (Given::Coupon, Some(other)) => {
                finding.label(say!("its code goes to index {other}", "优惠码对应索引 {other}"))
            }
            (Given::Beyond(one), Some(other)) if other as u64 != u64::from(index) => {
                let key = one.key();
                finding.label(say!("its `{key}` goes to index {other}", "`{key}` 对应索引 {other}"))
            }
            _ => finding.help(Words::new("remove the button from the call", "从调用中删除此按钮")),
        }
    }

    /// A finding, with where the template says so.
    pub(super) fn finding(
        &self,
        rule: &Rule,
        path: Path,
        message: Phrase,
        place: Option<&Elsewhere>,
        approved: Phrase,
    ) -> Diagnostic {
        let place = place.unwrap_or(&self.approved.place).clone();
        Diagnostic::new(rule, path, message).related_elsewhere(place, approved)
    }
}

impl<'a> Lookup<'a> {
    /// All rows of that name, in the language that the call asks for where it asks for one.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a Approved> + use<'a> {
        let language = self.template.language();
        self.named.iter().filter(move |row| asked_for(row, language))
    }
}

/// Whether a template may be what a call asks for. One whose language is not known may.
pub(crate) fn asked_for(approved: &Approved, language: Option<&str>) -> bool {
    language.is_none_or(|language| approved.language.as_deref().is_none_or(|own| own == language))
}

/// A step from the template.
pub(super) fn at(step: &'static str) -> Path {
    Path::default().then(step)
}

/// What an approved body says, for whoever has to fill it.
pub(super) fn body_text(approved: &Approved) -> Phrase {
    if approved.body.text.is_empty() {
        return Words::new("it has no body", "没有正文").into();
    }
    let text = approved.body.outline();
    say!("its body: `{text}`", "正文：`{text}`")
}
