//! Lists whose elements are all written in a wrong way: one finding, at the list, with an element as it is to be.

use super::cursor::At;
use super::object::Object;
use super::{Cx, Shape, meant, wrap};
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules::shape;
use crate::text::phrase::say;
use crate::text::quoted::quoted;
use crate::text::wording::found;
use crate::text::{Phrase, Words};
use crate::tree::{Item, Node, NodeId, Value, plain_text};
use std::collections::HashSet;
use std::fmt::Write;

/// How the elements of a list are written.
pub(super) struct Each {
    /// What each element needs, for people.
    needs: Words,
    /// What stands before and behind the text that people write alone. `ID` stands for an id made of it.
    before: &'static str,
    behind: &'static str,
    /// The keys of an element.
    keys: &'static [&'static str],
    /// Keys that stand in what people write instead of an element, where none of its own stands there.
    instead: &'static [&'static str],
}

const ID_AND_TITLE: &[&str] = &["id", "title"];
const REPLY: Each = Each {
    needs: Words::new("each reply needs an id and a title", "每个回复按钮都要有编号和标签"),
    before: "{id: ID, title: ",
    behind: "}",
    keys: ID_AND_TITLE,
    instead: &["type", "reply", "quick_reply"],
};
const ROW: Each = Each {
    needs: Words::new("each row needs an id and a title", "每一行都要有编号和标题"),
    instead: &["rows"],
    ..REPLY
};
const SECTION: Each = Each {
    needs: Words::new("each section needs a title and rows", "每个版块都要有标题和行"),
    before: "{title: ",
    behind: ", rows: [{id: …, title: …}]}",
    keys: &["rows"],
    instead: &["id", "description"],
};
const CARD: Each = Each {
    needs: Words::new("each card needs a header and buttons", "每张图卡都要有标头和按钮"),
    before: "{header: {image: {link: …}}, body: ",
    behind: ", url_button: {display_text: …, url: …}}",
    keys: &["header", "body", "url_button", "replies"],
    instead: &[],
};
const COUPON: Each = Each {
    needs: Words::new("each button needs an index and a coupon code", "每个按钮都要有索引和优惠码"),
    before: "{index: 0, coupon_code: ",
    behind: "}",
    keys: &["index", "coupon_code"],
    instead: &[],
};
const PARAMETER: Each = Each {
    needs: Words::new("each parameter needs a type and its text", "每个参数都要有类型和文本"),
    before: "{type: text, text: ",
    behind: "}",
    keys: &["type", "text"],
    instead: &[],
};
const BUTTON: Each = Each {
    needs: Words::new(
        "each button needs a type and a reply with an id and a title",
        "每个按钮都要有类型，以及含编号和标签的回复内容",
    ),
    before: "{type: reply, reply: {id: ID, title: ",
    behind: "}}",
    keys: &["type", "reply", "quick_reply"],
    instead: &["id", "title"],
};
const COUPON_PARAMETER: Each = Each {
    needs: Words::new("each parameter needs a type and its coupon code", "每个参数都要有类型和优惠码"),
    before: "{type: coupon_code, coupon_code: ",
    behind: "}",
    keys: &["type", "coupon_code"],
    instead: &[],
};
const PAYLOAD_PARAMETER: Each = Each {
    needs: Words::new("each parameter needs a type and its payload", "每个参数都要有类型和附带数据"),
    before: "{type: payload, payload: ",
    behind: "}",
    keys: &["type", "payload"],
    instead: &[],
};
const QUICK_REPLY: Each = Each {
    needs: Words::new(
        "each button needs a type and a quick reply with an id and a title",
        "每个按钮都要有类型，以及含编号和标签的快速回复内容",
    ),
    before: "{type: quick_reply, quick_reply: {id: ID, title: ",
    ..BUTTON
};

