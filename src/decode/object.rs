//! What is read: the objects of both shapes, and the words that decide how one is read.

use std::fmt;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $noun:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($variant),* }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $noun),* })
            }
        }
    };
}

named! {
    /// An object; for people, with its article.
    Object {
        Definition: "a definition",
        Message: "a message",
        Interactive: "an interactive message",
        CtaUrl: "a URL button message",
        List: "a list message",
        Button: "a reply button message",
        Carousel: "a carousel",
        Template: "a template",
        Card: "a card",
        CardAction: "a card's action",
        Action: "an action",
        Section: "a section",
        Row: "a row",
        Reply: "a reply",
        UrlButton: "a URL button",
        CouponButton: "a copy-code button",
        Media: "media",
        Header: "a header",
        ListHeader: "a list header",
        CardHeader: "a card header",
        Body: "a body",
        Footer: "a footer",
        CardBody: "a card body",
        Component: "a component",
        Parameter: "a parameter",
        CouponParameter: "a parameter",
        ReplyButton: "a button",
        QuickReplyButton: "a button",
    }
}

named! {
    /// A word that decides how the rest of an object is read.
    Asked {
        MessageType: "message type",
        Interactive: "kind of interactive message",
        Header: "kind of header",
        ListHeader: "kind of list header",
        CardHeader: "kind of card header",
        ReplyButton: "type of button",
        QuickReplyButton: "type of button",
        Parameter: "type of parameter",
        Component: "type of component",
        SubType: "sub_type",
        Action: "name of an action",
        Card: "type of card",
    }
}
