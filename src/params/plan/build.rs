//! A plan is made of the outline of a payload whose texts are marks.

use super::{Each, Element, Form, Gap, Part, Question, Source};
use crate::diagnostic::Step;
use crate::message::remake::{Remade, Remake};
use crate::message::visit::Steps;
use crate::message::{Message, Recipient};
use crate::params::declared::ParamKind;
use crate::params::definition::Definition;
use crate::params::pieces::{Hole, Piece, Pieces, Place, Slot};
use crate::params::written::Written;
use crate::rules::url;
use crate::wire::escaped;
use crate::wire::outline::{Node, mark, outline};

/// The parts of a plan, and how many bytes of a payload are fixed.
pub(super) fn plan(definition: &Definition) -> (Vec<Part>, usize) {
    let mut message = definition.message.clone();
    let takes_recipient = message.to.is_none();
    message.to.get_or_insert_with(|| Recipient::new(""));
    let mut marker = Marker { steps: Steps::new(), texts: Vec::new() };
    let outlined = message.remade(&mut marker);
    let builder = Builder { definition, takes_recipient, texts: marker.texts, open: open(definition) };
    let parts = outlined.map_or_else(Vec::new, |Message { to, content }| {
        let nodes = outline(&to.unwrap_or_else(|| Recipient::new("")), &content);
        builder.parts(&nodes, false)
    });
    let room = room(&parts);
    (parts, room)
}

const SHORT_WORD: usize = 8;

fn room(parts: &[Part]) -> usize {
    let each = parts.iter().map(|part| match part {
        Part::Json(json) => json.len(),
        Part::Optional(parts) | Part::Open(_, parts) => room(parts),
        Part::List(elements) => elements.iter().map(|element| room(&element.parts)).sum(),
        Part::Gap(json, _) => json.len() + SHORT_WORD,
        Part::Position => 1,
    });
    each.sum()
}

/// Makes a mark of every text.
struct Marker {
    steps: Steps,
    /// The path and the text of each mark.
    texts: Vec<(Vec<Step>, String)>,
}

impl Remake for Marker {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn text(&mut self, text: &str) -> Option<String> {
        self.texts.push((self.steps.to_vec(), text.to_owned()));
        Some(mark(self.texts.len() - 1))
    }

    fn times(&mut self) -> usize {
        1
    }

    fn turn(&mut self, _: Option<usize>) {}
}

/// The texts of which something stayed open.
struct Open {
    question: Question,
    fields: Vec<Step>,
}

/// What stayed open. Of texts that must differ, each that stands at the same place of another element is one of them.
fn open(definition: &Definition) -> Vec<Open> {
    let each = definition.open().iter().enumerate().map(|(number, open)| Open {
        question: if open.code == url::not_http::RULE.code { Question::Address } else { Question::Differs(number) },
        fields: fields(&open.path.0),
    });
    each.collect()
}

/// A path wherever its elements stand.
fn fields(path: &[Step]) -> Vec<Step> {
    path.iter().filter(|step| matches!(step, Step::Field(_))).copied().collect()
}

struct Builder<'d> {
    definition: &'d Definition,
    takes_recipient: bool,
    texts: Vec<(Vec<Step>, String)>,
    open: Vec<Open>,
}

impl<'d> Builder<'d> {
    /// It is asked for behind the parameters.
    fn recipient(&self) -> Source {
        Source::Asked(self.definition.params().iter().len())
    }

