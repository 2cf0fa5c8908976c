//! Any bytes as JSON, in both shapes.

#![no_main]

mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sound::assert(bytes, waml::Syntax::Json));
