//! Why a connection could not be encrypted, in plain words.

use rustls::CertificateError as Bad;
use std::io;
use ureq::Error;
use waml::say;
use waml::text::{Phrase, Words, visible};

/// What is wrong, as what the server does.
pub(super) fn trouble(error: &Error) -> Phrase {
    if let Some(words) = certificate(error).and_then(in_words) {
        return words.into();
    }
    let said = said(error);
    let why = visible(&said);
    say!("no encrypted connection can be made: {why}", "无法建立加密连接：{why}")
}

/// What is wrong with the certificate, if that is it. What comes late comes in an error of reading.
fn certificate(error: &Error) -> Option<&Bad> {
    let error = match error {
        Error::Rustls(error) => error,
        Error::Io(error) => inner(error)?,
        _ => return None,
    };
    match error {
        rustls::Error::InvalidCertificate(bad) => Some(bad),
        _ => None,
    }
}

fn inner(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref()
}

fn in_words(bad: &Bad) -> Option<Words> {
    const UNKNOWN: Words =
        Words::new("the server's certificate is signed by nobody who is known", "服务器证书的签发者未知");
    Some(match bad {
        Bad::Expired | Bad::ExpiredContext { .. } => {
            Words::new("the server's certificate has expired", "服务器证书已过期")
        }
        Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
            Words::new("the server's certificate is not valid yet", "服务器证书尚未生效")
        }
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => {
            Words::new("the server's certificate is for another name", "服务器证书属于其他主机名")
        }
        Bad::Revoked => Words::new("the server's certificate was revoked", "服务器证书已被吊销"),
        Bad::UnknownIssuer => UNKNOWN,
        // So are some that sign themselves, of which only this is said.
        Bad::Other(why) if why.0.downcast_ref() == Some(&webpki::Error::CaUsedAsEndEntity) => UNKNOWN,
        _ => return None,
    })
}

fn said(error: &Error) -> String {
    let why = error.to_string();
    let why = why.strip_prefix("io: ").unwrap_or(&why);
    why.strip_prefix("rustls: ").unwrap_or(why).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Bad, Error, io, trouble};
    use rustls::OtherError;
    use std::sync::Arc;

    #[test]
    fn certificates_are_judged_in_words() {
        let early = |bad| Error::Rustls(rustls::Error::InvalidCertificate(bad));
        let late = |bad| Error::Io(io::Error::new(io::ErrorKind::InvalidData, rustls::Error::InvalidCertificate(bad)));
        for (bad, words) in [
            (Bad::Expired, "has expired"),
            (Bad::NotValidYet, "is not valid yet"),
            (Bad::NotValidForName, "is for another name"),
            (Bad::Revoked, "was revoked"),
            (Bad::UnknownIssuer, "is signed by nobody who is known"),
            (Bad::Other(OtherError(Arc::new(webpki::Error::CaUsedAsEndEntity))), "is signed by nobody who is known"),
        ] {
            let expected = format!("the server's certificate {words}");
            assert_eq!([trouble(&early(bad.clone())), trouble(&late(bad))], [&*expected, &*expected]);
        }
        let other = "no encrypted connection can be made: invalid peer certificate: BadSignature";
        assert_eq!(trouble(&early(Bad::BadSignature)), other);
    }
}
