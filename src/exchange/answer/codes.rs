//! What the codes in answers mean: the gateway's own, and those of WhatsApp behind it.

use crate::text::Words;
use serde::{Serialize, Serializer};
use std::time::Duration;

/// Who gives a code.
///
/// ```
/// use waml::answer::codes::{Who, find};
///
/// assert!(find(429, Some(Who::Gateway)).is_some() && find(429, Some(Who::WhatsApp)).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The gateway; its code is the answer's `code`.
    Gateway,
    /// WhatsApp; its code stands in the answer's message, and in status webhooks.
    WhatsApp,
}

/// Whether sending the same message again can help, and when.
///
/// In JSON it is `"no"`, `{"after": 60}` in seconds, `"after_user_writes"` or `"perhaps"`.
///
/// ```
/// use std::time::Duration;
/// use waml::answer::codes::{Retry, find};
///
/// let retry = |code: u32| find(code, None).map(|known| known.retry);
/// assert!(matches!(retry(130_429), Some(Retry::After(wait)) if wait < Duration::from_secs(60)));
/// assert!(matches!(retry(131_049), Some(Retry::After(wait)) if wait >= Duration::from_secs(86_400)));
/// assert_eq!(retry(131_047), Some(Retry::AfterUserWrites));
/// assert_eq!(retry(131_050), Some(Retry::No));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Retry {
    /// The same message will be refused again: something has to change first.
    No,
    /// The cause passes. Wait this long before the first try, and twice as long before each further one.
    ///
    /// Where the answer has no `Retry-After`, it is what the cause takes to pass: seconds where too much was sent at
    /// once, minutes where something is out of order, a day where a user or a number has had too much.
    After(#[serde(serialize_with = "seconds")] Duration),
    /// The same message passes once the user has written to the business; a template may pass before.
    AfterUserWrites,
    /// Not known: it may be refused again, or be delivered twice.
    Perhaps,
}

fn seconds<S: Serializer>(wait: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(wait.as_secs())
}

impl Retry {
    /// The same, no sooner than the server asks for.
    pub(super) fn no_sooner(self, asked: Option<Duration>) -> Self {
        match (self, asked) {
            (Self::After(wait), Some(asked)) => Self::After(wait.max(asked)),
            (Self::Perhaps, Some(asked)) => Self::After(asked),
            (other, _) => other,
        }
    }
}

/// What is known about a code.
///
/// ```
/// use waml::answer::codes::find;
/// use waml::Language;
///
/// let code = find(10001, None).expect("it is known");
/// assert!(code.meaning.say(Language::English).contains("certification code"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Code {
    /// The number.
    pub code: i64,
    /// WhatsApp's `error_subcode`, where it changes what the code means.
    pub subcode: Option<i64>,
    /// Who gives it.
    pub who: Who,
    /// Whether the same message can pass later.
    pub retry: Retry,
    /// What happened and what to do, as a sentence.
    pub meaning: Words,
}

const fn gateway(code: i64, retry: Retry, en: &'static str, zh: &'static str) -> Code {
    Code { code, subcode: None, who: Who::Gateway, retry, meaning: Words::new(en, zh) }
}

const fn whatsapp(code: i64, retry: Retry, en: &'static str, zh: &'static str) -> Code {
    Code { code, subcode: None, who: Who::WhatsApp, retry, meaning: Words::new(en, zh) }
}

use Retry::{AfterUserWrites, No, Perhaps};

/// Too much at once. WhatsApp takes one message in six seconds for the same user.
pub(super) const SECONDS: Retry = Retry::After(Duration::from_secs(6));
/// Something is out of order.
const A_MINUTE: Retry = Retry::After(Duration::from_secs(60));
/// What is counted by the hour, or takes a while to be known everywhere.
const MINUTES: Retry = Retry::After(Duration::from_secs(600));
/// A user or a number has had too much.
const A_DAY: Retry = Retry::After(Duration::from_secs(86_400));

