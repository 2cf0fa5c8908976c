//! Holes: texts of a definition that values fill, and elements that are repeated for the items of a list.

mod braces;
mod marks;
mod undeclared;
mod unused;

use super::cursor::At;
use super::fields::Fields;
use super::meant::FOR_EACH;
use super::{Cx, Unquoted};
use crate::diagnostic::{Diagnostic, Rule};
use crate::params::declared::Spot;
use crate::params::pieces::{self, Pieces, Slot};
use crate::params::written::{Repeat, Written};
use crate::rules::{param, shape};
use crate::text::phrase::say;
use crate::text::placeholder::{self, Hole, Token};
use crate::text::{Phrase, Words};
use crate::tree::{Style, Value};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use undeclared::{Scope, Strange, list_of};

/// What is known of the holes of the document that is read.
#[derive(Default)]
pub(super) struct Holes {
    pub(super) written: Written,
    /// The list for whose items the element around the place is repeated.
    around: Option<Around>,
    /// What some hole takes.
    used: BTreeSet<Slot>,
    /// Names that are not declared, each where it first stands.
    strange: Vec<Strange>,
    /// Texts without quotes that name what nothing fills.
    pub(super) unquoted: Vec<Unquoted>,
    /// The names among these of which a place was met.
    places: HashSet<usize>,
    /// Names that are none, which was told.
    pub(super) bad_names: Vec<String>,
    /// Whether an element is repeated where none can be, which was told.
    pub(super) misplaced: bool,
    /// Whether some holes were read without knowing of which list they are.
    vague: bool,
    /// Whether nobody could read what is declared, which was told: any name may be.
    pub(super) unread: bool,
}

impl Holes {
    /// Whether nothing is told about a name: it was told that it is none, or nobody knows the names.
    pub(super) fn is_bad(&self, name: &str) -> bool {
        self.unread || self.bad_names.iter().any(|bad| bad == name)
    }
}

/// In more places than these, a name is not changed.
const MOST_PLACES: usize = 100;

/// What an element that is repeated stands for.
#[derive(Clone, Copy)]
enum Around {
    /// The list at a position among the parameters.
    List(usize),
    /// None, which was told.
    Nothing,
}

impl Cx<'_, '_> {
    /// A text of a definition as it will be sent, its holes filled with examples: a block scalar's trailing line
    /// breaks are nobody's intention, `{{{{` is a literal `{{`.
    pub(super) fn sent(&mut self, at: &At<'_>, text: &str, style: Style, place: pieces::Place) -> String {
        let block = matches!(style, Style::Literal | Style::Folded);
        let text = if block { text.trim_end_matches(['\n', '\r']) } else { text };
        let alike = !self.holes.written.params.is_empty() && placeholder::has_braces_alike(text);
        if alike && self.tells_alike(at, text) {
            self.use_all(text);
            return String::new();
        }
        if placeholder::has_braces(text) { self.with_holes(at, text, place) } else { text.to_owned() }
    }

    /// Whether the text at a place has a hole.
    pub(super) fn has_hole(&self, at: &At<'_>) -> bool {
        let Some(Value::String(text)) = at.node.map(|id| &self.tree.node(id).value) else { return false };
        placeholder::has_braces(text) && placeholder::tokens(text).any(|token| !matches!(token, Token::Text(..)))
    }

    /// Refuses a hole in a name that no value fills. Returns whether there is one.
    pub(super) fn refuse_hole(&mut self, at: &At<'_>) -> bool {
        let Some(Value::String(text)) = at.node.map(|id| &self.tree.node(id).value) else { return false };
        let hole = placeholder::tokens(text).find(|token| matches!(token, Token::Hole(..)));
        let Some(written) = hole.map(|hole| hole.written()) else { return false };
        self.use_all(text);
        let shown = &text[written.clone()];
        let message = say!("`{shown}` in the name of a template", "模板名称中有 `{shown}`");
        let finding = self.finding_in(&shape::reserved_braces::RULE, at, &written, message).help(OWN_DEFINITION);
        self.refuse(at, finding);
        true
    }

    /// Takes note of what the holes of a text name that nothing fills.
    pub(super) fn use_all(&mut self, text: &str) {
        let params = &self.holes.written.params;
        let names = placeholder::tokens(text).filter_map(|token| match token {
            Token::Hole(Hole { of_item: false, name }, _) => params.position(name),
            _ => None,
        });
        self.holes.used.extend(names.map(Slot::Param));
    }

    /// A text with braces, filled with examples.
    fn with_holes(&mut self, at: &At<'_>, text: &str, place: pieces::Place) -> String {
        let mut pieces = Pieces::new(place, at.node.map_or(0, |id| id.0));
        let mut broken: Vec<Range<usize>> = Vec::new();
        for token in placeholder::tokens(text) {
            match token {
                Token::Text(sent, written) => pieces.add_text(sent, written),
                Token::Hole(hole, written) => self.add_hole(at, hole, written, &mut pieces),
                Token::Broken(written) => broken.push(written),
            }
        }
        if !broken.is_empty() {
            self.all_broken(at, text, broken);
            self.poison(at);
            return String::new();
        }
        let filled = pieces.with_examples();
        if pieces.holes().next().is_some() {
            self.holes.written.add_text(&at.path().0, pieces);
        }
        filled
    }

