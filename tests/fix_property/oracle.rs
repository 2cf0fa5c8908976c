//! What must hold for a mended text, told without the means of the library: values by a YAML
//! library, comments by the words that only they have, lines by comparing them.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::mem::discriminant;
use waml::{Label, Place};
use yaml_serde::{Deserializer, Mapping, Value};

/// The documents of a text; `None` where the library cannot read it.
pub(crate) fn values(text: &str) -> Option<Vec<Value>> {
    let mut out = Vec::new();
    for document in Deserializer::from_str(text.trim_start_matches('\u{feff}')) {
        out.push(Value::deserialize(document).ok()?);
    }
    Some(out)
}

/// Whether the name of an anchor seems to be given twice.
pub(crate) fn repeats_anchor(text: &str) -> bool {
    let mut known = BTreeSet::new();
    let names = text.split('&').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    names.filter(|name| !name.is_empty()).any(|name| !known.insert(name))
}

/// Whether a text is JSON.
pub(crate) fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}')).is_ok()
}

/// What is left of a text without quotes, brackets, blanks, escapes and the fences of Markdown.
pub(crate) fn letters(text: &str) -> String {
    let text: String = text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("```")).collect();
    let mut pieces = text.split('\\');
    let mut out = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        // A tab or a no-break space that had to be written so.
        let length = if piece.starts_with('u') { 5 } else { usize::from(piece.starts_with(['t', 'n', 'r', 'b', 'f'])) };
        out.push_str(piece.get(length..).unwrap_or(""));
    }
    out.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The places, as JSON pointers, where values are other ones than before. A key that was renamed
/// keeps its old place.
pub(crate) fn differences(old: &[Value], new: &[Value]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    if old.len() != new.len() {
        out.insert("documents".to_owned());
    }
    old.iter().zip(new).for_each(|(old, new)| differ(old, new, "", &mut out));
    out
}

fn differ(old: &Value, new: &Value, at: &str, out: &mut BTreeSet<String>) {
    match (old, new) {
        (Value::Mapping(one), Value::Mapping(other)) => {
            for (old, new) in gaps(one, other) {
                if new.len() > old.len() {
                    out.insert(at.to_owned());
                }
                let mut new = new.into_iter().peekable();
                let mut left = old.len();
                for (key, value) in old {
                    let at = format!("{at}/{}", token(key));
                    // A key that was renamed stands for the next one, unless some are gone.
                    let alike = |(_, new): &(&Value, &Value)| discriminant(*new) == discriminant(value);
                    let none_gone = left <= new.len();
                    match new.next_if(|new| none_gone || alike(new)) {
                        Some((now, value_now)) => {
                            if now != key {
                                out.insert(at.clone());
                            }
                            differ(value, value_now, &at, out);
                        }
                        None => _ = out.insert(at),
                    }
                    left -= 1;
                }
                if new.next().is_some() {
                    out.insert(at.to_owned());
                }
            }
        }
        (Value::Sequence(one), Value::Sequence(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.for_each(|(index, (old, new))| differ(old, new, &format!("{at}/{index}"), out));
        }
        (Value::Tagged(one), Value::Tagged(other)) if one.tag == other.tag => {
            differ(&one.value, &other.value, at, out);
        }
        (one, other) if one == other => {}
        // A line whose colon is none is a text to YAML.
        (Value::String(text), Value::Mapping(_)) if at.is_empty() => _ = out.insert(format!("/{text}")),
        _ => _ = out.insert(at.to_owned()),
    }
}

type Entries<'v> = Vec<(&'v Value, &'v Value)>;

/// The entries of two objects, in pieces that belong to one another: each key that is in both, and
/// what stands between those.
fn gaps<'v>(one: &'v Mapping, other: &'v Mapping) -> Vec<(Entries<'v>, Entries<'v>)> {
    let mut rest = other.iter().peekable();
    let mut out = Vec::new();
    let mut gap = (Vec::new(), Vec::new());
    for entry in one {
        if !other.contains_key(entry.0) {
            gap.0.push(entry);
            continue;
        }
        while let Some(new) = rest.next_if(|(key, _)| !one.contains_key(*key)) {
            gap.1.push(new);
        }
        out.push(std::mem::take(&mut gap));
        // Where the order changed, this is another key.
        out.push((vec![entry], rest.next().into_iter().collect()));
    }
    gap.1.extend(rest);
    out.push(gap);
    out
}

fn token(key: &Value) -> String {
    let text = match key {
        Value::String(text) => text.clone(),
        other => yaml_serde::to_string(other).unwrap_or_default().trim_end().to_owned(),
    };
    text.replace('~', "~0").replace('/', "~1")
}

/// Whether a place is one of some others or lies below one. Where a sign of the structure is wrong,
/// the key that is meant begins the key or text that was read; what cannot be seen does not count.
pub(crate) fn is_below(place: &str, others: &BTreeSet<String>) -> bool {
    let seen = |text: &str| text.replace(['\u{200b}', '\u{a0}', '\u{feff}'], "");
    let place = seen(place);
    others.iter().map(|other| seen(other)).any(|other| {
        let rest = place.strip_prefix(other.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':', '：', '﹕', '∶']))
    })
}

/// All texts of some values, keys included.
pub(crate) fn words(values: &[Value]) -> String {
    let mut out = String::new();
    let mut open: Vec<&Value> = values.iter().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => {
                out.push_str(text);
                out.push('\n');
            }
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(entries) => open.extend(entries.iter().flat_map(|(key, value)| [key, value])),
            Value::Tagged(tagged) => open.push(&tagged.value),
            _ => {}
        }
    }
    out
}

/// The comment that a mark stands in, with the blank or line break in front of it.
pub(crate) fn comment<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let sign = format!("# {mark}");
    let begins = |at: &usize| *at == 0 || text[..*at].ends_with([' ', '\t', '\n', '\r', '\u{feff}']);
    let at = text.find(&sign).filter(begins)?;
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    Some(text[at..end].trim_end())
}

/// The comment that a label points at, if it points at one.
pub(crate) fn comment_at<'t>(text: &'t str, label: &Label) -> Option<&'t str> {
    let Place::Text { span, .. } = &label.place else { return None };
    let rest = text.get(span.start as usize..).filter(|rest| rest.starts_with("# c"))?;
    Some(rest.split(['\n', '\r']).next().unwrap_or(rest).trim_end())
}

/// Whether some lines are found again in a text, in their order.
pub(crate) fn keeps_lines<'t>(lines: impl Iterator<Item = &'t str>, text: &str) -> Option<&'t str> {
    let mut rest = text.split(['\n', '\r']);
    lines.into_iter().find(|line| !rest.any(|other| other == *line))
}
