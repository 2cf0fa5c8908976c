//! Findings for people: each with the lines it speaks about. The only place where miette draws.
//!
//! miette draws; what it draws is a `view` of the source that we prepare, since its own reading
//! of a source counts columns in bytes, lays out joined emoji too wide, shows control characters
//! as they are, and starts a new frame for every line that lies apart. `compact` then gives the
//! lines their real numbers and puts labels beside their underlines, so that a finding with two
//! parties and a help line fits into eight lines.

mod compact;
mod window;
mod wrap;

use super::fold::{Fold, folded};
use super::{COLON, HELP, Look, SEE, line, page, place, severity, span, whereabouts};
use crate::diagnostic::{Diagnostic, Label, Place, Severity};
use crate::text::phrase::say;
use crate::text::{Language, Phrase, Position, Source, visible};
use anstyle::{AnsiColor, Style};
use compact::{BREAK, KNOT};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents};
use std::borrow::Cow;
use std::fmt::{self, Write};
use unicode_width::UnicodeWidthStr;
use window::{Spot, Window};
use wrap::fold;

/// Columns below which nothing fits; a narrower terminal breaks lines itself.
const NARROWEST: usize = 40;
/// Columns before a message: `  × `.
const MESSAGE: usize = 4;

/// The findings of one text, each followed by a blank line.
pub fn render(source: &Source, findings: &[Diagnostic], omitted: usize, color: bool) -> String {
    render_for(source, findings, omitted, Look { color, ..Look::default() })
}

/// Like [`render`], for a terminal: codes may lead to their pages, and what is written fits.
pub fn render_for(source: &Source, findings: &[Diagnostic], omitted: usize, look: Look) -> String {
    let look = Look { width: look.width.map(|width| width.max(NARROWEST)), ..look };
    let mut out = String::new();
    for Fold { first, others } in folded(findings) {
        out.push_str(&one(source, first, look));
        if !others.is_empty() {
            let more = like_it(source, &others);
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "  {}",
                wrapped(more.say(look.language), look.width.map(|width| width - 2)).replace('\n', "\n  ")
            );
        }
        out.push('\n');
    }
    if omitted > 0 {
        // Writing to a string cannot fail.
        let (findings, name) = (if omitted == 1 { "finding" } else { "findings" }, shown(source.name()));
        let more = say!("… and {omitted} more {findings} in {name}", "… {name} 中另有 {omitted} 个问题");
        let _ = writeln!(out, "  {}\n", more.say(look.language));
    }
    out
}

/// So many places are named, and the others counted.
const NAMED: usize = 8;

/// `and 3 more like it, in lines 4, 5 and 9`.
fn like_it(source: &Source, findings: &[&Diagnostic]) -> Phrase {
    let count = findings.len();
    let mut lines: Vec<_> = findings.iter().map(|it| source.position(span(&it.primary).start as usize).line).collect();
    lines.dedup();
    let shown: Vec<_> = lines.iter().take(NAMED).map(usize::to_string).collect();
    match (&shown[..], lines.len() > NAMED) {
        ([only], _) => say!("and {count} more like it, in line {only}", "另有 {count} 处相同，在第 {only} 行"),
        (_, true) => {
            let (commas, marks) = (shown.join(", "), shown.join("、"));
            say!("and {count} more like it, in lines {commas}, …", "另有 {count} 处相同，在第 {marks} … 行")
        }
        ([before @ .., last], false) => {
            let (commas, marks) = (before.join(", "), before.join("、"));
            say!(
                "and {count} more like it, in lines {commas} and {last}",
                "另有 {count} 处相同，在第 {marks}、{last} 行"
            )
        }
        ([], false) => Phrase::default(),
    }
}

/// Words in lines of at most so many columns, as they are where no width is known.
pub fn wrapped(text: &str, width: Option<usize>) -> String {
    width.map_or_else(|| text.to_owned(), |width| fold(text, width, width).join("\n"))
}

