//! Which rules run at which value. The checks call these functions, and no rule by its name.

use super::bounds::BOUNDS;
use super::sizes::SIZES;
use super::subject::{ButtonSubject, CarouselSubject, ListSubject, TemplateSubject};
use super::traits::{Feeds, Traits};
use super::wanted::Wanted;
use super::{CHECKS, Call, Check, Lookup, TextCheck, Written, count, fast};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::limits::{Bound, Limit, Role};
use crate::message::MediaType;
use crate::rules::file::File;
use crate::templates::Beyond;
use std::sync::LazyLock;

/// Every rule with its check, those of limits too.
const LISTS: [&[(&Rule, Check)]; 3] = [CHECKS, BOUNDS, SIZES];

/// Counts a text, and runs the rules about texts.
#[inline]
pub(crate) fn text<L: Bound>(text: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    let limit = &const { L::LIMIT };
    count::text::<L>(text, wanted, found);
    let traits = seen(text, const { L::LIMIT.role }, wanted.errors_only());
    if traits != Traits::NONE {
        on_text(text, traits, limit, wanted, found);
    }
}

/// Whether no rule that tells errors speaks of a text that keeps its limit.
#[inline]
pub(crate) fn is_plain<L: Bound>(text: &str) -> bool {
    seen(text, const { L::LIMIT.role }, true) == Traits::NONE
}

/// The traits on which rules about texts that play a part feed: all rules, or those that tell errors.
pub(super) const fn asked(role: Role, errors_only: bool) -> Traits {
    let mut traits = Traits::NONE;
    let mut rest: &[&[_]] = &LISTS;
    while let [checks, others @ ..] = rest {
        let mut checks: &[(&Rule, Check)] = checks;
        while let [(rule, check), later @ ..] = checks {
            if !errors_only || matches!(rule.severity, Severity::Error) {
                traits = traits.and(fed(check.texts(), role));
            }
            checks = later;
        }
        rest = others;
    }
    traits
}

/// The traits on which functions feed in texts that play a part.
const fn fed(texts: &[(Feeds, TextCheck)], role: Role) -> Traits {
    let mut traits = Traits::NONE;
    let mut rest = texts;
    while let [(feeds, _), others @ ..] = rest {
        if feeds.is_for(role) {
            traits = traits.and(feeds.on);
        }
        rest = others;
    }
    traits
}

/// The traits of a text on which rules about texts that play a part feed: all rules, or those that tell errors. Each
/// part has looks of its own, made for what they look for; where the part is known, so is the look.
#[inline(always)]
pub(super) fn seen(text: &str, role: Role, errors_only: bool) -> Traits {
    macro_rules! looks {
        ($($role:ident),*) => {
            match (role, errors_only) {
                $((Role::$role, true) => Traits::of::<{ asked(Role::$role, true).bits() }>(text),)*
                $((Role::$role, false) => Traits::of::<{ asked(Role::$role, false).bits() }>(text),)*
            }
        };
    }
    looks!(Body, Header, Footer, Label, Id, Parameter, Name, None)
}

/// The rules about texts.
pub(super) fn texts() -> impl Iterator<Item = (&'static Rule, Feeds, TextCheck)> {
    LISTS
        .into_iter()
        .flatten()
        .flat_map(|(rule, check)| check.texts().iter().map(|(feeds, check)| (*rule, *feeds, *check)))
}

#[cold]
fn on_text(text: &str, traits: Traits, limit: &Limit, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    static TEXTS: LazyLock<Vec<(&Rule, Feeds, TextCheck)>> = LazyLock::new(|| texts().collect());
    for (rule, feeds, check) in TEXTS.iter() {
        if feeds.on.meet(traits) && feeds.is_for(limit.role) && wanted.wants(rule) {
            check(text, limit, found);
        }
    }
}

/// Runs the rules about a recipient.
pub(crate) fn recipient_value(to: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::recipient(to) {
        on_recipient(to, wanted, found);
    }
}

/// Runs the rules about a template message.
pub(crate) fn template_message(template: &dyn TemplateSubject, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::template(template) {
        on_template(template, wanted.beyond(), wanted, found);
    }
}

/// Runs the rules about a list message.
pub(crate) fn list(list: &dyn ListSubject, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::list(list) {
        on_list(list, wanted, found);
    }
}

/// Runs the rules about reply buttons.
pub(crate) fn button(button: &dyn ButtonSubject, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::button(button) {
        on_button(button, wanted, found);
    }
}

/// Runs the rules about a carousel.
pub(crate) fn carousel_message(carousel: &dyn CarouselSubject, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::carousel(carousel) {
        on_carousel(carousel, wanted, found);
    }
}

/// Whether a recipient is surely wrong, told without words: no limit allows none, and no rule other characters than
/// digits.
pub(crate) fn is_no_number(to: &str) -> bool {
    to.is_empty() || !to.bytes().all(|byte| byte.is_ascii_digit())
}

/// Runs the rules about an address.
pub(crate) fn address(text: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::address(text) {
        on_url(&Written::new(text), wanted, found);
    }
}

/// Whether a text is surely an address, of which no rule speaks.
pub(crate) fn surely_address(text: &str) -> bool {
    fast::address(text)
}

/// The same of a link to media.
pub(crate) fn surely_media(text: &str, media: &MediaType) -> bool {
    fast::link(text, media)
}

/// Runs the rules about a link to media.
pub(crate) fn media_link(text: &str, media: &'static MediaType, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    if !fast::link(text, media) {
        let link = Written::new(text);
        on_url(&link, wanted, found);
        on_link(&link, media, wanted, found);
    }
}

macro_rules! scopes {
    ($($(#[$doc:meta])* $visibility:vis $field:ident: $variant:ident($($arg:ident: $type:ty),*);)*) => {
        /// The functions of the rules, by the value they run at; those about texts are on their own.
        #[derive(Default)]
        pub(super) struct Scopes { $(pub(super) $field: Vec<(&'static Rule, fn($($type,)* &mut Vec<Diagnostic>))>,)* }

        impl Scopes { fn of(wanted: fn(&Rule) -> bool) -> Self {
            let mut scopes = Self::default();
            for &(rule, check) in LISTS.into_iter().flatten().filter(|(rule, _)| wanted(rule)) {
                match check {
                    $(Check::$variant(check) => scopes.$field.push((rule, check)),)*
                    Check::TextsAndUrl(_, url) => scopes.on_url.push((rule, url)),
                    Check::Texts(..) | Check::Reader => {}
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
    on_url: Url(url: &Written<'_>);
    on_link: Media(link: &Written<'_>, media: &'static MediaType);
    on_recipient: Recipient(to: &str);
    /// Runs the rules about what is known of a file behind a link.
    pub(crate) media_file: File(file: &File<'_>);
    on_template: Template(template: &dyn TemplateSubject, beyond: Beyond);
    /// Runs the rules about a call and the template that it is about.
    pub(super) template_call: Call(call: &Call<'_>);
    /// Runs the rules about what a catalogue has under the name of a call.
    pub(super) template_lookup: Lookup(lookup: &Lookup<'_>);
    on_list: List(list: &dyn ListSubject);
    on_button: Button(button: &dyn ButtonSubject);
    on_carousel: Carousel(carousel: &dyn CarouselSubject);
}

pub(super) static ALL: LazyLock<Scopes> = LazyLock::new(|| Scopes::of(|_| true));

/// The same, without those that only warn.
pub(super) static ERRORS: LazyLock<Scopes> = LazyLock::new(|| Scopes::of(|rule| rule.severity == Severity::Error));
