//! What a definition declares under `params`, as editors want it.
//!
//! What a declaration holds depends on its `type` and on whether it lists its values. Each such form is an `if` whose
//! `then` has the keys of the form, so that an editor offers just those; a key of another form is told to belong there.

mod keys;
mod snippets;

use super::choice::has;
use super::docs::Docs;
use super::offer::{TEXT, reference};
use super::snippet::SNIPPET;
use crate::params::declaration::GREATEST;
use crate::params::names::{LONGEST_NAME, TAKEN};
use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::text::{Language, Phrase, Words};
use keys::{Holds, KEYS};
use serde_json::{Map, Value, json};
use snippets::SNIPPETS;
use std::collections::BTreeSet;

/// The key of a definition that declares parameters.
pub(super) const PARAMS: &str = "params";
/// The key of an element that repeats it.
pub(super) const FOR_EACH: &str = "for_each";
/// The lists whose elements may be repeated.
pub(super) const REPEATABLE: [&str; 4] = ["sections", "rows", "cards", "replies"];

/// The definitions of what is declared under a name: by the definition, and by a list about its items.
const PARAMETER: &str = "parameter";
const FIELD: &str = "field";
/// What is declared of a list.
const SIZE: &str = "number-of-items";
const ITEM: &str = "item";

/// What a declaration may hold besides what stands in all.
struct Form {
    word: &'static str,
    /// Whether it lists the values that there are.
    choice: bool,
    keys: &'static [&'static str],
    /// What is needed for the proof.
    needed: &'static [&'static str],
}

