//! THE table: every documented number is one row here.
//!
//! From a row come the check, the message, the schema bound, the documentation and the boundary
//! tests. A row with a type name is the limit of a [`Text`](crate::Text), [`Items`](crate::Items) or
//! [`Number`](crate::Number) that carries that name; a row used by a rule is read by that rule.
//! No other file holds one of these numbers.

pub use crate::diagnostic::Unit;

use crate::diagnostic::{Family, Measured, Phase, Rule, Severity};
use crate::text::sentence::Sentence;
use crate::text::wording::thousands;

/// The part that a text plays in a message; rules about wording choose by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text in which links and formatting work.
    Body,
    /// The line above the body.
    Header,
    /// The line below the body.
    Footer,
    /// What stands on a button or in a row.
    Label,
    /// What comes back in a webhook; never shown.
    Id,
    /// A value that fills a gap of a template.
    Parameter,
    /// A name or code that must match something elsewhere.
    Name,
    /// Not a text.
    None,
}

impl Role {
    /// Every part.
    pub(crate) const ALL: &[Self] =
        &[Self::Body, Self::Header, Self::Footer, Self::Label, Self::Id, Self::Parameter, Self::Name, Self::None];
}

/// One documented number, or pair of numbers.
#[derive(Debug)]
pub struct Limit {
    /// Code, family, severity and source, like every other rule's.
    pub rule: Rule,
    /// What is limited, such as `row title`.
    pub noun: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// The least that is allowed.
    pub min: u32,
    /// The most that is allowed; [`NO_MAX`] where nothing is documented.
    pub max: u32,
    /// The part that the text plays.
    pub role: Role,
    /// What to do where there is more than the most, if the numbers do not say it.
    pub help: Option<&'static str>,
    /// What to do where there is less than the least, if the numbers do not say it.
    pub help_below: Option<&'static str>,
    /// A second, lower bound that only advises.
    pub advice: Option<&'static Limit>,
}

/// No upper limit is documented.
pub const NO_MAX: u32 = u32::MAX;

impl Limit {
    /// Whether a count is within the limit.
    pub fn allows(&self, count: usize) -> bool {
        count >= self.min as usize && (self.max == NO_MAX || count <= self.max as usize)
    }

    /// What is allowed, such as `at most 24`, `at least 1` or `2 to 10`.
    pub fn allowed(&self) -> String {
        match (self.min, self.max) {
            (min, NO_MAX) => format!("at least {min}"),
            (min, max) if min == max => format!("exactly {min}"),
            (1, max) if self.unit == Unit::Items => format!("1 to {}", thousands(max)),
            (0 | 1, max) if self.unit != Unit::Number => format!("at most {}", thousands(max)),
            (min, max) => format!("{min} to {}", thousands(max)),
        }
    }

    /// A count beside what is allowed.
    pub fn measured(&self, count: impl Into<u64>) -> Measured {
        let most = (self.max != NO_MAX).then_some(u64::from(self.max));
        Measured { found: count.into(), least: u64::from(self.min), most, unit: self.unit }
    }

    /// The limit in words, such as `row title: 1 to 24 characters`.
    pub fn statement(&self) -> &'static str {
        self.rule.summary
    }

    /// What is allowed, with its unit: `1 to 24 characters`.
    pub fn range(&self) -> &'static str {
        &self.rule.summary[self.noun.len() + ": ".len()..]
    }

    /// What to do about a count that is not allowed, if the numbers do not say it.
    pub fn way_out(&self, count: usize) -> Option<&'static str> {
        if count < self.min as usize { self.help_below } else { self.help }
    }

    /// How far a count is off, such as `3 too many` or `1 too few`.
    pub fn excess(&self, count: usize) -> String {
        let (min, max) = (self.min as usize, self.max as usize);
        if count > max { format!("{} too many", count - max) } else { format!("{} too few", min.saturating_sub(count)) }
    }
}

/// The row of a code.
pub fn find(code: &str) -> Option<&'static Limit> {
    LIMITS.iter().copied().find(|limit| limit.rule.code == code)
}

/// What is limited, and what is allowed with its unit: `row title: 1 to 24 characters`.
const fn sentence(noun: &str, min: u32, max: u32, unit: Unit) -> Sentence {
    let sentence = Sentence::empty().then(noun).then(": ");
    let (sentence, last) = match (min, max) {
        (min, NO_MAX) => (sentence.then("at least ").number(min as u64), min),
        (0, max) if !matches!(unit, Unit::Number) => (sentence.then("at most ").number(max as u64), max),
        (min, max) if min == max => (sentence.then("exactly ").number(min as u64), min),
        (min, max) => (sentence.number(min as u64).then(" to ").number(max as u64), max),
    };
    match unit {
        Unit::Items | Unit::Number => sentence,
        unit => sentence.then(" ").then(unit.noun(last as u64)),
    }
}

