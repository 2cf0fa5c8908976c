//! Questions about all bytes of a text, asked of many at a time.

/// As many bytes as the processor looks at in one step.
const LANES: usize = 16;

/// Whether something holds for every byte, asked in steps; the last of them may look back.
#[inline]
pub(crate) fn every(bytes: &[u8], holds: impl Fn(u8) -> bool) -> bool {
    let all = |chunk: &[u8; LANES]| none(chunk.map(|byte| lane(!holds(byte))));
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(all) && all(last),
        None => few(bytes).is_none_or(|chunk| all(&chunk)),
    }
}

/// Whether something holds for every two bytes that stand side by side.
#[inline]
pub(crate) fn every_pair(bytes: &[u8], holds: impl Fn(u8, u8) -> bool) -> bool {
    let (Some((_, seconds)), Some((_, firsts))) = (bytes.split_first(), bytes.split_last()) else { return true };
    let all = |firsts: &[u8; LANES], seconds: &[u8; LANES]| {
        none(std::array::from_fn(|at| lane(!holds(firsts[at], seconds[at]))))
    };
    match (firsts.last_chunk(), seconds.last_chunk()) {
        (Some(last_firsts), Some(last_seconds)) => {
            let mut chunks = firsts.as_chunks().0.iter().zip(seconds.as_chunks().0);
            chunks.all(|(firsts, seconds)| all(firsts, seconds)) && all(last_firsts, last_seconds)
        }
        _ => match (few(firsts), few(seconds)) {
            (Some(firsts), Some(seconds)) => all(&firsts, &seconds),
            _ => true,
        },
    }
}

/// Takes words of eight bytes together, in which each two bytes that stand side by side do so at least once. A word that
/// a short text does not fill holds another byte besides.
#[inline]
pub(crate) fn neighbours<T>(bytes: &[u8], other: u8, none: T, with: impl Fn(T, u64) -> T) -> T {
    const WORD: usize = 8;
    if let Some(last) = bytes.last_chunk::<WORD>() {
        let (mut taken, mut rest) = (none, bytes);
        while let Some(first) = rest.first_chunk::<WORD>() {
            taken = with(taken, u64::from_le_bytes(*first));
            rest = &rest[WORD - 1..];
        }
        if rest.len() > 1 { with(taken, u64::from_le_bytes(*last)) } else { taken }
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let others = u64::from(u32::from_le_bytes([other; 4])) << 32;
        let [first, last] = [first, last].map(|four| u64::from(u32::from_le_bytes(*four)) | others);
        with(with(none, first), last)
    } else {
        let mut word = [other; WORD];
        word.iter_mut().zip(bytes).for_each(|(to, byte)| *to = *byte);
        with(none, u64::from_le_bytes(word))
    }
}

/// Questions about the eight bytes of a word at once: the highest bit of each byte is the answer for it. Where a byte is
/// beyond ASCII, only that is answered rightly.
pub(crate) mod eight {
    pub(crate) const HIGHEST: u64 = all(0x80);

    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }

    #[inline]
    pub(crate) const fn beyond_ascii(word: u64) -> u64 {
        word & HIGHEST
    }

    /// Which are less than a byte of ASCII.
    #[inline]
    pub(crate) const fn below(word: u64, byte: u8) -> u64 {
        !word.wrapping_add(all(0x80 - byte)) & HIGHEST
    }

    /// Which are a byte of ASCII.
    #[inline]
    pub(crate) const fn are(word: u64, byte: u8) -> u64 {
        !(word ^ all(byte)).wrapping_add(all(0x7f)) & HIGHEST
    }
}

/// Whether two texts, of which most are short, are equal.
#[inline]
pub(crate) fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len()
        && match one.len() {
            0 => true,
            len @ 1..=3 => one[0] == other[0] && one[len / 2] == other[len / 2] && one[len - 1] == other[len - 1],
            4..=8 => one.first_chunk::<4>() == other.first_chunk() && one.last_chunk::<4>() == other.last_chunk(),
            9..=16 => one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk(),
            _ => one == other,
        }
}

// Of the ways to say so, the compiler turns these two into steps of many lanes.

/// A lane with all bits set, or none.
#[inline]
fn lane(set: bool) -> u8 {
    if set { u8::MAX } else { 0 }
}

