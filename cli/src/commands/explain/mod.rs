//! `waml explain`: what a rule is about, or which rules an answer of the API could have been
//! spared by.

mod pasted;
mod search;
mod stdin;
mod titles;
mod told;

use crate::report::ended::Ended;
use crate::report::output::Output;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use waml::rules::{self, Rule};
use waml::text::visible;
use waml::{Language, say};

/// Arguments of `waml explain`.
#[derive(clap::Args, Debug)]
pub(crate) struct Explain {
    /// A rule's code, a group of rules, words about a rule, or an answer of the API such as
    /// `(#132012) …`, a line of a log or a webhook; `-` reads it from stdin. Without it, all codes
    /// are listed.
    #[arg(value_name = "CODE|TEXT")]
    text: Vec<String>,
}

impl Explain {
    /// Explains what was named.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        if self.text.is_empty() {
            output.out.write_all(list(rules::all()).as_bytes())?;
            return Ok(Ended::Clean);
        }
        let mut text = self.text.join(" ");
        let mut unread = None;
        if text == "-" {
            (text, unread) = stdin::read(io::stdin().lock())?;
        }
        match explain(text.trim(), output.out.look().language) {
            Ok(explanation) => {
                output.out.write_all(explanation.as_bytes())?;
                unread.map_or(Ok(()), |unread| output.note(&format!("note: {}", unread.why)))?;
                Ok(Ended::Clean)
            }
            Err((error, help)) => {
                let (why, help) = unread.map_or((error, help), |unread| (unread.why, unread.help.to_owned()));
                output.error(&why)?;
                output.help(&help)?;
                Ok(Ended::Failed)
            }
        }
    }
}

/// What to say about a text, or why there is nothing to say and what to do about that.
fn explain(text: &str, language: Language) -> Result<String, (String, String)> {
    if let Some(rule) = rules::find(text) {
        return Ok(page(rule, language));
    }
    let group = || rules::all().filter(|rule| rule.code.split('/').next() == Some(text.trim_end_matches('/')));
    if group().next().is_some() {
        return Ok(list(group()));
    }
    let found = pasted::codes(text);
    if !found.is_empty() {
        let unknown = |told: String| (told.trim_end().to_owned(), UNKNOWN.to_owned());
        return told::codes(&found).map_err(unknown);
    }
    if is_page(text) || text.starts_with(['{', '[']) {
        return guess(text);
    }
    let told = titles::code(text).and_then(|found| told::codes(&[found]).ok()).or_else(|| told::words(text));
    told.map_or_else(|| guess(text), Ok)
}

const UNKNOWN: &str = "Meta's page of error codes may have it; of the gateway's own codes, ask the gateway";

/// What may have been meant by a text that is no code and speaks of none.
fn guess(text: &str) -> Result<String, (String, String)> {
    let failed = |error: &str, help: &str| Err((error.to_owned(), help.to_owned()));
    if text.is_empty() {
        return failed("there is nothing to explain", "paste an answer of the API, or name a rule");
    }
    if is_page(text) {
        return failed(
            &format!("this is a page (HTML) and no answer of the API: `{}`", beginning(&words_of_page(text))),
            "a proxy or server on the way gave it; whether the message was taken is not known",
        );
    }
    if text.starts_with(['{', '[']) {
        return failed(
            "there is no error code in this JSON",
            "paste the whole answer, or the webhook that says `failed`",
        );
    }
    if Path::new(text).is_file() {
        return failed(&unknown(text), &format!("to explain what a file holds: waml explain - < {text}"));
    }
    if !text.contains(char::is_whitespace)
        && let Some(code) = similar(text)
    {
        return failed(&unknown(text), &format!("did you mean `{code}`?"));
    }
    let rules = search::rules(text);
    if !rules.is_empty() {
        return Ok(format!("Rules about `{}`\n{}", visible(&beginning(text)), lines(&rules)));
    }
    failed(&unknown(text), "`waml explain` lists all codes")
}

fn unknown(text: &str) -> String {
    format!("no rule and no answer is called `{}`", beginning(text))
}

