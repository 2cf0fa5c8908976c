//! MP4 and 3GPP files: what tracks there are, how they are compressed, and where the index stands.

use super::boxes::{Box, Boxes};
use super::bytes::{Bytes, Stop};
use super::codec;
use super::unknown::other;
use crate::media::{AudioCodec, FileKind, MediaFacts, VideoStream};
use crate::text::phrase::say;
use file_format::FileFormat;
use std::io::{Read, Seek};
use std::ops::Range;

/// The most fragments that are looked at for B-frames: a stream that has any has them in the first.
const FRAGMENTS: usize = 4;

/// The most bytes of a table that are read at a time.
const PIECE: u64 = 4096;

pub(super) fn read<R: Read + Seek>(head: &[u8], bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(brand(head));
    if !matches!(facts.kind, Some(FileKind::Mp4 | FileKind::ThreeGp | FileKind::M4a)) {
        return Ok(());
    }
    let mut boxes = Boxes::new(bytes);
    let mut fragments = Vec::new();
    let mut film = None;
    let mut data = false;
    let mut at = 0;
    let end = loop {
        match boxes.outermost(at) {
            Ok(Some(found)) => {
                at = found.body.end;
                match &found.name {
                    b"moov" if film.is_none() => {
                        facts.index_at_end = Some(data);
                        film = Some(tracks(&mut boxes, &found, facts)?);
                    }
                    b"moof" if fragments.len() < FRAGMENTS => fragments.push(found),
                    b"mdat" => data = true,
                    _ => {}
                }
            }
            Ok(None) => break Ok(()),
            // What stands before the end of what could be read is known all the same.
            Err(stop) => break Err(stop),
        }
        // Behind a fragment or two there is nothing that is not known.
        if film.is_some() && (data || fragments.len() == FRAGMENTS) && boxes.bytes.size().is_none() {
            break Ok(());
        }
    };
    match (&film, &end) {
        (None, Ok(())) => {
            return Err(Stop::Damage(say!("has no `moov` box, nothing says what it holds", "没有 `moov`，看不出内容")));
        }
        (Some(_), Ok(())) if !data => {
            return Err(Stop::Damage(say!(
                "has no `mdat` box, it ends before its content",
                "没有 `mdat`，在内容之前结束"
            )));
        }
        (Some(film), _) if film.fragmented => in_fragments(&mut boxes, film, &fragments, facts)?,
        _ => {}
    }
    end
}

/// What the brand of a file says. Of brands that nobody knows, the tracks decide.
fn brand(head: &[u8]) -> FileKind {
    match FileFormat::from_bytes(head) {
        FileFormat::ThirdGenerationPartnershipProject => FileKind::ThreeGp,
        FileFormat::Mpeg4Part14
        | FileFormat::AppleItunesAudio
        | FileFormat::AppleItunesVideo
        | FileFormat::ArbitraryBinaryData => FileKind::Mp4,
        _ => other(head),
    }
}

/// What is needed of a `moov` box to look at fragments.
struct Film {
    fragmented: bool,
    /// The numbers of the video tracks, in the order of the facts.
    pictures: Vec<u32>,
}

fn tracks<R: Read + Seek>(boxes: &mut Boxes<'_, R>, moov: &Box, facts: &mut MediaFacts) -> Result<Film, Stop> {
    let (mut video, mut audio) = (Vec::new(), Vec::new());
    let mut film = Film { fragmented: false, pictures: Vec::new() };
    for found in boxes.within(&moov.body)? {
        match &found.name {
            b"mvex" => film.fragmented = true,
            b"trak" => match track(boxes, &found.body)? {
                Some(Track::Video(stream, number)) => {
                    film.pictures.push(number);
                    video.push(stream);
                }
                Some(Track::Audio(codec)) => audio.push(codec),
                None => {}
            },
            _ => {}
        }
    }
    if video.is_empty() && audio.is_empty() {
        return Err(Stop::Damage(say!("holds neither picture nor sound", "既没有画面，也没有声音")));
    }
    if video.is_empty() {
        facts.kind = Some(FileKind::M4a);
    }
    facts.video = Some(video);
    facts.audio = Some(audio);
    Ok(film)
}

enum Track {
    Video(VideoStream, u32),
    Audio(AudioCodec),
}