fn one(source: &Source, finding: &Diagnostic, look: Look) -> String {
    let (other, here): (Vec<_>, Vec<_>) = finding.related.iter().partition(|label| is_elsewhere(label));
    let spots = std::iter::once((&finding.primary, true)).chain(here.into_iter().map(|label| (label, false)));
    let spots = spots.map(|(label, primary)| spot(source, label, primary, look.language)).collect();
    let view = Window::new(source, spots, room(finding, other.len()), look.width, look.language);
    let link = if look.links { page(finding.code, look.language) } else { None };
    let header = header(source, &finding.primary, look.verbose);
    let picture =
        Picture { header, finding, other, view, color: look.color, link, columns: look.width, language: look.language };
    let mut drawn = String::new();
    match handler(&picture).render_report(&mut drawn, &picture) {
        Ok(()) => compact::compact(&drawn, &picture),
        // miette fails only where a source cannot be read, and ours always can.
        Err(fmt::Error) => super::short::render(source, std::slice::from_ref(finding), 0, look.language),
    }
}

/// How many lines the snippet may have, so that a finding has no more than eight: there are the
/// message, the two ends of the frame, what stands elsewhere and the help around it.
fn room(finding: &Diagnostic, other: usize) -> usize {
    (8 - 3 - usize::from(finding.help.is_some())).saturating_sub(other).max(2)
}

fn is_elsewhere(label: &Label) -> bool {
    matches!(label.place, Place::Elsewhere(_))
}

fn spot(source: &Source, label: &Label, primary: bool, language: Language) -> Spot {
    Spot::new(source, span(label), shown(label.text.say(language)).into_owned(), primary)
}

/// `file:line:column`, and ` /pointer` where it is wanted.
fn header(source: &Source, primary: &Label, verbose: bool) -> String {
    let (pointer, _) = place(primary);
    let (space, pointer) = if verbose && !pointer.is_empty() { (" ", shown(&pointer)) } else { ("", "".into()) };
    let name = plain(visible(source.name()));
    format!("{name}:{}{space}{pointer}", whereabouts(source, primary))
}

/// Text that may stand outside the view: no character steers the terminal or means something to
/// [`compact`].
fn shown(text: &str) -> Cow<'_, str> {
    plain(line(text))
}

fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.chars().any(window::is_stand_in) {
        return text;
    }
    let chars = text.chars().map(|c| if window::is_stand_in(c) { char::REPLACEMENT_CHARACTER } else { c });
    Cow::Owned(chars.collect())
}

/// miette wraps nothing: it does not know what stand-ins stand for, and a pipe wants whole lines.
fn handler(picture: &Picture<'_>) -> GraphicalReportHandler {
    let mut theme = if picture.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    theme.characters.vbar_break = BREAK;
    theme.characters.underbar = KNOT;
    let severity = match picture.finding.severity {
        Severity::Error => theme.styles.error,
        Severity::Warning => theme.styles.warning,
    };
    let marks = picture.view.marks.iter();
    theme.styles.highlights = marks.map(|mark| if mark.primary { severity } else { theme.styles.help }).collect();
    theme.styles.highlights.push(severity);
    GraphicalReportHandler::new_themed(theme)
        .with_context_lines(0)
        .with_links(false)
        .with_wrap_lines(false)
        .without_primary_span_start()
        .without_syntax_highlighting()
}

/// A finding as miette sees it.
#[derive(Debug)]
struct Picture<'a> {
    finding: &'a Diagnostic,
    /// The parties in other texts.
    other: Vec<&'a Label>,
    view: Window,
    header: String,
    color: bool,
    /// The page about the code.
    link: Option<String>,
    /// What everything has to fit into.
    columns: Option<usize>,
    language: Language,
}

