//! Work by host, so that no host is asked for much at a time.

use super::ask::Manner;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Links of one host that are asked for at a time.
const PER_HOST: usize = 4;

/// Links in a row that may hang before their host is given up.
const HANGS: usize = 3;

struct Host<T> {
    waiting: VecDeque<T>,
    busy: usize,
    tired: bool,
    /// Links that hung since one last did not.
    hung: usize,
    /// Links that were passed over.
    passed: usize,
}

impl<T> Host<T> {
    fn given_up(&self) -> Option<GivenUp> {
        match self {
            Self { tired: true, .. } => Some(GivenUp::Tired),
            Self { hung: HANGS.., .. } => Some(GivenUp::Hangs(self.hung)),
            _ => None,
        }
    }

    /// How many links may be asked for at a time. A host that hangs gets one more chance after the other,
    /// so that no more links than need be wait with it.
    fn share(&self) -> usize {
        if self.hung == 0 { PER_HOST } else { 1 }
    }
}

/// Why a host is asked for no more links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GivenUp {
    /// It said that it has enough.
    Tired,
    /// So many of its links hung.
    Hangs(usize),
}

/// What is to be done, by host.
pub(super) struct Queue<T> {
    hosts: Mutex<BTreeMap<String, Host<T>>>,
    length: usize,
}

impl<T> Queue<T> {
    pub(super) fn new(items: Vec<T>, host: impl Fn(&T) -> String) -> Self {
        let length = items.len();
        let mut hosts = BTreeMap::new();
        for item in items {
            let new = || Host { waiting: VecDeque::new(), busy: 0, tired: false, hung: 0, passed: 0 };
            hosts.entry(host(&item)).or_insert_with(new).waiting.push_back(item);
        }
        Self { hosts: Mutex::new(hosts), length }
    }

    /// How many items there were.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The next item of the host that is asked for least. Where every host with items is busy,
    /// there is none: those at work on them take the rest.
    pub(super) fn take(&self) -> Option<(T, String)> {
        let mut hosts = self.lock();
        let free = hosts.iter_mut().filter(|(_, host)| host.busy < host.share() && !host.waiting.is_empty());
        let (name, host) = free.min_by_key(|(_, host)| host.busy)?;
        host.busy += 1;
        host.waiting.pop_front().map(|item| (item, name.clone()))
    }

    /// Says that an item of a host is done, and how the host took it.
    pub(super) fn done(&self, host: &str, manner: Manner) {
        if let Some(host) = self.lock().get_mut(host) {
            host.busy -= 1;
            match manner {
                Manner::Well => host.hung = 0,
                Manner::Tired => host.tired = true,
                Manner::Hung => host.hung += 1,
            }
        }
    }

    /// Why an item of a host is not to be asked for, where that is so; the item is done then.
    pub(super) fn pass(&self, host: &str) -> Option<GivenUp> {
        let mut hosts = self.lock();
        let host = hosts.get_mut(host)?;
        let why = host.given_up()?;
        host.busy -= 1;
        host.passed += 1;
        Some(why)
    }

    /// The hosts that were given up, and how many of their items were passed over.
    pub(super) fn given_up(&self) -> Vec<(String, GivenUp, usize)> {
        let hosts = self.lock();
        let passed = hosts.iter().filter(|(_, host)| host.passed > 0);
        passed.filter_map(|(name, host)| Some((name.clone(), host.given_up()?, host.passed))).collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Host<T>>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{GivenUp, HANGS, Manner, PER_HOST, Queue};

    fn queue(items: &[(&'static str, usize)]) -> Queue<&'static str> {
        let items = items.iter().flat_map(|(host, count)| std::iter::repeat_n(*host, *count));
        Queue::new(items.collect(), |host| (*host).to_owned())
    }

    #[test]
    fn hosts_take_turns_and_get_no_more_than_their_share() {
        let queue = queue(&[("a", 8), ("b", 2)]);
        let taken: Vec<_> = std::iter::from_fn(|| queue.take()).map(|(host, _)| host).collect();
        assert_eq!(taken.iter().filter(|host| **host == "a").count(), PER_HOST);
        assert_eq!(taken[..4], ["a", "b", "a", "b"]);
        queue.done("a", Manner::Well);
        assert!(queue.take().is_some() && queue.take().is_none());
        assert_eq!((queue.pass("a"), queue.pass("b")), (None, None));
        queue.done("a", Manner::Tired);
        assert_eq!((queue.pass("a"), queue.pass("b")), (Some(GivenUp::Tired), None));
        assert_eq!(queue.given_up(), [("a".to_owned(), GivenUp::Tired, 1)]);
    }

    #[test]
    fn a_host_that_hangs_is_asked_one_link_at_a_time_and_then_given_up() {
        let queue = queue(&[("a", 20)]);
        let taken = std::iter::from_fn(|| queue.take()).count();
        assert_eq!(taken, PER_HOST);
        for hung in 1..PER_HOST {
            queue.done("a", Manner::Hung);
            assert!(queue.take().is_none(), "{hung}");
        }
        queue.done("a", Manner::Well);
        assert_eq!(std::iter::from_fn(|| queue.take()).count(), PER_HOST);
        (0..PER_HOST).for_each(|_| queue.done("a", Manner::Hung));
        const { assert!(HANGS <= PER_HOST) }
        while queue.take().is_some() {
            assert_eq!(queue.pass("a"), Some(GivenUp::Hangs(PER_HOST)));
        }
        assert_eq!(queue.given_up(), [("a".to_owned(), GivenUp::Hangs(PER_HOST), 20 - 2 * PER_HOST)]);
    }
}
