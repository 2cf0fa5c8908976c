//! Small drawings as a page has them.

use maud::{Markup, PreEscaped, html};

/// A drawing beside words that say the same.
pub(super) fn drawn(shape: &str, flips: bool) -> Markup {
    html! {
        svg.flip[flips] viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"
            stroke-linejoin="round" aria-hidden="true" { (PreEscaped(shape)) }
    }
}

/// The loudness of a sound, which nobody knows: made of its name, so that it is always the same.
pub(super) fn wave(name: &str) -> Markup {
    let mut seed = name.bytes().fold(5381_u32, |sum, byte| sum.wrapping_mul(33) ^ u32::from(byte));
    let mut height = || {
        seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12345);
        3 + (seed >> 16) % 20
    };
    html! {
        svg.wave viewBox="0 0 176 26" preserveAspectRatio="none" fill="currentColor" aria-hidden="true" {
            @for (index, height) in std::iter::repeat_with(&mut height).take(44).enumerate() {
                rect x=(index * 4) y={ ((26 - height) / 2) (if height % 2 == 1 { ".5" } else { "" }) } width="2.2" height=(height) rx="1.1" {}
            }
        }
    }
}