impl Picture<'_> {
    fn heading(&self) -> Heading {
        let (severity, code) = (severity(self.finding.severity, self.language), self.finding.code);
        let room = self.columns.map_or(usize::MAX, |columns| columns - MESSAGE - "]:".len());
        let taken = severity.width() + "[".len();
        let end = if taken + code.len() <= room { None } else { code[..room - taken].rfind(['-', '/']) };
        let (first, rest) = code.split_at(end.map_or(code.len(), |at| at + 1));
        let last = if rest.is_empty() { taken + first.len() } else { rest.len() };
        let code = [first, rest].into_iter().filter(|part| !part.is_empty()).collect();
        Heading { code, message: self.fitted(self.finding.message.say(self.language), MESSAGE, last + "]: ".len()) }
    }

    /// What stands in other texts, in lines below the frame.
    fn elsewhere(&self) -> Vec<String> {
        let before = format!("  {}{}", SEE.say(self.language), COLON.say(self.language));
        let lines = self.other.iter().flat_map(|label| {
            let (Place::Elsewhere(elsewhere), text) = (&label.place, label.text.say(self.language)) else {
                return Vec::new();
            };
            let Position { line, column, .. } = elsewhere.source.position(elsewhere.span.start as usize);
            let name = plain(visible(elsewhere.source.name()));
            let colon = if text.is_empty() { "" } else { COLON.say(self.language) };
            let said = format!("{name}:{line}:{column}{colon}{text}");
            let lines = self.fitted(&said, before.width(), 0);
            let indent = " ".repeat(before.width());
            let first = |at| if at == 0 { before.clone() } else { indent.clone() };
            lines.into_iter().enumerate().map(|(at, line)| format!("{}{line}", first(at))).collect()
        });
        lines.collect()
    }

    /// What to do, in lines below the frame.
    fn help(&self) -> Option<String> {
        let help = self.finding.help.as_ref()?.say(self.language);
        let before = format!("  {}{}", HELP.say(self.language), COLON.say(self.language));
        let lines = self.fitted(help, before.width(), 0).join(&format!("\n{}", " ".repeat(before.width())));
        let style = if self.color { Style::new().fg_color(Some(AnsiColor::Cyan.into())) } else { Style::new() };
        Some(format!("{style}{before}{style:#}{lines}"))
    }

    /// Words about the finding in lines, below each other behind `indent` columns, the first one behind `taken` more.
    fn fitted(&self, text: &str, indent: usize, taken: usize) -> Vec<String> {
        let Some(columns) = self.columns else { return vec![shown(text).into_owned()] };
        let room = columns - indent;
        fold(&shown(text), room.saturating_sub(taken), room)
    }
}

/// What is wrong, in lines.
struct Heading {
    /// The code, in two parts where the terminal is too narrow for it.
    code: Vec<&'static str>,
    /// The message; its first line stands behind the code.
    message: Vec<String>,
}

impl Heading {
    fn height(&self) -> usize {
        self.code.len() + self.message.len() - 1
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, behind) = (severity(self.finding.severity, self.language), COLON.say(self.language));
        let Heading { code, message } = self.heading();
        let code: Vec<_> = code.into_iter().map(|part| linked(part, self.link.as_deref())).collect();
        if !self.color {
            return write!(f, "{severity}[{}]{behind}{}", code.join("\n"), message.join("\n"));
        }
        let color = match self.finding.severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
        };
        let (title, bold) = (Style::new().bold().fg_color(Some(color.into())), Style::new().bold());
        // What stands before a line ends the style of the one above.
        let code = code.join(&format!("{title:#}\n{title}"));
        let message = message.join(&format!("{bold:#}\n{bold}"));
        write!(f, "{title}{severity}[{code}]{title:#}{bold}{behind}{message}{bold:#}")
    }
}

/// A code as a hyperlink (OSC 8).
fn linked<'a>(code: &'a str, link: Option<&str>) -> Cow<'a, str> {
    match link {
        Some(link) => Cow::Owned(format!("\u{1b}]8;;{link}\u{1b}\\{code}\u{1b}]8;;\u{1b}\\")),
        None => Cow::Borrowed(code),
    }
}

impl std::error::Error for Picture<'_> {}

impl miette::Diagnostic for Picture<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marks = self.view.marks.iter().map(|mark| {
            let text = (!mark.text.is_empty()).then(|| mark.text.clone());
            LabeledSpan::new(text, mark.range.start, mark.range.len())
        });
        // Without a label there would be no frame, and so no file name: an empty text has no marks.
        let none = self.view.marks.is_empty().then(|| LabeledSpan::new(None, 0, 0));
        Some(Box::new(marks.chain(none)))
    }
}

/// Whatever miette wants to read, it gets the whole view: one frame, and our own header.
impl miette::SourceCode for Picture<'_> {
    fn read_span<'a>(
        &'a self,
        _span: &miette::SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn miette::SpanContents<'a> + 'a>, MietteError> {
        let text = self.view.text.as_bytes();
        let (lines, last) = (self.view.lines.len(), self.view.lines.last().copied().unwrap_or(0));
        // miette numbers the lines upwards; starting here makes room for the largest real number.
        let first = last.saturating_sub(lines);
        let span = (0, text.len()).into();
        Ok(Box::new(MietteSpanContents::new_named(self.header.clone(), text, span, first, 0, lines)))
    }
}

#[cfg(test)]
mod tests;
