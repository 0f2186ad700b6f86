//! Several measurements of one thing.

/// Measurements, the smallest first; at least one.
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// # Panics
    /// Where nothing was measured.
    pub(crate) fn new(mut measured: Vec<f64>) -> Self {
        assert!(!measured.is_empty(), "a sample of nothing");
        measured.sort_by(f64::total_cmp);
        Self(measured)
    }

    /// The one in the middle; of two, what lies between them.
    pub(crate) fn median(&self) -> f64 {
        let (upper, lower) = (self.0.len() / 2, (self.0.len() - 1) / 2);
        f64::midpoint(self.0[lower], self.0[upper])
    }

    /// How many times as large this is as another.
    pub(crate) fn over(&self, other: &Self) -> f64 {
        self.median() / other.median()
    }
}

/// The line above rows.
pub(crate) fn heading(subject: &str) -> String {
    format!("{subject:30}  median     min     max")
}

/// A line of a measurement.
pub(crate) fn row(name: &str, sample: &Sample) -> String {
    let (min, max) = (sample.0[0], sample.0[sample.0.len() - 1]);
    format!("  {name:28}{:8.1}{min:8.1}{max:8.1}", sample.median())
}

/// A line of a proportion.
pub(crate) fn proportion(name: &str, value: f64) -> String {
    format!("  {name:28}{value:8.2}")
}
