//! Whether the first view is light enough.

/// No first view may weigh more with every feature in, whatever was recorded: brotli 11 of the page, its scripts, its module,
/// its style and the heaviest of its languages.
const BUDGET: usize = 160_000;

/// What is said of a measured sum.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// It passes; with a remark.
    Good(String),
    /// It does not, for this reason.
    TooMuch(String),
}

impl Verdict {
    /// Judges a sum by the budget, and by the recorded sum, from which it may stray by one per cent.
    pub(super) fn on(sum: usize, recorded: Option<usize>) -> Self {
        if sum > BUDGET {
            return Self::TooMuch(format!(
                "the first view weighs {sum} bytes, {} over the budget of {BUDGET}",
                sum - BUDGET
            ));
        }
        let Some(recorded) = recorded else {
            return Self::Good("No figure is recorded yet: `cargo xtask size --record` records this one.".to_owned());
        };
        let leeway = recorded / 100;
        if sum > recorded + leeway {
            return Self::TooMuch(format!(
                "the first view weighs {} bytes more than recorded; if that is worth it, \
                 `cargo xtask size --record` raises the record, and the commit says why",
                sum - recorded
            ));
        }
        if sum + leeway < recorded {
            return Self::Good(format!(
                "{} bytes less than recorded: `cargo xtask size --record` keeps the gain.",
                recorded - sum
            ));
        }
        Self::Good(format!("Within the budget of {BUDGET} bytes."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(sum: usize, recorded: Option<usize>) -> bool {
        matches!(Verdict::on(sum, recorded), Verdict::Good(_))
    }

    #[test]
    fn the_budget_holds_whatever_was_recorded() {
        assert!(passes(BUDGET, None));
        assert!(!passes(BUDGET + 1, None));
        assert!(!passes(BUDGET + 1, Some(BUDGET + 1)));
    }

    #[test]
    fn one_per_cent_over_the_record_is_still_good() {
        assert!(passes(101_000, Some(100_000)));
        assert!(!passes(101_001, Some(100_000)));
    }

    #[test]
    fn a_gain_is_pointed_out() {
        let Verdict::Good(remark) = Verdict::on(90_000, Some(100_000)) else {
            panic!("less is not too much");
        };
        assert!(remark.starts_with("10000 bytes less"), "{remark}");
    }
}
