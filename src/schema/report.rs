//! The schema of the report for programs.

use super::chinese;
use super::normal::{self, each_child};
use crate::render::json::Report;
use crate::text::Language;
use schemars::generate::SchemaSettings;
use serde_json::Value;

pub(super) fn schema(language: Language) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report<'static>>().into();
    without_format(&mut schema);
    chinese::said_in(language, &mut schema);
    normal::tidy(&mut schema);
    schema
}

/// The width of Rust's numbers is nobody's business.
fn without_format(schema: &mut Value) {
    let Value::Object(object) = schema else { return };
    object.shift_remove("format");
    each_child(object, &mut |_, child| without_format(child));
}
