//! One template: its name, its status, and its components.

use super::answer::Answer;
use super::look::Spot;
use crate::diagnostic::Diagnostic;
use crate::message::MediaType;
use crate::rules::catalogue::{number_gap, unknown_part};
use crate::templates::{Approved, ApprovedButton, ApprovedHeader, ButtonKind, Gaps};
use crate::text::phrase::say;
use crate::text::wording::all_of;
use crate::text::{Words, visible};
use crate::tree::{NodeId, Value};

/// Components that ask nothing of a call and are not read.
const SILENT: [&str; 3] = ["CALL_PERMISSION_REQUEST", "TAP_TARGET_CONFIGURATION", "FOOTER"];
/// Formats of headers that Meta wants filled, and this API has no way to.
const UNDOCUMENTED_HEADERS: [&str; 3] = ["LOCATION", "PRODUCT", "GIF"];
/// Buttons that Meta wants filled, and this API has no way to.
const UNDOCUMENTED_BUTTONS: [&str; 3] = ["CATALOG", "MPM", "SPM"];
/// Buttons that ask nothing of a call.
const OTHER_BUTTONS: [&str; 2] = ["FLOW", "VOICE_CALL"];
/// What the address of a button has that copies a one-time code.
const CODE_ADDRESS: &str = "whatsapp.com/otp/code";
/// More than any number of seconds until today: such a number counts milliseconds.
const MILLISECONDS: i64 = 100_000_000_000;

