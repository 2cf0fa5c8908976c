//! The one walk over a message: every value, in the order of the fields.
//!
//! Whoever wants to look at the values of a message is a [`Visit`] and asks for the kinds of value
//! it cares for. Each type says with one line of [`visit!`] where the walk goes on in it, and, by the same line, how it
//! is made again ([`remake`](super::remake)); the line takes the type apart, so that a forgotten field does not compile.

use super::bounded::{Items, Number, Text};
pub(crate) use super::steps::{Here, Steps};
use super::{Button, Carousel, List, MediaKind, Message, Template};
use crate::limits::Bound;

/// Looks at the values of a message `'m`.
pub(crate) trait Visit<'m>: Sized {
    fn recipient(&mut self, _at: &Here<'_>, _to: &'m str) {}
    fn text<L: Bound>(&mut self, _at: &Here<'_>, _text: &'m str) {}
    /// The number of elements of a list, before they are looked at.
    fn items<L: Bound>(&mut self, _at: &Here<'_>, _count: usize) {}
    fn number<L: Bound>(&mut self, _at: &Here<'_>, _number: u32) {}
    /// The address behind a button.
    fn address(&mut self, _at: &Here<'_>, _url: &'m str) {}
    fn link<K: MediaKind>(&mut self, _at: &Here<'_>, _link: &'m str) {}

    // Values as a whole, before what they hold is looked at.

    fn template(&mut self, _at: &Here<'_>, _template: &'m Template) {}
    fn list(&mut self, _at: &Here<'_>, _list: &'m List) {}
    fn carousel(&mut self, _at: &Here<'_>, _carousel: &'m Carousel) {}
    fn button(&mut self, _at: &Here<'_>, _button: &'m Button) {}
}

/// A value that can be walked over.
pub(crate) trait Walk {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>);
}

impl<T: Walk> Walk for Option<T> {
    #[inline]
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        if let Some(value) = self {
            value.walk(at, visitor);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        for (index, value) in self.iter().enumerate() {
            value.walk(&at.then(index), visitor);
        }
    }
}

impl<T: Walk, L: Bound> Walk for Items<T, L> {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        visitor.items::<L>(at, self.len());
        for (index, value) in self.iter().enumerate() {
            value.walk(&at.then(index), visitor);
        }
    }
}

impl<L: Bound> Walk for Text<L> {
    #[inline]
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        visitor.text::<L>(at, self);
    }
}

impl<L: Bound> Walk for Number<L> {
    #[inline]
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        visitor.number::<L>(at, self.get());
    }
}

impl Walk for Message {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        let Self { to, content } = self;
        to.walk(&at.then("to"), visitor);
        content.walk(at, visitor);
    }
}

/// Where the walk goes on in a type: its fields, or the one value that a choice holds, under the
/// names that a definition gives them. `as` names the method that looks at the value as a whole.
macro_rules! visit {
    ($type:ident $(<$($param:ident),*>)? $(as $whole:ident)? { $($field:ident),* $(,)? }) => {
        impl$(<$($param: crate::limits::Bound),*>)? $crate::message::visit::Walk for $type$(<$($param),*>)? {
            fn walk<'m>(
                &'m self,
                at: &$crate::message::visit::Here<'_>,
                visitor: &mut impl $crate::message::visit::Visit<'m>,
            ) {
                let Self { $($field),* } = self;
                $(visitor.$whole(at, self);)?
                $($field.walk(&at.then(stringify!($field)), visitor);)*
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
            fn walk<'m>(
                &'m self,
                at: &$crate::message::visit::Here<'_>,
                visitor: &mut impl $crate::message::visit::Visit<'m>,
            ) {
                match self {
                    $(Self::$variant(value) => value.walk(&at.then($name), visitor),)*
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
