//! Every relation that a message must keep, one file each; the folder and file name are the code.
//!
//! A number is a limit ([`crate::limits`]), a relation is a rule. A rule file holds one
//! `static RULE` that says what it is about, and one `CHECK` that says at which value its function
//! runs, if the rule looks at a message value. [`RULES`] is the only list of them, so adding a rule
//! is one file and one line here.
//!
//! Wording: a message is a phrase, lower case first, with the found and the allowed value, and
//! enough on its own; help says what to do; a label says what is to be seen at its place.

use crate::diagnostic::Diagnostic;
pub use crate::diagnostic::{Phase, Rule};
use crate::limits::{LIMITS, Limit};
use crate::message::MediaType;
use crate::templates::Beyond;
use crate::text::Language;
use address::Written;
use call::{Call, Lookup};
use file::File;
pub(crate) use lookup::call as template_call;
pub(crate) use run::{
    address, button, carousel_message, is_no_number, is_plain, list, media_file, media_link, recipient_value,
    surely_address, surely_media, template_message, text,
};
use subject::{ButtonSubject, CarouselSubject, ListSubject, TemplateSubject};
use traits::Feeds;

type TextCheck = fn(&str, &Limit, &mut Vec<Diagnostic>);
type Of<T> = fn(&T, &mut Vec<Diagnostic>);

