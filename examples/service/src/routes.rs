//! What others ask of the service.

use crate::gateway::{Gateway, Outcome};
use crate::pick::Pick;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::{Arc, PoisonError, RwLock};
use waml::webhook::{Event, IncomingContent, NewMessage, StatusUpdate};
use waml::{Library, Recipient};

/// What the routes share.
pub(crate) struct Service {
    gateway: Gateway,
    library: RwLock<Arc<Library>>,
}

impl Service {
    pub(crate) fn new(gateway: Gateway, library: Library) -> Self {
        Self { gateway, library: RwLock::new(Arc::new(library)) }
    }

    /// The definitions as they are now.
    pub(crate) fn library(&self) -> Arc<Library> {
        Arc::clone(&self.library.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts other definitions into service. What is being sent is sent as it was.
    pub(crate) fn put(&self, library: Library) {
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(library);
    }
}

pub(crate) fn router(service: Arc<Service>) -> Router {
    Router::new().route("/send", post(send)).route("/webhook", post(webhook)).with_state(service)
}

/// What `/send` takes.
#[derive(Deserialize)]
struct Order {
    name: String,
    to: String,
}

/// A status and a value that says why.
fn answer(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn error(status: StatusCode, why: impl std::fmt::Display) -> Response {
    answer(status, &json!({"error": why.to_string()}))
}

async fn send(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    let order: Order = match serde_json::from_slice(&body) {
        Ok(order) => order,
        Err(wrong) => return error(StatusCode::BAD_REQUEST, wrong),
    };
    let to = match Recipient::parse(&order.to) {
        Ok(to) => to,
        Err(wrong) => return error(StatusCode::UNPROCESSABLE_ENTITY, wrong),
    };
    let message = match service.library().message(&order.name) {
        Ok(message) => message.clone(),
        Err(missing) => return error(StatusCode::NOT_FOUND, missing),
    };
    let message = match message.addressed(to) {
        Ok(message) => message,
        Err(report) => return error(StatusCode::UNPROCESSABLE_ENTITY, report),
    };
    match service.gateway.send(&message).await {
        Ok(outcome) => became(outcome),
        Err(wrong) => error(StatusCode::INTERNAL_SERVER_ERROR, wrong),
    }
}

fn became(outcome: Outcome) -> Response {
    match outcome {
        Outcome::Taken { id } => answer(StatusCode::OK, &json!({"message_id": id})),
        Outcome::Refused(refusal) => {
            let rules: Vec<_> = refusal.rules().map(|rule| rule.code).collect();
            let meaning = refusal.known().map(|known| known.meaning.to_string());
            let body = json!({"error": refusal.to_string(), "meaning": meaning, "prevented_by": rules});
            answer(StatusCode::UNPROCESSABLE_ENTITY, &body)
        }
        Outcome::Stopped => error(StatusCode::FORBIDDEN, "the user wants no more messages"),
        Outcome::Unknown(why) => {
            error(StatusCode::BAD_GATEWAY, format!("not known whether the message was taken: {why}"))
        }
        Outcome::Later { after, why } => {
            let body = json!({"error": format!("not taken: {why}"), "after_seconds": after.as_secs()});
            answer(StatusCode::SERVICE_UNAVAILABLE, &body)
        }
    }
}

/// The gateway calls again for anything but a success, so only what may be read the next time fails.
async fn webhook(State(service): State<Arc<Service>>, body: Bytes) -> StatusCode {
    match Event::read(&body) {
        Ok(Event::Message(event)) => replies(&event),
        Ok(Event::Status(update)) => status(&service.gateway, &update),
        Ok(_) => println!("an event of another kind"),
        // The error shows the text masked, so that it may be logged.
        Err(unreadable) => {
            println!("{unreadable}");
            return StatusCode::BAD_REQUEST;
        }
    }
    StatusCode::NO_CONTENT
}

fn replies(event: &NewMessage) {
    for message in &event.messages {
        let IncomingContent::Reply(reply) = &message.content else {
            println!("wrote something");
            continue;
        };
        match reply.parse() {
            Ok(Pick::Deliver) => println!("deliver today, asked for in {}", message.replies_to().unwrap_or("?")),
            Ok(Pick::Keep { days }) => println!("keep {days} days"),
            Err(why) => println!("tapped {why}"),
        }
    }
}

fn status(gateway: &Gateway, update: &StatusUpdate) {
    println!("{} is {:?}", update.message_id, update.status);
    if let Some(failure) = &update.error {
        gateway.failed(&update.message_id, failure.code);
    }
}
