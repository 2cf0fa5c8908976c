//! Calls of templates: the approved text with what fills it where that is known, otherwise what fills its gaps.

use super::build::{BEYOND, Builder, MOST, bubble};
use super::screen::{Action, Answer, Block, Bubble, Call, Gap, Icon, Label, Mark};
use super::shown::{self, Looks};
use crate::diagnostic::Step;
use crate::limits::{Bound, template as limits};
use crate::message::{ButtonValue, Document, Header, Image, MediaKind, MediaType, Template, TemplateButton, Video};
use crate::templates::{Approved, ApprovedButton, ApprovedHeader, ButtonKind, GapPiece, Gaps};
use std::borrow::Cow;
use std::ops::Range;

/// What stands for a one-time code.
const MASKED: &str = "••••••";

/// What fills a gap, and where that stands in the message, if it does.
type Value<'v> = (Cow<'v, str>, Option<Vec<Step>>);

/// A text with its gaps filled.
struct Filled {
    text: String,
    /// What was filled in.
    values: Vec<Range<usize>>,
    /// What is said of it.
    parts: Vec<(Range<usize>, Mark)>,
}

impl Filled {
    /// Marks what is beyond so many characters.
    fn at_most(mut self, most: u32) -> Self {
        if let Some((end, _)) = self.text.char_indices().nth(most as usize) {
            self.parts.push((end..self.text.len(), Mark::Over));
        }
        self
    }

    fn looks(&self) -> Looks {
        Looks::new(&self.text, &self.parts, &self.values)
    }

    fn label(&self) -> Label {
        shown::label_with(&self.text, &self.looks())
    }
}

