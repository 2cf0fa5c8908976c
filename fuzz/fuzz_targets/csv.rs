//! Any bytes as rows of a table.

#![no_main]

mod rows;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rows::assert(bytes, waml_cli::RowFormat::Csv));
