//! What editors show: one text in the three forms that they read.

use crate::text::phrase::say;
use crate::text::{Language, Words};
use serde_json::{Map, Value};

/// What is said about a value.
#[derive(Debug, Default)]
pub(super) struct Docs {
    /// What it is.
    pub(super) what: String,
    /// What binds it, a sentence each.
    pub(super) limits: Vec<String>,
    /// What it may look like.
    pub(super) example: Option<String>,
    /// The language of all that.
    pub(super) language: Language,
}

impl Docs {
    /// Puts all forms into a schema.
    pub(super) fn write(&self, schema: &mut Map<String, Value>) {
        schema.insert("description".to_owned(), self.plain().into());
        schema.insert("markdownDescription".to_owned(), self.markdown().into());
        schema.insert("x-intellij-html-description".to_owned(), html(&self.markdown()).into());
    }

    fn plain(&self) -> String {
        let mut parts = vec![self.what.clone()];
        parts.extend(self.limits.iter().cloned());
        parts.extend(self.example.as_ref().map(|example| self.shown(example)));
        parts.retain(|part| !part.is_empty());
        run_on(&parts, self.language)
    }

    fn markdown(&self) -> String {
        let mut parts = vec![self.what.clone(), run_on(&self.limits, self.language)];
        parts.extend(self.example.as_ref().map(|example| self.shown(&format!("`{example}`"))));
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    fn shown(&self, example: &str) -> String {
        say!("Example: {example}", "示例：{example}").say(self.language).to_owned()
    }
}

/// Sentences one after the other.
pub(super) fn run_on(sentences: &[String], language: Language) -> String {
    sentences.join(Words::new(" ", "").say(language))
}

/// The little Markdown that [`Docs`] writes, as HTML.
fn html(markdown: &str) -> String {
    let escaped = markdown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraph = |text: &str| {
        let parts = text.split('`').enumerate();
        let marked = parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() });
        format!("<p>{}</p>", marked.collect::<String>())
    };
    escaped.split("\n\n").map(paragraph).collect()
}

#[cfg(test)]
mod tests {
    use super::{Docs, html};
    use crate::text::Language;

    #[test]
    fn one_text_in_three_forms() {
        let docs = Docs {
            what: "The first line.".to_owned(),
            limits: vec!["At most 24 characters.".to_owned()],
            example: Some("Express".to_owned()),
            language: Language::English,
        };
        assert_eq!(docs.plain(), "The first line. At most 24 characters. Example: Express");
        assert_eq!(docs.markdown(), "The first line.\n\nAt most 24 characters.\n\nExample: `Express`");
        let docs = Docs {
            what: "首行。".to_owned(),
            limits: vec!["最多 24 个字符。".to_owned()],
            example: Some("Express".to_owned()),
            language: Language::Chinese,
        };
        assert_eq!(docs.plain(), "首行。最多 24 个字符。示例：Express");
        assert_eq!(html("a <b>\n\n`c`"), "<p>a &lt;b&gt;</p><p><code>c</code></p>");
    }
}
