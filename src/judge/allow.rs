//! Silencing warnings: `# waml: allow(CODE) reason`, above a line or at its end.
//!
//! A comment reaches the findings of one line, and of the text that begins there. Errors cannot be
//! silenced, since no comment makes the API take the message.

use crate::diagnostic::{Diagnostic, Label, Place, Rule, Severity};
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, allow};
use crate::text::phrase::say;
use crate::text::suggest::nearest;
use crate::text::{Phrase, Source, Span, budget, visible};
use crate::tree::{Places, Tree};
use std::collections::HashMap;

const MARK: &str = "waml:";
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What there is to say about a text once its comments are heard.
pub(crate) struct Heard {
    /// The findings that no comment silences, and what is wrong with the comments.
    pub(crate) findings: Vec<Diagnostic>,
    /// Findings about comments beyond those that are told of one text.
    pub(crate) omitted: usize,
    /// Whether an error was found in a comment.
    pub(crate) refused: bool,
}

/// Silences what comments allow, and tells what is wrong with the comments. Where findings are not
/// `all` there are, nobody knows which comments silence nothing.
pub(crate) fn apply(source: &Source, tree: &Tree<'_>, findings: Vec<Diagnostic>, all: bool, options: Options) -> Heard {
    if !source.text().contains(MARK) {
        return Heard { findings, omitted: 0, refused: false };
    }
    let places = tree.places();
    let mut reader = AllowReader::new(source, &places);
    comments(source.text(), &places).for_each(|comment| reader.read(comment));
    let AllowReader { mut allowances, told, .. } = reader;
    let mut kept: Vec<_> =
        findings.into_iter().filter(|finding| !allowances.silence(finding, source, &places)).collect();
    let unused = if all { allowances.unused(options) } else { Told::default() };
    kept.extend(unused.findings);
    kept.extend(told.findings);
    Heard { findings: kept, omitted: unused.omitted + told.omitted, refused: told.refused }
}

/// Our comments: a `#` that begins a word outside of every text, up to the next or the line's end.
fn comments(text: &str, places: &Places) -> impl Iterator<Item = Span> {
    let marks = text.match_indices('#').map(|(at, _)| at);
    let ours = marks
        .filter(|at| text[at + 1..].trim_start_matches([' ', '\t']).starts_with(MARK))
        .filter(|at| begins_word(text, *at))
        .filter(|at| places.around(*at).is_none());
    let mut ours = ours.peekable();
    std::iter::from_fn(move || {
        let start = ours.next()?;
        let rest = &text[start..ours.peek().copied().unwrap_or(text.len())];
        let line = rest.split(['\n', '\r']).next().unwrap_or(rest);
        Some(Span::new(start, start + line.trim_end().len()))
    })
}

/// Whether nothing but a byte order mark, which is no part of the first line, or white space stands in
/// front of a place.
fn begins_word(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before == BYTE_ORDER_MARK || before.chars().next_back().is_none_or(char::is_whitespace)
}

/// Reads comments, in source order.
struct AllowReader<'s> {
    source: &'s Source,
    places: &'s Places,
    allowances: Allowances,
    told: Told,
    /// The latest line that was asked about, and whether a comment is all it has.
    own: (usize, bool),
    /// The latest line that a comment above it speaks about.
    next: usize,
}

impl<'s> AllowReader<'s> {
    fn new(source: &'s Source, places: &'s Places) -> Self {
        Self { source, places, allowances: Allowances::default(), told: Told::default(), own: (0, false), next: 0 }
    }

    fn read(&mut self, comment: Span) {
        let text = self.source.slice(comment);
        let said = text.split_once(MARK).map_or("", |(_, said)| said.trim_start());
        let Some((codes, reason)) = said.strip_prefix("allow(").and_then(|rest| rest.split_once(')')) else {
            self.told.tell(&allow::malformed::RULE, comment, |found| {
                found(say!("a comment for waml that says nothing it knows", "写给 waml 的注释无法识别"))
                    .help(say!("write `# waml: allow(CODE) reason`", "写成 `# waml: allow(CODE) reason`"))
            });
            return;
        };
        if reason.trim().is_empty() {
            self.told.tell(&allow::no_reason::RULE, comment, |found| {
                found(say!("an allowance without a reason", "豁免注释没有写原因")).help(say!(
                    "say behind the bracket why the warning is all right here",
                    "在括号后写明此处为何可以保留该警告"
                ))
            });
        }
        let line = self.line_spoken_of(comment);
        for code in codes.split(',').map(str::trim) {
            let start = comment.start as usize + (code.as_ptr() as usize - text.as_ptr() as usize);
            let span = Span::new(start, start + code.len());
            if let Some(rule) = self.told.rule(code, span) {
                self.allowances.add(rule, span, line, self.source, self.places);
            }
        }
    }

