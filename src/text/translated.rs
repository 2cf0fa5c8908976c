//! Keys and words of the API as its document, which is Chinese, calls what they stand for.

/// What each word may be meant as; which of them can stand somewhere decides.
const WORDS: [(&str, &[&str]); 120] = [
    ("文本", &["text", "body"]),
    ("文字", &["text", "body"]),
    ("消息", &["text", "body"]),
    ("内容", &["text", "body"]),
    ("图片", &["image"]),
    ("图像", &["image"]),
    ("视频", &["video"]),
    ("音频", &["audio"]),
    ("文档", &["document"]),
    ("文件", &["document"]),
    ("模板", &["template"]),
    ("模板名称", &["name"]),
    ("清单", &["list"]),
    ("列表", &["list"]),
    ("轮播", &["carousel"]),
    ("素材轮播", &["carousel"]),
    ("网址按钮", &["cta_url", "url_button"]),
    ("回复按钮", &["button", "replies", "buttons"]),
    ("清单按钮", &["button", "list"]),
    ("快速回复", &["quick_reply", "replies"]),
    ("快速回复按钮", &["quick_reply", "replies", "buttons"]),
    ("按钮", &["button", "buttons", "url_button", "replies"]),
    ("按钮标签", &["display_text", "button", "title"]),
    ("按钮索引", &["index"]),
    ("收信人", &["to"]),
    ("收件人", &["to"]),
    ("接收人", &["to"]),
    ("号码", &["to"]),
    ("手机号", &["to"]),
    ("名称", &["name"]),
    ("名字", &["name"]),
    ("描述", &["description"]),
    ("说明", &["description"]),
    ("标头", &["header"]),
    ("页眉", &["header"]),
    ("正文", &["body", "text"]),
    ("页脚", &["footer"]),
    ("回复", &["replies", "reply"]),
    ("选项", &["replies", "rows"]),
    ("编号", &["id"]),
    ("标题", &["title", "header"]),
    ("版块", &["sections"]),
    ("版块标题", &["title"]),
    ("行", &["rows"]),
    ("行编号", &["id"]),
    ("行标题", &["title"]),
    ("行描述", &["description"]),
    ("图卡", &["cards"]),
    ("图卡索引", &["card_index"]),
    ("索引", &["index", "card_index"]),
    ("链接", &["link", "url"]),
    ("网址", &["url", "link"]),
    ("地址", &["url", "link"]),
    ("素材网址", &["link"]),
    ("类型", &["type"]),
    ("消息类型", &["type"]),
    ("互动", &["interactive"]),
    ("互动消息", &["interactive"]),
    ("交互", &["interactive"]),
    ("交互消息", &["interactive"]),
    ("组件", &["components"]),
    ("参数", &["params", "parameters"]),
    ("操作", &["action"]),
    ("优惠码", &["coupon_code"]),
    ("验证码", &["code"]),
    ("文本消息", &["text"]),
    ("消息内容", &["text", "body"]),
    ("图片消息", &["image"]),
    ("图片链接", &["link", "image"]),
    ("视频消息", &["video"]),
    ("视频链接", &["link", "video"]),
    ("音频消息", &["audio"]),
    ("语音", &["audio"]),
    ("文档消息", &["document"]),
    ("模板消息", &["template"]),
    ("清单消息", &["list"]),
    ("列表消息", &["list"]),
    ("轮播消息", &["carousel"]),
    ("网址按钮消息", &["cta_url"]),
    ("回复按钮消息", &["button"]),
    ("按钮文字", &["display_text", "button", "title"]),
    ("按钮文本", &["display_text", "button", "title"]),
    ("标签", &["title", "display_text", "button"]),
    ("手机", &["to"]),
    ("手机号码", &["to"]),
    ("电话", &["to"]),
    ("电话号码", &["to"]),
    ("副标题", &["description"]),
    ("头部", &["header"]),
    ("脚注", &["footer"]),
    ("分区", &["sections"]),
    ("分组", &["sections"]),
    ("章节", &["sections"]),
    ("卡片", &["cards"]),
    ("语言", &["language"]),
    ("变量", &["params", "parameters"]),
    ("最多字符", &["max_chars"]),
    ("最大长度", &["max_chars"]),
    ("最多字数", &["max_chars"]),
    ("最大字数", &["max_chars"]),
    ("字数", &["max_chars"]),
    ("长度", &["max_chars"]),
    ("最多", &["max_chars", "max"]),
    ("最大", &["max", "max_chars"]),
    ("最小长度", &["min_chars"]),
    ("最少字数", &["min_chars"]),
    ("最少", &["min_chars", "min"]),
    ("最小", &["min", "min_chars"]),
    ("最多行数", &["max_lines"]),
    ("行数", &["max_lines"]),
    ("多行", &["multiline"]),
    ("可选值", &["one_of"]),
    ("示例", &["example"]),
    ("例子", &["example"]),
    ("默认", &["default"]),
    ("默认值", &["default"]),
    ("可选", &["optional"]),
    ("唯一", &["unique"]),
    ("元素", &["item"]),
    ("素材类型", &["media"]),
];

/// The one of some words of the API that a Chinese word stands for.
pub(crate) fn translated<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (_, meant) = WORDS.iter().find(|(chinese, _)| *chinese == word)?;
    let rank = |candidate: &&str| meant.iter().position(|word| word == candidate);
    candidates.into_iter().filter(|candidate| rank(candidate).is_some()).min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, translated};

    #[test]
    fn what_can_stand_there_decides() {
        assert_eq!(translated("按钮", ["id", "buttons", "url_button"]), Some("buttons"));
        assert_eq!(translated("按钮", ["id"]), None);
        assert_eq!(translated("您好", ["text"]), None);
    }

    #[test]
    fn no_word_stands_twice() {
        for (at, (word, meant)) in WORDS.iter().enumerate() {
            assert!(!meant.is_empty() && WORDS[..at].iter().all(|(other, _)| other != word), "{word}");
        }
    }
}
