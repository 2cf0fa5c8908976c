//! What an editor asks of one text: about a place in it, or about all of it. There is no protocol in here, and a place is
//! an offset in bytes. What may be written at a place is told by the schemas, so it comes with the feature `schema`.
//!
//! A [`View`] is made of a text and the environment that it is judged in; each question is one of its methods, and one
//! file.
//!
//! ```
//! use waml::ide::View;
//! use waml::{Compiler, Language, Shape, Source, Span, Syntax};
//!
//! let source = Source::new("hello.waml.yaml", "to: 85290000001\ntext: Hello!\n");
//! let compiler = Compiler::new();
//! let compiled = compiler.compile(&source, Shape::Definition, Syntax::Yaml);
//! let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
//! let actions = view.actions(&compiled, Span::new(4, 4), Language::English);
//! assert_eq!((actions[0].title.to_string(), &*actions[0].edits[0].text), ("quote 85290000001".into(), "\"85290000001\""));
//! ```

mod actions;
#[cfg(feature = "schema")]
mod complete;
mod folds;
mod hints;
mod hover;
mod links;
mod names;
mod places;
mod rename;
mod symbols;
mod tag;
mod view;

pub use actions::Action;
#[cfg(feature = "schema")]
pub use complete::{Beside, Offer, OfferKind};
pub use hints::Hint;
pub use hover::Hover;
pub use links::Link;
pub use places::Target;
pub use symbols::{Symbol, SymbolKind};
pub use tag::{Tag, tag};
pub use view::View;
