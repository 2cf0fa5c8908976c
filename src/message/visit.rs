//! The one walk over a message: every value, in the order of the fields.
//!
//! Whoever wants to look at the values of a message is a [`Visit`] and asks for the kinds of value
//! it cares for. Each type says with one line of [`visit!`] where the walk goes on in it, and, by the same line, how it
//! is made again ([`remake`](super::remake)); the line takes the type apart, so that a forgotten field does not compile.

use super::bounded::{Items, Number, Text};
pub(crate) use super::steps::Steps;
use super::{Button, Carousel, List, MediaKind, Message, Template};
use crate::diagnostic::Step;
use crate::limits::Bound;

/// Looks at the values of a message `'m`.
pub(crate) trait Visit<'m>: Sized {
    /// Where the walk is. The walk itself adds and removes the steps.
    fn steps(&mut self) -> &mut Steps;

    fn recipient(&mut self, _to: &'m str) {}
    fn text<L: Bound>(&mut self, _text: &'m str) {}
    /// The number of elements of a list, before they are looked at.
    fn items<L: Bound>(&mut self, _count: usize) {}
    fn number<L: Bound>(&mut self, _number: u32) {}
    /// The address behind a button.
    fn address(&mut self, _url: &'m str) {}
    fn link<K: MediaKind>(&mut self, _link: &'m str) {}

    // Values as a whole, before what they hold is looked at.

    fn template(&mut self, _template: &'m Template) {}
    fn list(&mut self, _list: &'m List) {}
    fn carousel(&mut self, _carousel: &'m Carousel) {}
    fn button(&mut self, _button: &'m Button) {}

    /// Looks at a value one step further down.
    #[inline]
    fn down(&mut self, step: impl Into<Step>, value: &'m impl Walk) {
        self.steps().push(step.into());
        value.walk(self);
        self.steps().pop();
    }
}

/// A value that can be walked over.
pub(crate) trait Walk {
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>);
}

impl<T: Walk> Walk for Option<T> {
    #[inline]
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>) {
        if let Some(value) = self {
            value.walk(visitor);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>) {
        for (index, value) in self.iter().enumerate() {
            visitor.down(index, value);
        }
    }
}

impl<T: Walk, L: Bound> Walk for Items<T, L> {
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>) {
        visitor.items::<L>(self.len());
        for (index, value) in self.iter().enumerate() {
            visitor.down(index, value);
        }
    }
}

impl<L: Bound> Walk for Text<L> {
    #[inline]
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>) {
        visitor.text::<L>(self);
    }
}

impl<L: Bound> Walk for Number<L> {
    #[inline]
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>) {
        visitor.number::<L>(self.get());
    }
}

impl Walk for Message {
    fn walk<'m>(&'m self, visitor: &mut impl Visit<'m>) {
        let Self { to, content } = self;
        visitor.down("to", to);
        content.walk(visitor);
    }
}

/// Where the walk goes on in a type: its fields, or the one value that a choice holds, under the
/// names that a definition gives them. `as` names the method that looks at the value as a whole.
macro_rules! visit {
    ($type:ident $(<$($param:ident),*>)? $(as $whole:ident)? { $($field:ident),* $(,)? }) => {
        impl$(<$($param: crate::limits::Bound),*>)? $crate::message::visit::Walk for $type$(<$($param),*>)? {
            fn walk<'m>(&'m self, visitor: &mut impl $crate::message::visit::Visit<'m>) {
                let Self { $($field),* } = self;
                $(visitor.$whole(self);)?
                $(visitor.down(stringify!($field), $field);)*
            }
        }

        impl$(<$($param: crate::limits::Bound),*>)? $crate::message::remake::Remade for $type$(<$($param),*>)? {
            fn remade(&self, maker: &mut impl $crate::message::remake::Remake) -> Option<Self> {
                let Self { $($field),* } = self;
                Some(Self { $($field: maker.down(stringify!($field), $field)?),* })
            }
        }
    };
    ($type:ident $(<$param:ident>)? { $($variant:ident => $name:literal),* $(,)? }) => {
        impl$(<$param: crate::limits::Bound>)? $crate::message::visit::Walk for $type$(<$param>)? {
            fn walk<'m>(&'m self, visitor: &mut impl $crate::message::visit::Visit<'m>) {
                match self {
                    $(Self::$variant(value) => visitor.down($name, value),)*
                }
            }
        }

        impl$(<$param: crate::limits::Bound>)? $crate::message::remake::Remade for $type$(<$param>)? {
            fn remade(&self, maker: &mut impl $crate::message::remake::Remake) -> Option<Self> {
                match self {
                    $(Self::$variant(value) => maker.down($name, value).map(Self::$variant),)*
                }
            }
        }
    };
}
pub(super) use visit;
