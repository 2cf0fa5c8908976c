//! The list of templates: a table for people, JSON for programs.

use super::Project;
use serde_json::{Value, json};
use std::fmt::Write;
use waml::say;
use waml::templates::{Approved, ApprovedHeader, Beyond, Demand, Undocumented};
use waml::text::{Language, Phrase, Words, visible};

/// The table: a line for each name, or several where its languages need other things.
pub(super) fn table(project: &Project<'_>, language: Language) -> String {
    let heads = [
        Words::new("name", "名称"),
        Words::new("languages", "语言"),
        Words::new("status", "状态"),
        Words::new("a call gives", "调用需填写"),
    ];
    let mut rows = vec![heads.map(|head| head.say(language).to_owned())];
    let catalogue = project.catalogue;
    for name in catalogue.names() {
        let mut lines: Vec<(String, String, Vec<String>)> = Vec::new();
        for row in catalogue.named(name) {
            let status = row.status.clone().unwrap_or_else(|| "–".to_owned());
            let gives = gives(row, project.beyond()).say(language).to_owned();
            let code = row.language.clone().unwrap_or_else(|| "–".to_owned());
            match lines.iter_mut().find(|(known, given, _)| *known == status && *given == gives) {
                Some((.., codes)) => codes.push(code),
                None => lines.push((status, gives, vec![code])),
            }
        }
        rows.extend(lines.into_iter().map(|(status, gives, codes)| [name.to_owned(), codes.join(", "), status, gives]));
    }
    let cells: Vec<_> = rows.iter().map(|row| row.each_ref().map(|cell| visible(cell).into_owned())).collect();
    let width = |at: usize| cells.iter().map(|row| columns(&row[at])).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut out = String::new();
    for row in &cells {
        for (cell, width) in row.iter().zip(widths) {
            // Writing to a string cannot fail.
            let _ = write!(out, "{cell}{}  ", " ".repeat(width - columns(cell)));
        }
        out.push_str(&row[3]);
        out.push('\n');
    }
    out
}

/// The columns of a cell: those of a Han character are two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if ('\u{2e80}'..'\u{ffe0}').contains(&c) { 2 } else { 1 }).sum()
}

/// What a call of a template gives, or why there is none.
pub(super) fn gives(row: &Approved, beyond: Beyond) -> Phrase {
    if !row.complete {
        return Words::new("not known, its components are not listed", "未知，没有组件信息").into();
    }
    if row.authentication {
        return Phrase::neutral("code");
    }
    if row.is_named() && !beyond.has(Undocumented::NamedParameters) {
        return Words::new("cannot be called: its gaps have names", "无法调用：占位符带名称").into();
    }
    let demands = row.demands();
    if let Some(first) = demands.iter().find(|demand| !demand.is_met(beyond)) {
        let what = demanded(*first);
        return say!("cannot be called: {what}", "无法调用：{what}"; what);
    }
    let mut parts = Vec::new();
    match &row.header {
        ApprovedHeader::Media(word) => parts.push(format!("header {word}")),
        ApprovedHeader::Text(gaps) if !gaps.names.is_empty() => parts.push("header text".to_owned()),
        _ => {}
    }
    if row.body.is_named() {
        parts.push(format!("named {}", row.body.names.join(" ")));
    } else if !row.body.names.is_empty() {
        parts.push(format!("body {}", row.body.names.len()));
    }
    let urls = demands.iter().filter_map(|demand| match demand {
        Demand::Url(index) => Some(*index),
        _ => None,
    });
    let mut buttons: Vec<_> = row.copy_codes().chain(urls).collect();
    buttons.sort_unstable();
    parts.extend(buttons.into_iter().map(|index| format!("buttons {index}")));
    if parts.is_empty() { Words::new("its name", "名称").into() } else { Phrase::neutral(parts.join(", ")) }
}

fn demanded(demand: Demand) -> Phrase {
    match demand {
        Demand::Header(format) => say!("its header is a {format}", "标头为 {format}"),
        Demand::Url(index) => say!("the address of button {index} has a gap", "索引 {index} 的按钮网址带占位符"),
        Demand::Button(word, index) => say!("button {index} is a {word}", "索引 {index} 的按钮为 {word}"),
        Demand::Carousel => say!("it is a carousel", "为轮播模板"),
        _ => say!("it is an offer that ends", "为有期限的优惠"),
    }
}

/// The list for programs.
pub(super) fn json(project: &Project<'_>) -> Value {
    let rows: Vec<_> = project.catalogue.iter().map(|one| row(one, project.beyond())).collect();
    json!({ "version": 1, "templates": rows })
}

fn row(row: &Approved, beyond: Beyond) -> Value {
    let header = match &row.header {
        ApprovedHeader::Media(word) => json!(word),
        ApprovedHeader::Text(gaps) if !gaps.names.is_empty() => json!("text"),
        _ => Value::Null,
    };
    let position = row.place().source.position(row.place().span.start as usize);
    json!({
        "name": row.name,
        "language": row.language,
        "status": row.status,
        "category": row.category,
        "sendable": row.is_sendable(),
        "callable": row.skeleton_beyond(beyond).is_some(),
        "header": header,
        "body": row.body.names,
        "text": row.body.text,
        "code": row.authentication,
        "coupon_codes": row.copy_codes().collect::<Vec<_>>(),
        "buttons": row.buttons.iter().map(|button| button.kind.word()).collect::<Vec<_>>(),
        "file": row.place().source.name(),
        "line": position.line,
    })
}
