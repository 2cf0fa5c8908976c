//! What the codes in answers mean: the gateway's own, and those of WhatsApp behind it.

/// Who gives a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The gateway; its code is the answer's `code`.
    Gateway,
    /// WhatsApp; its code stands in the answer's message, and in status webhooks.
    WhatsApp,
}

/// Whether sending the same message again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same message will be refused again: something has to change first.
    No,
    /// The cause passes: wait, and send the same message again.
    Later,
    /// Not known: it may be refused again, or be delivered twice.
    Perhaps,
}

/// What is known about a code.
#[derive(Debug)]
pub struct Code {
    /// The number.
    pub code: u32,
    /// Who gives it.
    pub who: Who,
    /// Whether the same message can pass later.
    pub retry: Retry,
    /// What happened and what to do, as a sentence.
    pub meaning: &'static str,
}

const fn gateway(code: u32, retry: Retry, meaning: &'static str) -> Code {
    Code { code, who: Who::Gateway, retry, meaning }
}

const fn whatsapp(code: u32, retry: Retry, meaning: &'static str) -> Code {
    Code { code, who: Who::WhatsApp, retry, meaning }
}

use Retry::{Later, No, Perhaps};

/// The codes that are known, sorted within each sender. The gateway's are from its document and
/// the page beside it, WhatsApp's from Meta's list of error codes.
pub static CODES: &[Code] = &[
    gateway(200, No, "The message was taken. Whether it arrives is told later."),
    gateway(404, No, "There is nothing at this address. Check the URL, and that the method is POST."),
    gateway(422, No, "The parameters are wrong or incomplete. `waml check` on the payload finds most such faults."),
    gateway(429, Later, "Too many requests in a short time. Wait, then send more slowly."),
    gateway(500, Later, "The gateway failed. The message need not be wrong; try again later."),
    gateway(10001, No, "The certification code is missing or wrong. Check the header `certification-code`."),
    gateway(
        10002,
        Perhaps,
        "WhatsApp refused the message. Its own code stands in the answer's `message`, as in `(#132012)`.",
    ),
    whatsapp(4, Later, "Too many calls by the account. Wait, then send more slowly."),
    whatsapp(100, No, "A parameter is invalid: an unknown field, or a value that is not allowed in its place."),
    whatsapp(190, No, "The access token of the account has run out. Ask the gateway."),
    whatsapp(368, No, "The account is blocked for a breach of policy."),
    whatsapp(80007, Later, "Too many calls by the account. Wait, then send more slowly."),
    whatsapp(130429, Later, "Too many messages in a short time. Wait, then send more slowly."),
    whatsapp(131000, Later, "Something went wrong at WhatsApp. Try again later."),
    whatsapp(131008, No, "A required parameter is missing or empty."),
    whatsapp(
        131009,
        No,
        "A parameter's value is not allowed, such as a text that is too long or an id that stands twice.",
    ),
    whatsapp(131016, Later, "WhatsApp is out of service for the moment. Try again later."),
    whatsapp(131021, No, "Sender and recipient are the same number."),
    whatsapp(131026, No, "The message cannot be delivered: the number may not be on WhatsApp, or its app is too old."),
    whatsapp(131031, No, "The account is locked."),
    whatsapp(131042, No, "Something is wrong with the account's payment method."),
    whatsapp(131047, No, "The user last wrote more than 24 hours ago. Only a template can be sent."),
    whatsapp(131048, Later, "Sending is limited, since many messages were blocked or reported. Send less and better."),
    whatsapp(131049, Later, "The user gets no more marketing messages for now. Wait, and not only for minutes."),
    whatsapp(131051, No, "WhatsApp does not know this type of message."),
    whatsapp(131053, Perhaps, "The media could not be fetched or has a type that WhatsApp does not take."),
    whatsapp(131056, Later, "Too many messages to the same user in a short time. Wait, or write to another."),
    whatsapp(131057, Later, "The account is under maintenance. Try again later."),
    whatsapp(132000, No, "The template has another number of parameters than the message gives."),
    whatsapp(132001, No, "There is no approved template of this name."),
    whatsapp(132005, No, "The template's text, with its parameters filled in, is too long."),
    whatsapp(132007, No, "A parameter of the template breaks a policy on its characters."),
    whatsapp(
        132012,
        No,
        "A parameter has another kind than the template expects, such as no image for an image header.",
    ),
    whatsapp(132015, No, "The template is paused, since its quality is low. Improve it, or use another."),
    whatsapp(132016, No, "The template was paused too often and is disabled. Make a new one."),
    whatsapp(133010, No, "The sending number is not registered with WhatsApp."),
];

/// What a code means. A code that stands as `(#code)` is WhatsApp's; any other may be either's.
pub fn find(code: u32, who: Option<Who>) -> Option<&'static Code> {
    CODES.iter().find(|known| known.code == code && who.is_none_or(|who| known.who == who))
}

/// WhatsApp's code in the message of an answer: the number in `(#132012)`.
pub fn meta_code(message: &str) -> Option<u32> {
    message.split("(#").skip(1).find_map(|rest| rest.split_once(')')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_sentences_and_codes_stand_once() {
        for (at, known) in CODES.iter().enumerate() {
            assert!(known.meaning.ends_with('.'), "{known:?}");
            assert!(CODES[..at].iter().all(|other| (other.who, other.code) != (known.who, known.code)), "{known:?}");
        }
        assert!(find(100, Some(Who::WhatsApp)).is_some() && find(100, Some(Who::Gateway)).is_none());
    }

    #[test]
    fn codes_of_rules_are_known() {
        for rule in crate::rules::all() {
            for code in rule.prevents {
                assert!(find(*code, Some(Who::WhatsApp)).is_some(), "{}: {code}", rule.code);
            }
        }
    }

    #[test]
    fn metas_code_is_taken_out_of_its_wrapping() {
        assert_eq!(meta_code("(#132012) Parameter format"), Some(132_012));
        assert_eq!(meta_code("error (# ) (#100) twice (#4)"), Some(100));
        for none in ["", "132012", "(#", "(#x)", "(#99999999999999)", "#132012"] {
            assert_eq!(meta_code(none), None, "{none}");
        }
    }
}
