//! The keys of definitions and payloads, for who has only the letters of a text to go by.

use crate::text::placeholder::{Token, is_name, tokens};
use crate::text::suggest::nearest;

/// Every key of both shapes, and those of Meta's API that people bring along.
pub(super) const KEYS: [&str; 59] = [
    "$schema",
    "action",
    "audio",
    "body",
    "button",
    "buttons",
    "caption",
    "card_index",
    "cards",
    "carousel",
    "code",
    "components",
    "coupon_code",
    "cta_url",
    "default",
    "description",
    "display_text",
    "document",
    "example",
    "filename",
    "footer",
    "for_each",
    "header",
    "id",
    "image",
    "index",
    "interactive",
    "item",
    "language",
    "link",
    "list",
    "max",
    "max_chars",
    "max_lines",
    "media",
    "min",
    "min_chars",
    "multiline",
    "name",
    "one_of",
    "optional",
    "parameters",
    "params",
    "phone",
    "quick_reply",
    "replies",
    "reply",
    "rows",
    "sections",
    "sub_type",
    "template",
    "text",
    "title",
    "to",
    "type",
    "unique",
    "url",
    "url_button",
    "video",
];

/// Longer words are no keys, not even misspelt.
const LONGEST: usize = 24;

/// What may be a key of one text: the keys that are known, and the names that its holes and `for_each` show to be declared.
pub(super) struct Keys<'t> {
    names: Vec<&'t str>,
}

impl<'t> Keys<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let in_holes = tokens(text).filter_map(|token| match token {
            Token::Hole(hole, _) => Some(hole.name),
            Token::Text(..) | Token::Broken(_) => None,
        });
        let mut names: Vec<_> = in_holes.chain(lists(text)).collect();
        names.sort_unstable();
        names.dedup();
        Self { names }
    }

    /// How long the key is that a text begins with: one that is known, or nearly, or a name.
    pub(super) fn key(&self, text: &str) -> Option<usize> {
        if text.starts_with("<<:") {
            return Some("<<".len());
        }
        let length = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '$')).unwrap_or(text.len());
        let word = &text[..length];
        let known = || length <= LONGEST && (is_key(word) || nearest(word, KEYS).is_some());
        (!word.is_empty() && (known() || self.names.binary_search(&word).is_ok())).then_some(length)
    }
}

/// The names behind each `for_each`.
fn lists(text: &str) -> impl Iterator<Item = &str> {
    text.split("for_each").skip(1).filter_map(|rest| {
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\n');
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| is_name(name))
    })
}

/// Whether a sign is written instead of the colon behind a key, though it looks like none.
pub(super) fn is_instead(c: char) -> bool {
    matches!(c, '；' | ';' | '=' | '＝')
}

/// Whether a word is a key as it stands.
pub(super) fn is_key(word: &str) -> bool {
    KEYS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::KEYS;
    use serde_json::Value;

    /// The names of properties in a schema.
    fn names(schema: &Value, out: &mut Vec<String>) {
        match schema {
            Value::Object(object) => {
                let properties = object.get("properties").and_then(Value::as_object);
                // What editors are told besides is no key: one that is refused, one that is begun.
                let real =
                    properties.into_iter().flatten().filter(|(name, value)| !name.is_empty() && **value != false);
                out.extend(real.map(|(name, _)| name.clone()));
                object.values().for_each(|value| names(value, out));
            }
            Value::Array(items) => items.iter().for_each(|value| names(value, out)),
            _ => {}
        }
    }

    #[test]
    fn every_key_of_the_schemas_is_known() {
        for shape in ["definition", "payload"] {
            let path = format!("{}/schemas/{shape}.schema.json", env!("CARGO_MANIFEST_DIR"));
            let schema = std::fs::read_to_string(path).expect("a schema");
            let mut found = Vec::new();
            names(&serde_json::from_str(&schema).expect("JSON"), &mut found);
            assert!(found.len() > 20);
            for name in found {
                assert!(KEYS.contains(&&*name), "{name}");
            }
        }
    }
}