impl Answer<'_> {
    /// Reads one template of a list.
    pub(super) fn row(&mut self, at: &Spot) {
        let Some(name) = self.name(at) else { return };
        let category = self.word(at, "category");
        let mut template = Approved {
            authentication: category.as_deref() == Some("AUTHENTICATION"),
            language: self.look.text(at, "language").filter(|code| !code.is_empty()).map(str::to_owned),
            status: self.status(at),
            category,
            created: self.look.entry(at, "created_time").and_then(|entry| self.seconds(entry.value)),
            place: self.look.elsewhere(&name),
            name: self.look.string(name.node).unwrap_or_default().to_owned(),
            header: ApprovedHeader::None,
            body: Gaps::default(),
            footer: None,
            buttons: Vec::new(),
            offer: None,
            carousel: false,
            complete: true,
            header_place: None,
            body_place: None,
        };
        self.components(at, &mut template);
        self.templates.push(template);
    }

    /// Where the name of a template stands; what has none is told.
    fn name(&mut self, at: &Spot) -> Option<Spot> {
        if self.look.entry(at, "components").is_none() && self.look.entry(at, "content").is_some() {
            let finding = self
                .finding(at, RCS)
                .help(Words::new("fetch the templates of WhatsApp instead", "改为获取 WhatsApp 模板"));
            self.readable = false;
            self.told.once("rcs", "", || finding);
            return None;
        }
        let entry = self.look.entry(at, "name");
        if let Some(entry) = entry.filter(|entry| self.look.string(entry.value).is_some_and(|name| !name.is_empty())) {
            return Some(at.step(entry.value, "name"));
        }
        let finding = self.finding(at, Words::new("a template without `name`", "模板缺少 `name`"));
        self.readable = false;
        self.told.once("name", "", || finding);
        None
    }

    /// A word in upper case, as all are compared.
    fn word(&self, at: &Spot, key: &str) -> Option<String> {
        self.look.text(at, key).map(|word| word.trim().to_uppercase()).filter(|word| !word.is_empty())
    }

    fn status(&mut self, at: &Spot) -> Option<String> {
        let status = self.word(at, "status")?;
        if !Approved::is_status(&status) {
            self.unknown(at, "status", &status, |word| say!("unknown status `{word}`", "未知的状态 `{word}`"));
        }
        Some(status)
    }

    fn seconds(&self, node: NodeId) -> Option<i64> {
        let number: i64 = self.look.digits(node)?.parse().ok().filter(|number| *number > 0)?;
        Some(if number > MILLISECONDS { number / 1000 } else { number })
    }

    /// Tells of a word that is not known, once for the file.
    fn unknown(&mut self, at: &Spot, key: &'static str, word: &str, say: impl FnOnce(&str) -> crate::text::Phrase) {
        let Some(entry) = self.look.entry(at, key) else { return };
        let place = at.step(entry.value, key);
        let span = self.look.tree.node(entry.value).span;
        let word: String = word.chars().take(60).collect();
        self.told.once(key, &word, || {
            let finding = Diagnostic::in_text(&unknown_part::RULE, place.pointer, span, say(&visible(&word)));
            finding.help(Words::new("calls are judged without it", "检查调用时忽略该部分"))
        });
    }

    fn components(&mut self, at: &Spot, template: &mut Approved) {
        let list = self.look.entry(at, "components").map(|entry| at.step(entry.value, "components"));
        let Some(list) = list.filter(|list| matches!(self.look.tree.node(list.node).value, Value::Sequence(_))) else {
            template.complete = false;
            let finding = self.finding(at, NO_COMPONENTS);
            let finding =
                Diagnostic { code: unknown_part::RULE.code, severity: unknown_part::RULE.severity, ..finding };
            self.told.once("components", "", || finding.help(ONLY_NAME));
            return;
        };
        for (index, item) in self.look.tree.items(list.node).iter().enumerate() {
            self.component(&list.step(item.node, index), template);
        }
        let opens_code = |button: &ApprovedButton| match &button.kind {
            ButtonKind::OneTimeCode => true,
            ButtonKind::Url(gaps) => gaps.text.contains(CODE_ADDRESS),
            _ => false,
        };
        template.authentication |= template.buttons.iter().any(opens_code);
        if !template.authentication && template.body_place.is_some() && template.body.text.is_empty() {
            template.complete = false;
        }
        self.gaps_in_order(template);
    }

    fn component(&mut self, at: &Spot, template: &mut Approved) {
        let Some(word) = self.word(at, "type") else { return };
        match &*word {
            "HEADER" if template.header_place.is_none() => {
                template.header = self.header(at);
                template.header_place = Some(self.place_of(at, "text", "format"));
            }
            "BODY" if template.body_place.is_none() => {
                template.body = Gaps::of(self.look.text(at, "text").unwrap_or_default());
                template.body_place = Some(self.place_of(at, "text", "type"));
            }
            "FOOTER" => template.footer = self.look.text(at, "text").map(str::to_owned),
            "BUTTONS" => self.buttons(at, template),
            "CAROUSEL" => template.carousel = true,
            "LIMITED_TIME_OFFER" => template.offer = Some(self.ends(at)),
            "HEADER" | "BODY" => {}
            word if SILENT.contains(&word) => {}
            word => self.unknown(at, "type", word, |word| say!("unknown component `{word}`", "未知的组件 `{word}`")),
        }
    }

    /// Where a part is best shown: at one of two keys, or as a whole.
    fn place_of(&self, at: &Spot, key: &str, other: &str) -> crate::diagnostic::Elsewhere {
        let entry = self.look.entry(at, key).or_else(|| self.look.entry(at, other));
        self.look.elsewhere(&entry.map_or_else(|| at.clone(), |entry| at.step(entry.value, &entry.key)))
    }

    fn header(&mut self, at: &Spot) -> ApprovedHeader {
        let text = self.look.text(at, "text");
        let Some(word) = self.word(at, "format") else {
            return text
                .map_or_else(|| ApprovedHeader::Unknown(String::new()), |text| ApprovedHeader::Text(Gaps::of(text)));
        };
        if word == "TEXT" {
            return ApprovedHeader::Text(Gaps::of(text.unwrap_or_default()));
        }
        let media = MediaType::ALL.iter().find(|media| media.name.eq_ignore_ascii_case(&word) && media.name != "audio");
        if let Some(media) = media {
            return ApprovedHeader::Media(media.name);
        }
        if let Some(format) = UNDOCUMENTED_HEADERS.into_iter().find(|format| *format == word) {
            return ApprovedHeader::Undocumented(format);
        }
        self.unknown(at, "format", &word, |word| {
            say!("unknown format of a header: `{word}`", "未知的标头格式 `{word}`")
        });
        ApprovedHeader::Unknown(word)
    }

    fn buttons(&mut self, at: &Spot, template: &mut Approved) {
        let Some(list) = self.look.entry(at, "buttons").map(|entry| at.step(entry.value, "buttons")) else { return };
        for (index, item) in self.look.tree.items(list.node).iter().enumerate() {
            let button = list.step(item.node, index);
            let kind = self.button(&button);
            let text = self.look.text(&button, "text").map(str::to_owned);
            template.buttons.push(ApprovedButton { kind, text, place: self.look.elsewhere(&button) });
        }
    }

    fn button(&mut self, at: &Spot) -> ButtonKind {
        let word = self.word(at, "type").unwrap_or_default();
        let one_of = |words: &[&'static str]| words.iter().copied().find(|known| *known == word);
        match &*word {
            "QUICK_REPLY" => ButtonKind::QuickReply,
            "URL" => ButtonKind::Url(Gaps::of(self.look.text(at, "url").unwrap_or_default())),
            "PHONE_NUMBER" => ButtonKind::PhoneNumber,
            "COPY_CODE" => ButtonKind::CopyCode,
            "OTP" => ButtonKind::OneTimeCode,
            _ => {
                if let Some(known) = one_of(&UNDOCUMENTED_BUTTONS) {
                    return ButtonKind::Undocumented(known);
                }
                if let Some(known) = one_of(&OTHER_BUTTONS) {
                    return ButtonKind::Other(known);
                }
                self.unknown(at, "type", &word, |word| say!("unknown button `{word}`", "未知的按钮 `{word}`"));
                ButtonKind::Unknown(word)
            }
        }
    }

    /// Whether a limited-time offer says when it ends.
    fn ends(&self, at: &Spot) -> bool {
        let inner = self.look.entry(at, "limited_time_offer").map(|entry| at.step(entry.value, &entry.key));
        let entry = inner.iter().chain([at]).find_map(|at| self.look.entry(at, "has_expiration"));
        entry.is_some_and(|entry| matches!(self.look.tree.node(entry.value).value, Value::Bool(true)))
    }

    /// Tells of texts whose gaps are not numbered from 1 on.
    fn gaps_in_order(&mut self, template: &Approved) {
        let header = match &template.header {
            ApprovedHeader::Text(gaps) => Some((gaps, &template.header_place)),
            _ => None,
        };
        for (gaps, place) in header.into_iter().chain([(&template.body, &template.body_place)]) {
            let Some(place) = place.as_ref().filter(|_| gaps.has_hole()) else { continue };
            let list = all_of(&gaps.written());
            let message = say!(
                "gaps {list} are not numbered from 1 on", "占位符 {list} 没有从 1 起连续编号"; list
            );
            self.told.push(Diagnostic::in_text(&number_gap::RULE, place.pointer.clone(), place.span, message));
        }
    }
}

const RCS: Words = Words::new("templates of RCS, and not of WhatsApp", "这是 RCS 模板，不是 WhatsApp 模板");
const NO_COMPONENTS: Words = Words::new("a template without `components`", "模板缺少 `components`");
const ONLY_NAME: Words = Words::new(
    "only its name and status are known; ask for `components` too",
    "只知道名称和状态；获取时加上 `components`",
);
