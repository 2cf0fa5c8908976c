//! What can be known of one file.

use super::FileKind;
use crate::text::Phrase;
use std::fmt;

/// What is known of a file, or why nothing is.
///
/// ```
/// use waml::media::{FileKind, MediaFacts, Outcome};
///
/// let uploaded: Outcome = Ok(MediaFacts::new().kind(FileKind::Png).size(48_000));
/// assert!(uploaded.is_ok_and(|facts| facts.size == Some(48_000)));
/// ```
pub type Outcome = Result<MediaFacts, Fault>;

/// What is known of a media file. `None` is "not known", and breaks no rule.
///
/// ```
/// use waml::media::{AudioCodec, FileKind, MediaFacts, VideoCodec, VideoStream};
///
/// let film = MediaFacts::new()
///     .kind(FileKind::Mp4)
///     .size(3_400_000)
///     .video([VideoStream::new(VideoCodec::H264)])
///     .audio([AudioCodec::Aac]);
/// assert_eq!(film.size, Some(3_400_000));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MediaFacts {
    /// How large the file is, in bytes.
    pub size: Option<u64>,
    /// What the bytes say that the file is, whatever its name.
    pub kind: Option<FileKind>,
    /// Width and height of an image, in pixels.
    pub dimensions: Option<(u32, u32)>,
    /// Bits per channel of an image.
    pub bit_depth: Option<u8>,
    /// How an image writes its colours.
    pub colours: Option<Colours>,
    /// The video streams; empty where there are none.
    pub video: Option<Vec<VideoStream>>,
    /// The audio streams; empty where there are none.
    pub audio: Option<Vec<AudioCodec>>,
    /// Whether a player must fetch the end of the file before it can begin: `moov` after `mdat`.
    pub index_at_end: Option<bool>,
    /// What is broken, as what the file does: `ends too early`, in Chinese what follows `文件`.
    pub damage: Option<Phrase>,
    /// Why some of this is not known, as a phrase. Such a file is reported as not judged.
    pub unknown: Option<Phrase>,
    /// What a server says of the file.
    pub served: Option<Served>,
    /// Where the facts come from, to be shown beside findings: the name of a file.
    pub origin: Option<String>,
}

impl MediaFacts {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the size in bytes.
    #[must_use]
    pub fn size(mut self, bytes: u64) -> Self {
        self.size = Some(bytes);
        self
    }

    /// Sets what the file is.
    #[must_use]
    pub fn kind(mut self, kind: FileKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Sets width and height in pixels.
    #[must_use]
    pub fn dimensions(mut self, width: u32, height: u32) -> Self {
        self.dimensions = Some((width, height));
        self
    }

    /// Sets the bits per channel.
    #[must_use]
    pub fn bit_depth(mut self, bits: u8) -> Self {
        self.bit_depth = Some(bits);
        self
    }

    /// Sets how the colours are written.
    #[must_use]
    pub fn colours(mut self, colours: Colours) -> Self {
        self.colours = Some(colours);
        self
    }

    /// Sets the video streams.
    #[must_use]
    pub fn video(mut self, streams: impl IntoIterator<Item = VideoStream>) -> Self {
        self.video = Some(streams.into_iter().collect());
        self
    }

    /// Sets the audio streams.
    #[must_use]
    pub fn audio(mut self, streams: impl IntoIterator<Item = AudioCodec>) -> Self {
        self.audio = Some(streams.into_iter().collect());
        self
    }

    /// Sets whether `moov` stands after `mdat`.
    #[must_use]
    pub fn index_at_end(mut self, at_end: bool) -> Self {
        self.index_at_end = Some(at_end);
        self
    }

    /// Says what is broken, as what the file does.
    #[must_use]
    pub fn damage(mut self, does: impl Into<Phrase>) -> Self {
        self.damage = Some(does.into());
        self
    }

    /// Says why some facts are not known.
    #[must_use]
    pub fn unknown(mut self, why: impl Into<Phrase>) -> Self {
        self.unknown = Some(why.into());
        self
    }

    /// Sets what a server says.
    #[must_use]
    pub fn served(mut self, served: Served) -> Self {
        self.served = Some(served);
        self
    }

    /// Says where the facts come from.
    #[must_use]
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }
}

/// What a server says of a file besides its bytes.
///
/// ```
/// use waml::media::{MediaFacts, Served};
///
/// let facts = MediaFacts::new().served(Served::new(Some("image/png".to_owned())));
/// assert!(facts.served.is_some());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Served {
    /// The header `Content-Type` as it came; `None` where it is absent.
    pub content_type: Option<String>,
    /// Two sizes in bytes that the server gives and that differ: what it announces to `HEAD`, and
    /// what it sends.
    pub sizes: Option<(u64, u64)>,
}

