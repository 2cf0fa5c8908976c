//! What the templates of a name ask of a call, worked out once.

use super::approved::{Approved, ApprovedHeader};
use super::places::Gaps;
use crate::limits::{Bound, template as limits};

/// What a call of an ordinary template gives, in the form in which a call is held against it. Templates with anything out
/// of the ordinary have none.
#[derive(Clone, Debug)]
pub(crate) struct CallNeeds {
    /// Nothing but the one-time code.
    pub(crate) code: bool,
    /// The kind of the header.
    pub(crate) header: Option<&'static str>,
    /// How many texts fill the body.
    pub(crate) texts: usize,
    /// The indexes of the buttons that copy a code.
    pub(crate) coupons: Vec<u32>,
    body_room: Room,
    header_room: Room,
}

/// How long what fills a text may surely be.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// Characters beside those of the gaps; none where there is no room for anything.
    left: Option<usize>,
    /// How often one gap stands there, at most.
    times: usize,
}

impl Room {
    fn of(gaps: &Gaps, most: u32) -> Self {
        Self { left: (most as usize).checked_sub(gaps.filled(|_| 0)), times: gaps.most_often() }
    }

    /// Room in two texts.
    fn in_both(self, other: Self) -> Self {
        let left = self.left.zip(other.left).map(|(own, other)| own.min(other));
        Self { left, times: self.times.max(other.times) }
    }

    fn holds(self, characters: usize) -> bool {
        self.left.is_some_and(|left| characters.saturating_mul(self.times) <= left)
    }
}

impl CallNeeds {
    /// What a template asks.
    pub(super) fn of(approved: &Approved) -> Option<Self> {
        let nothing = Gaps::default();
        let (header, gaps) = match &approved.header {
            ApprovedHeader::None => (None, &nothing),
            ApprovedHeader::Text(gaps) if gaps.names.is_empty() => (None, &nothing),
            ApprovedHeader::Text(gaps) => (Some("text"), gaps),
            ApprovedHeader::Media(word) => (Some(*word), &nothing),
            ApprovedHeader::Undocumented(_) | ApprovedHeader::Unknown(_) => return None,
        };
        if !approved.complete || approved.is_named() || !approved.demands().is_empty() {
            return None;
        }
        let coupons = approved.copy_codes().map(u32::try_from).collect::<Result<_, _>>().ok()?;
        Some(Self {
            code: approved.authentication,
            header,
            texts: approved.body.names.len(),
            coupons,
            body_room: Room::of(&approved.body, approved.most_of_body()),
            header_room: Room::of(gaps, <limits::FilledHeader as Bound>::LIMIT.max),
        })
    }

    /// The same for another template as well, where that asks the same.
    pub(super) fn with(self, other: &Self) -> Option<Self> {
        let same = (self.code, self.header, self.texts) == (other.code, other.header, other.texts);
        (same && self.coupons == other.coupons).then(|| Self {
            body_room: self.body_room.in_both(other.body_room),
            header_room: self.header_room.in_both(other.header_room),
            ..self
        })
    }

    /// Whether texts of so many characters, all together, leave header and body within their limits for sure.
    pub(crate) fn have_room(&self, header: usize, body: usize) -> bool {
        self.header_room.holds(header) && self.body_room.holds(body)
    }
}
