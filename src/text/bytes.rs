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
    use super::{every, every_pair};

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
}
