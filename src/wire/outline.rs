//! A payload as far as it is fixed: JSON, and between it what texts, absent parts and repeated elements make of it.

use super::write::{Compact, Writer};
use super::{Payload, Wire};
use crate::message::{Content, Recipient};

/// Stands in front of a number where a message's text is to be told apart from the words of the document.
const MARK: char = '\0';

/// The text in a message that stands for the text of a number.
pub(crate) fn mark(number: usize) -> String {
    format!("{MARK}{number}")
}

/// A part of a payload.
#[derive(Debug)]
pub(crate) enum Node {
    /// What is the same in every payload.
    Json(String),
    /// The text of a number, with its quotes.
    Text(usize),
    /// What a payload may lack, with the comma in front.
    Part(Vec<Node>),
    /// The elements of a list, without brackets and commas.
    List(Vec<Vec<Node>>),
    /// The position of the element around.
    Position,
}

/// The parts of the payload of a message, all texts of which are [marks](mark).
pub(crate) fn outline(to: &Recipient, content: &Content) -> Vec<Node> {
    let mut out = Outline::default();
    Payload { to, content }.write(&mut out);
    out.close()
}

/// Takes the JSON apart. A comma stands in front of an entry wherever no brace was opened last, which holds where a text or
/// a part ends, too: what may be absent is never the first of an object.
#[derive(Debug)]
struct Outline {
    /// Lists and parts that are not closed, outermost first.
    open: Vec<Open>,
    json: Compact,
}

#[derive(Debug)]
enum Open {
    Nodes(Vec<Node>),
    Elements(Vec<Vec<Node>>),
}

impl Default for Outline {
    fn default() -> Self {
        Self { open: vec![Open::Nodes(Vec::new())], json: Compact::new() }
    }
}

impl Outline {
    /// Adds what was written since.
    fn end_json(&mut self) {
        let json = self.json.take();
        if !json.is_empty() {
            self.put(Node::Json(json));
        }
    }

    fn put(&mut self, node: Node) {
        if let Some(Open::Nodes(nodes)) = self.open.last_mut() {
            nodes.push(node);
        }
    }

    fn add(&mut self, node: Node) {
        self.end_json();
        self.put(node);
    }

    /// Closes what was opened last, if that are parts.
    fn close(&mut self) -> Vec<Node> {
        self.end_json();
        match self.open.pop() {
            Some(Open::Nodes(nodes)) => nodes,
            _ => Vec::new(),
        }
    }

    /// Closes the element that is open, if one is.
    fn end_element(&mut self) {
        if matches!(self.open.last(), Some(Open::Nodes(_))) {
            let element = self.close();
            if let Some(Open::Elements(elements)) = self.open.last_mut() {
                elements.push(element);
            }
        }
    }
}

impl Writer for Outline {
    fn open_object(&mut self) {
        self.json.open_object();
    }

    fn close_object(&mut self) {
        self.json.close_object();
    }

    fn open_list(&mut self) {
        self.json.open_list();
        self.end_json();
        self.open.push(Open::Elements(Vec::new()));
    }

    fn close_list(&mut self) {
        self.end_element();
        if let Some(Open::Elements(elements)) = self.open.pop() {
            self.put(Node::List(elements));
        }
        self.json.close_list();
    }

    fn open_part(&mut self) {
        self.end_json();
        self.open.push(Open::Nodes(Vec::new()));
    }

    fn close_part(&mut self) {
        let part = self.close();
        self.put(Node::Part(part));
    }

    fn key(&mut self, key: &str) {
        self.json.key(key);
    }

    fn element(&mut self) {
        self.end_element();
        self.open.push(Open::Nodes(Vec::new()));
    }

    fn text(&mut self, text: &str) {
        match text.strip_prefix(MARK).map(str::parse) {
            Some(Ok(number)) => self.add(Node::Text(number)),
            _ => self.json.text(text),
        }
    }

    fn number(&mut self, _: usize) {
        self.add(Node::Position);
    }
}
