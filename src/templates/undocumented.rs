//! What some gateways forward to Meta although this API does not document it.

/// Something that Meta takes in a call of a template and this API does not document.
///
/// The document is the truth, so none of it is taken unless somebody says that their gateway forwards it, by
/// [`Compiler::undocumented`](crate::Compiler::undocumented) or [`Gate::undocumented`](crate::gate::Gate::undocumented).
///
/// ```
/// use waml::message::{Message, Template};
/// use waml::templates::Undocumented;
/// use waml::Compiler;
///
/// let call = Message::to("85290000001", Template::new("order_track").url_value(0, "1042"));
/// assert_eq!(call.check_ref().unwrap_err().findings[0].code, "template/undocumented");
/// let checked = Compiler::new().undocumented([Undocumented::UrlButton]).check(call)?;
/// assert!(checked.payload().expect("it has a recipient").to_json().contains(r#""sub_type":"url","index":"0""#));
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Undocumented {
    /// The end of the address behind a URL button.
    UrlButton,
    /// What comes back when a quick reply is tapped.
    QuickReplyPayload,
    /// Values for gaps that have names.
    NamedParameters,
}

impl Undocumented {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::UrlButton, Self::QuickReplyPayload, Self::NamedParameters];

    /// The word for it in settings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::UrlButton => "url-button",
            Self::QuickReplyPayload => "quick-reply-payload",
            Self::NamedParameters => "named-parameters",
        }
    }

    /// The key that a definition says it with.
    pub const fn key(self) -> &'static str {
        match self {
            Self::UrlButton => "url_value",
            Self::QuickReplyPayload => "payload",
            Self::NamedParameters => "named",
        }
    }

    /// What is meant by a word in settings.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// All that a gateway forwards beyond the document; nothing unless somebody says so.
///
/// ```
/// use waml::templates::{Beyond, Undocumented};
///
/// let beyond = Beyond::from_iter([Undocumented::UrlButton]);
/// assert!(beyond.has(Undocumented::UrlButton) && !beyond.has(Undocumented::NamedParameters));
/// assert!(!Beyond::default().has(Undocumented::UrlButton));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond(u8);

impl Beyond {
    /// What the document says, and no more.
    pub const NOTHING: Self = Self(0);

    /// Whether it is forwarded.
    pub const fn has(self, one: Undocumented) -> bool {
        self.0 & Self::bit(one) != 0
    }

    /// Whether all is as the document says.
    pub const fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// All that is forwarded.
    pub fn iter(self) -> impl Iterator<Item = Undocumented> {
        Undocumented::ALL.into_iter().filter(move |one| self.has(*one))
    }

    const fn bit(one: Undocumented) -> u8 {
        1 << one as u8
    }
}

impl FromIterator<Undocumented> for Beyond {
    fn from_iter<T: IntoIterator<Item = Undocumented>>(all: T) -> Self {
        Self(all.into_iter().fold(0, |bits, one| bits | Self::bit(one)))
    }
}
