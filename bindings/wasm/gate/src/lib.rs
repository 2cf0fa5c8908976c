//! The pass over a payload alone, built for speed: it lies in a section of the module that is built for size, and takes
//! the place of its `gate`. What it is not sure of, that one is asked.

use std::cell::RefCell;

thread_local! {
    /// Where callers write.
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for so many bytes: where it begins. It moves when it grows.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    ROOM.with_borrow_mut(|room| {
        if room.len() < bytes {
            room.resize(bytes, 0);
        }
        room.as_mut_ptr()
    })
}

/// Looks at the payload in the first so many bytes of the room: 0 where it may be sent, 1 where not, 2 where that has to
/// be asked.
#[unsafe(no_mangle)]
pub extern "C" fn gate(bytes: usize) -> u32 {
    ROOM.with_borrow(|room| match room.get(..bytes).and_then(waml::gate::passes) {
        Some(true) => 0,
        Some(false) => 1,
        None => 2,
    })
}

/// Gives back what a long payload has left.
#[unsafe(no_mangle)]
pub extern "C" fn forget() {
    ROOM.with_borrow_mut(|room| *room = Vec::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gated(payload: &[u8]) -> u32 {
        room(payload.len());
        ROOM.with_borrow_mut(|room| room[..payload.len()].copy_from_slice(payload));
        gate(payload.len())
    }

    #[test]
    fn a_payload_passes_or_not_or_has_to_be_asked() {
        assert_eq!(gated(br#"{"to":"85290000001","type":"text","text":"Hello!"}"#), 0);
        assert_eq!(gated(br#"{"to":"85290000001","type":"text","text":""}"#), 1);
        assert_eq!(gated(b"\xff"), 1);
        assert_eq!(gate(usize::MAX), 2);
    }
}
