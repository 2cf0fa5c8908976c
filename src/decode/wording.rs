//! Texts as they are written: what YAML cut off them, quotes that are none, gaps that nobody filled.

use super::cursor::At;
use super::{Cx, Shape, scalar};
use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Severity};
use crate::limits::{self, Role, Unit};
use crate::rules::characters::short;
use crate::rules::{duplicate, hint, shape};
use crate::text::phrase::say;
use crate::text::{Source, Words, visible};
use crate::tree::{Cut, Node, Style, Tree, Value, quoting};
use std::collections::HashSet;

const QUOTE_ALL: Words = Words::new("put the whole text in quotes", "用引号括住整段文本");

impl Cx<'_, '_> {
    /// A text that people read, or that comes back as it was sent; `role` is the part it plays.
    pub(super) fn wording(&mut self, at: &At<'_>, role: Role) -> String {
        let Some(id) = at.node.filter(|_| !self.exhausted()) else { return self.text(at) };
        let node = self.tree.node(id);
        if node.style == Style::Plain {
            match self.tree.cut(id).copied().filter(|_| role != Role::Name) {
                Some(cut) if matches!(node.value, Value::Null | Value::Bool(_) | Value::Number(_)) => {
                    self.not_a_cut_string(at, cut);
                    return String::new();
                }
                Some(_) => _ = self.tell_cut(at),
                None => self.tell_quotes(at, node),
            }
        }
        self.text(at)
    }

    /// Tells a text that a comment cuts. Returns whether there is one.
    pub(super) fn tell_cut(&mut self, at: &At<'_>) -> bool {
        let Some(id) = at.node.filter(|id| matches!(self.tree.node(*id).value, Value::String(_))) else { return false };
        let Some(cut) = self.tree.cut(id) else { return false };
        // Where it is written, the fix is told; it would be the same a thousand times.
        let is_alias = at.aliases().next().is_some();
        let lost = visible(short(self.source.slice(cut.lost)));
        let message = say!("`{lost}` is a comment and no part of the text", "`{lost}` 是注释，不属于文本");
        let help = say!(
            "{quote_all}; if it is a comment, write a blank behind its `#`",
            "{quote_all}；如果确实是注释，在 `#` 后加一个空格";
            quote_all = QUOTE_ALL
        );
        let finding = Diagnostic::in_text(&hint::cut_by_comment::RULE, at.pointer(), cut.lost, message)
            .label(Words::new("a blank and `#` begin a comment", "空白字符后的 `#` 是注释的开头"))
            .help(help)
            .fix((!is_alias).then(|| cut.fix(self.source)).flatten());
        self.tell(at, finding);
        true
    }

    /// Refuses what a comment leaves of a text, where that is none.
    fn not_a_cut_string(&mut self, at: &At<'_>, cut: Cut) {
        let Some(node) = self.enter(at) else { return };
        let message = scalar::text_belongs(node);
        let finding = Diagnostic::in_text(&shape::not_a_string::RULE, at.pointer(), cut.lost, message)
            .label(Words::new("a comment", "注释"))
            .help(say!("`#` begins a comment: {quote_all}", "`#` 之后是注释：{quote_all}"; quote_all = QUOTE_ALL))
            .fix(cut.fix(self.source));
        self.refuse(at, finding);
    }

    /// Tells quotes around a text that only look like those of YAML.
    fn tell_quotes(&mut self, at: &At<'_>, node: &Node<'_>) {
        const PAIRS: [(char, char); 10] = [
            ('“', '”'),
            ('„', '“'),
            ('‘', '’'),
            ('”', '”'),
            ('’', '’'),
            ('＂', '＂'),
            ('＇', '＇'),
            ('“', '"'),
            ('„', '"'),
            ('＂', '"'),
        ];
        let Value::String(text) = &node.value else { return };
        let Some(first) = text.chars().next().filter(|first| !first.is_ascii()) else { return };
        let inside = |&(open, close): &(char, char)| text.strip_prefix(open)?.strip_suffix(close);
        let Some((pair, inside)) =
            PAIRS.iter().filter(|(open, _)| *open == first).find_map(|pair| Some((pair, inside(pair)?)))
        else {
            return;
        };
        if inside.is_empty() || inside.contains(['“', '”', '„', '‘', '’', '＂', '＇']) {
            return;
        }
        let (open, close) = pair;
        if *close == '"' && inside.contains('"') {
            return;
        }
        let message = say!(
            "the quotes {open}…{close} around the text are sent as a part of it",
            "文本两端的引号{open}…{close}会随文本一起发送"
        );
        let straight = inside.replace('\\', "\\\\").replace('"', "\\\"");
        let one_line = !self.source.slice(node.span).contains('\n');
        let finding = self
            .finding(&hint::typographic_quotes::RULE, at, message)
            .label(Words::new("typographic quotes", "不是半角引号"))
            .help(Words::new(
                "write straight quotes: \"…\"; if they belong to the text, put straight ones around them",
                "换成半角双引号：\"…\"；如果引号属于文本，在外面再加半角双引号",
            ))
            .fix((one_line && at.aliases().next().is_none()).then(|| Fix {
                title: Words::new("write straight quotes", "换成半角双引号").into(),
                safe: false,
                edits: vec![Edit { span: node.span, text: format!("\"{straight}\"") }],
            }));
        self.tell(at, finding);
    }