impl Builder<'_> {
    pub(super) fn template(&self, template: &Template) -> Bubble {
        match self.approved {
            Some(approved) => self.filled_template(template, approved),
            None => self.call(template),
        }
    }

    /// A call of a template whose text nobody knows.
    fn call(&self, template: &Template) -> Bubble {
        let is_media = |header: &&Header<_>| !matches!(header, Header::Text(_));
        let media = template.header.as_ref().filter(is_media).map(|header| self.header(header));
        let gaps = self.gaps(template, |_| true);
        let name = self.plain(&template.name, &["name".into()]);
        let mut out = bubble([media, Some(Block::Template(Call { name, gaps }))]);
        let buttons = template.buttons.iter().enumerate().take(MOST);
        out.actions = buttons.map(|(at, button)| self.unnamed_button(at, button)).collect();
        out.more = template.buttons.len().saturating_sub(MOST);
        out
    }

    /// What is given for a button of which nobody knows what stands on it.
    fn unnamed_button(&self, at: usize, button: &TemplateButton) -> Action {
        let icon = match button.value {
            ButtonValue::CouponCode(_) => Icon::Copy,
            ButtonValue::UrlValue(_) => Icon::Open,
            ButtonValue::Payload(_) => Icon::Reply,
        };
        Action { icon, label: self.button_label(at, button), answer: None, over: false }
    }

    fn button_label(&self, at: usize, button: &TemplateButton) -> Label {
        self.label(button.value.as_str(), &["buttons".into(), at.into(), key(&button.value).into()])
    }

    /// The texts that a call gives, for the gaps that are wanted.
    fn gaps(&self, template: &Template, wanted: impl Fn(&Gap) -> bool) -> Vec<(Gap, Label)> {
        let mut gaps = Vec::new();
        let mut add = |gap: Gap, label: &dyn Fn() -> Label| {
            if wanted(&gap) {
                gaps.push((gap, label()));
            }
        };
        if let Some(Header::Text(text)) = &template.header {
            add(Gap::Header, &|| self.label(text, &["header".into(), "text".into()]));
        }
        if let Some(named) = &template.named.header {
            add(Gap::Header, &|| self.label(&named.text, &["named".into(), "header".into(), "text".into()]));
        }
        if template.code.is_some() {
            add(Gap::Code, &|| vec![shown::masked()]);
        }
        for (index, text) in template.body.iter().flatten().enumerate().take(MOST * BEYOND) {
            add(Gap::Body(index + 1), &|| self.label(text, &["body".into(), index.into()]));
        }
        for (index, named) in template.named.body.iter().enumerate().take(MOST * BEYOND) {
            let path = ["named".into(), "body".into(), index.into(), "text".into()];
            add(Gap::Named(named.name.to_string()), &|| self.label(&named.text, &path));
        }
        gaps
    }

    /// The approved text, with what the call fills in.
    fn filled_template(&self, template: &Template, approved: &Approved) -> Bubble {
        let body = self.filled_body(template, approved);
        let text = (!body.text.is_empty()).then(|| Block::Text(shown::body_with(&body.text, &body.looks())));
        let unplaced = self.unplaced(template, approved);
        let mut out = bubble([
            self.approved_header(template, approved),
            text,
            approved.footer.as_ref().map(|text| Block::Foot(shown::plain(text))),
            (!unplaced.is_empty()).then_some(Block::Unplaced(unplaced)),
        ]);
        let buttons = approved.buttons.iter().enumerate().take(MOST);
        out.actions = buttons.map(|(index, button)| self.approved_button(template, approved, index, button)).collect();
        out.more = approved.buttons.len().saturating_sub(MOST);
        out
    }

    fn filled_body(&self, template: &Template, approved: &Approved) -> Filled {
        let gaps = &approved.body;
        let by_position = |index: usize| {
            let text = template.body.as_ref()?.get(index)?;
            Some((Cow::Borrowed(&**text), Some(vec!["body".into(), index.into()])))
        };
        let by_name = |index: usize| {
            let at = template.named.body.iter().position(|named| *named.name == *gaps.names[index])?;
            let path = vec!["named".into(), "body".into(), at.into(), "text".into()];
            Some((Cow::Borrowed(&*template.named.body[at].text), Some(path)))
        };
        let value = |index: usize| match () {
            () if approved.authentication => template.code.as_ref().map(|_| (Cow::Borrowed(MASKED), None)),
            () if gaps.is_named() => by_name(index),
            () => by_position(index),
        };
        self.fill(gaps, value).at_most(approved.most_of_body())
    }

    /// A text whose gaps are filled; one that nothing fills is marked.
    fn fill<'v>(&self, gaps: &Gaps, value: impl Fn(usize) -> Option<Value<'v>>) -> Filled {
        let mut out = Filled { text: String::new(), values: Vec::new(), parts: Vec::new() };
        for piece in gaps.pieces() {
            let start = out.text.len();
            let (index, written) = match piece {
                GapPiece::Fixed(text) => {
                    out.text.push_str(text);
                    continue;
                }
                GapPiece::Gap { index, written } => (index, written),
            };
            let readable =
                |path: &Option<Vec<Step>>| path.as_ref().is_none_or(|path| !self.marks.is_unread(&self.at(path)));
            let Some((text, path)) = value(index).filter(|(_, path)| readable(path)) else {
                out.text.push_str(written);
                out.parts.push((start..out.text.len(), Mark::Flagged));
                continue;
            };
            out.text.push_str(&text);
            out.values.push(start..out.text.len());
            let said = path.map(|path| self.marks.parts(&self.at(&path))).unwrap_or_default();
            out.parts.extend(said.into_iter().map(|(part, mark)| (part.start + start..part.end + start, mark)));
        }
        out
    }

    fn approved_header(&self, template: &Template, approved: &Approved) -> Option<Block> {
        let given = template.header.as_ref();
        match &approved.header {
            ApprovedHeader::None | ApprovedHeader::Unknown(_) => None,
            ApprovedHeader::Text(gaps) => Some(Block::Head(self.filled_header(template, gaps).label())),
            ApprovedHeader::Undocumented(word) => {
                Some(Block::Head(shown::label_with(word, &Looks::new(word, &[(0..word.len(), Mark::Flagged)], &[]))))
            }
            ApprovedHeader::Media(word) => Some(match given {
                Some(header) if kind(header) == *word => self.header(header),
                _ => self.media(media_type(word), String::new(), None, &self.at(&["header".into()])).ill(),
            }),
        }
    }

    fn filled_header(&self, template: &Template, gaps: &Gaps) -> Filled {
        let value = |_: usize| {
            if let Some(named) = &template.named.header {
                let path = vec!["named".into(), "header".into(), "text".into()];
                return Some((Cow::Borrowed(&*named.text), Some(path)));
            }
            match template.header.as_ref()? {
                Header::Text(text) => Some((Cow::Borrowed(&**text), Some(vec!["header".into(), "text".into()]))),
                _ => None,
            }
        };
        self.fill(gaps, value).at_most(<limits::FilledHeader as Bound>::LIMIT.max)
    }

    /// What the call gives and the template does not take.
    fn unplaced(&self, template: &Template, approved: &Approved) -> Vec<(Gap, Label)> {
        let text_header = matches!(&approved.header, ApprovedHeader::Text(gaps) if !gaps.names.is_empty());
        let open = !approved.authentication;
        let is_extra = |gap: &Gap| match gap {
            Gap::Header => !(text_header && open),
            Gap::Body(number) => !open || approved.body.is_named() || *number > approved.body.names.len(),
            Gap::Named(name) => !open || !approved.body.is_named() || !approved.body.names.contains(name),
            Gap::Code => open,
            Gap::Button(_) => true,
        };
        let mut out = self.gaps(template, is_extra);
        let media = template.header.as_ref().filter(|header| !matches!(header, Header::Text(_)));
        let fits = |header: &&Header<_>| approved.header == ApprovedHeader::Media(kind(header));
        if let Some(Block::Media(media)) = media.filter(|header| !fits(header)).map(|header| self.header(header)) {
            out.insert(0, (Gap::Header, shown::plain(&media.name)));
        }
        for (at, button) in template.buttons.iter().enumerate().take(MOST * BEYOND) {
            let index = button.index.get();
            let taken =
                approved.buttons.get(index as usize).is_some_and(|approved| takes(&approved.kind, &button.value));
            if !taken {
                out.push((Gap::Button(index), self.button_label(at, button)));
            }
        }
        for run in out.iter_mut().flat_map(|(_, label)| label) {
            run.mark = Mark::Over;
        }
        out
    }

    fn approved_button(
        &self,
        template: &Template,
        approved: &Approved,
        index: usize,
        button: &ApprovedButton,
    ) -> Action {
        let given = template
            .buttons
            .iter()
            .position(|given| given.index.get() as usize == index && takes(&button.kind, &given.value));
        let value = given.map(|at| (at, &template.buttons[at]));
        let text = button.text.as_deref().unwrap_or_else(|| button.kind.word());
        let plain = || shown::plain(text);
        let (icon, label, answer) = match &button.kind {
            ButtonKind::QuickReply => {
                let back = value.map_or_else(plain, |(at, button)| self.button_label(at, button));
                (Icon::Reply, plain(), Some(Answer::Back(back)))
            }
            ButtonKind::OneTimeCode | ButtonKind::Url(_) if approved.authentication => (Icon::Copy, plain(), None),
            ButtonKind::Url(gaps) => {
                let path = |at: usize| vec!["buttons".into(), at.into(), "url_value".into()];
                let address = self.fill(gaps, |_| value.map(|(at, one)| (one.value.as_str().into(), Some(path(at)))));
                (Icon::Open, plain(), Some(Answer::Opens(address.label())))
            }
            ButtonKind::CopyCode => {
                let code = Gaps::of(format!("{text} {{{{1}}}}"));
                let path = |at: usize| vec!["buttons".into(), at.into(), "coupon_code".into()];
                let label = self.fill(&code, |_| value.map(|(at, one)| (one.value.as_str().into(), Some(path(at)))));
                (Icon::Copy, label.label(), None)
            }
            ButtonKind::PhoneNumber => (Icon::Phone, plain(), None),
            ButtonKind::OneTimeCode => (Icon::Copy, plain(), None),
            ButtonKind::Undocumented(_) | ButtonKind::Other(_) | ButtonKind::Unknown(_) => (Icon::Open, plain(), None),
        };
        Action { icon, label, answer, over: false }
    }
}

