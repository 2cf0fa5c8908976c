//! What bytes that are not UTF-8 look like.

/// An encoding that bytes may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Two bytes for each character of nearly any text.
    Utf16,
    /// What Windows writes in mainland China.
    Gbk,
}

impl Encoding {
    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf16 => "UTF-16",
            Self::Gbk => "GBK",
        }
    }

    /// The encoding that bytes look like; `None` where that cannot be told, as of other legacy encodings.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        if sample.starts_with(&[0xff, 0xfe]) || sample.starts_with(&[0xfe, 0xff]) || has_every_other_zero(sample) {
            return Some(Self::Utf16);
        }
        is_gbk(sample).then_some(Self::Gbk)
    }
}

/// More bytes tell nothing new.
const SAMPLE: usize = 1 << 16;

/// Whether ASCII characters stand beside zero bytes, all on the same side, as in UTF-16 without its mark.
fn has_every_other_zero(bytes: &[u8]) -> bool {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A definition has colons, keys and line breaks, whatever its texts are.
    even.max(odd) * 8 >= bytes.len() && even.min(odd) == 0 && even.max(odd) > 1
}

/// Whether all that is not ASCII are pairs of GBK, nearly all of them characters that Chinese texts are made of,
/// and some among the commonest. Other encodings of East Asia have pairs in the same range; what is common in
/// them is rare in Chinese, or none of it.
fn is_gbk(bytes: &[u8]) -> bool {
    let (mut han, mut common, mut marks, mut rare, mut beyond) = (0, 0, 0, 0, false);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        if first.is_ascii() {
            continue;
        }
        let Some((second, after)) = after.split_first() else { break };
        rest = after;
        match (first, second) {
            (0xb0..=0xd7, 0xa1..=0xfe) => {
                han += 1;
                beyond |= *first > HANGUL;
                common += usize::from(COMMON.binary_search(&u16::from_be_bytes([*first, *second])).is_ok());
            }
            (0xa1 | 0xa3, 0xa1..=0xfe) => marks += 1,
            (0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe) => rare += 1,
            _ => return false,
        }
    }
    let korean = han > 4 && !beyond && marks == 0;
    han > 1 && !korean && common * 8 >= han && rare * 10 <= han + marks
}

/// The last lead byte of Korean's letters, which begin where those of Chinese do.
const HANGUL: u8 = 0xc8;