/// The codes that are known, sorted within each sender. The gateway's are from its document and
/// the page beside it, WhatsApp's from Meta's list of error codes.
pub static CODES: &[Code] = &[
    gateway(
        200,
        No,
        "The message was taken. Whether it arrives is told later.",
        "消息已接收。是否送达，稍后另行通知。",
    ),
    gateway(
        404,
        No,
        "There is nothing at this address. Check the URL, and that the method is POST.",
        "此地址没有任何内容。检查网址，并确认请求方法是 POST。",
    ),
    gateway(
        422,
        No,
        "The parameters are wrong or incomplete. `waml check` on the payload finds most such faults.",
        "参数有误或不完整。对请求 Payload 运行 `waml check`，大多数此类错误都能找到。",
    ),
    gateway(
        429,
        SECONDS,
        "Too many requests in a short time. Wait, then send more slowly.",
        "短时间内请求过多。稍等，然后放慢发送速度。",
    ),
    gateway(
        500,
        A_MINUTE,
        "The gateway failed. The message need not be wrong; try again later.",
        "网关出错。消息不一定有问题，稍后再试。",
    ),
    gateway(
        10001,
        No,
        "The certification code is missing or wrong. Check the header `certification-code`.",
        "认证码缺失或有误。检查请求头 `certification-code`。",
    ),
    gateway(
        10002,
        Perhaps,
        "WhatsApp refused the message. Its own code stands in the answer's `message`, as in `(#132012)`.",
        "WhatsApp 拒绝了这条消息。WhatsApp 自己的错误代码写在响应的 `message` 中，例如 `(#132012)`。",
    ),
    whatsapp(
        0,
        No,
        "The access token of the account is not valid any more. Ask the gateway.",
        "账号的访问令牌已失效。联系网关服务商。",
    ),
    whatsapp(
        1,
        Perhaps,
        "The request is invalid, or WhatsApp's server failed. Check the request first; where it is right, try again.",
        "请求无效，或 WhatsApp 的服务器出错。先检查请求，确认无误后再试。",
    ),
    whatsapp(
        2,
        A_MINUTE,
        "WhatsApp is down or overloaded for the moment. Try again later.",
        "WhatsApp 暂时故障或过载。稍后再试。",
    ),
    whatsapp(
        3,
        No,
        "The account may not use this function: a permission is missing. Ask the gateway.",
        "账号不能使用此功能：缺少权限。联系网关服务商。",
    ),
    whatsapp(
        4,
        MINUTES,
        "Too many calls by the account. Wait, then send more slowly.",
        "该账号的调用过多。稍等，然后放慢发送速度。",
    ),
    whatsapp(
        10,
        No,
        "A permission of the account was never given, or was taken away. Ask the gateway.",
        "账号的某项权限从未授予，或已被收回。联系网关服务商。",
    ),
    whatsapp(
        33,
        No,
        "The sending number does not exist any more. Check which number the channel sends from.",
        "发送号码已不存在。检查渠道用哪个号码发送。",
    ),
    whatsapp(
        100,
        No,
        "A parameter is invalid: an unknown field, or a value that is not allowed in its place.",
        "某个参数无效：字段未知，或值不能用在该处。",
    ),
    Code {
        code: 100,
        subcode: Some(33),
        who: Who::WhatsApp,
        retry: No,
        meaning: Words::new(
            "What the request was sent to does not exist, or the account may not use it: the id of the sending \
             number is wrong, or a permission is missing. The message is not the cause.",
            "请求的目标不存在，或账号无权使用：发送号码的编号有误，或缺少权限。原因不在消息本身。",
        ),
    },
    whatsapp(
        190,
        No,
        "The access token of the account has run out. Ask the gateway.",
        "账号的访问令牌已过期。联系网关服务商。",
    ),
    whatsapp(
        200,
        No,
        "A permission of the account was never given, or was taken away. Ask the gateway.",
        "账号的某项权限从未授予，或已被收回。联系网关服务商。",
    ),
    whatsapp(368, No, "The account is blocked for a breach of policy.", "账号因违反政策被封禁。"),
    whatsapp(
        80007,
        MINUTES,
        "Too many calls by the account. Wait, then send more slowly.",
        "该账号的调用过多。稍等，然后放慢发送速度。",
    ),
    whatsapp(
        130429,
        SECONDS,
        "Too many messages in a short time. Wait, then send more slowly.",
        "短时间内消息过多。稍等，然后放慢发送速度。",
    ),
    whatsapp(
        130472,
        AfterUserWrites,
        "The user is in a group that WhatsApp sends no marketing to, as an experiment. To send it again ends the \
         same way; it passes once the user has written to the business.",
        "该用户属于一个实验组，WhatsApp 不向该组发送营销消息。重发结果相同；用户给商家发过消息之后才能发送。",
    ),
    whatsapp(
        130497,
        No,
        "The account may not write to users in this country. WhatsApp's messaging policy says which countries are \
         allowed for which business.",
        "账号不能向该国家的用户发送消息。哪类商家可以发往哪些国家，见 WhatsApp 的消息政策。",
    ),
    whatsapp(131000, A_MINUTE, "Something went wrong at WhatsApp. Try again later.", "WhatsApp 出现问题。稍后再试。"),
    whatsapp(131001, No, "The message is too long.", "消息过长。"),
    whatsapp(131002, No, "The recipient is of a type that WhatsApp does not know.", "WhatsApp 不认识该收信人的类型。"),
    whatsapp(
        131005,
        No,
        "Access denied: a permission of the account is missing. Ask the gateway.",
        "访问被拒绝：账号缺少权限。联系网关服务商。",
    ),
    whatsapp(
        131006,
        No,
        "Something that the request names does not exist, such as a media id that has run out.",
        "请求中提到的某项内容不存在，例如已过期的素材编号。",
    ),
    whatsapp(131008, No, "A required parameter is missing or empty.", "某个必要参数缺失或为空。"),
    whatsapp(
        131009,
        No,
        "A parameter's value is not allowed, such as a text that is too long or an id that stands twice.",
        "某个参数的值不符合要求，例如文本过长，或编号重复。",
    ),
    whatsapp(
        131016,
        A_MINUTE,
        "WhatsApp is out of service for the moment. Try again later.",
        "WhatsApp 暂时停止服务。稍后再试。",
    ),
    whatsapp(131021, No, "Sender and recipient are the same number.", "发送号码与收信人是同一个号码。"),
    whatsapp(
        131026,
        No,
        "The message cannot be delivered: the number may not be on WhatsApp, or its app is too old.",
        "消息无法送达：该号码可能没有注册 WhatsApp，或用户的应用版本过旧。",
    ),
    whatsapp(
        131030,
        No,
        "The sending number is a test number, and the recipient is not on its list. Add the recipient to the list, \
         or send from a real number.",
        "发送号码是测试号码，而收信人不在其名单中。把收信人加入名单，或改用正式号码发送。",
    ),
    whatsapp(131031, No, "The account is locked.", "账号已被锁定。"),
    whatsapp(
        131037,
        No,
        "The sending number has no approved display name yet. Have the name approved first.",
        "发送号码的显示名称尚未审核通过。先让名称通过审核。",
    ),
    whatsapp(131042, No, "Something is wrong with the account's payment method.", "账号的付款方式有问题。"),
    whatsapp(
        131043,
        Perhaps,
        "The message could not be delivered within the time it was valid for. Send it again only if it still matters.",
        "消息未能在有效期内送达。仅在内容仍有意义时重发。",
    ),
    whatsapp(
        131045,
        No,
        "The sending number is not registered rightly: its certificate is wrong. Register it again.",
        "发送号码的注册有误：证书不正确。重新注册。",
    ),
    whatsapp(
        131047,
        AfterUserWrites,
        "The user last wrote more than 24 hours ago. Only a template can be sent.",
        "距用户上次发消息已超过 24 小时。只能发送模板消息。",
    ),
    whatsapp(
        131048,
        A_DAY,
        "Sending is limited, since many messages were blocked or reported. Send less and better.",
        "发送受到限制，因为有许多消息被屏蔽或举报。减少发送量，提高消息质量。",
    ),
    whatsapp(
        131049,
        A_DAY,
        "The user gets no more marketing messages for now. Wait, and not only for minutes.",
        "该用户暂时收不到更多营销消息。需要等待，而且不只是几分钟。",
    ),
    whatsapp(
        131050,
        No,
        "The user has stopped marketing messages from this business. Never send it again: take the user off all \
         marketing until they ask for it themselves. Other kinds of templates may still be sent.",
        "该用户已停止接收此商家的营销消息。不要再发送：把用户移出所有营销名单，直到用户主动要求接收。其他类别的模板仍可发送。",
    ),
    whatsapp(
        131051,
        No,
        "A kind of message that the API does not carry. In a webhook it is the user who sent one: ask for a text \
         instead. In an answer it is ours: check `type`.",
        "API 不支持此消息类型。在 Webhook 中，这是用户发来的：让用户改发文本。在响应中，这是我们发出的：检查 `type`。",
    ),
    whatsapp(
        131052,
        Perhaps,
        "In a webhook: the file that the user sent could not be fetched. Ask the user to send it once more.",
        "在 Webhook 中：用户发来的文件无法获取。让用户重新发送一次。",
    ),
    whatsapp(
        131053,
        Perhaps,
        "The media could not be fetched or has a type that WhatsApp does not take.",
        "素材无法获取，或其类型不受 WhatsApp 支持。",
    ),
    whatsapp(
        131055,
        No,
        "The way it was sent is for marketing templates only. Other messages have to take the ordinary way.",
        "所用的发送方式只适用于营销模板。其他消息要用普通方式发送。",
    ),
    whatsapp(
        131056,
        SECONDS,
        "Too many messages to the same user in a short time. Wait, or write to another.",
        "短时间内发给同一用户的消息过多。稍等，或先发给其他用户。",
    ),
    whatsapp(131057, MINUTES, "The account is under maintenance. Try again later.", "账号正在维护。稍后再试。"),
    whatsapp(
        131062,
        No,
        "This kind of message needs the user's phone number; a user id is not enough. One-time codes are such.",
        "此类消息需要用户的手机号，只有用户编号不够。验证码属于此类。",
    ),
    whatsapp(
        132000,
        No,
        "Compare the call with the approved template first: the template has another number of parameters than the \
         call gives, in its header, its body or a button.",
        "先把调用与审核通过的模板对照：标头、正文或某个按钮中，模板的参数数量与调用给出的不同。",
    ),
    whatsapp(
        132001,
        No,
        "There is no approved template of this name in this language. Check the name, and whether it is approved.",
        "没有此名称、此语言且审核通过的模板。检查名称，并确认模板是否审核通过。",
    ),
    whatsapp(
        132005,
        No,
        "The template's text, with its parameters filled in, is too long.",
        "填入参数后，模板的文本过长。",
    ),
    whatsapp(
        132007,
        No,
        "The template's content breaks a policy of WhatsApp. The message is not the cause: see why the template was \
         rejected, and change it.",
        "模板的内容违反 WhatsApp 的政策。原因不在消息本身：查看模板未通过审核的原因，并修改模板。",
    ),
    whatsapp(
        132012,
        No,
        "Compare the call with the approved template first: a parameter has another kind than the template expects, \
         such as no image for an image header.",
        "先把调用与审核通过的模板对照：某个参数的类型与模板要求的不同，例如图片标头没有图片。",
    ),
    whatsapp(
        132015,
        No,
        "The template is paused, since its quality is low. Improve it, or use another.",
        "模板因质量过低而暂停。改进模板，或改用其他模板。",
    ),
    whatsapp(
        132016,
        No,
        "The template was paused too often and is disabled. Make a new one.",
        "模板多次被暂停，已停用。新建一个模板。",
    ),
    whatsapp(
        132018,
        No,
        "Compare the call with the approved template first: the call gives a parameter that the template does not \
         take, such as one for a button without a variable, or one of another kind.",
        "先把调用与审核通过的模板对照：调用给出了模板不接受的参数，例如用于没有变量的按钮，或类型不同。",
    ),
    whatsapp(
        132068,
        No,
        "The flow behind the template's button is blocked. Mend the flow first.",
        "模板按钮所用的流程被阻止。先修复流程。",
    ),
    whatsapp(
        132069,
        MINUTES,
        "The flow behind the template's button is slowed down to a few messages an hour. Mend the flow, or send later.",
        "模板按钮所用的流程被限速，每小时只能发送少量消息。修复流程，或稍后再发送。",
    ),
    whatsapp(
        133000,
        No,
        "The sending number was not wholly deregistered before. Deregister it again, then register it.",
        "发送号码之前没有完全注销。再次注销，然后注册。",
    ),
    whatsapp(
        133004,
        A_MINUTE,
        "WhatsApp's registration of numbers is out of service for the moment. Try again later.",
        "WhatsApp 的号码注册暂时停止服务。稍后再试。",
    ),
    whatsapp(133005, No, "The PIN of the sending number is wrong.", "发送号码的 PIN 码有误。"),
    whatsapp(
        133006,
        No,
        "The sending number has to be verified before it can be registered.",
        "发送号码要先验证，才能注册。",
    ),
    whatsapp(
        133008,
        MINUTES,
        "The PIN of the sending number was guessed too often. Wait as long as the details say.",
        "发送号码的 PIN 码猜错次数过多。按详情中写明的时间等待。",
    ),
    whatsapp(
        133009,
        A_MINUTE,
        "The PIN of the sending number was entered too fast. Wait as long as the details say.",
        "发送号码的 PIN 码输入过快。按详情中写明的时间等待。",
    ),
    whatsapp(133010, No, "The sending number is not registered with WhatsApp.", "发送号码没有在 WhatsApp 注册。"),
    whatsapp(
        133015,
        MINUTES,
        "The sending number was deleted a moment ago. Wait some minutes, then register it.",
        "发送号码刚刚被删除。等待几分钟，然后注册。",
    ),
    whatsapp(
        133016,
        A_DAY,
        "The sending number was registered or deregistered too often. Wait, and not only for minutes.",
        "发送号码的注册或注销过于频繁。需要等待，而且不只是几分钟。",
    ),
    whatsapp(
        134101,
        MINUTES,
        "The template was approved a moment ago and is not everywhere yet. Send again after some ten minutes.",
        "模板刚刚审核通过，尚未在各处生效。大约十分钟后再发送。",
    ),
    whatsapp(
        134102,
        No,
        "The template cannot be used by this way of sending: the account may not be admitted to marketing messages.",
        "模板不能用这种方式发送：账号可能没有营销消息的权限。",
    ),
    whatsapp(
        135000,
        Perhaps,
        "WhatsApp could not make sense of the request and says no more. Check the request first.",
        "WhatsApp 无法理解该请求，也没有说明原因。先检查请求。",
    ),
];

