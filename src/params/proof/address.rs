//! Addresses: where a value may stand in one, and what media an address leads to.
//!
//! Inside an address values are percent-encoded, so behind its host they cannot break it; what stands before is written
//! out, or the value of a link.

use super::Proof;
use super::characters::put_in_written;
use super::param::link_place;
use super::uses::{Stand, Use, known, shown};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::message::MediaType;
use crate::params::declaration::{Declaration, Type};
use crate::params::pieces::{Hole, Piece, Pieces, encode};
use crate::rules::{self, url};
use crate::text::phrase::say;
use crate::text::{Phrase, Words, visible};

pub(super) fn judge(text: &Use<'_>, proof: &mut Proof<'_>) {
    let media = match text.stand {
        Stand::Address => None,
        Stand::Media(media) => Some(media),
        Stand::Text(..) | Stand::Recipient => return,
    };
    let first = match text.pieces.iter().next() {
        Some(Piece::Hole(hole)) => Some(hole),
        _ => None,
    };
    let Some(hole) = first else { return written_out(text, media, proof) };
    let Some((_, declaration)) = known(hole, proof.params()) else { return };
    if !declaration.is_link() {
        return tell(text, hole, beginning(hole, media, proof), proof);
    }
    match (text.pieces.only_hole(), media) {
        (Some(_), Some(media)) => whole(text, hole, declaration, media, proof),
        (Some(_), None) => {}
        (None, _) => behind_link(text, hole, media, proof),
    }
}

/// What is told about a hole, and what to do.
struct Fault {
    message: Phrase,
    help: Phrase,
}

fn tell(text: &Use<'_>, hole: &Hole, Fault { message, help }: Fault, proof: &mut Proof<'_>) {
    // What the examples show of an address that is none yet is beside the point.
    proof.found.retain(|finding| !matches!(&finding.primary.place, Place::Message { path, .. } if *path == text.path));
    let finding = Diagnostic::new(&link_place::RULE, text.path.clone(), message);
    if let Some(slot) = hole.slot {
        proof.tell_once(slot, finding.written_part(hole.written).help(help));
    }
}

fn name(hole: &Hole, proof: &Proof<'_>) -> String {
    hole.slot.map_or_else(String::new, |slot| slot.name(proof.params()).into_owned())
}

/// A hole that is the beginning of an address, and no link.
fn beginning(hole: &Hole, media: Option<&MediaType>, proof: &Proof<'_>) -> Fault {
    let name = name(hole, proof);
    let message =
        say!("the address begins with `{name}`, which is no link", "网址以 `{name}` 开头，而 `{name}` 不是网址");
    let help = match media {
        None => say!(
            "declare it as `type: link`, or write the beginning out: `https://example.com/{{{{{name}}}}}`",
            "声明为 `type: link`，或写出开头：`https://example.com/{{{{{name}}}}}`"
        ),
        Some(media) => {
            let kind = media.name;
            say!(
                "make the whole address a parameter with `type: link, media: {kind}`, or write its beginning out",
                "把整个网址声明为带 `type: link, media: {kind}` 的参数，或写出开头"
            )
        }
    };
    Fault { message, help }
}

/// A link that is all of the address of media.
fn whole(text: &Use<'_>, hole: &Hole, declaration: &Declaration, media: &'static MediaType, proof: &mut Proof<'_>) {
    let Type::Link { media: declared, .. } = declaration.of else { return };
    let (name, kind) = (name(hole, proof), media.name);
    match declared {
        Some(declared) if declared.name == kind => {}
        None if !declaration.one_of.is_empty() => {
            for value in &declaration.one_of {
                leads_nowhere(text, hole, value, &visible(value), media, proof);
            }
        }
        declared => {
            let message = match declared.map(|media| media.name) {
                Some(other) => say!(
                    "`{name}` leads to `{other}`, here stands `{kind}`",
                    "`{name}` 指向 `{other}`，而此处是 `{kind}`"
                ),
                None => say!(
                    "`{name}` leads to any file, here stands `{kind}`",
                    "`{name}` 可指向任何文件，而此处是 `{kind}`"
                ),
            };
            let help = say!("declare it with `media: {kind}`", "声明时加上 `media: {kind}`");
            tell(text, hole, Fault { message, help }, proof);
        }
    }
}

