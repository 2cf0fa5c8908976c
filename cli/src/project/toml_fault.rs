//! What the parser of TOML says, in Chinese: it knows no language but English.

use waml::say;
use waml::text::Phrase;

/// What may be wrong.
const FAULTS: [(&str, &str); 45] = [
    ("`_` may only go between digits", "`_` 只能在数字之间"),
    ("cannot recurse further; max recursion depth met", "嵌套太深"),
    ("carriage return must be followed by newline", "回车符后应为换行符"),
    ("duplicate key", "键重复"),
    ("extra `=`", "多一个 `=`"),
    ("extra assignment between key-value pairs", "键和值之间多一个赋值"),
    ("extra comma in array", "列表中多一个逗号"),
    ("extra comma in inline table", "行内表中多一个逗号"),
    ("floating-point number overflowed", "浮点数超出范围"),
    ("integer number overflowed", "整数超出范围"),
    ("integers with a radix cannot be signed", "带进制前缀的整数不能带符号"),
    ("invalid comment character", "注释中有无效字符"),
    ("invalid inline table element", "行内表中有无效内容"),
    ("invalid key-value pair", "键值对无效"),
    ("invalid unquoted key", "不带引号的键无效"),
    ("invalid value", "值无效"),
    ("key with no value", "键没有值"),
    ("keys cannot be multi-line basic strings", "键只能写在一行"),
    ("keys cannot be multi-line literal strings", "键只能写在一行"),
    ("missing array opening", "缺少列表的左方括号"),
    ("missing assignment between key-value pairs", "键和值之间缺少等号"),
    ("missing comma between array elements", "列表的值之间缺少逗号"),
    ("missing comma between key-value pairs", "键值对之间缺少逗号"),
    ("missing comment start", "缺少注释的开头"),
    ("missing escaped value", "转义符后缺少内容"),
    ("missing inline table opening", "缺少行内表的左花括号"),
    ("missing key for inline table element", "行内表中缺少键"),
    ("missing opening quote", "缺少左引号"),
    ("missing table open", "缺少表名的左方括号"),
    ("missing value for key", "键没有值"),
    ("missing value", "缺少值"),
    ("radix must be lowercase", "进制前缀只能用小写"),
    ("recursion limit", "嵌套太深"),
    ("redundant integer number prefix", "多一个进制前缀"),
    ("redundant numeric sign", "多一个正负号"),
    ("string values must be quoted", "字符串要用引号括住"),
    ("too few unicode value digits", "字符编号的位数太少"),
    ("unclosed array table", "表名没有结束，缺少右方括号"),
    ("unclosed array", "列表没有结束，缺少右方括号"),
    ("unclosed inline table", "行内表没有结束，缺少右花括号"),
    ("unclosed table", "表名没有结束，缺少右方括号"),
    ("unexpected `=` in array", "列表中不应有 `=`"),
    ("unexpected leading zero", "数字以多余的 0 开头"),
    ("unexpected sign", "此处不应有正负号"),
    ("unquoted keys cannot be empty", "键为空，空的键要用引号括住"),
];

/// Where something cannot be.
const UNEXPECTED: [(&str, &str); 3] = [
    ("unexpected content between comment and newline", "注释和换行之间有多余的内容"),
    ("unexpected content", "此处有多余的内容"),
    ("unexpected key or value", "此处有多余的键或值"),
];

/// What may be wanted instead.
const WANTED: [(&str, &str); 14] = [
    ("key", "键"),
    ("value", "值"),
    ("numbers", "数字"),
    ("literal string", "单引号字符串"),
    ("letters", "字母"),
    ("unicode hexadecimal value", "十六进制的字符编号"),
    ("basic string", "双引号字符串"),
    ("printable characters", "可见字符"),
    ("non-single-quote visible characters", "单引号以外的可见字符"),
    ("non-single-quote characters", "单引号以外的字符"),
    ("non-double-quote visible characters", "双引号以外的可见字符"),
    ("multi-line basic string", "多行双引号字符串"),
    ("digits", "数字"),
    ("newline", "换行"),
];

/// The fault in both languages; where it is a new one, in English behind Chinese words.
pub(super) fn said(fault: &str) -> Phrase {
    match in_chinese(fault) {
        Some(chinese) => Phrase::new(fault.to_owned(), chinese),
        None => say!("{fault}", "不是正确的 TOML：{fault}"),
    }
}

fn in_chinese(fault: &str) -> Option<String> {
    let (what, wanted) = fault.split_once(", expected ").unwrap_or((fault, "nothing"));
    let what = FAULTS.iter().chain(&UNEXPECTED).find(|(english, _)| *english == what)?.1;
    if wanted == "nothing" {
        return Some(what.to_owned());
    }
    let mut out = format!("{what}，应为");
    let wanted: Vec<_> = wanted.split(", ").collect();
    for (i, word) in wanted.iter().enumerate() {
        let joint = if i + 1 == wanted.len() { "或" } else { "、" };
        let quoted = word.starts_with('`');
        if i > 0 {
            out.push_str(if joint == "或" && out.ends_with('`') { " 或" } else { joint });
        }
        if quoted && !out.ends_with('、') {
            out.push(' ');
        }
        out.push_str(if quoted { word } else { WANTED.iter().find(|(english, _)| english == word)?.1 });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::said;
    use waml::Language;

    #[test]
    fn faults_are_said_in_both_languages() {
        for (text, chinese) in [
            ("a =", "字符串要用引号括住，应为单引号字符串"),
            ("a = b", "字符串要用引号括住，应为单引号字符串"),
            ("a = [1", "列表没有结束，缺少右方括号，应为 `]`"),
            ("a = 1\na = 2", "键重复"),
            ("a 1", "键没有值，应为 `=`"),
            ("[a", "表名没有结束，缺少右方括号，应为 `]`"),
        ] {
            let fault = toml_edit::Document::parse(text).expect_err("it is wrong");
            let said = said(fault.message().trim());
            assert_eq!(said, fault.message().trim());
            assert_eq!(said.say(Language::Chinese), chinese, "{text}: {}", fault.message());
        }
        assert_eq!(said("odd, expected luck").say(Language::Chinese), "不是正确的 TOML：odd, expected luck");
    }
}
