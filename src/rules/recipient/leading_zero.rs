//! Recipients that begin with 0.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Bound, recipient};
use crate::rules::Check;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "recipient/leading-zero",
    phase: Phase::Text,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a recipient that begins with 0", "收信人以 0 开头"),
    why: Words::new(
        "No country code begins with 0: a single 0 belongs to numbers without country code, and 00 is \
          what some networks dial for a call abroad. Begin with the country code.",
        "没有以 0 开头的国家码：单个 0 属于不带国家码的号码，00 是某些网络的国际拨号前缀。应以国家码开头。",
    ),
    source: Words::new("Meta: phone number formats (E.164)", "Meta：电话号码格式（E.164）"),
    prevents: &[100, 131009],
};

pub(crate) const CHECK: Check = Check::Recipient(check);

fn check(text: &str, found: &mut Vec<Diagnostic>) {
    let rest = text.trim_start_matches('0');
    if rest.len() == text.len() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return;
    }
    let replace = say!("write the country code in place of the 0", "把开头的 0 换成国家码");
    let help = prefixed(text).unwrap_or(replace);
    let message = Words::new("recipient begins with 0, expected is a country code", "收信人以 0 开头，应以国家码开头");
    found.push(Diagnostic::new(&RULE, Path::default(), message).part(0..text.len() - rest.len()).help(help));
}

/// What to do about a number behind a dialling prefix.
pub(super) fn prefixed(digits: &str) -> Option<Phrase> {
    let rest = digits.strip_prefix("00").filter(|rest| !rest.starts_with('0'))?;
    <recipient::Digits as Bound>::LIMIT.allows(rest.len()).then(|| {
        say!(
            "00 is a dialling prefix; if a country code follows it, write `{rest}`",
            "00 是国际拨号前缀；如果后面就是国家码，写成 `{rest}`",
        )
    })
}
