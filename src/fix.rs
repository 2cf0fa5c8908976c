//! Applies fixes to a text: byte ranges change, everything else stays as it was.

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::Source;

/// Which fixes are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixes {
    /// Those that surely keep what the author meant.
    Safe,
    /// All.
    All,
}

/// A text after one round of fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many fixes went into it.
    pub count: usize,
}

/// Applies the fixes of some findings about a source, in source order. Of fixes that overlap only
/// the first is applied: check the result again for the others. `None` where nothing is to be
/// done.
///
/// ```
/// use waml::{Fixes, Options, Shape, Source, Syntax, compile, fix};
///
/// let source = Source::new("hello.waml.yaml", "to: 85290000001 # the front desk\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let fixed = fix(&source, &compiled.findings, Fixes::Safe).expect("a number can be quoted");
/// assert_eq!(fixed.text, "to: \"85290000001\" # the front desk\ntext: Hello!\n");
/// ```
pub fn fix(source: &Source, findings: &[Diagnostic], which: Fixes) -> Option<Fixed> {
    let wanted = |fix: &&Fix| fix.safe || which == Fixes::All;
    let mut fixes: Vec<&Fix> = findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(wanted).collect();
    fixes.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span));
    let mut edits: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        if fix.edits.iter().all(|edit| is_free(edit, &edits)) {
            edits.extend(&fix.edits);
            count += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    let text = applied(source.text(), &edits);
    (count > 0 && text != source.text()).then_some(Fixed { text, count })
}

/// Whether an edit touches none of those taken before.
fn is_free(edit: &Edit, taken: &[&Edit]) -> bool {
    taken.iter().all(|other| edit.span.end <= other.span.start || other.span.end <= edit.span.start)
        && taken.iter().all(|other| edit.span != other.span)
}

fn applied(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(&text[from..edit.span.start as usize]);
        out.push_str(&edit.text);
        from = edit.span.end as usize;
    }
    out.push_str(&text[from..]);
    out
}
