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
