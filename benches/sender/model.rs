//! The structs that a Rust service writes for this API in an hour: the floor for reading and
//! writing, with no check of anything.

#![allow(clippy::struct_field_names, reason = "the names are the API's")]

use serde::{Deserialize, Serialize};

/// Structs with required fields and, behind the semicolon, optional ones.
macro_rules! structs {
    ($($name:ident { $($field:ident: $type:ty),*; $($option:ident: $inner:ty),* })*) => {$(
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($field: $type,)*
            $(#[serde(skip_serializing_if = "Option::is_none")] $option: Option<$inner>,)*
        }
    )*};
}

macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),* })*) => {$(
        #[derive(Debug, Serialize, Deserialize)]
        enum $name { $(#[serde(rename = $word)] $variant),* }
    )*};
}

structs! {
    Message {
        to: String, r#type: Kind;
        text: String, image: Media, video: Media, audio: Media, document: Media, template: Template,
        interactive: Interactive
    }
    Media { ; link: String, id: String }
    Template { name: String; code: String, components: Vec<Component> }
    Component { r#type: ComponentKind, parameters: Vec<Header>; sub_type: SubType, index: String }
    Interactive { r#type: InteractiveKind, body: Text, action: Action; header: Header, footer: Text }
    Header { r#type: HeaderKind; text: String, coupon_code: String, image: Media, video: Media, document: Media }
    Text { text: String; }
    Action {
        ; name: CtaUrl, parameters: UrlButton, button: String, sections: Vec<Section>, buttons: Vec<Button>,
        cards: Vec<Card>
    }
    UrlButton { display_text: String, url: String; }
    Section { title: String, rows: Vec<Row>; }
    Row { id: String, title: String; description: String }
    Button { r#type: ButtonKind; reply: Choice, quick_reply: Choice }
    Choice { id: String, title: String; }
    Card { card_index: u8, r#type: CtaUrl, header: Header, action: Action; body: Text }
}

words! {
    Kind {
        Text = "text", Image = "image", Video = "video", Audio = "audio", Document = "document",
        Template = "template", Interactive = "interactive"
    }
    ComponentKind { Header = "header", Body = "body", Button = "button" }
    SubType { CopyCode = "COPY_CODE" }
    InteractiveKind { CtaUrl = "cta_url", List = "list", Carousel = "carousel", Button = "button" }
    HeaderKind { Text = "text", Image = "image", Video = "video", Document = "document", Code = "coupon_code" }
    ButtonKind { Reply = "reply", QuickReply = "quick_reply" }
    CtaUrl { CtaUrl = "cta_url" }
}
