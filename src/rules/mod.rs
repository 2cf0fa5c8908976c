//! Every relation that a message must keep, one file each; the folder and file name are the code.
//!
//! A number is a limit ([`crate::limits`]), a relation is a rule. A rule file holds one
//! `static RULE` that says what it is about, and, where the rule looks at a message value, one
//! function that checks it. [`RULES`] is the only list of them: `Check` says at which value the
//! function runs, so adding a rule is one file and one line here.
//!
//! Wording: a message is a phrase, lower case first, with the found and the allowed value, and
//! enough on its own; help says what to do; a label says what is to be seen at its place.

use crate::diagnostic::{Diagnostic, Family, Severity};
use crate::limits::{LIMITS, Limit};
use crate::media::File;
use crate::message::MediaType;
pub(crate) use address::Written;
#[cfg(feature = "cli")]
pub(crate) use address::decoded as percent_decoded;
pub(crate) use scopes::{
    address, button, carousel_message, list, media_file, media_link, recipient_value, template_message, text,
};
use sizes::SIZES;
use view::{ButtonView, CarouselView, ListView, TemplateView};

/// What a rule is about, and how it is checked.
#[derive(Debug)]
pub struct Rule {
    /// Stable code, `group/what-is-wrong`, in kebab case.
    pub code: &'static str,
    /// Who says so.
    pub family: Family,
    /// How bad a breach is.
    pub severity: Severity,
    /// Only looked for when asked for, since it holds for much that works.
    pub pedantic: bool,
    /// Cannot be said in a JSON Schema.
    pub beyond_schema: bool,
    /// What is wrong, as one phrase.
    pub summary: &'static str,
    /// What happens to a message that breaks the rule, and what to do instead.
    pub why: &'static str,
    /// Section of the API document, or page of Meta's documentation.
    pub source: &'static str,
    /// Meta's error codes that keeping the rule prevents.
    pub prevents: &'static [u32],
    /// Who checks it.
    pub(crate) check: Check,
}

impl Rule {
    /// The rule in words: what is wrong, or, where the rule is a limit, what is allowed.
    pub fn statement(&self) -> String {
        let limit = LIMITS.iter().find(|limit| limit.rule.code == self.code);
        limit.map_or_else(|| self.summary.to_owned(), |limit| limit.statement())
    }
}

impl Rule {
    /// Whether it is broken by a file behind a link, which the message itself does not show.
    pub(crate) fn is_about_files(&self) -> bool {
        matches!(self.check, Check::File(_)) || SIZES.iter().any(|(limit, _)| limit.rule.code == self.code)
    }
}

type Of<T> = fn(&T, &mut Vec<Diagnostic>);

