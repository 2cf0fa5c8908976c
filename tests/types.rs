//! `docs/types.md` shows what does not compile. That it does not is tested with the other examples of the
//! documentation; here, that each has no reason but the line it is about.

/// The examples of a page, each with what stands behind its fence.
fn examples(page: &str) -> Vec<(&str, Vec<&str>)> {
    let parts = page.split("\n```rust").skip(1).map(|part| part.split("\n```").next().unwrap_or_default());
    parts
        .map(|part| part.split_once('\n').unwrap_or((part, "")))
        .map(|(mark, code)| (mark, code.lines().collect()))
        .collect()
}

#[test]
fn what_does_not_compile_differs_in_one_line_from_what_does() {
    let examples = examples(include_str!("../docs/types.md"));
    let (pairs, rest) = examples.as_chunks::<2>();
    assert!(pairs.len() >= 10 && rest.is_empty(), "{} examples", examples.len());
    for [(right, good), (wrong, bad)] in pairs {
        assert_eq!((*right, wrong.split(',').nth(1)), ("", Some("compile_fail")), "{good:?}");
        let differing = good.iter().zip(bad).filter(|(good, bad)| good != bad).count();
        assert_eq!((good.len(), differing), (bad.len(), 1), "{bad:#?}");
    }
}
