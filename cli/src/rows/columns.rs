//! Which column of a table fills what.

use super::job::{Named, Settings};
use std::collections::{HashMap, HashSet};
use waml::params::{Field, Items, ParamKind, Value, Values};
use waml::text::suggest::nearest;
use waml::text::{Phrase, Words, visible};
use waml::{Definition, say};

/// The column that names the definition of each row.
pub(super) const DEFINITION: &str = "definition";

/// The column of the recipient.
pub(super) const TO: &str = "to";

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    /// The column that names the definition.
    pub(super) definition: Option<usize>,
    /// What fills each definition.
    pub(super) of: Vec<Takes>,
}

/// What fills one definition.
#[derive(Debug)]
pub(super) struct Takes {
    /// In the order of the declarations.
    pub(super) params: Vec<Take>,
    pub(super) to: Option<usize>,
    /// Columns that another definition has, and this one has not.
    pub(super) foreign: Vec<usize>,
}

#[derive(Debug)]
pub(super) enum Take {
    One {
        name: String,
        column: Option<usize>,
    },
    /// For each item that has columns, the column of each field.
    Items {
        name: String,
        fields: Vec<String>,
        items: Vec<Vec<Option<usize>>>,
    },
}

/// What is wrong with a header.
#[derive(Debug)]
pub(super) struct HeaderFault {
    pub(super) code: &'static str,
    pub(super) message: Phrase,
    pub(super) help: Option<Phrase>,
    /// The column that was meant, which is not told to be missing then.
    meant: Option<String>,
}

impl HeaderFault {
    fn new(code: &'static str, message: Phrase) -> Self {
        Self { code, message, help: None, meant: None }
    }

    fn help(self, help: Phrase) -> Self {
        Self { help: Some(help), ..self }
    }
}

impl Columns {
    /// What the columns of a header fill.
    ///
    /// # Errors
    /// All that is wrong with them, each column once.
    pub(super) fn of(names: Vec<String>, all: &[Named], settings: &Settings) -> Result<Self, Vec<HeaderFault>> {
        if let Some(fault) = spreadsheet_line(&names).or_else(|| one_column(&names, all)) {
            return Err(vec![fault]);
        }
        let mut faults = Vec::new();
        let mut times: HashMap<&str, usize> = HashMap::with_capacity(names.len());
        for (name, at) in names.iter().zip(1..) {
            let times = times.entry(name).or_default();
            *times += 1;
            match *times {
                1 if name.is_empty() => faults.extend(nameless(at, settings)),
                1 => faults.extend(strange(name, all, settings)),
                // One that is taken by nothing was told.
                2 if !name.is_empty() && strange(name, all, settings).is_none() => faults.push(twice(name)),
                _ => {}
            }
        }
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        let definition = find(DEFINITION);
        if all.len() > 1 && definition.is_none() {
            faults.push(no_definition(all));
        }
        let of: Vec<_> = all.iter().map(|one| Takes::of(&one.definition, &names, settings)).collect();
        missing(all, &of, &mut faults);
        if faults.is_empty() { Ok(Self { names, definition, of }) } else { Err(faults) }
    }
}

fn twice(name: &str) -> HeaderFault {
    let shown = visible(name);
    HeaderFault::new("data/twice", say!("two columns are called `{shown}`", "有两列都名为 `{shown}`"))
}

/// A column without a name, as a delimiter at the end of the header makes one.
fn nameless(at: usize, settings: &Settings) -> Option<HeaderFault> {
    let fault = HeaderFault::new("data/unknown", say!("column {at} has no name", "第 {at} 列没有名称"));
    let help = Words::new(
        "take it out, or leave it out with --ignore-columns; a delimiter at the end of a line begins one more column",
        "删除该列，或用 --ignore-columns 忽略；行末的分隔符会多出一列",
    );
    (!settings.ignore_columns).then(|| fault.help(help.into()))
}

