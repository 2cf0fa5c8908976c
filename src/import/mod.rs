//! From a payload, this API's or Meta's own, to the definition that makes it.

mod meta;
mod yaml;

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::judge::{Compiled, Way};
use crate::message::Message;
use crate::rules::{media, shape};
use crate::text::Source;
use crate::text::phrase::say;
use crate::tree::{Syntax, Tree};
pub use meta::Note;
use serde::Serialize;

/// What a text with payloads holds.
///
/// ```
/// use waml::{Compiler, Source, Syntax};
///
/// let pasted = r#"{"messaging_product": "whatsapp", "to": "85290000001", "text": {"body": "Hello!"}}"#;
/// let imported = Compiler::new().import(&Source::new("hello.json", pasted), Syntax::Json);
/// assert!(imported.compiled.findings.is_empty() && imported.notes.len() == 1);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Imported {
    /// The messages, and what is wrong with them. Where anything is an error, no message is there.
    pub compiled: Compiled,
    /// What was left out or written in another way, in the order of the text.
    pub notes: Vec<Note>,
}

/// Reads a text whose payloads may be those of Meta's own API.
pub(crate) fn read(source: &Source, way: &Way<'_>) -> Imported {
    let mut findings = Vec::new();
    let mut tree = Tree::parse(source, way.syntax_of(source), &mut findings);
    let meta::Cleaned { mut notes, refused } = meta::clean(&mut tree, way.options.beyond);
    if !refused.is_empty() {
        findings.extend(refused);
        tree.forget();
    }
    notes.sort_by_key(|note| note.span);
    let mut compiled = way.importing().compile_tree(source, tree, findings);
    // A fix would be one of the text without what was left out.
    compiled.findings.iter_mut().for_each(|finding| finding.fix = None);
    Imported { compiled, notes }
}

/// Adds to the first finding about a payload of Meta's API that it can be imported, where nothing but length and
/// the like would be in the way.
pub(crate) fn name_command(source: &Source, way: &Way<'_>, findings: &mut [Diagnostic]) {
    let Some(first) = findings.iter_mut().find(|finding| finding.code == shape::meta_field::RULE.code) else { return };
    let Imported { compiled, notes } = read(source, way);
    let in_the_way = |finding: &Diagnostic| {
        let group = finding.code.split('/').next();
        matches!(group, Some("shape" | "syntax")) || finding.code == media::id_not_taken::RULE.code
    };
    if notes.is_empty() || compiled.findings.iter().any(in_the_way) {
        return;
    }
    let command = say!("`waml import FILE` makes a definition of it", "`waml import FILE` 可将其转换为消息定义");
    first.help = Some(match first.help.take() {
        Some(help) => say!("{help}; {command}", "{help}；{command}"; help, command),
        None => command,
    });
}

#[derive(Serialize)]
struct Definition<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(flatten)]
    message: &'a Message,
}

/// The definition of a message, as YAML. Compiled, it gives the same payload.
///
/// ```
/// use waml::{Content, Message};
///
/// let message = Message { to: None, content: Content::Text("Your parcel is here.\n".into()) };
/// let definition = waml::import::definition(&message.check()?, Some("parcel"));
/// assert_eq!(definition, "name: parcel\ntext: \"Your parcel is here.\\n\"\n");
/// # Ok::<(), waml::Report>(())
/// ```
pub fn definition(message: &Checked<Message>, name: Option<&str>) -> String {
    // A definition is JSON with other punctuation: its tree is what there is to write. Writing
    // texts into memory cannot fail, and what was written can be read.
    let json = serde_json::to_string(&Definition { name, message }).unwrap_or_default();
    let source = Source::new("definition", json);
    let tree = Tree::parse(&source, Syntax::Json, &mut Vec::new());
    tree.documents().iter().map(|root| yaml::document(&tree, *root)).collect()
}
