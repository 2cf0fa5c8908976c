//! Small drawings, all in one hand: 24 units, strokes in the colour of the text.

use super::screen::Icon;

pub(super) const IMAGE: &str = r#"<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><circle cx="9" cy="10" r="1.6"/><path d="m5 17 4.5-4 3 2.6 3-3.6 4 4.5"/>"#;
pub(super) const VIDEO: &str =
    r#"<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><path d="M10.5 9.2v5.6l4.6-2.8z" fill="currentColor"/>"#;
pub(super) const DOCUMENT: &str = r#"<path d="M7 3.5h7l4.5 4.5V20a.8.8 0 0 1-.8.8H7a.8.8 0 0 1-.8-.8V4.3a.8.8 0 0 1 .8-.8z"/><path d="M14 3.5V8h4.5M9 12.5h6M9 16h6"/>"#;
pub(super) const AUDIO: &str =
    r#"<circle cx="12" cy="12" r="9"/><path d="M10.4 8.6v6.8l5.4-3.4z" fill="currentColor"/>"#;
pub(super) const REPLY: &str = r#"<path d="M9 7 4 12l5 5M4.5 12H14a6 6 0 0 1 6 6v1"/>"#;
pub(super) const OPEN: &str = r#"<path d="M13 5h6v6M19 5l-8.5 8.5M11 6.5H6.5A1.5 1.5 0 0 0 5 8v9.5A1.5 1.5 0 0 0 6.5 19H16a1.5 1.5 0 0 0 1.5-1.5V13"/>"#;
pub(super) const MENU: &str = r#"<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01"/>"#;
pub(super) const COPY: &str = r#"<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M6 15H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v1"/>"#;
pub(super) const PHONE: &str = r#"<path d="M6.2 4.5h3l1.5 4-2 1.5a11 11 0 0 0 5.3 5.3l1.5-2 4 1.5v3a1.7 1.7 0 0 1-1.8 1.7A15.2 15.2 0 0 1 4.5 6.3 1.7 1.7 0 0 1 6.2 4.5z"/>"#;
pub(super) const ERROR: &str = r#"<circle cx="12" cy="12" r="9"/><path d="m9 9 6 6M15 9l-6 6"/>"#;
pub(super) const WARNING: &str = r#"<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.01"/>"#;

impl Icon {
    /// What it looks like, and whether it points the other way where texts are read from right to left.
    pub(super) fn shape(self) -> (&'static str, bool) {
        match self {
            Self::Reply => (REPLY, true),
            Self::Open => (OPEN, true),
            Self::Menu => (MENU, false),
            Self::Copy => (COPY, false),
            Self::Phone => (PHONE, false),
        }
    }
}
