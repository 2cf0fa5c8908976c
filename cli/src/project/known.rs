//! What is known of the files that messages link to: those that lie in a mapped folder, and those
//! that a server was asked for.

use super::assets::{Asset, Assets};
use super::once::Once;
use super::words::reason;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use waml::media::{Fault, Inspect, Outcome, read};
use waml::say;

/// What a run knows of media.
pub(crate) struct KnownMedia {
    files: Once<PathBuf>,
    /// What servers say, where they are asked.
    served: Option<Arc<dyn Inspect + Send>>,
}

impl KnownMedia {
    pub(crate) fn new(served: Option<Arc<dyn Inspect + Send>>) -> Self {
        Self { files: Once::default(), served }
    }

    /// What is known where some folders are mapped; `None` where nothing can be known.
    pub(crate) fn with<'m>(&'m self, assets: Option<&'m Assets>) -> Option<KnownHere<'m>> {
        let assets = assets.filter(|assets| !assets.is_empty());
        (assets.is_some() || self.served.is_some()).then_some(KnownHere { media: self, assets })
    }

    fn file(&self, asset: &Asset) -> Outcome {
        let answer = self.files.place(&asset.path);
        let outcome = answer.get_or_init(|| {
            let file = File::open(&asset.path).map_err(|error| {
                let shown = waml::text::visible(&asset.shown.to_string_lossy()).into_owned();
                let why = reason(&error);
                Fault::Missing(say!("cannot read `{shown}`: {why}", "无法读取 `{shown}`：{why}"; why))
            })?;
            Ok(read(file))
        });
        outcome.clone().map(|facts| facts.origin(asset.shown.to_string_lossy()))
    }
}

/// What is known of media where one configuration holds.
pub(crate) struct KnownHere<'m> {
    media: &'m KnownMedia,
    assets: Option<&'m Assets>,
}

impl Inspect for KnownHere<'_> {
    fn inspect(&self, link: &str) -> Vec<Outcome> {
        let mapped = self.assets.and_then(|assets| assets.find(link));
        let local = mapped.map(|asset| asset.and_then(|asset| self.media.file(&asset)));
        let served = self.media.served.iter().flat_map(|served| served.inspect(link));
        local.into_iter().chain(served).collect()
    }
}