/// What a code means. A code that stands as `(#code)` is WhatsApp's; any other may be either's.
/// WhatsApp's 201 to 299 mean what its 200 means.
pub fn find(code: impl Into<i64>, who: Option<Who>) -> Option<&'static Code> {
    find_exact(code, None, who)
}

/// What a code means beside an `error_subcode`; what it means alone where the subcode changes
/// nothing.
pub fn find_exact(code: impl Into<i64>, subcode: Option<i64>, who: Option<Who>) -> Option<&'static Code> {
    let code = code.into();
    let known = |code, subcode| {
        CODES
            .iter()
            .find(|known| (known.code, known.subcode) == (code, subcode) && who.is_none_or(|who| known.who == who))
    };
    let permission = || matches!((code, who), (201..=299, Some(Who::WhatsApp))).then(|| known(200, None))?;
    subcode.and_then(|subcode| known(code, Some(subcode))).or_else(|| known(code, None)).or_else(permission)
}

/// WhatsApp's code in the message of an answer: the number in `(#132012)`.
pub fn meta_code(message: &str) -> Option<i64> {
    message.split("(#").skip(1).find_map(|rest| rest.split_once(')')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn meanings_are_sentences_and_codes_stand_once() {
        for (at, known) in CODES.iter().enumerate() {
            assert!(known.meaning.say(Language::English).ends_with('.'), "{known:?}");
            assert!(known.meaning.say(Language::Chinese).ends_with('。'), "{known:?}");
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
        for none in ["", "132012", "(#", "(#x)", "(#99999999999999999999)", "#132012"] {
            assert_eq!(meta_code(none), None, "{none}");
        }
    }
}
