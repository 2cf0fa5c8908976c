//! Characters that nobody sees: any of them in labels, ids and addresses, those that steer in every text.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, Written, characters};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/invisible-character",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an invisible or direction-changing character", "不可见字符或改变文字方向的字符"),
    why: Words::new(
        "Two texts that look the same then differ, an id no longer matches, or part of a text is shown \
          in reverse, and no review notices. Delete the character.",
        "看起来相同的两段文本会因此不同，编号对不上，或文本的一部分反向显示，而且检查时看不出来。删除该字符。",
    ),
    source: Words::new("hard to see in review, and usually pasted by mistake", "检查时难以发现，多为误粘贴"),
    prevents: &[],
};

/// Names and ids, in which nothing unseen has work to do.
const WORDS: Feeds = Feeds { roles: &[Role::Label, Role::Id], on: Traits::UNSEEN };
/// Texts that are read in their lines and directions.
const RUNNING: Feeds =
    Feeds { roles: &[Role::Body, Role::Header, Role::Footer, Role::Parameter], on: Traits::STEERING };

pub(crate) const CHECK: Check = Check::TextsAndUrl(&[(WORDS, word), (RUNNING, running)], url);

fn running(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if !characters::blank(text) {
        tell(limit.noun, characters::steering(text), found);
    }
}

fn word(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if characters::blank(text) {
        return;
    }
    // White space around an id is told by `id/surrounding-space`.
    let (inside, offset) = match limit.role {
        Role::Id => (text.trim(), text.len() - text.trim_start().len()),
        _ => (text, 0),
    };
    let first = characters::hidden(inside).next();
    tell(limit.noun, first.map(|(at, c)| (offset + at, c)), found);
}

fn url(url: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let url = url.text;
    if !url.is_ascii() {
        // White space and control characters are told by `url/not-http`.
        let first = characters::hidden(url).find(|(_, c)| !c.is_control() && !c.is_whitespace());
        tell(Words::new("address", "网址"), first, found);
    }
}

fn tell(noun: Words, hidden: Option<(usize, char)>, found: &mut Vec<Diagnostic>) {
    let Some((at, c)) = hidden else { return };
    let (name, message, help) = match c {
        '\n' | '\r' => (
            say!("a line break", "换行"),
            say!("{noun} holds a line break, which cannot be seen", "{noun}含有换行，但看不出来"; noun),
            Words::new("write it in one line", "写成一行"),
        ),
        c => {
            let name = characters::named(c);
            let message =
                say!("{noun} holds {name}, which cannot be seen", "{noun}含有 {name}，该字符不可见"; noun, name);
            (name, message, Words::new("delete the character", "删除该字符"))
        }
    };
    let finding = Diagnostic::new(&RULE, Path::default(), message).part(at..at + c.len_utf8());
    found.push(finding.label(name).help(help));
}
