//! A definition becomes a message: values take the place of holes, and elements are repeated for the items of a list.

use super::declaration::{Declaration, PHONE};
use super::declared::{Items, ParamKind, Params, RECIPIENT};
use super::definition::Definition;
use super::pieces::{Piece, Pieces, Place, Slot};
use super::refused;
use super::values::{Value, Values};
use super::written::Written;
use crate::check;
use crate::check::{Checked, Report};
use crate::diagnostic::{self, Diagnostic, Path, Rule};
use crate::message::remake::{Remade, Remake};
use crate::message::visit::Steps;
use crate::message::{Message, Recipient};
use crate::rules::characters::short;
use crate::rules::data;
use crate::text::phrase::say;
use crate::text::suggest::nearest;
use crate::text::wording::listed;
use crate::text::{Phrase, Words, visible};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

impl Definition {
    /// The message that the definition becomes with some values. A value for `to` is its recipient, where the
    /// definition writes none.
    ///
    /// # Errors
    /// All that is wrong with the values, at [`Place::Value`](crate::Place::Value); where nothing is, all that is wrong with the message
    /// that they make, which is what the proof left open.
    pub fn fill(&self, values: &Values<'_>) -> Result<Checked<Message>, Report> {
        let mut reader = Filler { definition: self, found: Vec::new() };
        let filled = reader.resolve(values);
        let to = reader.recipient(values);
        if !reader.found.is_empty() {
            return Err(Report { findings: once(reader.found), omitted: 0 });
        }
        let mut maker =
            Maker { written: &self.written, filled: &filled, steps: Steps::new(), item: None, found: Vec::new() };
        let made = self.message.remade(&mut maker);
        if !maker.found.is_empty() {
            return Err(Report { findings: once(maker.found), omitted: 0 });
        }
        let Some(mut message) = made else {
            // The proof lets nothing be absent that a message cannot lack.
            return Err(Report { findings: vec![nothing_left()], omitted: 0 });
        };
        if let Some(to) = to {
            message.to = Some(Recipient::new(to));
        }
        check::check(message, self.options, &[], check::Known::default()).map_err(|report| {
            let items = |list: usize| match &filled[list] {
                Filled::Items(items) => items.len(),
                Filled::One(_) => 0,
            };
            let refused = refused::Filled { written: &self.written, items: &items };
            let findings = report.findings.into_iter().map(|finding| refused.at_values(finding)).collect();
            Report { findings: once(findings), ..report }
        })
    }

    /// Whether a value for `to` says whom it goes to: the definition does not.
    pub fn takes_recipient(&self) -> bool {
        self.message.to.is_none()
    }
}

const SAYS_ITSELF: Words =
    Words::new("the definition has a `to` of its own, no value takes its place", "消息定义中已写了 `to`，不能用值代替");
const LEAVE_OUT: Words =
    Words::new("leave this value out, or remove `to` from the definition", "去掉此值，或删除消息定义中的 `to`");

/// The findings, each once: one value may be wrong in many places of a message.
fn once(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told = HashSet::new();
    findings.retain(|finding| match &finding.primary.place {
        diagnostic::Place::Value { path } => told.insert((finding.code, path.clone(), finding.message.clone())),
        _ => true,
    });
    findings
}

fn nothing_left() -> Diagnostic {
    Diagnostic::new(
        &data::missing::RULE,
        Path::default(),
        Words::new("nothing is left of the message", "消息没有任何内容"),
    )
}

/// What fills a parameter.
enum Filled<'v> {
    /// One value, if there is one.
    One(Option<Cow<'v, str>>),
    /// For each item, what fills its fields.
    Items(Vec<Vec<Option<Cow<'v, str>>>>),
}

struct Filler<'d> {
    definition: &'d Definition,
    found: Vec<Diagnostic>,
}

