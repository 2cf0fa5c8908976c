//! Rows of data that fill definitions: read one behind the other, filled by all cores, written in their order.
//!
//! [`table`], [`lines`] and [`array`] read; what they read are [`Batch`]es, of which few are in memory at any time.
//! [`columns`] knows which cell fills what, [`fill`] makes messages and rejects of a batch, [`run`] drives it all.

mod array;
mod batch;
mod columns;
mod encoding;
mod fill;
pub(crate) mod job;
mod kept;
mod lines;
mod rate;
mod reject;
pub(crate) mod run;
pub(crate) mod source;
mod table;
pub(crate) mod whole;
