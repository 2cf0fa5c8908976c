//! Messages as a phone shows them, in all four forms: what each form looks like, and what none may do.

mod fixture;

use fixture::{catalogue_of, facts, files, folder, root, shown, undocumented};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use unicode_width::UnicodeWidthStr;
use waml::preview::{self, GENERATOR, Page, Picture, Screen};
use waml::render::Look;
use waml::{Compiler, Language, Shape, Source, Syntax};

const FORMS: [&str; 4] = ["text", "html", "svg", "markdown"];

fn form(name: &str, screens: &[Screen], language: Language) -> String {
    match name {
        "text" => preview::text(screens, Look { language, ..Look::default() }),
        "html" => Page::new(language).html(screens),
        "svg" => preview::svg(screens, language),
        _ => preview::markdown(screens, language),
    }
}

/// The screens of a text that is named like a definition.
fn screens_of(text: &str) -> Vec<Screen> {
    let source = Source::new("messages/test.waml.yaml", text);
    let way = Compiler::new();
    let compiled = way.compile(&source, Shape::Definition, Syntax::Yaml);
    way.preview(&source, Shape::Definition, Some(Syntax::Yaml), &compiled, waml::preview::Case::default())
}

/// The screens of a fixture.
fn screens_in(path: &Path) -> Vec<Screen> {
    let known = facts(path);
    let inspect = |_: &str| known.clone().unwrap_or_default();
    let catalogue = catalogue_of(path);
    let mut way = Compiler::new().undocumented(undocumented(path));
    if let Some(catalogue) = &catalogue {
        way = way.templates(catalogue);
    }
    if known.is_some() {
        way = way.media(&inspect);
    }
    let bytes = fs::read(path).expect("a file");
    let (shape, syntax) = (Shape::of(path), Syntax::of_extension(path));
    let (source, compiled) = way.compile_bytes(shown(path), bytes, shape, syntax);
    way.preview(&source, shape, syntax, &compiled, waml::preview::Case::default())
}

fn all_of(name: &str) -> Vec<Screen> {
    files(&folder(name)).iter().flat_map(|path| screens_in(path)).collect()
}

#[test]
fn the_examples_in_every_form() {
    let screens: Vec<_> = ["example", "example-broken", "preview"].into_iter().flat_map(all_of).collect();
    for name in FORMS {
        insta::assert_snapshot!(format!("examples_{name}"), form(name, &screens, Language::English));
    }
    for name in ["text", "markdown"] {
        insta::assert_snapshot!(format!("examples_{name}_zh"), form(name, &screens, Language::Chinese));
    }
}