    fn add_hole(&mut self, at: &At<'_>, hole: Hole<'_>, written: Range<usize>, pieces: &mut Pieces) {
        let slot = if hole.of_item { self.field(at, hole.name, &written) } else { self.param(at, hole.name, &written) };
        let params = &self.holes.written.params;
        let declaration = slot.and_then(|slot| slot.declaration(params));
        let shown = slot.and_then(|slot| slot.shown(params)).map(Cow::Borrowed);
        let stand_in = || declaration.map_or_else(|| "x".into(), |declaration| declaration.stand_in());
        let example = shown.unwrap_or_else(stand_in);
        pieces.add_hole(slot, written, &example, params);
        self.holes.used.extend(slot);
    }

    /// The parameter that a hole names.
    fn param(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) -> Option<Slot> {
        let params = &self.holes.written.params;
        let Some(position) = params.position(name) else {
            let around = match self.holes.around {
                Some(Around::List(list)) => Some(list),
                _ => None,
            };
            let own =
                around.filter(|list| params.list(*list).is_some_and(|items| items.fields.position(name).is_some()));
            self.undeclared(at, name, own.map_or(Scope::Param, Scope::Bare), written);
            return None;
        };
        if params.list(position).is_some() {
            self.holes.used.insert(Slot::Param(position));
            self.holes.vague = true;
            self.list_in_text(at, name, written);
            return None;
        }
        Some(Slot::Param(position))
    }

    /// The field of an item that a hole names.
    fn field(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) -> Option<Slot> {
        let list = match self.holes.around {
            None if self.holes.unread || self.holes.misplaced => return None,
            Some(Around::List(list)) => list,
            Some(Around::Nothing) => {
                self.holes.vague = true;
                return None;
            }
            None => {
                self.holes.vague = true;
                self.outside_list(at, name, written);
                return None;
            }
        };
        let items = self.holes.written.params.list(list)?;
        let fields = &items.fields;
        let Some(field) = fields.position(name) else {
            if items.poisoned {
                return None;
            }
            self.undeclared(at, &format!("item.{name}"), Scope::Field(list), written);
            return None;
        };
        Some(Slot::Field { list, field })
    }

    /// A finding about some bytes of the text at a place.
    fn finding_in(&self, rule: &Rule, at: &At<'_>, part: &Range<usize>, message: Phrase) -> Diagnostic {
        let span = at.node.map_or_else(|| at.span(self.tree), |id| self.part(id, part.clone()));
        Diagnostic::in_text(rule, at.pointer(), span, message)
    }

    fn list_in_text(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) {
        let message = say!("`{name}` is a list, a text takes one value", "`{name}` 是列表，文本中只能填一个值");
        let help = say!(
            "for one text of all items, the sender joins them first; an element of its own for each item is a row, section, card, reply or quick reply with `for_each: {name}`",
            "要把所有项写成一段文本，由发送方先合并；要每项各生成一个元素，在行、版块、图卡、回复按钮或快速回复按钮中写 `for_each: {name}`"
        );
        let finding = self.finding_in(&param::outside_list::RULE, at, written, message).help(help);
        self.tell(at, finding);
    }

    /// The value that a hole would take here.
    fn slot(&self, hole: Hole<'_>) -> Option<Slot> {
        let params = &self.holes.written.params;
        match (hole.of_item, self.holes.around) {
            (false, _) => params.position(hole.name).filter(|at| params.list(*at).is_none()).map(Slot::Param),
            (true, Some(Around::List(list))) => {
                params.list(list)?.fields.position(hole.name).map(|field| Slot::Field { list, field })
            }
            (true, _) => None,
        }
    }

    /// Reads an element that may be repeated for the items of a list: what its holes name while it is read.
    pub(super) fn repeated<T>(
        &mut self,
        fields: &mut Fields<'_>,
        decode: impl FnOnce(&mut Fields<'_>, &mut Self) -> T,
    ) -> T {
        let outer = self.holes.around;
        if let Some(at) = fields.take(FOR_EACH, None) {
            self.holes.around = Some(self.repeat(fields.at(), &at, outer));
        }
        let value = decode(fields, self);
        self.holes.around = outer;
        value
    }

    /// The list that `for_each` names.
    fn repeat(&mut self, element: &At<'_>, at: &At<'_>, outer: Option<Around>) -> Around {
        let Some((name, _)) = self.string(at) else { return Around::Nothing };
        let spot = Spot { pointer: at.pointer(), span: at.span(self.tree) };
        let list = if outer.is_some() {
            let message = Words::new("`for_each` inside `for_each`", "`for_each` 中又有 `for_each`");
            let finding = self.finding(&param::outside_list::RULE, at, message).help(JOIN_FIRST);
            self.tell(at, finding);
            self.holes.used.extend(self.holes.written.params.position(name).map(Slot::Param));
            None
        } else {
            self.list_named(at, name)
        };
        self.holes.written.add_repeat(element.path().0, Repeat { list, spot });
        list.map_or(Around::Nothing, Around::List)
    }

    fn list_named(&mut self, at: &At<'_>, name: &str) -> Option<usize> {
        let params = &self.holes.written.params;
        let Some(position) = params.position(name) else {
            self.no_list(at, name);
            return None;
        };
        self.holes.used.insert(Slot::Param(position));
        if params.list(position).is_some() {
            return Some(position);
        }
        let message = say!("`{name}` is no list", "`{name}` 不是列表");
        let finding = self.finding(&param::outside_list::RULE, at, message).help(list_of(name));
        self.tell(at, finding);
        None
    }
}

const AND_HERE: Words = Words::new("and here", "此处也是");
const OWN_DEFINITION: Words = Words::new(
    "write the name out: each template is its own definition, since its values are its own",
    "写出完整的名称：每个模板的参数不同，因此各写一个消息定义",
);
const JOIN_FIRST: Words = Words::new(
    "lists have one level: the sender joins the inner list into a text first",
    "列表只有一层：内层列表由发送方先合并成文本",
);
