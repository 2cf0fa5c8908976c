//! One approved template.

use super::places::Gaps;
use super::undocumented::{Beyond, Undocumented};
use crate::diagnostic::Elsewhere;
use crate::limits::{Bound, OFFER_BODY, template};
use crate::text::Words;

/// An approved template in one language, as far as a call depends on it.
///
/// ```
/// use waml::templates::Catalogue;
///
/// let catalogue = Catalogue::read(r#"{"name": "ready", "components": [{"type": "BODY", "text": "Order {{1}} is ready."}]}"#)?;
/// let [ready] = catalogue.named("ready") else { panic!("one language") };
/// assert_eq!(ready.body.names, ["1"]);
/// assert!(ready.is_sendable() && ready.demands().is_empty());
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Approved {
    /// Its name.
    pub name: String,
    /// The language it is written in, as Meta writes it: `en_US`, `zh_HK`.
    pub language: Option<String>,
    /// Its status in upper case, such as `APPROVED`; creation payloads have none.
    pub status: Option<String>,
    /// Its category in upper case, such as `UTILITY`.
    pub category: Option<String>,
    /// When it was made, in seconds since 1970.
    pub created: Option<i64>,
    /// What stands above the body.
    pub header: ApprovedHeader,
    /// The body; empty where there is none, or where Meta writes it.
    pub body: Gaps,
    /// The line below the body.
    pub footer: Option<String>,
    /// The buttons in their order, by which calls name them.
    pub buttons: Vec<ApprovedButton>,
    /// Whether it is filled by a one-time code, and by nothing else.
    pub authentication: bool,
    /// Whether it is a limited-time offer, and whether that ends.
    pub offer: Option<bool>,
    /// Whether it has a carousel of cards.
    pub carousel: bool,
    /// Whether its parts are known. Some answers list names only.
    pub complete: bool,
    /// Where it stands.
    pub(crate) place: Elsewhere,
    pub(crate) header_place: Option<Elsewhere>,
    pub(crate) body_place: Option<Elsewhere>,
}

