//! What is known of a place: of a name, of the length of a text, of what was found there.

use super::View;
use super::names::{Name, Named};
use super::places::is_same;
use crate::decode::{self, Spent};
use crate::diagnostic::{Diagnostic, Place};
use crate::judge::Compiled;
use crate::params::{Declaration, Items, Param, ParamKind, Type};
use crate::render::page;
use crate::rules;
use crate::templates::Approved;
use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::text::{Language, Phrase, Span, visible};

/// What is known of a place, in Markdown.
///
/// ```
/// use waml::ide::View;
/// use waml::{Compiler, Language, Shape, Source, Syntax};
///
/// let source = Source::new("a.waml.yaml", "params: {who: {max_chars: 9, example: Ada}}\ntext: 'Hi {{who}}'\n");
/// let compiler = Compiler::new();
/// let compiled = compiler.compile(&source, Shape::Definition, Syntax::Yaml);
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// let hover = view.hover(57, &compiled, Language::English).expect("a parameter");
/// assert!(hover.text.starts_with("`who`: text, 1 to 9 characters"), "{}", hover.text);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// What is said.
    pub text: String,
}

impl View<'_> {
    /// What is known of the place at an offset; `compiled` is what came of the text. `None` where that is nothing but
    /// what a schema tells.
    pub fn hover(&self, offset: usize, compiled: &Compiled, language: Language) -> Option<Hover> {
        let named = self.name_at(offset).and_then(|(name, names)| Some((self.of_name(&name, &names)?, name.whole)));
        let found = compiled.findings.iter().filter_map(|finding| Some((finding, span(finding)?)));
        let here = found.filter(|(_, span)| span.range().contains(&offset) || span.start as usize == offset);
        let here: Vec<_> = here.collect();
        let length = self.length_at(offset);
        let span = named.as_ref().map(|(_, span)| *span).or(here.first().map(|(_, span)| *span));
        let span = span.or(length.as_ref().map(|(_, span)| *span))?;
        let mut said: Vec<String> = named.into_iter().map(|(text, _)| text.say(language).to_owned()).collect();
        said.extend(length.map(|(text, _)| text.say(language).to_owned()));
        said.extend(here.into_iter().map(|(finding, _)| of_finding(finding, language)));
        Some(Hover { span, text: said.join("\n\n---\n\n") })
    }

    fn of_name(&self, name: &Name, names: &[Name]) -> Option<Phrase> {
        if let Named::Template(called) = &name.named {
            let all = self.compiler.catalogue()?.named(called);
            let language = self.call_language(name.document);
            let template = all.iter().find(|one| one.language.as_deref() == language).or(all.first())?;
            return Some(of_template(template));
        }
        let uses = names.iter().filter(|other| !other.declares && is_same(other, name)).count();
        let root = *self.tree.documents().get(name.document)?;
        let reading = decode::decode(self.source, &self.tree, root, self.shape, &mut Spent::new(false));
        let params = &reading.decoded.written.as_ref()?.params;
        let said = match &name.named {
            Named::Param(param) => of_param(params.get(param)?),
            Named::Field { list, field } => {
                let ParamKind::List(items) = &params.get(list)?.kind else { return None };
                let field = items.fields.iter().find(|known| known.name == *field)?;
                of_value(&format!("item.{}", field.name), &field.value, field.description.as_deref())
            }
            _ => return None,
        };
        let times = if uses == 1 { "time" } else { "times" };
        Some(say!("{said}\n\nused {uses} {times}", "{said}\n\n使用 {uses} 次"; said))
    }

    /// How long the text at an offset is.
    fn length_at(&self, offset: usize) -> Option<(Phrase, Span)> {
        let entry = self.tree.all_entries().iter().find(|entry| {
            let value = self.tree.node(entry.value).span;
            let key = entry.key_span;
            [key, value].iter().any(|span| span.start as usize <= offset && offset < span.end as usize)
                && self.string(entry.value).is_some()
        })?;
        let span = self.tree.node(entry.value).span;
        let hint = self.hints(Span { end: span.start, ..span }).into_iter().next()?;
        Some((hint.meaning, span))
    }
}

