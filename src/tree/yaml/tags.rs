//! Tags: whether a value may carry its tag, and what it is with it.

use super::{YamlReader, scalar, span_of, taken};
use crate::rules;
use crate::text::phrase::say;
use crate::text::{Span, Words};
use crate::tree::Value;
use crate::tree::build::{self, Collection};
use crate::tree::words::{A_LIST, AN_OBJECT};
use granit_parser::Tag;
use std::borrow::Cow;

const LEAVE_OUT: Words = Words::new("leave the tag out", "删除该标签");

impl<'s> YamlReader<'s, '_, '_> {
    /// The value of a scalar with a tag.
    pub(super) fn tagged(&mut self, text: Cow<'s, str>, tag: &Tag, at: &granit_parser::Span) -> Value<'s> {
        let (name, wrong) = match tag.core_suffix() {
            _ if is_bare(tag) => return Value::String(text),
            Some("str") => return Value::String(text),
            Some(name) => match scalar::forced(name, text) {
                Ok(value) => return value,
                Err(text) => (name, Some(text)),
            },
            None => ("", None),
        };
        let Some(wrong) = wrong else {
            self.tell_tag(tag, at);
            return Value::Broken;
        };
        let wrong = build::shown(&wrong);
        let message = say!("the tag `!!{name}` does not fit `{wrong}`", "YAML 标签 `!!{name}` 不适用于 `{wrong}`");
        let span = tag_span(at);
        let finding = self.builder.finding(&rules::syntax::tag::RULE, span, message);
        self.builder.tell(finding.help(LEAVE_OUT));
        Value::Broken
    }

    /// Whether a collection may carry the tag; a finding says so if not.
    pub(super) fn fits(&mut self, kind: Collection, tag: &Tag, at: &granit_parser::Span) -> bool {
        let right = match kind {
            Collection::Mapping => "map",
            Collection::Sequence => "seq",
        };
        match tag.core_suffix() {
            _ if is_bare(tag) => return true,
            Some(name) if name == right => return true,
            Some(name) => {
                let noun = if kind == Collection::Mapping { AN_OBJECT } else { A_LIST };
                let message =
                    say!("the tag `!!{name}` does not fit {noun}", "YAML 标签 `!!{name}` 不适用于{noun}"; noun);
                let finding = self.builder.finding(&rules::syntax::tag::RULE, tag_span(at), message);
                self.builder.tell(finding.help(LEAVE_OUT));
            }
            None => self.tell_tag(tag, at),
        }
        false
    }

    fn tell_tag(&mut self, tag: &Tag, at: &granit_parser::Span) {
        let written = tag.original();
        let shown = build::shown(&written);
        let message =
            say!("`{shown}` is a YAML tag that means nothing here", "`{shown}` 被当作 YAML 标签，在此没有意义");
        let finding = self.builder.finding(&rules::syntax::tag::RULE, tag_span(at), message);
        let finding = finding.label(say!("unknown tag", "未知的标签")).help(say!(
            "leave the tag out; if the text is meant to begin with `!`, put all of it in quotes",
            "删除该标签；文本要以 `!` 开头时，用引号括住整段文本"
        ));
        // `!!binary` and its like are meant as tags; else what follows on this line belongs to the same text.
        if !written.starts_with("!!") {
            self.star = Some(tag_span(at).start as usize);
        }
        let fix = taken::quotes(self.text, tag_span(at), self.in_brackets()).filter(|_| !written.starts_with("!!"));
        self.builder.tell(finding.fix(fix));
    }
}

/// The non-specific tag `!`.
pub(super) fn is_bare(tag: &Tag) -> bool {
    tag.parts() == ("", "!")
}

pub(super) fn tag_span(at: &granit_parser::Span) -> Span {
    at.tag_span().map_or_else(|| span_of(at), |tag| span_of(&tag))
}
