//! Holes: texts of a definition that values fill, and elements that are repeated for the items of a list.

use super::cursor::At;
use super::fields::Fields;
use super::meant::{FOR_EACH, FOR_EACH_IS_NAME};
use super::{Cx, Unquoted};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place, Severity};
use crate::params::declared::Spot;
use crate::params::pieces::{self, Pieces, Slot};
use crate::params::written::{Repeat, Written};
use crate::rules::{param, shape, syntax};
use crate::text::phrase::say;
use crate::text::placeholder::{self, Hole, Token};
use crate::text::suggest::nearest;
use crate::text::{Phrase, Span, Words, budget, visible};
use crate::tree::{NodeId, Style, Value};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

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

/// Among more names than these, none is looked for that a misspelt one means.
const MOST_NAMES: usize = 1000;

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

/// What a name that no hole here can say was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// A parameter.
    Param,
    /// A parameter, where the items of the list around have a field of the name.
    Bare(usize),
    /// A field of the list around, behind `item.`.
    Field(usize),
    /// A field of an item where no list is around, while a parameter has the name.
    Outside,
}

/// A name that is not declared.
struct Strange {
    name: String,
    /// Whether it is the name of a field that lacks its `item.`.
    bare: bool,
    meant: Option<String>,
    /// Which of the findings says so, if it is told.
    finding: Option<usize>,
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
    fn finding_in(
        &self,
        rule: &crate::diagnostic::Rule,
        at: &At<'_>,
        part: &Range<usize>,
        message: Phrase,
    ) -> Diagnostic {
        let span = at.node.map_or_else(|| at.span(self.tree), |id| self.part(id, part.clone()));
        Diagnostic::in_text(rule, at.pointer(), span, message)
    }

    /// The name that a wrong one most likely means, of a parameter or of a field of a list.
    fn meant(&self, name: &str, scope: Scope) -> Option<String> {
        let params = &self.holes.written.params;
        let field = name.strip_prefix("item.").unwrap_or(name);
        match scope {
            // A list fills no text.
            Scope::Param => {
                let values = params.iter().take(MOST_NAMES).enumerate().filter(|(at, _)| params.list(*at).is_none());
                nearest(name, values.map(|(_, param)| &*param.name)).map(str::to_owned)
            }
            Scope::Bare(_) => Some(format!("item.{name}")),
            Scope::Field(list) => {
                let fields = params.list(list)?.fields.iter().take(MOST_NAMES);
                nearest(field, fields.map(|field| &*field.name)).map(|name| format!("item.{name}"))
            }
            Scope::Outside => Some(field.to_owned()),
        }
    }

    /// What is said about a name that no hole here can say, and how it would be said.
    fn strange(&self, at: &At<'_>, name: &str, scope: Scope, written: &Range<usize>) -> (Diagnostic, Phrase) {
        let undeclared = || say!("`{{{{{name}}}}}` is not declared", "`{{{{{name}}}}}` 没有声明");
        let (rule, message, help) = match scope {
            Scope::Param | Scope::Field(_) => (&param::undeclared::RULE, undeclared(), declaration_of(name)),
            Scope::Bare(list) => {
                let list = &self.holes.written.params.at(list).name;
                let help = say!(
                    "`{name}` is a field of `{list}`: where `for_each` repeats an element, it is `{{{{item.{name}}}}}`",
                    "`{name}` 是 `{list}` 的字段：在 `for_each` 重复的元素中写成 `{{{{item.{name}}}}}`"
                );
                (&param::undeclared::RULE, undeclared(), help)
            }
            Scope::Outside => {
                let own = name.strip_prefix("item.").unwrap_or(name);
                let help = say!(
                    "`{own}` is a parameter, and `item.` is for the fields of a list's items: write `{{{{{own}}}}}`",
                    "`{own}` 是参数，`item.` 只用于列表项的字段：写成 `{{{{{own}}}}}`"
                );
                (&param::outside_list::RULE, no_element(name), help)
            }
        };
        (self.finding_in(rule, at, written, message), help)
    }

