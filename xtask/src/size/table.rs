//! The parts and their sum, as shown and as recorded.

use std::fmt;

/// One file.
pub(super) struct Row {
    /// Its file name, without a hash.
    pub(super) part: String,
    /// Its bytes as they are.
    pub(super) raw: usize,
    /// Its bytes compressed.
    pub(super) brotli: usize,
}

/// Files, the largest first.
pub(super) struct Table {
    title: &'static str,
    rows: Vec<Row>,
}

impl Table {
    /// Sorts the files by size.
    pub(super) fn new(title: &'static str, mut rows: Vec<Row>) -> Self {
        rows.sort_by(|a, b| b.brotli.cmp(&a.brotli).then(a.part.cmp(&b.part)));
        Self { title, rows }
    }

    /// The compressed bytes of all parts together.
    pub(super) fn sum(&self) -> usize {
        self.rows.iter().map(|row| row.brotli).sum()
    }

    /// The sum in a table that was written out before.
    pub(super) fn recorded_sum(text: &str) -> Option<usize> {
        let line = text.lines().find(|line| line.starts_with("sum "))?;
        line.split_whitespace().last()?.parse().ok()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rows.iter().map(|row| row.part.len());
        let width = names.max().unwrap_or_default().max(self.title.len());
        let mut line = |part: &str, raw: &dyn fmt::Display, brotli: &dyn fmt::Display| {
            writeln!(formatter, "{part:<width$}  {raw:>9}  {brotli:>9}")
        };
        line(self.title, &"raw", &"brotli 11")?;
        for Row { part, raw, brotli } in &self.rows {
            line(part, raw, brotli)?;
        }
        let raw: usize = self.rows.iter().map(|row| row.raw).sum();
        line("sum", &raw, &self.sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |part: &str, raw, brotli| Row { part: part.to_owned(), raw, brotli };
        Table::new("first view", vec![row("index.html", 3000, 900), row("app.wasm", 300_000, 90_000)])
    }

    #[test]
    fn the_largest_part_comes_first_and_the_sum_last() {
        assert_eq!(
            table().to_string(),
            "first view        raw  brotli 11\n\
             app.wasm       300000      90000\n\
             index.html       3000        900\n\
             sum            303000      90900\n"
        );
    }

    #[test]
    fn a_written_table_is_read_back() {
        assert_eq!(Table::recorded_sum(&table().to_string()), Some(90_900));
        assert_eq!(Table::recorded_sum("nothing here"), None);
    }
}
