//! The words of a refusal, and the rules that they speak of.
//!
//! WhatsApp's codes are coarse: 131009 stands for some fifty rules. Its `details` say which field
//! it was, and what was wrong with it.

use crate::rules::{self, Rule};

/// What is said of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Complaint {
    /// It stands more than once.
    Repeated,
    /// It is too long, too short or empty.
    Length,
    /// There are too many or too few.
    Count,
    /// Whatever it is: the words tell it themselves.
    Any,
}

impl Complaint {
    /// The words that tell it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Repeated => &["duplicat", "unique", "repeat", "the same", "twice", "distinct"],
            Self::Length => &[
                "length",
                "too long",
                "too short",
                "characters",
                "exceed",
                "max",
                "at most",
                "limit",
                "longer",
                "empty",
                "blank",
            ],
            Self::Count => {
                &["count", "too many", "too few", "exceed", "max", "at most", "at least", "number of", "up to", "limit"]
            }
            Self::Any => &[""],
        }
    }
}

use Complaint::{Any, Count, Length, Repeated};

/// What is said of a field, the words that name the field (`*` stands for any words between), and
/// the rules about it, the likeliest first.
type FieldWords = (Complaint, &'static [&'static str], &'static [&'static str]);

/// The first that fits decides, so the particular stands before the general.
#[rustfmt::skip]
static WORDS: &[FieldWords] = &[
    // Templates.
    (Any, &["header*localizable_params"], &["count/template-header-parameters"]),
    (Any, &["body*localizable_params"], &["count/template-body-parameters"]),
    (Any, &["localizable_params", "number of parameters does not match", "number of params"], &["count/template-body-parameters", "count/template-header-parameters"]),
    (Any, &["format mismatch", "expected image", "expected video", "expected document", "expected text", "parameter format does not match"], &["shape/header-kind"]),
    (Any, &["new-line", "newline", "new line", "line break", "tab character"], &["template/parameter-breaks", "template/run-of-spaces"]),
    (Any, &["consecutive spaces"], &["template/run-of-spaces", "template/parameter-breaks"]),
    (Any, &["requires a parameter", "button*missing parameter", "button*parameter is missing"], &["count/template-button-parameters"]),
    (Any, &["authentication category", "otp*length", "one-time*length", "one-time*long"], &["length/template-code"]),
    (Length, &["coupon", "copy code", "copy_code", "offer code"], &["length/template-coupon-code"]),
    (Any, &["hydrated text too long", "translated text too long"], &["length/template-body-parameter-advised"]),
    (Any, &["template name*only", "template name*character", "template['name']*character"], &["template/name-characters", "length/template-name"]),
    (Repeated, &["button index", "button*index"], &["template/button-index-twice"]),
    (Any, &["button index*invalid", "button index*range", "invalid button index", "['index']"], &["template/button-index"]),

    // Media. What a file turned out to be comes before the word that its server gave.
    (Any, &["on processing it is of type", "content*does not match", "mimetype*however", "mime type*however"], &["media/extension-differs", "media/wrong-content"]),
    (Any, &["mime type", "mimetype", "mime-type", "content type", "content-type", "unsupported file type", "unsupported media type", "one of the following types"], &["media/content-type", "media/unsupported-extension"]),
    (Any, &["video*codec", "h.264", "h264", "hevc"], &["media/video-codec", "media/h264-high"]),
    (Any, &["ogg*codec", "opus codec", "vorbis"], &["media/ogg-codec"]),
    (Any, &["audio*codec"], &["media/audio-codec", "media/ogg-codec"]),
    (Any, &["audio stream", "audio track"], &["media/audio-streams"]),
    (Any, &["weblink", "web link", "downloading media", "download the media", "download media", "failed to fetch media"], &["media/not-fetched", "hint/unreachable-host"]),
    (Any, &["image*too large", "image*size", "size*image"], &["media/image-size"]),
    (Any, &["video*too large", "video*size", "size*video"], &["media/video-size"]),
    (Any, &["audio*too large", "audio*size", "size*audio"], &["media/audio-size"]),
    (Any, &["document*too large", "document*size", "size*document"], &["media/document-size"]),
    (Any, &["file size", "file too large", "file is too large", "media size", "too big"], &["media/image-size", "media/video-size"]),
    (Any, &["corrupt", "could not be processed", "unable to process the media", "truncated"], &["media/damaged"]),
    (Any, &["invalid url", "url is not valid", "not a valid url", "valid uri", "invalid uri", "url is invalid", "url should be", "malformed url", "invalid link"], &["url/not-http"]),

    // Carousels.
    (Any, &["card_index", "card index"], &["carousel/card-index"]),
    (Any, &["cards*same", "cards*must match", "cards*mix", "all cards"], &["carousel/uneven-cards"]),

    // Fields that may not repeat.
    (Repeated, &["row id", "row ids", "rows*id"], &["duplicate/row-id"]),
    (Repeated, &["row title", "rows*title"], &["duplicate/row-title"]),
    (Repeated, &["quick reply id", "quick_reply id", "card*id"], &["duplicate/quick-reply-id"]),
    (Repeated, &["quick reply title", "card*title"], &["duplicate/quick-reply-title"]),
    (Repeated, &["button id", "button*ids", "reply id", "reply.id"], &["duplicate/reply-id", "duplicate/quick-reply-id"]),
    (Repeated, &["button title", "button*title", "reply title", "button text"], &["duplicate/reply-title", "duplicate/quick-reply-title"]),
    (Repeated, &["title"], &["duplicate/reply-title", "duplicate/row-title"]),
    (Repeated, &[" id"], &["duplicate/reply-id", "duplicate/row-id"]),
    (Any, &["leading*space", "trailing*space", "leading*whitespace", "trailing*whitespace"], &["id/surrounding-space"]),

    // Fields with a length.
    (Length, &["row title", "row*title"], &["length/list-row-title"]),
    (Length, &["row description", "row*description"], &["length/list-row-description"]),
    (Length, &["row id", "row* id "], &["length/list-row-id"]),
    (Length, &["section title", "section*title"], &["length/list-section-title"]),
    (Length, &["card body", "card*body"], &["length/carousel-card-body", "length/carousel-card-body-line-breaks"]),
    (Length, &["quick reply title", "quick_reply title"], &["length/carousel-reply-title"]),
    (Length, &["quick reply id", "quick_reply id"], &["length/carousel-reply-id"]),
    (Length, &["button title", "reply title", "button*title", "reply*title"], &["length/button-reply-title", "length/carousel-reply-title"]),
    (Length, &["button id", "reply id", "button* id ", "reply* id "], &["length/button-reply-id", "length/carousel-reply-id"]),
    (Length, &["display text", "display_text"], &["length/cta-url-display-text", "length/carousel-display-text"]),
    (Length, &["action button", "list button", "action*button", "button text", "button label"], &["length/list-button", "length/cta-url-display-text"]),
    (Length, &["header*parameter"], &["length/template-header-text"]),
    (Length, &["header"], &["length/button-header-text", "length/list-header-text", "length/cta-url-header-text"]),
    (Length, &["footer"], &["length/button-footer", "length/list-footer", "length/cta-url-footer"]),
    (Length, &["text['body']", "text.body", "text body", "message too long", "message is too long"], &["length/text-body"]),
    (Length, &["body*4096", "body*4,096"], &["length/list-body", "length/text-body"]),
    (Length, &["body"], &["length/button-body", "length/list-body-advised", "length/cta-url-body", "length/carousel-body"]),

    // Fields of which there are a number.
    (Count, &["total row", "rows in all", "row count", "total number of rows"], &["count/list-rows"]),
    (Count, &["rows", "row "], &["count/list-rows", "count/list-section-rows"]),
    (Count, &["section"], &["count/list-sections"]),
    (Count, &["cards", "card "], &["count/carousel-cards"]),
    (Count, &["buttons", "button"], &["count/button-replies"]),

    // The recipient.
    (Any, &["invalid phone number", "not a valid phone", "phone number*format", "invalid recipient", "not a valid whatsapp number", "param to ", "parameter 'to'", "param 'to'", "['to']"], &["recipient/not-digits", "length/recipient"]),

    // The shape of the JSON.
    (Any, &["unexpected key", "unknown key", "unknown field", "unrecognized", "additional propert", "unsupported parameter"], &["shape/unknown-key", "shape/meta-field"]),
    (Any, &["must be one of", "not one of", "is not a valid*type", "unknown type"], &["shape/unknown-word"]),
    (Any, &["must be a string", "should be a string", "expected a string"], &["shape/not-a-string"]),
    (Any, &["must be a json object", "must be an object", "must be an array", "must be an integer", "must be a boolean", "must be a number"], &["shape/wrong-type"]),
    (Any, &["text cannot be null", "cannot be empty", "can not be empty", "must not be empty", "can't be empty", "empty string", "cannot be blank", "empty or null"], &["text/blank", "shape/missing-key"]),
    (Any, &["is mandatory", "is required", "are required", "is missing", "are missing", "cannot be null", "must be present", "missing required"], &["shape/missing-key", "text/blank"]),
];

