//! `waml init`: sets a repository up for writing messages.

mod merge;

use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::save;
use crate::streams;
use merge::{Merged, merge};
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use waml::schema::SchemaKind;
use waml::text::{Phrase, Words};
use waml::{Language, say};

/// Arguments of `waml init`.
#[derive(clap::Args, Debug)]
pub(crate) struct Init {
    /// The folder of the repository; made where there is none.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Add a CI job that builds waml from this git repository; also written `--from git URL`.
    #[arg(long, value_name = "URL", requires = "rev", value_parser = address)]
    from_git: Option<String>,
    #[arg(long, num_args = 2, value_names = ["git", "URL"], hide = true, requires = "rev", conflicts_with = "from_git")]
    from: Vec<String>,
    /// The commit that the job builds, best by its full hash.
    #[arg(long, value_name = "REV", value_parser = revision)]
    rev: Option<String>,
}

/// Letters that neither a shell nor YAML takes for anything else.
fn is_plain(text: &str, others: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

const NO_REVISION: Words = Words::new("it is no commit, tag or branch", "这不是提交、标签或分支");
const NO_REPOSITORY: Words = Words::new("it is no address of a repository", "这不是仓库的网址");

fn address(text: &str) -> Result<String, Phrase> {
    let known = ["https://", "ssh://"].iter().any(|scheme| text.starts_with(scheme));
    if known && is_plain(text, ":/@._~%+-") { Ok(text.to_owned()) } else { Err(NO_REPOSITORY.into()) }
}

fn revision(text: &str) -> Result<String, Phrase> {
    if is_plain(text, "._/+-") { Ok(text.to_owned()) } else { Err(NO_REVISION.into()) }
}

/// Where a program is built from.
struct Build {
    url: String,
    rev: String,
}

/// A file to make, and what it is for.
struct NewFile {
    path: &'static str,
    purpose: Words,
    text: String,
    /// Whether it is added to a file that is there.
    merges: bool,
}

/// Where the CI job goes.
const JOB: &str = ".github/workflows/messages.yml";

fn parts(build: Option<&Build>, language: Language) -> Vec<NewFile> {
    let message =
        Words::new(include_str!("init/message.waml.yaml"), include_str!("init/message.zh.waml.yaml")).say(language);
    let job = Words::new(include_str!("init/ci.yml"), include_str!("init/ci.zh.yml")).say(language);
    let part = |path, purpose, text: &str| NewFile { path, purpose, text: text.to_owned(), merges: false };
    let added = |path, purpose, text| NewFile { merges: true, ..part(path, purpose, text) };
    let mut parts = vec![
        part("messages/welcome.waml.yaml", Words::new("a message to begin with", "第一条消息"), message),
        part(
            "schemas/definition.schema.json",
            Words::new("what editors hold messages to", "编辑器据此检查消息"),
            &SchemaKind::Definition.text_in(language),
        ),
        added(
            ".vscode/settings.json",
            Words::new("binds *.waml.yaml and *.waml.yml to it", "把它绑定到 *.waml.yaml 和 *.waml.yml"),
            include_str!("init/settings.json"),
        ),
        added(
            ".vscode/extensions.json",
            Words::new("recommends the YAML extension", "推荐 YAML 扩展"),
            include_str!("init/extensions.json"),
        ),
    ];
    parts.extend(build.map(|Build { url, rev }| {
        let job = job.replace("--git URL --rev REV", &format!("--git {url} --rev {rev}"));
        part(JOB, Words::new("checks messages on every push", "每次推送时检查消息"), &job)
    }));
    parts
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Made,
    Replaced,
    /// It has the part added, which makes this text.
    Added(String),
    /// It is there and already what it would be.
    Same,
    /// It is there, and nobody said that it may go.
    Kept,
    /// It is there, and only a person can tell where the part goes.
    ByHand,
}

impl Init {
    /// Makes what is not there yet.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let build = match self.build() {
            Ok(build) => build,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        // Someone has to see the question and be there to answer it.
        let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
        let parts = parts(build.as_ref(), output.err.look().language);
        let mut fates = Vec::with_capacity(parts.len());
        for part in &parts {
            let path = self.folder.join(part.path);
            let fate = match fate(&path, part) {
                Fate::Kept if asks && confirmed(&path, output)? => Fate::Replaced,
                fate => fate,
            };
            fates.push(fate);
        }
        let files: Vec<_> = parts.iter().zip(&fates).filter_map(|(part, fate)| self.written(part, fate)).collect();
        match save::write_with_folders(&files) {
            Ok(told) => told.iter().try_for_each(|told| output.note(told))?,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        }
        for (part, fate) in parts.iter().zip(&fates) {
            self.tell(part, fate, output)?;
        }
        self.tell_job(build.as_ref(), output)?;
        if !asks && fates.contains(&Fate::Kept) {
            output.help(&say!(
                "nothing is overwritten without asking; run this in a terminal, or move the files away",
                "不会未经确认就覆盖文件；在终端中运行，或先移走这些文件"
            ))?;
        }
        let open = fates.contains(&Fate::ByHand) || (!asks && fates.contains(&Fate::Kept));
        Ok(if open { Ended::Failed } else { Ended::Clean })
    }

    /// Where a CI job builds waml from, if that is said.
    fn build(&self) -> Result<Option<Build>, Phrase> {
        let url = match &self.from[..] {
            [kind, url] if kind == "git" => {
                Some(address(url).map_err(|why| say!("--from git {url}: {why}", "--from git {url}：{why}"; why))?)
            }
            [kind, _] => {
                return Err(say!(
                    "--from {kind}: only `--from git URL` is known",
                    "--from {kind}：只能写 `--from git URL`"
                ));
            }
            _ => self.from_git.clone(),
        };
        match (url, &self.rev) {
            (Some(url), Some(rev)) => Ok(Some(Build { url, rev: rev.clone() })),
            (None, Some(_)) => Err(say!("--rev needs --from-git URL", "--rev 需要同时写 --from-git URL")),
            (_, None) => Ok(None),
        }
    }

    fn written(&self, part: &NewFile, fate: &Fate) -> Option<(PathBuf, String)> {
        let text = match fate {
            Fate::Made | Fate::Replaced => part.text.clone(),
            Fate::Added(text) => text.clone(),
            Fate::Same | Fate::Kept | Fate::ByHand => return None,
        };
        Some((self.folder.join(part.path), text))
    }

    fn tell(&self, part: &NewFile, fate: &Fate, output: &mut Output) -> io::Result<()> {
        let (path, what) = (self.shown(part.path), part.purpose);
        output.note(&match fate {
            Fate::Made => say!("made {path}: {what}", "已创建 {path}：{what}"; what),
            Fate::Replaced => say!("replaced {path}: {what}", "已替换 {path}：{what}"; what),
            Fate::Added(_) => say!("added to {path}: {what}", "已添加到 {path}：{what}"; what),
            Fate::Same => say!("left {path}: it is up to date", "未改动 {path}：已是最新"),
            Fate::Kept => say!("kept {path}: it is there and differs", "已保留 {path}：文件已存在且内容不同"),
            Fate::ByHand => say!(
                "kept {path}: it says something else; add this by hand, which {what}",
                "已保留 {path}：其中写的是别的设置；手动添加以下内容（{what}）"; what
            ),
        })?;
        let by_hand = part.text.lines().filter(|_| *fate == Fate::ByHand);
        by_hand.into_iter().try_for_each(|line| output.note(&Phrase::neutral(format!("  {line}"))))
    }

    /// Says why there is no CI job, or that it may change by itself.
    fn tell_job(&self, build: Option<&Build>, output: &mut Output) -> io::Result<()> {
        match build {
            None if self.folder.join(JOB).exists() => Ok(()),
            None => {
                let job = self.shown(JOB);
                output.note(&say!(
                    "left out {job}: waml is not published under a name to install",
                    "未创建 {job}：waml 没有以可安装的名称发布"
                ))?;
                output.help(&say!(
                    "`waml init --from-git URL --rev REV` adds a job that builds it from a repository",
                    "`waml init --from-git URL --rev REV` 添加从仓库构建 waml 的 CI 任务"
                ))
            }
            Some(Build { rev, .. }) if is_hash(rev) => Ok(()),
            Some(Build { rev, .. }) => output.help(&say!(
                "`{rev}` may become another commit; the full hash of one stays what it is",
                "`{rev}` 可能指向其他提交；写完整的提交哈希则不会变"
            )),
        }
    }

    fn shown(&self, path: &str) -> String {
        let path = self.folder.join(path);
        path.strip_prefix(".").unwrap_or(&path).display().to_string()
    }
}

