//! A call that fits an approved template.

use super::approved::{Approved, ApprovedHeader};
use super::places::Gaps;
use super::undocumented::{Beyond, Undocumented};
use crate::limits::{Bound, template as limits};
use crate::message::{Header, Template};

/// What stands in a gap until somebody writes something better.
const SAMPLE: &str = "text";

impl Approved {
    /// A call that gives all that the template needs, with samples to type over; `None` where this API has no way to
    /// give it. The language is left out.
    ///
    /// ```
    /// use waml::templates::Catalogue;
    ///
    /// let catalogue = Catalogue::read(
    ///     r#"{"name": "spring_offer", "components": [
    ///         {"type": "BODY", "text": "Hello {{1}}, ferns are cheaper."},
    ///         {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE"}]}
    ///     ]}"#,
    /// )?;
    /// let call = catalogue.named("spring_offer")[0].skeleton().expect("this API can fill it");
    /// assert_eq!((call.body.map(|body| body.len()), call.buttons.len()), (Some(1), 1));
    /// # Ok::<(), waml::Report>(())
    /// ```
    pub fn skeleton(&self) -> Option<Template> {
        self.skeleton_beyond(Beyond::NOTHING)
    }

    /// The same for a gateway that forwards more than the document has.
    ///
    /// ```
    /// use waml::templates::{Beyond, Catalogue, Undocumented};
    ///
    /// let catalogue = Catalogue::read(
    ///     r#"{"name": "packed", "components": [{"type": "BODY", "text": "Hello {{customer}}, it is packed."}]}"#,
    /// )?;
    /// let packed = &catalogue.named("packed")[0];
    /// assert!(packed.skeleton().is_none());
    /// let call = packed.skeleton_beyond(Beyond::from_iter([Undocumented::NamedParameters])).expect("it has names");
    /// assert_eq!(call.named.body[0].name, "customer");
    /// # Ok::<(), waml::Report>(())
    /// ```
    pub fn skeleton_beyond(&self, beyond: Beyond) -> Option<Template> {
        if self.authentication {
            return Some(Template::authentication(self.name.clone(), "123456"));
        }
        if !self.complete || !self.is_open_to(beyond) {
            return None;
        }
        let mut call = Template::new(self.name.clone());
        call.header = self.sample_header();
        if let (Some(Header::Text(text)), ApprovedHeader::Text(gaps)) = (&call.header, &self.header)
            && gaps.is_named()
        {
            call = Template::new(self.name.clone()).named_header(gaps.names[0].clone(), text.as_str());
        }
        let texts = samples(&self.body, self.most_of_body() as usize);
        call = if self.body.is_named() {
            self.body.names.iter().zip(texts).fold(call, |call, (name, text)| call.named(name.clone(), text))
        } else {
            texts.into_iter().fold(call, Template::parameter)
        };
        let number = |index: usize| u32::try_from(index).ok();
        call = self.open_urls().filter_map(number).fold(call, |call, index| call.url_value(index, SAMPLE));
        Some(self.copy_codes().filter_map(number).fold(call, |call, index| call.button(index, "SPRING25")))
    }

    /// Whether a call can give all that Meta demands.
    fn is_open_to(&self, beyond: Beyond) -> bool {
        let named = self.is_named() && !beyond.has(Undocumented::NamedParameters);
        !named && self.demands().iter().all(|demand| demand.is_met(beyond))
    }

    fn sample_header(&self) -> Option<Header<limits::HeaderText>> {
        match &self.header {
            ApprovedHeader::Media("video") => Some(Header::video("https://cdn.example.com/tour.mp4")),
            ApprovedHeader::Media("document") => Some(Header::document("https://cdn.example.com/invoice.pdf")),
            ApprovedHeader::Media(_) => Some(Header::image("https://cdn.example.com/map.png")),
            ApprovedHeader::Text(gaps) => {
                samples(gaps, <limits::FilledHeader as Bound>::LIMIT.max as usize).into_iter().next().map(Header::text)
            }
            ApprovedHeader::None | ApprovedHeader::Undocumented(_) | ApprovedHeader::Unknown(_) => None,
        }
    }
}

/// A sample for each gap: numbered ones, or short ones where the text leaves no room.
fn samples(gaps: &Gaps, most: usize) -> Vec<String> {
    let numbered: Vec<_> = (1..=gaps.names.len()).map(|number| format!("{SAMPLE} {number}")).collect();
    if gaps.filled(|at| numbered[at].chars().count()) <= most {
        return numbered;
    }
    (1..=gaps.names.len()).map(|number| (number % 10).to_string()).collect()
}
