//! What a key or a word is meant to be that is none of those belonging there: the table of what people write
//! instead.

use super::Shape;
use crate::limits::{Bound, recipient};
use crate::templates::{Beyond, Undocumented};
use crate::text::Words;
use crate::text::suggest::nearest;
use crate::tree::{Node, Value};

/// So many entries of an object are compared with words that may be misspelt. Behind them, a
/// misspelt key that is needed is told as missing, too.
pub(super) const COMPARED: usize = 64;

/// What stands under a key, as far as that can be seen from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Anything,
    Text,
    /// A text that is one of a few words, or a name known elsewhere: nobody guesses it.
    Word,
    /// A text with the digits of a phone number.
    Phone,
    /// A text with an address.
    Address,
    Number,
    Object,
    List,
}

impl Form {
    /// What a value of this form is, for people.
    pub(super) fn noun(self) -> Words {
        match self {
            Self::Object => Words::new("an object", "对象"),
            Self::List => Words::new("a list", "列表"),
            Self::Number => Words::new("a number", "数字"),
            Self::Anything | Self::Text | Self::Word | Self::Phone | Self::Address => Words::new("a text", "字符串"),
        }
    }

    /// Whether a value can be meant to be of this form.
    pub(super) fn fits(self, node: &Node<'_>) -> bool {
        let scalar = matches!(node.value, Value::String(_) | Value::Number(_) | Value::Bool(_));
        match (self, &node.value) {
            (Self::Anything, _) | (_, Value::Null | Value::Broken) => true,
            (Self::Text | Self::Word | Self::Phone | Self::Address | Self::Number, _) => scalar,
            (Self::Object, value) => matches!(value, Value::Mapping(_)),
            (Self::List, value) => matches!(value, Value::Sequence(_)),
        }
    }

    /// Whether a value shows by itself that it is of this form, whatever its key is.
    pub(super) fn shows(self, node: &Node<'_>) -> bool {
        let written = match &node.value {
            Value::Null | Value::Broken => return false,
            Value::String(text) | Value::Number(text) => &**text,
            _ => "",
        };
        match self {
            Self::Anything | Self::Word => false,
            Self::Phone => {
                let sign =
                    |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.');
                written.chars().all(sign)
                    && <recipient::Digits as Bound>::LIMIT.allows(written.chars().filter(char::is_ascii_digit).count())
            }
            Self::Address => written.contains("://") || written.starts_with("www."),
            Self::Number => matches!(node.value, Value::Number(_)),
            Self::Text | Self::Object | Self::List => self.fits(node),
        }
    }
}

/// The key that repeats an element.
pub(super) const FOR_EACH: &str = "for_each";

/// What to do about a value of that key which is no name.
pub(super) const FOR_EACH_IS_NAME: Words =
    Words::new("`for_each` takes the name of a list, and nothing else", "`for_each` 的值只写列表的名称");

/// A key that an object may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// Whether the object is not complete without it.
    pub(super) needed: bool,
    /// Whether it stands in the place of every other such key.
    pub(super) alone: bool,
    only: Option<Shape>,
    /// What the document does not have: it is read wherever it stands, and offered only where it is taken.
    beyond: Option<Undocumented>,
}

impl Key {
    pub(super) const fn new(name: &'static str, form: Form) -> Self {
        Self { name, form, needed: false, alone: false, only: None, beyond: None }
    }

    pub(super) const fn required(name: &'static str, form: Form) -> Self {
        Self { needed: true, ..Self::new(name, form) }
    }

    pub(super) const fn optional(name: &'static str, form: Form) -> Self {
        Self::new(name, form)
    }

    pub(super) const fn alone(name: &'static str, form: Form) -> Self {
        Self { alone: true, ..Self::new(name, form) }
    }

    /// The key that names the kind of an object; a definition has none.
    pub(super) const fn kind() -> Self {
        Self { only: Some(Shape::Payload), ..Self::new("type", Form::Word) }
    }

    /// The key that repeats an element of a definition.
    pub(super) const fn for_each() -> Self {
        Self { only: Some(Shape::Definition), ..Self::new(FOR_EACH, Form::Word) }
    }

    /// A key of a definition that the document has no place for.
    pub(super) const fn beyond(one: Undocumented, form: Form) -> Self {
        Self { beyond: Some(one), ..Self::new(one.key(), form) }
    }

    /// Whether it is taken, so that it may be what is meant.
    pub(super) fn is_offered(&self, shape: Shape, beyond: Beyond) -> bool {
        self.stands_in(shape) && self.beyond.is_none_or(|one| beyond.has(one))
    }

