//! `waml compile`: from messages to what the API takes.

use super::bulk::Bulk;
use super::inputs::read;
use super::picked::Picked;
use super::reads::Reads;
use super::values::{Found, Given, replaces};
use crate::project::files::ProjectReader;
use crate::project::input::Input;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::outputs::guard;
use crate::report::save::{self, Made, Target};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use waml::endpoint::curl;
use waml::message::Message;
use waml::text::{Phrase, Words};
use waml::{Checked, CompiledDocument, Definition, Payload, say};

/// Arguments of `waml compile`.
#[derive(clap::Args, Debug)]
pub(crate) struct Compile {
    /// Files of any name, folders to walk for definitions, or `-` for stdin; FILE#NAME takes one message of a file.
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// Send to this number, whatever the files and rows say; what it replaces is told.
    #[arg(long, value_name = "NUMBER")]
    to: Option<String>,
    /// Write to this file, or one file per message to this folder; existing files are replaced.
    ///
    /// A folder is one that exists or ends with a slash.
    #[arg(long, short, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// What to make.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: OutputFormat,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    bulk: Bulk,
    #[command(flatten)]
    reads: Reads,
}

/// What to make of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum OutputFormat {
    /// A JSON object; of several messages, and where values fill one, one object per line.
    #[default]
    Json,
    /// A JSON object per line.
    Jsonl,
    /// A command that sends the message, with the certification code taken from the environment
    /// variable `INCS_CERTIFICATION_CODE`.
    Curl,
}

/// A message that is right.
struct Ready {
    name: String,
    from: String,
    message: Checked<Message>,
}

/// What a document holds that is right.
enum OneFound {
    Message(Checked<Message>),
    Definition(Definition),
}

impl OneFound {
    fn of(document: CompiledDocument) -> Option<Self> {
        match (document.message, document.definition) {
            (Some(message), _) => Some(Self::Message(message)),
            (None, definition) => definition.map(Self::Definition),
        }
    }
}

/// A message that is right and goes to somebody.
struct Addressed<'r> {
    name: &'r str,
    from: &'r str,
    payload: Payload<'r>,
}

