//! Links to media that do not show their type.

use super::unsupported_extension::allowed;
use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::message::MediaType;
use crate::rules::{
    Check,
    address::{self, Written},
};
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/no-extension",
    phase: Phase::Text,
    family: Family::Incs,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a link to media whose path has no extension", "素材链接的路径没有扩展名"),
    why: Words::new(
        "The type of the file cannot be told from such a link, so a wrong file shows only when WhatsApp \
          refuses it. Prefer a link whose path ends in one of the documented extensions.",
        "从这样的链接看不出文件类型，文件不对时，要到 WhatsApp 拒绝后才会发现。最好使用以受支持的扩展名结尾的链接。",
    ),
    source: Words::new("API document: supported types of each media kind", "API 文档：各类素材支持的类型"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::Media(check);

fn check(link: &Written<'_>, media: &'static MediaType, found: &mut Vec<Diagnostic>) {
    let (link, Ok(address)) = (link.text, &link.parts) else { return };
    let path = &link[address.path.clone()];
    if address::extension(path).is_none() {
        let message = say!(
            "link shows no {noun} type, documented are {allowed}", "从链接看不出{noun}类型，支持的类型：{allowed}";
            noun = media.noun, allowed = allowed(media)
        );
        let mut finding = Diagnostic::new(&RULE, Path::default(), message)
            .label(Words::new("no extension in the path", "路径没有扩展名"))
            .help(Words::new(
                "make sure that the file is of a documented type, or link to a path with its extension",
                "确认文件类型受支持，或改用带扩展名的链接",
            ));
        let segment = path.rfind('/').map_or(0, |at| at + 1);
        if segment < path.len() {
            finding = finding.part(address.path.start + segment..address.path.end);
        }
        found.push(finding);
    }
}
