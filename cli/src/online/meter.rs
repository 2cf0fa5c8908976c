//! Counts what comes over the wire while one link is asked for, whatever it is: headers, trailers,
//! answers before the answer. What is read of a file has a budget of its own; this one ends what a
//! server sends without end around it.

use super::served::BUDGET;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};
use waml::say;
use waml::text::Phrase;

/// The most bytes that are read for one link: the file's, and what belongs to them.
pub(super) const WIRE: usize = BUDGET + (256 << 10);

/// The bytes that came for the link that is asked for now. It is shared with the connections of
/// one client, which asks for one link at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Meter(Arc<AtomicUsize>);

/// More came than is read for one link.
#[derive(Debug)]
pub(super) struct Endless;

impl Endless {
    /// What it says.
    pub(super) fn said() -> Phrase {
        let read = WIRE >> 10;
        say!("the server's answer has no end: {read} KiB of it were read", "服务器的响应没有尽头：已读取 {read} KiB")
    }
}

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::said().fmt(f)
    }
}

impl std::error::Error for Endless {}

impl Meter {
    /// Begins to count for the next link.
    pub(super) fn reset(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    fn count(&self, bytes: usize) -> Result<(), Error> {
        match self.0.fetch_add(bytes, Ordering::Relaxed) + bytes {
            0..=WIRE => Ok(()),
            _ => Err(Error::Other(Box::new(Endless))),
        }
    }
}

impl<In: Transport> Connector<In> for Meter {
    type Out = Metered<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, wire: Option<In>) -> Result<Option<Self::Out>, Error> {
        Ok(wire.map(|wire| Metered { wire, meter: self.clone() }))
    }
}

/// A connection that counts what it reads.
#[derive(Debug)]
pub(super) struct Metered<T> {
    wire: T,
    meter: Meter,
}

impl<T: Transport> Transport for Metered<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.wire.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.wire.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let before = self.wire.buffers().input().len();
        let progress = self.wire.await_input(timeout)?;
        self.meter.count(self.wire.buffers().input().len() - before)?;
        Ok(progress)
    }

    fn is_open(&mut self) -> bool {
        self.wire.is_open()
    }

    fn is_tls(&self) -> bool {
        self.wire.is_tls()
    }
}
