//! How wide characters are, as far as nobody knows the font: about as wide as those of fonts without serifs are.

/// Thousandths of the size of the font, for the characters of ASCII from the space on.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    270, 300, 380, 620, 580, 860, 700, 220, 340, 340, 480, 590, 270, 340, 270, 370, // space to /
    580, 580, 580, 580, 580, 580, 580, 580, 580, 580, 280, 280, 590, 590, 590, 500, // 0 to ?
    960, 660, 660, 680, 720, 610, 570, 730, 730, 290, 420, 650, 550, 860, 740, 760, // @ to O
    620, 760, 650, 620, 600, 720, 640, 930, 620, 610, 600, 340, 370, 340, 590, 500, // P to _
    400, 570, 610, 520, 610, 570, 350, 610, 610, 260, 260, 550, 260, 910, 610, 600, // ` to o
    610, 610, 400, 500, 370, 610, 530, 780, 530, 530, 490, 380, 300, 380, 590,      // p to ~
];

/// How wide a character is where the font has that size.
pub(super) fn of(cluster: &str, size: f32, bold: bool, mono: bool) -> f32 {
    use unicode_width::UnicodeWidthStr;
    let Some(c) = cluster.chars().next() else { return 0.0 };
    let thousandths = match c {
        _ if cluster.width() == 0 => 0,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => 1250,
        '\u{590}'..='\u{8ff}' => 490,
        _ if cluster.width() > 1 => 1000,
        _ if mono => 610,
        ' '..='~' => ASCII[usize::from(u8::try_from(c).unwrap_or(b' ') - b' ')],
        _ => 600,
    };
    f32::from(thousandths) / 1000.0 * size * if bold { 1.06 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn wide_characters_are_wider() {
        let widths = ["\u{301}", "i", "m", "花", "👍🏽"].map(|cluster| of(cluster, 10.0, false, false));
        assert!(widths.is_sorted_by(|a, b| a < b), "{widths:?}");
        assert!(of("m", 10.0, true, false) > of("m", 10.0, false, false));
    }
}