/// Who checks a rule: a reader of the text, or a function on a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// The two types that carry limits.
    Limit,
    /// The front ends of the tree.
    Syntax,
    /// The decoders.
    Shape,
    /// The reader of comments.
    Comment,
    /// Every text, with its limit.
    Text(fn(&str, &Limit, &mut Vec<Diagnostic>)),
    /// Every address: URLs of buttons and links to media.
    Url(fn(&Written<'_>, &mut Vec<Diagnostic>)),
    /// Both of these, by a function each.
    TextAndUrl(fn(&str, &Limit, &mut Vec<Diagnostic>), fn(&Written<'_>, &mut Vec<Diagnostic>)),
    /// Every link to media, with the kind of media it must lead to.
    Media(fn(&Written<'_>, &'static MediaType, &mut Vec<Diagnostic>)),
    /// What is known of a file behind a link to media.
    File(fn(&File<'_>, &mut Vec<Diagnostic>)),
    /// The recipient.
    Recipient(Of<str>),
    /// A template message.
    Template(fn(&dyn TemplateView, &mut Vec<Diagnostic>)),
    /// A list message.
    List(fn(&dyn ListView, &mut Vec<Diagnostic>)),
    /// A message with reply buttons.
    Button(fn(&dyn ButtonView, &mut Vec<Diagnostic>)),
    /// A carousel.
    Carousel(fn(&dyn CarouselView, &mut Vec<Diagnostic>)),
}

mod address;
mod bounds;
pub(crate) mod characters;
mod ordinary;
mod repeats;
mod scopes;
mod sizes;
pub(crate) mod view;

macro_rules! rules {
    ($($group:ident { $($name:ident),* $(,)? })*) => {
        $(pub(crate) mod $group { $(pub(crate) mod $name;)* })*
        /// Every rule, sorted by code. Limits are rules too, listed in [`LIMITS`].
        pub static RULES: &[&Rule] = &[$($(&$group::$name::RULE),*),*];
    };
}

rules! {
    allow { error, malformed, no_reason, unknown_code, unused }
    carousel { card_index, uneven_cards }
    duplicate { quick_reply_id, quick_reply_title, reply_id, reply_title, row_id, row_title }
    hint { formatting_shown, header_media_by_link, insecure_link, invisible_character, unreachable_host, utf16_length }
    id { surrounding_space }
    media {
        audio_codec, audio_streams, b_frames, bit_depth, colours, content_type, damaged, extension_differs, h264_high,
        id_and_link, id_not_taken, missing_file, moov_last, near_size_limit, no_content_type, no_extension, not_fetched,
        not_judged, ogg_codec, outside_folder, private_address, served_sizes, unsupported_extension, video_codec,
        wrong_content,
    }
    recipient { leading_zero, not_digits }
    shape {
        file_name, header_kind, kind_mismatch, meta_field, missing_key, no_kind, not_a_string, other_shape,
        repeated_component, reserved_braces, two_kinds, unknown_key, unknown_word, wrong_type,
    }
    syntax {
        alias, budget, comment_in_json, duplicate_key, empty, encoding, json, key, merge, tag, toml, yaml,
    }
    template { button_index_twice, code_with_components, name_characters, parameter_breaks }
    text { blank }
    url { not_http }
}

/// Every rule and every limit, by code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

/// Every limit, then every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    LIMITS.iter().map(|limit| &limit.rule).chain(RULES.iter().copied())
}

/// Every rule that, if kept, prevents an error with this code of Meta's; none without a code.
pub fn preventing(meta_code: Option<u32>) -> impl Iterator<Item = &'static Rule> {
    all().filter(move |rule| meta_code.is_some_and(|code| rule.prevents.contains(&code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;

    #[test]
    fn codes_are_sorted_and_unique() {
        let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        assert!(codes.is_sorted(), "RULES is not sorted by code");
        let unique: BTreeSet<_> = all().map(|rule| rule.code).collect();
        assert_eq!(unique.len(), all().count(), "a code stands twice");
    }

    #[test]
    fn every_rule_file_is_listed_under_its_code() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let mut files = BTreeSet::new();
        for group in fs::read_dir(root).unwrap().map(Result::unwrap).filter(|e| e.path().is_dir()) {
            for file in fs::read_dir(group.path()).unwrap().map(Result::unwrap) {
                let stem = file.path().file_stem().unwrap().to_string_lossy().replace('_', "-");
                files.insert(format!("{}/{stem}", group.file_name().to_string_lossy()));
            }
        }
        let listed: BTreeSet<_> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
        assert_eq!(files, listed);
    }

    #[test]
    fn every_rule_says_what_why_and_who() {
        for rule in RULES {
            assert!(rule.summary.starts_with(|c: char| !c.is_uppercase()), "{}: summary", rule.code);
            assert!(rule.why.len() > 20 && rule.why.ends_with('.'), "{}: why", rule.code);
            assert!(!rule.source.is_empty(), "{}: source", rule.code);
            let ours = rule.code.starts_with("hint/") || rule.code.starts_with("allow/");
            assert_eq!(rule.family == Family::Hint, ours, "{}: family", rule.code);
        }
    }
}