const fn form(word: &'static str, keys: &'static [&'static str], needed: &'static [&'static str]) -> Form {
    Form { word, choice: false, keys, needed }
}

const fn choice(word: &'static str, keys: &'static [&'static str]) -> Form {
    Form { word, choice: true, keys, needed: &[] }
}

const FORMS: [Form; 8] = [
    form("text", &["max_chars", "min_chars", "multiline", "max_lines", "one_of"], &["max_chars"]),
    choice("text", &["one_of"]),
    form("digits", &["max_chars", "min_chars", "one_of"], &["max_chars"]),
    choice("digits", &["one_of"]),
    form("link", &["max_chars", "media", "one_of"], &[]),
    choice("link", &["one_of", "media"]),
    form("integer", &["min", "max"], &["min", "max"]),
    form("phone", &[], &[]),
];

/// The word of a type where none is written.
const USUAL: &str = "text";
const TYPES: [&str; 5] = ["text", "digits", "link", "integer", "phone"];
const MEDIA: [&str; 4] = ["image", "video", "audio", "document"];
/// What stands in every value.
const COMMON: [&str; 5] = ["type", "default", "example", "optional", "description"];
/// What stands in a field of an item only.
const UNIQUE: &str = "unique";
/// What makes a declaration that of a list.
const LIST: [&str; 2] = ["list", "item"];

/// Where a declaration stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Definition,
    Item,
}

/// The schema of `params`.
pub(super) fn params(language: Language) -> Value {
    let snippets: Vec<_> = SNIPPETS.iter().map(|snippet| snippet.with_name(language)).collect();
    let names = [
        ("title", Words::new("Parameters", "参数").say(language).into()),
        ("description", ABOUT.say(language).into()),
        ("errorMessage", NOT_PARAMS.say(language).into()),
        // Offered by a snippet of the whole.
        ("doNotSuggest", true.into()),
        (SNIPPET, snippets[0].clone()),
    ];
    let mut schema = named(&name_pattern(Of::Definition), language, PARAMETER, &snippets);
    schema.extend(names.map(|(key, value)| (key.to_owned(), value)));
    schema.into()
}

const ABOUT: Words = Words::new(
    "The values that fill the holes of the message, such as `{{customer}}`: a name and what it may hold, each.",
    "填入消息中 `{{customer}}` 等位置的值：逐个写出名称和取值范围。",
);
const NOT_PARAMS: Words = Words::new("parameters are written with their names as keys", "参数应为对象，以参数名为键");

/// The definitions that [`params`] refers to.
pub(super) fn definitions(language: Language) -> Map<String, Value> {
    let of = |key: &str, of| (key.to_owned(), Declarations { language, of }.schema());
    let list = Declarations { language, of: Of::Definition };
    let of_list = [(SIZE.to_owned(), list.size()), (ITEM.to_owned(), list.item())];
    let keys = KEYS.iter().filter(|row| row.key != "list" && row.key != "item").flat_map(|row| {
        let words = if matches!(row.value, Holds::Sample) { &TYPES[..] } else { &[USUAL] };
        words.iter().map(|word| (key_name(row.key, word), list.described(row.key, word)))
    });
    let declared = [of(PARAMETER, Of::Definition), of(FIELD, Of::Item)];
    declared.into_iter().chain(of_list).chain(keys).collect()
}

/// The name of the definition of a key; what shows a value depends on the type.
fn key_name(key: &str, word: &str) -> String {
    match key {
        "default" | "example" => format!("{key}-of-{word}"),
        _ => format!("{key}-of-declaration"),
    }
}

/// The key that repeats an element.
fn for_each(language: Language) -> Value {
    json!({
        "title": Words::new("For each", "按列表重复").say(language),
        "description": REPEATED.say(language),
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]*$",
        "patternErrorMessage": Words::new("the name of a list under `params`", "应为 `params` 中列表的名称").say(language)
    })
}

const REPEATED: Words = Words::new(
    "The list for whose items this stands there, once each; `{{item.FIELD}}` in it takes a value of the item.",
    "所指列表的每一项各生成一个，其中的 `{{item.FIELD}}` 取该项的值。",
);

/// Lets an element be repeated.
pub(super) fn repeat(element: &mut Value, language: Language) {
    element["properties"][FOR_EACH] = for_each(language);
    let keys = ["rows", "replies"].into_iter().filter(|key| element["properties"].get(key).is_some());
    let inner: Vec<_> = keys.map(|key| one_level(key, language)).collect();
    if !inner.is_empty() {
        element["allOf"] = inner.into();
    }
}

/// An element that is repeated holds none that is.
fn one_level(inner: &str, language: Language) -> Value {
    let never = json!({ "type": "object", "properties": { FOR_EACH: false }, "errorMessage": ONE_LEVEL.say(language) });
    let items = json!({ "type": "array", "items": { "if": { "type": "object" }, "then": never } });
    let inside = json!({ "doNotSuggest": true, "if": { "type": "array" }, "then": items });
    json!({ "if": has(FOR_EACH), "then": { "properties": { inner: inside } } })
}

const ONE_LEVEL: Words = Words::new(
    "lists have one level: the sender joins the inner list into a text first",
    "列表只有一层：内层列表由发送方先合并成文本",
);

/// An object whose keys are names.
fn named(pattern: &str, language: Language, declaration: &str, snippets: &[Value]) -> Map<String, Value> {
    let schema = json!({
        "type": "object",
        "propertyNames": {
            "doNotSuggest": true,
            "pattern": pattern,
            "patternErrorMessage": bad_name(declaration).say(language)
        },
        "additionalProperties": reference(declaration),
        "anyOf": [true, { "type": "object", "not": {}, "defaultSnippets": snippets }],
        "if": true,
        "then": { "defaultSnippets": snippets }
    });
    serde_json::from_value(schema).unwrap_or_default()
}

fn name_pattern(of: Of) -> String {
    match of {
        Of::Definition => format!("^(?!(?:{})$)[a-z][a-z0-9_]{{0,{}}}$", TAKEN.join("|"), LONGEST_NAME - 1),
        Of::Item => "^[a-z][a-z0-9_]*$".to_owned(),
    }
}

fn bad_name(declaration: &str) -> Phrase {
    if declaration == FIELD {
        return say!("a name is `[a-z][a-z0-9_]*`", "名称的形式为 `[a-z][a-z0-9_]*`");
    }
    let taken = listed(&TAKEN);
    say!(
        "a name is `[a-z][a-z0-9_]*`, at most {LONGEST_NAME} characters, and none of {taken}",
        "名称的形式为 `[a-z][a-z0-9_]*`，最多 {LONGEST_NAME} 个字符，且不是 {taken}";
        taken
    )
}

/// Makes the schemas of what is declared under a name.
struct Declarations {
    language: Language,
    of: Of,
}

impl Declarations {
    fn schema(&self) -> Value {
        let (title, what) = match self.of {
            Of::Definition => (Words::new("Parameter", "参数"), ABOUT_PARAMETER),
            Of::Item => (Words::new("Field", "字段"), ABOUT_FIELD),
        };
        let snippets = SNIPPETS.iter().filter(|snippet| self.of == Of::Definition || !snippet.list);
        let snippets: Vec<_> = snippets.map(|snippet| snippet.alone(self.language)).collect();
        let mut schema = json!({
            "title": title.say(self.language),
            "type": "object",
            "errorMessage": NOT_ONE.say(self.language),
            "properties": { "description": Self::key("description", USUAL) },
            "anyOf": [true, { "type": "object", "not": {}, "defaultSnippets": snippets }],
            "if": true,
            "then": self.closing(&snippets)
        });
        document(&mut schema, what, None, self.language);
        schema
    }

    /// What closes a declaration: the keys that there are, and those that its form has.
    fn closing(&self, snippets: &[Value]) -> Value {
        let known = FORMS.iter().flat_map(|form| form.keys).chain(&COMMON).chain(&LIST).chain([&UNIQUE]);
        let known: Map<_, _> = known.map(|key| ((*key).to_owned(), true.into())).collect();
        let form = match self.of {
            Of::Definition => json!({ "if": is_list(), "then": self.list(), "else": self.value() }),
            Of::Item => self.value(),
        };
        let begun = json!({ "defaultSnippets": snippets });
        json!({ "properties": known, "additionalProperties": false, "allOf": [form], "if": has(""), "then": begun })
    }

    /// What is declared of a value.
    fn value(&self) -> Value {
        let mut keys = vec!["type", "optional"];
        let mut all: Vec<_> = FORMS.iter().map(|form| self.of_form(form)).collect();
        all.push(self.not_beside("default", "optional", OPTIONAL_AND_DEFAULT));
        match self.of {
            Of::Definition => {
                all.push(self.never(UNIQUE, UNIQUE_ELSEWHERE));
                let lists = json!({ "list": reference(SIZE), "item": reference(ITEM) });
                let begun = json!({ "propertyNames": { "enum": ["description", ""] } });
                all.push(json!({ "if": begun, "then": { "properties": lists } }));
            }
            Of::Item => {
                keys.push(UNIQUE);
                all.push(self.not_beside("default", UNIQUE, UNIQUE_AND_DEFAULT));
                all.extend(LIST.map(|key| self.never(key, ONE_LEVEL)));
            }
        }
        json!({ "properties": Self::keys(&keys, USUAL), "allOf": all })
    }

    /// What a form holds, where a declaration has it.
    fn of_form(&self, form: &Form) -> Value {
        let may_choose = FORMS.iter().any(|other| other.choice && other.word == form.word);
        let has_choice = match (form.choice, may_choose) {
            (true, _) => has("one_of"),
            (false, true) => json!({ "not": has("one_of") }),
            (false, false) => json!(true),
        };
        let own: Vec<_> = form.keys.iter().copied().chain(["default", "example"]).collect();
        let others = FORMS.iter().flat_map(|form| form.keys).copied().filter(|key| !own.contains(key));
        let others = sorted(others);
        let mut all: Vec<_> = others.iter().map(|key| self.never(key, elsewhere(key, form))).collect();
        if !form.needed.is_empty() {
            let known = sorted(own.iter().copied().chain(COMMON).chain([UNIQUE]));
            let needed: Vec<_> = form.needed.iter().map(|key| self.needed(key)).collect();
            // Beside an unknown key, the one that is missing was likely meant by it.
            all.push(json!({ "if": { "propertyNames": { "enum": known } }, "then": { "allOf": needed } }));
        }
        let then = json!({ "properties": Self::keys(&own, form.word), "allOf": all });
        json!({ "if": { "allOf": [is_of(form.word), has_choice] }, "then": then })
    }

    /// What is declared of a list.
    fn list(&self) -> Value {
        let keys = FORMS.iter().flat_map(|form| form.keys).chain(&COMMON).chain([&UNIQUE]);
        let keys = sorted(keys.copied().filter(|key| !matches!(*key, "example" | "description")));
        let mut all: Vec<_> = keys.iter().map(|key| self.never(key, of_field(key))).collect();
        all.push(json!({ "properties": { "list": true, "item": true }, "required": LIST }));
        let items = Self::key("examples", USUAL);
        json!({ "properties": { "list": reference(SIZE), "item": reference(ITEM), "example": items }, "allOf": all })
    }

    fn size(&self) -> Value {
        let mut schema = self.described("list", USUAL);
        let bounds = [("min", "fewest"), ("max", "most")].map(|(key, said)| (key.to_owned(), Self::key(said, USUAL)));
        schema["properties"] = bounds.into_iter().collect::<Map<_, _>>().into();
        schema["if"] = true.into();
        schema["then"] = json!({
            "properties": { "min": true, "max": true },
            "additionalProperties": false,
            "allOf": [{ "if": { "propertyNames": { "enum": ["min", "max"] } }, "then": self.needed("max") }]
        });
        schema
    }

    fn item(&self) -> Value {
        let snippets: Vec<_> =
            SNIPPETS.iter().filter(|snippet| !snippet.list).map(|snippet| snippet.with_name(self.language)).collect();
        let mut schema = named(&name_pattern(Of::Item), self.language, FIELD, &snippets);
        schema["then"]["minProperties"] = 1.into();
        let said = self.described("item", USUAL);
        schema.extend(said.as_object().cloned().unwrap_or_default());
        schema.into()
    }

    /// That a key of another form does not stand here.
    fn never(&self, key: &str, why: impl Into<Phrase>) -> Value {
        json!({ "properties": { key: false }, "errorMessage": why.into().say(self.language) })
    }

    fn not_beside(&self, key: &str, flag: &str, why: Words) -> Value {
        let set = json!({ flag: { "enum": [true], "doNotSuggest": true } });
        json!({ "if": { "properties": set, "required": [flag] }, "then": self.never(key, why) })
    }

    fn needed(&self, key: &str) -> Value {
        let why = say!(
            "`{key}` is needed: only then is it known that every value fits",
            "要写 `{key}`，才能确定每个值都符合限制"
        );
        json!({ "properties": { key: true }, "required": [key], "errorMessage": why.say(self.language) })
    }

    fn keys(keys: &[&str], word: &str) -> Map<String, Value> {
        keys.iter().map(|key| ((*key).to_owned(), Self::key(key, word))).collect()
    }

    /// A key, described once for all places.
    fn key(key: &str, word: &str) -> Value {
        reference(&key_name(key, word))
    }

    /// A key with what is said about it.
    fn described(&self, key: &str, word: &str) -> Value {
        let row = KEYS.iter().find(|row| row.key == key);
        debug_assert!(row.is_some(), "nothing is said of `{key}`");
        let Some(row) = row else { return Value::Bool(true) };
        let mut schema = match row.value {
            Holds::Number => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
            Holds::Whole => json!({ "type": "integer", "minimum": -GREATEST, "maximum": GREATEST }),
            Holds::Flag => json!({ "type": "boolean" }),
            Holds::Sample if word == "integer" => json!({ "anyOf": [{ "type": "integer" }, { "type": "string" }] }),
            Holds::Text | Holds::Sample => json!({ "type": "string", "errorMessage": TEXT.say(self.language) }),
            Holds::Words(words) => json!({ "enum": words }),
            Holds::Texts => {
                let item = json!({ "type": "string", "errorMessage": TEXT.say(self.language) });
                json!({ "type": "array", "minItems": 1, "items": item })
            }
            Holds::Object => json!({ "type": "object" }),
            Holds::Items => {
                let value = json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] });
                json!({ "type": "array", "items": { "type": "object", "additionalProperties": value } })
            }
        };
        schema["title"] = row.title.say(self.language).into();
        let example = match row.value {
            Holds::Sample => SNIPPETS.iter().find(|snippet| snippet.word == word).map(|snippet| snippet.example.into()),
            _ => serde_json::from_str(row.example).ok(),
        };
        document(&mut schema, row.what, example, self.language);
        schema
    }
}

