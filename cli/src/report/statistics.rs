//! `waml check --statistics`: how often each code was found.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use waml::{Language, rules};

/// Findings, by code.
#[derive(Default)]
pub(crate) struct Statistics(BTreeMap<&'static str, usize>);

impl Statistics {
    /// Counts findings.
    pub(crate) fn add(&mut self, codes: &[&'static str]) {
        for &code in codes {
            *self.0.entry(code).or_default() += 1;
        }
    }

    /// A line per code, the most frequent first.
    pub(crate) fn say(&self, language: Language) -> String {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|&(code, count)| (Reverse(count), code));
        let digits = rows.first().map_or(0, |(_, count)| count.to_string().len());
        let width = rows.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
        rows.into_iter().fold(String::new(), |mut out, (code, count)| {
            let what = rules::find(code).map(|rule| rule.summary.say(language)).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{count:digits$}  {code:width$}  {what}");
            out
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_codes_come_first() {
        let mut statistics = Statistics::default();
        statistics.add(&["id/surrounding-space"]);
        statistics.add(&["text/blank", "text/blank"]);
        let shown = statistics.say(Language::English);
        let starts: Vec<_> = shown.lines().map(|line| line.split("  ").take(2).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(starts, ["2 text/blank", "1 id/surrounding-space"]);
        assert_eq!(Statistics::default().say(Language::Chinese), "");
    }
}