impl Compile {
    /// Compiles everything that was named, or, where anything is wrong, says what.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        if let Some(message) = self.bulk.clash(&self.paths, self.output.as_deref(), self.format == OutputFormat::Curl) {
            return output.error(&message).map(|()| Ended::Failed);
        }
        let (mut found, mut picked) = (Vec::new(), Picked::of(&self.paths));
        let reader = ProjectReader::new(self.reads.reading());
        let paths = std::mem::take(&mut picked.paths);
        let (outcome, inputs) = read(&paths, &reader, output, |opened| {
            let from = opened.source.name();
            for document in opened.compiled.documents {
                let name = document.name.clone();
                if picked.takes(from, &name)
                    && let Some(one) = OneFound::of(document)
                {
                    found.push((name, from.to_owned(), one));
                }
            }
        })?;
        if outcome != Ended::Clean {
            return Ok(outcome);
        }
        if picked.tell_missing(output)? {
            return Ok(Ended::Failed);
        }
        if let Some(data) = self.bulk.data() {
            return self.rows(data, found, &inputs, output);
        }
        let ready = match self.filled(found, output)? {
            Ok(ready) => ready,
            Err(ended) => return Ok(ended),
        };
        let Some(ready) = self.address(ready, output)? else { return Ok(Ended::Failed) };
        match addressed(&ready, output)? {
            Some(messages) => self.write(&messages, &inputs, output),
            None => Ok(Ended::Findings),
        }
    }

    /// Fills what was found with rows.
    fn rows(
        &self,
        data: &Path,
        found: Vec<(String, String, OneFound)>,
        inputs: &[Input],
        output: &mut Output,
    ) -> io::Result<Ended> {
        let found = found.into_iter().map(|(name, from, one)| match one {
            OneFound::Message(message) => Found { name, from, definition: message.into() },
            OneFound::Definition(definition) => Found { name, from, definition },
        });
        let mut inputs = inputs.to_vec();
        inputs.push(if data == Path::new("-") { Input::Stdin } else { Input::File(data.to_owned()) });
        let target = (self.to.as_deref(), self.output.as_deref());
        self.bulk.run(found.collect(), target, &inputs, self.reads.config(), output)
    }

    /// The messages, those of definitions with the values of the command line.
    fn filled(
        &self,
        found: Vec<(String, String, OneFound)>,
        output: &mut Output,
    ) -> io::Result<Result<Vec<Ready>, Ended>> {
        let (mut ready, mut open) = (Vec::with_capacity(found.len()), Vec::new());
        for (position, (name, from, one)) in found.into_iter().enumerate() {
            match one {
                OneFound::Message(message) if self.given.is_empty() => {
                    ready.push((position, Ready { name, from, message }));
                }
                OneFound::Message(message) => open.push((position, Found { name, from, definition: message.into() })),
                OneFound::Definition(definition) => open.push((position, Found { name, from, definition })),
            }
        }
        let (positions, open): (Vec<usize>, Vec<Found>) = open.into_iter().unzip();
        let messages = match self.given.fill(&open, output)? {
            Ok(messages) => messages,
            Err(ended) => return Ok(Err(ended)),
        };
        let filled =
            open.into_iter().zip(messages).map(|(Found { name, from, .. }, message)| Ready { name, from, message });
        ready.extend(positions.into_iter().zip(filled));
        ready.sort_by_key(|(position, _)| *position);
        Ok(Ok(ready.into_iter().map(|(_, ready)| ready).collect()))
    }

    /// Gives every message the recipient of the command line; none where that is wrong.
    fn address(&self, ready: Vec<Ready>, output: &mut Output) -> io::Result<Option<Vec<Ready>>> {
        let Some(to) = &self.to else { return Ok(Some(ready)) };
        let other = |ready: &&Ready| ready.message.to.as_ref().is_some_and(|written| written.as_str() != to);
        let replaced: Vec<&str> = ready.iter().filter(other).map(|ready| &*ready.from).collect();
        let replaced = replaces(&replaced);
        let mut addressed = Vec::with_capacity(ready.len());
        for Ready { name, from, message } in ready {
            match message.addressed(to.clone()) {
                Ok(message) => addressed.push(Ready { name, from, message }),
                Err(report) => {
                    for finding in report.findings {
                        let message = finding.message;
                        output.error(&say!("--to {to}: {message}", "--to {to}：{message}"; message))?;
                        finding.help.iter().try_for_each(|help| output.help(help))?;
                    }
                    return Ok(None);
                }
            }
        }
        replaced.map_or(Ok(()), |told| output.note(&told))?;
        Ok(Some(addressed))
    }

    fn write(&self, messages: &[Addressed<'_>], inputs: &[Input], output: &mut Output) -> io::Result<Ended> {
        let guard = |files: &[(PathBuf, String)]| {
            guard(files.iter().map(|(path, _)| path.as_path()), inputs, self.reads.config())
        };
        let saved = match Target::of(self.output.as_deref()) {
            Target::Stdout => {
                output.out.write_all(self.together(messages).as_bytes())?;
                Ok(Vec::new())
            }
            Target::File(path) => {
                let file = [(path, self.together(messages))];
                guard(&file).and_then(|()| save::write(&file))
            }
            Target::Folder(folder) => {
                let files = save::place(&folder, messages.iter().map(|message| self.file(message)).collect());
                files.and_then(|files| guard(&files).and_then(|()| save::write_with_folders(&files)))
            }
        };
        match saved {
            Ok(told) => told.iter().try_for_each(|told| output.note(told)).map(|()| Ended::Clean),
            Err(message) => output.error(&message).map(|()| Ended::Failed),
        }
    }

    fn together(&self, messages: &[Addressed<'_>]) -> String {
        let lines = messages.len() > 1 || !self.given.is_empty();
        let format = if lines && self.format == OutputFormat::Json { OutputFormat::Jsonl } else { self.format };
        messages.iter().map(|message| format.text(&message.payload)).collect()
    }

    fn file(&self, message: &Addressed<'_>) -> Made {
        let name = format!("{}.{}", message.name, self.format.extension());
        Made { name, text: self.format.text(&message.payload), from: message.from.to_owned() }
    }
}

/// The messages with whom they go to, or how many have nobody, and which is the first.
fn addressed<'r>(ready: &'r [Ready], output: &mut Output) -> io::Result<Option<Vec<Addressed<'r>>>> {
    let addressed: Vec<_> = ready.iter().filter_map(Ready::addressed).collect();
    let lacking = ready.len() - addressed.len();
    let Some(Ready { name, from, .. }) = ready.iter().find(|ready| ready.addressed().is_none()) else {
        return Ok(Some(addressed));
    };
    let all = ready.len();
    output.error(&match lacking {
        1 => say!("{from}: message `{name}` has no recipient", "{from}：消息 `{name}` 没有收信人"),
        count => say!(
            "{count} of {all} messages have no recipient, the first is `{name}` of {from}",
            "{all} 条消息中有 {count} 条没有收信人，第一条是 {from} 的 `{name}`"
        ),
    })?;
    output.help(&Phrase::from(Words::new(
        "say who it goes to with --to NUMBER, or with a key `to` in the file",
        "用 --to NUMBER 指定收信人，或在文件中写 `to`",
    )))?;
    Ok(None)
}

