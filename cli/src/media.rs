//! What is known of the files that messages link to: those that lie in a mapped folder, and those
//! that a server was asked for.

use super::assets::{Asset, Assets};
use super::online::Online;
use std::collections::HashMap;
use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use waml::media::{Fault, Inspect, Outcome, read};

/// Answers by what was asked for, each found out once however many threads want it.
#[derive(Debug)]
pub(super) struct Once<K>(Mutex<HashMap<K, Arc<OnceLock<Outcome>>>>);

impl<K> Default for Once<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: std::hash::Hash + Eq + Clone> Once<K> {
    /// The place of an answer, which may not be known yet.
    pub(super) fn place(&self, key: &K) -> Arc<OnceLock<Outcome>> {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match places.get(key) {
            Some(place) => Arc::clone(place),
            None => Arc::clone(places.entry(key.clone()).or_default()),
        }
    }

    /// Everything that was asked for.
    pub(super) fn all(&self) -> Vec<(K, Arc<OnceLock<Outcome>>)> {
        let places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.iter().map(|(key, place)| (key.clone(), Arc::clone(place))).collect()
    }
}

/// What a run knows of media.
#[derive(Debug)]
pub(super) struct Media {
    files: Once<PathBuf>,
    /// What servers are asked for, where they are.
    pub(super) online: Option<Online>,
}

impl Media {
    pub(super) fn new(online: Option<Online>) -> Self {
        Self { files: Once::default(), online }
    }

    /// What is known where some folders are mapped; `None` where nothing can be known.
    pub(super) fn with<'m>(&'m self, assets: Option<&'m Assets>) -> Option<Known<'m>> {
        let assets = assets.filter(|assets| !assets.is_empty());
        (assets.is_some() || self.online.is_some()).then_some(Known { media: self, assets })
    }

    fn file(&self, asset: &Asset) -> Outcome {
        let answer = self.files.place(&asset.path);
        let outcome = answer.get_or_init(|| {
            let file = File::open(&asset.path).map_err(|error| {
                let shown = waml::text::visible(&asset.shown.to_string_lossy()).into_owned();
                Fault::Missing(format!("cannot read `{shown}`: {}", super::files::reason(&error)))
            })?;
            Ok(read(file))
        });
        outcome.clone().map(|facts| facts.origin(asset.shown.to_string_lossy()))
    }
}

/// What is known of media where one configuration holds.
pub(super) struct Known<'m> {
    media: &'m Media,
    assets: Option<&'m Assets>,
}

impl Inspect for Known<'_> {
    fn inspect(&self, link: &str) -> Vec<Outcome> {
        let mapped = self.assets.and_then(|assets| assets.find(link));
        let local = mapped.map(|asset| asset.and_then(|asset| self.media.file(&asset)));
        let served = self.media.online.as_ref().map(|online| online.answer(link));
        local.into_iter().chain(served).collect()
    }
}