/// What stands above the body of an approved template.
///
/// ```
/// use waml::templates::{ApprovedHeader, Catalogue};
///
/// let text = r#"{"name": "map", "components": [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "Here."}]}"#;
/// assert_eq!(Catalogue::read(text)?.named("map")[0].header, ApprovedHeader::Media("image"));
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApprovedHeader {
    /// Nothing.
    #[default]
    None,
    /// A text, with at most one gap.
    Text(Gaps),
    /// This kind of media, as the API names it: `image`, `video`, `document`.
    Media(&'static str),
    /// What Meta demands of each call and this API has no way to give: `LOCATION`, `PRODUCT`, `GIF`.
    Undocumented(&'static str),
    /// A format that this library does not know.
    Unknown(String),
}

/// A button of an approved template.
///
/// ```
/// use waml::templates::Catalogue;
///
/// let text = r#"{"name": "sale", "components": [
///     {"type": "BODY", "text": "Today."}, {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "example": ["SALE"]}]}]}"#;
/// let catalogue = Catalogue::read(text)?;
/// assert_eq!(catalogue.named("sale")[0].buttons.len(), 1);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ApprovedButton {
    /// What it does.
    pub kind: ButtonKind,
    /// What stands on it.
    pub text: Option<String>,
    pub(crate) place: Elsewhere,
}

/// What a button of an approved template does.
///
/// ```
/// use waml::templates::{ButtonKind, Catalogue};
///
/// let text = r#"{"name": "sale", "components": [
///     {"type": "BODY", "text": "Today."}, {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "example": ["SALE"]}]}]}"#;
/// assert_eq!(Catalogue::read(text)?.named("sale")[0].buttons[0].kind, ButtonKind::CopyCode);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ButtonKind {
    /// Answers with its text.
    QuickReply,
    /// Opens an address; a gap in it is filled by each call.
    Url(Gaps),
    /// Calls a number.
    PhoneNumber,
    /// Copies a code that each call gives.
    CopyCode,
    /// Copies or fills in a one-time code.
    OneTimeCode,
    /// Needs more of each call than this API can give: `CATALOG`, `MPM`, `SPM`.
    Undocumented(&'static str),
    /// Needs nothing: `FLOW`, `VOICE_CALL` and others.
    Other(&'static str),
    /// A type that this library does not know.
    Unknown(String),
}

impl ButtonKind {
    /// The address that it opens, as it was approved; empty for other kinds.
    pub(crate) fn address(&self) -> &str {
        match self {
            Self::Url(gaps) => &gaps.text,
            _ => "",
        }
    }

    /// The type, as Meta's lists of templates write it.
    ///
    /// ```
    /// use waml::templates::ButtonKind;
    ///
    /// assert_eq!(ButtonKind::OneTimeCode.word(), "OTP");
    /// ```
    pub fn word(&self) -> &str {
        match self {
            Self::QuickReply => "QUICK_REPLY",
            Self::Url(_) => "URL",
            Self::PhoneNumber => "PHONE_NUMBER",
            Self::CopyCode => "COPY_CODE",
            Self::OneTimeCode => "OTP",
            Self::Undocumented(word) | Self::Other(word) => word,
            Self::Unknown(word) => word,
        }
    }

    /// What it is called, in both languages.
    pub(crate) fn noun(&self) -> Words {
        match self {
            Self::QuickReply => Words::new("a quick reply", "快速回复按钮"),
            Self::Url(_) => Words::new("a URL button", "网址按钮"),
            Self::PhoneNumber => Words::new("a phone button", "电话按钮"),
            Self::CopyCode => Words::new("a copy-code button", "优惠码按钮"),
            Self::OneTimeCode => Words::new("a one-time code button", "验证码按钮"),
            Self::Undocumented(_) | Self::Other(_) | Self::Unknown(_) => Words::new("another button", "其他按钮"),
        }
    }
}

/// What Meta demands of a call and this API has no way to give.
///
/// ```
/// use waml::templates::{Catalogue, Demand};
///
/// let text = r#"{"name": "here", "components": [{"type": "HEADER", "format": "LOCATION"}, {"type": "BODY", "text": "Here."}]}"#;
/// assert_eq!(Catalogue::read(text)?.named("here")[0].demands(), [Demand::Header("LOCATION")]);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Demand {
    /// A header of this format.
    Header(&'static str),
    /// What completes the address of the URL button at this index.
    Url(usize),
    /// What a button of this type, at this index, shows or opens.
    Button(&'static str, usize),
    /// The cards of a carousel.
    Carousel,
    /// When a limited-time offer ends.
    OfferEnd,
}

impl Demand {
    /// Whether a call can give it, where a gateway forwards more than the document has.
    pub fn is_met(self, beyond: Beyond) -> bool {
        matches!(self, Self::Url(_)) && beyond.has(Undocumented::UrlButton)
    }
}

/// What is sent, whatever else is said of it; more words than these are known by nobody.
const SENDABLE: [&str; 5] = ["APPROVED", "ACTIVE", "REINSTATED", "UNARCHIVED", "FLAGGED"];
/// What is not sent.
const NOT_SENDABLE: [&str; 9] = [
    "PENDING",
    "REJECTED",
    "IN_APPEAL",
    "DELETED",
    "PENDING_DELETION",
    "LIMIT_EXCEEDED",
    "ARCHIVED",
    "PAUSED",
    "DISABLED",
];
/// Of which nobody says whether they are sent.
const OPEN: [&str; 1] = ["LOCKED"];

impl Approved {
    /// Whether Meta sends it. A status that is absent or not known keeps nothing from being sent.
    pub fn is_sendable(&self) -> bool {
        self.status.as_deref().is_none_or(|status| status == SENDABLE[0] || !NOT_SENDABLE.contains(&status))
    }

    /// Whether a word is a status that templates are known to have.
    pub(crate) fn is_status(word: &str) -> bool {
        [&SENDABLE[..], &NOT_SENDABLE, &OPEN].concat().contains(&word)
    }

    /// Whether its gaps have names instead of numbers.
    pub fn is_named(&self) -> bool {
        self.body.is_named() || matches!(&self.header, ApprovedHeader::Text(gaps) if gaps.is_named())
    }

    /// What Meta demands of a call and this API has no way to give.
    pub fn demands(&self) -> Vec<Demand> {
        if self.authentication {
            return Vec::new();
        }
        let header = match self.header {
            ApprovedHeader::Undocumented(format) => Some(Demand::Header(format)),
            _ => None,
        };
        let buttons = self.buttons.iter().enumerate().filter_map(|(index, button)| match &button.kind {
            ButtonKind::Url(gaps) if !gaps.names.is_empty() => Some(Demand::Url(index)),
            ButtonKind::Undocumented(word) => Some(Demand::Button(word, index)),
            _ => None,
        });
        let carousel = self.carousel.then_some(Demand::Carousel);
        let end = (self.offer == Some(true)).then_some(Demand::OfferEnd);
        header.into_iter().chain(buttons).chain(carousel).chain(end).collect()
    }

    /// The indexes of the buttons whose code a call gives.
    pub fn copy_codes(&self) -> impl Iterator<Item = usize> {
        let codes = self.buttons.iter().enumerate().filter(|(_, button)| button.kind == ButtonKind::CopyCode);
        codes.map(|(index, _)| index)
    }

    /// The indexes of the buttons whose address has a gap.
    pub(crate) fn open_urls(&self) -> impl Iterator<Item = usize> {
        let open = |button: &ApprovedButton| matches!(&button.kind, ButtonKind::Url(gaps) if !gaps.names.is_empty());
        let open = self.buttons.iter().enumerate().filter(move |(_, button)| open(button));
        open.map(|(index, _)| index)
    }

    /// The most characters of its body once it is filled.
    pub(crate) fn most_of_body(&self) -> u32 {
        if self.offer.is_some() { OFFER_BODY } else { <template::FilledBody as Bound>::LIMIT.max }
    }

    /// Where it stands.
    pub fn place(&self) -> &Elsewhere {
        &self.place
    }
}
