//! Rules by words that somebody would use for them.

use waml::answer::details;
use waml::rules::{self, Rule};

/// Longer texts are no search.
const LONGEST: usize = 100;

/// The most rules that are proposed.
const MOST: usize = 12;

/// Words that say nothing.
const IDLE: [&str; 24] = [
    "a", "an", "the", "i", "are", "wa", "too", "my", "in", "on", "of", "for", "to", "not", "no", "such", "why", "how",
    "and", "it", "with", "rule", "error", "code",
];

/// Words of people, and what the rules say for them.
const MEANT: [(&str, &[&str]); 20] = [
    ("long", &["length/"]),
    ("longer", &["length/"]),
    ("short", &["length/"]),
    ("length", &["length/"]),
    ("exceed", &["length/", "count/"]),
    ("many", &["count/"]),
    ("few", &["count/"]),
    ("big", &["-size"]),
    ("large", &["-size"]),
    ("twice", &["duplicate/", "twice", "repeated"]),
    ("duplicated", &["duplicate/"]),
    ("same", &["duplicate/"]),
    ("missing", &["missing-key", "no-kind"]),
    ("required", &["missing-key"]),
    ("empty", &["blank", "empty"]),
    ("unknown", &["unknown-"]),
    ("phone", &["recipient/"]),
    ("picture", &["image"]),
    ("link", &["link", "url/", "host"]),
    ("newline", &["breaks"]),
];

/// Words of people who write Chinese, the longer before those in them, and the English for them.
const CHINESE: [(&str, &str); 57] = [
    ("回复按钮", "reply"),
    ("清单消息", "list"),
    ("轮播消息", "carousel"),
    ("按钮标签", "button title"),
    ("按钮文字", "button title"),
    ("版块标题", "section title"),
    ("行标题", "row title"),
    ("行描述", "row description"),
    ("图卡", "card"),
    ("按钮", "button"),
    ("标签", "title"),
    ("标题", "title"),
    ("描述", "description"),
    ("版块", "section"),
    ("清单", "list"),
    ("轮播", "carousel"),
    ("正文", "body"),
    ("页脚", "footer"),
    ("标头", "header"),
    ("编号", "id"),
    ("模板", "template"),
    ("参数", "parameter"),
    ("优惠码", "coupon"),
    ("收信人", "recipient"),
    ("收件人", "recipient"),
    ("手机号", "phone"),
    ("号码", "phone"),
    ("图片", "image"),
    ("视频", "video"),
    ("音频", "audio"),
    ("文档", "document"),
    ("链接", "link"),
    ("网址", "url"),
    ("扩展名", "extension"),
    ("换行", "line break"),
    ("空格", "space"),
    ("索引", "index"),
    ("引号", "quote"),
    ("键", "key"),
    ("太长", "long"),
    ("过长", "long"),
    ("超长", "long"),
    ("长度", "length"),
    ("太短", "short"),
    ("太多", "many"),
    ("过多", "many"),
    ("数量", "many"),
    ("太少", "few"),
    ("太大", "big"),
    ("过大", "big"),
    ("重复", "duplicated"),
    ("相同", "same"),
    ("缺少", "missing"),
    ("缺", "missing"),
    ("必填", "required"),
    ("未知", "unknown"),
    ("为空", "empty"),
];

/// Rules that the words fit, the best first; none where only few of the words do.
pub(super) fn rules(text: &str) -> Vec<&'static Rule> {
    let words: Vec<_> = words(&in_english(text)).into_iter().filter(|word| !IDLE.contains(&word.as_str())).collect();
    if words.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    let scored: Vec<_> = rules::all().map(|rule| (score(&words, rule), rule)).collect();
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    if best * 2 < words.len() * WHOLE || best < WHOLE {
        return Vec::new();
    }
    let mut fits: Vec<_> = scored.into_iter().filter(|(score, _)| *score == best).map(|(_, rule)| rule).collect();
    fits.sort_by_key(|rule| (details::rank(rule), rule.code));
    fits.truncate(MOST);
    fits
}

/// What a word that is in a rule's code or statement counts; one that is only in its reason counts half.
const WHOLE: usize = 2;

fn score(words: &[String], rule: &Rule) -> usize {
    let statement = rule.statement().to_lowercase();
    let near = self::words(&format!("{} {statement}", rule.code));
    let far = self::words(&rule.why);
    let one = |word: &String| {
        let meant = MEANT.iter().find(|(said, _)| said == word).map(|(_, meant)| *meant);
        if meant.is_some_and(|meant| meant.iter().any(|part| rule.code.contains(part)))
            || near.iter().any(|other| alike(word, other))
        {
            WHOLE
        } else {
            far.iter().any(|other| alike(word, other)).into()
        }
    };
    words.iter().map(one).sum()
}

/// Whether two words are the same but for an ending or a slip.
fn alike(word: &str, other: &str) -> bool {
    let (short, long) = if word.len() < other.len() { (word, other) } else { (other, word) };
    (short.len() >= 3 && long.starts_with(short) && long.len() - short.len() <= 3)
        || word == other
        || (short.len() >= 5 && strsim::damerau_levenshtein(word, other) <= 1)
}

/// A text with its Chinese words in English; Chinese without a word that is known says nothing.
fn in_english(text: &str) -> String {
    let known = CHINESE.iter().fold(text.to_owned(), |text, (chinese, english)| {
        if text.contains(chinese) { text.replace(chinese, &format!(" {english} ")) } else { text }
    });
    known.chars().map(|c| if ('\u{4e00}'..='\u{9fff}').contains(&c) { ' ' } else { c }).collect()
}

/// The words of a text in lower case, without the `s` of a plural.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(|word| word.trim_end_matches('s'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_words_are_known_and_reached() {
        for (i, (chinese, english)) in CHINESE.iter().enumerate() {
            assert!(CHINESE[..i].iter().all(|(before, _)| !chinese.contains(before)), "{chinese} is never reached");
            assert!(
                words(english)
                    .iter()
                    .any(|word| rules::all().any(|rule| score(std::slice::from_ref(word), rule) == WHOLE)),
                "{english}"
            );
        }
    }

    #[test]
    fn words_find_their_rules() {
        for (text, code) in [
            ("title too long", "length/button-reply-title"),
            ("row titel too long", "length/list-row-title"),
            ("too many buttons", "count/button-replies"),
            ("footer length", "length/button-footer"),
            ("duplicate ids", "duplicate/reply-id"),
            ("phone number with plus", "recipient/not-digits"),
            ("unknown key", "shape/unknown-key"),
            ("image too big", "media/image-size"),
            ("missing key", "shape/missing-key"),
            ("line breaks in a parameter", "template/parameter-breaks"),
            ("按钮标签太长", "length/button-reply-title"),
            ("行标题超长", "length/list-row-title"),
            ("回复按钮太多了怎么办", "count/button-replies"),
            ("编号重复", "duplicate/reply-id"),
            ("未知的键", "shape/unknown-key"),
            ("图片太大", "media/image-size"),
            ("参数里有换行", "template/parameter-breaks"),
        ] {
            let codes: Vec<_> = rules(text).iter().map(|rule| rule.code).collect();
            assert!(codes.contains(&code), "{text}: {codes:?}");
            assert!(codes.len() <= MOST, "{text}");
        }
        assert!(
            rules("为什么不行").is_empty()
                && rules("zzz").is_empty()
                && rules("is the").is_empty()
                && rules(&"title ".repeat(50)).is_empty()
        );
    }
}
