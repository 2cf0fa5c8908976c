//! `waml compile`: from messages to what the API takes.

use super::inputs::read;
use super::reads::Reads;
use crate::project::files::Reader;
use crate::project::input::Input;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::outputs::guard;
use crate::report::save::{self, Made, Target};
use std::io::{self, Write};
use std::path::PathBuf;
use waml::Checked;
use waml::endpoint::{ADDRESS, CERTIFICATION_HEADER};
use waml::message::Message;

/// Arguments of `waml compile`.
#[derive(clap::Args, Debug)]
pub(crate) struct Compile {
    /// Files of any name, folders to walk for definitions, or `-` for stdin.
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// Send to this number, whatever the files say.
    #[arg(long, value_name = "NUMBER")]
    to: Option<String>,
    /// Write to this file, or one file per message to this folder; existing files are replaced.
    ///
    /// A folder is one that exists or ends with a slash.
    #[arg(long, short, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// What to make.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    reads: Reads,
}

/// What to make of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A JSON object; of several messages one object per line.
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

impl Compile {
    /// Compiles everything that was named, or, where anything is wrong, says what.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let mut ready = Vec::new();
        let reader = Reader::new(self.reads.reading());
        let (outcome, inputs) = read(&self.paths, &reader, output, |opened| {
            let from = opened.source.name();
            ready.extend(opened.compiled.documents.into_iter().filter_map(|document| {
                let message = document.message?;
                Some(Ready { name: document.name, from: from.to_owned(), message })
            }));
        })?;
        if outcome != Ended::Clean {
            return Ok(outcome);
        }
        let Some(ready) = self.address(ready, output)? else { return Ok(Ended::Failed) };
        if !all_addressed(&ready, output)? {
            return Ok(Ended::Findings);
        }
        self.write(&ready, &inputs, output)
    }

    /// Gives every message the recipient of the command line; none where that is wrong.
    fn address(&self, ready: Vec<Ready>, output: &mut Output) -> io::Result<Option<Vec<Ready>>> {
        let Some(to) = &self.to else { return Ok(Some(ready)) };
        let mut addressed = Vec::with_capacity(ready.len());
        for Ready { name, from, message } in ready {
            match message.addressed(to.clone()) {
                Ok(message) => addressed.push(Ready { name, from, message }),
                Err(report) => {
                    for finding in report.findings {
                        output.error(&format!("--to {to}: {}", finding.message))?;
                        finding.help.iter().try_for_each(|help| output.help(help))?;
                    }
                    return Ok(None);
                }
            }
        }
        Ok(Some(addressed))
    }

    fn write(&self, ready: &[Ready], inputs: &[Input], output: &mut Output) -> io::Result<Ended> {
        let guard = |files: &[(PathBuf, String)]| {
            guard(files.iter().map(|(path, _)| path.as_path()), inputs, self.reads.config())
        };
        let saved = match Target::of(self.output.as_deref()) {
            Target::Stdout => {
                output.out.write_all(self.together(ready)?.as_bytes())?;
                Ok(Vec::new())
            }
            Target::File(path) => {
                let file = [(path, self.together(ready)?)];
                guard(&file).and_then(|()| save::write(&file))
            }
            Target::Folder(folder) => {
                let files = ready.iter().map(|ready| self.file(ready)).collect::<io::Result<Vec<_>>>()?;
                let files = save::place(&folder, files);
                files.and_then(|files| guard(&files).and_then(|()| save::write_with_folders(&files)))
            }
        };
        match saved {
            Ok(told) => told.iter().try_for_each(|told| output.note(told)).map(|()| Ended::Clean),
            Err(message) => output.error(&message).map(|()| Ended::Failed),
        }
    }

    fn together(&self, ready: &[Ready]) -> io::Result<String> {
        let format = if ready.len() > 1 && self.format == Format::Json { Format::Jsonl } else { self.format };
        ready.iter().map(|ready| format.text(&ready.message)).collect()
    }

    fn file(&self, ready: &Ready) -> io::Result<Made> {
        let text = self.format.text(&ready.message)?;
        let name = format!("{}.{}", ready.name, self.format.extension());
        Ok(Made { name, text, from: ready.from.clone() })
    }
}

/// Says how many messages have nobody to go to, and which is the first.
fn all_addressed(ready: &[Ready], output: &mut Output) -> io::Result<bool> {
    let lacking: Vec<_> = ready.iter().filter(|ready| ready.message.to.is_none()).collect();
    let Some(Ready { name, from, .. }) = lacking.first() else { return Ok(true) };
    output.error(&match lacking.len() {
        1 => format!("{from}: message `{name}` has no recipient"),
        count => format!("{count} of {} messages have no recipient, the first is `{name}` of {from}", ready.len()),
    })?;
    output.help("say who it goes to with --to NUMBER, or with a key `to` in the file")?;
    Ok(false)
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Curl => "sh",
        }
    }

    /// The message in this format, with a line break at its end.
    fn text(self, message: &Checked<Message>) -> io::Result<String> {
        let payload = message.payload();
        let mut text = match self {
            Self::Json => serde_json::to_string_pretty(&payload)?,
            Self::Jsonl => serde_json::to_string(&payload)?,
            Self::Curl => curl(&serde_json::to_string(&payload)?),
        };
        text.push('\n');
        Ok(text)
    }
}

/// A command that sends a body. The shell fills in the certification code, so that it is not
/// written down.
fn curl(body: &str) -> String {
    let body = body.replace('\'', r"'\''");
    format!(
        "curl --request POST '{ADDRESS}' \\\n  --header 'Content-Type: application/json' \\\n  \
         --header \"{CERTIFICATION_HEADER}: $INCS_CERTIFICATION_CODE\" \\\n  --data '{body}'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::message::Content;

    fn ready(name: &str, to: Option<&str>) -> Ready {
        let message = Message { to: to.map(Into::into), content: Content::Text("hi".into()) };
        Ready { name: name.to_owned(), from: "a.waml.yaml".to_owned(), message: message.check().expect("it is right") }
    }

    fn compile(format: Format) -> Compile {
        Compile { paths: Vec::new(), to: None, output: None, format, reads: Reads::default() }
    }

    #[test]
    fn one_message_is_an_object_and_several_are_lines() {
        let one = [ready("a", Some("85268411234"))];
        let text = compile(Format::Json).together(&one).expect("it is text");
        assert!(text.starts_with("{\n  \"to\"") && text.ends_with("}\n"), "{text}");
        assert_eq!(compile(Format::Jsonl).together(&one).expect("it is text").lines().count(), 1);
        let two = [ready("a", Some("85268411234")), ready("b", Some("85268411235"))];
        assert_eq!(compile(Format::Json).together(&two).expect("it is text").lines().count(), 2);
    }

    #[test]
    fn files_are_named_after_messages() {
        let made = compile(Format::Curl).file(&ready("order", Some("85268411234"))).expect("it is text");
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