/// How much of the words is looked at, in characters.
const LONGEST: usize = 10_000;

/// Rules that senders break most often, the first most of all.
static OFTEN: &[&str] = &[
    "count/template-body-parameters",
    "count/list-rows",
    "length/button-reply-title",
    "length/list-row-title",
    "length/list-row-description",
    "text/blank",
    "template/parameter-breaks",
    "count/template-button-parameters",
    "media/unsupported-extension",
    "media/content-type",
    "media/not-fetched",
    "media/wrong-content",
    "media/video-codec",
    "recipient/not-digits",
    "duplicate/reply-id",
    "duplicate/row-id",
    "count/button-replies",
    "shape/missing-key",
    "shape/unknown-key",
    "shape/meta-field",
    "carousel/uneven-cards",
    "length/template-code",
    "length/template-body-parameter-advised",
];

/// The rules that the words of a refusal speak of, the likeliest first; most often one or two.
pub fn spoken_of(words: &str) -> Vec<&'static Rule> {
    let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(end, _)| end);
    let words = plain(&words[..end]);
    let fits = |(fault, fields, _): &&FieldWords| {
        fault.words().iter().any(|word| words.contains(word)) && fields.iter().any(|field| holds(&words, field))
    };
    let codes = WORDS.iter().find(fits).map_or(&[][..], |(_, _, codes)| codes);
    codes.iter().filter_map(|code| rules::find(code)).collect()
}

