//! `waml explain`: what a rule is about, or which rules an answer of the API could have been
//! spared by.

mod pasted;
mod search;
mod stdin;
mod titles;
mod told;

use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::streams;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use waml::rules::{self, Rule};
use waml::text::{Phrase, Words, visible};
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
            return tell(&list(rules::all()), output);
        }
        let mut text = self.text.join(" ");
        let mut unread = None;
        if text == "-" {
            (text, unread) = stdin::read(streams::stdin())?;
        }
        match explain(text.trim()) {
            Ok(explanation) => {
                let ended = tell(&explanation, output)?;
                let noted = unread.map(|unread| say!("note: {why}", "说明：{why}"; why = unread.why));
                noted.map_or(Ok(()), |noted| output.note(&noted))?;
                Ok(ended)
            }
            Err((error, help)) => {
                let (why, help) = unread.map_or((error, help), |unread| (unread.why, unread.help.into()));
                output.error(&why)?;
                output.help(&help)?;
                Ok(Ended::Failed)
            }
        }
    }
}

fn tell(explanation: &Phrase, output: &mut Output) -> io::Result<Ended> {
    let language = output.out.look().language;
    output.out.write_all(explanation.say(language).as_bytes())?;
    Ok(Ended::Clean)
}

/// What to say about a text, or why there is nothing to say and what to do about that.
fn explain(text: &str) -> Result<Phrase, (Phrase, Phrase)> {
    if let Some(rule) = rules::find(text) {
        return Ok(page(rule));
    }
    let group = || rules::all().filter(|rule| rule.code.split('/').next() == Some(text.trim_end_matches('/')));
    if group().next().is_some() {
        return Ok(list(group()));
    }
    let found = pasted::codes(text);
    if !found.is_empty() {
        return told::codes(&found).map_err(|told| (told, UNKNOWN.into()));
    }
    if is_page(text) || text.starts_with(['{', '[']) {
        return guess(text);
    }
    let told = titles::code(text).and_then(|found| told::codes(&[found]).ok()).or_else(|| told::words(text));
    told.map_or_else(|| guess(text), Ok)
}

const UNKNOWN: Words = Words::new(
    "Meta's page of error codes may have it; of the gateway's own codes, ask the gateway",
    "Meta 的错误代码页面可能有说明；网关自己的代码要问网关",
);

/// What may have been meant by a text that is no code and speaks of none.
fn guess(text: &str) -> Result<Phrase, (Phrase, Phrase)> {
    if let Some(failed) = not_an_answer(text) {
        return Err(failed);
    }
    if Path::new(text).is_file() {
        return Err((
            unknown(text),
            say!("to explain what a file holds: waml explain - < {text}", "要解释文件的内容：waml explain - < {text}"),
        ));
    }
    if !text.contains(char::is_whitespace)
        && let Some(code) = similar(text)
    {
        return Err((unknown(text), say!("did you mean `{code}`?", "是否应为 `{code}`？")));
    }
    let rules = search::rules(text);
    if !rules.is_empty() {
        let (text, lines) = (beginning(text), lines(&rules));
        let text = visible(&text);
        return Ok(say!("Rules about `{text}`\n{lines}", "与 `{text}` 有关的规则\n{lines}"; lines));
    }
    Err((unknown(text), say!("`waml explain` lists all codes", "`waml explain` 列出所有规则代码")))
}

/// Why a text cannot be explained, whatever its words, and what to do about that.
fn not_an_answer(text: &str) -> Option<(Phrase, Phrase)> {
    if text.is_empty() {
        return Some((
            say!("there is nothing to explain", "没有要解释的内容"),
            say!("paste an answer of the API, or name a rule", "粘贴 API 的响应，或写规则代码"),
        ));
    }
    if is_page(text) {
        let beginning = beginning(&words_of_page(text));
        return Some((
            say!(
                "this is a page (HTML) and no answer of the API: `{beginning}`",
                "这是网页 (HTML)，不是 API 的响应：`{beginning}`"
            ),
            say!(
                "a proxy or server on the way gave it; whether the message was taken is not known",
                "它来自途中的代理或服务器；不知道消息是否已被接收"
            ),
        ));
    }
    text.starts_with(['{', '[']).then(|| {
        (
            say!("there is no error code in this JSON", "此 JSON 中没有错误代码"),
            say!(
                "paste the whole answer, or the webhook that says `failed`",
                "粘贴完整的响应，或状态为 `failed` 的 Webhook"
            ),
        )
    })
}

fn unknown(text: &str) -> Phrase {
    let text = beginning(text);
    say!("no rule and no answer is called `{text}`", "没有名为 `{text}` 的规则或响应")
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
fn list(rules: impl Iterator<Item = &'static Rule>) -> Phrase {
    let mut rules: Vec<_> = rules.collect();
    rules.sort_unstable_by_key(|rule| rule.code);
    table("", &rules)
}

/// A line per rule, as they come, indented.
fn lines(rules: &[&'static Rule]) -> Phrase {
    table("  ", rules)
}

/// A line per rule: its code and what is wrong.
fn table(indent: &str, rules: &[&'static Rule]) -> Phrase {
    let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let said = |language| {
        rules.iter().fold(String::new(), |mut out, rule| {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{indent}{:width$}  {}", rule.code, rule.statement().say(language));
            out
        })
    };
    Phrase::new(said(Language::English), said(Language::Chinese))
}

/// The rule's page, or what the rule says of itself.
fn page(rule: &Rule) -> Phrase {
    let (code, statement, why, source) = (rule.code, rule.statement(), rule.why, rule.source);
    let pages = [Language::English, Language::Chinese].map(|language| rules::page(code, language));
    if let [Some(english), Some(chinese)] = pages {
        return Phrase::new(without_pictures(english), without_pictures(chinese));
    }
    say!(
        "# `{code}`\n\n{statement}\n\n{why}\n\nSource: {source}\n", "# `{code}`\n\n{statement}\n\n{why}\n\n出处：{source}\n";
        statement, why, source
    )
}

/// A page without what no terminal shows.
fn without_pictures(page: &str) -> String {
    let blocks: Vec<&str> = page.split("\n\n").filter(|block| !block.starts_with("![")).collect();
    blocks.join("\n\n")
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
        assert!(page.starts_with("# `carousel/uneven-cards`\n"), "{page}");
        assert_eq!(page.matches("\n# ").count(), 0, "{page}");
        assert!(!page.contains("!["), "{page}");
    }

    #[test]
    fn a_rule_without_a_page_speaks_for_itself() {
        let mut rule = rules::RULES[0].clone();
        rule.code = "no/page";
        let page = page(&rule);
        assert!(page.contains(&*rules::RULES[0].why), "{page}");
    }

    #[test]
    fn a_group_lists_its_own() {
        let group = explain("carousel/").expect("a group");
        assert!(group.lines().all(|line| line.starts_with("carousel/")), "{group}");
    }

    #[test]
    fn answers_name_their_meaning() {
        let both = explain(r#"{"status":"error","code":10002,"message":"(#132012) no","data":{}}"#).expect("both");
        assert!(both.starts_with("10002 (gateway): WhatsApp refused"), "{both}");
        assert!(both.contains("\n132012 (WhatsApp): Compare the call with the approved template first"), "{both}");
        let (error, help) = explain("no such code").expect_err("it is none");
        assert!(error.contains("`no such code`") && help.contains("all codes"), "{error} {help}");
        let (error, _) = explain("(#4242) out of tea").expect_err("it is not known");
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
