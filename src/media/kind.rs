//! What files are, as far as messages take them.

use crate::message::MediaType;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use std::fmt;

/// What the bytes of a file say that it is.
///
/// ```
/// use waml::media::{FileKind, MediaFacts};
///
/// assert_eq!(MediaFacts::new().kind(FileKind::Webp).kind, Some(FileKind::Webp));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A JPEG image.
    Jpeg,
    /// A PNG image.
    Png,
    /// A WebP image.
    Webp,
    /// A GIF image.
    Gif,
    /// An SVG drawing.
    Svg,
    /// An MP4 file with video, or one whose streams are not known.
    Mp4,
    /// The same by the brand of mobile phones, 3GPP.
    ThreeGp,
    /// An MP4 or 3GPP file with nothing but audio.
    M4a,
    /// A stream of AAC frames.
    Aac,
    /// AMR speech.
    Amr,
    /// MP3 audio.
    Mp3,
    /// An Ogg file; its codec is a fact of its own.
    Ogg,
    /// A `WebM` file, which is what browsers record.
    Webm,
    /// A Matroska file, of which `WebM` is a part.
    Matroska,
    /// A PDF document.
    Pdf,
    /// A Word document, before 2007.
    Doc,
    /// A Word document.
    Docx,
    /// An Excel sheet, before 2007.
    Xls,
    /// An Excel sheet.
    Xlsx,
    /// A `PowerPoint` presentation, before 2007.
    Ppt,
    /// A `PowerPoint` presentation.
    Pptx,
    /// Plain text, in any encoding.
    Text,
    /// A web page.
    Html,
    /// Any other XML, such as the error of a file store.
    Xml,
    /// A ZIP archive that is no office document.
    Zip,
    /// Anything else, by its name.
    Other(String),
    /// Bytes that say nothing.
    Data,
}

impl FileKind {
    /// The extensions that such a file goes by; none where messages take no such file.
    ///
    /// MP4 and 3GPP are one format with two brands, and players read either under both names.
    pub fn extensions(&self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpeg", "jpg"],
            Self::Png => &["png"],
            Self::Mp4 | Self::ThreeGp => &["mp4", "3gp"],
            Self::M4a => &["m4a"],
            Self::Aac => &["aac"],
            Self::Amr => &["amr"],
            Self::Mp3 => &["mp3"],
            Self::Ogg => &["ogg"],
            Self::Pdf => &["pdf"],
            Self::Doc => &["doc"],
            Self::Docx => &["docx"],
            Self::Xls => &["xls"],
            Self::Xlsx => &["xlsx"],
            Self::Ppt => &["ppt"],
            Self::Pptx => &["pptx"],
            Self::Text | Self::Html | Self::Xml | Self::Svg => &["txt"],
            Self::Webp | Self::Gif | Self::Webm | Self::Matroska | Self::Zip | Self::Other(_) | Self::Data => &[],
        }
    }

    /// The values of `Content-Type` that Meta documents for such a file, lower case, without parameters;
    /// none where messages take no such file.
    pub fn content_types(&self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["image/jpeg"],
            Self::Png => &["image/png"],
            Self::Mp4 | Self::ThreeGp => &["video/mp4", "video/3gpp"],
            Self::M4a => &["audio/mp4"],
            Self::Aac => &["audio/aac"],
            Self::Amr => &["audio/amr"],
            Self::Mp3 => &["audio/mpeg"],
            Self::Ogg => &["audio/ogg"],
            Self::Pdf => &["application/pdf"],
            Self::Doc => &["application/msword"],
            Self::Docx => &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
            Self::Xls => &["application/vnd.ms-excel"],
            Self::Xlsx => &["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
            Self::Ppt => &["application/vnd.ms-powerpoint"],
            Self::Pptx => &["application/vnd.openxmlformats-officedocument.presentationml.presentation"],
            Self::Text | Self::Html | Self::Xml | Self::Svg => &["text/plain"],
            Self::Webp | Self::Gif | Self::Webm | Self::Matroska | Self::Zip | Self::Other(_) | Self::Data => &[],
        }
    }

    /// Other words that servers have for the same, which Meta does not document.
    ///
    /// `audio/opus` is none: it names the bare codec, and is refused.
    pub(crate) fn content_type_aliases(&self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["image/jpg", "image/pjpeg", "image/x-jpeg"],
            Self::Png => &["image/x-png"],
            Self::Mp4 | Self::ThreeGp => &["video/3gp", "video/x-mp4", "video/x-m4v", "video/3gpp2", "application/mp4"],
            Self::M4a => &["audio/m4a", "audio/x-m4a", "audio/x-mp4", "audio/aac", "video/mp4", "application/mp4"],
            Self::Aac => &["audio/x-aac", "audio/aacp", "audio/x-hx-aac-adts", "audio/vnd.dlna.adts"],
            Self::Amr => &["audio/amr-nb", "audio/amr-wb", "audio/x-amr", "audio/3gpp"],
            Self::Mp3 => &["audio/mp3", "audio/x-mp3", "audio/x-mpeg", "audio/mpeg3", "audio/x-mpeg-3", "audio/mpg"],
            Self::Ogg => &["application/ogg", "audio/x-ogg", "application/x-ogg", "audio/x-opus+ogg"],
            Self::Pdf => &["application/x-pdf"],
            Self::Doc => &["application/x-msword", "application/vnd.ms-word"],
            Self::Xls => &["application/excel", "application/x-excel", "application/x-msexcel", "application/msexcel"],
            Self::Ppt => &["application/powerpoint", "application/mspowerpoint", "application/x-mspowerpoint"],
            _ => &[],
        }
    }

    /// Whether a place takes such files.
    pub(crate) fn fits(&self, media: &MediaType) -> bool {
        self.extensions().iter().any(|extension| media.extensions.contains(extension))
    }
}

