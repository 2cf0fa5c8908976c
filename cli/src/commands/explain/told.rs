//! What is known about a code, and the rules that keep a message from it.

use super::lines;
use super::pasted::Found;
use waml::answer::codes::{self, Code, Who};
use waml::answer::details;
use waml::rules::{self, Rule};
use waml::text::{Phrase, Words, visible};
use waml::{Language, say};

/// The gateway's code for what WhatsApp refused.
const REFUSED: i64 = 10002;

/// The gateway's code for what it refused itself.
const INVALID: i64 = 422;

/// More rules than these are not listed line by line.
const FEW: usize = 10;

/// The longest words that are shown, in characters.
const SHOWN: usize = 200;

/// What to tell about the codes of a text: `Ok` where any of them is known or a rule is named.
pub(super) fn codes(found: &[Found]) -> Result<Phrase, Phrase> {
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
    let said = |language| parts.iter().map(|part| part.say(language)).collect::<Vec<_>>().join("\n");
    let [english, chinese] = [Language::English, Language::Chinese].map(said);
    if told {
        Ok(Phrase::new(english, chinese))
    } else {
        Err(Phrase::new(english.trim_end().to_owned(), chinese.trim_end().to_owned()))
    }
}

/// The rules that words without a code are about.
pub(super) fn words(text: &str) -> Option<Phrase> {
    let spoken = details::spoken_of(text);
    if spoken.is_empty() {
        return None;
    }
    let (about, lines) = (about(text), lines(&spoken));
    Some(say!("{about}\n{lines}", "{about}\n{lines}"; about, lines))
}

/// The title of the rules that some words are about.
fn about(words: &str) -> Phrase {
    let words = quoted(words);
    say!("{words} is about", "{words} 说的是")
}

/// What to tell about a code, and whether anything is known. `inner`: WhatsApp's own code follows.
fn one(found: &Found, inner: bool) -> (Phrase, bool) {
    let known = codes::find_exact(found.code, found.subcode, found.who);
    let prevents = preventing(found, known);
    let words = found.words.iter().filter(|_| explains(found, known, inner, &prevents));
    let spoken = words.map(|words| (words, details::spoken_of(words))).find(|(_, rules)| !rules.is_empty());
    let headline = headline(found, known, inner, spoken.is_none());
    let told = known.is_some() || spoken.is_some();
    let rules = rules_of(known, &prevents, spoken);
    (say!("{headline}{rules}", "{headline}{rules}"; headline, rules), told)
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
fn rules_of(known: Option<&Code>, prevents: &[&'static Rule], spoken: Option<(&String, Vec<&'static Rule>)>) -> Phrase {
    let often: Vec<_> = prevents.iter().copied().filter(|rule| details::rank(rule) < usize::MAX).take(FEW).collect();
    let (title, first) = if let Some((words, rules)) = spoken {
        (about(words), rules)
    } else if prevents.len() > FEW && !often.is_empty() {
        (
            say!(
                "Most often it is one of these; the words in `details` tell which:",
                "最常见的是以下几条；`details` 中的文字说明是哪一条："
            ),
            often,
        )
    } else if !prevents.is_empty() {
        (say!("Rules that prevent it:", "可避免它的规则："), prevents.to_vec())
    } else if known.is_some_and(|known| known.who == Who::WhatsApp) {
        return say!("\nNo rule can tell before the message is sent.\n", "\n发送之前没有规则能发现它。\n");
    } else {
        return Phrase::default();
    };
    let (lines, others) = (lines(&first), others(prevents, &first));
    say!("\n{title}\n{lines}{others}", "\n{title}\n{lines}{others}"; title, lines, others)
}

/// The line that names the code and says what it means; with its words, where they are `wanted`.
fn headline(found: &Found, known: Option<&Code>, inner: bool, wanted: bool) -> Phrase {
    let says = found.words.first().filter(|_| wanted).map(|words| quoted(words));
    let (meaning, says) = match known {
        Some(known) if known.code == REFUSED && inner => (
            say!("WhatsApp refused the message. Its own code says why:", "WhatsApp 拒绝了该消息，原因见它自己的代码："),
            None,
        ),
        Some(known) if known.code == REFUSED && !found.words.is_empty() => (
            say!(
                "WhatsApp refused the message and gave no code of its own.",
                "WhatsApp 拒绝了该消息，但没有给出自己的代码。"
            ),
            says,
        ),
        Some(known) => (known.meaning.into(), None),
        None => (say!("waml does not know this code.", "waml 不认识此代码。"), says),
    };
    let name = name(found, known.and_then(|known| known.subcode));
    let Some(says) = says else { return say!("{name}: {meaning}\n", "{name}：{meaning}\n"; name, meaning) };
    say!("{name}: {meaning} It says {says}.\n", "{name}：{meaning}原文为 {says}。\n"; name, meaning)
}

/// A code, and who gives it.
fn name(found: &Found, subcode: Option<i64>) -> Phrase {
    let code = found.code;
    let from = match found.who {
        Some(Who::Gateway) => Words::new(" (gateway)", "（网关）"),
        Some(Who::WhatsApp) => Words::new(" (WhatsApp)", "（WhatsApp）"),
        None => Words::neutral(""),
    };
    let Some(subcode) = subcode else { return say!("{code}{from}", "{code}{from}"; from) };
    say!("{code} with subcode {subcode}{from}", "{code}，子代码 {subcode}{from}"; from)
}

/// The rules that were not named, in one line.
fn others(all: &[&'static Rule], named: &[&'static Rule]) -> Phrase {
    let unnamed = |code: &&str| named.iter().all(|rule| rule.code != *code);
    let mut rest: Vec<_> = all.iter().map(|rule| rule.code).filter(unnamed).collect();
    rest.sort_unstable();
    if rest.is_empty() {
        return Phrase::default();
    }
    let [en, zh] = [", ", "、"].map(|comma| rest.join(comma));
    say!("\nOther rules that prevent this code: {en}\n", "\n可避免此代码的其他规则：{zh}\n")
}

/// Words in quotes, in one line and short.
fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches('.');
    let short: String = line.chars().take(SHOWN).collect();
    let more = if short.len() < line.len() { "…" } else { "" };
    format!("`{}{more}`", visible(&short))
}