fn is_page(text: &str) -> bool {
    let start: String = text.chars().take(300).collect::<String>().to_ascii_lowercase();
    start.starts_with('<')
        && ["<!doctype", "<html", "<head", "<body", "<h1", "<title"].iter().any(|tag| start.contains(tag))
}

/// What a page shows first.
fn words_of_page(page: &str) -> String {
    let shown = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    shown.filter(|text| !text.is_empty()).take(1).collect()
}

/// A line per rule, sorted by code.
fn list(rules: impl Iterator<Item = &'static Rule>) -> String {
    let mut rules: Vec<_> = rules.collect();
    rules.sort_unstable_by_key(|rule| rule.code);
    table("", &rules)
}

/// A line per rule, as they come, indented.
fn lines(rules: &[&'static Rule]) -> String {
    table("  ", rules)
}

/// A line per rule: its code and what is wrong.
fn table(indent: &str, rules: &[&'static Rule]) -> String {
    let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    rules.iter().fold(String::new(), |mut out, rule| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{indent}{:width$}  {}", rule.code, rule.statement());
        out
    })
}

/// The rule's page, or what the rule says of itself.
fn page(rule: &Rule, language: Language) -> String {
    let (code, statement, why, source) = (rule.code, rule.statement(), rule.why, rule.source);
    rules::page(code, language).map_or_else(
        || {
            let page = say!(
                "# `{code}`\n\n{statement}\n\n{why}\n\nSource: {source}\n", "# `{code}`\n\n{statement}\n\n{why}\n\n出处：{source}\n";
                statement, why, source
            );
            page.say(language).to_owned()
        },
        str::to_owned,
    )
}

/// The code that is meant, most likely.
fn similar(text: &str) -> Option<&'static str> {
    // Whole answers are no misspelt codes.
    if text.len() > 60 {
        return None;
    }
    let likeness = |code: &str| {
        let name = code.split_once('/').map_or(code, |(_, name)| name);
        strsim::jaro_winkler(text, code).max(strsim::jaro_winkler(text, name))
    };
    let scored = rules::all().map(|rule| (likeness(rule.code), rule.code));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (best.0 > 0.85).then_some(best.1)
}

fn beginning(text: &str) -> String {
    let text = text.trim();
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_its_page() {
        let page = explain("carousel/uneven-cards", Language::English).expect("it is a rule");
        assert!(page.starts_with("# `carousel/uneven-cards`\n"), "{page}");
        assert_eq!(page.matches("\n# ").count(), 0, "{page}");
    }

    #[test]
    fn a_rule_without_a_page_speaks_for_itself() {
        let page = page(&Rule { code: "no/page", ..*rules::RULES[0] }, Language::English);
        assert!(page.contains(&*rules::RULES[0].why), "{page}");
    }

    #[test]
    fn a_group_lists_its_own() {
        let group = explain("carousel/", Language::English).expect("a group");
        assert!(group.lines().all(|line| line.starts_with("carousel/")), "{group}");
    }

    #[test]
    fn answers_name_their_meaning() {
        let both = explain(r#"{"status":"error","code":10002,"message":"(#132012) no","data":{}}"#, Language::English)
            .expect("both");
        assert!(both.starts_with("10002 (gateway): WhatsApp refused"), "{both}");
        assert!(both.contains("\n132012 (WhatsApp): Compare the call with the approved template first"), "{both}");
        let (error, help) = explain("no such code", Language::English).expect_err("it is none");
        assert!(error.contains("`no such code`") && help.contains("all codes"), "{error} {help}");
        let (error, _) = explain("(#4242) out of tea", Language::English).expect_err("it is not known");
        assert_eq!(error, "4242 (WhatsApp): waml does not know this code. It says `out of tea`.");
    }

    #[test]
    fn misspelt_codes_are_recognized() {
        assert_eq!(similar("carousel/unevn-cards"), Some("carousel/uneven-cards"));
        assert_eq!(similar("uneven-cards"), Some("carousel/uneven-cards"));
        assert_eq!(similar("zzz"), None);
        assert_eq!(beginning(&"字".repeat(100)).chars().count(), 61);
    }
}