/// The line in which some spreadsheets are told the delimiter: no header.
fn spreadsheet_line(names: &[String]) -> Option<HeaderFault> {
    let (first, rest) = names.split_first()?;
    let sign = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &first[4..])?;
    if sign.chars().count() > 1 || rest.iter().any(|name| !name.is_empty()) {
        return None;
    }
    let shown = visible(first);
    let message = say!("the first line is `{shown}`, no header", "第一行是 `{shown}`，不是标题行");
    let help = match sign {
        "" | "," => Words::new("delete that line", "删除这一行").into(),
        _ => {
            let written = written(sign);
            say!("delete that line and say --delimiter {written}", "删除这一行，并加上 --delimiter {written}")
        }
    };
    Some(HeaderFault::new("data/unknown", message).help(help))
}

/// A delimiter as it is written on a command line.
fn written(sign: &str) -> String {
    if sign == "\t" { "'\\t'".to_owned() } else { format!("'{sign}'") }
}

fn no_definition(all: &[Named]) -> HeaderFault {
    let count = all.len();
    HeaderFault::new(
        "data/missing",
        say!(
            "there are {count} definitions, and no column `{DEFINITION}`",
            "共有 {count} 个消息定义，但没有 `{DEFINITION}` 列"
        ),
    )
    .help(say!(
        "say in a column `{DEFINITION}` which one a row is for, or name one with FILE#NAME",
        "用 `{DEFINITION}` 列指定每行所用的消息定义，或用 FILE#NAME 只指定一个"
    ))
}

/// A header of one column that holds what stands between columns elsewhere.
fn one_column(names: &[String], all: &[Named]) -> Option<HeaderFault> {
    let [name] = names else { return None };
    let sign = [";", "\t", "|", ","].into_iter().find(|sign| name.contains(sign))?;
    if all.iter().any(|one| takes(&one.definition, name)) {
        return None;
    }
    let (written, shown) = (written(sign), visible(name));
    let fault =
        HeaderFault::new("data/unknown", say!("the only column is called `{shown}`", "唯一的一列名为 `{shown}`"));
    Some(fault.help(say!(
        "where cells are divided by {written}, say --delimiter {written}",
        "如果单元格用 {written} 分隔，请加上 --delimiter {written}"
    )))
}

/// Whether a column fills a definition.
fn takes(definition: &Definition, name: &str) -> bool {
    match name.split_once('.') {
        None => match definition.params().get(name).map(|param| &param.kind) {
            Some(ParamKind::Value(_)) => true,
            Some(ParamKind::List(_)) => false,
            None => name == TO && definition.takes_recipient(),
        },
        Some(_) => place(definition, name).is_some(),
    }
}

/// The list, the position of the item and the field that a column `plants.0.id` names.
fn place<'d>(definition: &'d Definition, name: &str) -> Option<(&'d Items, usize, &'d Field)> {
    let (list, rest) = name.split_once('.')?;
    let (index, field) = rest.split_once('.')?;
    let ParamKind::List(items) = &definition.params().get(list)?.kind else { return None };
    let position = index.parse::<usize>().ok().filter(|position| position.to_string() == index)?;
    let allowed = items.max.is_none_or(|max| position < max as usize);
    let field = items.fields.iter().find(|known| known.name == field)?;
    allowed.then_some((items, position, field))
}

/// A column that fills nothing.
fn strange(name: &str, all: &[Named], settings: &Settings) -> Option<HeaderFault> {
    let known = |one: &Named| takes(&one.definition, name);
    if name == DEFINITION || (name == TO && settings.to) || all.iter().any(known) {
        return None;
    }
    if name == TO {
        return Some(HeaderFault::new("data/unknown", OWN_RECIPIENT.into()).help(WHO.into()));
    }
    let shown = visible(name);
    let fault =
        HeaderFault::new("data/unknown", say!("no parameter takes the column `{shown}`", "没有参数使用 `{shown}` 列"));
    let near = all.iter().find_map(|one| near(&one.definition, name));
    let help = match &near {
        Some(near) => Some(say!("did you mean `{near}`?", "是否应为 `{near}`？")),
        None => all.iter().find_map(|one| in_list(&one.definition, name)),
    };
    if help.is_none() && settings.ignore_columns {
        return None;
    }
    Some(HeaderFault { meant: near, ..fault.help(help.unwrap_or_else(|| known_names(all))) })
}

