//! What is found out once, however many threads want it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use waml::media::Outcome;

/// Answers by what was asked for, each found out once however many threads want it.
#[derive(Debug)]
pub(crate) struct Once<K>(Mutex<HashMap<K, Arc<OnceLock<Outcome>>>>);

impl<K> Default for Once<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: std::hash::Hash + Eq + Clone> Once<K> {
    /// The place of an answer, which may not be known yet.
    pub(crate) fn place(&self, key: &K) -> Arc<OnceLock<Outcome>> {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match places.get(key) {
            Some(place) => Arc::clone(place),
            None => Arc::clone(places.entry(key.clone()).or_default()),
        }
    }

    /// Everything that was asked for.
    pub(crate) fn all(&self) -> Vec<(K, Arc<OnceLock<Outcome>>)> {
        let places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.iter().map(|(key, place)| (key.clone(), Arc::clone(place))).collect()
    }
}
