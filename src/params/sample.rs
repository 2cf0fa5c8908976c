//! The values that a definition shows: what fills it where nothing is sent.

use super::declaration::{Declaration, Type};
use super::declared::{Field, Items, ParamKind};
use super::definition::Definition;
use super::values::{Value, Values};

impl Definition {
    /// Values to show the message with: of each parameter its example, else the first of `one_of`; where nothing is
    /// shown none is given, so that the default stands there, or filling tells that it is missing.
    ///
    /// A list has the items that its example has, else as few as it may, at least one. Where these would repeat what is
    /// unique, texts get `-2`, `-3` at their end, numbers count up, and `one_of` takes the next.
    ///
    /// ```
    /// use waml::Definition;
    ///
    /// let text = "params: {customer: {max_chars: 24, example: Wei}}\nto: \"85290000001\"\ntext: \"Hello {{customer}}!\"\n";
    /// let definition = Definition::parse(text).expect("it is right");
    /// let message = definition.fill(&definition.example()).expect("the example is allowed");
    /// let payload = message.payload().expect("it has a recipient");
    /// assert_eq!(payload.to_json(), r#"{"to":"85290000001","type":"text","text":"Hello Wei!"}"#);
    /// ```
    pub fn example(&self) -> Values<'_> {
        let shown = self.params().iter().filter_map(|param| {
            let value = match &param.kind {
                ParamKind::Value(declared) => Value::from(declared.shown()?),
                ParamKind::List(items) => Value::from(items.shown()?),
            };
            Some((&*param.name, value))
        });
        shown.collect()
    }

    /// Values, and beside them the example of each name that has none.
    ///
    /// ```
    /// use waml::Definition;
    /// use waml::params::Values;
    ///
    /// let text = "params: {name: {max_chars: 20, example: Ada}, day: {max_chars: 9, example: Friday}}\ntext: '{{name}}, {{day}}'";
    /// let definition = Definition::parse(text)?;
    /// let values = definition.with_examples(Values::new().set("day", "Monday"));
    /// assert_eq!(values, Values::new().set("day", "Monday").set("name", "Ada"));
    /// # Ok::<(), waml::Faults>(())
    /// ```
    #[must_use]
    pub fn with_examples<'v>(&'v self, mut values: Values<'v>) -> Values<'v> {
        for (name, value) in self.example() {
            if values.iter().any(|(known, value)| known == name && !matches!(value, Value::Null)) {
                continue;
            }
            values.retain(|known| known != name);
            values.push(name, value);
        }
        values
    }
}

impl Items {
    /// Items to show; none where too few values are known.
    fn shown(&self) -> Option<Vec<Values<'_>>> {
        if let Some(items) = &self.example {
            let of_item = |item: &'_ [Option<String>]| -> Values<'_> {
                let fields = self.fields.iter().zip(item.to_vec());
                let values = fields.filter_map(|(field, value)| {
                    let value = value.or_else(|| field.value.shown().map(str::to_owned));
                    Some((&*field.name, Value::from(value?)))
                });
                values.collect()
            };
            return Some(items.iter().map(|item| of_item(item)).collect());
        }
        let count = self.min.max(1) as usize;
        let several = |field| Some(FieldShown { field, values: field.value.several(count)? });
        let fields: Vec<FieldShown<'_>> = self.fields.iter().map(several).collect::<Option<_>>()?;
        let item = |at: usize| -> Values<'_> {
            let values = fields.iter().filter_map(|shown| Some((&*shown.field.name, shown.values[at].clone()?)));
            values.collect()
        };
        Some((0..count).map(item).collect())
    }
}

/// A field with a value for each of some items.
struct FieldShown<'d> {
    field: &'d Field,
    values: Vec<Option<String>>,
}

impl Declaration {
    /// So many values to show, no two the same where they are unique. `None` where there are not as many.
    fn several(&self, count: usize) -> Option<Vec<Option<String>>> {
        let Some(first) = self.shown() else { return Some(vec![None; count]) };
        if !self.unique || count == 1 {
            return Some(vec![Some(first.to_owned()); count]);
        }
        let mut values = vec![first.to_owned()];
        while values.len() < count {
            let next = self.next(first, &values)?;
            values.push(next);
        }
        Some(values.into_iter().map(Some).collect())
    }

    /// One more value that is not among some.
    fn next(&self, first: &str, others: &[String]) -> Option<String> {
        if !self.one_of.is_empty() {
            return self.one_of.iter().find(|value| !others.contains(value)).cloned();
        }
        let number = others.len() + 1;
        let next = match &self.of {
            Type::Text { .. } => format!("{first}-{number}"),
            Type::Link { .. } => with_number(first, number),
            Type::Digits { .. } | Type::Phone => counted_up(others.last()?),
            Type::Integer { .. } => others.last()?.parse::<i64>().ok()?.checked_add(1)?.to_string(),
        };
        (self.fault(&next).is_none() && !others.contains(&next)).then_some(next)
    }
}

/// An address with a number in front of its ending.
fn with_number(link: &str, number: usize) -> String {
    let path = link.find(['?', '#']).unwrap_or(link.len());
    let name = link[..path].rfind('/').map_or(0, |slash| slash + 1);
    let at = link[name..path].rfind('.').map_or(path, |dot| name + dot);
    format!("{}-{number}{}", &link[..at], &link[at..])
}

/// The digits of the next number, leading zeros kept.
fn counted_up(digits: &str) -> String {
    let mut out: Vec<u8> = digits.bytes().collect();
    for digit in out.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return String::from_utf8_lossy(&out).into_owned();
        }
    }
    format!("1{}", String::from_utf8_lossy(&out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unique(of: Type, example: &str) -> Declaration {
        Declaration { example: Some(example.to_owned()), unique: true, ..Declaration::of(of) }
    }

    #[test]
    fn unique_values_count_up() {
        let text = |max| Type::Text { min_chars: 1, max_chars: Some(max), multiline: false, max_lines: None };
        let digits = |max| Type::Digits { min_chars: 1, max_chars: Some(max) };
        let link = Type::Link { max_chars: None, media: None };
        let several = |declared: Declaration| {
            declared.several(3).map(|values| values.into_iter().flatten().collect::<Vec<_>>().join(" "))
        };
        assert_eq!(several(unique(text(6), "fern")).as_deref(), Some("fern fern-2 fern-3"));
        assert_eq!(several(unique(text(5), "fern")), None);
        assert_eq!(several(unique(digits(4), "0098")).as_deref(), Some("0098 0099 0100"));
        assert_eq!(several(unique(digits(1), "8")), None);
        assert_eq!(
            several(unique(link, "https://example.com/a.png?b")).as_deref(),
            Some("https://example.com/a.png?b https://example.com/a-2.png?b https://example.com/a-3.png?b")
        );
        let days = ["Friday", "Saturday", "Sunday"].map(str::to_owned).to_vec();
        let days = Declaration { one_of: days, unique: true, ..Declaration::of(Type::ANY_TEXT) };
        assert_eq!(several(days).as_deref(), Some("Friday Saturday Sunday"));
    }
}
