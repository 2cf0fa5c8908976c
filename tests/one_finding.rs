//! What beginners write is one finding for each mistake, at its place; and whoever does what it says, by the fix or by
//! hand, has a right message.

use waml::{Compiled, Fixes, Options, Place, Shape, Source, Syntax, compile, fix};

/// A mistake, what is said about it, and what the text is once that is done.
struct Case {
    text: &'static str,
    code: &'static str,
    pointer: &'static str,
    /// What the help, the message or the label must name, since it is the way out.
    names: &'static str,
    then: Then,
}

enum Then {
    /// The fix makes a right message of it.
    Safe,
    /// The same, though only people can say whether it is what they meant.
    Unsafe,
    /// There is no fix; this is what the help asks for.
    Text(&'static str),
}
use Then::{Safe, Text, Unsafe};

const fn case(text: &'static str, code: &'static str, pointer: &'static str, names: &'static str, then: Then) -> Case {
    Case { text, code, pointer, names, then }
}

const CONFUSABLE: &str = "syntax/confusable";
const SPACE: &str = "syntax/missing-space";
const UNKNOWN: &str = "shape/unknown-key";
const TYPE: &str = "shape/wrong-type";
const YAML: &str = "syntax/yaml";
const UNDECLARED: &str = "param/undeclared";
const OUTSIDE: &str = "param/outside-list";
const OPTIONAL: &str = "param/optional-in-text";

const DEFINITIONS: &[Case] = &[
    // Holes and lists, and how they are declared.
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{id}}\", title: \"{{item.title}}\"}\n",
        UNDECLARED,
        "/list/sections/0/rows/0/id",
        "`item.id`",
        Unsafe,
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"a-{{ id }}-{{id}}\", title: \"{{item.title}}\"}\n",
        UNDECLARED,
        "/list/sections/0/rows/0/id",
        "`ds`",
        Unsafe,
    ),
    case(
        "params: {id: {max_chars: 9}}\ntext: \"Hi {{item.id}}, {{ item.id }}\"\n",
        OUTSIDE,
        "/text",
        "`{{id}}`",
        Unsafe,
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi {{item.title}}\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.title}}\"}\n",
        OUTSIDE,
        "/list/body",
        "`for_each: ds`",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.title}}\"}\n",
        ),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi {{ds}}\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.title}}\"}\n",
        OUTSIDE,
        "/list/body",
        "the sender joins",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.title}}\"}\n",
        ),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi {{ds.title}}\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.title}}\"}\n",
        "shape/reserved-braces",
        "/list/body",
        "`{{item.title}}`",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}, title: {max_chars: 9, unique: true}}}\nlist:\n  body: \"Hi\"\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.title}}\"}\n",
        ),
    ),
    case(
        "params: {a: {min: 1, max: 5}}\ntext: \"{{a}}\"\n",
        UNKNOWN,
        "/params/a/min",
        "`min_chars` and `max_chars`",
        Text("params: {a: {min_chars: 1, max_chars: 5}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params: {a: {type: digits, max: 5}}\ntext: \"{{a}}\"\n",
        UNKNOWN,
        "/params/a/max",
        "`max_chars`",
        Text("params: {a: {type: digits, max_chars: 5}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params: {a: {type: integer, min_chars: 1, max_chars: 5}}\ntext: \"{{a}}\"\n",
        UNKNOWN,
        "/params/a/min_chars",
        "`min` and `max`",
        Text("params: {a: {type: integer, min: 1, max: 5}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params: {a: {type: link, min: 1, max: 50}}\ntext: \"{{a}}\"\n",
        UNKNOWN,
        "/params/a/min",
        "`max_chars`",
        Text("params: {a: {type: link, max_chars: 50}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params: {a: {type: phone, min_chars: 7, max_chars: 15}}\ntext: \"{{a}}\"\n",
        UNKNOWN,
        "/params/a/min_chars",
        "remove it",
        Text("params: {a: {type: phone}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params: {a: {one_of: [b, c], min: 1, max: 2}}\ntext: \"{{a}}\"\n",
        UNKNOWN,
        "/params/a/min",
        "remove it",
        Text("params: {a: {one_of: [b, c]}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params:\n  ds: {min: 1, max: 3, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        UNKNOWN,
        "/params/ds/min",
        "`list: {min: 1, max: 9}`",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        ),
    ),
    case(
        "params: {a: {max_chars: 9, optional: true}}\ntext: \"Hi {{a}}\"\n",
        OPTIONAL,
        "/text",
        "`min_chars: 0` and `default: \"\"`",
        Text("params: {a: {max_chars: 9, min_chars: 0, default: \"\"}}\ntext: \"Hi {{a}}\"\n"),
    ),
    case(
        "params: {a: {max_chars: 9, optional: true}}\nbutton:\n  body: Hi\n  footer: \"By {{a}}\"\n  replies: [{id: a, title: A}]\n",
        OPTIONAL,
        "/button/footer",
        "write the hole alone",
        Text(
            "params: {a: {max_chars: 9, optional: true}}\nbutton:\n  body: Hi\n  footer: \"{{a}}\"\n  replies: [{id: a, title: A}]\n",
        ),
    ),
    case(
        "params: {a: {max_chars: 9, optional: true}}\ntext: \"{{a}}\"\n",
        OPTIONAL,
        "/text",
        "`default`",
        Text("params: {a: {max_chars: 9, default: Hi}}\ntext: \"{{a}}\"\n"),
    ),
    case(
        "params: {a: {type: integer, min: 1, max: 9, optional: true}}\ntext: \"Hi {{a}}\"\n",
        OPTIONAL,
        "/text",
        "`default`",
        Text("params: {a: {type: integer, min: 1, max: 9, default: 1}}\ntext: \"Hi {{a}}\"\n"),
    ),
    case(
        "to: \"{{a}}\"\nparams: {a: {type: phone, optional: true}}\ntext: Hi\n",
        OPTIONAL,
        "/to",
        "remove `optional`",
        Text("to: \"{{a}}\"\nparams: {a: {type: phone}}\ntext: Hi\n"),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\ntext: {for_each: ds, body: \"{{item.id}}\"}\n",
        TYPE,
        "/text",
        "the sender joins",
        Text("text: Hi\n"),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\ntext:\n  - for_each: ds\n    text: \"{{item.id}}\"\n",
        TYPE,
        "/text",
        "the sender joins",
        Text("text: Hi\n"),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\ntemplate:\n  name: a_b\n  body:\n    - {for_each: ds, text: \"{{item.id}}\"}\n",
        TYPE,
        "/template/body/0",
        "the sender joins",
        Text("template: {name: a_b, body: [Hi]}\n"),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nfor_each: ds\ntext: \"{{item.id}}\"\n",
        UNKNOWN,
        "/for_each",
        "the sender joins",
        Text("text: Hi\n"),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  for_each: ds\n  body: Hi\n  replies:\n    - {id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        UNKNOWN,
        "/button/for_each",
        "`replies: [{for_each: …, id: …, title: …}]`",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        ),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  header: {for_each: ds, text: \"{{item.id}}\"}\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        UNKNOWN,
        "/button/header/for_each",
        "the sender joins",
        Text("text: Hi\n"),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    for_each: ds\n    id: \"{{item.id}}\"\n    title: \"{{item.id}}\"\n",
        TYPE,
        "/button/replies",
        "`- `",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        ),
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: [ds], id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        TYPE,
        "/button/replies/0/for_each",
        "name of a list",
        Unsafe,
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: item in ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        UNDECLARED,
        "/button/replies/0/for_each",
        "name of a list",
        Unsafe,
    ),
    case(
        "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}, for_each: ds}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        UNKNOWN,
        "/params/ds/for_each",
        "row, section, card",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        ),
    ),
    case(
        "params: {a: {max_chars: 9}}\nbutton:\n  body: \"Hi {{a}}\"\n  replies:\n    - {for_each: a, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        OUTSIDE,
        "/button/replies/0/for_each",
        "is declared as `a: {list",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        ),
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        UNDECLARED,
        "/button/replies/0/for_each",
        "is declared as `ds: {list",
        Text(
            "params:\n  ds: {list: {min: 1, max: 3}, item: {id: {max_chars: 9, unique: true}}}\nbutton:\n  body: Hi\n  replies:\n    - {for_each: ds, id: \"{{item.id}}\", title: \"{{item.id}}\"}\n",
        ),
    ),
    // Other words for keys and kinds.
    case("message: Hello\n", UNKNOWN, "/message", "`text`", Unsafe),
    case("Text: Hello\n", UNKNOWN, "/Text", "case", Safe),
    case("photo: {link: https://cdn.example.com/a.jpg}\n", UNKNOWN, "/photo", "`image`", Unsafe),
    case("image: {url: https://cdn.example.com/a.jpg}\n", UNKNOWN, "/image/url", "`link`", Unsafe),
    case("phone: \"85290000001\"\ntext: Hi\n", UNKNOWN, "/phone", "`to`", Unsafe),
    case("recipient: \"85290000001\"\ntext: Hi\n", UNKNOWN, "/recipient", "`to`", Unsafe),
    case(
        "params: {c: {type: digits, max_chars: 8}}\ntemplate: {name: a_b, otp: \"{{c}}\"}\n",
        UNKNOWN,
        "/template/otp",
        "`code`",
        Unsafe,
    ),
    case("template: {name: a_b, params: [Ada]}\n", UNKNOWN, "/template/params", "`body`", Unsafe),
    case("buttons:\n  body: Hi\n  replies: [{id: a, title: A}]\n", UNKNOWN, "/buttons", "`button`", Unsafe),
    case("button:\n  text: Hi\n  replies: [{id: a, title: A}]\n", UNKNOWN, "/button/text", "`body`", Unsafe),
    case("button:\n  body: Hi\n  options: [{id: a, title: A}]\n", UNKNOWN, "/button/options", "`replies`", Unsafe),
    case(
        "button:\n  body: Hi\n  replies: [{id: a, label: A}]\n",
        UNKNOWN,
        "/button/replies/0/label",
        "`title`",
        Unsafe,
    ),
    case(
        "cta_url:\n  body: Hi\n  url_button: {button_text: A, url: https://example.com/a}\n",
        UNKNOWN,
        "/cta_url/url_button/button_text",
        "`display_text`",
        Unsafe,
    ),
    // A lone value where a lone key is missing.
    case("button:\n  wording: Hi\n  replies: [{id: a, title: A}]\n", UNKNOWN, "/button/wording", "`body`", Unsafe),
    // Keys that stand too far out, too far in, or in the wrong object.
    case("button:\n  body: Hi\nreplies:\n  - id: a\n    title: A\n", UNKNOWN, "/replies", "`button`", Unsafe),
    case("button:\nbody: Hi\n# Two.\nreplies:\n- {id: a, title: A}\n", UNKNOWN, "/body", "`button`", Unsafe),
    case(
        "list:\n  body: Hi\n  button: A\nfooter: |\n  B\nsections:\n  - {title: A, rows: [{id: a, title: A}]}\n",
        UNKNOWN,
        "/footer",
        "`list`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies: [{id: a, title: A}]\n  to: \"85290000001\"\n",
        UNKNOWN,
        "/button/to",
        "beside `button`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\nto: \"85290000001\"\n"),
    ),
    case(
        "body: Hi\nreplies: [{id: a, title: A}]\n",
        UNKNOWN,
        "/body",
        "`button:`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "text: Hi\nbuttons: [{id: a, title: A}]\n",
        UNKNOWN,
        "/buttons",
        "the text as `body`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "cta_url:\n  body: Hi\n  display_text: A\n  url: https://example.com/a\n",
        UNKNOWN,
        "/cta_url/display_text",
        "url_button: {display_text: …, url: …}",
        Text("cta_url:\n  body: Hi\n  url_button: {display_text: A, url: https://example.com/a}\n"),
    ),
    case(
        "list:\n  body: Hi\n  button: A\n  rows: [{id: a, title: A}]\n",
        UNKNOWN,
        "/list/rows",
        "sections: [{title: …, rows: […]}]",
        Text("list:\n  body: Hi\n  button: A\n  sections: [{title: B, rows: [{id: a, title: A}]}]\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies: [{title: A, url: https://example.com/a}]\n",
        UNKNOWN,
        "/button/replies/0/url",
        "the kind `cta_url`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "button:\n  image: {link: https://cdn.example.com/a.jpg}\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        UNKNOWN,
        "/button/image",
        "header: {image: {link: …}}",
        Text(
            "button:\n  header: {image: {link: https://cdn.example.com/a.jpg}}\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        ),
    ),
    case(
        "button:\n  header: {link: https://cdn.example.com/a.jpg}\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        UNKNOWN,
        "/button/header/link",
        "{image: {link: …}}",
        Text(
            "button:\n  header: {image: {link: https://cdn.example.com/a.jpg}}\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        ),
    ),
    case(
        "template:\n  name: a_b\n  buttons: [{type: url, index: 0, text: A}]\n",
        UNKNOWN,
        "/template/buttons/0/type",
        "a button without variable needs no entry",
        Text("template:\n  name: a_b\n"),
    ),
    case("voice: {link: https://cdn.example.com/a.mp3}\n", UNKNOWN, "/voice", "`audio`", Unsafe),
    case("poll: {question: Hi}\n", UNKNOWN, "/poll", "kinds of message", Text("text: Hi\n")),
    case(
        "button:\n  title: Sale\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        UNKNOWN,
        "/button/title",
        "`header: {text: …}`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies: [{id: a, title: A, description: B}]\n",
        UNKNOWN,
        "/button/replies/0/description",
        "row of a `list`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "template:\n  name: a_b\ncomponents: [{type: body, parameters: []}]\n",
        UNKNOWN,
        "/components",
        "`waml import`",
        Text("template:\n  name: a_b\n"),
    ),
    case(
        "name: a_b\nbody: [Ada]\n",
        UNKNOWN,
        "/body",
        "`template: {name",
        Text("template: {name: a_b, body: [Ada]}\n"),
    ),
    case(
        "image: {link: https://cdn.example.com/a.jpg}\nbody: Hi\n",
        UNKNOWN,
        "/body",
        "file as header",
        Text("image: {link: https://cdn.example.com/a.jpg}\n"),
    ),
    case(
        "video: {link: https://cdn.example.com/a.mp4, text: Hi}\n",
        UNKNOWN,
        "/video/text",
        "file as header",
        Text("video: {link: https://cdn.example.com/a.mp4}\n"),
    ),
    case(
        "document: {link: https://cdn.example.com/a.pdf, name: a.pdf}\n",
        UNKNOWN,
        "/document/name",
        "the link's path",
        Text("document: {link: https://cdn.example.com/a.pdf}\n"),
    ),
    case("text: Hi\nfooter: Bye\n", UNKNOWN, "/footer", "say it in the text", Text("text: Hi, bye\n")),
    case(
        "list:\n  body: Hi\n  button: A\n  items: [{id: a, title: A}]\n",
        UNKNOWN,
        "/list/items",
        "sections: [{title: …, rows: […]}]",
        Text("list:\n  body: Hi\n  button: A\n  sections: [{title: B, rows: [{id: a, title: A}]}]\n"),
    ),
    case(
        "list:\n  body: Hi\n  button: A\n  title: B\n  rows: [{id: a, title: A}]\n",
        UNKNOWN,
        "/list/title",
        "sections: [{title: …, rows: […]}]",
        Text("list:\n  body: Hi\n  button: A\n  sections: [{title: B, rows: [{id: a, title: A}]}]\n"),
    ),
    case(
        "type: button\nbody: Hi\nreplies: [{id: a, title: A}]\n",
        "shape/other-shape",
        "/type",
        "`button:`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "interactive:\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        "shape/other-shape",
        "/interactive",
        "`button:`",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "type: button\nbutton:\n  body: Hi\n  replies: [{id: a, title: A}]\n",
        "shape/other-shape",
        "/type",
        "remove it",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    // Lists that are wrong throughout.
    case(
        "button:\n  body: Hi\n  replies:\n    - a: Yes\n    - b: No\n",
        TYPE,
        "/button/replies",
        "- {id: a, title: Yes}",
        Unsafe,
    ),
    case("button:\n  body: Hi\n  replies: [Yes, No]\n", TYPE, "/button/replies", "- {id: yes, title: Yes}", Unsafe),
    case(
        "button:\n  body: Hi\n  replies:\n    - 是\n    - 否\n",
        TYPE,
        "/button/replies",
        "- {id: 是, title: 是}",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies: {a: Yes, b: No}\n",
        TYPE,
        "/button/replies",
        "[{id: a, title: Yes}]",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: Yes}, {id: b, title: No}]\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies: Yes\n",
        TYPE,
        "/button/replies",
        "[{id: yes, title: Yes}]",
        Text("button:\n  body: Hi\n  replies: [{id: yes, title: Yes}]\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a\n    - title: A\n",
        TYPE,
        "/button/replies",
        "one `-` for each element",
        Text("button:\n  body: Hi\n  replies:\n    - id: a\n      title: A\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies: [{type: reply, reply: {id: a, title: A}}]\n",
        TYPE,
        "/button/replies",
        "- {id: …, title: …}",
        Text("button:\n  body: Hi\n  replies: [{id: a, title: A}]\n"),
    ),
    case(
        "list:\n  body: Hi\n  button: A\n  sections: [{id: a, title: A}, {id: b, title: B}]\n",
        TYPE,
        "/list/sections",
        "- {title: …, rows: [{id: …, title: …}]}",
        Text(
            "list:\n  body: Hi\n  button: A\n  sections: [{title: C, rows: [{id: a, title: A}, {id: b, title: B}]}]\n",
        ),
    ),
    // Parameters have no names.
    case("template:\n  name: a_b\n  body: {person: Ada, time: nine}\n", TYPE, "/template/body", "[Ada, nine]", Unsafe),
    case(
        "template:\n  name: a_b\n  body:\n    - {person: Ada}\n    - {time: \"nine, sharp\"}\n",
        TYPE,
        "/template/body",
        "[Ada, \"nine, sharp\"]",
        Unsafe,
    ),
    case(
        "template:\n  name: a_b\n  body: [{type: text, text: Ada}]\n",
        TYPE,
        "/template/body",
        "[Ada]",
        Text("template:\n  name: a_b\n  body: [Ada]\n"),
    ),
    // One thing for another.
    case(
        "cta_url:\n  body: Hi\n  url_button: [{display_text: A, url: https://example.com/a}]\n",
        TYPE,
        "/cta_url/url_button",
        "{display_text: …, url: …}",
        Text("cta_url:\n  body: Hi\n  url_button: {display_text: A, url: https://example.com/a}\n"),
    ),
    case(
        "text: {link: https://cdn.example.com/a.jpg}\n",
        TYPE,
        "/text",
        "{image: {link: …}}",
        Text("image: {link: https://cdn.example.com/a.jpg}\n"),
    ),
    case(
        "list:\n  body: Hi\n  button: {title: A}\n  sections: [{title: A, rows: [{id: a, title: A}]}]\n",
        TYPE,
        "/list/button",
        "without `{title: …}`",
        Unsafe,
    ),
    case("to: [\"85290000001\"]\ntext: Hi\n", TYPE, "/to", "one recipient", Text("to: \"85290000001\"\ntext: Hi\n")),
    case("params: {name: {max_chars: 9}}\ntext: {{name}}\n", "param/unquoted", "/text", "`{{{{`", Safe),
    case("params:\n  guest：{max_chars: 9}\ntext: \"{{guest}}\"\n", CONFUSABLE, "/params/guest", "U+FF1A", Safe),
    case("params:\n  guest：\n    max_chars: 9\ntext: \"{{guest}}\"\n", CONFUSABLE, "/params/guest", "U+FF1A", Safe),
    case("params: {guest：{max_chars: 9}}\ntext: \"{{guest}}\"\n", CONFUSABLE, "/params/guest", "U+FF1A", Safe),
    case(
        "params:\n  guest:{max_chars: 9}\ntext: \"{{guest}}\"\n",
        "syntax/missing-space",
        "/params/guest",
        "`:`",
        Safe,
    ),
    case(
        "params:\n  guests：\n    list: {max: 3}\n    item: {name: {max_chars: 9, unique: true}}\nbutton:\n  body: Hi\n  \
         replies: [{for_each: guests, id: \"{{item.name}}\", title: \"{{item.name}}\"}]\n",
        CONFUSABLE,
        "/params/guests",
        "U+FF1A",
        Safe,
    ),
    case(
        "location: {latitude: 1.5}\n",
        "shape/meta-field",
        "/location",
        "a link to the map",
        Text("text: See https://example.com/map\n"),
    ),
    // Recipients and addresses.
    case("to: 0085290000001\ntext: Hi\n", "shape/not-a-string", "/to", "\"85290000001\"", Unsafe),
    case(
        "to: 8.5290000001e10\ntext: Hi\n",
        "shape/not-a-string",
        "/to",
        "country code",
        Text("to: \"85290000001\"\ntext: Hi\n"),
    ),
    case("to: 852_9000‑0001\ntext: Hi\n", "recipient/not-digits", "/to", "`85290000001`", Safe),
    case(
        "to: \"\\u202a+852 9000 0001\\u202c\"\ntext: Hi\n",
        "recipient/not-digits",
        "/to",
        "`85290000001`",
        Text("to: \"85290000001\"\ntext: Hi\n"),
    ),
    case(
        "to: 85290000001, 85290000002\ntext: Hi\n",
        "recipient/not-digits",
        "/to",
        "--to NUMBER",
        Text("to: \"85290000001\"\ntext: Hi\n"),
    ),
    case("image: {link: https//cdn.example.com/a.jpg}\n", "url/not-http", "/image/link", "`https://cdn", Unsafe),
    case("image: {link: https：//cdn.example.com/a.jpg}\n", "url/not-http", "/image/link", "`https://cdn", Unsafe),
    case("image: {link: \"htps://cdn.example.com/a.jpg\"}\n", "url/not-http", "/image/link", "`https://cdn", Unsafe),
    case("image: {link: \"https:/cdn.example.com/a.jpg\"}\n", "url/not-http", "/image/link", "`https://cdn", Unsafe),
    case("image: {link: \" https://cdn.example.com/a.jpg\"}\n", "url/not-http", "/image/link", "`https://cdn", Unsafe),
    case(
        "cta_url: {body: Hi, url_button: {display_text: A, url: \"[A](https://example.com/a)\"}}\n",
        "url/not-http",
        "/cta_url/url_button/url",
        "`https://example.com/a`",
        Unsafe,
    ),
    case("to: 85290000001@c.us\ntext: Hi\n", "recipient/not-digits", "/to", "`85290000001`", Unsafe),
    case("to: whatsapp:+85290000001\ntext: Hi\n", "recipient/not-digits", "/to", "`85290000001`", Unsafe),
    case(
        "to: HK.1000000000000001\ntext: Hi\n",
        "recipient/not-digits",
        "/to",
        "user id",
        Text("to: \"85290000001\"\ntext: Hi\n"),
    ),
    case("image: {link: www.example.com/a.jpg}\n", "url/not-http", "/image/link", "`https://`", Unsafe),
    case("image: {link: //cdn.example.com/a.jpg}\n", "url/not-http", "/image/link", "`https:`", Unsafe),
    case(
        "image: {link: a.jpg}\n",
        "url/not-http",
        "/image/link",
        "whole address",
        Text("image: {link: https://cdn.example.com/a.jpg}\n"),
    ),
    case(
        "cta_url: {body: Hi, url_button: {display_text: A, url: tel:+85290000001}}\n",
        "url/not-http",
        "/cta_url/url_button/url",
        "the number into the `body`",
        Text("cta_url: {body: Hi, url_button: {display_text: A, url: https://example.com/a}}\n"),
    ),
    // One element torn into several.
    case(
        "list:\n  body: Hi\n  button: B\n  sections:\n    - title: S\n    - rows:\n        - {id: a, title: A}\n",
        TYPE,
        "/list/sections",
        "one `-`",
        Text("list:\n  body: Hi\n  button: B\n  sections:\n    - title: S\n      rows:\n        - {id: a, title: A}\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a\n      title: A\n    - id: b\n    - title: B\n",
        TYPE,
        "/button/replies",
        "one `-`",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies: [id: a, title: A, id: b, title: B]\n",
        TYPE,
        "/button/replies",
        "`[{id: …, title: …}]`",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    case(
        "button: {body: Hi, replies: [{id: a}, {title: A}]}\n",
        TYPE,
        "/button/replies",
        "one pair of braces",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    // What stands under a key with another name.
    case(
        "cta_url:\n  body: Hi\n  button: See\n  link: https://example.com\n",
        UNKNOWN,
        "/cta_url/button",
        "`url_button: {display_text: …, url: …}`",
        Text("cta_url:\n  body: Hi\n  url_button: {display_text: See, url: https://example.com}\n"),
    ),
    case(
        "cta_url:\n  body: Hi\n  label: See\n  link: https://example.com\n",
        UNKNOWN,
        "/cta_url/label",
        "`url_button: {display_text: …, url: …}`",
        Text("cta_url:\n  body: Hi\n  url_button: {display_text: See, url: https://example.com}\n"),
    ),
    case(
        "cta_url:\n  body: Hi\n  button_text: See\n  link: https://example.com\n",
        UNKNOWN,
        "/cta_url/button_text",
        "`url_button: {display_text: …, url: …}`",
        Text("cta_url:\n  body: Hi\n  url_button: {display_text: See, url: https://example.com}\n"),
    ),
    case(
        "button:\n  body: Hi\n  buttons:\n    - {type: reply, reply: {id: a, title: A}}\n",
        UNKNOWN,
        "/button/buttons",
        "`replies: [{id: …, title: …}]`",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    // Keys of parameters in Chinese.
    case(
        "params:\n  name: {最大长度: 20, example: 小林}\ntext: \"{{name}}\"\n",
        UNKNOWN,
        "/params/name/最大长度",
        "`max_chars`",
        Safe,
    ),
    case("参数:\n  name: {max_chars: 20}\ntext: \"{{name}}\"\n", UNKNOWN, "/参数", "`params`", Safe),
    // A key that a block text takes in.
    case(
        "button:\n  body: |\n    Hi\n    replies:\n      - {id: a, title: A}\n",
        "shape/missing-key",
        "/button",
        "`replies`",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    // What ends a sentence, behind an address.
    case(
        "image:\n  link: https://cdn.example.com/a.jpg。\n",
        "media/unsupported-extension",
        "/image/link",
        "`。`",
        Unsafe,
    ),
    case(
        "image:\n  link: https://cdn.example.com/a.jpg，\n",
        "media/unsupported-extension",
        "/image/link",
        "`，`",
        Unsafe,
    ),
    case(
        "image:\n  link: https://cdn.example.com/a.jpg)\n",
        "media/unsupported-extension",
        "/image/link",
        "`)`",
        Unsafe,
    ),
    // Several values where a list belongs.
    case(
        "template:\n  name: ready\n  body: Ada, nine\n",
        TYPE,
        "/template/body",
        "`[Ada, nine]`",
        Text("template:\n  name: ready\n  body: [Ada, nine]\n"),
    ),
    case(
        "template:\n  name: ready\n  body: Ada，nine\n",
        TYPE,
        "/template/body",
        "`[Ada, nine]`",
        Text("template:\n  name: ready\n  body: [Ada, nine]\n"),
    ),
    // A level too many, and the cards of a payload.
    case("message:\n  text: Hi\n", UNKNOWN, "/message", "without `message`", Text("text: Hi\n")),
    case("messages:\n  - text: Hi\n  - text: Ho\n", UNKNOWN, "/messages", "`---`", Text("text: Hi\n---\ntext: Ho\n")),
    case(
        "carousel:\n  body: Hi\n  cards:\n    - header: {image: {link: https://cdn.example.com/a.jpg}}\n      replies: [{id: a, title: A}]\n    - card_index: 1\n      header: {image: {link: https://cdn.example.com/a.jpg}}\n      action: {buttons: [{type: quick_reply, quick_reply: {id: b, title: A}}]}\n",
        UNKNOWN,
        "/carousel/cards/1/card_index",
        "`replies: […]`",
        Text(
            "carousel:\n  body: Hi\n  cards:\n    - header: {image: {link: https://cdn.example.com/a.jpg}}\n      replies: [{id: a, title: A}]\n    - header: {image: {link: https://cdn.example.com/a.jpg}}\n      replies: [{id: b, title: A}]\n",
        ),
    ),
];

const PAYLOADS: &[Case] = &[
    case(
        r#"{"to":"85290000001","type":"Image","image":{"link":"https://cdn.example.com/a.jpg"}}"#,
        "shape/unknown-word",
        "/type",
        "`image`",
        Safe,
    ),
    case(
        r#"{"to":"85290000001","type":"picture","picture":{"link":"https://cdn.example.com/a.jpg"}}"#,
        "shape/unknown-word",
        "/type",
        "`image`",
        Unsafe,
    ),
    case(
        r#"{"to":"85290000001","type":"template","template":{"name":"a_b","components":[{"type":"BUTTONS","parameters":[{"type":"text","text":"x"}]}]}}"#,
        "shape/meta-field",
        "/template/components/0/type",
        "fixed in the template",
        Text(r#"{"to":"85290000001","type":"template","template":{"name":"a_b"}}"#),
    ),
    case(r#"{"recipient":"85290000001","type":"text","text":"Hi"}"#, UNKNOWN, "/recipient", "`to`", Unsafe),
    case(r#"{"to":"85290000001","type":"text","message":"Hi"}"#, UNKNOWN, "/message", "`text`", Unsafe),
    case(
        r#"{"to":"85290000001","type":"image","link":"https://cdn.example.com/a.jpg"}"#,
        UNKNOWN,
        "/link",
        r#""image": {"link": …}"#,
        Text(r#"{"to":"85290000001","type":"image","image":{"link":"https://cdn.example.com/a.jpg"}}"#),
    ),
    case(
        r#"{"to":"85290000001","type":"template","template":{"name":"a_b","components":[{"type":"BODY","parameters":[{"type":"text","text":"Ada"}]}]}}"#,
        "shape/unknown-word",
        "/template/components/0/type",
        "`body`",
        Safe,
    ),
    case(
        r#"{"to":"85290000001","type":"template","template":{"name":"a_b","components":[{"type":"body","parameters":["Ada","nine"]}]}}"#,
        TYPE,
        "/template/components/0/parameters",
        r#"{"type": "text", "text": "Ada"}"#,
        Unsafe,
    ),
    case(
        r#"{"to":"85290000001","type":"template","template":{"name":"a_b","components":[{"type":"body","parameters":[{"person":"Ada"},{"time":"nine"}]}]}}"#,
        TYPE,
        "/template/components/0/parameters",
        r#"[{"type": "text", "text": "Ada"}, {"type": "text", "text": "nine"}]"#,
        Unsafe,
    ),
    case(
        r#"{"to":"85290000001","type":"template","template":{"name":"a_b","components":[{"type":"header","parameters":[{"image":{"link":"https://cdn.example.com/a.jpg"}}]}]}}"#,
        "shape/missing-key",
        "/template/components/0/parameters/0",
        "image",
        Safe,
    ),
    case(
        r#"{"to":"85290000001","type":"template","template":{"name":"a_b","components":[{"type":"button","sub_type":"url","index":0,"parameters":[{"type":"text","text":"x"}]}]}}"#,
        "shape/meta-field",
        "/template/components/0/sub_type",
        "a button without variable needs no component",
        Text(r#"{"to":"85290000001","type":"template","template":{"name":"a_b"}}"#),
    ),
    case(
        r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}"#,
        UNKNOWN,
        "/interactive/buttons",
        r#""action": {"buttons": …}"#,
        Text(
            r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}}"#,
        ),
    ),
    case(
        r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"id":"a","title":"A"},{"id":"b","title":"B"}]}}}"#,
        TYPE,
        "/interactive/action/buttons",
        r#"{"type": "reply", "reply": {"id": …, "title": …}}"#,
        Text(
            r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}}"#,
        ),
    ),
    case(
        r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"a","title":"A"}}]}}}"#,
        "shape/unknown-word",
        "/interactive/action/buttons/0/type",
        "`reply`",
        Unsafe,
    ),
    case(
        r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}},{"type":"url","url":"https://example.com/a","title":"B"}]}}}"#,
        "shape/meta-field",
        "/interactive/action/buttons/1/type",
        "`cta_url`",
        Text(
            r#"{"to":"85290000001","type":"interactive","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}}"#,
        ),
    ),
    case(
        r#"{"to":"85290000001","type":"interactive","interactive":{"type":"cta_url","body":{"text":"Hi"},"action":{"display_text":"A","url":"https://example.com/a"}}}"#,
        UNKNOWN,
        "/interactive/action/display_text",
        r#"{"name": "cta_url", "parameters": {"display_text": …, "url": …}}"#,
        Text(
            r#"{"to":"85290000001","type":"interactive","interactive":{"type":"cta_url","body":{"text":"Hi"},"action":{"name":"cta_url","parameters":{"display_text":"A","url":"https://example.com/a"}}}}"#,
        ),
    ),
    case(
        r#"{"to":"85290000001","type":"button","interactive":{"type":"button","body":{"text":"Hi"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}}"#,
        "shape/unknown-word",
        "/type",
        "`interactive`",
        Unsafe,
    ),
];

