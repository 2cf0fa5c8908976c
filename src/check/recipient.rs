//! A number that somebody typed becomes a recipient, or is told what to write.

use crate::diagnostic::Diagnostic;
use crate::message::Recipient;
use crate::rules;
use crate::rules::recipient::not_digits::HELP;
use crate::rules::wanted::{Options, Wanted};
use crate::text::phrase::say;
use crate::text::{Language, Phrase};
use std::fmt;
use std::str::FromStr;

impl Recipient {
    /// A recipient out of what somebody typed or a database holds; only one that the API takes.
    ///
    /// Nothing is changed on the way: where signs have to go, the error says which number that leaves, and whoever asked
    /// decides.
    ///
    /// ```
    /// use waml::Recipient;
    ///
    /// assert_eq!(Recipient::parse("85290000001")?.as_str(), "85290000001");
    ///
    /// let error = Recipient::parse("+852 9000 0001").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "recipient holds `+`, allowed are only the digits 0 to 9: write `85290000001`"
    /// );
    /// assert_eq!(error.meant().as_deref(), Some("85290000001"));
    /// # Ok::<(), waml::RecipientError>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the number, and what to write.
    pub fn parse(number: &str) -> Result<Self, RecipientError> {
        let mut findings = Vec::new();
        rules::recipient_value(number, Wanted::errors(Options::default()), &mut findings);
        if findings.is_empty() {
            return Ok(Self::new(number));
        }
        Err(RecipientError { given: number.to_owned(), findings })
    }
}

/// As [`Recipient::parse`].
impl FromStr for Recipient {
    type Err = RecipientError;

    fn from_str(number: &str) -> Result<Self, RecipientError> {
        Self::parse(number)
    }
}

/// Why a text is no recipient, and what to write instead.
///
/// ```
/// use waml::{Language, Recipient};
///
/// let error = Recipient::parse("0085290000001").unwrap_err();
/// assert_eq!(error.findings()[0].code, "recipient/leading-zero");
/// assert_eq!(
///     error.say(Language::Chinese),
///     "收信人以 0 开头，应以国家码开头：00 是国际拨号前缀；如果后面就是国家码，写成 `85290000001`"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RecipientError {
    given: String,
    findings: Vec<Diagnostic>,
}

impl RecipientError {
    /// Everything that is wrong with it; one finding at least.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// What is wrong and what to write, in a language.
    pub fn say(&self, language: Language) -> String {
        self.phrase().say(language).to_owned()
    }

    /// The number that was most likely meant, where one can be told.
    pub fn meant(&self) -> Option<String> {
        let fix = self.findings.iter().find_map(|finding| finding.fix.as_ref())?;
        let mut number = self.given.clone();
        fix.edits.iter().rev().for_each(|edit| number.replace_range(edit.span.range(), &edit.text));
        Some(number)
    }

    fn phrase(&self) -> Phrase {
        let told = |finding: &Diagnostic| {
            let (message, help) = (finding.message.clone(), finding.help.clone().unwrap_or_else(|| HELP.into()));
            say!("{message}: {help}", "{message}：{help}"; message, help)
        };
        self.findings.first().map(told).unwrap_or_default()
    }
}

/// In English.
impl fmt::Display for RecipientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.phrase())
    }
}

/// Shows the rules and not the number, since that is personal.
impl fmt::Debug for RecipientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RecipientError")
            .field(&self.findings.iter().map(|finding| finding.code).collect::<Vec<_>>())
            .finish()
    }
}

impl std::error::Error for RecipientError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;
    use proptest::prelude::*;

    fn told(number: &str) -> (String, Option<String>) {
        let error = Recipient::parse(number).expect_err("it is no recipient");
        (error.to_string(), error.meant())
    }

    #[test]
    fn says_what_to_write() {
        for number in [
            "+852 9000 0001",
            "+852-9000-0001",
            "(852) 9000.0001",
            " 85290000001",
            "８５２９００００００１",
            "whatsapp:+85290000001",
        ] {
            let (said, meant) = told(number);
            assert_eq!(meant.as_deref(), Some("85290000001"), "{number}: {said}");
            assert!(said.ends_with("write `85290000001`"), "{number}: {said}");
        }
        for (number, said) in [
            ("", "recipient is empty: write country code and number in digits only"),
            (
                "+852 9000 000x",
                "recipient holds `+`, allowed are only the digits 0 to 9: write country code and number in digits only",
            ),
            (
                "091234567",
                "recipient begins with 0, expected is a country code: write the country code in place of the 0",
            ),
        ] {
            assert_eq!(told(number), (said.to_owned(), None), "{number}");
        }
        assert!(told("123").0.ends_with(&*HELP));
    }

    #[test]
    fn debug_shows_no_number() {
        let shown = format!("{:?}", Recipient::parse("+852 9000 0001"));
        assert_eq!(shown, r#"Err(RecipientError(["recipient/not-digits"]))"#);
    }

    proptest! {
        #[test]
        fn what_is_parsed_is_what_a_check_takes(number in "[+0-9 ()-]{0,18}|.{0,12}") {
            let parsed = Recipient::parse(&number);
            prop_assert_eq!(parsed.is_ok(), Message::to(number.as_str(), "Hello").check().is_ok());
            if let Some(meant) = parsed.err().and_then(|error| error.meant()) {
                prop_assert!(Recipient::parse(&meant).is_ok(), "{}", meant);
            }
        }
    }
}
