//! Rules about texts as regular expressions.
//!
//! Every expression is bound to both ends of the text, since not every tool searches, and written
//! so that the time to match is in proportion to the text, since an editor matches while one types.

use super::char_class;
use crate::limits::{Bound, Limit, Role, carousel, recipient, template};
use crate::message::MediaType;
use crate::rules::characters::invisible;
use crate::rules::{shape::file_name, template::name_characters};
use crate::text::wording::{or, with_article};
use std::sync::LazyLock;

/// A rule that a text must match, and what to say where it does not.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) name: String,
    pub(super) expression: String,
    pub(super) message: String,
    /// The rule that must hold before this one is asked.
    pub(super) after: Option<&'static str>,
}

impl Pattern {
    fn new(name: impl Into<String>, expression: String, message: impl Into<String>) -> Self {
        Self { name: name.into(), expression, message: message.into(), after: None }
    }

    /// The key that the rule has among the definitions of a schema.
    pub(super) fn key(&self) -> String {
        self.name.replace(' ', "-")
    }
}

const ADDRESS: &str = "address";

/// What may follow a text that is right. A block scalar of a definition ends in line breaks that
/// nobody meant and the compiler drops; a schema cannot tell a block scalar from a quoted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Here,
    AfterLineBreaks,
}

impl End {
    fn expression(self) -> &'static str {
        match self {
            Self::Here => "",
            Self::AfterLineBreaks => "[\\r\\n]*",
        }
    }
}

static INVISIBLE: LazyLock<String> = LazyLock::new(|| char_class::of(invisible));
static SPACE: LazyLock<String> = LazyLock::new(|| char_class::of(char::is_whitespace));
static NO_ADDRESS: LazyLock<String> = LazyLock::new(|| char_class::of(|c| c.is_whitespace() || c.is_control()));

/// A text of a definition has as many characters as a limit allows. `{{{{` stands for two.
pub(super) fn length(limit: &Limit) -> Pattern {
    let most = if limit.max == crate::limits::NO_MAX { String::new() } else { limit.max.to_string() };
    let expression = format!("^(?:[^{{]|\\{{\\{{|\\{{(?!\\{{)){{{},{most}}}[\\r\\n]*$", limit.min);
    Pattern::new("length", expression, &*limit.statement())
}

/// What a text must match by its role and by the limits that no type carries.
pub(super) fn of_text(limit: &Limit, end: End) -> Vec<Pattern> {
    let mut out = vec![visible()];
    if limit.role == Role::Id {
        out.push(id(end));
    }
    if limit.role == Role::Parameter {
        out.extend([parameter_line(end), parameter_spaces()]);
    }
    if limit.rule.code == template::Name::LIMIT.rule.code {
        out.push(template_name(end));
    }
    if limit.rule.code == carousel::CardBody::LIMIT.rule.code {
        out.push(card_lines(end));
    }
    out
}

/// The emptiness of a text is told by its limit.
fn visible() -> Pattern {
    let expression = format!("^(?:[\\s\\S]*[^{}][\\s\\S]*|)$", *INVISIBLE);
    Pattern::new("visible text", expression, "at least one visible character is needed")
}

/// A blank text is told by [`visible`] alone, here and in all below.
fn or_blank(expression: &str) -> String {
    format!("^(?:{expression}|[{}]*)$", *INVISIBLE)
}

fn id(end: End) -> Pattern {
    let expression = or_blank(&format!("[^{0}](?:[\\s\\S]*[^{0}])?{1}", *SPACE, end.expression()));
    Pattern::new("id", expression, "an id must not begin or end with white space")
}

fn parameter_line(end: End) -> Pattern {
    let expression = or_blank(&format!("[^\\n\\r\\t]*{}", end.expression()));
    Pattern::new("parameter line", expression, "a template parameter is one line without tabs")
}

fn parameter_spaces() -> Pattern {
    let limit = &template::ParameterSpaces::LIMIT;
    let expression = or_blank(&format!(" {{0,{0}}}(?:[^ ] {{0,{0}}})*", limit.max));
    let message = format!("a template parameter has {} spaces in a row", limit.allowed());
    Pattern::new("parameter spaces", expression, message)
}

fn template_name(end: End) -> Pattern {
    let expression = or_blank(&format!("[{}]*{}", char_class::of(name_characters::taken), end.expression()));
    Pattern::new("template name", expression, "a template name holds only a to z, 0 to 9 and _")
}

fn card_lines(end: End) -> Pattern {
    let limit = &carousel::CardBodyLineBreaks::LIMIT;
    let end = end.expression();
    let expression = format!("^(?:[^\\r\\n]*(?:\\r\\n?|\\n)){{0,{}}}[^\\r\\n]*{end}$", limit.max);
    Pattern::new("card lines", expression, &*limit.statement())
}

