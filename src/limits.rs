//! THE table: every documented number is one row here.
//!
//! From a row come the check, the message, the schema bound, the documentation and the boundary
//! tests. A row with a type name is the limit of a [`Text`](crate::Text), [`Items`](crate::Items) or
//! [`Number`](crate::Number) that carries that name; a row used by a rule is read by that rule.
//! No other file holds one of these numbers.

pub use crate::diagnostic::Unit;

use crate::diagnostic::{Family, Measured, Phase, Rule, Severity};
use crate::text::phrase::say;
use crate::text::sentence::Sentence;
use crate::text::wording::thousands;
use crate::text::{Language, Phrase, Words};

/// The part that a text plays in a message; rules about wording choose by it.
///
/// ```
/// use waml::limits::{Bound, Role, list};
///
/// assert_eq!(list::RowTitle::LIMIT.role, Role::Label);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
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
///
/// ```
/// use waml::limits;
///
/// let limit = limits::find("length/list-row-title").expect("a limit");
/// assert_eq!((limit.min, limit.max, limit.allows(25)), (1, 24, false));
/// assert_eq!(limit.excess(27), "3 too many");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Limit {
    /// Code, family, severity and source, like every other rule's.
    pub rule: Rule,
    /// What is limited, such as `row title`.
    pub noun: Words,
    /// What stands behind a number of it in Chinese, such as `个`.
    measure: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// The least that is allowed.
    pub min: u32,
    /// The most that is allowed; [`NO_MAX`] where nothing is documented.
    pub max: u32,
    /// The part that the text plays.
    pub role: Role,
    /// What to do where there is more than the most, if the numbers do not say it.
    pub help: Option<Words>,
    /// What to do where there is less than the least, if the numbers do not say it.
    pub help_below: Option<Words>,
    /// A second, lower bound that only advises.
    pub advice: Option<&'static Limit>,
}

/// No upper limit is documented.
pub const NO_MAX: u32 = u32::MAX;

impl Limit {
    /// Whether a count is within the limit.
    #[inline]
    pub fn allows(&self, count: usize) -> bool {
        count >= self.min as usize && (self.max == NO_MAX || count <= self.max as usize)
    }

    /// What is allowed, such as `at most 24`, `at least 1` or `2 to 10`.
    pub fn allowed(&self) -> Phrase {
        let (min, most, measure) = (self.min, thousands(self.max), behind(self.measure));
        match (self.min, self.max) {
            (_, NO_MAX) => say!("at least {min}", "至少 {min}{measure}"),
            (_, max) if min == max => say!("exactly {min}", "只能有 {min}{measure}"),
            (1, _) if self.unit == Unit::Items => say!("1 to {most}", "最多 {most}{measure}"),
            (0 | 1, _) if self.rule.severity == Severity::Warning => {
                say!("at most {most}", "建议不超过 {most}{measure}")
            }
            (0 | 1, _) if self.unit != Unit::Number => say!("at most {most}", "最多 {most}{measure}"),
            _ => say!("{min} to {most}", "应为 {min} 至 {most}{measure}"),
        }
    }

    /// What is allowed where so much was found.
    pub(crate) fn allowed_of(&self, count: usize) -> Phrase {
        let (min, measure, allowed) = (self.min, behind(self.measure), self.allowed());
        match count {
            0 => Phrase::new(allowed.say(Language::English).to_owned(), format!("至少要有 {min}{measure}")),
            _ => allowed,
        }
    }

    /// How many there are: `4`.
    pub(crate) fn numbered(&self, count: usize) -> Phrase {
        let measure = behind(self.measure);
        say!("{count}", "{count}{measure}")
    }

    /// A count with what is counted: `27 characters`.
    pub(crate) fn counted(&self, count: usize) -> Phrase {
        let (said, noun) = (thousands(count as u64), self.unit.noun(count as u64));
        let unit = behind(self.unit.unit_zh().unwrap_or(self.measure));
        say!("{said} {noun}", "{said}{unit}")
    }

    /// A count beside what is allowed.
    pub fn measured(&self, count: impl Into<u64>) -> Measured {
        let most = (self.max != NO_MAX).then_some(u64::from(self.max));
        Measured { found: count.into(), least: u64::from(self.min), most, unit: self.unit }
    }

