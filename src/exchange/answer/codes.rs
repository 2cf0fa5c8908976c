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
#[non_exhaustive]
pub struct Code {
    /// The number.
    pub code: u32,
    /// WhatsApp's `error_subcode`, where it changes what the code means.
    pub subcode: Option<u32>,
    /// Who gives it.
    pub who: Who,
    /// Whether the same message can pass later.
    pub retry: Retry,
    /// What happened and what to do, as a sentence.
    pub meaning: &'static str,
}

const fn gateway(code: u32, retry: Retry, meaning: &'static str) -> Code {
    Code { code, subcode: None, who: Who::Gateway, retry, meaning }
}

const fn whatsapp(code: u32, retry: Retry, meaning: &'static str) -> Code {
    Code { code, subcode: None, who: Who::WhatsApp, retry, meaning }
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
    whatsapp(0, No, "The access token of the account is not valid any more. Ask the gateway."),
    whatsapp(
        1,
        Perhaps,
        "The request is invalid, or WhatsApp's server failed. Check the request first; where it is right, try again.",
    ),
    whatsapp(2, Later, "WhatsApp is down or overloaded for the moment. Try again later."),
    whatsapp(3, No, "The account may not use this function: a permission is missing. Ask the gateway."),
    whatsapp(4, Later, "Too many calls by the account. Wait, then send more slowly."),
    whatsapp(10, No, "A permission of the account was never given, or was taken away. Ask the gateway."),
    whatsapp(33, No, "The sending number does not exist any more. Check which number the channel sends from."),
    whatsapp(100, No, "A parameter is invalid: an unknown field, or a value that is not allowed in its place."),
    Code {
        code: 100,
        subcode: Some(33),
        who: Who::WhatsApp,
        retry: No,
        meaning: "What the request was sent to does not exist, or the account may not use it: the id of the sending \
                  number is wrong, or a permission is missing. The message is not the cause.",
    },
    whatsapp(190, No, "The access token of the account has run out. Ask the gateway."),
    whatsapp(200, No, "A permission of the account was never given, or was taken away. Ask the gateway."),
    whatsapp(368, No, "The account is blocked for a breach of policy."),
    whatsapp(80007, Later, "Too many calls by the account. Wait, then send more slowly."),
    whatsapp(130429, Later, "Too many messages in a short time. Wait, then send more slowly."),
    whatsapp(
        130472,
        No,
        "The user is in a group that WhatsApp sends no marketing to, as an experiment. To send it again ends the \
         same way; it passes once the user has written to the business.",
    ),
    whatsapp(
        130497,
        No,
        "The account may not write to users in this country. WhatsApp's messaging policy says which countries are \
         allowed for which business.",
    ),
    whatsapp(131000, Later, "Something went wrong at WhatsApp. Try again later."),
    whatsapp(131001, No, "The message is too long."),
    whatsapp(131002, No, "The recipient is of a type that WhatsApp does not know."),
    whatsapp(131005, No, "Access denied: a permission of the account is missing. Ask the gateway."),
    whatsapp(131006, No, "Something that the request names does not exist, such as a media id that has run out."),
    whatsapp(131008, No, "A required parameter is missing or empty."),
    whatsapp(
        131009,
        No,
        "A parameter's value is not allowed, such as a text that is too long or an id that stands twice.",
    ),
    whatsapp(131016, Later, "WhatsApp is out of service for the moment. Try again later."),
    whatsapp(131021, No, "Sender and recipient are the same number."),
    whatsapp(131026, No, "The message cannot be delivered: the number may not be on WhatsApp, or its app is too old."),
    whatsapp(
        131030,
        No,
        "The sending number is a test number, and the recipient is not on its list. Add the recipient to the list, \
         or send from a real number.",
    ),
    whatsapp(131031, No, "The account is locked."),
    whatsapp(131037, No, "The sending number has no approved display name yet. Have the name approved first."),
    whatsapp(131042, No, "Something is wrong with the account's payment method."),
    whatsapp(
        131043,
        Perhaps,
        "The message could not be delivered within the time it was valid for. Send it again only if it still matters.",
    ),
    whatsapp(131045, No, "The sending number is not registered rightly: its certificate is wrong. Register it again."),
    whatsapp(131047, No, "The user last wrote more than 24 hours ago. Only a template can be sent."),
    whatsapp(131048, Later, "Sending is limited, since many messages were blocked or reported. Send less and better."),
    whatsapp(131049, Later, "The user gets no more marketing messages for now. Wait, and not only for minutes."),
    whatsapp(
        131050,
        No,
        "The user has stopped marketing messages from this business. Never send it again: take the user off all \
         marketing until they ask for it themselves. Other kinds of templates may still be sent.",
    ),
    whatsapp(
        131051,
        No,
        "A kind of message that the API does not carry. In a webhook it is the user who sent one: ask for a text \
         instead. In an answer it is ours: check `type`.",
    ),
    whatsapp(
        131052,
        Perhaps,
        "In a webhook: the file that the user sent could not be fetched. Ask the user to send it once more.",
    ),
    whatsapp(131053, Perhaps, "The media could not be fetched or has a type that WhatsApp does not take."),
    whatsapp(
        131055,
        No,
        "The way it was sent is for marketing templates only. Other messages have to take the ordinary way.",
    ),
    whatsapp(131056, Later, "Too many messages to the same user in a short time. Wait, or write to another."),
    whatsapp(131057, Later, "The account is under maintenance. Try again later."),
    whatsapp(
        131062,
        No,
        "This kind of message needs the user's phone number; a user id is not enough. One-time codes are such.",
    ),
    whatsapp(
        132000,
        No,
        "Compare the call with the approved template first: the template has another number of parameters than the \
         call gives, in its header, its body or a button.",
    ),
    whatsapp(
        132001,
        No,
        "There is no approved template of this name in this language. Check the name, and whether it is approved.",
    ),
    whatsapp(132005, No, "The template's text, with its parameters filled in, is too long."),
    whatsapp(
        132007,
        No,
        "The template's content breaks a policy of WhatsApp. The message is not the cause: see why the template was \
         rejected, and change it.",
    ),
    whatsapp(
        132012,
        No,
        "Compare the call with the approved template first: a parameter has another kind than the template expects, \
         such as no image for an image header.",
    ),
    whatsapp(132015, No, "The template is paused, since its quality is low. Improve it, or use another."),
    whatsapp(132016, No, "The template was paused too often and is disabled. Make a new one."),
    whatsapp(
        132018,
        No,
        "Compare the call with the approved template first: the call gives a parameter that the template does not \
         take, such as one for a button without a variable, or one of another kind.",
    ),
    whatsapp(132068, No, "The flow behind the template's button is blocked. Mend the flow first."),
    whatsapp(
        132069,
        Later,
        "The flow behind the template's button is slowed down to a few messages an hour. Mend the flow, or send later.",
    ),
    whatsapp(
        133000,
        No,
        "The sending number was not wholly deregistered before. Deregister it again, then register it.",
    ),
    whatsapp(133004, Later, "WhatsApp's registration of numbers is out of service for the moment. Try again later."),
    whatsapp(133005, No, "The PIN of the sending number is wrong."),
    whatsapp(133006, No, "The sending number has to be verified before it can be registered."),
    whatsapp(133008, Later, "The PIN of the sending number was guessed too often. Wait as long as the details say."),
    whatsapp(133009, Later, "The PIN of the sending number was entered too fast. Wait as long as the details say."),
    whatsapp(133010, No, "The sending number is not registered with WhatsApp."),
    whatsapp(133015, Later, "The sending number was deleted a moment ago. Wait some minutes, then register it."),
    whatsapp(
        133016,
        Later,
        "The sending number was registered or deregistered too often. Wait, and not only for minutes.",
    ),
    whatsapp(
        134101,
        Later,
        "The template was approved a moment ago and is not everywhere yet. Send again after some ten minutes.",
    ),
    whatsapp(
        134102,
        No,
        "The template cannot be used by this way of sending: the account may not be admitted to marketing messages.",
    ),
    whatsapp(
        135000,
        Perhaps,
        "WhatsApp could not make sense of the request and says no more. Check the request first.",
    ),
];