impl Object {
    /// How this object is written as an element of a list.
    pub(super) fn each(self, shape: Shape) -> Option<&'static Each> {
        Some(match (self, shape) {
            (Self::Reply, _) => &REPLY,
            (Self::Row, _) => &ROW,
            (Self::Section, _) => &SECTION,
            (Self::Card, Shape::Definition) => &CARD,
            (Self::CouponButton, _) => &COUPON,
            (Self::Parameter, _) => &PARAMETER,
            (Self::CouponParameter, _) => &COUPON_PARAMETER,
            (Self::PayloadParameter, _) => &PAYLOAD_PARAMETER,
            (Self::ReplyButton, _) => &BUTTON,
            (Self::QuickReplyButton, _) => &QUICK_REPLY,
            _ => return None,
        })
    }

    /// What it looks like in a definition, for those in whose place something else may stand.
    pub(super) fn form(self, shape: Shape) -> Option<&'static str> {
        Some(match (self, shape) {
            (Self::UrlButton, _) => "{display_text: …, url: …}",
            (Self::CtaUrl, Shape::Definition) => "{body: …, url_button: {display_text: …, url: …}}",
            (Self::Button, Shape::Definition) => "{body: …, replies: [{id: …, title: …}]}",
            (Self::List, Shape::Definition) => {
                "{body: …, button: …, sections: [{title: …, rows: [{id: …, title: …}]}]}"
            }
            (Self::Carousel, Shape::Definition) => {
                "{body: …, cards: [{header: {image: {link: …}}, url_button: {display_text: …, url: …}}]}"
            }
            (Self::Template, Shape::Definition) => "{name: …, body: [Ada, nine]}",
            (Self::Declaration | Self::TextDeclaration, _) => "{max_chars: 24, example: Wei}",
            (Self::ListDeclaration, _) => "{list: {min: 1, max: 9}, item: {id: {max_chars: 24}}}",
            (Self::ListBounds, _) => "{min: 1, max: 9}",
            _ => return None,
        })
    }

    /// What to do about a list of such objects where one belongs.
    pub(super) fn instead_of_list(self) -> Words {
        match self {
            Self::UrlButton => Words::new(
                "this kind has one link: `{display_text: …, url: …}`; more links go into the `body`, or on the cards of a `carousel`",
                "此类型只有一个链接：`{display_text: …, url: …}`；更多链接写在 `body` 中，或放在 `carousel` 的图卡上",
            ),
            Self::Header | Self::ListHeader | Self::CardHeader | Self::Media => {
                Words::new("one belongs here: write it without `-` or brackets", "此处只能有一个：去掉 `-` 或方括号")
            }
            _ => Words::new("write its keys without `-` or brackets", "直接写它的键，去掉 `-` 或方括号"),
        }
    }
}

impl Each {
    /// Whether an object is an element itself, rather than several that go by their ids.
    fn is_element(&self, keys: &[crate::tree::Entry<'_>]) -> bool {
        keys.iter().any(|entry| self.keys.contains(&&*entry.key))
    }

    /// An element with a text in it.
    fn written(&self, id: &str, text: &str, json: bool) -> String {
        format!("{}{}{}", self.head(id, json), value(text, json), in_json(self.behind, json))
    }

    /// An element with nothing in it.
    fn form(&self, json: bool) -> String {
        let before = in_json(self.before, json).replace("\"ID\"", "…").replace("ID", "…");
        format!("{before}…{}", in_json(self.behind, json))
    }

    fn head(&self, id: &str, json: bool) -> String {
        let id = value(id, json);
        in_json(self.before, json).replace("\"ID\"", &id).replace("ID", &id)
    }

    /// What is wrong with elements that have another key instead.
    fn found_with(&self, key: &str) -> Phrase {
        say!("{needs}, found ones with `{key}`", "元素写的是 `{key}`，{needs}"; needs = self.needs)
    }

    /// Whether the rest of an element is known with its text.
    fn is_whole(&self) -> bool {
        !self.behind.contains('…') && !self.before.contains('…')
    }
}

const COMPLETE: Words = Words::new("write each with all that it needs", "补全每个元素");
const ONE_DASH: Words = Words::new(
    "write one `-` for each element, and its other keys below, without a dash",
    "每个元素只写一个 `-`，其余的键写在下面，前面不写短横线",
);

/// A flow object, with its words in double quotes where JSON wants that.
fn in_json(flow: &str, json: bool) -> String {
    if !json {
        return flow.to_owned();
    }
    let mut out = String::new();
    let mut word = String::new();
    for c in flow.chars() {
        if c.is_ascii_alphabetic() || c == '_' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let _ = write!(out, "\"{word}\"");
            word.clear();
        }
        out.push(c);
    }
    out
}

/// A text between brackets.
fn value(text: &str, json: bool) -> String {
    let plain = !json && plain_text(text) && !text.contains([',', '[', ']', '{', '}']);
    if plain { text.to_owned() } else { quoted(text) }
}

/// An id made of a text: its letters and digits.
fn id_of(text: &str, position: usize) -> String {
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { format!("{}", position + 1) } else { words.join("-").to_lowercase() }
}

fn scalar_text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text),
        Value::Bool(value) => Some(if *value { "true" } else { "false" }),
        _ => None,
    }
}