/// The rules, first those that the words speak of, then those that are broken most often.
pub fn first(rules: impl Iterator<Item = &'static Rule>, words: &str) -> std::vec::IntoIter<&'static Rule> {
    let spoken = spoken_of(words);
    let mut rules: Vec<_> = rules.collect();
    let place = |rule: &Rule| spoken.iter().position(|other| other.code == rule.code).unwrap_or(usize::MAX);
    rules.sort_by_key(|rule| (place(rule), rank(rule)));
    rules.into_iter()
}

/// How many rules are broken more often, as far as that is known.
pub fn rank(rule: &Rule) -> usize {
    OFTEN.iter().position(|code| *code == rule.code).unwrap_or(usize::MAX)
}

/// Lower case, each word between single spaces.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push(' ');
    for word in words.split_whitespace() {
        out.extend(word.chars().flat_map(char::to_lowercase));
        out.push(' ');
    }
    out
}

/// Whether a text holds the parts of a pattern, one after the other.
fn holds(text: &str, pattern: &str) -> bool {
    let mut rest = Some(text);
    for part in pattern.split('*') {
        rest = rest.and_then(|text| text.split_once(part)).map(|(_, behind)| behind);
    }
    rest.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_one_of_a_rule() {
        let codes = WORDS.iter().flat_map(|(_, _, codes)| *codes).chain(OFTEN);
        for code in codes {
            assert!(rules::find(code).is_some(), "{code}");
        }
    }

    #[test]
    fn every_row_can_decide() {
        for (fault, fields, codes) in WORDS {
            for field in *fields {
                let words = format!("{} {}", field.replace('*', " "), fault.words()[0]);
                let named = spoken_of(&words);
                assert!(!named.is_empty(), "{words}");
                let own = named.iter().map(|rule| rule.code).eq(codes.iter().copied());
                let earlier = WORDS.iter().take_while(|row| row.1.as_ptr() != fields.as_ptr());
                assert!(own || earlier.clone().any(|row| named[0].code == row.2[0]), "{words}: {named:?}");
            }
        }
    }

    #[test]
    fn words_about_nothing_of_ours_name_no_rule() {
        for words in [
            "",
            "Something went wrong",
            "Recipient phone number not in allowed list",
            "Message failed to send because more than 24 hours have passed since the customer last replied",
            "Error validating access token: the session has expired",
            "User's number is part of an experiment",
            "(#131009) Parameter value is not valid",
        ] {
            assert!(spoken_of(words).is_empty(), "{words}: {:?}", spoken_of(words));
        }
    }

    #[test]
    fn the_rules_that_are_spoken_of_come_first_and_none_is_lost() {
        let all = rules::preventing(Some(131_009)).count();
        let sorted: Vec<_> = first(rules::preventing(Some(131_009)), "Section title is too long").collect();
        assert_eq!((sorted[0].code, sorted[1].code), ("length/list-section-title", "count/list-rows"));
        assert_eq!(sorted.len(), all);
    }
}
