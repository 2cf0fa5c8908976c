//! A value where an object or a list with that value in it belongs, and the reverse.

use super::cursor::At;
use super::meant::{FOR_EACH, FOR_EACH_IS_NAME};
use super::{Cx, Shape, meant};
use crate::diagnostic::{Diagnostic, Fix};
use crate::message::MediaType;
use crate::rules::address::Written;
use crate::text::phrase::say;
use crate::text::wording::choice_of;
use crate::text::{Phrase, Words, excerpt};
use crate::tree::{NodeId, Style, Value};

/// What people write in the place of an object.
#[derive(Clone, Copy)]
pub(super) enum Bare {
    /// Nothing in particular.
    Nothing,
    /// A list of messages, where one belongs.
    Messages,
    /// The text of `{text: …}`.
    Text,
    /// The name of `{name: …}`.
    Name,
    /// The address of `{link: …}`.
    Link,
    /// The same, or the id of `{id: …}`.
    LinkOrId,
    /// The content of one of these kinds.
    Choice(&'static [&'static str]),
}

/// An object to write around a value: what stands before and behind it, and whether it is
/// surely what is meant.
struct Around {
    words: String,
    before: String,
    behind: &'static str,
    safe: bool,
}

const MESSAGE: Words = Words::new("write what the message says as `text: …`", "消息内容写成 `text: …`");
const TEXT: Words = Words::new("write the text as `{text: …}`", "文本写成 `{text: …}`");
const NAME: Words = Words::new("write the name as `{name: …}`", "名称写成 `{name: …}`");
const LINK: Words = Words::new("write the address as `{link: …}`", "网址写成 `{link: …}`");
const LINK_OR_ID: Words =
    Words::new("write the address as `{link: …}`, or the id as `{id: …}`", "网址写成 `{link: …}`，编号写成 `{id: …}`");
const TEXT_ITSELF: Words = Words::new("write the text itself", "直接写文本");

impl Bare {
    /// Whether it says what to do about a list.
    pub(super) fn is_for_lists(self) -> bool {
        matches!(self, Self::Messages)
    }

    /// Says in a finding about a value what to write instead, and does it where that is sure.
    pub(super) fn mend(self, finding: Diagnostic, at: &At<'_>, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
        match &cx.tree.node(id).value {
            Value::Sequence(_) if matches!(self, Self::Messages) => finding.help(Words::new(
                "write one message per file, or several YAML documents with `---` between them",
                "每个文件写一条消息，或用 `---` 分成多个 YAML 文档",
            )),
            Value::Number(_) if matches!(self, Self::LinkOrId) => {
                finding.help(Words::new("write the id as `{id: \"…\"}`", "编号写成 `{id: \"…\"}`"))
            }
            Value::Number(_) if matches!(self, Self::Link) => {
                finding.help(Words::new("write an address, as `{link: …}`", "填写网址，写成 `{link: …}`"))
            }
            Value::String(text) => self.mend_text(text, finding, at, id, cx),
            _ => finding,
        }
    }

    fn mend_text(self, text: &str, finding: Diagnostic, at: &At<'_>, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
        let quote = if cx.room().quotes_keys(at.key_span()) { "\"" } else { "" };
        let is_address = Written::new(text).is_address();
        let (help, around) = match self {
            Self::Nothing => return finding,
            // A text at the root of JSON is the key of an object whose braces are missing.
            Self::Messages if cx.tree.is_json() => return finding,
            Self::Messages => {
                let around = Around { safe: false, ..Around::key("text", quote) };
                (MESSAGE.into(), Some(around))
            }
            Self::Text => (TEXT.into(), Some(Around::key("text", quote))),
            Self::Name => (NAME.into(), Some(Around::key("name", quote))),
            Self::Link => (LINK.into(), Some(Around::key("link", quote))),
            Self::LinkOrId if is_address => (LINK.into(), Some(Around::key("link", quote))),
            Self::LinkOrId => (LINK_OR_ID.into(), None),
            Self::Choice(kinds) => of_kinds(kinds, text, quote, cx.shape),
        };
        let wants_address = matches!(self, Self::Link | Self::LinkOrId);
        let around = around.filter(|_| is_address || !wants_address);
        let fix = around.and_then(|around| {
            let edits = cx.room().wrap(cx.tree.node(id), &around.before, around.behind)?;
            let words = around.words;
            Some(Fix { title: say!("write it as `{words}`", "写成 `{words}`"), safe: around.safe, edits })
        });
        finding.help(help).fix(fix)
    }
}

