//! Whether the first view is small enough.

/// The most bytes of a first view, whatever was recorded: the page, its scripts, its module, its style sheet and the largest
/// of its languages, each compressed with brotli 11.
const BUDGET: usize = 155_000;

/// The result for a measured sum.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// Small enough, with a remark.
    Passed(String),
    /// Too large, with the reason.
    Failed(String),
}

impl Verdict {
    /// Compares a sum with the budget, and with the recorded sum, which it may exceed by one per cent.
    pub(super) fn on(sum: usize, recorded: Option<usize>) -> Self {
        if sum > BUDGET {
            return Self::Failed(format!(
                "the first view has {sum} bytes, {} over the budget of {BUDGET}",
                sum - BUDGET
            ));
        }
        let Some(recorded) = recorded else {
            return Self::Passed("No size is recorded yet: `cargo xtask size --record` records this one.".to_owned());
        };
        let tolerance = recorded / 100;
        if sum > recorded + tolerance {
            return Self::Failed(format!(
                "the first view has {} bytes more than recorded; if they are worth it, \
                 run `cargo xtask size --record` and say why in the commit message",
                sum - recorded
            ));
        }
        if sum + tolerance < recorded {
            return Self::Passed(format!(
                "{} bytes less than recorded: `cargo xtask size --record` records the gain.",
                recorded - sum
            ));
        }
        Self::Passed(format!("Within the budget of {BUDGET} bytes."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(sum: usize, recorded: Option<usize>) -> bool {
        matches!(Verdict::on(sum, recorded), Verdict::Passed(_))
    }

    #[test]
    fn the_budget_holds_whatever_was_recorded() {
        assert!(passes(BUDGET, None));
        assert!(!passes(BUDGET + 1, None));
        assert!(!passes(BUDGET + 1, Some(BUDGET + 1)));
    }

    #[test]
    fn one_per_cent_over_the_record_passes() {
        assert!(passes(101_000, Some(100_000)));
        assert!(!passes(101_001, Some(100_000)));
    }

    #[test]
    fn a_gain_is_reported() {
        let Verdict::Passed(remark) = Verdict::on(90_000, Some(100_000)) else {
            panic!("a smaller sum failed");
        };
        assert!(remark.starts_with("10000 bytes less"), "{remark}");
    }
}
