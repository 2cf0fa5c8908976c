//! Declarations that an editor inserts.

use crate::text::{Language, Words};
use serde_json::{Value, json};

/// What an editor inserts: a declaration of each kind.
pub(super) struct Snippet {
    pub(super) label: Words,
    /// The word of its type, where it is what an example of that type shows.
    pub(super) word: &'static str,
    pub(super) example: &'static str,
    pub(super) name: &'static str,
    /// As JSON, with places to type over.
    pub(super) body: &'static str,
    pub(super) list: bool,
}

pub(super) const SNIPPETS: [Snippet; 7] = [
    Snippet {
        label: Words::new("text", "文本"),
        word: "text",
        example: "Wei",
        name: "customer",
        body: r#"{"max_chars": "${2:24}", "example": "${3:Wei}"}"#,
        list: false,
    },
    Snippet {
        label: Words::new("digits", "数字串"),
        word: "digits",
        example: "1042",
        name: "order",
        body: r#"{"type": "digits", "max_chars": "${2:12}", "example": "\"${3:1042}\""}"#,
        list: false,
    },
    Snippet {
        label: Words::new("integer", "整数"),
        word: "integer",
        example: "2",
        name: "seats",
        body: r#"{"type": "integer", "min": "${2:1}", "max": "${3:12}", "example": "${4:2}"}"#,
        list: false,
    },
    Snippet {
        label: Words::new("link", "网址"),
        word: "link",
        example: "https://www.example.com/orders",
        name: "page",
        body: r#"{"type": "link", "example": "${2:https://www.example.com/orders}"}"#,
        list: false,
    },
    Snippet {
        label: Words::new("phone", "手机号"),
        word: "phone",
        example: "85298765432",
        name: "mobile",
        body: r#"{"type": "phone", "example": "\"${2:85298765432}\""}"#,
        list: false,
    },
    Snippet {
        label: Words::new("one of several", "几个值之一"),
        word: "one_of",
        example: "",
        name: "day",
        body: r#"{"one_of": ["${2:Friday}", "${3:Saturday}"]}"#,
        list: false,
    },
    Snippet {
        label: Words::new("list of items", "列表"),
        word: "list",
        example: "",
        name: "plants",
        body: r#"{"list": {"min": "${2:1}", "max": "${3:9}"}, "item": {
            "id": {"max_chars": "${4:40}", "unique": "${5:true}", "example": "${6:fern}"},
            "title": {"max_chars": "${7:24}", "example": "${8:Fern}"}
        }}"#,
        list: true,
    },
];

impl Snippet {
    pub(super) fn body(&self) -> Value {
        let body = serde_json::from_str(self.body);
        debug_assert!(body.is_ok(), "{}", self.body);
        body.unwrap_or_default()
    }

    /// Behind a name.
    pub(super) fn alone(&self, language: Language) -> Value {
        json!({ "label": self.label.say(language), "body": self.body() })
    }

    /// With its name.
    pub(super) fn with_name(&self, language: Language) -> Value {
        let name = format!("${{1:{}}}", self.name);
        json!({ "label": self.label.say(language), "body": { name: self.body() } })
    }
}
