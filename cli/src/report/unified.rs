//! Unified diffs that `patch` takes: only `\n` ends a line, whatever else the file has.

use similar::{Algorithm, DiffOp, DiffTag};
use std::fmt::Write as _;
use std::ops::Range;
use waml::text::visible;

/// Lines shown around a change.
const CONTEXT: usize = 3;

/// What makes one text of the other.
pub(crate) fn diff(name: &str, old: &str, new: &str) -> String {
    let name = visible(name);
    let (old, new): (Vec<_>, Vec<_>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let changes = similar::capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for group in similar::group_diff_ops(changes, CONTEXT) {
        hunk(&group, &old, &new, &mut out);
    }
    out
}

fn hunk(group: &[DiffOp], old: &[&str], new: &[&str], out: &mut String) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let before = first.old_range().start..last.old_range().end;
    let after = first.new_range().start..last.new_range().end;
    // Writing into memory cannot fail.
    _ = writeln!(out, "@@ -{} +{} @@", place(&before), place(&after));
    for change in group {
        let (tag, before, after) = change.as_tag_tuple();
        if tag == DiffTag::Equal {
            lines(' ', &old[before], out);
        } else {
            lines('-', &old[before], out);
            lines('+', &new[after], out);
        }
    }
}

/// Lines by the number of the first, and how many unless it is one.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        // Nothing stands behind the line before.
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn lines(sign: char, lines: &[&str], out: &mut String) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn only_line_feeds_end_lines() {
        let shown = diff("a", "a\rb\r\nc\nd", "a\rx\r\nc\nd");
        assert_eq!(shown, "--- a\n+++ a\n@@ -1,3 +1,3 @@\n-a\rb\r\n+a\rx\r\n c\n d\n\\ No newline at end of file\n");
        let shown = diff("a", "a\rb", "a\rc\n");
        assert_eq!(shown, "--- a\n+++ a\n@@ -1 +1 @@\n-a\rb\n\\ No newline at end of file\n+a\rc\n");
        assert_eq!(diff("a", "a\nb\n", "b\n"), "--- a\n+++ a\n@@ -1,2 +1 @@\n-a\n b\n");
    }
}
