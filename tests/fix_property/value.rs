//! What a file says, before it is written: the values of fixtures, with mistakes put in.

use crate::fixture::{files, folder};
use crate::random::Random;
use std::fs;
use waml::{Shape, Syntax};
use yaml_serde::Value as Yaml;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// What is written without quotes: numbers, booleans, null.
    Word(String),
    Text(String),
    Map(Vec<(String, Value)>),
    List(Vec<Value>),
}

/// The values of all fixtures that a YAML library can read, each with its shape.
pub(crate) fn bases() -> Vec<(Shape, Value)> {
    let mut out = Vec::new();
    for path in files(&folder("")) {
        if path.components().any(|part| part.as_os_str() == "webhooks") || Syntax::of_extension(&path).is_none() {
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else { continue };
        // Long texts take long and show nothing more.
        if text.len() > 900 {
            continue;
        }
        if let Ok(value) = yaml_serde::from_str::<Yaml>(&text)
            && let Some(value @ Value::Map(_)) = of(&value)
        {
            out.push((Shape::of(&path), value));
        }
    }
    out
}

fn of(value: &Yaml) -> Option<Value> {
    Some(match value {
        Yaml::Null => Value::Word("null".to_owned()),
        Yaml::Bool(value) => Value::Word(value.to_string()),
        Yaml::Number(number) => Value::Word(number.to_string()),
        Yaml::String(text) => Value::Text(text.clone()),
        Yaml::Sequence(items) => Value::List(items.iter().map(of).collect::<Option<_>>()?),
        Yaml::Mapping(entries) => {
            let entry = |(key, value): (&Yaml, &Yaml)| Some((key.as_str()?.to_owned(), of(value)?));
            Value::Map(entries.iter().map(entry).collect::<Option<_>>()?)
        }
        Yaml::Tagged(tagged) => of(&tagged.value)?,
    })
}

/// Puts a mistake somewhere, of those that people make.
pub(crate) fn mistake(value: &mut Value, random: &mut Random) {
    match value {
        Value::Map(entries) if random.percent(35) || entries.is_empty() => at_map(entries, random),
        Value::Map(entries) => {
            let at = random.below(entries.len());
            if random.percent(20) {
                at_value(&mut entries[at].1, random);
            } else {
                mistake(&mut entries[at].1, random);
            }
        }
        Value::List(items) if !items.is_empty() && random.percent(80) => {
            let at = random.below(items.len());
            mistake(&mut items[at], random);
        }
        other => at_value(other, random),
    }
}

fn at_map(entries: &mut Vec<(String, Value)>, random: &mut Random) {
    const EXTRA: [(&str, &str); 5] = [
        ("messaging_product", "whatsapp"),
        ("recipient_type", "individual"),
        ("preview_url", "true"),
        ("to", "85290000001"),
        ("nonsense", "x, y"),
    ];
    if entries.is_empty() || random.percent(35) {
        let (key, text) = random.one_of(&EXTRA);
        let at = random.below(entries.len() + 1);
        entries.insert(at, ((*key).to_owned(), Value::Text((*text).to_owned())));
    } else if random.percent(8) {
        let at = random.below(entries.len());
        let twin = entries[at].clone();
        entries.push(twin);
    } else {
        let at = random.below(entries.len());
        entries[at].0 = misspelt(&entries[at].0, random);
    }
}

fn misspelt(key: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    if letters.len() < 3 {
        return key.to_uppercase();
    }
    let at = 1 + random.below(letters.len() - 2);
    match random.below(4) {
        0 => _ = letters.remove(at),
        1 => letters.swap(at, at + 1),
        2 => letters[0] = letters[0].to_ascii_uppercase(),
        _ => letters.push('s'),
    }
    letters.into_iter().collect()
}

fn at_value(value: &mut Value, random: &mut Random) {
    let old = value.clone();
    *value = match old {
        Value::Text(text) => at_text(text, random),
        Value::Word(word) if random.percent(50) => Value::Text(word),
        Value::Word(_) => Value::Word(random.word(&["1", "007", "0x1F", "-3", "true", "~"]).to_owned()),
        Value::List(mut items) if items.len() == 1 => items.remove(0),
        Value::Map(mut entries) if entries.len() == 1 => entries.remove(0).1,
        other => Value::List(vec![other]),
    };
}

fn at_text(text: String, random: &mut Random) -> Value {
    const KEYS: [&str; 4] = ["body", "text", "link", "id"];
    match random.below(9) {
        0 | 1 => Value::Word(format!("{}", 10 + random.below(900_000))),
        2 => Value::Word(random.word(&["true", "no", "null", "012", "1e3", "+5"]).to_owned()),
        3 | 4 => Value::Map(vec![(random.word(&KEYS).to_owned(), Value::Text(text))]),
        5 => Value::Text(format!(" {text}\u{a0}")),
        6 => Value::Text(format!("+{} {}", 85_200 + random.below(90), 900_000 + random.below(90_000))),
        7 => Value::Text(format!("{text}{}", random.word(&[" #12 x", ": y", " \u{200b}z", ", [a]", " 'q'", " \"q\""]))),
        _ => Value::Text(format!("{}{text}", random.word(&["*b* ", "`c` ", "@d ", "%e ", "!f ", "&g ", "\"h\" "]))),
    }
}
