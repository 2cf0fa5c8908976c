//! Another name for a parameter, a field or an anchor, everywhere at once.

use super::View;
use super::names::{Name, Named};
use super::places::is_same;
use crate::diagnostic::Edit;
use crate::params::names::NameFault;
use crate::text::phrase::say;
use crate::text::{Phrase, Source, Span, visible};

impl View<'_> {
    /// The bytes of the name at an offset, if it can have another.
    pub fn renamable(&self, offset: usize) -> Option<Span> {
        let (name, _) = self.name_at(offset)?;
        if matches!(name.named, Named::Template(_)) { None } else { name.span }
    }

    /// The changes that give the thing named at an offset another name, in source order.
    ///
    /// ```
    /// use waml::ide::View;
    /// use waml::{Compiler, Shape, Source, Syntax};
    ///
    /// let source = Source::new("a.waml.yaml", "params: {who: {max_chars: 9, example: x}}\ntext: 'Hi {{who}}'\n");
    /// let compiler = Compiler::new();
    /// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
    /// assert_eq!(view.rename(9, "customer").map(|edits| edits.len()), Ok(2));
    /// assert_eq!(view.rename(9, "to").unwrap_err().to_string(), "the name `to` is taken");
    /// ```
    ///
    /// # Errors
    /// Why it cannot have that name, or that no name stands there.
    pub fn rename(&self, offset: usize, to: &str) -> Result<Vec<Edit>, Phrase> {
        let Some((name, names)) = self.name_at(offset) else {
            return Err(say!("no parameter, field or anchor is named here", "此处没有参数、字段或锚点的名称"));
        };
        self.allow_name(&name, to, &names)?;
        let mut edits = Vec::new();
        for other in names.iter().filter(|other| is_same(other, &name)) {
            let Some(span) = other.span else {
                let line = self.source.line_at(other.whole.start as usize);
                return Err(say!(
                    "a hole in line {line} is written in a way that cannot be renamed: join its lines",
                    "第 {line} 行中的参数跨行书写，无法重命名：把它写在一行内"
                ));
            };
            edits.push(Edit { span, text: to.to_owned() });
        }
        edits.sort_by_key(|edit| edit.span);
        edits.dedup();
        if self.keeps_findings(&edits) {
            Ok(edits)
        } else {
            Err(say!("with that name something else would be wrong", "改用此名称会引起其他问题"))
        }
    }

    /// Says why a thing cannot have a name.
    fn allow_name(&self, name: &Name, to: &str, names: &[Name]) -> Result<(), Phrase> {
        let shown = visible(to);
        let of_param = matches!(name.named, Named::Param(_));
        let wanted = match &name.named {
            Named::Template(_) => {
                return Err(say!(
                    "a template has the name under which it was approved",
                    "模板的名称以审核通过时的为准"
                ));
            }
            Named::Anchor(_) if is_anchor(to) => None,
            Named::Anchor(_) => return Err(say!("`{shown}` is no name of an anchor", "`{shown}` 不能作锚点名")),
            Named::Param(_) => Some(Named::Param(to.to_owned())),
            Named::Field { list, .. } => Some(Named::Field { list: list.clone(), field: to.to_owned() }),
        };
        let Some(wanted) = wanted else { return self.allow_anchor(name, to, names) };
        if let Some(fault) = NameFault::of(to, of_param) {
            return Err(fault.said(to));
        }
        let meant = Name { named: wanted, ..name.clone() };
        if meant.named != name.named && names.iter().any(|other| is_same(other, &meant)) {
            return Err(say!("something else is called `{shown}`", "`{shown}` 已是其他内容的名称"));
        }
        Ok(())
    }

    /// An anchor must not take the name of another: aliases would mean that one.
    fn allow_anchor(&self, name: &Name, to: &str, names: &[Name]) -> Result<(), Phrase> {
        let called = |other: &Name| other.span.is_some_and(|span| self.source.slice(span) == to);
        let others = names.iter().filter(|other| matches!(other.named, Named::Anchor(_)) && !is_same(other, name));
        if others.filter(|other| other.document == name.document).any(called) {
            return Err(say!("another anchor is called `{to}`", "另一个锚点已名为 `{to}`"));
        }
        Ok(())
    }

    /// Whether a text with edits has as many findings of each code as before.
    pub(super) fn keeps_findings(&self, edits: &[Edit]) -> bool {
        let mut text = self.source.text().to_owned();
        edits.iter().rev().for_each(|edit| text.replace_range(edit.span.range(), &edit.text));
        let changed = Source::new(self.source.name(), text);
        let codes = |source: &Source| {
            let compiled = self.compiler.compile(source, self.shape, self.syntax);
            let mut codes: Vec<_> = compiled.findings.iter().map(|finding| finding.code).collect();
            codes.sort_unstable();
            codes
        };
        codes(self.source) == codes(&changed)
    }
}

fn is_anchor(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || ",[]{}*&:#".contains(c))
}