/// Mistakes in the signs of YAML and JSON.
const SIGNS: &[Case] = &[
    case("text Hello\n", YAML, "/text", "`text:`", Safe),
    case("button:\n  body Hi\n  replies: [{id: a, title: A}]\n", YAML, "/button/body", "`body:`", Safe),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a\n      title Yes\n",
        YAML,
        "/button/replies/0/title",
        "`title:`",
        Safe,
    ),
    case("button:\n  body: Hi\n  replies: [{id a, title: A}]\n", YAML, "/button/replies/0/id", "`id:`", Safe),
    case("button:\n  body: Hi\n  replies: [{id: a title: A}]\n", YAML, "/button/replies/0/id", "`, title: …`", Unsafe),
    case(
        "button:\n  body: Hi\n  replies:\n    -id: a\n     title: A\n",
        "syntax/missing-space",
        "/button/replies/0/id",
        "`- …`",
        Safe,
    ),
    case("button:\n  body: Hi\n   replies: [{id: a, title: A}]\n", YAML, "/button/replies", "2 spaces", Unsafe),
    case("button:\n   body: Hi\n  replies: [{id: a, title: A}]\n", YAML, "/button/replies", "3 spaces", Unsafe),
    case(
        "button:\n  body: Hi\n   replies:\n     - id: a\n       title: A\n   footer: B\n",
        YAML,
        "/button/replies",
        "2 spaces",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a\n    title: A\n",
        YAML,
        "/button/replies/0/title",
        "6 spaces",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n  - id: a\n    title: A\n   - id: b\n     title: B\n",
        YAML,
        "/button/replies/1/id",
        "2 spaces",
        Unsafe,
    ),
    case("text: Hi\n--\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    case("```yaml\ntext: Hi\n```\n", YAML, "/text", "delete", Unsafe),
    case("// A greeting.\ntext: Hi\n", YAML, "", "`#`", Unsafe),
    case("text: \"Hello\n", YAML, "/text", "closing quote", Unsafe),
    case("button:\n  body: 'Hi\n  replies: [{id: a, title: A}]\n", YAML, "/button/body", "closing quote", Unsafe),
    case("text: ? really\n", YAML, "/text", "`?`", Unsafe),
    // Lists as a word processor or a newcomer writes them.
    case(
        "button:\n  body: Hi\n  replies:\n    1. id: a\n       title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`1.`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    1、id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`1、`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    1）id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`1）`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    12) id: a\n        title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`12)`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    1．id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`1．`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    ● id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`●`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    ▪ id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`▪`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    ◦ id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`◦`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    ― id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`―`",
        Safe,
    ),
    // A dash without its space, where the dash can go no further to the left.
    case(
        "button:\n  body: Hi\n  replies:\n  - id: a\n    title: A\n  -id: b\n   title: B\n",
        SPACE,
        "/button/replies/1/id",
        "behind `-`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n  -id: a\n   title: A\n\n  - id: b\n    title: B\n",
        SPACE,
        "/button/replies/0/id",
        "behind `-`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    -id: a\n     title: A\n",
        SPACE,
        "/button/replies/0/id",
        "behind `-`",
        Safe,
    ),
    // What separates messages.
    case("text: Hi\n———\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    case("text: Hi\n－－－\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    case("text: Hi\n—\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    case("text: Hi\n――\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    case("text: Hi\n--－\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    case("text: Hi\n–––\ntext: Ho\n", YAML, "/text", "`---`", Unsafe),
    // Texts over several lines.
    case(
        "text: |\nHi,\nyour order: ready.\n- fern\n\nBye\nto: \"85290000001\"\n",
        YAML,
        "/text",
        "not indented",
        Unsafe,
    ),
    case(
        "button:\n  body: >-\n  Hi,\n  it is ready\n  replies:\n    - {id: a, title: A}\n",
        YAML,
        "/button/body",
        "not indented",
        Unsafe,
    ),
    case("text:\n  Hi,\n  - fern\n  Note: fragile\n", YAML, "/text", "`|`", Unsafe),
    case(
        "button:\n  body:\n    Hi,\n\n    Note: fragile\n  replies:\n    - {id: a, title: A}\n",
        YAML,
        "/button",
        "`|`",
        Unsafe,
    ),
    // Quotes of which one is none.
    case("button: {body: \"Hi, you”, replies: [{id: a, title: A}]}\n", CONFUSABLE, "/button/body", "`”`", Unsafe),
    case(
        "button:\n  body: Hi\n  replies:\n    - {id: 'a’, title: 'A, B'}\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`’`",
        Unsafe,
    ),
    // Values on one line.
    case(
        "button:\n  body: Hi\n  replies: {id: a, title: A}, {id: b, title: B}\n",
        YAML,
        "/button",
        "`[{…}, {…}]`",
        Unsafe,
    ),
    // A request as documentation shows it.
    case(
        "curl -X POST https://chat-api.example.com/messages \\\n  -d '{ \"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hi\" }'\n",
        YAML,
        "",
        "`waml import`",
        Text("text: Hi\n"),
    ),
    // Several values on one line, and an item away from its list.
    case("template:\n  name: ready\n  body: \"Ada\", \"nine\"\n", YAML, "/template/body", "[\"…\", \"…\"]", Unsafe),
    case(
        "template:\n  name: ready\n  body: \"Ada\"，\"nine\"\n",
        YAML,
        "/template/body",
        "[\"…\", \"…\"]",
        Text("template:\n  name: ready\n  body: [Ada, nine]\n"),
    ),
    case("template:\n  name: ready\n  body: 'Ada', 'nine'\n", YAML, "/template/body", "in brackets", Unsafe),
    case(
        "button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n  footer: F\n    - {id: b, title: B}\n",
        YAML,
        "/button",
        "other items",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a\n      title: A\n  footer: F\n    - id: b\n      title: B\n",
        YAML,
        "/button",
        "other items",
        Text("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"),
    ),
    // Stars and circled numbers in front of items, and marks behind what is complete.
    case(
        "button:\n  body: Hi\n  replies:\n    * id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`*`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    + id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`+`",
        Safe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    ① id: a\n      title: A\n",
        CONFUSABLE,
        "/button/replies/0/id",
        "`①`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - {id: a, title: A},\n    - {id: b, title: B}\n",
        YAML,
        "/button/replies/1",
        "delete it",
        Unsafe,
    ),
    case("button:\n  body: Hi\n  replies:\n    - {id: a, title: A}，\n", YAML, "/button/replies/1", "`，`", Unsafe),
    case("button:\n  body: \"Hi\",\n  replies:\n    - {id: a, title: A}\n", YAML, "/button/body", "`,`", Unsafe),
    case("button:\n  body: 'Hi';\n  replies:\n    - {id: a, title: A}\n", YAML, "/button/body", "`;`", Unsafe),
    // Several keys on the line of an item.
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a title: A\n",
        YAML,
        "/button/replies/0/id",
        "`{id: a, title: A}`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a，title: A\n",
        YAML,
        "/button/replies/0/id",
        "`{id: a, title: A}`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a | title: A\n",
        YAML,
        "/button/replies/0/id",
        "`{id: a, title: A}`",
        Unsafe,
    ),
    case(
        "button:\n  body: Hi\n  replies:\n    - id: a; title: A\n",
        YAML,
        "/button/replies/0/id",
        "`{id: a, title: A}`",
        Unsafe,
    ),
];

const JSON: &[Case] = &[
    case(
        "{'to':'85290000001','type':'text','text':'It\\'s \\n \\u2019 here'}",
        "syntax/json",
        "/to",
        "double quotes",
        Unsafe,
    ),
    case("{'to':'85290000001','type':'text','text':'Hi'}", "syntax/json", "/to", "double quotes", Unsafe),
    case("{\n“to”: “85290000001”,\n“type”: “text”, “text”: “Hi”}", "syntax/json", "/to", "curly quotes", Unsafe),
    case(
        "curl -X POST https://chat-api.example.com/messages -d '{\"to\": \"85290000001\"}'",
        "syntax/json",
        "",
        "`-d`",
        Text("{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hi\"}"),
    ),
];

fn syntax(shape: Shape) -> Syntax {
    if shape == Shape::Payload { Syntax::Json } else { Syntax::Yaml }
}

fn read(text: &str, shape: Shape) -> (Source, Compiled) {
    let source = Source::new("test", text);
    let compiled = compile(&source, shape, syntax(shape), Options::default());
    (source, compiled)
}

/// What is wrong with the answer to a mistake.
fn fault(case: &Case, shape: Shape) -> Option<String> {
    let (source, compiled) = read(case.text, shape);
    let [finding] = &compiled.findings[..] else {
        return Some(format!("{} findings: {:#?}", compiled.findings.len(), compiled.findings));
    };
    let Place::Text { pointer, .. } = &finding.primary.place else { return Some("no place".to_owned()) };
    if (finding.code, &**pointer) != (case.code, case.pointer) {
        return Some(format!("{} at {pointer}: {}", finding.code, finding.message));
    }
    let words = [&finding.message, &finding.primary.text, finding.help.as_deref().unwrap_or_default()].join(" | ");
    if !words.contains(case.names) {
        return Some(words);
    }
    let mended = match (&case.then, &finding.fix) {
        (Text(text), None) => (*text).to_owned(),
        (Safe | Unsafe, Some(offered)) if offered.safe == matches!(case.then, Safe) => {
            let which = if offered.safe { Fixes::Safe } else { Fixes::All };
            match fix(&source, shape, syntax(shape), Options::default(), which) {
                Some(fixed) => fixed.text,
                None => return Some(format!("not made: {offered:?}")),
            }
        }
        (_, offered) => return Some(format!("fix: {offered:?}")),
    };
    let left = read(&mended, shape).1.findings;
    (!left.is_empty()).then(|| format!("then, of\n{mended}\n{left:#?}"))
}

fn none_is_wrong(cases: &[Case], shape: Shape) {
    let faults = cases.iter().filter_map(|case| Some(format!("{}\n{}\n", case.text, fault(case, shape)?)));
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn a_mistake_in_a_definition_is_one_finding_that_leads_out() {
    none_is_wrong(DEFINITIONS, Shape::Definition);
}

#[test]
fn a_mistake_in_a_payload_is_one_finding_that_leads_out() {
    none_is_wrong(PAYLOADS, Shape::Payload);
}

#[test]
fn a_mistake_in_the_signs_is_one_finding_that_leads_out() {
    none_is_wrong(SIGNS, Shape::Definition);
    none_is_wrong(JSON, Shape::Payload);
}

#[test]
fn what_stands_below_a_word_that_is_meant_is_judged_too() {
    let text = "buttons:\n  body: \"\"\n  replies:\n    - {id: a, title: A title that is far too long}\n";
    let codes: Vec<_> = read(text, Shape::Definition).1.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [UNKNOWN, "length/button-body", "length/button-reply-title"]);
}

#[test]
fn a_list_marks_what_is_too_many() {
    let text = "button:\n  body: Hi\n  replies:\n    - {id: a, title: A}\n    - {id: b, title: B}\n    - {id: c, title: C}\n    - {id: d, title: D}\n    - {id: e, title: E}\n";
    let (source, compiled) = read(text, Shape::Definition);
    let [finding] = &compiled.findings[..] else { panic!("{:#?}", compiled.findings) };
    let Place::Text { pointer, span } = &finding.primary.place else { panic!("no place") };
    assert_eq!(pointer, "/button/replies");
    assert_eq!(&source.text()[span.range()], "{id: d, title: D}\n    - {id: e, title: E}");
}

/// What is told of a text in which an element, and then its copy, has this id and this title.
fn told_of_copies(form: &str, id: &str, title: &str) -> Vec<&'static str> {
    let element = format!("{{id: {id}, title: {title}}}");
    let other = "{id: z, title: Z}";
    let text = form.replace("ELEMENT", &element).replace("OTHER", other);
    let compiled = read(&text, Shape::Definition).1;
    let mut codes: Vec<_> = compiled.findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes
}

#[test]
fn a_copy_of_what_needs_other_words_is_no_repetition_besides() {
    let long = "\"A title that is much too long for any of them\"";
    let forms = [
        ("button:\n  body: Hi\n  replies:\n    - ELEMENT\n    - OTHER\n    - ELEMENT\n", "button-reply", "reply"),
        (
            "list:\n  body: Hi\n  button: B\n  sections:\n    - title: S\n      rows:\n        - ELEMENT\n        - OTHER\n        - ELEMENT\n",
            "list-row",
            "row",
        ),
        (
            "carousel:\n  body: Hi\n  cards:\n    - header: {image: {link: \"https://example.com/a.png\"}}\n      replies: [ELEMENT, ELEMENT]\n    - header: {image: {link: \"https://example.com/b.png\"}}\n      replies: [{id: y, title: Y}, OTHER]\n",
            "carousel-reply",
            "quick-reply",
        ),
    ];
    let with_params = |form: &str| format!("params: {{p: {{max_chars: 9}}}}\n{}", form.replace("Hi", "Hi {{p}}"));
    for (form, limit, noun) in forms {
        for form in [form.to_owned(), with_params(form)] {
            let told = |id: &str, title: &str| told_of_copies(&form, id, title);
            let length = format!("length/{limit}-title");
            let (same_id, same_title) = (format!("duplicate/{noun}-id"), format!("duplicate/{noun}-title"));
            // The title is written anew, and who copied the element writes another id.
            assert_eq!(told("a", long), [&*same_id, &length, &length], "{form}");
            assert_eq!(told("\" \"", "A"), [&*same_title, "text/blank", "text/blank"], "{form}");
            assert_eq!(told("\" \"", long), [&*length, &length, "text/blank", "text/blank"], "{form}");
            // What is mended without other words is still the same then.
            let spaced = "id/surrounding-space";
            assert_eq!(told("\"a \"", "A"), [&*same_id, &same_title, spaced, spaced], "{form}");
            assert_eq!(told("a", "A, foo: 1"), [&*same_id, &same_title, UNKNOWN, UNKNOWN], "{form}");
        }
    }
}
