//! The codes that a text speaks of, however it was pasted.

use crate::answer::codes::Who;

/// The codes that a text speaks of: `(#132012) …`, a bare number, or the JSON of an answer.
pub(super) fn codes(text: &str) -> Vec<(u32, Option<Who>)> {
    let mut codes = Vec::new();
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Number(number)) => codes.extend(number.as_u64().and_then(short).map(|code| (code, None))),
        Ok(answer @ serde_json::Value::Object(_)) => from_json(&answer, &mut codes),
        _ => codes.extend(in_text(text)),
    }
    let mut seen = Vec::new();
    codes.retain(|code| {
        !seen.contains(code) && {
            seen.push(*code);
            true
        }
    });
    codes
}

/// The gateway's `code` with WhatsApp's inside `message`, or WhatsApp's own `error` with its `code`.
fn from_json(answer: &serde_json::Value, codes: &mut Vec<(u32, Option<Who>)>) {
    let number = |value: &serde_json::Value| value.get("code").and_then(serde_json::Value::as_u64).and_then(short);
    let message = |value: &serde_json::Value| value.get("message").and_then(|text| text.as_str()).map(in_text);
    codes.extend(number(answer).map(|code| (code, None)));
    codes.extend(message(answer).into_iter().flatten());
    if let Some(error) = answer.get("error") {
        codes.extend(number(error).map(|code| (code, Some(Who::WhatsApp))));
        codes.extend(message(error).into_iter().flatten());
    }
}

/// The numbers behind `#`, and others that are long enough to be codes.
fn in_text(text: &str) -> Vec<(u32, Option<Who>)> {
    let mut codes = Vec::new();
    let mut before = "";
    for run in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        if let Ok(code) = digits.parse() {
            let marked = before.ends_with('#');
            if marked || code >= 10_000 {
                codes.push((code, marked.then_some(Who::WhatsApp)));
            }
        }
        before = run;
    }
    codes
}

fn short(number: u64) -> Option<u32> {
    u32::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_every_wrapping() {
        let meta = |code| (code, Some(Who::WhatsApp));
        assert_eq!(codes("(#132012) Parameter format does not match"), [meta(132_012)]);
        assert_eq!(codes("132012"), [(132_012, None)]);
        assert_eq!(codes(" 10002\n"), [(10002, None)]);
        let answer = r#"{"status":"error","code":10002,"message":"(#132012) no","data":{},"error":{}}"#;
        assert_eq!(codes(answer), [(10002, None), meta(132_012)]);
        let answer = r#"{"error":{"message":"(#131009) no","code":131009}}"#;
        assert_eq!(codes(answer), [meta(131_009)]);
        assert_eq!(codes("error 131009: Body text length invalid, max 1024"), [(131_009, None)]);
        assert_eq!(
            codes("{\"code\": 10002, // pasted\n\"message\": \"(#132012) no\"}"),
            [(10002, None), meta(132_012)]
        );
        assert_eq!(codes("length/button-reply-title"), []);
        assert_eq!(codes("#99999999999999 # #x"), []);
    }
}