impl<'d> Filler<'d> {
    fn params(&self) -> &'d Params {
        self.definition.params()
    }

    fn tell(&mut self, rule: &Rule, path: &str, message: impl Into<Phrase>) -> &mut Diagnostic {
        self.found.push(Diagnostic::at_value(rule, path.to_owned(), message));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Tells what is wrong with a value.
    fn wrong(&mut self, rule: &Rule, path: &str, fault: impl Into<Phrase>) {
        let (shown, fault) = (visible(path), fault.into());
        self.tell(rule, path, say!("`{shown}`: {fault}", "`{shown}`：{fault}"; fault));
    }

    /// What fills each parameter, in their order.
    fn resolve<'v>(&mut self, values: &'v Values<'_>) -> Vec<Filled<'v>>
    where
        'd: 'v,
    {
        let params = self.params();
        let names: Vec<&str> = params.iter().map(|param| &*param.name).collect();
        let recipient = self.definition.takes_recipient().then_some(RECIPIENT);
        self.names(values, &names, recipient, "");
        let each = params.iter().enumerate().map(|(at, param)| {
            let value = values.get(&param.name, at);
            match &param.kind {
                ParamKind::Value(declaration) => Filled::One(self.one(&param.name, declaration, value)),
                ParamKind::List(items) => Filled::Items(self.items(&param.name, items, value)),
            }
        });
        each.collect()
    }

    /// Tells names that nobody declares, and those that stand there twice.
    fn names(&mut self, values: &Values<'_>, known: &[&str], also: Option<&str>, before: &str) {
        let mut seen = HashSet::new();
        for (name, _) in values.iter() {
            let (path, shown) = (format!("{before}{name}"), visible(short(name)));
            if !seen.insert(name) {
                self.tell(&data::twice::RULE, &path, say!("`{shown}` is given twice", "`{shown}` 给了两次"));
            } else if path == RECIPIENT && !known.contains(&name) && also.is_none() {
                self.tell(&data::unknown::RULE, &path, SAYS_ITSELF).help = Some(LEAVE_OUT.into());
            } else if !known.contains(&name) && also != Some(name) {
                let message = say!("`{shown}` is no parameter", "没有参数 `{shown}`");
                let meant = nearest(name, known.iter().copied());
                let all = listed(known);
                let finding = self.tell(&data::unknown::RULE, &path, message);
                *finding = match meant {
                    Some(meant) => finding.clone().did_you_mean(meant),
                    None if known.is_empty() => finding.clone().help(Words::new("there are none", "没有参数")),
                    None => finding.clone().help(say!("the names are {all}", "可用的名称：{all}"; all)),
                };
            }
        }
    }

    fn one<'v>(
        &mut self,
        path: &str,
        declaration: &'d Declaration,
        value: Option<&'v Value<'_>>,
    ) -> Option<Cow<'v, str>>
    where
        'd: 'v,
    {
        let Some(value) = value else {
            let default = declaration.default.as_deref().map(Cow::Borrowed);
            if default.is_none() && !declaration.optional {
                self.missing(path);
            }
            return default;
        };
        let text = match (value, &declaration.of) {
            (Value::Text(text), _) => Cow::Borrowed(&**text),
            (Value::Integer(number), super::Type::Integer { .. }) => Cow::Owned(number.to_string()),
            (other, _) => {
                self.wrong(&data::value::RULE, path, other.found());
                return None;
            }
        };
        if let Some(fault) = declaration.fault(&text) {
            let rule = if fault.mangled { &data::mangled::RULE } else { &data::value::RULE };
            self.wrong(rule, path, fault.message);
        }
        Some(text)
    }

    fn missing(&mut self, path: &str) {
        let message = say!("`{path}` has no value", "`{path}` 没有值");
        let help = Words::new(
            "give it one, or declare a `default`; one that may be empty needs `min_chars: 0` and, in a table, `default: \"\"`",
            "给出值，或声明 `default`；可以为空的参数需要 `min_chars: 0`，在表格中还需要 `default: \"\"`",
        );
        self.tell(&data::missing::RULE, path, message).help = Some(help.into());
    }

    fn items<'v>(
        &mut self,
        path: &str,
        items: &'d Items,
        value: Option<&'v Value<'_>>,
    ) -> Vec<Vec<Option<Cow<'v, str>>>>
    where
        'd: 'v,
    {
        let list = match value {
            Some(Value::List(list)) => &list[..],
            Some(_) => {
                self.wrong(&data::value::RULE, path, Words::new("a list belongs here", "应为列表"));
                return Vec::new();
            }
            None if items.min == 0 => &[],
            None => {
                self.missing(path);
                return Vec::new();
            }
        };
        let count = list.len();
        if count < items.min as usize || items.max.is_some_and(|max| count > max as usize) {
            let (allowed, items) = (items.allowed(), if count == 1 { "item" } else { "items" });
            self.wrong(&data::value::RULE, path, say!("{count} {items}, {allowed}", "{count} 项，{allowed}"; allowed));
        }
        let made: Vec<_> =
            list.iter().enumerate().map(|(at, item)| self.item(&format!("{path}.{at}"), items, item)).collect();
        self.unique(path, items, &made);
        made
    }

    fn item<'v>(&mut self, path: &str, items: &'d Items, item: &'v Value<'_>) -> Vec<Option<Cow<'v, str>>>
    where
        'd: 'v,
    {
        let Value::Item(values) = item else {
            self.tell(
                &data::value::RULE,
                path,
                Words::new("an object with a value for each field belongs here", "应为包含各字段值的对象"),
            );
            return vec![None; items.fields.iter().len()];
        };
        let names: Vec<&str> = items.fields.iter().map(|field| &*field.name).collect();
        self.names(values, &names, None, &format!("{path}."));
        let fields = items.fields.iter().enumerate();
        let each = fields
            .map(|(at, field)| self.one(&format!("{path}.{}", field.name), &field.value, values.get(&field.name, at)));
        each.collect()
    }

    /// Holds values against those of earlier items, where no two may be the same.
    fn unique(&mut self, path: &str, items: &Items, made: &[Vec<Option<Cow<'_, str>>>]) {
        for (field, declared) in items.fields.iter().enumerate().filter(|(_, field)| field.value.unique) {
            let mut first: HashMap<&str, usize> = HashMap::new();
            for (at, item) in made.iter().enumerate() {
                let Some(value) = &item[field] else { continue };
                if let Some(earlier) = first.get(&**value) {
                    let (name, shown) = (&declared.name, visible(short(value)));
                    let message = say!(
                        "`{shown}` is also that of `{path}.{earlier}`, `{name}` is unique",
                        "`{shown}` 与 `{path}.{earlier}` 相同，`{name}` 不能重复"
                    );
                    self.wrong(&data::value::RULE, &format!("{path}.{at}.{name}"), message);
                } else {
                    first.insert(value, at);
                }
            }
        }
    }

    /// The recipient, where it is a value.
    fn recipient<'v>(&mut self, values: &'v Values<'_>) -> Option<Cow<'v, str>>
    where
        'd: 'v,
    {
        let value = values.get(RECIPIENT, 0).filter(|_| self.definition.takes_recipient())?;
        self.one(RECIPIENT, &PHONE, Some(value))
    }
}