/// Whether no lane has a bit set.
#[inline]
fn none(lanes: [u8; LANES]) -> bool {
    lanes == [0; LANES]
}

/// A chunk of the bytes of a short text, each at least once; `None` where there are none. Which byte comes where
/// depends on their number only.
#[inline]
fn few(bytes: &[u8]) -> Option<[u8; LANES]> {
    const HALF: usize = LANES / 2;
    let [low, high] = if let (Some(&first), Some(&last)) = (bytes.first_chunk::<HALF>(), bytes.last_chunk()) {
        [first, last].map(u64::from_ne_bytes)
    } else if let (Some(&first), Some(&last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        [first, last].map(|four| u64::from(u32::from_ne_bytes(four)) * 0x1_0000_0001)
    } else {
        let (first, middle, last) = (*bytes.first()?, bytes[bytes.len() / 2], *bytes.last()?);
        [u64::from_ne_bytes([first, middle, last, first, first, first, first, first]); 2]
    };
    Some((u128::from(low) | u128::from(high) << u64::BITS).to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::{eight, every, every_pair, neighbours, same};

    #[test]
    fn each_byte_is_asked_about_wherever_it_stands() {
        for len in 0..70 {
            assert!(every(&vec![b'a'; len], |byte| byte == b'a'), "{len}");
            for at in 0..len {
                let mut bytes = vec![b'a'; len];
                bytes[at] = b'b';
                assert!(!every(&bytes, |byte| byte == b'a'), "{at} of {len}");
            }
        }
    }

    #[test]
    fn each_pair_is_asked_about_wherever_it_stands() {
        for len in 0..70 {
            assert!(every_pair(&vec![b'a'; len], |_, second| second == b'a'), "{len}");
            for at in 1..len {
                let mut bytes = vec![b'a'; len];
                bytes[at - 1..=at].copy_from_slice(b"bc");
                assert!(!every_pair(&bytes, |first, second| (first, second) != (b'b', b'c')), "{at} of {len}");
            }
        }
    }

    #[test]
    fn each_two_neighbours_stand_in_a_word() {
        for len in 0..40_u8 {
            let bytes: Vec<u8> = (1..=len).collect();
            let words = neighbours(&bytes, 0, Vec::new(), |mut words, word| {
                words.push(word.to_le_bytes());
                words
            });
            for pair in bytes.windows(2) {
                assert!(words.iter().any(|word| word.windows(2).any(|two| two == pair)), "{pair:?} of {len}");
            }
            let known = |byte: &u8| *byte == 0 || bytes.contains(byte);
            assert!(words.as_flattened().iter().all(known), "{len}: {words:?}");
            assert!(bytes.iter().all(|byte| words.as_flattened().contains(byte)), "{len}: {words:?}");
        }
    }

    #[test]
    fn each_byte_of_a_word_is_told_of_by_itself() {
        for byte in 0..0x80 {
            let word = u64::from_le_bytes([byte, b'a', byte, 0, b'~', byte, 0x7f, b' ']);
            let at = |answer: u64, place: usize| answer.to_le_bytes()[place] == 0x80;
            for asked in 0..0x80 {
                for (place, byte) in word.to_le_bytes().into_iter().enumerate() {
                    assert_eq!(at(eight::are(word, asked), place), byte == asked, "{byte} is {asked}");
                    assert_eq!(at(eight::below(word, asked), place), byte < asked, "{byte} below {asked}");
                }
            }
            assert_eq!(eight::beyond_ascii(word), 0);
        }
        assert_ne!(eight::beyond_ascii(u64::from_le_bytes(*b"abc\xc3\xa4def")), 0);
    }

    #[test]
    fn equal_texts_are_told_from_others() {
        let text = |len: usize, at: usize| {
            let letters = ('a'..='t').cycle().take(len).enumerate();
            letters.map(|(place, letter)| if place == at { 'x' } else { letter }).collect::<String>()
        };
        for len in 0..40 {
            let plain = text(len, len);
            assert!(same(&plain, &plain) && !same(&plain, &text(len + 1, len + 1)));
            for at in 0..len {
                assert!(!same(&plain, &text(len, at)), "{at} of {len}");
            }
        }
    }
}
