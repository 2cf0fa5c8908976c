//! One line per finding: `path:line:column: error[code]: message`.

use super::{COLON, line, not_shown, severity, told, whereabouts};
use crate::diagnostic::Diagnostic;
use crate::text::{Language, Source, visible};
use std::fmt::Write;

/// The findings of one text, a line each, and a last line where some were left out.
pub fn render(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    let mut out = String::new();
    if findings.is_empty() && omitted == 0 {
        return out;
    }
    // A line that begins with `::` is a command to some that run us.
    let away = if source.name().trim_start().starts_with("::") { "./" } else { "" };
    let name = format_args!("{away}{}", visible(source.name()));
    let colon = COLON.say(language);
    for finding in findings {
        let at = whereabouts(source, &finding.primary);
        let (severity, code, words) = (severity(finding.severity, language), finding.code, told(finding, language));
        let message = line(&words);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}:{at}: {severity}[{code}]{colon}{message}");
    }
    if omitted > 0 {
        let _ = writeln!(out, "{name}: {}", not_shown(omitted, language));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture::{at, finding};

    #[test]
    fn one_line_each_and_nothing_raw() {
        let source = Source::new("dir/\u{1b}[2J.yaml", "a: 1\r\nb: \"好👍\" # x\n");
        let mut second = finding(at(&source, "/b", "x"), "");
        second.message = "key `a\u{202e}\nb` is unknown".into();
        let findings = [finding(at(&source, "/b", "👍"), "1 too many"), second];
        insta::assert_snapshot!(render(&source, &findings, 3, Language::English), @r"
        dir/\u{1b}[2J.yaml:2:6: error[length/button-reply-title]: reply title has 21 characters, at most 20
        dir/\u{1b}[2J.yaml:2:11: error[length/button-reply-title]: key `a\u{202e}\nb` is unknown
        dir/\u{1b}[2J.yaml: 3 more findings not shown
        ");
    }

    #[test]
    fn no_line_is_a_command() {
        let source = Source::new("::error::x", "b");
        let said = render(&source, &[finding(at(&source, "", "b"), "")], 1, Language::English);
        assert!(said.lines().all(|line| line.starts_with("./::error::x:")), "{said}");
    }

    #[test]
    fn one_is_one() {
        assert_eq!(render(&Source::new("a", "b"), &[], 1, Language::English), "a: 1 more finding not shown\n");
    }

    #[test]
    fn nothing_for_a_clean_text() {
        assert_eq!(render(&Source::new("a", "b"), &[], 0, Language::English), "");
    }
}
