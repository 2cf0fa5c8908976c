//! What can be done about findings: mend them, or say that they may stay.

use super::View;
use crate::diagnostic::{Diagnostic, Edit, Place, Severity};
use crate::judge::Compiled;
use crate::text::phrase::say;
use crate::text::{Language, Phrase, Source, Span, Words};
use crate::tree::Syntax;

/// What an author writes over.
const REASON: Words = Words::new("why", "原因");

/// Bytes of text that are read to try out comments. Those that are left then are not offered.
const TRYING: usize = 4 << 20;

/// Something that can be done about one finding.
///
/// ```
/// use waml::ide::View;
/// use waml::{Compiler, Language, Shape, Source, Span, Syntax};
///
/// let source = Source::new("hello.waml.yaml", "txt: Hello!\n");
/// let compiler = Compiler::new();
/// let compiled = compiler.compile(&source, Shape::Definition, Syntax::Yaml);
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// let actions = view.actions(&compiled, Span::new(0, 3), Language::English);
/// assert_eq!((actions[0].finding, &*actions[0].edits[0].text), (0, "text"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Action {
    /// What it does, as a phrase.
    pub title: Phrase,
    /// The number of its finding among all.
    pub finding: usize,
    /// Whether it surely does what the author wants.
    pub is_preferred: bool,
    /// The changes, in source order, none overlapping another.
    pub edits: Vec<Edit>,
    /// Where the author has to say why, in the text with the changes made.
    pub reason: Option<Span>,
}

impl View<'_> {
    /// What can be done about the findings that touch some bytes; `compiled` is what came of the text, and `language`
    /// that of the words that the author writes over. Every change was tried out.
    pub fn actions(&self, compiled: &Compiled, bytes: Span, language: Language) -> Vec<Action> {
        let touching = compiled.findings.iter().enumerate().filter(|(_, finding)| touches(finding, bytes));
        let mut room = TRYING;
        let mut actions = Vec::new();
        for (number, finding) in touching {
            actions.extend(mend(number, finding));
            actions.extend(self.allow(number, finding, compiled, language, &mut room));
        }
        actions
    }

    /// A comment that lets a warning stay, with a place for the reason.
    fn allow(
        &self,
        number: usize,
        finding: &Diagnostic,
        compiled: &Compiled,
        language: Language,
        room: &mut usize,
    ) -> Option<Action> {
        if finding.severity == Severity::Error || self.syntax == Syntax::Json || self.tree.is_json() {
            return None;
        }
        let start = place(finding)?.start;
        let around = self.tree.places().text_around(start as usize);
        // Inside a text of several lines a comment would be text: it stands above the key.
        let key = self.tree.all_entries().iter().find(|entry| Some(self.tree.node(entry.value).span.start) == around);
        let lines = [Some(start), key.map(|entry| entry.key_span.start)];
        lines.into_iter().flatten().find_map(|at| {
            let (edit, reason) = self.comment(finding.code, at as usize, language);
            let code = finding.code;
            let title = say!("allow {code} here", "在此处豁免 {code}");
            let action =
                Action { title, finding: number, is_preferred: false, edits: vec![edit], reason: Some(reason) };
            *room = room.checked_sub(self.source.text().len())?;
            self.silences(&action, compiled).then_some(action)
        })
    }

    /// A comment in a line of its own above a place, and where its reason stands then.
    fn comment(&self, code: &str, at: usize, language: Language) -> (Edit, Span) {
        let line = self.source.line_at(at);
        let (start, text) = (self.source.written_from(line), self.source.line(line));
        let text = &text[start - self.source.line_start(line)..];
        let indent = &text[..text.len() - text.trim_start_matches(' ').len()];
        let line_break = if self.source.text().contains("\r\n") { "\r\n" } else { "\n" };
        let reason = REASON.say(language);
        let before = format!("{indent}# waml: allow({code}) ");
        let place = start + before.len();
        let span = Span::new(place, place + reason.len());
        (Edit { span: Span::new(start, start), text: format!("{before}{reason}{line_break}") }, span)
    }

    /// Whether one finding less is told with the change, and no other instead.
    fn silences(&self, action: &Action, compiled: &Compiled) -> bool {
        let mut text = self.source.text().to_owned();
        action.edits.iter().rev().for_each(|edit| text.replace_range(edit.span.range(), &edit.text));
        let source = Source::new(self.source.name(), text);
        let changed = self.compiler.compile(&source, self.shape, self.syntax);
        let codes = |compiled: &Compiled| {
            let mut codes: Vec<_> = compiled.findings.iter().map(|finding| finding.code).collect();
            codes.sort_unstable();
            codes
        };
        let (before, after) = (codes(compiled), codes(&changed));
        let allowed = compiled.findings[action.finding].code;
        let others =
            |codes: &[&'static str]| codes.iter().filter(|code| **code != allowed).copied().collect::<Vec<_>>();
        after.len() < before.len() && others(&before) == others(&after)
    }
}

fn mend(number: usize, finding: &Diagnostic) -> Option<Action> {
    let fix = finding.fix.as_ref()?;
    Some(Action {
        title: fix.title.clone(),
        finding: number,
        is_preferred: fix.safe,
        edits: fix.edits.clone(),
        reason: None,
    })
}

fn place(finding: &Diagnostic) -> Option<Span> {
    match finding.primary.place {
        Place::Text { span, .. } => Some(span),
        _ => None,
    }
}

fn touches(finding: &Diagnostic, bytes: Span) -> bool {
    place(finding).is_some_and(|span| span.start <= bytes.end && bytes.start <= span.end)
}
