//! Work by host, so that no host is asked for much at a time.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Links of one host that are asked for at a time.
const PER_HOST: usize = 4;

struct Host<T> {
    waiting: VecDeque<T>,
    busy: usize,
    tired: bool,
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
            let new = || Host { waiting: VecDeque::new(), busy: 0, tired: false };
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
        let free = hosts.iter_mut().filter(|(_, host)| host.busy < PER_HOST && !host.waiting.is_empty());
        let (name, host) = free.min_by_key(|(_, host)| host.busy)?;
        host.busy += 1;
        host.waiting.pop_front().map(|item| (item, name.clone()))
    }

    /// Says that an item of a host is done.
    pub(super) fn done(&self, host: &str) {
        if let Some(host) = self.lock().get_mut(host) {
            host.busy -= 1;
        }
    }

    /// Says that a host wants no more.
    pub(super) fn tire(&self, host: &str) {
        if let Some(host) = self.lock().get_mut(host) {
            host.tired = true;
        }
    }

    pub(super) fn is_tired(&self, host: &str) -> bool {
        self.lock().get(host).is_some_and(|host| host.tired)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Host<T>>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{PER_HOST, Queue};

    #[test]
    fn hosts_take_turns_and_get_no_more_than_their_share() {
        let items: Vec<_> = (0..8).map(|i| ("a", i)).chain((0..2).map(|i| ("b", i))).collect();
        let queue = Queue::new(items, |(host, _)| (*host).to_owned());
        let taken: Vec<_> = std::iter::from_fn(|| queue.take()).map(|((host, _), _)| host).collect();
        assert_eq!(taken.iter().filter(|host| **host == "a").count(), PER_HOST);
        assert_eq!(taken[..4], ["a", "b", "a", "b"]);
        queue.done("a");
        assert!(queue.take().is_some() && queue.take().is_none());
        assert!(!queue.is_tired("a"));
        queue.tire("a");
        assert!(queue.is_tired("a") && !queue.is_tired("b"));
    }
}
