//! Text put into lines of some width, whatever it is measured in.

use unicode_segmentation::UnicodeSegmentation;

/// Text that looks the same all through.
pub(super) type Bit<S> = (String, S);

/// Bits in lines of at most some width. Lines break where spaces are, between the characters of scripts that have none,
/// and inside a word only where that is wider than a line.
pub(super) fn wrap<S: Copy + PartialEq>(
    bits: &[Bit<S>],
    width: f32,
    measure: impl Fn(&str, S) -> f32,
) -> Vec<Vec<Bit<S>>> {
    let mut lines = Lines { done: Vec::new(), line: Vec::new(), used: 0.0, may_break: None };
    for (text, look) in bits {
        for cluster in text.graphemes(true) {
            lines.add(Cluster { text: cluster, look: *look, width: measure(cluster, *look) }, width);
        }
    }
    lines.end(lines.line.len());
    lines.done
}

#[derive(Clone, Copy)]
struct Cluster<'t, S> {
    text: &'t str,
    look: S,
    width: f32,
}

struct Lines<'t, S> {
    done: Vec<Vec<Bit<S>>>,
    line: Vec<Cluster<'t, S>>,
    used: f32,
    /// How many clusters stay on the line if it breaks at the last place where it may.
    may_break: Option<usize>,
}

impl<'t, S: Copy + PartialEq> Lines<'t, S> {
    fn add(&mut self, cluster: Cluster<'t, S>, room: f32) {
        if self.line.last().is_some_and(|last| breaks_between(last.text, cluster.text)) {
            self.may_break = Some(self.line.len());
        }
        // What hangs over the edge at the end of a line is not seen. What went to the next line may leave no room there.
        while self.used + cluster.width > room && !self.line.is_empty() && cluster.text != " " {
            self.end(self.may_break.unwrap_or(self.line.len()));
        }
        if cluster.text == " " && self.line.is_empty() && !self.done.is_empty() {
            return;
        }
        self.used += cluster.width;
        self.line.push(cluster);
    }

    /// Ends the line behind some clusters; the others begin the next.
    fn end(&mut self, keep: usize) {
        let rest: Vec<_> = self.line.drain(keep..).collect();
        let seen = self.line.iter().rposition(|cluster| cluster.text != " ").map_or(0, |last| last + 1);
        let mut bits: Vec<Bit<S>> = Vec::new();
        for cluster in &self.line[..seen] {
            match bits.last_mut() {
                Some((text, look)) if *look == cluster.look => text.push_str(cluster.text),
                _ => bits.push((cluster.text.to_owned(), cluster.look)),
            }
        }
        self.done.push(bits);
        self.line = rest;
        self.used = self.line.iter().map(|cluster| cluster.width).sum();
        self.may_break = None;
    }
}

fn breaks_between(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if before == " " {
        return after != " ";
    }
    if after == " " || is_closing(first) || is_opening(last) {
        return false;
    }
    is_ideographic(first) || is_ideographic(last)
}

/// Scripts whose lines break between any two characters.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}'
        | '\u{e00}'..='\u{e7f}' | '\u{20000}'..='\u{3ffff}')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '…'
            | '、'
            | '。'
            | '，'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '】'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '〕'
            | '％'
            | '·'
            | '⟧'
            | '»'
            | '⟩'
    )
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '（' | '【' | '「' | '『' | '《' | '〈' | '〔' | '⟦' | '«' | '⟨')
}

/// A text cut in its middle, where it has more columns than there is room for.
pub(super) fn middle(text: &str, room: usize) -> String {
    use unicode_width::UnicodeWidthStr;
    if text.width() <= room {
        return text.to_owned();
    }
    let half = room.saturating_sub(1);
    let take = |clusters: &mut dyn Iterator<Item = &str>, room: usize| {
        let mut used = 0;
        let fitting = clusters.map_while(|cluster| {
            used += cluster.width();
            (used <= room).then_some(cluster.len())
        });
        fitting.sum::<usize>()
    };
    let head = take(&mut text.graphemes(true), half.div_ceil(2));
    let tail = take(&mut text.graphemes(true).rev(), half / 2);
    format!("{}…{}", &text[..head], &text[text.len() - tail..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[allow(clippy::cast_precision_loss, reason = "a cluster has few columns")]
    fn columns(text: &str, width: u8) -> Vec<String> {
        let lines = wrap(&[(text.to_owned(), ())], f32::from(width), |cluster, ()| cluster.width() as f32);
        lines.into_iter().map(|line| line.into_iter().map(|(text, ())| text).collect()).collect()
    }

    #[test]
    fn lines_break_where_people_would() {
        assert_eq!(columns("write the closing bracket", 9), ["write the", "closing", "bracket"]);
        assert_eq!(columns("您的绿植已打包，请选择配送方式：", 16), ["您的绿植已打包，", "请选择配送方式：",]);
        assert_eq!(columns("您的绿植已打包，请", 14), ["您的绿植已打", "包，请"]);
        assert_eq!(columns("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(columns("a  b", 9), ["a  b"]);
        assert_eq!(columns("ab   cd", 3), ["ab", "cd"]);
        assert_eq!(columns("，)a花，", 3), ["，)", "a", "花", "，"]);
        assert_eq!(columns("", 3), [""]);
    }

    #[test]
    fn long_texts_are_cut_in_their_middle() {
        assert_eq!(middle("https://example.com/a/b.png", 12), "https:…b.png");
        assert_eq!(middle("short", 12), "short");
        assert_eq!(middle("花花花花花花", 6), "花…花");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_nothing_seen_is_lost(text in "[a-f花，👍\u{301} ()-]{0,80}", width in 2..30_u8) {
            let lines = columns(&text, width);
            let kept: String = lines.concat();
            prop_assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
            for line in &lines {
                prop_assert!(line.width() <= usize::from(width), "{:?}", lines);
            }
        }

        #[test]
        fn what_is_cut_fits(text in "[a-f花👍/]{0,60}", room in 3..40_usize) {
            prop_assert!(middle(&text, room).width() <= room);
        }
    }
}
