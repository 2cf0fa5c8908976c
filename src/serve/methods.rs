//! The methods as functions.

use super::fault::{Fault, FaultCode, Refusal};
use super::verdict::{Settings, Verdict};
use crate::compile::one_expected;
use crate::decode::Shape;
use crate::diagnostic::{Severity, any_error};
use crate::judge::CompiledDocument;
use crate::params::{Definition, Plan, Values};
use crate::rules;
use crate::templates::{Beyond, Catalogue, Undocumented};
use crate::text::phrase::say;
use crate::text::suggest::nearest_name;
use crate::text::wording::listed;
use crate::text::{Language, Source, Words, visible};
use std::borrow::Cow;

/// A message as it is sent.
///
/// ```
/// use waml::serve::{Settings, compile};
///
/// let (made, _) = compile(b"name: hello\ntext: Hello!", Some("85290000001"), &Settings::default()).expect("it is right");
/// assert_eq!(made[0].name, "hello");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Made {
    /// The name of the message.
    pub name: String,
    /// The body of the request.
    pub payload: String,
}

/// Says what is wrong with a text: what `waml check --format json` says of a file of this name, without a
/// configuration. Bytes that are not UTF-8 are a finding.
pub fn check(text: &[u8], settings: &Settings<'_>) -> Verdict {
    let (source, compiled) = settings.read(text);
    settings.judge(&source, &compiled)
}

/// Turns every message of a text into what the API takes, each to the recipient `to` where one is given; all of them or
/// none.
///
/// ```
/// use waml::serve::{Settings, compile};
///
/// let (made, verdict) = compile(b"text: Hello!", Some("85290000001"), &Settings::default()).expect("it is right");
/// assert_eq!(made[0].payload, r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
/// assert!(verdict.right);
/// ```
///
/// # Errors
/// What is wrong with the text or the recipient; that a message has no recipient, or has parameters.
pub fn compile(text: &[u8], to: Option<&str>, settings: &Settings<'_>) -> Result<(Vec<Made>, Verdict), Refusal> {
    let (source, compiled) = settings.read(text);
    let verdict = settings.judge(&source, &compiled);
    if !verdict.right {
        return Err(verdict.into());
    }
    let made: Result<Vec<_>, _> =
        compiled.documents.into_iter().map(|document| made(document, to, settings.language)).collect();
    Ok((made?, verdict))
}

fn made(document: CompiledDocument, to: Option<&str>, language: Language) -> Result<Made, Refusal> {
    let CompiledDocument { name, message, .. } = document;
    let Some(mut message) = message else {
        let shown = visible(&name);
        let message = say!("`{shown}` has parameters", "`{shown}` 含有参数");
        let help = Words::new("give it values with `fill`", "用 `fill` 给出参数值");
        return Err(Fault::new(FaultCode::Parameters, message).advise(help).into());
    };
    if let Some(to) = to {
        message = message.addressed(to).map_err(|report| Verdict::of_values(&report, language))?;
    }
    match message.payload().map(|payload| payload.to_json()) {
        Some(payload) => Ok(Made { name, payload }),
        None => Err(nobody(&name).into()),
    }
}

fn nobody(name: &str) -> Fault {
    let shown = visible(name);
    let message = say!("message `{shown}` has no recipient", "消息 `{shown}` 没有收信人");
    let help = Words::new("say who it goes to with `to`", "用 `to` 指定收信人");
    Fault::new(FaultCode::NoRecipient, message).advise(help)
}

/// Checks a payload in front of a sender, and gives back the body to send: the text as it was given, or, where that is
/// right and yet not in the documented spelling, the same in that spelling.
///
/// ```
/// use waml::serve::{Settings, gate};
///
/// let body = gate(br#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#, &Settings::default());
/// assert!(body.is_ok_and(|body| body.starts_with('{')));
/// ```
///
/// # Errors
/// All that is wrong with it.
pub fn gate<'a>(payload: &'a [u8], settings: &Settings<'a>) -> Result<Cow<'a, str>, Verdict> {
    settings.gate().check_slice(payload).map(crate::gate::Gated::into_body).map_err(|refused| {
        let (findings, omitted) = (refused.findings(), refused.omitted());
        match settings.name {
            None => Verdict::of(refused.source(), findings, omitted, &[], settings.language),
            Some(name) => {
                let source = Source::new(name, refused.source().text());
                Verdict::of(&source, findings, omitted, &[], settings.language)
            }
        }
    })
}