impl Block {
    fn ill(self) -> Self {
        match self {
            Self::Media(media) => Self::Media(super::screen::Media { ill: true, ..media }),
            other => other,
        }
    }
}

/// Whether a button takes what it is given.
fn takes(kind: &ButtonKind, value: &ButtonValue) -> bool {
    match (kind, value) {
        (ButtonKind::CopyCode, ButtonValue::CouponCode(_)) | (ButtonKind::QuickReply, ButtonValue::Payload(_)) => true,
        (ButtonKind::Url(gaps), ButtonValue::UrlValue(_)) => !gaps.names.is_empty(),
        _ => false,
    }
}

/// The key that gives a button its value.
fn key(value: &ButtonValue) -> &'static str {
    match value {
        ButtonValue::CouponCode(_) => "coupon_code",
        ButtonValue::UrlValue(_) => "url_value",
        ButtonValue::Payload(_) => "payload",
    }
}

fn kind<L>(header: &Header<L>) -> &'static str {
    match header {
        Header::Text(_) => "text",
        Header::Image(_) => Image::TYPE.name,
        Header::Video(_) => Video::TYPE.name,
        Header::Document(_) => Document::TYPE.name,
    }
}

fn media_type(word: &str) -> &'static MediaType {
    [Image::TYPE, Video::TYPE, Document::TYPE].into_iter().find(|media| media.name == word).unwrap_or(Image::TYPE)
}
