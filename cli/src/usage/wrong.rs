//! What is wrong with arguments, in Chinese: the parser knows no language but English.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use waml::Language;
use waml::text::Phrase;

/// What is wrong, what to do about it, and how the command is used.
pub(crate) struct Wrong {
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) usage: Option<String>,
}

/// What is wrong with arguments; `None` where it has no words but the parser's.
pub(crate) fn wrong(error: &Error) -> Option<Wrong> {
    let [suggestion, usage] = [suggested(error), error.get(ContextKind::Usage).map(ToString::to_string)];
    Some(Wrong {
        message: message(error)?,
        help: suggestion.map(|name| format!("是否应为 `{name}`？")),
        usage: usage.map(|usage| usage.trim_start_matches("Usage: ").trim_end().to_owned()),
    })
}

fn message(error: &Error) -> Option<String> {
    let name = || listed(error, ContextKind::InvalidArg);
    let value = || listed(error, ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::InvalidValue => match (name()?, value()?, listed(error, ContextKind::ValidValue)) {
            (name, value, _) if value == "``" => format!("{name} 缺少值"),
            (name, value, Some(valid)) => format!("{name} 的值 {value} 无效，可用：{valid}"),
            (name, value, None) => format!("{name} 的值 {value} 无效"),
        },
        ErrorKind::ValueValidation => match (name()?, value()?, reason(error)) {
            (name, value, Some(reason)) => format!("{name} 的值 {value} 无效：{reason}"),
            (name, value, None) => format!("{name} 的值 {value} 无效"),
        },
        ErrorKind::UnknownArgument => format!("未知的参数 {}", name()?),
        ErrorKind::InvalidSubcommand => format!("未知的命令 {}", listed(error, ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", name()?),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::NoEquals => format!("{} 与值之间应为等号", name()?),
        ErrorKind::TooManyValues => format!("{} 多了值 {}", name()?, value()?),
        ErrorKind::WrongNumberOfValues => {
            let [expected, actual] =
                [ContextKind::ExpectedNumValues, ContextKind::ActualNumValues].map(|kind| error.get(kind));
            format!("{} 有 {} 个值，应为 {} 个", name()?, actual?, expected?)
        }
        ErrorKind::ArgumentConflict => match (name()?, listed(error, ContextKind::PriorArg)?) {
            (name, prior) if name == prior => format!("{name} 只能写一次"),
            (name, prior) => format!("{name} 不能与 {prior} 同时使用"),
        },
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8".to_owned(),
        _ => return None,
    })
}

/// What the check of a value says.
fn reason(error: &Error) -> Option<String> {
    let source = error.source()?;
    Some(match source.downcast_ref::<Phrase>() {
        Some(ours) => ours.say(Language::Chinese).to_owned(),
        None => source.to_string(),
    })
}

fn suggested(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue, ContextKind::SuggestedArg];
    kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(name) => Some(name.clone()),
        // The likeliest comes last.
        ContextValue::Strings(names) => names.last().cloned(),
        _ => None,
    })
}

/// What an error holds, each in quotes.
fn listed(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(name) => Some(format!("`{name}`")),
        ContextValue::Strings(names) if !names.is_empty() => {
            Some(names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join("、"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::wrong;
    use crate::parse;

    #[test]
    fn wrong_usage_is_said() {
        for (arguments, message, help) in [
            ("--lang fr check", "`--lang <LANG>` 的值 `fr` 无效，可用：`en`、`zh`", None),
            ("check --lang", "`--lang <LANG>` 缺少值", None),
            ("check --formt json", "未知的参数 `--formt`", Some("--format")),
            ("chek", "未知的命令 `chek`", Some("check")),
            ("compile", "缺少 `<FILE>...`", None),
            ("check --watch --fix", "`--watch` 不能与 `--fix` 同时使用", None),
            ("check --fix --fix", "`--fix` 只能写一次", None),
            ("check --fix=x", "`--fix` 多了值 `x`", None),
            ("init --from git", "`--from <git> <URL>` 有 1 个值，应为 2 个", None),
            ("init --from-git x --rev v1", "`--from-git <URL>` 的值 `x` 无效：这不是仓库的网址", None),
            ("check --online --timeout 0", "`--timeout <SECONDS>` 的值 `0` 无效：0 is not in 1..=600", None),
        ] {
            let words = std::iter::once("waml").chain(arguments.split(' ')).map(Into::into).collect();
            let error = parse(words, waml::Language::Chinese).expect_err("it is wrong");
            let wrong = wrong(&error).expect("it has words");
            assert_eq!(
                (wrong.message.as_str(), wrong.help.as_deref()),
                (message, help.map(|name| format!("是否应为 `{name}`？")).as_deref()),
                "{arguments}"
            );
        }
    }
}
