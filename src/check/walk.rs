//! Every rule about the values of a message, asked at each of them.

use crate::diagnostic::Diagnostic;
use crate::limits::Bound;
use crate::message::visit::{Steps, Visit, Walk};
use crate::message::{Button, Carousel, List, MediaKind, Message, Template};
use crate::rules::wanted::Wanted;
use crate::rules::{self, count};

/// All that the wanted rules find in a message, in the order of its fields.
pub(super) fn walk(message: &Message, wanted: Wanted) -> Vec<Diagnostic> {
    let mut checks = Checks { wanted, steps: Steps::new(), found: Vec::new() };
    message.walk(&mut checks);
    checks.found
}

struct Checks {
    wanted: Wanted,
    steps: Steps,
    found: Vec<Diagnostic>,
}

impl Checks {
    /// Asks some rules, and puts what they find where the walk is.
    #[inline]
    fn ask(&mut self, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) {
        let before = self.found.len();
        check(self.wanted, &mut self.found);
        for finding in &mut self.found[before..] {
            finding.put_under(&self.steps);
        }
    }
}

impl Visit<'_> for Checks {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn recipient(&mut self, to: &str) {
        self.ask(|wanted, found| rules::recipient_value(to, wanted, found));
    }

    fn text<L: Bound>(&mut self, text: &str) {
        self.ask(|wanted, found| rules::text::<L>(text, wanted, found));
    }

    fn items<L: Bound>(&mut self, count: usize) {
        self.ask(|wanted, found| count::items::<L>(count, wanted, found));
    }

    fn number<L: Bound>(&mut self, number: u32) {
        self.ask(|wanted, found| count::number::<L>(number, wanted, found));
    }

    fn address(&mut self, url: &str) {
        self.ask(|wanted, found| rules::address(url, wanted, found));
    }

    fn link<K: MediaKind>(&mut self, link: &str) {
        self.ask(|wanted, found| rules::media_link(link, K::TYPE, wanted, found));
    }

    fn template(&mut self, template: &Template) {
        self.ask(|wanted, found| rules::template_message(template, wanted, found));
    }

    fn list(&mut self, list: &List) {
        self.ask(|wanted, found| rules::list(list, wanted, found));
    }

    fn carousel(&mut self, carousel: &Carousel) {
        self.ask(|wanted, found| rules::carousel_message(carousel, wanted, found));
    }

    fn button(&mut self, button: &Button) {
        self.ask(|wanted, found| rules::button(button, wanted, found));
    }
}
