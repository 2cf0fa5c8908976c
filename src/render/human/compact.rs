//! The last touch to a drawn finding: real line numbers, labels beside their underlines, and the
//! text that stand-ins stand for.

use super::view::View;
use anstyle::Style;

/// Stands before lines that have no number.
pub(super) const BREAK: char = '\u{100001}';
/// Stands in an underline where a label hangs.
pub(super) const KNOT: char = '\u{100002}';

const HANGER: &str = "╰── ";

/// A finding, drawn over one view, as it is shown: the message, the head of the frame, each line
/// with what is said about it, the end of the frame, and help.
pub(super) fn compact(drawn: &str, view: &View, color: bool) -> String {
    let mut out = String::with_capacity(drawn.len());
    let width = view.lines.last().map_or(1, |last| last.to_string().len());
    let mut lines = drawn.lines();
    for line in lines.by_ref().take(2) {
        push(&mut out, line, view);
    }
    let mut lines = lines.peekable();
    for &number in &view.lines {
        push(&mut out, &numbered(lines.next().unwrap_or(""), number, width, color), view);
        let Some(marks) = lines.next_if(|line| line.contains(BREAK)) else { continue };
        let label = lines.next_if(|line| line.contains(BREAK));
        push(&mut out, &underline(marks, label), view);
        while let Some(label) = lines.next_if(|line| line.contains(BREAK)) {
            push(&mut out, &label.replace(BREAK, "·"), view);
        }
    }
    if let Some(line) = lines.next() {
        push(&mut out, &closing(line, &view.elsewhere), view);
    }
    lines.for_each(|line| push(&mut out, line, view));
    out
}

fn push(out: &mut String, line: &str, view: &View) {
    view.restore(line.trim_end(), out);
    out.push('\n');
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
fn closing(line: &str, elsewhere: &[usize]) -> String {
    let Some((last, others)) = elsewhere.split_last() else { return line.to_owned() };
    let others: Vec<_> = others.iter().map(usize::to_string).collect();
    let numbers = if others.is_empty() { last.to_string() } else { format!("{} and {last}", others.join(", ")) };
    let plural = if others.is_empty() { "" } else { "s" };
    format!("{line} see also line{plural} {numbers}")
}
