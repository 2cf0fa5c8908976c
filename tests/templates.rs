//! Calls of approved templates: whatever the template, a call made from it passes, and one that gives something more,
//! less or else fails with the code that says so.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use serde_json::{Value, json};
use waml::gate::{Gate, Refused};
use waml::message::{Header, Message, Template};
use waml::schema::definition_with;
use waml::templates::{Beyond, Catalogue, Undocumented};
use waml::text::Language;
use waml::{Compiler, Fixes, Options, Severity, Shape, Source, Syntax, compile, fix};

/// What the header of a template is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Top {
    None,
    Fixed,
    Gap,
    Media(&'static str),
}

/// A template that this API can fill.
#[derive(Clone, Debug)]
struct Plan {
    top: Top,
    gaps: usize,
    buttons: Vec<&'static str>,
    code: bool,
}

const BUTTONS: [&str; 4] = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"];
const MEDIA: [&str; 3] = ["IMAGE", "VIDEO", "DOCUMENT"];

fn plans() -> impl Strategy<Value = Plan> {
    let top = prop_oneof![
        Just(Top::None),
        Just(Top::Fixed),
        Just(Top::Gap),
        proptest::sample::select(&MEDIA[..]).prop_map(Top::Media)
    ];
    let buttons = proptest::collection::vec(proptest::sample::select(&BUTTONS[..]), 0..5);
    (top, 0_usize..5, buttons, proptest::bool::weighted(0.15)).prop_map(|(top, gaps, buttons, code)| Plan {
        top,
        gaps,
        buttons,
        code,
    })
}

