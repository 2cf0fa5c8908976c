//! Definitions that look random, of every kind of message.

use crate::declared::{Declared, Kind, kind};
use crate::random::Random;
use serde_json::{Map, Value, json};

/// A definition that is being written.
pub(crate) struct Writer<'r> {
    pub(crate) random: &'r mut Random,
    pub(crate) params: Vec<Param>,
    /// The list whose item stands around.
    around: Option<usize>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub(crate) enum Param {
    One(Declared),
    List { name: String, min: usize, max: usize, fields: Vec<Declared> },
}

/// A definition.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) params: Vec<Param>,
    pub(crate) whole: Value,
}

/// What a text may be.
#[derive(Clone, Copy)]
struct Place {
    most: usize,
    lines: bool,
    optional: bool,
}

const fn line(most: usize) -> Place {
    Place { most, lines: false, optional: false }
}

const fn body(most: usize) -> Place {
    Place { most, lines: true, optional: false }
}

const fn part(most: usize) -> Place {
    Place { most, lines: false, optional: true }
}

pub(crate) fn definition(random: &mut Random) -> Definition {
    let mut writer = Writer { random, params: Vec::new(), around: None };
    let mut whole = Map::new();
    let (key, content) = writer.content();
    whole.insert(key.to_owned(), content);
    if writer.random.percent(20) {
        let to = writer.recipient();
        whole.insert("to".to_owned(), to);
    }
    let params = writer.params.iter().map(Param::declaration);
    whole.insert("params".to_owned(), Value::Object(params.collect()));
    Definition { params: writer.params, whole: Value::Object(whole) }
}

impl Param {
    fn declaration(&self) -> (String, Value) {
        match self {
            Self::One(declared) => (declared.name.clone(), declared.declaration()),
            Self::List { name, min, max, fields } => {
                let item: Map<_, _> = fields.iter().map(|field| (field.name.clone(), field.declaration())).collect();
                (name.clone(), json!({"list": {"min": min, "max": max}, "item": item}))
            }
        }
    }
}

