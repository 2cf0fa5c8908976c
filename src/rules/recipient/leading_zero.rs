//! Recipients that begin with 0.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Bound, recipient};
use crate::rules::Check;
use crate::text::Words;

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
    let help = if text.len() - rest.len() == "00".len() && <recipient::Digits as Bound>::LIMIT.allows(rest.len()) {
        format!("00 is a dialling prefix; if a country code follows it, write `{rest}`")
    } else {
        "write the country code in place of the 0".to_owned()
    };
    found.push(
        Diagnostic::new(&RULE, Path::default(), "recipient begins with 0, expected is a country code")
            .part(0..text.len() - rest.len())
            .help(help),
    );
}
