//! Hosts that are numbers. Whoever opens an address takes them for an IPv4 address, in whichever of
//! the many ways it is written (WHATWG URL, "host parsing").

use super::address::percent_decoded;
use std::net::Ipv4Addr;

/// A host that ends in a number and is no IPv4 address. No name ends so.
///
/// ```
/// use waml::rules::host::{NoAddress, v4};
///
/// assert_eq!(v4("cdn.example.com"), None);
/// assert_eq!(v4("256.1.1.1.1"), Some(Err(NoAddress)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAddress;

/// The IPv4 address that a host means; `None` where it is a name, or an IPv6 address.
pub fn v4(host: &str) -> Option<Result<Ipv4Addr, NoAddress>> {
    let host = narrow(host);
    let host = host.strip_suffix('.').unwrap_or(&host);
    let last = host.rsplit('.').next()?;
    let numeric = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    (numeric || number(last).is_some()).then(|| address(host).ok_or(NoAddress))
}

/// A host in ASCII as far as numbers go: full-width characters and escapes are what they stand for.
fn narrow(host: &str) -> String {
    let narrow = |c: char| match c {
        c if is_dot(c) => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    percent_decoded(host).chars().map(narrow).collect()
}

/// The full stops that separate the labels of a host, internationalised ones included.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}')
}

/// Up to four numbers; the last fills all the bytes that are left.
fn address(host: &str) -> Option<Ipv4Addr> {
    let numbers = host.split('.').map(number).collect::<Option<Vec<u64>>>()?;
    let (last, bytes) = numbers.split_last()?;
    let room = 8 * 4_usize.checked_sub(bytes.len())?;
    if bytes.iter().any(|byte| *byte > 0xff) || room == 0 || last >> room != 0 {
        return None;
    }
    let high = bytes.iter().zip([24, 16, 8]).map(|(byte, by)| byte << by).sum::<u64>();
    u32::try_from(high | last).ok().map(Ipv4Addr::from)
}

/// A number in base 10, in base 16 behind `0x`, or in base 8 behind `0`.
fn number(text: &str) -> Option<u64> {
    let (digits, base) = match text.as_bytes() {
        [b'0', b'x' | b'X'] => return Some(0),
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    let unsigned = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    u64::from_str_radix(digits, base).ok().filter(|_| unsigned)
}

#[cfg(test)]
mod tests {
    use super::{NoAddress, v4};

    #[test]
    fn every_way_of_writing_an_address_is_known() {
        for (host, address) in [
            ("127.0.0.1", "127.0.0.1"),
            ("127.0.0.1.", "127.0.0.1"),
            ("127.1", "127.0.0.1"),
            ("10.1.2", "10.1.0.2"),
            ("0x7f.1", "127.0.0.1"),
            ("0X7F.0x0.0x1", "127.0.0.1"),
            ("0177.0.0.1", "127.0.0.1"),
            ("2130706433", "127.0.0.1"),
            ("0x7f000001", "127.0.0.1"),
            ("017700000001", "127.0.0.1"),
            ("0", "0.0.0.0"),
            ("0x", "0.0.0.0"),
            ("192.168.257", "192.168.1.1"),
            ("4294967295", "255.255.255.255"),
            ("１２７.0。0．1", "127.0.0.1"),
            ("%31%32%37.1", "127.0.0.1"),
        ] {
            assert_eq!(v4(host), Some(Ok(address.parse().expect("an address"))), "{host}");
        }
        for host in [
            "256.0.0.1",
            "1.2.3.4.5",
            "4294967296",
            "127.0.0.256",
            "08.1",
            "a.1",
            "1..2",
            "99999999999999999999",
            ".1",
            "1.0xffffffff",
        ] {
            assert_eq!(v4(host), Some(Err(NoAddress)), "{host}");
        }
        for host in
            ["example.com", "1.example", "127.0.0.1.example.com", "0xg", "x1", "", ".", "[::1]", "1.2.3.+4", "deadbeef"]
        {
            assert_eq!(v4(host), None, "{host}");
        }
    }
}
