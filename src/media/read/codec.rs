//! How the streams of an MP4 file are compressed, as their sample entries say.
//!
//! `mp4_atom` reads the two boxes that say more than their name, `avcC` and `esds`. It calls itself
//! for descriptors in descriptors, so it is given no more bytes than such a box can need: what is
//! nested in them cannot be deep.

use super::boxes::{Box, Boxes};
use super::bytes::Stop;
use crate::media::{AudioCodec, H264Profile, VideoCodec, VideoStream};
use crate::text::phrase::say;
use mp4_atom::{Atom, Avcc, Esds};
use std::io::{Read, Seek};
use std::ops::Range;

/// The most bytes that are read of a box that describes a codec.
const DESCRIPTION: u64 = 512;

/// How far the boxes of a video's sample entry stand behind its head.
const IN_VIDEO: u64 = 78;

/// The same for sound.
const IN_AUDIO: u64 = 28;

pub(super) fn video<R: Read + Seek>(boxes: &mut Boxes<'_, R>, stsd: &Range<u64>) -> Result<VideoStream, Stop> {
    let entry = entry(boxes, stsd)?;
    let codec = match &entry.name {
        b"avc1" | b"avc3" => {
            let avcc: Option<Avcc> = describe(boxes, &entry, IN_VIDEO, &[b"avcC"])?;
            let avcc = avcc.ok_or_else(|| {
                Stop::Damage(say!("holds H.264 video without its description", "中的 H.264 视频没有解码参数"))
            })?;
            return Ok(VideoStream::new(VideoCodec::H264).profile(H264Profile(avcc.avc_profile_indication)));
        }
        b"hvc1" | b"hev1" | b"hvc2" | b"hev2" => VideoCodec::Hevc,
        b"s263" | b"h263" | b"H263" => VideoCodec::H263,
        b"av01" => VideoCodec::Av1,
        b"vp08" => VideoCodec::Vp8,
        b"vp09" => VideoCodec::Vp9,
        b"mp4v" => match object_type(boxes, &entry, IN_VIDEO)? {
            Some((0x20, _)) | None => VideoCodec::Mpeg4Part2,
            Some((0x60..=0x65, _)) => VideoCodec::Other("MPEG-2".to_owned()),
            Some((0x6a, _)) => VideoCodec::Other("MPEG-1".to_owned()),
            Some((other, _)) => VideoCodec::Other(format!("mp4v.{other:02x}")),
        },
        other => VideoCodec::Other(name(*other)),
    };
    Ok(VideoStream::new(codec))
}

pub(super) fn audio<R: Read + Seek>(boxes: &mut Boxes<'_, R>, stsd: &Range<u64>) -> Result<AudioCodec, Stop> {
    let entry = entry(boxes, stsd)?;
    Ok(match &entry.name {
        b"mp4a" => {
            // QuickTime puts more numbers before the boxes.
            let version = u16::from_be_bytes(boxes.bytes.array(entry.body.start + 8)?);
            let before = IN_AUDIO + [0, 16, 36].get(usize::from(version)).copied().unwrap_or_default();
            match object_type(boxes, &entry, before)? {
                Some((object, profile)) => of_object(object, profile),
                None => AudioCodec::Other("mp4a".to_owned()),
            }
        }
        b".mp3" => AudioCodec::Mp3,
        b"samr" | b"sawb" => AudioCodec::Amr,
        b"ac-3" => AudioCodec::Ac3,
        b"Opus" => AudioCodec::Opus,
        b"fLaC" => AudioCodec::Flac,
        b"alac" => AudioCodec::Alac,
        other => AudioCodec::Other(name(*other)),
    })
}

/// The codec of an MPEG-4 object type; type 0x40 stands for AAC and for what its profile names.
fn of_object(object: u8, profile: Option<u8>) -> AudioCodec {
    const LAYER_3: u8 = 34;
    const LOSSLESS: u8 = 36;
    match (object, profile) {
        (0x40, Some(LAYER_3)) | (0x69 | 0x6b, _) => AudioCodec::Mp3,
        (0x40, Some(LOSSLESS)) => AudioCodec::Other("MPEG-4 ALS".to_owned()),
        (0x40 | 0x66..=0x68, _) => AudioCodec::Aac,
        (0xa5, _) => AudioCodec::Ac3,
        (0xad, _) => AudioCodec::Opus,
        (0xdd, _) => AudioCodec::Vorbis,
        (other, _) => AudioCodec::Other(format!("mp4a.{other:02x}")),
    }
}

/// The first sample entry; files whose entries differ in their codec are not made.
fn entry<R: Read + Seek>(boxes: &mut Boxes<'_, R>, stsd: &Range<u64>) -> Result<Box, Stop> {
    let entries = boxes.within(&(stsd.start + 8..stsd.end))?;
    entries.into_iter().next().ok_or_else(undescribed)
}

/// What is wrong with a track without a sample entry.
pub(super) fn undescribed() -> Stop {
    Stop::Damage(say!("holds a track that does not say how it is compressed", "中有一条轨道没有说明编码"))
}

/// The object type and audio profile that a box `esds` names, which `QuickTime` wraps in a `wave`.
fn object_type<R: Read + Seek>(
    boxes: &mut Boxes<'_, R>,
    entry: &Box,
    before: u64,
) -> Result<Option<(u8, Option<u8>)>, Stop> {
    let plain: Option<Esds> = describe(boxes, entry, before, &[b"esds"])?;
    let esds = match plain {
        Some(esds) => Some(esds),
        None => describe(boxes, entry, before, &[b"wave", b"esds"])?,
    };
    Ok(esds.map(|esds| {
        let config = esds.es_desc.dec_config;
        (config.object_type_indication, config.dec_specific.map(|specific| specific.profile))
    }))
}

/// A box that describes a codec, found in a sample entry along a path.
fn describe<A: Atom, R: Read + Seek>(
    boxes: &mut Boxes<'_, R>,
    entry: &Box,
    before: u64,
    path: &[&[u8; 4]],
) -> Result<Option<A>, Stop> {
    let Some(found) = boxes.find(&(entry.body.start + before..entry.body.end), path)? else { return Ok(None) };
    let length = (found.body.end - found.body.start).min(DESCRIPTION);
    let bytes = boxes.bytes.exactly(found.body.start, usize::try_from(length).unwrap_or_default())?;
    Ok(A::decode_body(&mut &bytes[..]).ok())
}

fn name(code: [u8; 4]) -> String {
    code.escape_ascii().to_string()
}
