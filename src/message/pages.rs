//! More rows than one list takes.

use super::bounded::Text;
use super::list::{List, Row, Section};
use crate::limits::{Bound, list};

/// As many rows as one list takes, all sections together.
const MOST: usize = <list::TotalRows as Bound>::LIMIT.max as usize;

impl List {
    /// This list with more rows than one message takes: as several lists of at most ten, each but the last with a row `more`
    /// at its end, that asks for the next.
    ///
    /// The id of that row has the number of the page that it leads to behind it, from `-2` on: where `more` has the id
    /// `more`, the first list ends with `more-2`, the second with `more-3`. So a reply tells which page to send. Header, body,
    /// footer and button are the same on all.
    ///
    /// The rows go into the last section of this list, behind those it has; where it has none, into one whose title is the
    /// label of the button. A section that is longer than a page goes on in the next under the same title.
    ///
    /// - Up to ten rows are one list, without `more`.
    /// - No rows at all are one list without rows, which the check refuses: there is nothing to choose.
    /// - Two rows of one id or title on a page, `more` among them, are found by the check.
    ///
    /// ```
    /// use waml::message::{List, Message, Section};
    ///
    /// let plants = (1..=25).map(|number| (format!("plant-{number}"), format!("Plant {number}")));
    /// let list = List::new("Which one?", "See plants").section(Section::new("Plants"));
    /// let pages = list.pages(plants, ("more", "More plants"));
    /// let rows = |page: &List| page.sections[0].rows.len();
    /// assert!(pages.iter().map(rows).eq([10, 10, 7]));
    /// assert_eq!(pages[0].sections[0].rows[9].id.as_str(), "more-2");
    ///
    /// // The webhook brings the id back.
    /// let number: Option<usize> = "more-2".strip_prefix("more-").and_then(|number| number.parse().ok());
    /// let next = number.and_then(|number| pages.get(number - 1)).expect("a page of ours");
    /// Message::to("85290000001", next.clone()).check()?;
    /// # Ok::<(), waml::Report>(())
    /// ```
    #[must_use]
    pub fn pages(mut self, rows: impl IntoIterator<Item: Into<Row>>, more: impl Into<Row>) -> Vec<Self> {
        if self.sections.is_empty() {
            self.sections.push(Section::new(self.button.as_str()));
        }
        if let Some(last) = self.sections.last_mut() {
            last.rows.extend(rows.into_iter().map(Into::into));
        }
        if self.rows() <= MOST {
            return vec![self];
        }
        self.cut(&more.into())
    }

    fn rows(&self) -> usize {
        self.sections.iter().map(|section| section.rows.len()).sum()
    }

    /// The pages of a list that is too long for one.
    fn cut(mut self, more: &Row) -> Vec<Self> {
        let mut left = self.rows();
        let mut rows = std::mem::take(&mut self.sections)
            .into_iter()
            .flat_map(|Section { title, rows }| rows.into_iter().map(move |row| (title.clone(), row)));
        let mut pages = Vec::new();
        while left > 0 {
            let count = if left > MOST { MOST - 1 } else { left };
            left -= count;
            let mut page = self.clone();
            rows.by_ref().take(count).for_each(|(title, row)| page.put(title, row));
            if let Some(last) = page.sections.last_mut().filter(|_| left > 0) {
                let id = format!("{}-{}", more.id, pages.len() + 2);
                last.rows.push(Row { id: id.into(), ..more.clone() });
            }
            pages.push(page);
        }
        pages
    }

    /// Adds a row to the section of a title.
    fn put(&mut self, title: Text<list::SectionTitle>, row: Row) {
        match self.sections.last_mut() {
            Some(last) if last.title == title => last.rows.push(row),
            _ => self.sections.push(Section { title, rows: [row].into() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use crate::message::{List, Message, Row, Section};

    fn rows(count: usize) -> impl Iterator<Item = Row> {
        (0..count).map(|i| Row::new(format!("row-{i}"), format!("Row {i}")))
    }

    fn list() -> List {
        List::new("Which one?", "See rows")
    }

    /// The ids of the rows of each page.
    fn ids(pages: &[List]) -> Vec<Vec<&str>> {
        pages
            .iter()
            .map(|page| page.sections.iter().flat_map(|section| &section.rows).map(|row| row.id.as_str()).collect())
            .collect()
    }

    #[test]
    fn every_row_is_on_one_page_and_every_page_can_be_sent() {
        for count in 1..=60 {
            let pages = list().pages(rows(count), Row::new("more", "More"));
            let mut all = Vec::new();
            for (number, ids) in (1..).zip(ids(&pages)) {
                assert!(ids.len() <= MOST, "{count} rows");
                let (more, own): (Vec<&str>, Vec<&str>) = ids.into_iter().partition(|id| id.starts_with("more"));
                let expected = if number < pages.len() { vec![format!("more-{}", number + 1)] } else { Vec::new() };
                assert_eq!(more, expected, "page {number} of {count} rows");
                all.extend(own.into_iter().map(str::to_owned));
            }
            assert!(rows(count).map(|row| row.id.into_string()).eq(all), "{count} rows");
            assert_eq!(pages.len() == 1, count <= MOST);
            for page in pages {
                Message::new(page).check().expect("it is right");
            }
        }
    }

    #[test]
    fn no_rows_are_refused_at_the_section_that_has_none() {
        let pages = list().pages(rows(0), ("more", "More"));
        assert_eq!(pages.len(), 1);
        let report = Message::new(pages[0].clone()).check().expect_err("nothing to choose");
        let codes: Vec<_> = report.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["count/list-section-rows"]);
    }

    #[test]
    fn sections_go_on_over_pages() {
        let list = list().section(Section::new("First").rows(rows(12))).section(Section::new("Second"));
        let pages = list.pages((20..25).map(|i| (format!("row-{i}"), format!("Row {i}"))), ("more", "More"));
        let titles =
            |page: &List| page.sections.iter().map(|one| (one.title.to_string(), one.rows.len())).collect::<Vec<_>>();
        let named = |sections: &[(&str, usize)]| {
            sections.iter().map(|(title, rows)| ((*title).to_owned(), *rows)).collect::<Vec<_>>()
        };
        assert_eq!(titles(&pages[0]), named(&[("First", 10)]));
        assert_eq!(titles(&pages[1]), named(&[("First", 3), ("Second", 5)]));
    }

    #[test]
    fn a_row_that_is_wrong_is_told_on_its_page() {
        let mut all: Vec<_> = rows(11).collect();
        all[10].title = String::new().into();
        let pages = list().pages(all, ("more", "More"));
        let [first, second] = <[List; 2]>::try_from(pages).expect("two pages");
        Message::new(first).check().expect("it is right");
        let report = Message::new(second).check().expect_err("a row without a title");
        assert!(report.to_string().starts_with("list.sections[0].rows[1].title: "), "{report}");
    }
}