/// Who checks a rule: a reader of the text, or a function on a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// Whoever reads the text, its comments and its shape finds it there.
    Reader,
    /// Texts, with their limit; each function is asked about those that it feeds on.
    Texts(&'static [(Feeds, TextCheck)]),
    /// Every address: URLs of buttons and links to media.
    Url(fn(&Written<'_>, &mut Vec<Diagnostic>)),
    /// Both of these.
    TextsAndUrl(&'static [(Feeds, TextCheck)], fn(&Written<'_>, &mut Vec<Diagnostic>)),
    /// Every link to media, with the kind of media it must lead to.
    Media(fn(&Written<'_>, &'static MediaType, &mut Vec<Diagnostic>)),
    /// What is known of a file behind a link to media.
    File(fn(&File<'_>, &mut Vec<Diagnostic>)),
    /// The recipient.
    Recipient(Of<str>),
    /// A template message, and what it may give beyond the document.
    Template(fn(&dyn TemplateSubject, Beyond, &mut Vec<Diagnostic>)),
    /// A call, beside the approved template that it is about.
    Call(fn(&Call<'_>, &mut Vec<Diagnostic>)),
    /// A call, beside all that a catalogue has under its name.
    Lookup(fn(&Lookup<'_>, &mut Vec<Diagnostic>)),
    /// A list message.
    List(fn(&dyn ListSubject, &mut Vec<Diagnostic>)),
    /// A message with reply buttons.
    Button(fn(&dyn ButtonSubject, &mut Vec<Diagnostic>)),
    /// A carousel.
    Carousel(fn(&dyn CarouselSubject, &mut Vec<Diagnostic>)),
}

impl Check {
    /// The functions on texts, and what each feeds on.
    const fn texts(&self) -> &'static [(Feeds, TextCheck)] {
        match self {
            Self::Texts(texts) | Self::TextsAndUrl(texts, _) => texts,
            _ => &[],
        }
    }
}

pub mod address;
mod bounds;
pub(crate) mod call;
pub(crate) mod characters;
pub(crate) mod count;
pub(crate) mod fast;
pub(crate) mod file;
pub mod host;
mod lookup;
mod pages;
pub(crate) mod repeats;
mod run;
mod sizes;
pub(crate) mod subject;
mod traits;
pub(crate) mod wanted;

macro_rules! rules {
    ($($group:ident { $($name:ident),* $(,)? })*) => {
        $(
            #[doc = concat!("The rules `", stringify!($group), "/…`.")]
            pub mod $group {
                $(pub mod $name;)*
                /// The rules of the group, sorted by code.
                pub static RULES: &[&super::Rule] = &[$(&$name::RULE),*];
            }
        )*
        /// Every rule, sorted by code. Limits are rules too, listed in [`LIMITS`].
        pub static RULES: &[&Rule] = &[$($(&$group::$name::RULE),*),*];

        /// The same, each with its check.
        const CHECKS: &[(&Rule, Check)] = &[$($((&$group::$name::RULE, $group::$name::CHECK)),*),*];
    };
}

rules! {
    allow { error, malformed, no_reason, unknown_code, unused }
    carousel { card_index, uneven_cards }
    catalogue { empty, more_pages, number_gap, twice, unknown_part, unreadable }
    data { mangled, missing, twice, unknown, value }
    duplicate { document_name, quick_reply_id, quick_reply_title, reply_id, reply_title, row_id, row_title }
    hint {
        cut_by_comment, double_stars, formatting_shown, header_media_by_link, html, insecure_link, invisible_character,
        language_not_sent, literal_code, literal_escape, taken_by_yaml, typographic_quotes, unfilled, unreachable_host, utf16_length,
    }
    id { surrounding_space }
    media {
        audio_codec, audio_streams, b_frames, bit_depth, colours, content_type, content_type_alias, damaged, extension_differs, h264_high,
        id_and_link, id_not_taken, missing_file, moov_last, near_size_limit, no_content_type, no_extension, not_fetched,
        not_judged, ogg_codec, outside_folder, private_address, served_sizes, unsupported_extension, video_codec,
        wrong_content,
    }
    param {
        breaks_own_rule, line_breaks, link_place, may_collide, name, no_bound, optional_in_text, outside_list, undeclared,
        unquoted, unused,
    }
    recipient { leading_zero, not_digits }
    shape {
        file_name, header_kind, kind_mismatch, meta_field, missing_key, no_kind, not_a_string, other_shape,
        repeated_component, reserved_braces, two_kinds, unknown_key, unknown_word, wrong_type,
    }
    syntax {
        alias, budget, comment_in_json, confusable, duplicate_key, empty, encoding, json, key, merge, missing_space, tag,
        toml, yaml,
    }
    template {
        body_count, button_index_twice, button_kind, button_missing, code_missing, code_not_taken, code_with_components,
        header_kind, header_missing, header_not_taken, languages_differ, name_characters, named_parameters,
        needs_undocumented, no_such_button, not_approved, parameter_breaks, undocumented, unknown_name,
    }
    text { blank }
    url { not_http }
}

/// Every rule and every limit, by code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

/// The page about a rule, in Markdown, under a heading with its code.
pub fn page(code: &str, language: Language) -> Option<&'static str> {
    let at = pages::PAGES.binary_search_by_key(&code, |(code, _)| code).ok()?;
    let [english, chinese] = pages::PAGES[at].1;
    Some(match language {
        Language::English => english,
        Language::Chinese => chinese,
    })
}

/// Every limit, then every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    LIMITS.iter().map(|limit| &limit.rule).chain(RULES.iter().copied())
}

/// Every rule that, if kept, prevents an error with this code of Meta's; none without a code.
pub fn preventing(meta_code: Option<i64>) -> impl Iterator<Item = &'static Rule> {
    let code = meta_code.and_then(|code| u32::try_from(code).ok());
    all().filter(move |rule| code.is_some_and(|code| rule.prevents.contains(&code)))
}

/// The rules about messages that no schema can express, errors first, each sorted by code. Faults
/// of the syntax are not among them, since no schema sees a text, and neither are those of comments,
/// of files behind links and of approved templates.
pub fn beyond_schema() -> Vec<&'static Rule> {
    let seen = |rule: &Rule| {
        !matches!(
            rule.phase,
            Phase::Syntax | Phase::Comment | Phase::File | Phase::Data | Phase::Call | Phase::Catalogue
        )
    };
    let mut rules: Vec<_> = all().filter(|rule| rule.beyond_schema && seen(rule)).collect();
    rules.sort_by_key(|rule| (rule.severity, rule.code));
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Family;
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
    fn a_phase_is_that_of_the_check() {
        for (rule, check) in CHECKS {
            let phases: &[Phase] = match check {
                Check::Reader => &[Phase::Syntax, Phase::Comment, Phase::Shape, Phase::Data, Phase::Catalogue],
                Check::Texts(..) | Check::Url(_) | Check::TextsAndUrl(..) | Check::Media(_) | Check::Recipient(_) => {
                    &[Phase::Text]
                }
                Check::File(_) => &[Phase::File],
                Check::Call(_) | Check::Lookup(_) => &[Phase::Call],
                Check::Template(_) | Check::List(_) | Check::Button(_) | Check::Carousel(_) => &[Phase::Relation],
            };
            assert!(phases.contains(&rule.phase), "{}: phase", rule.code);
        }
        assert!(sizes::SIZES.iter().all(|(rule, _)| rule.phase == Phase::File));
        let phase = |check| if matches!(check, Check::Call(_)) { Phase::Call } else { Phase::Limit };
        assert!(bounds::BOUNDS.iter().all(|(rule, check)| rule.phase == phase(*check)));
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
