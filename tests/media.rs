//! What waml finds in real files, and what it says of them in each place: `fixtures/media/`.

mod fixture;

use fixture::folder;
use std::fs::{self, File};
use std::io::Cursor;
use waml::media::{BYTES, Inspect, MediaFacts, Outcome, read};
use waml::message::Content;
use waml::{Compiler, Message, Report};

fn facts(name: &str) -> MediaFacts {
    read(File::open(folder("media").join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// What is said of a message with a link to a file: a word per finding, sorted.
fn said(place: &str, name: &str) -> Vec<String> {
    let link = format!("https://cdn.example.com/{name}");
    let content = match place {
        "image" => Content::image(link),
        "video" => Content::video(link),
        "audio" => Content::audio(link),
        "document" => Content::document(link),
        _ => panic!("no place {place}"),
    };
    let known = |link: &str| -> Vec<Outcome> { vec![Ok(facts(link.rsplit('/').next().unwrap_or_default()))] };
    let findings = findings(Message { to: None, content }, &known);
    let mut said: Vec<_> = findings.iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect();
    said.sort();
    said
}

fn findings(message: Message, known: &dyn Inspect) -> Vec<waml::Diagnostic> {
    match Compiler::new().media(known).check(message) {
        Ok(checked) => checked.warnings().to_vec(),
        Err(Report { findings, .. }) => findings,
    }
}

/// A file, the place it is put into, and all that must be said then.
type Row = (&'static str, &'static str, &'static [&'static str]);

const TABLE: &[Row] = &[
    // Videos.
    ("h264-aac.mp4", "video", &[]),
    ("no-audio.mp4", "video", &[]),
    ("h264.3gp", "video", &[]),
    ("fragmented.mp4", "video", &[]),
    ("two-audio-streams.mp4", "video", &["media/audio-streams: video has 2 audio streams, at most 1"]),
    ("mp3-in.mp4", "video", &["media/audio-codec: audio of the video is MP3, allowed is AAC"]),
    ("hevc.mp4", "video", &["media/video-codec: video is HEVC (H.265), allowed is H.264"]),
    ("h263.3gp", "video", &["media/video-codec: video is H.263, allowed is H.264"]),
    ("mpeg4-part-2.mp4", "video", &["media/video-codec: video is MPEG-4 part 2, allowed is H.264"]),
    (
        "moov-last.mp4",
        "video",
        &["media/moov-last: video has its `moov` box behind `mdat`, it cannot play while it loads"],
    ),
    (
        "high-profile.mp4",
        "video",
        &["media/h264-high: video is in the High profile of H.264, better is Main or Baseline"],
    ),
    ("b-frames.mp4", "video", &["media/b-frames: video has B-frames, some phones do not play it"]),
    ("fragmented-b-frames.mp4", "video", &["media/b-frames: video has B-frames, some phones do not play it"]),
    (
        "sound-alone.mp4",
        "video",
        &["media/wrong-content: video file is an MP4 file with audio only, allowed are .3gp, .mp4"],
    ),
    // Sounds.
    ("opus.ogg", "audio", &[]),
    ("vorbis.ogg", "audio", &["media/ogg-codec: Ogg file holds Vorbis, allowed is Opus"]),
    ("silence.amr", "audio", &[]),
    ("tone.aac", "audio", &[]),
    ("tone.m4a", "audio", &[]),
    ("tone.mp3", "audio", &[]),
    ("tagged.mp3", "audio", &[]),
    ("announced.mp3", "audio", &[]),
    ("mp3-named.aac", "audio", &["media/extension-differs: file named `.aac` is MP3 audio"]),
    // Images.
    ("rgb8.png", "image", &[]),
    ("rgb.jpeg", "image", &[]),
    ("rgb16.png", "image", &["media/bit-depth: image has 16 bits per channel, at most 8"]),
    ("palette.png", "image", &["media/colours: image has a palette, documented are RGB and RGBA"]),
    ("grey.png", "image", &["media/colours: image is in shades of grey, documented are RGB and RGBA"]),
    ("grey.jpeg", "image", &["media/colours: image is in shades of grey, documented are RGB and RGBA"]),
    (
        "grey12.jpeg",
        "image",
        &[
            "media/bit-depth: image has 12 bits per channel, at most 8",
            "media/colours: image is in shades of grey, documented are RGB and RGBA",
        ],
    ),
    ("png-named.jpg", "image", &["media/extension-differs: file named `.jpg` is a PNG image"]),
    ("webp-named.png", "image", &["media/wrong-content: image file is a WebP image, allowed are .jpeg, .jpg, .png"]),
    ("page-named.jpg", "image", &["media/wrong-content: image file is a web page, allowed are .jpeg, .jpg, .png"]),
    ("svg-named.png", "image", &["media/wrong-content: image file is an SVG drawing, allowed are .jpeg, .jpg, .png"]),
    (
        "svg-late-named.jpg",
        "image",
        &["media/wrong-content: image file is an SVG drawing, allowed are .jpeg, .jpg, .png"],
    ),
    ("xml-named.jpg", "image", &["media/wrong-content: image file is XML, allowed are .jpeg, .jpg, .png"]),
    // Recordings.
    (
        "webm-named.ogg",
        "audio",
        &["media/wrong-content: audio file is a WebM file, allowed are .aac, .amr, .mp3, .m4a, .ogg"],
    ),
    ("webm-named.mp4", "video", &["media/wrong-content: video file is a WebM file, allowed are .3gp, .mp4"]),
    ("matroska-named.mp4", "video", &["media/wrong-content: video file is a Matroska file, allowed are .3gp, .mp4"]),
    // Documents.
    ("page.pdf", "document", &[]),
    ("letter.docx", "document", &[]),
    ("sheet.xlsx", "document", &[]),
    ("talk.pptx", "document", &[]),
    ("letter.doc", "document", &[]),
    ("sheet.xls", "document", &[]),
    ("talk.ppt", "document", &[]),
    ("note.txt", "document", &[]),
    ("late.pdf", "document", &[]),
    ("too-late.pdf", "document", &["media/extension-differs: file named `.pdf` is plain text"]),
    ("about-pdf.txt", "document", &[]),
    // In a place that takes no such file, the extension is told, and the content not once more.
    (
        "h264-aac.mp4",
        "image",
        &["media/unsupported-extension: `.mp4` is no documented image type, allowed are .jpeg, .jpg, .png"],
    ),
    // Broken and hostile.
    ("empty.png", "image", &["media/damaged: file is empty"]),
    ("truncated.png", "image", &["media/damaged: file ends too early"]),
    ("truncated.jpeg", "image", &["media/damaged: file ends too early"]),
    ("truncated.ogg", "audio", &["media/damaged: file ends too early"]),
    ("truncated.aac", "audio", &["media/damaged: file ends too early"]),
    ("truncated.mp3", "audio", &["media/damaged: file ends too early"]),
    ("truncated.amr", "audio", &["media/damaged: file ends too early"]),
    ("truncated.pdf", "document", &["media/damaged: file ends too early"]),
    ("truncated.docx", "document", &["media/damaged: file ends before its table of contents"]),
    ("truncated.mp4", "video", &["media/damaged: file ends within its box `mdat`"]),
    ("lying.mp4", "video", &["media/damaged: file holds a box `trak` larger than the box around it"]),
    ("deep.mp4", "video", &["media/damaged: file holds neither picture nor sound"]),
    ("nested.mp4", "video", &["media/damaged: file holds H.264 video without its description"]),
    ("many-boxes.mp4", "video", &["media/not-judged: file could not be judged: it has more than 4096 boxes"]),
    ("text-named.mp4", "video", &["media/wrong-content: video file is plain text, allowed are .3gp, .mp4"]),
    (
        "zip-named.docx",
        "document",
        &[
            "media/wrong-content: document file is a ZIP archive, allowed are .txt, .xls, .xlsx, .doc, .docx, .ppt, .pptx, .pdf",
        ],
    ),
    (
        "bomb.docx",
        "document",
        &[
            "media/wrong-content: document file is a ZIP archive, allowed are .txt, .xls, .xlsx, .doc, .docx, .ppt, .pptx, .pdf",
        ],
    ),
];

#[test]
fn of_each_file_just_this_is_said() {
    let mut wrong = Vec::new();
    for (name, place, expected) in TABLE {
        let said = said(place, name);
        if said != *expected {
            wrong.push(format!("{name} as {place}: {said:#?}\n{:#?}", facts(name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_stands_in_the_table() {
    for entry in fs::read_dir(folder("media")).expect("a folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let made = !["README.md", "make", "documents.py"].contains(&&*name);
        assert!(!made || TABLE.iter().any(|(file, ..)| *file == name), "{name} is not in the table");
    }
}

#[test]
fn the_facts_of_some_files_in_full() {
    for (name, expected) in [
        ("h264-aac.mp4", "Mp4 H.264 Main, no B-frames; AAC; index in front"),
        ("b-frames.mp4", "Mp4 H.264 Main, B-frames; AAC; index in front"),
        ("moov-last.mp4", "Mp4 H.264 Main, no B-frames; AAC; index at the end"),
        ("high-profile.mp4", "Mp4 H.264 High, no B-frames; AAC; index in front"),
        ("h264.3gp", "ThreeGp H.264 Main, no B-frames; AAC; index in front"),
        ("two-audio-streams.mp4", "Mp4 H.264 Main, no B-frames; AAC, AAC; index in front"),
        ("no-audio.mp4", "Mp4 H.264 Main, no B-frames; ; index in front"),
        ("rgb16.png", "Png 64x48, 16 bits, Rgb"),
        ("rgb.jpeg", "Jpeg 64x48, 8 bits, Rgb"),
        ("palette.png", "Png 64x48, 8 bits, Palette"),
        ("webp-named.png", "Webp 64x48"),
    ] {
        assert_eq!(told(&facts(name)), expected, "{name}");
    }
}

fn told(facts: &MediaFacts) -> String {
    let mut parts = vec![facts.kind.as_ref().map_or_else(String::new, |kind| format!("{kind:?}"))];
    for stream in facts.video.iter().flatten() {
        let profile = stream.profile.map_or_else(String::new, |profile| format!(" {profile}"));
        let order = match stream.b_frames {
            Some(true) => "B-frames",
            Some(false) => "no B-frames",
            None => "?",
        };
        parts[0].extend([" ", &stream.codec.to_string(), &profile, ", ", order]);
    }
    if let Some(audio) = &facts.audio {
        parts.push(audio.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    }
    if let Some(at_end) = facts.index_at_end {
        parts.push(if at_end { "index at the end" } else { "index in front" }.to_owned());
    }
    if let Some((width, height)) = facts.dimensions {
        let mut image = format!(" {width}x{height}");
        image.extend(facts.bit_depth.map(|bits| format!(", {bits} bits")));
        image.extend(facts.colours.map(|colours| format!(", {colours:?}")));
        parts[0] += &image;
    }
    parts.join("; ")
}

#[test]
fn every_beginning_of_a_file_that_shows_its_end_is_not_the_whole() {
    use waml::media::FileKind::{Docx, Jpeg, M4a, Mp4, Pdf, Png, Pptx, ThreeGp, Xlsx};
    let shows = [Png, Jpeg, Pdf, Mp4, ThreeGp, M4a, Docx, Xlsx, Pptx];
    let mut seen = Vec::new();
    for (name, _, said) in TABLE {
        let bytes = fs::read(folder("media").join(name)).expect("a file");
        let whole = read(Cursor::new(&bytes));
        let Some(kind) = whole.kind.filter(|kind| said.is_empty() && shows.contains(kind)) else { continue };
        // A film in fragments can end behind each of them.
        if *name == "fragmented.mp4" {
            continue;
        }
        // The last bytes of a PNG are a checksum, and those of a PDF a line break.
        for end in (0..bytes.len() - 4).step_by(bytes.len() / 6000 + 1) {
            let cut = read(Cursor::new(&bytes[..end]));
            assert!(cut.damage.is_some() || cut.kind.as_ref() != Some(&kind), "{name}: {end}: {cut:?}");
        }
        seen.push(kind);
    }
    assert!(shows.iter().all(|kind| seen.contains(kind)), "{seen:?}");
}

#[test]
fn a_large_file_is_not_read_whole() {
    struct Counting(Cursor<Vec<u8>>, std::rc::Rc<std::cell::Cell<u64>>);
    impl std::io::Read for Counting {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.read(buffer)?;
            self.1.set(self.1.get() + count as u64);
            Ok(count)
        }
    }
    impl std::io::Seek for Counting {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            self.0.seek(to)
        }
    }
    // The film with eight more mebibytes of samples in it.
    let mut film = fs::read(folder("media").join("moov-last.mp4")).expect("a film");
    let at = film.windows(4).position(|four| four == b"mdat").expect("a box") - 4;
    let more = 8_u32 << 20;
    let size = u32::from_be_bytes(film[at..at + 4].try_into().expect("four")) + more;
    film.splice(at..at + 4, size.to_be_bytes());
    film.splice(at + 8..at + 8, vec![0; more as usize]);
    let count = std::rc::Rc::default();
    let facts = read(Counting(Cursor::new(film), std::rc::Rc::clone(&count)));
    assert_eq!(told(&facts), "Mp4 H.264 Main, no B-frames; AAC; index at the end");
    assert!(count.get() < 16 << 10, "{} bytes", count.get());
    const { assert!(BYTES <= 1 << 20) }
}
