//! A request on a line becomes an answer on a line.

use super::fault::{Fault, FaultCode, Refusal};
use super::fields::{Fields, missing, no_word};
use super::method::Method;
use super::verdict::{Settings, Verdict};
use super::{LONGEST, PROTOCOL, methods};
use crate::decode::Shape;
use crate::templates::{Beyond, Catalogue};
use crate::text::phrase::say;
use crate::text::{Language, Words};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Answers requests.
///
/// ```
/// use waml::serve::Server;
///
/// let payload = r#"{"to":"85290000001","type":"text","text":"Hello!"}"#;
/// let server = Server::new();
/// let answer = server.answer(format!(r#"{{"id":7,"method":"gate","payload":{payload}}}"#).as_bytes());
/// assert_eq!(answer, format!(r#"{{"id":7,"ok":true,"payload":{payload}}}"#));
///
/// let answer = server.answer(br#"{"id":"a","method":"gat"}"#);
/// assert!(answer.starts_with(r#"{"id":"a","ok":false,"error":{"code":"unknown-method","#));
/// ```
#[derive(Debug, Default)]
pub struct Server {
    templates: Option<Catalogue>,
    undocumented: Beyond,
    language: Language,
}

impl Server {
    /// Knows nothing beside the requests, and tells in English.
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds every call of a template against what was approved, where a request brings no catalogue of its own.
    #[must_use]
    pub fn templates(self, templates: Catalogue) -> Self {
        Self { templates: Some(templates), ..self }
    }

    /// Takes in calls of templates what the gateway forwards beyond the document, where a request does not say it itself.
    #[must_use]
    pub fn undocumented(self, undocumented: Beyond) -> Self {
        Self { undocumented, ..self }
    }

    /// The language of answers to requests that name none.
    #[must_use]
    pub fn language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The answer to a line, on one line, without its line break. There is one for whatever bytes.
    pub fn answer(&self, line: &[u8]) -> String {
        if line.len() > LONGEST {
            return self.too_long(line);
        }
        let (fields, fault) = Fields::read(line);
        let language = fields.word("lang", &Language::ALL, Language::code);
        let told = language.as_ref().map_or(self.language, |language| language.unwrap_or(self.language));
        let answered = match (fault, fields.id(), language) {
            (Some(fault), ..) | (None, Err(fault), _) | (None, Ok(_), Err(fault)) => Err(Refusal::Fault(fault)),
            (None, Ok(_), Ok(_)) => self.method(&fields, told),
        };
        written(fields.id().unwrap_or("null"), answered, told)
    }

    /// The answer to a line that is longer than [`LONGEST`], of which the beginning tells the id.
    pub fn too_long(&self, beginning: &[u8]) -> String {
        let mebibytes = LONGEST >> 20;
        let message = say!("the line is longer than {mebibytes} MiB", "该行超过 {mebibytes} MiB");
        self.refused(beginning, Fault::new(FaultCode::TooLong, message))
    }

    /// The answer to a line at which this program failed, which is a bug of it.
    pub fn failed(&self, line: &[u8]) -> String {
        let message =
            Words::new("waml failed at this request, which is a bug of it", "waml 处理此请求时出错，这是 waml 的缺陷");
        self.refused(line, Fault::new(FaultCode::Internal, message))
    }

    fn refused(&self, line: &[u8], fault: Fault) -> String {
        let (fields, _) = Fields::read(&line[..line.len().min(LONGEST)]);
        written(fields.id().unwrap_or("null"), Err(fault.into()), self.language)
    }

    /// What a method answers: members of the answer, each behind a comma.
    fn method(&self, fields: &Fields<'_>, language: Language) -> Result<Answered, Refusal> {
        let names: Vec<_> = Method::ALL.iter().map(|method| method.name()).collect();
        let Some(word) = fields.text("method")? else { return Err(missing(FaultCode::MissingField, "method").into()) };
        let Some(method) = Method::ALL.iter().find(|method| method.name() == word) else {
            return Err(no_word(FaultCode::UnknownMethod, "method", &word, &names).into());
        };
        fields.only(&method.fields())?;
        match method {
            Method::Explain => explained(fields, language),
            Method::Version => {
                let version = env!("CARGO_PKG_VERSION");
                let (protocol, methods) = (PROTOCOL, takes());
                Ok(Answered::right(format!(",\"version\":\"{version}\",\"protocol\":{protocol},\"methods\":{methods}")))
            }
            method => self.judged(*method, fields, language),
        }
    }

    /// What a method answers that looks at a text.
    fn judged(&self, method: Method, fields: &Fields<'_>, language: Language) -> Result<Answered, Refusal> {
        let text = given(method, fields)?;
        let catalogue = catalogue(fields, language)?;
        let (allow, words) = (fields.texts("allow")?, fields.texts("undocumented")?);
        let allow: Vec<_> = allow.iter().map(String::as_str).collect();
        methods::allow(&allow)?;
        let forwarded = methods::undocumented(&words)?;
        let name = fields.text("name")?;
        let payload = fields.given("payload").map(|_| Shape::Payload);
        let settings = Settings {
            name: name.as_deref(),
            shape: fields.word("shape", &[Shape::Definition, Shape::Payload], shape_name)?.or(payload),
            language,
            pedantic: fields.flag("pedantic")?,
            allow: &allow,
            templates: catalogue.as_ref().or(self.templates.as_ref()),
            undocumented: if fields.given("undocumented").is_some() { forwarded } else { self.undocumented },
        };
        answered(method, text.as_bytes(), fields, &settings)
    }
}

/// Members of an answer, each behind a comma, and whether nothing is wrong.
struct Answered {
    right: bool,
    members: String,
}

impl Answered {
    fn right(members: String) -> Self {
        Self { right: true, members }
    }

