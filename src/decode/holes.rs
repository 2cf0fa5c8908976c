//! Holes: texts of a definition that values fill, and elements that are repeated for the items of a list.

use super::Cx;
use super::cursor::At;
use super::fields::Fields;
use super::meant::FOR_EACH;
use crate::diagnostic::Diagnostic;
use crate::params::declared::Spot;
use crate::params::pieces::{Pieces, Place, Slot};
use crate::params::written::{Repeat, Written};
use crate::rules::{param, shape};
use crate::text::phrase::say;
use crate::text::placeholder::{self, Hole, Token};
use crate::text::suggest::nearest;
use crate::text::{Words, visible};
use crate::tree::Style;
use std::collections::HashSet;
use std::ops::Range;

/// What is known of the holes of the document that is read.
#[derive(Default)]
pub(super) struct Holes {
    pub(super) written: Written,
    /// The list for whose items the element around the place is repeated.
    around: Option<Around>,
    /// What some hole takes.
    used: HashSet<Slot>,
    /// Names that are not declared, each where it first stands.
    strange: Vec<Strange>,
    /// Names that are none, which was told.
    pub(super) bad_names: Vec<String>,
}

/// What an element that is repeated stands for.
#[derive(Clone, Copy)]
enum Around {
    /// The list at a position among the parameters.
    List(usize),
    /// None, which was told.
    Nothing,
}

/// A name that is not declared.
struct Strange {
    name: String,
    meant: Option<String>,
}

impl Cx<'_, '_> {
    /// A text of a definition as it will be sent, its holes filled with examples: a block scalar's trailing line
    /// breaks are nobody's intention, `{{{{` is a literal `{{`.
    pub(super) fn sent(&mut self, at: &At<'_>, text: &str, style: Style, place: Place) -> String {
        let block = matches!(style, Style::Literal | Style::Folded);
        let text = if block { text.trim_end_matches(['\n', '\r']) } else { text };
        if placeholder::has_braces(text) { self.with_holes(at, text, place) } else { text.to_owned() }
    }

    /// A text with braces, filled with examples.
    fn with_holes(&mut self, at: &At<'_>, text: &str, place: Place) -> String {
        let mut pieces = Pieces::new(place, at.node.map_or(0, |id| id.0));
        let mut sound = true;
        for token in placeholder::tokens(text) {
            match token {
                Token::Text(sent, written) => pieces.add_text(sent, written),
                Token::Hole(hole, written) => self.add_hole(at, hole, written, &mut pieces),
                Token::Broken(written) => {
                    if sound {
                        self.broken_braces(at, &text[written.clone()], written);
                    }
                    sound = false;
                }
            }
        }
        if !sound {
            self.poison(at);
            return String::new();
        }
        let filled = pieces.with_examples();
        if pieces.holes().next().is_some() {
            self.holes.written.add_text(at.path().0, pieces);
        }
        filled
    }

    fn add_hole(&mut self, at: &At<'_>, hole: Hole<'_>, written: Range<usize>, pieces: &mut Pieces) {
        let slot = if hole.of_item { self.field(at, hole.name, &written) } else { self.param(at, hole.name, &written) };
        let params = &self.holes.written.params;
        let declaration = slot.and_then(|slot| slot.declaration(params));
        let example = declaration.map_or_else(|| "x".into(), |declaration| declaration.stand_in());
        pieces.add_hole(slot, written, &example, params);
        self.holes.used.extend(slot);
    }

    /// The parameter that a hole names.
    fn param(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) -> Option<Slot> {
        let params = &self.holes.written.params;
        let Some(position) = params.position(name) else {
            let meant = nearest(name, params.iter().map(|param| &*param.name)).map(str::to_owned);
            self.undeclared(at, name, meant, written);
            return None;
        };
        if params.list(position).is_some() {
            self.holes.used.insert(Slot::Param(position));
            self.list_in_text(at, name, written);
            return None;
        }
        Some(Slot::Param(position))
    }

    /// The field of an item that a hole names.
    fn field(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) -> Option<Slot> {
        let list = match self.holes.around {
            Some(Around::List(list)) => list,
            Some(Around::Nothing) => return None,
            None => {
                self.outside_list(at, name, written);
                return None;
            }
        };
        let fields = &self.holes.written.params.list(list)?.fields;
        let Some(field) = fields.position(name) else {
            let meant = nearest(name, fields.iter().map(|field| &*field.name)).map(|name| format!("item.{name}"));
            self.undeclared(at, &format!("item.{name}"), meant, written);
            return None;
        };
        Some(Slot::Field { list, field })
    }

    /// A finding about some bytes of the text at a place.
    fn finding_in(
        &self,
        rule: &crate::diagnostic::Rule,
        at: &At<'_>,
        part: &Range<usize>,
        message: crate::text::Phrase,
    ) -> Diagnostic {
        let span = at.node.map_or_else(|| at.span(self.tree), |id| self.part(id, part.clone()));
        Diagnostic::in_text(rule, at.pointer(), span, message)
    }

