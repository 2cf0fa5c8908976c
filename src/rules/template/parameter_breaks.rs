//! Line breaks and tabs in template parameters.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, characters};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/parameter-breaks",
    phase: Phase::Text,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a line break or tab in a template parameter", "模板参数中有换行或制表符"),
    why: Words::new(
        "Meta refuses template parameters that bring in lines or tabs of their own, since the approved \
          text decides the layout. Use spaces, or split the value over several parameters.",
        "版式由审核通过的模板决定，因此 Meta 会拒绝自带换行或制表符的模板参数。改用空格，或把值拆分到多个参数中。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Texts(&[(Feeds { roles: &[Role::Parameter], on: Traits::BREAKS }, check)]);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    let Some(at) = text.find(['\n', '\r', '\t']) else { return };
    if characters::blank(text) {
        return;
    }
    let line_break = Words::new("line break", "换行");
    let (what, len) = match &text.as_bytes()[at..] {
        [b'\t', ..] => (Words::new("tab", "制表符"), 1),
        [b'\r', b'\n', ..] => (line_break, 2),
        _ => (line_break, 1),
    };
    let message = say!(
        "{noun} has a {what}, allowed is a single line without tabs", "{noun}有{what}，只能是一行且不含制表符";
        noun = limit.noun, what
    );
    found.push(
        Diagnostic::new(&RULE, Path::default(), message)
            .part(at..at + len)
            .label(what)
            .help(Words::new("use a space instead", "改用空格")),
    );
}
