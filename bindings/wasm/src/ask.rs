//! One request, answered by what `waml::serve` says.

use crate::Outcome;
use crate::form::Frame;
use crate::kept;
use crate::request::{Method, Request};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use waml::preview::Case;
use waml::render::json::Summary;
use waml::render::{End, Format, Found, Look};
use waml::serve::{self, Fault, Refusal, Settings};
use waml::text::Words;
use waml::text::suggest::nearest;
use waml::{Language, Rule, Shape, endpoint, rules, say};

/// Why there is no answer.
#[derive(Serialize)]
struct Failure<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a RawValue>,
}

/// A message that may be sent.
#[derive(Serialize)]
struct Made<'a> {
    name: &'a str,
    payload: &'a RawValue,
    /// A command that sends it, where one is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    curl: Option<String>,
}

#[derive(Serialize)]
struct Compiled<'a> {
    messages: Vec<Made<'a>>,
    report: &'a RawValue,
}

#[derive(Serialize)]
struct Drawn<'a> {
    preview: &'a str,
    report: &'a RawValue,
}

/// The part of a report about one text, and what it counts.
#[derive(Serialize)]
struct Part {
    #[serde(rename = "part")]
    text: String,
    errors: usize,
    warnings: usize,
    omitted: usize,
    /// Fixes that are safe, and others.
    fixable: [usize; 2],
}

/// What a whole run has counted.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Counts {
    files: usize,
    errors: usize,
    warnings: usize,
    omitted: usize,
    failed: bool,
}

/// A rule, in one language.
#[derive(Serialize)]
struct Explained {
    code: &'static str,
    family: &'static str,
    severity: &'static str,
    statement: &'static str,
    why: &'static str,
    source: &'static str,
    prevents: &'static [u32],
}

/// Answers a request about a text.
pub(crate) fn ask(request: &[u8], text: &[u8]) -> (Outcome, String) {
    // As text, like everything else that is read from JSON: there is one reader of it in the module.
    let request = std::str::from_utf8(request).map_err(serde::de::Error::custom);
    match request.and_then(serde_json::from_str::<Request<'_>>) {
        Ok(request) => answered(&request, text),
        Err(error) => failed("request", &error.to_string(), None, None),
    }
}

fn answered(request: &Request<'_>, text: &[u8]) -> (Outcome, String) {
    let language = Language::from(request.lang);
    let allow: Vec<&str> = request.allow.iter().map(String::as_str).collect();
    let undocumented = match serve::allow(&allow).and_then(|()| serve::undocumented(&request.undocumented)) {
        Ok(undocumented) => undocumented,
        Err(fault) => return faulty(&fault, language),
    };
    let told = kept::catalogue(request.catalogue.as_deref(), |templates| {
        let (name, shape) = (request.name.as_deref(), request.shape.map(Shape::from));
        let (pedantic, allow) = (request.pedantic, &*allow);
        method(request, text, &Settings { name, shape, language, pedantic, allow, templates, undocumented })
    });
    match told {
        Ok(Ok(answer)) => answer,
        Ok(Err(Refusal::Wrong(verdict))) => (Outcome::Wrong, verdict.report),
        Ok(Err(Refusal::Fault(fault))) => faulty(&fault, language),
        Err(wrong) => {
            let report = waml::render::json::report(&wrong.source, &wrong.findings, wrong.omitted, &[], language);
            let message = Words::new("the catalogue cannot be used", "无法使用该模板列表");
            failed("catalogue", message.say(language), None, Some(&report))
        }
    }
}

type Answer = Result<(Outcome, String), Refusal>;

fn method(request: &Request<'_>, text: &[u8], settings: &Settings<'_>) -> Answer {
    match request.method {
        Method::Check => {
            let verdict = serve::check(text, settings);
            Ok((if verdict.right { Outcome::Right } else { Outcome::Wrong }, verdict.report))
        }
        Method::Gate => Ok((Outcome::Right, serve::gate(text, settings)?.into_owned())),
        Method::Compile => {
            let (made, verdict) = serve::compile(text, request.to.as_deref(), settings)?;
            let made = made.iter().map(|made| {
                let curl = request.curl.then(|| endpoint::curl(&made.payload));
                Made { name: &made.name, payload: raw(&made.payload), curl }
            });
            Ok(right(&Compiled { messages: made.collect(), report: raw(&verdict.report) }))
        }
        Method::Fill => fill(request, text, settings),
        Method::Preview => {
            let case = if request.longest { Case::Longest } else { Case::Examples };
            let (preview, verdict) = serve::preview(text, request.form.into(), case, settings);
            Ok(right(&Drawn { preview: &preview, report: raw(&verdict.report) }))
        }
        Method::Explain => Ok(explain(request.code.as_deref().unwrap_or_default(), settings.language)),
        Method::Part => Ok(part(request, text, settings)),
        Method::Frame => Ok(frame(request, settings.language)),
    }
}

