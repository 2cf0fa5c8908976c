//! THE table: every documented number is one row here.
//!
//! From a row come the check, the message, the schema bound, the documentation and the boundary
//! tests. A row with a type name is the limit of a [`Text`](crate::Text) or
//! [`Items`](crate::Items) that carries that name; a row used by a rule is read by that rule.
//! No other file holds one of these numbers.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode scalar values of a text, as JSON Schema's `maxLength` counts.
    Characters,
    /// UTF-8 bytes of a text.
    Bytes,
    /// Elements of a list.
    Items,
    /// ASCII digits of a text.
    Digits,
    /// Line breaks of a text; CRLF is one.
    LineBreaks,
    /// Spaces in a row.
    Spaces,
    /// The number itself.
    Number,
    /// Megabytes of 1,048,576 bytes.
    Megabytes,
}

impl Unit {
    /// The unit after a number, in its singular or plural.
    pub fn noun(self, count: u64) -> &'static str {
        let (one, many) = match self {
            Self::Characters => ("character", "characters"),
            Self::Bytes => ("byte", "bytes"),
            Self::Items => ("item", "items"),
            Self::Digits => ("digit", "digits"),
            Self::LineBreaks => ("line break", "line breaks"),
            Self::Spaces => ("space", "spaces"),
            Self::Number => ("", ""),
            Self::Megabytes => ("MB", "MB"),
        };
        if count == 1 { one } else { many }
    }
}

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
            (0 | 1, max) if self.unit != Unit::Number => format!("at most {}", thousands(max)),
            (min, max) if min == max => format!("exactly {min}"),
            (min, max) => format!("{min} to {}", thousands(max)),
        }
    }

    /// The limit in words, such as `row title: 1 to 24 characters`.
    pub fn statement(&self) -> String {
        format!("{}: {}", self.noun, self.range())
    }

    /// What is allowed, with its unit: `1 to 24 characters`.
    pub fn range(&self) -> String {
        let unit = |count: u32| match self.unit {
            Unit::Items | Unit::Number => "",
            unit => unit.noun(u64::from(count)),
        };
        let range = match (self.min, self.max) {
            (min, NO_MAX) => format!("at least {min} {}", unit(min)),
            (0, max) if self.unit != Unit::Number => format!("at most {} {}", thousands(max), unit(max)),
            (min, max) if min == max => format!("exactly {min} {}", unit(min)),
            (min, max) => format!("{min} to {} {}", thousands(max), unit(max)),
        };
        range.trim_end().to_owned()
    }

    /// How far a count is off, such as `3 too many` or `1 too few`.
    pub fn excess(&self, count: usize) -> String {
        let (min, max) = (self.min as usize, self.max as usize);
        if count > max { format!("{} too many", count - max) } else { format!("{} too few", min.saturating_sub(count)) }
    }
}

/// A number with separators, as in `4,096`.
pub fn thousands(n: impl Into<u64>) -> String {
    let digits = n.into().to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Names the [`Limit`] of a [`Text`](crate::Text) or [`Items`](crate::Items).
pub trait Bound: 'static {
    /// The row.
    const LIMIT: Limit;
    /// A second, lower bound that only advises.
    const ADVICE: Option<&'static Limit>;
}

