//! The last touch to a drawn finding: real line numbers, labels beside their underlines, and the
//! text that stand-ins stand for.

use super::Picture;
use super::window::Window;
use super::wrap::fold;
use crate::text::Phrase;
use crate::text::phrase::say;
use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// Stands before lines that have no number.
pub(super) const BREAK: char = '\u{100001}';
/// Stands in an underline where a label hangs.
pub(super) const KNOT: char = '\u{100002}';

const HANGER: &str = "╰── ";
/// Columns that have to be left beside a mark for a label to be wrapped there.
const BESIDE: usize = 20;

/// A finding, drawn over one view, as it is shown: the message, the head of the frame, each line
/// with what is said about it, the end of the frame, and help.
pub(super) fn compact(drawn: &str, picture: &Picture<'_>) -> String {
    let view = &picture.view;
    let mut out = String::with_capacity(drawn.len());
    let width = view.lines.last().map_or(1, |last| last.to_string().len());
    let mut lines = drawn.lines();
    head(&mut out, lines.by_ref().take(picture.heading().height() + 1), view);
    let mut lines = lines.peekable();
    for &number in &view.lines {
        push(&mut out, &numbered(lines.next().unwrap_or(""), number, width, picture.color), view);
        let Some(marks) = lines.next_if(|line| line.contains(BREAK)) else { continue };
        let label = lines.next_if(|line| line.contains(BREAK));
        push_labelled(&mut out, &underline(marks, label), picture);
        while let Some(label) = lines.next_if(|line| line.contains(BREAK)) {
            push_labelled(&mut out, &label.replace(BREAK, "·"), picture);
        }
    }
    if let Some(line) = lines.next() {
        push(&mut out, &closing(line, picture), view);
    }
    picture.elsewhere().iter().for_each(|line| push(&mut out, line, view));
    if let Some(help) = picture.help() {
        help.lines().for_each(|line| push(&mut out, line, view));
    }
    out
}

/// The lines of the message, of which miette begins all but the first with a bar, and the head of the frame.
fn head<'d>(out: &mut String, lines: impl Iterator<Item = &'d str>, view: &Window) {
    for (i, line) in lines.enumerate() {
        if i == 0 { push(out, line, view) } else { push(out, &line.replacen('│', " ", 1), view) }
    }
}

fn push(out: &mut String, line: &str, view: &Window) {
    view.restore(line.trim_end(), out);
    out.push('\n');
}

/// A line that may end in a label. One that does not fit beside its mark stands below, where it can be whole; else it
/// is wrapped where there is room.
fn push_labelled(out: &mut String, line: &str, picture: &Picture<'_>) {
    let view = &picture.view;
    let (Some(columns), Some((before, text, after))) = (picture.columns, view.label(line)) else {
        return push(out, line, view);
    };
    let (lead, style) = before.split_at(style_start(before));
    let column = unstyled(lead).count();
    let room = columns.saturating_sub(column);
    let is_wrapped = lead.contains(HANGER) || text.width() > columns - gutter(lead);
    let is_beside = text.width() <= room || (room >= BESIDE && is_wrapped);
    let (at, lines) = if is_beside { (column, fold(text, room, room)) } else { below(text, lead, columns) };
    if !is_beside {
        push(out, lead, view);
    }
    for (i, text) in lines.iter().enumerate() {
        let lead = if i == 0 && is_beside { lead.to_owned() } else { bare(lead, at) };
        push(out, &format!("{lead}{style}{text}{after}"), view);
    }
}

/// The lines of a label below its mark, and their column: that of the mark, as far as they fit.
fn below(text: &str, lead: &str, columns: usize) -> (usize, Vec<String>) {
    let gutter = gutter(lead);
    let lines = fold(text, columns - gutter, columns - gutter);
    let widest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
    let shown: Vec<char> = unstyled(lead).collect();
    let end = shown.iter().rposition(|&c| is_mark(c)).unwrap_or(gutter);
    let mark = shown[..end].iter().rposition(|&c| !is_mark(c)).map_or(gutter, |at| at + 1);
    (mark.min(columns.saturating_sub(widest)).max(gutter), lines)
}

/// The columns before what stands in a frame.
fn gutter(lead: &str) -> usize {
    unstyled(lead).take_while(|&c| c != '·').count() + 2
}

fn is_mark(c: char) -> bool {
    matches!(c, '─' | '▲' | '┬' | '╰')
}

/// Where the styles begin that a text ends with.
fn style_start(text: &str) -> usize {
    let style = |text: &str| text.strip_suffix('m').and_then(|rest| rest.rfind('\u{1b}'));
    let is_style = |style: &str| style.chars().all(|c| matches!(c, '\u{1b}' | '[' | ';' | 'm' | '0'..='9'));
    let mut end = text.len();
    while let Some(start) = style(&text[..end]).filter(|&start| is_style(&text[start..end])) {
        end = start;
    }
    end
}

/// What a terminal shows of a drawn line.
fn unstyled(text: &str) -> impl Iterator<Item = char> {
    let mut in_style = false;
    text.chars().filter(move |&c| {
        let shown = !in_style && c != '\u{1b}';
        in_style = (in_style || c == '\u{1b}') && c != 'm';
        shown
    })
}

/// The frame of a line up to a column, and the stems of the labels that hang below it.
fn bare(lead: &str, columns: usize) -> String {
    let kept = unstyled(lead).map(|c| match c {
        '·' => '·',
        '┬' | '│' => '│',
        _ => ' ',
    });
    kept.chain(std::iter::repeat(' ')).take(columns).collect()
}

/// The line of the source, with its real number before the frame.
fn numbered(line: &str, number: usize, width: usize, color: bool) -> String {
    let text = line.split_once('│').map_or("", |(_, text)| text);
    let style = if color { Style::new().dimmed() } else { Style::new() };
    format!(" {style}{number:width$}{style:#} │{text}")
}

/// The underline, with the label of its last mark beside it.
fn underline(line: &str, label: Option<&str>) -> String {
    let mut line = line.replace(BREAK, "·");
    if let Some((_, text)) = label.and_then(|label| label.split_once(HANGER)) {
        if let Some(knot) = line.rfind(KNOT) {
            line.replace_range(knot..knot + KNOT.len_utf8(), "─");
        }
        line = format!("{} {text}", line.trim_end());
    }
    line.replace(KNOT, "┬")
}

/// The end of the frame, with the places that found no room.
fn closing(line: &str, picture: &Picture<'_>) -> String {
    let Some(places) = lines_of(&picture.view.elsewhere) else { return line.to_owned() };
    let places = places.say(picture.language);
    let indent = line.width() + 1;
    let lines = picture.columns.map_or_else(
        || vec![places.to_owned()],
        |columns| {
            let room = columns.saturating_sub(indent);
            fold(places, room, room)
        },
    );
    format!("{line} {}", lines.join(&format!("\n{:indent$}", "")))
}

/// The numbers of lines that say more.
fn lines_of(numbers: &[usize]) -> Option<Phrase> {
    let (last, others) = numbers.split_last()?;
    let others: Vec<_> = others.iter().map(usize::to_string).collect();
    Some(match (others.join(", "), others.join("、")) {
        (_, none) if none.is_empty() => say!("see also line {last}", "另见第 {last} 行"),
        (en, zh) => Phrase::new(format!("see also lines {en} and {last}"), format!("另见第 {zh}、{last} 行")),
    })
}
