//! How a command ended.

/// How a command ended, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ended {
    Clean,
    Findings,
    Failed,
}

#[cfg(test)]
mod tests {
    use super::Ended;

    #[test]
    fn ends_are_exit_codes() {
        assert_eq!([Ended::Clean as u8, Ended::Findings as u8, Ended::Failed as u8], [0, 1, 2]);
        assert_eq!(Ended::Findings.max(Ended::Failed), Ended::Failed);
    }
}
