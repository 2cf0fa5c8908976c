//! Findings for people: each with the lines it speaks about. The only place that names miette.
//!
//! miette draws; what it draws is a `view` of the source that we prepare, since its own reading
//! of a source counts columns in bytes, lays out joined emoji too wide, shows control characters
//! as they are, and starts a new frame for every line that lies apart. `compact` then gives the
//! lines their real numbers and puts labels beside their underlines, so that a finding with two
//! parties and a help line fits into eight lines.

mod compact;
mod view;

use super::fold::{Fold, folded};
use super::{Look, line, more, page, place};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Source, visible};
use anstyle::{AnsiColor, Style};
use compact::{BREAK, KNOT};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents};
use std::borrow::Cow;
use std::fmt::{self, Write};
use view::{Spot, View};

/// The findings of one text, each followed by a blank line.
pub fn render(source: &Source, findings: &[Diagnostic], omitted: usize, color: bool) -> String {
    render_for(source, findings, omitted, Look { color, links: false })
}

/// Like [`render`], for a terminal that may know links: then codes lead to their pages.
pub fn render_for(source: &Source, findings: &[Diagnostic], omitted: usize, look: Look) -> String {
    let mut out = String::new();
    for Fold { first, others } in folded(findings) {
        out.push_str(&one(source, first, look));
        if !others.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  and {} more like it, {}", others.len(), lines(source, &others));
        }
        out.push('\n');
    }
    if omitted > 0 {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  … and {} in {}\n", more(omitted), shown(source.name()));
    }
    out
}

/// So many places are named, and the others counted.
const NAMED: usize = 8;

/// `in line 4`, `in lines 4, 5 and 9`.
fn lines(source: &Source, findings: &[&Diagnostic]) -> String {
    let mut lines: Vec<_> =
        findings.iter().map(|it| source.position(place(&it.primary).1.start as usize).line).collect();
    lines.dedup();
    let shown: Vec<_> = lines.iter().take(NAMED).map(usize::to_string).collect();
    match (&shown[..], lines.len() > NAMED) {
        ([only], _) => format!("in line {only}"),
        (_, true) => format!("in lines {}, …", shown.join(", ")),
        ([before @ .., last], false) => format!("in lines {} and {last}", before.join(", ")),
        ([], false) => String::new(),
    }
}

fn one(source: &Source, finding: &Diagnostic, look: Look) -> String {
    let spots = std::iter::once((&finding.primary, true)).chain(finding.related.iter().map(|label| (label, false)));
    let spots = spots.map(|(label, primary)| spot(source, label, primary)).collect();
    let view = View::new(source, spots, room(finding));
    let link = if look.links { page(finding.code) } else { None };
    let picture = Picture { header: header(source, &finding.primary), finding, view, color: look.color, link };
    let mut drawn = String::new();
    match handler(&picture).render_report(&mut drawn, &picture) {
        Ok(()) => compact::compact(&drawn, &picture.view, look.color),
        // miette fails only where a source cannot be read, and ours always can.
        Err(fmt::Error) => super::short::render(source, std::slice::from_ref(finding), 0),
    }
}

/// How many lines the snippet may have, so that a finding has no more than eight: there are the
/// message, the two ends of the frame and the help around it.
fn room(finding: &Diagnostic) -> usize {
    8 - 3 - usize::from(finding.help.is_some())
}

fn spot(source: &Source, label: &Label, primary: bool) -> Spot {
    let span = place(label).1;
    Spot::new(source, span, shown(&label.text).into_owned(), primary)
}

/// `file:line:column /pointer`.
fn header(source: &Source, primary: &Label) -> String {
    let (pointer, span) = place(primary);
    let position = source.position(span.start as usize);
    let space = if pointer.is_empty() { "" } else { " " };
    let name = plain(visible(source.name()));
    format!("{name}:{}:{}{space}{}", position.line, position.column, shown(pointer))
}

/// Text that may stand outside the view: no character steers the terminal or means something to
/// [`compact`].
fn shown(text: &str) -> Cow<'_, str> {
    plain(line(text))
}

fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.chars().any(view::is_stand_in) {
        return text;
    }
    let chars = text.chars().map(|c| if view::is_stand_in(c) { char::REPLACEMENT_CHARACTER } else { c });
    Cow::Owned(chars.collect())
}

/// miette wraps nothing: a terminal does that better, and a pipe wants whole lines.
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
    view: View,
    header: String,
    color: bool,
    /// The page about the code.
    link: Option<String>,
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, message) = (self.finding.severity.name(), shown(&self.finding.message));
        let code = linked(self.finding.code, self.link.as_deref());
        if !self.color {
            return write!(f, "{severity}[{code}]: {message}");
        }
        let color = match self.finding.severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
        };
        let (title, bold) = (Style::new().bold().fg_color(Some(color.into())), Style::new().bold());
        write!(f, "{title}{severity}[{code}]{title:#}{bold}: {message}{bold:#}")
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

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.finding.help.as_ref().map(|help| Box::new(shown(help).into_owned()) as Box<dyn fmt::Display>)
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
