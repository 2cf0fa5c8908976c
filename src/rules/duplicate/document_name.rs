//! Two documents of one file, or of one set of files, that have the same name.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/document-name",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two documents have the same name", "两个 YAML 文档同名"),
    why: Words::new(
        "Compiling into a folder writes each message to a file of its name, and one of the two would be lost. Names that differ only in case are one on many systems. A document without a `name` has the file's, with its number behind it from the second on. In a set of definitions that a program keeps, the same holds for the documents of all files: a name finds one message. Give each a name of its own.",
        "编译到文件夹时，每条消息写入与其同名的文件，同名的两条会丢失一条。只有大小写不同的名称在许多系统上是同一个。没有 `name` 的 YAML 文档使用文件名，从第二个起在后面加上序号。程序读取的一组定义也是如此：所有文件中的文档，一个名称对应一条消息。给每个文档各取一个名称。",
    ),
    source: Words::new("the definition language", "消息定义的语言"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