impl Writer<'_> {
    fn content(&mut self) -> (&'static str, Value) {
        match self.random.below(8) {
            0 => ("text", self.text(body(4096))),
            1 => {
                let kind = self.random.word(&["image", "video", "audio", "document"]);
                (kind, json!({"link": self.media(kind, false)}))
            }
            2 => ("template", self.template()),
            3 => ("cta_url", self.cta_url()),
            4 | 5 => ("list", self.list()),
            6 => ("carousel", self.carousel()),
            _ => ("button", self.button()),
        }
    }

    fn recipient(&mut self) -> Value {
        match self.random.below(3) {
            0 => json!(self.hole(Kind::Phone, false)),
            1 => {
                let min = 3 + self.random.below(6);
                let max = min + self.random.below(6);
                json!(format!("852{}", self.hole(Kind::Digits { min, max }, false)))
            }
            _ => json!("85290000001"),
        }
    }

    fn template(&mut self) -> Value {
        if self.random.percent(20) {
            return json!({"name": "login_code", "code": self.text(line(15))});
        }
        let body: Vec<Value> = (0..=self.random.below(3)).map(|_| self.text(line(1024))).collect();
        let mut template = json!({"name": "order_ready", "body": body});
        if self.random.percent(30) {
            template["header"] = json!({"text": self.text(line(60))});
        }
        if self.random.percent(20) {
            template["buttons"] = json!([{"index": 0, "coupon_code": self.text(line(15))}]);
        }
        template
    }

    fn header(&mut self, message: &mut Value) {
        if self.random.percent(60) {
            return;
        }
        let kind = self.random.word(&["text", "image", "video", "document"]);
        message["header"] = match kind {
            "text" => json!({"text": self.text(part(60))}),
            kind => json!({kind: {"link": self.media(kind, true)}}),
        };
    }

    fn cta_url(&mut self) -> Value {
        let mut message = json!({"body": self.text(body(1024)), "url_button": self.url_button()});
        self.header(&mut message);
        if self.random.percent(30) {
            message["footer"] = self.text(part(60));
        }
        message
    }

    fn url_button(&mut self) -> Value {
        json!({"display_text": self.text(line(20)), "url": self.address()})
    }

    fn button(&mut self) -> Value {
        let mut message = json!({"body": self.text(body(1024))});
        self.header(&mut message);
        if self.random.percent(30) {
            message["footer"] = self.text(part(60));
        }
        message["replies"] = self.replies("r", 3, 256, 20);
        message
    }

    /// Replies, of which one may be repeated.
    fn replies(&mut self, prefix: &str, most: usize, id: usize, title: usize) -> Value {
        let mut replies: Vec<Value> = Vec::new();
        let mut room = most;
        if self.around.is_none() && self.random.percent(30) {
            let max = 1 + self.random.below(most);
            room -= max;
            replies.push(
                self.repeated(max, |writer| json!({"id": writer.id(prefix, id), "title": writer.text(line(title))})),
            );
        }
        for at in 0..room.min(1 + self.random.below(most)) {
            let title = self.distinct(&format!("{at} "), title);
            replies.push(json!({"id": self.id(&format!("{prefix}{at}"), id), "title": title}));
        }
        json!(replies)
    }

    /// An element for the items of a list.
    fn repeated(&mut self, max: usize, element: impl FnOnce(&mut Self) -> Value) -> Value {
        let max = if self.random.percent(5) { max + 3 } else { max };
        let min = if self.random.percent(20) { 0 } else { 1 + self.random.below(max) };
        let reused = (0..self.params.len())
            .find(|at| matches!(&self.params[*at], Param::List { max: known, .. } if *known <= max));
        let list = reused.filter(|_| self.random.percent(50)).unwrap_or_else(|| {
            let name = format!("p{}", self.params.len());
            self.params.push(Param::List { name, min, max, fields: Vec::new() });
            self.params.len() - 1
        });
        self.around = Some(list);
        let mut element = element(self);
        self.around = None;
        let Param::List { name, fields, .. } = &mut self.params[list] else { unreachable!("it is a list") };
        if fields.is_empty() {
            let kind = Kind::OneOf(vec!["a".to_owned()]);
            fields.push(Declared { name: "unused".to_owned(), kind, optional: false, unique: false });
        }
        element["for_each"] = json!(name);
        element
    }

    fn list(&mut self) -> Value {
        let mut message = json!({"body": self.text(body(1024)), "button": self.text(line(20))});
        if self.random.percent(30) {
            message["header"] = json!({"text": self.text(part(60))});
        }
        if self.random.percent(30) {
            message["footer"] = self.text(part(60));
        }
        let mut sections = Vec::new();
        let mut room = 10;
        for at in 0..=self.random.below(3) {
            if self.random.percent(15) {
                let (max, rows) = (1 + self.random.below(room.min(3)), 1);
                room = room.saturating_sub(max * rows).max(1);
                sections.push(self.repeated(max, |writer| {
                    let row = json!({"id": writer.id(&format!("s{at}-"), 200), "title": writer.text(line(24))});
                    json!({"title": writer.text(line(24)), "rows": [row]})
                }));
                continue;
            }
            let mut rows = Vec::new();
            if self.random.percent(40) {
                let max = 1 + self.random.below(room);
                room = room.saturating_sub(max).max(1);
                rows.push(self.repeated(max, |writer| writer.row(&format!("e{at}-"))));
            }
            if rows.is_empty() || self.random.percent(40) {
                rows.push(self.row(&format!("w{at}-")));
                room = room.saturating_sub(1).max(1);
            }
            sections.push(json!({"title": self.text(line(24)), "rows": rows}));
        }
        message["sections"] = json!(sections);
        message
    }

    fn row(&mut self, prefix: &str) -> Value {
        let mut row = json!({"id": self.id(prefix, 200), "title": self.text(line(24))});
        if self.random.percent(40) {
            row["description"] = self.text(part(72));
        }
        row
    }

    fn carousel(&mut self) -> Value {
        let urls = self.random.percent(60);
        let mut cards = Vec::new();
        for at in 0..2 + self.random.below(2) {
            if self.random.percent(25) {
                let max = 2 + self.random.below(3);
                cards.push(self.repeated(max, |writer| writer.card(at, urls)));
            } else {
                cards.push(self.card(at, urls));
            }
        }
        json!({"body": self.text(body(1024)), "cards": cards})
    }

    fn card(&mut self, at: usize, urls: bool) -> Value {
        let kind = self.random.word(&["image", "video"]);
        let mut card = json!({"header": {kind: {"link": self.media(kind, false)}}});
        if self.random.percent(50) {
            card["body"] = self.text(Place { optional: true, ..body(160) });
        }
        if urls {
            card["url_button"] = self.url_button();
        } else {
            card["replies"] = json!([{"id": self.id(&format!("c{at}-"), 256), "title": self.text(line(20))}]);
        }
        card
    }

    /// An id that differs from others by its beginning, mostly.
    fn id(&mut self, prefix: &str, most: usize) -> Value {
        if self.around.is_some() {
            let prefix = if self.random.percent(80) { prefix } else { "" };
            let max = 1 + self.random.below(20);
            let field = self.hole(Kind::Text { min: 1, max, lines: None }, true);
            return json!(if self.random.percent(20) {
                format!("{prefix}{field}-x{field}")
            } else {
                format!("{prefix}{field}")
            });
        }
        self.distinct(prefix, most)
    }

    /// A text with a beginning of its own, mostly.
    fn distinct(&mut self, prefix: &str, most: usize) -> Value {
        let text = self.text(line(most - prefix.len()));
        let text = text.as_str().unwrap_or_default();
        if self.random.percent(90) { json!(format!("{prefix}{text}").trim_end()) } else { json!(text) }
    }

    fn text(&mut self, place: Place) -> Value {
        if place.optional && self.random.percent(30) {
            let kind = kind(place.most, self.random);
            let kind = if place.lines { kind } else { one_line(kind) };
            return json!(self.declare(kind, true, false));
        }
        let mut text = String::new();
        let mut left = place.most.min(1 + self.random.below(place.most));
        for _ in 0..=self.random.below(4) {
            if left == 0 {
                break;
            }
            if self.random.percent(50) {
                let literal = self.random.word(&["Hi ", "a", "字", "🌿 ", "{{{{", "}}", "   ", "-", "x y", " and "]);
                let sent = literal.replace("{{{{", "{{").chars().count();
                if sent <= left {
                    text.push_str(literal);
                    left -= sent;
                }
            } else {
                let kind = kind(left.min(1 + left / 2), self.random);
                left = left.saturating_sub(longest(&kind));
                let kind = if place.lines || self.random.percent(3) { kind } else { one_line(kind) };
                text.push_str(&self.hole(kind, false));
            }
        }
        let edges = self.random.percent(95);
        let text = if edges { text.trim() } else { &text };
        // A single brace in front of a hole cannot be written.
        if text.is_empty() { json!("Fern") } else { json!(text) }
    }

    /// A hole that some value of a kind fills: of the item around, or of all.
    fn hole(&mut self, kind: Kind, unique: bool) -> String {
        if !unique && !self.params.is_empty() && self.random.percent(15) {
            let at = self.random.below(self.params.len());
            if let Param::One(declared) = &self.params[at]
                && longest(&declared.kind) <= longest(&kind)
                && matches!(declared.kind, Kind::Text { lines: None, .. })
                && matches!(kind, Kind::Text { .. })
            {
                return format!("{{{{{}}}}}", declared.name);
            }
        }
        let optional = self.random.percent(1);
        self.declare(kind, optional, unique)
    }

    fn declare(&mut self, kind: Kind, optional: bool, unique: bool) -> String {
        let of_item = self.around.filter(|_| unique || self.random.percent(60));
        let unique = of_item.is_some() && (if unique { self.random.percent(85) } else { self.random.percent(20) });
        let count = self.params.len();
        if let Some(list) = of_item
            && let Param::List { fields, .. } = &mut self.params[list]
        {
            let name = format!("f{}", fields.len());
            fields.push(Declared { name: name.clone(), kind, optional, unique });
            return format!("{{{{item.{name}}}}}");
        }
        let name = format!("p{count}");
        self.params.push(Param::One(Declared { name: name.clone(), kind, optional, unique: false }));
        format!("{{{{ {name} }}}}")
    }

    fn address(&mut self) -> Value {
        let tail = self.random.word(&["", "/a", "#top", "?b=c"]);
        let hole = |writer: &mut Self| {
            let kind = one_line(kind(30, writer.random));
            writer.hole(kind, false)
        };
        json!(match self.random.below(8) {
            0 => self.declare(Kind::Link { media: None, max: 90 }, false, false),
            1 => format!(
                "{}{}/{}",
                self.declare(Kind::Link { media: None, max: 90 }, false, false),
                self.random.word(&["", "/b", "c"]),
                hole(self)
            ),
            2 => format!("https://example.com/{}/{}{tail}", hole(self), hole(self)),
            3 => format!("https://example.com/{}{tail}", hole(self)),
            4 => format!("https://example.com?q={}&r={}", hole(self), hole(self)),
            5 if self.random.percent(20) =>
                format!("https://example.com{}{}", self.random.word(&["", ":", "."]), hole(self)),
            5 if self.random.percent(20) => hole(self),
            _ => format!("https://example.com{tail}"),
        })
    }

    fn media(&mut self, kind: &'static str, optional: bool) -> Value {
        let ending = match kind {
            "image" => ".png",
            "video" => ".mp4",
            "audio" => ".ogg",
            _ => ".pdf",
        };
        let hole = |writer: &mut Self| {
            let kind = one_line(crate::declared::kind(30, writer.random));
            writer.hole(kind, false)
        };
        let optional = optional && self.random.percent(30);
        json!(match self.random.below(6) {
            0 => self.declare(Kind::Link { media: Some(kind), max: 90 }, optional, false),
            1 => format!("https://example.com/{}{ending}?v={}", hole(self), hole(self)),
            2 => format!("https://example.com/{}/a{ending}", hole(self)),
            3 => format!(
                "https://example.com/{}{}",
                hole(self),
                self.random.word(&[".png", ".mp4", "png", "", "?x=.png", "%2Epng"])
            ),
            4 => format!("https://example.com/a{}", hole(self)),
            _ => format!("https://example.com/a{ending}"),
        })
    }
}

fn one_line(kind: Kind) -> Kind {
    match kind {
        Kind::Text { min, max, .. } => Kind::Text { min, max, lines: None },
        kind => kind,
    }
}

fn longest(kind: &Kind) -> usize {
    match kind {
        Kind::Text { max, .. } | Kind::Digits { max, .. } | Kind::Link { max, .. } => *max,
        Kind::Integer { min, max } => min.to_string().len().max(max.to_string().len()),
        Kind::Phone => 15,
        Kind::OneOf(words) => words.iter().map(|word| word.chars().count()).max().unwrap_or(0),
    }
}
