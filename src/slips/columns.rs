//! In which columns keys and dashes stand, and in which they are meant to.

/// The keys and dashes around a line, outermost first.
#[derive(Default)]
pub(super) struct Columns {
    open: Vec<Entry>,
    lost: bool,
}

/// A key or a dash.
#[derive(Clone, Copy)]
struct Entry {
    written: usize,
    meant: usize,
    dash: bool,
    /// Whether its value is complete on its line, so that nothing stands below it.
    complete: bool,
}

impl Columns {
    /// Takes note of a line that leads to those below it, though nobody knows what it is: nothing is said of columns from
    /// there on.
    pub(super) fn lose(&mut self) {
        self.lost = true;
    }

    /// Whether a key or a dash that is still open stands in a column, so that nothing of it can begin left of that.
    pub(super) fn begins_at(&self, column: usize) -> bool {
        self.open.iter().any(|entry| entry.written == column)
    }

    /// Takes note of the dashes and the key of a line, by their columns, and says how many spaces are meant to
    /// stand in front of it.
    pub(super) fn line(&mut self, dash: Option<usize>, key: Option<usize>, complete: bool) -> Option<usize> {
        let first = dash.or(key).filter(|_| !self.lost)?;
        let meant = self.meant(first, dash.is_some());
        let entry = Entry { written: first, meant, dash: dash.is_some(), complete: complete && dash.is_none() };
        self.open.push(entry);
        if let Some(key) = key.filter(|_| dash.is_some()) {
            self.open.push(Entry { written: key, meant: meant + key - first, dash: false, complete });
        }
        Some(meant)
    }

    /// Closes what ends in front of a line, and says in which column the line is meant to begin.
    fn meant(&mut self, column: usize, dash: bool) -> usize {
        let mut inner = None;
        while let Some(last) = self.open.last().copied() {
            let ends = last.written > column || (last.written == column && last.dash && !dash);
            if !ends {
                break;
            }
            // What stands under a dash goes on in the column of what stands behind it.
            inner = if last.written == column { inner } else { Some(last) };
            self.open.pop();
        }
        let Some(last) = self.open.last().copied() else { return inner.map_or(column, |inner| inner.meant) };
        if last.written == column && (last.dash || !dash) {
            self.open.pop();
            return last.meant;
        }
        match inner {
            Some(_) if dash && last.dash => last.meant,
            // Between what is around it and what stood beside it.
            Some(inner) if last.written < column => inner.meant,
            None if last.complete && !dash => last.meant,
            None if last.complete => self.open.iter().rfind(|entry| entry.dash).map_or(column, |dash| dash.meant),
            _ => column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    fn meant(lines: &[(Option<usize>, Option<usize>, bool)]) -> Vec<Option<usize>> {
        let mut columns = Columns::default();
        lines.iter().map(|&(dash, key, complete)| columns.line(dash, key, complete)).collect()
    }

    #[test]
    fn lines_in_order_stay() {
        let lines = [
            (None, Some(0), false),
            (None, Some(2), true),
            (None, Some(2), false),
            (Some(4), Some(6), true),
            (None, Some(6), true),
            (Some(4), Some(6), true),
            (None, Some(2), true),
        ];
        assert_eq!(meant(&lines), [0, 2, 2, 4, 6, 4, 2].map(Some));
    }

    #[test]
    fn dashes_in_the_column_of_their_key_stay() {
        let lines = [(None, Some(0), false), (None, Some(2), false), (Some(2), Some(4), true), (None, Some(2), true)];
        assert_eq!(meant(&lines), [0, 2, 2, 2].map(Some));
    }

    #[test]
    fn a_key_too_deep_or_not_deep_enough_goes_to_those_beside_it() {
        let deep = [(None, Some(0), false), (None, Some(2), true), (None, Some(3), false), (Some(5), Some(7), true)];
        assert_eq!(meant(&deep), [0, 2, 2, 5].map(Some));
        let flat = [(None, Some(0), false), (None, Some(3), true), (None, Some(2), false), (Some(4), Some(6), true)];
        assert_eq!(meant(&flat), [0, 3, 3, 4].map(Some));
        let dash = [(None, Some(0), false), (Some(2), Some(4), true), (None, Some(2), true)];
        assert_eq!(meant(&dash), [0, 2, 4].map(Some));
    }

    #[test]
    fn nothing_is_known_below_what_nobody_knows() {
        let mut columns = Columns::default();
        assert_eq!(columns.line(None, Some(0), true), Some(0));
        columns.lose();
        assert_eq!(columns.line(None, Some(2), true), None);
    }

    #[test]
    fn a_dash_goes_to_the_dashes_beside_it() {
        for column in [3, 4] {
            let lines = [(None, Some(0), false), (Some(2), Some(4), true), (Some(column), Some(column + 2), true)];
            assert_eq!(meant(&lines), [0, 2, 2].map(Some));
        }
    }
}