impl Around {
    /// `{key: …}`
    fn key(key: &str, quote: &str) -> Self {
        Self { words: format!("{{{key}: …}}"), before: format!("{{{quote}{key}{quote}: "), behind: "}", safe: true }
    }
}

/// What to write instead of a text where one of several kinds belongs. The extension of an address
/// says which kind it is, though not whether the link itself was meant to be read.
fn of_kinds(kinds: &[&str], text: &str, quote: &str, shape: Shape) -> (Phrase, Option<Around>) {
    let media = media_type(text);
    if let Some(kind) = media.map(|media| media.name).filter(|kind| kinds.contains(kind)) {
        let words = words_of(kind, "{link: …}", shape);
        let before = format!("{}{{{quote}link{quote}: ", before(kind, quote, shape));
        let around = Around { words: words.clone(), before, behind: "}}", safe: false };
        let is_address = Written::new(text).is_address();
        let help = say!("write the address as `{words}`", "网址写成 `{words}`");
        return (help, is_address.then_some(around));
    }
    if !kinds.contains(&"text") {
        let all: Vec<_> = kinds.iter().map(|kind| words_of(kind, "{link: …}", shape)).collect();
        let all = choice_of(&all);
        return (say!("write {all}", "写成 {all}"; all), None);
    }
    let words = words_of("text", "…", shape);
    // A link or the name of a file is hardly meant as the text itself.
    let plain = media.is_none() && !Written::new(text).is_address();
    let around = Around { words: words.clone(), before: before("text", quote, shape), behind: "}", safe: true };
    (say!("write the text as `{words}`", "文本写成 `{words}`"), plain.then_some(around))
}

/// The media that an address or the name of a file leads to, by its extension.
fn media_type(text: &str) -> Option<&'static MediaType> {
    let extension = Written::new(text).extension().map(|extension| extension.text.into_owned());
    let named = || Some(text.rsplit_once('.')?.1.to_owned()).filter(|_| !text.contains(char::is_whitespace));
    let extension = extension.or_else(named)?;
    MediaType::ALL.iter().find(|media| media.extensions.iter().any(|one| extension.eq_ignore_ascii_case(one))).copied()
}

/// An object of a kind, for people.
fn words_of(kind: &str, content: &str, shape: Shape) -> String {
    match shape {
        Shape::Definition => format!("{{{kind}: {content}}}"),
        Shape::Payload => format!("{{type: {kind}, {kind}: {content}}}"),
    }
}

/// The beginning of an object of a kind, up to its content.
fn before(kind: &str, quote: &str, shape: Shape) -> String {
    let q = quote;
    match shape {
        Shape::Definition => format!("{{{q}{kind}{q}: "),
        Shape::Payload => format!("{{{q}type{q}: {q}{kind}{q}, {q}{kind}{q}: "),
    }
}

const SEVERAL: Words = Words::new(
    "put each value in the brackets of a list, between commas: `[Ada, nine]`",
    "用逗号分隔各个值，整体用方括号括住：`[Ada, nine]`",
);

