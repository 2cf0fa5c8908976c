//! Images that stand in the page itself.

/// Knows images by the addresses that messages link to.
///
/// ```
/// use waml::preview::{Picture, Pictures};
///
/// let known = |link: &str| link.ends_with("map.png").then(|| Picture::new(b"\x89PNG\r\n\x1a\n".to_vec())).flatten();
/// assert!(known.picture("https://cdn.example.com/map.png").is_some());
/// assert!(known.picture("https://cdn.example.com/menu.png").is_none());
/// ```
pub trait Pictures: Sync {
    /// The image at an address; `None` where it is not known, or not worth its room in a page.
    fn picture(&self, link: &str) -> Option<Picture>;
}

impl<F: Fn(&str) -> Option<Picture> + Sync> Pictures for F {
    fn picture(&self, link: &str) -> Option<Picture> {
        self(link)
    }
}

/// An image, as browsers show it.
///
/// ```
/// use waml::preview::Picture;
///
/// assert_eq!(Picture::new(b"GIF89a".to_vec()), None);
/// let picture = Picture::new(b"\x89PNG\r\n\x1a\n".to_vec()).expect("what PNG begins with");
/// assert_eq!(picture.len(), 8);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    kind: &'static str,
    bytes: Vec<u8>,
}

impl Picture {
    /// An image by the bytes of its file; `None` where they are neither PNG's nor JPEG's, whatever the file's name.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        let kind = match &bytes[..] {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => "png",
            [0xff, 0xd8, 0xff, ..] => "jpeg",
            _ => return None,
        };
        Some(Self { kind, bytes })
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it has none, which no image has.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The image as an address that holds all of it.
    pub(super) fn url(&self) -> String {
        format!("data:image/{};base64,{}", self.kind, base64(&self.bytes))
    }
}

/// Bytes as RFC 4648 writes them.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (index, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS[(all >> shift & 0x3f) as usize];
            out.push(if index <= group.len() { letter.into() } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Picture, base64};

    #[test]
    fn bytes_are_written_as_the_standard_does() {
        for (text, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfd]), "//79");
    }

    #[test]
    fn only_images_are_shown() {
        assert!(Picture::new(b"<svg onload=alert(1)>".to_vec()).is_none());
        let jpeg = Picture::new(vec![0xff, 0xd8, 0xff, 0xe0]).expect("it begins like one");
        assert_eq!(jpeg.url(), "data:image/jpeg;base64,/9j/4A==");
    }
}
