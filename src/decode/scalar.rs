//! Texts, words and numbers.

use super::cursor::At;
use super::object::{Asked, Object};
use super::{Cx, Decode, Shape, foreign, meant, wrap};
use crate::diagnostic::{Edit, Fix};
use crate::limits::Bound;
use crate::message::bounded::{Items, Text};
use crate::message::{Recipient, Url};
use crate::params::pieces::Place;
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::wording::{found, listed};
use crate::text::{Phrase, Words, excerpt};
use crate::tree::{Item, Node, Style, Value};

impl<L: Bound> Decode for Text<L> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        cx.wording(at, L::LIMIT.role).into()
    }
}

impl Decode for Url {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        cx.address(at).into()
    }
}

impl Decode for Recipient {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        cx.text(at).into()
    }
}

impl<T: Decode, L> Decode for Items<T, L> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        cx.items(at, T::OBJECT, T::decode).into()
    }
}

impl<'t> Cx<'t, '_> {
    /// A text, as it will be sent. In a definition, trailing line breaks of block scalars are
    /// dropped and braces unescaped; a payload keeps every character.
    pub(super) fn text(&mut self, at: &At<'_>) -> String {
        self.text_in(at, Place::Text)
    }

    /// The same of an address.
    pub(super) fn address(&mut self, at: &At<'_>) -> String {
        self.text_in(at, Place::Address)
    }

    fn text_in(&mut self, at: &At<'_>, place: Place) -> String {
        let Some((text, style)) = self.string_in(at, place) else { return String::new() };
        match self.shape {
            Shape::Payload => {
                self.tell_unfilled(at, text);
                text.to_owned()
            }
            Shape::Definition => self.sent(at, text, style, place),
        }
    }

    /// The string at a place, as the front end read it.
    pub(super) fn string(&mut self, at: &At<'_>) -> Option<(&'t str, Style)> {
        self.string_in(at, Place::Text)
    }

    fn string_in(&mut self, at: &At<'_>, place: Place) -> Option<(&'t str, Style)> {
        let node = self.enter(at)?;
        if let Value::String(text) = &node.value {
            return Some((text, node.style));
        }
        self.not_a_string(at, node, place);
        None
    }

    /// A number that counts from 0; `noun` is what the API calls it.
    pub(super) fn count(&mut self, at: &At<'_>, noun: &str) -> Option<i64> {
        let node = self.enter(at)?;
        if let Value::Number(number) = &node.value
            && let Some(whole) = whole_number(number)
        {
            return Some(whole);
        }
        let found = found(described(node));
        let message = say!("{found}, {noun} is a whole number", "{found}，{noun} 应为整数"; found);
        let finding = self.finding(&shape::wrong_type::RULE, at, message);
        let finding = match &node.value {
            Value::String(text) => match whole_number(text) {
                Some(whole) => finding.label(say!("write {whole}", "写成 {whole}")).fix(self.write_number(node, whole)),
                None => finding,
            },
            _ => finding,
        };
        self.refuse(at, finding);
        None
    }

    /// One of a few documented words, or the one that is surely or likely meant, which is told.
    pub(super) fn word(&mut self, at: &At<'_>, words: &[&'static str], asked: Asked) -> Option<&'static str> {
        self.word_with(at, words, asked, Vec::new())
    }

    /// The same, where other changes have to be made with that of the word.
    pub(super) fn word_with(
        &mut self,
        at: &At<'_>,
        words: &[&'static str],
        asked: Asked,
        others: Vec<Edit>,
    ) -> Option<&'static str> {
        let (text, _) = self.string(at)?;
        if let Some(word) = words.iter().find(|word| **word == text) {
            return Some(word);
        }
        let shown = excerpt(text);
        if let Some(help) = foreign::word(text, asked) {
            let message = say!("this API has no {asked} `{shown}`", "本接口不支持{asked} `{shown}`"; asked);
            let finding = self.finding(&shape::meta_field::RULE, at, message).label(foreign::FROM_META).help(help);
            self.refuse(at, finding);
            return None;
        }
        let allowed = alternatives(words);
        let message = say!("`{shown}` is no {asked}, allowed is {allowed}", "`{shown}` 不是{asked}，可用：{allowed}"; asked, allowed);
        let finding = self.finding(&shape::unknown_word::RULE, at, message);
        let meant = meant::word(text, words);
        match meant {
            Some(word) => {
                let finding = finding.did_you_mean(word).fix(self.respell(at, text, word, others));
                self.tell(at, finding);
            }
            None => self.refuse(at, finding),
        }
        meant
    }

    /// Writes a documented word instead of another one, surely where only the case differs.
    fn respell(&self, at: &At<'_>, text: &str, word: &str, others: Vec<Edit>) -> Option<Fix> {
        let mut edits = self.room().respell(self.tree.node(at.node?), word)?;
        edits.extend(others);
        edits.sort_by_key(|edit| edit.span);
        Some(Fix { title: say!("write `{word}`", "写成 `{word}`"), safe: text.eq_ignore_ascii_case(word), edits })
    }

    /// The elements of the list at a place; none where there is no list, which is told. They are objects, where
    /// one is named.
    pub(super) fn list(&mut self, at: &At<'_>, of: Option<Object>) -> &'t [Item] {
        let (Some(node), Some(id)) = (self.enter(at), at.node) else { return &[] };
        if matches!(node.value, Value::Sequence(_)) {
            let items = self.tree.items(id);
            let refused = of.is_some_and(|object| self.refuse_alike(at, items, object));
            return if refused { &[] } else { items };
        }
        let found = found(described(node));
        let message = say!("{found}, a list belongs here", "{found}，应为列表"; found);
        let finding = self.finding(&shape::wrong_type::RULE, at, message);
        let cut = self.tell_cut(at);
        let mut finding = match of.and_then(|object| self.list_of(id, object)) {
            Some(help) => finding.help(help),
            None => wrap::listed(finding, id, self),
        };
        if cut {
            finding.fix = None;
        }
        self.refuse(at, finding);
        &[]
    }

    /// The values of a list, each at its position.
    pub(super) fn items<T>(
        &mut self,
        at: &At<'_>,
        of: Option<Object>,
        mut decode: impl FnMut(&At<'_>, &mut Self) -> T,
    ) -> Vec<T> {
        let mut out = Vec::new();
        for (index, item) in self.list(at, of).iter().enumerate() {
            if self.exhausted() {
                break;
            }
            out.push(decode(&at.item(index, *item, Some(index.into())), self));
        }
        out
    }

    fn not_a_string(&mut self, at: &At<'_>, node: &Node<'_>, place: Place) {
        let message = text_belongs(node);
        let finding = match &node.value {
            // A hole without quotes; the reader of the text has told it.
            Value::Mapping(_) if self.source.slice(node.span).starts_with("{{") => return self.poison(at),
            Value::Sequence(_) | Value::Mapping(_) => {
                if at.node.is_some_and(|id| wrap::repeats(id, self)) {
                    self.finding(&shape::wrong_type::RULE, at, message).help(wrap::NO_TEXT_REPEATS)
                } else if let Some((rule, help)) = foreign::object_for_text(self.tree, at.node) {
                    let fix = at.node.and_then(|id| wrap::unwrapped(id, self));
                    self.finding(rule, at, message).help(help).fix(fix)
                } else {
                    let finding = self.finding(&shape::wrong_type::RULE, at, message);
                    at.node.into_iter().fold(finding, |finding, id| wrap::for_text(finding, at, id, self))
                }
            }
            value => {
                let finding = self.finding(&shape::not_a_string::RULE, at, message);
                let written = self.source.slice(node.span).trim_matches(['"', '\'']);
                // A recipient has no plus sign, so quotes alone would not do there.
                let recipient = at.is_at(&["to".into()]);
                let bare = if recipient { dialled(written) } else { written };
                match value {
                    // Quotes alone would make no address of it.
                    Value::Number(_) | Value::Bool(_) | Value::Null if matches!(place, Place::Address) => finding
                        .label(Words::new(
                            "write an address, which begins with `https://`",
                            "写入以 `https://` 开头的网址",
                        )),
                    Value::Number(_) if recipient && !is_international(bare) => finding.label(Words::new(
                        "write country code and number in digits, in quotes",
                        "用数字写国家码和手机号，并加引号",
                    )),
                    Value::Null => finding
                        .label(Words::new("write a text, or leave the key out", "写入文本，或删除该键"))
                        .fix(self.quote(node, written, bare).map(|fix| Fix { safe: false, ..fix })),
                    _ => {
                        let label = say!("write \"{bare}\"", "写成 \"{bare}\"");
                        finding.label(label).fix(self.quote(node, written, bare))
                    }
                }
            }
        };
        self.refuse(at, finding);
    }

    /// Makes a text of a scalar that is none, as it is `written`, but for a sign in front.
    fn quote(&self, node: &Node<'_>, written: &str, bare: &str) -> Option<Fix> {
        let quoted = node.style != Style::Plain;
        if bare.is_empty() || (quoted && bare != written) {
            return None;
        }
        let edits = self.room().quote(node, bare)?;
        let title = match () {
            () if quoted => Words::new("remove the tag", "删除 YAML 标签").into(),
            () if bare != written => {
                say!("quote {bare}, without what stands before it", "给 {bare} 加引号，去掉前面的内容")
            }
            () if edits.len() > 1 => say!("quote {bare}, without its tag", "给 {bare} 加引号，去掉标签"),
            () => say!("quote {bare}", "给 {bare} 加引号"),
        };
        // What is dialled for a call abroad may be a part of the number.
        Some(Fix { title, safe: written.len() - bare.len() < "00".len(), edits })
    }

    /// Writes a number without quotes.
    pub(super) fn write_number(&self, node: &Node<'_>, number: i64) -> Option<Fix> {
        let edits = self.room().number(node, &number.to_string())?;
        Some(Fix { title: say!("write {number}", "改为 {number}"), safe: true, edits })
    }
}

/// A number of a recipient without what is dialled or written in front of the country code.
fn dialled(written: &str) -> &str {
    written.trim_start_matches('+').strip_prefix("00").unwrap_or(written.trim_start_matches('+'))
}

/// Whether a number can be one with its country code, so that quotes alone make a recipient of it.
fn is_international(number: &str) -> bool {
    !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit())
}