impl<'t> Cx<'t, '_> {
    /// Refuses a list of which all elements are wrong in the same way: one finding, at the list. Returns whether
    /// it is one.
    pub(super) fn refuse_alike(&mut self, at: &At<'_>, items: &[Item], object: Object) -> bool {
        let Some(each) = object.each(self.shape) else { return false };
        let finding = match items {
            [] => None,
            items => self
                .texts(at, items, each)
                .or_else(|| self.others(at, items, each))
                .or_else(|| self.by_id(at, items, each))
                .or_else(|| self.dashes(at, items, each)),
        };
        let Some(finding) = finding else { return false };
        self.refuse(at, finding);
        true
    }

    /// Texts where objects belong.
    fn texts(&self, at: &At<'_>, items: &[Item], each: &Each) -> Option<Diagnostic> {
        let texts: Option<Vec<&str>> = items.iter().map(|item| scalar_text(self.tree.node(item.node))).collect();
        let first = *texts?.first()?;
        let noun = self.tree.node(items.first()?.node).value.noun();
        let example = each.written(&id_of(first, 0), first, self.tree.is_json());
        let message = say!("{needs}, found {noun}", "元素是{noun}，{needs}"; needs = each.needs, noun);
        let finding = self.finding(&shape::wrong_type::RULE, at, message);
        Some(finding.help(self.element_help(&example)).fix(self.completed(items, each)))
    }

    /// Objects of another form.
    fn others(&self, at: &At<'_>, items: &[Item], each: &Each) -> Option<Diagnostic> {
        let is_other = |item: &Item| {
            let has = |keys: &[&str]| self.tree.entries(item.node).iter().any(|entry| keys.contains(&&*entry.key));
            has(each.instead) && !has(each.keys)
        };
        if !items.iter().all(is_other) {
            return None;
        }
        let entry = self.tree.entries(items.first()?.node).iter().find(|entry| each.instead.contains(&&*entry.key))?;
        let finding = self.finding(&shape::wrong_type::RULE, at, each.found_with(&entry.key));
        Some(finding.help(self.element_help(&each.form(self.tree.is_json()))))
    }

    /// Elements written as an id and a text: `- yes: Yes`.
    fn by_id(&self, at: &At<'_>, items: &[Item], each: &Each) -> Option<Diagnostic> {
        let known = |key: &str| meant::word(key, each.keys).is_some() || key == "description" || key.is_empty();
        let pair = |item: &Item| match self.tree.entries(item.node) {
            [entry] if !known(&entry.key) && item.alias.is_none() => {
                Some((&*entry.key, scalar_text(self.tree.node(entry.value))?))
            }
            _ => None,
        };
        let pairs: Vec<_> = items.iter().map(pair).collect::<Option<_>>().filter(|_| each.is_whole())?;
        let json = self.tree.is_json();
        let whole = pairs.iter().map(|(id, text)| each.written(id, text, json));
        let finding = self.finding(&shape::wrong_type::RULE, at, each.found_with(pairs[0].0));
        let edits = items.iter().zip(whole).map(|(item, whole)| self.room().replace(self.tree.node(item.node), &whole));
        let edits: Option<Vec<_>> = edits.collect();
        let fix = edits.map(|edits| Fix { title: COMPLETE.into(), safe: false, edits: edits.concat() });
        Some(finding.help(self.element_help(&each.written(pairs[0].0, pairs[0].1, json))).fix(fix))
    }

    /// Elements torn into several, by a dash or braces of its own for each of their keys. Others may be whole.
    fn dashes(&self, at: &At<'_>, items: &[Item], each: &Each) -> Option<Diagnostic> {
        let is_own = |key: &str| each.keys.contains(&key) || matches!(key, "title" | "description");
        let keys = |item: &Item| self.tree.entries(item.node).iter().map(|entry| &*entry.key).collect::<Vec<_>>();
        let items: Vec<_> = items.iter().map(keys).collect();
        if !items.iter().all(|keys| !keys.is_empty() && keys.iter().all(|key| is_own(key))) {
            return None;
        }
        let torn = items.windows(2).find(|pair| pair.iter().all(|keys| keys.len() == 1) && pair[0] != pair[1])?;
        let (one, other) = (torn[0][0], torn[1][0]);
        let message = say!(
            "{needs}, found elements with only `{one}` or `{other}`",
            "有的元素只有 `{one}` 或 `{other}`，{needs}"; needs = each.needs
        );
        let node = at.node.map(|id| self.tree.node(id));
        let in_brackets = node.is_some_and(|node| self.source.slice(node.span).starts_with('['));
        let help = if in_brackets {
            let form = each.form(self.tree.is_json());
            say!(
                "write the keys of one element in one pair of braces: `[{form}]`",
                "每个元素的键写在同一对花括号中：`[{form}]`"
            )
        } else {
            ONE_DASH.into()
        };
        Some(self.finding(&shape::wrong_type::RULE, at, message).help(help))
    }

    fn element_help(&self, example: &str) -> Phrase {
        let dash = if self.tree.is_json() { "" } else { "- " };
        say!("write `{dash}{example}`", "写成 `{dash}{example}`")
    }

    /// Makes elements of texts.
    fn completed(&self, items: &[Item], each: &Each) -> Option<Fix> {
        let json = self.tree.is_json();
        let mut ids = HashSet::new();
        let mut edits = Vec::new();
        for (position, item) in items.iter().enumerate().filter(|_| each.is_whole()) {
            let node = self.tree.node(item.node);
            let Value::String(text) = &node.value else { return None };
            let id = id_of(text, position);
            if item.alias.is_some() || !ids.insert(id.clone()) {
                return None;
            }
            edits.extend(self.room().wrap(node, &each.head(&id, json), &in_json(each.behind, json))?);
        }
        (!edits.is_empty()).then(|| Fix { title: COMPLETE.into(), safe: false, edits })
    }

    /// What to write instead of one thing where a list of objects belongs, if putting it into a list is
    /// not enough.
    pub(super) fn list_of(&self, id: NodeId, object: Object) -> Option<Phrase> {
        let each = object.each(self.shape)?;
        let (node, json) = (self.tree.node(id), self.tree.is_json());
        let (own, text) = match &node.value {
            Value::Mapping(_) => {
                let entries = self.tree.entries(id);
                let first = entries.first().filter(|_| !each.is_element(entries))?;
                (&*first.key, scalar_text(self.tree.node(first.value))?)
            }
            _ => ("", scalar_text(node)?),
        };
        let id = if own.is_empty() { id_of(text, 0) } else { own.to_owned() };
        let example = each.written(&id, text, json);
        Some(say!("{needs}: `[{example}]`", "{needs}：`[{example}]`"; needs = each.needs))
    }

    /// What to write instead of a text where an object belongs that stands in lists.
    pub(super) fn element_of(&self, id: NodeId, object: Object) -> Option<Phrase> {
        let each = object.each(self.shape)?;
        let text = scalar_text(self.tree.node(id))?;
        let example = each.written(&id_of(text, 0), text, self.tree.is_json());
        Some(say!("{needs}: `{example}`", "{needs}：`{example}`"; needs = each.needs))
    }

    /// Refuses parameters that have names: an object in the place of the list, or objects in the list.
    /// Returns whether they have.
    pub(super) fn refuse_named(&mut self, at: &At<'_>) -> bool {
        let Some(id) = at.node.filter(|id| !wrap::repeats(*id, self)) else { return false };
        let named: Option<Vec<&'t str>> = match &self.tree.node(id).value {
            Value::Mapping(_) => self.values_of(id),
            Value::Sequence(_) => {
                let each = self.tree.items(id).iter().map(|item| match &self.tree.node(item.node).value {
                    Value::Mapping(_) => self.values_of(item.node),
                    _ => None,
                });
                each.collect::<Option<Vec<_>>>().map(|values| values.concat())
            }
            _ => None,
        };
        let Some(values) = named.filter(|values| !values.is_empty()) else { return false };
        let Some(node) = self.enter(at) else { return true };
        let list = self.list_of_values(&values);
        let message = say!(
            "{found}, parameters go by position, without names",
            "{found}，参数应按位置排列，不写名称"; found = found(node.value.noun())
        );
        let edits = self.room().replace(node, &list);
        let finding = self
            .finding(&shape::wrong_type::RULE, at, message)
            .help(say!("write the values in the order of the template: `{list}`", "按模板中的顺序写值：`{list}`"))
            .fix(edits.map(|edits| Fix { title: say!("write `{list}`", "写成 `{list}`"), safe: false, edits }));
        self.refuse(at, finding);
        true
    }

    /// The list of parameters with some values.
    fn list_of_values(&self, values: &[&str]) -> String {
        let json = self.tree.is_json();
        let each = Object::Parameter.each(self.shape).filter(|_| self.shape == Shape::Payload);
        let list = values.iter().map(|text| match each {
            Some(each) => each.written("", text, json),
            None => value(text, json),
        });
        format!("[{}]", list.collect::<Vec<_>>().join(", "))
    }

    /// The values of an object that names parameters; of `{type: text, text: Ada}` the text.
    fn values_of(&self, object: NodeId) -> Option<Vec<&'t str>> {
        // In a payload, an object with one of these is a parameter, right or wrong.
        const OWN: [&str; 7] = ["type", "text", "image", "video", "document", "coupon_code", "parameter_name"];
        let tree = self.tree;
        let entries = tree.entries(object);
        let text = |key: &str| entries.iter().find(|entry| entry.key == key);
        if self.shape == Shape::Payload && entries.iter().any(|entry| OWN.contains(&&*entry.key)) {
            return None;
        }
        match text("text").or_else(|| text("value")) {
            Some(entry) => Some(vec![scalar_text(tree.node(entry.value))?]),
            None => entries.iter().map(|entry| scalar_text(tree.node(entry.value))).collect(),
        }
    }
}
