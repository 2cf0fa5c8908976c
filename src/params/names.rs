//! Names of parameters, and of the fields of their items.

use crate::text::phrase::say;
use crate::text::placeholder::is_name;
use crate::text::{Phrase, visible};

/// The most characters of a parameter's name.
pub const LONGEST_NAME: usize = 40;

/// Names that no parameter has, since they mean something else.
pub(crate) const TAKEN: [&str; 4] = ["item", "to", "definition", "row"];

/// Why nothing that is declared can be called so; a parameter's name is held to more than that of a field.
pub(crate) fn fault(name: &str, of_param: bool) -> Option<Phrase> {
    let shown = visible(name);
    if !is_name(name) {
        return Some(say!(
            "`{shown}` is no name, names are `[a-z][a-z0-9_]*`",
            "`{shown}` 不能作参数名，参数名的形式为 `[a-z][a-z0-9_]*`"
        ));
    }
    let count = name.len();
    if of_param && count > LONGEST_NAME {
        return Some(say!(
            "the name has {count} characters, at most {LONGEST_NAME}",
            "参数名有 {count} 个字符，最多 {LONGEST_NAME} 个"
        ));
    }
    (of_param && TAKEN.contains(&name)).then(|| say!("the name `{name}` is taken", "参数名 `{name}` 已有他用"))
}
