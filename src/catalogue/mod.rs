//! Reads catalogues: what INCS and Meta answer when they are asked for templates, plain lists, and single templates.
//!
//! Everything a call depends on is derived from the texts that were approved; examples and formats beside them are
//! missing or wrong in many answers. Unknown keys are normal. An unknown word is told once for each file, and nothing
//! is believed of the part that it stands in.

mod answer;
mod look;
mod pages;
mod parts;
mod told;
mod twice;

use crate::check::Report;
use crate::diagnostic::{Diagnostic, any_error};
use crate::rules::catalogue::{empty, unreadable};
use crate::templates::{Approved, Catalogue};
use crate::text::phrase::say;
use crate::text::{Phrase, Source, Span, Words};
use crate::tree::Tree;
use answer::Answer;
use std::sync::Arc;
use told::Told;

/// A text of a catalogue, and what is wrong with it.
///
/// ```
/// use waml::{Source, templates::Catalogue};
///
/// let (_, files) = Catalogue::of([Source::new("templates/1.json", "[]")]);
/// assert_eq!(files[0].findings[0].code, "catalogue/empty");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct CatalogueFile {
    /// The text.
    pub source: Arc<Source>,
    /// The findings, in the order of the text, with places in it.
    pub findings: Vec<Diagnostic>,
    /// How many findings there were beyond those told.
    pub omitted: usize,
}

/// What one file says.
struct FileRead {
    source: Arc<Source>,
    templates: Vec<Approved>,
    pages: Vec<pages::Page>,
    told: Told,
    readable: bool,
}

impl Catalogue {
    /// Reads a catalogue from one text: an answer of INCS or Meta, a list of templates, or one template.
    ///
    /// # Errors
    /// Why it holds no templates, or which of them cannot be read.
    pub fn read(text: &str) -> Result<Self, Report> {
        let (catalogue, files) = Self::of([Source::new("catalogue", text)]);
        let omitted = files.iter().map(|file| file.omitted).sum();
        let findings: Vec<_> = files.into_iter().flat_map(|file| file.findings).collect();
        if any_error(&findings) { Err(Report { findings, omitted }) } else { Ok(catalogue) }
    }

    /// Reads several texts as one catalogue, such as the pages of a long answer, and says of each what is wrong
    /// with it. What cannot be read is left out.
    ///
    /// ```
    /// use waml::{Source, templates::Catalogue};
    ///
    /// let page = Source::new("templates/1.json", r#"[{"name": "hello", "components": [{"type": "FOTTER"}]}]"#);
    /// let (catalogue, files) = Catalogue::of([page]);
    /// assert_eq!(catalogue.names().collect::<Vec<_>>(), ["hello"]);
    /// assert_eq!(files[0].findings[0].code, "catalogue/unknown-part");
    /// ```
    pub fn of(sources: impl IntoIterator<Item = Source>) -> (Self, Vec<CatalogueFile>) {
        let mut files: Vec<_> = sources.into_iter().map(|source| read(&Arc::new(source))).collect();
        let mut catalogue = Self::default();
        if pages::missing(&mut files) || files.iter().any(|file| !file.readable) {
            catalogue.lacks_some();
        }
        if files.iter().all(|file| file.readable && file.templates.is_empty()) {
            files.iter_mut().for_each(tell_empty);
        }
        twice::settle(&mut files);
        for file in &mut files {
            let made = file.templates.iter().filter_map(|template| template.created);
            catalogue.add_origin(file.source.name(), made);
            file.templates.drain(..).for_each(|template| catalogue.add(template));
        }
        (catalogue, files.into_iter().map(FileRead::finish).collect())
    }
}

impl FileRead {
    fn finish(self) -> CatalogueFile {
        let (findings, omitted) = self.told.finish();
        CatalogueFile { source: self.source, findings, omitted }
    }
}

fn tell_empty(file: &mut FileRead) {
    let message = Words::new("the catalogue has no template", "模板列表中没有模板");
    let finding = Diagnostic::in_text(&empty::RULE, String::new(), Span::default(), message);
    let help = Words::new(
        "ask with the account that has the templates; an account without any needs no catalogue",
        "用拥有模板的账户获取；没有模板的账户不需要模板列表",
    );
    file.told.push(finding.help(help));
}

fn read(source: &Arc<Source>) -> FileRead {
    let mut faults = Vec::new();
    let tree = Tree::parse_catalogue(source, &mut faults);
    let mut told = Told::default();
    let nothing =
        |told| FileRead { source: source.clone(), templates: Vec::new(), pages: Vec::new(), told, readable: false };
    if let Some(fault) = faults.into_iter().min_by_key(|fault| (fault.severity, told::start(fault))) {
        told.push(not_json(&fault));
        return nothing(told);
    }
    let Some(root) = tree.documents().first() else { return nothing(told) };
    let mut answer = Answer::new(source, &tree, told);
    answer.read(*root);
    let Answer { templates, pages, told, readable, .. } = answer;
    FileRead { source: source.clone(), templates, pages, told, readable }
}

/// What is wrong with the text itself, of which the first fault is enough.
fn not_json(fault: &Diagnostic) -> Diagnostic {
    let why: &Phrase = &fault.message;
    let message = say!("the catalogue cannot be read: {why}", "无法读取模板列表：{why}"; why);
    let (pointer, span) = told::place(fault);
    let finding = Diagnostic::in_text(&unreadable::RULE, pointer.to_owned(), span, message);
    finding.label(fault.primary.text.clone()).help(FETCH)
}

const FETCH: Words = Words::new("fetch the file again", "重新获取该文件");
