//! What the letters of a text tell: the language that they belong to, and which way they are read.

/// The language of a text, as far as its script tells: a Latin text may be in very many.
pub(super) fn language<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let mut han = false;
    let mut found = None;
    for c in texts.flat_map(str::chars) {
        match c {
            '\u{3040}'..='\u{30ff}' => return Some("ja"),
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => return Some("ko"),
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han = true,
            // Letters that Persian has and Arabic has not.
            'پ' | 'چ' | 'ژ' | 'گ' => return Some("fa"),
            '\u{590}'..='\u{5ff}' => found = found.or(Some("he")),
            '\u{600}'..='\u{6ff}' => found = found.or(Some("ar")),
            '\u{900}'..='\u{97f}' => found = found.or(Some("hi")),
            '\u{e00}'..='\u{e7f}' => found = found.or(Some("th")),
            _ => {}
        }
    }
    if han { Some("zh") } else { found }
}

/// Whether the first letter of some texts that has a direction is read from right to left.
pub(super) fn is_rtl<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let first = texts.flat_map(str::chars).find(|c| c.is_alphabetic());
    first.is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::{is_rtl, language};

    #[test]
    fn scripts_tell_languages() {
        for (text, expected, rtl) in [
            ("Hello", None, false),
            ("您好", Some("zh"), false),
            ("漢字かな", Some("ja"), false),
            ("안녕", Some("ko"), false),
            ("1. مرحبا", Some("ar"), true),
            ("سلام گل", Some("fa"), true),
            ("שלום", Some("he"), true),
            ("*Hi* שלום", Some("he"), false),
            ("🌿 12", None, false),
        ] {
            assert_eq!((language([text].into_iter()), is_rtl([text].into_iter())), (expected, rtl), "{text}");
        }
    }
}
