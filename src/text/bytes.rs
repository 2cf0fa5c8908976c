//! Questions about all bytes of a text, asked of many at a time.

/// As many bytes as the processor looks at in one step.
const LANES: usize = 16;

/// Whether something holds for every byte, asked in steps; the last of them may look back.
pub(crate) fn every(bytes: &[u8], holds: impl Fn(u8) -> bool) -> bool {
    let Some(last) = bytes.last_chunk() else { return bytes.iter().all(|&byte| holds(byte)) };
    let all = |chunk: &[u8; LANES]| chunk.iter().fold(true, |all, &byte| all & holds(byte));
    bytes.as_chunks().0.iter().all(all) && all(last)
}
