//! What both front ends say.

use crate::text::phrase::say;
use crate::text::{Phrase, Words};

pub(super) const A_LIST: Words = Words::new("a list", "列表");
pub(super) const AN_OBJECT: Words = Words::new("an object", "对象");

pub(super) const CLOSING_QUOTE: Words = Words::new("write the closing quote", "补上右引号");

/// The way out of an escape that is half a character.
pub(super) const WHOLE_CHARACTER: Words =
    Words::new("write the character itself, or both halves of its surrogate pair", "直接写该字符，或写全代理对的两半");

/// The way out of brackets that do not fit each other.
pub(super) const CLOSE_IN_ORDER: Words =
    Words::new("close the brackets in the order they were opened", "按层次闭合括号，里层的先闭合");

/// What is wrong with brackets that do not fit each other.
pub(super) fn closed_by(open: char, close: char) -> Phrase {
    say!("`{open}` is closed by `{close}`", "`{open}` 用 `{close}` 闭合，两者不成对")
}
