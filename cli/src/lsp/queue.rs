//! What waits to be done: everything that has come is taken over at once, so that of two hundred edits the last alone is
//! checked, and what was called off is not begun.

use super::frame::{self, Wrong};
use crate::streams;
use lsp_server::{ErrorCode, Message, RequestId, Response};
use serde_json::Value;
use std::collections::VecDeque;
use std::io::BufReader;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// What happens outside.
#[derive(Debug)]
pub(super) enum Event {
    Message(Message),
    Wrong(Wrong),
    /// Files have changed that findings depend on.
    Files,
    /// Nobody will write any more.
    Closed,
}

/// The events that have come, in their order.
pub(super) struct Queue {
    incoming: Receiver<Event>,
    waiting: VecDeque<Event>,
}

impl Queue {
    /// Begins to read stdin; also where others put events.
    pub(super) fn start() -> (Self, Sender<Event>) {
        let (sender, incoming) = channel();
        let reader = sender.clone();
        // It ends with the process: nothing else wakes a thread that waits for stdin.
        thread::spawn(move || {
            let mut stdin = BufReader::new(streams::stdin());
            while let Ok(Some(message)) = frame::read(&mut stdin) {
                let event = message.map_or_else(Event::Wrong, Event::Message);
                if reader.send(event).is_err() {
                    return;
                }
            }
            let _ = reader.send(Event::Closed);
        });
        (Self { incoming, waiting: VecDeque::new() }, sender)
    }

    /// The next event, if one waits.
    pub(super) fn next(&mut self) -> Option<Event> {
        self.take_over();
        self.waiting.pop_front()
    }

    /// The next event; `None` where none comes in time.
    pub(super) fn wait(&mut self, at_most: Option<Duration>) -> Option<Event> {
        let Some(time) = at_most else { return Some(self.incoming.recv().unwrap_or(Event::Closed)) };
        match self.incoming.recv_timeout(time) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::Closed),
        }
    }

    fn take_over(&mut self) {
        while let Ok(event) = self.incoming.try_recv() {
            match called_off(&event) {
                Some(id) => self.call_off(&id),
                None => self.waiting.push_back(event),
            }
        }
    }

    /// Puts an answer in the place of a request that nobody waits for any more.
    fn call_off(&mut self, id: &RequestId) {
        let is_it =
            |event: &&mut Event| matches!(event, Event::Message(Message::Request(request)) if request.id == *id);
        if let Some(event) = self.waiting.iter_mut().find(is_it) {
            let answer = Response::new_err(id.clone(), ErrorCode::RequestCanceled as i32, "called off".to_owned());
            *event = Event::Message(Message::Response(answer));
        }
    }
}

/// The request that an event calls off.
fn called_off(event: &Event) -> Option<RequestId> {
    let Event::Message(Message::Notification(note)) = event else { return None };
    if note.method != "$/cancelRequest" {
        return None;
    }
    match &note.params["id"] {
        Value::String(id) => Some(id.clone().into()),
        Value::Number(id) => Some(i32::try_from(id.as_i64()?).ok()?.into()),
        _ => None,
    }
}