macro_rules! limits {
    ($(
        $(#[$mod_doc:meta])*
        mod $module:ident { $(
            $name:ident: $code:literal, $noun:literal, $role:ident, $min:literal..=$max:tt $unit:ident,
            $family:ident $severity:ident, $source:literal, [$($prevents:literal)*] $(advice $advice:ident)? $(only $beyond:ident)?;
        )* }
    )*) => {
        $(
            $(#[$mod_doc])*
            pub mod $module {
                #[allow(unused_imports, reason = "not every kind has an open or an advised limit")]
                use super::{Bound, Check, Family, Limit, NO_MAX, Role, Rule, Severity, Unit};
                $(
                    #[doc = concat!("The limit of a ", $noun, ": ", stringify!($min), " to ", stringify!($max), " (", stringify!($unit), "). Source: ", $source, ".")]
                    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
                    pub enum $name {}
                    impl Bound for $name {
                        const LIMIT: Limit = Limit {
                            rule: Rule {
                                code: $code,
                                family: Family::$family,
                                severity: Severity::$severity,
                                pedantic: limits!(@flag pedantic $($beyond)?),
                                beyond_schema: limits!(@flag beyond $($beyond)?) || limits!(@flag pedantic $($beyond)?),
                                summary: $noun,
                                why: "",
                                source: $source,
                                prevents: &[$($prevents),*],
                                check: Check::Limit,
                            },
                            noun: $noun,
                            unit: Unit::$unit,
                            min: $min,
                            max: $max,
                            role: Role::$role,
                        };
                        const ADVICE: Option<&'static Limit> = limits!(@advice $($advice)?);
                    }
                )*
            }
        )*
        /// Every row, in the order of the table.
        pub static LIMITS: &[&Limit] = &[$($(&<$module::$name as Bound>::LIMIT),*),*];
    };
    (@advice) => { None };
    (@advice $name:ident) => { Some(&<$name as Bound>::LIMIT) };
    (@flag $want:ident) => { false };
    (@flag pedantic pedantic) => { true };
    (@flag beyond beyond_schema) => { true };
    (@flag $want:ident $have:ident) => { false };
}

limits! {
    /// The recipient.
    mod recipient {
        Digits: "length/recipient", "recipient", None, 7..=15 Digits, Meta Error, "Meta: phone number formats (E.164)", [100 131009];
    }
    /// Plain text messages.
    mod text {
        Body: "length/text-body", "text", Body, 1..=4096 Characters, Meta Error, "Meta: text messages", [100 131009];
    }
    /// Media, wherever it stands.
    mod media {
        Id: "length/media-id", "media id", Id, 1..=NO_MAX Characters, Meta Error, "Meta: media", [100 131009];
        ImageSize: "media/image-size", "image file", None, 0..=5 Megabytes, Incs Error, "API document: image messages", [131053] only beyond_schema;
        VideoSize: "media/video-size", "video file", None, 0..=16 Megabytes, Incs Error, "API document: video messages", [131053] only beyond_schema;
        AudioSize: "media/audio-size", "audio file", None, 0..=16 Megabytes, Incs Error, "API document: audio messages", [131053] only beyond_schema;
        DocumentSize: "media/document-size", "document file", None, 0..=100 Megabytes, Incs Error, "API document: document messages", [131053] only beyond_schema;
    }
    /// Template messages.
    mod template {
        Name: "length/template-name", "template name", Name, 1..=512 Characters, Meta Error, "Meta: message templates", [100];
        Code: "length/template-code", "one-time code", Name, 1..=15 Characters, Meta Error, "Meta: authentication templates", [100];
        HeaderParameters: "count/template-header-parameters", "header parameters", None, 1..=1 Items, Incs Error, "API document: template with header parameter", [132000];
        HeaderText: "length/template-header-text", "header parameter", Parameter, 1..=60 Characters, Meta Error, "Meta: template components", [100 131008];
        BodyParameters: "count/template-body-parameters", "body parameters", None, 1..=NO_MAX Items, Meta Error, "Meta: template components", [132000];
        BodyParameter: "length/template-body-parameter", "body parameter", Parameter, 1..=32768 Characters, Meta Error, "Meta: template components", [100 131008] advice BodyParameterAdvised;
        BodyParameterAdvised: "length/template-body-parameter-advised", "body parameter", Parameter, 0..=1024 Characters, Meta Warning, "Meta: template components", [132005] only beyond_schema;
        ParameterSpaces: "template/run-of-spaces", "template parameter", None, 0..=4 Spaces, Meta Error, "Meta: template components", [100];
        ButtonParameters: "count/template-button-parameters", "button parameters", None, 1..=1 Items, Incs Error, "API document: template with COPY_CODE button", [131008];
        ButtonIndex: "template/button-index", "button index", None, 0..=9 Number, Meta Error, "Meta: template components", [100 131008];
        CouponCode: "length/template-coupon-code", "coupon code", Name, 1..=15 Characters, Meta Error, "Meta: coupon code templates", [100 131008];
    }
    /// Messages with one URL button.
    mod cta_url {
        HeaderText: "length/cta-url-header-text", "header text", Header, 1..=60 Characters, Incs Error, "API document 1.2", [131009];
        Body: "length/cta-url-body", "body", Body, 1..=1024 Characters, Incs Error, "API document 1.2", [131009];
        Footer: "length/cta-url-footer", "footer", Footer, 1..=60 Characters, Incs Error, "API document 1.2", [131009];
        DisplayText: "length/cta-url-display-text", "button label", Label, 1..=20 Characters, Incs Error, "API document 1.2", [131009];
    }
    /// List messages.
    mod list {
        HeaderText: "length/list-header-text", "header text", Header, 1..=60 Characters, Incs Error, "API document 2.2", [131009];
        Body: "length/list-body", "body", Body, 1..=4096 Characters, Incs Error, "API document 2.2", [131009] advice BodyAdvised;
        BodyAdvised: "length/list-body-advised", "body", Body, 0..=1024 Characters, Meta Warning, "recorded refusal 131009 (body length, maximum 1024)", [131009] only beyond_schema;
        Footer: "length/list-footer", "footer", Footer, 1..=60 Characters, Incs Error, "API document 2.2", [131009];
        Button: "length/list-button", "button label", Label, 1..=20 Characters, Incs Error, "API document 2.2", [131009];
        Sections: "count/list-sections", "sections", None, 1..=10 Items, Incs Error, "API document 2", [131009];
        Rows: "count/list-section-rows", "rows in the section", None, 1..=NO_MAX Items, Meta Error, "Meta: interactive list messages", [131009];
        TotalRows: "count/list-rows", "rows in all sections", None, 1..=10 Items, Incs Error, "API document 2", [131009] only beyond_schema;
        SectionTitle: "length/list-section-title", "section title", Label, 1..=24 Characters, Incs Error, "API document 2.2", [131009];
        RowId: "length/list-row-id", "row id", Id, 1..=200 Characters, Incs Error, "API document 2.2", [131009];
        RowTitle: "length/list-row-title", "row title", Label, 1..=24 Characters, Incs Error, "API document 2.2", [131009];
        RowDescription: "length/list-row-description", "row description", Label, 1..=72 Characters, Incs Error, "API document 2.2", [131009];
    }
    /// Media carousels.
    mod carousel {
        Body: "length/carousel-body", "body", Body, 1..=1024 Characters, Incs Error, "API document 3.3", [131009];
        Cards: "count/carousel-cards", "cards", None, 2..=10 Items, Incs Error, "API document 3.1", [131009];
        CardBody: "length/carousel-card-body", "card body", Body, 1..=160 Characters, Incs Error, "API document 3.3", [131009];
        CardBodyLineBreaks: "length/carousel-card-body-line-breaks", "card body", None, 0..=2 LineBreaks, Incs Error, "API document 3.3", [131009];
        DisplayText: "length/carousel-display-text", "button label", Label, 1..=20 Characters, Incs Error, "API document 3.3", [131009] advice DisplayTextBytes;
        DisplayTextBytes: "hint/label-bytes", "button label", None, 0..=20 Bytes, Hint Warning, "a provider's report that Meta counts bytes here", [131009] only pedantic;
        Replies: "count/carousel-card-replies", "quick replies", None, 1..=NO_MAX Items, Incs Error, "API document 3.1", [131009] advice RepliesAdvised;
        RepliesAdvised: "hint/many-quick-replies", "quick replies", None, 0..=2 Items, Hint Warning, "clients stop at 2 or 3; no maximum is documented", [131009] only pedantic;
        ReplyId: "length/carousel-reply-id", "quick reply id", Id, 1..=256 Characters, Incs Error, "API document 3.3", [131009];
        ReplyTitle: "length/carousel-reply-title", "quick reply title", Label, 1..=20 Characters, Incs Error, "API document 3.3", [131009];
    }
    /// Messages with reply buttons.
    mod button {
        HeaderText: "length/button-header-text", "header text", Header, 1..=60 Characters, Meta Error, "Meta: interactive reply buttons messages", [131009];
        Body: "length/button-body", "body", Body, 1..=1024 Characters, Incs Error, "API document 4.2", [131009];
        Footer: "length/button-footer", "footer", Footer, 1..=60 Characters, Incs Error, "API document 4.2", [131009];
        Replies: "count/button-replies", "reply buttons", None, 1..=3 Items, Incs Error, "API document 4", [131009];
        ReplyId: "length/button-reply-id", "reply id", Id, 1..=256 Characters, Incs Error, "API document 4.2", [131009];
        ReplyTitle: "length/button-reply-title", "reply title", Label, 1..=20 Characters, Incs Error, "API document 4.2", [131009];
    }
}
