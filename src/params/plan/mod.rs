//! A definition as JSON with gaps, which values fill in one pass.
//!
//! What a plan writes is what [`fill`](Definition::fill) and [`to_json`](crate::Payload::to_json) make. It takes values
//! that are surely right, and leaves all others to them: what they say of values is said by nobody else.

mod build;
mod taken;
mod write;

use super::declared::RECIPIENT;
use super::definition::Definition;
use super::values::Values;
use crate::check::Report;
use crate::diagnostic::Diagnostic;
use crate::rules::data;
use crate::text::Words;
use crate::text::phrase::say;
use std::borrow::Cow;
use taken::{Asked, Taken};

/// A [`Definition`] made ready to be filled many times.
///
/// ```
/// use waml::Definition;
/// use waml::params::Values;
///
/// let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let definition = Definition::parse(text).map_err(|faults| faults.to_string())?;
/// let plan = definition.plan();
/// let mut lines = String::new();
/// for (name, to) in [("Lin", "85290000001"), ("Ada", "85290000002")] {
///     plan.write(&Values::new().set("name", name).set("to", to), &mut lines)?;
///     lines.push('\n');
/// }
/// assert!(lines.ends_with("{\"to\":\"85290000002\",\"type\":\"text\",\"text\":\"Hello Ada!\"}\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Plan<'d> {
    definition: Cow<'d, Definition>,
    asked: Vec<Asked>,
    parts: Vec<Part>,
    /// How many bytes of a payload are fixed, so that a buffer grows once.
    room: usize,
}

/// A part of a payload.
#[derive(Debug)]
enum Part {
    /// JSON as it stands.
    Json(String),
    /// JSON, and behind it what a value fills.
    Gap(String, Gap),
    /// What is left out where one of its values is absent.
    Optional(Vec<Part>),
    /// A text, with its quotes, that the proof could not show to be right with all values.
    Open(Question, Vec<Part>),
    List(Vec<Element>),
    /// The position of the element around among all of its list.
    Position,
}

/// What a value fills.
#[derive(Debug)]
struct Gap {
    value: Source,
    /// How it goes into the text.
    form: Form,
}

/// Whose value it is.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// By its position in what is asked.
    Asked(usize),
    /// By its position in the item that the element around stands for.
    Field(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    /// As it is.
    Text,
    /// The beginning of an address that goes on behind it.
    Beginning,
    /// As a part of an address: in percent signs.
    Address,
}

/// What is asked of a text with its values.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Question {
    /// Whether no other text with the same number is equal.
    Differs(usize),
    /// Whether it is an address.
    Address,
}

/// An element of a list, which stands there once, or once for each item of a list among the parameters.
#[derive(Debug)]
struct Element {
    each: Option<Each>,
    parts: Vec<Part>,
}

/// A list among what is asked, by its position, and how many fields each item has.
#[derive(Clone, Copy, Debug)]
struct Each {
    list: usize,
    fields: usize,
}

impl Definition {
    /// Makes it ready to be filled many times.
    pub fn plan(&self) -> Plan<'_> {
        Plan::of(Cow::Borrowed(self))
    }

    /// The same, for who keeps the plan and nothing else.
    ///
    /// ```
    /// use waml::Definition;
    /// use waml::params::Plan;
    ///
    /// struct Reminders {
    ///     plan: Plan<'static>,
    /// }
    /// let definition = Definition::parse("text: It is ready.").map_err(|faults| faults.to_string())?;
    /// let reminders = Reminders { plan: definition.into_plan() };
    /// assert!(reminders.plan.definition().takes_recipient());
    /// # Ok::<(), String>(())
    /// ```
    pub fn into_plan(self) -> Plan<'static> {
        Plan::of(Cow::Owned(self))
    }
}

impl<'d> Plan<'d> {
    fn of(definition: Cow<'d, Definition>) -> Self {
        let (parts, room) = build::plan(&definition);
        Self { asked: Asked::all(&definition), definition, parts, room }
    }

    /// Writes behind what a buffer holds the body of the request that the definition becomes with some values: the same
    /// bytes as [`Definition::fill`] and [`Payload::to_json`](crate::Payload::to_json) make.
    ///
    /// # Errors
    /// What [`Definition::fill`] says of the values, or that nobody receives the message; the buffer is as it was.
    pub fn write(&self, values: &Values<'_>, buffer: &mut String) -> Result<(), Report> {
        let start = buffer.len();
        if self.written(values, buffer) {
            return Ok(());
        }
        buffer.truncate(start);
        let message = self.definition.fill(values)?;
        let payload = message.payload().ok_or_else(nobody)?;
        buffer.push_str(&payload.to_json());
        Ok(())
    }

