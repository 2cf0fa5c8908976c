//! Addresses of files that are published.

use super::spot::{Spot, Step};
use super::{Beside, Offer, OfferKind};
use crate::message::MediaType;
use std::path::Path;

/// The files that fit the place of a link; `None` anywhere else.
pub(super) fn offers(spot: &Spot, beside: Beside<'_>) -> Option<Vec<Offer>> {
    let [.., Step::Key(around), Step::Key(key)] = &spot.path[..] else { return None };
    let media = MediaType::ALL.iter().find(|media| media.name == around).filter(|_| key == "link")?;
    let fits = |link: &String| {
        let path = link.split(['?', '#']).next().unwrap_or_default();
        let extension = Path::new(path).extension().unwrap_or_default();
        media.extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    let links = (beside.links)().into_iter().filter(fits);
    let offers: Vec<_> = links.map(|link| Offer::new(OfferKind::Link, link.clone(), spot.content, link)).collect();
    (!offers.is_empty()).then_some(offers)
}
