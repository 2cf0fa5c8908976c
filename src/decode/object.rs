//! What is read: the objects of both shapes, and the words that decide how one is read.

use crate::text::{Language, Words};
use std::fmt;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $en:literal $zh:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($variant),* }

        impl $name {
            /// What it is called, in a language; in English with its article, where it has one.
            pub(crate) const fn say(self, language: Language) -> &'static str {
                match self { $(Self::$variant => Words::new($en, $zh)),* }.say(language)
            }
        }

        /// In English.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.say(Language::English))
            }
        }
    };
}

named! {
    /// An object.
    Object {
        Definition: "a definition" "消息定义",
        Message: "a message" "消息",
        Interactive: "an interactive message" "互动消息",
        CtaUrl: "a URL button message" "网址按钮消息",
        List: "a list message" "清单消息",
        Button: "a reply button message" "回复按钮消息",
        Carousel: "a carousel" "轮播消息",
        Template: "a template" "模板",
        Card: "a card" "图卡",
        CardAction: "a card's action" "图卡的操作",
        Action: "an action" "操作",
        Section: "a section" "版块",
        Row: "a row" "行",
        Reply: "a reply" "回复按钮",
        UrlButton: "a URL button" "网址按钮",
        CouponButton: "a button of a template" "模板的按钮",
        Media: "media" "素材",
        Header: "a header" "标头",
        ListHeader: "a list header" "清单消息的标头",
        CardHeader: "a card header" "图卡的标头",
        Body: "a body" "正文",
        Footer: "a footer" "页脚",
        CardBody: "a card body" "图卡正文",
        Component: "a component" "组件",
        Parameter: "a parameter" "参数",
        CouponParameter: "a parameter" "参数",
        PayloadParameter: "a parameter" "参数",
        ReplyButton: "a button" "按钮",
        QuickReplyButton: "a button" "按钮",
        Params: "`params`" "`params` ",
        Declaration: "a parameter's declaration" "参数声明",
        TextDeclaration: "a parameter's declaration" "参数声明",
        LinkDeclaration: "a parameter's declaration" "参数声明",
        IntegerDeclaration: "a parameter's declaration" "参数声明",
        PhoneDeclaration: "a parameter's declaration" "参数声明",
        Choice: "a declaration with `one_of`" "带 `one_of` 的声明",
        ListDeclaration: "a list's declaration" "列表声明",
        ListBounds: "`list`" "`list` ",
        Item: "an item" "列表项",
    }
}

named! {
    /// A word that decides how the rest of an object is read.
    Asked {
        MessageType: "message type" "消息类型",
        Interactive: "kind of interactive message" "互动消息类型",
        Header: "kind of header" "标头类型",
        ListHeader: "kind of list header" "清单消息的标头类型",
        CardHeader: "kind of card header" "图卡的标头类型",
        ReplyButton: "type of button" "按钮类型",
        QuickReplyButton: "type of button" "按钮类型",
        Parameter: "type of parameter" "参数类型",
        Component: "type of component" "组件类型",
        SubType: "sub_type" "按钮子类型",
        Action: "name of an action" "操作名称",
        Card: "type of card" "图卡类型",
        ParamType: "type of parameter" "参数类型",
        Media: "kind of media" "素材类型",
    }
}
