//! Templates that nobody calls, and calls of templates that are gone.

use crate::project::files::ProjectReader;
use crate::report::ended::Ended;
use crate::report::output::Output;
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;
use waml::say;
use waml::templates::Catalogue;
use waml::text::visible;

/// A message that calls a template.
struct Call {
    file: String,
    template: String,
}

/// Tells of both. Calls of templates that are gone are findings; a template without a call is none.
pub(super) fn tell(
    catalogue: &Catalogue,
    reader: &ProjectReader,
    paths: &[PathBuf],
    as_json: bool,
    output: &mut Output,
) -> io::Result<Ended> {
    let (calls, mut ended) = calls(reader, paths, output)?;
    let used: BTreeSet<_> = calls.iter().map(|call| call.template.as_str()).collect();
    let unused: Vec<_> = catalogue.names().filter(|name| !used.contains(name)).collect();
    // Where templates are missing nobody knows what is gone.
    let gone: Vec<_> =
        calls.iter().filter(|call| !catalogue.is_partial() && catalogue.named(&call.template).is_empty()).collect();
    if as_json {
        let gone: Vec<_> = gone.iter().map(|call| json!({ "file": call.file, "template": call.template })).collect();
        writeln!(output.out, "{}", json!({ "version": 1, "unused": unused, "gone": gone }))?;
    } else {
        let language = output.out.look().language;
        for name in unused {
            let name = visible(name);
            writeln!(output.out, "{}", say!("{name}: no message calls it", "{name}：没有消息调用").say(language))?;
        }
        for Call { file, template } in &gone {
            let (file, template) = (visible(file), visible(template));
            let told = say!("{file}: calls {template}, which is gone", "{file}：调用的 {template} 已不存在");
            writeln!(output.out, "{}", told.say(language))?;
        }
    }
    if !gone.is_empty() {
        ended = ended.max(Ended::Findings);
    }
    Ok(ended)
}

/// The calls in some files and folders.
fn calls(reader: &ProjectReader, paths: &[PathBuf], output: &mut Output) -> io::Result<(Vec<Call>, Ended)> {
    let (mut calls, mut ended) = (Vec::new(), Ended::Clean);
    for input in reader.find(paths) {
        let read = input.and_then(|input| reader.calls(&input).map(|names| (input.name(reader.reading()), names)));
        match read {
            Ok((file, names)) => {
                calls.extend(names.into_iter().map(|template| Call { file: file.clone(), template }));
            }
            Err(message) => {
                output.error(&message)?;
                ended = Ended::Failed;
            }
        }
    }
    Ok((calls, ended))
}
