//! The one environment in which texts and messages are judged: what is known beside them, and what
//! to look for.

use crate::check::{self, Checked, Known, Report};
use crate::decode::{self, Shape, Spent};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::{self, Fixed, Fixes, mended};
use crate::import::{self, Imported};
use crate::judge::{Compiled, Way};
use crate::media::Inspect;
use crate::message::{Content, MediaLink, Message};
use crate::rules::address::Written;
use crate::rules::syntax::encoding;
use crate::rules::wanted::Options;
use crate::templates::{Beyond, Catalogue, Undocumented};
use crate::text::Source;
use crate::tree::{Syntax, Tree};
use std::collections::HashSet;
use std::fmt;

/// Compiles texts and checks messages, by what is known beside them.
///
/// A new one knows nothing, and looks for errors and warnings. Each method adds to that; what is not
/// known is never judged.
///
/// ```
/// use waml::media::{FileKind, MediaFacts, Outcome};
/// use waml::{Compiler, Shape, Source, Syntax};
///
/// let known = |_: &str| -> Vec<Outcome> { vec![Ok(MediaFacts::new().kind(FileKind::Png).size(6_000_000))] };
/// let compiler = Compiler::new().pedantic(true).media(&known);
/// let source = Source::new("map.waml.yaml", "image: { link: https://cdn.example.com/map.png }\n");
/// assert_eq!(compiler.links(&source, Shape::Definition, Syntax::Yaml), ["https://cdn.example.com/map.png"]);
/// let compiled = compiler.compile(&source, Shape::Definition, Syntax::Yaml);
/// assert_eq!(compiled.findings[0].code, "media/image-size");
/// ```
#[derive(Clone, Copy, Default)]
pub struct Compiler<'k> {
    pub(crate) options: Options,
    pub(super) known: Known<'k>,
    allowed: &'k [&'k str],
}

impl<'k> Compiler<'k> {
    /// Knows nothing, and looks for errors and warnings.
    pub const fn new() -> Self {
        Self::with(Options { pedantic: false, beyond: Beyond::NOTHING })
    }

    /// Knows nothing, and looks for what the options ask for.
    pub(super) const fn with(options: Options) -> Self {
        Self { options, known: Known { media: None, templates: None }, allowed: &[] }
    }

    /// Whether to give the hints that hold for much that works.
    #[must_use]
    pub const fn pedantic(mut self, pedantic: bool) -> Self {
        self.options.pedantic = pedantic;
        self
    }

    /// Takes in calls of templates what this API does not document, for those whose gateway is known to forward it.
    ///
    /// ```
    /// use waml::templates::Undocumented;
    /// use waml::{Compiler, Shape, Source, Syntax};
    ///
    /// let text = "template: {name: order_track, buttons: [{index: 0, url_value: '1042'}]}";
    /// let source = Source::new("track.waml.yaml", text);
    /// let compiler = Compiler::new();
    /// assert_eq!(compiler.compile(&source, Shape::Definition, Syntax::Yaml).findings[0].code, "template/undocumented");
    /// let compiler = compiler.undocumented([Undocumented::UrlButton]);
    /// assert!(compiler.compile(&source, Shape::Definition, Syntax::Yaml).findings.is_empty());
    /// ```
    #[must_use]
    pub fn undocumented(mut self, forwarded: impl IntoIterator<Item = Undocumented>) -> Self {
        self.options.beyond = forwarded.into_iter().collect();
        self
    }

    /// Judges the files that messages link to by what is known of them.
    #[must_use]
    pub const fn media(mut self, media: &'k dyn Inspect) -> Self {
        self.known.media = Some(media);
        self
    }

    /// Holds every call of a template against what was approved.
    #[must_use]
    pub const fn templates(mut self, catalogue: &'k Catalogue) -> Self {
        self.known.templates = Some(catalogue);
        self
    }

