//! Workflow commands of GitHub Actions: `::error file=…,line=…::message`, shown beside the code.
//!
//! A runner takes every line that begins with `::` as a command. So whatever comes from files or
//! their names is escaped as the runner's own toolkit does it, and no text can end its line.

use super::{COLON, HELP, line, not_shown, span, told, whereabouts};
use crate::diagnostic::Diagnostic;
use crate::text::{Language, Source, steers, visible};
use std::fmt::{self, Write};

/// The findings of one text, a command each, and a last one where some were left out.
pub fn render(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for finding in findings {
        let _ = command(&mut out, source, finding, language);
    }
    if omitted > 0 {
        let file = Property(source.name());
        let _ = writeln!(out, "::notice file={file}::{}", not_shown(omitted, language));
    }
    out
}

fn command(out: &mut String, source: &Source, finding: &Diagnostic, language: Language) -> fmt::Result {
    let span = span(&finding.primary);
    let (start, end) = (source.position(span.start as usize), source.position(span.end as usize));
    let (level, file, title) = (finding.severity.name(), Property(source.name()), Property(finding.code));
    write!(out, "::{level} title={title},file={file},line={}", start.line)?;
    // Columns are only understood within one line.
    if start.line == end.line {
        write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column.max(start.column))?;
    } else {
        write!(out, ",endLine={}", end.line)?;
    }
    // The log shows nothing but the message, so it says where, too.
    let (name, words) = (visible(source.name()), told(finding, language));
    let message = line(&words);
    write!(out, "::{}", Data(&format!("{name}:{}: {message}", whereabouts(source, &finding.primary))))?;
    if let Some(help) = &finding.help {
        write!(out, "%0A{}{}{}", HELP.say(language), COLON.say(language), Data(&line(help.say(language))))?;
    }
    out.push('\n');
    Ok(())
}

/// Text behind the second `::`.
struct Data<'a>(&'a str);

impl fmt::Display for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| escape(c, f))
    }
}

/// A value between `::` and `::`.
struct Property<'a>(&'a str);

impl fmt::Display for Property<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            ':' => f.write_str("%3A"),
            ',' => f.write_str("%2C"),
            c => escape(c, f),
        })
    }
}

/// What steers a terminal and is no line break has no escape; it is made visible.
fn escape(c: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match c {
        '%' => f.write_str("%25"),
        '\r' => f.write_str("%0D"),
        '\n' => f.write_str("%0A"),
        c if steers(c) => write!(f, "{}", c.escape_default()),
        c => f.write_char(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::render::fixture::{at, finding};

    #[test]
    fn no_input_forges_a_command() {
        let source = Source::new("a,b\n::error::x%0A\u{1b}[2J.yaml", "k: v\n\"::warning::y\": |\n  z\n");
        let mut found = finding(at(&source, "/k", "v"), "");
        found.severity = Severity::Warning;
        found.message = "unknown key `\n::error title=x::y%0A\u{85}\u{2028}`".into();
        found.help = Some("did you mean\r\n::set-output name=x::y".into());
        let wide = finding(at(&source, "/x", "|\n  z"), "");
        let said = render(&source, &[found, wide], 7, Language::English);
        assert!(
            said.lines().count() == 3 && said.split(['\n', '\r']).all(|line| line.is_empty() || line.starts_with("::"))
        );
        insta::assert_snapshot!(said);
    }
}
