//! What users pick from our messages, as the ids of `order-ready.waml.yaml` have it.

use std::fmt;
use std::str::FromStr;

/// A reply that the service acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    Deliver,
    Keep { days: u8 },
}

impl fmt::Display for Pick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deliver => f.write_str("deliver"),
            Self::Keep { days } => write!(f, "keep-{days}"),
        }
    }
}

impl FromStr for Pick {
    type Err = &'static str;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        match id.strip_prefix("keep-").map(str::parse) {
            Some(Ok(days)) => Ok(Self::Keep { days }),
            _ if id == "deliver" => Ok(Self::Deliver),
            _ => Err("no reply of ours"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pick;
    use waml::Message;

    /// The definition offers what the program knows, and nothing else.
    #[test]
    fn what_the_message_offers_is_what_we_know() {
        let message: Message = include_str!("../messages/order-ready.waml.yaml").parse().expect("a definition");
        let picks: Vec<Pick> = message.reply_ids().map(|id| id.parse().expect("an id of ours")).collect();
        assert_eq!(picks, [Pick::Deliver, Pick::Keep { days: 3 }]);
        assert!(message.reply_ids().eq(picks.iter().map(ToString::to_string)));
    }
}
