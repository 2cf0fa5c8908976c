//! What holds of any bytes as rows: each is a message or a reject, and no more are read or lost however they come.

use std::io::Read;
use std::sync::LazyLock;
use waml::{Definition, gate};
use waml_cli::{RowFormat, Whole, whole};

static DEFINITIONS: LazyLock<[Definition; 2]> = LazyLock::new(|| {
    [
        "params:
  customer: {max_chars: 24, example: Wei}
  order: {type: digits, max_chars: 8, default: \"0\"}
  seats: {type: integer, min: 1, max: 12, default: 2}
to: \"85290000001\"
text: \"{{customer}}, order {{order}} for {{seats}} is ready.\"
",
        "params:
  a:
    list: {min: 0, max: 3}
    item: {id: {max_chars: 9, unique: true, example: fern}, t: {max_chars: 9, optional: true}}
to: \"85290000001\"
list:
  body: b
  button: c
  sections: [{title: t, rows: [{id: n, title: n}, {for_each: a, id: \"p-{{item.id}}\", title: \"-{{item.id}}\", description: \"{{item.t}}\"}]}]
",
    ]
    .map(|text| Definition::parse(text).unwrap_or_else(|faults| panic!("{faults}")))
});

/// Bytes that come a few at a time.
struct Slow(Vec<u8>, usize, usize);

impl Read for Slow {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.2.min(into.len()).min(self.0.len() - self.1);
        into[..count].copy_from_slice(&self.0[self.1..self.1 + count]);
        self.1 += count;
        Ok(count)
    }
}

/// Reads rows, and asserts what must hold.
pub(crate) fn assert(bytes: &[u8], format: RowFormat) {
    for definition in &*DEFINITIONS {
        let read = |step| whole(definition, format, Box::new(Slow(bytes.to_vec(), 0, step)));
        let made = read(usize::MAX);
        assert_eq!(made, read(1 + bytes.len() % 7), "the same, a few bytes at a time");
        if let Some(made) = made {
            holds(&made);
        }
    }
}

fn holds(made: &Whole) {
    assert_eq!(made.rows, (made.messages.lines().count() + made.rejects.len()) as u64);
    for message in made.messages.lines() {
        gate::check_str(message).unwrap_or_else(|refused| panic!("{message}: {refused}"));
    }
    let mut last = 0;
    for line in &made.rejects {
        let reject: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let (row, number) = (reject["row"].as_u64().unwrap_or(0), reject["line"].as_u64().unwrap_or(0));
        assert!(row > last && row <= made.rows && number >= 1, "{line}");
        last = row;
    }
}
