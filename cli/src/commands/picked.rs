//! One message of a file with several: `FILE#NAME`.

use crate::report::output::Output;
use std::io;
use std::path::{Path, PathBuf};
use waml::say;

/// The files that were named, and which of their messages were.
pub(crate) struct Picked {
    /// Each file or folder once.
    pub(crate) paths: Vec<PathBuf>,
    wanted: Vec<Wanted>,
}

/// A message that was named.
struct Wanted {
    /// The file as it was written.
    file: String,
    message: String,
    met: bool,
}

impl Picked {
    /// What some arguments name. One that is there as it is written, `#` and all, is a file.
    pub(crate) fn of(arguments: &[PathBuf]) -> Self {
        let mut picked = Self { paths: Vec::new(), wanted: Vec::new() };
        for argument in arguments {
            let named = argument.to_str().filter(|_| !argument.exists()).and_then(|text| text.rsplit_once('#'));
            let path = match named.filter(|(file, _)| *file == "-" || Path::new(file).is_file()) {
                Some((file, name)) => {
                    picked.wanted.push(Wanted { file: file.to_owned(), message: name.to_owned(), met: false });
                    PathBuf::from(file)
                }
                None => argument.clone(),
            };
            if !picked.paths.contains(&path) {
                picked.paths.push(path);
            }
        }
        // A file that is named as a whole, too, is taken as a whole.
        picked.wanted.retain(|wanted| !arguments.iter().any(|argument| argument.as_os_str() == &*wanted.file));
        picked
    }

    /// Whether a message of a file is wanted.
    pub(crate) fn takes(&mut self, file: &str, message: &str) -> bool {
        let mut all = true;
        let mut taken = false;
        for wanted in self.wanted.iter_mut().filter(|wanted| wanted.file == file) {
            all = false;
            if wanted.message == message {
                (wanted.met, taken) = (true, true);
            }
        }
        all || taken
    }

    /// Tells a name that no message of its file has. Returns whether there is one.
    pub(crate) fn tell_missing(&self, output: &mut Output) -> io::Result<bool> {
        let Some(Wanted { file, message, .. }) = self.wanted.iter().find(|wanted| !wanted.met) else {
            return Ok(false);
        };
        output.error(&say!("{file}: there is no message `{message}`", "{file}：没有名为 `{message}` 的消息"))?;
        output.help(&say!(
            "a message has the name of its key `name`, or of its file; later ones of a file have `-2`, `-3` behind it",
            "消息的名称是 `name` 的值，或文件名；同一文件后面的消息名称带 `-2`、`-3`"
        ))?;
        Ok(true)
    }
}