    fn undeclared(&mut self, at: &At<'_>, name: &str, meant: Option<String>, written: &Range<usize>) {
        let known = self.holes.strange.iter().any(|strange| strange.name == name);
        if known || self.holes.bad_names.iter().any(|bad| bad == name) {
            return;
        }
        let message = say!("`{{{{{name}}}}}` is not declared", "`{{{{{name}}}}}` 没有声明");
        let finding = self.finding_in(&param::undeclared::RULE, at, written, message);
        let finding = match &meant {
            Some(meant) => finding.did_you_mean(meant),
            None => finding.label(Words::new("declare it under `params`", "在 `params` 中声明")),
        };
        self.holes.strange.push(Strange { name: name.to_owned(), meant });
        self.tell(at, finding);
    }

    fn outside_list(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) {
        let message = say!(
            "`{{{{item.{name}}}}}` stands in no element with `for_each`",
            "`{{{{item.{name}}}}}` 不在带 `for_each` 的元素中"
        );
        let finding = self.finding_in(&param::outside_list::RULE, at, written, message).help(IN_ELEMENT);
        self.tell(at, finding);
    }

    fn list_in_text(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) {
        let message = say!("`{name}` is a list, a text takes one value", "`{name}` 是列表，文本中只能填一个值");
        let finding = self.finding_in(&param::outside_list::RULE, at, written, message).help(IN_ELEMENT);
        self.tell(at, finding);
    }

    fn broken_braces(&mut self, at: &At<'_>, text: &str, written: Range<usize>) {
        let found = visible(text);
        let message = say!("`{found}` is no whole hole", "`{found}` 不是完整的参数");
        let finding = self
            .finding_in(&shape::reserved_braces::RULE, at, &written, message)
            .label(Words::new("write `{{{{` for a literal `{{`", "要显示 `{{`，写成 `{{{{`"))
            .help(shape::reserved_braces::meant(text));
        self.tell(at, finding);
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
            let lists = params.iter().enumerate().filter(|(at, _)| params.list(*at).is_some());
            let meant = nearest(name, lists.map(|(_, param)| &*param.name)).map(str::to_owned);
            let shown = visible(name);
            let message = say!("the list `{shown}` is not declared", "列表 `{shown}` 没有声明");
            let finding = self.finding(&param::undeclared::RULE, at, message);
            let finding = match &meant {
                Some(meant) => finding.did_you_mean(meant),
                None => finding.label(Words::new("declare it under `params`", "在 `params` 中声明")),
            };
            self.holes.strange.push(Strange { name: name.to_owned(), meant });
            self.tell(at, finding);
            return None;
        };
        self.holes.used.insert(Slot::Param(position));
        if params.list(position).is_some() {
            return Some(position);
        }
        let message = say!("`{name}` is no list", "`{name}` 不是列表");
        let finding = self.finding(&param::outside_list::RULE, at, message).help(IN_ELEMENT);
        self.tell(at, finding);
        None
    }

    /// Tells the parameters that no hole takes.
    pub(super) fn tell_unused(&mut self, params: &At<'_>) {
        let near = |name: &str| self.holes.strange.iter().any(|strange| strange.meant.as_deref() == Some(name));
        let mut unused: Vec<(String, Spot)> = Vec::new();
        for (position, param) in self.holes.written.params.iter().enumerate() {
            if !self.holes.used.contains(&Slot::Param(position)) {
                if !near(&param.name) {
                    unused.push((param.name.clone(), param.spot.clone()));
                }
                continue;
            }
            let Some(items) = self.holes.written.params.list(position) else { continue };
            for (at, field) in items.fields.iter().enumerate() {
                let name = format!("item.{}", field.name);
                if !self.holes.used.contains(&Slot::Field { list: position, field: at }) && !near(&name) {
                    unused.push((name, field.spot.clone()));
                }
            }
        }
        for (name, Spot { pointer, span }) in unused {
            let message = say!("`{name}` is never used", "`{name}` 没有使用");
            let finding = Diagnostic::in_text(&param::unused::RULE, pointer, span, message).help(say!(
                "write `{{{{{name}}}}}` where it belongs, or remove it",
                "在需要的位置写 `{{{{{name}}}}}`，或删除此参数"
            ));
            self.tell(params, finding);
        }
    }
}

const IN_ELEMENT: Words = Words::new(
    "a row, section, card, reply or quick reply with `for_each: LIST` stands there once per item, and `{{item.FIELD}}` in it takes the item's value",
    "行、版块、图卡、回复按钮和快速回复按钮可以写 `for_each: LIST`，每一项生成一个，其中的 `{{item.FIELD}}` 取该项的值",
);
const JOIN_FIRST: Words = Words::new(
    "lists have one level: the sender joins the inner list into a text first",
    "列表只有一层：内层列表由发送方先合并成文本",
);