    /// Neither reports nor mends what these rules warn of, by their codes. Errors are reported all the same.
    #[must_use]
    pub const fn allow(mut self, codes: &'k [&'k str]) -> Self {
        self.allowed = codes;
        self
    }

    /// Reads a text and checks every message in it.
    pub fn compile(&self, source: &Source, shape: Shape, syntax: Syntax) -> Compiled {
        self.compile_along(source, &self.way(shape, Some(syntax)))
    }

    /// Reads a text of payloads that may leave open who they go to.
    pub(super) fn compile_unaddressed(&self, source: &Source, syntax: Syntax) -> Compiled {
        self.compile_along(source, &Way { unaddressed: true, ..self.way(Shape::Payload, Some(syntax)) })
    }

    fn compile_along(&self, source: &Source, way: &Way<'_>) -> Compiled {
        let mut compiled = mended::told(way.compile(source), source, way);
        import::name_command(source, way, &mut compiled.findings);
        compiled.settle(|finding| !self.allows(finding));
        compiled
    }

    /// The same, from the bytes of a file. `syntax` is told by the text where it is `None`.
    ///
    /// Bytes that are not UTF-8 are a finding at the first of them; nothing is decoded then, and the
    /// source shows replacement characters.
    pub fn compile_bytes(
        &self,
        name: impl Into<String>,
        bytes: Vec<u8>,
        shape: Shape,
        syntax: Option<Syntax>,
    ) -> (Source, Compiled) {
        let (source, not_utf8) = encoding::read(name, bytes);
        let compiled = match not_utf8 {
            None => self.compile(&source, shape, syntax.unwrap_or_else(|| Syntax::of(source.text()))),
            Some(finding) => Compiled::unread(finding),
        };
        (source, compiled)
    }

    /// Reads a text whose payloads may be those of Meta's own API: what this API has no place for is left out, and told
    /// as a note. What cannot be said in this API at all is an error.
    ///
    /// ```
    /// use waml::{Compiler, Source, Syntax, import};
    ///
    /// let pasted = r#"{"messaging_product": "whatsapp", "to": "85290000001", "text": {"body": "Hello!"}}"#;
    /// let imported = Compiler::new().import(&Source::new("hello.json", pasted), Syntax::Json);
    /// let message = imported.compiled.documents[0].message.as_ref().expect("no error");
    /// assert_eq!(import::definition(message, None), "to: \"85290000001\"\ntext: Hello!\n");
    /// assert_eq!(imported.notes[0].pointer, "/messaging_product");
    /// ```
    pub fn import(&self, source: &Source, syntax: Syntax) -> Imported {
        let mut imported = import::read(source, &self.way(Shape::Payload, Some(syntax)));
        imported.compiled.settle(|finding| !self.allows(finding));
        imported
    }

    /// The same, from the bytes of a file. `syntax` is told by the text where it is `None`.
    pub fn import_bytes(&self, name: impl Into<String>, bytes: Vec<u8>, syntax: Option<Syntax>) -> (Source, Imported) {
        let (source, not_utf8) = encoding::read(name, bytes);
        let imported = match not_utf8 {
            None => self.import(&source, syntax.unwrap_or_else(|| Syntax::of(source.text()))),
            Some(finding) => Imported { compiled: Compiled::unread(finding), notes: Vec::new() },
        };
        (source, imported)
    }

    /// Mends a text as far as it goes, as [`fix`](crate::fix()) does. `syntax` is told by the text where it is
    /// `None`; a fix never changes what it tells.
    pub fn fix(&self, source: &Source, shape: Shape, syntax: Option<Syntax>, which: Fixes) -> Option<Fixed> {
        fix::mend(source, &self.way(shape, syntax), which, &|finding| !self.allows(finding))
    }

    /// Checks every limit and relation of a message, and gives it back as one that may be sent.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check(&self, message: Message) -> Result<Checked<Message>, Report> {
        check::check(message, self.options, self.allowed, self.known)
    }

    /// Checks a message where it is, as [`Message::check_ref`] does.
    ///
    /// # Errors
    /// All faults at once, each with its path.
    pub fn check_ref<'m>(&self, message: &'m Message) -> Result<Checked<&'m Message>, Report> {
        check::check(message, self.options, self.allowed, self.known)
    }

    /// The addresses of media that the messages of a text link to, each once, in their order: all that
    /// [`media`](Self::media) would be asked for. Whoever has to fetch what is known does so before the text
    /// is judged.
    ///
    /// Nothing is judged here. A text with faults has the links that can be read in it.
    pub fn links(&self, source: &Source, shape: Shape, syntax: Syntax) -> Vec<String> {
        let tree = Tree::parse(source, syntax, &mut Vec::new());
        let (mut spent, mut seen, mut links) =
            (Spent::new(false).beyond(self.options.beyond), HashSet::new(), Vec::new());
        for root in tree.documents() {
            let reading = decode::decode(source, &tree, *root, shape, &mut spent);
            let (media, holes) = (reading.decoded.message.media(), reading.decoded.written.as_ref());
            // What stands in a hole is only an example.
            let whole = |place: &&MediaLink<'_>| holes.is_none_or(|holes| holes.text(&place.path.0).is_none());
            let new = media.iter().filter(whole).filter(|place| Written::new(place.link).is_address());
            links.extend(new.map(|place| place.link.to_owned()).filter(|link| seen.insert(link.clone())));
        }
        links
    }

    /// The names of the templates that the messages of a text call, in their order. Nothing is judged here.
    pub fn calls(&self, source: &Source, shape: Shape, syntax: Syntax) -> Vec<String> {
        let tree = Tree::parse(source, syntax, &mut Vec::new());
        let mut spent = Spent::new(false).beyond(self.options.beyond);
        let contents = tree.documents().iter().map(|root| decode::decode(source, &tree, *root, shape, &mut spent));
        let names = contents.filter_map(|reading| match reading.decoded.message.content {
            Content::Template(template) => Some(template.name.to_string()),
            _ => None,
        });
        names.filter(|name| !name.is_empty()).collect()
    }

    /// What is known of approved templates.
    pub(crate) const fn catalogue(&self) -> Option<&'k Catalogue> {
        self.known.templates
    }

    /// The way of a text, for tests of what stands on it.
    #[cfg(test)]
    pub(crate) fn way_of(&self, shape: Shape, syntax: Syntax) -> Way<'k> {
        self.way(shape, Some(syntax))
    }

    fn way(&self, shape: Shape, syntax: Option<Syntax>) -> Way<'k> {
        let &Self { options, known, .. } = self;
        Way { shape, syntax, options, known, unaddressed: false }
    }

    fn allows(&self, finding: &Diagnostic) -> bool {
        finding.severity == Severity::Warning && self.allowed.contains(&finding.code)
    }
}

/// What is known is an answer to questions, not a value to show.
impl fmt::Debug for Compiler<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiler")
            .field("options", &self.options)
            .field("allowed", &self.allowed)
            .finish_non_exhaustive()
    }
}
