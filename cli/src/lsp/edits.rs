//! Changes of texts as the protocol has them.

use super::file::File;
use super::wishes::Wishes;
use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use similar::{Algorithm, DiffTag};
use std::collections::HashMap;
use waml::{Edit, Span};

/// Changes of one file, for the version that it has.
pub(super) fn of_file(file: &File, edits: &[Edit], wishes: &Wishes) -> WorkspaceEdit {
    let edits: Vec<_> =
        edits.iter().map(|edit| TextEdit { range: file.text.range(edit.span), new_text: edit.text.clone() }).collect();
    if !wishes.versioned_edits {
        // The protocol wants addresses for keys.
        #[expect(clippy::mutable_key_type, reason = "an address never changes")]
        let changes = HashMap::from([(file.uri.clone(), edits)]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let change = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri: file.uri.clone(), version: Some(file.version) },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![change])), ..WorkspaceEdit::default() }
}

/// What makes one text of the other, line by line, so that marks and cursors elsewhere stay where they are.
pub(super) fn between(old: &str, new: &str) -> Vec<Edit> {
    let (old, new): (Vec<_>, Vec<_>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut starts = vec![0];
    starts.extend(old.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    let changes = similar::capture_diff_slices(Algorithm::Myers, &old, &new);
    let parts = changes.iter().map(similar::DiffOp::as_tag_tuple).filter(|(tag, ..)| *tag != DiffTag::Equal);
    parts
        .map(|(_, before, after)| Edit {
            span: Span::new(starts[before.start], starts[before.end]),
            text: new[after].concat(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn changes_make_the_new_text() {
        for (old, new) in [("a\nb\nc", "a\nB\nc\nd\n"), ("", "x"), ("x\n", ""), ("a\r\nb\r\n", "a\r\nb\r\n")] {
            let mut text = old.to_owned();
            for edit in between(old, new).iter().rev() {
                text.replace_range(edit.span.range(), &edit.text);
            }
            assert_eq!(text, new);
        }
    }
}