    /// The limit in words, such as `row title: 1 to 24 characters`.
    pub fn statement(&self) -> Words {
        self.rule.summary
    }

    /// What is allowed, with its unit: `1 to 24 characters`.
    pub fn range(&self) -> Words {
        let behind =
            |language, colon: &str| &self.rule.summary.say(language)[self.noun.say(language).len() + colon.len()..];
        Words::new(behind(Language::English, ": "), behind(Language::Chinese, "："))
    }

    /// What to do about a count that is not allowed, if the numbers do not say it.
    pub fn way_out(&self, count: usize) -> Option<Words> {
        if count < self.min as usize { self.help_below } else { self.help }
    }

    /// How far a count is off, such as `3 too many` or `1 too few`.
    pub fn excess(&self, count: usize) -> Phrase {
        let (min, max, measure) = (self.min as usize, self.max as usize, behind(self.measure));
        let off = if count > max { count - max } else { min.saturating_sub(count) };
        if count > max {
            say!("{off} too many", "多 {off}{measure}")
        } else {
            say!("{off} too few", "少 {off}{measure}")
        }
    }
}

/// A Chinese word behind a number, with the space between.
fn behind(word: &str) -> String {
    if word.is_empty() { String::new() } else { format!(" {word}") }
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

/// The same in Chinese: `行标题：1 至 24 个字符`.
const fn sentence_zh(noun: &str, min: u32, max: u32, unit: Unit, measure: &str) -> Sentence {
    let sentence = Sentence::empty().then(noun).then("：");
    let sentence = match (min, max) {
        (min, NO_MAX) => sentence.then("至少 ").number(min as u64),
        (0, max) if !matches!(unit, Unit::Number) => sentence.then("最多 ").number(max as u64),
        (min, max) if min == max => sentence.then("只能有 ").number(min as u64),
        (min, max) => sentence.number(min as u64).then(" 至 ").number(max as u64),
    };
    let word = match unit.unit_zh() {
        Some(unit) => unit,
        None => measure,
    };
    if word.is_empty() { sentence } else { sentence.then(" ").then(word) }
}

mod sealed {
    /// Rows of the table, and nobody else.
    pub trait Sealed {}
}

/// The most characters of the filled body of a limited-time offer, where [`template::FilledBody`] says more.
pub(crate) const OFFER_BODY: u32 = 600;

/// Names the [`Limit`] of a [`Text`](crate::Text), [`Items`](crate::Items) or [`Number`](crate::Number).
///
/// ```
/// use waml::limits::{Bound, carousel};
///
/// assert_eq!(carousel::Cards::LIMIT.statement(), "cards: 2 to 10");
/// ```
pub trait Bound: sealed::Sealed + 'static {
    /// The row.
    const LIMIT: Limit;
}

