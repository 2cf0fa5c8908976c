//! What a log says about waml itself: its version and every rule, by code.

use super::{Text, text};
use crate::diagnostic::Rule;
use crate::render::json::spoken;
use crate::render::page;
use crate::rules;
use crate::text::Language;
use crate::text::phrase::say;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Serialize)]
pub(super) struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text<'static>,
    help: Help,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    family: &'static str,
    tags: [&'static str; 1],
}

/// Every rule by code, and where each stands.
static RULES: LazyLock<(Vec<&'static Rule>, HashMap<&'static str, usize>)> = LazyLock::new(|| {
    let mut all: Vec<_> = rules::all().collect();
    all.sort_unstable_by_key(|rule| rule.code);
    let places = all.iter().enumerate().map(|(index, rule)| (rule.code, index)).collect();
    (all, places)
});

/// The place of a rule in the list of them.
pub(super) fn index(code: &str) -> Option<usize> {
    RULES.1.get(code).copied()
}

pub(super) fn tool(language: Language) -> Tool {
    let home = env!("CARGO_PKG_REPOSITORY");
    Tool {
        driver: Driver {
            name: "waml",
            semantic_version: env!("CARGO_PKG_VERSION"),
            language: spoken(language),
            information_uri: (!home.is_empty()).then_some(home),
            rules: RULES.0.iter().map(|rule| descriptor(rule, language)).collect(),
        },
    }
}

fn descriptor(rule: &Rule, language: Language) -> Descriptor {
    Descriptor {
        id: rule.code,
        short_description: text(rule.statement().say(language)),
        help: help(rule, language),
        help_uri: page(rule.code, language),
        default_configuration: Configuration { enabled: !rule.pedantic, level: rule.severity.name() },
        properties: Properties { family: rule.family.name(), tags: [rule.family.name()] },
    }
}

fn help(rule: &Rule, language: Language) -> Help {
    let (statement, why, source) = (rule.statement(), rule.why, rule.source);
    let text = if why.is_empty() {
        say!("{statement}.\n\nSource: {source}.", "{statement}。\n\n来源：{source}。"; statement, source)
    } else {
        say!("{statement}.\n\n{why}\n\nSource: {source}.", "{statement}。\n\n{why}\n\n来源：{source}。"; statement, why, source)
    };
    let code = rule.code;
    let plain = say!("{text}\n\nwaml explain {code} tells more.", "{text}\n\nwaml explain {code} 有更多说明。"; text);
    let marked =
        say!("{text}\n\n`waml explain {code}` tells more.", "{text}\n\n`waml explain {code}` 有更多说明。"; text);
    let (text, markdown) = (plain.say(language).to_owned(), marked.say(language).to_owned());
    Help { text, markdown }
}