impl Served {
    /// What a server says with this `Content-Type`.
    pub fn new(content_type: Option<String>) -> Self {
        Self { content_type, sizes: None }
    }

    /// Sets the size announced and the size sent, which differ.
    #[must_use]
    pub fn sizes(mut self, announced: u64, sent: u64) -> Self {
        self.sizes = Some((announced, sent));
        self
    }
}

/// How an image writes its colours.
///
/// ```
/// use waml::media::{Colours, MediaFacts};
///
/// let scanned = MediaFacts::new().colours(Colours::Cmyk);
/// assert_eq!(scanned.colours, Some(Colours::Cmyk));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Colours {
    /// Red, green and blue, with or without transparency.
    Rgb,
    /// Shades of grey, with or without transparency.
    Greyscale,
    /// Numbers of the colours in a table.
    Palette,
    /// Cyan, magenta, yellow and black.
    Cmyk,
}

/// One video stream.
///
/// ```
/// use waml::media::{MediaFacts, VideoCodec, VideoStream};
///
/// let film = MediaFacts::new().video([VideoStream::new(VideoCodec::H264)]);
/// assert_eq!(film.video.map(|streams| streams.len()), Some(1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct VideoStream {
    /// How it is compressed.
    pub codec: VideoCodec,
    /// The profile, where the codec is H.264.
    pub profile: Option<H264Profile>,
    /// Whether pictures are stored in another order than they are shown, as B-frames are.
    pub b_frames: Option<bool>,
}

impl VideoStream {
    /// A stream of which only the codec is known.
    pub fn new(codec: VideoCodec) -> Self {
        Self { codec, profile: None, b_frames: None }
    }

    /// Sets the H.264 profile.
    #[must_use]
    pub fn profile(mut self, profile: H264Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Sets whether there are B-frames.
    #[must_use]
    pub fn b_frames(mut self, b_frames: bool) -> Self {
        self.b_frames = Some(b_frames);
        self
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $shown:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!($shown, ".")] $variant,)*
            /// Any other, by the name that the file gives it.
            Other(String),
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($shown),)*
                    Self::Other(name) => write!(f, "`{name}`"),
                }
            }
        }
    };
}

names! {
    /// How a video stream is compressed.
    ///
    /// ```
    /// assert_eq!(waml::media::VideoCodec::H264.to_string(), "H.264");
    /// ```
    VideoCodec {
        H264: "H.264",
        Hevc: "HEVC (H.265)",
        H263: "H.263",
        Mpeg4Part2: "MPEG-4 part 2",
        Av1: "AV1",
        Vp8: "VP8",
        Vp9: "VP9",
    }
}

names! {
    /// How an audio stream is compressed.
    ///
    /// ```
    /// assert_eq!(waml::media::AudioCodec::Aac.to_string(), "AAC");
    /// ```
    AudioCodec {
        Aac: "AAC",
        Mp3: "MP3",
        Ac3: "AC-3",
        Opus: "Opus",
        Vorbis: "Vorbis",
        Amr: "AMR",
        Flac: "FLAC",
        Alac: "ALAC",
    }
}

/// A profile of H.264.
///
/// ```
/// use waml::media::H264Profile;
///
/// assert!(H264Profile(100).is_high());
/// assert_eq!(H264Profile(77).to_string(), "Main");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct H264Profile(
    /// `profile_idc` of ISO/IEC 14496-10, such as 66, 77 or 100.
    pub u8,
);

impl H264Profile {
    /// Whether it is High, or one of those made from it for more bits or colours.
    pub fn is_high(self) -> bool {
        matches!(self.0, 100 | 110 | 122 | 244 | 44)
    }
}

impl fmt::Display for H264Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            66 => f.write_str("Baseline"),
            77 => f.write_str("Main"),
            88 => f.write_str("Extended"),
            100 => f.write_str("High"),
            110 => f.write_str("High 10"),
            122 => f.write_str("High 4:2:2"),
            244 => f.write_str("High 4:4:4 Predictive"),
            44 => f.write_str("CAVLC 4:4:4 Intra"),
            other => write!(f, "{other}"),
        }
    }
}

/// Why nothing is known of a file, each with a phrase that says what happened.
///
/// ```
/// use waml::media::{Fault, Outcome};
/// use waml::say;
///
/// let outcome: Outcome = Err(Fault::Missing(say!("no such file", "文件不存在")));
/// assert!(outcome.is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// There should be a file, and there is none.
    Missing(Phrase),
    /// The link leads out of the folder that its files lie in.
    Outside(Phrase),
    /// WhatsApp cannot fetch it either.
    Unfetchable(Phrase),
    /// The host has an address that only a private network knows; nothing was asked there.
    Private(Phrase),
    /// It could not be found out.
    Unjudged(Phrase),
}