/// `{{` is reserved, `{{{{` stands for it.
pub(super) fn braces() -> Pattern {
    let expression = "^(?:(?:\\{{4})*\\{?[^{])*(?:\\{{4})*\\{?$".to_owned();
    Pattern::new("literal braces", expression, "`{{` is reserved for parameters; write `{{{{` for a literal `{{`")
}

/// A recipient: digits, the first not 0.
pub(super) fn recipient() -> Pattern {
    let limit = &recipient::Digits::LIMIT;
    let expression = format!("^[1-9][0-9]{{{},{}}}$", limit.min - 1, limit.max - 1);
    let message = format!("country code and number, {} digits and nothing else, no leading 0", limit.allowed());
    Pattern::new("recipient", expression, message)
}

/// A name that can be a file's.
pub(super) fn file_name() -> Pattern {
    use file_name::{DEVICE_DIGITS, DEVICES, NUMBERED_DEVICES};

    let any_case = |name: &str| name.chars().flat_map(|c| ['[', c, c.to_ascii_uppercase(), ']']).collect::<String>();
    let list = |names: &[&str]| names.iter().map(|name| any_case(name)).collect::<Vec<_>>().join("|");
    let devices = format!("{}|(?:{})[{DEVICE_DIGITS}]", list(&DEVICES), list(&NUMBERED_DEVICES));
    let letter = char_class::of(file_name::taken);
    let expression = format!("^(?!(?:{devices}) *(?:\\.|$))[{letter}](?:[{letter}. ]*[{letter}])?$");
    let message = "letters, digits, `-`, `_`, and `.` and spaces inside, as a file's name, and no device of Windows";
    Pattern::new("file name", expression, message)
}

/// An absolute `http` or `https` address.
pub(super) fn address(end: End) -> Pattern {
    let expression = format!("^{}(?:[/?#][^{}]*)?{}$", origin(), *NO_ADDRESS, end.expression());
    Pattern::new(ADDRESS, expression, "a whole address is needed, such as `https://www.example.com/path`")
}

/// Scheme, host and port.
fn origin() -> String {
    let host = format!("{}\\\\@/?#", *NO_ADDRESS);
    let name = format!("[^{host}:\\[\\]](?:[^{host}:]*[^{host}:\\]])?");
    let brackets = format!("\\[[^{host}\\]]*\\](?:[^{host}:]*\\])?");
    format!("[hH][tT][tT][pP][sS]?://(?:{brackets}|{name})(?::{PORT}?)?")
}

/// A number of 16 bits.
const PORT: &str = "(?:0*(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))";

/// The extension of an address's path, where it has one, is one of those documented.
pub(super) fn link(media: &MediaType, end: End) -> Pattern {
    let extensions: Vec<_> = media.extensions.iter().map(|extension| encodable(extension)).collect();
    let (dot, slash) = ("(?:\\.|%2[eE])", "(?:/|%2[fF])");
    let hex = "[0-9a-fA-F]";
    // A percent sign that begins no escape stands for itself; whatever is behind it must not make
    // it one.
    let lone = format!("(?:%{hex}?)*");
    let escape = format!("%(?:[013-9a-fA-F]{hex}|2[0-9a-dA-D])");
    let plain = format!("(?:{lone}(?:[^./%?#0-9a-fA-F]|{escape})|{hex})*{lone}");
    let last = format!("(?:{dot}?{plain}|(?:{plain}{dot})+(?:{})?)", extensions.join("|"));
    let path = format!("(?:/(?:[^?#]*{slash})?{last})?(?:[?#][\\s\\S]*)?");
    let expression = format!("^[^:]*://[^/?#]*{path}{}$", end.expression());
    let allowed: Vec<_> = media.extensions.iter().map(|extension| format!(".{extension}")).collect();
    let name = format!("{} link", media.name);
    let message = format!("{} ends in {}", with_article(&name), or(&allowed));
    Pattern { after: Some(ADDRESS), ..Pattern::new(name, expression, message) }
}

/// A word in any case, each letter perhaps as an escape.
fn encodable(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        let (lower, upper) = (c.to_ascii_lowercase(), c.to_ascii_uppercase());
        let mut forms = Vec::new();
        for form in [lower.to_string(), upper.to_string(), escape(lower), escape(upper)] {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        out.extend(["(?:", &forms.join("|"), ")"]);
    }
    out
}

/// A character as an escape, its digits in either case.
fn escape(c: char) -> String {
    let escape = format!("%{:02x}", u32::from(c));
    match escape.chars().last().filter(char::is_ascii_alphabetic) {
        Some(digit) => format!("{}[{digit}{}]", &escape[..2], digit.to_ascii_uppercase()),
        None => escape,
    }
}