impl Ready {
    fn addressed(&self) -> Option<Addressed<'_>> {
        Some(Addressed { name: &self.name, from: &self.from, payload: self.message.payload()? })
    }
}

impl OutputFormat {
    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Curl => "sh",
        }
    }

    /// The message in this format, with a line break at its end.
    fn text(self, payload: &Payload<'_>) -> String {
        let mut text = match self {
            Self::Json => payload.to_json_pretty(),
            Self::Jsonl => payload.to_json(),
            Self::Curl => curl(&payload.to_json()),
        };
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::message::Content;

    fn ready(name: &str, to: Option<&str>) -> Ready {
        let message = Message { to: to.map(Into::into), content: Content::Text("hi".into()) };
        Ready { name: name.to_owned(), from: "a.waml.yaml".to_owned(), message: message.check().expect("it is right") }
    }

    fn compile(format: OutputFormat) -> Compile {
        Compile {
            paths: Vec::new(),
            to: None,
            output: None,
            format,
            given: Given::default(),
            bulk: Bulk::default(),
            reads: Reads::default(),
        }
    }

    #[test]
    fn one_message_is_an_object_and_several_are_lines() {
        let together = |format, ready: &[Ready]| {
            let messages: Vec<_> = ready.iter().filter_map(Ready::addressed).collect();
            compile(format).together(&messages)
        };
        let one = [ready("a", Some("85268411234"))];
        let text = together(OutputFormat::Json, &one);
        assert!(text.starts_with("{\n  \"to\"") && text.ends_with("}\n"), "{text}");
        assert_eq!(together(OutputFormat::Jsonl, &one).lines().count(), 1);
        let two = [ready("a", Some("85268411234")), ready("b", Some("85268411235"))];
        assert_eq!(together(OutputFormat::Json, &two).lines().count(), 2);
    }

    #[test]
    fn files_are_named_after_messages() {
        let ready = ready("order", Some("85268411234"));
        let made = compile(OutputFormat::Curl).file(&ready.addressed().expect("it has a recipient"));
        assert_eq!((made.name.as_str(), made.from.as_str()), ("order.sh", "a.waml.yaml"));
    }

    #[test]
    fn the_command_is_safe_in_a_shell() {
        insta::assert_snapshot!(curl(r#"{"text":{"body":"It's $HOME `x` \"y\""}}"#), @r#"
        curl --request POST 'https://chat-api.incsapp.com/external/messages/whatsapp' \
          --header 'Content-Type: application/json' \
          --header "certification-code: $INCS_CERTIFICATION_CODE" \
          --data '{"text":{"body":"It'\''s $HOME `x` \"y\""}}'
        "#);
    }
}