impl Plan {
    fn row(&self, language: &str) -> Value {
        let mut components = Vec::new();
        if self.code {
            components.push(json!({"type": "BODY", "add_security_recommendation": true}));
            components.push(json!({"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}));
        } else {
            components.extend(match self.top {
                Top::None => None,
                Top::Fixed => Some(json!({"type": "HEADER", "format": "TEXT", "text": "Fern & Moss"})),
                Top::Gap => Some(json!({"type": "header", "format": "text", "text": "Order {{1}}"})),
                Top::Media(kind) => Some(json!({"type": "HEADER", "format": kind})),
            });
            let text = (1..=self.gaps).map(|gap| format!("{{{{{gap}}}}} and ")).collect::<Vec<_>>().concat();
            components.push(json!({"type": "BODY", "text": format!("{text}that is all, {{really}}.")}));
            let buttons: Vec<_> =
                self.buttons.iter().map(|kind| json!({"type": kind, "url": "https://example.com/a"})).collect();
            components.push(json!({"type": "BUTTONS", "buttons": buttons}));
        }
        json!({"name": "plan", "language": language, "status": "APPROVED", "components": components})
    }

    fn coupons(&self) -> Vec<usize> {
        (0..self.buttons.len()).filter(|at| self.buttons[*at] == "COPY_CODE").collect()
    }
}

fn read(rows: &[Value]) -> Catalogue {
    Catalogue::read(&json!({ "data": rows }).to_string()).unwrap()
}

fn codes(catalogue: &Catalogue, call: &Template) -> Vec<&'static str> {
    let message = Message::to("85290000001", call.clone());
    let compiler = Compiler::new().templates(catalogue);
    let built = match compiler.check(message.clone()) {
        Ok(checked) => checked.warnings().iter().map(|finding| finding.code).collect::<Vec<_>>(),
        Err(report) => report.findings.iter().map(|finding| finding.code).collect(),
    };
    let definition = Source::new("call.waml.json", serde_json::to_string(&message).unwrap());
    let findings = compiler.compile(&definition, Shape::Definition, Syntax::Json).findings;
    // That a code is written out is said of definitions only.
    let codes = findings.iter().map(|finding| finding.code);
    let mut read: Vec<_> = codes.filter(|code| *code != "hint/literal-code").collect();
    let mut same = built.clone();
    read.sort_unstable();
    same.sort_unstable();
    assert_eq!(read, same, "a definition is judged as the message itself");
    built
}

/// The payload of a call, which the check of the message itself lets pass.
fn payload(call: &Template) -> String {
    let checked = Message::to("85290000001", call.clone()).check().unwrap();
    checked.payload().unwrap().to_json()
}

/// A call that is one step away from right, and what must be found.
fn changes(plan: &Plan, right: &Template) -> Vec<(Template, Vec<&'static str>)> {
    let mut out = Vec::new();
    let mut add = |call: Template, codes: &[&'static str]| out.push((call, codes.to_vec()));
    add(Template { name: "plaan".into(), ..right.clone() }, &["template/unknown-name"]);
    if plan.code {
        add(Template::new("plan").parameter("482177"), &["template/code-missing"]);
        return out;
    }
    add(right.clone().parameter("more"), &["template/body-count"]);
    if plan.gaps > 0 {
        let fewer = right.body.as_ref().unwrap().iter().take(plan.gaps - 1).cloned().collect::<Vec<_>>();
        let body = (!fewer.is_empty()).then(|| fewer.into());
        add(Template { body, ..right.clone() }, &["template/body-count"]);
    }
    match plan.top {
        Top::None | Top::Fixed => add(right.clone().header(Header::text("x")), &["template/header-not-taken"]),
        Top::Gap | Top::Media(_) => {
            add(Template { header: None, ..right.clone() }, &["template/header-missing"]);
            let other = if plan.top == Top::Media("IMAGE") {
                Header::text("x")
            } else {
                Header::image("https://cdn.example.com/a.png")
            };
            add(right.clone().header(other), &["template/header-kind"]);
        }
    }
    let coupons = plan.coupons();
    if let Some(gone) = coupons.first() {
        let mut fewer = right.clone();
        fewer.buttons.retain(|button| button.index.get() as usize != *gone);
        add(fewer, &["template/button-missing"]);
    }
    let last = u32::try_from(plan.buttons.len()).unwrap();
    add(right.clone().button(last, "MOSS15"), &["template/no-such-button"]);
    if let Some(other) = (0..plan.buttons.len()).find(|at| !coupons.contains(at)) {
        add(right.clone().button(u32::try_from(other).unwrap(), "MOSS15"), &["template/button-kind"]);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_call_made_from_a_template_passes_and_any_other_does_not(plan in plans()) {
        let catalogue = read(&[plan.row("en")]);
        let gate = Gate::new().templates(&catalogue);
        let right = catalogue.named("plan")[0].skeleton().unwrap();
        prop_assert_eq!(codes(&catalogue, &right), Vec::<&str>::new());
        let text = payload(&right);
        let gated = gate.check_str(&text).unwrap();
        prop_assert_eq!(gated.body(), &*text);
        for (call, expected) in changes(&plan, &right) {
            prop_assert_eq!(codes(&catalogue, &call), &*expected, "{:?}", call);
            let text = payload(&call);
            let refused = gate.check_str(&text).err();
            let told: Vec<_> = refused.iter().flat_map(Refused::reasons).map(|reason| reason.finding.code).collect();
            prop_assert_eq!(told, expected);
        }
        if !plan.code {
            let with_code = Template { code: Some("482177".into()), ..Template::new("plan") };
            prop_assert!(codes(&catalogue, &with_code).contains(&"template/code-not-taken"));
        }
    }

    /// Of two languages a call that fits one is warned of, and one that names its language is judged by that.
    #[test]
    fn a_call_is_held_against_every_language(one in plans(), other in plans()) {
        let catalogue = read(&[one.row("en"), other.row("zh_HK")]);
        let rows = catalogue.named("plan");
        let calls: Vec<_> = rows.iter().map(|row| row.skeleton().unwrap()).collect();
        for (at, call) in calls.iter().enumerate() {
            let expected: &[&str] = if calls[0] == calls[1] { &[] } else { &["template/languages-differ"] };
            prop_assert_eq!(codes(&catalogue, call), expected);
            let language = rows[at].language.clone().unwrap();
            prop_assert_eq!(codes(&catalogue, &call.clone().language(language)), Vec::<&str>::new());
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "[\\[\\]{}:,\"a-z0-9 ]{0,60}") {
        let (catalogue, files) = Catalogue::of([Source::new("odd.json", text)]);
        prop_assert!(catalogue.iter().next().is_some() || !files[0].findings.is_empty());
    }
}

proptest! {
    // A schema is slow to compile.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn the_schema_of_a_project_takes_what_the_check_takes(plan in plans()) {
        let catalogue = read(&[plan.row("en")]);
        let schema = serde_json::from_str(&definition_with(&catalogue, Beyond::NOTHING, Language::English)).unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        let taken = |call: &Template| {
            schema.is_valid(&serde_json::to_value(Message::to("85290000001", call.clone())).unwrap())
        };
        let right = catalogue.named("plan")[0].skeleton().unwrap();
        prop_assert!(taken(&right));
        for (call, _) in changes(&plan, &right) {
            prop_assert!(!taken(&call), "the schema takes {:?}", call);
        }
    }
}

/// A template that only a gateway can fill which forwards more than the document has.
#[derive(Clone, Debug)]
struct Forwarded {
    top: Option<bool>,
    names: usize,
    buttons: Vec<&'static str>,
}

const OPEN_BUTTONS: [&str; 3] = ["QUICK_REPLY", "URL", "COPY_CODE"];
const NAMES: [&str; 4] = ["customer", "order_id", "day", "shop"];

fn forwarded() -> impl Strategy<Value = Forwarded> {
    let buttons = proptest::collection::vec(proptest::sample::select(&OPEN_BUTTONS[..]), 0..4);
    (proptest::option::of(proptest::bool::ANY), 0_usize..5, buttons)
        .prop_map(|(top, names, buttons)| Forwarded { top, names, buttons })
        .prop_filter("the document has it", |plan| plan.names > 0 || plan.buttons.contains(&"URL"))
}

impl Forwarded {
    fn catalogue(&self) -> Catalogue {
        let text: Vec<_> = NAMES[..self.names].iter().map(|name| format!("{{{{{name}}}}}")).collect();
        let buttons: Vec<_> =
            self.buttons.iter().map(|kind| json!({"type": kind, "url": "https://example.com/{{1}}"})).collect();
        let gap = if self.top == Some(true) { "{{title}}" } else { "{{1}}" };
        let header = self.top.map(|_| json!({"type": "HEADER", "format": "TEXT", "text": format!("About {gap}")}));
        let body = json!({"type": "BODY", "text": format!("{} is all.", text.join(" "))});
        let components: Vec<_> =
            header.into_iter().chain([body, json!({"type": "BUTTONS", "buttons": buttons})]).collect();
        read(&[json!({"name": "plan", "language": "en", "status": "APPROVED", "components": components})])
    }

    /// Calls that are one step away from right, each with what must be found.
    fn changes(&self, right: &Template) -> Vec<(Template, &'static str)> {
        let mut out = Vec::new();
        if let Some(open) = self.buttons.iter().position(|kind| *kind == "URL") {
            let mut fewer = right.clone();
            fewer.buttons.retain(|button| button.index.get() as usize != open);
            let index = u32::try_from(open).unwrap();
            out.extend([
                (fewer.clone(), "template/button-missing"),
                (fewer.clone().payload(index, "x"), "template/button-kind"),
                (fewer.button(index, "MOSS15"), "template/button-kind"),
            ]);
        }
        let last = u32::try_from(self.buttons.len()).unwrap();
        out.push((right.clone().url_value(last, "x"), "template/no-such-button"));
        out.push((right.clone().named("nobody", "x"), "template/named-parameters"));
        if self.names > 0 {
            let mut fewer = right.clone();
            fewer.named.body.pop();
            let mut by_position = right.clone().parameters(vec!["x"; self.names]);
            by_position.named.body.clear();
            out.extend([(fewer, "template/named-parameters"), (by_position, "template/named-parameters")]);
        }
        let mut header = Template { header: None, ..right.clone() };
        header.named.header = None;
        match self.top {
            Some(true) => out.extend([
                (header.clone(), "template/header-missing"),
                (header.clone().header(Header::text("x")), "template/named-parameters"),
                (header.named_header("other", "x"), "template/named-parameters"),
            ]),
            Some(false) => out.extend([
                (header.clone(), "template/header-missing"),
                (header.named_header("title", "x"), "template/named-parameters"),
            ]),
            None => out.push((right.clone().named_header("title", "x"), "template/header-not-taken")),
        }
        out
    }
}

/// The short forms heed all that the options say.
#[test]
fn options_say_what_a_gateway_forwards() {
    let track = |key: &str| {
        let text = format!("template: {{name: track, buttons: [{{index: 0, {key}: '1042'}}]}}\n");
        Source::new("track.waml.yaml", text)
    };
    let codes = |source: &Source, options| -> Vec<_> {
        let compiled = compile(source, Shape::Definition, Syntax::Yaml, options);
        compiled.findings.iter().map(|finding| finding.code).collect()
    };
    let forwarded = Options { beyond: Beyond::from_iter([Undocumented::UrlButton]), ..Options::default() };
    assert_eq!(codes(&track("url_value"), Options::default()), ["template/undocumented"]);
    assert_eq!(codes(&track("url_value"), forwarded), <[&str; 0]>::default());
    let mended = |options| fix(&track("url_valeu"), Shape::Definition, Syntax::Yaml, options, Fixes::Safe);
    assert!(mended(Options::default()).is_none(), "the key is none of the document's");
    let mended = Source::new("track.waml.yaml", mended(forwarded).unwrap().text);
    assert_eq!(codes(&mended, forwarded), <[&str; 0]>::default());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn what_a_gateway_forwards_is_judged_as_all_else(plan in forwarded()) {
        let catalogue = plan.catalogue();
        let beyond = Beyond::from_iter(Undocumented::ALL);
        prop_assert!(catalogue.named("plan")[0].skeleton().is_none());
        let right = catalogue.named("plan")[0].skeleton_beyond(beyond).unwrap();
        let compiler = Compiler::new().templates(&catalogue).undocumented(Undocumented::ALL);
        let gate = Gate::new().templates(&catalogue).undocumented(Undocumented::ALL);
        let codes = |call: &Template| -> Vec<_> {
            let message = Message::to("85290000001", call.clone());
            let definition = Source::new("call.waml.json", serde_json::to_string(&message).unwrap());
            let read = compiler.compile(&definition, Shape::Definition, Syntax::Json).findings;
            let read: Vec<_> = read.iter().map(|finding| finding.code).collect();
            let built = compiler.check(message).err().map_or_else(Vec::new, |report| report.findings);
            let mut built: Vec<_> = built.iter().map(|finding| finding.code).collect();
            let mut same = read.clone();
            same.sort_unstable();
            built.sort_unstable();
            assert_eq!(same, built, "{call:?}");
            read
        };
        let written = |call: &Template| {
            let message = Message::to("85290000001", call.clone());
            let checked = Compiler::new().undocumented(Undocumented::ALL).check(message).unwrap();
            checked.payload().unwrap().to_json()
        };
        prop_assert_eq!(codes(&right), Vec::<&str>::new());
        let text = written(&right);
        let gated = gate.check_str(&text).unwrap();
        prop_assert_eq!(gated.body(), &*text);
        prop_assert!(Gate::new().check_str(&text).is_err(), "the document does not have it");
        for (call, code) in plan.changes(&right) {
            prop_assert_eq!(codes(&call), [code], "{:?}", call);
            let refused = gate.check_str(&written(&call)).err();
            let told: Vec<_> = refused.iter().flat_map(Refused::reasons).map(|reason| reason.finding.code).collect();
            prop_assert_eq!(told, [code], "{:?}", call);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn the_schema_offers_what_is_forwarded_and_nothing_else_does(plan in forwarded()) {
        let catalogue = plan.catalogue();
        let taken = |beyond: Beyond, call: &Template| {
            let schema = definition_with(&catalogue, beyond, Language::English);
            let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
            schema.is_valid(&serde_json::to_value(Message::new(call.clone())).unwrap())
        };
        let all = Beyond::from_iter(Undocumented::ALL);
        let right = catalogue.named("plan")[0].skeleton_beyond(all).unwrap();
        prop_assert!(taken(all, &right), "{:?}", right);
        prop_assert!(!taken(Beyond::NOTHING, &right));
        for (call, _) in plan.changes(&right) {
            prop_assert!(!taken(all, &call), "the schema takes {:?}", call);
        }
    }
}

/// A dump with all that dumps have, to be broken.
fn dump() -> String {
    let plans = [
        Plan { top: Top::Gap, gaps: 3, buttons: BUTTONS.to_vec(), code: false },
        Plan { top: Top::Media("VIDEO"), gaps: 0, buttons: vec!["URL"], code: false },
        Plan { top: Top::None, gaps: 1, buttons: Vec::new(), code: true },
    ];
    let rows: Vec<_> = plans.iter().map(|plan| plan.row("en")).collect();
    let odd = json!({"name": "odd", "language": "zh_HK", "status": "PAUSED", "components": [
        {"type": "HEADER", "format": "LOCATION"}, {"type": "BODY", "text": "{{name}} {{2}} 花 {{ 1 }}", "example": {"body_text": [[1]]}},
        {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"has_expiration": true}},
        {"type": "CAROUSEL", "cards": [{"components": []}]}, {"type": "BUTTONS", "buttons": [{"type": "FLOW"}, {"type": "MPM"}]}
    ]});
    let rows = [rows, vec![odd]].concat();
    json!({"status": "success", "code": 200, "data": rows, "paging": {"cursors": {"after": "x"}, "next": "https://graph.example.com/n"}}).to_string()
}

/// What a mutation puts in: signs of JSON, words of catalogues, and what is long, deep or no text.
const SPLICES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "-1e999",
    "\\u0000",
    "\\ud800",
    "{{1}}",
    "{{",
    "}}",
    "\"type\"",
    "\"name\"",
    "\"components\"",
    "\"BODY\"",
    "\"HEADER\"",
    "[[[[[[[[",
    "\"error\":{}",
    "花🌵",
    "\n",
];

fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<proptest::sample::Index>(), 0_usize..12, proptest::sample::select(&SPLICES[..]));
    proptest::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text: Vec<char> = dump().chars().collect();
        for (at, gone, put) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + gone).min(text.len());
            text.splice(at..end, put.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    // `PROPTEST_CASES` asks for more.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever became of a dump, it is read as far as it goes, and what it holds can be used everywhere.
    #[test]
    fn a_broken_dump_breaks_nothing(text in mutated()) {
        let source = Source::new("broken.json", text.clone());
        let (catalogue, files) = Catalogue::of([Source::new("broken.json", text)]);
        sound(&source, &files);
        let told = files[0].findings.iter().any(|finding| finding.severity == Severity::Error);
        prop_assert!(!catalogue.is_empty() || told || catalogue.is_partial());
        for name in catalogue.names() {
            let call = Template::new(name).header(Header::text("x")).parameter("y").button(3, "MOSS15");
            codes(&catalogue, &call);
            for row in catalogue.named(name) {
                if let Some(call) = row.skeleton_beyond(Beyond::from_iter(Undocumented::ALL)) {
                    let message = Message::to("85290000001", call);
                    let compiler = Compiler::new().undocumented(Undocumented::ALL);
                    // A name of odd characters is refused on its own.
                    if let Ok(checked) = compiler.check(message) {
                        let text = checked.payload().unwrap().to_json();
                        let _ = Gate::new().templates(&catalogue).undocumented(Undocumented::ALL).check_str(&text);
                    }
                }
            }
        }
    }
}

/// Every place in a finding lies in the text.
fn sound(source: &Source, files: &[waml::CatalogueFile]) {
    for finding in files.iter().flat_map(|file| &file.findings) {
        let waml::Place::Text { span, .. } = &finding.primary.place else { panic!("{finding}") };
        assert!(source.text().get(span.range()).is_some(), "{finding}");
    }
}

#[test]
fn a_text_that_was_cut_off_is_no_catalogue() {
    let plan = Plan { top: Top::Gap, gaps: 2, buttons: vec!["COPY_CODE"], code: false };
    let whole = json!({"status": "success", "code": 200, "data": [plan.row("en"), plan.row("it")]}).to_string();
    for end in 0..whole.len() {
        let source = Source::new("cut.json", &whole[..end]);
        let (catalogue, files) = Catalogue::of([Source::new("cut.json", &whole[..end])]);
        assert!(catalogue.is_empty() && catalogue.is_partial(), "{}", &whole[..end]);
        let told: Vec<_> = files[0].findings.iter().map(|finding| finding.code).collect();
        assert_eq!(told, ["catalogue/unreadable"], "{}", &whole[..end]);
        sound(&source, &files);
        // What was not read is not known.
        assert_eq!(codes(&catalogue, &Template::new("plan")), Vec::<&str>::new());
    }
}

#[test]
fn thousands_of_templates_are_read() {
    let plan = Plan { top: Top::Media("IMAGE"), gaps: 4, buttons: BUTTONS.to_vec(), code: false };
    let rows: Vec<_> = (0..2_000)
        .map(|at| {
            let mut row = plan.row("en");
            row["name"] = json!(format!("plan_{at}"));
            row["components"][1]["example"] = json!({"body_text": [[1, 2, 3, 4]]});
            row
        })
        .collect();
    let catalogue = read(&rows);
    assert_eq!(catalogue.iter().count(), 2_000);
    let call = catalogue.named("plan_1999")[0].skeleton().unwrap();
    assert_eq!(codes(&catalogue, &call), Vec::<&str>::new());
}

#[test]
fn what_is_too_large_is_said_once() {
    let rows = vec![json!({"name": "plain", "components": []}); 300_000];
    let (catalogue, files) = Catalogue::of([Source::new("large.json", json!(rows).to_string())]);
    assert!(catalogue.is_empty());
    assert_eq!(files[0].findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["catalogue/unreadable"]);
    let deep = "[".repeat(100_000);
    let (_, files) = Catalogue::of([Source::new("deep.json", deep)]);
    assert_eq!(files[0].findings.len(), 1);
}

#[test]
fn a_name_in_eleven_languages_is_one_template() {
    let languages = ["en", "en_US", "en_GB", "it", "es", "fr", "de", "zh_CN", "zh_HK", "zh_TW", "pt_BR"];
    let plan = Plan { top: Top::None, gaps: 1, buttons: Vec::new(), code: false };
    let catalogue = read(&languages.map(|language| plan.row(language)));
    assert_eq!(codes(&catalogue, &Template::new("plan").parameter("Wei")), Vec::<&str>::new());
    let report =
        Compiler::new().templates(&catalogue).check(Message::to("85290000001", Template::new("plan"))).unwrap_err();
    assert_eq!(report.findings.len(), 1);
    let related: Vec<_> = report.findings[0].related.iter().map(|label| label.text.to_string()).collect();
    assert!(languages.iter().all(|language| related.iter().any(|text| text.contains(language))), "{related:?}");
    let wrong = Template::new("plan").parameter("Wei").language("zh-HK");
    assert_eq!(codes(&catalogue, &wrong), ["template/unknown-name"]);
}

#[test]
fn unknown_words_keep_nothing_from_being_judged() {
    let rows = [json!({"name": "odd", "status": "DREAMT", "category": "DREAMS", "components": [
        {"type": "HEADER", "format": "HOLOGRAM"},
        {"type": "BODY", "text": "Hello {{1}}", "example": {"body_text": 7}},
        {"type": "BUTTONS", "buttons": [{"type": "HUG"}, {"type": "COPY_CODE"}]},
        {"type": "SMELL", "scent": "moss"}
    ]})];
    let (catalogue, files) = Catalogue::of([Source::new("odd.json", json!(rows).to_string())]);
    assert!(files[0].findings.iter().all(|finding| finding.severity == Severity::Warning));
    assert_eq!(files[0].findings.len(), 4);
    let call = Template::new("odd").parameter("Wei").button(1, "MOSS15");
    assert_eq!(codes(&catalogue, &call), Vec::<&str>::new());
    assert_eq!(codes(&catalogue, &call.clone().header(Header::text("x")).button(0, "MOSS15")), Vec::<&str>::new());
    assert_eq!(codes(&catalogue, &call.parameter("more")), ["template/body-count"]);
}

#[test]
fn pages_are_one_catalogue() {
    let row = |name: &str| json!({"name": name, "components": [{"type": "BODY", "text": "Hello."}]});
    let meta =
        |name: &str, paging: Value| Source::new(name, json!({"data": [row(name)], "paging": paging}).to_string());
    let (next, previous) = ("https://graph.example.com/n", "https://graph.example.com/p");
    let pages = |last: bool| {
        let mut pages =
            vec![meta("one", json!({"next": next})), meta("two", json!({"next": next, "previous": previous}))];
        if last {
            pages.push(meta("three", json!({"previous": previous})));
        }
        Catalogue::of(pages)
    };
    let told = |files: &[waml::CatalogueFile]| files.iter().map(|file| file.findings.len()).collect::<Vec<_>>();
    let (catalogue, files) = pages(true);
    assert_eq!((told(&files), catalogue.is_partial()), (vec![0, 0, 0], false));
    let (catalogue, files) = pages(false);
    assert_eq!((told(&files), catalogue.is_partial()), (vec![0, 1], true));
    // A name may be on the page that is missing.
    assert_eq!(codes(&catalogue, &Template::new("three")), Vec::<&str>::new());
    let incs = |name: &str, rows: usize| {
        let data: Vec<_> = (0..rows).map(|at| row(&format!("{name}_{at}"))).collect();
        Source::new(name, json!({"status": "success", "code": 200, "message": "", "data": data}).to_string())
    };
    let (_, files) = Catalogue::of([incs("a", 100), incs("b", 100)]);
    assert_eq!(told(&files), [0, 1]);
    let (_, files) = Catalogue::of([incs("a", 100), incs("b", 100), incs("c", 0)]);
    assert_eq!(told(&files), [0, 0, 0]);
}

/// With parameters the longest values count, whatever the examples are.
#[test]
fn parameters_are_held_against_the_approved_text_by_their_longest_values() {
    let text = format!("{}{{{{1}}}} and {{{{2}}}}", "x".repeat(1_000));
    let catalogue = read(&[json!({"name": "letter", "components": [{"type": "BODY", "text": text}]})]);
    let compiler = Compiler::new().templates(&catalogue);
    for (most, codes) in [(9, &[][..]), (10, &["length/template-filled-body"])] {
        let text = format!(
            "params:\n  customer: {{max_chars: {most}, example: Wei}}\n\
             template:\n  name: letter\n  body: [\"{{{{customer}}}}\", 1234567890]\n"
        )
        .replace("1234567890", "\"1234567890\"");
        let source = Source::new("letter.waml.yaml", text);
        let findings = compiler.compile(&source, Shape::Definition, Syntax::Yaml).findings;
        let told: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(told, codes, "{most}: {findings:?}");
        assert!(findings.iter().all(|finding| finding.message.contains("can reach 1,025 characters")), "{findings:?}");
    }
}

/// Nothing is known, so nothing is said.
#[test]
fn without_a_catalogue_nothing_changes() {
    let call = Template::new("nowhere").header(Header::text("x")).parameter("y").button(3, "MOSS15");
    assert!(Message::to("85290000001", call.clone()).check().is_ok());
    assert!(Gate::new().check_str(&payload(&call)).is_ok());
}
