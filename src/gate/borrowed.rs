//! What relations look at, of a payload that is being read: borrowed from its text.

use crate::rules::subject::{
    ButtonSubject, Buttons, CallHeader, CarouselSubject, Choice, Given, ListSubject, TemplateSubject,
};
use std::borrow::Cow;

/// The id and the title of something to tap.
pub(super) type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The sections of a list.
#[derive(Default)]
pub(super) struct List<'a> {
    pub(super) rows: Vec<Pair<'a>>,
    /// Where the rows of each section begin.
    pub(super) sections: Vec<usize>,
}

impl ListSubject for List<'_> {
    fn rows(&self, section: usize) -> Option<usize> {
        let start = *self.sections.get(section)?;
        Some(self.sections.get(section + 1).unwrap_or(&self.rows.len()) - start)
    }

    fn row(&self, section: usize, row: usize) -> Choice<'_> {
        pair(&self.rows[self.sections[section] + row])
    }
}

/// The reply buttons of a message.
pub(super) struct Button<'a>(pub(super) Vec<Pair<'a>>);

impl ButtonSubject for Button<'_> {
    fn replies(&self) -> usize {
        self.0.len()
    }

    fn reply(&self, at: usize) -> Choice<'_> {
        pair(&self.0[at])
    }

    fn header_by_link(&self) -> Option<&'static str> {
        // Only a hint asks for it.
        None
    }
}

/// The cards of a carousel.
#[derive(Default)]
pub(super) struct Carousel<'a> {
    pub(super) cards: Vec<Card<'a>>,
    pub(super) replies: Vec<Pair<'a>>,
}

/// One card.
pub(super) struct Card<'a> {
    pub(super) body: Option<Cow<'a, str>>,
    pub(super) buttons: Buttons,
    /// Where its quick replies begin.
    pub(super) first: usize,
}

impl CarouselSubject for Carousel<'_> {
    fn cards(&self) -> usize {
        self.cards.len()
    }

    fn body(&self, card: usize) -> Option<&str> {
        self.cards[card].body.as_deref()
    }

    fn buttons(&self, card: usize) -> Buttons {
        self.cards[card].buttons
    }

    fn reply(&self, card: usize, at: usize) -> Choice<'_> {
        pair(&self.replies[self.cards[card].first + at])
    }
}

/// A template and which of its parts are there.
#[derive(Default)]
pub(super) struct Template<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) code: bool,
    pub(super) header: Option<(&'static str, Option<Cow<'a, str>>)>,
    pub(super) body: Option<Vec<Cow<'a, str>>>,
    /// The positions that the buttons name, with their codes.
    pub(super) buttons: Vec<(u32, Cow<'a, str>)>,
}

impl TemplateSubject for Template<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn has_code(&self) -> bool {
        self.code
    }

    fn parts(&self) -> [bool; 3] {
        [self.header.is_some(), self.body.is_some(), !self.buttons.is_empty()]
    }

    fn buttons(&self) -> usize {
        self.buttons.len()
    }

    fn index(&self, button: usize) -> u32 {
        self.buttons[button].0
    }

    fn given(&self, button: usize) -> Option<Given> {
        (!self.buttons[button].1.is_empty()).then_some(Given::Coupon)
    }

    fn language(&self) -> Option<&str> {
        // The API takes none.
        None
    }

    fn header(&self) -> Option<CallHeader<'_>> {
        let (word, text) = self.header.as_ref()?;
        Some(CallHeader { word, text: text.as_deref() })
    }

    fn values(&self) -> Option<usize> {
        self.body.as_ref().map(Vec::len)
    }

    fn value(&self, at: usize) -> &str {
        self.body.as_ref().and_then(|body| body.get(at)).map_or("", |text| text)
    }
}

fn pair<'a>(pair: &'a Pair<'_>) -> Choice<'a> {
    (&pair.0, &pair.1)
}
