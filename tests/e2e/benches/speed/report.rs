//! The table: a figure a row, with the bar that it is meant to keep beside it.

use std::fmt;

use crate::sample::Sample;

/// What is said of a measure, or of a part of it.
pub(crate) enum Row {
    Figure(Figure),
    /// What a number cannot say: why there is none, or what makes it doubtful.
    Note(String),
}

/// One thing measured.
pub(crate) struct Figure {
    name: String,
    unit: &'static str,
    sample: Sample,
    bar: Option<(f64, Option<f64>)>,
}

impl Figure {
    pub(crate) fn new(name: impl Into<String>, unit: &'static str, sample: Sample) -> Self {
        Self { name: name.into(), unit, sample, bar: None }
    }

    /// With the most that it may be, and the most that is aimed at.
    pub(crate) fn at_most(mut self, bar: f64, aim: Option<f64>) -> Self {
        self.bar = Some((bar, aim));
        self
    }
}

impl From<Figure> for Row {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

/// All rows, by measure.
pub(crate) struct Report(pub(crate) Vec<(&'static str, Vec<Row>)>);

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<44}{:>9}{:>9}{:>9}  {:<6}{:>9}{:>9}", "", "median", "min", "max", "", "bar", "aim")?;
        for (measure, rows) in &self.0 {
            writeln!(f, "{measure}")?;
            for row in rows {
                match row {
                    Row::Figure(figure) => writeln!(f, "{figure}")?,
                    Row::Note(note) => writeln!(f, "  {note}")?,
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, unit, sample, bar } = self;
        let (min, max) = sample.spread().unzip();
        let [min, max] = [min, max].map(|end| end.map(number).unwrap_or_default());
        write!(f, "  {name:<42}{:>9}{min:>9}{max:>9}  {unit:<6}", number(sample.median()))?;
        if let Some((bar, aim)) = *bar {
            let aim = aim.map(number).unwrap_or_default();
            let over = if sample.median() > bar { "  over" } else { "" };
            write!(f, "{:>9}{aim:>9}{over}", number(bar))?;
        }
        Ok(())
    }
}

/// With as many digits as mean something.
fn number(value: f64) -> String {
    match value.abs() {
        small if small < 10.0 => format!("{value:.2}"),
        middle if middle < 1_000.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}
