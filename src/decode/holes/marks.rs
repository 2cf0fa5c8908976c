//! Names of parameters between the marks that other tools put around what is filled in; here they are plain text.

use crate::decode::Cx;
use crate::decode::cursor::At;
use crate::text::Span;
use crate::tree::Value;

/// What other tools write around a name.
const AROUND: [(&str, &str); 8] =
    [("${", "}"), ("%{", "}"), ("{", "}"), ("｛", "｝"), ("<", ">"), ("[", "]"), ("【", "】"), ("%", "%")];

impl Cx<'_, '_> {
    /// Where a text of a definition has a name between such marks.
    pub(super) fn between_marks(&self, document: &At<'_>, name: &str) -> Option<Span> {
        let written = AROUND.map(|(before, behind)| format!("{before}{name}{behind}"));
        self.filled(document).find_map(|id| {
            let Value::String(text) = &self.tree.node(id).value else { return None };
            let (at, length) = written.iter().find_map(|written| Some((text.find(&**written)?, written.len())))?;
            self.tree.part_spans(self.source, id, &[Span::new(at, at + length)]).pop()
        })
    }
}