fn span(finding: &Diagnostic) -> Option<Span> {
    match finding.primary.place {
        Place::Text { span, .. } => Some(span),
        _ => None,
    }
}

/// The rule behind a finding: what it says, why, and who says so.
fn of_finding(finding: &Diagnostic, language: Language) -> String {
    let code = finding.code;
    let Some(rule) = rules::find(code) else { return format!("`{code}`") };
    let (statement, why, source) = (rule.statement().say(language), rule.why.say(language), rule.source.say(language));
    let code = page(code, language).map_or_else(|| format!("`{code}`"), |page| format!("[`{code}`]({page})"));
    let why = if why.is_empty() { String::new() } else { format!("\n\n{why}") };
    let source = say!("Source: {source}", "来源：{source}");
    format!("{code}: {statement}{why}\n\n{}", source.say(language))
}

fn of_param(param: &Param) -> Phrase {
    match &param.kind {
        ParamKind::Value(value) => of_value(&param.name, value, param.description.as_deref()),
        ParamKind::List(items) => of_list(&param.name, items, param.description.as_deref()),
    }
}

fn of_list(name: &str, items: &Items, description: Option<&str>) -> Phrase {
    let fields: Vec<_> = items.fields.iter().map(|field| format!("`{}`", field.name)).collect();
    let [en, zh] = [", ", "、"].map(|comma| fields.join(comma));
    let min = items.min;
    let most = items.max.map_or_else(|| "∞".to_owned(), |max| max.to_string());
    let said =
        say!("`{name}`: a list of {min} to {most} items with {en}", "`{name}`：列表，{min} 至 {most} 项，每项有 {zh}");
    described(said, description)
}

fn of_value(name: &str, value: &Declaration, description: Option<&str>) -> Phrase {
    let (kind, bounds) = (value.of.name(), bounds(&value.of));
    let mut said = say!("`{name}`: {kind}{bounds}", "`{name}`：{kind}{bounds}"; bounds);
    if !value.one_of.is_empty() {
        let words: Vec<_> = value.one_of.iter().map(String::as_str).collect();
        let words = listed(&words);
        said = say!("{said}; one of {words}", "{said}；可用的值：{words}"; said, words);
    }
    if let Some(example) = value.shown() {
        let example = visible(example);
        said = say!("{said}; such as `{example}`", "{said}；例如 `{example}`"; said);
    }
    described(said, description)
}

fn described(said: Phrase, description: Option<&str>) -> Phrase {
    match description.map(str::trim) {
        Some(text) if !text.is_empty() => say!("{said}\n\n{text}", "{said}\n\n{text}"; said),
        _ => said,
    }
}

/// How long a value is, or how great.
fn bounds(of: &Type) -> Phrase {
    let most = |most: Option<u32>| most.map_or_else(|| "∞".to_owned(), |most| most.to_string());
    match *of {
        Type::Text { min_chars: min, max_chars, .. } | Type::Digits { min_chars: min, max_chars } => {
            let most = most(max_chars);
            say!(", {min} to {most} characters", "，{min} 至 {most} 个字符")
        }
        Type::Link { max_chars, .. } => {
            let most = most(max_chars);
            say!(", at most {most} characters", "，最多 {most} 个字符")
        }
        Type::Integer { min, max } => {
            let end = |end: Option<i64>| end.map_or_else(|| "∞".to_owned(), |end| end.to_string());
            let (low, high) = (min.map_or_else(|| "-∞".to_owned(), |min| min.to_string()), end(max));
            say!(", {low} to {high}", "，{low} 至 {high}")
        }
        Type::Phone => Phrase::default(),
    }
}

/// What was approved: its text, its state, and where it stands.
fn of_template(template: &Approved) -> Phrase {
    let (name, language) = (&template.name, template.language.as_deref().unwrap_or("?"));
    let status = template.status.as_deref().unwrap_or("?");
    let body = template.body.text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n");
    say!(
        "template `{name}` in `{language}`, {status}\n\n{body}",
        "模板 `{name}`，语言 `{language}`，状态 {status}\n\n{body}"
    )
}
