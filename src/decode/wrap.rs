//! A value where an object or a list with that value in it belongs, and the reverse.

use super::cursor::At;
use super::{Cx, Shape, meant};
use crate::diagnostic::{Diagnostic, Fix};
use crate::message::MediaType;
use crate::rules::address::Written;
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

impl Bare {
    /// Whether it says what to do about a list.
    pub(super) fn is_for_lists(self) -> bool {
        matches!(self, Self::Messages)
    }

    /// Says in a finding about a value what to write instead, and does it where that is sure.
    pub(super) fn mend(self, finding: Diagnostic, at: &At<'_>, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
        match &cx.tree.node(id).value {
            Value::Sequence(_) if matches!(self, Self::Messages) => {
                finding.help("write one message per file, or several YAML documents with `---` between them")
            }
            Value::Number(_) if matches!(self, Self::LinkOrId) => finding.help("write the id as `{id: \"…\"}`"),
            Value::Number(_) if matches!(self, Self::Link) => finding.help("write an address, as `{link: …}`"),
            Value::String(text) => self.mend_text(text, finding, at, id, cx),
            _ => finding,
        }
    }

    fn mend_text(self, text: &str, finding: Diagnostic, at: &At<'_>, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
        let quote = if cx.room().quotes_keys(at.key_span()) { "\"" } else { "" };
        let is_address = Written::new(text).is_address();
        let (help, around) = match self {
            Self::Nothing => return finding,
            Self::Messages => {
                let around = Around { safe: false, ..Around::key("text", quote) };
                ("write what the message says as `text: …`".to_owned(), Some(around))
            }
            Self::Text => ("write the text as `{text: …}`".to_owned(), Some(Around::key("text", quote))),
            Self::Name => ("write the name as `{name: …}`".to_owned(), Some(Around::key("name", quote))),
            Self::Link => ("write the address as `{link: …}`".to_owned(), Some(Around::key("link", quote))),
            Self::LinkOrId if is_address => {
                ("write the address as `{link: …}`".to_owned(), Some(Around::key("link", quote)))
            }
            Self::LinkOrId => ("write the address as `{link: …}`, or the id as `{id: …}`".to_owned(), None),
            Self::Choice(kinds) => of_kinds(kinds, text, quote, cx.shape),
        };
        let wants_address = matches!(self, Self::Link | Self::LinkOrId);
        let around = around.filter(|_| is_address || !wants_address);
        let fix = around.and_then(|around| {
            let edits = cx.room().wrap(cx.tree.node(id), &around.before, around.behind)?;
            Some(Fix { title: format!("write it as `{}`", around.words).into(), safe: around.safe, edits })
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
fn of_kinds(kinds: &[&str], text: &str, quote: &str, shape: Shape) -> (String, Option<Around>) {
    let media = media_type(text);
    if let Some(kind) = media.map(|media| media.name).filter(|kind| kinds.contains(kind)) {
        let words = words_of(kind, "{link: …}", shape);
        let before = format!("{}{{{quote}link{quote}: ", before(kind, quote, shape));
        let around = Around { words: words.clone(), before, behind: "}}", safe: false };
        let is_address = Written::new(text).is_address();
        return (format!("write the address as `{words}`"), is_address.then_some(around));
    }
    if !kinds.contains(&"text") {
        let all: Vec<_> = kinds.iter().map(|kind| format!("`{}`", words_of(kind, "{link: …}", shape))).collect();
        return (format!("write {}", all.join(" or ")), None);
    }
    let words = words_of("text", "…", shape);
    // A link or the name of a file is hardly meant as the text itself.
    let plain = media.is_none() && !Written::new(text).is_address();
    let around = Around { words: words.clone(), before: before("text", quote, shape), behind: "}", safe: true };
    (format!("write the text as `{words}`"), plain.then_some(around))
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

/// Says in a finding about one value where a list belongs what to write instead.
pub(super) fn listed(finding: Diagnostic, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
    let node = cx.tree.node(id);
    match &node.value {
        Value::Null => return finding.help("write its elements below it, indented, each behind `- `"),
        Value::Broken => return finding,
        _ => {}
    }
    let is_block = node.style == Style::Collection && !cx.source.slice(node.span).starts_with('{');
    let help =
        if is_block { "put `- ` before it, as before each element of a list" } else { "put it in brackets: `[…]`" };
    let edits = cx.room().wrap(node, "[", "]");
    let title = "write it as the only element of a list".to_owned();
    // With a comma inside, several may be meant.
    let several = matches!(&node.value, Value::String(text) if text.contains([',', '，', '、']));
    let help = if several { "put each value in the brackets of a list, between commas: `[Ada, nine]`" } else { help };
    finding.help(help).fix(edits.map(|edits| Fix { title: title.into(), safe: !several, edits }))
}

/// Says in a finding about an object or a list where a text belongs what to write instead.
pub(super) fn for_text(finding: Diagnostic, at: &At<'_>, id: NodeId, cx: &Cx<'_, '_>) -> Diagnostic {
    let entries = cx.tree.entries(id);
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    match (&cx.tree.node(id).value, entries) {
        (Value::Sequence(_), _) if at.is_at(&["to".into()]) => {
            finding.help("a message has one recipient; `waml compile --to NUMBER` makes it for each of several")
        }
        (Value::Sequence(_), _) => finding.help("write one text; lines of it stand below `|`, indented"),
        _ if has("link") || has("url") => finding.help(format!(
            "what goes by link has another kind than `text`: `{}`",
            words_of("image", "{link: …}", cx.shape)
        )),
        (_, [only]) if matches!(cx.tree.node(only.value).value, Value::String(_)) => {
            let fix = unwrapped(id, cx).map(|fix| Fix { safe: false, ..fix });
            let fix = fix.filter(|_| meant::is_text(&only.key));
            finding
                .help(format!("write the text itself, without `{{{}: …}}`", crate::text::visible(&only.key)))
                .fix(fix)
        }
        _ => finding.help("write the text itself"),
    }
}

/// Takes a text out of the object around it, where nothing else is in there.
pub(super) fn unwrapped(id: NodeId, cx: &Cx<'_, '_>) -> Option<Fix> {
    let edits = cx.room().unwrap(id)?;
    Some(Fix { title: "write the text itself".into(), safe: true, edits })
}
