//! What the headers of an answer say.

use std::time::Duration;

/// A header of an answer: a pair of its name and its value, or a reference to one.
///
/// Names are texts, such as `&str`, `String` or `http::HeaderName`; values are bytes, such as `&str`, `String` or
/// `http::HeaderValue`. There are no other headers: the trait is sealed.
///
/// ```
/// use waml::answer::{Answer, Retry};
///
/// let headers = [("Retry-After".to_owned(), b"90".to_vec())];
/// let Answer::Refused(refusal) = Answer::read(429, &headers, b"<h1>429</h1>")? else { panic!("a refusal") };
/// assert_eq!(refusal.retry(), Retry::After(std::time::Duration::from_secs(90)));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
pub trait HeaderField: sealed::Sealed {
    /// The name, in any case.
    fn name(&self) -> &str;

    /// The value.
    fn value(&self) -> &[u8];
}

mod sealed {
    pub trait Sealed {}

    impl<N: AsRef<str>, V: AsRef<[u8]>> Sealed for (N, V) {}

    impl<H: Sealed> Sealed for &H {}
}

impl<N: AsRef<str>, V: AsRef<[u8]>> HeaderField for (N, V) {
    fn name(&self) -> &str {
        self.0.as_ref()
    }

    fn value(&self) -> &[u8] {
        self.1.as_ref()
    }
}

impl<H: HeaderField> HeaderField for &H {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn value(&self) -> &[u8] {
        (**self).value()
    }
}

/// An answer whose headers nobody kept.
///
/// ```
/// use waml::answer::{Answer, NO_HEADERS};
///
/// let body = br#"{"status":"success","code":200,"data":{"msg_id":"wamid.A"}}"#;
/// assert!(matches!(Answer::read(200, NO_HEADERS, body)?, Answer::Taken(_)));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
pub const NO_HEADERS: [(&str, &str); 0] = [];

/// How long the server asks to wait (RFC 9110, 10.2.3): seconds, or a date, which the answer's own `Date` tells the
/// distance of. The first header of a name counts.
pub(super) fn retry_after(headers: impl IntoIterator<Item = impl HeaderField>) -> Option<Duration> {
    let (mut wanted, mut date) = (None, None);
    for header in headers {
        let slot = match header.name() {
            name if name.eq_ignore_ascii_case("retry-after") => &mut wanted,
            name if name.eq_ignore_ascii_case("date") => &mut date,
            _ => continue,
        };
        if let Ok(text) = std::str::from_utf8(header.value()) {
            slot.get_or_insert_with(|| text.trim().to_owned());
        }
    }
    let wanted = wanted?;
    if !wanted.is_empty() && wanted.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(wanted.parse().unwrap_or(u64::MAX)));
    }
    let (then, now) = (httpdate::parse_http_date(&wanted).ok()?, httpdate::parse_http_date(&date?).ok()?);
    Some(then.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(headers: &[(&str, &str)]) -> Option<u64> {
        retry_after(headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_wait_is_seconds_or_a_date() {
        const DATE: (&str, &str) = ("Date", "Wed, 21 Oct 2026 07:28:00 GMT");
        for (value, wait) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Wed, 21 Oct 2026 07:30:00 GMT", Some(120)),
            ("Wednesday, 21-Oct-26 07:30:00 GMT", Some(120)),
            ("Wed Oct 21 07:30:00 2026", Some(120)),
            ("Wed, 21 Oct 2026 07:27:00 GMT", Some(0)),
            ("-5", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds(&[DATE, ("retry-after", value)]), wait, "{value}");
        }
        assert_eq!(seconds(&[("RETRY-AFTER", "Wed, 21 Oct 2026 07:30:00 GMT")]), None, "no clock");
        assert_eq!(seconds(&[("retry-after", "1"), ("retry-after", "2")]), Some(1));
        assert_eq!(seconds(&[]), None);
        assert_eq!(retry_after([("retry-after", b"\xff")]), None);
    }

    #[test]
    fn headers_come_as_clients_have_them() {
        let list = vec![("Retry-After".to_owned(), "7".to_owned())];
        let wait = Some(Duration::from_secs(7));
        assert_eq!([retry_after(&list), retry_after(list.iter()), retry_after(list)], [wait; 3]);
        #[cfg(feature = "http")]
        {
            let mut map = http::HeaderMap::new();
            map.insert(http::header::RETRY_AFTER, http::HeaderValue::from_static("7"));
            assert_eq!([retry_after(&map), retry_after(map.iter())], [wait; 2]);
        }
    }
}