/// What a code means. A code that stands as `(#code)` is WhatsApp's; any other may be either's.
/// WhatsApp's 201 to 299 mean what its 200 means.
pub fn find(code: u32, who: Option<Who>) -> Option<&'static Code> {
    find_exact(code, None, who)
}

/// What a code means beside an `error_subcode`; what it means alone where the subcode changes
/// nothing.
pub fn find_exact(code: u32, subcode: Option<u32>, who: Option<Who>) -> Option<&'static Code> {
    let known = |code, subcode| {
        CODES
            .iter()
            .find(|known| (known.code, known.subcode) == (code, subcode) && who.is_none_or(|who| known.who == who))
    };
    let permission = || matches!((code, who), (201..=299, Some(Who::WhatsApp))).then(|| known(200, None))?;
    subcode.and_then(|subcode| known(code, Some(subcode))).or_else(|| known(code, None)).or_else(permission)
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
            let key = |code: &Code| (code.who, code.code, code.subcode);
            assert!(CODES[..at].iter().all(|other| key(other) != key(known)), "{known:?}");
            assert!(at == 0 || known.who != CODES[at - 1].who || known.code >= CODES[at - 1].code, "{known:?}");
        }
        assert!(find(100, Some(Who::WhatsApp)).is_some() && find(100, Some(Who::Gateway)).is_none());
    }

    #[test]
    fn a_subcode_decides_where_it_means_something() {
        let who = Some(Who::WhatsApp);
        let code = |code, subcode| find_exact(code, subcode, who).map(|known| (known.code, known.subcode));
        assert_eq!(code(100, Some(33)), Some((100, Some(33))));
        assert_eq!(code(100, Some(2494010)), Some((100, None)));
        assert_eq!(code(100, None), Some((100, None)));
        assert_eq!(code(299, None), Some((200, None)));
        assert_eq!(code(300, None), None);
        assert!(find(250, None).is_none());
    }

    #[test]
    fn a_user_who_stopped_marketing_is_never_written_to_again() {
        assert!(find(131050, None).is_some_and(|known| known.retry == Retry::No));
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
