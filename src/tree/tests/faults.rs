//! dump
use super::read;
use crate::diagnostic::Place;
use crate::tree::Syntax;
#[test]
fn dump() {
    let yaml = [
        "a: *bold* text\nb: 1\n",
        "a: *bold*\nb: 1",
        "a: &a [*a]\n",
        "a:\n\tb: 1\n",
        "a:\n  b: 1\n\tc: 2\n",
        "a: x: y\n",
        "a: b\n c: d\n",
        "a:\n  b: 1\n c: 2\n",
        "a:\n    b: 1\n  c: 2\nd: 1\n",
        "- a\nb: c\n",
        "a: - b\n",
        "a: @b\n",
        "a: `b`\n",
        "a: %x\n",
        "a: * x\n",
        "a: & x\n",
        "a: !x y\n",
        "a: !!binary x\nb: !!int x\nc: !!seq {}\nd: !x!y z\n",
        "a: \"x\nb: y\n",
        "a: 'it's'\n",
        "a: \"x \"y\" z\"\n",
        "a: \"\\d\"\n",
        "a: \"\\ud83d\"\n",
        "a: [1, 2\nb: 3\n",
        "a: [1, 2}\n",
        "a: {b: 1\n",
        "a: ]\n",
        "a: {b 1, c: 2}\n",
        "a: {b: 1 c: 2}\n",
        "a: [b] c\n",
        "a: |x\n  y\n",
        "a: 1\nfoo\nb: 2\n",
        "? [a]\n: b\n*x : c\n: d\n",
        "<<: 1\na: {<<: [x, {}]}\n",
        "<<: {a: 1}\n<<: {b: 1}\n",
        "a: 1\nb: 2\n  c: 3\n",
        "",
        "# x\n",
        "---\n---\n",
        "a: 1\n--- \nb: [\n---\nc: d\n",
        "[a] b\n",
        "a: \u{7}\n",
        "a: {b: c, [d]: e}\n",
        "a: |\n \n   x\n  y\n",
        "a:b\n",
        "a: {b:c}\n",
        "text\nmore: x",
        "to: \"1\" # ok\n text: hi\n",
        "a: 1 # x\n   # y\nb\n",
        "a: >\nb: c",
        "{\"a\": 1, // x\n \"b\": 2}",
        "{\"a\": \"https://x\"}",
        "{\"a\": [1, 2}",
        "{\"a\": 1}'\n",
        "{\"a\": 1,\n\"b\": <X>}\n",
        "{a: 1, // x\n b: 2}",
        "%YAML 1.3\n---\na: b",
        "%FOO\na: b",
        "a: b\n%x",
        "a: 1\n\u{feff}b: 2",
        "a: #x\nb: x#y\n",
        "a: [x, #y\n]",
    ];
    for text in yaml {
        show(text, Syntax::Yaml);
    }
    let json = [
        "{\"a\": 1, // x\n \"b\": 2, /* y */ # z\n <!-- q --> \"c\": 1,}",
        "{'a': 'b', c: d, \"e\" 1, \"f\": 2 \"g\": 3,, \"h\": }",
        "{\"a\": [1, 2}",
        "{\"a\": [1, 2",
        "{\"a\": \"x\ny\", \"b\": \"x\n \"c\": 1}",
        "{\"a\": <CARD_INDEX>, \"b\": True, \"c\": None, \"d\": 01, \"e\": +1, \"f\": 1e999, \"g\": .5}",
        "{} {}",
        "{}}",
        "{}'",
        "'{\"a\": 1}'",
        "curl -X POST {\"a\": 1}",
        "{\"a\": \"abc}",
        "{\"a\": \"abc,\n\"b\": 1}",
        "{“a”: “b”}",
        "{\"a\": 1 \"b\": 2]",
        "[1 2 3]",
        "{\"a\"}",
        "{\"a\": 1, \"b\"",
        "",
        "{\"a\": \"\\ud83d\", \"b\": \"\\x\", \"c\": \"\t\"}",
        "{\"a\": {{name}}}",
        "{...}",
        "{\"a\": [1, ...]}",
        "[1, 2]]",
        "{\"a\": 1, \"b\": }",
        "{\"a\": \"b\" + \"c\"}",
        "{\"cards\": [ {\"x\": 1}, {\"y\": 1 ]}",
        "{\"a\": 1; \"b\": 2}",
    ];
    for text in json {
        show(text, Syntax::Json);
    }
}
fn show(text: &str, syntax: Syntax) {
    println!("\n{text:?}");
    read(text, syntax, |s, t, findings| {
        for f in findings {
            let Place::Text { pointer, span } = &f.primary.place else { panic!() };
            println!(
                "   {} {:?} @{}..{} {:?} [{}] help: {} {:?} {:?}",
                f.code,
                f.message,
                span.start,
                span.end,
                s.slice(*span),
                f.primary.text,
                f.help.as_deref().unwrap_or("-"),
                f.related
                    .iter()
                    .map(|l| match &l.place {
                        Place::Text { span, .. } => (s.slice(*span), &l.text),
                        _ => panic!(),
                    })
                    .collect::<Vec<_>>(),
                f.fix.as_ref().map(|x| &x.edits[0].text)
            );
            let _ = pointer;
        }
        println!("   => {:?}", t.documents().iter().map(|d| super::json(t, *d).to_string()).collect::<Vec<_>>());
    });
}