/// Tells where a value makes an address that leads to no file of a kind. Says whether it did.
fn leads_nowhere(
    text: &Use<'_>,
    hole: &Hole,
    address: &str,
    value: &str,
    media: &'static MediaType,
    proof: &mut Proof<'_>,
) -> bool {
    let mut found = Vec::new();
    rules::media_link(address, media, proof.wanted, &mut found);
    let Some(finding) = found.into_iter().find(|finding| finding.severity == Severity::Error) else { return false };
    let name = name(hole, proof);
    let finding = Diagnostic { fix: None, ..finding };
    let mut finding = finding.label(say!("where `{name}` is `{value}`", "`{name}` 为 `{value}` 时"));
    finding.put_under(&text.path.0);
    let finding = finding.written_part(hole.written);
    if let Some(slot) = hole.slot {
        proof.tell_once(slot, finding);
    }
    true
}

/// An address that a link begins and does not end.
fn behind_link(text: &Use<'_>, link: &Hole, media: Option<&'static MediaType>, proof: &mut Proof<'_>) {
    const LINK: &str = "https://example.com";
    let params = proof.params();
    let begins = |hole: &Hole| hole.written == link.written;
    let filled =
        text.pieces.shown_with(|hole| if begins(hole) { LINK.into() } else { shown(hole, params).into_owned() });
    as_written(text, &filled, media, proof);
    let rest = filled.with_examples().split_off(LINK.len());
    // What follows directly can end in the value's port.
    if !rest.starts_with(['/', '?', '#']) {
        proof.leave_open(&url::not_http::RULE, &text.path, link.slot);
    }
    if let Some(media) = media {
        ends_in_extension(text, media, proof);
    }
}

/// An address whose beginning is written.
fn written_out(text: &Use<'_>, media: Option<&'static MediaType>, proof: &mut Proof<'_>) {
    if let Some(hole) = in_authority(text.pieces) {
        let name = name(hole, proof);
        let message = say!(
            "`{name}` stands in the host of the address, which must be written out",
            "`{name}` 写在网址的主机部分，这一部分必须写出"
        );
        let help = Words::new(
            "begin the address with scheme and host, or make the whole of it a parameter with `type: link`",
            "写出网址的协议和主机，或把整个网址声明为带 `type: link` 的参数",
        );
        return tell(text, hole, Fault { message, help: help.into() }, proof);
    }
    let told = as_written(text, &text.as_written(proof.params()), media, proof);
    if let Some(media) = media.filter(|_| !told) {
        ends_in_extension(text, media, proof);
    }
}

/// The first hole, where the host does not end before it.
fn in_authority(pieces: &Pieces) -> Option<&Hole> {
    let mut before = String::new();
    for piece in pieces.iter() {
        match piece {
            Piece::Text(text, _) => before.push_str(text),
            Piece::Hole(hole) => {
                let host = before.split_once("://").map(|(_, behind)| behind);
                // What begins like no address is told as such.
                let open = host.map_or(before.len() < "https://".len(), |behind| !behind.contains(['/', '?', '#']));
                return open.then_some(hole);
            }
        }
    }
    None
}

/// Tells what is wrong with an address whatever the values are. Says whether anything is.
fn as_written(text: &Use<'_>, filled: &Pieces, media: Option<&'static MediaType>, proof: &mut Proof<'_>) -> bool {
    let mut found = Vec::new();
    let address = filled.with_examples();
    // An extension in which a hole stands is judged by its values.
    let mut ends = Vec::new();
    let is_written = open_end(text.pieces, &mut ends, proof).is_none() && ends.is_empty();
    match media.filter(|_| is_written) {
        Some(media) => rules::media_link(&address, media, proof.wanted, &mut found),
        None => rules::address(&address, proof.wanted, &mut found),
    }
    found.retain(|finding| finding.severity == Severity::Error);
    let any = !found.is_empty();
    for mut finding in found {
        finding.put_under(&text.path.0);
        put_in_written(&mut finding, filled);
        proof.tell(finding);
    }
    any
}

