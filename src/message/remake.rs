//! A message made again out of one: each text may change or be left out, each element may stand there several times.
//!
//! Every type that can be walked over can be made again; the same line of [`visit!`](super::visit) says how.

use super::bounded::{Items, Number, Text};
use super::steps::Steps;
use super::{Media, MediaKind, MediaSource, Message, Recipient, Url};

/// Says what becomes of the values of a message.
pub(crate) trait Remake {
    /// Where the walk is in the message as it was. The walk itself adds and removes the steps.
    fn steps(&mut self) -> &mut Steps;

    /// What becomes of a text, an address or a recipient; `None` where it is left out, and with it everything
    /// around it up to the first part that a message may lack.
    fn text(&mut self, text: &str) -> Option<String>;

    /// How often an element of a list stands there.
    fn times(&mut self) -> usize;

    /// Which of these times the walk is at, from 0; `None` behind the last.
    fn turn(&mut self, time: Option<usize>);

    fn down<T: Remade>(&mut self, step: impl Into<crate::diagnostic::Step>, value: &T) -> Option<T>
    where
        Self: Sized,
    {
        self.steps().push(step.into());
        let made = value.remade(self);
        self.steps().pop();
        made
    }
}

/// A value that can be made again.
pub(crate) trait Remade: Sized {
    /// `None` where something is left out that it cannot lack.
    fn remade(&self, maker: &mut impl Remake) -> Option<Self>;
}

impl<T: Remade> Remade for Option<T> {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        Some(self.as_ref().and_then(|value| value.remade(maker)))
    }
}

impl<T: Remade> Remade for Vec<T> {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        elements(self, maker)
    }
}

impl<T: Remade, L> Remade for Items<T, L> {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        elements(self, maker).map(Self::from)
    }
}

fn elements<T: Remade>(list: &[T], maker: &mut impl Remake) -> Option<Vec<T>> {
    let mut made = Vec::with_capacity(list.len());
    for (index, element) in list.iter().enumerate() {
        maker.steps().push(index.into());
        for time in 0..maker.times() {
            maker.turn(Some(time));
            made.push(element.remade(maker)?);
        }
        maker.turn(None);
        maker.steps().pop();
    }
    Some(made)
}

impl<L> Remade for Text<L> {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        maker.text(self).map(Self::from)
    }
}

impl<L> Remade for Number<L> {
    fn remade(&self, _: &mut impl Remake) -> Option<Self> {
        Some(*self)
    }
}

impl Remade for Recipient {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        maker.text(self.as_str()).map(Self::from)
    }
}

impl Remade for Url {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        maker.text(self.as_str()).map(Self::from)
    }
}

impl<K: MediaKind> Remade for Media<K> {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        maker.steps().push("link".into());
        let link = maker.text(self.as_str());
        maker.steps().pop();
        link.map(Self::link)
    }
}

impl<K: MediaKind> Remade for MediaSource<K> {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        match self {
            Self::Link(media) => media.remade(maker).map(Self::Link),
            Self::Id(id) => maker.down("id", id).map(Self::Id),
        }
    }
}

impl Remade for Message {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        let Self { to, content } = self;
        Some(Self { to: maker.down("to", to)?, content: content.remade(maker)? })
    }
}
