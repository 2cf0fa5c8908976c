//! The request that sends a message, for any HTTP client. There is no client in this library.

use crate::check::Checked;
use crate::exchange::endpoint::{ADDRESS, CERTIFICATION_HEADER, ROUTE};
use crate::gate::Gated;
use crate::message::Message;
use crate::text::{Language, Words};
use crate::wire::Payload;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Uri};
use std::borrow::Borrow;
use std::fmt;

/// The certification code of an account. It never prints itself, and neither does a request that
/// carries it.
///
/// ```
/// use waml::request::Certification;
///
/// let certification = Certification::new("my-code")?;
/// assert!(!format!("{certification:?}").contains("my-code"));
/// # Ok::<(), waml::request::RequestError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Certification(HeaderValue);

impl Certification {
    /// A code as the gateway gave it.
    ///
    /// # Errors
    /// [`RequestError::Certification`]: the code is empty, or holds anything but visible ASCII,
    /// such as the line break at the end of a file.
    pub fn new(code: impl AsRef<str>) -> Result<Self, RequestError> {
        let code = code.as_ref();
        if code.is_empty() || !code.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(RequestError::Certification);
        }
        let mut value = HeaderValue::from_str(code).map_err(|_| RequestError::Certification)?;
        value.set_sensitive(true);
        Ok(Self(value))
    }
}

impl fmt::Debug for Certification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Certification(…)")
    }
}

/// Why there is no request.
///
/// ```
/// use waml::request::{Certification, RequestError};
///
/// assert_eq!(Certification::new("two\nlines"), Err(RequestError::Certification));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// The code cannot stand in a header. The code itself is not told.
    Certification,
    /// Not an absolute `http` or `https` address, or one with a query or a user name. The address
    /// is not told, since it may hold a password.
    BaseUrl,
    /// The message has no recipient; [`Checked::addressed`] gives it one.
    NoRecipient,
}

impl RequestError {
    /// What is wrong, as a phrase in a language.
    pub const fn say(&self, language: Language) -> &'static str {
        let words = match self {
            Self::Certification => Words::new(
                "the certification code is empty, or holds more than visible ASCII",
                "认证码为空，或含有可见 ASCII 字符以外的内容",
            ),
            Self::BaseUrl => Words::new(
                "the base URL is no absolute http or https address with nothing but a host and a path",
                "基础网址应为完整的 http 或 https 地址，只含主机和路径",
            ),
            Self::NoRecipient => Words::new("the message has no recipient", "消息没有收信人"),
        };
        words.say(language)
    }
}

/// In English.
impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.say(Language::English))
    }
}

impl std::error::Error for RequestError {}

/// Where messages are sent, and as whom.
///
/// ```
/// use waml::Message;
/// use waml::request::{Certification, Endpoint};
///
/// let endpoint = Endpoint::new(Certification::new("my-code")?);
/// let message = Message::to("85290000001", "Hello!").check()?;
/// let request = endpoint.request(&message)?;
/// assert_eq!(request.method(), "POST");
/// assert_eq!(request.uri(), "https://chat-api.incsapp.com/external/messages/whatsapp");
/// assert_eq!(request.headers()["certification-code"], "my-code");
/// assert!(!format!("{request:?} {endpoint:?}").contains("my-code"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    uri: Uri,
    certification: Certification,
}

impl Endpoint {
    /// The documented address.
    pub fn new(certification: Certification) -> Self {
        Self { uri: Uri::from_static(ADDRESS), certification }
    }

    /// The same route at another address, such as a proxy or a server of tests. A path in front
    /// of the route is kept; an address that already ends in the route is the whole address.
    ///
    /// ```
    /// use waml::Message;
    /// use waml::request::{Certification, Endpoint};
    ///
    /// let endpoint = Endpoint::new(Certification::new("my-code")?);
    /// let message = Message::to("85290000001", "Hello!").check()?;
    /// for base in ["http://127.0.0.1:8080/proxy", "http://127.0.0.1:8080/proxy/external/messages/whatsapp"] {
    ///     let request = endpoint.clone().base_url(base)?.request(&message)?;
    ///     assert_eq!(request.uri(), "http://127.0.0.1:8080/proxy/external/messages/whatsapp");
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`RequestError::BaseUrl`].
    pub fn base_url(self, base: &str) -> Result<Self, RequestError> {
        let base = base.trim_end_matches('/');
        let base = base.strip_suffix(ROUTE).unwrap_or(base);
        let uri: Uri = format!("{base}{ROUTE}").parse().map_err(|_| RequestError::BaseUrl)?;
        let web = matches!(uri.scheme_str(), Some("http" | "https"));
        let host = uri.authority().is_some_and(|host| !host.host().is_empty() && !host.as_str().contains('@'));
        let only_path = uri.query().is_none() && uri.path().ends_with(ROUTE);
        if web && host && only_path { Ok(Self { uri, ..self }) } else { Err(RequestError::BaseUrl) }
    }

    /// The request that sends a message.
    ///
    /// # Errors
    /// [`RequestError::NoRecipient`].
    pub fn request<T: Borrow<Message>>(&self, message: &Checked<T>) -> Result<Request<Vec<u8>>, RequestError> {
        message.payload().map(|payload| self.request_payload(&payload)).ok_or(RequestError::NoRecipient)
    }

    /// The request that sends a payload, such as one of [`Checked::payload_to`].
    ///
    /// ```
    /// use waml::request::{Certification, Endpoint};
    /// use waml::{Message, Recipient};
    ///
    /// let endpoint = Endpoint::new(Certification::new("my-code")?);
    /// let message = Message::new("We open at nine.").check()?;
    /// let to = Recipient::from("85290000001");
    /// let request = endpoint.request_payload(&message.payload_to(&to)?);
    /// assert!(request.body().starts_with(br#"{"to":"85290000001""#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn request_payload(&self, payload: &Payload<'_>) -> Request<Vec<u8>> {
        self.post(payload.to_json().into_bytes())
    }

    /// The request that sends a payload which passed the [gate](crate::gate).
    pub fn request_gated(&self, payload: &Gated<'_>) -> Request<Vec<u8>> {
        self.post(payload.body().as_bytes().to_vec())
    }

    fn post(&self, body: Vec<u8>) -> Request<Vec<u8>> {
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CERTIFICATION_HEADER, self.certification.0.clone());
        request
    }
}