/// Whether a payload may be sent: all that is to be known of many. What is wrong with one is not looked for.
pub fn passes(payload: &[u8], settings: &Settings<'_>) -> bool {
    settings.gate().check_slice(payload).is_ok()
}

/// Makes sure that codes may stand in [`Settings::allow`].
///
/// # Errors
/// The first that no rule has, or that is one of an error, which nothing allows.
pub fn allow(codes: &[&str]) -> Result<(), Fault> {
    for code in codes {
        let rule = rules::find(code).ok_or_else(|| no_rule(code))?;
        if rule.severity == Severity::Error {
            let message = say!("`{code}` is an error, only warnings can be allowed", "`{code}` 是错误，只能豁免警告");
            let help = Words::new("mend the message: it would be refused all the same", "修改消息；豁免后仍会被拒绝");
            return Err(Fault::new(FaultCode::WrongValue, message).advise(help));
        }
    }
    Ok(())
}

/// What is forwarded beyond the document, by its words, as `undocumented` in `waml.toml` has them.
///
/// ```
/// use waml::serve::undocumented;
/// use waml::templates::Undocumented;
///
/// let forwarded = undocumented(&["url-button"]).expect("it is one of the words");
/// assert!(forwarded.has(Undocumented::UrlButton));
/// assert!(undocumented(&["url-buton"]).is_err_and(|fault| fault.to_string().contains("did you mean `url-button`")));
/// ```
///
/// # Errors
/// The first word that is none.
pub fn undocumented(words: &[impl AsRef<str>]) -> Result<Beyond, Fault> {
    words.iter().map(|word| Undocumented::of(word.as_ref()).ok_or_else(|| not_forwarded(word.as_ref()))).collect()
}

fn not_forwarded(word: &str) -> Fault {
    let words = Undocumented::ALL.map(Undocumented::word);
    let (shown, all) = (visible(word), listed(&words));
    let message = say!(
        "`{shown}` is nothing that can be forwarded, `undocumented` may have {all}",
        "`{shown}` 不是可转发的内容，`undocumented` 可用的值：{all}"; all
    );
    meant(Fault::new(FaultCode::WrongValue, message), word, words.into_iter())
}

/// Reads approved templates out of what INCS or Meta answered.
///
/// # Errors
/// Why they cannot be used.
pub fn catalogue(text: &[u8], language: Language) -> Result<Catalogue, Verdict> {
    let source = Source::from_bytes("catalogue", text.to_vec()).unwrap_or_else(|(source, _)| source);
    let (catalogue, files) = Catalogue::of([source]);
    match files.iter().find(|file| any_error(&file.findings)) {
        None => Ok(catalogue),
        Some(file) => Err(Verdict::of(&file.source, &file.findings, file.omitted, &[], language)),
    }
}

/// The one definition of a text, or that of a name where it holds several. It is one whatever shape the settings say.
///
/// # Errors
/// What is wrong with the text; that it holds several, or none of the name.
pub fn definition(text: &[u8], called: Option<&str>, settings: &Settings<'_>) -> Result<Definition, Refusal> {
    let settings = Settings { shape: Some(Shape::Definition), ..*settings };
    let (source, mut compiled) = settings.read(text);
    let verdict = settings.judge(&source, &compiled);
    if !verdict.right {
        return Err(verdict.into());
    }
    let mut documents = std::mem::take(&mut compiled.documents);
    let count = documents.len();
    if let Some(called) = called {
        let at = documents.iter().position(|document| document.name == called);
        let Some(at) = at else { return Err(no_such(called, &documents).into()) };
        documents = vec![documents.swap_remove(at)];
    }
    let definition = documents.pop().filter(|_| documents.is_empty()).and_then(CompiledDocument::into_definition);
    definition.ok_or_else(|| {
        let help = Words::new("name one of them with `definition`", "用 `definition` 指定其中一条");
        Fault::new(FaultCode::NotOne, one_expected(count)).advise(help).into()
    })
}

