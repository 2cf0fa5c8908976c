//! The conversation with the API: where requests go, what is answered, what the webhook brings.

pub mod answer;
pub mod endpoint;
mod mask;
#[cfg(feature = "http")]
pub mod request;
pub mod webhook;
