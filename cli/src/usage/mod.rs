//! What the command line says of itself, in the language of whoever asks: the derived help is English, and what stands
//! in [`texts`] takes its place.

mod texts;
mod wrong;

use crate::report::headings;
use clap::{Arg, Command};
use std::fmt::Write as _;
use waml::Language;
use waml::text::Words;
pub(crate) use wrong::wrong;

/// How help is laid out; clap's own words have no other language.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// A program whose help is in a language.
pub(crate) fn said(mut program: Command, language: Language) -> Command {
    if language == Language::English {
        return program;
    }
    // Help and version are arguments only then.
    program.build();
    in_chinese(program)
}

fn in_chinese(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let command = match texts::command(&name) {
        Some((about, Some(more))) if command.get_long_about().is_some() => {
            command.about(about).long_about(format!("{about}\n\n{more}"))
        }
        Some((about, _)) => command.about(about),
        None => command,
    };
    let command = if command.get_after_help().is_some() { command.after_help(texts::EXIT_CODES) } else { command };
    let command = command.subcommand_help_heading("命令").help_template(TEMPLATE);
    command.mut_args(|arg| argument(&name, arg)).mut_subcommands(in_chinese)
}

fn argument(command: &str, arg: Arg) -> Arg {
    let Some((short, more)) = texts::argument(command, arg.get_id().as_str()) else { return arg };
    let values = values(&arg);
    let behind = behind(&arg, &values);
    let long = match (arg.get_id().as_str(), more) {
        ("help", Some(more)) => arg.get_long_help().map(|_| more.to_owned()),
        (_, more) => long(&format!("{short}{}", behind_default(&arg)), more, &values),
    };
    // Whoever has more to read is told how.
    let short = if arg.get_id() == "help" && long.is_some() { texts::HELP_WITH_MORE } else { short };
    let heading = heading(&arg);
    let arg = arg.help(format!("{short}{behind}")).help_heading(heading);
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    match long {
        Some(long) => arg.long_help(long),
        None => arg,
    }
}

/// The values that an argument may have, with what they mean.
fn values(arg: &Arg) -> Vec<(String, Option<&'static str>)> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let known = arg.get_possible_values();
    let shown = known.iter().filter(|value| !value.is_hide_set()).map(clap::builder::PossibleValue::get_name);
    shown.map(|value| (value.to_owned(), texts::value(arg.get_id().as_str(), value))).collect()
}

/// What follows a short text: the value that holds without it, and those that it may have.
fn behind(arg: &Arg, values: &[(String, Option<&str>)]) -> String {
    let mut out = behind_default(arg);
    if !values.is_empty() {
        let names: Vec<_> = values.iter().map(|(name, _)| name.as_str()).collect();
        // Writing to a string cannot fail.
        let _ = write!(out, " [可用：{}]", names.join("、"));
    }
    out
}

fn behind_default(arg: &Arg) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let values: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if values.is_empty() { String::new() } else { format!(" [默认：{}]", values.join("、")) }
}

/// What `--help` says where it says more than `-h`.
fn long(short: &str, more: Option<&str>, values: &[(String, Option<&str>)]) -> Option<String> {
    let explained = values.iter().any(|(_, meaning)| meaning.is_some());
    if more.is_none() && !explained {
        return None;
    }
    let more = more.map(|more| format!("\n\n{more}")).unwrap_or_default();
    let mut out = format!("{short}{more}");
    if explained {
        out.push_str("\n\n可用的值：");
    }
    for (name, meaning) in values.iter().filter(|_| explained) {
        let meaning = meaning.map(|meaning| format!("：{meaning}")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(out, "\n- {name}{meaning}");
    }
    Some(out)
}

/// Under what an argument stands.
fn heading(arg: &Arg) -> &'static str {
    let ours = |heading: &str| headings::ALL.into_iter().find(|known: &Words| known.say(Language::English) == heading);
    match arg.get_help_heading().and_then(ours) {
        Some(known) => known.say(Language::Chinese),
        None if arg.is_positional() => "参数",
        None => "选项",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cli;
    use clap::CommandFactory;

    fn has_han(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    fn commands(of: &Command) -> Vec<&Command> {
        std::iter::once(of).chain(of.get_subcommands().flat_map(commands)).collect()
    }

    #[test]
    fn every_command_and_argument_has_a_text() {
        let mut english = Cli::command();
        english.build();
        let chinese = said(Cli::command(), Language::Chinese);
        chinese.clone().debug_assert();
        for (english, chinese) in commands(&english).into_iter().zip(commands(&chinese)) {
            let name = english.get_name();
            assert_eq!(name, chinese.get_name());
            let about = |command: &Command| {
                [command.get_about(), command.get_long_about()].map(|text| text.map(ToString::to_string))
            };
            assert!(about(english).iter().flatten().count() == about(chinese).iter().flatten().count(), "{name}");
            assert!(about(chinese).iter().flatten().all(|text| has_han(text)), "{name}");
            assert_eq!(
                english.get_after_help().is_some(),
                chinese.get_after_help().is_some_and(|text| has_han(&text.to_string()))
            );
            for arg in english.get_arguments().filter(|arg| !arg.is_hide_set()) {
                let other =
                    chinese.get_arguments().find(|other| other.get_id() == arg.get_id()).expect("the same argument");
                let texts = [other.get_help(), other.get_long_help()].map(|text| text.map(ToString::to_string));
                assert!(
                    texts[0].is_some() && texts.iter().flatten().all(|text| has_han(text)),
                    "{name} {}",
                    arg.get_id()
                );
                assert!(arg.get_long_help().is_none() || texts[1].is_some(), "{name} {}", arg.get_id());
                assert!(other.get_help_heading().is_some_and(has_han), "{name} {}", arg.get_id());
                for value in arg.get_possible_values().iter().filter(|value| value.get_help().is_some()) {
                    let text = texts[1].as_deref().unwrap_or_default();
                    assert!(text.contains(&format!("\n- {}：", value.get_name())), "{name} {}", arg.get_id());
                }
            }
        }
    }

    #[test]
    fn english_help_is_what_is_derived() {
        let help = |mut command: Command| command.render_long_help().to_string();
        assert_eq!(help(said(Cli::command(), Language::English)), help(Cli::command()));
        assert!(help(said(Cli::command(), Language::Chinese)).contains("用法：waml"));
    }
}
