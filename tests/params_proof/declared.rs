//! Declarations that look random, and values that they allow.

use crate::random::Random;
use serde_json::{Map, Value, json};

/// What a value may be.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Text { min: usize, max: usize, lines: Option<usize> },
    Digits { min: usize, max: usize },
    Integer { min: i64, max: i64 },
    Phone,
    Link { media: Option<&'static str>, max: usize },
    OneOf(Vec<String>),
}

/// A parameter, or a field of an item.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) optional: bool,
    pub(crate) unique: bool,
}

/// Which values are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wish {
    /// Short ones, and few.
    Least,
    /// Short ones, but many.
    Short,
    /// Long ones, and many.
    Most,
    Any,
}

impl Declared {
    /// As a definition has it.
    pub(crate) fn declaration(&self) -> Value {
        let mut object = Map::new();
        let mut put = |key: &str, value: Value| _ = object.insert(key.to_owned(), value);
        match &self.kind {
            Kind::Text { min, max, lines } => {
                put("max_chars", json!(max));
                if *min != 1 {
                    put("min_chars", json!(min));
                }
                if let Some(lines) = lines {
                    put("multiline", json!(true));
                    put("max_lines", json!(lines));
                }
            }
            Kind::Digits { min, max } => {
                put("type", json!("digits"));
                put("min_chars", json!(min));
                put("max_chars", json!(max));
            }
            Kind::Integer { min, max } => {
                put("type", json!("integer"));
                put("min", json!(min));
                put("max", json!(max));
            }
            Kind::Phone => put("type", json!("phone")),
            Kind::Link { media, max } => {
                put("type", json!("link"));
                put("max_chars", json!(max));
                if let Some(media) = media {
                    put("media", json!(media));
                }
            }
            Kind::OneOf(words) => put("one_of", json!(words)),
        }
        if self.optional {
            put("optional", json!(true));
        }
        if self.unique {
            put("unique", json!(true));
        }
        Value::Object(object)
    }

    /// A value that is allowed; none where it may be absent, and is. Those of items differ by their positions where
    /// there are enough.
    pub(crate) fn value(&self, wish: Wish, item: usize, random: &mut Random) -> Option<String> {
        if self.optional && wish == Wish::Any && random.percent(40) {
            return None;
        }
        Some(match &self.kind {
            Kind::Text { min, max, lines } => text(*min, *max, lines.unwrap_or(1), wish, item, random),
            Kind::Digits { min, max } => digits(length(*min, *max, wish, random), item),
            Kind::Integer { min, max } => integer(*min, *max, wish, item),
            Kind::Phone => digits(length(7, 15, wish, random) - 1, item)
                .chars()
                .fold("8".to_owned(), |number, c| number + &String::from(c)),
            Kind::Link { media, max } => link(*media, *max, wish, item),
            Kind::OneOf(words) => match wish {
                Wish::Least | Wish::Short => words.iter().min_by_key(|word| word.chars().count()).unwrap().clone(),
                Wish::Most => words.iter().max_by_key(|word| word.chars().count()).unwrap().clone(),
                Wish::Any => words[(item + random.below(2)) % words.len()].clone(),
            },
        })
    }
}

fn length(min: usize, max: usize, wish: Wish, random: &mut Random) -> usize {
    match wish {
        Wish::Least | Wish::Short => min,
        Wish::Most => max,
        Wish::Any => match random.below(4) {
            0 => min,
            1 => max,
            2 => min.max(1).min(max),
            _ => min + random.below(max - min + 1),
        },
    }
}

/// So many digits, which end in a number.
fn digits(count: usize, number: usize) -> String {
    let number = format!("{:0>count$}", number % 10_usize.pow(u32::try_from(count.min(9)).unwrap()));
    if count == 0 { String::new() } else { number }
}

fn integer(min: i64, max: i64, wish: Wish, item: usize) -> String {
    let (one, other) = (min.to_string(), max.to_string());
    match wish {
        Wish::Most => {
            if one.len() > other.len() {
                one
            } else {
                other
            }
        }
        Wish::Least | Wish::Short if min <= 0 && max >= 0 => "0".to_owned(),
        Wish::Least | Wish::Short => {
            if one.len() < other.len() {
                one
            } else {
                other
            }
        }
        Wish::Any => (min + i64::try_from(item).unwrap() % (max - min + 1)).to_string(),
    }
}