fn fill(request: &Request<'_>, text: &[u8], settings: &Settings<'_>) -> Answer {
    let called = request.definition.as_deref();
    let Settings { name, pedantic, allow, undocumented, .. } = *settings;
    let beside = format!("{:?}", (called, name, pedantic, allow, undocumented, &request.catalogue));
    let values = request.values.map_or("{}", RawValue::get);
    let body = kept::definition(
        &[text, beside.as_bytes()],
        || serve::definition(text, called, settings),
        |definition| serve::fill_plan(&definition.plan(), values, request.example, settings.language),
    )??;
    Ok((Outcome::Right, body))
}

fn part(request: &Request<'_>, text: &[u8], settings: &Settings<'_>) -> (Outcome, String) {
    let language = settings.language;
    let Some(format) = request.format.as_deref().and_then(Format::of) else { return no_format(request, language) };
    let (source, compiled) = settings.read(text);
    let Request { verbose, color, width, .. } = *request;
    let look = Look { language, verbose, color, width, ..Look::default() };
    let open = compiled.left_open();
    let found = Found { findings: &compiled.findings, omitted: compiled.omitted, open: &open };
    let mut summary = Summary::default();
    summary.add(&compiled.findings);
    let safe = compiled.findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe).count();
    let all = compiled.findings.iter().filter(|finding| finding.fix.is_some()).count();
    right(&Part {
        text: format.file(&source, found, look),
        errors: summary.errors,
        warnings: summary.warnings,
        omitted: compiled.omitted,
        fixable: [safe, all - safe],
    })
}

/// What stands around parts; the counts are values of the request.
fn frame(request: &Request<'_>, language: Language) -> (Outcome, String) {
    let Some(format) = request.format.as_deref().and_then(Format::of) else { return no_format(request, language) };
    let counts = request.values.map_or("{}", RawValue::get);
    let Counts { files, errors, warnings, omitted, failed } = serde_json::from_str(counts).unwrap_or_default();
    let end = End { summary: Summary { files, errors, warnings }, omitted, failed };
    right(&Frame::of(format, end, language))
}

fn explain(code: &str, language: Language) -> (Outcome, String) {
    if let Some(rule) = rules::find(code) {
        return right(&explained(rule, language));
    }
    let message = say!("no rule is called `{code}`", "没有名为 `{code}` 的规则");
    let near = nearest(code, rules::all().map(|rule| rule.code));
    let help = near.map(|near| say!("did you mean `{near}`?", "是否应为 `{near}`？"));
    failed("wrong-value", message.say(language), help.as_ref().map(|help| help.say(language)), None)
}

fn explained(rule: &'static Rule, language: Language) -> Explained {
    Explained {
        code: rule.code,
        family: rule.family.name(),
        severity: rule.severity.name(),
        statement: rule.summary.say(language),
        why: rule.why.say(language),
        source: rule.source.say(language),
        prevents: rule.prevents,
    }
}

fn no_format(request: &Request<'_>, language: Language) -> (Outcome, String) {
    let given = request.format.as_deref().unwrap_or_default();
    let known: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
    let (en, zh) = (known.join(", "), known.join("、"));
    let message = say!("no format is called `{given}`, there are {en}", "没有名为 `{given}` 的格式，可用 {zh}");
    failed("wrong-value", message.say(language), None, None)
}

fn right(answer: &impl Serialize) -> (Outcome, String) {
    // Nothing in the answers can fail to serialize.
    (Outcome::Right, serde_json::to_string(answer).unwrap_or_default())
}

/// JSON that the library made, as it stands.
fn raw(json: &str) -> &RawValue {
    serde_json::from_str(json).unwrap_or(RawValue::NULL)
}

fn faulty(fault: &Fault, language: Language) -> (Outcome, String) {
    let report = fault.verdict().map(|verdict| verdict.report.as_str());
    let help = fault.help().map(|help| help.say(language));
    failed(fault.code().name(), fault.message().say(language), help, report)
}

fn failed(code: &str, message: &str, help: Option<&str>, report: Option<&str>) -> (Outcome, String) {
    let failure = Failure { code, message, help, report: report.map(raw) };
    (Outcome::Fault, serde_json::to_string(&failure).unwrap_or_default())
}
