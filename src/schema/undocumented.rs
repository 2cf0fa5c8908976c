//! What a gateway forwards beyond the document, added to the schema of definitions of a project that says so.

use super::choice::has;
use crate::templates::{Beyond, Undocumented};
use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::text::{Language, Words};
use serde_json::{Value, json};

const VALUE: Words = Words::new("The end of the address that a URL button opens.", "网址按钮所打开网址的结尾。");
const PAYLOAD: Words = Words::new("What comes back when a quick reply is tapped.", "轻触快速回复按钮后返回的数据。");
const NAMED: Words = Words::new("What fills the gaps that have names, by name.", "按名称填写带名称的占位符。");

/// Adds the keys that are taken.
pub(super) fn offer(definitions: &mut Value, beyond: Beyond, language: Language) {
    let button = &mut definitions["CouponButton"];
    let mut words = vec!["coupon_code"];
    for (one, about) in [(Undocumented::UrlButton, VALUE), (Undocumented::QuickReplyPayload, PAYLOAD)] {
        if beyond.has(one) {
            add(button, one.key(), &text(about, language));
            words.push(one.key());
        }
    }
    if words.len() > 1 {
        button["then"]["required"] = json!(["index"]);
        one_of(button, &words, language);
    }
    if beyond.has(Undocumented::NamedParameters) {
        let (template, key) = (&mut definitions["Template"], Undocumented::NamedParameters.key());
        add(template, key, &by_name(language));
        push(&mut template["then"]["allOf"], json!({ "if": has(key), "then": { "properties": { "body": false } } }));
        header(&mut template["properties"]["header"], key, language);
    }
}

/// The header, whose text may have a name.
fn header(header: &mut Value, key: &str, language: Language) {
    add(header, key, &by_name(language));
    let kinds = ["text", "image", "video", "document"];
    let others = kinds.map(|kind| (kind.to_owned(), Value::Bool(false)));
    let others = Value::Object(others.into_iter().collect());
    let all = &mut header["then"]["allOf"];
    push(&mut all[0]["then"]["anyOf"], has(key));
    push(all, json!({ "if": has(key), "then": { "properties": others } }));
}

/// A key with its value, beside those of the document.
fn add(object: &mut Value, key: &str, value: &Value) {
    object["properties"][key] = value.clone();
    object["then"]["properties"][key] = true.into();
}

/// Exactly one of some keys.
fn one_of(object: &mut Value, words: &[&str], language: Language) {
    let list = listed(words);
    let message = say!("a button needs one of {list}", "按钮需要以下其中一个：{list}"; list);
    let alone = |word: &&str| {
        let others = words.iter().filter(|other| *other != word).map(|other| ((*other).to_owned(), Value::Bool(false)));
        json!({ "if": has(word), "then": { "properties": Value::Object(others.collect()) } })
    };
    let all = &mut object["then"]["allOf"];
    for word in words {
        push(all, alone(word));
    }
    let any: Vec<_> = words.iter().map(|word| has(word)).collect();
    push(all, json!({ "anyOf": any, "errorMessage": message.say(language) }));
}

fn text(about: Words, language: Language) -> Value {
    let about = about.say(language);
    json!({ "type": "string", "minLength": 1, "description": about, "markdownDescription": about })
}

fn by_name(language: Language) -> Value {
    let about = NAMED.say(language);
    json!({
        "type": "object",
        "minProperties": 1,
        "propertyNames": { "minLength": 1 },
        "description": about,
        "markdownDescription": about,
        "additionalProperties": { "type": "string", "minLength": 1 }
    })
}

fn push(list: &mut Value, value: Value) {
    if let Some(list) = list.as_array_mut() {
        list.push(value);
    }
}