/// Keys, each once.
fn sorted<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<&'k str> {
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Says what a schema is about.
fn document(schema: &mut Value, what: Words, example: Option<Value>, language: Language) {
    let Value::Object(schema) = schema else { return };
    let shown = example.as_ref().map(|example| match example {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    Docs { what: what.say(language).to_owned(), limits: Vec::new(), example: shown, language }.write(schema);
    let inserted = schema.get("type").is_some_and(|kind| kind != "object" && kind != "array");
    if let Some(example) = example.filter(|_| inserted) {
        schema.insert("examples".to_owned(), json!([example]));
    }
}

/// A declaration of a type. That is told by `enum`, and not offered once more.
fn is_of(word: &str) -> Value {
    let of_type = json!({ "type": { "enum": [word], "doNotSuggest": true } });
    let required: &[&str] = if word == USUAL { &[] } else { &["type"] };
    json!({ "properties": of_type, "required": required })
}

fn is_list() -> Value {
    json!({ "anyOf": LIST.map(has) })
}

/// Where a key belongs that stands in another form.
fn elsewhere(key: &str, form: &Form) -> Phrase {
    let whole = FORMS.iter().find(|other| other.word == form.word && !other.choice);
    if whole.is_some_and(|whole| whole.keys.contains(&key)) {
        return say!(
            "`one_of` stands without `{key}`: there are no other values",
            "有 `one_of` 时不写 `{key}`：没有别的值"
        );
    }
    let mut words: Vec<_> = FORMS.iter().filter(|form| form.keys.contains(&key)).map(|form| form.word).collect();
    words.dedup();
    let words = listed(&words);
    say!("`{key}` belongs to values of type {words}", "`{key}` 只用于类型为 {words} 的值"; words)
}

fn of_field(key: &str) -> Phrase {
    say!("`{key}` belongs to a field of the list's `item`", "`{key}` 应写在列表 `item` 的字段中")
}

const ABOUT_PARAMETER: Words = Words::new(
    "What may fill `{{NAME}}`: a value with its bounds, or a list whose items repeat a part of the message.",
    "`{{NAME}}` 可以填入的内容：有取值范围的值，或用于重复消息某一部分的列表。",
);
const ABOUT_FIELD: Words = Words::new(
    "What may fill `{{item.NAME}}`: a value with its bounds.",
    "`{{item.NAME}}` 可以填入的内容：有取值范围的值。",
);
const NOT_ONE: Words = Words::new(
    "what is declared is written with keys such as `max_chars`, `example`",
    "声明应为对象，含有 `max_chars`、`example` 等键",
);
const OPTIONAL_AND_DEFAULT: Words = Words::new(
    "`default` beside `optional`: a part is left out, or the `default` stands there",
    "同时有 `default` 和 `optional`：要么省略该部分，要么填入 `default`",
);
const UNIQUE_AND_DEFAULT: Words = Words::new(
    "`default` beside `unique`: two items without a value would have the same",
    "同时有 `default` 和 `unique`：两项都没有值时会相同",
);
const UNIQUE_ELSEWHERE: Words =
    Words::new("`unique` belongs to a field of a list's `item`", "`unique` 应写在列表 `item` 的字段中");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_the_keys_that_its_declaration_is_read_with() {
        use crate::{Options, Shape, Source, Syntax, compile};
        let refused = |declaration: &str, at: &str| {
            let text = format!("params: {{a: {declaration}}}\ntext: '{{{{a}}}}'\n");
            let source = Source::new("a.waml.yaml", text);
            let found = compile(&source, Shape::Definition, Syntax::Yaml, Options::default()).findings;
            found.iter().any(|finding| {
                let here = matches!(&finding.primary.place, crate::Place::Text { pointer, .. } if pointer == at);
                here && finding.code == "shape/unknown-key"
            })
        };
        for form in &FORMS {
            let all = FORMS.iter().flat_map(|form| form.keys).chain(&COMMON).chain([&UNIQUE]);
            for key in all.copied().collect::<BTreeSet<_>>() {
                let choice = if form.choice && key != "one_of" { ", one_of: [x]" } else { "" };
                let typed = if key == "type" { "" } else { &format!("type: {}, ", form.word) };
                let one = format!("{{{typed}{key}: {}{choice}}}", if key == "one_of" { "[x]" } else { "1" });
                let has = form.keys.contains(&key) || COMMON.contains(&key);
                assert_eq!(!refused(&one, &format!("/params/a/{key}")), has, "{one}");
                let field = format!("{{list: {{max: 2}}, item: {{b: {one}}}}}");
                let has = has || key == UNIQUE;
                assert_eq!(!refused(&field, &format!("/params/a/item/b/{key}")), has, "{field}");
            }
        }
    }
}
