//! Codes by the words that WhatsApp says them with: people paste these without the number.

use super::pasted::Found;
use waml::answer::codes::Who;

/// Words in lower case, the code, and its subcode. The first that fits decides.
#[rustfmt::skip]
static TITLES: &[(&[&str], i64, Option<i64>)] = &[
    (&["unsupported post request", "cannot be loaded due to missing permissions"], 100, Some(33)),
    (&["access token has expired", "error validating access token", "session has expired"], 190, None),
    (&["temporarily blocked for polic"], 368, None),
    (&["spam rate limit"], 131048, None),
    (&["pair rate limit"], 131056, None),
    (&["rate limit hit"], 130429, None),
    (&["part of an experiment"], 130472, None),
    (&["restricted from messaging users in this country"], 130497, None),
    (&["recipient cannot be sender"], 131021, None),
    (&["message undeliverable", "unable to deliver message"], 131026, None),
    (&["not in allowed list"], 131030, None),
    (&["account has been locked", "account locked"], 131031, None),
    (&["display name approval", "approved display name"], 131037, None),
    (&["payment issue", "errors related to your payment"], 131042, None),
    (&["message expired"], 131043, None),
    (&["re-engagement message", "more than 24 hours"], 131047, None),
    (&["healthy ecosystem engagement"], 131049, None),
    (&["stopped marketing messages", "stop receiving marketing messages"], 131050, None),
    (&["unsupported message type", "message type is not currently supported", "message type unknown"], 131051, None),
    (&["media download error"], 131052, None),
    (&["account in maintenance"], 131057, None),
    (&["localizable_params", "number of parameters does not match"], 132000, None),
    (&["does not exist in the translation", "template does not exist"], 132001, None),
    (&["hydrated text too long", "translated text too long"], 132005, None),
    (&["character policy violated"], 132007, None),
    (&["format mismatch", "expected image", "expected video", "expected document", "does not match format in the created template"], 132012, None),
    (&["template is paused"], 132015, None),
    (&["template is disabled"], 132016, None),
    (&["issue with the parameters in your template"], 132018, None),
    (&["flow is blocked", "flow is in blocked state"], 132068, None),
    (&["flow is throttled", "flow is in throttled state"], 132069, None),
    (&["phone number not registered"], 133010, None),
    (&["template is syncing", "template is still syncing"], 134101, None),
];

/// The code that a text without one speaks of.
pub(super) fn code(text: &str) -> Option<Found> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let fits = |titles: &[&str]| titles.iter().any(|title| words.contains(title));
    let (_, code, subcode) = TITLES.iter().find(|(titles, ..)| fits(titles))?;
    let mut found = Found::new(*code, Some(Who::WhatsApp));
    found.subcode = *subcode;
    found.say(text);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::answer::codes;

    #[test]
    fn every_title_leads_to_its_code() {
        for (titles, code, subcode) in TITLES {
            let known = codes::find_exact(*code, *subcode, Some(Who::WhatsApp)).expect("a code that is known");
            assert_eq!((known.code, known.subcode), (*code, *subcode));
            for title in *titles {
                let found = super::code(&title.to_uppercase()).expect("a title");
                assert_eq!((found.code, found.subcode), (*code, *subcode), "{title}");
            }
        }
        assert_eq!(super::code("Button title length invalid"), None);
    }
}