impl FileKind {
    /// What a file of the kind is, behind "it is".
    pub(crate) fn phrase(&self) -> Phrase {
        let words = match self {
            Self::Jpeg => Words::new("a JPEG image", "JPEG 图片"),
            Self::Png => Words::new("a PNG image", "PNG 图片"),
            Self::Webp => Words::new("a WebP image", "WebP 图片"),
            Self::Gif => Words::new("a GIF image", "GIF 图片"),
            Self::Svg => Words::new("an SVG drawing", "SVG 图形"),
            Self::Mp4 => Words::new("an MP4 video", "MP4 视频"),
            Self::ThreeGp => Words::new("a 3GPP video", "3GPP 视频"),
            Self::M4a => Words::new("an MP4 file with audio only", "只有音频的 MP4 文件"),
            Self::Aac => Words::new("AAC audio", "AAC 音频"),
            Self::Amr => Words::new("AMR audio", "AMR 音频"),
            Self::Mp3 => Words::new("MP3 audio", "MP3 音频"),
            Self::Ogg => Words::new("an Ogg file", "Ogg 文件"),
            Self::Webm => Words::new("a WebM file", "WebM 文件"),
            Self::Matroska => Words::new("a Matroska file", "Matroska 文件"),
            Self::Pdf => Words::new("a PDF document", "PDF 文档"),
            Self::Doc => Words::new("a Word document of before 2007", "2007 年以前的 Word 文档"),
            Self::Docx => Words::new("a Word document", "Word 文档"),
            Self::Xls => Words::new("an Excel sheet of before 2007", "2007 年以前的 Excel 工作簿"),
            Self::Xlsx => Words::new("an Excel sheet", "Excel 工作簿"),
            Self::Ppt => Words::new("a PowerPoint presentation of before 2007", "2007 年以前的 PowerPoint 演示文稿"),
            Self::Pptx => Words::new("a PowerPoint presentation", "PowerPoint 演示文稿"),
            Self::Text => Words::new("plain text", "纯文本"),
            Self::Html => Words::new("a web page", "网页"),
            Self::Xml => Words::new("XML", "XML"),
            Self::Zip => Words::new("a ZIP archive", "ZIP 压缩包"),
            Self::Data => Words::new("of no known type", "未知类型"),
            Self::Other(name) => return say!("of the type {name}", "{name} 类型"),
        };
        words.into()
    }
}

/// In English.
impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.phrase())
    }
}