fn known_names(all: &[Named]) -> Phrase {
    let mut told = HashSet::new();
    let names = all.iter().flat_map(|one| names(&one.definition)).filter(|name| told.insert(name.clone()));
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() {
        return Words::new(
            "there are none; --ignore-columns leaves the column out",
            "没有参数；用 --ignore-columns 忽略该列",
        )
        .into();
    }
    let (en, zh) = (names.join(", "), names.join("、"));
    say!("the names are {en}; --ignore-columns leaves out others", "可用的名称：{zh}；用 --ignore-columns 忽略其他列")
}

const OWN_RECIPIENT: Words = Words::new(
    "the column `to` is not taken, the definition has a `to` of its own",
    "不接受 `to` 列，消息定义中已写了 `to`",
);
const WHO: Words = Words::new(
    "remove the column, or `to` from the definition; --to replaces both, for all rows",
    "删除此列，或删除消息定义中的 `to`；--to 对所有行取代两者",
);

/// The names of the columns that a definition can have.
fn names(definition: &Definition) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for param in definition.params() {
        match &param.kind {
            ParamKind::Value(_) => names.push(param.name.clone()),
            ParamKind::List(items) => {
                names.extend(items.fields.iter().map(|field| format!("{}.0.{}", param.name, field.name)));
            }
        }
    }
    names.extend(definition.takes_recipient().then(|| TO.to_owned()));
    names
}

/// The list that a column begins with, and what stands behind its name.
fn list<'d, 'n>(definition: &'d Definition, name: &'n str) -> Option<(&'n str, &'n str, &'d Items)> {
    let (list, rest) = name.split_once('.').unwrap_or((name, ""));
    match &definition.params().get(list)?.kind {
        ParamKind::List(items) => Some((list, rest, items)),
        ParamKind::Value(_) => None,
    }
}

/// The column that somebody may have meant.
fn near(definition: &Definition, name: &str) -> Option<String> {
    if let Some((list, rest, items)) = list(definition, name) {
        let (index, field) = rest.split_once('.')?;
        let near = nearest(field, items.fields.iter().map(|field| field.name.as_str()))?;
        let column = format!("{list}.{index}.{near}");
        return takes(definition, &column).then_some(column);
    }
    let known = names(definition);
    nearest(name, known.iter().map(String::as_str)).map(str::to_owned)
}

/// How the columns of a list are written.
fn in_list(definition: &Definition, name: &str) -> Option<Phrase> {
    let (list, rest, items) = list(definition, name)?;
    let index = rest.split('.').next().and_then(|index| index.parse::<u32>().ok());
    if let (Some(index), Some(max)) = (index, items.max)
        && index >= max
    {
        let highest = max.saturating_sub(1);
        return Some(say!(
            "`{list}` has at most {max} items, the last is `{list}.{highest}`",
            "`{list}` 最多 {max} 项，最后一项是 `{list}.{highest}`"
        ));
    }
    let first = items.fields.iter().next().map_or("", |field| &field.name);
    Some(say!(
        "`{list}` is a list: a column for each field of each item, as `{list}.0.{first}`",
        "`{list}` 是列表：每项的每个字段各占一列，例如 `{list}.0.{first}`"
    ))
}

/// Tells the columns that are needed and not there, each once.
fn missing(all: &[Named], of: &[Takes], faults: &mut Vec<HeaderFault>) {
    let mut told: Vec<String> = faults.iter().filter_map(|fault| fault.meant.clone()).collect();
    for (one, takes) in all.iter().zip(of) {
        let needed = needed(&one.definition, takes);
        for name in needed.into_iter().filter(|name| !told.contains(name)).collect::<Vec<_>>() {
            let fault = HeaderFault::new("data/missing", say!("there is no column `{name}`", "没有 `{name}` 列"));
            faults.push(if name == TO {
                fault.help(say!(
                    "say who it goes to: add the column, or --to NUMBER, or a key `to` in the definition",
                    "指定收信人：添加此列，或用 --to NUMBER，或在消息定义中写 `to`"
                ))
            } else {
                fault.help(say!("add the column, or declare a `default`", "添加此列，或声明 `default`"))
            });
            told.push(name);
        }
    }
}

