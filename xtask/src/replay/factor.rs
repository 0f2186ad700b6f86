//! How many times as fast as it happened.

use std::fmt;

/// A number that is at least one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Factor(f64);

impl Factor {
    /// Reads a whole or a decimal number; `None` for anything else, and for what would be slower than it happened.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let factor: f64 = text.parse().ok()?;
        (factor.is_finite() && factor >= 1.0).then_some(Self(factor))
    }

    /// The number.
    pub(super) fn times(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 1.0 { f.write_str("as fast as it happened") } else { write!(f, "{} times as fast", self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_from_one_is_a_factor_and_nothing_else_is() {
        for text in ["1", "60", "2.5", "1e3"] {
            assert!(Factor::parse(text).is_some(), "{text}");
        }
        for text in ["", "0", "0.99", "-60", "60x", "inf", "NaN", "sixty"] {
            assert_eq!(Factor::parse(text), None, "{text}");
        }
    }
}