/// Whether a revision is the full hash of a commit, by SHA-1 or SHA-256.
fn is_hash(rev: &str) -> bool {
    matches!(rev.len(), 40 | 64) && rev.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn fate(path: &Path, part: &NewFile) -> Fate {
    match fs::read(path) {
        Ok(found) if found == part.text.as_bytes() => Fate::Same,
        Err(_) if path.symlink_metadata().is_err() => Fate::Made,
        Ok(found) if part.merges => match std::str::from_utf8(&found).map(|found| merge(found, &part.text)) {
            Ok(Merged::Same) => Fate::Same,
            Ok(Merged::Changed(text)) => Fate::Added(text),
            Ok(Merged::Clash) | Err(_) => Fate::ByHand,
        },
        _ => Fate::Kept,
    }
}

fn confirmed(path: &Path, output: &mut Output) -> io::Result<bool> {
    let path = path.display();
    let question = say!("overwrite {path}? [y/N] ", "覆盖 {path}？[y/N] ");
    output.err.write_all(question.say(output.err.look().language).as_bytes())?;
    output.err.flush()?;
    let mut answer = String::new();
    streams::stdin_lines().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::{Options, Shape, Source, Syntax, compile};

    #[test]
    fn the_message_is_right() {
        for language in Language::ALL {
            let source = Source::new("welcome.waml.yaml", parts(None, language).swap_remove(0).text);
            let compiled =
                compile(&source, Shape::Definition, Syntax::Yaml, Options { pedantic: true, ..Options::default() });
            assert_eq!(compiled.findings, []);
        }
    }

    #[test]
    fn only_words_differ_between_languages() {
        let build = Build { url: "https://example.com/waml".to_owned(), rev: "v1".to_owned() };
        let [english, chinese] = Language::ALL.map(|language| parts(Some(&build), language));
        let settings = |text: &str| text.lines().filter(|line| !line.starts_with('#')).collect::<String>();
        for (english, chinese) in english.iter().zip(&chinese) {
            assert_eq!(english.path, chinese.path);
            // The library holds its schemas to each other.
            if !english.path.ends_with(".waml.yaml") && !english.path.ends_with(".schema.json") {
                assert_eq!(settings(&english.text), settings(&chinese.text));
            }
        }
    }

    #[test]
    fn what_is_there_is_kept() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("deep/file");
        let part = |text: &str| NewFile { path: "", purpose: Words::neutral(""), text: text.to_owned(), merges: false };
        assert_eq!(fate(&path, &part("a")), Fate::Made);
        save::write_with_folders(&[(path.clone(), "a".to_owned())]).expect("it writes");
        let fates = [fate(&path, &part("a")), fate(&path, &part("b")), fate(folder.path(), &part("a"))];
        assert_eq!(fates, [Fate::Same, Fate::Kept, Fate::Kept]);
    }

    #[test]
    fn settings_name_the_schema_that_is_made() {
        let settings: serde_json::Value = serde_json::from_str(include_str!("init/settings.json")).expect("JSON");
        let schemas = settings["yaml.schemas"].as_object().expect("schemas");
        let paths: Vec<_> = parts(None, Language::English).iter().map(|part| format!("./{}", part.path)).collect();
        assert!(schemas.keys().all(|path| paths.contains(path)), "{schemas:?}");
    }

    #[test]
    fn a_job_holds_nothing_that_a_shell_would_run() {
        for wrong in
            ["", "x", "https://a b", "https://a;b", "https://$(x)", "-x", "https://a#b", "https://a\nb", "git@h:r"]
        {
            assert!(address(wrong).is_err(), "{wrong}");
        }
        for wrong in ["", "-x", "a b", "$x", "a;b", "a#b", "a\n"] {
            assert!(revision(wrong).is_err(), "{wrong}");
        }
        assert!(address("https://example.com/fern/waml.git").is_ok() && address("ssh://git@example.com/waml").is_ok());
        assert!(revision("v0.1.0").is_ok() && is_hash(&"a1".repeat(20)) && !is_hash("v0.1.0"));
    }
}
