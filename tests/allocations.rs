//! How often a good message asks for memory while it is checked and sent: the numbers that
//! docs/performance.md states.

use waml::gate::check_str;
use waml::message::{CardHeader, Carousel, List, Message, ReplyCard, Row, Section};
use waml::{Compiler, Shape, Source, Syntax};

fn counted<T>(work: impl FnOnce() -> T) -> (u64, T) {
    let mut value = None;
    let info = allocation_counter::measure(|| value = Some(work()));
    (info.count_total, value.expect("it was run"))
}

fn list() -> Message {
    let row = |i: usize| Row::new(format!("row-{i}"), format!("Row {i}")).description("花束 for two");
    let section = |from: usize| (from..from + 5).fold(Section::new("Rows"), |section, i| section.row(row(i)));
    Message::to("85290000001", List::new("Choose", "Open").section(section(0)).section(section(5)))
}

fn carousel() -> Message {
    let card = |i: usize| {
        let header = CardHeader::image(format!("https://cdn.example.com/{i}.png"));
        ReplyCard::new(header).body("One of ten").reply(format!("a{i}"), "Yes").reply(format!("b{i}"), "No")
    };
    Message::to("85290000001", (0..10).fold(Carousel::with_replies("Choose"), |all, i| all.card(card(i))))
}

/// A definition with so many parameters, and a text with as many names of which each is nearly one of them.
fn misspelt(names: usize) -> Source {
    let declared = (0..names).map(|i| format!("  order_{i}: {{max_chars: 9}}\n")).collect::<Vec<_>>().concat();
    let holes = (0..names).map(|i| format!("{{{{ordre_{i}}}}}")).collect::<Vec<_>>().concat();
    Source::new("orders.waml.yaml", format!("params:\n{declared}text: \"{holes}\"\n"))
}

/// Each comparison of two names asks for memory, so that one of each name with each other shows in the count.
#[test]
fn names_that_are_not_declared_cost_as_much_each_however_many_there_are() {
    let count = |names| counted(|| Compiler::new().compile(&misspelt(names), Shape::Definition, Syntax::Yaml)).0;
    count(1);
    let (some, many) = (count(1_200), count(4_800));
    assert!(many < 5 * some, "{some} for 1,200 names, {many} for 4,800");
}

#[test]
fn a_good_message_asks_for_memory_as_often_as_documented() {
    // The rules are put in order once per process.
    let warm = list().check().expect("it is good");
    check_str(&warm.payload().expect("it has a recipient").to_json()).expect("it is good");
    let text = |text: &str| Message::to("85290000001", text);
    for (name, message, documented) in [
        ("text", text("Hello"), (0, 1, 0)),
        ("text with an escape", text("Hello\nAnn"), (0, 1, 1)),
        ("list", list(), (0, 2, 4)),
        ("carousel", carousel(), (0, 4, 7)),
    ] {
        let (check, checked) = counted(|| message.check().expect("it is good"));
        let (write, body) = counted(|| checked.payload().expect("it has a recipient").to_json());
        let (gate, passed) = counted(|| check_str(&body).map(|_| ()));
        passed.expect("it is good");
        assert_eq!((check, write, gate), documented, "{name}: check, to JSON, gate");
    }
}
