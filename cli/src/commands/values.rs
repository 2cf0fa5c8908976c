//! The values of a command line that fill definitions.

use crate::project::words::reason;
use crate::report::ended::Ended;
use crate::report::headings;
use crate::report::output::Output;
use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::Path;
use waml::message::Message;
use waml::params::{ParamKind, Values};
use waml::text::{Phrase, Words};
use waml::{Checked, Definition, Diagnostic, Place, Report, say};

/// Arguments that fill a definition with parameters.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Given {
    /// Give a parameter a value; may be given several times.
    #[arg(long, value_name = "NAME=VALUE", help_heading = headings::VALUES)]
    set: Vec<String>,
    /// Give values as a JSON object, or as a file that holds one; lists need it.
    #[arg(long, value_name = "JSON|@FILE", help_heading = headings::VALUES)]
    set_json: Option<String>,
    /// Fill what has no value with its example.
    #[arg(long, help_heading = headings::VALUES)]
    example: bool,
}

/// A definition, and where it comes from.
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) from: String,
    pub(crate) definition: Definition,
}

impl Given {
    /// Whether anything fills a definition.
    pub(crate) fn is_empty(&self) -> bool {
        self.set.is_empty() && self.set_json.is_none() && !self.example
    }

    /// The text of the values in JSON, if any were given.
    fn json(&self) -> Result<Option<Cow<'_, str>>, Phrase> {
        let Some(given) = &self.set_json else { return Ok(None) };
        let Some(file) = given.strip_prefix('@') else { return Ok(Some(given.as_str().into())) };
        let text = fs::read_to_string(Path::new(file)).map_err(|error| {
            let why = reason(&error);
            say!("--set-json: cannot read {file}: {why}", "--set-json：无法读取 {file}：{why}"; why)
        })?;
        Ok(Some(text.into()))
    }

    fn values<'g>(&'g self, json: Option<&'g str>) -> Result<Values<'g>, Phrase> {
        let mut values = match json {
            None => Values::new(),
            Some(text) => serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
                let (line, column) = (error.line(), error.column());
                say!(
                    "--set-json: no JSON object with a value for each name, at line {line}, column {column}",
                    "--set-json：不是 JSON 对象，第 {line} 行第 {column} 列"
                )
            })?,
        };
        for pair in &self.set {
            let (name, value) = pair
                .split_once('=')
                .filter(|(name, _)| !name.is_empty())
                .ok_or_else(|| say!("--set {pair}: write NAME=VALUE", "--set {pair}：写成 NAME=VALUE"))?;
            values.push(name, value);
        }
        Ok(values)
    }

    /// Fills every definition; none where a value is wrong, which is told.
    pub(crate) fn fill(
        &self,
        found: &[Found],
        output: &mut Output,
    ) -> io::Result<Result<Vec<Checked<Message>>, Ended>> {
        let json = match self.json() {
            Ok(json) => json,
            Err(message) => return output.error(&message).map(|()| Err(Ended::Failed)),
        };
        let values = match self.values(json.as_deref()) {
            Ok(values) => values,
            Err(message) => return output.error(&message).map(|()| Err(Ended::Failed)),
        };
        if self.tell_list(found, output)? || tell_strange(found, &values, output)? {
            return Ok(Err(Ended::Failed));
        }
        let mut filled = Vec::with_capacity(found.len());
        let mut wrong = false;
        for one in found {
            match one.definition.fill(&self.of(one, &values, found.len() > 1)) {
                Ok(message) => filled.push(message),
                Err(report) => {
                    wrong = true;
                    self.tell(one, &report, output)?;
                }
            }
        }
        Ok(if wrong { Err(Ended::Findings) } else { Ok(filled) })
    }

    /// Tells the first list that `--set` is to give, or an item of it. Returns whether there is one.
    fn tell_list(&self, found: &[Found], output: &mut Output) -> io::Result<bool> {
        let names = self.set.iter().filter_map(|pair| Some(pair.split_once('=')?.0));
        let lists = names.filter_map(|name| {
            let list = name.split('.').next().unwrap_or(name);
            let items = |one: &Found| match &one.definition.params().get(list)?.kind {
                ParamKind::List(items) => items.fields.iter().next().map(|field| field.name.clone()),
                ParamKind::Value(_) => None,
            };
            found.iter().find_map(items).map(|field| (name, list, field))
        });
        let Some((name, list, field)) = lists.into_iter().next() else { return Ok(false) };
        output.error(&say!(
            "--set {name}: `{list}` is a list, and --set gives one value",
            "--set {name}：`{list}` 是列表，而 --set 只给出一个值"
        ))?;
        output.help(&say!(
            "give its items with --set-json '{{\"{list}\": [{{\"{field}\": \"…\"}}]}}'",
            "用 --set-json '{{\"{list}\": [{{\"{field}\": \"…\"}}]}}' 给出各项"
        ))?;
        Ok(true)
    }

    /// The values for one definition of several: those of names that it has. Examples come last.
    fn of<'v>(&self, one: &'v Found, values: &Values<'v>, several: bool) -> Values<'v> {
        let own = values.iter().filter(|(name, _)| !several || takes(&one.definition, name));
        let own: Values<'v> = own.map(|(name, value)| (name.to_owned(), value.clone())).collect();
        if self.example { one.definition.with_examples(own) } else { own }
    }

    /// Tells what is wrong with the values of a definition.
    fn tell(&self, one: &Found, report: &Report, output: &mut Output) -> io::Result<()> {
        let from = &one.from;
        let missing: Vec<&str> =
            report.findings.iter().filter(|finding| finding.code == "data/missing").map(path).collect();
        if self.is_empty() && missing.len() == report.findings.len() {
            let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
            let (en, zh) = (names.join(", "), names.join("、"));
            output.error(&say!("{from}: data/missing: no value for {en}", "{from}：data/missing：{zh} 没有值"))?;
            return output.help(&Phrase::from(Words::new(
                "give values with --set NAME=VALUE, rows of them with --data FILE, or see it with --example",
                "用 --set NAME=VALUE 给出值，用 --data FILE 给出多行值，或用 --example 查看示例",
            )));
        }
        report.findings.iter().try_for_each(|finding| tell(finding, from, output))
    }
}

