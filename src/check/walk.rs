//! Every rule about the values of a message, asked at each of them.

use crate::diagnostic::{Diagnostic, Path};
use crate::limits::Bound;
use crate::message::visit::{Here, Visit, Walk};
use crate::message::{Button, Carousel, List, MediaKind, Message, Template};
use crate::rules::wanted::Wanted;
use crate::rules::{self, count};

/// All that the wanted rules find in a message, in the order of its fields.
pub(super) fn walk(message: &Message, wanted: Wanted) -> Vec<Diagnostic> {
    let mut checks = Checks { wanted, found: Vec::new() };
    message.walk(&Here::Message, &mut checks);
    checks.found
}

struct Checks {
    wanted: Wanted,
    found: Vec<Diagnostic>,
}

impl Checks {
    /// Asks some rules, and puts what they find where the walk is.
    #[inline]
    fn ask(&mut self, at: &Here<'_>, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) {
        let before = self.found.len();
        check(self.wanted, &mut self.found);
        if self.found.len() > before {
            put_under(at, &mut self.found[before..]);
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
