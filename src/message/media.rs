//! Images, videos, audio files and documents, by link or, in one place, by id.

use super::bounded::{Text, masked};
use super::visit::{Here, Visit, Walk};
use crate::limits::{Bound, Limit, media as limits};
use crate::text::{Words, placeholder};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// What the API document says about one kind of media.
///
/// ```
/// use waml::message::{Image, MediaKind, MediaType};
///
/// assert_eq!(Image::TYPE.extensions, ["jpeg", "jpg", "png"]);
/// assert_eq!(MediaType::ALL.len(), 4);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct MediaType {
    /// The word for it: `image`, `video`, `audio` or `document`.
    pub name: &'static str,
    /// What it is called in findings.
    pub noun: Words,
    /// The extensions that a link's path may end in, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// How large the file may be. A link does not show it.
    pub size: &'static Limit,
}

/// There is one of each name.
impl PartialEq for MediaType {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl MediaType {
    /// Whether it is the type of media of this kind.
    pub(crate) fn is<K: MediaKind>(&self) -> bool {
        self.name == K::TYPE.name
    }
}

mod sealed {
    /// The kinds that the API document has, and nobody else.
    pub trait Sealed {}
}

/// Names a [`MediaType`]. There are no other kinds: the trait is sealed.
///
/// ```
/// use waml::message::{Audio, MediaKind};
///
/// assert_eq!((Audio::TYPE.name, Audio::TYPE.size.max), ("audio", 16)); // megabytes
/// ```
pub trait MediaKind: sealed::Sealed + 'static {
    /// The kind.
    const TYPE: &'static MediaType;
}

macro_rules! media {
    ($($name:ident: $word:literal $zh:literal, [$($extension:literal)*], $size:ident;)*) => {
        $(
            #[doc = concat!("Media of the kind `", $word, "`.")]
            ///
            /// ```
            #[doc = concat!("use waml::message::{MediaKind, ", stringify!($name), "};")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::TYPE.name, \"", $word, "\");")]
            /// ```
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum $name {}
            impl sealed::Sealed for $name {}
            impl MediaKind for $name {
                const TYPE: &'static MediaType = &MediaType {
                    name: $word,
                    noun: Words::new($word, $zh),
                    extensions: &[$($extension),*],
                    size: &<limits::$size as Bound>::LIMIT,
                };
            }
        )*

        impl MediaType {
            /// Every kind.
            pub const ALL: &'static [&'static Self] = &[$($name::TYPE),*];
        }
    };
}

media! {
    Image: "image" "图片", ["jpeg" "jpg" "png"], ImageSize;
    Video: "video" "视频", ["3gp" "mp4"], VideoSize;
    Audio: "audio" "音频", ["aac" "amr" "mp3" "m4a" "ogg"], AudioSize;
    Document: "document" "文档", ["txt" "xls" "xlsx" "doc" "docx" "ppt" "pptx" "pdf"], DocumentSize;
}

/// A media file that WhatsApp fetches from a public address.
///
/// ```
/// use waml::message::{Image, Media, Message};
///
/// let map: Media<Image> = Media::link("https://cdn.example.com/map.png");
/// Message::to("85290000001", map).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
pub struct Media<K> {
    link: String,
    kind: PhantomData<fn() -> K>,
}

impl<K> Media<K> {
    /// Media at an address: absolute `http` or `https`, the path ending in a documented extension.
    pub fn link(link: impl Into<String>) -> Self {
        Self { link: link.into(), kind: PhantomData }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.link
    }
}

/// Shows how long the address is and not the address, which may carry a key.
impl<K> fmt::Debug for Media<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(f, "Media", &self.link)
    }
}

impl<K> Clone for Media<K> {
    fn clone(&self) -> Self {
        Self::link(self.link.clone())
    }
}

impl<K> PartialEq for Media<K> {
    fn eq(&self, other: &Self) -> bool {
        self.link == other.link
    }
}

impl<K> Eq for Media<K> {}

impl<K> std::hash::Hash for Media<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.link.hash(state);
    }
}

impl<K> Serialize for Media<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("link", &placeholder::escape(&self.link))?;
        map.end()
    }
}

impl<K: MediaKind> Walk for Media<K> {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        let Self { link, kind: _ } = self;
        visitor.link::<K>(&at.then("link"), link);
    }
}

/// A media file by public address, or by the id it got when it was uploaded.
///
/// ```
/// use waml::message::{Button, ButtonHeader, MediaSource};
///
/// let uploaded = ButtonHeader::Image(MediaSource::Id("730192000000003".into()));
/// assert_eq!(uploaded, ButtonHeader::image_id("730192000000003"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MediaSource<K> {
    /// By address.
    Link(Media<K>),
    /// By id; only the header of a message with reply buttons takes one.
    Id(Text<limits::Id>),
}

impl<K> Serialize for MediaSource<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Link(link) => link.serialize(serializer),
            Self::Id(id) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("id", id)?;
                map.end()
            }
        }
    }
}

impl<K: MediaKind> Walk for MediaSource<K> {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        match self {
            Self::Link(media) => media.walk(at, visitor),
            Self::Id(id) => id.walk(&at.then("id"), visitor),
        }
    }
}