    fn written(&self) -> &'d Written {
        &self.definition.written
    }

    /// The parts of some nodes; `repeated` is whether an element around is repeated, inside of which none is.
    fn parts(&self, nodes: &[Node], repeated: bool) -> Vec<Part> {
        let mut parts = Vec::new();
        for node in nodes {
            match node {
                Node::Json(json) => push_json(&mut parts, json),
                Node::Text(number) => self.text(*number, &mut parts),
                Node::Part(nodes) => self.optional(nodes, repeated, &mut parts),
                Node::List(elements) => {
                    let elements = elements.iter().map(|nodes| self.element(nodes, repeated));
                    push_list(&mut parts, elements.collect());
                }
                Node::Position => parts.push(Part::Position),
            }
        }
        parts
    }

    fn optional(&self, nodes: &[Node], repeated: bool, parts: &mut Vec<Part>) {
        let made = self.parts(nodes, repeated);
        match &made[..] {
            [Part::Json(json)] => push_json(parts, json),
            _ => parts.push(Part::Optional(made)),
        }
    }

    fn element(&self, nodes: &[Node], repeated: bool) -> Element {
        let each = if repeated { None } else { self.each(nodes) };
        Element { each, parts: self.parts(nodes, repeated || each.is_some()) }
    }

    /// The list for whose items an element stands there. The repeated element is the outermost one that has no text outside of
    /// it: a part that repeats has its own texts, and whatever is around it has others.
    fn each(&self, nodes: &[Node]) -> Option<Each> {
        let mut numbers = Vec::new();
        texts(nodes, &mut numbers);
        let path = &self.texts[*numbers.first()?].0;
        let (around, repeat) = self.written().repeats().find(|(around, _)| path.starts_with(around))?;
        let all = numbers.iter().all(|number| self.texts[*number].0.starts_with(around));
        let list = repeat.list.filter(|_| all)?;
        let ParamKind::List(items) = &self.definition.params().at(list).kind else { return None };
        Some(Each { list, fields: items.fields.iter().len() })
    }

    fn text(&self, number: usize, parts: &mut Vec<Part>) {
        let (path, text) = &self.texts[number];
        let mut made = Vec::new();
        push_json(&mut made, "\"");
        match self.written().text(path) {
            Some(pieces) => fill(pieces, &mut made),
            None if self.takes_recipient && **path == [Step::Field("to")] => {
                push(&mut made, Part::Gap(String::new(), Gap { value: self.recipient(), form: Form::Text }));
            }
            None => push_escaped(&mut made, text),
        }
        push_json(&mut made, "\"");
        let fields = fields(path);
        for open in self.open.iter().filter(|open| open.fields == fields) {
            made = vec![Part::Open(open.question, made)];
        }
        for part in made {
            push(parts, part);
        }
    }
}

/// The texts of some nodes, in order.
fn texts(nodes: &[Node], numbers: &mut Vec<usize>) {
    for node in nodes {
        match node {
            Node::Text(number) => numbers.push(*number),
            Node::Part(nodes) => texts(nodes, numbers),
            Node::List(elements) => elements.iter().for_each(|nodes| texts(nodes, numbers)),
            Node::Json(_) | Node::Position => {}
        }
    }
}

fn fill(pieces: &Pieces, parts: &mut Vec<Part>) {
    let alone = pieces.only_hole().is_some();
    for piece in pieces.iter() {
        match piece {
            Piece::Text(text, _) => push_escaped(parts, text),
            // No definition that passed has a hole that nothing fills.
            Piece::Hole(hole) => {
                let gap = hole.slot.map(|slot| Gap { value: source(slot), form: form(hole, pieces.place, alone) });
                if let Some(gap) = gap {
                    push(parts, Part::Gap(String::new(), gap));
                }
            }
        }
    }
}

fn source(slot: Slot) -> Source {
    match slot {
        Slot::Param(param) => Source::Asked(param),
        Slot::Field { field, .. } => Source::Field(field),
    }
}

fn form(hole: &Hole, place: Place, alone: bool) -> Form {
    match place {
        _ if !hole.raw => Form::Address,
        Place::Address if !alone => Form::Beginning,
        _ => Form::Text,
    }
}

fn push_escaped(parts: &mut Vec<Part>, text: &str) {
    let mut json = String::new();
    escaped(&mut json, text);
    push_json(parts, &json);
}

/// Adds a part; JSON goes into one with what stands before it, or behind.
fn push(parts: &mut Vec<Part>, part: Part) {
    match part {
        Part::Json(json) => push_json(parts, &json),
        Part::Gap(json, gap) => {
            push_json(parts, &json);
            if let Some(Part::Json(json)) = parts.pop() {
                parts.push(Part::Gap(json, gap));
            }
        }
        other => parts.push(other),
    }
}

fn push_json(parts: &mut Vec<Part>, json: &str) {
    match parts.last_mut() {
        Some(Part::Json(before)) => before.push_str(json),
        _ => parts.push(Part::Json(json.to_owned())),
    }
}

/// Adds a list; what is fixed in it is written out.
fn push_list(parts: &mut Vec<Part>, elements: Vec<Element>) {
    if elements.iter().any(|element| element.each.is_some() || has_position(&element.parts)) {
        return parts.push(Part::List(elements));
    }
    for (at, element) in elements.into_iter().enumerate() {
        if at > 0 {
            push_json(parts, ",");
        }
        for part in element.parts {
            push(parts, part);
        }
    }
}

fn has_position(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Position))
}
