//! What is said about a mistake in the signs of a text.

use super::chars::{Sign, confusable};
use super::{Kind, Slip, Suspect};
use crate::diagnostic::Rule;
use crate::rules::characters::short as shown;
use crate::rules::syntax;

/// The words of one finding.
pub(super) struct Words {
    pub(super) rule: &'static Rule,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: String,
    pub(super) title: String,
    pub(super) safe: bool,
}

/// What is said about a mistake.
pub(super) fn of(suspect: &Suspect, text: &str) -> Words {
    let first = &suspect.slips[0];
    let seen = text[first.span.range()].chars().next().unwrap_or(' ');
    match suspect.kind {
        Kind::Sign => sign(seen, first, suspect.slips.len() - 1),
        Kind::Space => space(seen, first, text),
        Kind::Indent => indent(seen),
        Kind::Braces => braces(first, text),
        Kind::Colon => colon(&text[first.span.range()]),
        Kind::Comma => comma(&text[first.span.range()]),
        Kind::Quote => quote(seen, suspect.slips.len() - 1),
        Kind::Align => align(first),
        Kind::Line | Kind::Fence => line(&text[first.span.range()]),
        Kind::Block => Words {
            rule: &syntax::yaml::RULE,
            message: "a line of the text is indented less than the line above it".to_owned(),
            label: "ends the text".to_owned(),
            help: "indent it like the line above".to_owned(),
            title: "indent it like the line above".into(),
            safe: false,
        },
    }
}

/// What is said at a further place of the same mistake.
pub(super) fn also(slip: &Slip, text: &str) -> String {
    let seen = text[slip.span.range()].chars().next().unwrap_or(' ');
    match (slip.kind, confusable(seen)) {
        (Kind::Sign, Some(found)) => found.name.to_owned(),
        _ => "here, too".to_owned(),
    }
}

fn sign(seen: char, slip: &Slip, others: usize) -> Words {
    let means = slip.edits.first().and_then(|edit| edit.text.trim_start().chars().next()).unwrap_or(' ');
    let (named, label, is_quote) = match confusable(seen) {
        Some(found) => (found.named(), found.name.to_owned(), found.sign == Sign::Quote),
        None => (format!("`{seen}`"), format!("`{seen}`"), false),
    };
    let sign = if means == ' ' { "a space".to_owned() } else { format!("`{means}`") };
    let more = match others {
        0 => String::new(),
        1 => ", and one more like it".to_owned(),
        more => format!(", and {more} more like it"),
    };
    let signs = if others == 0 { sign.clone() } else { "the ASCII signs".to_owned() };
    Words {
        rule: &syntax::confusable::RULE,
        message: format!("{named} in the place of {sign}{more}"),
        label,
        help: format!("write {signs}; inside texts such characters are right"),
        title: format!("write {signs}"),
        // What becomes a comment is not sent.
        safe: !is_quote && means != '#',
    }
}

fn colon(key: &str) -> Words {
    Words {
        rule: &syntax::yaml::RULE,
        message: format!("a colon is missing behind `{key}`"),
        label: "a key without its colon".to_owned(),
        help: format!("write `{key}:`"),
        title: "write the colon".into(),
        safe: true,
    }
}

fn comma(key: &str) -> Words {
    Words {
        rule: &syntax::yaml::RULE,
        message: format!("a comma is missing in front of `{key}`"),
        label: "the next key".to_owned(),
        help: format!("write `, {key}: …`"),
        title: "write the comma".to_owned(),
        safe: false,
    }
}

fn quote(seen: char, others: usize) -> Words {
    let named =
        confusable(seen).map_or_else(|| format!("`{seen}` quotes"), |found| format!("{}s `{seen}`", found.name));
    let more = if others == 0 { String::new() } else { format!(", and {others} more like it") };
    Words {
        rule: &syntax::json::RULE,
        message: format!("a string in {named}{more}"),
        label: "a string in other quotes".to_owned(),
        help: "JSON strings stand in double quotes: \"…\"".to_owned(),
        title: "write double quotes".to_owned(),
        safe: false,
    }
}

fn align(slip: &Slip) -> Words {
    let edit = slip.edits.first();
    let (found, meant) = edit.map_or((0, 0), |edit| (edit.span.range().len(), edit.text.len()));
    let count = |spaces: usize| if spaces == 1 { "1 space".to_owned() } else { format!("{spaces} spaces") };
    let label = if found > meant {
        format!("{} too many", count(found - meant))
    } else {
        format!("{} too few", count(meant - found))
    };
    Words {
        rule: &syntax::yaml::RULE,
        message: "this line does not fit the indentation above it".to_owned(),
        label,
        help: format!("indent it with {}, as the lines that it belongs beside", count(meant)),
        title: "indent it as the lines beside it".to_owned(),
        safe: false,
    }
}

fn line(seen: &str) -> Words {
    let (message, label, help) = match seen {
        "//" => ("`//` begins no comment in YAML", "no comment", "write `#`"),
        seen if seen.starts_with('-') => {
            ("three dashes separate messages, neither more nor fewer", "no separator", "write `---`")
        }
        _ => ("a line of Markdown, which is no YAML", "not a part of the message", "delete the line"),
    };
    Words {
        rule: &syntax::yaml::RULE,
        message: message.to_owned(),
        label: label.to_owned(),
        help: help.to_owned(),
        title: help.to_owned(),
        safe: false,
    }
}

fn space(seen: char, slip: &Slip, text: &str) -> Words {
    let name = if seen == '-' { "dash" } else { "colon" };
    let line = text[..slip.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line..slip.span.end as usize].trim_start_matches([' ', '-']);
    let key = before.rsplit([' ', ',', '{', '[']).next().unwrap_or(before);
    let shown = if seen == '-' { "- …".to_owned() } else { format!("{key} …") };
    // What YAML takes for an anchor, an alias or a tag then may have been meant as it stands.
    let taken = slip.edits.first().is_some_and(|edit| text[edit.span.end as usize..].starts_with(['&', '*', '!']));
    Words {
        rule: &syntax::missing_space::RULE,
        message: format!("a space is missing behind `{seen}`"),
        label: format!("a space belongs behind this {name}"),
        help: format!("write `{shown}`"),
        title: format!("write a space behind the {name}"),
        safe: !taken,
    }
}

fn indent(seen: char) -> Words {
    let (rule, named, label) = match confusable(seen) {
        Some(found) => (&syntax::confusable::RULE, format!("{} indents", found.named()), found.name),
        None => (&syntax::yaml::RULE, "a tab indents".to_owned(), "tab"),
    };
    Words {
        rule,
        message: format!("{named} this line; YAML is indented with spaces only"),
        label: label.to_owned(),
        help: format!("replace the {label} by spaces"),
        title: "indent with spaces".into(),
        safe: true,
    }
}

fn braces(slip: &Slip, text: &str) -> Words {
    let object = match &slip.edits[..] {
        [open, .., close] => &text[open.span.start as usize..close.span.start as usize],
        _ => "",
    };
    let more = if shown(object) == object { "" } else { "…" };
    let object = shown(object);
    Words {
        rule: &syntax::yaml::RULE,
        message: "an object on one line needs braces".to_owned(),
        label: "second key on this line".to_owned(),
        help: format!("write `{{{object}{more}}}`, or each key on a line of its own"),
        title: "put the object in braces".into(),
        safe: false,
    }
}