/// What stands there, with its content where that is short.
pub(super) fn described(node: &Node<'_>) -> Phrase {
    match &node.value {
        Value::Number(number) if number.len() <= 24 => say!("the number {number}", "数字 {number}"),
        Value::Bool(value) => say!("the boolean {value}", "布尔值 {value}"),
        value => value.noun().into(),
    }
}

/// What is said where something else stands than a text.
pub(super) fn text_belongs(node: &Node<'_>) -> Phrase {
    let found = found(described(node));
    say!("{found}, a text belongs here", "{found}，应为字符串"; found)
}

/// `` `a` ``, or `` one of `a`, `b` ``.
fn alternatives(words: &[&str]) -> Phrase {
    let listed = listed(words);
    if words.len() == 1 { listed } else { say!("one of {listed}", "{listed}"; listed) }
}

/// A number without a fraction: `3`, `-1`, and `2.0` as JSON Schema counts it.
pub(super) fn whole_number(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| {
        let (sign, number) = match text.strip_prefix('-') {
            Some(number) => (-1, number),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        Some(sign * whole_decimal(number)?)
    })
}

/// The same without a sign, of up to nine digits: those before the point, moved by the exponent, with nothing behind it.
fn whole_decimal(text: &str) -> Option<i64> {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = digits.trim_end_matches('0');
    // As many zeros as stand behind the last digit that counts, or are missing there.
    let [before, kept_digits] = [whole, kept].map(|digits| i64::try_from(digits.len()).unwrap_or(i64::MAX));
    let zeros = exponent.parse::<i64>().ok()?.saturating_add(before).saturating_sub(kept_digits);
    let kept = kept.trim_start_matches('0');
    match (kept, u32::try_from(zeros)) {
        ("", _) => Some(0),
        (_, Ok(zeros)) if kept.len() < 10 && zeros < 10 => {
            kept.parse::<i64>().ok()?.checked_mul(10_i64.pow(zeros)).filter(|number| *number < 1_000_000_000)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::whole_number;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_numbers_are_those_of_floats(text in "[+-]?[0-9]{0,6}([.][0-9]{0,4})?([eE][+-]?[0-9]{0,1})?|[0-9.eE+-]{0,6}") {
            #[expect(clippy::cast_possible_truncation, reason = "checked to be small and whole")]
            let whole = |number: f64| (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64);
            let float = text.parse::<i64>().ok().or_else(|| text.parse().ok().and_then(whole));
            prop_assert_eq!(whole_number(&text), float, "{}", text);
        }
    }

    #[test]
    fn what_no_number_holds_is_none() {
        let none = [
            "",
            ".",
            "e3",
            "inf",
            "NaN",
            "1e",
            "1e9",
            "1e999999999999999999999",
            "0.1",
            "1e-1",
            "1.0e-9223372036854775808",
        ];
        for text in none {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }
}