    /// Tells a name that is not declared, at its first place; its fix changes all of them.
    fn undeclared(&mut self, at: &At<'_>, name: &str, scope: Scope, written: &Range<usize>) {
        if self.holes.is_bad(name) {
            return;
        }
        let bare = matches!(scope, Scope::Bare(_));
        let known = self.holes.strange.iter().position(|strange| strange.name == name && strange.bare == bare);
        let meant = match known {
            Some(known) => self.holes.strange[known].meant.clone(),
            // So many names were told that no more are.
            None if self.holes.strange.len() >= budget::FINDINGS => return,
            None => self.meant(name, scope),
        };
        if self.tells_unquoted(at, || (quote_and_declare(name, meant.as_deref()), meant.clone())) {
            if known.is_none() {
                self.holes.strange.push(Strange { name: name.to_owned(), bare, meant, finding: None });
            }
            return;
        }
        let strange = known.unwrap_or_else(|| {
            let (finding, help) = self.strange(at, name, scope, written);
            let strange = self.tell_strange(at, name, meant, finding, help);
            self.holes.strange[strange].bare = bare;
            strange
        });
        let edit = self.holes.strange[strange].meant.as_ref().and_then(|meant| self.renamed(at, name, meant, written));
        let place = at.node.map(|id| (at.pointer(), self.part(id, written.clone())));
        self.rename_too(strange, edit, place.filter(|_| known.is_some()));
    }

    /// Tells a name that is not declared. Returns its position among such names.
    fn tell_strange(
        &mut self,
        at: &At<'_>,
        name: &str,
        meant: Option<String>,
        finding: Diagnostic,
        declare: Phrase,
    ) -> usize {
        let finding = match &meant {
            Some(meant) => finding.did_you_mean(meant).help(declare),
            None => finding.label(Words::new("unknown name", "未知的名称")).help(declare),
        };
        let before = self.findings.len();
        self.tell(at, finding);
        let finding = (self.findings.len() > before).then_some(before);
        self.holes.strange.push(Strange { name: name.to_owned(), bare: false, meant, finding });
        self.holes.strange.len() - 1
    }

    /// Adds a place to the finding about a name that is not declared, and to its fix; takes the fix away where the
    /// place cannot be changed.
    fn rename_too(&mut self, strange: usize, edit: Option<Edit>, also: Option<(String, Span)>) {
        let Strange { meant: Some(meant), finding: Some(finding), .. } = &self.holes.strange[strange] else { return };
        let is_first = self.holes.places.insert(strange);
        let finding = &mut self.findings[*finding];
        if finding.related.len() >= MOST_PLACES {
            finding.fix = None;
            return;
        }
        if let Some((pointer, span)) = also {
            let place = Place::Text { pointer, span };
            finding.related.push(Label { place, text: AND_HERE.into() });
        }
        match (edit, &mut finding.fix) {
            (Some(edit), None) if is_first => {
                let title = say!("write `{meant}`", "写成 `{meant}`");
                finding.fix = Some(Fix { title, safe: false, edits: vec![edit] });
            }
            (Some(edit), Some(fix)) => {
                if !fix.edits.contains(&edit) {
                    fix.edits.push(edit);
                    fix.edits.sort_by_key(|edit| edit.span);
                }
            }
            _ => finding.fix = None,
        }
    }

    /// The change of a hole's name, where the source writes it as it is.
    fn renamed(&self, at: &At<'_>, name: &str, meant: &str, written: &Range<usize>) -> Option<Edit> {
        let id = at.node?;
        let Value::String(text) = &self.tree.node(id).value else { return None };
        let start = written.start + text[written.clone()].find(name)?;
        let span = self.part(id, start..start + name.len());
        (self.source.slice(span) == name).then(|| Edit { span, text: meant.to_owned() })
    }

