//! Every rule about the values of a message, asked at each of them.

use super::Sink;
use crate::diagnostic::Diagnostic;
use crate::limits::Bound;
use crate::message::visit::{Steps, Visit, Walk};
use crate::message::{Button, Carousel, List, MediaKind, Message, Template};
use crate::rules::{self, count};

/// All findings about a message that the sink wants, in the order of its fields.
pub(super) fn walk(message: &Message, sink: &Sink) -> Vec<Diagnostic> {
    let mut checks = Checks { sink, steps: Steps::new(), found: Vec::new() };
    message.walk(&mut checks);
    checks.found
}

struct Checks<'s> {
    sink: &'s Sink,
    steps: Steps,
    found: Vec<Diagnostic>,
}

impl Checks<'_> {
    /// Asks some rules, and puts what they find where the walk is.
    #[inline]
    fn ask(&mut self, check: impl FnOnce(&Sink, &mut Vec<Diagnostic>)) {
        let before = self.found.len();
        check(self.sink, &mut self.found);
        for finding in &mut self.found[before..] {
            finding.put_under(&self.steps);
        }
    }
}

impl<'m> Visit<'m> for Checks<'_> {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn recipient(&mut self, to: &str) {
        self.ask(|sink, found| rules::recipient_value(to, sink, found));
    }

    fn text<L: Bound>(&mut self, text: &str) {
        self.ask(|sink, found| rules::text::<L>(text, sink, found));
    }

    fn items<L: Bound>(&mut self, count: usize) {
        self.ask(|sink, found| count::items::<L>(count, sink, found));
    }

    fn number<L: Bound>(&mut self, number: u32) {
        self.ask(|sink, found| count::number::<L>(number, sink, found));
    }

    fn address(&mut self, url: &str) {
        self.ask(|sink, found| rules::address(url, sink, found));
    }

    fn link<K: MediaKind>(&mut self, link: &str) {
        self.ask(|sink, found| rules::media_link(link, K::TYPE, sink, found));
    }

    fn template(&mut self, template: &Template) {
        self.ask(|sink, found| rules::template_message(template, sink, found));
    }

    fn list(&mut self, list: &List) {
        self.ask(|sink, found| rules::list(list, sink, found));
    }

    fn carousel(&mut self, carousel: &Carousel) {
        self.ask(|sink, found| rules::carousel_message(carousel, sink, found));
    }

    fn button(&mut self, button: &Button) {
        self.ask(|sink, found| rules::button(button, sink, found));
    }
}