/// The commonest characters of Chinese and of messages to customers, as GB 2312 writes them, in order.
const COMMON: [u16; 361] = [
    0xb0b2, 0xb0b4, 0xb0cb, 0xb0d7, 0xb0fc, 0xb1a8, 0xb1b1, 0xb1bb, 0xb1be, 0xb1c8, 0xb1df, 0xb1e3, 0xb1ed, 0xb1f0,
    0xb2a2, 0xb2bb, 0xb2bf, 0xb2c5, 0xb2e9, 0xb2fa, 0xb3a1, 0xb3a3, 0xb3a4, 0xb3b5, 0xb3c9, 0xb3d6, 0xb3f6, 0xb4a6,
    0xb4cb, 0xb4ce, 0xb4d3, 0xb4ef, 0xb4f2, 0xb4f3, 0xb4fa, 0xb5a5, 0xb5ab, 0xb5b1, 0xb5bd, 0xb5c0, 0xb5c3, 0xb5c4,
    0xb5c8, 0xb5d8, 0xb5da, 0xb5dd, 0xb5e3, 0xb5e7, 0xb5ea, 0xb6a8, 0xb6a9, 0xb6ab, 0xb6af, 0xb6bc, 0xb6c8, 0xb6d4,
    0xb6e0, 0xb6f8, 0xb6f9, 0xb6fe, 0xb7a2, 0xb7a8, 0xb7b4, 0xb7bd, 0xb7c5, 0xb7d6, 0xb7e7, 0xb7fe, 0xb8b4, 0xb8b6,
    0xb8c9, 0xb8d0, 0xb8df, 0xb8f1, 0xb8f6, 0xb8f7, 0xb8f8, 0xb8fc, 0xb9a4, 0xb9ab, 0xb9b2, 0xb9ba, 0xb9d8, 0xb9e2,
    0xb9fa, 0xb9fb, 0xb9fc, 0xb9fd, 0xbaa3, 0xbac3, 0xbac5, 0xbacd, 0xbace, 0xbacf, 0xbadc, 0xbaf2, 0xbaf3, 0xbba7,
    0xbbaa, 0xbbaf, 0xbbb0, 0xbbb6, 0xbbb9, 0xbbbb, 0xbbd8, 0xbbdd, 0xbbe1, 0xbbee, 0xbbf2, 0xbbf5, 0xbbfa, 0xbcb0,
    0xbcb8, 0xbcba, 0xbcc4, 0xbcc6, 0xbcc7, 0xbcd2, 0xbcd3, 0xbcdb, 0xbce4, 0xbcfb, 0xbcfe, 0xbda8, 0xbdab, 0xbdcc,
    0xbdd0, 0xbdd3, 0xbde2, 0xbde7, 0xbdf0, 0xbdf1, 0xbdf8, 0xbea9, 0xbead, 0xbec5, 0xbecd, 0xbef5, 0xbefc, 0xbfaa,
    0xbfb4, 0xbfc9, 0xbfcd, 0xbfda, 0xbfec, 0xbfee, 0xc0b4, 0xc0cf, 0xc0ed, 0xc0ef, 0xc0fb, 0xc1a2, 0xc1a6, 0xc1b4,
    0xc1bd, 0xc1cb, 0xc1d6, 0xc2b7, 0xc2db, 0xc2eb, 0xc2ed, 0xc2f2, 0xc3ab, 0xc3b4, 0xc3bb, 0xc3c0, 0xc3c5, 0xc3c7,
    0xc3e6, 0xc3f1, 0xc3f7, 0xc3fb, 0xc3fc, 0xc4bf, 0xc4c7, 0xc4cf, 0xc4d1, 0xc4da, 0xc4dc, 0xc4e3, 0xc4ea, 0xc4fa,
    0xc5a5, 0xc5ae, 0xc6ac, 0xc6b5, 0xc6b7, 0xc6bd, 0xc6da, 0xc6e4, 0xc6f0, 0xc6f8, 0xc7a9, 0xc7b0, 0xc7d7, 0xc7e5,
    0xc7e9, 0xc7eb, 0xc8a1, 0xc8a5, 0xc8ab, 0xc8af, 0xc8b4, 0xc8b7, 0xc8bb, 0xc8c3, 0xc8cb, 0xc8ce, 0xc8cf, 0xc8d5,
    0xc8e7, 0xc8eb, 0xc8fd, 0xc9ab, 0xc9bd, 0xc9cc, 0xc9cf, 0xc9d4, 0xc9d9, 0xc9ed, 0xc9f1, 0xc9f9, 0xc9fa, 0xcaa6,
    0xcab1, 0xcab2, 0xcab5, 0xcab9, 0xcac0, 0xcac2, 0xcac7, 0xcad0, 0xcad3, 0xcad5, 0xcad6, 0xcadc, 0xcae9, 0xcafd,
    0xcbae, 0xcbb5, 0xcbbe, 0xcbc0, 0xcbc4, 0xcbcd, 0xcbf9, 0xcbfb, 0xcbfc, 0xcca8, 0xccab, 0xccd8, 0xcce1, 0xcce2,
    0xcce5, 0xccec, 0xccfd, 0xcda8, 0xcdac, 0xcdb3, 0xcdb7, 0xcdbc, 0xcdcb, 0xcde2, 0xcded, 0xcdf2, 0xcdf5, 0xcdfb,
    0xceaa, 0xcebb, 0xcec4, 0xceca, 0xced2, 0xcede, 0xcee5, 0xcee7, 0xceef, 0xcef1, 0xcef7, 0xcfa2, 0xcfb5, 0xcfc2,
    0xcfc8, 0xcfd6, 0xcfe0, 0xcfeb, 0xcff2, 0xcff3, 0xcffb, 0xd0a1, 0xd0a6, 0xd0a9, 0xd0bb, 0xd0c2, 0xd0c4, 0xd0c5,
    0xd0d0, 0xd0d4, 0xd0ed, 0xd1a1, 0xd1a7, 0xd1af, 0xd1db, 0xd1e9, 0xd1f9, 0xd2aa, 0xd2b2, 0xd2b5, 0xd2bb, 0xd2d1,
    0xd2d4, 0xd2e2, 0xd2f2, 0xd3a6, 0xd3ad, 0xd3c3, 0xd3c5, 0xd3c9, 0xd3d0, 0xd3d6, 0xd3da, 0xd3eb, 0xd4a4, 0xd4aa,
    0xd4ad, 0xd4b1, 0xd4bc, 0xd4c2, 0xd4d9, 0xd4da, 0xd4e7, 0xd4f1, 0xd5bd, 0xd5c5, 0xd5df, 0xd5e2, 0xd5e6, 0xd5fd,
    0xd5fe, 0xd6a4, 0xd6a7, 0xd6aa, 0xd6ae, 0xd6b1, 0xd6b7, 0xd6bb, 0xd6c1, 0xd6c6, 0xd6d0, 0xd6d3, 0xd6d6, 0xd6d8,
    0xd6f7, 0xd7a1, 0xd7c5, 0xd7d3, 0xd7d4, 0xd7d6, 0xd7dc, 0xd7df, 0xd7ee, 0xd7f6, 0xd7f7,
];