/// Says in a finding about one value where a list belongs what to write instead.
pub(super) fn listed(finding: Diagnostic, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
    let node = cx.tree.node(id);
    match &node.value {
        Value::Null => {
            return finding.help(Words::new(
                "write its elements below it, indented, each behind `- `",
                "在下面缩进书写各元素，每个以 `- ` 开头",
            ));
        }
        Value::Broken => return finding,
        _ => {}
    }
    let is_block = node.style == Style::Collection && !cx.source.slice(node.span).starts_with('{');
    let edits = cx.room().wrap(node, "[", "]");
    let title = Words::new("write it as the only element of a list", "写成只有一个元素的列表");
    // With a comma inside, several may be meant.
    let several = matches!(&node.value, Value::String(text) if text.contains([',', '，', '、']));
    let help = match () {
        () if several => SEVERAL,
        () if is_block => {
            Words::new("put `- ` before it, as before each element of a list", "在前面加 `- `，列表的每个元素前都要有")
        }
        () => Words::new("put it in brackets: `[…]`", "用方括号括住：`[…]`"),
    };
    let edits = edits.filter(|_| !several);
    finding.help(help).fix(edits.map(|edits| Fix { title: title.into(), safe: true, edits }))
}

/// Says in a finding about an object or a list where a text belongs what to write instead.
pub(super) fn for_text(finding: Diagnostic, at: &At<'_>, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
    let entries = cx.tree.entries(id);
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    match (&cx.tree.node(id).value, entries) {
        (Value::Sequence(_), _) if at.is_at(&["to".into()]) => finding.help(Words::new(
            "a message has one recipient; `waml compile --to NUMBER` makes it for each of several",
            "一条消息只有一个收信人；`waml compile --to NUMBER` 可为多个收信人分别生成",
        )),
        _ if at.key() == Some(FOR_EACH) => finding.help(FOR_EACH_IS_NAME).fix(only_word(id, cx)),
        (Value::Sequence(_), _) => finding.help(Words::new(
            "write one text; lines of it stand below `|`, indented",
            "只写一段文本；有多行时，在 `|` 下面缩进书写",
        )),
        _ if has("link") || has("url") => {
            let image = words_of("image", "{link: …}", cx.shape);
            finding.help(say!(
                "what goes by link has another kind than `text`: `{image}`",
                "用链接发送的内容不是 `text` 类型，写成 `{image}`"
            ))
        }
        (_, [only]) if matches!(cx.tree.node(only.value).value, Value::String(_)) => {
            let fix = unwrapped(id, cx).map(|fix| Fix { safe: false, ..fix });
            let fix = fix.filter(|_| meant::is_text(&only.key));
            let key = excerpt(&only.key);
            finding
                .help(say!("write the text itself, without `{{{key}: …}}`", "直接写文本，去掉 `{{{key}: …}}`"))
                .fix(fix)
        }
        _ => finding.help(TEXT_ITSELF),
    }
}

/// Writes the only word of a list instead of the list.
fn only_word(id: NodeId, cx: &Cx<'_, '_>) -> Option<Fix> {
    let [item] = cx.tree.items(id) else { return None };
    let Value::String(word) = &cx.tree.node(item.node).value else { return None };
    let edits = cx.room().replace(cx.tree.node(id), cx.source.slice(cx.tree.node(item.node).span))?;
    Some(Fix { title: say!("write `{word}`", "写成 `{word}`"), safe: false, edits })
}

/// Whether what stands where a text belongs is to be repeated for the items of a list.
pub(super) fn repeats(id: NodeId, cx: &Cx<'_, '_>) -> bool {
    let has = |id: NodeId| cx.tree.entries(id).iter().any(|entry| entry.key == FOR_EACH);
    let items = match cx.tree.node(id).value {
        Value::Sequence(_) => cx.tree.items(id),
        _ => &[],
    };
    cx.shape == Shape::Definition && (has(id) || items.iter().any(|item| has(item.node)))
}

pub(super) const NO_TEXT_REPEATS: Words = Words::new(
    "a text stands there once, `for_each` repeats rows, sections, cards, replies and quick replies: the sender joins the items into one text first",
    "文本不能重复，`for_each` 只重复行、版块、图卡、回复按钮和快速回复按钮：由发送方先把各项合并成一段文本",
);

/// Takes a text out of the object around it, where nothing else is in there.
pub(super) fn unwrapped(id: NodeId, cx: &Cx<'_, '_>) -> Option<Fix> {
    let edits = cx.room().unwrap(id)?;
    Some(Fix { title: TEXT_ITSELF.into(), safe: true, edits })
}
