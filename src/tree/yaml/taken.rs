//! What YAML takes from the beginning of a text: an anchor that no alias refers to, and a lone `!`.

use super::fault;
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules::hint;
use crate::text::phrase::say;
use crate::text::{Span, Words};
use crate::tree::build::{Builder, shown};
use std::collections::HashSet;

/// The names that aliases of a text may have.
#[derive(Debug, Default)]
pub(super) struct Names<'s>(Option<HashSet<&'s str>>);

impl<'s> Names<'s> {
    /// Whether an alias of this name may stand anywhere in the text.
    pub(super) fn has(&mut self, text: &'s str, name: &str) -> bool {
        // In a word, it is no sign.
        let begins = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
        let signs = || text.match_indices('*').map(|(at, _)| at).filter(begins);
        let names = self.0.get_or_insert_with(|| signs().map(|at| name_at(text, at)).collect());
        names.contains(name)
    }
}

/// The name behind the sign of an anchor or alias.
fn name_at(text: &str, sign: usize) -> &str {
    let rest = &text[sign + 1..];
    rest.split(|c: char| c.is_whitespace() || ",[]{}".contains(c)).next().unwrap_or(rest)
}

/// The anchor in front of a value that begins at a place, or where the value would.
pub(super) fn anchor(text: &str, value: usize) -> Option<Span> {
    let behind = text.get(value..)?.trim_start_matches(':').trim_start_matches(' ');
    let sign = if behind.starts_with('&') { text.len() - behind.len() } else { text[..value].rfind('&')? };
    let name = name_at(text, sign);
    (!name.is_empty()).then(|| Span::new(sign, sign + 1 + name.len()))
}

/// What is said about an anchor that nothing refers to in front of a text.
pub(super) fn told(builder: &Builder<'_, '_>, text: &str, sign: Span, fix: Option<Fix>) -> Diagnostic {
    let written = shown(&text[sign.range()]);
    let c = written.chars().next().unwrap_or('&');
    let (noun, label) = if c == '&' {
        (Words::new("an anchor", "锚点"), Words::new("no alias refers to it", "没有别名引用它"))
    } else {
        (Words::new("a tag", "标签"), Words::new("no part of the text", "不属于文本"))
    };
    let message =
        say!("`{written}` is {noun} to YAML and is not sent", "YAML 把 `{written}` 当作{noun}，不会发送"; noun);
    let help = say!(
        "if the text begins with `{c}`, put all of it in quotes; otherwise leave `{written}` out",
        "文本要以 `{c}` 开头时，用引号括住整段文本；否则删除 `{written}`"
    );
    builder.finding(&hint::taken_by_yaml::RULE, sign, message).label(label).help(help).fix(fix)
}

/// The quotes around a text that begins with a sign.
pub(super) fn quotes(text: &str, sign: Span, in_brackets: bool) -> Option<Fix> {
    let quoted = if in_brackets { fault::quoted_in_brackets } else { fault::quoted };
    quoted(text, sign.start as usize)
}
