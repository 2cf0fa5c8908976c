//! Which rules run at which value. The checks call these functions, and no rule by its name.

use super::bounds::BOUNDS;
use super::sizes::SIZES;
use super::view::{ButtonView, CarouselView, ListView, TemplateView};
use super::wanted::Wanted;
use super::{CHECKS, Check, Written, count, ordinary};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::limits::{Bound, Limit};
use crate::media::File;
use crate::message::MediaType;
use std::sync::LazyLock;

/// Counts a text, and runs the rules about texts.
#[inline]
pub(crate) fn text<L: Bound>(text: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    let limit = &const { L::LIMIT };
    count::text::<L>(text, wanted, found);
    let ordinary = if wanted.errors_only() { ordinary::right_text(text, limit) } else { ordinary::text(text, limit) };
    if !ordinary {
        on_text(text, limit, wanted, found);
    }
}

/// Runs the rules about a recipient.
pub(crate) fn recipient_value(to: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !ordinary::recipient(to) {
        on_recipient(to, wanted, found);
    }
}

/// Runs the rules about an address.
pub(crate) fn address(text: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !ordinary::address(text) {
        on_url(&Written::new(text), wanted, found);
    }
}

/// Runs the rules about a link to media.
pub(crate) fn media_link(text: &str, media: &'static MediaType, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !ordinary::link(text, media) {
        let link = Written::new(text);
        on_url(&link, wanted, found);
        on_link(&link, media, wanted, found);
    }
}

macro_rules! scopes {
    ($($(#[$doc:meta])* $visibility:vis $field:ident: $variant:ident($($arg:ident: $type:ty),*);)*) => {
        /// The functions of [`CHECKS`] and [`BOUNDS`], by the value they run at.
        #[derive(Default)]
        pub(super) struct Scopes { $(pub(super) $field: Vec<(&'static Rule, fn($($type,)* &mut Vec<Diagnostic>))>,)* }

        impl Scopes { fn of(wanted: fn(&Rule) -> bool) -> Self {
            let mut scopes = Self::default();
            let bounds = BOUNDS.iter().chain(SIZES).map(|(limit, check)| (&limit.rule, check));
            let all = CHECKS.iter().map(|(rule, check)| (*rule, check)).chain(bounds);
            for (rule, check) in all.filter(|(rule, _)| wanted(rule)) {
                match *check {
                    $(Check::$variant(check) => scopes.$field.push((rule, check)),)*
                    Check::TextAndUrl(text, url) => {
                        scopes.on_text.push((rule, text));
                        scopes.on_url.push((rule, url));
                    }
                    Check::Reader => {}
                }
            }
            scopes
        } }

        $(
            $(#[$doc])*
            $visibility fn $field($($arg: $type,)* wanted: Wanted, found: &mut Vec<Diagnostic>) {
                let scopes = if wanted.errors_only() { &ERRORS } else { &ALL };
                for (rule, check) in &scopes.$field {
                    if wanted.wants(rule) {
                        check($($arg,)* found);
                    }
                }
            }
        )*
    };
}

scopes! {
    on_text: Text(text: &str, limit: &Limit);
    on_url: Url(url: &Written<'_>);
    on_link: Media(link: &Written<'_>, media: &'static MediaType);
    on_recipient: Recipient(to: &str);
    /// Runs the rules about what is known of a file behind a link.
    pub(crate) media_file: File(file: &File<'_>);
    /// Runs the rules about a template message.
    pub(crate) template_message: Template(template: &dyn TemplateView);
    /// Runs the rules about a list message.
    pub(crate) list: List(list: &dyn ListView);
    /// Runs the rules about reply buttons.
    pub(crate) button: Button(button: &dyn ButtonView);
    /// Runs the rules about a carousel.
    pub(crate) carousel_message: Carousel(carousel: &dyn CarouselView);
}

pub(super) static ALL: LazyLock<Scopes> = LazyLock::new(|| Scopes::of(|_| true));

/// The same, without those that only warn.
pub(super) static ERRORS: LazyLock<Scopes> = LazyLock::new(|| Scopes::of(|rule| rule.severity == Severity::Error));