fn link(media: Option<&str>, max: usize, wish: Wish, item: usize) -> String {
    let ending = match media {
        Some("image") => ".png",
        Some("video") => ".mp4",
        Some("audio") => ".ogg",
        Some(_) => ".pdf",
        None => "",
    };
    let begin = format!("https://example.com/{item}");
    let fill = if wish == Wish::Most { max - begin.len() - ending.len() } else { 0 };
    format!("{begin}{}{ending}", "x".repeat(fill))
}

/// What is dangerous in texts: marks of YAML, JSON and addresses, long characters, holes, and few letters, so that
/// texts are equal now and then.
const LETTERS: [&[&str]; 3] = [
    &["a"],
    &["a", "b", "-", " "],
    &[
        "é",
        "字",
        "🌿",
        "\"",
        "'",
        "{{",
        "}}",
        "\\",
        "%",
        "/",
        "?",
        "#",
        ":",
        ".",
        " ",
        "\u{202e}",
        "<b>",
        "&",
        "@",
        "\u{3000}x",
    ],
];

fn text(min: usize, max: usize, lines: usize, wish: Wish, item: usize, random: &mut Random) -> String {
    let count = length(min, max, wish, random);
    let letters = if wish == Wish::Any { LETTERS[random.below(LETTERS.len())] } else { LETTERS[0] };
    let mut chars: Vec<char> = Vec::new();
    while chars.len() < count {
        chars.extend(random.word(letters).chars());
    }
    chars.truncate(count);
    spread(&mut chars);
    if wish != Wish::Any || random.percent(70) {
        number(&mut chars, item);
    }
    let breaks = if wish == Wish::Any { random.below(lines) } else { lines - 1 };
    if matches!(wish, Wish::Most | Wish::Any) {
        let (step, kinds): (_, &[char]) = if wish == Wish::Any { (2, &['\n', '\r']) } else { (1, &['\n']) };
        for at in (1..count.saturating_sub(1)).step_by(step).take(breaks) {
            chars[at] = *random.one_of(kinds);
        }
    }
    chars.into_iter().collect()
}

/// Takes white space from the edges, long runs of it, and what shows nothing alone.
fn spread(chars: &mut [char]) {
    let count = chars.len();
    for at in 0..count {
        let edge = at == 0 || at + 1 == count;
        let run = at >= 4 && chars[at - 4..=at].iter().all(|c| *c == ' ');
        if (edge && (chars[at].is_whitespace() || chars[at] == '\u{202e}')) || run {
            chars[at] = 'a';
        }
    }
}

/// Writes a number into the end of a text.
fn number(chars: &mut [char], number: usize) {
    for (place, digit) in chars.iter_mut().rev().zip(number.to_string().chars().rev()) {
        *place = digit;
    }
}

/// A kind whose values have at most so many characters, mostly.
pub(crate) fn kind(room: usize, random: &mut Random) -> Kind {
    let room = if random.percent(5) { room + 1 + random.below(30) } else { room.max(1) };
    match random.below(12) {
        0 | 1 => {
            let max = room.min(1 + random.below(12));
            Kind::Digits { min: random.below(max + 1), max }
        }
        2 => {
            let max = 10_i64.pow(u32::try_from(room.min(6)).unwrap()) - 1;
            let least = [0, 1, max, if room > 3 { -5 } else { 0 }];
            Kind::Integer { min: *random.one_of(&least), max }
        }
        3 if room >= 15 => Kind::Phone,
        4 if room >= 40 => Kind::Link { media: None, max: room.min(40 + random.below(60)) },
        5 | 6 => {
            let words = ["a", "bb", "字", "a-b", "Fri day", "🌿🌿", "c.png", "d.gif", "7"];
            let fitting: Vec<_> = words.into_iter().filter(|word| word.chars().count() <= room).collect();
            let mut words: Vec<String> = (0..=random.below(4)).map(|_| (*random.one_of(&fitting)).to_owned()).collect();
            words.sort();
            words.dedup();
            Kind::OneOf(words)
        }
        _ => {
            let max = if random.percent(50) { room } else { 1 + random.below(room) };
            let min = if random.percent(20) { 0 } else { 1 + random.below(max.min(3)) };
            let lines = random.percent(10).then(|| 1 + random.below(3));
            Kind::Text { min, max, lines }
        }
    }
}
