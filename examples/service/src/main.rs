//! A service that sends messages from a folder of definitions: `POST /send`, and `POST /webhook` for the answers.
//!
//! `waml-service MESSAGES` reads its settings from the environment:
//!
//! - `INCS_CERTIFICATION_CODE`: the code of the account.
//! - `INCS_BASE_URL`: another address than the documented one, such as a server of tests.
//! - `LISTEN`: where to listen; `127.0.0.1:0` by default. The address is printed.
//! - `WATCH_MS`: how often the folder is looked at; 1000 by default.
//! - `SECOND_MS`: how long a second is before another try; 1000 by default, less for tests.
//!
//! It does not start with a definition that is wrong. One that becomes wrong later changes nothing: the messages of
//! before are sent on, and what is wrong is printed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that talks to people")]

mod folder;
mod gateway;
mod pick;
mod routes;

use folder::Folder;
use gateway::Gateway;
use routes::Service;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use waml::request::{Certification, Endpoint};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: waml-service MESSAGES")?;
    let (folder, library) = Folder::read(folder.into())?;
    let report = library.report();
    eprint!("{report}");
    report.into_result().map_err(|_| "the definitions are wrong")?;
    let mut endpoint = Endpoint::new(Certification::new(std::env::var("INCS_CERTIFICATION_CODE")?)?);
    if let Ok(base) = std::env::var("INCS_BASE_URL") {
        endpoint = endpoint.base_url(&base)?;
    }
    let gateway = Gateway::new(endpoint, milliseconds("SECOND_MS")?);
    let service = Arc::new(Service::new(gateway, library));
    let listen = std::env::var("LISTEN").unwrap_or_else(|_| "127.0.0.1:0".to_owned());
    let listener = tokio::net::TcpListener::bind(listen).await?;
    println!("listening on {}", listener.local_addr()?);
    tokio::spawn(watch(folder, Arc::clone(&service), milliseconds("WATCH_MS")?));
    axum::serve(listener, routes::router(service)).await?;
    Ok(())
}

fn milliseconds(variable: &str) -> Result<Duration, Box<dyn Error>> {
    let value = std::env::var(variable).unwrap_or_else(|_| "1000".to_owned());
    Ok(Duration::from_millis(value.parse().map_err(|_| format!("{variable} is no number: {value}"))?))
}

/// Looks at the folder again and again, and puts what changed into service.
async fn watch(mut folder: Folder, service: Arc<Service>, pause: Duration) {
    loop {
        // The timer runs on a clock that never jumps.
        tokio::time::sleep(pause).await;
        let mut library = service.library().as_ref().clone();
        match folder.changes(&mut library) {
            Ok(None) => {}
            Ok(Some(report)) => {
                eprint!("{report}");
                service.put(library);
                println!("read again");
            }
            // A folder that cannot be read just now changes nothing either.
            Err(error) => eprintln!("{error}"),
        }
    }
}