fn no_such(called: &str, documents: &[CompiledDocument]) -> Fault {
    let names = documents.iter().map(|document| document.name.as_str());
    let shown = visible(called);
    let message = say!("no message is called `{shown}`", "没有名为 `{shown}` 的消息");
    meant(Fault::new(FaultCode::WrongValue, message), called, names)
}

/// The same with a question for the word that was meant, if one is near.
pub(super) fn meant<'a>(fault: Fault, word: &str, known: impl Iterator<Item = &'a str>) -> Fault {
    match nearest_name(word, known).map(visible) {
        Some(near) => fault.advise(say!("did you mean `{near}`?", "是否应为 `{near}`？")),
        None => fault,
    }
}

/// Fills the definition of a text with values, a JSON object with a value for each name, and gives back the body to
/// send. A value for `to` is the recipient, where the definition writes none. With `example`, what has no value is filled
/// with its example.
///
/// ```
/// use waml::serve::{Settings, fill};
///
/// let text = b"params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
/// let body = fill(text, None, r#"{"name": "Lin", "to": "85290000001"}"#, false, &Settings::default());
/// assert!(body.is_ok_and(|body| body.contains("Hello Lin!")));
/// let body = fill(text, None, r#"{"to": "85290000001"}"#, true, &Settings::default());
/// assert!(body.is_ok_and(|body| body.contains("Hello Ada!")));
/// ```
///
/// # Errors
/// What is wrong with the text or the values.
pub fn fill(
    text: &[u8],
    called: Option<&str>,
    values: &str,
    example: bool,
    settings: &Settings<'_>,
) -> Result<String, Refusal> {
    let definition = definition(text, called, settings)?;
    fill_plan(&definition.plan(), values, example, settings.language)
}

/// The same with a definition that was made ready before.
///
/// # Errors
/// What is wrong with the values.
pub fn fill_plan(plan: &Plan<'_>, values: &str, example: bool, language: Language) -> Result<String, Refusal> {
    let values: Values<'_> = serde_json::from_str(values).map_err(|error| no_values(&error))?;
    Ok(fill_values(plan, values, example, language)?)
}

/// The same with values that were never JSON.
///
/// # Errors
/// What is wrong with the values.
pub fn fill_values(plan: &Plan<'_>, values: Values<'_>, example: bool, language: Language) -> Result<String, Verdict> {
    let mut body = String::new();
    let values = if example { plan.definition().with_examples(values) } else { values };
    plan.write(&values, &mut body).map_err(|report| Verdict::of_values(&report, language))?;
    Ok(body)
}

fn no_values(error: &serde_json::Error) -> Fault {
    let (line, column) = (error.line(), error.column());
    if error.is_data() {
        let message = Words::new("`values` is no object with a value for each name", "`values` 不是 JSON 对象");
        return Fault::new(FaultCode::WrongType, message);
    }
    let message = say!(
        "`values` is no JSON, at line {line}, column {column}",
        "`values` 不是 JSON，位于第 {line} 行第 {column} 列"
    );
    Fault::new(FaultCode::NotJson, message)
}

/// The page about a rule, in Markdown.
///
/// # Errors
/// No rule has the code.
pub fn explain(code: &str, language: Language) -> Result<String, Fault> {
    let rule = rules::find(code).ok_or_else(|| no_rule(code))?;
    Ok(rules::page(code, language).map_or_else(
        || format!("# `{code}`\n\n{}\n\n{}\n", rule.statement().say(language), rule.why.say(language)),
        str::to_owned,
    ))
}

fn no_rule(code: &str) -> Fault {
    let shown = visible(code);
    let fault = Fault::new(FaultCode::WrongValue, say!("no rule is called `{shown}`", "没有名为 `{shown}` 的规则"));
    meant(fault, code, rules::all().map(|rule| rule.code))
}
