//! Which addresses may be connected to. What is checked is what is connected to: names are looked up
//! here and nowhere else, so a name that changes its meaning in between gains nothing.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use waml::rules::host;

/// Looks names up, and refuses private addresses unless they are wanted.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    names: DefaultResolver,
    private: bool,
}

impl Lookup {
    pub(super) fn new(private: bool) -> Self {
        Self { private, ..Self::default() }
    }
}

/// Why a name has no address to connect to.
#[derive(Debug)]
pub(super) enum RefusedAddress {
    /// It has a private one.
    Private(IpAddr),
    /// It was not found.
    NotFound(std::io::Error),
}

impl fmt::Display for RefusedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Private(address) => write!(f, "{address} is a private address"),
            Self::NotFound(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for RefusedAddress {}

impl Resolver for Lookup {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = match numeric(uri) {
            Some(address) => {
                let mut one = self.empty();
                one.push(address);
                one
            }
            None => self.names.resolve(uri, config, timeout).map_err(|error| match error {
                Error::Io(error) => refuse(RefusedAddress::NotFound(error)),
                other => other,
            })?,
        };
        let private = found.iter().map(SocketAddr::ip).find(|address| !self.private && !is_public(*address));
        private.map_or(Ok(found), |address| Err(refuse(RefusedAddress::Private(address))))
    }
}

fn refuse(why: RefusedAddress) -> Error {
    Error::Other(Box::new(why))
}

/// The address that a host means by itself, whatever a resolver would make of its digits.
fn numeric(uri: &Uri) -> Option<SocketAddr> {
    let address = host::v4(uri.host()?)?.ok()?;
    let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("https") { 443 } else { 80 });
    Some((address, port).into())
}

/// Whether an address is one of the public internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !SPECIAL_V4.iter().any(|(network, bits)| shares(address, *network, *bits)),
        IpAddr::V6(address) => match inner_v4(address) {
            Some(inner) => is_public(inner.into()),
            None => is_public_v6(address),
        },
    }
}

/// Whether two addresses begin with the same bits.
fn shares(address: Ipv4Addr, network: Ipv4Addr, bits: u32) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= bits
}

/// What IANA's registry of special addresses calls not globally reachable, deprecated relays, and
/// multicast.
const SPECIAL_V4: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The IPv4 address that an IPv6 address leads to: mapped, 6to4 and NAT64.
fn inner_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            Some(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
        }
        _ => None,
    }
}

/// All that is given out begins with 001, and so do what is for protocols (`2001::/23`, Teredo among
/// them) and what is for documents (`2001:db8::/32` and `3fff::/20`).
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let special = (first == 0x2001 && (second < 0x200 || second == 0xdb8)) || (first == 0x3fff && second < 0x1000);
    first & 0xe000 == 0x2000 && !special
}

#[cfg(test)]
mod tests {
    use super::{is_public, numeric};

    #[test]
    fn tells_private_addresses() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.88.99.255",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::8.8.8.8",
            "::ffff:0:8.8.8.8",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::ffff:192.88.99.1",
            "64:ff9b::a00:1",
            "64:ff9b::c058:6301",
            "64:ff9b:1::1",
            "2001:db8::1",
            "2001::1",
            "2001:0:4136:e378:8000:63bf:f5ff:fffe",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2002:7f00:1::",
            "2002:c058:6301::",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
            "100:0:0:1::1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
        ] {
            assert!(!is_public(private.parse().expect("an address")), "{private}");
        }
        for public in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.31.196.1",
            "192.52.193.1",
            "192.88.98.255",
            "192.88.100.1",
            "192.175.48.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.254",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::",
            "2606:4700::1111",
            "2a00:1450::1",
            "2001:200::1",
            "2001:4860::8888",
            "2620:4f:8000::1",
        ] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
    }

    #[test]
    fn numbers_are_the_addresses_they_mean() {
        for (uri, address) in [
            ("http://127.1/a", Some("127.0.0.1:80")),
            ("https://0x7f.1/a", Some("127.0.0.1:443")),
            ("http://2130706433:8080", Some("127.0.0.1:8080")),
            ("http://192.0.2.300/", None),
            ("http://[::1]/", None),
            ("http://example.com/", None),
        ] {
            let found = numeric(&uri.parse().expect("an address")).map(|address| address.to_string());
            assert_eq!(found.as_deref(), address, "{uri}");
        }
    }
}
