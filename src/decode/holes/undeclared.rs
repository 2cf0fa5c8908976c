//! Names that no hole here can say: what they most likely mean, and how it is written.

use super::unused::words_of;
use super::{AND_HERE, MOST_PLACES};
use crate::decode::Cx;
use crate::decode::cursor::At;
use crate::decode::meant::FOR_EACH_IS_NAME;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place};
use crate::rules::param;
use crate::text::phrase::say;
use crate::text::suggest::nearest;
use crate::text::{Phrase, Span, Words, budget, placeholder, visible};
use crate::tree::Value;
use std::ops::Range;

/// Among more names than these, none is looked for that a misspelt one means.
const MOST_NAMES: usize = 1000;

/// Signs that part keys and values, or are taken for such.
const PARTS: [char; 9] = [':', '：', ',', '，', '、', ';', '；', '"', '\''];

/// What a name that no hole here can say was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
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
pub(super) struct Strange {
    name: String,
    /// Whether it is the name of a field that lacks its `item.`.
    bare: bool,
    pub(super) meant: Option<String>,
    /// Which of the findings says so, if it is told.
    finding: Option<usize>,
}

impl Cx<'_, '_> {
    /// Tells a name that is not declared, at its first place; its fix changes all of them.
    pub(super) fn undeclared(&mut self, at: &At<'_>, name: &str, scope: Scope, written: &Range<usize>) {
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

    pub(super) fn outside_list(&mut self, at: &At<'_>, name: &str, written: &Range<usize>) {
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

    /// Tells a list that is not declared.
    pub(super) fn no_list(&mut self, at: &At<'_>, name: &str) {
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
        // What was taken for the name of a list may be an object for want of a sign: that is not replaced by a word of it.
        let meant = self.holes.strange[strange].meant.as_ref().filter(|_| !name.contains(PARTS));
        let edit = meant.and_then(|meant| {
            let edits = self.room().respell(self.tree.node(at.node?), meant)?;
            <[Edit; 1]>::try_from(edits).ok()
        });
        let place = (at.pointer(), at.span(self.tree));
        self.rename_too(strange, edit.map(|[edit]| edit), known.map(|_| place));
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
pub(super) fn list_of(name: &str) -> Phrase {
    say!(
        "a list is declared as `{name}: {{list: {{min: 1, max: 9}}, item: {{id: {{max_chars: 24, unique: true}}}}}}` under `params`",
        "列表在 `params` 之下声明，写法是 `{name}: {{list: {{min: 1, max: 9}}, item: {{id: {{max_chars: 24, unique: true}}}}}}`"
    )
}

const IN_ELEMENT: Words = Words::new(
    "a row, section, card, reply or quick reply with `for_each: LIST` stands there once per item, and `{{item.FIELD}}` in it takes the item's value",
    "行、版块、图卡、回复按钮和快速回复按钮可以写 `for_each: LIST`，每一项生成一个，其中的 `{{item.FIELD}}` 取该项的值",
);