    fn of(verdict: &Verdict) -> Self {
        Self { right: verdict.right, members: String::new() }.report(verdict)
    }

    fn report(mut self, verdict: &Verdict) -> Self {
        self.members.extend([",\"report\":", &verdict.on_one_line()]);
        self
    }
}

fn answered(method: Method, text: &[u8], fields: &Fields<'_>, settings: &Settings<'_>) -> Result<Answered, Refusal> {
    match method {
        Method::Compile => {
            let to = fields.text("to")?;
            let (made, verdict) = methods::compile(text, to.as_deref(), settings)?;
            let made =
                made.iter().map(|made| format!("{{\"name\":{},\"payload\":{}}}", quoted(&made.name), made.payload));
            let messages = made.collect::<Vec<_>>().join(",");
            Ok(Answered::right(format!(",\"messages\":[{messages}]")).report(&verdict))
        }
        Method::Gate => {
            let body = methods::gate(text, settings)?;
            Ok(Answered::right(format!(",\"payload\":{}", on_one_line(&body))))
        }
        Method::Fill => {
            let called = fields.text("definition")?;
            let values = fields.given("values").ok_or_else(|| missing(FaultCode::MissingField, "values"))?;
            let body = methods::fill(text, called.as_deref(), values, fields.flag("example")?, settings)?;
            Ok(Answered::right(format!(",\"payload\":{body}")))
        }
        #[cfg(feature = "preview")]
        Method::Preview => {
            use super::preview::{Form, preview};
            use crate::preview::Case;
            let form = fields.word("form", &Form::ALL, Form::name)?.unwrap_or_default();
            let case = if fields.flag("longest")? { Case::Longest } else { Case::Examples };
            let (drawn, verdict) = preview(text, form, case, settings);
            let members = format!(",\"preview\":{}", quoted(&drawn));
            Ok(Answered { right: verdict.right, members }.report(&verdict))
        }
        Method::Check | Method::Explain | Method::Version => Ok(Answered::of(&methods::check(text, settings))),
    }
}

/// The text that a method looks at: as a text, or as JSON that stands in the request.
fn given<'l>(method: Method, fields: &Fields<'l>) -> Result<Cow<'l, str>, Fault> {
    let text = fields.text("text")?;
    match (text, fields.given("payload")) {
        (Some(text), None) => Ok(text),
        (None, Some(payload)) => Ok(payload.into()),
        (None, None) if method == Method::Fill => Err(missing(FaultCode::MissingField, "text")),
        (None, None) => {
            let message = say!("one of the fields `text` and `payload` is missing", "缺少字段 `text` 或 `payload`");
            Err(Fault::new(FaultCode::MissingField, message))
        }
        (Some(_), Some(_)) => {
            let message = say!("`text` and `payload` are both given", "同时给出了 `text` 和 `payload`");
            Err(Fault::new(FaultCode::WrongValue, message).advise(Words::new("give one of them", "只给出其中一个")))
        }
    }
}

fn explained(fields: &Fields<'_>, language: Language) -> Result<Answered, Refusal> {
    let rule = fields.text("rule")?.ok_or_else(|| missing(FaultCode::MissingField, "rule"))?;
    let page = methods::explain(&rule, language)?;
    Ok(Answered::right(format!(",\"page\":{}", quoted(&page))))
}

/// The options of each method, as JSON.
fn takes() -> String {
    let options = Method::ALL.iter().map(|method| {
        let fields = method.fields().into_iter().filter(|field| !["id", "method"].contains(field));
        format!("\"{}\":[{}]", method.name(), fields.map(quoted).collect::<Vec<_>>().join(","))
    });
    format!("{{{}}}", options.collect::<Vec<_>>().join(","))
}

/// The catalogue that a request brings, as JSON or as its text.
fn catalogue(fields: &Fields<'_>, language: Language) -> Result<Option<Catalogue>, Fault> {
    let Some(given) = fields.given("catalogue") else { return Ok(None) };
    let text = if given.starts_with('"') { fields.text("catalogue")?.unwrap_or_default() } else { given.into() };
    let catalogue = methods::catalogue(text.as_bytes(), language).map_err(|verdict| {
        let message = Words::new("the catalogue cannot be used", "无法使用该模板列表");
        Fault::new(FaultCode::Catalogue, message).with(verdict)
    })?;
    Ok(Some(catalogue))
}

const fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Definition => "definition",
        Shape::Payload => "payload",
    }
}

fn written(id: &str, answered: Result<Answered, Refusal>, language: Language) -> String {
    let Answered { right, members } = match answered {
        Ok(answered) => answered,
        Err(Refusal::Wrong(verdict)) => Answered { right: false, members: String::new() }.report(&verdict),
        Err(Refusal::Fault(fault)) => told(&fault, language),
    };
    let mut out = String::with_capacity(members.len() + id.len() + 32);
    // Writing to a string cannot fail.
    let _ = write!(out, "{{\"id\":{id},\"ok\":{right}{members}}}");
    out
}

fn told(fault: &Fault, language: Language) -> Answered {
    let (code, message) = (fault.code().name(), quoted(fault.message().say(language)));
    let help = fault.help().map(|help| format!(",\"help\":{}", quoted(help.say(language)))).unwrap_or_default();
    let members = format!(",\"error\":{{\"code\":\"{code}\",\"message\":{message}{help}}}");
    let answered = Answered { right: false, members };
    match fault.verdict() {
        Some(verdict) => answered.report(verdict),
        None => answered,
    }
}

/// JSON that is right, on one line: no text in it holds a line break as it is.
fn on_one_line(json: &str) -> Cow<'_, str> {
    if json.contains(['\n', '\r']) { json.replace(['\n', '\r'], "").into() } else { json.into() }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
