//! A list cannot do without the label of its button.

use waml::message::List;

fn main() {
    let _ = List::new("How should it come?");
}
