//! A text with a list to choose from.

use super::bounded::{Items, Text};
use super::interactive::TextHeader;
use super::visit::visit;
use crate::limits::list as limits;
use serde::Serialize;

/// A text whose button opens a list of rows (API document, section 2).
///
/// ```
/// use waml::message::{List, Message, Row, Section};
///
/// let list = List::new("How should it come?", "See options")
///     .header("Delivery")
///     .footer("Change it until 18:00.")
///     .section(
///         Section::new("Fast")
///             .row(Row::new("express", "Express").description("Tomorrow before noon"))
///             .row(Row::new("courier", "Courier")),
///     );
/// let message = Message::to("85290000001", list).check()?;
/// assert!(message.warnings().is_empty());
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "List message"))]
pub struct List {
    /// A line above the body; text is the only kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<TextHeader<limits::HeaderText>>,
    /// What the message says.
    pub body: Text<limits::Body>,
    /// A line below the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<limits::Footer>>,
    /// What stands on the button that opens the list.
    pub button: Text<limits::Button>,
    /// The list; its sections share one limit on rows.
    pub sections: Items<Section, limits::Sections>,
}

visit!(List as list { header, body, footer, button, sections });

impl List {
    /// A list with its body and the label of the button that opens it. It needs at least one
    /// section.
    pub fn new(body: impl Into<Text<limits::Body>>, button: impl Into<Text<limits::Button>>) -> Self {
        Self { header: None, body: body.into(), footer: None, button: button.into(), sections: Items::default() }
    }

    /// Puts a line of text above the body.
    #[must_use]
    pub fn header(mut self, text: impl Into<Text<limits::HeaderText>>) -> Self {
        self.header = Some(TextHeader { text: text.into() });
        self
    }

    /// Puts a line below the body.
    #[must_use]
    pub fn footer(mut self, text: impl Into<Text<limits::Footer>>) -> Self {
        self.footer = Some(text.into());
        self
    }

    /// Adds a section.
    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }

    /// Adds sections.
    ///
    /// ```
    /// use waml::message::{List, Section};
    ///
    /// let stock = [("Green", vec![("fern", "Fern"), ("moss", "Moss")]), ("Red", vec![("maple", "Maple")])];
    /// let list = List::new("Which one?", "See plants")
    ///     .sections(stock.into_iter().map(|(title, plants)| Section::new(title).rows(plants)));
    /// assert_eq!(list.sections[0].rows[1].id.as_str(), "moss");
    /// ```
    #[must_use]
    pub fn sections(mut self, sections: impl IntoIterator<Item = Section>) -> Self {
        self.sections.extend(sections);
        self
    }
}

/// Rows under a title.
///
/// ```
/// use waml::message::{Row, Section};
///
/// let section = Section::new("Fast").row(Row::new("express", "Express")).row(Row::new("courier", "Courier"));
/// assert_eq!(section.rows.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Section"))]
pub struct Section {
    /// The line above the rows.
    pub title: Text<limits::SectionTitle>,
    /// The rows.
    pub rows: Items<Row, limits::Rows>,
}

visit!(Section { title, rows });

impl Section {
    /// A section with its title. It needs at least one row.
    pub fn new(title: impl Into<Text<limits::SectionTitle>>) -> Self {
        Self { title: title.into(), rows: Items::default() }
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, row: Row) -> Self {
        self.rows.push(row);
        self
    }

    /// Adds rows, as they are or as pairs of id and title. [`List::pages`] makes several lists of more than fit in one.
    ///
    /// ```
    /// use waml::message::{Row, Section};
    ///
    /// let plants = [("aloe", "Aloe", Some("Needs little water")), ("fern", "Fern", None)];
    /// let section = Section::new("Plants").rows(plants.map(|(id, title, note)| {
    ///     let row = Row::new(id, title);
    ///     match note {
    ///         Some(note) => row.description(note),
    ///         None => row,
    ///     }
    /// }));
    /// assert_eq!(section.rows.len(), 2);
    /// ```
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item: Into<Row>>) -> Self {
        self.rows.extend(rows.into_iter().map(Into::into));
        self
    }
}

/// An id and a title.
impl<I: Into<Text<limits::RowId>>, T: Into<Text<limits::RowTitle>>> From<(I, T)> for Row {
    fn from((id, title): (I, T)) -> Self {
        Self::new(id, title)
    }
}

/// One thing to choose.
///
/// ```
/// use waml::message::Row;
///
/// let row = Row::new("express", "Express").description("Tomorrow before noon");
/// assert_eq!(row.id.as_str(), "express");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Row"))]
pub struct Row {
    /// What the webhook brings back; unique in the message.
    pub id: Text<limits::RowId>,
    /// The first line of the row.
    pub title: Text<limits::RowTitle>,
    /// The second line of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<limits::RowDescription>>,
}

visit!(Row { id, title, description });

impl Row {
    /// A row with the id that the webhook brings back and its first line.
    pub fn new(id: impl Into<Text<limits::RowId>>, title: impl Into<Text<limits::RowTitle>>) -> Self {
        Self { id: id.into(), title: title.into(), description: None }
    }

    /// Adds the second line.
    #[must_use]
    pub fn description(mut self, text: impl Into<Text<limits::RowDescription>>) -> Self {
        self.description = Some(text.into());
        self
    }
}
