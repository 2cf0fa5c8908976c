//! What is known about a code, and the rules that keep a message from it.

use super::lines;
use super::pasted::Found;
use waml::answer::codes::{self, Code, Who};
use waml::answer::details;
use waml::rules::{self, Rule};
use waml::text::visible;

/// The gateway's code for what WhatsApp refused.
const REFUSED: u32 = 10002;

/// The gateway's code for what it refused itself.
const INVALID: u32 = 422;

/// More rules than these are not listed line by line.
const FEW: usize = 10;

/// The longest words that are shown, in characters.
const SHOWN: usize = 200;

/// What to tell about the codes of a text: `Ok` where any of them is known or a rule is named.
pub(super) fn codes(found: &[Found]) -> Result<String, String> {
    let mut told = false;
    let inner = found.iter().any(|found| found.who != Some(Who::Gateway));
    let parts: Vec<_> = found
        .iter()
        .map(|found| {
            let (part, known) = one(found, inner);
            told |= known;
            part
        })
        .collect();
    let text = parts.join("\n");
    if told { Ok(text) } else { Err(text) }
}

/// The rules that words without a code are about.
pub(super) fn words(text: &str) -> Option<String> {
    let spoken = details::spoken_of(text);
    (!spoken.is_empty()).then(|| format!("{} is about\n{}", quoted(text), lines(&spoken)))
}

/// What to tell about a code, and whether anything is known. `inner`: WhatsApp's own code follows.
fn one(found: &Found, inner: bool) -> (String, bool) {
    let known = codes::find_exact(found.code, found.subcode, found.who);
    let prevents = preventing(found, known);
    let words = found.words.iter().filter(|_| explains(found, known, inner, &prevents));
    let spoken = words.map(|words| (words, details::spoken_of(words))).find(|(_, rules)| !rules.is_empty());
    let mut out = headline(found, known, inner, spoken.is_none());
    let told = known.is_some() || spoken.is_some();
    out.push_str(&rules_of(known, &prevents, spoken));
    (out, told)
}

/// The rules that keep a message from a code, the likeliest first. A subcode turns the code into
/// something else.
fn preventing(found: &Found, known: Option<&Code>) -> Vec<&'static Rule> {
    let message = found.who != Some(Who::Gateway) && known.is_none_or(|known| known.subcode.is_none());
    details::first(rules::preventing(message.then_some(found.code)), "").collect()
}

/// Whether the words beside a code tell more than the code.
fn explains(found: &Found, known: Option<&Code>, inner: bool, prevents: &[&Rule]) -> bool {
    match known.map(|known| known.who) {
        None => true,
        Some(Who::Gateway) => !inner && matches!(found.code, INVALID | REFUSED),
        Some(Who::WhatsApp) => !prevents.is_empty(),
    }
}

/// The rules to look at first, those that some words are about, then the others.
fn rules_of(known: Option<&Code>, prevents: &[&'static Rule], spoken: Option<(&String, Vec<&'static Rule>)>) -> String {
    let often: Vec<_> = prevents.iter().copied().filter(|rule| details::rank(rule) < usize::MAX).take(FEW).collect();
    let (title, first) = if let Some((words, rules)) = spoken {
        (format!("{} is about", quoted(words)), rules)
    } else if prevents.len() > FEW && !often.is_empty() {
        ("Most often it is one of these; the words in `details` tell which:".to_owned(), often)
    } else if !prevents.is_empty() {
        ("Rules that prevent it:".to_owned(), prevents.to_vec())
    } else if known.is_some_and(|known| known.who == Who::WhatsApp) {
        return "\nNo rule can tell before the message is sent.\n".to_owned();
    } else {
        return String::new();
    };
    format!("\n{title}\n{}{}", lines(&first), others(prevents, &first))
}

/// The line that names the code and says what it means; with its words, where they are `wanted`.
fn headline(found: &Found, known: Option<&Code>, inner: bool, wanted: bool) -> String {
    let from = match found.who {
        Some(Who::Gateway) => " (gateway)",
        Some(Who::WhatsApp) => " (WhatsApp)",
        None => "",
    };
    let subcode = known.and_then(|known| known.subcode).map(|subcode| format!(" with subcode {subcode}"));
    let says = found.words.first().filter(|_| wanted).map(|words| format!(" It says {}.", quoted(words)));
    let (meaning, says) = match known {
        Some(known) if known.code == REFUSED && inner => ("WhatsApp refused the message. Its own code says why:", None),
        Some(known) if known.code == REFUSED && !found.words.is_empty() => {
            ("WhatsApp refused the message and gave no code of its own.", says)
        }
        Some(known) => (&*known.meaning, None),
        None => ("waml does not know this code.", says),
    };
    format!("{}{}{from}: {meaning}{}\n", found.code, subcode.unwrap_or_default(), says.unwrap_or_default())
}

/// The rules that were not named, in one line.
fn others(all: &[&'static Rule], named: &[&'static Rule]) -> String {
    let unnamed = |code: &&str| named.iter().all(|rule| rule.code != *code);
    let mut rest: Vec<_> = all.iter().map(|rule| rule.code).filter(unnamed).collect();
    rest.sort_unstable();
    if rest.is_empty() { String::new() } else { format!("\nOther rules that prevent this code: {}\n", rest.join(", ")) }
}

/// Words in quotes, in one line and short.
fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches('.');
    let short: String = line.chars().take(SHOWN).collect();
    let more = if short.len() < line.len() { "…" } else { "" };
    format!("`{}{more}`", visible(&short))
}
