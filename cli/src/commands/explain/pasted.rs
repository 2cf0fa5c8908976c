//! The codes that a pasted text speaks of, however it was pasted.

mod in_json;
mod in_text;

use serde_json::Value;
use waml::answer::codes::{self, Who};
use waml::answer::json;

/// How much of what is said beside a code is kept, in characters.
const LONGEST: usize = 1000;

/// The places of a text where JSON is looked for.
const TRIES: usize = 16;

/// The most codes of one text, and the most that is said beside one.
const MOST: usize = 32;

/// A code in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) code: i64,
    pub(super) subcode: Option<i64>,
    /// Who gives it, where the text shows that or only one of them knows it.
    pub(super) who: Option<Who>,
    /// What is said beside it, the particular before the general.
    pub(super) words: Vec<String>,
}

impl Found {
    pub(super) fn new(code: i64, who: Option<Who>) -> Self {
        Self { code, subcode: None, who, words: Vec::new() }
    }

    /// Adds what is said, where it is something.
    pub(super) fn say(&mut self, words: &str) {
        let words: String = words.chars().take(LONGEST).collect();
        if words.contains(char::is_alphabetic) && self.words.len() < MOST && !self.words.contains(&words) {
            self.words.push(words);
        }
    }
}

/// The codes of a text, each once, in its order.
pub(super) fn codes(text: &str) -> Vec<Found> {
    let mut found = match json::read(text.as_bytes()) {
        Ok(Value::Number(number)) => number.as_i64().map(alone).into_iter().collect(),
        Ok(Value::String(text)) => mixed(&text),
        Ok(value) => in_json::codes(&value),
        Err(_) => mixed(text),
    };
    found = found.into_iter().flat_map(resolved).collect();
    let mut once: Vec<Found> = Vec::new();
    for new in found {
        if let Some(old) = once.iter_mut().find(|old| (old.code, old.who) == (new.code, new.who)) {
            old.subcode = old.subcode.or(new.subcode);
            new.words.iter().for_each(|words| old.say(words));
        } else if once.len() < MOST {
            once.push(new);
        }
    }
    once
}

fn alone(code: i64) -> Found {
    Found::new(code, None)
}

/// Codes of a text with JSON in it, such as a line of a log.
fn mixed(text: &str) -> Vec<Found> {
    let (mut found, mut plain, mut rest) = (Vec::new(), String::new(), text);
    for _ in 0..TRIES {
        let Some(at) = rest.find('{') else { break };
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let mut values = serde_json::Deserializer::from_str(from).into_iter::<Value>();
        let inside = values.next().and_then(Result::ok).map(|value| in_json::codes(&value)).unwrap_or_default();
        let end = if inside.is_empty() { 1 } else { values.byte_offset() };
        plain.push_str(if inside.is_empty() { "{" } else { " " });
        found.extend(inside);
        rest = &from[end..];
    }
    plain.push_str(rest);
    // A code outside is a code where it is marked as one; where there is none inside, guesses are made.
    let outside = if found.is_empty() { in_text::codes(&plain) } else { in_text::marked(&plain) };
    outside.into_iter().chain(found).collect()
}

/// The code with who gives it: who is shown to, if they know it, or else all who know it.
fn resolved(found: Found) -> Vec<Found> {
    let knows = |who: &Who| codes::find(found.code, Some(*who)).is_some();
    let both = [Who::Gateway, Who::WhatsApp];
    let mut givers: Vec<_> =
        both.into_iter().filter(|who| knows(who) && found.who.is_none_or(|shown| shown == *who)).collect();
    if givers.is_empty() {
        givers = both.into_iter().filter(knows).collect();
    }
    if givers.is_empty() {
        return vec![found];
    }
    givers.into_iter().map(|who| Found { who: Some(who), ..found.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(i64, Option<Who>)> {
        codes(text).into_iter().map(|found| (found.code, found.who)).collect()
    }

    const fn meta(code: i64) -> (i64, Option<Who>) {
        (code, Some(Who::WhatsApp))
    }

    const REFUSED: (i64, Option<Who>) = (10002, Some(Who::Gateway));

    #[test]
    fn codes_are_found_in_every_wrapping() {
        for (text, want) in [
            ("(#132012) Parameter format does not match", &[meta(132_012)][..]),
            ("132012", &[meta(132_012)]),
            (" 10002\n", &[REFUSED]),
            (
                r#"{"status":"error","code":10002,"message":"(#132012) no","data":{},"error":{}}"#,
                &[REFUSED, meta(132_012)],
            ),
            (
                r#"{"status":"error","code":"10002","message":"(#132099) no"}"#,
                &[REFUSED, (132_099, Some(Who::WhatsApp))],
            ),
            (r#"{"error":{"message":"(#131009) no","code":131009}}"#, &[meta(131_009)]),
            ("error 131009: Body text length invalid, max 1024", &[meta(131_009)]),
            ("{\"code\": 10002, // pasted\n\"message\": \"(#132012) no\"}", &[REFUSED, meta(132_012)]),
            (r#"[{"errors":[{"code":131026},{"code":"131047"}]}]"#, &[meta(131_026), meta(131_047)]),
            (r#"send: {"a":1} then {"error":{"code":190}} after 2"#, &[meta(190)]),
            (r#"{"response":"{\"error\":{\"code\":131031}}"}"#, &[meta(131_031)]),
            ("{'error': {'message': '(#131009) no', 'code': 131009, 'error_subcode': 2494010}}", &[meta(131_009)]),
            ("200", &[(200, Some(Who::Gateway)), meta(200)]),
            ("(#200) no", &[meta(200)]),
            ("(#299) no", &[meta(299)]),
            ("length/button-reply-title", &[]),
            ("#99999999999999 # #x", &[]),
            (&"{".repeat(1000), &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }

    #[test]
    fn a_code_told_twice_is_one_with_all_its_words() {
        let text = r#"{"error":{"message":"(#100) Invalid parameter","code":100,"error_data":{"details":"too odd"},
            "error_subcode":33}}"#;
        let [found] = &codes(text)[..] else { panic!("one code") };
        assert_eq!((found.code, found.subcode, &*found.words[0]), (100, Some(33), "too odd"));
        assert_eq!(codes("100 code=100 (#100)").len(), 1);
    }
}