fn track<R: Read + Seek>(boxes: &mut Boxes<'_, R>, trak: &Range<u64>) -> Result<Option<Track>, Stop> {
    let parts = boxes.within(trak)?;
    let part = |name: &[u8; 4]| parts.iter().find(|found| found.name == *name);
    let Some(mdia) = part(b"mdia") else { return Ok(None) };
    let Some(hdlr) = boxes.find(&mdia.body, &[b"hdlr"])? else { return Ok(None) };
    let handler: [u8; 4] = boxes.bytes.array(hdlr.body.start + 8)?;
    if !matches!(&handler, b"vide" | b"soun") {
        return Ok(None);
    }
    let samples = match boxes.find(&mdia.body, &[b"minf", b"stbl"])? {
        Some(stbl) => boxes.within(&stbl.body)?,
        None => Vec::new(),
    };
    let sample = |name: &[u8; 4]| samples.iter().find(|found| found.name == *name);
    let stsd = sample(b"stsd").ok_or_else(codec::undescribed)?;
    if handler == *b"soun" {
        return Ok(Some(Track::Audio(codec::audio(boxes, &stsd.body)?)));
    }
    let mut stream = codec::video(boxes, &stsd.body)?;
    stream.b_frames = match sample(b"ctts") {
        Some(ctts) => Some(reorders(boxes, &ctts.body)?),
        None => Some(false),
    };
    let number = match part(b"tkhd") {
        Some(tkhd) => track_number(boxes, tkhd)?,
        None => 0,
    };
    Ok(Some(Track::Video(stream, number)))
}

/// The number of a track, which stands behind two times of four or, in version 1, eight bytes.
fn track_number<R: Read + Seek>(boxes: &mut Boxes<'_, R>, tkhd: &Box) -> Result<u32, Stop> {
    let [version] = boxes.bytes.array(tkhd.body.start)?;
    let times = if version == 1 { 16 } else { 8 };
    boxes.bytes.array(tkhd.body.start + 4 + times).map(u32::from_be_bytes)
}

/// Whether pictures are stored in another order than shown: they then differ in how much later
/// than decoded they are shown. One delay that all share moves the film and reorders nothing.
fn reorders<R: Read + Seek>(boxes: &mut Boxes<'_, R>, ctts: &Range<u64>) -> Result<bool, Stop> {
    let mut at = ctts.start + 8;
    let mut first = None;
    while at + 8 <= ctts.end {
        let piece = usize::try_from((ctts.end - at).min(PIECE) / 8 * 8).unwrap_or_default();
        for entry in boxes.bytes.exactly(at, piece)?.chunks_exact(8) {
            if *first.get_or_insert(entry[4..].to_vec()) != entry[4..] {
                return Ok(true);
            }
        }
        at += piece as u64;
    }
    Ok(false)
}

/// Looks for B-frames where the samples stand in fragments.
fn in_fragments<R: Read + Seek>(
    boxes: &mut Boxes<'_, R>,
    film: &Film,
    fragments: &[Box],
    facts: &mut MediaFacts,
) -> Result<(), Stop> {
    for moof in fragments {
        for traf in boxes.within(&moof.body)?.into_iter().filter(|found| found.name == *b"traf") {
            let parts = boxes.within(&traf.body)?;
            let Some(tfhd) = parts.iter().find(|found| found.name == *b"tfhd") else { continue };
            let number = u32::from_be_bytes(boxes.bytes.array(tfhd.body.start + 4)?);
            let streams = facts
                .video
                .as_mut()
                .and_then(|video| video.get_mut(film.pictures.iter().position(|picture| *picture == number)?));
            let Some(stream) = streams else { continue };
            for trun in parts.iter().filter(|found| found.name == *b"trun") {
                if run_reorders(boxes, &trun.body)? {
                    stream.b_frames = Some(true);
                }
            }
        }
    }
    Ok(())
}

/// Whether the samples of a run differ in how much later than decoded they are shown.
fn run_reorders<R: Read + Seek>(boxes: &mut Boxes<'_, R>, trun: &Range<u64>) -> Result<bool, Stop> {
    const DATA_OFFSET: u32 = 0x1;
    const FIRST_FLAGS: u32 = 0x4;
    const PER_SAMPLE: [u32; 3] = [0x100, 0x200, 0x400];
    const DELAY: u32 = 0x800;
    let flags = u32::from_be_bytes(boxes.bytes.array(trun.start)?);
    if flags & DELAY == 0 {
        return Ok(false);
    }
    let has = |flag: u32| u64::from(flags & flag != 0) * 4;
    let table = trun.start + 8 + has(DATA_OFFSET) + has(FIRST_FLAGS);
    let before: u64 = PER_SAMPLE.iter().map(|flag| has(*flag)).sum();
    let length = usize::try_from(before + 4).unwrap_or(4);
    let piece = usize::try_from(trun.end.saturating_sub(table).min(PIECE)).unwrap_or_default();
    let samples = boxes.bytes.exactly(table, piece / length * length)?;
    let mut delays = samples.chunks_exact(length).map(|sample| &sample[length - 4..]);
    let first = delays.next();
    Ok(delays.any(|delay| Some(delay) != first))
}
