//! The schema of the report for programs.

use super::chinese;
use super::normal::{self, each_child, without_example};
use crate::render::json::Report;
use crate::text::Language;
use schemars::generate::SchemaSettings;
use serde_json::Value;

pub(super) fn schema(language: Language) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report<'static>>().into();
    for_any_language(&mut schema);
    chinese::said_in(language, &mut schema);
    normal::tidy(&mut schema);
    schema
}

/// The width of Rust's numbers, and examples in Rust, are nobody's business.
fn for_any_language(schema: &mut Value) {
    let Value::Object(object) = schema else { return };
    object.shift_remove("format");
    without_example(object);
    each_child(object, &mut |_, child| for_any_language(child));
}
