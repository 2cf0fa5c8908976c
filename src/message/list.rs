//! A text with a list to choose from.

use super::TextHeader;
use crate::bounded::{Items, Text};
use crate::check::Sink;
use crate::limits::list as limits;
use crate::rules;
use garde::Validate;
use serde::Serialize;

/// A text whose button opens a list of rows (API document, section 2).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[garde(custom(relations))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "List message"))]
pub struct List {
    /// A line above the body; text is the only kind.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<TextHeader<limits::HeaderText>>,
    /// What the message says.
    #[garde(dive)]
    pub body: Text<limits::Body>,
    /// A line below the body.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<limits::Footer>>,
    /// What stands on the button that opens the list.
    #[garde(dive)]
    pub button: Text<limits::Button>,
    /// The list; its sections share one limit on rows.
    #[garde(dive)]
    pub sections: Items<Section, limits::Sections>,
}

/// Rows under a title.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Section"))]
pub struct Section {
    /// The line above the rows.
    #[garde(dive)]
    pub title: Text<limits::SectionTitle>,
    /// The rows.
    #[garde(dive)]
    pub rows: Items<Row, limits::Rows>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Row"))]
pub struct Row {
    /// What the webhook brings back; unique in the message.
    #[garde(dive)]
    pub id: Text<limits::RowId>,
    /// The first line of the row.
    #[garde(dive)]
    pub title: Text<limits::RowTitle>,
    /// The second line of the row.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<limits::RowDescription>>,
}

fn relations(list: &List, sink: &Sink) -> garde::Result {
    sink.gather(|found| rules::list(list, sink, found))
}
