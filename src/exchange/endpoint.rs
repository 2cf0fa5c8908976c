//! Where messages go (API document, domain, route and headers).

macro_rules! base_url {
    () => {
        "https://chat-api.incsapp.com"
    };
}
macro_rules! route {
    () => {
        "/external/messages/whatsapp"
    };
}

/// Scheme and host of the gateway.
pub const BASE_URL: &str = base_url!();

/// The path that takes messages, by `POST`.
pub const ROUTE: &str = route!();

/// [`BASE_URL`] and [`ROUTE`] together.
pub const ADDRESS: &str = concat!(base_url!(), route!());

/// The header that carries the certification code.
pub const CERTIFICATION_HEADER: &str = "certification-code";

/// A command for a shell that sends a body, with the certification code taken from the environment variable
/// `INCS_CERTIFICATION_CODE`, so that it is not written down.
///
/// ```
/// let body = r#"{"to":"85290000001","type":"text","text":"It's ready."}"#;
/// assert!(waml::endpoint::curl(body).contains(r"It'\''s ready."));
/// ```
pub fn curl(body: &str) -> String {
    let body = body.replace('\'', r"'\''");
    format!(
        "curl --request POST '{ADDRESS}' \\\n  --header 'Content-Type: application/json' \\\n  \
         --header \"{CERTIFICATION_HEADER}: $INCS_CERTIFICATION_CODE\" \\\n  --data '{body}'"
    )
}