    /// Tells a gap in a payload's text that was to be filled before it is sent.
    pub(super) fn tell_unfilled(&mut self, at: &At<'_>, text: &str) {
        let (Shape::Payload, Some(id)) = (self.shape, at.node) else { return };
        let Some(gap) = hint::unfilled::first(text) else { return };
        let shown = short(&text[gap.clone()]);
        let message = say!("`{shown}` is sent as it stands, nothing fills it", "`{shown}` 没有填入内容，会原样发送");
        let mut finding = self
            .finding(&hint::unfilled::RULE, at, message)
            .label(Words::new("a gap", "待填的空位"))
            .help(Words::new("fill the gap before the payload is sent", "发送请求 Payload 之前填入内容"));
        if let Place::Text { span, .. } = &mut finding.primary.place {
            *span = self.part(id, gap);
        }
        self.tell(at, finding);
    }
}

/// The findings of a document, with one for each mistake: what a comment cut off is named where it makes
/// two texts equal, and a text that is refused is not hinted at.
pub(super) fn settled(findings: Vec<Diagnostic>, source: &Source, tree: &Tree<'_>) -> Vec<Diagnostic> {
    let findings = if tree.has_cuts() { with_cuts_named(findings, source, tree) } else { findings };
    let yields = |finding: &Diagnostic| finding.is_of(&[&hint::typographic_quotes::RULE, &hint::unfilled::RULE]);
    if !findings.iter().any(yields) {
        return findings;
    }
    let about_words = |finding: &&Diagnostic| finding.severity == Severity::Error && !is_about_length(finding);
    let refused: HashSet<String> = findings.iter().filter(about_words).filter_map(pointer).collect();
    let stays = |finding: &Diagnostic| !yields(finding) || pointer(finding).is_none_or(|at| !refused.contains(&at));
    findings.into_iter().filter(stays).collect()
}

/// Whether a finding says how long a text is, and nothing about its words.
fn is_about_length(finding: &Diagnostic) -> bool {
    let limit = limits::find(finding.code);
    limit.is_some_and(|limit| matches!(limit.unit, Unit::Characters | Unit::Bytes | Unit::Digits | Unit::LineBreaks))
}

fn pointer(finding: &Diagnostic) -> Option<String> {
    match &finding.primary.place {
        Place::Text { pointer, .. } => Some(pointer.clone()),
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => None,
    }
}

fn with_cuts_named(mut findings: Vec<Diagnostic>, source: &Source, tree: &Tree<'_>) -> Vec<Diagnostic> {
    let mut named = HashSet::new();
    for finding in findings.iter_mut().filter(|finding| finding.is_of(duplicate::RULES)) {
        let places = std::iter::once(&finding.primary).chain(finding.related.first()).map(|label| &label.place);
        let spans = places.filter_map(|place| match place {
            Place::Text { span, .. } => Some(*span),
            Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => None,
        });
        let parties: Vec<_> = spans.map(|span| (source.slice(span), tree.cut_at(span))).collect();
        let whole = |&(text, cut): &(_, Option<&Cut>)| (text, cut.map(|cut| source.slice(cut.lost)));
        if let [one, other] = &parties[..]
            && whole(one) == whole(other)
        {
            continue;
        }
        let cuts: Vec<_> = parties.into_iter().filter_map(|(_, cut)| cut).collect();
        if cuts.is_empty() {
            continue;
        }
        finding.help = Some(say!(
            "a blank and `#` begin a comment, so the text ends there: {quote_all}",
            "空白字符后的 `#` 是注释的开头，文本到此为止：{quote_all}";
            quote_all = QUOTE_ALL
        ));
        let fresh = cuts.iter().filter(|cut| named.insert(cut.lost.start));
        let edits: Option<Vec<Edit>> = fresh.map(|cut| cut.edit(source)).collect();
        finding.fix = edits.filter(|edits| !edits.is_empty()).map(|mut edits| {
            edits.sort_by_key(|edit| edit.span);
            quoting(edits)
        });
    }
    let is_named = |finding: &Diagnostic| match &finding.primary.place {
        Place::Text { span, .. } => finding.is_of(&[&hint::cut_by_comment::RULE]) && named.contains(&span.start),
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => false,
    };
    findings.retain(|finding| !is_named(finding));
    findings
}