macro_rules! limits {
    ($(
        $(#[$mod_doc:meta])*
        mod $module:ident { $(
            $name:ident: $code:literal {
                noun: ($noun:literal, $zh:literal $(, $measure:literal)?), $(role: $role:ident,)? allows: $min:literal..=$max:tt $unit:ident,
                $(advice: $advice:ident,)? $(severity: $severity:ident,)?
                family: $family:ident, source: ($source:literal, $source_zh:literal), prevents: [$($prevents:literal),*],
                $(only: $only:ident,)? $(help: ($help:literal, $help_zh:literal),)?
                $(below: ($below:literal, $below_zh:literal),)?
            }
        )* }
    )*) => {
        $(
            $(#[$mod_doc])*
            pub mod $module {
                #[allow(unused_imports, reason = "not every kind has an open or an advised limit")]
                use super::{Bound, Family, Limit, NO_MAX, Phase, Role, Rule, Sentence, Severity, Unit, Words, sentence, sentence_zh};
                $(
                    #[doc = concat!("The limit of a ", $noun, ": ", stringify!($min), " to ", stringify!($max))]
                    #[doc = concat!("(", stringify!($unit), "). Source: ", $source, ".")]
                    ///
                    /// ```
                    #[doc = concat!("use waml::limits::{Bound, ", stringify!($module), "};")]
                    ///
                    #[doc = concat!("let limit = ", stringify!($module), "::", stringify!($name), "::LIMIT;")]
                    #[doc = concat!("assert_eq!((limit.rule.code, limit.min), (\"", $code, "\", ", stringify!($min), "));")]
                    /// ```
                    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
                    pub enum $name {}
                    impl $name {
                        const SENTENCE: &Sentence = &sentence($noun, $min, $max, Unit::$unit);
                        const SENTENCE_ZH: &Sentence = &sentence_zh($zh, $min, $max, Unit::$unit, Self::MEASURE);
                        const MEASURE: &str = limits!(@or Unit::$unit.measure() $(, $measure)?);
                    }
                    impl super::sealed::Sealed for $name {}
                    impl Bound for $name {
                        const LIMIT: Limit = Limit {
                            rule: Rule {
                                code: $code,
                                phase: limits!(@or Unit::$unit.phase() $(, limits!(@phase Unit::$unit, $only))?),
                                family: Family::$family,
                                severity: limits!(@or Severity::Error $(, Severity::$severity)?),
                                pedantic: limits!(@flag pedantic $($only)?),
                                beyond_schema: limits!(@or false $(, limits!(@flag beyond $only))?),
                                summary: Words::new(Self::SENTENCE.text(), Self::SENTENCE_ZH.text()),
                                why: Words::new("", ""),
                                source: Words::new($source, $source_zh),
                                prevents: &[$($prevents),*],
                            },
                            noun: Words::new($noun, $zh),
                            measure: Self::MEASURE,
                            unit: Unit::$unit,
                            min: $min,
                            max: $max,
                            role: limits!(@or Role::None $(, Role::$role)?),
                            help: limits!(@or None $(, Some(Words::new($help, $help_zh)))?),
                            help_below: limits!(@or None $(, Some(Words::new($below, $below_zh)))?),
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
    (@flag pedantic approved) => { false };
    (@flag beyond $only:ident) => { true };
    (@phase $unit:expr, approved) => { Phase::Call };
    (@phase $unit:expr, $only:ident) => { $unit.phase() };
}

// A row that does not say otherwise is an error, and limits no text that has a role.
limits! {
    /// The recipient.
    mod recipient {
        Digits: "length/recipient" {
            noun: ("recipient", "收信人"), allows: 7..=15 Digits,
            family: Meta, source: ("Meta: phone number formats (E.164)", "Meta：电话号码格式（E.164）"), prevents: [100, 131009],
        }
    }
    /// Plain text messages.
    mod text {
        Body: "length/text-body" {
            noun: ("text", "文本"), role: Body, allows: 1..=4096 Characters,
            family: Meta, source: ("Meta: text messages", "Meta：文本消息"), prevents: [100, 131009],
        }
    }
    /// Media, wherever it stands.
    mod media {
        Id: "length/media-id" {
            noun: ("media id", "素材编号"), role: Id, allows: 1..=NO_MAX Characters,
            family: Meta, source: ("Meta: media", "Meta：素材"), prevents: [100, 131009],
        }
        ImageSize: "media/image-size" {
            noun: ("image file", "图片文件"), allows: 0..=5 Megabytes,
            family: Incs, source: ("API document: image messages", "API 文档：图片消息"), prevents: [131053],
            only: beyond_schema,
        }
        VideoSize: "media/video-size" {
            noun: ("video file", "视频文件"), allows: 0..=16 Megabytes,
            family: Incs, source: ("API document: video messages", "API 文档：视频消息"), prevents: [131053],
            only: beyond_schema,
        }
        AudioSize: "media/audio-size" {
            noun: ("audio file", "音频文件"), allows: 0..=16 Megabytes,
            family: Incs, source: ("API document: audio messages", "API 文档：音频消息"), prevents: [131053],
            only: beyond_schema,
        }
        DocumentSize: "media/document-size" {
            noun: ("document file", "文档文件"), allows: 0..=100 Megabytes,
            family: Incs, source: ("API document: document messages", "API 文档：文档消息"), prevents: [131053],
            only: beyond_schema,
        }
    }
    /// Template messages.
    mod template {
        Name: "length/template-name" {
            noun: ("template name", "模板名称"), role: Name, allows: 1..=512 Characters,
            family: Meta, source: ("Meta: message templates", "Meta：消息模板"), prevents: [100],
        }
        Code: "length/template-code" {
            noun: ("one-time code", "验证码"), role: Name, allows: 1..=15 Characters,
            family: Meta, source: ("Meta: authentication templates", "Meta：验证模板"), prevents: [100],
        }
        Language: "length/template-language" {
            noun: ("template language", "模板语言"), role: Name, allows: 1..=NO_MAX Characters,
            family: Meta, source: ("Meta: message templates", "Meta：消息模板"), prevents: [132001],
        }
        HeaderParameters: "count/template-header-parameters" {
            noun: ("header parameters", "标头参数"), allows: 1..=1 Items,
            family: Incs, source: ("API document: template with header parameter", "API 文档：带标头参数的模板"), prevents: [132000],
            help: ("a header has one variable at most; the others belong to the body", "标头最多有一个变量，其余放在正文中"),
            below: ("leave the header out where the template's has no variable", "模板的标头没有变量时，不写标头参数"),
        }
        HeaderText: "length/template-header-text" {
            noun: ("header parameter", "标头参数"), role: Parameter, allows: 1..=60 Characters,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [100, 131008],
        }
        BodyParameters: "count/template-body-parameters" {
            noun: ("body parameters", "正文参数"), allows: 1..=NO_MAX Items,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [132000],
            below: ("leave the body out where the template's has no variable", "模板的正文没有变量时，不写正文参数"),
        }
        BodyParameter: "length/template-body-parameter" {
            noun: ("body parameter", "正文参数"), role: Parameter, allows: 1..=32768 Characters, advice: BodyParameterAdvised,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [100, 131008],
        }
        BodyParameterAdvised: "length/template-body-parameter-advised" {
            noun: ("body parameter", "正文参数"), role: Parameter, allows: 0..=1024 Characters, severity: Warning,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [132005],
            only: beyond_schema,
        }
        FilledHeader: "length/template-filled-header" {
            noun: ("filled header", "填充后的标头"), allows: 0..=60 Characters,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [132005],
            only: approved,
        }
        FilledBody: "length/template-filled-body" {
            noun: ("filled body", "填充后的正文"), allows: 0..=1024 Characters,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [132005],
            only: approved,
        }
        ParameterSpaces: "template/run-of-spaces" {
            noun: ("template parameter", "模板参数"), allows: 0..=4 Spaces,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [100],
        }
        ButtonParameters: "count/template-button-parameters" {
            noun: ("button parameters", "按钮参数"), allows: 1..=1 Items,
            family: Incs, source: ("API document: template with COPY_CODE button", "API 文档：带 COPY_CODE 按钮的模板"), prevents: [131008],
            help: ("each button has a component of its own", "每个按钮各用一个组件"),
            below: ("a button without variable needs no component", "没有变量的按钮不需要组件"),
        }
        ButtonIndex: "template/button-index" {
            noun: ("button index", "按钮索引"), allows: 0..=9 Number,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [100, 131008],
            help: ("count the buttons of the template from 0, top to bottom", "模板的按钮从 0 开始，由上往下数"),
        }
        CouponCode: "length/template-coupon-code" {
            noun: ("coupon code", "优惠码"), role: Name, allows: 1..=20 Characters, advice: CouponCodeAdvised,
            family: Meta, source: ("Meta: coupon code templates", "Meta：优惠码模板"), prevents: [100, 131008],
        }
        CouponCodeAdvised: "length/template-coupon-code-advised" {
            noun: ("coupon code of a limited-time offer", "限时优惠的优惠码"), role: Name, allows: 0..=15 Characters, severity: Warning,
            family: Meta, source: ("Meta: limited-time offer templates", "Meta：限时优惠模板"), prevents: [100, 131008],
            only: beyond_schema,
        }
        UrlValue: "length/template-url-value" {
            noun: ("end of a button's address", "按钮网址的结尾"), role: Parameter, allows: 1..=NO_MAX Characters,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [131008],
        }
        ReplyPayload: "length/template-reply-payload" {
            noun: ("payload of a quick reply", "快速回复按钮的附带数据"), role: Id, allows: 1..=NO_MAX Characters,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [131008],
        }
        ParameterName: "length/template-parameter-name" {
            noun: ("parameter name", "参数名称"), role: Name, allows: 1..=NO_MAX Characters,
            family: Meta, source: ("Meta: template components", "Meta：模板组件"), prevents: [100],
        }
    }
    /// Messages with one URL button.
    mod cta_url {
        HeaderText: "length/cta-url-header-text" {
            noun: ("header text", "标头文字"), role: Header, allows: 1..=60 Characters,
            family: Incs, source: ("API document 1.2", "API 文档 1.2"), prevents: [131009],
        }
        Body: "length/cta-url-body" {
            noun: ("body", "正文"), role: Body, allows: 1..=1024 Characters,
            family: Incs, source: ("API document 1.2", "API 文档 1.2"), prevents: [131009],
        }
        Footer: "length/cta-url-footer" {
            noun: ("footer", "页脚"), role: Footer, allows: 1..=60 Characters,
            family: Incs, source: ("API document 1.2", "API 文档 1.2"), prevents: [131009],
        }
        DisplayText: "length/cta-url-display-text" {
            noun: ("button label", "按钮标签"), role: Label, allows: 1..=20 Characters,
            family: Incs, source: ("API document 1.2", "API 文档 1.2"), prevents: [131009],
        }
    }
    /// List messages.
    mod list {
        HeaderText: "length/list-header-text" {
            noun: ("header text", "标头文字"), role: Header, allows: 1..=60 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        Body: "length/list-body" {
            noun: ("body", "正文"), role: Body, allows: 1..=4096 Characters, advice: BodyAdvised,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        BodyAdvised: "length/list-body-advised" {
            noun: ("body", "正文"), role: Body, allows: 0..=1024 Characters, severity: Warning,
            family: Meta, source: ("recorded refusal 131009 (body length, maximum 1024)", "有记录的拒绝 131009（正文长度，最大 1024）"), prevents: [131009],
            only: beyond_schema,
        }
        Footer: "length/list-footer" {
            noun: ("footer", "页脚"), role: Footer, allows: 1..=60 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        Button: "length/list-button" {
            noun: ("button label", "按钮标签"), role: Label, allows: 1..=20 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        Sections: "count/list-sections" {
            noun: ("sections", "版块"), allows: 1..=10 Items,
            family: Incs, source: ("API document 2", "API 文档 2"), prevents: [131009],
            help: ("put the rows of two sections into one", "把两个版块的行合并到一个版块"),
            below: ("a list without sections is a `text`", "没有版块的清单改用 `text`"),
        }
        Rows: "count/list-section-rows" {
            noun: ("rows in the section", "版块行", "行"), allows: 1..=NO_MAX Items,
            family: Meta, source: ("Meta: interactive list messages", "Meta：互动式清单消息"), prevents: [131009],
            below: ("give the section a row, or remove it", "在版块中添加行，或删除该版块"),
        }
        TotalRows: "count/list-rows" {
            noun: ("rows in all sections", "所有版块", "行"), allows: 1..=10 Items,
            family: Incs, source: ("API document 2", "API 文档 2"), prevents: [131009],
            only: beyond_schema,
            help: ("ten at most, all sections together; ask in two steps, or leave rows out", "所有版块合计最多十行；分两步询问，或减少行"),
        }
        SectionTitle: "length/list-section-title" {
            noun: ("section title", "版块标题"), role: Label, allows: 1..=24 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        RowId: "length/list-row-id" {
            noun: ("row id", "行编号"), role: Id, allows: 1..=200 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        RowTitle: "length/list-row-title" {
            noun: ("row title", "行标题"), role: Label, allows: 1..=24 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
        RowDescription: "length/list-row-description" {
            noun: ("row description", "行描述"), role: Label, allows: 1..=72 Characters,
            family: Incs, source: ("API document 2.2", "API 文档 2.2"), prevents: [131009],
        }
    }
    /// Media carousels.
    mod carousel {
        Body: "length/carousel-body" {
            noun: ("body", "正文"), role: Body, allows: 1..=1024 Characters,
            family: Incs, source: ("API document 3.3", "API 文档 3.3"), prevents: [131009],
        }
        Cards: "count/carousel-cards" {
            noun: ("cards", "图卡", "张"), allows: 2..=10 Items,
            family: Incs, source: ("API document 3.1", "API 文档 3.1"), prevents: [131009],
            help: ("ten at most; send the others as a second `carousel`", "最多十张；其余的用第二个 `carousel` 发送"),
            below: ("write two cards or more; a message with one is a `cta_url` or `button` with a header", "至少写两张图卡；只有一张时，改用带标头的 `cta_url` 或 `button` 消息"),
        }
        CardBody: "length/carousel-card-body" {
            noun: ("card body", "图卡正文"), role: Body, allows: 1..=160 Characters,
            family: Incs, source: ("API document 3.3", "API 文档 3.3"), prevents: [131009],
        }
        CardBodyLineBreaks: "length/carousel-card-body-line-breaks" {
            noun: ("card body", "图卡正文"), allows: 0..=2 LineBreaks,
            family: Incs, source: ("API document 3.3", "API 文档 3.3"), prevents: [131009],
        }
        DisplayText: "length/carousel-display-text" {
            noun: ("button label", "按钮标签"), role: Label, allows: 1..=20 Characters, advice: DisplayTextBytes,
            family: Incs, source: ("API document 3.3", "API 文档 3.3"), prevents: [131009],
        }
        DisplayTextBytes: "hint/label-bytes" {
            noun: ("button label", "按钮标签"), allows: 0..=20 Bytes, severity: Warning,
            family: Hint, source: ("a provider's report that Meta counts bytes here", "有服务商报告 Meta 在此按字节计数"), prevents: [131009],
            only: pedantic,
        }
        Replies: "count/carousel-card-replies" {
            noun: ("quick replies", "快速回复按钮"), allows: 1..=NO_MAX Items, advice: RepliesAdvised,
            family: Incs, source: ("API document 3.1", "API 文档 3.1"), prevents: [131009],
            below: ("give the card a reply, or a `url_button` instead", "在图卡中添加回复按钮，或改用 `url_button`"),
        }
        RepliesAdvised: "hint/many-quick-replies" {
            noun: ("quick replies", "快速回复按钮"), allows: 0..=2 Items, severity: Warning,
            family: Hint, source: ("clients stop at 2 or 3; no maximum is documented", "客户端只显示 2 至 3 个；没有记载上限"), prevents: [131009],
            only: pedantic,
            help: ("keep two that matter; some phones do not show the others", "保留最要紧的两个；有些手机不显示其余的"),
        }
        ReplyId: "length/carousel-reply-id" {
            noun: ("quick reply id", "快速回复按钮编号"), role: Id, allows: 1..=256 Characters,
            family: Incs, source: ("API document 3.3", "API 文档 3.3"), prevents: [131009],
        }
        ReplyTitle: "length/carousel-reply-title" {
            noun: ("quick reply title", "快速回复按钮标签"), role: Label, allows: 1..=20 Characters,
            family: Incs, source: ("API document 3.3", "API 文档 3.3"), prevents: [131009],
        }
    }
    /// Messages with reply buttons.
    mod button {
        HeaderText: "length/button-header-text" {
            noun: ("header text", "标头文字"), role: Header, allows: 1..=60 Characters,
            family: Meta, source: ("Meta: interactive reply buttons messages", "Meta：互动式回复按钮消息"), prevents: [131009],
        }
        Body: "length/button-body" {
            noun: ("body", "正文"), role: Body, allows: 1..=1024 Characters,
            family: Incs, source: ("API document 4.2", "API 文档 4.2"), prevents: [131009],
        }
        Footer: "length/button-footer" {
            noun: ("footer", "页脚"), role: Footer, allows: 1..=60 Characters,
            family: Incs, source: ("API document 4.2", "API 文档 4.2"), prevents: [131009],
        }
        Replies: "count/button-replies" {
            noun: ("reply buttons", "回复按钮"), allows: 1..=3 Items,
            family: Incs, source: ("API document 4", "API 文档 4"), prevents: [131009],
            help: ("three at most; a `list` takes ten rows", "最多三个；`list` 可有十行"),
            below: ("a message without replies is a `text`", "没有回复按钮的消息改用 `text`"),
        }
        ReplyId: "length/button-reply-id" {
            noun: ("reply id", "回复按钮编号"), role: Id, allows: 1..=256 Characters,
            family: Incs, source: ("API document 4.2", "API 文档 4.2"), prevents: [131009],
        }
        ReplyTitle: "length/button-reply-title" {
            noun: ("reply title", "回复按钮标签"), role: Label, allows: 1..=20 Characters,
            family: Incs, source: ("API document 4.2", "API 文档 4.2"), prevents: [131009],
        }
    }
}
