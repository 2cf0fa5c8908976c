//! A question about an open text, with what answers it.

use crate::lsp::file::File;
use crate::lsp::state::State;
use crate::lsp::wishes::Wishes;
use crate::project::files::{Opened, ProjectReader};
use lsp_types::{Position, Range, Uri};
use waml::Span;
use waml::ide::View;

/// An open text of messages, and what answers questions about it.
pub(super) struct Asked<'a> {
    pub(super) file: &'a File,
    pub(super) opened: &'a Opened,
    pub(super) wishes: &'a Wishes,
    pub(super) project: &'a ProjectReader,
    pub(super) view: View<'a>,
}

impl Asked<'_> {
    pub(super) fn offset(&self, at: Position) -> usize {
        self.file.text.offset(at)
    }

    pub(super) fn range(&self, span: Span) -> Range {
        self.file.text.range(span)
    }
}

/// Asks something about an open text; `None` where none is open under the address that holds messages.
pub(super) fn asked<T>(state: &mut State, uri: &Uri, ask: impl FnOnce(&Asked<'_>) -> T) -> Option<T> {
    state.file(uri);
    let State { files, project, wishes, .. } = &*state;
    let file = files.get(uri.as_str())?;
    let opened = file.messages()?;
    Some(project.asking(&opened.source, |compiler, shape, syntax| {
        let view = View::new(compiler, &opened.source, shape, syntax);
        ask(&Asked { file, opened, wishes, project, view })
    }))
}
