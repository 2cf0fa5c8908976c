//! Rules about texts as regular expressions.
//!
//! Every expression is bound to both ends of the text, since not every tool searches, and written
//! so that the time to match is in proportion to the text, since an editor matches while one types.

use super::char_class;
use crate::limits::{Bound, Limit, Role, carousel, recipient, template};
use crate::message::MediaType;
use crate::rules::characters::invisible;
use crate::rules::{shape::file_name, template::name_characters};
use crate::text::phrase::say;
use crate::text::wording::{one_of, with_article};
use crate::text::{Language, Phrase, Words};
use std::sync::LazyLock;

/// A rule that a text must match, and what to say where it does not.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) name: Phrase,
    pub(super) expression: String,
    pub(super) message: Phrase,
    /// The rule that must hold before this one is asked.
    pub(super) after: Option<&'static str>,
    /// Whether it holds for a text with holes, too.
    alone: bool,
}

impl Pattern {
    fn new(name: impl Into<Phrase>, expression: String, message: impl Into<Phrase>) -> Self {
        Self { name: name.into(), expression, message: message.into(), after: None, alone: false }
    }

    /// The rule for a text that may have holes: what they become, it does not know.
    pub(super) fn or_hole(self) -> Self {
        if self.alone {
            return self;
        }
        Self { expression: format!("{}|^{BEFORE_HOLE}*{HOLE}[\\s\\S]*$", self.expression), ..self }
    }

    /// The same for a text of which no other rule holds the braces.
    pub(super) fn or_whole_with_hole(self) -> Self {
        Self { expression: format!("{}|^{BEFORE_HOLE}*{HOLE}(?:{BEFORE_HOLE}|{HOLE})*$", self.expression), ..self }
    }

    /// A rule that a hole does not escape.
    fn whatever_fills(self) -> Self {
        Self { alone: true, ..self }
    }

    /// The key that the rule has among the definitions of a schema.
    pub(super) fn key(&self) -> String {
        self.name.replace(' ', "-")
    }
}

const ADDRESS: &str = "address";

/// One sign of a text as it is written, or `{{{{`.
const BEFORE_HOLE: &str = "(?:[^{]|\\{(?!\\{)|\\{{4})";
const HOLE: &str = "\\{\\{ *(?:item\\.)?[a-z][a-z0-9_]* *\\}\\}";

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
    Pattern::new(Words::new("length", "长度"), expression, limit.statement())
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
    let message = Words::new("at least one visible character is needed", "至少要有 1 个可见字符");
    Pattern::new(Words::new("visible text", "可见文本"), expression, message)
}

/// A blank text is told by [`visible`] alone, here and in all below.
fn or_blank(expression: &str) -> String {
    format!("^(?:{expression}|[{}]*)$", *INVISIBLE)
}

fn id(end: End) -> Pattern {
    let expression = or_blank(&format!("[^{0}](?:[\\s\\S]*[^{0}])?{1}", *SPACE, end.expression()));
    let message = Words::new("an id must not begin or end with white space", "编号的首尾都应为可见字符");
    Pattern::new(Words::new("id", "编号"), expression, message)
}

fn parameter_line(end: End) -> Pattern {
    let expression = or_blank(&format!("[^\\n\\r\\t]*{}", end.expression()));
    let message = Words::new("a template parameter is one line without tabs", "模板参数只能是一行，且不含制表符");
    Pattern::new(Words::new("parameter line", "单行参数"), expression, message)
}

fn parameter_spaces() -> Pattern {
    let limit = &template::ParameterSpaces::LIMIT;
    let expression = or_blank(&format!(" {{0,{0}}}(?:[^ ] {{0,{0}}})*", limit.max));
    let allowed = limit.allowed();
    let message = say!("a template parameter has {allowed} spaces in a row", "模板参数中的连续空格{allowed}"; allowed);
    Pattern::new(Words::new("parameter spaces", "参数中的空格"), expression, message)
}