/// Names the [`Limit`] of a [`Text`](crate::Text), [`Items`](crate::Items) or [`Number`](crate::Number).
pub trait Bound: 'static {
    /// The row.
    const LIMIT: Limit;
}

macro_rules! limits {
    ($(
        $(#[$mod_doc:meta])*
        mod $module:ident { $(
            $name:ident: $code:literal {
                noun: $noun:literal, $(role: $role:ident,)? allows: $min:literal..=$max:tt $unit:ident,
                $(advice: $advice:ident,)? $(severity: $severity:ident,)?
                family: $family:ident, source: $source:literal, prevents: [$($prevents:literal),*],
                $(only: $only:ident,)? $(help: $help:literal,)? $(below: $below:literal,)?
            }
        )* }
    )*) => {
        $(
            $(#[$mod_doc])*
            pub mod $module {
                #[allow(unused_imports, reason = "not every kind has an open or an advised limit")]
                use super::{Bound, Family, Limit, NO_MAX, Phase, Role, Rule, Sentence, Severity, Unit, sentence};
                $(
                    #[doc = concat!("The limit of a ", $noun, ": ", stringify!($min), " to ", stringify!($max))]
                    #[doc = concat!("(", stringify!($unit), "). Source: ", $source, ".")]
                    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
                    pub enum $name {}
                    impl $name {
                        const SENTENCE: &Sentence = &sentence($noun, $min, $max, Unit::$unit);
                    }
                    impl Bound for $name {
                        const LIMIT: Limit = Limit {
                            rule: Rule {
                                code: $code,
                                phase: Unit::$unit.phase(),
                                family: Family::$family,
                                severity: limits!(@or Severity::Error $(, Severity::$severity)?),
                                pedantic: limits!(@flag pedantic $($only)?),
                                beyond_schema: limits!(@or false $(, limits!(@flag beyond $only))?),
                                summary: Self::SENTENCE.text(),
                                why: "",
                                source: $source,
                                prevents: &[$($prevents),*],
                            },
                            noun: $noun,
                            unit: Unit::$unit,
                            min: $min,
                            max: $max,
                            role: limits!(@or Role::None $(, Role::$role)?),
                            help: limits!(@or None $(, Some($help))?),
                            help_below: limits!(@or None $(, Some($below))?),
                            advice: limits!(@or None $(, Some(&<$advice as Bound>::LIMIT))?),
                        };
                    }
                )*
            }
        )*
        /// Every row, in the order of the table.
        pub static LIMITS: &[&Limit] = &[$($(&<$module::$name as Bound>::LIMIT),*),*];
    };
    (@or $default:expr) => { $default };
    (@or $default:expr, $given:expr) => { $given };
    (@flag pedantic) => { false };
    (@flag pedantic pedantic) => { true };
    (@flag pedantic beyond_schema) => { false };
    (@flag beyond $only:ident) => { true };
}

// A row that does not say otherwise is an error, and limits no text that has a role.
limits! {
    /// The recipient.
    mod recipient {
        Digits: "length/recipient" {
            noun: "recipient", allows: 7..=15 Digits,
            family: Meta, source: "Meta: phone number formats (E.164)", prevents: [100, 131009],
        }
    }
    /// Plain text messages.
    mod text {
        Body: "length/text-body" {
            noun: "text", role: Body, allows: 1..=4096 Characters,
            family: Meta, source: "Meta: text messages", prevents: [100, 131009],
        }
    }
    /// Media, wherever it stands.
    mod media {
        Id: "length/media-id" {
            noun: "media id", role: Id, allows: 1..=NO_MAX Characters,
            family: Meta, source: "Meta: media", prevents: [100, 131009],
        }
        ImageSize: "media/image-size" {
            noun: "image file", allows: 0..=5 Megabytes,
            family: Incs, source: "API document: image messages", prevents: [131053],
            only: beyond_schema,
        }
        VideoSize: "media/video-size" {
            noun: "video file", allows: 0..=16 Megabytes,
            family: Incs, source: "API document: video messages", prevents: [131053],
            only: beyond_schema,
        }
        AudioSize: "media/audio-size" {
            noun: "audio file", allows: 0..=16 Megabytes,
            family: Incs, source: "API document: audio messages", prevents: [131053],
            only: beyond_schema,
        }
        DocumentSize: "media/document-size" {
            noun: "document file", allows: 0..=100 Megabytes,
            family: Incs, source: "API document: document messages", prevents: [131053],
            only: beyond_schema,
        }
    }
    /// Template messages.
    mod template {
        Name: "length/template-name" {
            noun: "template name", role: Name, allows: 1..=512 Characters,
            family: Meta, source: "Meta: message templates", prevents: [100],
        }
        Code: "length/template-code" {
            noun: "one-time code", role: Name, allows: 1..=15 Characters,
            family: Meta, source: "Meta: authentication templates", prevents: [100],
        }
        HeaderParameters: "count/template-header-parameters" {
            noun: "header parameters", allows: 1..=1 Items,
            family: Incs, source: "API document: template with header parameter", prevents: [132000],
            help: "a header has one variable at most; the others belong to the body",
            below: "leave the header out where the template's has no variable",
        }
        HeaderText: "length/template-header-text" {
            noun: "header parameter", role: Parameter, allows: 1..=60 Characters,
            family: Meta, source: "Meta: template components", prevents: [100, 131008],
        }
        BodyParameters: "count/template-body-parameters" {
            noun: "body parameters", allows: 1..=NO_MAX Items,
            family: Meta, source: "Meta: template components", prevents: [132000],
            below: "leave the body out where the template's has no variable",
        }
        BodyParameter: "length/template-body-parameter" {
            noun: "body parameter", role: Parameter, allows: 1..=32768 Characters, advice: BodyParameterAdvised,
            family: Meta, source: "Meta: template components", prevents: [100, 131008],
        }
        BodyParameterAdvised: "length/template-body-parameter-advised" {
            noun: "body parameter", role: Parameter, allows: 0..=1024 Characters, severity: Warning,
            family: Meta, source: "Meta: template components", prevents: [132005],
            only: beyond_schema,
        }
        ParameterSpaces: "template/run-of-spaces" {
            noun: "template parameter", allows: 0..=4 Spaces,
            family: Meta, source: "Meta: template components", prevents: [100],
        }
        ButtonParameters: "count/template-button-parameters" {
            noun: "button parameters", allows: 1..=1 Items,
            family: Incs, source: "API document: template with COPY_CODE button", prevents: [131008],
            help: "each button has a component of its own",
            below: "a button without variable needs no component",
        }
        ButtonIndex: "template/button-index" {
            noun: "button index", allows: 0..=9 Number,
            family: Meta, source: "Meta: template components", prevents: [100, 131008],
            help: "count the buttons of the template from 0, top to bottom",
        }
        CouponCode: "length/template-coupon-code" {
            noun: "coupon code", role: Name, allows: 1..=20 Characters, advice: CouponCodeAdvised,
            family: Meta, source: "Meta: coupon code templates", prevents: [100, 131008],
        }
        CouponCodeAdvised: "length/template-coupon-code-advised" {
            noun: "coupon code of a limited-time offer", role: Name, allows: 0..=15 Characters, severity: Warning,
            family: Meta, source: "Meta: limited-time offer templates", prevents: [100, 131008],
            only: beyond_schema,
        }
    }
    /// Messages with one URL button.
    mod cta_url {
        HeaderText: "length/cta-url-header-text" {
            noun: "header text", role: Header, allows: 1..=60 Characters,
            family: Incs, source: "API document 1.2", prevents: [131009],
        }
        Body: "length/cta-url-body" {
            noun: "body", role: Body, allows: 1..=1024 Characters,
            family: Incs, source: "API document 1.2", prevents: [131009],
        }
        Footer: "length/cta-url-footer" {
            noun: "footer", role: Footer, allows: 1..=60 Characters,
            family: Incs, source: "API document 1.2", prevents: [131009],
        }
        DisplayText: "length/cta-url-display-text" {
            noun: "button label", role: Label, allows: 1..=20 Characters,
            family: Incs, source: "API document 1.2", prevents: [131009],
        }
    }
    /// List messages.
    mod list {
        HeaderText: "length/list-header-text" {
            noun: "header text", role: Header, allows: 1..=60 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        Body: "length/list-body" {
            noun: "body", role: Body, allows: 1..=4096 Characters, advice: BodyAdvised,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        BodyAdvised: "length/list-body-advised" {
            noun: "body", role: Body, allows: 0..=1024 Characters, severity: Warning,
            family: Meta, source: "recorded refusal 131009 (body length, maximum 1024)", prevents: [131009],
            only: beyond_schema,
        }
        Footer: "length/list-footer" {
            noun: "footer", role: Footer, allows: 1..=60 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        Button: "length/list-button" {
            noun: "button label", role: Label, allows: 1..=20 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        Sections: "count/list-sections" {
            noun: "sections", allows: 1..=10 Items,
            family: Incs, source: "API document 2", prevents: [131009],
            help: "put the rows of two sections into one",
            below: "a list without sections is a `text`",
        }
        Rows: "count/list-section-rows" {
            noun: "rows in the section", allows: 1..=NO_MAX Items,
            family: Meta, source: "Meta: interactive list messages", prevents: [131009],
            below: "give the section a row, or remove it",
        }
        TotalRows: "count/list-rows" {
            noun: "rows in all sections", allows: 1..=10 Items,
            family: Incs, source: "API document 2", prevents: [131009],
            only: beyond_schema,
            help: "ten at most, all sections together; ask in two steps, or leave rows out",
        }
        SectionTitle: "length/list-section-title" {
            noun: "section title", role: Label, allows: 1..=24 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        RowId: "length/list-row-id" {
            noun: "row id", role: Id, allows: 1..=200 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        RowTitle: "length/list-row-title" {
            noun: "row title", role: Label, allows: 1..=24 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
        RowDescription: "length/list-row-description" {
            noun: "row description", role: Label, allows: 1..=72 Characters,
            family: Incs, source: "API document 2.2", prevents: [131009],
        }
    }
    /// Media carousels.
    mod carousel {
        Body: "length/carousel-body" {
            noun: "body", role: Body, allows: 1..=1024 Characters,
            family: Incs, source: "API document 3.3", prevents: [131009],
        }
        Cards: "count/carousel-cards" {
            noun: "cards", allows: 2..=10 Items,
            family: Incs, source: "API document 3.1", prevents: [131009],
            help: "ten at most; send the others as a second `carousel`",
            below: "what has one card is a `cta_url` or `button` message with a header",
        }
        CardBody: "length/carousel-card-body" {
            noun: "card body", role: Body, allows: 1..=160 Characters,
            family: Incs, source: "API document 3.3", prevents: [131009],
        }
        CardBodyLineBreaks: "length/carousel-card-body-line-breaks" {
            noun: "card body", allows: 0..=2 LineBreaks,
            family: Incs, source: "API document 3.3", prevents: [131009],
        }
        DisplayText: "length/carousel-display-text" {
            noun: "button label", role: Label, allows: 1..=20 Characters, advice: DisplayTextBytes,
            family: Incs, source: "API document 3.3", prevents: [131009],
        }
        DisplayTextBytes: "hint/label-bytes" {
            noun: "button label", allows: 0..=20 Bytes, severity: Warning,
            family: Hint, source: "a provider's report that Meta counts bytes here", prevents: [131009],
            only: pedantic,
        }
        Replies: "count/carousel-card-replies" {
            noun: "quick replies", allows: 1..=NO_MAX Items, advice: RepliesAdvised,
            family: Incs, source: "API document 3.1", prevents: [131009],
            below: "give the card a reply, or a `url_button` instead",
        }
        RepliesAdvised: "hint/many-quick-replies" {
            noun: "quick replies", allows: 0..=2 Items, severity: Warning,
            family: Hint, source: "clients stop at 2 or 3; no maximum is documented", prevents: [131009],
            only: pedantic,
        }
        ReplyId: "length/carousel-reply-id" {
            noun: "quick reply id", role: Id, allows: 1..=256 Characters,
            family: Incs, source: "API document 3.3", prevents: [131009],
        }
        ReplyTitle: "length/carousel-reply-title" {
            noun: "quick reply title", role: Label, allows: 1..=20 Characters,
            family: Incs, source: "API document 3.3", prevents: [131009],
        }
    }
    /// Messages with reply buttons.
    mod button {
        HeaderText: "length/button-header-text" {
            noun: "header text", role: Header, allows: 1..=60 Characters,
            family: Meta, source: "Meta: interactive reply buttons messages", prevents: [131009],
        }
        Body: "length/button-body" {
            noun: "body", role: Body, allows: 1..=1024 Characters,
            family: Incs, source: "API document 4.2", prevents: [131009],
        }
        Footer: "length/button-footer" {
            noun: "footer", role: Footer, allows: 1..=60 Characters,
            family: Incs, source: "API document 4.2", prevents: [131009],
        }
        Replies: "count/button-replies" {
            noun: "reply buttons", allows: 1..=3 Items,
            family: Incs, source: "API document 4", prevents: [131009],
            help: "three at most; a `list` takes ten rows",
            below: "a message without replies is a `text`",
        }
        ReplyId: "length/button-reply-id" {
            noun: "reply id", role: Id, allows: 1..=256 Characters,
            family: Incs, source: "API document 4.2", prevents: [131009],
        }
        ReplyTitle: "length/button-reply-title" {
            noun: "reply title", role: Label, allows: 1..=20 Characters,
            family: Incs, source: "API document 4.2", prevents: [131009],
        }
    }
}
