//! Several measurements of one thing.

/// Measurements, the smallest first; at least one.
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// # Panics
    /// Where nothing was measured.
    pub(crate) fn new(mut measured: Vec<f64>) -> Self {
        assert!(!measured.is_empty(), "a sample needs at least one measurement");
        measured.sort_by(f64::total_cmp);
        Self(measured)
    }

    /// Something that is the same every time, and so was measured once.
    pub(crate) fn once(measured: f64) -> Self {
        Self(vec![measured])
    }

    /// How many times as large one thing was as another, run by run: the two of a run were measured side by side, so
    /// that a busy machine slows both.
    pub(crate) fn ratios(of: &[f64], to: &[f64]) -> Self {
        Self::new(of.iter().zip(to).map(|(of, to)| of / to).collect())
    }

    /// The one in the middle; of two, what lies between them.
    pub(crate) fn median(&self) -> f64 {
        let (upper, lower) = (self.0.len() / 2, (self.0.len() - 1) / 2);
        f64::midpoint(self.0[lower], self.0[upper])
    }

    /// The smallest and the largest, where there is more than one.
    pub(crate) fn spread(&self) -> Option<(f64, f64)> {
        (self.0.len() > 1).then(|| (self.0[0], self.0[self.0.len() - 1]))
    }
}
