//! What a schema says about itself: what it cannot say.

use crate::decode::Shape;
use crate::diagnostic::{Rule, Severity};
use crate::rules;
use crate::text::phrase::say;
use crate::text::{Language, Phrase, Words};

/// What only the compiler finds in a shape.
pub(super) fn beyond(shape: Shape) -> Phrase {
    let beyond = rules::beyond_schema();
    let errors = beyond.iter().filter(|rule| rule.severity == Severity::Error && stands_in(rule, shape));
    let told = |rule: &&Rule| {
        let (code, what) = (rule.code, rule.statement());
        say!("{code} ({what})", "{code}（{what}）"; what)
    };
    let errors: Vec<_> = errors.map(told).collect();
    let all = |language, between| errors.iter().map(|error| error.say(language)).collect::<Vec<_>>().join(between);
    let errors = Phrase::new(all(Language::English, "; "), all(Language::Chinese, "；"));
    let filled = match shape {
        Shape::Definition => HOLES,
        Shape::Payload => Words::new("", ""),
    };
    say!(
        "What no schema can say, `waml check` does: {errors}.{filled}",
        "Schema 无法表达的规则由 `waml check` 检查：{errors}。{filled}";
        errors, filled
    )
}

/// A payload has no parameters.
fn stands_in(rule: &Rule, shape: Shape) -> bool {
    shape == Shape::Definition || !rule.code.starts_with("param/")
}

const HOLES: Words = Words::new(
    " A text with a hole such as `{{name}}` and a list with `for_each` are measured there, too: for all that they can become.",
    "含有 `{{name}}` 的文本和带 `for_each` 的列表，也由它按所有可能的结果计数。",
);