/// FNV-1a, which is enough to see that something has changed.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every other fixture: what it is drawn as in a line, and its forms by their digests, so that the repository stays
/// small. `PREVIEW=DIR cargo test --test preview` writes the forms themselves, to be looked at and compared.
#[test]
fn every_fixture_in_every_form() {
    let wanted = std::env::var_os("PREVIEW");
    let mut out = String::new();
    for path in files(&folder(".")) {
        if path.extension().is_some_and(|extension| extension == "toml") {
            continue;
        }
        let screens = screens_in(&path);
        assert!(!screens.is_empty(), "{}", path.display());
        let path = path.strip_prefix(folder(".")).expect("a fixture");
        let _ = write!(out, "{}", path.display());
        for name in FORMS {
            let [english, chinese] = Language::ALL.map(|language| form(name, &screens, language));
            assert_eq!(english, form(name, &screens, Language::English), "{} {name}", path.display());
            let _ = write!(out, " {:08x}", (digest(&english) ^ digest(&chinese).rotate_left(1)) >> 32);
            if let Some(folder) = &wanted {
                let to = Path::new(folder).join(path).with_extension(name);
                fs::create_dir_all(to.parent().expect("a folder")).expect("it is made");
                fs::write(to, english).expect("it is written");
            }
        }
        let kinds: Vec<_> = screens.iter().take(3).map(|screen| screen.kind().unwrap_or("–")).collect();
        let _ = writeln!(out, " {}", kinds.join(" "));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn no_line_of_text_is_wider_than_80_columns() {
    for path in files(&folder(".")) {
        if path.extension().is_none_or(|extension| extension == "toml") {
            continue;
        }
        let screens = screens_in(&path);
        for language in Language::ALL {
            for line in form("text", &screens, language).lines() {
                assert!(line.width() <= 80, "{}: {} {line:?}", path.display(), line.width());
            }
        }
    }
}

/// A list with a text everywhere.
fn list_of(text: &str) -> String {
    let text = serde_json::to_string(text).expect("a text");
    format!(
        "description: {text}\nlist:\n  header: {{text: {text}}}\n  body: {text}\n  footer: {text}\n  button: {text}\n  sections:\n    \
         - title: {text}\n      rows: [{{id: {text}, title: {text}, description: {text}}}, {{id: b, title: B}}]\n"
    )
}

/// A carousel with a text everywhere.
fn carousel_of(text: &str) -> String {
    let text = serde_json::to_string(text).expect("a text");
    format!(
        "carousel:\n  body: {text}\n  cards:\n    - header: {{image: {{link: {text}}}}}\n      body: {text}\n      \
         replies: [{{id: {text}, title: {text}}}]\n    - header: {{video: {{link: \"https://example.com/a.mp4\"}}}}\n      \
         url_button: {{display_text: {text}, url: {text}}}\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_fits(text in r#"([a-f 花，👍🏽\u{301}*_~`\n>1.:/@&<"\u{202e}\u{200f}שا\u{7}]|\PC){0,120}"#) {
        for definition in [list_of(&text), carousel_of(&text)] {
            let screens = screens_of(&definition);
            for language in Language::ALL {
                for line in form("text", &screens, language).lines() {
                    prop_assert!(line.width() <= 80, "{} {line:?}", line.width());
                    prop_assert!(!line.chars().any(char::is_control), "{line:?}");
                }
            }
            let page = form("html", &screens, Language::English);
            prop_assert!(well_formed(&page).is_ok(), "{:?}\n{page}", well_formed(&page));
            let picture = form("svg", &screens, Language::English);
            prop_assert!(well_formed(&picture).is_ok(), "{:?}\n{picture}", well_formed(&picture));
        }
    }
}

/// Elements of HTML without an end.
const VOID: [&str; 2] = ["meta", "img"];

/// Reads markup as strictly as XML: each tag is closed where it belongs, each value stands in quotes, and no `<` or `&`
/// stands for itself. What a form is made of is known, so anything else came out of a message.
fn well_formed(markup: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        for part in text.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| part.starts_with(name));
            if !known && open.last() != Some(&"style") {
                return Err(format!("a bare & before {part:?}"));
            }
        }
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment.find("-->").ok_or("a comment without end")?;
            rest = &comment[end + 3..];
            continue;
        }
        let end = end_of_tag(rest).ok_or_else(|| format!("a tag without end: {rest:.40}"))?;
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let opened = open.pop();
            if opened != Some(name) {
                return Err(format!("</{name}> closes {opened:?}"));
            }
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if !name.chars().all(|c| c.is_ascii_alphanumeric()) || name.is_empty() {
            return Err(format!("a tag `{name}`"));
        }
        if ["script", "iframe", "object", "embed", "link", "form", "base"].contains(&name) {
            return Err(format!("<{name}>"));
        }
        for attribute in tag.split('"').step_by(2).flat_map(str::split_whitespace).skip(1) {
            let attribute = attribute.trim_start_matches('"').trim_end_matches('/').trim_end_matches('=');
            if attribute.starts_with("on") || attribute.contains(['<', '&', '\'']) {
                return Err(format!("an attribute `{attribute}`"));
            }
        }
        if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} are not closed")) }
}

/// The end of a tag, outside of the values of its attributes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

#[test]
fn every_page_and_picture_is_well_formed() {
    for path in files(&folder(".")) {
        if path.extension().is_none_or(|extension| extension == "toml") {
            continue;
        }
        let screens = screens_in(&path);
        for name in ["html", "svg"] {
            let markup = form(name, &screens, Language::Chinese);
            assert_eq!(well_formed(&markup), Ok(()), "{} {name}", path.display());
            assert!(markup.contains(GENERATOR), "{}", path.display());
        }
    }
}

#[test]
fn texts_never_become_markup() {
    let hostile =
        "<script>alert(1)</script><img src=x onerror=alert(1)> \" ' & &amp; --> ]]> *<b>* javascript:alert(1)";
    for definition in [list_of(hostile), carousel_of(hostile)] {
        let screens = screens_of(&definition);
        let page = form("html", &screens, Language::English);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"javascript"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        let picture = form("svg", &screens, Language::English);
        assert!(!picture.contains("<script") && !picture.contains("<img"));
        let markdown = form("markdown", &screens, Language::English);
        assert!(
            !markdown.contains("<script")
                && !markdown.contains("<img")
                && !markdown.contains("](")
                && !markdown.contains("javascript:a")
        );
        for markup in [page, picture] {
            assert_eq!(well_formed(&markup), Ok(()));
        }
    }
}

/// What a form says, however its lines break.
fn words_of(form: &str) -> String {
    let parts = form.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().replace(['\\', '│'], "").split_whitespace().collect()
}

#[test]
fn characters_that_are_not_seen_are_named() {
    let screens = screens_of("text: \"a\\u202Eb\\u200Bc\\ad\\e[31m\"\n");
    for name in FORMS {
        let shown = form(name, &screens, Language::English);
        for (named, raw) in [("U+202E", '\u{202e}'), ("U+200B", '\u{200b}'), ("U+0007", '\u{7}'), ("U+001B", '\u{1b}')]
        {
            assert!(shown.replace('\\', "").contains(named), "{name} {named}");
            assert!(!shown.contains(raw), "{name} {named}");
        }
        let words = words_of(&shown);
        assert!(words.contains("right-to-leftoverride"), "{name}");
        assert!(words_of(&form(name, &screens, Language::Chinese)).contains("从右至左覆盖"), "{name}");
    }
}

#[test]
fn one_time_codes_are_not_shown() {
    let screens = screens_of("template: {name: login_code, code: \"190284\"}\n");
    let wrong = screens_of("template: {name: login_code, code: \"19028419028419028\"}\n");
    for name in FORMS {
        for screens in [&screens, &wrong] {
            let shown = form(name, screens, Language::English);
            assert!(shown.contains("••••••") && !shown.contains("190284"), "{name}: {shown}");
        }
    }
}

#[test]
fn what_is_too_much_is_marked_and_cut() {
    let long = format!("button:\n  body: hi\n  footer: {}\n  replies: [{{id: a, title: A}}]\n", "🌿".repeat(4096));
    let screens = screens_of(&long);
    let text = form("text", &screens, Language::English);
    assert!(text.contains("⟦") && text.contains("3,916 more characters") && text.contains("4,096/60 ✗"), "{text}");
    assert!(form("html", &screens, Language::English).contains("<mark class=\"over\">"));
    assert!(form("html", &screens, Language::English).len() < 60_000);
    assert!(screens[0].is_wrong());
}

#[test]
fn very_long_texts_make_no_long_pages() {
    let long = format!("text: {}\n", "abc *d* ".repeat(1 << 19));
    let screens = screens_of(&long);
    for name in FORMS {
        let length = form(name, &screens, Language::English).len();
        assert!(length < 200_000, "{name} {length}");
    }
    let rows = (0..5000).fold(String::new(), |rows, row| rows + &format!("        - {{id: r{row}, title: R{row}}}\n"));
    let many = format!("list:\n  body: hi\n  button: Go\n  sections:\n    - title: T\n      rows:\n{rows}");
    let text = form("text", &screens_of(&many), Language::English);
    assert!(text.contains("… 4,987 more") && text.lines().count() < 300, "{text}");
}

#[test]
fn what_cannot_be_read_says_so() {
    for text in ["", "nothing: here\n", "a: [\n", "- 1\n", "text: a\nimage: b\n", "to: \"85290000001\"\n"] {
        let screens = screens_of(text);
        assert_eq!(screens.len(), 1, "{text:?}");
        assert!(screens[0].is_wrong(), "{text:?}");
        for name in FORMS {
            assert!(!form(name, &screens, Language::English).is_empty());
        }
    }
    let screens = screens_of("nothing: here\n");
    assert_eq!(screens[0].kind(), None);
    for name in FORMS {
        assert!(form(name, &screens, Language::English).contains("No message could be read here"), "{name}");
        assert!(form(name, &screens, Language::Chinese).contains("此处没有可读取的消息"), "{name}");
    }
    let (source, compiled) =
        Compiler::new().compile_bytes("a.waml.yaml", b"text: \xff".to_vec(), Shape::Definition, None);
    let screens = Compiler::new().preview(&source, Shape::Definition, None, &compiled, waml::preview::Case::default());
    assert_eq!((screens.len(), screens[0].kind(), screens[0].name()), (1, None, "a"));
}

/// Slips of YAML whose mends are known hide nothing.
#[test]
fn a_message_is_seen_through_slips_of_yaml() {
    for text in [
        "button:\n  body:Hello\n  replies:\n    - {id: a, title: A}\n",
        "button：\n  body: Hello\n  replies:\n    - {id: a, title: A}\n",
        "button:\n\tbody: Hello\n\treplies:\n\t- {id: a, title: A}\n",
        "button:\n  body: \"Hello: there\n  replies:\n    - {id: a, title: A}\n",
        "button:\n  body: Hello: there\n  replies:\n   - id: a\n     title: A\n",
    ] {
        let screens = screens_of(text);
        let drawn = form("text", &screens, Language::English);
        assert!(screens[0].is_wrong(), "{text}");
        assert!(drawn.contains("│ Hello") && drawn.contains("→ a"), "{text}\n{drawn}");
    }
}

#[test]
fn findings_stand_with_their_own_message() {
    let screens =
        screens_of("text: fine\n---\nbutton: {body: x, replies: [{id: a, title: A}], fotter: y}\n---\ntext: \"\"\n");
    assert_eq!(screens.iter().map(Screen::is_wrong).collect::<Vec<_>>(), [false, true, true]);
    let text = form("text", &screens[1..2], Language::English);
    assert!(text.contains("unknown key `fotter`") && !text.contains("text is empty"), "{text}");
}

#[test]
fn what_a_comment_allows_is_not_marked() {
    let with = |comment: &str| format!("{comment}text: \"a <b>b</b>\"\n");
    let marked = |text: &str| form("html", &screens_of(text), Language::English).contains("mark class=\"flagged\"");
    assert!(marked(&with("")));
    assert!(!marked(&with("# waml: allow(hint/html) the page is about tags\n")));
}

#[test]
fn images_that_are_known_stand_in_the_page() {
    let png = fs::read(folder("media/rgb8.png")).expect("a file");
    let known = |link: &str| link.ends_with("/map.png").then(|| Picture::new(png.clone())).flatten();
    let screens = screens_of(
        "image: {link: https://cdn.example.com/map.png}\n---\nimage: {link: https://cdn.example.com/other.png}\n",
    );
    let page = Page::new(Language::English).pictures(&known).html(&screens);
    assert_eq!(page.matches("src=\"data:image/png;base64,").count(), 1);
    assert_eq!(page.matches("src=").count(), 1);
    assert_eq!(well_formed(&page), Ok(()));
}

#[test]
fn a_page_is_loaded_again_only_when_asked() {
    let screens = screens_of("text: hi\n");
    assert!(!Page::new(Language::English).html(&screens).contains("\"refresh\""));
    assert!(Page::new(Language::English).refresh(2).html(&screens).contains("http-equiv=\"refresh\" content=\"2\""));
}

#[test]
fn languages_and_directions_are_told() {
    let screens = screens_of("text: 您好\n---\ntext: مرحبا\n---\ntext: Hello\n---\ntext: שלום\n");
    let page = form("html", &screens, Language::Chinese);
    assert!(page.contains("<html lang=\"zh\">"));
    for expected in
        ["lang=\"zh\" dir=\"ltr\"", "lang=\"ar\" dir=\"rtl\"", "lang=\"\" dir=\"ltr\"", "lang=\"he\" dir=\"rtl\""]
    {
        assert!(page.contains(&format!("<div class=\"screen\" {expected}>")), "{expected}");
    }
    assert!(form("html", &screens, Language::English).contains("<html lang=\"en\">"));
}

/// Relative luminance, as WCAG 2 defines it.
fn luminance([r, g, b]: [f64; 3]) -> f64 {
    let part = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

fn hex(text: &str) -> [f64; 3] {
    let digits = text.trim_start_matches('#');
    let part = |at: usize| {
        let digits = if digits.len() == 3 { digits[at..=at].repeat(2) } else { digits[2 * at..2 * at + 2].to_owned() };
        f64::from(u8::from_str_radix(&digits, 16).expect("a colour")) / 255.0
    };
    [part(0), part(1), part(2)]
}

fn hsl(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let swing = saturation * lightness.min(1.0 - lightness);
    let part = |turn: f64| {
        let at = (turn + hue / 30.0) % 12.0;
        lightness - swing * (at - 3.0).min(9.0 - at).clamp(-1.0, 1.0)
    };
    [part(0.0), part(8.0), part(4.0)]
}

/// The value of a name in a part of a style.
fn value<'s>(style: &'s str, name: &str) -> &'s str {
    let start = style.find(&format!("--{name}:")).unwrap_or_else(|| panic!("{name}")) + name.len() + 3;
    style[start..].split([';', '}']).next().expect("a value").trim()
}

#[test]
fn text_has_enough_contrast_in_both_themes() {
    let style = fs::read_to_string(root().join("src/preview/html/style.css")).expect("a style");
    let (light, dark) = style.split_once("prefers-color-scheme: dark").expect("two themes");
    let percent =
        |style: &str, name: &str| value(style, name).trim_end_matches('%').parse::<f64>().expect("a number") / 100.0;
    for theme in [light, dark] {
        let pairs = [
            ("ink", &["page", "panel", "bubble", "code", "canvas", "canvas-2"][..]),
            ("soft", &["page", "bubble", "code", "panel", "canvas", "canvas-2"]),
            ("accent", &["page", "bubble", "accent-soft", "code", "panel"]),
            ("bad", &["page", "panel", "bad-soft", "bubble"]),
            ("warn", &["page", "warn-soft"]),
        ];
        for (text, grounds) in pairs {
            for ground in grounds {
                let found = contrast(hex(value(theme, text)), hex(value(theme, ground)));
                assert!(found >= 4.5, "{text} on {ground}: {found:.2}");
            }
        }
        for hue in style
            .split("--h: ")
            .skip(1)
            .map(|rest| rest.split(';').next().expect("a hue").parse::<f64>().expect("a hue"))
        {
            let ground = hsl(hue, percent(theme, "ph-s"), percent(theme, "ph-l"));
            let found = contrast(ground, hsl(hue, 0.24, percent(theme, "ph-ink")));
            assert!(found >= 4.5, "the name of a file at {hue}: {found:.2}");
        }
    }
    let picture = preview::svg(&screens_of("text: hi\n"), Language::English);
    let (light, dark) = picture.split_once("prefers-color-scheme").expect("two themes");
    for theme in [light, dark] {
        for (text, grounds) in [
            ("ink", &["bubble", "code"][..]),
            ("soft", &["bubble"]),
            ("accent", &["bubble"]),
            ("bad", &["bubble", "bad-soft", "code"]),
            ("warn", &["bubble"]),
            ("ph-ink", &["ph"]),
        ] {
            for ground in grounds {
                let found = contrast(hex(value(theme, text)), hex(value(theme, ground)));
                assert!(found >= 4.5, "{text} on {ground} in a picture: {found:.2}");
            }
        }
    }
}

/// A text as long as a file may be is drawn up to what is too much, and it says how much is left out.
#[test]
fn a_text_of_many_megabytes_is_cut() {
    let text = "Hello *you* 花 ".repeat(7_900_000 / 16);
    let screens = screens_of(&format!("text: \"{}\"\n", text.trim_end()));
    for name in FORMS {
        let drawn = form(name, &screens, Language::English);
        assert!(drawn.len() < 40_000, "{name}: {}", drawn.len());
        assert!(drawn.contains("characters"), "{name}: {drawn:.500}");
    }
}
