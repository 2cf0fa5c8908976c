//! The header of a list is text.

use waml::message::{Header, List};

fn main() {
    let mut list = List::new("How should it come?", "See options");
    list.header = Some(Header::image("https://cdn.example.com/a.png"));
}
