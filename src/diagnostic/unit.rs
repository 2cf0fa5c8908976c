//! What is counted.

use super::rule::Phase;

/// What a limit counts.
///
/// ```
/// use waml::diagnostic::Unit;
///
/// assert_eq!((Unit::LineBreaks.noun(1), Unit::LineBreaks.noun(2)), ("line break", "line breaks"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[non_exhaustive]
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
    pub const fn noun(self, count: u64) -> &'static str {
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

    /// What is counted, in Chinese, behind a number; none where that is the thing itself.
    pub(crate) const fn unit_zh(self) -> Option<&'static str> {
        match self {
            Self::Characters => Some("个字符"),
            Self::Bytes => Some("字节"),
            Self::Items => None,
            Self::Digits => Some("位数字"),
            Self::LineBreaks => Some("处换行"),
            Self::Spaces => Some("个连续空格"),
            Self::Number => Some(""),
            Self::Megabytes => Some("MB"),
        }
    }

    /// What stands behind a bare number of it in Chinese: `最多 24 个`.
    pub(crate) const fn measure(self) -> &'static str {
        match self {
            Self::Characters | Self::Items | Self::Spaces => "个",
            Self::Bytes => "字节",
            Self::Digits => "位",
            Self::LineBreaks => "处",
            Self::Number => "",
            Self::Megabytes => "MB",
        }
    }

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
            Self::Items => "items",
            Self::Digits => "digits",
            Self::LineBreaks => "line_breaks",
            Self::Spaces => "spaces",
            Self::Number => "number",
            Self::Megabytes => "megabytes",
        }
    }

    /// When a limit that counts so is asked: what a file has is known with the file.
    pub(crate) const fn phase(self) -> Phase {
        match self {
            Self::Megabytes => Phase::File,
            _ => Phase::Limit,
        }
    }
}
