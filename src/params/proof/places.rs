//! Where a parameter may stand: what may be absent, and what may hold line breaks.

use super::Proof;
use super::param::{line_breaks, optional_in_text};
use super::uses::{Stand, Term, Use};
use crate::diagnostic::{Diagnostic, Path, Step};
use crate::limits::Role;
use crate::params::declaration::Type;
use crate::text::Words;
use crate::text::phrase::say;

pub(super) fn judge(text: &Use<'_>, proof: &mut Proof<'_>) {
    for term in &text.terms {
        if term.declaration.optional && !may_be_absent(text) {
            let finding = absent(text, term, proof);
            proof.tell_once(term.slot, finding);
        }
        let multiline = matches!(term.declaration.of, Type::Text { multiline: true, .. });
        let has_lines = matches!(text.stand, Stand::Text(limit, _) if limit.role == Role::Body);
        if multiline && !has_lines {
            let name = term.slot.name(proof.params());
            let message =
                say!("`{name}` may hold line breaks, here is one line", "`{name}` 可以换行，而此处只能有一行");
            let finding = Diagnostic::new(&line_breaks::RULE, text.path.clone(), message)
                .written_part(term.first.written)
                .help(ONE_LINE);
            proof.tell_once(term.slot, finding);
        }
    }
}

const ONE_LINE: Words = Words::new(
    "declare it without `multiline: true`, or write a parameter of one line here",
    "声明时去掉 `multiline: true`，或在此处改用单行的参数",
);

fn absent(text: &Use<'_>, term: &Term<'_>, proof: &Proof<'_>) -> Diagnostic {
    let name = term.slot.name(proof.params());
    let message = if text.pieces.only_hole().is_some() {
        say!("`{name}` may be absent, and this may not", "`{name}` 可以省略，而此处不能省略")
    } else {
        say!("`{name}` may be absent in the middle of a text", "`{name}` 可以省略，而它在一段文本中间")
    };
    Diagnostic::new(&optional_in_text::RULE, text.path.clone(), message)
        .written_part(term.first.written)
        .help(instead(text, term))
}

/// What does instead of a value that may be absent.
fn instead(text: &Use<'_>, term: &Term<'_>) -> Words {
    let may_be_empty = matches!(term.declaration.of, Type::Text { .. } | Type::Digits { .. })
        && term.declaration.one_of.is_empty()
        && text.pieces.only_hole().is_none();
    match (text.stand, text.path.0.first()) {
        (Stand::Recipient, _) => RECEIVER,
        (_, Some(Step::Field("template"))) => COUNTED,
        (Stand::Text(..), _) if may_be_empty && is_optional(&text.path) => ALONE,
        (Stand::Text(..), _) if may_be_empty => EMPTY,
        _ => DEFAULT,
    }
}

const RECEIVER: Words =
    Words::new("remove `optional`: a message goes to somebody", "删除 `optional`：消息必须有收信人");
const COUNTED: Words = Words::new(
    "declare a `default` instead of `optional`: the parts of a template are counted, so none is left out",
    "把 `optional` 改为 `default`：模板的各部分数量固定，不能省略",
);
const DEFAULT: Words = Words::new(
    "declare a `default` instead of `optional`; what may be left out is a whole footer, header, row's description or card's body",
    "把 `optional` 改为 `default`；可以省略的只有整个页脚、标头、行描述或图卡正文",
);
const ALONE: Words = Words::new(
    "write the hole alone, so that the whole part is left out with it, and let the sender join the words; or declare `min_chars: 0` and `default: \"\"` instead of `optional`",
    "此处只写这个参数，整个部分就会随之省略，其他文字由发送方先合并；或把 `optional` 改为 `min_chars: 0` 和 `default: \"\"`",
);
const EMPTY: Words = Words::new(
    "declare a `default` instead of `optional`; for nothing at all, `min_chars: 0` and `default: \"\"`; words that go with the value, the sender joins first",
    "把 `optional` 改为 `default`；允许为空时写 `min_chars: 0` 和 `default: \"\"`；与值一起出现的文字，由发送方先合并",
);

/// Whether a hole is the whole of a part that a message may lack.
fn may_be_absent(text: &Use<'_>) -> bool {
    text.pieces.only_hole().is_some() && is_optional(&text.path)
}

/// Whether a message may lack the part at a path, or one around it. What a template takes is counted, so it lacks none.
fn is_optional(Path(steps): &Path) -> bool {
    matches!(
        steps[..],
        [Step::Field("cta_url" | "list" | "button"), Step::Field("header" | "footer"), ..]
            | [Step::Field("list"), .., Step::Field("description")]
            | [Step::Field("carousel"), Step::Field("cards"), Step::Index(_), Step::Field("body")]
    )
}
