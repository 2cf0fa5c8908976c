//! Media, judged by what is known of the file: its size, its type, its codecs.
//!
//! A link shows an extension and nothing else. Whoever knows the file behind it says so in
//! [`MediaFacts`], and whoever knows many files is an [`Inspect`]: the rules over facts are asked
//! wherever media stands, by a [`Compiler`](crate::Compiler) that was given one. With the feature `media`,
//! `read` finds the facts in a file's bytes.
//!
//! What is not known is never judged: each fact is an `Option`, and `None` breaks no rule.
//!
//! ```
//! use waml::media::{FileKind, MediaFacts, Outcome};
//! use waml::message::Content;
//! use waml::{Compiler, Message};
//!
//! let known = |link: &str| -> Vec<Outcome> {
//!     vec![Ok(MediaFacts::new().kind(FileKind::Png).size(6_000_000).origin(link))]
//! };
//! let message = Message::to("85290000001", Content::image("https://cdn.example.com/map.png"));
//! let report = Compiler::new().media(&known).check(message).unwrap_err();
//! assert_eq!(report.findings[0].code, "media/image-size");
//! ```

mod facts;
mod kind;
#[cfg(feature = "media")]
mod read;

pub use facts::{AudioCodec, Colours, Fault, H264Profile, MediaFacts, Outcome, Served, VideoCodec, VideoStream};
pub use kind::FileKind;
#[cfg(feature = "media")]
pub use read::{BOXES, BYTES, read};

/// Tells what is known of the files that links lead to.
///
/// Every function from a link to outcomes is one.
///
/// ```
/// use waml::media::{Inspect, MediaFacts, Outcome};
///
/// /// What the program's database knows.
/// struct Uploads;
///
/// impl Inspect for Uploads {
///     fn inspect(&self, link: &str) -> Vec<Outcome> {
///         if link.ends_with("/map.png") { vec![Ok(MediaFacts::new().size(48_000))] } else { Vec::new() }
///     }
/// }
///
/// let message = waml::Message::new(waml::Content::image("https://cdn.example.com/map.png"));
/// waml::Compiler::new().media(&Uploads).check(message)?;
/// # Ok::<(), waml::Report>(())
/// ```
pub trait Inspect: Sync {
    /// What is known of the file behind a link: nothing, or one outcome per place it was looked at.
    /// The link is as the message has it, with query and fragment.
    fn inspect(&self, link: &str) -> Vec<Outcome>;
}

impl<F: Fn(&str) -> Vec<Outcome> + Sync> Inspect for F {
    fn inspect(&self, link: &str) -> Vec<Outcome> {
        self(link)
    }
}