fn template_name(end: End) -> Pattern {
    let expression = or_blank(&format!("[{}]*{}", char_class::of(name_characters::taken), end.expression()));
    let message = Words::new("a template name holds only a to z, 0 to 9 and _", "模板名称只能使用 a 至 z、0 至 9 和 _");
    Pattern::new(Words::new("template name", "模板名称"), expression, message).whatever_fills()
}

fn card_lines(end: End) -> Pattern {
    let limit = &carousel::CardBodyLineBreaks::LIMIT;
    let end = end.expression();
    let expression = format!("^(?:[^\\r\\n]*(?:\\r\\n?|\\n)){{0,{}}}[^\\r\\n]*{end}$", limit.max);
    Pattern::new(Words::new("card lines", "图卡的换行"), expression, limit.statement())
}

/// `{{` begins a hole, `{{{{` stands for it.
pub(super) fn braces() -> Pattern {
    let expression = format!("^(?:{BEFORE_HOLE}|{HOLE})*$");
    let message = Words::new(
        "`{{` begins a parameter, as in `{{name}}`; write `{{{{` for a literal `{{`",
        "`{{` 用于参数，例如 `{{name}}`；要显示 `{{`，写成 `{{{{`",
    );
    Pattern::new(Words::new("literal braces", "花括号"), expression, message).whatever_fills()
}

/// A recipient: digits, the first not 0.
pub(super) fn recipient() -> Pattern {
    let limit = &recipient::Digits::LIMIT;
    let expression = format!("^[1-9][0-9]{{{},{}}}$", limit.min - 1, limit.max - 1);
    let allowed = limit.allowed();
    let message = say!(
        "country code and number, {allowed} digits and nothing else, no leading 0",
        "国家码和手机号，{allowed}，只用数字，不以 0 开头";
        allowed
    );
    Pattern::new(Words::new("recipient", "收信人"), expression, message)
}

/// A name that can be a file's.
pub(super) fn file_name() -> Pattern {
    use file_name::{DEVICE_DIGITS, DEVICES, NUMBERED_DEVICES};

    let any_case = |name: &str| name.chars().flat_map(|c| ['[', c, c.to_ascii_uppercase(), ']']).collect::<String>();
    let list = |names: &[&str]| names.iter().map(|name| any_case(name)).collect::<Vec<_>>().join("|");
    let devices = format!("{}|(?:{})[{DEVICE_DIGITS}]", list(&DEVICES), list(&NUMBERED_DEVICES));
    let letter = char_class::of(file_name::taken);
    let expression = format!("^(?!(?:{devices}) *(?:\\.|$))[{letter}](?:[{letter}. ]*[{letter}])?$");
    let message = Words::new(
        "letters, digits, `-`, `_`, and `.` and spaces inside, as a file's name, and no device of Windows",
        "与文件名一样，使用字母、数字、`-`、`_`，中间可有 `.` 和空格，不使用 Windows 的设备名",
    );
    Pattern::new(Words::new("file name", "文件名"), expression, message)
}

/// An absolute `http` or `https` address.
pub(super) fn address(end: End) -> Pattern {
    let expression = format!("^{}(?:[/?#][^{}]*)?{}$", origin(), *NO_ADDRESS, end.expression());
    let message = Words::new(
        "a whole address is needed, such as `https://www.example.com/path`",
        "应为完整网址，例如 `https://www.example.com/path`",
    );
    Pattern::new(Words::new(ADDRESS, "网址"), expression, message)
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
    let name = link_name(media);
    let (thing, allowed) = (Phrase::new(with_article(&name), name.say(Language::Chinese).to_owned()), one_of(&allowed));
    let message = say!("{thing} ends in {allowed}", "{thing}以 {allowed} 结尾"; thing, allowed);
    Pattern { after: Some(ADDRESS), ..Pattern::new(name, expression, message) }
}

/// What a link to media is called: `image link`.
pub(super) fn link_name(media: &MediaType) -> Phrase {
    let noun = media.noun;
    say!("{noun} link", "{noun}链接"; noun)
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
