//! What cannot be written with the builders: each file under `tests/ui/` must not compile.

#[test]
fn what_cannot_be_written() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
