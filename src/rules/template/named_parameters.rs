//! Calls of templates whose gaps have names.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at, body_text};
use crate::templates::{Approved, ApprovedHeader, Undocumented};
use crate::text::phrase::say;
use crate::text::suggest::nearest;
use crate::text::wording::{all_of, listed};
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/named-parameters",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("gaps with names that the call does not fill by name", "占位符带名称，而调用没有按名称填写"),
    why: Words::new(
        "Meta wants the name of each gap beside its value, and this API's document has no place for it, so the call is refused. Have the template approved with numbers: `{{1}}`, `{{2}}`.",
        "Meta 要求每个值都带占位符名称，而 API 文档没有写名称的位置，因此会被拒绝。改用编号占位符 `{{1}}`、`{{2}}` 重新提交模板审核。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    if call.beyond.has(Undocumented::NamedParameters) {
        found.extend(header(call));
        body(call, approved, found);
    } else if approved.is_named() && call.template.named_values() == 0 && call.template.header_name().is_none() {
        found.push(by_position_only(call, approved));
    }
}

/// Names, where this API has no way to give them.
fn by_position_only(call: &Call<'_>, approved: &Approved) -> Diagnostic {
    let header = match &approved.header {
        ApprovedHeader::Text(gaps) => gaps.written(),
        _ => Vec::new(),
    };
    let names: Vec<_> = header.into_iter().chain(approved.body.written()).collect();
    let (what, list) = (call.what(), all_of(&names));
    let message = say!(
        "{what} has gaps with names ({list}), this API fills them by position only",
        "{what} 的占位符带名称（{list}），本接口只能按位置填写"; what, list
    );
    let place = if approved.body.is_named() { approved.body_place.as_ref() } else { approved.header_place.as_ref() };
    let word = Undocumented::NamedParameters.word();
    call.finding(&RULE, at("name"), message, place, body_text(approved)).help(say!(
        "have the template approved with `{{{{1}}}}`, `{{{{2}}}}` instead of names, or, if your gateway forwards names to Meta, write `undocumented = [\"{word}\"]` into waml.toml or give the option of that name",
        "把名称改为 `{{{{1}}}}`、`{{{{2}}}}`，重新提交模板审核；如果网关会把名称转发给 Meta，在 waml.toml 中写 `undocumented = [\"{word}\"]` 或使用同名选项"
    ))
}

/// A header whose text lacks the name of its gap, or has another.
fn header(call: &Call<'_>) -> Option<Diagnostic> {
    let ApprovedHeader::Text(gaps) = call.header()? else { return None };
    let (gap, what, text) = (gaps.names.first()?, call.what(), gaps.outline());
    let given = call.template.header().filter(|header| header.word == "text")?;
    let (place, said) = (call.approved.header_place.as_ref(), say!("its header: `{text}`", "标头：`{text}`"));
    let finding = |path, message| call.finding(&RULE, path, message, place, said);
    match call.template.header_name() {
        None if gaps.is_named() && given.text.is_some() => Some(
            finding(
                at("header"),
                say!("header has no name, its gap in {what} has", "标头没有写名称，{what} 的占位符带名称"; what),
            )
            .help(say!("write `header: {{named: {{{gap}: …}}}}`", "写成 `header: {{named: {{{gap}: …}}}}`")),
        ),
        Some(_) if !gaps.is_named() => Some(
            finding(
                at("named").then("header"),
                say!("header has a name, its gap in {what} has none", "标头写了名称，{what} 的占位符没有名称"; what),
            )
            .help(Words::new("write `header: {text: …}`", "写成 `header: {text: …}`")),
        ),
        Some(name) if name != gap && !name.is_empty() => {
            let message = say!("{what} has no gap `{name}` in its header", "{what} 的标头没有占位符 `{name}`"; what);
            Some(finding(at("named").then("header").then("name"), message).label(say!("it is `{gap}`", "应为 `{gap}`")))
        }
        _ => None,
    }
}

/// A body that is filled in another way, or whose names are others.
fn body(call: &Call<'_>, approved: &Approved, found: &mut Vec<Diagnostic>) {
    let gaps = &approved.body;
    if gaps.is_named() && call.template.values().is_none() {
        names(call, approved, found);
    } else if gaps.is_named() {
        found.push(by_position(call, approved));
    } else if call.template.named_values() > 0 {
        found.push(by_name(call, approved));
    }
}

fn in_body(call: &Call<'_>, approved: &Approved, path: Path, message: Phrase) -> Diagnostic {
    call.finding(&RULE, path, message, approved.body_place.as_ref(), body_text(approved))
}

/// Names for gaps that have none.
fn by_name(call: &Call<'_>, approved: &Approved) -> Diagnostic {
    let what = call.what();
    let message = say!(
        "`named` fills gaps by name, {what} has none with names",
        "`named` 按名称填写，{what} 没有带名称的占位符"; what
    );
    let help = if approved.body.names.is_empty() {
        Words::new("remove it, this body has no gaps", "删除此键，该正文没有占位符")
    } else {
        Words::new(
            "write the texts as a list, in their order: `body: [Ada, nine]`",
            "按顺序写成列表：`body: [Ada, nine]`",
        )
    };
    in_body(call, approved, at("named").then("body"), message).help(help)
}

/// Texts without names for gaps that have some.
fn by_position(call: &Call<'_>, approved: &Approved) -> Diagnostic {
    let (what, all) = (call.what(), written(&approved.body.names));
    let message = say!(
        "body fills gaps by position, those of {what} have names",
        "正文参数按位置填写，{what} 的占位符带名称"; what
    );
    in_body(call, approved, at("body"), message).help(say!("write `named: {{{all}}}`", "写成 `named: {{{all}}}`"))
}

/// Names that are others than those of the gaps.
fn names(call: &Call<'_>, approved: &Approved, found: &mut Vec<Diagnostic>) {
    let (template, gaps, what) = (call.template, &approved.body, call.what());
    let named = || at("named").then("body");
    let given: Vec<_> = (0..template.named_values()).map(|at| template.name_of(at).unwrap_or_default()).collect();
    let mut missing: Vec<_> = gaps.names.iter().filter(|name| !given.contains(&name.as_str())).collect();
    for (position, name) in given.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let finding = |message| in_body(call, approved, named().then(position).then("name"), message);
        if given[..position].contains(name) {
            found.push(finding(say!("`{name}` is given again", "`{name}` 重复填写")).label(AGAIN));
        } else if !gaps.names.iter().any(|gap| gap == name) {
            let message = say!("{what} has no gap `{name}`", "{what} 没有占位符 `{name}`"; what = &what);
            let near = nearest(name, missing.iter().map(|name| name.as_str())).map(str::to_owned);
            missing.retain(|name| Some(*name) != near.as_ref());
            found.push(match near {
                Some(near) => finding(message).did_you_mean(&near),
                None => finding(message).label(Words::new("remove it", "删除此键")),
            });
        }
    }
    // A name that could not be read may be any.
    if missing.is_empty() || given.contains(&"") {
        return;
    }
    let (some, listed) = (written(missing.iter().copied()), listed(&missing));
    let message =
        say!("{what} has gaps that are not filled: {listed}", "{what} 有未填写的占位符：{listed}"; what, listed);
    let finding = in_body(call, approved, named(), message);
    found.push(finding.help(say!("add `{some}` to `named`", "在 `named` 中添加 `{some}`")));
}

/// Names with room for their texts.
fn written<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    names.into_iter().map(|name| format!("{name}: …")).collect::<Vec<_>>().join(", ")
}

const AGAIN: Words = Words::new("remove one of the two", "删除其中一个");