    pub(super) fn stands_in(&self, shape: Shape) -> bool {
        self.only.is_none_or(|only| only == shape)
    }
}

/// How sure it is what a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Only case or separators differ.
    Case,
    /// It is misspelt.
    Near,
    /// It is another word for the same, or the only value that is left over.
    Guess,
    /// The same, but what stands there is of another form than it takes: nothing below is judged.
    Unfit,
    /// Another finding has told it.
    Told,
}

/// One way to find the key that a word with a value is meant to be.
type Way = fn(&str, &Node<'_>, &[&'static Key]) -> Option<(&'static Key, How)>;

/// The keys that some others are meant to be, among those that are free: one at most for each, and each once.
pub(super) fn keys(written: &[(&str, &Node<'_>)], free: &[&'static Key]) -> Vec<Option<(&'static Key, How)>> {
    let mut meant = vec![None; written.len()];
    let mut free = free.to_vec();
    let ways: [Way; 4] = [same_but_for_case, other_word, near_of_form, unfit];
    for way in ways {
        for (at, (word, node)) in written.iter().enumerate().filter(|(_, (word, _))| !word.is_empty()) {
            if meant[at].is_none()
                && let Some((key, how)) = way(word, node, &free)
            {
                meant[at] = Some((key, how));
                free.retain(|other| other.name != key.name && !(key.alone && other.alone));
            }
        }
    }
    let missing: Vec<_> = free.iter().filter(|key| key.needed).collect();
    let open: Vec<_> = (0..written.len()).filter(|&at| meant[at].is_none() && !written[at].0.is_empty()).collect();
    if let ([key], [at]) = (&missing[..], &open[..])
        && key.form.shows(written[*at].1)
    {
        meant[*at] = Some((**key, How::Guess));
    }
    meant
}

fn same_but_for_case(word: &str, _: &Node<'_>, free: &[&'static Key]) -> Option<(&'static Key, How)> {
    free.iter().find(|key| key.name.eq_ignore_ascii_case(word)).map(|key| (*key, How::Case))
}

fn other_word(word: &str, node: &Node<'_>, free: &[&'static Key]) -> Option<(&'static Key, How)> {
    let fitting = free.iter().filter(|key| key.form.fits(node));
    fitting.copied().find(|key| is_word_for(word, key.name)).map(|key| (key, How::Guess))
}

fn near_of_form(word: &str, node: &Node<'_>, free: &[&'static Key]) -> Option<(&'static Key, How)> {
    let fitting: Vec<_> = free.iter().copied().filter(|key| key.form.fits(node)).collect();
    near(word, &fitting).map(|key| (key, How::Near))
}

fn unfit(word: &str, _: &Node<'_>, free: &[&'static Key]) -> Option<(&'static Key, How)> {
    let other = || free.iter().copied().find(|key| is_word_for(word, key.name));
    near(word, free).or_else(other).map(|key| (key, How::Unfit))
}