#[cfg(test)]
mod tests {
    use super::{COMMON, Encoding};
    use proptest::prelude::*;

    /// `text: ` and a line of bytes.
    fn told(bytes: &[u8]) -> Option<Encoding> {
        Encoding::of(&[b"text: ", bytes, b"\n"].concat())
    }

    #[test]
    fn chinese_is_told_by_its_commonest_characters() {
        assert!(COMMON.is_sorted());
        // 您好; 您的订单已发货，请留意。
        let hello = b"\xc4\xfa\xba\xc3";
        let order = b"\xc4\xfa\xb5\xc4\xb6\xa9\xb5\xa5\xd2\xd1\xb7\xa2\xbb\xf5\xa3\xac\xc7\xeb\xc1\xf4\xd2\xe2\xa1\xa3";
        for bytes in [&hello[..], order] {
            assert_eq!(told(bytes), Some(Encoding::Gbk));
        }
    }

    #[test]
    fn other_encodings_are_not_taken_for_it() {
        for (name, bytes) in [
            ("Latin-1, Grüße", &b"Gr\xfc\xdfe aus K\xf6ln"[..]),
            ("Latin-1, ÄÖÜ", b"\xc4\xd6\xdc"),
            ("Windows-1251, Здравствуйте", b"\xc7\xe4\xf0\xe0\xe2\xf1\xf2\xe2\xf3\xe9\xf2\xe5"),
            ("Big5, 您的訂單已發貨", b"\xb1\x7a\xaa\xba\xad\x71\xb3\xe6\xa4\x77\xb5\x6f\xb3\x66"),
            ("Big5, 您好", b"\xb1\x7a\xa6\x6e"),
            ("Shift-JIS, こんにちは", b"\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd"),
            (
                "Shift-JIS, 注文を発送しました",
                b"\x92\x8d\x95\xb6\x82\xf0\x94\xad\x91\x97\x82\xb5\x82\xdc\x82\xb5\x82\xbd",
            ),
            ("EUC-JP, ありがとう", b"\xa4\xa2\xa4\xea\xa4\xac\xa4\xc8\xa4\xa6"),
            ("EUC-KR, 안녕하세요 고객님", b"\xbe\xc8\xb3\xe7\xc7\xcf\xbc\xbc\xbf\xe4 \xb0\xed\xb0\xb4\xb4\xd4"),
            ("half a character", b"\xc4"),
        ] {
            assert_eq!(told(bytes), None, "{name}");
        }
    }

    #[test]
    fn utf16_is_told_with_and_without_its_mark() {
        let wide = |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for text in ["\u{feff}text: 您好\n", "text: 您好\n", "to: \"85290000001\"\ntext: Hello\n"] {
            assert_eq!(Encoding::of(&wide(text, u16::to_le_bytes)), Some(Encoding::Utf16), "{text}");
            assert_eq!(Encoding::of(&wide(text, u16::to_be_bytes)), Some(Encoding::Utf16), "{text}");
        }
    }

    proptest! {
        #[test]
        fn random_bytes_are_nothing(bytes in prop::collection::vec(any::<u8>(), 24..200)) {
            // The mark of UTF-16 says what it is.
            prop_assume!(!bytes.starts_with(&[0xff, 0xfe]) && !bytes.starts_with(&[0xfe, 0xff]));
            prop_assert_eq!(Encoding::of(&bytes), None);
        }
    }
}