    /// The line that a comment speaks about: its own, or, where it stands alone, the next that says
    /// something.
    fn line_spoken_of(&mut self, comment: Span) -> Option<usize> {
        let own = self.source.line_at(comment.start as usize);
        if self.own.0 != own {
            let line = self.source.line(own).trim_start_matches(BYTE_ORDER_MARK);
            self.own = (own, line.trim_start().starts_with('#'));
        }
        let (_, alone) = self.own;
        if !alone {
            return Some(own);
        }
        // What an earlier comment found below this one is the answer for both.
        if self.next <= own {
            let speaks = |line: &usize| {
                let text = self.source.line(*line).trim_start();
                !text.is_empty() && !text.starts_with('#')
            };
            let last = self.source.line_at(self.source.text().len());
            self.next = (own + 1..=last).find(speaks).unwrap_or(usize::MAX);
        }
        (self.next != usize::MAX).then_some(self.next)
    }
}

/// A code in a comment.
struct Allowance {
    rule: &'static Rule,
    span: Span,
    used: bool,
}

/// The codes that comments allow, and what they reach.
#[derive(Default)]
struct Allowances {
    list: Vec<Allowance>,
    /// The first allowance of a code for a line.
    lines: HashMap<(&'static str, usize), usize>,
    /// The first allowance of a code for the text that begins at an offset.
    texts: HashMap<(&'static str, u32), usize>,
}

impl Allowances {
    fn add(&mut self, rule: &'static Rule, span: Span, line: Option<usize>, source: &Source, places: &Places) {
        let number = self.list.len();
        self.list.push(Allowance { rule, span, used: false });
        let Some(line) = line else { return };
        if *self.lines.entry((rule.code, line)).or_insert(number) != number {
            return;
        }
        let start = source.line_start(line);
        for text in places.texts_beginning_in(Span::new(start, start + source.line(line).len())) {
            self.texts.entry((rule.code, text.start)).or_insert(number);
        }
    }

    /// Whether a comment allows the finding; the first that does is used then.
    fn silence(&mut self, finding: &Diagnostic, source: &Source, places: &Places) -> bool {
        if finding.severity == Severity::Error {
            return false;
        }
        // What is wrong with a parameter is wrong with its declaration as well.
        let also: &[Label] = if finding.code.starts_with("param/") { &finding.related } else { &[] };
        let starts = std::iter::once(&finding.primary).chain(also).filter_map(|label| match &label.place {
            Place::Text { span, .. } => Some(span.start as usize),
            _ => None,
        });
        let reaching = starts.flat_map(|start| {
            let by_line = self.lines.get(&(finding.code, source.line_at(start)));
            let by_text = places.text_around(start).and_then(|text| self.texts.get(&(finding.code, text)));
            by_line.into_iter().chain(by_text)
        });
        let Some(&first) = reaching.min() else { return false };
        self.list[first].used = true;
        true
    }

    /// What silences nothing.
    fn unused(&self, options: Options) -> Told {
        // Whether a hint that was not asked for is there, nobody knows.
        // Nor, of a file behind a link, whether it was looked at.
        let asked = |rule: &Rule| Wanted::all(options).wants(rule) && !rule.is_about_files();
        let mut told = Told::default();
        for Allowance { rule, span, .. } in self.list.iter().filter(|one| !one.used && asked(one.rule)) {
            let code = rule.code;
            told.tell(&allow::unused::RULE, *span, |found| {
                found(say!("nothing to allow: no `{code}` here", "豁免注释没有起作用：此处没有 `{code}`"))
                    .label(say!("silences nothing", "没有起作用"))
                    .help(say!(
                        "delete the comment, or put it above the line or at its end",
                        "删除注释，或移到相应行的上方或行尾"
                    ))
            });
        }
        told
    }
}

/// Findings about comments, told in source order: of one text no more than so many are shown, so
/// the others are only counted.
#[derive(Default)]
struct Told {
    findings: Vec<Diagnostic>,
    omitted: usize,
    refused: bool,
}

impl Told {
    fn tell(&mut self, rule: &Rule, span: Span, make: impl FnOnce(&dyn Fn(Phrase) -> Diagnostic) -> Diagnostic) {
        self.refused |= rule.severity == Severity::Error;
        if self.findings.len() < budget::FINDINGS {
            self.findings.push(make(&|message| Diagnostic::in_text(rule, String::new(), span, message)));
        } else {
            self.omitted += 1;
        }
    }

    /// The rule of a code that may be allowed; what else it is, is told.
    fn rule(&mut self, code: &str, span: Span) -> Option<&'static Rule> {
        let Some(rule) = rules::find(code) else {
            self.tell(&allow::unknown_code::RULE, span, |found| {
                let shown = visible(code);
                let unknown = found(say!("no rule is called `{shown}`", "没有名为 `{shown}` 的规则"));
                match nearest(code, rules::all().map(|rule| rule.code)) {
                    Some(near) => unknown.did_you_mean(near),
                    None => unknown.help(say!("`waml explain` lists all codes", "`waml explain` 会列出所有代码")),
                }
            });
            return None;
        };
        if rule.severity == Severity::Error {
            self.tell(&allow::error::RULE, span, |found| {
                found(say!("`{code}` is an error, only warnings can be allowed", "`{code}` 是错误，只有警告可以豁免"))
                    .help(say!(
                        "mend the message: it would be refused with the comment as well",
                        "修改消息：即使有此注释，消息仍会被拒绝"
                    ))
            });
            return None;
        }
        Some(rule)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::budget;
    use crate::{Options, Shape, Source, Syntax, compile};

    /// The codes and lines of what is said about a definition, and how much was left out.
    fn said(text: &str) -> (Vec<(&'static str, usize)>, usize) {
        let source = Source::new("a.waml.yaml", text);
        let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
        let line = |finding: &crate::diagnostic::Diagnostic| match &finding.primary.place {
            crate::diagnostic::Place::Text { span, .. } => source.line_at(span.start as usize),
            _ => 0,
        };
        (compiled.findings.iter().map(|finding| (finding.code, line(finding))).collect(), compiled.omitted)
    }

    const SHOWN: &str = "hint/formatting-shown";

    #[test]
    fn the_first_comment_that_reaches_a_finding_is_used() {
        let footer = "button:\n  body: b\n  replies: [{id: a, title: b}]\n";
        let above = "  # waml: allow(hint/formatting-shown) one\n\n  # waml: allow(hint/formatting-shown) two\n";
        let text = format!("{footer}{above}  footer: '*x*' # waml: allow(hint/formatting-shown) three\n");
        assert_eq!(said(&text), (vec![("allow/unused", 6), ("allow/unused", 7)], 0));
    }

    #[test]
    fn a_comment_reaches_a_text_of_many_lines_by_its_key_and_by_its_alias() {
        let text = "button:\n  body: b\n  replies: [{id: a, title: b}]\n  # waml: allow(hint/formatting-shown) why\n  footer: |\n    a\n    *x*\n";
        assert_eq!(said(text), (vec![], 0));
        assert_eq!(said(&text.replace("# waml", "# vaml")).0, [(SHOWN, 7)]);
    }

    #[test]
    fn a_comment_at_a_declaration_reaches_what_its_holes_do() {
        const COMMENT: &str = "  # waml: allow(param/may-collide) the sender sees to it\n";
        let [a, b] = ["  a: {max_chars: 9, example: x}\n", "  b: {max_chars: 9, example: y}\n"];
        let message = "button: {body: x, replies: [{id: '{{a}}', title: A}, {id: '{{b}}', title: B}]}\n";
        for declared in [[COMMENT, a, b], [a, COMMENT, b]] {
            assert_eq!(said(&format!("params:\n{}{message}", declared.concat())), (vec![], 0));
        }
        assert_eq!(said(&format!("params:\n{a}{b}{message}")).0, [("param/may-collide", 4)]);
        let c = format!("params:\n{a}{b}{COMMENT}  c: {{max_chars: 9, example: z}}\nname: n\n{message}");
        assert_eq!(said(&c).0, [("allow/unused", 4), ("param/unused", 5), ("param/may-collide", 7)]);
    }

    #[test]
    fn comments_on_one_line_are_read_apart() {
        let text = "text: hi # waml: allow(hint/formatting-shown) why # waml: allow(hint/nothing) why # waml: x\n";
        assert_eq!(said(text).0, [("allow/unused", 1), ("allow/unknown-code", 1), ("allow/malformed", 1)]);
    }

    #[test]
    fn what_is_not_told_of_comments_is_counted() {
        let more = 7;
        for comment in ["# waml: x\n", "# waml: allow(hint/formatting-shown) why\n", "# waml: allow(hint/none) why\n"] {
            let (told, omitted) = said(&format!("text: hi\n{}", comment.repeat(budget::FINDINGS + more)));
            assert_eq!((told.len(), omitted), (budget::FINDINGS, more), "{comment}");
        }
        let late =
            format!("text: hi\n{}# waml: x\n", "# waml: allow(hint/formatting-shown)\n".repeat(budget::FINDINGS));
        let source = Source::new("a.waml.yaml", late);
        let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
        assert!(compiled.documents[0].message.is_none(), "the last comment is an error");
    }
}
