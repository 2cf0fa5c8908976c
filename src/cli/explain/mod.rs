//! `waml explain`: what a rule is about, or which rules an answer of the API could have been
//! spared by.

mod answers;

use super::{Outcome, output::Output};
use crate::rules::{self, Rule};
use answers::{Answer, Who};
use std::fmt::Write as _;
use std::io::{self, Read, Write};

/// A page per rule, under headings of the form ``## `code` ``.
const PAGES: &str = include_str!("../../../docs/rules.md");

/// The longest answer that is read from stdin.
const ANSWER: u64 = 1 << 20;

/// Arguments of `waml explain`.
#[derive(clap::Args, Debug)]
pub(super) struct Explain {
    /// A rule's code, a group of rules, or an answer of the API such as `(#132012) …`; `-` reads
    /// it from stdin. Without it, all codes are listed.
    #[arg(value_name = "CODE|TEXT")]
    text: Vec<String>,
}

impl Explain {
    /// Explains what was named.
    pub(super) fn run(&self, output: &mut Output) -> io::Result<Outcome> {
        let mut text = self.text.join(" ");
        if text == "-" {
            text.clear();
            io::stdin().lock().take(ANSWER).read_to_string(&mut text)?;
        }
        if let Some(explanation) = explain(text.trim()) {
            output.out.write_all(explanation.as_bytes())?;
            return Ok(Outcome::Clean);
        }
        output.error(&format!("no rule and no answer is called `{}`", beginning(&text)))?;
        match similar(text.trim()) {
            Some(code) => output.help(&format!("did you mean `{code}`?"))?,
            None => output.help("`waml explain` lists all codes")?,
        }
        Ok(Outcome::Failed)
    }
}

fn explain(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(list(rules::all()));
    }
    if let Some(rule) = rules::find(text) {
        return Some(page(rule));
    }
    let group = || rules::all().filter(|rule| rule.code.split('/').next() == Some(text.trim_end_matches('/')));
    if group().next().is_some() {
        return Some(list(group()));
    }
    let parts: Vec<_> = answers::codes(text).into_iter().filter_map(|(code, who)| answer(code, who)).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// A line per rule: its code and what is wrong.
fn list(rules: impl Iterator<Item = &'static Rule>) -> String {
    let mut rules: Vec<_> = rules.collect();
    rules.sort_unstable_by_key(|rule| rule.code);
    let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    rules.iter().fold(String::new(), |mut out, rule| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:width$}  {}", rule.code, rule.statement());
        out
    })
}

/// The rule's section of the pages, or what the rule says of itself.
fn page(rule: &Rule) -> String {
    let heading = format!("## `{}`\n", rule.code);
    let Some((_, rest)) = PAGES.split_once(&heading) else {
        return format!("{heading}\n{}\n\n{}\n\nSource: {}\n", rule.statement(), rule.why, rule.source);
    };
    // Examples hold lines that begin with `#` too, as comments.
    let end = rest.find("\n## `").unwrap_or(rest.len());
    format!("{heading}{}\n", rest[..end].trim_end())
}

/// What a code means, and the rules that prevent it.
fn answer(code: u32, who: Option<Who>) -> Option<String> {
    let prevents = || rules::all().filter(|rule| who != Some(Who::Gateway) && rule.prevents.contains(&code));
    let known = answers::find(code, who);
    if known.is_none() && prevents().next().is_none() {
        return None;
    }
    let from = match known.map_or(Who::WhatsApp, |answer| answer.who) {
        Who::Gateway => "gateway",
        Who::WhatsApp => "WhatsApp",
    };
    let mut out = format!("{code} ({from}): {}\n", known.map_or("No more is known about it.", |answer| answer.meaning));
    if prevents().next().is_some() {
        out.push_str("\nRules that prevent it:\n");
        list(prevents()).lines().for_each(|line| out.extend(["  ", line, "\n"]));
    } else if matches!(known, Some(Answer { who: Who::WhatsApp, .. })) {
        out.push_str("\nNo rule can tell before the message is sent.\n");
    }
    Some(out)
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
        let page = explain("carousel/uneven-cards").expect("it is a rule");
        assert!(page.starts_with("## `carousel/uneven-cards`\n"), "{page}");
        assert_eq!(page.matches("\n## ").count(), 0, "{page}");
    }

    #[test]
    fn a_rule_without_a_page_speaks_for_itself() {
        let page = page(&Rule { code: "no/page", ..*rules::RULES[0] });
        assert!(page.contains(rules::RULES[0].why), "{page}");
    }

    #[test]
    fn nothing_lists_all_and_a_group_lists_its_own() {
        assert_eq!(explain("").expect("a list").lines().count(), rules::all().count());
        let group = explain("carousel/").expect("a group");
        assert!(group.lines().all(|line| line.starts_with("carousel/")), "{group}");
    }

    #[test]
    fn answers_name_their_meaning() {
        let both = explain(r#"{"status":"error","code":10002,"message":"(#132012) no","data":{}}"#).expect("both");
        assert!(both.starts_with("10002 (gateway): WhatsApp refused"), "{both}");
        assert!(both.contains("\n132012 (WhatsApp): A parameter has another kind"), "{both}");
        assert_eq!(explain("no such code"), None);
        assert_eq!(explain("(#4242)"), None);
    }

    #[test]
    fn misspelt_codes_are_recognized() {
        assert_eq!(similar("carousel/unevn-cards"), Some("carousel/uneven-cards"));
        assert_eq!(similar("uneven-cards"), Some("carousel/uneven-cards"));
        assert_eq!(similar("zzz"), None);
        assert_eq!(beginning(&"字".repeat(100)).chars().count(), 61);
    }
}
