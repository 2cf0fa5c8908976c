//! What it means that a server cannot be asked, or sends no whole file.

use super::address::RefusedAddress;
use super::meter::Endless;
use std::io;
use ureq::Error;
use ureq::http::StatusCode;
use waml::media::{Fault, MediaFacts};
use waml::say;
use waml::text::{Language, Phrase};

/// The error within others. One that passes through a reader, or through what encrypts, comes out as
/// one of reading.
pub(super) fn root(error: Error) -> Error {
    match error {
        Error::Io(error) if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Error>) => {
            match error.downcast::<Error>() {
                Ok(inner) => root(inner),
                Err(error) => Error::Io(error),
            }
        }
        other => other,
    }
}

/// Whether a body ended before it should, since nothing more came.
pub(super) fn is_cut(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted
    )
}

/// What our own parts of the client say: the one that looks names up, and the one that counts.
pub(super) fn refused(why: &(dyn std::error::Error + Send + Sync + 'static), host: &str) -> Fault {
    if why.is::<Endless>() {
        return Fault::Unjudged(Endless::said());
    }
    match why.downcast_ref::<RefusedAddress>() {
        Some(RefusedAddress::Private(address)) => Fault::Private(say!(
            "host `{host}` has the private address {address}",
            "主机 `{host}` 的地址 {address} 是内网地址"
        )),
        Some(RefusedAddress::NotFound(error)) if no_such_name(error) => no_host(host),
        _ => Fault::Unjudged(say!("cannot look up the host `{host}`", "无法解析主机 `{host}`")),
    }
}

/// Whether a name does not exist at all; otherwise the fault may be our network's. The standard
/// library tells by words alone, those of the platform.
fn no_such_name(error: &io::Error) -> bool {
    let words = error.to_string().to_lowercase();
    [
        "name or service not known",
        "nodename nor servname",
        "no such host",
        "name does not resolve",
        "no address associated",
    ]
    .iter()
    .any(|phrase| words.contains(phrase))
}

pub(super) fn no_host(host: &str) -> Fault {
    Fault::Unfetchable(say!("host `{host}` does not exist", "主机 `{host}` 不存在"))
}

/// What a status means that brings no file.
pub(super) fn refusal(status: StatusCode) -> Fault {
    let (code, reason) = (status.as_u16(), status.canonical_reason().map(str::to_lowercase));
    let said = match (reason, status_in_chinese(status)) {
        (Some(reason), Some(zh)) => {
            say!("server answers {code} ({reason})", "服务器返回 {code}（{zh}）")
        }
        (Some(reason), None) => say!("server answers {code} ({reason})", "服务器返回 {code}"),
        (None, _) => say!("server answers {code}", "服务器返回 {code}"),
    };
    match status.as_u16() {
        408 | 425 | 429 | 500.. => Fault::Unjudged(said),
        _ => Fault::Unfetchable(said),
    }
}

/// The words for a status that servers give most often.
fn status_in_chinese(status: StatusCode) -> Option<&'static str> {
    Some(match status.as_u16() {
        400 => "请求无效",
        401 => "未授权",
        403 => "禁止访问",
        404 => "未找到",
        405 => "方法不被允许",
        406 => "无可接受的内容",
        408 => "请求超时",
        410 => "已永久删除",
        416 => "请求范围无效",
        429 => "请求过多",
        451 => "因法律原因不可用",
        500 => "服务器内部错误",
        501 => "未实现",
        502 => "网关错误",
        503 => "服务不可用",
        504 => "网关超时",
        _ => return None,
    })
}

/// A file that ended before the server said it would.
pub(super) fn cut_off(count: usize, expected: Option<u64>) -> MediaFacts {
    MediaFacts::new().damage(match expected {
        Some(expected) => say!(
            "ends after {count} bytes of the {expected} that the server announces",
            "在 {count} 字节后结束，服务器声明为 {expected} 字节"
        ),
        None => say!("ends after {count} bytes", "在 {count} 字节后结束"),
    })
}

/// The same facts with a word about the size, which nobody knows.
pub(super) fn without_size(facts: MediaFacts, size: &Phrase) -> MediaFacts {
    if facts.size.is_some() || facts.damage.is_some() {
        return facts;
    }
    let both = |why: &Phrase| {
        let joined = |language, sign| [why.say(language), sign, size.say(language)].concat();
        Phrase::new(joined(Language::English, "; "), joined(Language::Chinese, "；"))
    };
    let why = facts.unknown.as_ref().map_or_else(|| size.clone(), both);
    facts.unknown(why)
}