    /// Whether the values are surely right. What was written is a payload then.
    fn written(&self, values: &Values<'_>, buffer: &mut String) -> bool {
        let mut taken = Taken::new();
        taken.take(&self.asked, values).is_some() && {
            buffer.reserve(self.room);
            write::write(&self.parts, &taken, buffer)
        }
    }

    /// The definition that it fills.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }
}

fn nobody() -> Report {
    let message = say!("`{RECIPIENT}` has no value", "`{RECIPIENT}` 没有值");
    let help = Words::new(
        "say who it goes to: give `to` a value, or write it into the definition",
        "指定收信人：给出 `to` 的值，或在消息定义中写 `to`",
    );
    let finding = Diagnostic::at_value(&data::missing::RULE, RECIPIENT.to_owned(), message).help(help);
    Report { findings: vec![finding], omitted: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARDS: &str = r#"
params:
  word: {max_chars: 20, example: Wei}
  note: {max_chars: 20, optional: true}
  count: {type: integer, min: 0, max: 9, default: 3}
  site: {type: link, example: "https://example.com/a"}
  cards:
    list: {min: 0, max: 6}
    item:
      image: {type: link, media: image, example: "https://example.com/a.png"}
      id: {max_chars: 12, unique: true, example: fern}
carousel:
  body: "Hi {{word}}, \"{{count}}\""
  cards:
    - {header: {image: {link: "https://example.com/b.png"}}, body: "{{note}}", url_button: {display_text: Go, url: "https://example.com/x/{{word}}?q={{word}}"}}
    - {header: {image: {link: "https://example.com/b.png"}}, url_button: {display_text: Go, url: "{{site}}/b"}}
    - {for_each: cards, header: {image: {link: "{{item.image}}"}}, body: "{{item.id}}", url_button: {display_text: Go, url: "{{site}}/{{item.id}}"}}
"#;

    /// What the plan writes of itself, and what filling makes; none of what it leaves to filling.
    fn written(definition: &Definition, values: &Values<'_>) -> Option<String> {
        let plan = definition.plan();
        let mut out = String::new();
        let sure = plan.written(values, &mut out);
        let filled =
            definition.fill(values).ok().and_then(|message| message.payload().map(|payload| payload.to_json()));
        if sure {
            assert_eq!(Some(&out), filled.as_ref());
        }
        sure.then_some(out)
    }

    fn values<'v>(word: &'v str, site: &'v str, items: &[(&'v str, &'v str)]) -> Values<'v> {
        let items =
            items.iter().map(|(image, id)| Values::new().set("image", *image).set("id", *id)).collect::<Vec<_>>();
        Values::new().set("word", word).set("site", site).set("cards", items).set("to", "85290000001")
    }

    #[test]
    fn values_that_are_right_are_written_in_one_pass() {
        let definition = Definition::parse(CARDS).unwrap_or_else(|faults| panic!("{faults}"));
        let image = "https://example.com/c.png";
        let made = written(&definition, &values("q\"\\b 字", "https://example.com", &[(image, "a"), (image, "b/")]));
        let made = made.expect("it needs no filling");
        assert!(made.contains(r#""card_index":3"#) && made.contains("/b%2F") && !made.contains("note"), "{made}");
        let none =
            written(&definition, &values("a", "https://example.com", &[]).set("note", "x\u{7f}").set("count", 7));
        assert!(none.is_none(), "a control character");
        let noted = written(&definition, &values("a", "https://example.com", &[]).set("note", "n").set("count", 7));
        assert!(
            noted.is_some_and(|made| made.contains(r#""body":{"text":"n"}"#) && !made.contains(r#""card_index":2"#))
        );
    }

    #[test]
    fn values_that_may_be_wrong_are_left_to_filling() {
        let definition = Definition::parse(CARDS).unwrap_or_else(|faults| panic!("{faults}"));
        let image = "https://example.com/c.png";
        for (word, site, items) in [
            ("..", "https://example.com", &[][..]),
            ("a", "https://example.com?a", &[]),
            ("a", "https://example.com", &[(image, "a"), (image, "a")]),
            ("a", "https://example.com", &[("https://example.com/c.mp4", "a")]),
            ("a ", "https://example.com", &[]),
        ] {
            let values = values(word, site, items);
            assert_eq!(written(&definition, &values), None);
            let mut out = "before".to_owned();
            definition.plan().write(&values, &mut out).expect_err("it is wrong");
            assert_eq!(out, "before");
        }
    }

    #[test]
    fn who_receives_it_must_be_known() {
        let definition = Definition::parse("params: {a: {max_chars: 9}}\ntext: '{{a}}'").unwrap();
        let report = definition.plan().write(&Values::new().set("a", "b"), &mut String::new()).expect_err("nobody");
        assert_eq!(report.findings[0].code, "data/missing");
    }
}
