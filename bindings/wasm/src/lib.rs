//! waml as one WebAssembly module: six functions over numbers, and no glue that a tool would have to make.
//!
//! Both sides write into memory of the module. The caller asks for [`room`], writes a request into it, calls [`gate`] or
//! [`ask`], and reads what lies at [`answer`]. Nothing is given back and nothing freed: the room is there for the next
//! request, and an answer stays until then. `js/module.mjs` is the other side.

mod ask;
mod form;
mod kept;
mod request;

use std::cell::RefCell;

thread_local! {
    /// Where callers write.
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What is answered.
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What became of a request, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Outcome {
    /// Nothing is wrong. Of [`gate`]: the payload may be sent as it is.
    Right = 0,
    /// The text, the payload or the values are wrong; the answer is the report. Of [`gate`]: there is no answer yet.
    Wrong = 1,
    /// The request cannot be answered; the answer says why.
    Fault = 2,
    /// Of [`gate`]: the payload may be sent in the spelling that the answer has.
    Respelt = 3,
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

/// Checks the payload in the first so many bytes of the room: [`Outcome`] as a number. What is wrong is told by [`ask`].
#[unsafe(no_mangle)]
pub extern "C" fn gate(bytes: usize) -> u32 {
    ROOM.with_borrow(|room| {
        let Some(payload) = room.get(..bytes) else { return Outcome::Fault as u32 };
        let Ok(passed) = waml::gate::check_slice(payload) else { return Outcome::Wrong as u32 };
        if passed.body().as_bytes() == payload {
            return Outcome::Right as u32;
        }
        ANSWER.with_borrow_mut(|answer| passed.body().clone_into(answer));
        Outcome::Respelt as u32
    })
}

/// Answers the request in the first bytes of the room, about the text in those behind it: [`Outcome`] as a number.
#[unsafe(no_mangle)]
pub extern "C" fn ask(request: usize, text: usize) -> u32 {
    let (outcome, told) = ROOM.with_borrow(|room| {
        let parts = room.get(..request.saturating_add(text)).and_then(|asked| asked.split_at_checked(request));
        parts.map_or((Outcome::Fault, String::new()), |(request, text)| ask::ask(request, text))
    });
    ANSWER.with_borrow_mut(|answer| *answer = told);
    outcome as u32
}

/// Where the answer begins.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// How many bytes the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    ANSWER.with_borrow(String::len)
}

/// Gives back what a long request has left, so that it is not kept for short ones.
#[unsafe(no_mangle)]
pub extern "C" fn forget() {
    ROOM.with_borrow_mut(|room| *room = Vec::new());
    ANSWER.with_borrow_mut(|answer| *answer = String::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(parts: &[&[u8]]) {
        let bytes = parts.concat();
        room(bytes.len());
        ROOM.with_borrow_mut(|room| room[..bytes.len()].copy_from_slice(&bytes));
    }

    fn asked(request: &str, text: &str) -> (u32, String) {
        put(&[request.as_bytes(), text.as_bytes()]);
        let outcome = ask(request.len(), text.len());
        (outcome, ANSWER.with_borrow(String::clone))
    }

    fn gated(payload: &[u8]) -> u32 {
        put(&[payload]);
        gate(payload.len())
    }

    #[test]
    fn the_gate_answers_with_a_number() {
        assert_eq!(gated(br#"{"to":"85290000001","type":"text","text":"Hello!"}"#), Outcome::Right as u32);
        assert_eq!(gated(br#"{"to":"85290000001","type":"text","text":""}"#), Outcome::Wrong as u32);
        assert_eq!(gated(b"\xff"), Outcome::Wrong as u32);
        assert_eq!(gate(usize::MAX), Outcome::Fault as u32);
    }

    #[test]
    fn a_report_is_that_of_the_library() {
        let (outcome, told) = asked(r#"{"method":"check","name":"a.waml.yaml"}"#, "text: ''\n");
        let settings = waml::serve::Settings { name: Some("a.waml.yaml"), ..Default::default() };
        assert_eq!((outcome, told), (1, waml::serve::check(b"text: ''\n", &settings).report));
    }

    #[test]
    fn a_request_that_is_none_is_a_fault() {
        for request in ["", "{", r#"{"method":"chekc"}"#, r#"{"method":"check","nmae":"a"}"#, r#"{"method":7}"#] {
            let (outcome, told) = asked(request, "text: Hello!");
            assert_eq!(outcome, 2, "{told}");
            assert!(told.starts_with(r#"{"code":"request","#), "{told}");
        }
        assert_eq!(ask(usize::MAX, usize::MAX), Outcome::Fault as u32);
    }
}