/// Tells where the extension of an address of media is not known, or some value makes a wrong one.
fn ends_in_extension(text: &Use<'_>, media: &'static MediaType, proof: &mut Proof<'_>) {
    let mut ends = Vec::new();
    if let Some(hole) = open_end(text.pieces, &mut ends, proof) {
        let (name, ending) = (name(hole, proof), media.extensions[0]);
        let kind = media.name;
        let message =
            say!("the address ends in `{name}`, so its extension is not known", "网址以 `{name}` 结尾，无法确定扩展名");
        let help = say!(
            "write the extension behind it: `{{{{{name}}}}}.{ending}`, or make the whole address a parameter with `type: link, media: {kind}`",
            "在后面写出扩展名：`{{{{{name}}}}}.{ending}`，或把整个网址声明为带 `type: link, media: {kind}` 的参数"
        );
        return tell(text, hole, Fault { message, help }, proof);
    }
    for End { hole, value, path } in ends {
        if leads_nowhere(text, hole, &format!("https://example.com/x{path}"), value, media, proof) {
            return;
        }
    }
}

/// A way in which a path can end, by a value of a hole.
struct End<'w> {
    hole: &'w Hole,
    value: &'w str,
    path: String,
}

/// The hole that leaves open what the extension of an address is, if one does; else how it can end by the values of
/// holes that have few.
fn open_end<'w>(pieces: &'w Pieces, ends: &mut Vec<End<'w>>, proof: &Proof<'w>) -> Option<&'w Hole> {
    let mut path: Vec<&Piece> = Vec::new();
    let mut last = String::new();
    for piece in pieces.iter() {
        if let Piece::Text(text, _) = piece
            && let Some(stop) = text.find(['?', '#'])
        {
            text[..stop].clone_into(&mut last);
            break;
        }
        path.push(piece);
    }
    extension_before(&path, &last, None, ends, proof)
}

fn extension_before<'w>(
    path: &[&'w Piece],
    end: &str,
    by: Option<(&'w Hole, &'w str)>,
    ends: &mut Vec<End<'w>>,
    proof: &Proof<'w>,
) -> Option<&'w Hole> {
    let decoded = rules::address::percent_decoded(end);
    if decoded.contains(['.', '/']) || path.is_empty() {
        ends.extend(by.map(|(hole, value)| End { hole, value, path: end.to_owned() }));
        return None;
    }
    let (before, last) = path.split_at(path.len() - 1);
    match last[0] {
        Piece::Text(text, _) => extension_before(before, &format!("{text}{end}"), by, ends, proof),
        Piece::Hole(hole) => match known(hole, proof.params()) {
            None => None,
            Some((_, declaration)) if !declaration.one_of.is_empty() => declaration.one_of.iter().find_map(|value| {
                let mut longer = String::new();
                encode(value, &mut longer);
                longer.push_str(end);
                extension_before(before, &longer, Some((hole, value)), ends, proof)
            }),
            Some(_) => Some(hole),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::pieces::Place;
    use crate::text::placeholder::{Token, tokens};

    #[test]
    fn holes_before_the_path_are_found() {
        let in_host = |written: &str| {
            let mut pieces = Pieces::new(Place::Address, 0);
            for token in tokens(written) {
                match token {
                    Token::Text(text, range) => pieces.add_text(text, range),
                    Token::Hole(_, range) | Token::Broken(range) => {
                        pieces.add_hole(None, range, "", &crate::params::Params::default());
                    }
                }
            }
            in_authority(&pieces).is_some()
        };
        for written in [
            "https://{{x}}/a",
            "https://a.{{x}}",
            "https://a:{{x}}/",
            "https://{{x}}@a/",
            "http{{x}}://a/",
            "https:{{x}}",
        ] {
            assert!(in_host(written), "{written}");
        }
        for written in
            ["https://a/{{x}}", "https://a?{{x}}", "https://a#{{x}}", "https://a/b{{x}}", "example.com/{{x}}"]
        {
            assert!(!in_host(written), "{written}");
        }
    }
}
