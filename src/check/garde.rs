//! The door for services that check their own values with garde: a [`Message`] among the fields of
//! a struct is checked with `#[garde(dive)]`, in the context of [`Options`].

use super::walk::walk;
use crate::diagnostic::{Path, Step};
use crate::message::Message;
use crate::rules::wanted::{Options, Wanted};

/// Reports every error, each at its path, with its code. Warnings refuse nothing, so they are left
/// out; [`Message::check`] gives them. At most [`budget::FINDINGS`](crate::budget::FINDINGS) are told.
impl garde::Validate for Message {
    type Context = Options;

    fn validate_into(&self, options: &Options, parent: &mut dyn FnMut() -> garde::Path, report: &mut garde::Report) {
        for finding in walk(self, Wanted::errors(*options)).findings {
            if let Some(path) = finding.path() {
                let error = garde::Error::new(format_args!("{} [{}]", finding.message, finding.code));
                report.append(below(parent(), path), error);
            }
        }
    }
}

fn below(base: garde::Path, Path(steps): &Path) -> garde::Path {
    steps.iter().fold(base, |path, step| match *step {
        Step::Field(name) => path.join(name),
        Step::Index(index) => path.join(index),
    })
}
