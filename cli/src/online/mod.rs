//! `waml check --online`: asks the servers that messages link to for their files.
//!
//! Every link is asked once per run. First the texts are read for their links, these are asked several at
//! a time, and then the texts are judged by the answers.

mod address;
mod ask;
mod faults;
mod meter;
mod queue;
mod served;
mod tls;
mod uri;

use crate::project::files::ProjectReader;
use crate::project::input::{FEW, Input};
use crate::project::once::Once;
use crate::report::headings;
use crate::report::output::Output;
use crate::report::progress::Progress;
use ask::{Answered, Asker};
use queue::{GivenUp, Queue};
use rayon::prelude::*;
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;
use waml::media::{Fault, Inspect, Outcome};
use waml::text::{Phrase, Words, visible};
use waml::{Language, say};

/// Links that are asked for at a time.
const THREADS: usize = 8;

/// Whether servers are asked, and which.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Asking {
    /// Ask the servers that messages link to for their media, and judge what they send.
    ///
    /// Of each file at most 1 MiB is read.
    #[arg(long, conflicts_with = "watch", help_heading = headings::ONLINE)]
    online: bool,
    /// Also ask hosts with private addresses, such as those of an intranet.
    #[arg(long, requires = "online", help_heading = headings::ONLINE)]
    allow_private: bool,
    /// The most that one link may take.
    #[arg(long, requires = "online", value_name = "SECONDS", default_value_t = 20, help_heading = headings::ONLINE)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: u64,
}

impl Asking {
    /// The servers, where they are asked.
    pub(crate) fn servers(&self, language: Language) -> Option<Arc<Online>> {
        self.online.then(|| Arc::new(Online::new(Duration::from_secs(self.timeout), self.allow_private, language)))
    }
}

/// The servers' answers.
#[derive(Debug)]
pub(crate) struct Online {
    timeout: Duration,
    private: bool,
    answers: Once<String>,
    /// What is to be said of hosts that were given up.
    given_up: Mutex<Vec<Phrase>>,
    /// In which it is told how far the asking is.
    language: Language,
}

impl Online {
    fn new(timeout: Duration, private: bool, language: Language) -> Self {
        Self { timeout, private, answers: Once::default(), given_up: Mutex::default(), language }
    }

    fn asker(&self) -> Asker {
        Asker::new(self.timeout, self.private)
    }

    /// Asks for all links of some inputs.
    pub(crate) fn prepare(&self, inputs: &[Result<Input, Phrase>], reader: &ProjectReader) {
        let note = |input: &Result<Input, Phrase>| {
            for link in input.iter().flat_map(|input| reader.links(input)) {
                self.place(&link);
            }
        };
        if inputs.len() < FEW {
            inputs.iter().for_each(note);
        } else {
            inputs.par_iter().for_each(note);
        }
        self.ask_all();
    }

    /// Says how many links could not be judged.
    pub(crate) fn sum_up(&self, output: &mut Output) -> io::Result<()> {
        for given_up in &*self.given_up.lock().unwrap_or_else(PoisonError::into_inner) {
            output.note(given_up)?;
        }
        let answers = self.answers.all();
        let unjudged = answers.iter().filter(|(_, place)| place.get().is_some_and(is_unjudged)).count();
        let total = answers.len();
        let links = if total == 1 { "link" } else { "links" };
        output.note(&match unjudged {
            0 => say!("asked for {total} {links}", "已请求 {total} 个链接"),
            _ => say!("{unjudged} of {total} {links} could not be judged", "{total} 个链接中有 {unjudged} 个无法判断"),
        })
    }

    /// What a server says of a link. One that nobody took note of, such as a fix makes, is asked for now.
    fn answer(&self, link: &str) -> Outcome {
        self.place(link).get_or_init(|| self.asker().ask(asked(link)).outcome).clone()
    }

    /// The place of a link's answer; to take it is to take note of the link.
    fn place(&self, link: &str) -> Arc<OnceLock<Outcome>> {
        self.answers.place(&asked(link).to_owned())
    }

    /// Asks for everything that was taken note of and has no answer.
    fn ask_all(&self) {
        let places: Vec<_> = self.answers.all().into_iter().filter(|(_, place)| place.get().is_none()).collect();
        let progress = Progress::of(places.len(), Words::new("links", "个链接"), self.language);
        let queue = Queue::new(places, |(link, _)| uri::host(link));
        let work = || {
            let mut asker = self.asker();
            while let Some(((link, place), host)) = queue.take() {
                let outcome = if let Some(why) = queue.pass(&host) {
                    Err(Fault::Unjudged(not_asked(&host, why)))
                } else {
                    let Answered { outcome, host: manner } = asker.ask(&link);
                    queue.done(&host, manner);
                    outcome
                };
                place.get_or_init(|| outcome);
                progress.step();
            }
        };
        thread::scope(|scope| {
            for _ in 0..THREADS.min(queue.len()) {
                scope.spawn(work);
            }
        });
        progress.clear();
        self.note_given_up(&queue);
    }

    /// Keeps what is to be said of the hosts that were given up.
    fn note_given_up<T>(&self, queue: &Queue<T>) {
        let given_up = queue.given_up().into_iter().map(|(host, why, passed)| {
            let (links, why) = (if passed == 1 { "link was" } else { "links were" }, reason(&host, why));
            say!("{why}: {passed} more {links} not asked for", "{why}：另有 {passed} 个链接未请求"; why)
        });
        self.given_up.lock().unwrap_or_else(PoisonError::into_inner).extend(given_up);
    }
}

/// What of a link servers are asked for: they never see a fragment.
fn asked(link: &str) -> &str {
    link.split('#').next().unwrap_or_default()
}

/// Why a link was not asked for.
fn not_asked(host: &str, why: GivenUp) -> Phrase {
    say!("not asked, since {why}", "未请求，因为 {why}"; why = reason(host, why))
}

/// Why a host was given up.
fn reason(host: &str, why: GivenUp) -> Phrase {
    let host = visible(host);
    match why {
        GivenUp::Tired => say!("{host} answered 429 (too many requests)", "{host} 返回了 429（请求过多）"),
        GivenUp::Hangs(links) => {
            say!("{host} did not send {links} links in time", "{host} 有 {links} 个链接没有及时发送")
        }
    }
}

impl Inspect for Online {
    fn inspect(&self, link: &str) -> Vec<Outcome> {
        vec![self.answer(link)]
    }
}

fn is_unjudged(outcome: &Outcome) -> bool {
    match outcome {
        Ok(facts) => facts.unknown.is_some() && facts.damage.is_none(),
        Err(fault) => matches!(fault, Fault::Unjudged(_) | Fault::Private(_)),
    }
}
