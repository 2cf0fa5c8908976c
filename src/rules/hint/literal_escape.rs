//! Escapes that no one resolves.

use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::Check;
use crate::rules::traits::{Feeds, Traits};
use crate::text::Span;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/literal-escape",
    phase: Phase::Text,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a text with `\\n` or `\\t` as two characters", "文本中的 `\\n` 或 `\\t` 是两个字符"),
    why: Words::new(
        "Only double quotes make a line break of `\\n`; elsewhere, or with the backslash written twice, the reader \
          sees a backslash and a letter. Break the line itself in a block text, or write `\\n` in double quotes.",
        "只有在双引号中 `\\n` 才是换行；在其他地方，或反斜杠写了两次时，用户会看到反斜杠和字母。在块文本中直接换行，或在双引号中写 `\\n`。",
    ),
    source: Words::new(
        "YAML 1.2.2, 7.3 (flow scalar styles); RFC 8259, 7 (strings)",
        "YAML 1.2.2，7.3（流式标量）；RFC 8259，7（字符串）",
    ),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Texts(&[(
    Feeds { roles: &[Role::Body, Role::Header, Role::Footer, Role::Label, Role::Parameter], on: Traits::BACKSLASH },
    check,
)]);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    let Some(escapes) = escapes(text) else { return };
    let Some(&(at, letter)) = escapes.iter().find(|(_, letter)| matches!(letter, 'n' | 't')) else { return };
    let message = say!(
        "{noun} shows `\\{letter}` as two characters, a backslash and a letter",
        "{noun}会把 `\\{letter}` 显示为反斜杠和字母两个字符";
        noun = limit.noun
    );
    let help = match limit.role {
        Role::Body => Words::new(
            "in double quotes one backslash makes the escape; or break the line itself, in YAML in a block text (`|`)",
            "在双引号中只写一个反斜杠；或直接换行，在 YAML 中用块文本（`|`）",
        ),
        _ => Words::new("this text has one line: write a space instead", "此文本只有一行：改用空格"),
    };
    found.push(
        Diagnostic::new(&RULE, Path::default(), message)
            .part(at..at + 2)
            .label(Words::new("two characters", "两个字符"))
            .help(help)
            .fix(fix(&escapes).filter(|_| limit.role == Role::Body)),
    );
}

/// The escapes of a text, each by its place and letter; `None` where a backslash is none, so that the text
/// has backslashes of its own.
fn escapes(text: &str) -> Option<Vec<(usize, char)>> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('\\') {
        let letter = text[at + 1..].chars().next()?;
        if !matches!(letter, 'n' | 't' | 'r' | '"' | '\'') || follows_drive(text, at) {
            return None;
        }
        out.push((at, letter));
    }
    Some(out)
}

/// Whether a backslash follows the letter of a drive and begins a name, as in a path of Windows.
fn follows_drive(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix(':') else { return false };
    let mut before = before.chars().rev();
    let drive = before.next().is_some_and(|c| c.is_ascii_alphabetic());
    let alone = before.next().is_none_or(|c| !c.is_alphanumeric());
    drive && alone && text[at + 2..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Puts characters in place of the escapes. `None` where a `\r` stands alone: only its author knows what it is.
fn fix(escapes: &[(usize, char)]) -> Option<Fix> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut escapes = escapes.iter().peekable();
    while let Some(&(at, letter)) = escapes.next() {
        let (len, c) = match letter {
            'n' => (2, '\n'),
            't' => (2, '\t'),
            'r' => {
                escapes.next_if_eq(&&(at + 2, 'n'))?;
                (4, '\n')
            }
            quote => (2, quote),
        };
        edits.push(Edit { span: Span::new(at, at + len), text: c.into() });
    }
    Some(Fix {
        title: Words::new("write the characters themselves", "直接写这些字符").into(), safe: false, edits
    })
}

#[cfg(test)]
mod tests {
    use super::escapes;

    #[test]
    fn backslashes_of_the_text_itself_are_quiet() {
        for text in [
            r"C:\new",
            r"Look in C:\temp\notes",
            r"d:\reports",
            r"\\server\new",
            r"¯\_(ツ)_/¯",
            r"\d+\n",
            r"\o/",
            r":-\",
            r"a\",
            r"(C:\new)",
        ] {
            assert_eq!(escapes(text), None, "{text}");
        }
        for (text, count) in
            [("none", 0), (r"Hello\nWorld", 1), (r"a\r\nb\tc", 3), (r#"say \"hi\"\n"#, 3), (r"Plan A:\n\nfirst", 2)]
        {
            assert_eq!(escapes(text).map(|escapes| escapes.len()), Some(count), "{text}");
        }
    }
}
