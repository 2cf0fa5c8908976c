//! Text put into lines of some width, broken between words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that have to be left on a line for an endless word to begin on it.
const WORTHWHILE: usize = 10;

/// The text in lines of at most so many columns: `first` for the first line, `rest` for each other. A word that is wider
/// than a line is broken between characters as people see them; no line is empty but a first one that takes no word.
pub(super) fn fold(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Lines { done: Vec::new(), line: String::new(), width: 0, room: first, rest: rest.max(1) };
    for (i, word) in text.split(' ').enumerate() {
        lines.add(word, i > 0);
    }
    lines.done.push(lines.line);
    lines.done
}

struct Lines {
    done: Vec<String>,
    line: String,
    width: usize,
    room: usize,
    rest: usize,
}

impl Lines {
    fn add(&mut self, word: &str, spaced: bool) {
        let (width, space) = (word.width(), usize::from(spaced));
        let is_endless = width > self.rest;
        let needed = if is_endless { WORTHWHILE.min(self.rest) } else { width };
        if self.width + space + needed <= self.room {
            self.push(if spaced { " " } else { "" }, space);
        } else if self.width > 0 || self.done.is_empty() {
            self.end();
        }
        if is_endless {
            self.fill(word);
        } else {
            self.push(word, width);
        }
    }

    fn fill(&mut self, word: &str) {
        for cluster in word.graphemes(true) {
            let width = cluster.width();
            if self.width + width > self.room && self.width > 0 {
                self.end();
            }
            self.push(cluster, width);
        }
    }

    fn push(&mut self, text: &str, width: usize) {
        self.line.push_str(text);
        self.width += width;
    }

    fn end(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.width = 0;
        self.room = self.rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(fold("write the closing bracket", 9, 9), ["write the", "closing", "bracket"]);
        assert_eq!(fold("write the closing bracket", 5, 16), ["write", "the closing", "bracket"]);
        assert_eq!(fold("bracket", 2, 10), ["", "bracket"]);
        assert_eq!(fold("a  b", 10, 10), ["a  b"]);
        assert_eq!(fold("", 10, 10), [""]);
    }

    #[test]
    fn endless_words_break_between_characters_as_they_are_seen() {
        assert_eq!(fold("see https://a.example/b", 24, 12), ["see https://a.example/b"]);
        assert_eq!(fold("see https://a.example/b", 14, 12), ["see https://a.", "example/b"]);
        assert_eq!(fold("花束花束", 5, 5), ["花束", "花束"]);
        assert_eq!(fold("e\u{301}e\u{301}e\u{301}", 2, 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(fold("👨\u{200d}👩\u{200d}👧👍🏽", 2, 2), ["👨\u{200d}👩\u{200d}👧", "👍🏽"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_nothing_is_lost(text in "[a-f花👍\u{301} /:]{0,60}", first in 0..20_usize, rest in 2..20_usize) {
            let lines = fold(&text, first, rest);
            let kept: String = lines.concat();
            prop_assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
            for (i, line) in lines.iter().enumerate() {
                let room = if i == 0 { first } else { rest };
                prop_assert!(line.trim_end().width() <= room || line.is_empty(), "{line:?} in {lines:?}");
            }
        }
    }
}
