//! The header of a list is text.

use waml::message::{Header, List};

fn main() {
    let _ = List::new("How should it come?", "See options").header(Header::image("https://cdn.example.com/a.png"));
}
