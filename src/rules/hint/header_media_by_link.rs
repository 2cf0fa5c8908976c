//! Media by link in the header of a message with reply buttons.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::message::MediaType;
use crate::rules::Check;
use crate::rules::subject::ButtonSubject;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/header-media-by-link",
    phase: Phase::Relation,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: true,
    beyond_schema: true,
    summary: Words::new("media by link where an uploaded id is recommended", "建议使用已上传素材编号的地方用了链接"),
    why: Words::new(
        "The link works, but WhatsApp then fetches the file while sending, and a slow or missing file \
          costs the message. Upload the file and give its id where that is possible.",
        "链接可用，但 WhatsApp 要在发送时下载文件，文件过慢或缺失时消息就发不出去。可能的话，先上传文件，再填写其编号。",
    ),
    source: Words::new(
        "API document 4.2 (not recommended, though its example does it)",
        "API 文档 4.2（不推荐，但其示例这样写）",
    ),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::Button(check);

fn check(button: &dyn ButtonSubject, found: &mut Vec<Diagnostic>) {
    let Some(kind) = button.header_by_link() else { return };
    let path = Path::default().then("header").then(kind).then("link");
    let noun = MediaType::ALL.iter().find(|media| media.name == kind).map_or(Words::neutral(kind), |media| media.noun);
    let message = say!(
        "{noun} goes by link, recommended is the id of an upload", "{noun}用链接引用，建议使用已上传素材的编号";
        noun
    );
    let help = Words::new("upload the file and write its id in `id`", "上传文件，把编号写在 `id` 中");
    found.push(Diagnostic::new(&RULE, path, message).help(help));
}