fn needed(definition: &Definition, takes: &Takes) -> Vec<String> {
    let mut names = Vec::new();
    for (param, take) in definition.params().iter().zip(&takes.params) {
        match (&param.kind, take) {
            (ParamKind::Value(value), Take::One { column: None, .. }) if value.default.is_none() && !value.optional => {
                names.push(param.name.clone());
            }
            (ParamKind::List(list), Take::Items { items, .. }) => {
                for at in 0..list.min as usize {
                    let fields = list.fields.iter().enumerate().filter(|(field, declared)| {
                        let there = items.get(at).is_some_and(|item| item[*field].is_some());
                        !there && declared.value.default.is_none() && !declared.value.optional
                    });
                    names.extend(fields.map(|(_, declared)| format!("{}.{at}.{}", param.name, declared.name)));
                }
            }
            _ => {}
        }
    }
    if definition.takes_recipient() && takes.to.is_none() {
        names.push(TO.to_owned());
    }
    names
}

impl Takes {
    fn of(definition: &Definition, names: &[String], settings: &Settings) -> Self {
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        let params = definition.params().iter().map(|param| match &param.kind {
            ParamKind::Value(_) => Take::One { name: param.name.clone(), column: find(&param.name) },
            ParamKind::List(list) => {
                let column = |at: usize, field: &Field| find(&format!("{}.{at}.{}", param.name, field.name));
                let places = names.iter().filter(|name| name.starts_with(&format!("{}.", param.name)));
                let count = places.filter_map(|name| place(definition, name)).map(|(_, at, _)| at + 1).max();
                let item = |at: usize| list.fields.iter().map(|field| column(at, field)).collect();
                Take::Items {
                    name: param.name.clone(),
                    fields: list.fields.iter().map(|field| field.name.clone()).collect(),
                    items: (0..count.unwrap_or(0)).map(item).collect(),
                }
            }
        });
        let to = find(TO).filter(|_| definition.takes_recipient());
        let own = |name: &str| takes(definition, name) || name == DEFINITION || (name == TO && settings.to);
        let foreign = names.iter().enumerate().filter(|(_, name)| !own(name)).map(|(at, _)| at).collect();
        Self { params: params.collect(), to, foreign }
    }

    /// The values of a row. Empty cells give none, nor does an item with nothing in it.
    ///
    /// # Errors
    /// The first item with nothing in it in front of one with something.
    pub(super) fn values<'c>(&'c self, cells: &[&'c str], values: &mut Values<'c>) -> Result<(), String> {
        let cell =
            |column: &Option<usize>| column.and_then(|at| cells.get(at).copied()).filter(|cell| !cell.is_empty());
        values.clear();
        for take in &self.params {
            match take {
                Take::One { name, column } => {
                    // Each value stands where its declaration does, so that it is found at once.
                    match cell(column) {
                        Some(cell) => values.push(name.as_str(), cell),
                        None => values.push(name.as_str(), Value::Null),
                    }
                }
                Take::Items { name, fields, items } => {
                    let filled = |item: &Vec<Option<usize>>| item.iter().any(|column| cell(column).is_some());
                    let Some(last) = items.iter().rposition(filled) else { continue };
                    if let Some(gap) = items[..last].iter().position(|item| !filled(item)) {
                        return Err(format!("{name}.{gap}"));
                    }
                    let item = |item: &'c Vec<Option<usize>>| -> Values<'c> {
                        let each = fields.iter().zip(item);
                        each.map(|(field, column)| (field.as_str(), cell(column).map_or(Value::Null, Value::from)))
                            .collect()
                    };
                    values.push(name.as_str(), items[..=last].iter().map(item).collect::<Vec<_>>());
                }
            }
        }
        if let Some(to) = cell(&self.to) {
            values.push(TO, to);
        }
        Ok(())
    }
}
