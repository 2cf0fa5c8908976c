//! One entry of a `waml.toml`, with its place.

use globset::{ErrorKind, Glob, GlobSet, GlobSetBuilder};
use toml_edit::{Item, Value};
use waml::rules::{self, Rule, allow, shape};
use waml::templates::Undocumented;
use waml::text::suggest::nearest;
use waml::text::{Phrase, Words, visible};
use waml::{Diagnostic, Severity, Span, say};

/// What may stand in a `waml.toml`.
const KEYS: [&str; 9] =
    ["include", "exclude", "definitions", "strict", "pedantic", "allow", "assets", "templates", "undocumented"];

pub(crate) fn to_span(range: Option<std::ops::Range<usize>>) -> Span {
    range.map_or(Span::default(), |range| Span::new(range.start, range.end))
}

/// An entry of the configuration.
pub(crate) struct ConfigEntry<'d> {
    pub(crate) name: &'d str,
    pub(crate) key: Span,
    pub(crate) item: &'d Item,
}

impl ConfigEntry<'_> {
    pub(crate) fn finding(&self, rule: &Rule, span: Span, message: Phrase) -> Diagnostic {
        Diagnostic::in_text(rule, format!("/{}", self.name), span, message)
    }

    pub(crate) fn unknown(&self) -> Diagnostic {
        let shown = visible(self.name);
        let finding =
            self.finding(&shape::unknown_key::RULE, self.key, say!("unknown key `{shown}`", "未知的键 `{shown}`"));
        if let Some(near) = nearest(self.name, KEYS) {
            return finding.did_you_mean(near);
        }
        let [en, zh] = [", ", "、"].map(|comma| KEYS.join(comma));
        finding.help(say!("keys that may stand here: {en}", "此处可用的键：{zh}"))
    }

    pub(crate) fn wrong(&self, span: Span, found: Words, wanted: Words) -> Diagnostic {
        let name = self.name;
        let message =
            say!("found {found}, `{name}` is {wanted}", "此处是{found}，`{name}` 应为{wanted}"; found, wanted);
        self.finding(&shape::wrong_type::RULE, span, message)
    }

    pub(crate) fn boolean(&self, found: &mut Vec<Diagnostic>) -> bool {
        self.item.as_bool().unwrap_or_else(|| {
            found.push(self.wrong(
                to_span(self.item.span()),
                type_of(self.item.type_name()),
                Words::new("true or false", " true 或 false"),
            ));
            false
        })
    }

    /// The texts of a list, each with its place.
    fn texts(&self, wanted: Words, found: &mut Vec<Diagnostic>) -> Vec<(&str, Span)> {
        let Some(array) = self.item.as_array() else {
            found.push(self.wrong(to_span(self.item.span()), type_of(self.item.type_name()), wanted));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in array {
            match value {
                Value::String(text) => texts.push((text.value().as_str(), to_span(value.span()))),
                _ => found.push(self.wrong(to_span(value.span()), type_of(value.type_name()), wanted)),
            }
        }
        texts
    }

    pub(crate) fn globs(&self, found: &mut Vec<Diagnostic>) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        self.each_glob(found).into_iter().for_each(|(_, glob)| _ = set.add(glob));
        set.build().unwrap_or_default()
    }

    /// The globs of a list that are right, as they are written and to match with.
    pub(crate) fn each_glob(&self, found: &mut Vec<Diagnostic>) -> Vec<(&str, Glob)> {
        let mut globs = Vec::new();
        for (text, span) in self.texts(Words::new("a list of globs", " glob 列表"), found) {
            match Glob::new(text) {
                Ok(glob) => globs.push((text, glob)),
                Err(error) => {
                    let (text, why) = (visible(text), glob_fault(error.kind()));
                    let message = say!("`{text}` is no glob: {why}", "`{text}` 不是正确的 glob：{why}"; why);
                    found.push(self.finding(&shape::wrong_type::RULE, span, message));
                }
            }
        }
        globs
    }

    /// What is forwarded beyond the document, by its words.
    pub(crate) fn undocumented(&self, found: &mut Vec<Diagnostic>) -> Vec<Undocumented> {
        let words = Undocumented::ALL.map(Undocumented::word);
        let wanted = Words::new(
            "a list of `url-button`, `quick-reply-payload`, `named-parameters`",
            " `url-button`、`quick-reply-payload`、`named-parameters` 的列表",
        );
        let mut out = Vec::new();
        for (word, span) in self.texts(wanted, found) {
            if let Some(one) = Undocumented::of(word) {
                out.push(one);
                continue;
            }
            let shown = visible(word);
            let message = say!("`{shown}` is nothing that can be forwarded", "`{shown}` 不是可转发的内容");
            let unknown = self.finding(&shape::unknown_word::RULE, span, message);
            let [en, zh] = [", ", "、"].map(|comma| words.map(|word| format!("`{word}`")).join(comma));
            found.push(match nearest(word, words) {
                Some(near) => unknown.did_you_mean(near),
                None => unknown.help(say!("words that may stand here: {en}", "此处可用的值：{zh}")),
            });
        }
        out
    }

    pub(crate) fn codes(&self, found: &mut Vec<Diagnostic>) -> Vec<&'static str> {
        let mut codes = Vec::new();
        for (code, span) in self.texts(Words::new("a list of codes", "规则代码列表"), found) {
            match rules::find(code) {
                Some(rule) if rule.severity == Severity::Warning => codes.push(rule.code),
                Some(_) => found.push(
                    self.finding(
                        &allow::error::RULE,
                        span,
                        say!("`{code}` is an error, only warnings can be allowed", "`{code}` 是错误，只能豁免警告"),
                    )
                    .help(Words::new(
                        "mend the messages: they would be refused all the same",
                        "修改消息；豁免后仍会被拒绝",
                    )),
                ),
                None => {
                    let shown = visible(code);
                    let unknown = self.finding(
                        &allow::unknown_code::RULE,
                        span,
                        say!("no rule is called `{shown}`", "没有名为 `{shown}` 的规则"),
                    );
                    found.push(match nearest(code, rules::all().map(|rule| rule.code)) {
                        Some(near) => unknown.did_you_mean(near),
                        None => unknown
                            .help(Words::new("`waml explain` lists all codes", "`waml explain` 列出所有规则代码")),
                    });
                }
            }
        }
        codes
    }
}

/// What TOML calls a kind of value.
pub(crate) fn type_of(name: &'static str) -> Words {
    let chinese = match name {
        "string" => "字符串",
        "integer" => "整数",
        "float" => "浮点数",
        "boolean" => "布尔值",
        "datetime" => "日期时间",
        "array" => "列表",
        "inline table" => "行内表",
        "table" => "表",
        "array of tables" => "表的列表",
        other => other,
    };
    Words::new(name, chinese)
}

/// Why a text is no glob.
fn glob_fault(kind: &ErrorKind) -> Phrase {
    let chinese = match kind {
        ErrorKind::UnclosedClass => "字符类没有结束，缺少 ]",
        ErrorKind::InvalidRange(..) => "字符范围的起点在终点之后",
        ErrorKind::UnopenedAlternates => "多出 }，缺少对应的 {",
        ErrorKind::UnclosedAlternates => "{ 没有结束，缺少对应的 }",
        ErrorKind::DanglingEscape => "末尾的 \\ 后没有字符",
        _ => return Phrase::neutral(kind.to_string()),
    };
    Phrase::new(kind.to_string(), chinese)
}
