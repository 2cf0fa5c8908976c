//! Every rule about the values of a message, asked at each of them.

use crate::diagnostic::{Diagnostic, Path, Severity};
use crate::limits::Bound;
use crate::message::visit::{Here, Visit, Walk};
use crate::message::{Button, Carousel, List, MediaKind, Message, Recipient, Template};
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, count};
use crate::text::budget;

/// What was found, as far as it is told.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In the order of the message's fields. Where any finding is an error, one of these is.
    pub(super) findings: Vec<Diagnostic>,
    /// How many more there were.
    pub(super) omitted: usize,
}

impl Found {
    /// All that was found, cut to what is told.
    pub(super) fn capped(findings: Vec<Diagnostic>) -> Self {
        let mut found = Self { findings, omitted: 0 };
        found.cap(budget::FINDINGS);
        found
    }

    fn cap(&mut self, most: usize) {
        if self.findings.len() <= most {
            return;
        }
        let over = self.findings.split_off(most);
        self.omitted += over.len();
        let is_error = |finding: &Diagnostic| finding.severity == Severity::Error;
        if let Some(error) = over.into_iter().find(is_error)
            && !self.findings.iter().any(is_error)
        {
            self.findings.pop();
            self.findings.push(error);
        }
    }
}

/// What the wanted rules find in a message.
pub(super) fn walk(message: &Message, wanted: Wanted) -> Found {
    walked(message, wanted, budget::FINDINGS)
}

/// Whether nothing is wrong with a message. Looks no further than to the first error.
pub(super) fn is_right(message: &Message, options: Options) -> bool {
    let mut checks = Checks { first_only: true, ..Checks::new(Wanted::errors(options), budget::FINDINGS) };
    message.walk(&Here::Message, &mut checks);
    checks.found.findings.is_empty()
}

/// All that the wanted rules find in a message.
pub(super) fn walk_all(message: &Message, wanted: Wanted) -> Vec<Diagnostic> {
    walked(message, wanted, usize::MAX).findings
}

/// All that the wanted rules find in a recipient.
pub(super) fn recipient(to: &Recipient, wanted: Wanted) -> Vec<Diagnostic> {
    let mut checks = Checks::new(wanted, usize::MAX);
    to.walk(&Here::Message.then("to"), &mut checks);
    checks.found.findings
}

fn walked(message: &Message, wanted: Wanted, most: usize) -> Found {
    let mut checks = Checks::new(wanted, most);
    message.walk(&Here::Message, &mut checks);
    checks.found
}

struct Checks {
    wanted: Wanted,
    /// How many findings are kept.
    most: usize,
    /// Whether nothing is asked once anything is found.
    first_only: bool,
    found: Found,
}

impl Checks {
    fn new(wanted: Wanted, most: usize) -> Self {
        Self { wanted, most, first_only: false, found: Found::default() }
    }

    /// Asks some rules, and puts what they find where the walk is.
    #[inline]
    fn ask(&mut self, at: &Here<'_>, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) {
        let findings = &mut self.found.findings;
        let before = findings.len();
        if self.first_only && before > 0 {
            return;
        }
        check(self.wanted, findings);
        if findings.len() > before {
            put_under(at, &mut findings[before..]);
            self.found.cap(self.most);
        }
    }
}

#[cold]
fn put_under(at: &Here<'_>, found: &mut [Diagnostic]) {
    let Path(base) = at.path();
    for finding in found {
        finding.put_under(&base);
    }
}

impl Visit<'_> for Checks {
    fn recipient(&mut self, at: &Here<'_>, to: &str) {
        self.ask(at, |wanted, found| rules::recipient_value(to, wanted, found));
    }

    fn text<L: Bound>(&mut self, at: &Here<'_>, text: &str) {
        self.ask(at, |wanted, found| rules::text::<L>(text, wanted, found));
    }

    fn items<L: Bound>(&mut self, at: &Here<'_>, count: usize) {
        self.ask(at, |wanted, found| count::items::<L>(count, wanted, found));
    }

    fn number<L: Bound>(&mut self, at: &Here<'_>, number: u32) {
        self.ask(at, |wanted, found| count::number::<L>(number, wanted, found));
    }

    fn address(&mut self, at: &Here<'_>, url: &str) {
        self.ask(at, |wanted, found| rules::address(url, wanted, found));
    }

    fn link<K: MediaKind>(&mut self, at: &Here<'_>, link: &str) {
        self.ask(at, |wanted, found| rules::media_link(link, K::TYPE, wanted, found));
    }

    fn template(&mut self, at: &Here<'_>, template: &Template) {
        self.ask(at, |wanted, found| rules::template_message(template, wanted, found));
    }

    fn list(&mut self, at: &Here<'_>, list: &List) {
        self.ask(at, |wanted, found| rules::list(list, wanted, found));
    }

    fn carousel(&mut self, at: &Here<'_>, carousel: &Carousel) {
        self.ask(at, |wanted, found| rules::carousel_message(carousel, wanted, found));
    }

    fn button(&mut self, at: &Here<'_>, button: &Button) {
        self.ask(at, |wanted, found| rules::button(button, wanted, found));
    }
}
