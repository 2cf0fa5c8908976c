//! What no phone shows, beside the picture of what it shows.

use super::{Page, icon, linked};
use crate::diagnostic::Severity;
use crate::preview::screen::{Answer, Found, Label, Length, Piece, Run, Screen};
use crate::preview::{icon as shape, words};
use crate::render::told;
use crate::text::visible;
use maud::{Markup, html};

impl Page<'_> {
    pub(super) fn facts(&self, screen: &Screen) -> Markup {
        let said = |words: crate::text::Words| words.say(self.language);
        let taps = screen.taps();
        let (back, opens): (Vec<_>, Vec<_>) = taps.iter().partition(|(_, answer)| matches!(answer, Answer::Back(_)));
        let files = screen.files();
        html! {
            @if !screen.findings.is_empty() {
                h3 { (said(words::FINDINGS)) }
                @for found in &screen.findings { (self.finding(found)) }
                @if screen.omitted > 0 { p.quiet { (words::more_findings(screen.omitted).say(self.language)) } }
            }
            @if !screen.lengths.is_empty() {
                h3 { (said(words::LENGTHS)) }
                table { @for length in &screen.lengths { (self.length(length)) } }
            }
            @for (title, taps) in [(words::BACK, back), (words::OPENS, opens)] {
                @if !taps.is_empty() {
                    h3 { (said(title)) }
                    table { @for (label, answer) in taps { (self.tap(screen, label, answer)) } }
                }
            }
            @if !files.is_empty() {
                h3 { (said(words::FILES)) }
                table {
                    @for (index, (media, link)) in files.iter().enumerate() {
                        tr {
                            th scope="row" { (media.noun.say(self.language)) @if files.len() > 1 { " " (index + 1) } }
                            td.url dir="ltr" { (link) }
                        }
                    }
                }
            }
        }
    }

    fn tap(&self, screen: &Screen, label: &Label, answer: &Answer) -> Markup {
        let language = screen.drawn.as_ref().and_then(|drawn| drawn.language).unwrap_or_default();
        html! {
            tr {
                th scope="row" { bdi lang=(language) { (self.label(label)) } }
                @match answer {
                    Answer::Back(id) => td.id dir="ltr" { (self.label(id)) },
                    Answer::Opens(url) => td.url dir="ltr" { (self.opened(url)) },
                }
            }
        }
    }

    /// An address that is one can be followed.
    fn opened(&self, url: &Label) -> Markup {
        match &url[..] {
            [Run { piece: Piece::Text(text), .. }] => linked(text, &self.label(url)),
            _ => self.label(url),
        }
    }

    fn length(&self, length: &Length) -> Markup {
        let (found, most) = words::of(length.found, length.most);
        html! {
            tr.much[length.is_over()] {
                th scope="row" {
                    (length.noun.say(self.language))
                    @if length.texts > 1 { " ×" (length.texts) }
                }
                td.bar {
                    svg.meter viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
                        rect width=(length.used(100)) height="6" {}
                    }
                }
                td.n { (found) " / " (most) }
            }
        }
    }

    fn finding(&self, Found { finding, at }: &Found) -> Markup {
        let warns = finding.severity == Severity::Warning;
        html! {
            .finding.warns[warns] {
                @if warns { (icon::drawn(shape::WARNING, false)) } @else { (icon::drawn(shape::ERROR, false)) }
                p dir="auto" { (ticked(&told(finding, self.language))) }
                @if let Some(help) = &finding.help { p.help dir="auto" { (ticked(help.say(self.language))) } }
                span.code {
                    @if let Some(at) = at { (at.line) ":" (at.column) " " }
                    (finding.code)
                }
            }
        }
    }
}

/// Words of a finding, in which backticks stand around what is quoted.
fn ticked(text: &str) -> Markup {
    let text = visible(text);
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { bdi { (part) } } } @else { (part) }
        }
    }
}
