//! Answers that come in pages.

use super::FileRead;
use super::look::{Look, Spot};
use crate::diagnostic::Diagnostic;
use crate::rules::catalogue::more_pages::{self, FULL};
use crate::text::phrase::say;
use crate::text::{Span, Words};

/// One answer, as a page of many.
pub(super) struct Page {
    /// Where it says that another page follows, and whether it says that one comes before.
    next: Option<(String, Span)>,
    previous: bool,
    /// How many templates an answer of INCS has.
    rows: Option<usize>,
    list: (String, Span),
}

impl Page {
    /// What an answer says of its place among others; `list` is what it holds.
    pub(super) fn of(look: Look<'_>, at: &Spot, list: &Spot) -> Self {
        let paging = look.entry(at, "paging").map(|entry| at.step(entry.value, "paging"));
        let link = |key| {
            let entry = look.entry(paging.as_ref()?, key)?;
            look.string(entry.value).filter(|link| !link.is_empty())?;
            Some((format!("{}/{key}", paging.as_ref()?.pointer), look.tree.node(entry.value).span))
        };
        let items = look.tree.items(list.node);
        let is_incs = look.entry(at, "status").is_some() && look.entry(at, "code").is_some();
        let span = look.tree.node(list.node).span;
        Self {
            next: link("next"),
            previous: link("previous").is_some(),
            rows: (is_incs && look.is_list(list)).then_some(items.len()),
            list: (list.pointer.clone(), Span { end: span.start + 1, ..span }),
        }
    }
}

/// Tells which pages are missing; whether some surely are.
///
/// Each page of Meta that names a next one needs one that names a previous one. A page of INCS says nothing, and
/// is likely to be followed where it is full and none is there that is not.
pub(super) fn missing(files: &mut [FileRead]) -> bool {
    let pages = || files.iter().flat_map(|file| &file.pages);
    let lists = pages().filter(|page| page.next.is_some() || page.previous).count();
    let nexts = pages().filter(|page| page.next.is_some()).count();
    let previous = pages().filter(|page| page.previous).count();
    let lacking = nexts.saturating_sub(previous).max(usize::from(nexts > 0 && nexts == lists));
    let full = |page: &Page| page.rows.is_some_and(|rows| FULL.contains(&rows));
    let all_full = pages().filter(|page| page.rows.is_some()).all(full);
    let mut open = lacking;
    for file in files.iter_mut().rev() {
        for page in file.pages.iter().rev() {
            if let Some((pointer, span)) = page.next.as_ref().filter(|_| open > 0) {
                open -= 1;
                file.told.push(tell_next(pointer, *span));
            }
        }
    }
    let last = files.iter_mut().rev().find(|file| file.pages.iter().any(full)).filter(|_| all_full);
    if let Some(file) = last
        && let Some((page, rows)) = file.pages.iter().rev().find_map(|page| Some((page, page.rows?)))
    {
        file.told.push(tell_full(page, rows));
    }
    lacking > 0
}

fn tell_next(pointer: &str, span: Span) -> Diagnostic {
    let message = Words::new("another page follows, and it is not in the catalogue", "还有下一页，但不在模板列表中");
    Diagnostic::in_text(&more_pages::RULE, pointer.to_owned(), span, message).help(Words::new(
        "fetch all pages, one file for each; until then no name is called unknown",
        "获取全部分页，每页一个文件；在此之前不判断名称是否存在",
    ))
}

fn tell_full(page: &Page, rows: usize) -> Diagnostic {
    let (pointer, span) = &page.list;
    let message = say!(
        "this page is full with {rows} templates, and no further one is in the catalogue",
        "此页已满，有 {rows} 个模板，而模板列表中没有下一页"
    );
    Diagnostic::in_text(&more_pages::RULE, pointer.clone(), *span, message).help(Words::new(
        "ask again with the last `template_id` as `last_id`; the last page has fewer, or none",
        "用最后一个 `template_id` 作为 `last_id` 再次获取；最后一页数量较少，或为空",
    ))
}