fn near(word: &str, free: &[&'static Key]) -> Option<&'static Key> {
    let name = nearest(word, free.iter().map(|key| key.name))?;
    free.iter().copied().find(|key| key.name == name)
}

/// The word among some that another one surely or likely is meant to be.
pub(super) fn word(written: &str, words: &[&'static str]) -> Option<&'static str> {
    let other = || words.iter().copied().find(|word| is_word_for(written, word));
    nearest(written, words.iter().copied()).or_else(other)
}

/// Whether a key is another word for a text.
pub(super) fn is_text(key: &str) -> bool {
    ["text", "title"].iter().any(|meant| key == *meant || is_word_for(key, meant))
}

/// Whether people write a word for another one.
fn is_word_for(word: &str, meant: &str) -> bool {
    let same = |one: &str| {
        one.chars()
            .filter(char::is_ascii_alphanumeric)
            .eq(word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()))
    };
    WORDS.iter().any(|(key, words)| *key == meant && words.iter().any(|word| same(word)))
}

/// What is written for a key or a kind, in other tools, in Meta's API and off the cuff. Separators and case
/// do not count.
const WORDS: &[(&str, &[&str])] = &[
    ("to", &["recipient", "phone", "phonenumber", "number", "waid", "mobile", "receiver", "msisdn", "sendto"]),
    ("text", &["message", "msg", "body", "content", "string", "plain", "plaintext", "value", "textmessage"]),
    ("image", &["picture", "photo", "img", "pic", "imagemessage"]),
    ("video", &["movie", "clip", "film", "gif", "videomessage"]),
    ("audio", &["voice", "sound", "music", "ptt", "voicemessage", "audiomessage"]),
    ("document", &["file", "pdf", "attachment", "documentmessage"]),
    ("template", &["hsm", "templatemessage", "notification"]),
    ("cta_url", &["cta", "urlbutton", "linkbutton", "ctabutton", "urlmessage", "openurl", "weburl", "link", "url"]),
    ("list", &["menu", "listmessage", "listreply", "listpicker"]),
    ("carousel", &["cards", "slider", "gallery", "carouselmessage", "mediacarousel"]),
    (
        "button",
        &[
            "buttons",
            "replybuttons",
            "replybutton",
            "quickreplies",
            "quickreply",
            "reply",
            "replies",
            "buttonreply",
            "buttontext",
            "buttonlabel",
            "buttonmessage",
            "menu",
            "menubutton",
            "displaytext",
        ],
    ),
    ("interactive", &["interactivemessage"]),
    (
        "body",
        &[
            "text",
            "message",
            "msg",
            "content",
            "params",
            "parameters",
            "variables",
            "values",
            "placeholders",
            "bodytext",
            "bodyparameters",
        ],
    ),
    ("header", &["heading", "headline", "title", "media", "head", "top", "headertext"]),
    ("footer", &["foot", "bottom", "note", "footnote", "footertext"]),
    (
        "replies",
        &[
            "buttons",
            "button",
            "reply",
            "options",
            "choices",
            "quickreplies",
            "quickreply",
            "answers",
            "actions",
            "replybuttons",
        ],
    ),
    ("buttons", &["button", "replies", "reply", "options", "choices", "quickreplies", "quickreply", "actions"]),
    ("url_button", &["button", "cta", "linkbutton", "ctaurl", "ctabutton", "buttonurl", "link"]),
    ("display_text", &["buttontext", "text", "title", "label", "name", "display", "caption", "buttonlabel"]),
    ("url", &["link", "href", "uri", "address", "website", "targeturl"]),
    ("link", &["url", "href", "uri", "src", "source", "address", "mediaurl", "imageurl", "videourl", "fileurl"]),
    ("sections", &["groups", "categories", "options", "items", "section"]),
    ("rows", &["items", "options", "choices", "entries", "row", "buttons"]),
    ("cards", &["items", "slides", "elements", "card"]),
    ("id", &["key", "payload", "value", "replyid", "rowid", "postback", "identifier"]),
    ("title", &["text", "label", "name", "displaytext", "buttontext", "caption", "heading"]),
    ("description", &["subtitle", "detail", "details", "summary", "info", "comment", "subtext"]),
    ("code", &["otp", "passcode", "pin", "verificationcode", "onetimecode", "otpcode"]),
    ("coupon_code", &["code", "coupon", "voucher", "promocode", "vouchercode", "text"]),
    ("name", &["template", "templatename", "templateid"]),
    ("index", &["position", "buttonindex"]),
    ("parameters", &["params", "variables", "values", "arguments"]),
    ("components", &["parts", "parameters", "params", "variables"]),
    ("reply", &["quickreply"]),
    ("quick_reply", &["reply"]),
    ("card_index", &["index", "position"]),
    ("action", &["actions"]),
    ("for_each", &["each", "repeat", "loop", "forall", "foreachitem"]),
    (
        "max_chars",
        &[
            "maxlength",
            "maxlen",
            "length",
            "len",
            "limit",
            "size",
            "chars",
            "maxcharacters",
            "maxsize",
            "width",
            "digits",
        ],
    ),
    ("min_chars", &["minlength", "minlen", "mincharacters", "minsize"]),
    ("max_lines", &["lines", "maxlinebreaks", "linebreaks"]),
    ("one_of", &["enum", "values", "options", "choices", "oneof", "allowed", "anyof", "words"]),
    ("default", &["fallback", "otherwise", "defaultvalue", "value"]),
    ("example", &["examples", "sample", "eg", "placeholder"]),
    ("optional", &["nullable", "mayabsent", "canbeabsent"]),
    ("unique", &["distinct", "uniqueitems"]),
    ("type", &["kind", "format"]),
    ("media", &["mediatype", "file", "filetype"]),
    ("min", &["minimum", "least", "from", "minitems", "mincount", "minlength"]),
    ("max", &["maximum", "most", "maxitems", "maxcount", "maxlength", "limit", "count"]),
    ("item", &["items", "fields", "field", "each", "element", "properties"]),
    ("integer", &["int", "number", "whole", "wholenumber", "count", "numeric"]),
    ("digits", &["digit", "digitstring", "numberstring"]),
    ("phone", &["tel", "phonenumber", "telephone", "mobile", "msisdn"]),
];