/// What is told where the recipient of the command line takes the place of others, by the files that these stand in.
pub(super) fn replaces(from: &[&str]) -> Option<Phrase> {
    let count = from.len();
    match from {
        [] => None,
        [from] => Some(say!("--to replaces the `to` of {from}", "--to 取代了 {from} 中的 `to`")),
        [first, ..] => Some(say!(
            "--to replaces the `to` of {count} messages, the first in {first}",
            "--to 取代了 {count} 条消息的 `to`，第一条在 {first} 中"
        )),
    }
}

/// Whether a value of a name fills a definition.
fn takes(definition: &Definition, name: &str) -> bool {
    definition.params().get(name).is_some() || (name == "to" && definition.takes_recipient())
}

/// Tells the first name that no definition has. Returns whether there is one.
fn tell_strange(found: &[Found], values: &Values<'_>, output: &mut Output) -> io::Result<bool> {
    let Some(first) = found.first() else { return Ok(false) };
    let strange = values.iter().find(|(name, _)| !found.iter().any(|one| takes(&one.definition, name)));
    let Some((name, value)) = strange else { return Ok(false) };
    let alone = Values::new().set(name, value.clone());
    let nearest = found.iter().filter_map(|one| unknown(&one.definition, &alone)).find(|told| told.meant.is_some());
    if let Some(finding) = nearest.or_else(|| unknown(&first.definition, &alone)) {
        tell(&finding, &first.from, output)?;
    }
    Ok(true)
}

fn unknown(definition: &Definition, values: &Values<'_>) -> Option<Diagnostic> {
    let report = definition.fill(values).err()?;
    report.findings.into_iter().find(|finding| finding.code == "data/unknown")
}

/// The value that a finding speaks of.
fn path(finding: &Diagnostic) -> &str {
    match &finding.primary.place {
        Place::Value { path } => path,
        Place::Message { .. } | Place::Text { .. } | Place::Elsewhere(_) => "",
    }
}

fn tell(finding: &Diagnostic, from: &str, output: &mut Output) -> io::Result<()> {
    let (code, message) = (finding.code, finding.message.clone());
    let place = match &finding.primary.place {
        Place::Message { path, .. } => path.to_string(),
        Place::Value { path } if !message.contains(&format!("`{path}`")) => path.clone(),
        Place::Value { .. } | Place::Text { .. } | Place::Elsewhere(_) => String::new(),
    };
    let message = match &*place {
        "" => message,
        place => say!("{place}: {message}", "{place}：{message}"; message),
    };
    output.error(&say!("{from}: {code}: {message}", "{from}：{code}：{message}"; message))?;
    let help = finding.meant.as_ref().map(|_| &finding.primary.text).or(finding.help.as_ref());
    help.map_or(Ok(()), |help| output.help(help))
}
