//! What can be done about findings.

use crate::lsp::capabilities::{FIX_ALL, REASON};
use crate::lsp::diagnostics::Teller;
use crate::lsp::edits;
use crate::lsp::file::File;
use crate::lsp::state::State;
use crate::lsp::text::Text;
use crate::lsp::wishes::Wishes;
use crate::project::files::{Opened, ProjectReader};
use lsp_types::{CodeAction, CodeActionKind, CodeActionParams, Command, Location};
use serde_json::json;
use waml::ide::{Action, View};
use waml::text::Words;
use waml::{Fixes, Source};

/// Mends, comments that allow, and everything at once, as far as they are asked for.
pub(super) fn actions(state: &mut State, params: &CodeActionParams) -> Vec<CodeAction> {
    state.file(&params.text_document.uri);
    let State { files, project, wishes, .. } = state;
    let Some(file) = files.get(params.text_document.uri.as_str()) else { return Vec::new() };
    let Some(opened) = file.messages() else { return Vec::new() };
    let wanted = |kind: &CodeActionKind| match &params.context.only {
        None => true,
        Some(only) => only.iter().any(|only| is_kind_of(kind, only)),
    };
    let mut found = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let span = file.text.span(params.range);
        let actions = project.asking(&opened.source, |compiler, shape, syntax| {
            View::new(compiler, &opened.source, shape, syntax).actions(&opened.compiled, span, wishes.language)
        });
        let shown = Shown { file, opened, wishes };
        found.extend(actions.iter().map(|action| shown.quick_fix(action)));
    }
    let all = CodeActionKind::from(FIX_ALL);
    // To mend everything takes its time: it is done where that is asked for, or where something is known to be mended.
    let is_asked = params.context.only.is_some();
    let is_safe = |finding: &waml::Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safe);
    if wanted(&all) && (is_asked || opened.compiled.findings.iter().any(is_safe)) {
        found.extend(fix_all(file, opened, project, wishes, all));
    }
    found
}

/// Whether a kind is the one asked for, or below it.
fn is_kind_of(kind: &CodeActionKind, only: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(only.as_str());
    only.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

struct Shown<'a> {
    file: &'a File,
    opened: &'a Opened,
    wishes: &'a Wishes,
}

impl Shown<'_> {
    fn quick_fix(&self, action: &Action) -> CodeAction {
        let teller = Teller { wishes: self.wishes, uri: &self.file.uri, text: &self.file.text };
        let finding = &self.opened.compiled.findings[action.finding];
        CodeAction {
            title: action.title.say(self.wishes.language).to_owned(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![teller.one(finding)]),
            is_preferred: Some(action.is_preferred),
            edit: Some(edits::of_file(self.file, &action.edits, self.wishes)),
            command: self.to_reason(action),
            ..CodeAction::default()
        }
    }

    /// Leads to the place for a reason, where the editor can show one.
    fn to_reason(&self, action: &Action) -> Option<Command> {
        let reason = action.reason.filter(|_| self.wishes.shows)?;
        let mut text = self.file.text.as_str().to_owned();
        for edit in action.edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        let range = Text::new(text, self.wishes.coding).range(reason);
        let place = Location { uri: self.file.uri.clone(), range };
        let title = Words::new("give the reason", "填写原因").say(self.wishes.language).to_owned();
        Some(Command { title, command: REASON.to_owned(), arguments: Some(vec![json!(place)]) })
    }
}

fn fix_all(
    file: &File,
    opened: &Opened,
    project: &ProjectReader,
    wishes: &Wishes,
    kind: CodeActionKind,
) -> Option<CodeAction> {
    let source: &Source = &opened.source;
    let fixed = project.mend(source, Fixes::Safe)?;
    let edits = edits::between(source.text(), &fixed.text);
    let title = Words::new("Mend all that is safe to mend", "修复所有可安全修复的问题");
    Some(CodeAction {
        title: title.say(wishes.language).to_owned(),
        kind: Some(kind),
        edit: Some(edits::of_file(file, &edits, wishes)),
        ..CodeAction::default()
    })
}
