//! A command line where a message belongs: documentation shows requests as what a shell sends.

use crate::text::{Span, Words};

/// The name of the program that a text calls, if it is a command line.
pub(super) fn command(text: &str) -> Option<Span> {
    let line = text.trim_start();
    let line = line.strip_prefix("$ ").unwrap_or(line);
    let start = text.len() - line.len();
    let rest = line.strip_prefix(NAME)?;
    rest.starts_with(char::is_whitespace).then(|| Span::new(start, start + NAME.len()))
}

pub(super) const NAME: &str = "curl";

pub(super) const COMMAND: Words = Words::new("this is a command line, not a message", "这是一行命令，不是消息");
pub(super) const ONLY_ITS_JSON: Words = Words::new(
    "keep only the JSON behind `-d`, in a file *.json; `waml import` makes a definition of it",
    "只保留 `-d` 后的 JSON，存为 *.json 文件；`waml import` 可将其转换为消息定义",
);
pub(super) const ONLY_THE_JSON: Words = Words::new("keep only the JSON behind `-d`", "只保留 `-d` 后的 JSON");