/// What is wrong with the value at some bytes of an address; `begins` is whether it is an address with more behind it.
fn misleads(address: &str, begins: bool, value: Range<usize>) -> Option<Phrase> {
    let own = &address[value.clone()];
    if begins && let Some(sign) = own.chars().find(|c| matches!(c, '?' | '#')) {
        let message =
            say!("`{sign}` in an address that goes on behind the value", "网址在此值之后还有内容，值中不能有 `{sign}`");
        return Some(message);
    }
    let ends = |c: char| matches!(c, '/' | '?' | '#');
    if begins || address[..value.start].contains(['?', '#']) {
        return None;
    }
    let start = address[..value.start].rfind(ends).map_or(0, |at| at + 1);
    let end = address[value.end..].find(ends).map_or(address.len(), |at| value.end + at);
    let segment = &address[start..end];
    let up = matches!(segment, "." | "..") && !own.is_empty();
    up.then(|| say!("`{segment}` as a part of a path leads elsewhere", "路径中的 `{segment}` 会指向别处"))
}

/// Makes the message.
struct Maker<'m> {
    written: &'m Written,
    filled: &'m [Filled<'m>],
    steps: Steps,
    /// The item for which the element around stands.
    item: Option<usize>,
    /// What is wrong with values where they stand.
    found: Vec<Diagnostic>,
}

impl Maker<'_> {
    /// An address with its values, each of which is told that changes where the address leads.
    fn address(&mut self, pieces: &Pieces) -> Option<String> {
        let (mut out, mut holes) = (String::new(), Vec::new());
        for piece in pieces.iter() {
            match piece {
                Piece::Text(text, _) => out.push_str(text),
                Piece::Hole(hole) => {
                    let (start, value) = (out.len(), self.value(hole.slot?)?);
                    hole.put(&value, &mut out);
                    holes.push((hole, start..out.len()));
                }
            }
        }
        let alone = pieces.only_hole().is_some();
        for (hole, range) in holes {
            let (Some(slot), Some(message)) = (hole.slot, misleads(&out, hole.raw && !alone, range)) else { continue };
            let path = refused::value_path(self.written, slot, self.item);
            let message = say!("`{path}`: {message}", "`{path}`：{message}"; message);
            self.found.push(Diagnostic::at_value(&data::value::RULE, path, message));
        }
        Some(out)
    }

    fn value(&self, slot: Slot) -> Option<Cow<'_, str>> {
        match (slot, &self.filled[slot.param()]) {
            (Slot::Param(_), Filled::One(value)) => value.as_deref().map(Cow::Borrowed),
            (Slot::Field { field, .. }, Filled::Items(items)) => {
                items.get(self.item?)?[field].as_deref().map(Cow::Borrowed)
            }
            _ => None,
        }
    }
}

impl Remake for Maker<'_> {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn text(&mut self, text: &str) -> Option<String> {
        let written = self.written;
        match written.text(&self.steps) {
            Some(pieces) if pieces.place == Place::Address => self.address(pieces),
            Some(pieces) => pieces.filled(|hole| self.value(hole.slot?)),
            None => Some(text.to_owned()),
        }
    }

    fn times(&mut self) -> usize {
        let Some(repeat) = self.written.repeat(&self.steps) else { return 1 };
        match repeat.list.map(|list| &self.filled[list]) {
            Some(Filled::Items(items)) => items.len(),
            _ => 0,
        }
    }

    fn turn(&mut self, time: Option<usize>) {
        if self.written.repeat(&self.steps).is_some() {
            self.item = time;
        }
    }
}
