//! One session with an editor, from its first message to the last.

use super::file::File;
use super::frame::Wrong;
use super::queue::{Event, Queue};
use super::state::State;
use super::text::Text;
use super::watch::Watch;
use super::wishes::Wishes;
use super::{Start, answers, capabilities, uri};
use crate::project::files::ProjectReader;
use crate::project::known::KnownMedia;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, InitializeParams};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

/// Programs write files in several steps; what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(100);

/// How far a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The editor has not said yet what it can do.
    Greeting,
    Serving,
    /// The editor will only say that it goes.
    Shut,
}

/// One session with an editor.
pub(super) struct Session {
    start: Start,
    stage: Stage,
    queue: Queue,
    /// Whether files have changed since the project was read.
    is_stale: bool,
    state: State,
}

impl Session {
    pub(super) fn new(start: Start) -> Self {
        let (queue, events) = Queue::start();
        let project = ProjectReader::new(start.reading.clone()).judging(KnownMedia::new(None));
        let state = State::new(project, Watch::new(events));
        Self { start, stage: Stage::Greeting, queue, is_stale: false, state }
    }

    /// Serves until the editor goes; whether it went in order.
    pub(super) fn run(&mut self) -> io::Result<bool> {
        loop {
            let event = match self.queue.next() {
                Some(event) => event,
                None => match self.rest()? {
                    Some(event) => event,
                    None => continue,
                },
            };
            match event {
                Event::Message(Message::Notification(note)) if note.method == "exit" => {
                    return Ok(self.stage == Stage::Shut);
                }
                Event::Closed => return Ok(self.stage == Stage::Shut),
                Event::Message(message) => self.take(message)?,
                Event::Wrong(wrong) => self.refuse(&wrong)?,
                Event::Files => self.is_stale = true,
            }
        }
    }

    /// Nothing waits: now checks are worth their time. Gives the next event, unless it is time to read files again.
    fn rest(&mut self) -> io::Result<Option<Event>> {
        self.state.tell_all()?;
        let event = self.queue.wait(self.is_stale.then_some(QUIET));
        if event.is_none() {
            self.renew()?;
        }
        Ok(event)
    }

    /// Reads settings, media and templates again.
    fn renew(&mut self) -> io::Result<()> {
        self.is_stale = false;
        self.state.project = self.state.project.renewed();
        self.state.told.outdate();
        self.state.files.values_mut().for_each(File::outdate);
        if self.state.wishes.pulls && self.state.wishes.pulls_again {
            self.state.ask("workspace/diagnostic/refresh", Value::Null)?;
        }
        if self.state.wishes.hints_again {
            self.state.ask("workspace/inlayHint/refresh", Value::Null)?;
        }
        Ok(())
    }

    fn take(&mut self, message: Message) -> io::Result<()> {
        match message {
            Message::Request(request) => self.answer(request),
            Message::Notification(note) => self.hear(note),
            // An answer to a call-off goes out; what the editor answers to us changes nothing.
            Message::Response(answer) => match &answer.response_result {
                Err(error) if error.code == ErrorCode::RequestCanceled as i32 => self.state.send(answer),
                _ => Ok(()),
            },
        }
    }

    fn answer(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params, .. } = request;
        let refused = |code: ErrorCode, why: &str| Response::new_err(id.clone(), code as i32, why.to_owned());
        let answer = match (self.stage, method.as_str()) {
            (Stage::Greeting, "initialize") => self.greet(id, params),
            (Stage::Greeting, _) => refused(ErrorCode::ServerNotInitialized, "not initialized"),
            (Stage::Serving, "shutdown") => {
                self.stage = Stage::Shut;
                Response::new_ok(id, Value::Null)
            }
            (Stage::Serving, "initialize") => refused(ErrorCode::InvalidRequest, "initialized before"),
            (Stage::Serving, method) => self.work(id, method, params),
            (Stage::Shut, _) => refused(ErrorCode::InvalidRequest, "shut down"),
        };
        self.state.send(answer)
    }

    /// Answers a question; one that we fail at does not end the session.
    fn work(&mut self, id: RequestId, method: &str, params: Value) -> Response {
        let answer = catch_unwind(AssertUnwindSafe(|| answers::answer(&mut self.state, method, params)));
        match answer {
            Ok(Ok(result)) => Response::new_ok(id, result),
            Ok(Err(refused)) => Response::new_err(id, refused.code as i32, refused.why),
            Err(_) => Response::new_err(id, ErrorCode::InternalError as i32, format!("{method} failed")),
        }
    }

    fn greet(&mut self, id: RequestId, params: Value) -> Response {
        match serde_json::from_value::<InitializeParams>(params) {
            Ok(params) => {
                self.state.wishes = Wishes::of(&self.start, &params);
                self.stage = Stage::Serving;
                Response::new_ok(id, capabilities::answer(&self.state.wishes))
            }
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    fn hear(&mut self, note: Notification) -> io::Result<()> {
        if self.stage != Stage::Serving {
            return Ok(());
        }
        let Notification { method, params, .. } = note;
        let heard = match method.as_str() {
            "textDocument/didOpen" => read(params).map(|params| self.open(params)),
            "textDocument/didChange" => read(params).map(|params| self.change(params)),
            "textDocument/didClose" => match read(params) {
                Ok(params) => return self.close(&params),
                Err(why) => Err(why),
            },
            "workspace/didChangeWatchedFiles" => {
                self.is_stale = true;
                Ok(())
            }
            _ => Ok(()),
        };
        // A change that was not understood leaves us with another text than the editor has.
        heard.or_else(|why| self.state.log(&format!("{method}: {why}")))
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let path = uri::path(&document.uri).unwrap_or_else(|| PathBuf::from(uri::name(&document.uri)));
        self.state.watch.above(&path);
        let text = Text::new(document.text, self.state.wishes.coding);
        let key = document.uri.to_string();
        self.state.files.insert(key, File::new(document.uri, path, text, document.version));
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let Some(file) = self.state.files.get_mut(document.uri.as_str()) else { return };
        params.content_changes.iter().for_each(|change| file.text.change(change));
        file.version = document.version;
        file.outdate();
    }

    fn close(&mut self, params: &DidCloseTextDocumentParams) -> io::Result<()> {
        let uri = &params.text_document.uri;
        let Some(file) = self.state.files.remove(uri.as_str()) else { return Ok(()) };
        self.state.told.outdate();
        self.state.publish(&file.uri, &[], None)
    }

    fn refuse(&mut self, wrong: &Wrong) -> io::Result<()> {
        wrong.answer(&mut self.state.out)
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, String> {
    serde_json::from_value(params).map_err(|error| error.to_string())
}