    fn outside_list(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) {
        let params = &self.holes.written.params;
        if params.position(name).is_some_and(|at| params.list(at).is_none()) {
            return self.undeclared(at, &format!("item.{name}"), Scope::Outside, written);
        }
        let mut lists = params.iter().take(MOST_NAMES).enumerate();
        let with_field = |at: usize| params.list(at).is_some_and(|items| items.fields.position(name).is_some());
        let help = match lists.find(|(at, _)| with_field(*at)).map(|(_, param)| &param.name) {
            Some(list) => say!(
                "`{name}` is a field of `{list}`: it stands in a row, section, card, reply or quick reply with `for_each: {list}`; for one text of all items, the sender joins them first",
                "`{name}` 是 `{list}` 的字段：写在带 `for_each: {list}` 的行、版块、图卡、回复按钮或快速回复按钮中；要把所有项写成一段文本，由发送方先合并"
            ),
            None => IN_ELEMENT.into(),
        };
        let message = no_element(&format!("item.{name}"));
        let finding = self.finding_in(&param::outside_list::RULE, at, written, message).help(help);
        self.tell(at, finding);
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

    /// Tells braces that are no whole holes: those that are written alike are one mistake.
    fn all_broken(&mut self, at: &At<'_>, text: &str, broken: Vec<Range<usize>>) {
        let mut told: Vec<(Range<usize>, Vec<Range<usize>>)> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for written in broken {
            match known.get(&text[written.clone()]) {
                Some(&at) if told[at].1.len() < MOST_PLACES => told[at].1.push(written),
                None if told.len() < budget::FINDINGS => {
                    known.insert(&text[written.clone()], told.len());
                    told.push((written, Vec::new()));
                }
                _ => {}
            }
        }
        for (first, also) in told {
            self.broken_braces(at, &text[first.clone()], first, &also);
        }
    }

    fn broken_braces(&mut self, at: &At<'_>, text: &str, written: Range<usize>, also: &[Range<usize>]) {
        let name = text.trim_start_matches('{').trim_end_matches('}').trim();
        if self.holes.is_bad(name) {
            return;
        }
        let meant = self.dotted(name).unwrap_or_else(|| shape::reserved_braces::meant(text).into());
        let quote = || say!("put the whole text in quotes; {meant}", "用引号括住整段文本；{meant}"; meant = &meant);
        if self.tells_unquoted(at, || (quote(), None)) {
            return;
        }
        let found = visible(text);
        let message = say!("`{found}` is no whole hole", "`{found}` 不是完整的参数");
        let finding = self
            .finding_in(&shape::reserved_braces::RULE, at, &written, message)
            .label(Words::new("write `{{{{` for a literal `{{`", "要显示 `{{`，写成 `{{{{`"))
            .help(meant);
        let places: Vec<_> = at.node.map_or_else(Vec::new, |id| {
            let parts: Vec<_> = also.iter().map(|part| Span::new(part.start, part.end)).collect();
            self.tree.part_spans(self.source, id, &parts)
        });
        let also = |finding: Diagnostic, place| finding.related_text(at.pointer(), place, AND_HERE);
        self.tell(at, places.into_iter().fold(finding, also));
    }

    /// What to write for `list.field`.
    fn dotted(&self, name: &str) -> Option<Phrase> {
        let (list, field) = name.split_once('.')?;
        let params = &self.holes.written.params;
        params.list(params.position(list)?)?.fields.position(field)?;
        Some(say!(
            "`{list}` is a list: in an element with `for_each: {list}`, write `{{{{item.{field}}}}}`",
            "`{list}` 是列表：在带 `for_each: {list}` 的元素中写 `{{{{item.{field}}}}}`"
        ))
    }

    /// Tells what would be holes of this definition, were their braces not full-width. Returns whether there are any.
    fn tells_alike(&mut self, at: &At<'_>, text: &str) -> bool {
        let slots = placeholder::alike(text).filter_map(|(hole, part)| Some((self.slot(hole)?, hole, part)));
        let all: Vec<_> = slots.collect();
        let Some((_, _, first)) = all.first() else { return false };
        let meant: Vec<_> = all.iter().map(|(_, hole, _)| hole.to_string()).collect();
        let parts: Vec<_> = all.iter().map(|(.., part)| Span::new(part.start, part.end)).collect();
        let (shown, write) = (&text[first.clone()], &meant[0]);
        let message = say!("`{shown}` has full-width braces and is no hole", "`{shown}` 用了全角花括号，不是参数");
        let finding = self
            .finding_in(&syntax::confusable::RULE, at, first, message)
            .label(Words::new("full-width braces", "全角花括号"))
            .help(say!("write `{write}`", "写成 `{write}`"));
        let places = at.node.map_or_else(Vec::new, |id| self.tree.part_spans(self.source, id, &parts));
        let edits = parts.iter().zip(&meant).map(|(part, meant)| Edit { span: *part, text: meant.clone() });
        let edits: Vec<_> = edits.collect();
        let edits = at.node.and_then(|id| self.room().cut(self.tree.node(id), &edits, &places));
        let title = say!("write `{write}`", "写成 `{write}`");
        let finding = finding.fix(edits.map(|edits| Fix { title, safe: false, edits }));
        let also = |finding: Diagnostic, place| finding.related_text(at.pointer(), place, AND_HERE);
        let finding = places.into_iter().skip(1).take(MOST_PLACES).fold(finding, also);
        self.holes.used.extend(all.iter().map(|(slot, ..)| *slot));
        self.refuse(at, finding);
        true
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

    /// Tells a list that is not declared.
    fn no_list(&mut self, at: &At<'_>, name: &str) {
        if self.holes.is_bad(name) {
            return;
        }
        let known = self.holes.strange.iter().position(|strange| strange.name == name);
        if known.is_none() && self.holes.strange.len() >= budget::FINDINGS {
            return;
        }
        let params = &self.holes.written.params;
        let lists = params.iter().enumerate().filter(|(at, _)| params.list(*at).is_some());
        let lists: Vec<&str> = lists.take(MOST_NAMES).map(|(_, param)| &*param.name).collect();
        let words = |list: &&str| words_of(name).any(|word| word == *list);
        let meant = lists.iter().copied().find(words).or_else(|| nearest(name, lists.iter().copied()));
        let meant = meant.map(str::to_owned);
        if self.tells_unquoted(at, || (FOR_EACH_IS_NAME.into(), meant.clone())) {
            return self.holes.strange.push(Strange { name: name.to_owned(), bare: false, meant, finding: None });
        }
        let shown = visible(name);
        let message = say!("the list `{shown}` is not declared", "列表 `{shown}` 没有声明");
        let finding = self.finding(&param::undeclared::RULE, at, message);
        let strange = known.unwrap_or_else(|| {
            let declare = if placeholder::is_name(name) { list_of(name) } else { FOR_EACH_IS_NAME.into() };
            self.tell_strange(at, name, meant, finding, declare)
        });
        let edit = self.holes.strange[strange].meant.as_ref().and_then(|meant| {
            let edits = self.room().respell(self.tree.node(at.node?), meant)?;
            <[Edit; 1]>::try_from(edits).ok()
        });
        let place = (at.pointer(), at.span(self.tree));
        self.rename_too(strange, edit.map(|[edit]| edit), known.map(|_| place));
    }

    /// Tells the parameters that no hole takes.
    pub(super) fn tell_unused(&mut self, params: &At<'_>, document: &At<'_>) {
        let near = |name: &str| self.holes.strange.iter().any(|strange| strange.meant.as_deref() == Some(name));
        let mut unused: Vec<(String, Spot)> = Vec::new();
        for (position, param) in self.holes.written.params.iter().enumerate() {
            if !self.holes.used.contains(&Slot::Param(position)) {
                let is_list = self.holes.written.params.list(position).is_some();
                let told = near(&param.name) || (is_list && self.holes.misplaced);
                if !told {
                    unused.push((param.name.clone(), param.spot.clone()));
                }
                continue;
            }
            let Some(items) = self.holes.written.params.list(position).filter(|_| !self.holes.vague) else { continue };
            for (at, field) in items.fields.iter().enumerate() {
                let name = format!("item.{}", field.name);
                if !self.holes.used.contains(&Slot::Field { list: position, field: at }) && !near(&name) {
                    unused.push((name, field.spot.clone()));
                }
            }
        }
        if unused.is_empty() {
            return;
        }
        // Where anything is refused, there may be texts that nobody read.
        let refused = self.findings.iter().any(|finding| finding.severity == Severity::Error);
        let said = self.names_said(document, refused);
        unused.retain(|(name, _)| !said.contains(&**name));
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

impl Cx<'_, '_> {
    /// The names in all that looks like a hole where no value could be read, and, if asked for, in every text that
    /// values may fill.
    fn names_said(&self, document: &At<'_>, in_texts: bool) -> HashSet<&str> {
        let mut said = HashSet::new();
        let (mut seen, tree) = (HashSet::new(), self.tree);
        let entries = document.node.map_or(&[][..], |id| tree.entries(id));
        let filled = entries.iter().filter(|entry| !["params", "description"].contains(&&*entry.key));
        let mut next: Vec<NodeId> = filled.map(|entry| entry.value).collect();
        while let Some(id) = next.pop() {
            if !seen.insert(id) {
                continue;
            }
            let lists = tree.entries(id).iter().filter(|entry| entry.key == FOR_EACH);
            said.extend(lists.flat_map(|entry| words_of(self.source.slice(tree.node(entry.value).span))));
            match &tree.node(id).value {
                Value::String(text) if in_texts => said.extend(names_in(text)),
                Value::Broken => said.extend(names_in(self.source.slice(tree.node(id).span))),
                Value::Mapping(_) => next.extend(tree.entries(id).iter().map(|entry| entry.value)),
                Value::Sequence(_) => next.extend(tree.items(id).iter().map(|item| item.node)),
                _ => {}
            }
        }
        said
    }
}

/// The words that may be names in what stands where a list is named.
fn words_of(written: &str) -> impl Iterator<Item = &str> {
    written.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The names in all that looks like a hole in a text.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    placeholder::tokens(text).flat_map(move |token| {
        let hole = match token {
            Token::Text(..) => "",
            Token::Hole(_, written) => &text[written],
            Token::Broken(written) => text[written.start..].split_inclusive("}}").next().unwrap_or_default(),
        };
        hole.split(['{', '}', ' ', '|']).filter(|name| !name.is_empty())
    })
}

/// What to do about a text without quotes that names what is not declared.
fn quote_and_declare(name: &str, meant: Option<&str>) -> Phrase {
    match meant {
        Some(meant) => say!(
            "put the whole text in quotes, and write `{meant}`: `{name}` is not declared",
            "用引号括住整段文本，并改成 `{meant}`：`{name}` 没有声明"
        ),
        None => say!(
            "put the whole text in quotes, and declare `{name}` under `params`",
            "用引号括住整段文本，并在 `params` 中声明 `{name}`"
        ),
    }
}

/// What is wrong with a field of an item where none is.
fn no_element(name: &str) -> Phrase {
    say!("`{{{{{name}}}}}` stands in no element with `for_each`", "`{{{{{name}}}}}` 不在带 `for_each` 的元素中")
}

/// What would declare a name that a hole says.
fn declaration_of(name: &str) -> Phrase {
    match name.strip_prefix("item.") {
        Some(field) => say!(
            "to declare it, write `{field}: {{max_chars: 24, example: fern}}` under the list's `item`",
            "要声明它，在列表的 `item` 之下写 `{field}: {{max_chars: 24, example: fern}}`"
        ),
        None => say!(
            "to declare it, write `{name}: {{max_chars: 24, example: Wei}}` under `params`",
            "要声明它，在 `params` 之下写 `{name}: {{max_chars: 24, example: Wei}}`"
        ),
    }
}

/// How a list is declared.
fn list_of(name: &str) -> Phrase {
    say!(
        "a list is declared as `{name}: {{list: {{min: 1, max: 9}}, item: {{id: {{max_chars: 24, unique: true}}}}}}` under `params`",
        "列表在 `params` 之下声明，写法是 `{name}: {{list: {{min: 1, max: 9}}, item: {{id: {{max_chars: 24, unique: true}}}}}}`"
    )
}

const AND_HERE: Words = Words::new("and here", "此处也是");
const IN_ELEMENT: Words = Words::new(
    "a row, section, card, reply or quick reply with `for_each: LIST` stands there once per item, and `{{item.FIELD}}` in it takes the item's value",
    "行、版块、图卡、回复按钮和快速回复按钮可以写 `for_each: LIST`，每一项生成一个，其中的 `{{item.FIELD}}` 取该项的值",
);
const OWN_DEFINITION: Words = Words::new(
    "write the name out: each template is its own definition, since its values are its own",
    "写出完整的名称：每个模板的参数不同，因此各写一个消息定义",
);
const JOIN_FIRST: Words = Words::new(
    "lists have one level: the sender joins the inner list into a text first",
    "列表只有一层：内层列表由发送方先合并成文本",
);
