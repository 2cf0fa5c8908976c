//! The schema of the report for programs.

use crate::render::json::Report;
use schemars::generate::SchemaSettings;
use serde_json::Value;

pub(super) fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Report<'static>>().into()
}
