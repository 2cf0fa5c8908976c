//! The rules over facts, asked about every link of a message.

use crate::diagnostic::{Diagnostic, Path, Place};
use crate::media::Inspect;
use crate::message::Message;
use crate::rules;
use crate::rules::address::Written;
use crate::rules::file::File;
use crate::rules::wanted::{Options, Wanted};

/// Adds what is known to be wrong with the media of a message, and takes back what was said for
/// want of that knowledge.
pub(super) fn judge(message: &Message, inspect: &dyn Inspect, options: Options, findings: &mut Vec<Diagnostic>) {
    let wanted = Wanted::all(options);
    for place in message.media() {
        // What is no address leads to no file, and is told as such.
        if !Written::new(place.link).is_address() {
            continue;
        }
        for outcome in inspect.inspect(place.link) {
            let file = File::new(Written::new(place.link), place.media, &outcome);
            let mut found = Vec::new();
            rules::media_file(&file, wanted, &mut found);
            if file.fitting().is_some_and(|facts| facts.kind.is_some()) {
                findings.retain(|finding| !says_type_unknown(finding, &place.path));
            }
            for finding in &mut found {
                finding.put_under(&place.path.0);
            }
            findings.append(&mut found);
        }
    }
}

/// Whether a finding is about a link that does not show the type of its file.
fn says_type_unknown(finding: &Diagnostic, link: &Path) -> bool {
    let here = matches!(&finding.primary.place, Place::Message { path, .. } if path == link);
    here && finding.is_of(&[&rules::media::no_extension::RULE])
}
