//! A definition out of a text.

use super::{Compiler, Faults};
use crate::decode::Shape;
use crate::judge::{Compiled, CompiledDocument};
use crate::params::Definition;
use crate::text::Source;
use crate::tree::Syntax;
use std::sync::Arc;

impl Definition {
    /// Reads and proves one definition, in YAML or JSON. A finished message, without parameters, is one that nothing but
    /// a recipient fills.
    ///
    /// ```
    /// use waml::Definition;
    /// use waml::params::Values;
    ///
    /// let text = "params: {customer: {max_chars: 24}}\ntext: \"Hello {{customer}}!\"\n";
    /// let definition = Definition::parse(text).expect("it is right");
    /// let values = Values::new().set("to", "85290000001").set("customer", "Wei {{x}} \"Li\"");
    /// let message = definition.fill(&values).expect("the values are allowed");
    /// let payload = message.payload().expect("it has a recipient");
    /// assert_eq!(payload.to_json(), r#"{"to":"85290000001","type":"text","text":"Hello Wei {{x}} \"Li\"!"}"#);
    ///
    /// let report = definition.fill(&Values::new().set("customer", "W".repeat(25))).unwrap_err();
    /// assert_eq!(report.findings[0].to_string(), "error[data/value]: `customer`: 25 characters, at most 24");
    /// ```
    ///
    /// # Errors
    /// All that is wrong with the text; also that it holds several documents.
    pub fn parse(text: impl Into<String>) -> Result<Self, Faults> {
        let source = Source::new("definition", text);
        let syntax = Syntax::of(source.text());
        let Compiled { mut documents, findings, omitted, .. } =
            Compiler::new().compile(&source, Shape::Definition, syntax);
        let count = documents.len();
        let definition = documents.pop().filter(|_| count == 1).and_then(CompiledDocument::into_definition);
        definition.ok_or_else(|| {
            let faults = Faults::new(Arc::new(source), findings, omitted, true);
            if count < 2 { faults } else { faults.of_several(count) }
        })
    }
}
