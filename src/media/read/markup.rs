//! Web pages, drawings and other XML, by the first element of a text.

use crate::media::FileKind;

/// Whether a text can be markup.
pub(super) fn begins(text: &str) -> bool {
    start(text).starts_with('<')
}

fn start(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim_start()
}

/// What a text is, where it is markup.
pub(super) fn kind(text: &str) -> Option<FileKind> {
    let mut rest = start(text);
    let mut declared = false;
    loop {
        let (behind, xml) = match () {
            () if rest.starts_with("<?") => (rest.split_once("?>"), rest.starts_with("<?xml")),
            () if rest.starts_with("<!--") => (rest.split_once("-->"), false),
            () if starts_with(rest, "<!doctype") => match named(rest["<!doctype".len()..].trim_start()) {
                Some(kind) => return Some(kind),
                None => (behind_doctype(rest), true),
            },
            () => break,
        };
        declared |= xml;
        match behind {
            Some((_, behind)) => rest = behind.trim_start(),
            None => return declared.then_some(FileKind::Xml),
        }
    }
    let tag = rest.strip_prefix('<').unwrap_or_default();
    let namespace = tag.split('>').next().is_some_and(|tag| tag.contains(" xmlns"));
    named(tag).or_else(|| (declared || namespace).then_some(FileKind::Xml))
}

/// What begins with the name of an element that tells.
fn named(text: &str) -> Option<FileKind> {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '-' | '_' | '.')).unwrap_or(text.len());
    let name = text[..end].rsplit(':').next().unwrap_or_default();
    match () {
        () if name.eq_ignore_ascii_case("svg") => Some(FileKind::Svg),
        () if ["html", "head", "body"].iter().any(|page| name.eq_ignore_ascii_case(page)) => Some(FileKind::Html),
        () => None,
    }
}

/// A document type and what is behind it. The brackets of one hold declarations with ends of their own.
fn behind_doctype(text: &str) -> Option<(&str, &str)> {
    let open = text.find('[').filter(|at| !text[..*at].contains('>'));
    let from = open.map_or(Some(0), |at| text[at..].find(']').map(|end| at + end))?;
    let end = from + text[from..].find('>')?;
    Some((&text[..end], &text[end + 1..]))
}

fn starts_with(text: &str, begin: &str) -> bool {
    text.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

#[cfg(test)]
mod tests {
    use super::{FileKind, kind};

    #[test]
    fn the_first_element_tells() {
        for (text, expected) in [
            ("<svg/>", Some(FileKind::Svg)),
            ("\u{feff}\n<svg xmlns='http://www.w3.org/2000/svg'>", Some(FileKind::Svg)),
            ("<?xml version='1.0'?>\n<!-- drawn > by hand -->\n<svg width='1'>", Some(FileKind::Svg)),
            ("<!-- <html> --><svg:svg xmlns:svg='x'>", Some(FileKind::Svg)),
            ("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'><g>", Some(FileKind::Svg)),
            ("<!DOCTYPE drawing [ <!ENTITY a '>'> <!ENTITY b 'c'> ]>\n<svg>", Some(FileKind::Svg)),
            ("<?xml version='1.0'?><?style a='>'?><html xmlns='x'>", Some(FileKind::Html)),
            ("<!doctype HTML>", Some(FileKind::Html)),
            ("<!-- saved --><HTML lang=x>", Some(FileKind::Html)),
            ("<head><title>Gone", Some(FileKind::Html)),
            ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", Some(FileKind::Xml)),
            ("<?xml", Some(FileKind::Xml)),
            ("<?xml version='1.0'?><!-- a comment of many pages", Some(FileKind::Xml)),
            ("<!DOCTYPE note [ <!ELEMENT", Some(FileKind::Xml)),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", Some(FileKind::Xml)),
            ("<b>bold</b>", None),
            ("<svgx>", None),
            ("<!-- a comment of many pages", None),
            ("a <svg>", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
